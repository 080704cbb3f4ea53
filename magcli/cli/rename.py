"""`magcli rename`."""

from typing import Annotated

import typer

from magcli import naming, store
from magcli.cli import _options, _show, _values


def run(
    article: _options.ArticleName,
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="Its new file name and address.")],
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Give an article another slug; series, links and old address follow. Prints its path."""
    from magcli import moving  # the Markdown parser, which `magcli --help` need not pay for

    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        found = naming.article(magazine, store.inside(root, article))
        _options.require_readable(found.source, root)
        changes = _options.carry_out(
            root, lambda: moving.rename(magazine, found, slug), dry_run=dry_run, as_json=as_json
        )
    path = changes[0].path if changes else found.path
    if as_json:
        _show.document({"path": str(path), **_values.made(changes, dry_run=dry_run)})
    elif not dry_run:
        _show.out(_show.path(root, path))
        _tell([_show.path(root, change.path) for change in changes[2:]], is_new=bool(changes))
    if changes and not dry_run:
        _options.tell_unfollowed(root, moving.unfollowed(magazine, found), found.path)


def _tell(others: list[str], *, is_new: bool) -> None:
    """Print which *others* changed with it, unless its name is none that *is_new*."""
    if not is_new:
        _show.note("it is called so already")
    else:
        _show.note(f"changed with it: {', '.join(others)}" if others else "no other file speaks of it")
