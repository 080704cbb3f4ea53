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
    with store.locked(root, shared=dry_run):
        magazine = store.load(root)
        series = _options.a_series(magazine, name, root)
        inside = f"{series.slug}/{article}"
        found = naming.article(magazine, inside if inside in magazine.articles else store.inside(root, article))
        if found.series != series.slug:
            here = _show.path(root, found.path)
            there = _show.path(root, series.path.with_name(found.path.name))
            raise NotAllowed(
                f"{here} does not lie in the folder of the series", f"move it first: git mv {here} {there}"
            )
        place, parts = ordering.place_for(series, found, to, before, after)
        _options.carry_out(root, lambda: ordering.add(series, found, place), dry_run=dry_run)
    if not dry_run:
        _show.note(f"{found.name} is part {place + 1} of {parts}")
