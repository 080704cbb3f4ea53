"""How `magcli validate` tells what it found: for people, for scripts, for servers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

from magcli import store
from magcli.cli import _options, _show, _values
from magcli.cli._checking import Asked, Checked
from magcli.fingerprints import fingerprints
from magcli.model import SEVERITIES, Diagnostic
from magcli.text.words import counted


def tell(root: Path, asked: Asked, checked: Checked) -> None:
    """Tell what was found as it was *asked* for: the findings to stdout, how many they are to stderr."""
    if asked.form == "json":
        made = _made(checked, asked) if asked.mends else {}
        _show.document({**_document(checked.found, asked), "counts": _counts(checked.found), **made})
    elif asked.diff:
        # What comes from standard input is compared with that.
        _show.diff((store.shown if asked.is_stdin else store.diff)(root, checked.changes))
    elif asked.fix and asked.is_stdin:
        _show.binary(_mended_stdin(checked))
        _show.findings(checked.found, checked.texts, root, aside=True)
    else:
        _shown(root, asked, checked)
    if asked.form != "json":
        _show.count(checked.found, checked.files, passed_over=checked.passed_over)
    if asked.mends:
        _tell_mended(root, asked, checked)
    if checked.mended:
        verb = "is" if checked.mended == 1 else "are"
        _show.note(f"{checked.mended} of the baseline {verb} mended: write it anew with --write-baseline")


def _made(checked: Checked, asked: Asked) -> dict[str, object]:
    return {"mended": checked.repaired, **_values.made(checked.changes, dry_run=asked.diff)}


def _mended_stdin(checked: Checked) -> bytes:
    """Return what standard input becomes; as it came when nothing is mended, or nobody can read it."""
    texts = [change.text.encode() for change in checked.changes if change.text is not None]
    return texts[0] if texts else checked.given


def _tell_mended(root: Path, asked: Asked, checked: Checked) -> None:
    for refused in checked.refused:
        where = f"{_show.path(root, refused.path)}:{refused.line}:{refused.column}"
        _show.note(f"{where}: {refused.code} is left: its repair would take a word or a note from readers")
    if checked.waiting:
        _show.note(f"{counted(len(checked.waiting), 'finding')} can be mended when these are: run it again")
    verb = "would be " if asked.diff else ""
    told = f"{counted(checked.repaired, 'finding')} {verb}mended in {counted(len(checked.changes), 'file')}"
    if asked.diff:
        _show.note(f"{told}; nothing was written")
    elif asked.writes and checked.changes:
        _show.note(f"{told}; to take that back: {_options.command(root, 'undo')}")
    else:
        _show.note(told)


def _shown(root: Path, asked: Asked, checked: Checked) -> None:
    if asked.form != "text":
        _show.text(_report(root, asked, checked))
        return
    with nullcontext() if asked.watch else _show.paged():
        if asked.statistics and checked.found:
            rows = [tuple(map(str, row.values())) for row in _statistics(checked.found)]
            _show.table(("code", "name", "found", "--fix", "--unsafe"), rows, shrink=[1])
        else:
            _show.findings(checked.found, checked.texts, root)


def _report(root: Path, asked: Asked, checked: Checked) -> str:
    from magcli.reports import _report  # only for servers

    marks = fingerprints(checked.found, checked.texts)
    entries = (
        _report.Entry(found=found, place=_show.path(root, found.path), fingerprint=mark)
        for found, mark in zip(checked.found, marks, strict=True)
    )
    places = sorted(_show.path(root, path) for path in checked.files)
    report = _report.Report(entries=tuple(entries), places=tuple(places), failing=asked.failing)
    return _report.find(asked.form).render(report)


def _document(found: Sequence[Diagnostic], asked: Asked) -> dict[str, object]:
    if asked.statistics:
        return {"statistics": list(_statistics(found))}
    return {"findings": [_values.finding(diagnostic) for diagnostic in found]}


def _counts(found: Iterable[Diagnostic]) -> dict[str, int]:
    number = Counter(diagnostic.severity for diagnostic in found)
    return {kind: number[kind] for kind in SEVERITIES}


def _statistics(found: Iterable[Diagnostic]) -> Iterable[dict[str, object]]:
    """Yield how often each rule found something, and how much of that can be mended; the busiest rule first."""
    by_rule: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in found:
        by_rule.setdefault((diagnostic.code, diagnostic.name), []).append(diagnostic)
    for (code, name), its in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0])):
        safe = sum(diagnostic.is_mendable for diagnostic in its)
        fixes = sum(diagnostic.fix is not None for diagnostic in its)
        yield {"code": code, "name": name, "count": len(its), "safe": safe, "unsafe": fixes - safe}
