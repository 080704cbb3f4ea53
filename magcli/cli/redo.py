"""`magcli redo`."""

from magcli.cli import _options


def run(
    *,
    listed: _options.Listed = False,
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    root: _options.Root,
) -> None:
    """Do again what `magcli undo` took back, as long as no other command came after it."""
    if listed:
        _options.tell_kept(root, undone=True, as_json=as_json)
    else:
        _options.replay(root, undone=True, dry_run=dry_run, as_json=as_json)
