"""The marks of notes that got lost: which are found, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.marks import dead, in_line
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
        pytest.param("mot<sup>[1]</sup> mot<sup>(2)</sup> mot<sup id='a'>3</sup>",
                     ["<sup>[1]</sup>", "<sup>(2)</sup>", "<sup id='a'>3</sup>"], id="in brackets, with attributes"),
        pytest.param("mot<sup>\\*</sup> mot<sup>†</sup>", ["<sup>\\*</sup>", "<sup>†</sup>"], id="raised signs"),
        pytest.param("plus lourd². Été 😀 mot¹, mot¹² suite", ["²", "¹", "¹²"], id="raised digits"),
        pytest.param("« mot »¹ (en part)² [lien](https://e.org/2)³ **gras**⁴ <i>mot</i>⁵", list("¹²³⁴⁵"), id="behind marks"),
        pytest.param("un fichier `.dotx`<sup>3</sup>, `mots`²", ["<sup>3</sup>", "²"], id="behind code"),
        pytest.param("mot¹,² suite", ["¹", "²"], id="raised digits with a comma"),
        pytest.param("20 %² et « Citation. »³ dit \"ainsi\"⁴", list("²³⁴"), id="behind signs"),
        pytest.param("depuis 2015². En 1998¹, en 2001<sup>3</sup>", ["²", "¹", "<sup>3</sup>"], id="behind a year"),
        pytest.param("dans ce sens†. Un mot‡ et un mot††, suite", ["†", "‡", "††"], id="daggers"),
        pytest.param("mot* suite", ["*"], id="a star that Markdown leaves alone"),
        pytest.param("des prix* et l'étude* de l’Insee* (d'abord)*.", ["*"] * 4, id="more of them"),
        pytest.param("dès 29 €* et 20 %* de moins", ["*", "*"], id="as in advertisements"),
        pytest.param("mot* suite\n\n* un\n* deux", ["*"], id="a star above a list"),
        pytest.param("mot¹\n\n² Une autre note", ["¹"], id="the note of another mark"),
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
        pytest.param('la version "\\*" et « \\* »', id="a star that is spoken of"),
        pytest.param("def f(\\*args, \\*\\*kwargs)", id="Python"),
        pytest.param("du \\*gras\\* et du \\*\\*très gras\\*\\*", id="escaped emphasis"),
        pytest.param("\\* \\* \\*", id="three stars"),
        pytest.param("`mot<sup>2</sup>` `mot\\*`\n\n```\nmot<sup>2</sup> mot\\*\n```\n\n    mot\\*", id="code"),
        pytest.param("<pre>mot<sup>2</sup></pre>\n\n<!-- mot<sup>2</sup> mot\\* -->", id="raw code and comments"),
        pytest.param("mot[^1]\n\n[^1]: La note.", id="a living note"),
        pytest.param("\\<sup>2\\</sup>", id="an escaped tag"),
        pytest.param("20 m², 3 km², 4 cm³, 5 hab/km², 6 m³/s, 7 mètres³, 8 pixels²", id="units with raised digits"),
        pytest.param("5², 10³, 2¹⁰, 1024² et 10⁻⁹", id="powers of numbers with raised digits"),
        pytest.param("x² + y³ = π², (a+b)², R², χ², khi², Δx², E = mc²", id="formulas with raised digits"),
        pytest.param("`x`<sup>2</sup> `O(n)`² `10`<sup>3</sup>", id="formulas in code"),
        pytest.param("CO², tCO², CO<sup>2</sup>, SO₄²⁻, Ca²⁺, ¹⁴C, ²³⁵U", id="chemistry"),
        pytest.param("1¹⁄₂, un I²C, la touche ² du clavier, « ² »", id="fractions, names, a sign that is spoken of"),
        pytest.param("le 1ᵉʳ mai, nᵒ 3", id="raised letters"),
        pytest.param("mot² suite\n\n² La note.", id="the note of a raised digit"),
        pytest.param("mot² suite\n\nAutre\n*² La note.*", id="the note of a raised digit, in italics"),
        pytest.param("mot² suite\n\n<p>² La note.</p>", id="the note of a raised digit, in HTML"),
        pytest.param("mot<sup>2</sup> suite\n\n<p><sup>2</sup> La note.</p>", id="its note in HTML"),
        pytest.param("mot² suite\n\n<sup>2</sup> La note.", id="its note in another shape"),
        pytest.param("mot² suite\n\nSource : x<br>² La note.", id="its note behind a line break"),
        pytest.param("| mot² |\n|---|\n| ² La note |", id="its note in a table"),
        pytest.param("dans ce sens†.\n\n† La note.", id="the note of a dagger"),
        pytest.param("Jean Dupont† et J. Durand† (†1945), mort †", id="the dead"),
        pytest.param("mort le 3 mai†1945", id="a dagger before a year"),
        pytest.param("prix* hors taxes\n\n* La note.", id="the note of a star, which Markdown takes for a list"),
        pytest.param("prix\\* hors taxes\n\n* La note.", id="the note of an escaped star, as a list"),
        pytest.param("prix* hors taxes\n\n*La note.", id="the note of a star, without a space"),
        pytest.param("du *gras et mot* suite\n\nun *mot\n\nmot** fin", id="emphasis that failed"),
        pytest.param("** gras ** et ** gras**", id="bold that failed"),
        pytest.param("A* et C*-algèbre, lib/*, foo.*, data-*, int* p", id="programs"),
        pytest.param("étudiant*e*s, auteur*ice, les personnes trans* ici", id="genders"),
        pytest.param("un hôtel 4*, le 5 * 3, M*A*S*H, Mme de B***", id="stars"),
        pytest.param(
            "`mot²` `mot†` `mot*`\n\n```\nmot² mot† mot*\n```\n\n<!-- mot² mot† -->", id="code and comments"
        ),
        pytest.param("[mot](https://e.org/mot² 'mot²') ![](mot².png)", id="addresses"),
    ],
)
def test_what_is_no_lost_note_is_left_alone(body):
    assert dead(body) == ()


@given(st.lists(PIECES | st.sampled_from(["²", "†", "*", "<sup>[1]</sup>", "<br>", "* "]), max_size=25).map("".join))
def test_whatever_the_text_each_mark_stands_where_it_is_said_to(body):
    for mark in dead(body):
        written = body[mark.span.start : mark.span.end]
        assert written in (
            "<sup>2</sup>",
            "<sup>[1]</sup>",
            "²",
            "†",
            "††",
            "*",
            "\\*" * len(mark.label),
        ) or not written.strip("†²")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Un premier article[^1] pour ouvrir", ["[^1]"], id="a reference"),
        pytest.param("Un article<sup>1</sup> et un autre²", ["<sup>1</sup>", "²"], id="raised digits"),
        pytest.param("Vivre dans 20 m², E = mc², 1<sup>er</sup> mai", [], id="powers and ordinals"),
        pytest.param("[sic] et [1]", [], id="other brackets"),
    ],
)
def test_a_line_that_is_no_markdown_has_references_and_raised_digits(text, expected):
    assert cut(in_line(text), text) == expected
