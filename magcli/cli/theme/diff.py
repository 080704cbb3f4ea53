"""`magcli theme diff`."""

from magcli import store, theming
from magcli.cli import _options, _show


def run(name: _options.TemplateName, *, root: _options.Root) -> None:
    """Show what your copy of a template or style changes in magcli's."""
    change = theming.changed(store.layout(root), name)
    with _show.paged():
        _show.diff(store.shown(root, (change,)))
