"""`magcli init`."""

from pathlib import Path
from typing import Annotated

import typer

from magcli import drafting, reading, store
from magcli.cli import _options, _show, _surroundings, _values
from magcli.errors import AlreadyThere, NotAllowed


def run(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the folder articles/ is to be.")] = Path(),
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the magazine is called.", show_default=False)] = "",
    url: Annotated[
        str, typer.Option(metavar="TEXT", help="Where it will be read: https://…/", show_default=False)
    ] = "",
    lang: Annotated[
        str, typer.Option(metavar="TEXT", help="Its language, such as fr.", show_default="that of your locale")
    ] = "",
    timezone: Annotated[
        str, typer.Option(metavar="TEXT", help="Such as Europe/Paris.", show_default="TZ, or UTC")
    ] = "",
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
) -> None:
    """Start a magazine: a folder articles/ with an _index.md. Prints its path."""
    root = folder / "articles"
    asked = context.find_root().get_parameter_source("root")
    if asked is not None and asked.name == "COMMANDLINE":
        raise NotAllowed("--root names a magazine that is there", "name the new one: magcli init DIR")
    if store.is_index(folder):
        raise AlreadyThere(folder / reading.INDEX, "this folder is a magazine, or a series of one")
    if told := store.recover(root):
        _show.note(told)
    zone = timezone or _surroundings.time_zone()
    (change,) = _options.carry_out(
        root,
        lambda: (drafting.magazine(title, url, lang or _surroundings.language(), zone),),
        dry_run=dry_run,
        as_json=as_json,
    )
    if as_json:
        _show.document({"path": reading.INDEX, **_values.made((change,), dry_run=dry_run)})
    elif not dry_run:
        _show.out(_show.path(root, change.path))
        lacking = " and ".join(key for key, value in {"title": title, "url": url}.items() if not value)
        _show.note(f'next: {f"write its {lacking} in there, then: " if lacking else ""}magcli new "…"')
