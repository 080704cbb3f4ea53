"""What a repair leaves as it was: the words that readers see, and the notes that they can get to."""

import pytest

from magcli.text.fidelity import readers

NOTED = "Un mot[^1] et deux[^2].\n\n[^1]: Insee, 2014.\n\n[^2]: Eurostat.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("« Mot »  ?", "«\u00a0Mot\u00a0»\u202f?", id="spaces"),
        pytest.param("l'oeuvre de l'Etat... en 2ème", "l’œuvre de l’État… en 2e", id="all that typography changes"),
        pytest.param("Le numé- rique", "Le numérique", id="a word cut by a PDF"),
        pytest.param("Un[^1].\n\n[^1] Insee.\n", "Un[^1].\n\n[^1]: Insee.\n", id="a note that gets its colon"),
        pytest.param("Un[^1].\n\n    [^1]: Insee.\n", "Un[^1].\n\n[^1]: Insee.\n", id="a note that was code"),
        pytest.param("Un\\[^1\\].\n\n[^1]: Insee.\n", "Un[^1].\n\n[^1]: Insee.\n", id="an escaped reference"),
        pytest.param("Un[1].\n\n[^1]: Insee.\n", "Un[^1].\n\n[^1]: Insee.\n", id="a missing caret"),
        pytest.param("Un[ ^1].\n\n[^1]: Insee.\n", "Un[^1].\n\n[^1]: Insee.\n", id="a space before the caret"),
        pytest.param(
            "Un[^1] et[^2].\n\n[^1]: Insee.\n[^2] : Ocde.\n",
            "Un[^1] et[^2].\n\n[^1]: Insee.\n[^2]: Ocde.\n",
            id="a note that is no longer part of another",
        ),
        pytest.param(
            "Un[^1].\n\n[^1]: Insee.\n\n  Et Ocde.\n",
            "Un[^1].\n\n[^1]: Insee.\n\n    Et Ocde.\n",
            id="a note that gets its second paragraph",
        ),
        pytest.param("Un^[Insee, 2014] mot.\n", "Un[^1] mot.\n\n[^1]: Insee, 2014\n", id="an inline note"),
        pytest.param(NOTED, NOTED.replace("^2", "^b").replace("^1", "^2"), id="notes that change their labels"),
        pytest.param(NOTED, "Un mot[^1] et deux[^2].\n\n[^2]: Eurostat.\n\n[^1]: Insee, 2014.\n", id="their order"),
    ],
)
def test_readers_keep_words_and_notes(before, after):
    """Repairs of that kind change the look of a text, and nothing of what it says."""
    assert readers(before).keep(readers(after))


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(NOTED.replace("mot", "mots"), id="a letter more"),
        pytest.param(NOTED.replace("et ", ""), id="a word less"),
        pytest.param(NOTED.replace("Eurostat", ""), id="a word of a note less"),
        pytest.param(NOTED.replace("\n\n[^2]", " [^2]"), id="a note that becomes part of another"),
        pytest.param(NOTED.replace("[^2]: Eurostat.", "[^2]:\n\nEurostat."), id="the words of a note outside it"),
        pytest.param(NOTED.replace("deux[^2]", "deux"), id="a reference less"),
        pytest.param(NOTED.replace("deux[^2]", "deux[^1]"), id="a reference to another note"),
        pytest.param(NOTED.replace("[^2]: E", "[^1]: E"), id="a note that another one of its label hides"),
    ],
)
def test_readers_lose_a_word_or_a_note(after):
    """A repair that does one of these things must not be made."""
    assert not readers(NOTED).keep(readers(after))


def test_a_word_that_turns_into_another_is_lost_even_when_notes_are_kept():
    """Unsafe repairs may change words; the notes they keep as well."""
    before, after = readers(NOTED), readers(NOTED.replace("mot", "terme"))
    assert before.keep_notes(after)
    assert not before.keep(after)
