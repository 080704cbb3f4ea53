"""`magcli series remove`."""

from typing import Annotated

import typer

from magcli import naming, ordering, store
from magcli.cli import _options, _show, _values


def run(
    name: _options.SeriesName,
    part: Annotated[str, typer.Argument(metavar="PART", help="Its slug, its planned title, or its number.")],
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Take a part off the list. The file of a written one stays where it is."""
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        series = _options.a_series(magazine, name, root)
        place = naming.place(series, part)
        gone = series.parts[place]
        changes = _options.carry_out(root, lambda: ordering.remove(series, place), dry_run=dry_run, as_json=as_json)
    if as_json:
        told = _values.place(series.slug, naming.handle(gone), place, len(series.parts) - 1)
        _show.document(told | _values.made(changes, dry_run=dry_run))
    if as_json or dry_run:
        return
    if article := magazine.article_of(series, gone):
        refused = "" if article.weight_of_missing == "warning" else "; until it is, exports are refused"
        again = _options.command(root, "series", "add", series.slug, gone.slug)
        _show.note(f"{_show.path(root, article.path)} stays; list it again with: {again}{refused}")
    _show.note(f"{naming.handle(gone)} was part {place + 1}; {len(series.parts) - 1} are left")
