"""How many words a text has."""

import pytest

from magcli.text.words import count, counted


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("Qui paie l’hôpital\nen 2015 ?\n", 5, id="words, and a sign that stands alone"),
        pytest.param("« Oui », dit-elle — enfin.\n", 3, id="French quotation marks"),
        pytest.param("## Un titre\n\n- un\n- deux\n", 4, id="marks of headings and lists"),
        pytest.param(
            "Le client[^1] paie[^2].\n\n[^1]: Une note.\n[^2]: Une autre\n    qui continue.\n", 3, id="notes"
        ),
        pytest.param("Un.\n\n[^a]: La note.\n\n    Sa suite.\n\nDeux.\n", 2, id="a note of two paragraphs"),
        pytest.param("Un\n```\nx = 1\n```\ndeux\n", 2, id="code between fences"),
        pytest.param("Un\n~~~ python\n```\nx = 1\n~~~\ndeux\n", 2, id="a fence of the other kind inside"),
        pytest.param("Un\n```\nx = 1\n", 1, id="a fence that is never closed"),
        pytest.param("La commande `magcli new` écrit.\n", 3, id="code in a line"),
        pytest.param("Deux ``a b`` mots ` ouverts\n", 3, id="code with a backtick, and an open one"),
        pytest.param('Un <a href="x" title="y z">lien</a> <!-- caché -->\n', 2, id="HTML"),
        pytest.param("3 < 4 et 5 > 2\n", 5, id="signs that are no HTML"),
        pytest.param("[La suite](deux.md 'un autre titre') ici\n", 3, id="the address of a link"),
    ],
)
def test_what_is_read_is_counted(body, words):
    assert count(body) == words


@pytest.mark.parametrize(
    ("number", "names", "told"),
    [
        pytest.param(1, ("day",), "1 day", id="one"),
        pytest.param(2, ("day",), "2 days", id="several"),
        pytest.param(0, ("day",), "0 days", id="none"),
        pytest.param(2, ("link leads", "links lead"), "2 links lead", id="a plural of its own"),
        pytest.param(1, ("link leads", "links lead"), "1 link leads", id="one of those"),
    ],
)
def test_things_are_counted(number, names, told):
    assert counted(number, *names) == told
