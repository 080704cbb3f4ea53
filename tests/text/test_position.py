"""Offsets become the lines and columns that editors show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.position import line_at, line_end_of, line_extent, line_start, locate

TEXTS = st.text(st.sampled_from("aé😀\n\r\u2028\x0b\x85 "), max_size=20)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        pytest.param("", 0, (1, 1), id="empty text"),
        pytest.param("abc", 0, (1, 1), id="first character"),
        pytest.param("abc", 3, (1, 4), id="behind the last character"),
        pytest.param("ab\ncd", 2, (1, 3), id="on a line feed"),
        pytest.param("ab\ncd", 3, (2, 1), id="behind a line feed"),
        pytest.param("ab\r\ncd", 3, (1, 4), id="inside a CRLF"),
        pytest.param("ab\r\ncd", 4, (2, 1), id="behind a CRLF"),
        pytest.param("ab\rcd", 4, (2, 2), id="behind a lone CR"),
        pytest.param("a\r\n\r\nb", 5, (3, 1), id="an empty line counts"),
        pytest.param("a\n\r\nb", 4, (3, 1), id="mixed line ends"),
        pytest.param("Été 😀 x", 6, (1, 7), id="accents and emoji are one column"),
        pytest.param("e\u0301te\u0301", 5, (1, 6), id="a combining accent is a character"),
    ],
)
def test_an_offset_has_a_line_and_a_column(text, offset, place):
    assert locate(text, offset) == place


@pytest.mark.parametrize(
    "character",
    [
        pytest.param("\u2028", id="line separator"),
        pytest.param("\u2029", id="paragraph separator"),
        pytest.param("\x85", id="next line"),
        pytest.param("\x0b", id="vertical tab"),
        pytest.param("\x0c", id="form feed"),
        pytest.param("\x1c", id="file separator"),
    ],
)
def test_what_only_splitlines_calls_a_line_end_is_none(character):
    text = f"un{character}deux"
    assert locate(text, 5) == (1, 6)
    assert line_at(text, 1) == text
    assert line_extent(text, 4) == (0, len(text))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        pytest.param(0, "", id="there is no line 0"),
        pytest.param(1, "un", id="ends with CRLF"),
        pytest.param(2, "deux", id="ends with CR"),
        pytest.param(3, "", id="empty"),
        pytest.param(4, "quatre", id="last, without an end"),
        pytest.param(5, "", id="there is no line 5"),
    ],
)
def test_a_line_is_shown_without_its_end(line, shown):
    assert line_at("un\r\ndeux\r\rquatre", line) == shown


@pytest.mark.parametrize(
    ("offset", "extent"),
    [
        pytest.param(0, "un", id="start"),
        pytest.param(1, "un", id="middle"),
        pytest.param(2, "un", id="on its line end"),
        pytest.param(3, "un", id="inside its CRLF"),
        pytest.param(4, "deux", id="start of the second"),
        pytest.param(8, "deux", id="on its lone CR"),
        pytest.param(9, "trois", id="start of the last"),
        pytest.param(14, "trois", id="end of the text"),
    ],
)
def test_the_line_around_an_offset(offset, extent):
    text = "un\r\ndeux\rtrois"
    start, end = line_extent(text, offset)
    assert text[start:end] == extent


@given(TEXTS, st.data())
def test_a_place_leads_back_to_its_offset(text, data):
    offset = data.draw(st.integers(0, len(text)).filter(lambda at: text[at - 1 : at + 1] != "\r\n"))
    line, column = locate(text, offset)
    start, _ = line_extent(text, offset)
    assert (start + column - 1, line_at(text, line)[: column - 1]) == (offset, text[start:offset])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "\n", id="no line"),
        pytest.param("a\nb\n", "\n", id="LF"),
        pytest.param("a\r\nb\r\n", "\r\n", id="CRLF"),
        pytest.param("a\rb\r", "\r", id="CR"),
        pytest.param("a\nb\r\n", "\r\n", id="LF and CRLF"),
        pytest.param("a\nb\rc\n", "\n", id="LF, and a CR gone astray"),
    ],
)
def test_a_new_line_ends_as_the_others_do(text, expected):
    assert line_end_of(text) == expected


@given(TEXTS, st.integers(0, 20))
def test_a_line_starts_where_its_first_column_is(text, offset):
    start = line_start(text, min(offset, len(text)))
    assert locate(text, start) == (locate(text, min(offset, len(text)))[0], 1)


@given(st.text("a\r\n", max_size=12), st.integers(0, 12))
def test_the_extent_of_a_line_holds_no_line_end_and_lies_between_two(text, offset):
    offset = min(offset, len(text))
    start, end = line_extent(text, offset)
    assert not {"\r", "\n"} & {*text[start:end]}
    assert start == 0 or text[start - 1] in "\r\n"
    assert end == len(text) or text[end] in "\r\n"
    assert start <= offset <= max(end, start) or text[offset - 1 : offset + 1] == "\r\n"
