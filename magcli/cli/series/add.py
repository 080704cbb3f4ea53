"""`magcli series add`."""

from collections.abc import Iterable
from pathlib import Path

from magcli import naming, ordering, store
from magcli.cli import _options, _show, _values
from magcli.model import Change, Move


def run(
    name: _options.SeriesName,
    article: _options.ArticleName,
    to: _options.To = None,
    before: _options.Before = "",
    after: _options.After = "",
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Make an article a part of a series, the last one unless told otherwise.

    One that lies elsewhere moves to the series' folder with its images; the list that it was on, links and old
    address follow.
    """
    from magcli import moving  # the Markdown parser, which `magcli --help` need not pay for

    with store.locked(root, shared=dry_run):
        magazine = _options.load(root)
        series = _options.a_series(magazine, name, root)
        inside = f"{series.slug}/{article}"
        found = naming.article(magazine, inside if inside in magazine.articles else store.inside(root, article))
        is_here = found.series == series.slug
        if is_here:
            place, parts = ordering.place_for(series, found, to, before, after)
        else:
            _options.require_readable(found.source, root)
            place, parts = moving.place_for(magazine, found, series, to, before, after)

        def changes() -> tuple[Change | Move, ...]:
            if is_here:
                return ordering.add(series, found, place, magazine)
            return moving.move(magazine, found, series, place)

        made = _options.carry_out(root, changes, dry_run=dry_run, as_json=as_json)
    if as_json:
        told = _values.place(series.slug, found.slug, place, parts)
        _show.document(told | _values.made(made, dry_run=dry_run))
    elif not dry_run:
        _show.note(f"{series.slug}/{found.slug} is part {place + 1} of {parts}")
        _tell(root, made[is_here:])  # its own list is no news
    if not (is_here or dry_run):
        _options.tell_unfollowed(root, moving.unfollowed(magazine, found), found.path)


def _tell(root: Path, changes: Iterable[Change | Move]) -> None:
    """Print what *changes* moved, and what else they changed."""
    moved = {}
    for change in changes:
        came_from = change.source if isinstance(change, Move) else change.moved_from
        if came_from:
            moved[came_from] = change.path
    for old, new in moved.items():
        _show.note(f"moved {_show.path(root, old)} to {_show.path(root, new)}")
    told = {*moved, *moved.values()}
    others = [change.path for change in changes if change.path not in told]
    if others:
        _show.note(f"changed with it: {', '.join(_show.path(root, path) for path in others)}")
