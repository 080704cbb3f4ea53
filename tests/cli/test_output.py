"""Where the output goes: into a pipe, a terminal, a closed stream. Each command is a process of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

MAGCLI = [sys.executable, "-m", "magcli"]
ARTICLE = (
    "---\ntitle: Où va l’été ?\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\nTexte « é »[^1].\n"
)
GOOD = f"{ARTICLE}\n[^1]: *Les Échos*.\n"
FILES = {"ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n", "ete/un.md": GOOD}


def call(folder, *words, shell="", **environment):
    """Run magcli as a process; *shell* is what a shell would write behind it."""
    quoted = [*MAGCLI, *words]
    command = ["sh", "-c", f'"$@" {shell}', "sh", *quoted] if shell else quoted
    settings = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(
        command, cwd=folder, env=settings, capture_output=True, stdin=subprocess.DEVNULL, timeout=60
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["list"], 0, id="list"),
        pytest.param(["list", "--json"], 0, id="list --json"),
        pytest.param(["export", "rss"], 0, id="export rss"),
        pytest.param(["validate"], 1, id="validate, with what it found"),
    ],
)
def test_who_reads_only_the_first_line_gets_it_and_no_complaint(magazine_at, words, code):
    long_titles = {f"a{number}.md": GOOD.replace("Où", f"Où {'x' * 5000}") for number in range(60)}
    many_faults = "---\ntitle: Notes\n---\n\n" + "\n\n".join(f"Non[^{number}]." for number in range(1200))
    folder = magazine_at({**long_titles, "notes.md": many_faults})  # more than a pipe holds
    process = subprocess.Popen([*MAGCLI, *words], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with process:
        assert process.stdout.readline() != b""
        process.stdout.close()
        assert not re.search(b"Traceback|fault of magcli|Broken pipe", process.stderr.read())
    assert process.returncode == code


WORDS = pytest.mark.parametrize(
    "words",
    [
        pytest.param(["list"], id="list"),
        pytest.param(["list", "--json"], id="list --json"),
        pytest.param(["show", "un"], id="show"),
        pytest.param(["validate"], id="validate"),
        pytest.param(["explain"], id="explain"),
        pytest.param(["export", "rss"], id="export rss"),
        pytest.param(["series", "show", "ete"], id="series show"),
        pytest.param(["new", "Deux"], id="new"),
        pytest.param(["--version"], id="--version"),
    ],
)


@WORDS
@pytest.mark.parametrize("shell", [">&-", "2>&-", ">&- 2>&-", "<&-"], ids=["stdout", "stderr", "both", "stdin"])
def test_a_stream_that_is_closed_from_the_start_breaks_nothing(magazine_at, words, shell):
    result = call(magazine_at(FILES), *words, shell=shell)
    assert b"Traceback" not in result.stderr
    assert b"fault of magcli" not in result.stderr


def test_a_text_to_come_from_a_closed_standard_input_is_no_text(magazine_at):
    result = call(magazine_at(FILES), "new", "Deux", "--from", "-", shell="<&-")
    assert b"Traceback" not in result.stderr
    assert b"fault of magcli" not in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_feed_can_go_into_a_named_pipe(magazine_at):
    folder = magazine_at(FILES)
    os.mkfifo(folder / "tube")
    result = call(folder, "export", "rss", "-o", "tube", shell="& cat tube; wait")
    assert result.stdout == call(folder, "export", "rss").stdout != b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("words", [["list"], ["show", "un"], ["export", "rss"], ["list", "--json"]], ids=" ".join)
def test_a_full_disk_is_told_and_is_no_success(magazine_at, words):
    result = call(magazine_at(FILES), *words, shell="> /dev/full")
    assert result.returncode == 2
    assert b"No space left on device" in result.stderr
    assert b"fault of magcli" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


@WORDS
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="a locale that knows ASCII"),
        pytest.param({"PYTHONIOENCODING": "latin-1"}, id="streams that are to speak Latin-1"),
        pytest.param({"PYTHONIOENCODING": "ascii:strict"}, id="streams that are to speak ASCII"),
    ],
)
def test_accents_leave_as_utf_8_whatever_the_machine_speaks(magazine_at, words, environment):
    folder = magazine_at(FILES)
    expected = call(folder, *words)
    (folder / "articles/deux.md").unlink(missing_ok=True)  # for `new` to write it again
    result = call(folder, *words, **environment)
    assert (result.returncode, result.stdout) == (expected.returncode, expected.stdout)


@WORDS
@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": ""}, {"TERM": "xterm-256color", "COLUMNS": "20"}])
def test_a_pipe_gets_plain_lines_without_colour_and_without_wrapping(magazine_at, words, environment):
    result = call(magazine_at(FILES), *words, **environment)
    assert b"\x1b" not in result.stdout + result.stderr
    if words == ["series", "show", "ete"]:
        assert result.stdout.decode() == "1\tun\tpublished\t2015-07-04\tOù va l’été ?\n"


def test_help_names_every_command_on_a_line_of_its_own(tmp_path):
    shown = call(tmp_path, "--help").stdout.decode()
    commands = re.findall(r"^  ([a-z]+) ", shown.partition("Commands:\n")[2], re.MULTILINE)
    assert {"explain", "export", "init", "list", "new", "series", "show", "validate"} <= set(commands)
    assert commands == sorted(commands)


def test_version_is_one_line(tmp_path):
    result = call(tmp_path, "--version")
    assert re.fullmatch(rb"magcli \d+\.\d+\S*\n", result.stdout)
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_fault_of_magcli_shows_its_traceback_only_when_asked(magazine_at):
    folder = magazine_at(FILES)
    (folder / "yaml.py").write_text("raise RuntimeError('cassé')\n")
    quiet = call(folder, "list", MAGCLI_DEBUG="")
    assert quiet.returncode == 2
    assert b"Traceback" not in quiet.stderr
    assert "please report it: RuntimeError: cassé\n" in quiet.stderr.decode()
    assert b"Traceback" in call(folder, "list", MAGCLI_DEBUG="1").stderr
