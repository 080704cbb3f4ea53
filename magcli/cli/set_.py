"""`magcli set`."""

from typing import Annotated

import typer

from magcli import editing, naming, store
from magcli.cli import _options, _show


def run(
    article: _options.ArticleName,
    values: Annotated[
        list[str],
        typer.Argument(metavar="KEY=VALUE…", help="Also image.alt=…; lists with commas; no value removes the key."),
    ],
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Set keys of an article's front matter, and change nothing else in its file."""
    with store.locked(root, shared=dry_run):
        magazine = store.load(root)
        found = naming.article(magazine, store.inside(root, article))
        _options.require_readable(found.source, root)
        changes = _options.carry_out(root, lambda: editing.assign(magazine, found, values), dry_run=dry_run)
    if not dry_run:
        _show.note(f"{_show.path(root, found.path)}: {'set' if changes else 'it says so already'}")
