"""What pages were rendered to, kept for the next time."""

from pathlib import PurePosixPath

import pytest

from magcli import store
from magcli.model import Page
from magcli.store.drawn import Drawn
from tests.store.conftest import files_in

KEY = "0" * 64
OTHER = "1" * 64


class Counted:
    """A page, and how often it was rendered."""

    def __init__(self, key=KEY, content=b"carte"):
        self.times = 0
        self.content = content
        self.page = Page(PurePosixPath("cards/a.png"), self.render, key, is_dear=True)

    def render(self):
        self.times += 1
        return self.content


def kept(root):
    return sorted(path.name for path in (root / ".magcli/pages").glob("*"))


def test_a_page_is_rendered_once_wherever_it_goes(tmp_path):
    files_in(tmp_path, {"articles/_index.md": ""})
    counted = Counted()
    for out in ("public", "public", "ailleurs"):
        store.publish(tmp_path / "articles", [counted.page], tmp_path / out)
        assert (tmp_path / out / "cards/a.png").read_bytes() == b"carte"
    assert counted.times == 1


def test_a_page_of_another_key_is_rendered_and_the_old_one_forgotten(tmp_path):
    files_in(tmp_path, {"articles/_index.md": ""})
    for counted in (Counted(), Counted(OTHER, b"nouvelle")):
        store.publish(tmp_path / "articles", [counted.page], tmp_path / "public")
    assert (tmp_path / "public/cards/a.png").read_bytes() == b"nouvelle"
    assert kept(tmp_path / "articles") == [OTHER]


def test_git_ignores_what_is_kept(tmp_path):
    Drawn(tmp_path).rendered(Counted().page)
    assert (tmp_path / ".magcli/.gitignore").read_bytes() == b"*\n"


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(b"", id="emptied"),
        pytest.param(b"carte", id="replaced"),
        pytest.param(None, id="lost"),
        pytest.param(b"x" * 33, id="of another digest"),
    ],
)
def test_what_is_spoilt_costs_time_only(tmp_path, spoilt):
    Drawn(tmp_path).rendered(Counted().page)
    file = tmp_path / ".magcli/pages" / KEY
    file.unlink()
    if spoilt is not None:
        file.write_bytes(spoilt)
    counted = Counted()
    assert (Drawn(tmp_path).rendered(counted.page), counted.times) == (b"carte", 1)
    assert (Drawn(tmp_path).rendered(counted.page), counted.times) == (b"carte", 1)


def test_where_nothing_can_be_kept_pages_are_rendered_all_the_same(tmp_path):
    (tmp_path / ".magcli").write_text("no folder")
    assert Drawn(tmp_path).rendered(Counted().page) == b"carte"


@pytest.mark.parametrize("link", ["mag/.magcli", "mag/.magcli/pages"])
def test_nothing_is_kept_behind_a_link(tmp_path, link):
    files_in(tmp_path, {"mag/_index.md": "", "ailleurs/a": ""})
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / "ailleurs")
    drawn = Drawn(tmp_path / "mag")
    assert drawn.rendered(Counted().page) == b"carte"
    drawn.forget(set())
    assert [path.name for path in (tmp_path / "ailleurs").iterdir()] == ["a"]


def test_a_dry_run_keeps_and_forgets_nothing(tmp_path):
    files_in(tmp_path, {"articles/_index.md": ""})
    store.publish(tmp_path / "articles", [Counted().page], tmp_path / "public")
    store.publish(tmp_path / "articles", [Counted(OTHER).page], tmp_path / "public", dry_run=True)
    assert kept(tmp_path / "articles") == [KEY]


def test_what_is_not_ours_stays_where_pages_are_kept(tmp_path):
    files_in(tmp_path, {".magcli/pages/notes.txt": "à nous"})
    Drawn(tmp_path).forget(set())
    assert kept(tmp_path) == ["notes.txt"]


@pytest.mark.parametrize("key", ["", "../../x", "A" * 64, "0" * 63])
def test_a_page_without_a_proper_key_is_never_kept(tmp_path, key):
    counted = Counted(key)
    for _ in range(2):
        Drawn(tmp_path).rendered(counted.page)
    assert (counted.times, kept(tmp_path)) == (2, [])
