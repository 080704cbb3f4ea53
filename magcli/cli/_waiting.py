"""How long somebody has waited, and what of it is shown: nothing at first, then how far the work has come."""

import os
import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from magcli.cli._bar import Bar

PATIENCE = 1.0
"""Seconds that a command may take before it says what it is doing."""

EVERY = 0.1
"""Seconds for which what it says of that stays on the screen."""


class Waiting:
    """What is shown to who waits: nothing at first, then a bar."""

    def __init__(self) -> None:
        self.bar: Bar | None = None
        self.is_wanted = True
        self.due, self.what = monotonic() + PATIENCE, ""

    def begin(self) -> None:
        """Count from now how long somebody has waited."""
        self.due, self.what = monotonic() + PATIENCE, ""

    def tell(self, what: str, done: int, total: int) -> None:
        """Show that of *what* so much is *done*, if somebody has waited long enough."""
        now = monotonic()
        is_news = self.bar is not None and what != self.what
        if now < self.due and not is_news:
            return
        if not (self.is_wanted and sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"):
            self.due = float("inf")
            return
        self.due, self.what = now + EVERY, what
        if not self.bar:
            from magcli.cli._bar import Bar  # Rich takes 60 ms, which nobody notices who waits anyway

            self.bar = Bar()
        self.bar.show(what, done, total)

    def end(self) -> None:
        """Leave nothing of it on the screen."""
        bar, self.bar = self.bar, None
        if bar:
            bar.remove()
