"""Where references stand: behind which marks of punctuation, and how far from their word."""

import pytest

from magcli.text.placement import behind_spaces, behind_stops

NOTES = "\n\n[^1]: Note.\n[^2]: Autre.\n"


def told(found, body):
    return [body[place.span.start : place.span.end] for place in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("usages.[^1] Suite", [".[^1]"], id="a full stop"),
        pytest.param("usages,[^1] et\n\n.[^2]", [",[^1]"], id="a comma, and a stop without a word"),
        pytest.param("mot\u00a0:[^1] mot ;[^2]", ["\u00a0:[^1]", " ;[^2]"], id="the space before a stop goes along"),
        pytest.param("mot.[^1][^2] Suite", [".[^1][^2]"], id="side by side"),
        pytest.param("mot. [^1] Suite", [". [^1]"], id="a space behind the stop"),
        pytest.param(
            "mot,\n[^1] suite\n\n> mot,\r\n> [^2] suite",
            [",\n[^1]", ",\r\n> [^2]"],
            id="a line break behind the stop",
        ),
        pytest.param("`code`.[^1] [lien](https://e.org).[^2]", [".[^1]", ".[^2]"], id="behind code and links"),
        pytest.param("« mot ».[^1]\n\n- mot.[^2]", [".[^1]", ".[^2]"], id="behind quotes, in lists"),
        pytest.param("en 2015.[^1]", [".[^1]"], id="behind a number"),
        pytest.param("usages[^1]. Et mots[^2], suite", [], id="before the stop"),
        pytest.param("etc.[^1] M.[^2]", [], id="shortened words"),
        pytest.param("aux U.S.A.[^1] J.-C.[^2]", [], id="initials"),
        pytest.param("mot...[^1] mot…[^2]", [], id="three dots"),
        pytest.param("mot.[^1]. Et mot.[^2]suite", [], id="a stop on either side, a word right behind"),
        pytest.param("Sources : [^1]", [], id="a reference that is announced"),
        pytest.param("mot.[^9]", [], id="a reference without a note"),
        pytest.param("mot.\n\n[^1] suite, un.  \n[^2] autre", [], id="another block, a line that ends on purpose"),
        pytest.param("`mot.[^1]` <!-- mot.[^2] -->", [], id="code and comments"),
        pytest.param("1. [^1] un\n2. [^2]", [], id="the number of a list"),
    ],
)
def test_references_behind_a_stop(text, expected):
    assert told(behind_stops(text + NOTES), text + NOTES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("usages [^1]. Et mots  [^2]", [" [^1]", "  [^2]"], id="spaces"),
        pytest.param("mot\t[^1] mot\u2009[^2]", ["\t[^1]", "\u2009[^2]"], id="a tab and a thin space"),
        pytest.param("**gras** [^1] `code` [^2]", [" [^1]", " [^2]"], id="behind marks"),
        pytest.param("« mot » [^1] mot ? [^2]", [" [^1]", " [^2]"], id="behind punctuation"),
        pytest.param("mot\n[^1] suite\n\n> mot\n> [^2] suite", ["\n[^1]", "\n> [^2]"], id="the end of a line"),
        pytest.param("mot [^1] [^2]", [" [^1]"], id="two references"),
        pytest.param("mot[^1] suite[^2]", [], id="right behind the word"),
        pytest.param("mot\u00a0[^1] mot\u202f[^2]", [], id="no-break spaces"),
        pytest.param("[^1] mot\n\n- [^2] mot", [], id="at the start of a block"),
        pytest.param("# [^1] mot\n\n1. [^2] mot", [], id="at the start of a heading and of a numbered item"),
        pytest.param("| a | [^1] |\n|---|---|\n| [^2] | b |", [], id="alone in a cell"),
        pytest.param("voir [^1] et [^2]", [], id="spoken of"),
        pytest.param("(cf. [^1]), mot — [^2]", [], id="spoken of in brackets, behind a dash"),
        pytest.param("mot\n\n[^1] suite\\\n[^2] suite", [], id="another block, a line that ends on purpose"),
        pytest.param("mot [^9]", [], id="a reference without a note"),
        pytest.param("`mot [^1]`", [], id="code"),
    ],
)
def test_references_behind_a_space(text, expected):
    assert told(behind_spaces(text + NOTES), text + NOTES) == expected
