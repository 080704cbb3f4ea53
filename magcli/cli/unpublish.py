"""`magcli unpublish`."""

from typing import Annotated

import typer

from magcli import naming, publishing, store
from magcli.cli import _options, _show, _surroundings, _values


def run(
    names: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="slug, series/slug, or a path.")],
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Make drafts again of published articles; their dates stay, their pages go with the next export."""
    now = _surroundings.now()
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        named = (naming.article(magazine, store.inside(root, name)) for name in names)
        articles = {article.name: article for article in named}.values()
        for article in articles:
            _options.require_readable(article.source, root)
        published = tuple(article for article in articles if article.status == "published")
        changes = _options.carry_out(
            root, lambda: publishing.unpublish(magazine, published), dry_run=dry_run, as_json=as_json
        )
    if as_json:
        told = [{"name": a.name, "path": str(a.path), "date": _values.day(a.date)} for a in published]
        _show.document({"unpublished": told, **_values.made(changes, dry_run=dry_run)})
        return
    for article in articles:
        if article not in published:
            _show.note(f"{article.name} is {article.status or 'of no status'}, not published")
        elif not dry_run:
            is_out = publishing.is_out(article, magazine, now)
            outcome = "its page goes with the next export" if is_out else "it will not appear"
            outcome += ", and it is announced no more" if article.announce else ""
            _show.out(f"draft again: {article.name}; {outcome}")
