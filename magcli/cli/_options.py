"""Options that many commands share, and how a path that was typed becomes one of the magazine."""

from pathlib import Path
from typing import Annotated

import typer

from magcli import store
from magcli.cli import _show
from magcli.model import Change


def _root(context: typer.Context, value: Path | None) -> Path:
    """Return the root that was named after the verb, in MAGCLI_ROOT or before the verb, or the nearest one."""
    named = value or context.find_root().obj
    return store.find(named, upwards=False) if named else store.find(Path(), upwards=True)


def _unnamed() -> None:
    """Return the default of --root: not the current folder, which `--root .` can name."""


Root = Annotated[
    Path,
    typer.Option(
        "--root",
        envvar="MAGCLI_ROOT",
        callback=_root,
        default_factory=_unnamed,
        metavar="DIR",
        show_default="the nearest articles/",
        help="The magazine's folder.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the diff, write nothing.")]
SeriesName = Annotated[str, typer.Argument(metavar="SERIES", help="The series: its slug or its title.")]
ArticleName = Annotated[str, typer.Argument(metavar="ARTICLE", help="slug, series/slug, or a path.")]
To = Annotated[int | None, typer.Option(metavar="N", help="The number it is to have.", show_default=False)]
Before = Annotated[str, typer.Option(metavar="PART", help="Put it before this part.", show_default=False)]
After = Annotated[str, typer.Option(metavar="PART", help="Put it after this part.", show_default=False)]


def in_magazine(root: Path, name: str) -> str:
    """Return *name*, from the root when it is the path of a file or folder below it."""
    path = Path(name)
    if path.exists() and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix()
    return name


def carry_out(root: Path, changes: tuple[Change, ...], *, dry_run: bool) -> None:
    """Make *changes*, or print what they would do."""
    if dry_run:
        _show.diff(store.diff(root, changes))
    else:
        store.apply(root, changes)
