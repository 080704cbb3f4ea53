"""`magcli theme eject`."""

from magcli import store, theming
from magcli.cli import _options, _show, _values


def run(
    name: _options.TemplateName,
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    *,
    root: _options.Root,
) -> None:
    """Copy one of magcli's templates or styles to _theme/, where it takes its place. Prints its path."""
    with store.locked(root, shared=dry_run):
        layout = store.layout(root)
        (change,) = _options.carry_out(root, lambda: (theming.eject(layout, name),), dry_run=dry_run, as_json=as_json)
    if as_json:
        _show.document({"path": str(change.path), **_values.made((change,), dry_run=dry_run)})
    elif not dry_run:
        _show.out(_show.path(root, change.path))
