"""`magcli series reorder`."""

from typing import Annotated, Literal

import typer

from magcli import arranging, ordering, reading, store
from magcli.cli import _options, _show, _surroundings
from magcli.cli.series import _order
from magcli.errors import NotAllowed
from magcli.model import Magazine, Series

Parts = Annotated[
    list[str], typer.Argument(metavar="[PART]…", help="All parts in their new order; - reads them, one a line.")
]


def run(
    name: _options.SeriesName,
    parts: Parts = [],
    move: Annotated[str, typer.Option(metavar="PART", help="The one part to move.")] = "",
    to: _options.To = None,
    before: _options.Before = "",
    after: _options.After = "",
    first: _options.First = False,
    last: _options.Last = False,
    by: Annotated[Literal["date", "title"] | None, typer.Option(help="Sort the parts.", show_default=False)] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Turn the order round.")] = False,
    edit: Annotated[bool, typer.Option("--edit", help="Move the lines of a list in $VISUAL or $EDITOR.")] = False,
    redate: _options.Redate = False,
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Change the order of a series, and nothing else. Without a new order: by hand, in a list on the terminal.

    PART is a slug, a planned title or a number.
    """
    way = [bool(parts), bool(move), bool(by), reverse, edit]
    place = _order.Place(to=to, before=before, after=after, first=first, last=last)
    if sum(way) > 1:
        raise NotAllowed("say the new order in one way", "all parts, or one of --move, --by, --reverse and --edit")
    if place.count and not move:
        raise NotAllowed("--to, --before, --after, --first and --last go with --move", "name the part to move")
    manner = _order.Manner(root=root, redate=redate, as_json=as_json, dry_run=dry_run)
    if edit or (not any(way) and _surroundings.can_be_asked() and _show.is_seen()):
        # Nobody else has to wait while somebody thinks; what changed meanwhile is not written over.
        magazine = _options.load(root)
        manner.by_hand(magazine, _options.a_series(magazine, name, root), edit=edit)
        return
    if not any(way) and not redate:
        raise NotAllowed("no terminal to show a list on", "say the new order: all parts, --move, --by, --reverse")
    names = _names() if parts == ["-"] else parts
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        series = _options.a_series(magazine, name, root)
        order = place.moved(series, move) if move else _said(series, magazine, names, by, reverse=reverse)
        manner.give(magazine, series, order)


def _names() -> list[str]:
    text = store.text_of(_surroundings.standard_input(reading.LARGEST), "standard input")
    if names := arranging.names_on(text):
        return names
    raise NotAllowed("standard input names no part", "write all parts, one a line")


def _said(series: Series, magazine: Magazine, names: list[str], by: str | None, *, reverse: bool) -> ordering.Order:
    if names:
        return ordering.in_order(series, names)
    if by:
        return (ordering.by_date if by == "date" else ordering.by_title)(series, magazine)
    return ordering.reversed_(series) if reverse else tuple(range(len(series.parts)))
