"""To do something again whenever a file of the magazine changes."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

from magcli import store

PAUSE = 0.5
"""Seconds between two looks."""


def changes(root: Path) -> Iterator[None]:
    """Yield at once, then each time that a file below *root* has changed."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who no longer reads the pipe wants no more
    seen = None
    while True:
        now = store.stamps(root)
        if now != seen:
            yield
        seen = now
        time.sleep(PAUSE)
