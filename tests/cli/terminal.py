"""A real terminal for tests: tmux runs a command in a window of a given size, and shows what is on it."""

import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="a terminal that can be looked at needs tmux")

PATIENCE = 15
"""Seconds that a screen may take to show what is expected on it."""


class Terminal:
    """A window in which magcli runs."""

    def __init__(self, socket: str) -> None:
        self.tmux = ["tmux", "-L", socket, "-f", os.devnull]

    def screen(self) -> str:
        """Return what the window shows, without blanks at the ends of lines."""
        shown = subprocess.run([*self.tmux, "capture-pane", "-p"], capture_output=True, text=True, check=True).stdout
        return "\n".join(line.rstrip() for line in shown.splitlines())

    def press(self, *keys: str) -> None:
        """Press *keys*, by the names that tmux has for them."""
        for key in keys:
            subprocess.run([*self.tmux, "send-keys", key], check=True)

    def wait_for(self, *texts: str) -> str:
        """Return the screen as soon as it shows all *texts*."""
        end = time.monotonic() + PATIENCE
        while not all(text in (shown := self.screen()) for text in texts):
            assert time.monotonic() < end, f"never saw {texts} in:\n{shown}"
            time.sleep(0.05)
        return shown


@contextmanager
def terminal(cwd: Path, *words: str, columns: int = 80, lines: int = 24, **environment: str) -> Iterator[Terminal]:
    """Run magcli with *words* in a window; its exit code is shown when it ends: `exit 0`."""
    window = Terminal(f"magcli-{uuid.uuid4().hex[:8]}")
    environment = {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", **environment}
    settings = " ".join(f"{name}={shlex.quote(value)}" for name, value in environment.items())
    command = f"{settings} {shlex.join([sys.executable, '-m', 'magcli', *words])}; echo exit $?; exec sleep 60"
    size = ["-x", str(columns), "-y", str(lines)]
    subprocess.run([*window.tmux, "new-session", "-d", *size, "-c", str(cwd), command], check=True)
    try:
        yield window
    finally:
        subprocess.run([*window.tmux, "kill-server"], check=False)
