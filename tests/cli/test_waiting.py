"""What somebody sees who waits at a terminal, and what nobody sees who does not."""

import os
import re
import signal
import sys

import pytest

from tests.cli.terminal import needs_tmux, terminal
from tests.conftest import snapshot

pexpect = pytest.importorskip("pexpect", reason="a terminal to look at needs pexpect")

ARTICLE = "---\ntitle: Été {0}\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n{1}\n"
BAR = re.compile(r"(reading|checking|mending|pages)\b[^\r\n]*?(\d+)/(\d+|\?)")
IMPATIENT = "from magcli.cli import _show, _waiting, main; _waiting.PATIENCE = 0; _waiting.EVERY = 0; _show._waiting.begin(); main()"
"""A magcli that shows at once what it shows otherwise after a second."""


@pytest.fixture
def folder(magazine_at):
    body = "Un texte[^1] d'été.\n\n[^1]: *Les Échos*.\n"
    return magazine_at({f"article-{at}.md": ARTICLE.format(at, body) for at in range(120)})


def spawned(folder, *words, program=IMPATIENT, **environment):
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    return pexpect.spawn(
        sys.executable,
        ["-c", program, *words],
        cwd=str(folder),
        env={**plain, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PAGER": "cat", **environment},
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )


def seen(folder, *words, **environment):
    """All that a command sends to a terminal."""
    child = spawned(folder, *words, **environment)
    child.expect(pexpect.EOF)
    return child.before


@pytest.mark.parametrize(
    ("words", "works"),
    [
        pytest.param(["list"], {"reading"}, id="list"),
        pytest.param(["validate", "--no-cache"], {"reading", "checking"}, id="validate"),
        pytest.param(["validate", "--diff"], {"reading", "checking", "mending"}, id="validate --diff"),
        pytest.param(["export", "html"], {"reading", "checking", "pages"}, id="export html"),
        pytest.param(["export", "rss", "-o", "feed.xml"], {"reading", "checking"}, id="export rss"),
    ],
)
def test_who_waits_is_told_what_for(folder, words, works):
    told = [found.groups() for found in BAR.finditer(seen(folder, *words))]
    assert {what for what, _, _ in told} == works
    for work in works:  # all of it is done at the end, whichever process did it
        *_, (done, total) = ((done, total) for what, done, total in told if what == work)
        assert done == total


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        pytest.param(["validate", "--json"], {}, id="--json"),
        pytest.param(["validate", "--format", "sarif"], {}, id="--format"),
        pytest.param(["validate"], {"TERM": "dumb"}, id="a terminal that can do nothing"),
    ],
)
def test_where_nobody_can_look_nothing_is_shown(folder, words, environment):
    assert not BAR.search(seen(folder, *words, **environment))


def test_without_colour_there_is_none(folder):
    shown = seen(folder, "validate", "--statistics", NO_COLOR="1")
    assert BAR.search(shown)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9][0-9;]*m", shown)


def test_a_pipe_gets_nothing_of_it(folder, run):
    assert "checking" not in run("validate", cwd=folder).stderr


def test_who_does_not_wait_sees_nothing_and_pays_nothing(folder):
    # Even if all of it takes longer than a second here: the bar has no reason to come before that.
    program = "import sys; from magcli.cli import main; import atexit; " + (
        "atexit.register(lambda: print('rich' in sys.modules)); from magcli.cli import _show; "
        "_show._waiting.due += 60; main()"
    )
    shown = seen(folder, "set", "article-1", "section=Ailleurs", "--dry-run", program=program)
    assert not BAR.search(shown)
    assert shown.rstrip().endswith("False")


@needs_tmux
def test_it_leaves_the_screen_as_it_would_be_without(folder):
    with terminal(folder, "validate", "--statistics", columns=80) as window:
        plain = window.wait_for("exit")
    script = folder / "sitecustomize.py"
    script.write_text(
        "from magcli.cli import _show, _waiting\n_waiting.PATIENCE = 0\n_waiting.EVERY = 0\n_show._waiting.begin()\n"
    )
    path = os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])
    with terminal(folder, "validate", "--statistics", "--no-cache", columns=80, PYTHONPATH=path) as window:
        assert window.wait_for("exit") == plain


def test_ctrl_c_leaves_the_former_output_whole(folder):
    out = folder / "public"
    assert BAR.search(seen(folder, "export", "html"))
    before = snapshot(out)
    for path in (folder / "articles").glob("article-*.md"):
        path.write_text(path.read_text() + "\nEncore une phrase.\n")
    child = spawned(folder, "export", "html", NO_COLOR="1")
    child.expect(r"pages [^\d]* [1-9]\d*/")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert snapshot(out) == before
    assert (child.exitstatus, child.signalstatus) in ((1, None), (130, None), (None, signal.SIGINT))
    rest = child.before.rpartition("\x1b[?25h")  # the cursor is there again, and what was shown is gone
    assert rest[1]
    assert not BAR.search(rest[2])
    assert "Traceback" not in child.before


def test_it_is_shown_after_a_second_and_not_before(tmp_path):
    program = """if True:
        from time import sleep
        from magcli.cli import _show
        _show.tell("reading", 1, 10)
        sleep(0.7)
        _show.tell("reading", 2, 10)
        sleep(0.4)
        _show.tell("reading", 3, 10)
        _show.tell("reading", 4, 10)  # at once: nobody could read it
        _show.tell("checking", 5, 10)
        _show.put_away()
        _show.put_away()
    """
    child = spawned(tmp_path, program=program)
    child.expect(pexpect.EOF)
    told = dict.fromkeys(found.groups() for found in BAR.finditer(child.before))
    assert list(told) == [("reading", "3", "10"), ("checking", "5", "10")]
