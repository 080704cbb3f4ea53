"""Footnotes: references, definitions, and which of them a reader gets to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.footnotes import Mark, Note, by_label, scan

PIECES = st.sampled_from([
    "[^1]", "[^1]: ", "[^2]", "[^é]", "[^É]: ", "\n", "\n\n", "\r\n", "    ", "  ", "- ", "> ", "# ", "| a |\n|---|\n", "| ",
    "`", "```\n", "**", "<sup>2</sup>", "\\*", "\\", "<b>", "</b>", "<!-- ", "-->", "é", "😀", "mot", " ", "[", "]",
])  # fmt: skip


def cut(marks: tuple[Mark, ...], body: str) -> list[str]:
    """Return what stands in *body* where *marks* are said to be."""
    return [body[mark.span.start : mark.span.end] for mark in marks]


# ---- references and definitions ------------------------------------------------------------------------


def test_a_reference_a_note_and_a_reference_without_a_note():
    body = "Été 😀[^1], puis[^deux].\n\n[^1]: Une note.\n"
    notes = scan(body)
    assert notes.references == (Mark("1", (5, 9)),)
    assert notes.undefined == (Mark("deux", (15, 22)),)
    assert notes.definitions == (Note("1", (25, 30), 41, is_empty=False, is_glued=False, is_nested=False),)
    assert notes.called == {"1"}


@pytest.mark.parametrize(
    ("body", "undefined"),
    [
        pytest.param("é😀é a[^1]", ["[^1]"], id="behind accents and an emoji"),
        pytest.param("a[^1][^2]", ["[^1]", "[^2]"], id="side by side"),
        pytest.param("voir [^1]: ici", ["[^1]"], id="a colon in the middle of a sentence"),
        pytest.param("[^1]texte", ["[^1]"], id="a note without its colon"),
        pytest.param("[^1]\u00a0: texte", ["[^1]"], id="a note with a space before its colon"),
        pytest.param("# T[^1]\n\nU[^2]\n===", ["[^1]", "[^2]"], id="in headings"),
        pytest.param("- a[^1]\n  - b[^2]\n\n1. c[^3]", ["[^1]", "[^2]", "[^3]"], id="in lists"),
        pytest.param("> a[^1]\n> b[^2]", ["[^1]", "[^2]"], id="in a quotation"),
        pytest.param("| a[^1] | b |\n|---|---|\n| c | d[^2] |", ["[^1]", "[^2]"], id="in a table"),
        pytest.param("*a[^1]* **b[^2]** ~~c[^3]~~", ["[^1]", "[^2]", "[^3]"], id="in emphasis"),
        pytest.param("[a[^1]](u) ![b[^2]](v)", ["[^1]", "[^2]"], id="in a link's text"),
        pytest.param("a <b>b[^1]</b>\n\n<div>\n\nc[^2]\n\n</div>", ["[^1]", "[^2]"], id="between HTML tags"),
        pytest.param("[^n]: a[^1]\n\n    b[^2]\n\nc[^n]", ["[^1]", "[^2]"], id="in a note"),
        pytest.param("a[^1]\r\n\r\nb[^2]\r\n", ["[^1]", "[^2]"], id="CRLF"),
        pytest.param("[^p.12] [^é] [^note-1] [^*]", ["[^p.12]", "[^é]", "[^note-1]", "[^*]"], id="any label"),
        pytest.param("\\\\[^1]", ["[^1]"], id="behind a backslash that is shown"),
        pytest.param("\\[^1\\] \\[^2] [^3\\]", [], id="escaped"),
        pytest.param("`[^1]` ``a [^2]``", [], id="code spans"),
        pytest.param("```\na[^1]\n```\n\n~~~ md\n[^2]\n~~~\n\n    b[^3]", [], id="code blocks"),
        pytest.param("a <!-- [^1] --> b\n\n<!--\n[^2]\n-->", [], id="comments"),
        pytest.param("<pre>[^1]</pre>\n\na <code>[^2]</code> <kbd>[^3]</kbd>", [], id="HTML that shows code"),
        pytest.param("<div>\n[^1]\n</div>", [], id="raw HTML"),
        pytest.param("[^1](u) [a](^1) ![^2](v)", [], id="links"),
        pytest.param("a[^la note].\n\n[^la notte]: b", ["[^la note]"], id="a label with a space"),
        pytest.param("[^] [^[a]]", [], id="no labels"),
        pytest.param("cité […] et [^…]", [], id="an ellipsis"),
    ],
)  # fmt: skip
def test_a_reference_without_its_note_is_undefined(body, undefined):
    assert cut(scan(body).undefined, body) == undefined


@pytest.mark.parametrize(
    ("body", "references", "definitions"),
    [
        pytest.param("a[^1] b[^1]\n\n[^1]: n", ["[^1]", "[^1]"], ["[^1]:"], id="called twice"),
        pytest.param("a[^A]\n\n[^a]: n", ["[^A]"], ["[^a]:"], id="another case"),
        pytest.param("a[^É]\n\n[^é]: n", ["[^É]"], ["[^é]:"], id="another case, with an accent"),
        pytest.param("a[^1]\n\n[^1]: n\n[^1]: m", ["[^1]"], ["[^1]:", "[^1]:"], id="defined twice"),
        pytest.param("a[^1]\n[^1]: n", ["[^1]"], ["[^1]:"], id="glued to its paragraph"),
        pytest.param("- a[^1]\n\n  [^1]: n", ["[^1]"], ["[^1]:"], id="defined in a list"),
        pytest.param("> [^1]: n\n\na[^1]", ["[^1]"], ["[^1]:"], id="defined in a quotation"),
        pytest.param("   [^1]: n\n\na[^1]", ["[^1]"], ["[^1]:"], id="defined behind three spaces"),
        pytest.param("[^1]:\n\na[^1]", ["[^1]"], ["[^1]:"], id="empty note"),
        pytest.param("a[^1]\r\n\r\n[^1]: n\r\nsuite\r\n", ["[^1]"], ["[^1]:"], id="CRLF"),
        pytest.param("    [^1]: n", [], [], id="behind four spaces it is code"),
        pytest.param("```\n[^1]: n\n```\n\n<!--\n[^2]: n\n-->", [], [], id="in code and comments"),
    ],
)
def test_references_and_notes_stand_where_they_are_said_to(body, references, definitions):
    notes = scan(body)
    assert (cut(notes.references, body), cut(notes.definitions, body)) == (references, definitions)


@pytest.mark.parametrize(
    ("body", "called"),
    [
        pytest.param("a[^1]\n\n[^1]: x\n[^2]: y", {"1"}, id="an unused note"),
        pytest.param("a[^1]\n\n[^1]: x[^2]\n\n[^2]: y[^3]\n\n[^3]: z", {"1", "2", "3"}, id="a chain of notes"),
        pytest.param("a\n\n[^1]: x[^2]\n\n[^2]: y", set(), id="called by an unused note only"),
        pytest.param("a\n\n[^1]: x[^2]\n\n[^2]: y[^1]", set(), id="two that call each other"),
        pytest.param("a\n\n[^1]: x[^1]", set(), id="one that calls itself"),
        pytest.param("a[^B]\n\n[^b]: x", {"b"}, id="by folded label"),
        pytest.param("`a[^1]`\n\n[^1]: x", set(), id="called in code only"),
        pytest.param("a[^1]", set(), id="no note at all"),
    ],
)
def test_called_is_what_a_reader_can_get_to(body, called):
    assert scan(body).called == called


def test_a_reference_knows_the_note_that_it_stands_in():
    notes = scan("a[^1]\n\n[^1]: x[^2]\n\n    y[^2]\n\n[^2]: z")
    assert [(mark.label, mark.within) for mark in notes.references] == [("1", None), ("2", "1"), ("2", "1")]


def test_notes_are_grouped_by_folded_label_in_order():
    groups = by_label(scan("a[^n] b[^É]\n\n[^n]: 1\n[^é]: 2\n[^N]: 3").definitions)
    assert {label: [mark.label for mark in marks] for label, marks in groups.items()} == {"n": ["n", "N"], "é": ["é"]}


@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_the_text_each_mark_stands_where_it_is_said_to(body):
    notes = scan(body)
    for mark in notes.references + notes.undefined:
        assert body[mark.span.start : mark.span.end] == f"[^{mark.label}]"
    for note in notes.definitions:
        assert body[note.span.start : note.span.end] == f"[^{note.label}]:"
    defined = {mark.label.casefold() for mark in notes.definitions}
    assert {mark.label.casefold() for mark in notes.references} <= defined
    assert notes.called <= defined
