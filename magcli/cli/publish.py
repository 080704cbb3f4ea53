"""`magcli publish`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from magcli import naming, publishing, store, validating
from magcli.cli import _options, _show, _surroundings, _values
from magcli.errors import Refused
from magcli.model import Article, Diagnostic, Magazine, Series


def run(
    names: Annotated[
        list[str], typer.Argument(metavar="ARTICLE|SERIES…", help="Articles; of a series, the parts that are ready.")
    ],
    unready: Annotated[bool, typer.Option("--all", help="Of a series also drafts, and parts in review.")] = False,
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Publish articles, on their date or today. Exit 1, and write nothing, when what readers would see has errors."""
    now = _surroundings.now()
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        asked = _asked(magazine, names, root, unready=unready)
        today = magazine.day(now)
        after = publishing.as_published(magazine, asked.new, today)
        found = publishing.about(validating.validate(after), after, asked.new) if asked.new else ()
        refused = any(finding.severity == "error" for finding in found)
        new = () if refused else asked.new
        changes = _options.carry_out(
            root, lambda: publishing.publish(magazine, new, today), dry_run=dry_run and not refused, as_json=as_json
        )
    if as_json:
        told = _document(replace(asked, new=new), found, after, now)
        _show.document(told | _values.made(changes, dry_run=dry_run))
    if refused:
        errors = [finding for finding in found if finding.severity == "error"]  # the rest does not stand in the way
        _show.findings(() if as_json else errors, _show.texts(magazine), root, aside=True)
        raise Refused("published", found)
    if not as_json:
        _tell(asked, found, after, now, root, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the names that were given stand for: what is to be published, what is already, and what is not ready."""

    new: tuple[Article, ...]
    already: tuple[Article, ...]
    left: tuple[Article, ...]


def _asked(magazine: Magazine, names: Sequence[str], root: Path, *, unready: bool) -> Asked:
    new: dict[str, Article] = {}
    parts: dict[str, Article] = {}
    for name in names:
        named = naming.named(magazine, store.inside(root, name))
        found = publishing.to_publish(named, magazine, unready=unready) if isinstance(named, Series) else (named,)
        new |= {article.name: article for article in found}
        if isinstance(named, Series):
            parts |= {article.name: article for article in publishing.written(named, magazine)}
    already = tuple(article for article in new.values() if publishing.is_published(article))
    left = (a for a in parts.values() if a.name not in new and not publishing.is_published(a))
    return Asked(tuple(article for article in new.values() if article not in already), already, tuple(left))


def _tell(
    asked: Asked, found: Sequence[Diagnostic], after: Magazine, now: datetime, root: Path, *, dry_run: bool
) -> None:
    for article in () if dry_run else asked.new:
        _show.out(_outcome(after.articles[article.name], after, now))
        if not article.source.body.strip():
            _show.note(f"{article.name} has no text")
    for article in asked.already:
        _show.note(f"already {_outcome(article, after, now)}")
    for article in asked.left:
        _show.note(f"left: {article.name} is {article.status or 'of no status'}")
    if told := _show.summary(found):
        files = [_show.path(root, path) for path in sorted({finding.path for finding in found})]
        shown = _options.command(root, "validate", *files)
        _show.note(f"{told}: {shown}")


def _outcome(article: Article, magazine: Magazine, now: datetime) -> str:
    day = magazine.day(article.date).isoformat() if article.date else ""
    if publishing.is_out(article, magazine, now):
        return f"published: {article.name}, {day}"
    return f"scheduled: {article.name} appears on {day}"


def _document(asked: Asked, found: Sequence[Diagnostic], after: Magazine, now: datetime) -> dict[str, object]:
    def told(article: Article) -> dict[str, object]:
        is_ahead = publishing.is_published(article) and not publishing.is_out(article, after, now)
        return {
            "name": article.name,
            "path": str(article.path),
            "status": "scheduled" if is_ahead else article.status,
            "date": _values.day(article.date),
        }

    return {
        "published": [told(after.articles[article.name]) for article in asked.new],
        "already": [told(article) for article in asked.already],
        "left": [told(article) for article in asked.left],
        "findings": [_values.finding(finding) for finding in found],
    }
