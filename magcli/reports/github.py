"""Workflow commands: GitHub Actions shows each finding in the change that brought it."""

from magcli.reports._report import Entry, Report, told

_KINDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report) -> str:
    """Return *report* as workflow commands, one a line."""
    return "".join(map(_command, report.entries))


def _command(entry: Entry) -> str:
    found = entry.found
    # GitHub knows columns within one line only.
    is_one_line = found.end_line in (0, found.line)
    columns = {"col": found.column, "endColumn": found.end_column or found.column} if is_one_line else {}
    properties = {
        "file": entry.place,
        "line": found.line,
        "endLine": found.end_line or found.line,
        **columns,
        "title": f"{found.code} {found.name}",
    }
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_KINDS[found.severity]} {listed}::{_data(told(found))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
