"""The command line: one verb a file, found by looking in the folder, imported only when it is called."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that *arguments*, or those of the process, say; end the process with its exit code.

    0: fine. 1: findings. 2: misuse, or it could not be done. No traceback reaches a user, unless MAGCLI_DEBUG is set.
    """
    if asking := os.environ.get("_MAGCLI_COMPLETE"):
        from magcli.cli import _completing  # Typer takes longer than who presses TAB wants to wait

        if asking in _completing.SHELLS:
            sys.exit(_completing.answer(asking, os.environ))
    from magcli.cli import _app  # Typer, as said above

    _app.run(arguments)
