"""What no browser shows is no text of an article."""

import pytest

from magcli.importers import hugo, jekyll, page
from magcli.importers._unseen import of_html, of_markdown
from tests.importers.folders import pieces, single, told

LEFT_OUT = "hidden text is left out"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        pytest.param("a <span hidden>S</span>b", "a b", id="hidden"),
        pytest.param('a <span hidden="">S</span>b', "a b", id="hidden, with a value"),
        pytest.param("<p style='color: red; DISPLAY : none'>S</p>\nb", "b", id="display"),
        pytest.param('<p style="visibility:hidden">S</p>\nb', "b", id="visibility"),
        pytest.param('a <i style="display: none !important">S</i>b', "a b", id="important"),
        pytest.param("<div hidden>\n<div>S</div>\n\nS\n</div>\nb", "b", id="another of its name within"),
        pytest.param("<p hidden>S\n\nb", "\nb", id="nothing closes it"),
        pytest.param('a<img hidden src="x.png">b', "ab", id="an image"),
        pytest.param("<div style={{display: 'none'}}>S</div>\nb", "b", id="as JSX has it"),
        pytest.param("<div hidden><p hidden>S</p>T</div>b", "b", id="hidden twice"),
    ],
)
def test_what_is_hidden_is_left_out(html, shown):
    assert of_markdown(html).text == shown
    assert of_html(html).text == shown


@pytest.mark.parametrize(
    "text",
    [
        '<p class="hidden">a</p>',
        '<p title="hidden">a</p>',
        "<p data-hidden>a</p>",
        "<p aria-hidden='true'>a</p>",
        '<p hidden="until-found">a</p>',
        "<!-- <p hidden>a</p> -->",
        '<p style="overflow:hidden">a</p>',
        "a hidden < b > c",
        "`<p hidden>a</p>`",
        "```html\n<p hidden>a</p>\n```",
        "</p><p hidden",
    ],
)
def test_what_is_shown_stays(text):
    assert of_markdown(text) == (text, ())


def test_much_html_that_nothing_closes_is_read_once():
    assert of_markdown("<p hidden>" * 40_000).text == ""


def test_a_folder_tells_what_was_hidden_and_where():
    text = "---\ntitle: A\ndate: 2015-07-04\n---\nUn.\n\n{{< x >}}\n\n<p hidden>Le <b>secret</b> &amp; lui</p>\n\nDeux.\n"
    found = pieces(hugo.find, {"hugo.toml": "", "content/a.md": text})["content/a.md"]
    assert found.body == "Un.\n\n{{< x >}}\n\n\nDeux.\n"
    assert ("open", "text", 9, f"{LEFT_OUT}: Le secret & lui") in told(found)


def test_a_page_of_a_folder_in_html_tells_it():
    text = "---\ntitle: A\ndate: 2015-07-04\n---\n<p>Un.</p>\n<p style='display:none'>Secret</p>\n"
    found = pieces(jekyll.find, {"_config.yml": "title: x\n", "_posts/2015-07-04-a.html": text})
    (piece,) = found.values()
    assert piece.body == "Un.\n"
    assert ("open", "text", 6, f"{LEFT_OUT}: Secret") in told(piece)


def test_a_web_page_tells_it():
    words = "Le lecteur paie toujours, et paie encore, dit la rédaction. " * 4
    text = f"""<html><body><article><h1>Qui paie ?</h1>
<p>{words}</p>
<p hidden>Secret</p><p>Fin <span style="visibility: hidden">Secret 2</span><img style="display:none" src="p.gif">ici.</p>
</article></body></html>"""
    (piece,) = page.find(single("a.html", text)).pieces
    assert "Secret" not in piece.body
    assert "Fin ici." in piece.body
    assert [one for one in told(piece) if one[0] == "open" and one[1] == "text"] == [
        ("open", "text", 3, f"{LEFT_OUT}: Secret"),
        ("open", "text", 3, f"{LEFT_OUT}: Secret 2"),
        ("open", "text", 3, f"{LEFT_OUT}: p.gif"),
    ]


def test_a_page_in_markdown_tells_it():
    (piece,) = page.find(single("a.md", "# Qui paie ?\n\nLe lecteur.\n\n<p hidden>Secret</p>\n\nFin.\n")).pieces
    assert piece.body == "Le lecteur.\n\n\nFin.\n"
    assert ("open", "text", 5, f"{LEFT_OUT}: Secret") in told(piece)
