"""Markdown to HTML: the parser's own where it goes far enough, and what magcli adds."""

import gc
import re

import html5lib
import pyromark
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from magcli.text.html import Setting, Words, render
from magcli.text.markdown import events
from magcli.text.names import anchor

PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)
OURS = {"Heading", "CodeBlock", "Table", "FootnoteReference", "Html", "InlineHtml"}  # what magcli sets otherwise

PIECES = st.sampled_from([
    "mot", "été", "😀", "1", " ", " ", "\n", "\n\n", "\r\n", "  \n", "\\\n", "- ", "* ", "7) ", "1. ", "> ", "- [ ] ", "- [x] ",
    "***\n", "*", "**", "_", "~~", "`", "``", "\\", "\\*", "&", "&amp;", "&eacute;", "<", ">", '"', "'", "!", "[", "]", "(", ")",
    "[a](b)", "[a](<b é> \"t & 'u'\")", "![a *b*](c)", "[r]", "[r]: /u?x=1&y 'T'\n", "<https://e.org/é?a&b>", "<a@b.org>",
])  # fmt: skip


def html(body: str, **setting: object) -> str:
    return render(body, Setting(slug="a", **setting))


def normal(page: str) -> str:
    """Return *page* without the ways of writing that mean the same: `<br />`, `&#x27;`, `%5B`."""
    return (
        re.sub(r" ?/>", ">", page)
        .replace("&#x27;", "&#39;")
        .replace(' aria-label="Done"', "")
        .replace(' aria-label="To do"', "")
        .replace("%5B", "[")
        .replace("%5D", "]")
        .replace("%5E", "^")
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Un *deux* **trois** ~~quatre~~ `cinq`.", id="inline"),
        pytest.param("Un  \ndeux\\\ntrois\nquatre", id="line breaks"),
        pytest.param("Un\n\n***\n\n> deux\n> > trois\n", id="rule and quotations"),
        pytest.param("- un\n- deux\n  1. trois\n  2. quatre\n\n  cinq\n- six", id="tight and loose lists"),
        pytest.param("0. un\n1. deux\n\ntexte\n\n7) trois\n8) quatre", id="lists that start anywhere"),
        pytest.param("- [x] fait\n- [ ] à faire", id="tasks"),
        pytest.param('a < b & c > "d" \'e\' &lt; &eacute; &nbsp; &#0;', id="what HTML must escape"),
        pytest.param("[a](b \"c 'd'\") ![e *f* `g`](<h i>) <https://e.org/é?x&y> <a@b.org>", id="links"),
        pytest.param("[a](<!$&'()*+,-./:;=?@[]_~ é\"\\\\^`{|}>)", id="every punctuation mark in an address"),
        pytest.param("[a]\n\n[a]: b%20c 'd'", id="reference"),
        pytest.param("", id="nothing"),
    ],
)  # fmt: skip
def test_plain_markdown_is_set_as_the_parser_sets_it(body):
    assert normal(html(body)) == normal(PARSER.html(body))


@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_plain_markdown_is_set_as_the_parser_sets_it(body):
    assume(not OURS & {event.name for event in events(body)})
    assert normal(html(body)) == normal(PARSER.html(body))


# ---- headings ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        pytest.param("# Un\n\n## Deux\n\n# Trois", ["h2 un", "h3 deux", "h2 trois"], id="the top is h2"),
        pytest.param("### Un\n\n#### Deux", ["h2 un", "h3 deux"], id="wherever it starts"),
        pytest.param("## Un\n\n##### Deux\n\n## Trois", ["h2 un", "h3 deux", "h2 trois"], id="no level is left out"),
        pytest.param("Un\n===\n\nDeux\n---", ["h2 un", "h3 deux"], id="underlined"),
        pytest.param("# a\n## b\n### c\n#### d\n##### e\n###### f",
                     ["h2 a", "h3 b", "h4 c", "h5 d", "h6 e", "h6 f"], id="no deeper than h6"),
        pytest.param("# L’été, à Paris : où", ["h2 lété-à-paris--où"], id="accents stay, punctuation goes"),
        pytest.param("# Un *deux* `trois` [q](u)", ["h2 un-deux-trois-q"], id="marks and links"),
        pytest.param("# Mot[^1]\n\n[^1]: n", ["h2 mot", "h2 fns-a"], id="a note's number is no part of it"),
        pytest.param("# Un <b>deux</b> &amp; `<i>`", ["h2 un-deux--i"], id="HTML"),
        pytest.param("# 日本語", ["h2 日本語"], id="other scripts"),
        pytest.param("# ?!\n\n# …", ["h2 section", "h2 section-1"], id="nothing to make an id of"),
        pytest.param("# a\n\n# A\n\n# a", ["h2 a", "h2 a-1", "h2 a-2"], id="twice the same"),
        pytest.param("# a\n\n# a\n\n# a-1", ["h2 a", "h2 a-1", "h2 a-1-1"], id="a number that was given already"),
        pytest.param("# a-1\n\n# a\n\n# a", ["h2 a-1", "h2 a", "h2 a-2"], id="a number that is a title already"),
    ],
)  # fmt: skip
def test_headings_have_a_level_and_an_id(body, headings):
    assert [" ".join(found) for found in re.findall(r'<(h\d) id="([^"]*)"', html(body))] == headings


@pytest.mark.parametrize(
    ("setting", "page"),
    [
        pytest.param({}, '<h2 id="été">Été</h2>\n<p><a href="#%C3%A9t%C3%A9">là</a></p>\n', id="on its own page"),
        pytest.param({"heading_ids": "s-"}, '<h2 id="s-été">Été</h2>\n<p><a href="#s-%C3%A9t%C3%A9">là</a></p>\n',
                     id="beside other articles"),
        pytest.param({"heading_ids": None, "here": "https://e.org/s/"},
                     '<h2>Été</h2>\n<p><a href="https://e.org/s/#%C3%A9t%C3%A9">là</a></p>\n', id="in a feed"),
        pytest.param({"top": 3}, '<h3 id="été">Été</h3>\n<p><a href="#%C3%A9t%C3%A9">là</a></p>\n', id="deeper"),
    ],
)  # fmt: skip
def test_a_heading_and_the_link_to_it_fit_wherever_the_article_stands(setting, page):
    assert html("# Été\n\n[là](#été)", **setting) == page


@pytest.mark.parametrize(
    ("text", "name"),
    [("Été à Paris", "été-à-paris"), (" C++ & C# ", "c--c"), ("n°1_a", "n1_a"), ("…", "section")],
)
def test_an_anchor_is_made_as_on_github(text, name):
    assert anchor(text) == name


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param("#\n\na", "<p></p>\n<p>a</p>\n", id="nothing"),
        pytest.param("# ![](a.png)", '<p><img src="a.png" alt=""></p>\n', id="an image that says nothing"),
        pytest.param("# ![b](a.png)", '<h2 id="section"><img src="a.png" alt="b"></h2>\n', id="an image"),
        pytest.param("###\n\n## a\n\n### b", '<p></p>\n<h2 id="a">a</h2>\n<h3 id="b">b</h3>\n', id="before others"),
        pytest.param("# <b></b>\n\na", "<b></b>\n<p>a</p>\n", id="nothing, in HTML"),
    ],
)
def test_no_heading_is_empty(body, page):
    assert html(body) == page


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        pytest.param("<h1>a</h1>\n\n## b\n\n<h4>c</h4>", "2 3 4", id="HTML among Markdown"),
        pytest.param("<h5>a</h5>", "2", id="HTML alone"),
        pytest.param("# a\n\n<div>\n\n### b\n\n</div>", "2 3", id="Markdown in HTML"),
        pytest.param(
            "## a\n\n### b\n\nc[^1]\n\n[^1]: # d\n\n    ### e", "2 3 2 3 4", id="below the heading of the notes"
        ),
        pytest.param("a[^1] b[^2]\n\n[^1]: # c\n\n    ## d\n[^2]: ### e", "2 3 4 3", id="in each note anew"),
        pytest.param("a[^1] <b>b</b>\n\n[^1]: <h1>c</h1>", "2 3", id="HTML in a note"),
    ],
)
def test_no_level_of_headings_is_left_out_anywhere(body, headings):
    assert " ".join(re.findall(r"<h(\d)", html(body))) == headings


# ---- code and tables -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param("    a < b", '<pre><code>a &lt; b</code></pre>\n', id="indented"),
        pytest.param("```\na\n\nb\n```", '<pre><code>a\n\nb\n</code></pre>\n', id="fenced"),
        pytest.param("```py title=x\na\n```", '<pre><code class="language-py">a\n</code></pre>\n', id="language"),
        pytest.param('~~~ "><b>\na\n~~~', '<pre><code class="language-&quot;&gt;&lt;b&gt;">a\n</code></pre>\n',
                     id="hostile language"),
    ],
)  # fmt: skip
def test_code_is_set_as_it_is_written(body, page):
    assert html(body) == page


@pytest.mark.parametrize(
    ("body", "is_reached"),
    [
        pytest.param("    a = b", False, id="short"),
        pytest.param(f"```\na\n{'b' * 21}\n```", True, id="a long line"),
        pytest.param("```\n\t\ta = b\n```", True, id="indented by tabs"),
        pytest.param(f"```\n{'界' * 11}\n```", True, id="wide characters"),
        pytest.param("| a | b |\n|---|---|\n| deux mots | c |", False, id="a small table"),
        pytest.param("| a | b |\n|---|---|\n| anticonstitutionnellement | c |", True, id="a long word"),
        pytest.param("| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| mot | mot | mot | mot | mot | mot |", True, id="many columns"),
        pytest.param("| a |\n|---|\n| ![](b.png) |", True, id="an image in a table"),
    ],
)  # fmt: skip
def test_a_keyboard_reaches_what_it_may_have_to_scroll(body, is_reached):
    assert ('tabindex="0"' in html(body)) is is_reached


def test_a_table_has_a_head_and_aligned_cells():
    body = "| a | b | c | d |\n|:--|:-:|--:|---|\n| *indivisible* | 2 | 3 | 4 |\n| 5 |\n"
    assert html(body, words=Words(table="Tableau")) == (
        '<div class="scroll" role="group" aria-label="Tableau" tabindex="0"><table>'
        '<thead><tr><th scope="col" class="left">a</th><th scope="col" class="center">b</th><th scope="col" class="right">c</th><th scope="col">d</th></tr></thead>'
        '<tbody>\n<tr><td class="left"><em>indivisible</em></td><td class="center">2</td><td class="right">3</td><td>4</td></tr>\n'
        '<tr><td class="left">5</td><td class="center"></td><td class="right"></td><td></td></tr>\n'
        "</tbody></table></div>\n"
    )


def test_an_image_without_words_has_those_of_its_title():
    assert html('![](a.png "b") ![c](d.png "e")') == (
        '<p><img src="a.png" alt="b"> <img src="d.png" alt="c" title="e"></p>\n'
    )
    assert (
        html('<img src=a title=b> <img src=a alt="" title=b>')
        == '<p><img alt="b" src="a"> <img src="a" alt=""></p>\n'
    )


def test_a_header_that_heads_nothing_is_a_cell():
    assert '<tr><td></td><th scope="col">a</th></tr>' in html("| | a |\n|---|---|\n| b | c |\n")


def test_a_task_says_whether_it_is_done():
    page = html("- [x] a\n- [ ] b\n", words=Words(done="Fait", to_do="À faire"))
    assert re.findall(r'aria-label="([^"]*)"( checked)?', page) == [("Fait", " checked"), ("À faire", "")]


# ---- links and images ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        "JaVaScRiPt:x",
        "&#106;avascript:x",
        "vbscript:x",
        "data:text/html,x",
        "file:///x",
        "ftp://e.org",
        "x:y",
    ],
)
def test_an_address_that_could_run_something_leaves_its_text(address):
    assert html(f"[*là*]({address}) ![b *c*]({address})") == "<p><em>là</em> b c</p>\n"


def test_links_and_images_go_where_the_setting_says():
    body = "[*là*](<é b.md> 'T') ![alt](c.png \"U\") [d](#e)"
    page = html(body, link=lambda target: f"/l/{target}", image=lambda target: f"/i/{target}")
    assert page == (
        '<p><a href="/l/%C3%A9%20b.md" title="T"><em>là</em></a> '
        '<img src="/i/c.png" alt="alt" title="U"> <a href="#e">d</a></p>\n'
    )


def test_links_and_images_that_lead_nowhere_leave_their_text():
    body = "[*là*](b.md) ![un & deux](c.png)"
    assert html(body, link=lambda _: None, image=lambda _: None) == "<p><em>là</em> un &amp; deux</p>\n"


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param("![](a.png)", '<p><img src="a.png" alt=""></p>\n', id="none"),
        pytest.param('![un *deux **trois*** `<4>` "5"](a)',
                     '<p><img src="a" alt="un deux trois &lt;4&gt; &quot;5&quot;"></p>\n', id="marks"),
        pytest.param("![un [deux](b) ![trois](c)](a)", '<p><img src="a" alt="un deux trois"></p>\n', id="links and images"),
        pytest.param("![un\ndeux](a)", '<p><img src="a" alt="un deux"></p>\n', id="two lines"),
        pytest.param("[![un](a)](b)", '<p><a href="b"><img src="a" alt="un"></a></p>\n', id="in a link"),
    ],
)  # fmt: skip
def test_an_image_has_a_plain_text(body, page):
    assert html(body) == page


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param(
            "[a <https://e.org/> b](c)", '<p><a href="c">a https://e.org/ b</a></p>\n', id="a link in a link"
        ),
        pytest.param("[](b.html)", '<p><a href="b.html">b.html</a></p>\n', id="no words"),
        pytest.param(
            "[*<b></b>*](b?c&d)", '<p><a href="b?c&amp;d"><em><b></b></em>b?c&amp;d</a></p>\n', id="no words, in HTML"
        ),
        pytest.param(
            "[![](a)](b)",
            '<p><a aria-label="b" href="b"><img src="a" alt=""></a></p>\n',
            id="an image that says nothing",
        ),
        pytest.param("[a](http://[)", "<p>a</p>\n", id="no host"),
        pytest.param("![a](http://[x]/b)", "<p>a</p>\n", id="an image without a host"),
        pytest.param("![a]()", "<p>a</p>\n", id="an image without an address"),
    ],
)
def test_a_link_has_a_name_and_a_place_to_lead_to(body, page):
    assert html(body, image=lambda target: target) == page


TEXTS = st.lists(
    PIECES
    | st.sampled_from([
        "# ", "| a | |\n|---|---|\n", "[^1]", "[^1]: ", "```\n", "    ", "<b>", "</b>", "<p>", "<div>\n\n", "\n</div>\n\n", "<a href=x>",
        "</a>", "<ul>", "<li>", "<table>", "<td>", "<h1>", "</h1>", "<!--", "<script>", "<svg>", "<textarea>", "<title>", "<i id=a>",
    ]),
    max_size=25,
).map("".join)  # fmt: skip


@given(TEXTS)
def test_a_browser_finds_each_element_where_it_is_written(body):
    """No text makes a page in which a parser has to open, close or move anything."""
    page = html(body)
    tree = html5lib.parseFragment(page, namespaceHTMLElements=False)
    assert [element.tag for element in list(tree.iter())[1:]] == re.findall(r"<(\w+)", page)


@given(TEXTS)
def test_no_private_character_of_ours_gets_out(body):
    assert "\ue000" not in html(body)


def test_the_name_of_an_anchor_becomes_its_id():
    """Old pages have names, and links to them; on a page with several articles they are told apart as ids are."""
    page = render('<a name="ici"></a> <a href="#ici" name="ici">là</a>', Setting(slug="a", heading_ids="a-"))
    assert page == '<p><a id="a-ici"></a> <a href="#a-ici">là</a></p>\n'


@pytest.mark.parametrize(
    "image", ["![b](https://mag/secret)", "![](https://mag/secret)", "![b](https://mag/secret 'c')"]
)
def test_an_image_that_is_not_shown_is_no_link_to_what_is_not_public(image):
    page = render(f"a {image}", Setting(slug="a", link=lambda _: None, image=lambda _: None))
    assert page in ("<p>a b</p>\n", "<p>a </p>\n")


def test_what_a_page_was_made_of_is_free_at_once():
    body, setting = "## Un\n\nDeux[^1].\n\n[^1]: Une note.\n", Setting(slug="a", lang="fr")
    render(body, setting)  # what is kept for the next time is no garbage
    gc.collect()
    render(body, setting)
    assert gc.collect() == 0


def test_a_note_that_stands_where_nothing_is_read_any_more_is_an_empty_one():
    html = render(f"mot[^1].\n\n{'>' * 102} Trop.\n\n[^1]: Une note.\n", Setting(slug="un"))
    assert 'href="#fn-un-1"' in html
    assert 'id="fn-un-1"' in html
    assert "Une note" not in html
