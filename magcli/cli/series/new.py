"""`magcli series new`."""

from typing import Annotated

import typer

from magcli import drafting, store
from magcli.cli import _options, _show, _values
from magcli.text import seasons


def run(
    title: Annotated[str, typer.Argument(metavar="TITLE", help="What the series is called.")],
    slug: Annotated[
        str, typer.Option(metavar="TEXT", help="Its folder and address.", show_default="made from the title")
    ] = "",
    season: Annotated[str, typer.Option(metavar="TEXT", help='Such as "été 2015".')] = "",
    description: Annotated[str, typer.Option(metavar="TEXT", help="One sentence for its page and its feed.")] = "",
    editor: Annotated[list[str], typer.Option(metavar="PERSON", help="An id of people, or a name. Repeatable.")] = [],
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Start a series: a folder with an _index.md. Prints its path."""
    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        people = tuple(filter(None, editor))
        said = seasons.shown(seasons.parse(season.strip()), magazine.lang)
        (change,) = _options.carry_out(
            root,
            lambda: (drafting.series(magazine, title, slug, people, season=said, description=description),),
            dry_run=dry_run,
            as_json=as_json,
        )
    if as_json:
        _show.document({"path": str(change.path), **_values.made((change,), dry_run=dry_run)})
    elif not dry_run:
        _show.out(_show.path(root, change.path))
