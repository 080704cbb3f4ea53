"""Markdown for another program: only what has to change is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import markdown
from magcli.text.handover import handed_over


def address(target, is_image):
    """What is secret leads nowhere, what is called `a.md` moved, and everything else stays."""
    if "secret" in target:
        return None
    return {"a.md": "../a/", "a.md#fin": "../a/#fin", "a.png": "b (1).png"}.get(target, target)


def handed(body, trusted=False):
    return handed_over(body, address, trusted=trusted)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[la *suite*](a.md), [fin](a.md#fin)", "[la *suite*](../a/), [fin](../a/#fin)", id="moved"),
        pytest.param('[la suite](a.md "Un titre")', '[la suite](../a/ "Un titre")', id="its title stays"),
        pytest.param("![vue](a.png)", "![vue](b%20%281%29.png)", id="an image"),
        pytest.param("[![vue](a.png)](a.md)", "[![vue](b%20%281%29.png)](../a/)", id="an image in a link"),
        pytest.param("[suite][1]\n\n[1]: a.md\n", "[suite](../a/)\n\n", id="by reference"),
        pytest.param("[suite][]\n\n[suite]: <a.md> 'Titre'\n", '[suite](../a/ "Titre")\n\n', id="by its own words"),
        pytest.param("[suite]\n\n[suite]: a.md\n", "[suite](../a/)\n\n", id="by them alone"),
        pytest.param(
            "Note[^1].\n\n[^1]: Voir [là](a.md).\n", "Note[^1].\n\n[^1]: Voir [là](../a/).\n", id="in a note"
        ),
        pytest.param("| a |\n|---|\n| [b](a.md) |\n", "| a |\n|---|\n| [b](../a/) |\n", id="in a table"),
        pytest.param("<a href='a.md'>A</a>", '<a href="../a/">A</a>', id="in HTML"),
    ],
)
def test_a_link_leads_elsewhere(body, expected):
    assert handed(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("[la *suite*](secret.md) !", "la *suite* !", id="its words stay"),
        pytest.param("[un \\*astérisque](secret.md)", "un \\*astérisque", id="as they are written"),
        pytest.param("![une vue](secret.png)", "une vue", id="an image"),
        pytest.param("[![vue](secret.png)](secret.md)", "vue", id="an image in a link"),
        pytest.param("[suite][1] [1] [x][]\n\n[1]: secret.md\n[x]: secret.md\n", "suite 1 x\n\n", id="by reference"),
        pytest.param("Rien.\n\n[9]: secret.md 'titre'\n", "Rien.\n\n", id="a definition that nothing uses"),
        pytest.param("> [9]: secret.md\n", "> [9]: #\n", id="one in a quotation"),
        pytest.param("[9]:\n secret.md\n", "[9]:\n #\n", id="one on two lines"),
        pytest.param("<https://secret.example.org/>", "https://secret.example.org/", id="an address"),
        pytest.param("[x](javascript:alert)", "x", id="what runs something"),
        pytest.param("<a href=secret.md title=x>A</a>", "<a title=x>A</a>", id="in HTML"),
        pytest.param("<div>\n<a href=secret.md", "<div>\n<a>", id="in HTML that does not end"),
    ],
)
def test_a_link_that_leads_nowhere_is_taken_away(body, expected):
    assert handed(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Du texte[^1],  \nune *suite* `[a](a.md)`.\r\n\r\n[^1]: Une note.\r\n", id="prose and code"),
        pytest.param("```\n[a](a.md) <script>\n```\n", id="a block of code"),
        pytest.param('[b](b.md "x")\n\n[b]: b.md\n', id="links that stay"),
        pytest.param("H<sub>2</sub>O et <b class='x'>gras</b>.<br>\n", id="HTML that shows text"),
        pytest.param("Résumé.\n\n<!--more-->\n\nSuite.\n", id="where the summary ends"),
    ],
)
def test_all_else_stays_as_it_is_written(body):
    assert handed(body) == body


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("a <script>alert(1)</script> b", "a  b", id="a script"),
        pytest.param("<style>\np {}\n</style>\n\nTexte\n", "\n\nTexte\n", id="a style"),
        pytest.param("a <!-- à revoir --> b", "a  b", id="a comment"),
        pytest.param('<p onclick="x" class="y" style="z">a</p>', '<p class="y">a</p>', id="attributes"),
        pytest.param("<<script>script>x</script>", "<<!---->", id="one that would come to be"),
        pytest.param("<iframe src=b.html></iframe>c", "c", id="a frame"),
    ],
)
def test_html_that_does_not_pass_is_taken_away_unless_it_is_trusted(body, expected):
    assert handed(body) == expected
    assert handed(body, trusted=True) == body


def test_what_is_too_much_to_be_read_is_cut_off():
    body = "[x](secret.md) *a*\n" * 20_000
    assert "secret" not in handed(body)


@given(st.lists(st.sampled_from(["[a](secret.md)", "![b](secret.png)", "[", "]", "(", ")", "!", "*", "`", "\n\n", "c ", "[d]", "[d]: secret.md", "<a href=secret.md>", "<", ">", "> "])))  # fmt: skip
def test_no_link_leads_to_what_is_secret_whatever_stands_around_it(pieces):
    found = markdown.links(handed("".join(pieces)))
    assert [link.target for link in found if "secret" in link.target] == []
