"""The marks of notes that got lost: which are found, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.marks import dead
from tests.text.test_footnotes import PIECES, cut


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Été 😀 mot<sup>2</sup>, suite", ["<sup>2</sup>"], id="behind a word"),
        pytest.param("(en part du PIB)<sup>2</sup> .", ["<sup>2</sup>"], id="behind brackets"),
        pytest.param("mots<SUP>4</SUP> mots<sup> 5 </sup>", ["<SUP>4</SUP>", "<sup> 5 </sup>"], id="in capitals"),
        pytest.param("mot <sup>2</sup>", ["<sup>2</sup>"], id="behind a space"),
        pytest.param("« mot »<sup>2</sup> **gras**<sup>3</sup>", ["<sup>2</sup>", "<sup>3</sup>"], id="behind marks"),
        pytest.param("[l'étude](https://e.org/2015)<sup>2</sup>", ["<sup>2</sup>"], id="behind a link that ends in a digit"),
        pytest.param("mot<sup>2</sup><sup>3</sup>", ["<sup>2</sup>", "<sup>3</sup>"], id="side by side"),
        pytest.param("# Titre<sup>1</sup>\n\n- mot<sup>2</sup>\n\n> mot<sup>3</sup>",
                     ["<sup>1</sup>", "<sup>2</sup>", "<sup>3</sup>"], id="in any block"),
        pytest.param("Il a ce sens : \\*", ["\\*"], id="a star at the end of a paragraph"),
        pytest.param("Il a ce sens : \\* .\n\nSuite", ["\\*"], id="a star and a full stop"),
        pytest.param("mot\\* et mot\\*\\*, suite", ["\\*", "\\*\\*"], id="stars behind words"),
        pytest.param("« mot »\\*\n\n| a\\* |\n|---|", ["\\*", "\\*"], id="stars behind a quotation mark, in a table"),
        pytest.param("mot<sup>1</sup> ou mot\\*\r\n\r\nSuite", ["<sup>1</sup>", "\\*"], id="CRLF"),
    ],
)  # fmt: skip
def test_a_mark_without_its_note_is_dead(body, expected):
    assert cut(dead(body), body) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("20 m<sup>2</sup>, 3 km<sup>2</sup>, 4 cm<sup>3</sup>, 5 ha<sup>2</sup>", id="units"),
        pytest.param("10<sup>6</sup>, 2<sup>10</sup> et 10<sup>-9</sup>", id="powers of numbers"),
        pytest.param("x<sup>2</sup> + y<sup>3</sup> = π<sup>2</sup>", id="powers of variables"),
        pytest.param("(a+b)<sup>2</sup> et (x − 1)<sup>2</sup>", id="powers of brackets"),
        pytest.param("E = mc<sup>2</sup>", id="the best known of all powers"),
        pytest.param("le 1<sup>er</sup> mai, au XXI<sup>e</sup> siècle, M<sup>me</sup>", id="ordinals"),
        pytest.param("carbone <sup>14</sup>C", id="isotopes"),
        pytest.param("CO<sub>2</sub>", id="subscripts"),
        pytest.param("mot<sup>2</sup> suite\n\n<sup>2</sup> La note.", id="its note starts a paragraph"),
        pytest.param("mot<sup>2</sup> suite\n\nAutre\n<sup>2</sup> La note.", id="its note starts a line"),
        pytest.param(
            "mot<sup>2</sup> suite\r\n\r\nAutre\r\n<sup>2</sup> La note.", id="its note starts a line, CRLF"
        ),
        pytest.param("mot\\*\n\n\\* La note", id="the note of a star"),
        pytest.param("mot\\*\\*\n\n\\*\\* La note", id="the note of two stars"),
        pytest.param("prix\\*\n\n- \\*hors taxes", id="the note of a star, in a list"),
        pytest.param("3 \\* 4 = 12", id="multiplied"),
        pytest.param("def f(\\*args, \\*\\*kwargs)", id="Python"),
        pytest.param("du \\*gras\\* et du \\*\\*très gras\\*\\*", id="escaped emphasis"),
        pytest.param("\\* \\* \\*", id="three stars"),
        pytest.param("`mot<sup>2</sup>` `mot\\*`\n\n```\nmot<sup>2</sup> mot\\*\n```\n\n    mot\\*", id="code"),
        pytest.param("<pre>mot<sup>2</sup></pre>\n\n<!-- mot<sup>2</sup> mot\\* -->", id="raw code and comments"),
        pytest.param("mot[^1]\n\n[^1]: La note.", id="a living note"),
        pytest.param("\\<sup>2\\</sup>", id="an escaped tag"),
    ],
)
def test_what_is_no_lost_note_is_left_alone(body):
    assert dead(body) == ()


@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_the_text_each_mark_stands_where_it_is_said_to(body):
    for mark in dead(body):
        assert body[mark.span.start : mark.span.end] in ("<sup>2</sup>", "\\*" * len(mark.label))
