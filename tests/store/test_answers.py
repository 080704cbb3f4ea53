"""What hosts said of links, from one command to the next."""

import json
from datetime import UTC, datetime

import pytest

from magcli import store
from magcli.rules._answers import Answer
from tests.store.conftest import files_in

ASKED = datetime(2015, 7, 11, 12, tzinfo=UTC)
ANSWERS = {
    "https://a.example/é": Answer(ASKED, 200, moved_to="https://b.example/"),
    "https://c.example/": Answer(ASKED, trouble="the host takes too long", is_nowhere=True),
}


def test_what_is_remembered_is_what_was_said(tmp_path):
    root = files_in(tmp_path, {"un.md": ""})
    assert store.remember(root, ANSWERS)
    assert store.remembered(root) == ANSWERS
    assert (root / ".magcli/.gitignore").read_text() == "*\n"
    assert sorted(path.name for path in (root / ".magcli").iterdir()) == [".gitignore", "links.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"version": 2, "answers": {}}',
        b'{"version": 1, "answers": []}',
        b'{"version": 1, "answers": {"a": {}}}',
        b'{"version": 1, "answers": {"a": 1}}',
        json.dumps(
            {
                "version": 1,
                "answers": {
                    "a": {
                        "asked": "2015-07-11T12:00:00",
                        "status": 200,
                        "trouble": "",
                        "moved_to": "",
                        "is_nowhere": False,
                    }
                },
            }
        ).encode(),
        b"[" * 100_000,
    ],
)
def test_what_magcli_did_not_write_is_forgotten(tmp_path, content):
    root = files_in(tmp_path, {"un.md": "", ".magcli/links.json": ""})
    (root / ".magcli/links.json").write_bytes(content)
    assert store.remembered(root) == {}


def test_nothing_is_remembered_where_nothing_can_be_written(tmp_path):
    root = files_in(tmp_path, {"un.md": "", ".magcli": "somebody's own"})
    assert not store.remember(root, ANSWERS)
    assert store.remembered(root) == {}


def test_no_link_is_followed(tmp_path):
    root = files_in(tmp_path, {"un.md": ""})
    (tmp_path / "elsewhere").mkdir()
    (root / ".magcli").symlink_to(tmp_path / "elsewhere")
    assert not store.remember(root, ANSWERS)
    assert list((tmp_path / "elsewhere").iterdir()) == []
