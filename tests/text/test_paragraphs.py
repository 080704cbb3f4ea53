"""Texts in paragraphs, which give the text back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.paragraphs import parted, together


def test_a_paragraph_knows_the_line_it_begins_in():
    found = parted("\n# Titre\n\nUn.\nDeux.\n \n\nTrois.\n")
    assert [(each.line, each.text) for each in found] == [(1, ""), (2, "# Titre"), (4, "Un.\nDeux."), (8, "Trois.")]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("```\nun\n\ndeux\n```", id="between fences"),
        pytest.param("- ~~~\n  un\n\n  deux\n  ~~~", id="in a list"),
        pytest.param("> ```\n> un\n\n> deux\n> ```", id="in a quotation"),
    ],
)
def test_a_blank_line_in_a_code_block_parts_nothing(code):
    assert [each.text for each in parted(f"Avant.\n\n{code}\n\nAprès.")] == ["Avant.", code, "Après."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Un *mot*.", "prose", id="prose"),
        pytest.param("<sup>1</sup> Une note.", "prose", id="prose that begins with a tag"),
        pytest.param("## Titre", "heading", id="heading"),
        pytest.param("Titre\n=====", "heading", id="heading with a line below"),
        pytest.param("- un\n- deux", "item", id="list"),
        pytest.param("> Une note.", "quote", id="quotation"),
        pytest.param("| a | b |", "table", id="table"),
        pytest.param("<div>", "html", id="HTML"),
        pytest.param("[^1]: Une note.", "note", id="note"),
        pytest.param("* * *", "rule", id="rule"),
        pytest.param("    code", "code", id="indented code"),
    ],
)
def test_what_a_paragraph_is_shows_in_its_first_line(text, kind):
    assert parted(text)[0].kind == kind


@given(st.text(alphabet="ab #>-`~\n\r\t*", max_size=60))
def test_together_paragraphs_are_the_text(text):
    assert together(parted(text)) == text
