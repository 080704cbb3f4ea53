"""`magcli series list`."""

from magcli import validating
from magcli.cli import _options, _show, _values
from magcli.text import seasons


def run(as_json: _options.Json = False, *, root: _options.Root) -> None:
    """List the series: slug, how many parts are published of how many, title."""
    magazine = _options.load(root)
    _show.findings(validating.unreadable(magazine), _show.texts(magazine), root, aside=True)
    if as_json:
        _show.document({"series": [_values.series(series, magazine) for series in magazine.series.values()]})
        return
    rows = []
    for series in magazine.series.values():
        published = sum(_values.status(series, part, magazine) == "published" for part in series.parts)
        season = seasons.shown(series.season, magazine.lang)
        rows.append((series.slug, f"{published}/{len(series.parts)}", season, series.title))
    with _show.paged():
        _show.table(("series", "published", "season", "title"), rows, shrink=[3], then=[0])
