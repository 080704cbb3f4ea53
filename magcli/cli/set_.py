"""`magcli set`."""

from typing import Annotated

import typer

from magcli import editing, naming, publishing, store
from magcli.cli import _options, _show, _values
from magcli.model import Article, Change


def run(
    name: Annotated[
        str,
        typer.Argument(metavar="ARTICLE|SERIES", help="An article, a series, or a planned part, by name."),
    ],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="KEY=VALUE…",
            help="Also image.alt=…; lists with commas; tags+=… adds, tags-=… takes out; no value removes the key.",
        ),
    ],
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Set keys of an article, a series or a planned part, and change nothing else in the file."""
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        slot = naming.planned(magazine, name)
        found = slot[0] if slot else naming.named(magazine, store.inside(root, name))
        _options.require_readable(found.source, root)

        def changes() -> tuple[Change, ...]:
            if slot:
                return editing.assign_planned(magazine, *slot, values)
            edits = editing.assign(magazine, found, values)
            if isinstance(found, Article):
                publishing.require_as_public(magazine, found, edits)
            return edits

        made = _options.carry_out(root, changes, dry_run=dry_run, as_json=as_json)
    if as_json:
        _show.document({"path": str(found.path), **_values.made(made, dry_run=dry_run)})
    elif not dry_run:
        _show.note(f"{_show.path(root, found.path)}: {'set' if made else 'it says so already'}")
