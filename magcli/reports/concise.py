"""A line a finding, as compilers write them: editors jump to the place."""

import re

from magcli.reports._report import Entry, Report

_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def render(report: Report) -> str:
    """Return *report* as lines `path:line:column: CODE message (name)`."""
    return "".join(map(_line, report.entries))


def _line(entry: Entry) -> str:
    found = entry.found
    weight = "" if found.severity == "error" else f", {found.severity}"
    message = _UNPRINTED.sub(" ", found.message)
    return f"{entry.place}:{found.line}:{found.column}: {found.code} {message} ({found.name}{weight})\n"
