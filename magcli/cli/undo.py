"""`magcli undo`."""

from magcli.cli import _options


def run(
    *,
    listed: _options.Listed = False,
    as_json: _options.Json = False,
    dry_run: _options.DryRun = False,
    root: _options.Root,
) -> None:
    """Take back the last command that changed the magazine: shows the diff, and refuses when a file changed since."""
    if listed:
        _options.tell_kept(root, undone=False, as_json=as_json)
    else:
        _options.replay(root, undone=False, dry_run=dry_run, as_json=as_json)
