"""`magcli undo`."""

from magcli.cli import _options


def run(*, dry_run: _options.DryRun = False, root: _options.Root) -> None:
    """Take back the last command that changed the magazine: shows the diff, and refuses when a file changed since."""
    _options.replay(root, undone=False, dry_run=dry_run)
