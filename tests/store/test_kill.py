"""Whatever happens to a command, its files are all as before or all as after, and the next command sees to it.

By hand, for long: pytest tests/store/test_kill.py --kills 10000
"""

import os
import random
import re
import shutil
import signal
import time

import pytest

from magcli import store
from tests.conftest import HOME, snapshot
from tests.store.processes import FORKS, WHY_NOT, Interruption, carry_out, disk_full, end, killed, start

pytestmark = pytest.mark.skipif(not FORKS, reason=WHY_NOT)

ARTICLE = """\
---
title: {0}  # provisoire
status: published
date: 2015-07-0{1}
authors: [redaction]
---

Voir [un](un.md), [deux](deux.md#a) et [trois][t].

[t]: trois.md
"""
FILES = {
    "articles/_index.md": f"{HOME}\nVoir [le début](ete/un.md).\n",
    "articles/ete/_index.md": "---\ntitle: Été\nparts:\n  # le début\n  - un\n  - deux  # relu\n  - title: Plus tard\n  - trois\n---\n",
    "articles/ete/photos.md": "---\ntitle: Photos\nstatus: published\n---\n\n![a](images/a.jpg) ![b](images/ete/b.jpg) [un](un.md)\n",
    "articles/ete/images/a.jpg": "aé\0" * 500,
    "articles/ete/images/ete/b.jpg": "b",
    "articles/Fin.md": "---\ntitle: Fin\n---\n",
    "articles/essais/note.md": "---\ntitle: Note\n---\n",
    "articles/hiver/_index.md": "---\ntitle: Hiver\nparts: []\n---\n\n[p](../ete/photos.md)\n",
    "articles/hiver/images/A.jpg": "a",
    "elsewhere/page.md": "# Qui paie ?\n\n![a](a.jpg) ![b](b.jpg)\n",
    "elsewhere/a.jpg": "aé\0" * 500,
    "elsewhere/b.jpg": "b",
    **{f"articles/ete/{slug}.md": ARTICLE.format(slug, at) for at, slug in enumerate(("un", "deux", "trois"), 1)},
}

COMMANDS = {
    "reorder": ["series", "reorder", "ete", "--reverse"],
    "plan": ["series", "plan", "ete", "Encore une", "--to", "2"],
    "new": ["new", "Une nouvelle", "--series", "ete"],
    "new planned": ["new", "Plus tard"],
    "new series": ["series", "new", "Un hiver"],
    "set": ["set", "deux", "title=Deux : la fin", "tags=a,b"],
    "rename": ["rename", "un", "premier"],
    "rename capitals": ["rename", "Fin", "fin"],
    "move": ["series", "add", "hiver", "photos"],
    "eject": ["theme", "eject", "article"],
    "import": ["import", "elsewhere/page.md", "--series", "ete"],
    "undo": ["undo"],
    "redo": ["redo"],
}

# What is done before, and what is killed or refused then.
CASES = {
    **{name: ([], words) for name, words in COMMANDS.items()},
    "undo a move": ([COMMANDS["move"]], ["undo"]),
    "redo a move": ([COMMANDS["move"], ["undo"]], ["redo"]),
    "undo an import": ([COMMANDS["import"]], ["undo"]),
    "redo an import": ([COMMANDS["import"], ["undo"]], ["redo"]),
}


@pytest.fixture
def magazine(tmp_path):
    """A folder with a magazine in it that has something to be taken back, and something to be done again."""
    folder = tmp_path / "magazine"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    done_before(folder, [["rename", "trois", "quatre"], ["set", "un", "tags=x"], ["undo"]])
    return folder


def state(folder):
    """The files of the magazine, with an id that is the same in each run."""
    hexes = re.compile(rb"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\b")
    return {name: hexes.sub(b"uuid", content) for name, content in snapshot(folder / "articles").items()}


def after(folder, words):
    """What *words* make of the magazine in *folder*, seen on a copy."""
    copy = folder.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    done = carry_out(copy, words)
    return state(copy), done


def validated(folder):
    done = carry_out(folder, ["validate", "--json"])
    assert done.code in (0, 1)
    assert "Traceback" not in done.stderr
    return done.stdout


def assert_nothing_is_left_over(folder):
    names = {path.name for path in (folder / "articles").rglob("*")}
    assert not {name for name in names if name.startswith(".magcli-")} | names & {"journal.json"}


def empty_folders(folder):
    found = (path for path in (folder / "articles").rglob("*") if path.is_dir() and ".magcli" not in path.parts)
    return [path for path in found if not any(path.iterdir())]


def assert_whole(folder, old, new):
    """Each single file holds all of what it was, or all of what it was to become."""
    for name, content in state(folder).items():
        if not name.rpartition("/")[2].startswith(".magcli-"):
            assert content in (old.get(name), new.get(name)), name
    assert set(state(folder)) >= set(old) & set(new)


def done_before(folder, commands):
    for words in commands:
        assert carry_out(folder, words).code == 0


@pytest.mark.parametrize(("before", "words"), CASES.values(), ids=CASES)
def test_a_command_killed_at_any_change_of_the_disk_is_finished_or_was_never_begun(magazine, before, words):
    done_before(magazine, before)
    old, (new, done) = state(magazine), after(magazine, words)
    assert (done.code, new == old) == (0, False)
    pristine = magazine.with_name("pristine")
    shutil.copytree(magazine, pristine)
    outcomes, told = [], []
    for at in range(200):
        shutil.rmtree(magazine)
        shutil.copytree(pristine, magazine)
        if carry_out(magazine, words, Interruption(at, killed)).code != -signal.SIGKILL:
            break
        assert_whole(magazine, old, new)
        listed = carry_out(magazine, ["list"])
        assert listed.code == 0
        told.append(f"finished what was interrupted: magcli {words[0]}" in listed.stderr)
        assert state(magazine) in (old, new)
        assert_nothing_is_left_over(magazine)
        assert not empty_folders(magazine)
        outcomes.append(state(magazine) == new)
    # Killed early it is as before, killed late as after; in between the next command finishes it and says so.
    assert outcomes == sorted(outcomes)
    assert {False, True} == set(outcomes) == set(told)


@pytest.mark.parametrize("ever_after", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize(("before", "words"), CASES.values(), ids=CASES)
def test_a_command_that_the_system_refuses_a_change_has_done_nothing(magazine, before, words, ever_after):
    done_before(magazine, before)
    old, (new, _) = state(magazine), after(magazine, words)
    pristine = magazine.with_name("pristine")
    shutil.copytree(magazine, pristine)
    codes = []
    for at in range(200):
        shutil.rmtree(magazine)
        shutil.copytree(pristine, magazine)
        interruption = Interruption(at, disk_full, ever_after=ever_after)
        done = carry_out(magazine, words, interruption)
        assert "fault of magcli" not in done.stderr
        if done.code == 0 and "No space" not in done.stderr and codes and codes[-1] == 0 and state(magazine) == new:
            break
        codes.append(done.code)
        if done.code:
            assert (done.code, "No space left on device" in done.stderr) == (2, True)
        if not ever_after:
            assert state(magazine) == (old if done.code else new)
        carry_out(magazine, ["list"])  # with room again, what could not even be taken back is seen to
        assert state(magazine) in (old, new)
        assert_nothing_is_left_over(magazine)
    assert 2 in codes


@pytest.mark.parametrize("name", ["photos", "note"])
def test_a_move_that_its_user_stops_at_any_change_of_the_disk_is_done_or_taken_back(magazine, name):
    words = ["series", "add", "hiver", name]
    old, (new, _) = state(magazine), after(magazine, words)
    pristine = magazine.with_name("pristine")
    shutil.copytree(magazine, pristine)
    codes = []
    for at in range(200):
        shutil.rmtree(magazine)
        shutil.copytree(pristine, magazine)
        done = carry_out(magazine, words, Interruption(at, stopped))
        assert "Traceback" not in done.stderr
        codes.append(done.code)
        if done.code == 0:
            break
        assert state(magazine) in (old, new)
        assert not empty_folders(magazine)
        carry_out(magazine, ["list"])
        assert state(magazine) in (old, new)
        assert_nothing_is_left_over(magazine)
    assert (len(codes) > 10, codes[-1]) == (True, 0)


def stopped():
    raise KeyboardInterrupt


def test_a_command_killed_at_a_random_moment_is_finished_or_was_never_begun(magazine, request):
    chance = random.Random(2015)
    died, finished = 0, 0
    kills = request.config.getoption("--kills")
    valid = validated(magazine)
    while died < kills:
        words = random_command(chance, magazine)
        old, (new, done) = state(magazine), after(magazine, words)
        process = start(magazine, words)
        time.sleep(chance.uniform(0, done.seconds))
        os.kill(process, signal.SIGKILL)
        died += end(process, magazine).code == -signal.SIGKILL
        assert_whole(magazine, old, new)
        finished += (magazine / "articles/.magcli/journal.json").exists()
        told = validated(magazine)
        assert state(magazine) in (old, new)
        assert told == (valid if state(magazine) == old else validated(magazine.with_name("copy")))
        valid = told
        assert_nothing_is_left_over(magazine)
    print(f"{died} kills, {finished} of them between two files; all whole")


def random_command(chance, folder):
    """A command that has something to do in the magazine as it is now."""
    found = store.load(folder / "articles")
    slugs, wintry = (
        [article.slug for article in found.articles.values() if article.series == series]
        for series in ("ete", "hiver")
    )
    slug, number = chance.choice(slugs), chance.randrange(10**6)
    commands = [
        ["series", "reorder", "ete", "--reverse"],
        ["set", slug, f"title=Titre {number}", f"x.note={number}"],
        ["rename", slug, f"article-{number}"],
        ["series", "add", "ete", f"hiver/{chance.choice(wintry)}"] if wintry else ["series", "add", "hiver", slug],
        ["undo"],
    ]
    if len(slugs) < 8:
        commands += [["new", f"Nouvelle {number}", "--series", "ete"], ["series", "plan", "ete", f"Prévue {number}"]]
    else:
        commands += [["series", "remove", "ete", "2"]]
    return chance.choice(commands)


def interrupted(folder, words=COMMANDS["rename"], *, begun="ete/premier.md", left="ete/un.md"):
    """Kill the command *words* in *folder* between two files: *begun* is there already, *left* still is."""
    pristine = folder.with_name("pristine")
    shutil.copytree(folder, pristine)
    for at in range(200):
        shutil.rmtree(folder)
        shutil.copytree(pristine, folder)
        carry_out(folder, words, Interruption(at, killed))
        if (folder / "articles" / begun).exists() and (folder / "articles" / left).exists():
            return
    raise AssertionError


def test_a_file_that_was_edited_before_the_next_command_stays_as_it_is(magazine):
    interrupted(magazine)
    edited = magazine / "articles/ete/deux.md"
    edited.write_text("à moi\n")
    listed = carry_out(magazine, ["list"])
    assert "finished what was interrupted: magcli rename un premier" in listed.stderr
    assert "edited since, so left as it is: " in listed.stderr
    assert edited.read_text() == "à moi\n"
    assert not (magazine / "articles/ete/un.md").exists()
    assert "- premier\n" in (magazine / "articles/ete/_index.md").read_text()
    assert_nothing_is_left_over(magazine)
    assert carry_out(magazine, ["undo"]).code == 0
    assert edited.read_text() == "à moi\n"


@pytest.mark.parametrize(
    "edited", ["à moi\n".encode(), "été\n".encode("latin-1"), None], ids=["text", "Latin-1", "folder"]
)
def test_whatever_somebody_made_of_a_file_the_next_command_goes_on(magazine, edited):
    interrupted(magazine)
    path = magazine / "articles/ete/deux.md"
    path.unlink()
    if edited is None:
        path.mkdir()
    else:
        path.write_bytes(edited)
    assert "edited since, so left as it is: " in carry_out(magazine, ["validate"]).stderr
    assert edited is None or path.read_bytes() == edited
    assert carry_out(magazine, ["list"]).stderr == ""


@pytest.mark.parametrize("edited", [b"\0", None], ids=["edited", "removed"])
@pytest.mark.parametrize("name", ["hiver/images/a-2.jpg", "ete/images/ete/b.jpg"], ids=["moved", "to be moved"])
def test_an_image_that_was_edited_before_the_next_command_is_left_to_its_owner(magazine, name, edited):
    interrupted(magazine, COMMANDS["move"], begun="hiver/images/a-2.jpg", left="ete/images/ete/b.jpg")
    path = magazine / "articles" / name
    path.unlink() if edited is None else path.write_bytes(edited)
    listed = carry_out(magazine, ["list"])
    assert "finished what was interrupted: magcli series add hiver photos" in listed.stderr
    assert "edited since, so left as it is: " in listed.stderr
    assert (path.read_bytes() if path.exists() else None) == edited
    assert (magazine / "articles/hiver/photos.md").exists()
    assert_nothing_is_left_over(magazine)
    assert carry_out(magazine, ["undo"]).code == 0
    assert (path.read_bytes() if path.exists() else None) == edited


def test_where_somebody_else_put_an_image_meanwhile_none_is_moved(magazine):
    interrupted(magazine, COMMANDS["move"], begun="hiver/images/a-2.jpg", left="ete/images/ete/b.jpg")
    path = magazine / "articles/hiver/images/ete/b.jpg"
    path.write_bytes(b"\0")
    assert "edited since, so left as it is: " in carry_out(magazine, ["list"]).stderr
    assert (path.read_bytes(), (magazine / "articles/ete/images/ete/b.jpg").read_bytes()) == (b"\0", b"b")


@pytest.mark.parametrize(
    ("name", "saved"),
    [("ete/images/a.jpg", b"\0"), ("hiver/images/a-2.jpg", b"\0")],
    ids=["what is to move", "where it is to go"],
)
def test_an_image_that_is_saved_while_a_command_moves_is_not_lost(magazine, name, saved):
    old = state(magazine)
    path = magazine / "articles" / name

    def save():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(saved)

    for at in range(8, 60):
        done = carry_out(magazine, COMMANDS["move"], Interruption(at, save))
        if path.exists() and path.read_bytes() == saved:
            break
    assert (done.code, "nothing was changed" in done.stderr) == (2, True)
    assert state(magazine) == {**old, name: saved}
    assert_nothing_is_left_over(magazine)


def test_what_a_writer_saves_while_a_command_writes_is_not_overwritten(magazine):
    old = state(magazine)
    path = magazine / "articles/ete/deux.md"
    for at in range(4, 40):
        done = carry_out(magazine, COMMANDS["rename"], Interruption(at, lambda: path.write_text("à moi\n")))
        if path.read_text() == "à moi\n":
            break
    assert (done.code, "it changed since it was read" in done.stderr) == (2, True)
    assert state(magazine) == {**old, "ete/deux.md": "à moi\n".encode()}
    assert_nothing_is_left_over(magazine)


def test_a_magazine_that_was_begun_and_not_finished_can_be_begun(tmp_path):
    for at in range(50):
        folder = tmp_path / str(at)
        folder.mkdir()
        if carry_out(folder, ["init", "--title", "M"], Interruption(at, killed)).code != -signal.SIGKILL:
            break
        carry_out(folder, ["init", "--title", "M"])
        assert carry_out(folder, ["list"]).code == 0
        assert_nothing_is_left_over(folder)
    assert at > 5
