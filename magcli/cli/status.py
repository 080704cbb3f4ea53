"""`magcli status`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from magcli import naming, store, validating
from magcli.cli import _checking, _options, _show, _surroundings, _values
from magcli.desk import Desk, Progress, Row, Run, survey
from magcli.model import Diagnostic

HEAD = ("no.", "title", "status", "who", "words", "found", "date", "late")
TITLE = HEAD.index("title")
DROPPED = tuple(map(HEAD.index, ("words", "found", "who", "date", "status")))
"""What a narrow terminal does without, in this order."""

MANY = 5
"""More series than that in which nothing is left to do are told as one number."""


def run(
    name: Annotated[
        str | None, typer.Argument(metavar="[SERIES]", help="Only this series.", show_default=False)
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what is done, part by part.")] = False,
    as_json: _options.Json = False,
    *,
    root: _options.Root,
) -> None:
    """Show the desk: how far each part of each series is, whose it is, and what is late."""
    magazine, found = _checking.loaded(root)
    only = naming.series(magazine, store.inside(root, name)).slug if name is not None else None
    desk = survey(magazine, found, _surroundings.now())
    if only is not None:
        desk = Desk(tuple(progress for progress in desk.series if progress.slug == only), ())
    if as_json:
        series = [_values.progress(progress) for progress in desk.series]
        _show.document({"series": series, "articles": [_values.checked_row(row) for row in desk.articles]})
    elif not desk.series and not desk.articles:
        _show.note('nothing is here yet; next: magcli series new "…" for a series, or magcli new "…" for an article')
    elif _show.is_seen():
        with _show.paged():
            _show.screen(HEAD, tuple(_blocks(desk, folds=not everything)), shrink=TITLE, drop=DROPPED)
        _tell(found, root, only)
    else:
        rows = [(progress.slug, row) for progress in desk.series for row in progress.rows]
        _show.table(
            ("series", *HEAD), [(slug, *_cells(row)) for slug, row in (*rows, *(("", row) for row in desk.articles))]
        )
        unread = (fault for fault in validating.unreadable(magazine) if only in (None, fault.path.parts[0]))
        _show.findings(tuple(unread), _show.texts(magazine), root, aside=True)


def _blocks(desk: Desk, *, folds: bool) -> Iterator[_show.Block]:
    """Yield what is shown of each series, and of the articles outside any; what is done is told in short, or not."""
    complete = [progress for progress in desk.series if folds and progress.is_complete]
    hidden = complete if len(complete) > MANY else []
    shown = [progress for progress in desk.series if progress not in hidden]
    for progress in shown:
        rows = () if progress in complete else progress.folded if folds else progress.rows
        yield _show.Block(progress.title, _about(progress), _lines(rows))
    if hidden:
        yield _show.Block(f"{len(hidden)} {'more ' if shown else ''}series are complete")
    if desk.articles:
        out = sum(row.status == "published" for row in desk.articles)
        rows = tuple(row for row in desk.articles if not (folds and row.is_done))
        yield _show.Block("Outside any series", (f" · {out} of {len(desk.articles)} published",), _lines(rows))


def _about(progress: Progress) -> Sequence[str]:
    """Return what is told of a series, from all of it to what matters most."""
    found = f" · {progress.findings} in its _index.md" if progress.findings else ""
    season = f" · {progress.season}" if progress.season else ""
    coming = f" · next {progress.next.day}" if progress.next else ""
    out = f" · {progress.published} of {progress.total} published" if progress.total else " · no parts yet"
    return season + out + coming + found, out + coming + found, out + found, out


def _lines(rows: Sequence[Row | Run]) -> list[Sequence[str]]:
    blank = ("",) * (len(HEAD) - 2)
    return [
        (f"{row.first}–{row.last}", "published", *blank) if isinstance(row, Run) else _briefly(row) for row in rows
    ]


def _cells(row: Row) -> Sequence[str]:
    number = "" if row.number is None else str(row.number)
    words = "" if row.words is None else str(row.words)
    return (
        number,
        row.title,
        row.status,
        row.who,
        words,
        row.findings,
        row.day,
        row.wait if row.late is not None else "",
    )


def _briefly(row: Row) -> Sequence[str]:
    """Return the cells of *row* for a screen, where room is dear."""
    *cells, _, day, _ = _cells(row)
    found = f"{row.errors} err" if row.errors else f"{row.warnings} warn" if row.warnings else ""
    return (*cells, found, day, f"{row.late} d" if row.late else row.wait if row.late == 0 else "")


def _tell(found: Sequence[Diagnostic], root: Path, only: str | None) -> None:
    """Say how many findings there are, and what shows them."""
    about = [finding for finding in found if only is None or finding.path.parts[0] == only]
    if told := _show.summary(about):
        _show.note(f"\n{told}: {_options.command(root, 'validate', *([only] if only else []))}")
