"""`magcli series show`."""

from magcli import naming, ordering
from magcli.cli import _options, _show, _values


def run(name: _options.SeriesName, as_json: _options.Json = False, *, root: _options.Root) -> None:
    """Show the parts of a series in their order: number, name, status, date, title."""
    magazine = _options.load(root)
    series = _options.a_series(magazine, name, root)
    if as_json:
        _show.document({"series": _values.series(series, magazine)})
        return
    rows = [
        (
            str(number),
            naming.handle(part),
            _values.status(series, part, magazine),
            _values.date(series, part, magazine),
            ordering.title(series, part, magazine),
        )
        for number, part in enumerate(series.parts, 1)
    ]
    with _show.paged():
        _show.table(("no.", "part", "status", "date", "title"), rows, shrink=[4], then=[1])
