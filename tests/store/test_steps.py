"""Single steps. What becomes of all of a command: test_changes.py and test_kill.py."""

from hashlib import sha256
from pathlib import PurePosixPath

import pytest

from magcli.store.steps import Shift
from tests.conftest import snapshot
from tests.store.conftest import files_in


def moved(content):
    """The step that moved a file that holds *content* from a.jpg to b.jpg."""
    return Shift(PurePosixPath("b.jpg"), PurePosixPath("a.jpg"), sha256(content.encode()).hexdigest())


def test_a_file_that_moved_is_moved_back(tmp_path):
    moved("a").take_back(files_in(tmp_path, {"b.jpg": "a"}), 0)
    assert snapshot(tmp_path) == {"a.jpg": b"a"}


@pytest.mark.parametrize("content", ["autre", "a"], ids=["another", "one that holds the same"])
def test_a_file_is_not_moved_back_over_one_that_somebody_put_there(tmp_path, content):
    moved("a").take_back(files_in(tmp_path, {"b.jpg": "a", "a.jpg": content}), 0)
    assert snapshot(tmp_path) == {"b.jpg": b"a", "a.jpg": content.encode()}


def test_nor_over_a_link_that_leads_nowhere(tmp_path):
    (tmp_path / "a.jpg").symlink_to(tmp_path / "aucun.jpg")
    moved("a").take_back(files_in(tmp_path, {"b.jpg": "a"}), 0)
    assert (tmp_path / "a.jpg").is_symlink()
    assert snapshot(tmp_path) == {"b.jpg": b"a"}
