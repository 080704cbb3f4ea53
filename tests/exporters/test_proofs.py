"""What readers see of a magazine besides its texts is set, too, each in its own language."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from magcli import store
from magcli.exporters import html, rss
from magcli.exporters._exporter import Options
from magcli.exporters._proofs import as_set
from magcli.model import Copy
from magcli.publishing import public
from tests.conftest import HOME, magazine_of

NOW = datetime(2015, 7, 20, tzinfo=UTC)
HEAD = "---\ntitle: {}\nstatus: published\ndate: 2015-07-04\nauthors: redaction\n{}---\n{}\n"
FILES = {
    "_index.md": HOME.replace("lang: fr", 'lang: fr\ndescription: "L\'essentiel ?"'),
    "rev/_index.md": "---\ntitle: \"L'ère du web\"\ndescription: C'est une série !\nparts:\n  - un\n"
    '  - {title: "L\'an 2", announce: true}\n---\n',
    "rev/un.md": HEAD.format('"L\'été : quoi ?"', 'summary: "Qu\'est-ce ?"\n', "L'article ?\n\n## L'été !"),
    "what.md": HEAD.format('"What\'s new?"', "lang: en\nsummary: 'He said \"yes\"?'\n", 'It\'s "new"?'),
    "a.svg": "<svg/>",
    "vu.md": HEAD.format(
        "Vu", "lang: en\nimage: {src: a.svg, alt: 'It''s', caption: 'It''s A?', credit: 'L''A ?'}\n", "A."
    ),
    "sans.md": HEAD.format("Sans", "", "C'est *tout* ?"),
}


def magazine(files=FILES, **fields):
    """Return the public magazine of *files*."""
    return replace(public(magazine_of(files), NOW), **fields)


def pages(shown):
    """Return the pages of *shown* by their path, with no-break spaces that can be seen."""
    found = html.export(shown, Options(theme=store.theme()))
    texts = {str(page.path): page.render().decode() for page in found if not isinstance(page, Copy)}
    return {path: seen(text) for path, text in texts.items()}


def seen(text):
    """Return *text* with no-break spaces that can be seen, and quotes as they are."""
    for written, sign in {
        "\u00a0": "␣",
        "\u202f": "⍽",
        "&quot;": '"',
        "&#x27;": "'",
        "&#34;": '"',
        "&#39;": "'",
    }.items():
        text = text.replace(written, sign)
    return text


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("rev/un/index.html", "<title>L’été␣: quoi⍽? – ", id="page title"),
        pytest.param("rev/un/index.html", '<meta name="description" content="Qu’est-ce⍽?">', id="meta description"),
        pytest.param("rev/un/index.html", ">L’été␣: quoi⍽?</h1>", id="title"),
        pytest.param("rev/un/index.html", "<p>L’article⍽?</p>", id="body"),
        pytest.param("rev/un/index.html", '<h2 id="lété-">L’été⍽!</h2>', id="the id of a heading stays"),
        pytest.param("rev/index.html", "L’an 2", id="a part to come"),
        pytest.param("rev/index.html", "C’est une série⍽!", id="description of a series"),
        pytest.param("index.html", "L’essentiel⍽?", id="description of the magazine"),
        pytest.param("what/index.html", "What’s new?", id="a title in English"),
        pytest.param("what/index.html", "<p>It’s “new”?</p>", id="a text in English"),
        pytest.param("index.html", "He said “yes”?", id="a summary in English on a page in French"),
        pytest.param("index.html", "C’est tout⍽?", id="a first paragraph in place of a summary"),
        pytest.param("vu/index.html", "<figcaption>It’s A?", id="a caption in the language of its article"),
        pytest.param("vu/index.html", "L’A⍽?</span>", id="a credit in that of the magazine"),
        pytest.param("vu/index.html", 'alt="It\'s"', id="the alternative text of a picture stays"),
        pytest.param("feed.xml", "<title>L’été␣: quoi⍽?</title>", id="title in the feed"),
        pytest.param("feed.xml", "<description>Qu’est-ce⍽?</description>", id="summary in the feed"),
        pytest.param("feed.xml", "&lt;p&gt;L’article⍽?&lt;/p&gt;", id="body in the feed"),
    ],
)
def test_all_that_readers_see_is_set(path, expected):
    """Pages and feeds show it in the language that it is written in."""
    assert expected in pages(magazine(url="https://mag.example.org/"))[path]


def test_a_magazine_can_do_without():
    """With `typography: off` everything is as it is written."""
    off = magazine({**FILES, "_index.md": FILES["_index.md"].replace("lang: fr", "lang: fr\ntypography: off")})
    assert as_set(off) == off
    shown = pages(off)
    assert "<p>L'article ?</p>" in shown["rev/un/index.html"]
    assert '<p>It\'s "new"?</p>' in shown["what/index.html"]
    assert "C'est tout ?" in shown["index.html"]


def test_the_feed_alone_is_set_too():
    """It is the one that the site has, but for the style, which lies beside that one."""
    shown = magazine(url="https://mag.example.org/")
    (page,) = rss.export(shown, Options())
    declaration, feed = page.render().decode().split("\n", 1)
    assert pages(shown)["feed.xml"].split("\n", 2)[::2] == [seen(declaration), seen(feed)]


def test_a_text_to_be_pasted_is_set_too():
    """It gets what its page has."""
    (page,) = html.export(magazine(), Options(theme=store.theme(), fragment="what"))
    assert seen(page.render().decode()) == "<p>It’s “new”?</p>\n"


def test_a_magazine_is_set_once():
    """What is set stays as it is, with its addresses and names."""
    once = as_set(magazine())
    assert as_set(once) == once
    assert once.articles.keys() == magazine().articles.keys()
