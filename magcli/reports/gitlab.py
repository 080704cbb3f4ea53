"""Code Quality of GitLab: a merge request shows what it brings and what it mends."""

import json

from magcli.reports._report import Entry, Report, told

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """Return *report* as the JSON that GitLab calls a Code Quality report."""
    return json.dumps([_issue(entry) for entry in report.entries], ensure_ascii=False, indent=2) + "\n"


def _issue(entry: Entry) -> dict[str, object]:
    found = entry.found
    return {
        "description": f"{found.code} {told(found)}",
        "check_name": found.name,
        "fingerprint": entry.fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": entry.place,
            "lines": {"begin": found.line, "end": found.end_line or found.line},
        },
    }
