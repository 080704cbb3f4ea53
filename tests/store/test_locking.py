"""Commands at once: they wait for each other, and none loses what another one wrote.

By hand, for long: pytest tests/store/test_locking.py --edits 200
"""

import os
import random
import signal
import subprocess
import sys

import pytest

from magcli import store
from magcli.store import locking
from tests.conftest import HOME, snapshot
from tests.store.conftest import files_in
from tests.store.processes import FORKS, WHY_NOT, carry_out

pytestmark = pytest.mark.skipif(not FORKS, reason=WHY_NOT)

WRITERS = 8


@pytest.fixture
def folder(tmp_path):
    """A magazine with one article that all writers change, and a part for each of them."""
    own = [f"part-{writer}" for writer in range(WRITERS)]
    parts = "".join(f"  - {slug}  # {slug}\n" for slug in own)
    text = "---\ntitle: T\nstatus: draft\n---\n\n"
    links = "".join(f"[{slug}](ete/{slug}.md)\n" for slug in own)
    files = {
        "_index.md": HOME,
        "commun.md": text + links,
        "ete/_index.md": f"---\ntitle: Été\nparts:\n{parts}---\n",
        **{f"ete/{slug}.md": text for slug in own},
    }
    files_in(tmp_path / "articles", files)
    return tmp_path


def write(folder, writer, edits):
    """Change the magazine *edits* times as *writer*; end the process with 1 as soon as a command does not succeed."""
    chance, place = random.Random(writer), folder / f"writer{writer}"
    place.mkdir()
    root = ["--root", str(folder / "articles")]
    for edit in range(edits):
        slug = f"part-{writer}" if edit < 4 else f"part-{writer}-{(edit - 4) // 4}"
        words = (
            ["series", "reorder", "ete", "--move", slug, "--to", str(chance.randint(1, WRITERS))],
            ["set", "commun", f"x.writer{writer}={edit}"],
            ["new", f"Neuf {writer} {edit}", "--series", "ete"],
            ["rename", f"ete/{slug}", f"part-{writer}-{edit // 4}"],
        )[edit % 4]
        done = carry_out(place, [*root, *words])
        if done.code:
            print(words, done, flush=True)
            os._exit(1)
    os._exit(0)


def test_eight_processes_at_once_lose_no_change(folder, request):
    edits = request.config.getoption("--edits") // 4 * 4
    workers = [os.fork() or write(folder, writer, edits) for writer in range(WRITERS)]
    assert [os.waitpid(worker, 0)[1] for worker in workers] == [0] * WRITERS
    found = store.load(folder / "articles")
    series = found.series["ete"]
    written = {f"part-{writer}-{edits // 4 - 1}" for writer in range(WRITERS)}
    written |= {f"neuf-{writer}-{edit}" for writer in range(WRITERS) for edit in range(2, edits, 4)}
    assert sorted(part.slug for part in series.parts) == sorted(written)
    assert {article.slug for article in found.articles.values() if article.series} == written
    assert not [fault for article in found.articles.values() for fault in article.source.faults]
    common = found.articles["commun"].source
    assert {key: node.value for key, node in common.fields["x"].value.items()} == {
        f"writer{writer}": str(edits - 3) for writer in range(WRITERS)
    }
    for writer in range(WRITERS):
        name = f"part-{writer}-{edits // 4 - 1}"
        assert f"[part-{writer}](ete/{name}.md)\n" in common.body
        assert f"  - {name}  # part-{writer}\n" in series.source.text
    print(f"{WRITERS} processes, {WRITERS * edits} edits, none lost")


def begun(folder, *words):
    """Start a command that knows nothing of this process: a forked one would hold the lock that we hold."""
    return subprocess.Popen(
        [sys.executable, "-m", "magcli", *words],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_command_waits_until_another_one_is_done(folder):
    common = folder / "articles/commun.md"
    with store.locked(folder / "articles"):
        command = begun(folder, "set", "commun", "tags=a")
        with pytest.raises(subprocess.TimeoutExpired):
            command.communicate(timeout=1.5)
        assert "tags" not in common.read_text()
    command.communicate()
    assert (command.returncode, "tags: [a]\n" in common.read_text()) == (0, True)


def test_who_reads_waits_for_nobody_who_reads(folder):
    with store.locked(folder / "articles", shared=True):
        command = begun(folder, "list")
        command.communicate(timeout=locking.WAIT - 1)
    assert command.returncode == 0


def test_a_command_gives_up_with_a_clear_word_and_writes_nothing(folder):
    before = snapshot(folder / "articles")
    with store.locked(folder / "articles"):
        command = begun(folder, "set", "commun", "tags=a")
        _, told = command.communicate()
    assert command.returncode == 2
    assert told == "magcli: another magcli has been using articles for 20 seconds; try again when it is done\n"
    assert snapshot(folder / "articles") == before


def test_the_lock_of_a_dead_process_holds_nobody_up(folder):
    process = os.fork()
    if not process:
        with store.locked(folder / "articles"):
            os.kill(os.getpid(), signal.SIGSTOP)
    os.waitpid(process, os.WUNTRACED)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    assert carry_out(folder, ["set", "commun", "tags=a"]).code == 0


def test_a_lock_leaves_nothing_behind_and_needs_no_magazine(tmp_path):
    with store.locked(tmp_path), store.locked(tmp_path), store.locked(tmp_path / "absent"):
        assert list(tmp_path.iterdir()) == []
