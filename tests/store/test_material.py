"""What is brought in: files of anywhere, and how images come into the magazine."""

import os
from pathlib import Path, PurePosixPath

import pytest

from magcli import store
from magcli.errors import CannotRead, CannotWrite
from magcli.model import Change
from tests.conftest import snapshot
from tests.store.conftest import files_in


def names(material):
    return list(map(str, material.paths))


def test_a_folder_is_all_its_files_but_what_is_hidden_or_nobodys(tmp_path):
    files = {"b.md": "b", "a/c.md": "c", ".git/x": "x", "node_modules/y.md": "y", ".eleventy.js": "z"}
    found = store.gathered(files_in(tmp_path, files))
    assert names(found) == [".eleventy.js", "b.md", "a/c.md"]
    assert found.read(PurePosixPath("a/c.md")) == b"c"
    assert found.is_folder


def test_the_magazine_itself_is_left_out(tmp_path):
    folder = files_in(tmp_path, {"a.md": "a", "articles/_index.md": "b"})
    assert names(store.gathered(folder, apart=folder / "articles")) == ["a.md"]


def test_a_file_comes_first_and_what_it_may_show_after(tmp_path):
    folder = files_in(tmp_path, {"a.jpg": "a", "page.html": "b", "page_files/c.png": "c"})
    found = store.gathered(folder / "page.html")
    assert names(found) == ["page.html", "a.jpg", "page_files/c.png"]
    assert not found.is_folder


@pytest.fixture
def locked(monkeypatch):
    """Have the system refuse folders called `locked`, as it does not refuse root."""
    scandir, lstat = os.scandir, Path.lstat

    def listed(path="."):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    def looked_at(path):
        if path.parent.name == "barred":
            raise PermissionError(13, "Permission denied", str(path))
        return lstat(path)

    monkeypatch.setattr(os, "scandir", listed)
    monkeypatch.setattr(Path, "lstat", looked_at)


@pytest.mark.parametrize("folder", ["locked", "barred"])
def test_what_cannot_be_looked_at_does_not_keep_a_file_beside_it_out(tmp_path, locked, folder):
    home = files_in(tmp_path, {"a.jpg": "a", "page.html": "b", f"{folder}/c.png": "c"})
    assert names(store.gathered(home / "page.html")) == ["page.html", "a.jpg"]


@pytest.mark.parametrize("folder", ["locked", "barred"])
def test_a_folder_that_cannot_be_read_whole_is_refused(tmp_path, locked, folder):
    home = files_in(tmp_path, {"a.md": "a", f"{folder}/c.md": "c"})
    with pytest.raises(CannotRead, match=f"{folder}.*Permission denied"):
        store.gathered(home)


def test_no_link_is_followed(tmp_path):
    folder = files_in(tmp_path, {"source/a.md": "a", "secret.md": "secret"}) / "source"
    (folder / "b.md").symlink_to(tmp_path / "secret.md")
    (folder / "up").symlink_to(tmp_path)
    assert names(store.gathered(folder)) == ["a.md"]


def test_uploads_are_files_of_it(tmp_path):
    folder = files_in(tmp_path, {"export.xml": "x", "elsewhere/uploads/2015/07/a.jpg": "a"})
    found = store.gathered(folder / "export.xml", folder / "elsewhere/uploads")
    assert "2015/07/a.jpg" in names(found)
    assert found.read(PurePosixPath("2015/07/a.jpg")) == b"a"


def test_one_file_of_a_folder_sees_what_lies_beside_it(tmp_path):
    folder = store.gathered(files_in(tmp_path, {"a/b.md": "b", "a/img/c.png": "c", "d.md": "d"}))
    one = store.single(folder, PurePosixPath("a/b.md"))
    assert names(one) == ["b.md", "img/c.png"]
    assert one.read(PurePosixPath("img/c.png")) == b"c"


@pytest.mark.parametrize("name", ["aucun.md", "aucun/dossier"])
def test_what_is_not_there_cannot_be_read(tmp_path, name):
    with pytest.raises(CannotRead, match="there is no such file or folder"):
        store.gathered(tmp_path / name)


# ---- images -----------------------------------------------------------------------------------------------

NEW = Change(PurePosixPath("un.md"), "Un\n")
IMAGES = {PurePosixPath("images/a.jpg"): b"a\0", PurePosixPath("images/b.jpg"): b"a\0"}


def bring(root, changes=(NEW,)):
    with store.brought(root, IMAGES.items()) as moves:
        store.apply(root, (*changes, *moves), "magcli import x")


def seen(root):
    return {name: content for name, content in snapshot(root).items() if not name.startswith(".magcli")}


def test_images_come_with_the_articles_and_go_with_them(tmp_path: Path):
    root = files_in(tmp_path / "articles", {"_index.md": "---\n---\n"})
    before = seen(root)
    bring(root)
    after = seen(root)
    assert after == {**before, "un.md": b"Un\n", "images/a.jpg": b"a\0", "images/b.jpg": b"a\0"}
    store.replay(root, store.last(root))
    assert seen(root) == before
    store.replay(root, store.last(root, undone=True))
    assert seen(root) == after


def test_what_was_taken_back_survives_the_next_import_as_long_as_it_can_be_done_again(tmp_path):
    root = files_in(tmp_path / "articles", {"_index.md": "---\n---\n"})
    bring(root)
    store.replay(root, store.last(root))
    with store.brought(root, ()):
        pass
    assert len(list((root / ".magcli/incoming").iterdir())) == 2
    bring(root)  # what was taken back cannot be done again after that
    with store.brought(root, ()):
        pass
    assert not (root / ".magcli/incoming").exists()


def test_what_fails_leaves_nothing_behind(tmp_path):
    root = files_in(tmp_path / "articles", {"_index.md": "---\n---\n", "un.md": "Un autre\n"})
    before = snapshot(root)
    with pytest.raises(CannotWrite):
        bring(root, [Change(NEW.path, NEW.text, "Ce qui n’y est pas\n")])
    assert snapshot(root) == before


def test_git_sees_nothing_of_what_waits(tmp_path):
    root = files_in(tmp_path / "articles", {"_index.md": "---\n---\n"})
    with store.brought(root, IMAGES.items()):
        assert (root / ".magcli/.gitignore").read_text() == "*\n"
        assert len(list((root / ".magcli/incoming").iterdir())) == 2
    assert not (root / ".magcli").exists()
