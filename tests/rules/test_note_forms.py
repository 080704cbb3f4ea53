"""Notes whose form or order is wrong: each fault is told once, at its place, and mended without losing anything."""

import re
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from magcli import fixing, validating
from magcli.text.footnotes import by_label, fold, scan
from tests.conftest import magazine_of

HEAD = "---\ntitle: T\nstatus: draft\ndate: 2015-07-04\nauthors: redaction\nid: 1\n---\n"
NFD = "socie\u0301te\u0301"


def findings(body):
    """Return the code, line and text of each finding about notes in *body*."""
    lines = (HEAD + body).splitlines(keepends=True)
    starts = [sum(map(len, lines[:at])) - 1 for at in range(len(lines) + 1)]
    return [
        (
            d.code,
            d.line - HEAD.count("\n"),
            (HEAD + body)[starts[d.line - 1] + d.column : starts[d.end_line - 1] + d.end_column],
        )
        for d in _found(body)
    ]


def _found(body):
    found = validating.validate(magazine_of({"a.md": HEAD + body}))
    return [d for d in found if str(d.path) == "a.md" and d.code.startswith("NOTE")]


def mended(body, *, unsafe=False):
    """Return *body* once all that can be mended of its notes is."""
    magazine = magazine_of({"a.md": HEAD + body})
    done = fixing.mend(magazine, lambda told: told.code.startswith("NOTE"), unsafe=unsafe)
    return next(source.body for source in done.magazine.sources if str(source.path) == "a.md")


SOUND = "Un[^1].\n\n[^1]: Insee.\n"


@pytest.mark.parametrize(
    ("body", "told", "expected"),
    [
        # a space in the reference
        pytest.param("Un[^ 1].\n\n[^1]: Insee.\n", [("NOTE023", 1, "[^ 1]")], SOUND, id="space in front of the label"),
        pytest.param("Un[^1 ].\n\n[^1]: Insee.\n", [("NOTE023", 1, "[^1 ]")], SOUND, id="space behind the label"),
        pytest.param("Un[ ^1].\n\n[^1]: Insee.\n", [("NOTE023", 1, "[ ^1]")], SOUND, id="space before the caret"),
        pytest.param(
            "Un[^\u00a01].\n\n[^1]: Insee.\n", [("NOTE023", 1, "[^\u00a01]")], SOUND, id="no-break space in a reference"
        ),
        pytest.param(
            "Un[^ 1] et[^1 ].\n\n[^1]: Insee.\n",
            [("NOTE023", 1, "[^ 1]"), ("NOTE023", 1, "[^1 ]")],
            "Un[^1] et[^1].\n\n[^1]: Insee.\n",
            id="two references with a space",
        ),
        pytest.param("Un[^ 2].\n", [("NOTE001", 1, "[^ 2]")], "Un[^ 2].\n", id="space, and no note"),
        # no colon, or a space before it
        pytest.param("Un[^1].\n\n[^1] Insee.\n", [("NOTE024", 3, "[^1]")], SOUND, id="no colon"),
        pytest.param("Un[^1].\n\n[^1]Insee.\n", [("NOTE024", 3, "[^1]")], SOUND, id="neither colon nor space"),
        pytest.param("Un[^1].\n\n[^1] : Insee.\n", [("NOTE024", 3, "[^1]")], SOUND, id="space before the colon"),
        pytest.param("Un[^1].\n\n[^1]\u00a0: Insee.\n", [("NOTE024", 3, "[^1]")], SOUND, id="no-break space before it"),
        pytest.param("Un[^1].\n\n[^ 1]: Insee.\n", [("NOTE024", 3, "[^ 1]:")], SOUND, id="space in the label of a note"),
        *(
            pytest.param(f"Un[^1].\n\n[^1]{sign} Insee.\n", [("NOTE024", 3, "[^1]")], SOUND, id=f"{sign} for the colon")
            for sign in (".", ";", ")", " -", "\u00a0–")
        ),
        pytest.param(
            "Un[^1].\nDeux\n[^1]. Trois.\n",
            [("NOTE001", 1, "[^1]"), ("NOTE001", 3, "[^1]")],
            "Un[^1].\nDeux\n[^1]. Trois.\n",
            id="the end of a sentence at the start of a line",
        ),
        pytest.param(
            "Un[^1] deux[^2].\n\n[^1]: Insee.\n[^2] Ocde.\n[^3] : Onu.\n\nTrois[^3].\n",
            [("NOTE024", 4, "[^2]"), ("NOTE024", 5, "[^3]")],
            "Un[^1] deux[^2].\n\n[^1]: Insee.\n[^2]: Ocde.\n[^3]: Onu.\n\nTrois[^3].\n",
            id="two of three notes without a colon",
        ),
        pytest.param(
            "Un[^1]\nmot.\n[^1] Insee.\n",
            [("NOTE024", 3, "[^1]")],
            "Un[^1]\nmot.\n\n[^1]: Insee.\n",
            id="no colon, and glued",
        ),
        pytest.param(
            "> Un[^1].\n> [^1] Insee.\n", [("NOTE024", 2, "[^1]")], "> Un[^1].\n>\n> [^1]: Insee.\n", id="in a quotation"
        ),
        pytest.param(
            "Un[^1].\r\n\r\n[^1] Insee.\r\n",
            [("NOTE024", 3, "[^1]")],
            "Un[^1].\r\n\r\n[^1]: Insee.\r\n",
            id="no colon, CRLF",
        ),
        pytest.param(
            "Un[^1].\n\n[^1] Insee.\n\n[^1] Ocde.\n",
            [("NOTE024", 3, "[^1]"), ("NOTE024", 5, "[^1]")],
            "Un[^1].\n\n[^1] Insee.\n\n[^1] Ocde.\n",
            id="two notes without a colon and one label",
        ),
        pytest.param("[^1] Insee.\n", [("NOTE001", 1, "[^1]")], "[^1] Insee.\n", id="no colon, and no reference"),
        pytest.param(
            "Un[^1] et une ligne coupée\n[^1] encore.\n",
            [("NOTE001", 1, "[^1]"), ("NOTE001", 2, "[^1]")],
            "Un[^1] et une ligne coupée\n[^1] encore.\n",
            id="a wrapped line that starts with a reference",
        ),
        pytest.param(
            "[^1]  [^1]\n", [("NOTE001", 1, "[^1]"), ("NOTE001", 1, "[^1]")], "[^1]  [^1]\n", id="side by side"
        ),
        pytest.param("Un[^1].\n\n[^1] :\n", [("NOTE024", 3, "[^1]")], "Un[^1].\n\n[^1] :\n", id="no text either"),
        # code
        pytest.param("Un[^1].\n\n    [^1]: Insee.\n", [("NOTE025", 3, "[^1]:")], SOUND, id="indented by four"),
        pytest.param("Un[^1].\n\n\t[^1]: Insee.\n", [("NOTE025", 3, "[^1]:")], SOUND, id="indented by a tab"),
        pytest.param(
            "Un[^1] deux[^2].\n\n    [^1]: Insee,\n    en 2014.\n\n        Suite.\n\n    [^2]: Ocde.\n",
            [("NOTE025", 3, "[^1]:"), ("NOTE025", 8, "[^2]:")],
            "Un[^1] deux[^2].\n\n[^1]: Insee,\nen 2014.\n\n    Suite.\n\n[^2]: Ocde.\n",
            id="two notes in code, one of two paragraphs",
        ),
        pytest.param(
            "> Un[^1].\n>\n>     [^1]: Insee.\n",
            [("NOTE025", 3, "[^1]:")],
            "> Un[^1].\n>\n> [^1]: Insee.\n",
            id="code in a quotation",
        ),
        pytest.param(
            "Un[^1] deux[^2].\n\n[^1]: Insee.\n\n    [^2]: Ocde.\n",
            [("NOTE025", 5, "[^2]:")],
            "Un[^1] deux[^2].\n\n[^1]: Insee.\n\n[^2]: Ocde.\n",
            id="indented below a note",
        ),
        pytest.param(
            "Un[^1].\n\n    code\n    [^1]: Insee.\n",
            [("NOTE001", 1, "[^1]")],
            "Un[^1].\n\n    code\n    [^1]: Insee.\n",
            id="code that shows a note",
        ),
        *(
            pytest.param(
                f"Un[^1].\n\n    [^1]: {text}\n",
                [("NOTE025", 3, "[^1]:")],
                f"Un[^1].\n\n[^1]: {text}\n",
                id=f"{text} in code",
            )
            for text in ("Voir [là](https://e.fr/a).", "<https://e.fr/a>", "![a](b.png) c", "Un <em>mot</em> &amp; *deux*.")
        ),
        pytest.param(
            "Un[^1].\n\n<hr>\n[^1]: <https://e.fr/a>, [là](https://e.fr/b)\n",
            [("NOTE026", 4, "[^1]:")],
            "Un[^1].\n\n<hr>\n\n[^1]: <https://e.fr/a>, [là](https://e.fr/b)\n",
            id="links glued to HTML",
        ),
        # escaped
        pytest.param("Un\\[^1\\].\n\n[^1]: Insee.\n", [("NOTE027", 1, "\\[^1\\]")], SOUND, id="escaped twice"),
        pytest.param("Un\\[^1].\n\n[^1]: Insee.\n", [("NOTE027", 1, "\\[^1]")], SOUND, id="escaped once"),
        pytest.param("Un\\[\\^1\\].\n\n[^1]: Insee.\n", [("NOTE027", 1, "\\[\\^1\\]")], SOUND, id="escaped thrice"),
        pytest.param("Un[^1].\n\n\\[^1\\]: Insee.\n", [("NOTE027", 3, "\\[^1\\]:")], SOUND, id="an escaped note"),
        pytest.param(
            "Un\\[^1\\].\n\n\\[^1\\]: Insee.\n",
            [("NOTE027", 1, "\\[^1\\]"), ("NOTE027", 3, "\\[^1\\]:")],
            SOUND,
            id="reference and note escaped",
        ),
        pytest.param(
            "Un[^1] \\[^1\\].\n\n[^1]: Insee.\n",
            [("NOTE027", 1, "\\[^1\\]")],
            "Un[^1] \\[^1\\].\n\n[^1]: Insee.\n",
            id="escaped though it is called",
        ),
        # no caret
        pytest.param("Un[1].\n\n[^1]: Insee.\n", [("NOTE028", 1, "[1]")], SOUND, id="a reference without caret"),
        pytest.param("Un[^1].\n\n[1]: Insee, 2014.\n", [("NOTE028", 3, "[1]:")], "Un[^1].\n\n[^1]: Insee, 2014.\n", id="a note without caret"),
        pytest.param(
            "Un[^1].\n\n[1]: https://insee.fr/\n",
            [("NOTE028", 3, "[1]:")],
            "Un[^1].\n\n[1]: https://insee.fr/\n",
            id="a note without caret that looks like a link's target",
        ),
        # spelling
        pytest.param(
            "Un[^Insee].\n\n[^insee]: 2014.\n",
            [("NOTE029", 3, "[^insee]:")],
            "Un[^Insee].\n\n[^Insee]: 2014.\n",
            id="case",
        ),
        pytest.param(
            "Un[^insee] et[^Insee].\n\n[^insee]: 2014.\n",
            [("NOTE029", 1, "[^Insee]")],
            "Un[^insee] et[^insee].\n\n[^insee]: 2014.\n",
            id="case of one of two references",
        ),
        pytest.param(
            f"Un[^société].\n\n[^{NFD}]: 2014.\n",
            [("NOTE030", 3, f"[^{NFD}]:")],
            "Un[^société].\n\n[^société]: 2014.\n",
            id="a decomposed note",
        ),
        pytest.param(
            f"Un[^{NFD}].\n\n[^société]: 2014.\n",
            [("NOTE030", 1, f"[^{NFD}]")],
            "Un[^société].\n\n[^société]: 2014.\n",
            id="a decomposed reference",
        ),
        pytest.param(
            f"Un[^Société].\n\n[^{NFD}]: 2014.\n",
            [("NOTE030", 3, f"[^{NFD}]:")],
            "Un[^Société].\n\n[^Société]: 2014.\n",
            id="decomposed, and in another case",
        ),
        # glued
        pytest.param("Un[^1].\n[^1]: Insee.\n", [("NOTE026", 2, "[^1]:")], SOUND, id="glued to a paragraph"),
        pytest.param(
            "- Un[^1].\n[^1]: Insee.\n", [("NOTE026", 2, "[^1]:")], "- Un[^1].\n\n[^1]: Insee.\n", id="glued to a list"
        ),
        pytest.param(
            "- Un[^1].\n  [^1]: Insee.\n",
            [("NOTE026", 2, "[^1]:")],
            "- Un[^1].\n\n  [^1]: Insee.\n",
            id="glued in a list",
        ),
        pytest.param(
            "> Un[^1].\n> [^1]: Insee.\n", [("NOTE026", 2, "[^1]:")], "> Un[^1].\n>\n> [^1]: Insee.\n", id="in a quotation"
        ),
        pytest.param(
            "Un[^1].\r\n[^1]: Insee.\r\n", [("NOTE026", 2, "[^1]:")], "Un[^1].\r\n\r\n[^1]: Insee.\r\n", id="glued, CRLF"
        ),
        pytest.param("Un[^1].\r[^1]: Insee.\r", [("NOTE026", 2, "[^1]:")], "Un[^1].\r\r[^1]: Insee.\r", id="glued, CR"),
        pytest.param(
            "Un[^1].\n\n<hr>\n[^1]: Insee.\n",
            [("NOTE026", 4, "[^1]:")],
            "Un[^1].\n\n<hr>\n\n[^1]: Insee.\n",
            id="glued to HTML",
        ),
        # order and numbers
        pytest.param(
            "Un[^1] deux[^2] trois[^3].\n\n[^1]: A.\n[^3]: C.\n[^2]: B.\n",
            [("NOTE004", 4, "[^3]:")],
            "Un[^1] deux[^2] trois[^3].\n\n[^1]: A.\n[^2]: B.\n[^3]: C.\n",
            id="notes 1, 3, 2",
        ),
        pytest.param(
            "Un[^1] deux[^2] trois[^3].\n\n[^3]: C.\n\n    Suite.\n[^1]: A.\n\n[^2]: B.",
            [("NOTE004", 3, "[^3]:")],
            "Un[^1] deux[^2] trois[^3].\n\n[^1]: A.\n[^2]: B.\n\n[^3]: C.\n\n    Suite.",
            id="notes 3, 1, 2, the first of two paragraphs",
        ),
        pytest.param(
            "Un[^2] deux[^1].\n\n[^1]: A.\n\n[^2]: B.\n",
            [("NOTE004", 1, "[^2]")],
            "Un[^1] deux[^2].\n\n[^1]: B.\n\n[^2]: A.\n",
            id="references 2, 1",
        ),
        pytest.param(
            "Un[^2] deux[^3] trois[^1].\n\n[^1]: A.\n\n## Titre\n\n[^2]: B voir[^3].\n\n[^3]: C.\n",
            [("NOTE004", 1, "[^1]"), ("NOTE007", 7, "[^3]")],
            "Un[^1] deux[^2] trois[^3].\n\n[^3]: A.\n\n## Titre\n\n[^1]: B voir[^2].\n\n[^2]: C.\n",
            id="references 2, 3, 1, and notes in two places",
        ),
        pytest.param(
            "Un[^1] deux[^2] quatre[^4] cinq[^5].\n\n[^1]: A.\n\n[^2]: B.\n\n[^4]: D.\n\n[^5]: E.\n",
            [("NOTE005", 1, "[^4]")],
            "Un[^1] deux[^2] quatre[^3] cinq[^4].\n\n[^1]: A.\n\n[^2]: B.\n\n[^3]: D.\n\n[^4]: E.\n",
            id="numbers 1, 2, 4, 5",
        ),
        pytest.param(
            "Un[^1] deux[^3] trois[^7].\n\n[^1]: A.\n\n[^3]: B.\n\n[^7]: C.\n",
            [("NOTE005", 1, "[^3]")],
            "Un[^1] deux[^2] trois[^3].\n\n[^1]: A.\n\n[^2]: B.\n\n[^3]: C.\n",
            id="two gaps",
        ),
    ],
)  # fmt: skip
def test_a_wrong_form_is_one_finding_and_can_be_mended(body, told, expected):
    """Shows what is told of a text, and the text once the safe repairs are made; those find nothing more to do."""
    assert findings(body) == told
    assert mended(body) == expected
    assert mended(expected) == expected


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param("Un[^1].\n\n[^1]:\n", [("NOTE006", 3, "[^1]:")], id="an empty note"),
        pytest.param("Un[^1].\n\n[^1]: <!-- à suivre -->\n", [("NOTE006", 3, "[^1]:")], id="a note with a comment only"),
        pytest.param("Un[^1].\n\n[^1]: &nbsp;\n", [("NOTE006", 3, "[^1]:")], id="a note with a space only"),
        pytest.param("Un.\n\n[^1]:\n", [("NOTE006", 3, "[^1]:")], id="an empty note that nothing calls"),
        pytest.param("Un[^1].\n\n[^1]: ![](a.png)\n", [], id="a note with an image"),
        pytest.param("Un[^1].\n\n[^1]: `a`\n", [], id="a note with code"),
        pytest.param("Un[^1].\n\n[^1]: A[^1].\n", [("NOTE007", 3, "[^1]")], id="a note that calls itself"),
        pytest.param(
            "Un[^1] deux[^2].\n\n[^1]: A[^2].\n\n[^2]: B.\n", [("NOTE007", 3, "[^2]")], id="a note that calls another"
        ),
        pytest.param("Un.\n\n[^1]: A[^1].\n", [("NOTE002", 3, "[^1]:")], id="itself, and nobody else does"),
        pytest.param(
            "Un.\n\n[^1]: A[^2].\n\n[^2]: B.\n",
            [("NOTE002", 3, "[^1]:"), ("NOTE002", 5, "[^2]:")],
            id="a chain of notes that nobody calls",
        ),
        pytest.param("## Titre[^1]\n\nUn.\n\n[^1]: A.\n", [("NOTE010", 1, "[^1]")], id="a heading"),
        pytest.param("Titre[^1]\n===\n\nUn.\n\n[^1]: A.\n", [("NOTE010", 1, "[^1]")], id="an underlined heading"),
        pytest.param("## Titre[^1]\n", [("NOTE001", 1, "[^1]")], id="a heading, without the note"),
        pytest.param("Un [a[^1]](u) mot.\n\n[^1]: A.\n", [("NOTE012", 1, "[^1]")], id="a link"),
        pytest.param("Un [a[^1]][v] mot.\n\n[v]: u\n\n[^1]: A.\n", [("NOTE012", 1, "[^1]")], id="a link by name"),
        pytest.param("Un ![a[^1]](u.png)\n\n[^1]: A.\n", [("NOTE012", 1, "[^1]")], id="an image"),
        pytest.param("Un <a href='u'>a[^1]</a>.\n\n[^1]: A.\n", [("NOTE012", 1, "[^1]")], id="an HTML link"),
        pytest.param("Un [sic, voir[^1]] (ici).\n\n[^1]: A.\n", [], id="brackets"),
        pytest.param("Un [sic[^1]](entre deux mots).\n\n[^1]: A.\n", [], id="brackets that no link follows"),
        pytest.param("Un [a](u)[^1] [b](v).\n\n[^1]: A.\n", [], id="between links"),
        pytest.param("Un [a\n\nb[^1]](u).\n\n[^1]: A.\n", [], id="brackets of two paragraphs"),
        pytest.param(
            "Un[^1].\n\n[^1]: A.\n\n[^1]: B.\n", [("NOTE003", 5, "[^1]:")], id="a label used twice, at the second"
        ),
        pytest.param("Un[^1].\n\n[^2]: A.\n", [("NOTE001", 1, "[^1]")], id="the only two labels differ"),
        pytest.param("Un[^1] et[^insee2].\n\n[^1]: A.\n\n[^insee]: B.\n", [("NOTE001", 1, "[^insee2]")], id="misspelt"),
        pytest.param(
            "Un[^1] et[^7].\n\n[^1]: A.\n\n[^2]: B.\n",
            [("NOTE001", 1, "[^7]"), ("NOTE002", 5, "[^2]:")],
            id="two labels that nothing connects",
        ),
        pytest.param("Un<sup>1</sup>.\n\n[^1]: A.\n", [("NOTE020", 1, "<sup>1</sup>")], id="a dead mark of the note"),
    ],
)  # fmt: skip
def test_what_nobody_can_mend_but_the_author(body, told):
    """Shows what is told of a text whose words have to change."""
    assert findings(body) == told
    assert mended(body) == body


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Un[^1].\n\n[^1]: A.\n\n## B\n\nDeux[^2].\n\n[^2]: B.\n", id="notes below each section"),
        pytest.param("Un[^1].\n\n[^1]: A.\n\nMot.\n\nDeux[^2].\n\n[^2]: B.\n", id="notes below each paragraph"),
        pytest.param("Un[^1] deux[^note] trois[^2].\n\n[^1]: A.\n\n[^note]: N.\n\n[^2]: B.\n", id="a word among numbers"),
        pytest.param("Un[^b] deux[^c] trois[^a].\n\n[^a]: A.\n\n[^b]: B.\n\n[^c]: C.\n", id="words by the alphabet"),
        pytest.param("Un[^b] deux[^a] trois[^c].\n\n[^c]: A.\n\n[^b]: B.\n\n[^a]: C.\n", id="words in any order"),
        pytest.param("Un[^12] deux[^13].\n\n[^12]: A.\n\n[^13]: B.\n", id="numbers that go on from another part"),
        pytest.param("Un[^1984] deux[^2014].\n\n[^1984]: A.\n\n[^2014]: B.\n", id="years"),
        pytest.param("Un[^1] deux[^2] un[^1].\n\n[^1]: A.\n\n[^2]: B.\n", id="called again"),
        pytest.param("Un[^1].\n\n[^1]: A.\n[^2]: B.\n\nDeux[^2].\n", id="notes one below the other"),
        pytest.param("# Titre\n[^1]: A.\n\nUn[^1].\n", id="a note right below a heading"),
        pytest.param("Un[^1].\n\n<!-- notes -->\n[^1]: A.\n", id="a note right below a comment"),
        pytest.param("Un[^1] `[^ 1] \\[^1\\] ^[a b]`.\n\n```\n[^9] A\n[^1]: B\n```\n\n[^1]: A.\n", id="in code"),
        pytest.param("Un[^1].\n\n    [^1]: B.\n\n[^1]: A.\n", id="code that shows a note which is there"),
        pytest.param("Un[^1].\n\n- a\n\n  ~~~\n  [^2]: B.\n  ~~~\n\n[^1]: A.\n", id="a fence in a list"),
        pytest.param("Un <!-- [^ 1] [^3] --> mot[^1].\n\n<!--\n[^2]: B.\n-->\n\n[^1]: A.\n", id="in comments"),
        pytest.param("Voir [1] et [sic], [note][1].\n\n[1]: https://e.org/\n", id="a link called 1"),
        pytest.param("Un[^1] et t[1].\n\n[^1]: A.\n", id="brackets beside a note that is called"),
        pytest.param("- [x] fait[^x]\n\n[^x]: A.\n", id="a task"),
        pytest.param("Un[^1].\n\n[^1]: A.\n\n    B.\n\n    - c\n\n    ~~~\n    [^5]\n    ~~~\n", id="a long note"),
        pytest.param("Un[^1].\n\n[^1]: A.\nsuite\n\nFin.\n", id="a text below the note"),
        pytest.param("| a[^1] |\n|---|\n| b[^2] |\n\n> c[^3]\n\n- d[^4]\n\n" + "\n\n".join(f"[^{n}]: A." for n in range(1, 5)), id="in any block"),
        pytest.param("- a[^1]\n\n      [^1]: A.\n\n  [^1]: B.\n", id="code in a list"),
        pytest.param("x^[2] + y^[10], 10^[-3]\n", id="powers in brackets"),
        pytest.param("\\^[a b] et `^[c d]`\n", id="an escaped caret"),
        pytest.param("Un[^a\\]b].\n\n[^a\\]b]: A.\n", id="a bracket in a label"),
        pytest.param(f"Un[^{NFD}].\n\n[^{NFD}]: A.\n", id="a text that is all decomposed"),
    ],
)  # fmt: skip
def test_an_honest_text_is_left_alone(body):
    """Nothing is told of what only looks like a fault."""
    assert findings(body) == []


@pytest.mark.parametrize(
    ("body", "told", "expected"),
    [
        pytest.param(
            "Un^[Insee, *2014*.].\n",
            [("NOTE022", 1, "^[Insee, *2014*.]")],
            "Un[^1].\n\n[^1]: Insee, *2014*.\n",
            id="one",
        ),
        pytest.param(
            "Un^[voir [a](u)\nou b] deux^[deux mots].\n",
            [("NOTE022", 1, "^[voir [a](u)\nou b]"), ("NOTE022", 2, "^[deux mots]")],
            "Un[^1] deux[^2].\n\n[^1]: voir [a](u) ou b\n\n[^2]: deux mots\n",
            id="two, one with a link and a wrapped line",
        ),
        pytest.param(
            "Un^[deux mots] mot[^1].\r\n\r\n[^1]: A.\r\n",
            [("NOTE022", 1, "^[deux mots]")],
            "Un[^note] mot[^1].\r\n\r\n[^note]: deux mots\r\n\r\n[^1]: A.\r\n",
            id="before a numbered one, CRLF",
        ),
        pytest.param(
            "> Un[^1]^[deux\n> mots].\n\n[^1]: A.",
            [("NOTE022", 1, "^[deux\n> mots]")],
            "> Un[^1][^2].\n\n[^1]: A.\n\n[^2]: deux mots",
            id="behind a numbered one, in a quotation",
        ),
        pytest.param("# T^[deux mots]\n", [("NOTE022", 1, "^[deux mots]")], "# T^[deux mots]\n", id="in a heading"),
        pytest.param(
            "Un^[deux mots].\n\n```\ncode",
            [("NOTE022", 1, "^[deux mots]")],
            "Un^[deux mots].\n\n```\ncode",
            id="above code that is never closed, where a note would be code",
        ),
        pytest.param(
            "Un^[deux mots].\n\n```\ncode\n```\n",
            [("NOTE022", 1, "^[deux mots]")],
            "Un[^1].\n\n```\ncode\n```\n\n[^1]: deux mots\n",
            id="above code that is closed",
        ),
        pytest.param(
            "Un[^1].\n\n[^1]: A.\n\n  Suite,\nfin.\n",
            [("NOTE031", 5, "  Suite,\nfin.")],
            "Un[^1].\n\n[^1]: A.\n\n    Suite,\n    fin.\n",
            id="a paragraph that is indented by two",
        ),
        pytest.param(
            "Un[^1] deux[^2].\n\n[^1]: A.\n\nSuite.\n\n[^2]: B.\n",
            [("NOTE031", 5, "Suite.")],
            "Un[^1] deux[^2].\n\n[^1]: A.\n\n    Suite.\n\n[^2]: B.\n",
            id="a paragraph between the last notes",
        ),
    ],
)
def test_what_somebody_has_to_look_at(body, told, expected):
    """Shows what only an unsafe repair changes."""
    assert findings(body)[: len(told)] == told
    assert mended(body) == body
    assert mended(body, unsafe=True) == expected
    assert mended(expected, unsafe=True) == expected


@pytest.mark.parametrize("written", ["^[note {} ici]", "((Note {} ici))"], ids=["caret", "parentheses"])
def test_many_notes_in_sentences_move_below_together(written):
    """None waits for a round of repairs of its own: there are not that many rounds."""
    body = "\n\n".join(f"mot{written.format(number)} fin." for number in range(30)) + "\n"
    after = mended(body, unsafe=True)
    assert len(scan(after).definitions) == len(scan(after).references) == 30
    assert re.findall(r"ote (\d+) ici", after) == [str(number) for number in range(30)]
    assert findings(after) == []


def test_a_reference_in_a_heading_is_one_even_while_its_note_has_no_colon():
    """Two faults that hide each other are told at once."""
    body = "## Titre[^1]\n\n[^1] Insee.\n"
    assert findings(body) == [("NOTE010", 1, "[^1]"), ("NOTE024", 3, "[^1]")]
    assert mended(body) == "## Titre[^1]\n\n[^1]: Insee.\n"


def test_a_note_that_calls_itself_is_an_error_and_one_that_calls_another_a_warning():
    """Tells the two apart by their severity."""
    assert [d.severity for d in _found("Un[^1] deux[^2].\n\n[^1]: A[^2].\n\n[^2]: B[^2].\n")] == ["warning", "error"]


def test_the_code_points_of_a_label_are_told():
    """Says what nobody can see."""
    (found,) = _found(f"Un[^société].\n\n[^{NFD}]: 2014.\n")
    assert "U+0301 U+0301 here, and U+00E9 U+00E9 elsewhere" in found.message


def test_numbers_are_left_alone_while_a_note_is_missing():
    """A gap, or another order, that a lost note explains is no fault of its own."""
    assert findings("Un[^1] trois[^3].\n\n[^1]: A.\n\n[^2]: B.\n\n[^3]: C.\n") == [("NOTE002", 5, "[^2]:")]
    assert findings("Un[^1] deux\\[^2] trois[^3].\n\n[^1]: A.\n\n[^3]: C.\n") == []


# ---- any number of faults at once ----------------------------------------------------------------------

CALLS = ["[^{}]", "[^ {}]", "[^{} ]", "[ ^{}]", "\\[^{}\\]", "\\[^{}]", "[{}]", ""]
NOTES = [
    "[^{}]: ",
    "[^{}] ",
    "[^{}] : ",
    "[^{}]\u00a0: ",
    "    [^{}]: ",
    "\t[^{}]: ",
    "\\[^{}\\]: ",
    "[{}]: ",
    "[^ {}]: ",
]
LABELS = ["1", "2", "3", "insee", "société", NFD, "Insee"]


@st.composite
def articles(draw):
    """A text of a few paragraphs and notes, whose words tell which is which, with any faults."""
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=4))
    calls = [draw(st.sampled_from(CALLS)).format(label) for label in labels]
    texts = [f"mot{at}{call} fin." for at, call in enumerate(calls)]
    notes = [f"{draw(st.sampled_from(NOTES)).format(label)}note{at} suite." for at, label in enumerate(labels)]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    blocks = draw(st.permutations(texts + notes)) if draw(st.booleans()) else texts + notes
    pieces = [f"{block}{draw(st.sampled_from(['', end]))}{end}" for block in blocks]
    return "".join(pieces)


def readings(body):
    """Return which note readers of *body* find behind which word."""
    notes = scan(body)
    begins = {
        label: re.search(r"note\d|\Z", body[note.span.end :])[0]
        for label, (note, *_) in by_label(notes.definitions).items()
    }
    words = re.compile(r"mot(\d)")
    return {
        (*words.findall(body[: mark.span.start])[-1:], begins[fold(mark.label)]) for mark in notes.references
    }  # of a call before all words, the note alone


@given(articles())
@example("a[^1] b[^2].\n[^2]: note0\n\n[^1] note1\n    [^2]: note2\n")
@example(
    "    [^2]: note1 suite.\n[^1] note0 suite.\nmot1[^2] fin.\nmot0[^1] fin.\n[^1]: note2 suite.\n[^1]: note3 suite.\n"
)
def test_whatever_the_faults_no_word_and_no_note_is_lost(body):
    """All safe repairs together keep the words, the line ends, and the notes that could be read; and they end."""
    after = mended(body)
    assert readings(body) <= readings(after)
    assert sorted(re.findall(r"note\d suite|mot\d", after)) == sorted(re.findall(r"note\d suite|mot\d", body))
    assert re.findall(r"\r?\n", after).count("\n") == 0 or "\r\n" not in body
    assert mended(after) == after


def test_another_sign_for_the_colon_is_named():
    (found,) = _found("Un[^1].\n\n[^1]; Insee.\n")
    assert found.message == "; stands where the colon of the note [^1] is due"
    assert found.hint == "write [^1]: with the colon right behind"


# ---- texts that somebody made to be slow ---------------------------------------------------------------

REFERENCES = "".join(f"x[^{number}] " for number in range(1, 999, 2))
DEFINITIONS = "".join(f"[^{number}]: a\n" for number in range(1, 999, 2))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("> a\n> a\n> a\n[^1]: a\n" * 12_000, id="notes glued in one block"),
        pytest.param(
            f"{REFERENCES}{'[2] ' * 50}{''.join(f'[{n}] ' for n in range(2, 999, 2))}{'x (' * 130_000}\n\n{DEFINITIONS}",
            id="gaps that are none",
        ),
        pytest.param(
            f"x[^2] x[^1] {''.join(f'x[^a{n}] ' for n in range(4000))}\n\n[^1]: a\n\n[^2]: b\n\n"
            + "".join(f"[^a{n}]: a\n\nx\n\n" for n in range(4000)),
            id="notes to number anew, and each of others alone",
        ),
        pytest.param(
            f"{''.join(f'x[^{n}] ' for n in range(4000))}\n\n{''.join(f'[^{n}] A' + chr(10) for n in range(4000))}\n"
            + "    [^ b c d e f\n" * 25_000,
            id="notes without a colon above a long listing",
        ),
    ],
)  # fmt: skip
def test_a_long_text_takes_no_time_that_grows_with_its_square(body):
    """Each of these took from five seconds to minutes."""
    before = process_time()
    _found(body)
    assert process_time() - before < 4
