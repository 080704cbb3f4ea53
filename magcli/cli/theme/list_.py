"""`magcli theme list`."""

from magcli import store, theming
from magcli.cli import _options, _show, _values


def run(as_json: _options.Json = False, *, root: _options.Root) -> None:
    """List the files that pages are made with: name, whose it is, and whether magcli's has changed since."""
    layout = store.layout(root)
    sheets = theming.sheets(layout)
    if as_json:
        _show.document({"templates": [_values.sheet(sheet) for sheet in sheets]})
        return
    _options.tell_strangers(root, layout)
    with _show.paged():
        _show.table(("name", "whose", "since then"), [(sheet.name, *_told(sheet)) for sheet in sheets], shrink=[2])


def _told(sheet: theming.Sheet) -> tuple[str, str]:
    if not sheet.is_own:
        return "magcli", ""
    if not sheet.replaces:
        return "yours", "added"
    if sheet.is_outdated is None:
        return "yours", "nobody knows: it is no copy that magcli made"
    return "yours", "magcli's has changed" if sheet.is_outdated else "magcli's is the same"
