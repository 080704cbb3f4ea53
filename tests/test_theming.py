"""Templates of magcli and of a magazine: which is used, and what a copy says of itself."""

from pathlib import PurePosixPath

import pytest

from magcli.errors import AlreadyThere, NotAllowed, Unknown
from magcli.theming import Layout, Sheet, changed, eject, is_used, sheets

PACKAGE = {"article.html": "<p>{{ title }}</p>\n", "_parts.html": "", "style.css": "p {}\n", "card.svg": "<svg/>\n"}


def layout(**own):
    return Layout(package=PACKAGE, own=own)


@pytest.mark.parametrize(
    ("name", "path", "first_line"),
    [
        pytest.param(
            "article.html", "_theme/article.html", "{# magcli theme eject article.html copied", id="template"
        ),
        pytest.param("article", "_theme/article.html", "{# magcli theme eject article.html copied", id="no ending"),
        pytest.param("style.css", "_theme/style.css", "/* magcli theme eject style.css copied", id="style"),
        pytest.param("card.svg", "_theme/card.svg", "{# magcli theme eject card.svg copied", id="picture"),
    ],
)
def test_a_copy_says_in_its_first_line_what_it_is_a_copy_of(name, path, first_line):
    change = eject(layout(), name)
    head, _, rest = change.text.partition("\n")
    assert head.startswith(first_line)
    assert (change.path, change.was, rest) == (PurePosixPath(path), None, PACKAGE[change.path.name])


@pytest.mark.parametrize(
    ("name", "near"),
    [
        pytest.param("artcle.html", ("article.html",), id="nearly one"),
        pytest.param("../errors.py", (), id="a path"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_what_is_no_template_is_not_copied(name, near):
    with pytest.raises(Unknown) as told:
        eject(layout(), name)
    assert told.value.nearest == near


def test_a_copy_that_is_there_is_kept():
    with pytest.raises(AlreadyThere, match=r"_theme/article\.html is already there; edit it, or remove it"):
        eject(layout(**{"article.html": "x"}), "article.html")


def test_a_copy_knows_whether_its_original_changed_since():
    copied = eject(layout(), "article.html").text
    own = {"article.html": f"{copied}<p>à nous</p>\n", "style.css": "p {}", "_mine.html": ""}
    found = {sheet.name: sheet for sheet in sheets(layout(**own))}
    assert found["card.svg"] == Sheet(name="card.svg")
    assert found["article.html"] == Sheet(name="article.html", is_own=True, replaces=True, is_outdated=False)
    assert found["style.css"] == Sheet(name="style.css", is_own=True, replaces=True)
    assert found["_mine.html"] == Sheet(name="_mine.html", is_own=True)
    later = Layout(package={**PACKAGE, "article.html": "<h1>{{ title }}</h1>\n"}, own=own)
    assert {sheet.name: sheet.is_outdated for sheet in sheets(later)}["article.html"] is True


def test_what_a_copy_changes_leaves_its_first_line_out():
    copied = eject(layout(), "article.html").text
    change = changed(layout(**{"article.html": copied.replace("<p>", "<div>")}), "article")
    assert (change.text, change.was) == (copied.replace("<p>", "<div>"), copied)


def test_what_is_no_copy_changes_nothing():
    with pytest.raises(NotAllowed, match=r"to change it, run: magcli theme eject article\.html"):
        changed(layout(), "article")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("article.html", True, id="one of magcli's"),
        pytest.param("_mine.html", True, id="a piece of a template"),
        pytest.param("mine.html", False, id="a template that no page asks for"),
        pytest.param("_mine.css", False, id="a style that no page asks for"),
    ],
)
def test_pages_ask_for_the_names_of_magcli_and_these_for_pieces(name, expected):
    assert is_used(name, PACKAGE) is expected
