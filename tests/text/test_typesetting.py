"""Typography: how each language is set, what never changes, and that it takes no time."""

from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from magcli.model import Fix
from magcli.text import edits, lettering, manners, spacing
from magcli.text.running import NOTE, THING, masked
from magcli.text.typesetting import typeset, typeset_line

TABLES = Path(__file__).parent / "typesetting"
LANGUAGES = ("fr", "en", "de", "es", "it", "fr-CH", "fr-CA", "de-CH", "es-MX")


def spaced(text):
    """Return *text* with the no-break spaces that its signs stand for."""
    return text.replace("␣", "\u00a0").replace("⍽", "\u202f")


def rows(lang):
    """Return what is written and how it is set, of each row of the table of *lang*."""
    lines = (line for line in (TABLES / f"{lang}.txt").read_text("utf-8").splitlines() if line.strip())
    pairs = (line.partition(" → ") for line in lines if not line.startswith("# "))
    return [(spaced(written), spaced(as_set) if arrow else spaced(written)) for written, arrow, as_set in pairs]


CASES = [
    pytest.param(lang, *row, id=f"{lang}: {row[0]}") for lang in ("fr", "en", "de", "es", "it") for row in rows(lang)
]


@pytest.mark.parametrize(("lang", "written", "expected"), CASES)
def test_each_language_is_set_as_its_table_says(lang, written, expected):
    """What is right stays, what is not becomes right, and what is no sentence is left alone."""
    assert typeset_line(written, lang) == expected
    assert typeset_line(expected, lang) == expected


@pytest.mark.parametrize(
    ("lang", "written", "expected"),
    [
        pytest.param("fr-CH", "«mot»: quoi?", "«mot»: quoi?", id="Switzerland may have no spaces"),
        pytest.param("fr-CH", "« mot » : quoi ?", "«⍽mot⍽»␣: quoi⍽?", id="Switzerland with spaces"),
        pytest.param("fr-CH", 'le "mot"', "le «⍽mot⍽»", id="Switzerland has narrow ones in guillemets"),
        pytest.param("fr-CA", "Quoi? Ceci: cela", "Quoi? Ceci␣: cela", id="Canada"),
        pytest.param("de-CH", '"Wort"', "«Wort»", id="German of Switzerland"),
        pytest.param("de-AT", '"Wort"', "„Wort“", id="German of Austria"),
        pytest.param("es-MX", '"palabra"', "“palabra”", id="Spanish of America"),
        pytest.param("en-GB", '"word"', "“word”", id="English of Britain"),
        pytest.param("FR", "Quoi?", "Quoi⍽?", id="a tag in capitals"),
        pytest.param("fr-Latn-FR", "Quoi?", "Quoi⍽?", id="a long tag"),
        pytest.param("pt", 'O que? "palavra"... d\'água', 'O que? "palavra"... d\'água', id="not known"),
        pytest.param("", 'Quoi? L\'"été"...', 'Quoi? L\'"été"...', id="none"),
        pytest.param("frr", "Wat?", "Wat?", id="not French"),
    ],
)
def test_countries_differ_and_unknown_languages_stay(lang, written, expected):
    """A country has its quotes, and a language that nobody knows here is not touched."""
    assert typeset_line(written, lang) == spaced(expected)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        pytest.param(["Un ", "mot", "!"], ["Un ", "mot", "⍽!"], id="a mark behind emphasis"),
        pytest.param(["« ", "mot", " »"], ["«␣", "mot", "␣»"], id="guillemets around emphasis"),
        pytest.param(["«", "mot", "»"], ["«␣", "mot", "␣»"], id="bare guillemets around emphasis"),
        pytest.param(['"', "mot", '"'], ["«␣", "mot", "␣»"], id="straight quotes around emphasis"),
        pytest.param(["Le ", THING, " ?"], ["Le ", THING, "⍽?"], id="a mark behind code"),
        pytest.param(["Le ", THING, "?"], ["Le ", THING, "⍽?"], id="a bare mark behind code"),
        pytest.param(["«", THING, "»"], ["«␣", THING, "␣»"], id="guillemets around code"),
        pytest.param(["l'", THING, " dit"], ["l’", THING, " dit"], id="an apostrophe before code"),
        pytest.param(["mot", NOTE, "!"], ["mot", NOTE, "⍽!"], id="a mark behind a reference"),
        pytest.param(["10", "%"], ["10", "␣%"], id="a number in emphasis"),
        pytest.param(["Et puis..", ". Là"], ["Et puis…", " Là"], id="dots on both sides"),
        pytest.param(["un ", "http://a.fr/?", " ?"], ["un ", "http://a.fr/?", "⍽?"], id="an address"),
        pytest.param(["un mot", "\n", "? "], ["un mot", "\n", "? "], id="a line's end stays"),
    ],
)
def test_the_pieces_of_a_text_are_set_together(pieces, expected):
    """Markup does not hide what stands on its other side."""
    assert typeset(pieces, "fr") == [spaced(piece) for piece in expected]


# Neither @ nor $ alone: an address or a formula that begins with a change made is read otherwise.
SIGNS = (
    *"aé1'\"’“”«»‹›„‚‘.…,;:?!()-–—%€°§/\\#*_|{}[]=&\n \u00a0\u202f",
    *("mot", "Le", "il", "the", "of", "M.", "Mme", "p.", "n°", "12", "1914", "2016", "10 000", " - ", " – ", "..."),
    *("http://a.fr", "a@b.fr", ":-)", "etc...", "20 h 30", "XXe siècle", "z. B.", "don't", "$x$", "\0", THING, NOTE),
)
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)


def words(text):
    """Return the letters and digits of *text*, in their order."""
    return [character for character in text if character.isalnum()]


@given(TEXTS, st.sampled_from(LANGUAGES))
@example("Quoi...?", "fr")
@example("un - deux", "en")
def test_what_is_set_stays_as_it_is(text, lang):
    """To set a text twice is to set it once."""
    once = typeset_line(text, lang)
    assert typeset_line(once, lang) == once


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_words_never_change(text, lang):
    """All letters and digits are there, in the same order, and so are code and references."""
    signs = [sign for sign in text if sign in (THING, NOTE, "\0", "\n")]
    as_set = typeset_line(text, lang)
    assert words(as_set) == words(text)
    assert [sign for sign in as_set if sign in (THING, NOTE, "\0", "\n")] == signs


@given(TEXTS, st.lists(st.integers(0, 60), max_size=5), st.sampled_from(LANGUAGES))
def test_where_a_text_is_cut_does_not_matter(text, cuts, lang):
    """The pieces joined are the text set as one, and each keeps its words."""
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [text[start:end] for start, end in pairwise(places)]
    as_set = typeset(pieces, lang)
    assert "".join(as_set) == typeset_line(text, lang)
    assert [words(piece) for piece in as_set] == [words(piece) for piece in pieces]


FINDERS = (
    spacing.before_marks,
    spacing.inside_guillemets,
    spacing.in_numbers,
    lettering.straight_quotes,
    lettering.three_dots,
    lettering.etc,
    lettering.straight_apostrophes,
)
"""Those of the rules whose mending is safe and that an export sees to, too."""


def read(text):
    """Return *text* as the rules read it in a body, without formulas and addresses."""
    return manners.of(masked(text))


def mended(text, lang):
    """Return *text* as `validate --fix` leaves it, as far as an export sees to the same things."""
    for _ in range(5):
        for find in FINDERS:
            text = edits.made(text, [Fix.of(slip.edits) for slip in find(read(text), lang)])[0]
    return text


@given(TEXTS, st.sampled_from(("fr", "fr-CH", "fr-CA")))
def test_what_the_rules_mend_is_what_an_export_sets(text, lang):
    """A text that was mended is set as it would have been without."""
    assert typeset_line(mended(text, lang), lang) == typeset_line(text, lang)


@given(TEXTS, st.sampled_from(("fr", "fr-CH", "fr-CA")))
def test_the_rules_find_nothing_in_what_is_set(text, lang):
    """What an export shows has nothing left that the rules would mend."""
    as_set = typeset_line(text, lang)
    assert [slip.told for find in FINDERS for slip in find(read(as_set), lang)] == []


HOSTILE = (
    "'",
    '"',
    "' ",
    ' "a',
    "«",
    "» ",
    "« a ",
    "- ",
    " - ",
    " – ",
    "1",
    "1 ",
    "1-",
    "1914-",
    ". ",
    "...",
    "a?",
    "? ",
)


@pytest.mark.parametrize(
    "piece", [pytest.param(piece, id=repr(piece)) for piece in (*HOSTILE, "$", "{", "@", "M ", "°")]
)
@pytest.mark.parametrize("lang", ["fr", "en", "it"])
def test_a_hostile_text_takes_no_time(piece, lang):
    """512 KiB take less than three seconds, whatever they are."""
    text = piece * (512 * 1024 // len(piece))
    start = process_time()
    typeset([text], lang)
    assert process_time() - start < 3
