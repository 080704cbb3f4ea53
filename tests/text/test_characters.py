"""Characters that a text holds by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import characters, edits
from magcli.text.conflicts import conflicts
from magcli.text.encodings import is_mixed, likely

FRENCH = "L’été numérique à Paris, ça coûte 3 €… « Œuvre », naïf, où"


def mended(find, text):
    return edits.made(text, [problem.fix for problem in find(text) if problem.fix])[0]


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        pytest.param("Ã©tÃ©", "été", id="a word"),
        pytest.param("lâ€™eau", "l’eau", id="an apostrophe"),
        pytest.param("Å“uvre", "œuvre", id="a ligature"),
        pytest.param("Ã\u00a0 Paris", "à Paris", id="à, whose second half looks like a space"),
        pytest.param("Â«Â\u00a0ouiÂ\u00a0Â»", "«\u00a0oui\u00a0»", id="guillemets"),
        pytest.param("10 â‚¬", "10 €", id="a sign"),
        pytest.param("ðŸ˜€", "😀", id="an emoji"),
        pytest.param("ï»¿Le", "\ufeffLe", id="a byte order mark"),
        pytest.param("eÌ\x81te", "e\u0301te", id="an accent of its own"),
        pytest.param("l\x92eau", "l’eau", id="Windows-1252 taken for Latin-1"),
        pytest.param("Ã\x83Â©", "Ã©", id="twice: the first round"),
    ],
)
def test_letters_read_in_the_wrong_encoding_are_read_back(garbled, meant):
    assert characters.may_be_garbled(garbled)
    assert mended(characters.garbled, garbled) == meant


@pytest.mark.parametrize(
    "honest",
    ["CAFÉ»", "« Âge », âge, château", "SÃO PAULO", "naïf…", "À…", "É’", "Ô«", "forêt", "â", "Ångström", "Île, ïle", "ð", FRENCH],
)  # fmt: skip
def test_honest_letters_are_left_alone(honest):
    assert list(characters.garbled(honest)) == []


def test_a_garbled_word_is_told_once():
    told = [problem.message for problem in characters.garbled("Un Ã©tÃ© dâ€™eau")]
    assert told == [
        "Ã©tÃ© looks like été, read in the wrong encoding",
        "â€™ looks like ’, read in the wrong encoding",
    ]


def test_what_is_lost_is_told_and_not_guessed():
    (problem,) = characters.garbled("num\ufffdrique")
    assert (problem.span, problem.fix) == ((3, 4), None)


@given(st.text(st.sampled_from("abé àçœ’«»…€Éû "), max_size=30))
def test_french_that_was_garbled_as_a_whole_is_read_back(text):
    garbled = "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in text.encode())
    assert mended(characters.garbled, garbled) == text


def test_what_nobody_sees_has_a_sign_in_a_message_too():
    """The same as in the line below it."""
    (problem,) = list(characters.garbled("Ã\u00a0 Paris, l’Ã©tÃ©"))[:1]
    assert problem.message == "Ã⍽ looks like à, read in the wrong encoding"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("un\x0bdeux", "un deux", id="a line break of a word processor"),
        pytest.param("un \x0c deux", "un  deux", id="a page break beside spaces"),
        pytest.param("un\0\0deux", "undeux", id="NUL"),
        pytest.param("a\x7fb\uffff", "ab", id="DEL and what is no character"),
        pytest.param("un\tdeux\r\n", "un\tdeux\r\n", id="tabs and line ends stay"),
    ],
)
def test_control_characters_go(text, expected):
    assert mended(characters.controls, text) == expected
    assert characters.may_be_controlled(text) == (text != expected)


def test_a_run_of_control_characters_is_told_once():
    assert [problem.span for problem in characters.controls("a\0\0\0b\0")] == [(1, 4), (5, 6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\nb\r\nc\n", "a\nb\nc\n", id="one of Windows"),
        pytest.param("a\r\nb\nc\r\n", "a\r\nb\r\nc\r\n", id="one of Unix"),
        pytest.param("a\rb\nc\n", "a\nb\nc\n", id="one of old Macs"),
        pytest.param("a\r\nb\r\n", "a\r\nb\r\n", id="all of Windows"),
    ],
)
def test_lines_end_as_most_do(text, expected):
    assert mended(characters.mixed_line_ends, text) == expected


@given(st.text(st.sampled_from("ab\r\n"), max_size=40))
def test_lines_that_end_alike_are_left_alone_and_no_line_is_lost(text):
    once = mended(characters.mixed_line_ends, text)
    assert mended(characters.mixed_line_ends, once) == once
    lines = [t.replace("\r\n", "\n").replace("\r", "\n").split("\n") for t in (text, once)]
    assert lines[0] == lines[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\nc", ["<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x"], id="one"
        ),
        pytest.param("<<<<<<< HEAD\na", ["<<<<<<< HEAD"], id="its first mark alone"),
        pytest.param("a\n>>>>>>> x", [">>>>>>> x"], id="its last mark alone"),
        pytest.param("Un titre\n=======\n\n>>>>>>> x", [">>>>>>> x"], id="a heading underlined"),
        pytest.param("Un titre\n=======\n\na <<<<<<< b\n> > cite\n>>>>>>>x\n<<<<<<<< x", [], id="nothing"),
    ],
)
def test_conflicts_are_found(text, expected):
    assert [text[start:end] for start, end in conflicts(text)] == expected


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("mac_roman", "Mac Roman"),
    ],
)
def test_the_encoding_of_french_is_recognised(codec, name):
    assert likely(FRENCH.encode(codec)) == name


@pytest.mark.parametrize("content", [b"\xff\x00\xfe", b"\x81\x8d\x8f", "привет".encode("koi8-r")])
def test_what_reads_well_in_none_is_left_open(content):
    assert likely(content) == ""


def test_a_letter_of_another_encoding_among_utf8_is_told_from_a_whole_file():
    assert is_mixed("été".encode() + b"\xe9")
    assert not is_mixed("été".encode("latin-1"))
    assert likely("été".encode() + b"\xe9") == "Windows-1252"
