"""Raw HTML in articles: what shows text passes; what could run, load, send or restyle does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.cleaning import clean
from magcli.text.html import Setting, render


def kept(html: str) -> str:
    return clean(html, lambda tag, name, value: value)


def html(body: str, **setting: object) -> str:
    return render(body, Setting(slug="a", **setting))


@pytest.mark.parametrize(
    "given_html",
    [
        pytest.param("<b>a</b> <i>b</i> <sup>2</sup> <sub>2</sub> <kbd>c</kbd> <mark>d</mark>", id="inline"),
        pytest.param('<abbr title="Produit intérieur brut">PIB</abbr>', id="title"),
        pytest.param('<p lang="en" dir="ltr" class="note">a</p>', id="language, direction and class"),
        pytest.param('<figure><img src="a.png" alt="b"><figcaption>c</figcaption></figure>', id="figure"),
        pytest.param("<details><summary>a</summary>b</details>", id="details"),
        pytest.param("<ruby>東<rp>(</rp><rt>dong</rt><rp>)</rp></ruby>", id="ruby"),
        pytest.param(
            '<table><tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>', id="table"
        ),
        pytest.param('<a href="https://e.org">a</a>', id="link"),
        pytest.param("a<br>b<hr>", id="void elements"),
    ],
)
def test_what_shows_text_passes_unchanged(given_html):
    assert kept(given_html) == given_html


@pytest.mark.parametrize(
    ("given_html", "left"),
    [
        pytest.param("a<script>alert(1)</script>b", "ab", id="script"),
        pytest.param("<style>p {}</style>a", "a", id="style element"),
        pytest.param('<p style="color: red">a</p>', "<p>a</p>", id="style attribute"),
        pytest.param('<b onclick="x()" ONMOUSEOVER=y>a</b>', "<b>a</b>", id="event handlers"),
        pytest.param('<iframe src="x"></iframe><object data="x"></object><embed src="x">a', "a", id="frames and plug-ins"),
        pytest.param('<audio src="x" autoplay loop></audio>', '<audio src="x" controls="" preload="none"></audio>', id="sound of its own"),
        pytest.param('<form action="x"><button>a</button><textarea>b</textarea></form>', "ab", id="forms keep their text"),
        pytest.param('<svg onload="x"><script>y</script></svg><math><mi>z</mi></math>a', "a", id="svg and math"),
        pytest.param('<link rel="stylesheet" href="x"><meta http-equiv="refresh"><base href="x">a', "a", id="head"),
        pytest.param('<a href="javascript:x">a</a>', "a", id="javascript"),
        pytest.param('<a href="java&#x0A;script:x">a</a>', "a", id="javascript over two lines"),
        pytest.param('<a href="data:text/html,x">a</a>', "a", id="data address"),
        pytest.param('<blockquote cite="javascript:x">a</blockquote>', "<blockquote>a</blockquote>", id="cited javascript"),
        pytest.param('<a target="_blank" ping="x" href="y">a</a>', '<a href="y">a</a>', id="target and ping"),
        pytest.param("a<!-- b -->c", "ac", id="comment"),
        pytest.param('<input type="text" name="a">b', "b", id="a field"),
        pytest.param("<b>a", "<b>a</b>", id="never closed"),
        pytest.param("a</b></div>", "a", id="never opened"),
        pytest.param("<b><i>a</b></i>", "<b><i>a</i></b>", id="crossed"),
        pytest.param("<li>a<li>b", "<div>a</div><div>b</div>", id="closed by the next"),
        pytest.param("a < b & c", "a &lt; b &amp; c", id="stray characters"),
    ],
)  # fmt: skip
def test_what_could_run_load_send_or_restyle_does_not_pass(given_html, left):
    assert kept(given_html) == left


@pytest.mark.parametrize(
    ("given_html", "left"),
    [
        pytest.param('<img src="a">', '<img alt="" src="a">', id="no text"),
        pytest.param('<img src="a" alt="b">', '<img src="a" alt="b">', id="a text"),
        pytest.param('<img src="a" title="sans alt= ici">', '<img alt="sans alt= ici" src="a">', id="a title instead"),
        pytest.param('<img src="a" title="x &gt; y" alt="b">', '<img src="a" title="x &gt; y" alt="b">', id="an angle bracket"),
        pytest.param('<img alt="b &amp; c">', "b &amp; c", id="no file"),
        pytest.param('<img alt="b" title="src= ici">', "b", id="no file, and a title about it"),
        pytest.param('<img alt="b" src="javascript:x">', "b", id="a file that runs"),
        pytest.param("<img>", "", id="nothing"),
    ],
)  # fmt: skip
def test_an_image_has_a_file_and_a_text_or_is_its_text(given_html, left):
    assert kept(given_html) == left


def test_a_tag_inside_an_attribute_stays_text():
    page = kept('<b title="<img onmouseover=alert(1) x">a</b>')
    assert page == '<b title="&lt;img onmouseover=alert(1) x">a</b>'


def test_each_attribute_is_as_the_caller_gives_it():
    def shout(tag: str, name: str, value: str) -> str | None:
        return None if name == "class" else f"{tag}-{value}"

    assert clean('<p id="a" class="b">c</p>', shout) == '<p id="p-a">c</p>'


# ---- in an article -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param("Un <b onclick=x>deux</b>.", "<p>Un <b>deux</b>.</p>\n", id="inline"),
        pytest.param("<div>\n\n*Un*\n\n</div>", "<div>\n<p><em>Un</em></p>\n</div>", id="around Markdown"),
        pytest.param("Un</div> deux", "<p>Un deux</p>\n", id="closing what is not its own"),
        pytest.param("<script>x</script>\n\nUn", "\n<p>Un</p>\n", id="script"),
        pytest.param("- [x] un <b>deux</b>", '<ul>\n<li><input disabled="" type="checkbox" aria-label="Done" checked="">\nun <b>deux</b></li>\n</ul>\n',
                     id="a task stays one"),
        pytest.param("| <b>a</b> |\n|:-:|\n", '<div class="scroll"><table><thead><tr>'
                     '<th scope="col" class="center"><b>a</b></th></tr></thead><tbody>\n</tbody></table></div>\n', id="a table stays one"),
        pytest.param("```py\n<i>\n```\n\n<b>a</b>",
                     '<pre><code class="language-py">&lt;i&gt;\n</code></pre>\n<p><b>a</b></p>\n', id="code stays code"),
        pytest.param("<div>\nUn", "<div>\nUn</div>", id="a block never closed"),
    ],
)  # fmt: skip
def test_raw_html_is_cleaned_where_it_stands(body, page):
    assert html(body) == page


def test_an_open_tag_does_not_swallow_the_notes():
    page = html("<div>\n\n<b>Un[^1]\n\n[^1]: Note <i>deux")
    text, notes = page.split('<section class="notes"')
    assert text.count("<div>") == text.count("</div>") == 1
    assert notes.count("<i>") == notes.count("</i>")
    assert notes.endswith("</ol>\n</section>\n")


@pytest.mark.parametrize(
    ("body", "page"),
    [
        pytest.param("<p id=x>a</p>\n<p id=x>b</p>", '<p id="x">a</p>\n<p>b</p>', id="the second of two"),
        pytest.param("# A\n\n<p id=a>b</p>", '<h2 id="a">A</h2>\n<p>b</p>', id="a heading's"),
        pytest.param("<p id='x y'>a</p>", "<p>a</p>", id="no id at all"),
        pytest.param("<p id='fn-a-1'>a</p>", "<p>a</p>", id="one made for notes"),
        pytest.param("<p role=alert>a</p>", "<p>a</p>", id="a role"),
    ],
)
def test_raw_html_takes_no_id_that_is_not_its_own(body, page):
    assert html(body) == page


@pytest.mark.parametrize("forged", ["fns-a", "fn-a-1", "fnref-a-1", "fnref-a-1.2", "&#xE000;fnref-a-1"])
def test_a_forged_id_does_not_take_the_place_of_a_note(forged):
    page = html(f"<p id='{forged}'>x</p>\n\ny[^1] z[^1]\n\n[^1]: n")
    assert page.startswith("<p>x</p>")
    assert 'href="#fn-a-1" id="fnref-a-1"' in page
    assert 'href="#fn-a-1" id="fnref-a-1.2"' in page


def test_a_heading_in_a_note_finds_the_ids_of_raw_html_taken():
    page = html("<p id=b>x[^1]</p>\n\n<b>y</b>[^1]\n\n[^1]: # B\n")
    assert page.count('id="b"') == 1


def test_ids_of_raw_html_and_links_to_them_fit_beside_other_articles():
    assert html("<p id=x>a</p>\n<a href='#x'>b</a>", heading_ids="s-") == '<p id="s-x">a</p>\n<a href="#s-x">b</a>'


def test_raw_html_elsewhere_makes_no_difference_to_what_the_setting_is_asked():
    def asked(body: str) -> list[str]:
        found: list[str] = []
        html(body, link=lambda target: found.append(target), image=lambda target: found.append(target))
        return found

    body = "[a](<b é.md>) ![c](d&e.png) <moi@e.org>"
    assert asked(f"{body} <b>x</b>") == asked(body) == ["b é.md", "d&e.png"]


def test_raw_html_elsewhere_makes_no_difference_to_how_an_address_is_written():
    page = html("[a](b) <b>c</b>", link=lambda _: "/été à Paris/")
    assert page == '<p><a href="/%C3%A9t%C3%A9%20%C3%A0%20Paris/">a</a> <b>c</b></p>\n'


def test_links_and_images_of_raw_html_go_where_the_setting_says():
    body = "<a href='b'>a</a> <img src='c' alt='d'>"
    assert (
        html(body, link=lambda t: f"/{t}", image=lambda t: f"/{t}")
        == '<p><a href="/b">a</a> <img src="/c" alt="d"></p>\n'
    )
    assert html(body, link=lambda _: None, image=lambda _: None) == "<p>a d</p>\n"


def test_a_note_s_links_are_nobody_s_business():
    page = html("a[^1] <b>b</b>\n\n[^1]: n", here="https://e.org/", link=lambda _: None)
    assert 'href="https://e.org/#fn-a-1"' in page


PIECES = st.sampled_from([
    "<b", "<img", "<a", "<p", "<script", "<svg", "<style", "<table>", "<td>", "<!--", "-->", "<![CDATA[", "]]>", "</b>", "</p>", "</script>",
    " src=", " href=", " title=", " alt=", " onclick=", " style=", '"', "'", ">", "/>", "javascript:x", "x", " ", "&lt;", "&quot;", "<", "=",
])  # fmt: skip


@given(st.lists(PIECES, max_size=20).map("".join))
def test_whatever_is_cleaned_is_clean(given_html):
    cleaned = kept(given_html)
    assert kept(cleaned) == cleaned


@pytest.mark.parametrize(
    ("body", "html"),
    [
        pytest.param(
            "<code>\n\nUn\n\nDeux\n\n</code>\n", "<code>\n</code><p>Un</p>\n<p>Deux</p>\n", id="around paragraphs"
        ),
        pytest.param(
            "<pre><code>\na\n\nb\n</code></pre>\n", "<pre><code>\na\n\nb\n</code></pre>\n", id="code of several lines"
        ),
        pytest.param("<p><code>Un</code> <b>deux</b></p>", "<p><code>Un</code> <b>deux</b></p>", id="around text"),
        pytest.param(
            "<details>x</details>", "<details><summary>…</summary>x</details>", id="details without a summary"
        ),
        pytest.param("<div>a &amp; b &#8230;<br></div>", "<div>a &amp; b …<br></div>", id="entities"),
    ],
)
def test_an_element_of_text_ends_where_a_block_starts(body, html):
    assert render(body, Setting(slug="a")).strip() == html.strip()
