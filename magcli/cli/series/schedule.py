"""`magcli series schedule`."""

from typing import Annotated

import typer

from magcli import drafting, naming, scheduling, store
from magcli.cli import _options, _show, _values
from magcli.text import periods


def run(
    name: _options.SeriesName,
    start: Annotated[
        str, typer.Option(metavar="DATE", help="The first day: 2015-07-04.", show_default="what its file says")
    ] = "",
    every: Annotated[
        str,
        typer.Option(metavar="PERIOD", help="1 week, 10 days, 1 mois.", show_default="what its file says, or 1 week"),
    ] = "",
    weekday: Annotated[str, typer.Option(metavar="DAY", help="Always on this day: sat or samedi.")] = "",
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Deal dates out to the parts of a series that are not published, in their order; published ones never move."""
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        series = scheduling.starting(
            _options.a_series(magazine, name, root),
            magazine,
            drafting.day(start) if start else None,
            drafting.given(every, periods.parse) if every else None,
            drafting.given(weekday, periods.weekday) if weekday else None,
        )
        order = range(len(series.parts))
        dates = scheduling.deal(series, magazine, order)
        changes = _options.carry_out(
            root,
            lambda: scheduling.reorder(series, magazine, order, dates, scheduled=True),
            dry_run=dry_run,
            as_json=as_json,
        )
    undo = _options.command(root, "undo")
    told = [
        (number, naming.handle(series.parts[part.place]), _values.day(part.was), _values.day(part.date))
        for number, part in enumerate(dates, 1)
    ]
    if as_json:
        parts = [dict(zip(("number", "part", "before", "after"), row, strict=True)) for row in told]
        document = {"series": series.slug, "schedule": _values.schedule(series.schedule), "parts": parts}
        undone = undo if changes and not dry_run else None
        _show.document({**document, "undo": undone, **_values.made(changes, dry_run=dry_run)})
    elif not dry_run:
        rows = [(str(number), name, was or "", new or "") for number, name, was, new in told]
        _show.table(("no.", "part", "date", "new date"), rows, shrink=[1])
        _show.out(f"undo: {undo}" if changes else "the dates are the same")
