"""`magcli series move`."""

from typing import Annotated

import typer

from magcli import store
from magcli.cli import _options
from magcli.cli.series import _order


def run(
    name: _options.SeriesName,
    part: Annotated[str, typer.Argument(metavar="PART", help="Its slug, its planned title, or its number.")],
    to: _options.To = None,
    before: _options.Before = "",
    after: _options.After = "",
    first: _options.First = False,
    last: _options.Last = False,
    redate: _options.Redate = False,
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Give one part of a series another place: what `series reorder --move` does."""
    place = _order.Place(to=to, before=before, after=after, first=first, last=last)
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        series = _options.a_series(magazine, name, root)
        manner = _order.Manner(root=root, redate=redate, as_json=as_json, dry_run=dry_run)
        manner.give(magazine, series, place.moved(series, part))
