"""Notes in HTML: numbered as they are called, each way linked, no id twice."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.html import Setting, Words, render


def html(body: str, slug: str = "a", **setting: object) -> str:
    return render(body, Setting(slug=slug, **setting))


def ids(page: str) -> list[str]:
    return re.findall(r'\bid="([^"]*)"', page)


def fragments(page: str) -> set[str]:
    return {unquote(unescape(found)) for found in re.findall(r'href="#([^"]*)"', page)}


def sketch(page: str) -> str:
    """Return *page* as text: `[1]` for a reference, `^1` for a link back, a line for each note."""
    page = re.sub(r'<a href="#fn-a-(\d+)"[^>]*>\1</a>', r"[\1]", page)
    page = re.sub(r'<a href="#fnref-a-([\d.]+)"[^>]*>[^<]*</a>', r"^\1", page)
    page = re.sub(r'<li id="fn-a-(\d+)">', r"\1.", page)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page)).strip()


def test_a_note_as_it_is_written():
    assert html("Mot[^1].\n\n[^1]: *Une* note.\n") == (
        '<p>Mot<sup class="note-ref"><a href="#fn-a-1" id="fnref-a-1" role="doc-noteref" aria-label="Note 1">1</a></sup>.</p>\n'
        '<section class="notes" role="doc-endnotes" aria-labelledby="fns-a">\n<h2 id="fns-a">Notes</h2>\n<ol>\n'
        '<li id="fn-a-1">\n<p><em>Une</em> note.\u00a0'
        '<a href="#fnref-a-1" role="doc-backlink" aria-label="Back to reference 1 of note 1">↩\ufe0e</a></p>\n</li>\n'
        "</ol>\n</section>\n"
    )


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param("a[^x] b[^y]\n\n[^y]: Y\n[^x]: X", "a[1] b[2] Notes 1. X ^1 2. Y ^2", id="numbered as called"),
        pytest.param("a[^9]\n\n[^9]: N", "a[1] Notes 1. N ^1", id="whatever the label"),
        pytest.param("a[^x] b[^x]\n\n[^x]: X", "a[1] b[1] Notes 1. X ^1 ^1.2", id="called twice"),
        pytest.param("a[^x]\n\n[^x]: X\n[^y]: Y", "a[1] Notes 1. X ^1", id="an unused note is left out"),
        pytest.param("a[^x]\n\n[^x]: X\n[^x]: Z", "a[1] Notes 1. X ^1", id="the first of two counts"),
        pytest.param("a[^É]\n\n[^é]: X", "a[1] Notes 1. X ^1", id="another case"),
        pytest.param("a[^x][^y]\n\n[^x]: X\n[^y]: Y", "a[1], [2] Notes 1. X ^1 2. Y ^2", id="two side by side"),
        pytest.param("*a[^x]*[^y]\n\n[^x]: X\n[^y]: Y", "a[1], [2] Notes 1. X ^1 2. Y ^2", id="side by side over a mark"),
        pytest.param("a[^x] [^y]\n\n[^x]: X\n[^y]: Y", "a[1] [2] Notes 1. X ^1 2. Y ^2", id="a space parts them"),
        pytest.param("a[^x]\n\n[^x]: X[^y]\n\n[^y]: Y", "a[1] Notes 1. X[2] ^1 2. Y ^2", id="a note in a note"),
        pytest.param("a[^x] b[^z]\n\n[^x]: X[^y]\n\n[^y]: Y[^x]\n\n[^z]: Z",
                     "a[1] b[2] Notes 1. X[3] ^1 ^1.2 2. Z ^2 3. Y[1] ^3", id="notes that call each other"),
        pytest.param("a[^x]\n\n[^x]: X\n\n    Y", "a[1] Notes 1. X Y ^1", id="two paragraphs"),
        pytest.param("a[^x]\n\n[^x]:\n    - X\n    - Y", "a[1] Notes 1. X Y ^1", id="a list"),
        pytest.param("a[^x]\n\n[^x]:\n\nb", "a[1] b Notes 1. ^1", id="empty"),
        pytest.param("- a[^x]\n\n> b[^y]\n\n| c[^z] |\n|---|\n\n[^x]: X\n[^y]: Y\n[^z]: Z",
                     "a[1] b[2] c[3] Notes 1. X ^1 2. Y ^2 3. Z ^3", id="called from any block"),
        pytest.param("a[^x]", "a[^x]", id="no such note"),
        pytest.param("a\n\n[^x]: X", "a", id="no reference"),
    ],
)  # fmt: skip
def test_notes_stand_at_the_end_in_the_order_of_their_references(body, page):
    assert sketch(html(body)) == page


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param("a[^1]\n\n> [^1]: n", "<p>a</p>\n", id="a quotation"),
        pytest.param("a[^1]\n\n- - [^1]: n", "<p>a</p>\n", id="a list"),
        pytest.param("a[^1]\n\n- [^1]: n\n- b", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n", id="an item"),
        pytest.param("a[^1]\n\n- \n- [^1]: n", "<p>a</p>\n<ul>\n<li></li>\n</ul>\n", id="an item that is as empty as it was"),
        pytest.param("a[^1]\n\n> [^1]: n\n>\n> b", "<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n", id="a quotation with more"),
    ],
)  # fmt: skip
def test_what_held_only_notes_is_not_shown_empty(body, page):
    text, _ = html(body).split('<section class="notes"')
    assert re.sub(r"<sup.*?</sup>", "", text) == page


def test_a_note_that_ends_in_a_list_gets_its_link_back_in_a_paragraph():
    page = html("a[^x]\n\n[^x]:\n    - X")
    assert re.search(r"</ul>\n<p><a [^>]*>↩\ufe0e</a></p>\n</li>", page)


def test_several_links_back_are_told_apart():
    page = html("a[^x] b[^x]\n\n[^x]: X", words=Words(back="Retour à l'appel {reference} de la note {note}"))
    found = re.findall(r'aria-label="(Retour[^"]*)">([^<]*)<', page)
    assert [(unescape(label), shown) for label, shown in found] == [
        ("Retour à l'appel 1 de la note 1", "↩\ufe0e1"),
        ("Retour à l'appel 2 de la note 1", "↩\ufe0e2"),
    ]


def test_the_words_of_notes_are_escaped():
    page = html("a[^x]\n\n[^x]: X", words=Words(notes="Notes & <co>", note='« {note} »"'))
    assert '<h2 id="fns-a">Notes &amp; &lt;co&gt;</h2>' in page
    assert 'aria-label="« 1 »&quot;"' in page


def test_links_of_notes_lead_to_the_article_from_elsewhere():
    page = html("a[^x]\n\n[^x]: X", here="https://e.org/s/")
    assert re.findall(r'href="([^"]*)"', page) == ["https://e.org/s/#fn-a-1", "https://e.org/s/#fnref-a-1"]


def test_no_link_stands_in_a_link():
    page = html("[a ![b](c)[^x]](d) <a href='e'>f[^x]</a>\n\n[^x]: X")
    depths = [
        page.count("<a ", 0, end.start()) - page.count("</a>", 0, end.start()) for end in re.finditer("<a ", page)
    ]
    assert set(depths) == {0}


def test_two_articles_on_one_page_share_no_id():
    body = "# Un\n\na[^1] b[^1]\n\n[^1]: Note\n"
    page = html(body, slug="un", heading_ids="un-") + html(body, slug="deux", heading_ids="deux-")
    assert len(ids(page)) == len(set(ids(page))) == 10
    assert fragments(page) <= set(ids(page))


@pytest.mark.parametrize("title", ["fns a", "fns-a", "fn-a-1", "fnref-a-1"])
def test_no_heading_takes_the_id_of_a_note(title):
    page = html(f"# {title}\n\na[^x]\n\n[^x]: X")
    assert len(ids(page)) == len(set(ids(page))) == 4
    assert {"fns-a", "fn-a-1", "fnref-a-1"} < set(ids(page))


PIECES = st.sampled_from([
    "# a\n", "# A\n", "## a-1\n", "a-1\n===\n", "# fn-a-1\n", "# fns a\n", "# fnref-a-1.2\n", "# section\n", "# ?\n", "mot", " ",
    "[^1]", "[^2]", "[^É]", "[^1]: ", "[^2]: ", "[^é]: ", "\n", "\n\n", "    ", "- ", "> ", "| a |\n|---|\n", "*", "[", "](#a)",
])  # fmt: skip
RAW = st.sampled_from([
    "<p id='a'>", "</p>", "<div id=a-1>\n", "</div>\n", "<b id='fn-a-1'>", "</b>", "<i id='fnref-a-1'>", "<b id=fns-a>", "<a href='#a'>",
    "</a>", "<b id='é'>", "<!-- ", " -->", "<pre>", "</pre>", "<table>", "<li>", "<script>", "<h2 id=a>", "<p>",
])  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_id_stands_twice_and_no_note_s_link_leads_nowhere(body):
    page = html(body)
    assert len(ids(page)) == len(set(ids(page)))
    assert {name for name in fragments(page) if re.match(r"fn(s|ref)?-", name)} <= set(ids(page))


@given(st.lists(PIECES | RAW, max_size=25).map("".join))
def test_no_id_stands_twice_among_raw_html_either(body):
    page = html(body)
    assert len(ids(page)) == len(set(ids(page)))
