"""What is longer than the screen, on a real terminal: shown by the user's pager, as git does."""

import shutil
import time

import pytest

from tests.cli.terminal import needs_tmux, terminal

needs_less = pytest.mark.skipif(not shutil.which("less"), reason="a pager to look at needs less")
LONG = {"long.md": "---\ntitle: Long\n---\n\n" + "".join(f"Ligne {number}.\n\n" for number in range(1, 101))}


@needs_tmux
@needs_less
def test_a_long_text_is_shown_a_screen_at_a_time(magazine_at):
    with terminal(magazine_at(LONG), "show", "long") as window:
        shown = window.wait_for("Ligne 1.")
        assert "Ligne 90." not in shown
        assert "exit" not in shown
        window.press("G")
        window.wait_for("Ligne 100.")
        window.press("C-c", "q")
        window.wait_for("exit 0")


@needs_tmux
@needs_less
def test_a_short_text_stays_on_the_screen(magazine_at):
    with terminal(magazine_at({"court.md": "---\ntitle: Court\n---\n\nUn mot.\n"}), "show", "court") as window:
        window.wait_for("Un mot.", "exit 0")


@needs_tmux
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"PAGER": "cat"}, id="cat"),
        pytest.param({"PAGER": ""}, id="none"),
        pytest.param({"PAGER": "less", "MAGCLI_PAGER": ""}, id="none for magcli"),
        pytest.param({"PAGER": "pas-un-programme"}, id="one that is not there"),
        pytest.param({"PAGER": "'"}, id="an open quote"),
        pytest.param({"MAGCLI_PAGER": "false"}, id="one that fails"),
        pytest.param({"MAGCLI_PAGER": "sh -c 'pas-un-programme'"}, id="one that starts what is not there"),
        pytest.param({"TERM": "dumb"}, id="a terminal that knows nothing but lines"),
    ],
)
def test_without_a_pager_all_of_it_is_printed(magazine_at, environment):
    with terminal(magazine_at(LONG), "show", "long", **environment) as window:
        window.wait_for("Ligne 100.", "exit 0")


@needs_tmux
@pytest.mark.parametrize(
    "pager",
    [
        pytest.param("sh -c 'cat >/dev/null; echo attend; sleep 60'", id="a command that Ctrl-C ends"),
        pytest.param(
            "sh -c 'trap \"exit 2\" INT; cat >/dev/null; echo attend; sleep 60'", id="one that says so by a code"
        ),
    ],
)
def test_a_pager_that_is_interrupted_has_shown_enough(magazine_at, pager):
    with terminal(magazine_at(LONG), "show", "long", MAGCLI_PAGER=pager) as window:
        window.wait_for("attend")
        for _ in range(20):  # a shell that is about to start a program may miss the first
            window.press("C-c")
            time.sleep(0.2)
            if "exit" in window.screen():
                break
        assert "Ligne" not in window.wait_for("exit 0")


@needs_tmux
def test_the_pager_of_the_user_gets_the_whole_text(magazine_at):
    with terminal(magazine_at(LONG), "show", "long", MAGCLI_PAGER="wc -l", PAGER="false") as window:
        shown = window.wait_for("exit 0").splitlines()
        assert int(shown[0]) > 200


def test_a_pipe_gets_the_text_without_a_pager(run, magazine_at):
    result = run("show", "long", cwd=magazine_at(LONG), PAGER="false")
    assert (result.exit_code, result.stdout.count("Ligne")) == (0, 100)
