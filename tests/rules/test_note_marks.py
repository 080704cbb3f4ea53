"""The rules of marks that are no footnotes, and of where a reference stands: what they find and how they mend it."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli import validating
from magcli.text import edits
from tests.conftest import HOME, magazine_of

HEAD = "---\ntitle: T\nauthors: X\ndate: 2015-07-04\n---\n"
FRENCH, ENGLISH = HEAD.replace("date", "lang: fr\ndate"), HEAD.replace("date", "lang: en\ndate")


def findings(text, code=""):
    """Return what is found in an article, of *code* alone if that is given."""
    found = validating.validate(magazine_of({"_index.md": HOME, "a.md": text}))
    return [told for told in found if str(told.path) == "a.md" and told.code.startswith(code)]


def shown(text, found):
    """Return what stands in *text* where each of *found* is said to be."""
    lines = text.replace("\r\n", "\n").split("\n")
    return [lines[told.line - 1][told.column - 1 : told.end_column - 1] for told in found]


def mended(text, code):
    """Return *text* with all fixes of *code* made, one round after the other."""
    for _ in range(5):
        fixes = [told.fix for told in findings(text, code) if told.fix]
        if not fixes:
            return text
        text, _ = edits.made(text, fixes)
    raise AssertionError("never done")


def mended_once(text, code):
    """Return *text* with the fixes of *code* made that it has now."""
    return edits.made(text, [told.fix for told in findings(text, code) if told.fix])[0]


# ---- dead marks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Un mot². Fin\n\n[^2]: Note.\n", "Un mot[^2]. Fin\n\n[^2]: Note.\n", id="a raised digit"),
        pytest.param("Un mot <sup>2</sup>.\n\n[^2]: N.\n", "Un mot[^2].\n\n[^2]: N.\n", id="behind a space"),
        pytest.param("Un mot\\*.\n\n[^*]: N.\n", "Un mot[^*].\n\n[^*]: N.\n", id="a star"),
        pytest.param("Un mot†.\n\n[^croix]: N.\n", "Un mot[^croix].\n\n[^croix]: N.\n", id="a dagger"),
        pytest.param("a¹ mot¹ autre¹\r\n\r\n[^1]: N.\r\n", "a¹ mot[^1] autre[^1]\r\n\r\n[^1]: N.\r\n", id="twice"),
        pytest.param(
            "Un mot² ici[^2].\n\n[^2]: N.\n", "Un mot² ici[^2].\n\n[^2]: N.\n", id="a note that is called already"
        ),
        pytest.param("Un mot².\n\n[^1]: N.\n", "Un mot².\n\n[^1]: N.\n", id="a note of another number"),
    ],
)
def test_a_dead_mark_becomes_the_reference_of_a_note_that_nothing_calls(body, expected):
    assert mended(HEAD + body, "NOTE020") == HEAD + expected
    assert all(told.fix is None or not told.fix.is_safe for told in findings(HEAD + body, "NOTE020"))


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        pytest.param("Un mot².\n", "write [^2] in its place, and the note itself below the text: [^2]: …", id="none"),
        pytest.param("Un mot²\n\n[^2]: N.\n", "write [^2] in its place", id="the note"),
        pytest.param("Un mot²\n\n[^a]: N.\n", "write [^a] in its place, which nothing refers to", id="another note"),
        pytest.param(
            "Un mot‡\n",
            "write [^double-croix] in its place, and the note itself below the text: [^double-croix]: …",
            id="a sign",
        ),
        pytest.param(
            "Un mot\\*\\*\n",
            "write [^etoile-2] in its place, and the note itself below the text: [^etoile-2]: …",
            id="two stars",
        ),
    ],
)
def test_the_hint_of_a_dead_mark_says_how_its_note_is_called(body, hint):
    assert [told.hint for told in findings(HEAD + body, "NOTE020")] == [hint]


# ---- foreign notes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Un mot[1]. Fin\n\n[1] Note.\n", ["[1]"], id="a number and its note"),
        pytest.param("mots[1] et mots[2]\n\n[1] Note.\n[2] Autre.\n", ["[1]", "[2]"], id="a list of notes"),
        pytest.param("mots\\[1\\].\n\n\\[1\\] Note.\n", ["\\[1\\]"], id="escaped by a converter"),
        pytest.param("mots<sup>[1]</sup>.\n\n[1] Note.\n", ["<sup>[1]</sup>"], id="raised"),
        pytest.param("mots<sup>1</sup>.\n\n[1] Note.\n", ["<sup>1</sup>"], id="raised, without brackets"),
        pytest.param("voir [1], mots[1].\n\n- [1] Note.\n", ["[1]"], id="once for each number, in a list"),
        pytest.param("ces usages[1], « mots »[2] et d'autres[3][4].\n", ["[1]", "[2]", "[3]", "[4]"], id="without notes"),
        pytest.param("mot ((Insee, 2014)), mot((Insee (2014) ou *ailleurs*)).\n",
                     ["((Insee, 2014))", "((Insee (2014) ou *ailleurs*))"], id="double parentheses"),
        pytest.param("mot((Insee)), mot ((https://e.fr/?a=b))", ["((Insee))", "((https://e.fr/?a=b))"], id="one word"),
        pytest.param("mot[^1] mots[1] mots[2].\n\n[^1]: N.\n", ["[2]"], id="a footnote without its caret is another fault"),
    ],
)  # fmt: skip
def test_foreign_notes_are_found(body, expected):
    assert shown(HEAD + body, findings(HEAD + body, "NOTE021")) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("« le client […] au centre » [sic] `t[1]` a[1] tab[0]\n\n- [x] lu\n- [ ] à lire", id="brackets"),
        pytest.param("au [rapport][1] et [1], puis [2](https://e.org)\n\n[1]: https://e.org/", id="links"),
        pytest.param("au [rapport][1] de l’Insee", id="a link that is missing"),
        pytest.param("comme le dit [1], l’art. [2] et en [2015]", id="brackets behind a space"),
        pytest.param("valeurs[1] = 3 et comment[1].auteur, PyPy[23] aussi", id="programs"),
        pytest.param("[1] Une ligne qui commence ainsi.", id="a list that nothing calls"),
        pytest.param("un rapport dit\n[1] puis", id="a line that starts with a call of nothing"),
        pytest.param("((a+b)*c) ((x y) z) $((i + 1)) for ((i=0; i<3; i++)) ((o))", id="formulas and programs"),
        pytest.param("((Dupont 2014) et (Durand 2015)) (((a b c)))", id="parentheses in parentheses"),
        pytest.param("`((Insee 2014))`\n\n```\n((Insee 2014)) mots[1].\n```\n\n<!-- ((Insee 2014)) -->", id="code"),
        pytest.param("mot ((Insee\n\n2014))", id="parentheses of two paragraphs"),
    ],
)
def test_honest_brackets_are_left_alone(body):
    assert findings(HEAD + body + "\n", "NOTE02") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Un mot[1]. Et [1]\n\n[1] Note.\n", "Un mot[^1]. Et[^1]\n\n[^1]: Note.\n", id="a number"),
        pytest.param("a[1] b [2]\r\n\r\n[1] Note.\r\n[2]: Autre.\r\n", "a[^1] b[^2]\r\n\r\n[^1]: Note.\r\n\r\n[^2]: Autre.\r\n", id="a list"),
        pytest.param("Mot\\[1\\].\nNotes :\n\\[1\\] Note.\n", "Mot[^1].\nNotes :\n\n[^1]: Note.\n", id="below a paragraph"),
        pytest.param("mots[1].\n\n- [1] Note.\n", "mots[1].\n\n- [1] Note.\n", id="not in a list"),
        pytest.param("mots[1].\n", "mots[1].\n", id="not without its note"),
        pytest.param("Mot ((Note *a*.)), mot((Note\nb)).", "Mot[^1], mot[^2].\n\n[^1]: Note *a*.\n\n[^2]: Note b", id="double parentheses"),
        pytest.param("Mot((Une b c))[^3]\n\n[^3]: N.\n", "Mot[^note][^3]\n\n[^note]: Une b c\n\n[^3]: N.\n", id="before a footnote"),
        pytest.param("A[^3] mot((Une b c))\n\n[^3]: N.\n", "A[^3] mot[^4]\n\n[^3]: N.\n\n[^4]: Une b c\n", id="behind a footnote"),
        pytest.param("# Mot ((Une b c))\n", "# Mot ((Une b c))\n", id="not in a heading"),
        pytest.param("A[^1].\n\n[^1]: N ((Une b c)).\n", "A[^1].\n\n[^1]: N ((Une b c)).\n", id="not in a note"),
    ],
)  # fmt: skip
def test_foreign_notes_become_footnotes(body, expected):
    assert mended(HEAD + body, "NOTE021") == HEAD + expected
    assert all(told.fix is None or not told.fix.is_safe for told in findings(HEAD + body, "NOTE021"))


# ---- where a reference stands ----------------------------------------------------------------------------

NOTES = "\n\n[^1]: Note.\n[^2]: Autre.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("usages.[^1] Suite", "usages[^1]. Suite", id="a full stop"),
        pytest.param("mot\u00a0:[^1] mot,[^2] fin", "mot[^1]\u00a0: mot[^2], fin", id="a colon and a comma"),
        pytest.param("mot.[^1][^2] Suite", "mot[^1][^2]. Suite", id="two side by side"),
        pytest.param("mot. [^1] Suite", "mot[^1]. Suite", id="a space as well"),
        pytest.param("mot. [^1] [^2]", "mot[^1] [^2].", id="two with a space between them"),
        pytest.param("mot,\r\n[^1] suite", "mot[^1], suite", id="a line break as well"),
        pytest.param("> mot,\n> [^1] suite", "> mot[^1], suite", id="a line break in a quotation"),
    ],
)
def test_in_french_a_reference_goes_before_the_stop(text, expected):
    assert mended(FRENCH + text + NOTES, "TYPO040") == FRENCH + expected + NOTES
    assert findings(FRENCH + expected + NOTES, "TYPO04") == []
    assert {told.code for told in findings(FRENCH + text + NOTES, "TYPO04")} == {"TYPO040"}


def test_in_other_languages_a_reference_may_stand_behind_the_stop():
    assert findings(f"{ENGLISH}It is so.[^1] Is it,[^2] really?{NOTES}", "TYPO04") == []
    assert [told.code for told in findings(f"{ENGLISH}It is so. [^1] Is it,[^2] really?{NOTES}", "TYPO04")] == [
        "TYPO041"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("usages [^1]. Et mots  [^2]", "usages[^1]. Et mots[^2]", id="spaces"),
        pytest.param("mot\r\n[^1] suite", "mot[^1] suite", id="the end of a line"),
        pytest.param("> mot\n> [^1] suite", "> mot[^1] suite", id="the end of a line in a quotation"),
        pytest.param("« mot » [^1] mot ? [^2]", "« mot »[^1] mot ?[^2]", id="behind punctuation"),
    ],
)
@pytest.mark.parametrize("head", [FRENCH, ENGLISH], ids=["French", "English"])
def test_a_reference_goes_right_behind_its_word(head, text, expected):
    assert mended(head + text + NOTES, "TYPO041") == head + expected + NOTES
    assert findings(head + expected + NOTES, "TYPO04") == []


@pytest.mark.parametrize("text", ["mot<br>\n[^1] suite", "mot<BR />\n[^1] suite", "mot  \n[^1] suite"])
def test_a_reference_that_its_writer_put_on_a_line_of_its_own_stays_there(text):
    assert findings(HEAD + text + NOTES, "TYPO04") == []


# ---- addresses -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Un <https://exa\nmple.org/\nb>.", "Un <https://example.org/b>.", id="in brackets"),
        pytest.param(
            "Un[^1]\r\n\r\n[^1]: N, https://e.fr/a-\r\n    b.",
            "Un[^1]\r\n\r\n[^1]: N, https://e.fr/a-b.",
            id="in a note",
        ),
        pytest.param("> [t](https://e.fr/\n> b) c", "> [t](https://e.fr/b) c", id="in a quotation"),
    ],
)
def test_a_torn_address_is_put_together(body, expected):
    assert mended(HEAD + body, "NOTE051") == HEAD + expected
    assert [(told.severity, told.fix.is_safe) for told in findings(HEAD + body, "NOTE051")] == [("error", False)]


def test_a_note_that_is_nothing_but_an_address_is_worth_a_word():
    (found,) = findings(f"{HEAD}Un[^1]\n\n[^1]: <https://e.fr/b>\n")
    assert (found.code, found.severity, found.line, found.column, found.end_column) == ("LINK010", "info", 8, 7, 23)


# ---- what stands above the text --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("title: Un mot[^1] ici", "title: Un mot ici", id="a title"),
        pytest.param('title: "Un mot [^1]"', 'title: "Un mot"', id="a title in quotes"),
        pytest.param(
            "title: U\nsummary: Un mot<sup>1</sup>, ou\n  deux²",
            "title: U\nsummary: Un mot, ou\n  deux",
            id="a summary",
        ),
        pytest.param(
            "title: U\nsummary: >\n  Un mot[^1],\n  ou deux",
            "title: U\nsummary: >\n  Un mot,\n  ou deux",
            id="a folded one",
        ),
        pytest.param("title: '[^1]'", "title: '[^1]'", id="nothing else"),
    ],
)
def test_a_reference_is_taken_out_of_title_and_summary(head, expected):
    text = f"---\n{head}\nauthors: X\ndate: 2015-07-04\n---\n\nUn[^1].\n\n[^1]: N.\n"
    assert findings(text, "META015")
    assert mended_once(text, "META015") == text.replace(head, expected)


@pytest.mark.parametrize(
    "title", ["Vivre dans 20 m²", "E = mc²", "Le 1<sup>er</sup> mai", '"[sic]"', "Le 5²", "CO² et x²"]
)
def test_powers_and_ordinals_in_titles_are_left_alone(title):
    assert findings(f"---\ntitle: {title}\nauthors: X\ndate: 2015-07-04\n---\n", "META015") == []


def test_references_in_indexes_and_planned_parts_are_found():
    series = "---\ntitle: Été[^1]\ndescription: Un mot²\nparts:\n  - title: Prévu[^2]\n---\n"
    home = HOME.replace("numérique\n", "numérique\ndescription: Un mot[^3]\n", 1)
    found = validating.validate(magazine_of({"_index.md": home, "ete/_index.md": series}))
    assert [
        (str(told.path), told.line, told.column, told.end_column) for told in found if told.code == "META015"
    ] == [
        ("_index.md", 3, 20, 24),
        ("ete/_index.md", 2, 11, 15),
        ("ete/_index.md", 3, 20, 21),
        ("ete/_index.md", 5, 17, 21),
    ]


# ---- all of them -----------------------------------------------------------------------------------------

PIECES = st.sampled_from([
    "mot", "Un", " ", " ", "\n", "\n\n", "> ", "- ", ". ", ", ", ".", "\u00a0: ", "[^1]", "[^1]", "[^2]", "[^9]", "²", "†", "*", "\\*",
    "<sup>2</sup>", "[1]", "\n\n[1] Note", "((une note))", "`code`", "**gras**", "<https://e.fr/\nb>", "https://e.fr/a-\nb", "etc.", "m²",
])  # fmt: skip
CODES = ("TYPO040", "TYPO041", "NOTE020", "NOTE021", "NOTE051")


@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(["\n", "\r\n"]))
def test_whatever_the_text_safe_fixes_move_references_and_take_spaces_alone(body, line_end):
    text = (FRENCH + body + NOTES).replace("\n", line_end)
    found = [told for told in findings(text) if told.fix and told.fix.is_safe and told.code in CODES]
    once, done = edits.made(text, [told.fix for told in found])
    assert Counter(re.sub(r"[\s>]", "", once)) == Counter(re.sub(r"[\s>]", "", text))
    before, after = (Counter(told.code for told in findings(each)) for each in (text, once))
    assert not done or after["TYPO040"] + after["TYPO041"] < before["TYPO040"] + before["TYPO041"]


@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(CODES))
def test_whatever_the_text_fixes_come_to_an_end(body, code):
    text = FRENCH + body + NOTES
    for _ in range(30):
        fixes = [told.fix for told in findings(text, code) if told.fix]
        if not fixes:
            break
        text, _ = edits.made(text, fixes)
    assert [told for told in findings(text, code) if told.fix] == []


@pytest.mark.parametrize(
    ("body", "called"),
    [
        pytest.param("Une société[\\[1\\]](#_ftn1) libre.\n", ["[\\[1\\]](#_ftn1)"], id="of Word"),
        pytest.param("Une société<sup>[2](#fn2)</sup>.\n", ["[2](#fn2)"], id="raised"),
        pytest.param(
            "Une société[\\[1\\]](#_ftn1).\n\n[\\[1\\]](#_ftnref1) La note.\n",
            ["[\\[1\\]](#_ftn1)"],
            id="with its note",
        ),
        pytest.param('Une société[1](#fn1).\n\n<p id="fn1">La note.</p>\n', [], id="to an id of the text"),
        pytest.param('Une société[1](#fn1).\n\n<a name="fn1"></a>La note.\n', [], id="to a name of the text"),
        pytest.param("Voir [plus bas](#les-notes).\n", ["LINK002"], id="to a heading that is not there"),
    ],
)
def test_a_link_to_a_note_that_is_not_there_is_a_dead_mark(body, called):
    """What Word and other programs make of notes keeps its links when the notes are lost."""
    found = findings(HEAD + body, "NOTE020")
    assert shown(HEAD + body, found) == [name for name in called if name != "LINK002"]
    assert [told.code for told in findings(HEAD + body, "LINK002")] == [name for name in called if name == "LINK002"]


def test_a_link_to_a_lost_note_says_how_to_write_it():
    (found,) = findings(HEAD + "Une société[\\[3\\]](#_ftn3).\n", "NOTE020")
    assert found.message == "this leads to a note that is not there, #_ftn3"
    assert found.hint == "write [^3] in its place, and the note itself below the text: [^3]: …"
