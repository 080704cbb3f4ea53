"""`magcli series add`."""

from magcli import naming, ordering, store
from magcli.cli import _options, _show


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
    series = naming.series(magazine, name)
    inside = f"{series.slug}/{article}"
    found = naming.article(magazine, inside if inside in magazine.articles else _options.in_magazine(root, article))
    place = ordering.slot(series, to, before, after)
    _options.carry_out(root, ordering.add(series, found, place), dry_run=dry_run)
    if not dry_run:
        _show.note(f"{found.name} is part {place + 1} of {len(series.parts) + 1}")
