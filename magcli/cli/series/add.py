"""`magcli series add`."""

from magcli import naming, ordering, store
from magcli.cli import _options, _show
from magcli.errors import NotAllowed


def run(
    name: _options.SeriesName,
    article: _options.ArticleName,
    to: _options.To = None,
    before: _options.Before = "",
    after: _options.After = "",
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """List an article that lies in the series' folder as one of its parts, the last one unless told otherwise."""
    magazine = store.load(root)
    series = _options.a_series(magazine, name, root)
    inside = f"{series.slug}/{article}"
    found = naming.article(magazine, inside if inside in magazine.articles else _options.in_magazine(root, article))
    if found.series != series.slug:
        here = _show.path(root, found.path)
        there = _show.path(root, series.path.with_name(found.path.name))
        raise NotAllowed(f"{here} does not lie in the folder of the series", f"move it first: git mv {here} {there}")
    place = ordering.slot(series, to, before, after)
    with _options.paths_from_here(root):
        changes = ordering.add(series, found, place)
    _options.carry_out(root, changes, dry_run=dry_run)
    if not dry_run:
        after_it = naming.series(store.load(root), series.slug)
        _show.note(f"{found.name} is part {after_it.number_of(found.slug)} of {len(after_it.parts)}")
