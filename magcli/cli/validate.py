"""`magcli validate`."""

from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from magcli import naming, store
from magcli.cli import _options, _show, _values
from magcli.model import Article, Magazine
from magcli.rules import _rule


def run(
    what: Annotated[list[str], typer.Argument(metavar="[WHAT]…", help="Articles or series; all without.")] = [],
    as_json: _options.Json = False,
    *,
    root: _options.Root,
) -> None:
    """Tell what is wrong, where, and what to write instead. Exit 1 when something is an error."""
    magazine = store.load(root)
    asked = {path for name in what for path in _paths(magazine, root, name)}
    found = [finding for finding in _rule.validate(magazine) if not what or finding.path in asked]
    if as_json:
        kinds = ("error", "warning", "info")
        counts = {kind: sum(finding.severity == kind for finding in found) for kind in kinds}
        _show.document({"findings": [_values.finding(finding) for finding in found], "counts": counts})
    else:
        with _show.paged():
            _show.findings(found, _show.texts(magazine), root)
        _show.count(found, asked if what else _show.texts(magazine).keys())
    raise typer.Exit(any(finding.severity == "error" for finding in found))


def _paths(magazine: Magazine, root: Path, name: str) -> set[PurePosixPath]:
    """Return the files that *name* stands for: those of a series, or one."""
    named = store.inside(root, name)
    if named == ".":
        return {path for path in magazine.files if path.suffix == ".md"} | {magazine.path}
    if PurePosixPath(named) in magazine.files and named.endswith(".md"):
        return {PurePosixPath(named)}
    found = naming.named(magazine, named)
    if isinstance(found, Article):
        return {found.path}
    return {found.path, *(a.path for a in magazine.articles.values() if a.series == found.slug)}
