"""`magcli series reorder`."""

import shlex
from pathlib import Path
from typing import Annotated, Literal

import typer

from magcli import naming, ordering, store
from magcli.cli import _options, _show
from magcli.errors import NotAllowed
from magcli.model import Series

Parts = Annotated[list[str], typer.Argument(metavar="[PART]…", help="All parts in their new order.")]


def run(
    name: _options.SeriesName,
    parts: Parts = [],
    move: Annotated[str, typer.Option(metavar="PART", help="The one part to move.")] = "",
    to: _options.To = None,
    before: _options.Before = "",
    after: _options.After = "",
    first: Annotated[bool, typer.Option("--first", help="Move it to the front.")] = False,
    last: Annotated[bool, typer.Option("--last", help="Move it to the end.")] = False,
    by: Annotated[Literal["date", "title"] | None, typer.Option(help="Sort the parts.", show_default=False)] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Turn the order round.")] = False,
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Change the order of a series, and nothing else. PART is a slug, a planned title or a number."""
    if sum(map(bool, (parts, move, by, reverse))) != 1:
        raise NotAllowed("say the new order in one way", "all parts, or one of --move, --by and --reverse")
    if sum(map(bool, (to is not None, before, after, first, last))) != bool(move):
        raise NotAllowed("--move goes with one place", "one of --to, --before, --after, --first and --last")
    with store.locked(root, shared=dry_run):
        magazine = store.load(root)
        series = _options.a_series(magazine, name, root)
        if parts:
            order = ordering.in_order(series, parts)
        elif by:
            order = (ordering.by_date if by == "date" else ordering.by_title)(series, magazine)
        elif reverse:
            order = ordering.reversed_(series)
        elif before or after:
            order = ordering.moved_beside(series, move, before or after, after=bool(after))
        else:
            order = ordering.moved(series, move, _place(series, to, first=first))
        if not (as_json and dry_run):  # one document, and nothing beside it
            _options.carry_out(root, lambda: ordering.reorder(series, order), dry_run=dry_run)
    after_it = ordering.reordered(series, order)
    _tell(series, after_it, _undo(series, order, root), as_json=as_json, dry_run=dry_run)


def _place(series: Series, to: int | None, *, first: bool) -> int:
    if to is not None:
        return ordering.checked(to, len(series.parts))
    return 0 if first else len(series.parts)


def _undo(before: Series, order: ordering.Order, root: Path) -> str:
    """Return the command that gives *before* its order back; parts whose name is not enough by number."""
    names = [naming.handle(part) for part in before.parts]
    told = [
        name if names.count(name) == 1 and name != "?" else str(order.index(place) + 1)
        for place, name in enumerate(names)
    ]
    options = ["--"] if any(name.startswith("-") for name in told) else []
    return shlex.join(["magcli", *_options.root_option(root), "series", "reorder", before.slug, *options, *told])


def _tell(before: Series, after: Series, undo: str, *, as_json: bool, dry_run: bool) -> None:
    old, new = ([naming.handle(part) for part in series.parts] for series in (before, after))
    if as_json:
        _show.document({"series": before.slug, "before": old, "after": new, "undo": undo})
    elif not dry_run:
        numbers = range(1, len(old) + 1)
        _show.table(("no.", "before", "after"), [(str(n), *pair) for n, *pair in zip(numbers, old, new, strict=True)])
        _show.out(f"undo: {undo}" if before.parts != after.parts else "the order is the same")
