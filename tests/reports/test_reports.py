"""What a report says of findings in the formats of servers and editors."""

import json
from pathlib import PurePosixPath
from typing import get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli import registry, reports
from magcli.cli._checking import Format
from magcli.errors import Unknown
from magcli.model import Diagnostic, Edit, Fix, Span
from magcli.reports import _report, github, junit, sarif
from magcli.reports._report import Entry, Report
from magcli.rules import _rule

FOUND = Diagnostic(
    PurePosixPath("un.md"),
    7,
    6,
    "NOTE001",
    "no note answers [^2]",
    "write [^2]: …",
    end_line=7,
    end_column=10,
    name="undefined-note",
)
LONG = Diagnostic(
    PurePosixPath("un.md"), 9, 1, "SER004", "50 %, l’an:\n2", severity="info", end_line=11, end_column=3, name="x"
)
WARNING = Diagnostic(
    PurePosixPath("un.md"),
    2,
    1,
    "META005",
    "no key 'tilte'",
    "write title",
    "warning",
    end_line=2,
    end_column=6,
    name="unknown-key",
    fix=Fix.of([Edit(Span(4, 9), "title")], is_safe=False),
)


def entry(found, place="articles/un été.md", fingerprint="abc"):
    return Entry(found=found, place=place, fingerprint=fingerprint)


def render(name, *found, places=("articles/un été.md",), **more):
    return _report.find(name).render(Report(entries=tuple(map(entry, found)), places=places, **more))


def test_every_format_can_be_asked_for():
    assert {*get_args(Format)} == {"text", "json", *registry.names(reports)}


def test_a_format_that_is_none_is_told_with_the_nearest():
    with pytest.raises(Unknown, match="did you mean gitlab"):
        _report.find("gitlabs")


def test_concise_is_a_line_a_finding():
    assert render("concise", WARNING, FOUND, LONG) == (
        "articles/un été.md:2:1: META005 no key 'tilte' (unknown-key, warning)\n"
        "articles/un été.md:7:6: NOTE001 no note answers [^2] (undefined-note)\n"
        "articles/un été.md:9:1: SER004 50 %, l’an: 2 (x, info)\n"
    )


def test_github_gets_commands_with_what_would_end_them_escaped():
    assert render("github", FOUND, WARNING, LONG) == (
        "::error file=articles/un été.md,line=7,endLine=7,col=6,endColumn=10,title=NOTE001 undefined-note"
        "::no note answers [^2]: write [^2]: …\n"
        "::warning file=articles/un été.md,line=2,endLine=2,col=1,endColumn=6,title=META005 unknown-key"
        "::no key 'tilte': write title\n"
        "::notice file=articles/un été.md,line=9,endLine=11,title=SER004 x::50 %25, l’an:%0A2\n"
    )


def test_github_escapes_colons_and_commas_in_what_is_no_message():
    told = github.render(Report(entries=(entry(FOUND, place="a,b:c%.md"),)))
    assert told.startswith("::error file=a%2Cb%3Ac%25.md,line=7,")


def test_gitlab_gets_what_code_quality_asks_for():
    (issue,) = json.loads(render("gitlab", FOUND))
    assert issue == {
        "description": "NOTE001 no note answers [^2]: write [^2]: …",
        "check_name": "undefined-note",
        "fingerprint": "abc",
        "severity": "major",
        "location": {"path": "articles/un été.md", "lines": {"begin": 7, "end": 7}},
    }
    assert render("gitlab") == "[]\n"


def test_junit_has_a_suite_a_file_and_a_test_a_finding():
    root = ElementTree.fromstring(render("junit", WARNING, FOUND, places=("articles/un été.md", "articles/deux.md")))
    assert (root.tag, root.attrib) == ("testsuites", {"name": "magcli", "tests": "3", "failures": "1"})
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("articles/deux.md", "1", "0"),
        ("articles/un été.md", "2", "1"),
    ]
    clean, weak, strong = root.iter("testcase")
    assert (clean.get("name"), list(clean)) == ("nothing wrong", [])
    assert [child.tag for child in weak] == ["system-out"]
    (failure,) = strong
    assert (failure.tag, failure.get("type")) == ("failure", "NOTE001")
    assert failure.text == "articles/un été.md:7:6: error: no note answers [^2]: write [^2]: …"


def test_what_fails_in_junit_is_what_fails_the_command():
    root = ElementTree.fromstring(render("junit", WARNING, FOUND, failing=("error", "warning")))
    assert root.get("failures") == "2"


@given(st.text())
def test_no_text_makes_junit_that_is_no_xml(text):
    found = Diagnostic(PurePosixPath("un.md"), 1, 1, "NOTE001", text, text, name="x")
    ElementTree.fromstring(junit.render(Report(entries=(entry(found, place=text or "x"),))).encode(errors="replace"))


def test_sarif_says_where_what_and_why():
    log = json.loads(render("sarif", WARNING, FOUND))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"], rule["defaultConfiguration"]["level"]) for rule in rules] == [
        ("META005", "unknown-key", "warning"),
        ("NOTE001", "undefined-note", "error"),
    ]
    rule = _rule.find("NOTE001")
    assert rules[1]["shortDescription"]["text"] == rule.title
    assert rules[1]["help"]["markdown"] == _rule.manual(rule)
    assert "Bad:" not in rules[1]["fullDescription"]["text"]
    weak, strong = run["results"]
    assert [(result["ruleId"], result["ruleIndex"], result["level"]) for result in run["results"]] == [
        ("META005", 0, "warning"),
        ("NOTE001", 1, "error"),
    ]
    place = strong["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "articles/un%20%C3%A9t%C3%A9.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 7, "startColumn": 6, "endLine": 7, "endColumn": 10}
    assert strong["partialFingerprints"] == {"magcli/v1": "abc"}
    assert "fixes" not in strong
    (fix,) = weak["fixes"]
    assert fix["description"]["text"].startswith("unsafe")
    assert fix["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": {"charOffset": 4, "charLength": 5}, "insertedContent": {"text": "title"}}
    ]


def test_sarif_names_a_file_on_another_drive_by_its_whole_address():
    log = json.loads(sarif.render(Report(entries=(entry(FOUND, place="D:/mag/un été.md"),))))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///D:/mag/un%20%C3%A9t%C3%A9.md"}


def test_sarif_of_nothing_is_a_log_of_no_results():
    (run,) = json.loads(sarif.render(Report(entries=())))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
