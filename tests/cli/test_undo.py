"""`magcli undo` and `magcli redo`."""

import json
import os
import shutil
import stat
import subprocess
import time

import pytest

from magcli.store.journal import KEPT
from tests.conftest import snapshot

UN = '---\ntitle:   "Un"   # provisoire\nstatus: published\ndate: 2015-07-04\nid: abc\n---\n\nVoir [deux](deux.md).\r\n'
DEUX = "---\ntitle: Deux\nauthors: [redaction]\n---\n\nVoir [un](un.md)."  # no newline at its end
INDEX = "---\ntitle: Été\nparts:\n  # d’abord\n  - un   # le premier\n\n  - deux\n---\n"
FILES = {"ete/_index.md": INDEX, "ete/un.md": UN, "ete/deux.md": DEUX}
IMAGE = bytes(range(256))
MOVING = {
    **FILES,
    "ete/photos.md": "---\ntitle: Photos\n---\n![a](images/ete/a.jpg)\n",
    "ete/images/ete/a.jpg": IMAGE,
    "hiver/_index.md": "---\ntitle: Hiver\nparts: []\n---\n",
}

COMMANDS = pytest.mark.parametrize(
    "command",
    [
        pytest.param(("new", "Trois"), id="new"),
        pytest.param(("new", "Trois", "--series", "ete"), id="new in a series"),
        pytest.param(("set", "un", "title=Premier", "tags=usages"), id="set"),
        pytest.param(("set", "un", "date="), id="set nothing"),
        pytest.param(("set", "ete", "season=été 2015"), id="set a series"),
        pytest.param(("publish", "deux", "--all"), id="publish"),
        pytest.param(("unpublish", "un"), id="unpublish"),
        pytest.param(("rename", "un", "debut"), id="rename"),
        pytest.param(("series", "new", "Printemps"), id="series new"),
        pytest.param(("series", "reorder", "ete", "deux", "un"), id="reorder"),
        pytest.param(("series", "plan", "ete", "Trois"), id="plan"),
        pytest.param(("series", "remove", "ete", "un"), id="remove"),
        pytest.param(("series", "add", "hiver", "deux"), id="add"),
        pytest.param(("series", "add", "hiver", "photos"), id="add with an image"),
    ],
)


@pytest.fixture
def in_paris(monkeypatch):
    """Let the machine be in Paris, where it is two hours later than in Greenwich in July."""
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def folders(folder):
    return {path for path in folder.rglob("*") if path.is_dir() and ".magcli" not in path.parts}


@COMMANDS
def test_undo_gives_back_every_byte_and_redo_takes_it_again(run, magazine_at, command):
    folder = magazine_at(MOVING)
    before, places = snapshot(folder), folders(folder)
    assert run(*command, cwd=folder).exit_code == 0
    after = snapshot(folder)
    assert after != before
    assert run("undo", cwd=folder).exit_code == 0
    assert (snapshot(folder), folders(folder)) == (before, places)
    assert run("redo", cwd=folder).exit_code == 0
    assert snapshot(folder) == after
    assert run("undo", cwd=folder).exit_code == 0
    assert (snapshot(folder), folders(folder)) == (before, places)


def test_undo_takes_back_init_and_the_same_command_does_it_again(run, tmp_path):
    run("init", "--title", "Le Mag", cwd=tmp_path)
    result = run("undo", cwd=tmp_path)
    assert (result.exit_code, snapshot(tmp_path)) == (0, {})
    assert (
        result.stderr == "taken back: magcli init --title 'Le Mag' (to do it again: magcli init --title 'Le Mag')\n"
    )
    assert run("init", "--title", "Le Mag", cwd=tmp_path).exit_code == 0


def test_undo_shows_the_diff_and_says_what_it_took_back(run, magazine_at):
    folder = magazine_at({"un.md": "---\ntitle: Un\n---\n"})
    run("set", "un", "title=Deux mots", cwd=folder)
    result = run("undo", cwd=folder)
    assert result.stdout == (
        "--- a/articles/un.md\n+++ b/articles/un.md\n@@ -1,3 +1,3 @@\n ---\n-title: Deux mots\n+title: Un\n ---\n"
    )
    assert result.stderr == "taken back: magcli set un 'title=Deux mots' (to do it again: magcli redo)\n"


def test_redo_shows_the_diff_and_says_what_it_did_again(run, magazine_at):
    folder = magazine_at({"un.md": "---\ntitle: Un\n---\n"})
    run("set", "un", "title=Deux mots", cwd=folder)
    run("undo", cwd=folder)
    result = run("redo", cwd=folder)
    assert result.stdout == (
        "--- a/articles/un.md\n+++ b/articles/un.md\n@@ -1,3 +1,3 @@\n ---\n-title: Un\n+title: Deux mots\n ---\n"
    )
    assert result.stderr == "done again: magcli set un 'title=Deux mots'\n"


def test_several_in_a_row_go_back_to_the_start_and_forward_to_the_end(run, magazine_at):
    folder = magazine_at(FILES)
    states = [snapshot(folder)]
    for command in [("set", "un", "title=A"), ("rename", "un", "a"), ("new", "B", "--series", "ete")]:
        assert run(*command, cwd=folder).exit_code == 0
        states.append(snapshot(folder))
    for state in reversed(states[:-1]):
        run("undo", cwd=folder)
        assert snapshot(folder) == state
    assert run("undo", cwd=folder).exit_code == 2
    for state in states[1:]:
        run("redo", cwd=folder)
        assert snapshot(folder) == state
    assert run("redo", cwd=folder).exit_code == 2


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        pytest.param("undo", "magcli: no command is left that could be taken back\n", id="undo"),
        pytest.param("redo", "magcli: nothing was taken back\n", id="redo"),
    ],
)
@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["for real", "dry run"])
def test_without_a_command_there_is_nothing_to_take_back(run, magazine_at, verb, told, words):
    folder = magazine_at(FILES)
    result = run(verb, *words, cwd=folder)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)
    assert not (folder / "articles/.magcli").exists()


def test_after_a_new_command_what_was_taken_back_cannot_be_done_again(run, magazine_at):
    folder = magazine_at(FILES)
    run("set", "un", "title=A", cwd=folder)
    run("undo", cwd=folder)
    run("set", "deux", "title=B", cwd=folder)
    before = snapshot(folder)
    result = run("redo", cwd=folder)
    assert (result.exit_code, result.stderr) == (2, "magcli: nothing was taken back\n")
    assert snapshot(folder) == before
    run("undo", cwd=folder)
    assert (folder / "articles/ete/deux.md").read_text() == DEUX


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("set", "un", "title=Un"), id="that changes nothing"),
        pytest.param(("set", "un", "titre=Un"), id="that is refused"),
        pytest.param(("set", "un", "title=B", "--dry-run"), id="in a dry run"),
        pytest.param(("list",), id="that only reads"),
        pytest.param(("undo", "--dry-run"), id="undo in a dry run"),
    ],
)
def test_a_command_leaves_the_history_alone(run, magazine_at, command):
    folder = magazine_at(FILES)
    run("set", "deux", "title=A", cwd=folder)
    run("set", "deux", "title=B", cwd=folder)
    run("undo", cwd=folder)
    run(*command, cwd=folder)
    assert run("redo", cwd=folder).exit_code == 0
    run("undo", cwd=folder)
    assert run("undo", cwd=folder).exit_code == 0
    assert (folder / "articles/ete/deux.md").read_text() == DEUX


@pytest.mark.parametrize(
    ("name", "edited", "problem"),
    [
        pytest.param("ete/deux.md", "Relu.\n", "it changed since magcli rename un debut", id="edited"),
        pytest.param("ete/debut.md", "Relu.\n", "it changed since magcli rename un debut", id="the new file edited"),
        pytest.param("ete/deux.md", None, "it was removed since", id="removed"),
        pytest.param("ete/un.md", "Un autre.\n", "it was written since", id="its former name taken"),
    ],
)
@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["for real", "dry run"])
def test_a_file_that_changed_since_is_named_and_nothing_is_taken_back(run, magazine_at, name, edited, problem, words):
    folder = magazine_at(FILES)
    run("rename", "un", "debut", cwd=folder)
    path = folder / "articles" / name
    path.unlink() if edited is None else path.write_text(edited)
    before = snapshot(folder)
    result = run("undo", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"articles/{name}" in result.stderr
    assert problem in result.stderr
    assert snapshot(folder) == before


def test_a_file_that_is_again_as_it_was_can_be_taken_back(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    run("set", "un", "title=A", cwd=folder)
    path = folder / "articles/ete/un.md"
    kept = path.read_bytes()
    path.write_text("Relu.\n")
    assert run("undo", cwd=folder).exit_code == 2
    path.write_bytes(kept)
    assert run("undo", cwd=folder).exit_code == 0
    assert snapshot(folder) == before


def test_files_that_the_command_did_not_touch_may_change(run, magazine_at):
    folder = magazine_at(FILES)
    run("set", "un", "title=A", cwd=folder)
    (folder / "articles/ete/deux.md").write_text("Relu.\n")
    assert run("undo", cwd=folder).exit_code == 0
    assert (folder / "articles/ete/un.md").read_bytes() == UN.encode()
    assert (folder / "articles/ete/deux.md").read_text() == "Relu.\n"


@pytest.mark.parametrize(
    ("name", "edited"),
    [
        pytest.param("ete/deux.md", None, id="removed"),
        pytest.param("ete/un.md", "Un autre.\n", id="its former name taken"),
    ],
)
def test_whatever_hinders_it_the_command_that_is_not_taken_back_is_named(run, magazine_at, name, edited):
    folder = magazine_at(FILES)
    run("rename", "un", "debut", cwd=folder)
    path = folder / "articles" / name
    path.unlink() if edited is None else path.write_text(edited)
    assert "magcli rename un debut" in run("undo", cwd=folder).stderr


def test_redo_refuses_a_file_that_changed_since(run, magazine_at):
    folder = magazine_at(FILES)
    run("set", "un", "title=A", cwd=folder)
    run("undo", cwd=folder)
    (folder / "articles/ete/un.md").write_text("Relu.\n")
    before = snapshot(folder)
    result = run("redo", cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "articles/ete/un.md: it changed since" in result.stderr
    assert "magcli set un title=A" in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_a_dry_run_shows_what_would_change_and_writes_nothing(run, magazine_at, verb):
    folder = magazine_at(FILES)
    run("rename", "un", "debut", cwd=folder)
    if verb == "redo":
        run("undo", cwd=folder)
    before = snapshot(folder)
    result = run(verb, "--dry-run", cwd=folder)
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before
    assert run(verb, cwd=folder).stdout == result.stdout != ""


def test_the_history_goes_back_as_far_as_it_says(run, magazine_at):
    folder = magazine_at({"un.md": "---\ntitle: '0'\n---\n"})
    for number in range(1, KEPT + 4):
        run("set", "un", f"title={number}", cwd=folder)
    for _ in range(KEPT):
        assert run("undo", cwd=folder).exit_code == 0
    assert run("undo", cwd=folder).exit_code == 2
    assert KEPT == 20
    assert (folder / "articles/un.md").read_text() == "---\ntitle: '3'\n---\n"
    assert len(list((folder / "articles/.magcli/history").iterdir())) == KEPT


def test_the_command_that_does_it_again_names_the_magazine_when_it_was_named(run, magazine_at):
    folder = magazine_at(FILES)
    run("set", "un", "title=A", cwd=folder)
    result = run("undo", "--root", folder / "articles", cwd=folder.parent)
    assert result.stderr == (
        f"taken back: magcli set un title=A (to do it again: magcli --root {folder}/articles redo)\n"
    )


@pytest.mark.parametrize("mode", [0o600, 0o640], ids=oct)
@pytest.mark.parametrize("command", [("set", "un", "title=A"), ("rename", "un", "debut")], ids=["set", "rename"])
def test_the_permissions_come_back_too(run, magazine_at, command, mode):
    folder = magazine_at(FILES)
    (folder / "articles/ete/un.md").chmod(mode)
    run(*command, cwd=folder)
    run("undo", cwd=folder)
    assert stat.S_IMODE((folder / "articles/ete/un.md").stat().st_mode) == mode


@pytest.mark.parametrize("verbs", [("undo",), ("undo", "redo")], ids=["undo", "redo"])
def test_a_file_that_was_closed_to_others_since_stays_closed(run, magazine_at, verbs):
    folder = magazine_at(FILES)
    run("set", "un", "title=A", cwd=folder)
    *before, last = verbs
    for verb in before:
        run(verb, cwd=folder)
    (folder / "articles/ete/un.md").chmod(0o600)
    run(last, cwd=folder)
    assert stat.S_IMODE((folder / "articles/ete/un.md").stat().st_mode) == 0o600


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")
def test_git_does_not_see_the_history(run, magazine_at):
    folder = magazine_at(FILES)

    def status():
        words = ["git", "status", "--porcelain", "--untracked-files=all"]
        return subprocess.run(words, cwd=folder, check=True, capture_output=True).stdout.decode()

    identity = ["-c", "user.name=La rédaction", "-c", "user.email=redaction@example.org"]
    for words in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "Début"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    run("set", "un", "title=A", cwd=folder)
    assert (folder / "articles/.magcli/history").is_dir()
    assert status() == " M articles/ete/un.md\n"
    run("undo", cwd=folder)
    assert status() == ""


@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["for real", "dry run"])
@pytest.mark.parametrize(
    ("name", "edited", "problem"),
    [
        pytest.param("hiver/images/ete/a.jpg", IMAGE[::-1], "it changed since magcli series add hiver", id="edited"),
        pytest.param("hiver/images/ete/a.jpg", None, "it was removed since magcli series add hiver", id="removed"),
        pytest.param("ete/images/ete/a.jpg", IMAGE, "it was written since magcli series add hiver", id="taken"),
    ],
)
def test_an_image_that_changed_since_is_named_and_nothing_is_taken_back(
    run, magazine_at, name, edited, problem, words
):
    folder = magazine_at(MOVING)
    run("series", "add", "hiver", "photos", cwd=folder)
    path = folder / "articles" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink() if edited is None else path.write_bytes(edited)
    before = snapshot(folder)
    result = run("undo", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"articles/{name}: {problem}" in result.stderr
    assert snapshot(folder) == before


def test_an_image_keeps_the_permissions_that_it_was_given_since(run, magazine_at):
    folder = magazine_at(MOVING)
    run("series", "add", "hiver", "photos", cwd=folder)
    (folder / "articles/hiver/images/ete/a.jpg").chmod(0o600)
    run("undo", cwd=folder)
    assert stat.S_IMODE((folder / "articles/ete/images/ete/a.jpg").stat().st_mode) == 0o600


def test_the_history_knows_an_image_by_its_digest_not_by_its_content(run, magazine_at):
    folder = magazine_at({**MOVING, "ete/images/ete/a.jpg": IMAGE * 4096})
    run("series", "add", "hiver", "photos", cwd=folder)
    assert (folder / "articles/.magcli/history/1.json").stat().st_size < 3000


def test_a_history_that_an_earlier_version_wrote_is_read(run, magazine_at):
    folder = magazine_at({"un.md": "---\ntitle: Deux\n---\n"})
    step = '{"path": "un.md", "was": "---\\ntitle: Un\\n---\\n", "text": "---\\ntitle: Deux\\n---\\n", "mode": 420}'
    written = (
        f'{{"version": 1, "command": "magcli set un title=Deux", "number": 0, "undoes": false, "steps": [{step}]}}'
    )
    (folder / "articles/.magcli/history").mkdir(parents=True)
    (folder / "articles/.magcli/history/1.json").write_text(written)
    assert run("undo", cwd=folder).exit_code == 0
    assert (folder / "articles/un.md").read_text() == "---\ntitle: Un\n---\n"


# ---- what can be taken back ----------------------------------------------------------------------------

MOMENT = 1436608800  # 2015-07-11T10:00:00Z


def dated(folder):
    """Give each command in the history its moment: the first is at ten, each other one a minute later."""
    for minute, file in enumerate(sorted((folder / "articles/.magcli/history").iterdir())):
        os.utime(file, (MOMENT + 60 * minute,) * 2)


def listed(run, folder, verb, *words):
    result = run(verb, "--list", *words, cwd=folder)
    return result.exit_code, result.stdout, result.stderr


def test_what_can_be_taken_back_is_listed_the_newest_first(run, magazine_at, in_paris):
    folder = magazine_at(FILES)
    run("set", "un", "title=Été d’ici", cwd=folder)
    run("rename", "un", "debut", cwd=folder)
    dated(folder)
    assert listed(run, folder, "undo") == (
        0,
        "2015-07-11 12:01\t4 files\tmagcli rename un debut\n"
        "2015-07-11 12:00\t1 file\tmagcli set un 'title=Été d’ici'\n",
        "",
    )


def test_what_can_be_done_again_is_listed_the_next_one_first(run, magazine_at, in_paris):
    folder = magazine_at(FILES)
    for title in "ABC":
        run("set", "un", f"title={title}", cwd=folder)
    run("undo", cwd=folder)
    run("undo", cwd=folder)
    dated(folder)
    again = [line.split("\t")[2] for line in listed(run, folder, "redo")[1].splitlines()]
    assert again == ["magcli set un title=B", "magcli set un title=C"]
    assert listed(run, folder, "undo") == (0, "2015-07-11 12:00\t1 file\tmagcli set un title=A\n", "")


def test_the_list_as_json(run, magazine_at):
    folder = magazine_at(FILES)
    run("set", "un", "title=A", cwd=folder)
    dated(folder)
    command = {"when": "2015-07-11T10:00:00Z", "files": ["ete/un.md"], "command": "magcli set un title=A"}
    assert json.loads(listed(run, folder, "undo", "--json")[1]) == {"version": 1, "commands": [command]}
    assert json.loads(listed(run, folder, "redo", "--json")[1]) == {"version": 1, "commands": []}


@pytest.mark.parametrize(
    ("verb", "told"),
    [("undo", "no command is left that could be taken back\n"), ("redo", "nothing was taken back\n")],
)
def test_an_empty_list_says_why(run, magazine_at, verb, told):
    folder = magazine_at(FILES)
    assert listed(run, folder, verb) == (0, "", told)
    assert not (folder / "articles/.magcli").exists()


def test_a_list_changes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    run("set", "un", "title=A", cwd=folder)
    before = snapshot(folder)
    listed(run, folder, "undo")
    assert snapshot(folder) == before
    assert run("undo", cwd=folder).exit_code == 0


@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["for real", "dry run"])
def test_undo_as_json_tells_which_command_and_which_files(run, magazine_at, words):
    folder = magazine_at(FILES)
    run("set", "un", "title=A", cwd=folder)
    result = run("undo", "--json", *words, cwd=folder)
    assert json.loads(result.stdout) == {
        "version": 1,
        "command": "magcli set un title=A",
        "dry_run": bool(words),
        "written": ["ete/un.md"],
        "removed": [],
        "moved": [],
    }
    assert ('title:   "A"' in (folder / "articles/ete/un.md").read_text()) is bool(words)
