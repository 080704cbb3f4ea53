"""Notes in HTML: numbered as they are called, each way linked, no id twice."""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.html import Setting, Words, render


def test_notes_among_other_texts_are_named_by_the_title_of_theirs():
    """A landmark of a name that is its own, in the words of axe."""
    html = render("x[^1]\n\n[^1]: N.\n", Setting(slug="a", title_id="titre"))
    assert '<section class="notes" role="doc-endnotes" aria-labelledby="fns-a titre">' in html


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


def test_articles_whose_names_end_in_numbers_share_no_id():
    """Note 2 of `a-1` is not the second reference to note 1 of `a`, nor is its heading note 1 of `a`."""
    page = html("x[^1] y[^1]\n\n[^1]: n", slug="a") + html("x[^1] y[^2]\n\n[^1]: n\n[^2]: m", slug="a-1")
    assert len(ids(page)) == len(set(ids(page))) == 9


def test_a_page_with_ids_of_its_own_gets_others():
    body = "# Un\n\na[^1] b[^1] [c](#un)\n\n[^1]: Note\n"
    page = html(body, heading_ids="magcli-", note_ids="magcli-")
    assert ids(page) == ["magcli-un", "magcli-fnref-a-1", "magcli-fnref-a-1.2", "magcli-fns-a", "magcli-fn-a-1"]
    assert fragments(page) < set(ids(page))


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param("Mot[^1].\n\n[^1]: Une ligne\nsans retrait.", "Mot[1]. Notes 1. Une ligne sans retrait. ^1", id="a lazy line"),
        pytest.param("Mot[^1].\n[^1]: Note.", "Mot[1]. Notes 1. Note. ^1", id="no blank line before"),
        pytest.param("Mot[^1].\n\n[^1]: Un.\n\n  Deux.", "Mot[1]. Deux. Notes 1. Un. ^1", id="two spaces are not enough"),
        pytest.param("Mot[^1].\n\n[^1]:\n- un", "Mot[1]. un Notes 1. ^1", id="a list below that is not indented"),
        pytest.param("Mot[^1].\n\n[^1]:         Note.", "Mot[1]. Notes 1. Note. ^1", id="many spaces make no code"),
        pytest.param("Mot[^1].\n\n[^1]:\n        code", "Mot[1]. Notes 1. code ^1", id="code below"),
        pytest.param("Mot[^1].\n\n    [^1]: Note.", "Mot[^1]. [^1]: Note.", id="a definition in code"),
        pytest.param("Mot[^1].\n\n> [^1]: Note.\nsuite", "Mot[1]. Notes 1. Note. suite ^1", id="a definition in a quotation"),
        pytest.param("Mot[^1].\n\n[^1]: [^2]: Note.", "Mot[1]. Notes 1. ^1", id="a definition in a definition"),
        pytest.param("Mot[^1].\n\n[^1]: Un.\n\n    [^2]: Deux[^1].\n\nFin[^2].", "Mot[1]. Fin[2]. Notes 1. Un. ^1 ^1.2 2. Deux[1]. ^2",
                     id="a note that stands in another"),
        pytest.param("`Mot[^1]`, \\[^1] et [^1].\n\n[^1]: Note.", "Mot[^1], [^1] et [1]. Notes 1. Note. ^1", id="in code, escaped"),
        pytest.param("Mot[^ 1].\n\n[^ 1]: Note.", "Mot[1]. Notes 1. Note. ^1", id="a label that starts with a space"),
        pytest.param("Mot[^le prix].\n\n[^le prix]: Note.", "Mot[1]. Notes 1. Note. ^1", id="a label of two words"),
        pytest.param("Mot[^__proto__].\n\n[^__proto__]: Note.", "Mot[1]. Notes 1. Note. ^1", id="a name that means something to programs"),
        pytest.param("Mot[^à!(?].\n\n[^à!(?]: Note.", "Mot[1]. Notes 1. Note. ^1", id="signs in a label"),
        pytest.param("Mot^[dans le texte].", "Mot^[dans le texte].", id="a note in the text"),
        pytest.param("Mot![^1].\n\n[^1]: Note.", "Mot![1]. Notes 1. Note. ^1", id="behind an exclamation mark"),
        pytest.param("[mot][^1] [mot]\n\n[mot]: a\n[^1]: Note.", "mot[1] mot Notes 1. Note. ^1", id="behind a link by name"),
        pytest.param("Mot[^1][].\n\n[^1]: Note.", "Mot[1][]. Notes 1. Note. ^1", id="as if it named a link"),
        pytest.param("Mot[^1].\n\n[^1]: Une note.\n[a]: b", "Mot[1]. Notes 1. Une note. [a]: b ^1", id="an address glued to a note"),
        pytest.param("Mot[^1].\n\n[^1]: Note[^2].\n\nFin[^3].\n\n[^2]: Deux.\n\n[^3]: Trois.",
                     "Mot[1]. Fin[2]. Notes 1. Note[3]. ^1 2. Trois. ^2 3. Deux. ^3", id="the text before the notes"),
        pytest.param("<i>Mot[^1]</i>.\n\n[^1]: Note.", "Mot[1]. Notes 1. Note. ^1", id="in HTML within a line"),
        pytest.param("<p>Mot[^1].</p>\n\n[^1]: Note.", "Mot[^1].", id="in a block of HTML"),
        pytest.param("<div>\n\nMot[^1].\n\n</div>\n\n[^1]: Note.", "Mot[1]. Notes 1. Note. ^1", id="in Markdown in a block of HTML"),
    ],
)  # fmt: skip
def test_each_construct_has_one_reading(body, page):
    """One case for each construct of the suites of six programs; the page about notes says where they differ."""
    assert sketch(html(body)) == page


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
