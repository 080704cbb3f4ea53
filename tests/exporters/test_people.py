"""Who has a page of their own."""

from datetime import UTC, datetime

import pytest

from magcli.exporters import _addresses
from magcli.exporters._people import told_apart
from magcli.publishing import public
from tests.conftest import HOME, magazine_of


def _addresses_of(*authors, people=""):
    """The addresses of the pages of *authors*, each of an article of their own."""
    home = HOME.replace("lang: fr", f"lang: fr\npeople: {{{people}}}")
    files = {
        f"{name}.md": f"---\ntitle: T\nstatus: published\ndate: 2015-07-01\nauthors: [{author}]\n---\nX.\n"
        for name, author in zip("abcdef", authors, strict=False)
    }
    shown = told_apart(public(magazine_of({"_index.md": home, **files}), datetime(2015, 8, 1, tzinfo=UTC)))
    return [_addresses.of_person(article.authors[0]) for article in shown.articles.values()]


@pytest.mark.parametrize(
    ("authors", "people", "addresses"),
    [
        pytest.param(["'C#'", "C++"], "", ["c", "c-2"], id="two names of one slug"),
        pytest.param(["C++", "'C#'"], "", ["c-2", "c"], id="in another order"),
        pytest.param(["C++", "'C#'", "C 2"], "", ["c-3", "c", "c-2"], id="a name that looks like a number"),
        pytest.param(["'!'", "…"], "", ["x", "x-2"], id="names without letters"),
        pytest.param(["Élise Roy", "elise  roy"], "", ["elise-roy", "elise-roy"], id="two spellings"),
        pytest.param(["Jean-Luc", "Jean Luc"], "", ["jean-luc", "jean-luc"], id="a hyphen more"),
        pytest.param(["c", "C++"], "c: {name: Claire}", ["c", "c-2"], id="somebody known, and a stranger"),
        pytest.param(["a", "b"], "a: {name: Paul}, b: {name: Paul}", ["a", "b"], id="two known of one name"),
        pytest.param(
            ["jean-roy", "{name: Jean Roy, role: invité}"],
            "jean-roy: {name: Jean Roy}",
            ["jean-roy", "jean-roy"],
            id="somebody known, described again",
        ),
    ],
)
def test_people_share_a_page_only_when_they_are_one(authors, people, addresses):
    assert _addresses_of(*authors, people=people) == [f"people/{address}/" for address in addresses]


def test_where_nobody_is_taken_for_somebody_else_nothing_changes():
    magazine = magazine_of({"a.md": "---\ntitle: T\nauthors: [Paul]\n---\nX.\n"})
    assert told_apart(magazine) is magazine
