"""`magcli set`."""

from typing import Annotated

import typer

from magcli import editing, naming, store
from magcli.cli import _options, _show, _values


def run(
    name: Annotated[
        str, typer.Argument(metavar="ARTICLE|SERIES", help="slug, series/slug, or a path; a series' slug or title.")
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
    """Set keys in the front matter of an article or a series, and change nothing else in its file."""
    with store.locked(root, shared=dry_run):
        magazine = store.load(root)
        found = naming.named(magazine, store.inside(root, name))
        _options.require_readable(found.source, root)
        changes = _options.carry_out(
            root, lambda: editing.assign(magazine, found, values), dry_run=dry_run, as_json=as_json
        )
    if as_json:
        _show.document({"path": str(found.path), **_values.made(changes, dry_run=dry_run)})
    elif not dry_run:
        _show.note(f"{_show.path(root, found.path)}: {'set' if changes else 'it says so already'}")
