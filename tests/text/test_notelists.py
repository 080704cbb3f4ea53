"""Notes that are listed at the end of a text."""

import pytest

from magcli.text.paragraphs import parted, together
from magcli.text.restoring import restored

PROSE = "Le marché<sup>1</sup> grandit avec ses clients<sup>2</sup>."
DEFINED = "Le marché[^1] grandit avec ses clients[^2].\n\n[^1]: Un rapport.\n\n[^2]: Autre.\n"


def _restored(text):
    return together(restored(parted(text)).paragraphs)


def _told(text):
    return [(repair.certainty, repair.line, repair.told) for repair in restored(parted(text)).told]


@pytest.mark.parametrize(
    "head", ["## Notes", "Notes :", "**Notes de bas de page**", "Footnotes\n---", "## Références", "---"]
)
@pytest.mark.parametrize(
    "notes",
    [
        pytest.param("1 Un rapport.\n\n2 Autre.", id="a space"),
        pytest.param("1. Un rapport.\n2. Autre.", id="items"),
        pytest.param("1\\. Un rapport.\n\n2\\. Autre.", id="escaped"),
        pytest.param("1) Un rapport.\n2) Autre.", id="closed"),
        pytest.param("[1] Un rapport.\n\n[2] Autre.", id="brackets"),
        pytest.param("¹ Un rapport.\n² Autre.", id="raised"),
        pytest.param("1Un rapport.\n\n2Autre.", id="touching"),
        pytest.param("[1] Un rapport.\\\n[2] Autre.", id="lines that breaks part"),
        pytest.param("1 : Un rapport.\n2 : Autre.", id="colons"),
    ],
)
def test_a_list_of_notes_is_put_where_it_is_called(head, notes):
    assert _restored(f"{PROSE}\n\n{head}\n\n{notes}\n") == DEFINED


@pytest.mark.parametrize("call", ["¹", "[1]", "<sup>[1]</sup>"])
def test_whatever_calls_it(call):
    text = f"Le marché{call} grandit.\n\n## Notes\n\n1. Un rapport.\n"
    assert _restored(text) == "Le marché[^1] grandit.\n\n[^1]: Un rapport.\n"


def test_a_note_of_a_list_may_have_several_lines_and_paragraphs():
    text = f"{PROSE}\n\n## Notes\n\n1. Un rapport,\n   sur deux lignes.\n\n   Et encore.\n\n2. Autre.\n"
    assert "[^1]: Un rapport,\n    sur deux lignes.\n\n    Et encore.\n\n[^2]: Autre.\n" in _restored(text)


def test_what_stands_behind_the_list_stays():
    text = f"{PROSE}\n\n## Notes\n\n1. Un rapport.\n2. Autre.\n\n## Annexe\n\nUn tableau.\n"
    assert "## Annexe\n\nUn tableau.\n\n[^1]: Un rapport." in _restored(text)


@pytest.mark.parametrize("head", ["## Notes", "Notes :", "---", "---\n\n## Notes"])
def test_no_empty_line_parts_it_from_what_stands_above(head):
    assert _restored(f"{PROSE}\n\n{head}\n1. Un rapport.\n2. Autre.\n") == DEFINED


def test_it_is_told_once():
    told = "the notes 1 to 2 are put where they are called, by their numbers; “Notes” above them is left out"
    assert _told(f"{PROSE}\n\n## Notes\n\n1. Un rapport.\n2. Autre.\n") == [("guessed", 3, told)]


NO_NOTES = [
    pytest.param("Rien n’est appelé.\n\n## Notes\n\n1. Un rapport.\n", id="nothing calls"),
    pytest.param("Un mot<sup>1</sup>.\n\n---\n\n1 Français sur deux lit.\n", id="a sentence below a rule"),
    pytest.param("Un mot<sup>1</sup>.\n\n## Notes\n\n1Password est un outil.\n", id="a name"),
    pytest.param(f"{PROSE}\n\n## Annexe\n\n1. Un rapport.\n2. Autre.\n", id="another heading"),
    pytest.param(
        f"{PROSE}\n\n---\n\n1. Un rapport.\n2. Autre.\n\nUne suite du texte.\n", id="a rule within the text"
    ),
]


@pytest.mark.parametrize("text", NO_NOTES)
def test_a_list_that_may_be_none_stays(text):
    assert "[^1]: " not in _restored(text)


def test_a_note_that_nothing_calls_leaves_all_open():
    text = f"{PROSE}\n\n## Notes\n\n1. Un rapport.\n2. Autre.\n3. Encore.\n"
    assert "[^1]: " not in _restored(text)
    assert ("open", 1, "the text of note 2 is not there, unless it is “2. Autre.” in line 6: write [^2]: …") in _told(
        text
    )
    told = "“3. Encore.” in line 7 may be note 3, which nothing calls: write [^3] and [^3]: … then"
    assert ("open", 7, told) in _told(text)


def test_a_number_called_twice_leaves_all_open():
    text = "Un<sup>1</sup> mot, un autre<sup>1</sup>.\n\n## Notes\n\n1. Un rapport.\n"
    assert "[^1]: " not in _restored(text)


def test_code_calls_no_note():
    text = "Le tableau `a[1]` grandit.\n\n## Notes\n\n1. Un rapport.\n"
    assert _restored(text) == text
