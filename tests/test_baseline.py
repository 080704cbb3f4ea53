"""The list of old sins: how it is written, and what is no such list."""

from pathlib import PurePosixPath

import pytest

from magcli import baseline
from magcli.baseline import Sin
from magcli.errors import CannotRead
from magcli.model import Diagnostic

FOUND = [
    (Diagnostic(PurePosixPath(path), 1, 1, code, "…"), mark)
    for path, code, mark in (("un.md", "NOTE001", "b"), ("été.md", "NOTE001", "c"), ("un.md", "META001", "a"))
]
TEXT = """\
{"version": 1, "findings": [
{"path": "un.md", "code": "META001", "fingerprint": "a"},
{"path": "un.md", "code": "NOTE001", "fingerprint": "b"},
{"path": "été.md", "code": "NOTE001", "fingerprint": "c"}
]}
"""


def test_it_is_sorted_and_has_a_line_for_each_finding():
    assert baseline.text(FOUND) == TEXT


def test_it_reads_back():
    assert baseline.read(TEXT, "b.json") == (
        Sin(PurePosixPath("un.md"), "META001", "a"),
        Sin(PurePosixPath("un.md"), "NOTE001", "b"),
        Sin(PurePosixPath("été.md"), "NOTE001", "c"),
    )
    assert baseline.read(baseline.text([]), "b.json") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "no baseline", id="nothing"),
        pytest.param("[]", "no baseline", id="a list"),
        pytest.param("{", "no baseline", id="half a document"),
        pytest.param('{"version": 1}', "no baseline", id="no findings"),
        pytest.param('{"version": 1, "findings": [1]}', "no baseline", id="a finding that is none"),
        pytest.param('{"version": 1, "findings": [{"path": 1, "code": "", "fingerprint": ""}]}', "no", id="no path"),
        pytest.param('{"version": 2, "findings": []}', "version 2", id="another version"),
        pytest.param("[" * 100_000, "no baseline", id="depth without end"),
    ],
)
def test_what_is_no_such_list_is_told(text, message):
    with pytest.raises(CannotRead, match=rf"cannot read b.json: .*{message}"):
        baseline.read(text, "b.json")
