"""Texts set in lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.lines import Room, fitted, on_one_line


def wide(text, size):
    """Every letter is as wide as it is high."""
    return len(text) * size


ROOM = Room(100, 40, 1.0)
SIZES = (20, 10, 5)


@pytest.mark.parametrize(
    ("text", "size", "lines"),
    [
        pytest.param("un", 20, ("un",), id="as large as can be"),
        pytest.param("un deux", 20, ("un", "deux"), id="in two lines"),
        pytest.param("un deux trois", 10, ("un deux", "trois"), id="smaller, where two lines are not enough"),
        pytest.param("a b c d", 20, ("a b", "c d"), id="and none much longer than the others"),
        pytest.param("révolution", 10, ("révolution",), id="smaller sooner than broken"),
        pytest.param("anticonstitutionnellement", 5, ("anticonstitutionnell", "ement"), id="broken at last"),
        pytest.param("un\u00a0deux trois", 10, ("un\u00a0deux", "trois"), id="never at a no-break space"),
        pytest.param("  un \n\t deux ", 20, ("un", "deux"), id="whatever space is between the words"),
        pytest.param("", 20, ("",), id="nothing"),
    ],
)
def test_a_text_is_as_large_as_its_room_allows(text, size, lines):
    assert fitted(text, wide, ROOM, SIZES) == (lines, size)


def test_what_does_not_fit_at_any_size_is_left_out():
    lines, size = fitted("mot " * 60, wide, ROOM, SIZES)
    assert (size, len(lines), lines[-1]) == (5, 8, "mot mot mot mot mot…")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("La révolution", "La révolution", id="that fits"),
        pytest.param("La révolution numérique", "La révolution num…", id="that is too long"),
        pytest.param("La révolution, la nôtre", "La révolution, la…", id="after a word"),
        pytest.param("La grande règle – ici", "La grande règle…", id="without the sign before what is left out"),
        pytest.param("un  \n deux", "un deux", id="with one space between words"),
    ],
)
def test_a_text_on_one_line_is_shortened(text, line):
    assert on_one_line(text, wide, 180, 10) == line


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_no_line_is_ever_wider_than_its_room_and_the_lines_never_higher(text):
    lines, size = fitted(text, wide, ROOM, SIZES)
    assert all(wide(line, size) <= ROOM.width for line in lines if len([*line]) > 1)
    assert len(lines) * size <= ROOM.height
