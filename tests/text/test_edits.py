"""Edits made to a text, all at once and none upon another."""

import pytest

from magcli.model import Edit, Fix, Span
from magcli.text import edits


def _fix(*pieces):
    return Fix.of(Edit(Span(start, end), text) for start, end, text in pieces)


@pytest.mark.parametrize(
    ("fixes", "expected", "done"),
    [
        pytest.param([_fix((0, 1, "A")), _fix((4, 5, "E"))], "AbcdE", 2, id="apart"),
        pytest.param([_fix((4, 5, "E")), _fix((0, 1, ""))], "bcdE", 2, id="in any order"),
        pytest.param([_fix((0, 2, "X")), _fix((1, 3, "Y"))], "Xcde", 1, id="overlapping: the first"),
        pytest.param([_fix((0, 1, "X")), _fix((1, 2, "Y"))], "Xbcde", 1, id="side by side: too near to be sure"),
        pytest.param([_fix((2, 2, "-")), _fix((2, 2, "+"))], "ab-cde", 1, id="at one place"),
        pytest.param([_fix((0, 1, "X")), _fix((0, 1, "Y"), (4, 5, "Z"))], "Xbcde", 1, id="wholly or not at all"),
    ],
)
def test_fixes_are_made_where_none_touches_another(fixes, expected, done):
    """Keeps to fixes as a whole: half a fix could be worse than none."""
    text, made = edits.made("abcde", fixes)
    assert (text, len(made)) == (expected, done)
