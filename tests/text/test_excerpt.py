"""The excerpt of a line: what is invisible is seen, and the carets stand where they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.cells import cells
from magcli.text.excerpt import excerpt, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("L’été", "L’été", id="letters as they are"),
        pytest.param("70\u00a0%", "70⍽%", id="a no-break space"),
        pytest.param("non\u202f!", "non˽!", id="a narrow one"),
        pytest.param("a\x00\x07\x1b[2J\x7f", "a␀␇␛[2J␡", id="control characters"),
        pytest.param("a\x9bb", "a<U+009B>b", id="a control character that has no picture"),
        pytest.param("a\u202eb\u00adc\ufeff", "a<U+202E>b<U+00AD>c<U+FEFF>", id="format characters"),
        pytest.param("a\u2009b", "a b", id="another space"),
        pytest.param("a\tb", "a→b", id="a tab"),
    ],
)
def test_what_nobody_could_see_has_a_sign(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("line", "start", "end", "room", "expected"),
    [
        pytest.param("un deux trois", 3, 7, 40, ("un deux trois", "   ^^^^"), id="all of it fits"),
        pytest.param("un deux trois", 3, 3, 40, ("un deux trois", "   ^"), id="an empty place has one caret"),
        pytest.param("un deux", 7, 7, 40, ("un deux", "       ^"), id="the end of the line"),
        pytest.param(
            "mot " * 9 + "FAUTE" + " mot" * 9,
            36,
            41,
            25,
            ("… mot mot FAUTE mot mot …", " " * 10 + "^" * 5),
            id="the middle",
        ),
        pytest.param("FAUTE" + " mot" * 9, 0, 5, 25, ("FAUTE mot mot mot mot mo…", "^" * 5), id="the start"),
        pytest.param(
            "mot " * 9 + "FAUTE", 36, 41, 25, ("…ot mot mot mot mot FAUTE", " " * 20 + "^" * 5), id="the end"
        ),
        pytest.param(
            "0123456789" * 9, 40, 80, 20, ("…678901234567890123…", " " * 5 + "^" * 15), id="longer than the room"
        ),
    ],
)
def test_as_much_is_shown_as_there_is_room_around_what_is_meant(line, start, end, room, expected):
    assert excerpt(line, start, end, room) == expected


LINES = st.text(st.sampled_from("ab é\u0301数🎉\u00a0\u202f\t\u200b\u200d\x1b《한"), max_size=200)


@given(LINES, st.data())
def test_the_carets_are_below_what_is_meant_and_the_line_keeps_to_its_room(line, data):
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    room = data.draw(st.integers(20, 100))
    shown, carets = excerpt(line, start, end, room)
    assert cells(shown) <= room
    assert shown.isprintable()
    marks = len(carets) - len(carets.lstrip(" "))
    beginning = next(at for at in range(len(shown) + 1) if cells(shown[:at]) == marks or at == len(shown))
    wanted = visible(line[start:end])
    below = shown[beginning:].lstrip("\u0301")
    assert not cells(wanted) or not below or below.startswith((wanted.lstrip("\u0301")[:1], "…"))


def test_what_is_measured_and_shown_at_once_is_so_as_letter_by_letter():
    """No letter makes a line quicker to look at that has a width or a sign of its own."""
    for letter in map(chr, range(0x3000)):
        assert cells(letter) + 2 == cells(f"{letter}\u4e00")
        assert visible(letter) + "\u4e00" == visible(f"{letter}\u4e00")
