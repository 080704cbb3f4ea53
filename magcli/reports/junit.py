"""JUnit's XML, which every CI server reads: a suite for each file, a test for each finding."""

from collections.abc import Sequence
from itertools import groupby

from magcli.reports._report import Entry, Report, told
from magcli.text import xml


def render(report: Report) -> str:
    """Return *report* as XML: what fails is a failure, all else passes with a word about it."""
    by_place: dict[str, tuple[Entry, ...]] = dict.fromkeys(report.places, ())
    by_place |= {place: tuple(found) for place, found in groupby(report.entries, key=lambda entry: entry.place)}
    suites = [_suite(place, entries, report) for place, entries in sorted(by_place.items())]
    counts = _counts(list(by_place.values()), report)
    return f"{xml.DECLARATION}{xml.parent('testsuites', suites, name='magcli', **counts)}\n"


def _counts(found: Sequence[Sequence[Entry]], report: Report) -> dict[str, str]:
    fails = sum(entry.found.severity in report.failing for entries in found for entry in entries)
    return {"tests": str(sum(max(1, len(entries)) for entries in found)), "failures": str(fails)}


def _suite(place: str, entries: Sequence[Entry], report: Report) -> str:
    tests = [_test(entry, fails=entry.found.severity in report.failing) for entry in entries]
    clean = xml.element("testcase", name="nothing wrong", classname=place, file=place)
    counts = _counts([entries], report)
    return xml.parent("testsuite", tests or [clean], name=place, errors="0", skipped="0", **counts)


def _test(entry: Entry, *, fails: bool) -> str:
    found = entry.found
    place = f"{found.line}:{found.column}"
    text = f"{entry.place}:{place}: {found.severity}: {told(found)}"
    outcome = (
        xml.element("failure", text, message=found.message, type=found.code)
        if fails
        else xml.element("system-out", text)
    )
    name = f"{found.code} {found.name} {place}"
    return xml.parent("testcase", [outcome], name=name, classname=entry.place, file=entry.place, line=str(found.line))
