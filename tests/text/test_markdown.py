"""Markdown read: steps, links, running text, each at its characters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.markdown import _PARSER, HIDDEN, events, first_paragraph, links, prose

MARKS = st.sampled_from([
    "[^1]", "[^1]: ", "\n", "\n\n", "\r\n", "    ", "- ", "> ", "# ", "| a |\n|---|\n", "`", "```\n", "**", "\\*", "<b>",
    "</b>", "<!-- ", "-->", "<pre>", "</pre>", "[a](b)", "![a](<é b>)", "[", "]", "é", "😀", "&amp;", "mot", " ",
])  # fmt: skip
BODIES = st.lists(MARKS, max_size=20).map("".join)


@pytest.mark.parametrize(
    ("body", "steps"),
    [
        pytest.param("# Été", [("start", "Heading"), ("", "Text"), ("end", "Heading")], id="heading"),
        pytest.param("a[^1]\n\n[^1]: b", [("start", "Paragraph"), ("", "Text"), ("", "FootnoteReference"),
                     ("end", "Paragraph"), ("start", "FootnoteDefinition"), ("start", "Paragraph"), ("", "Text"),
                     ("end", "Paragraph"), ("end", "FootnoteDefinition")], id="note"),
        pytest.param("~~a~~", [("start", "Paragraph"), ("start", "Strikethrough"), ("", "Text"),
                     ("end", "Strikethrough"), ("end", "Paragraph")], id="strikethrough"),
        pytest.param("---\na", [("", "Rule"), ("start", "Paragraph"), ("", "Text"), ("end", "Paragraph")],
                     id="no front matter in here"),
    ],
)  # fmt: skip
def test_a_text_is_a_row_of_steps(body, steps):
    assert [(event.phase, event.name) for event in events(body)] == steps


@pytest.mark.parametrize(
    ("body", "pieces"),
    [
        pytest.param("a *b*", ["a *b*", "a ", "*b*", "b", "*b*", "a *b*"], id="letters of one byte"),
        pytest.param(
            "é😀 *à*.", ["é😀 *à*.", "é😀 ", "*à*", "à", "*à*", ".", "é😀 *à*."], id="letters of two and of four"
        ),
        pytest.param("😀\n\n# …", ["😀\n", "😀", "😀\n", "# …", "…", "# …"], id="at the start and at the end"),
    ],
)
def test_a_step_has_its_place_in_characters(body, pieces):
    assert [body[event.start : event.end] for event in events(body)] == pieces


@given(BODIES)
def test_a_step_stands_where_the_parser_says(body):
    written = [
        body.encode()[extent["start"] : extent["end"]].decode() for _, extent in _PARSER.events_with_range(body)
    ]
    assert [body[slice(*event.span)] for event in events(body)] == written


# ---- links ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("Été 😀 [là](b.md)", [("b.md", "[là](b.md)")], id="behind accents and an emoji"),
        pytest.param("[a](<b c.md>)", [("b c.md", "[a](<b c.md>)")], id="in angle brackets"),
        pytest.param("[a][r], [r] et [r][]\n\n[r]: /u 'T'", [("/u", "[a][r]"), ("/u", "[r]"), ("/u", "[r]")],
                     id="by reference"),
        pytest.param("<https://e.org/é>", [("https://e.org/é", "<https://e.org/é>")], id="bare address"),
        pytest.param("<moi@e.org>", [], id="mail leads to no page"),
        pytest.param("![a](b.png)", [("b.png", "![a](b.png)")], id="image"),
        pytest.param("[![a](b.png)](c.md)", [("c.md", "[![a](b.png)](c.md)"), ("b.png", "![a](b.png)")],
                     id="image in a link"),
        pytest.param('é <a title="x" href="b.md">c</a>', [("b.md", "b.md")], id="raw HTML"),
        pytest.param("<p>\n<a href='b'>é</a>\n<img src='c'>\n</p>", [("b", "b"), ("c", "c")], id="block of raw HTML"),
        pytest.param("<p>\n<img\n  alt='é'\n  src='c'>\n</p>", [("c", "c")], id="a tag of several lines"),
        pytest.param("<img src=b.png>", [("b.png", "b.png")], id="no quotes"),
        pytest.param("<img data-src='lent.png' src='b.png'>", [("b.png", "b.png")], id="another attribute's end"),
        pytest.param("`[a](b)` `<a href='c'>`\n\n```\n[d](e)\n```\n\n    [f](g)", [], id="code"),
        pytest.param("a <!-- <img src='b.png'> [c](d) --> e\n\n<!--\n<a href='f'>\n-->", [], id="comments"),
        pytest.param("\\[a](b) [a]\\(b) [a]", [], id="no links"),
        pytest.param("> - [a](b)\n\n| [c](d) |\n|---|\n\n# [e](f)\n\n[^1]: [g](h)\n",
                     [("b", "[a](b)"), ("d", "[c](d)"), ("f", "[e](f)"), ("h", "[g](h)")], id="anywhere"),
    ],
)  # fmt: skip
def test_links_and_images_are_found_where_they_stand(body, found):
    assert [(link.target, body[link.span.start : link.span.end]) for link in links(body)] == found


def test_sound_and_films_are_linked_to():
    body = '<video src="a.mp4" poster="b.jpg"><track src="c.vtt"></video>\n\n<audio><source src=d.mp3></audio>\n'
    assert [(link.target, body[slice(*link.span)]) for link in links(body)] == [
        (file, file) for file in ("a.mp4", "b.jpg", "c.vtt", "d.mp3")
    ]


def test_an_image_is_told_from_a_link():
    body = "[a](b) ![c](d) <a href='e'>f</a> <img src='g'>"
    assert [link.is_image for link in links(body)] == [False, True, False, True]


# ---- running text --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param("Un *deux* **trois**", "Un ·deux· ·trois·", id="marks"),
        pytest.param("é😀 `code` fin", "é😀 · fin", id="code span"),
        pytest.param("Un\n\n    code\n\nfin", "Un·fin", id="indented code"),
        pytest.param("[là](u) ![alt](v)", "·là· ·alt·", id="addresses"),
        pytest.param("a[^1].\n\n[^1]: b", "a·.·b", id="notes, but for their text"),
        pytest.param("a[^1].", "a[^1].", id="what looks like a note is text"),
        pytest.param("3 \\* 4", "3 ·* 4", id="escapes"),
        pytest.param("a &amp; b", "a &amp; b", id="entities as they are written"),
        pytest.param("a <b>c</b> <!-- d --> e", "a ·c· · e", id="raw HTML, but for its text"),
        pytest.param("a <code>b</code>, <kbd>c</kbd> d", "a ·, · d", id="HTML that shows code"),
        pytest.param("a\r\nb", "a\r\nb", id="line ends"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", "·a·b·c·d·", id="tables"),
    ],
)
def test_running_text_stays_and_all_else_is_hidden(body, shown):
    assert re.sub(f"{HIDDEN}+", "·", prose(body).text) == shown


def test_running_text_knows_where_blocks_start_and_end():
    body = "# Un\n\ndeux\n*trois*\n\n- quatre\n- cinq"
    seen = prose(body)
    assert [body[at : at + 2] for at in sorted(seen.starts)] == ["Un", "de", "qu", "ci"]
    assert [body[at - 2 : at] for at in sorted(seen.ends) if at] == ["Un", "is", "re", "nq"]


@given(BODIES)
def test_running_text_is_as_long_as_the_body_and_invents_nothing(body):
    seen = prose(body)
    assert len(seen.text) == len(body)
    assert all(shown in (HIDDEN, written) for shown, written in zip(seen.text, body, strict=True))


@given(BODIES)
def test_any_text_has_links_that_lie_in_it(body):
    assert all(0 <= link.span.start < link.span.end <= len(body) for link in links(body))


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            "# Titre\n\nUn *deux* `trois`.\nsuite  \nfin\n\nAutre", "Un deux trois. suite fin", id="one line"
        ),
        pytest.param("Mot[^1], suite.\n\n[^1]: Note.", "Mot, suite.", id="no note marks"),
        pytest.param("[^1]: Note.\n\nTexte[^1].", "Texte.", id="a note is no paragraph of the text"),
        pytest.param("[là](u) <b>x</b> <!-- c --> y", "là x y", id="no addresses, no HTML"),
        pytest.param("Un<br>deux", "Un deux", id="a line break parts words"),
        pytest.param("<p>brut</p>\n\nTexte", "Texte", id="raw HTML is passed over"),
        pytest.param("<!-- à relire -->\n\nTexte", "Texte", id="so is a comment"),
        pytest.param("***\n\n    code\n\nTexte", "Texte", id="so are rules and code"),
        pytest.param("![alt](a.png)\n\nTexte", "Texte", id="so is an image that stands alone"),
        pytest.param("Fin\u00a0: &amp; 50\u202f%", "Fin\u00a0: & 50\u202f%", id="no-break spaces stay"),
        pytest.param("> Citation\n\nTexte", "Citation", id="a quotation is a paragraph"),
        pytest.param("# Titre\n", "", id="there is none"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_first_paragraph_is_plain_text(body, text):
    assert first_paragraph(body) == text


def test_html_that_no_parser_knows_stops_nothing():
    assert [link.target for link in links("<div><a href=b.md><![x[ ]]>\n\n[c](d.md)")] == ["b.md", "d.md"]
