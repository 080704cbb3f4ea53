"""SARIF 2.1.0 (OASIS), which code scanning services and editors read."""

import json
from collections.abc import Iterable
from urllib.parse import quote

from magcli import __version__
from magcli.model import Diagnostic, Edit, Fix
from magcli.reports._report import Entry, Report, told
from magcli.rules import _rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}

Values = dict[str, object]


def render(report: Report) -> str:
    """Return *report* as a SARIF log; its rules are those that found something."""
    found: dict[str, list[Diagnostic]] = {}
    for entry in report.entries:
        found.setdefault(entry.found.code, []).append(entry.found)
    codes = sorted(found)
    run: Values = {
        "tool": {
            "driver": {
                "name": "magcli",
                "semanticVersion": __version__,
                "rules": [_about(_rule.find(code), found[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(entry, codes.index(entry.found.code)) for entry in report.entries],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _about(rule: _rule.Rule, found: Iterable[Diagnostic]) -> Values:
    worst = min((diagnostic.severity for diagnostic in found), key=list(_LEVELS).index)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": _explanation(rule)},
        "help": {"text": rule.page, "markdown": _rule.manual(rule)},
        "defaultConfiguration": {"level": _LEVELS[worst]},
    }


def _explanation(rule: _rule.Rule) -> str:
    """Return what the page of *rule* says before its examples."""
    return rule.page.partition("\nBad:")[0].strip()


def _result(entry: Entry, rule: int) -> Values:
    found = entry.found
    artifact = _artifact(entry.place)
    result: Values = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": told(found)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(found)}}],
        "partialFingerprints": {"magcli/v1": entry.fingerprint},
    }
    return {**result, "fixes": [_fix(found.fix, artifact, found.hint)]} if found.fix else result


def _artifact(place: str) -> dict[str, str]:
    """Return where *place* is: from the folder of the run, or, on another drive of Windows, from the top."""
    if place[1:3] == ":/":
        return {"uri": f"file:///{quote(place, safe='/:', errors='surrogateescape')}"}
    return {"uri": quote(place, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}


def _region(found: Diagnostic) -> Values:
    return {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line or found.line,
        "endColumn": found.end_column or found.column,
    }


def _fix(fix: Fix, artifact: dict[str, str], hint: str) -> Values:
    to_see = "" if fix.is_safe else "unsafe, look at it: "
    changes = {"artifactLocation": artifact, "replacements": [_replacement(edit) for edit in fix.edits]}
    return {"description": {"text": f"{to_see}{hint or 'mend it'}"}, "artifactChanges": [changes]}


def _replacement(edit: Edit) -> Values:
    region = {"charOffset": edit.span.start, "charLength": edit.span.end - edit.span.start}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
