"""`magcli validate --watch`: checks again when a file changes, until somebody has enough."""

import os
import signal
import subprocess
import sys
import threading
from queue import Queue

import pytest

from tests.cli.terminal import needs_tmux, terminal
from tests.cli.test_validate import HEAD, NOTE_MISSING

GOOD = f"{HEAD}Texte.\n"


@needs_tmux
def test_the_screen_shows_how_things_are_now(magazine_at):
    folder = magazine_at({"un.md": NOTE_MISSING})
    with terminal(folder, "validate", "--watch") as window:
        window.wait_for("no note answers [^2]", "1 error in 1 of 2 files", "Ctrl-C ends it")
        (folder / "articles/un.md").write_text(GOOD)
        assert "[^2]" not in window.wait_for("nothing wrong in 2 files", "Ctrl-C ends it")
        (folder / "articles/deux.md").write_text(NOTE_MISSING)
        window.wait_for("articles/deux.md:7:6:", "1 error in 1 of 3 files")
        (folder / "articles/_index.md").unlink()
        window.wait_for("there is no such file")
        window.press("C-c")
        assert "Traceback" not in window.wait_for("exit 0")


@pytest.mark.skipif(sys.platform == "win32", reason="nothing sends Ctrl-C there")
def test_a_pipe_gets_one_run_after_another(magazine_at):
    folder = magazine_at({"un.md": NOTE_MISSING})
    words = [sys.executable, "-m", "magcli", "validate", "--watch", "--format", "concise"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            lines: Queue[str] = Queue()
            threading.Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()
            assert lines.get(timeout=30) == "articles/un.md:7:6: NOTE001 no note answers [^2] (undefined-note)\n"
            (folder / "articles/un.md").write_text(NOTE_MISSING.replace("[^2]", "[^3]"))
            assert lines.get(timeout=30) == "articles/un.md:7:6: NOTE001 no note answers [^3] (undefined-note)\n"
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
            assert "\x1b" not in process.stderr.read()
        finally:
            process.kill()  # or a failure would wait for it for ever
