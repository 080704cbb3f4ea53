"""`magcli due`."""

from typing import Annotated

import typer

from magcli import drafting, scheduling, validating
from magcli.cli import _options, _show, _surroundings, _values
from magcli.desk import survey
from magcli.text import periods


def run(
    within: Annotated[
        str, typer.Option(metavar="PERIOD", help='Also what is to come by then: "1 week", "10 days", "1 mois".')
    ] = "",
    as_json: _options.Json = False,
    *,
    root: _options.Root,
) -> None:
    """Tell what is late: name, status, date, who, how late. Exit 1 when something is, or cannot be read."""
    period = drafting.given(within, periods.parse) if within else None
    magazine = _options.load(root)
    now = _surroundings.now()
    desk = survey(magazine, (), now)
    coming = desk.coming(scheduling.later(magazine.day(now), period)) if period else ()
    if as_json:
        told = {"late": desk.late, "coming": coming}
        _show.document({key: [_values.due(row) for row in rows] for key, rows in told.items()})
    elif desk.late or coming:
        rows = [(row.name, row.status, row.day, row.who, row.wait) for row in (*desk.late, *coming)]
        _show.table(("article", "status", "date", "who", "due"), rows, shrink=[3], then=[0])
    if unread := validating.unreadable(magazine):
        _show.findings(unread, _show.texts(magazine), root, aside=True)
        _show.note("nobody knows what is due in what cannot be read")
    raise typer.Exit(bool(desk.late or unread))
