"""`magcli series plan`."""

from typing import Annotated

import typer

from magcli import drafting, fields, naming, ordering, store
from magcli.cli import _options, _show, _values
from magcli.model import Part


def run(
    name: _options.SeriesName,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What the part will be called.")],
    date: Annotated[str, typer.Option(metavar="DATE", help="The day it is to appear: 2015-07-18.")] = "",
    author: Annotated[list[str], typer.Option(metavar="PERSON", help="Who will write it. Repeatable.")] = [],
    announce: Annotated[bool, typer.Option("--announce", help="Show it to readers as to come.")] = False,
    to: _options.To = None,
    before: _options.Before = "",
    after: _options.After = "",
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Hold the place of a part that is not written yet, the last one unless told otherwise."""
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        series = _options.a_series(magazine, name, root)
        part = Part(
            title=title,
            date=drafting.day(date) if date else None,
            authors=tuple(fields.person(person, magazine.people) for person in author if person),
            announce=announce,
        )
        place = ordering.slot(series, to, before, after)
        changes = _options.carry_out(
            root, lambda: ordering.plan(series, part, place, magazine), dry_run=dry_run, as_json=as_json
        )
    if as_json:
        told = _values.place(series.slug, naming.handle(part), place, len(series.parts) + 1)
        _show.document(told | _values.made(changes, dry_run=dry_run))
    elif not dry_run:
        _show.note(f"{naming.handle(part)} is part {place + 1} of {len(series.parts) + 1}, planned")
