"""Changes: all of them or none, and as a diff. What happens when the process is killed: test_kill.py."""

import contextlib
import shutil
import stat
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from magcli import store
from magcli.errors import AlreadyThere, CannotWrite
from magcli.model import Change, Move
from tests.conftest import snapshot
from tests.store.conftest import files_in


def change(path, text, was=None):
    return Change(PurePosixPath(path), text, was)


def move(source, path):
    return Move(PurePosixPath(path), PurePosixPath(source))


def tree(folder):
    """Every file with its bytes, and every folder."""
    return snapshot(folder), {path for path in folder.rglob("*") if path.is_dir()}


# ---- apply ---------------------------------------------------------------------------------------------


def test_apply_writes_changes_and_removes_what_it_is_told(tmp_path):
    root = files_in(tmp_path, {"un.md": "un\n", "deux.md": "deux\n", "trois.md": "trois\r\n"})
    store.apply(
        root,
        [
            change("ete/neuf.md", "neuf\r\n"),
            change("un.md", "un, « revu »\n", "un\n"),
            change("deux.md", None, "deux\n"),
        ],
    )
    assert snapshot(root) == {
        "ete/neuf.md": b"neuf\r\n",
        "trois.md": b"trois\r\n",
        "un.md": "un, « revu »\n".encode(),
    }


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        pytest.param(
            [change("un.md", "1\n", "un\n"), change("deux.md/trois.md", "3\n")], "deux.md", id="its parent is a file"
        ),
        pytest.param(
            [change("neuf/a/b.md", "b\n"), change("deux.md/c/trois.md", "3\n")],
            "deux.md",
            id="far above it is a file",
        ),
        pytest.param(
            [change("un.md", "1\n", "un\n"), change("dossier", "3\n")], "dossier", id="a folder has that name"
        ),
        pytest.param([change("un.md", "1\n", "un\n"), change("deux.md", "2\n", "autre\n")], "deux.md", id="stale"),
    ],
)
def test_when_one_change_fails_none_is_made_and_nothing_is_left_over(tmp_path, changes, named):
    root = files_in(tmp_path, {"un.md": "un\n", "deux.md": "deux\n", "dossier/x.md": ""})
    before = tree(root)
    with pytest.raises(CannotWrite, match=named):
        store.apply(root, changes)
    assert tree(root) == before


def test_no_file_is_changed_twice_at_once(tmp_path):
    root = files_in(tmp_path, {"un.md": "un\n"})
    with pytest.raises(CannotWrite, match="are one, by a link"):
        store.apply(root, [change("un.md", "1\n", "un\n"), change("un.md", "2\n", "un\n")])
    assert tree(root) == ({"un.md": b"un\n"}, set())


@pytest.mark.parametrize(
    ("now", "stale", "problem"),
    [
        pytest.param("un, relu\n", change("un.md", "1\n", "un\n"), "it changed since it was read", id="edited"),
        pytest.param("un\r\n", change("un.md", "1\n", "un\n"), "it changed since it was read", id="other line ends"),
        pytest.param(None, change("un.md", "1\n", "un\n"), "it was removed since it was read", id="removed"),
        pytest.param("un, relu\n", change("un.md", None, "un\n"), "it changed since it was read", id="to be removed"),
    ],
)
def test_a_file_that_is_not_as_it_was_read_is_left_alone(tmp_path, now, stale, problem):
    root = files_in(tmp_path, {"deux.md": "deux\n", **({"un.md": now} if now else {})})
    before = tree(root)
    with pytest.raises(CannotWrite, match=f"un.md: {problem}; nothing was changed"):
        store.apply(root, [change("deux.md", "2\n", "deux\n"), stale])
    assert tree(root) == before


def test_a_new_file_takes_no_place_that_is_taken(tmp_path):
    root = files_in(tmp_path, {"un.md": "à moi\n"})
    with pytest.raises(AlreadyThere, match=r"un\.md is already there"):
        store.apply(root, [change("un.md", "un\n")])
    assert snapshot(root) == {"un.md": "à moi\n".encode()}


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755], ids=oct)
def test_the_mode_of_a_file_stays(tmp_path, mode):
    root = files_in(tmp_path, {"un.md": "un\n"})
    (root / "un.md").chmod(mode)
    store.apply(root, [change("un.md", "1\n", "un\n")])
    assert stat.S_IMODE((root / "un.md").stat().st_mode) == mode


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o466], ids=oct)
@pytest.mark.parametrize("text", ["1\n", None], ids=["changed", "removed"])
def test_a_file_that_its_owner_may_not_write_is_left_alone_with_all_others(tmp_path, mode, text):
    root = files_in(tmp_path, {"un.md": "un\n", "deux.md": "deux\n"})
    (root / "un.md").chmod(mode)
    before = tree(root)
    changes = [change("deux.md", "2\n", "deux\n"), change("un.md", text, "un\n")]
    for make in (store.diff, store.apply):
        with pytest.raises(CannotWrite, match=r"un\.md: it is read-only; nothing was changed"):
            make(root, changes)
    assert tree(root) == before


def test_a_link_to_a_file_that_its_owner_may_not_write_is_left_alone(tmp_path):
    root = files_in(tmp_path, {"ete/_index.md": "un\n"})
    (root / "ete/_index.md").chmod(0o444)
    (root / "hiver.md").symlink_to("ete/_index.md")
    with pytest.raises(CannotWrite, match="it is read-only"):
        store.apply(root, [change("hiver.md", "deux\n", "un\n")])


def test_a_file_that_its_owner_may_not_write_may_move(tmp_path):
    root = files_in(tmp_path, {"a.jpg": "a"})
    (root / "a.jpg").chmod(0o444)
    store.apply(root, [move("a.jpg", "images/a.jpg")])
    assert snapshot(root) == {"images/a.jpg": b"a"}


def test_a_new_file_has_the_mode_that_any_new_file_has(tmp_path):
    store.apply(tmp_path, [change("un.md", "1\n")])
    (tmp_path / "autre").touch()
    assert (tmp_path / "un.md").stat().st_mode == (tmp_path / "autre").stat().st_mode


def test_a_file_that_is_a_link_inside_the_magazine_stays_one(tmp_path):
    root = files_in(tmp_path, {"ete/_index.md": "un\n"})
    (root / "hiver.md").symlink_to("ete/_index.md")
    store.apply(root, [change("hiver.md", "deux\n", "un\n")])
    assert (root / "hiver.md").is_symlink()
    assert snapshot(root) == {"ete/_index.md": b"deux\n", "hiver.md": b"deux\n"}


def test_nothing_is_written_through_a_link_that_leads_out_of_the_magazine(tmp_path):
    root = files_in(tmp_path / "articles", {"_index.md": ""})
    (tmp_path / "dehors").mkdir()
    (root / "lien").symlink_to("../dehors")
    with pytest.raises(CannotWrite, match="lien"):
        store.apply(root, [change("lien/un.md", "un\n")])
    assert list((tmp_path / "dehors").iterdir()) == []


def test_no_change_touches_nothing(tmp_path):
    store.apply(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_a_file_can_take_the_place_of_one_that_goes_and_differs_by_capitals(tmp_path):
    """To be run with --basetemp on a disk that ignores capitals, too."""
    root = files_in(tmp_path, {"Un.md": "un\n"})
    store.apply(root, [change("un.md", "1\n"), change("Un.md", None, "un\n")])
    assert snapshot(root) == {"un.md": b"1\n"}


# ---- files that move -----------------------------------------------------------------------------------


def test_a_file_moves_as_it_is_and_folders_that_are_left_empty_go(tmp_path):
    root = files_in(tmp_path, {"ete/images/a/b/c.jpg": "c", "ete/un.md": "un\n", "ete/images/d/d.jpg": "d"})
    inode = (root / "ete/images/a/b/c.jpg").stat().st_ino
    store.apply(root, [move("ete/images/a/b/c.jpg", "hiver/images/c.jpg")])
    assert snapshot(root) == {"hiver/images/c.jpg": b"c", "ete/un.md": b"un\n", "ete/images/d/d.jpg": b"d"}
    assert (root / "hiver/images/c.jpg").stat().st_ino == inode
    assert sorted(path.name for path in (root / "ete/images").iterdir()) == ["d"]


def test_a_folder_that_somebody_keeps_something_hidden_in_stays(tmp_path):
    root = files_in(tmp_path, {"ete/images/a.jpg": "a", "ete/images/.note": ""})
    store.apply(root, [move("ete/images/a.jpg", "a.jpg")])
    assert snapshot(root) == {"a.jpg": b"a", "ete/images/.note": b""}


@pytest.mark.parametrize(
    ("changes", "error", "problem"),
    [
        pytest.param([move("a.jpg", "b.jpg")], AlreadyThere, "b.jpg is already there", id="its place is taken"),
        pytest.param([move("a.jpg", "dossier")], AlreadyThere, "dossier is already there", id="by a folder"),
        pytest.param([move("a.jpg", "un.md/a.jpg")], CannotWrite, "un.md", id="its folder is a file"),
        pytest.param([move("c.jpg", "d.jpg")], CannotWrite, "c.jpg: it was removed since it was read", id="removed"),
        pytest.param([move("dossier", "autre")], CannotWrite, "dossier: it was removed since", id="a folder"),
        pytest.param([move("a.jpg", "c.jpg"), move("b.jpg", "c.jpg")], CannotWrite, "are one", id="two to one place"),
        pytest.param([move("a.jpg", "c.jpg"), move("a.jpg", "d.jpg")], CannotWrite, "are one", id="one to two places"),
        pytest.param([move("a.jpg", "c.jpg"), move("b.jpg", "a.jpg")], CannotWrite, "are one", id="one after the other"),
        pytest.param([move("a.jpg", "../a.jpg")], CannotWrite, "leads out of the magazine", id="out"),
        pytest.param([move("../a.jpg", "d.jpg")], CannotWrite, "leads out of the magazine", id="in"),
        pytest.param([move("a.jpg", ".a.jpg")], CannotWrite, "leads to a hidden file", id="to a hidden name"),
        pytest.param([move("a.jpg", "c.jpg"), change("un.md", "1\n", "deux\n")], CannotWrite, "un.md: it changed", id="another is stale"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_move_stays_and_nothing_is_left_over(tmp_path, changes, error, problem):
    root = files_in(tmp_path / "articles", {"a.jpg": "a", "b.jpg": "b", "un.md": "un\n", "dossier/x": ""})
    before = tree(tmp_path)
    with pytest.raises(error, match=problem):
        store.apply(root, changes)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("name", ["lien.jpg", "rien.jpg"])
def test_a_link_does_not_move_nor_what_it_leads_to(tmp_path, name):
    root = files_in(tmp_path, {"images/a.jpg": "a"})
    (root / "lien.jpg").symlink_to("images/a.jpg")
    (root / "rien.jpg").symlink_to("images/rien.jpg")
    with pytest.raises(CannotWrite, match=f"{name}: it is a link"):
        store.apply(root, [move(name, "images/b.jpg")])
    assert (root / name).is_symlink()
    assert (root / "images/a.jpg").read_text() == "a"


def test_nothing_moves_to_where_a_link_leads_nowhere(tmp_path):
    root = files_in(tmp_path, {"a.jpg": "a"})
    (root / "rien.jpg").symlink_to("encore.jpg")
    with pytest.raises(AlreadyThere, match=r"rien\.jpg is already there"):
        store.apply(root, [move("a.jpg", "rien.jpg")])
    assert (root / "a.jpg").read_text() == "a"


def test_what_moved_and_what_changed_is_taken_back_and_done_again(tmp_path):
    root = files_in(tmp_path, {"ete/images/a.jpg": "a", "un.md": "un\n"})
    before = tree(root)
    store.apply(root, [change("un.md", "1\n", "un\n"), move("ete/images/a.jpg", "hiver/a.jpg")])
    after = tree(root)
    store.replay(root, store.last(root))
    assert tree(root)[0] == before[0]
    store.replay(root, store.last(root, undone=True))
    assert tree(root) == after
    store.replay(root, store.last(root))
    assert tree(root)[0] == before[0]


# ---- diff ----------------------------------------------------------------------------------------------

OLD = "".join(f"ligne {number}\n" for number in range(20))


@pytest.mark.parametrize(
    ("made", "root"),
    [
        pytest.param(change("un.md", OLD.replace("ligne 7", "été"), OLD), "articles", id="a line"),
        pytest.param(change("un.md", OLD.replace("ligne 1", "x"), OLD), "articles", id="many lines"),
        pytest.param(change("ete/neuf.md", OLD), "articles", id="a new file in a new folder"),
        pytest.param(change("un.md", None, OLD), "articles", id="a file removed"),
        pytest.param(change("un.md", "un\ndeux", "un\n"), "articles", id="without a last line end"),
        pytest.param(change("un.md", "un\n", "un"), "articles", id="with one at last"),
        pytest.param(change("un.md", "1\n2", "un\n2"), "articles", id="without one as before"),
        pytest.param(change("un.md", OLD, ""), "articles", id="from nothing"),
        pytest.param(change("un.md", "a\r\nc\r\n", "a\r\nb\r\nc\r\n"), "articles", id="CRLF"),
        pytest.param(change("un.md", "a\rd\x0c\x0b\u2028e\n", "a\rb\x0c\u2028c\n"), "articles", id="odd line ends"),
        pytest.param(change("la série/un été.md", "un\n", "été\n"), "mes articles", id="spaces and accents in names"),
    ],
)
def test_git_applies_what_a_dry_run_shows_and_comes_to_the_same(tmp_path, made, root):
    by_git, by_us = tmp_path / "git" / root, tmp_path / "magcli" / root
    files_in(by_git, {"autre.md": "autre\n", **({} if made.was is None else {made.path: made.was})})
    shutil.copytree(by_git, by_us)
    store.apply(by_us, [made])
    git = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(git, input=store.diff(by_git, [made]).encode(), cwd=by_git.parent, check=True)
    assert snapshot(by_git) == snapshot(by_us)


@pytest.mark.parametrize(
    "name",
    [
        "images/a.jpg",
        "une vue d’été.jpg",
        'a "b" \\c.jpg',
        "a\tb\nc.jpg",
        "-a => {b}.jpg",
        "e\u0301.jpg",
        "\u2028.jpg",
    ],
    ids=ascii,
)
def test_git_and_patch_apply_what_a_dry_run_shows_of_files_that_move(tmp_path, name):
    files = {"images/x.jpg": "x\n", "ete/" + name: "\x00é\n", "un.md": "un\n"}
    changes = [change("un.md", None, "un\n"), move("ete/" + name, "hiver/" + name), change("deux.md", "un\n")]
    by_us = files_in(tmp_path / "magcli/articles", files)
    shown = store.diff(by_us, changes).encode()
    store.apply(by_us, changes)
    tools = [["git", "apply", "-"]] + ([["patch", "-sp1"]] if shutil.which("patch") and name.isprintable() else [])
    for words in tools:
        root = files_in(tmp_path / words[0] / "articles", files)
        subprocess.run(words, input=shown, cwd=root.parent, check=True)
        assert snapshot(root) == snapshot(by_us)


def test_a_diff_names_the_folder_of_the_magazine_from_inside_it_too(tmp_path):
    root = files_in(tmp_path / "articles", {"_index.md": "un\n"})
    with contextlib.chdir(root):
        shown = store.diff(Path(), [change("_index.md", "deux\n", "un\n")])
    assert shown.startswith("--- a/articles/_index.md\n+++ b/articles/_index.md\n")


def test_a_diff_of_nothing_is_empty(tmp_path):
    files_in(tmp_path, {"un.md": "un\n"})
    assert store.diff(tmp_path, []) == store.diff(tmp_path, [change("un.md", "un\n", "un\n")]) == ""


def test_a_file_with_unusual_permissions_can_be_taken_back(tmp_path):
    root = files_in(tmp_path, {"un.md": "un\n"})
    (root / "un.md").chmod(0o4644)
    store.apply(root, [change("un.md", "1\n", "un\n")])
    store.replay(root, store.last(root))
    assert snapshot(root) == {"un.md": b"un\n"}
