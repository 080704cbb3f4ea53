"""Options that many commands share, and how a path that was typed becomes one of the magazine."""

import shlex
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from magcli import naming, store
from magcli.cli import _show, _surroundings, _values
from magcli.errors import AlreadyThere, CannotRead, NoMagazine, NothingToUndo, UnsafeEdit
from magcli.model import Change, Diagnostic, Magazine, Move, Series, Source
from magcli.text.nearest import nearest
from magcli.text.position import locate
from magcli.text.words import counted

if TYPE_CHECKING:
    from magcli.theming import Layout


def _root(context: typer.Context, value: Path | None) -> Path:
    """Return the root that was named after the verb, in MAGCLI_ROOT or before the verb, or the nearest one."""
    named = value or context.find_root().obj
    root = store.find(named, upwards=False) if named else store.find(Path(), upwards=True)
    if store.is_pending(root) and (told := store.recover(root)):
        _show.note(told)
    return root


def _unnamed() -> None:
    """Return the default of --root: not the current folder, which `--root .` can name."""


def _json(asked: bool) -> bool:
    if asked:
        _show.for_programs()
    return asked


Root = Annotated[
    Path,
    typer.Option(
        "--root",
        callback=_root,
        default_factory=_unnamed,
        metavar="DIR",
        show_default="the nearest articles/",
        help="The magazine's folder.",
    ),
]
Json = Annotated[bool, typer.Option("--json", callback=_json, help="Print one JSON document.")]
Listed = Annotated[bool, typer.Option("--list", help="Tell what that would be, command by command; change nothing.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")]
SeriesName = Annotated[str, typer.Argument(metavar="SERIES", help="The series: its slug or its title.")]
ArticleName = Annotated[str, typer.Argument(metavar="ARTICLE", help="slug, series/slug, or a path.")]
TemplateName = Annotated[
    str, typer.Argument(metavar="TEMPLATE", help="article.html, or style.css: see magcli theme list.")
]
To = Annotated[int | None, typer.Option(metavar="N", help="The number it is to have.", show_default=False)]
Before = Annotated[str, typer.Option(metavar="PART", help="Put it before this part.", show_default=False)]
After = Annotated[str, typer.Option(metavar="PART", help="Put it after this part.", show_default=False)]

First = Annotated[bool, typer.Option("--first", help="Put it first.")]
Last = Annotated[bool, typer.Option("--last", help="Put it last.")]
Redate = Annotated[
    bool, typer.Option("--redate", help="Deal the dates of parts that are not published out again, by the schedule.")
]


def load(root: Path) -> Magazine:
    """Return the magazine at *root*; how much of it is read is shown to who has to wait for that."""
    try:
        return store.load(root, told=_show.tell, records=store.recorded(root))
    finally:
        _show.put_away()  # an editor may come next


def command(root: Path, *words: str) -> str:
    """Return the command of these *words* for the magazine at *root*, as it can be typed from here."""
    return shlex.join(["magcli", *root_option(root), *words])


def root_option(root: Path) -> list[str]:
    """Return the option that a command needs to find *root* from here; none when it is found without."""
    try:
        found = store.find(Path(), upwards=True)
    except NoMagazine:
        return ["--root", str(root)]
    return [] if found.resolve() == root.resolve() else ["--root", str(root)]


def a_series(magazine: Magazine, name: str, root: Path) -> Series:
    """Return the series that *name* stands for, when its list of parts can be read, and so changed.

    Raises Unknown when there is none, CannotRead with the place when its file has to be mended first.
    """
    series = naming.series(magazine, store.inside(root, name))
    place = locate(series.source.text, series.source.value_span("parts").start)
    for fault in series.source.faults:
        if fault.code.startswith("FM") or (fault.line, fault.column) == place:
            raise _unreadable(fault, root)
    return series


def require_readable(source: Source, root: Path) -> None:
    """Raise CannotRead, with the place, when the front matter of *source* cannot be read."""
    if source.broken:
        raise _unreadable(source.faults[0], root)


def _unreadable(fault: Diagnostic, root: Path) -> CannotRead:
    where = f"{_show.path(root, fault.path)}:{fault.line}:{fault.column}"
    return CannotRead(where, f"{fault.message}; {fault.hint}")


Made = TypeVar("Made", bound=Change | Move)


def carry_out(
    root: Path, changes: Callable[[], tuple[Made, ...]], *, dry_run: bool, as_json: bool = False
) -> tuple[Made, ...]:
    """Make what *changes* returns, or print what it would do, unless one JSON document is asked for; return it.

    Errors speak of the magazine's files by paths that can be typed from here.
    """
    try:
        made = changes()
    except AlreadyThere as error:
        raise AlreadyThere(_here(root, error.path), error.instead) from error
    except UnsafeEdit as error:
        raise UnsafeEdit(error.reason, error.line, _here(root, error.path)) from error
    if dry_run:
        shown = store.diff(root, made)
        if not as_json:
            _show.diff(shown)
            _show.note("nothing was written" if shown else "nothing to change")
    else:
        store.apply(root, made, _surroundings.command_line())
    return made


def tell_unfollowed(root: Path, paths: Iterable[PurePosixPath], article: PurePosixPath) -> None:
    """Print which files, *paths*, may link to where *article* was, as nobody can read there."""
    for path in paths:
        links = f"links in it to {_show.path(root, article)}, if there are any, did not follow"
        _show.note(f"{_show.path(root, path)} cannot be read: {links}")


def tell_strangers(root: Path, layout: "Layout") -> None:
    """Print which files of *layout*, in the magazine at *root*, no page is made with, and what was meant."""
    for path in layout.strangers:
        near = next(iter(nearest(path.name, layout.package, most=1)), "")
        meant = f"; did you mean {near}?" if near else ""
        _show.note(f"{_show.path(root, path)}: no page is made with it{meant}")


def replay(root: Path, *, undone: bool, dry_run: bool, as_json: bool) -> None:
    """Take the last command back, or do it again when it was *undone*: the diff is shown first."""
    with store.locked(root, shared=True):
        entry = store.last(root, undone=undone)
        shown = store.diff(root, entry.changes, since=entry.since)
    if not as_json:
        _show.diff(shown)
    if not dry_run:
        store.replay(root, entry)
    if as_json:
        _show.document({"command": entry.command, **_values.made(entry.changes, dry_run=dry_run)})
    elif dry_run:
        _show.note("nothing was written")
    elif undone:
        _show.note(f"done again: {entry.command}")
    else:
        again = command(root, "redo") if store.is_index(root) else entry.command
        _show.note(f"taken back: {entry.command} (to do it again: {again})")


def tell_kept(root: Path, *, undone: bool, as_json: bool) -> None:
    """Tell what can be taken back, newest first, or, *undone*, what was, in the order in which it is done again."""
    with store.locked(root, shared=True):
        kept = store.kept(root, undone=undone)
    if as_json:
        told = [
            {
                "when": f"{when:%Y-%m-%dT%H:%M:%SZ}",
                "files": [str(c.path) for c in entry.changes],
                "command": entry.command,
            }
            for entry, when in kept
        ]
        _show.document({"commands": told})
        return
    if not kept:
        _show.note(str(NothingToUndo(undone=undone)))
        return
    rows = [
        (f"{when.astimezone():%Y-%m-%d %H:%M}", counted(len(entry.changes), "file"), entry.command)
        for entry, when in kept
    ]
    with _show.paged():
        _show.table(("when", "changed", "command"), rows, shrink=[2])


def _here(root: Path, path: object) -> object:
    # The core knows the files of a magazine from its root; a name with no file is told as it is.
    return _show.path(root, path) if isinstance(path, PurePosixPath) else path
