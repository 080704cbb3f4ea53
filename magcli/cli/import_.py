"""`magcli import`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from magcli import store
from magcli.cli import _options, _show, _values
from magcli.errors import AlreadyThere, NotAllowed
from magcli.model import Change, Move
from magcli.text.words import counted

if TYPE_CHECKING:
    from magcli.importers._values import Remark
    from magcli.importing import Arrival, Plan

MOST = 5
"""Articles in the way that are named."""

Taken = Literal["refuse", "replace", "rename", "keep"]


def run(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="A web page, a .docx or .odt, a WordPress export, a generator's folder."
        ),
    ],
    *,
    series: Annotated[
        str | None,
        typer.Option(metavar="SERIES", help="All of it becomes the last parts of this series.", show_default=False),
    ] = None,
    from_: Annotated[
        str, typer.Option("--from", metavar="KIND", help="What it is.", show_default="what it looks like")
    ] = "",
    status: Annotated[
        Literal["draft", "review", "ready", "published"] | None,
        typer.Option(help="What all articles get, but hidden ones.", show_default="what the source says, or draft"),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Articles that are there give way.")] = False,
    rename: Annotated[bool, typer.Option("--rename", help="They stay, and what comes gets another name.")] = False,
    skip: Annotated[bool, typer.Option("--skip", help="They stay, and what comes is left out.")] = False,
    uploads: Annotated[
        str | None,
        typer.Option(metavar="DIR", help="WordPress: the folder wp-content/uploads, for images.", show_default=False),
    ] = None,
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    root: _options.Root,
) -> None:
    """Bring in what was written elsewhere, and say what was guessed.

    Nothing is written when an article that is already there says something else.
    """
    from magcli import importing  # the Markdown parser, which `magcli --help` need not pay for
    from magcli.cli import _sources

    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        home = _options.a_series(magazine, series, root).slug if series is not None else ""
        sources = _sources.read(names, from_, uploads, root)
        content = _sources.content(sources)
        wishes = importing.Wishes(
            series=home,
            status=status or "",
            taken=_taken(replace=replace, rename=rename, skip=skip),
            digest=lambda shown: store.fingerprint(content(shown)),
            held=lambda path: store.held(root, path),
        )
        found = importing.merged([(source.folder, source.found) for source in sources])
        plan = importing.plan(magazine, found, wishes)
        if plan.taken:
            raise _in_the_way(root, plan.taken)
        files = ((path, content(shown)) for path, shown in plan.files.items())
        with nullcontext(()) if dry_run else store.brought(root, files) as moves:
            changes: tuple[Change | Move, ...] = (*plan.changes, *moves)
            made = _options.carry_out(root, lambda: changes, dry_run=dry_run, as_json=as_json)
    if as_json:
        _show.document(_values.imported(plan) | {"dry_run": dry_run, "written": [str(one.path) for one in made]})
        return
    _tell(root, plan, dry_run=dry_run)


def _taken(*, replace: bool, rename: bool, skip: bool) -> Taken:
    """Return what happens where an article is there already. Raises NotAllowed when two things are asked for."""
    asked: list[Taken] = []
    asked += ["replace"] if replace else []
    asked += ["rename"] if rename else []
    asked += ["keep"] if skip else []
    if len(asked) > 1:
        raise NotAllowed("only one of --replace, --rename and --skip can be done", "leave the others out")
    return asked[0] if asked else "refuse"


def _in_the_way(root: Path, taken: Sequence["Arrival"]) -> AlreadyThere:
    names = [_show.path(root, arrival.path) for arrival in taken]
    told = ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "")
    # One that is known by its id cannot be another one.
    ways = "--replace" if any(arrival.was_brought_in for arrival in taken) else "--replace, --rename"
    return AlreadyThere(told, f"{ways} or --skip says what to do", many=len(names) > 1)


def _tell(root: Path, plan: "Plan", *, dry_run: bool) -> None:
    """Print the path of each article that is new, and below it what a person may want to know."""
    files = {_file(arrival) for arrival in plan.arrivals}
    for arrival in plan.arrivals:
        path = _show.path(root, arrival.path)
        if arrival.comes and not dry_run:
            _show.out(path)
        elif arrival.remarks and arrival.comes:
            _show.note(path)
        if arrival.comes:
            _tell_remarks(arrival.remarks, _file(arrival) if len(files) > 1 else "")
    _tell_remarks(plan.remarks)
    _show.note(_sum(plan, dry_run=dry_run))


def _file(arrival: "Arrival") -> str:
    """Return the file of the source that *arrival* comes from."""
    return arrival.piece.origin.partition("#")[0]


def _tell_remarks(remarks: Iterable["Remark"], file: str = "") -> None:
    """Print *remarks* on what comes from *file*, which is named where one of several can be meant."""
    for remark in remarks:
        line = f"line {remark.line}" if remark.line else ""
        place = ", ".join(filter(None, (file, line)))
        where = f" ({place})" if place else ""
        _show.note(f"  {remark.certainty:<7}  {remark.what}{where}: {remark.told}")


def _sum(plan: "Plan", *, dry_run: bool) -> str:
    """Return what was done, in one sentence."""
    states = Counter(arrival.state for arrival in plan.arrivals)
    told = [f"{counted(states['new'], 'article')} {'would be ' if dry_run else ''}brought in"]
    told += [f"{states['replaced']} replaced"] if states["replaced"] else []
    told += [f"{states['kept']} left out, being there already"] if states["kept"] else []
    told += [f"{states['unchanged']} unchanged"] if states["unchanged"] else []
    told += [counted(len(plan.files), "image")] if plan.files else []
    every = [remark for arrival in plan.arrivals if arrival.comes for remark in arrival.remarks]
    certainties = Counter(remark.certainty for remark in (*every, *plan.remarks))
    told += [f"{counted(certainties['guessed'], 'thing')} guessed"] if certainties["guessed"] else []
    told += [f"{certainties['open']} for you to see to"] if certainties["open"] else []
    return ", ".join(told)
