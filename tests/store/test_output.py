"""Where an export may write. What it does to its folder: cli/test_export_html.py."""

from pathlib import PurePosixPath

import pytest

from magcli import store
from magcli.errors import CannotWrite
from magcli.model import Page
from tests.conftest import snapshot
from tests.store.conftest import files_in


def test_an_export_does_not_mix_with_the_magazine(tmp_path):
    files_in(tmp_path, {"mag/articles/_index.md": ""})
    with pytest.raises(CannotWrite, match="choose a folder beside it"):
        store.publish(tmp_path / "mag/articles", [], tmp_path / "mag")


def _page(name, text=""):
    return Page(PurePosixPath(name), text.encode)


def _publish(folder, *names, **how):
    return store.publish(folder / "articles", [_page(name, name) for name in names], folder / "public", **how)


@pytest.fixture
def folder(tmp_path):
    """A folder with a magazine that says nothing."""
    return files_in(tmp_path, {"articles/_index.md": ""})


@pytest.mark.parametrize("dry_run", [False, True], ids=["", "dry run"])
@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["ete/a.png", "b", "ete/a.png/index.html"], id="a folder where a file is"),
        pytest.param(["ete/a.png/index.html", "b", "ete/a.png"], id="a file where a folder is"),
        pytest.param(["b", "ete/a.png/vieux/index.html", "ete/x", "ete/a.png"], id="a folder of folders"),
    ],
)
def test_a_file_and_a_folder_of_one_name_are_both_told_and_nothing_is_written(folder, names, dry_run):
    _publish(folder, "avant")
    before = snapshot(folder)
    with pytest.raises(CannotWrite) as error:
        _publish(folder, *names, dry_run=dry_run)
    below = next(name for name in names if name.startswith("ete/a.png/"))
    told = f"{folder}/public/ete/a.png: it cannot be a file and the folder of {below}, both of this export"
    assert told in str(error.value)
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(["x", "z"], ["x/index.html", "z"], id="a folder where a file was"),
        pytest.param(["x/index.html", "x/y/a", "z"], ["x", "z"], id="a file where a folder was"),
    ],
)
def test_what_an_earlier_export_wrote_is_in_nobodys_way(folder, old, new):
    _publish(folder, *old)
    assert _publish(folder, *new, dry_run=True).removed == tuple(map(PurePosixPath, sorted(set(old) - set(new))))
    _publish(folder, *new)
    assert sorted(name for name in snapshot(folder / "public") if not name.startswith(".")) == sorted(new)


def test_a_folder_that_holds_another_file_too_does_not_go(folder):
    _publish(folder, "x/index.html")
    files_in(folder / "public", {"x/notes.txt": "à nous"})
    before = snapshot(folder)
    with pytest.raises(CannotWrite, match="magcli did not write what is there"):
        _publish(folder, "x")
    assert snapshot(folder) == before


# ---- pages that need not be made again --------------------------------------------------------------------


def _keyed(name, content, key="k", then=lambda: None):
    made = []

    def render():
        made.append(name)
        then()
        return content

    return Page(PurePosixPath(name), render, key), made


def test_a_page_of_the_same_key_is_not_made_again(tmp_path):
    files_in(tmp_path, {"articles/_index.md": ""})
    made = []
    for key in ("k", "k", "l"):
        page, times = _keyed("a.html", b"a", key)
        store.publish(tmp_path / "articles", [page], tmp_path / "public")
        made += [len(times)]
    assert made == [1, 0, 1]


@pytest.mark.parametrize("number", [0, 1], ids=["when it was just made", "when it was there"])
def test_what_another_hand_writes_during_an_export_is_made_again(tmp_path, number):
    files_in(tmp_path, {"articles/_index.md": ""})
    out = tmp_path / "public"

    def meddle():
        for file in (out / "a.html", out / ".magcli-stage/a.html"):
            if file.exists():
                file.write_bytes(b"x")

    for at in range(3):
        page, _ = _keyed("a.html", b"a")
        other, _ = _keyed("b.html", b"%d" % at, str(at), meddle if at == number else lambda: None)
        store.publish(tmp_path / "articles", [page, other], out)
    assert (out / "a.html").read_bytes() == b"a"
