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
