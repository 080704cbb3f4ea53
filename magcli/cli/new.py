"""`magcli new`."""

import uuid
from pathlib import Path
from typing import Annotated

import typer

from magcli import drafting, reading, store
from magcli.cli import _options, _show, _surroundings, _values


def run(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="The title, with all its accents and punctuation.")],
    *,
    series: Annotated[
        str | None, typer.Option(metavar="SERIES", help="The series it becomes a part of.", show_default=False)
    ] = None,
    planned: Annotated[str, typer.Option(metavar="PLANNED", help="The planned part that it fills.")] = "",
    author: Annotated[list[str], typer.Option(metavar="PERSON", help="An id of people, or a name. Repeatable.")] = [],
    guest: Annotated[list[str], typer.Option(metavar="PERSON", help='"Name, role, organisation". Repeatable.')] = [],
    date: Annotated[
        str, typer.Option(metavar="DATE", help="2015-07-04.", show_default="the planned day, or none yet")
    ] = "",
    section: Annotated[str, typer.Option(metavar="TEXT", help="The section it stands in.")] = "",
    tag: Annotated[list[str], typer.Option(metavar="TEXT", help="Repeatable.")] = [],
    slug: Annotated[
        str, typer.Option(metavar="TEXT", help="Its file name and address.", show_default="made from the title")
    ] = "",
    from_: Annotated[
        str, typer.Option("--from", metavar="FILE|-", help="Start with the text of a file, or of stdin.")
    ] = "",
    edit: Annotated[bool, typer.Option("--edit", help="Open it in $VISUAL or $EDITOR.")] = False,
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    root: _options.Root,
) -> None:
    """Write a draft, as the last part of its series, and print its path."""
    editor = _surroundings.editor() if edit and not dry_run else []
    brief = drafting.Brief(
        title=title,
        slug=slug,
        planned=planned,
        authors=tuple(filter(None, author)),
        guests=tuple(filter(None, guest)),
        date=date,
        section=section,
        tags=tuple(filter(None, tag)),
        text=_text(from_),
        origin="standard input" if from_ == "-" else from_,
    )
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        home = _options.a_series(magazine, series, root) if series is not None else None
        changes = _options.carry_out(
            root, lambda: drafting.article(magazine, brief, home, str(uuid.uuid4())), dry_run=dry_run, as_json=as_json
        )
    if as_json:
        _show.document({"path": str(changes[0].path), **_values.made(changes, dry_run=dry_run)})
    if dry_run:
        return
    path = _show.path(root, changes[0].path)
    if not as_json:
        _show.out(path)
    if editor:
        _surroundings.edit(Path(path), editor)


def _text(name: str) -> str:
    if name == "-":
        return store.text_of(_surroundings.standard_input(reading.LARGEST), "standard input")
    return store.read_text(Path(name)) if name else ""
