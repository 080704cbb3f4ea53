"""The command line: one verb a file, found by looking in the folder, imported only when it is called."""

import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command that *arguments*, or those of the process, say; end the process with its exit code.

    0: fine. 1: findings. 2: misuse, or it could not be done. No traceback reaches a user, unless MAGCLI_DEBUG is set.
    """
    # Values know no cycles: to look for some after every 700 new ones costs a seventh of loading 10,000 articles.
    gc.set_threshold(10_000)
    try:
        _run(sys.argv[1:] if arguments is None else list(arguments))
    finally:
        gc.freeze()  # or Python looks through all there is once more before it ends: 10 ms of 150 for `magcli list`


def _run(words: list[str]) -> None:
    if asking := os.environ.get("_MAGCLI_COMPLETE"):
        from magcli.cli import _completing  # Typer takes longer than who presses TAB wants to wait

        if asking in _completing.SHELLS:
            sys.exit(_completing.answer(asking, os.environ))
    if words == ["--version"]:
        from magcli.cli import _show  # nor does who asks for no more than a number wait for Typer

        _show.prepare()
        _show.version()
        sys.exit(0)
    from magcli.cli import _app  # Typer, as said above

    _app.run(words)
