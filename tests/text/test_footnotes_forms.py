"""What a text says of its notes: where they stand, in what order, and which odd forms explain which fault."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import footnotes, inlinenotes, notelayout, noteorder
from magcli.text.footnotes import scan
from magcli.text.noteforms import classify


def labels(marks):
    """Return the labels of *marks*."""
    return [mark.label for mark in marks]


@pytest.mark.parametrize(
    ("body", "empty", "glued", "nested"),
    [
        pytest.param("a[^1]\n\n[^1]: n", [], [], [], id="a sound note"),
        pytest.param("a[^1]\n\n[^1]:", ["1"], [], [], id="empty"),
        pytest.param("a[^1]\n\n[^1]:\n\n    n", [], [], [], id="with its text below"),
        pytest.param("a[^1]\n\n[^1]: <!-- n -->", ["1"], [], [], id="a comment"),
        pytest.param("a[^1]\n\n[^1]: ---", [], [], [], id="three hyphens"),
        pytest.param("a[^1]\n\n[^1]: <b></b>", [], [], [], id="HTML"),
        pytest.param("a[^1]\n[^1]: n\n[^2]: m", [], ["1"], [], id="glued, and one more below"),
        pytest.param("| a[^1] |\n|---|\n[^1]: n", [], ["1"], [], id="glued to a table"),
        pytest.param("a[^1]\n\n---\n[^1]: n", [], [], [], id="below a rule"),
        pytest.param("a[^1]\n\n```\nb\n```\n[^1]: n", [], [], [], id="below code"),
        pytest.param("> a[^1]\n>\n> [^1]: n", [], [], ["1"], id="in a quotation"),
        pytest.param("- a[^1]\n  [^1]: n", [], ["1"], ["1"], id="glued in a list"),
        pytest.param("- [^1]: n\n\na[^1]", [], [], ["1"], id="the first thing in a list"),
    ],
)
def test_a_note_knows_how_it_stands(body, empty, glued, nested):
    """Tells empty, glued and nested notes from others."""
    notes = scan(body).definitions
    assert labels(note for note in notes if note.is_empty) == empty
    assert labels(note for note in notes if note.is_glued) == glued
    assert labels(note for note in notes if note.is_nested) == nested


@pytest.mark.parametrize(
    ("body", "inside"),
    [
        pytest.param("# a[^1]\n\n[^1]: n", "heading", id="a heading"),
        pytest.param("a <a href=x>b[^1]</a>\n\n[^1]: n", "link", id="an HTML link"),
        pytest.param("a <a href=x>b</a>[^1]\n\n[^1]: n", "", id="behind an HTML link"),
        pytest.param("# a <a name=x>\n\nb[^1]\n\n[^1]: n", "", id="below an anchor that is never closed"),
        pytest.param("a **b[^1]**\n\n[^1]: n", "", id="emphasis"),
    ],
)
def test_a_reference_knows_what_it_stands_in(body, inside):
    """Tells references in headings and links from others."""
    assert [mark.inside for mark in scan(body).references] == [inside]


def test_what_a_form_explains_is_neither_undefined_nor_unused():
    """A note without its colon answers its reference, and a reference without its caret calls its note."""
    forms = classify("# a[^1] b[2] c[^3]\n\n[^1] n\n\n[^2]: m[^4]\n\n[^4]: o\n")
    assert labels(forms.undefined) == ["3"]
    assert forms.unused == ()
    assert labels(forms.answered) == ["1"]
    assert forms.called == {"2", "4"}


def test_a_reference_without_a_note_is_told_the_unused_label_that_it_may_mean():
    """One of two labels that are much alike is misspelt; of others, both are told."""
    forms = classify("a[^insee] b[^x]\n\n[^inssee]: n\n\n[^y]: m\n")
    assert forms.meant == {"insee": "inssee"}
    assert labels(forms.undefined) == ["insee", "x"]
    assert labels(forms.unused) == ["y"]


def test_an_odd_reference_in_a_note_that_nobody_calls_calls_nothing():
    """Readers get to neither of the two."""
    assert labels(classify("a\n\n[^1]: n[ ^2]\n\n[^2]: m\n").unused) == ["1", "2"]


def test_readers_meet_the_notes_of_notes_last():
    """The order of notes is that of a page, where they stand at the foot."""
    assert noteorder.ranks("a[^1] b[^2]\n\n[^1]: n[^3]\n\n[^2]: m\n\n[^3]: o\n") == {"1": 0, "2": 1, "3": 2}


@pytest.mark.parametrize(
    ("numbers", "place", "is_before"),
    [
        pytest.param([1, 3, 2], "3", True, id="one too early"),
        pytest.param([2, 1], "2", True, id="two the wrong way round"),
        pytest.param([2, 3, 4, 1], "1", False, id="one too late"),
        pytest.param([1, 2, 3], None, None, id="in order"),
    ],
)
def test_the_number_that_is_out_of_order_is_the_one_without_which_the_others_are_in_order(numbers, place, is_before):
    """Points at the culprit, not at its neighbour."""
    calls = " ".join(f"a[^{number}]" for number in numbers)
    found = noteorder.disordered_number(calls + "\n\n" + "\n\n".join(f"[^{number}]: n" for number in sorted(numbers)))
    assert (found and found.label, found and found.is_before) == (place, is_before)


PIECES = st.sampled_from([
    "[^1]", "[^1]: ", "[^2]", "[^ 1]", "[ ^1]", "[1]", "[1]: ", "\\[^1\\]", "\\[^2\\]: ", "[^1] : ", "^[a b]", "[^é]", "[^e\u0301]: ",
    "\n", "\n\n", "\r\n", "    ", "\t", "  ", "- ", "> ", "# ", "| a |\n|---|\n", "`", "```\n", "<b>", "<hr>\n", "<!-- ", "-->", "[", "](u)",
    "é", "😀", "mot", " ",
])  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_the_text_each_form_is_a_place_in_it_and_its_edits_are_apart(body):
    """Nothing is told of what is not there, and no edit lies upon another."""
    forms = [form for group in classify(body).by_rule.values() for form in group]
    forms += [*notelayout.glued(body), *notelayout.lost_paragraphs(body)]
    forms += [found for found in (noteorder.disordered_number(body), noteorder.gap(body)) if found]
    forms += noteorder.disordered_notes(body)
    for form in forms:
        assert 0 <= form.span.start < form.span.end <= len(body)
        edits = sorted(form.edits)
        assert all(one.span.end <= two.span.start for one, two in pairwise(edits))
    assert all(mark.inside in ("link", "image") for mark in footnotes.in_links(body))


@given(st.lists(PIECES | st.sampled_from(["((Un mot))", "^[deux mots]"]), max_size=25).map("".join))
def test_whatever_the_text_a_note_in_a_sentence_is_a_place_in_it_and_the_edits_are_apart(body):
    """What moves below is found where it stands, and each label is new."""
    for notes in (inlinenotes.in_brackets(body), inlinenotes.in_parentheses(body)):
        assert all(note.text in body[note.span.start : note.span.end] for note in notes)
        edits = sorted(inlinenotes.moved_below(body, notes, "\n"))
        assert all(one.span.end <= two.span.start for one, two in pairwise(edits))
        labels = inlinenotes.labels(body, notes)
        assert len(set(labels)) == len(notes)
        assert not {*labels} & {*footnotes.by_label(footnotes.scan(body).definitions)}
