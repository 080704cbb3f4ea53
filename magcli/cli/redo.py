"""`magcli redo`."""

from magcli.cli import _options


def run(*, dry_run: _options.DryRun = False, root: _options.Root) -> None:
    """Do again what `magcli undo` took back, as long as no other command came after it."""
    _options.replay(root, undone=True, dry_run=dry_run)
