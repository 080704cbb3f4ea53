"""What may stand in what: each element of raw HTML stands where HTML lets it, and no word is lost."""

import re
from html import unescape

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.cleaning import clean

PIECES = st.sampled_from([
    *(f"<{tag}>" for tag in ("p", "div", "span", "code", "a href=x", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption")),
    *(f"<{tag}>" for tag in ("details", "summary", "h1", "h2", "h4", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th")),
    *(f"<{tag}>" for tag in ("td colspan=2", "td rowspan=3", "ruby", "rt", "q", "video src=v", "source src=s", "blockquote", "address")),
    *(f"</{tag}>" for tag in ("p", "div", "span", "code", "a", "ul", "li", "dl", "figure", "details", "h2", "table", "ruby", "video")),
    "<hr>", "<br>", "<img src=a>", "<img src=a alt=b>", "mot", " ", "\n", "&amp;",
])  # fmt: skip


def cleaned(html: str) -> str:
    return clean(html, lambda tag, name, value: value)


def words(html: str) -> list[str]:
    return re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", "", html)))


@pytest.mark.parametrize(
    ("html", "left"),
    [
        pytest.param("<code>a<p>b</p></code>", "<code>a</code><p>b</p>", id="text ends where a block starts"),
        pytest.param("<span><b>a<div>b</div></b></span>", "<span><b>a</b></span><div>b</div>", id="and what is around it"),
        pytest.param("<a href=x><div>a</div></a>", '<a href="x"><div>a</div></a>', id="a link may hold blocks"),
        pytest.param("<span><a href=x><div>a</div></a></span>", '<a href="x"><div>a</div></a>', id="but not in text"),
        pytest.param("<ul>a<li>b</li><p>c</p></ul>", "<ul><li>a</li><li>b</li><li><p>c</p></li></ul>", id="a list holds items"),
        pytest.param("<li>a</li>", "<div>a</div>", id="an item without a list"),
        pytest.param("<ul><li value=2>a</li></ul>", "<ul><li>a</li></ul>", id="a number where none is shown"),
        pytest.param("<ol start=x reversed><li value=2>a</li></ol>", '<ol reversed=""><li value="2">a</li></ol>', id="a number that is none"),
        pytest.param("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>", id="terms"),
        pytest.param("<dl><dt>a</dt>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>", id="a term with loose text"),
        pytest.param("<dl><dd>a</dd></dl>", "<div><div>a</div></div>", id="what is said of no term"),
        pytest.param("<details>a</details>", "<details><summary>…</summary>a</details>", id="details without a summary"),
        pytest.param("<details>a<summary>b</summary></details>", "<details><summary>b</summary>a</details>", id="a late summary"),
        pytest.param("<details><summary>a</summary><summary>b</summary></details>",
                     "<details><summary>a</summary><div>b</div></details>", id="two summaries"),
        pytest.param("<figure>a<figcaption>b</figcaption>c</figure>", "<figure>ac<figcaption>b</figcaption></figure>", id="a caption in the midst"),
        pytest.param("<figure><figcaption>a</figcaption>b</figure>", "<figure><figcaption>a</figcaption>b</figure>", id="a caption first"),
        pytest.param("<table><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>", id="a table"),
        pytest.param("<table><tr><td>a<td>b<tr><td>c</table>",
                     "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></tbody></table>", id="a short row"),
        pytest.param("<table><tr><td colspan=3>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>", id="columns that are none"),
        pytest.param("<table><tr></tr><tr><th>a<th>b</table>",
                     '<table><tbody><tr><th scope="col">a</th><th scope="col">b</th></tr></tbody></table>', id="an empty row, and headers"),
        pytest.param("<table><tr><th>a<td>b</table>", '<table><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>',
                     id="the header of a row"),
        pytest.param("<table><tr><th><td>b</table>", "<table><tbody><tr><td></td><td>b</td></tr></tbody></table>", id="a header of nothing"),
        pytest.param("<table><tbody><tr><td>a</tbody><thead><tr><td>b</thead></table>",
                     "<table><thead><tr><td>b</td></tr></thead><tbody><tr><td>a</td></tr></tbody></table>", id="a head below"),
        pytest.param("<table><caption>a</caption></table>", "<div>a</div>", id="a caption of nothing"),
        pytest.param("<th><h2>a</h2></th>", "<h2>a</h2>", id="cells without a table"),
        pytest.param("<ruby>a</ruby>", "a", id="nothing above"),
        pytest.param("<h2></h2>a", "a", id="an empty heading"),
        pytest.param("<h3>a<h3>b", "<h3>a</h3><h3>b</h3>", id="headings never closed"),
        pytest.param("<a href=x></a>b", "b", id="a link without words"),
        pytest.param("<a href=x><img src=a></a>", '<img alt="" src="a">', id="a link whose image says nothing"),
        pytest.param("<a id=b></a>", '<a id="b"></a>', id="a place to link to"),
        pytest.param("<time>demain</time> <bdo>a</bdo>", "demain a", id="elements that lack what they need"),
        pytest.param('<time datetime="2015-02-30">demain</time>', "demain", id="a day that is none"),
        pytest.param("<video><p>a</p></video>", "<p>a</p>", id="a film without a file"),
        pytest.param("<video src=v poster=p width=10 height=x></video>",
                     '<video src="v" poster="p" width="10" controls="" preload="none"></video>', id="a film"),
        pytest.param("<video src=v><source src=s><track src=t kind=captions>a</video>",
                     '<video src="v" controls="" preload="none"><track src="t" kind="captions">a</video>', id="a film with captions"),
        pytest.param("<audio><source src=a><source>b</audio>", '<audio controls="" preload="none"><source src="a">b</audio>', id="sound"),
        pytest.param('<p lang="??" dir=up class=" ">a</p>', "<p>a</p>", id="values that say nothing"),
    ],
)  # fmt: skip
def test_each_element_stands_where_it_may(html, left):
    assert cleaned(html) == left


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_word_is_lost_and_none_doubled(html):
    # Letters: what stood in one word may be parted, by the … of a summary.
    assert sorted("".join(words(cleaned(html)))) == sorted("".join(words(html)))


@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_browser_reads_what_is_written(html):
    """No parser moves, closes or opens anything: what is written is what stands on the page."""
    left = cleaned(html)
    tree = html5lib.parseFragment(left, namespaceHTMLElements=False)
    tags = [element.tag for element in list(tree.iter())[1:]]
    assert tags == re.findall(r"<(\w+)", left)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_what_is_fitted_fits(html):
    left = cleaned(html)
    assert cleaned(left) == left


def test_headings_are_levelled_in_the_order_of_the_page():
    levels = iter([2, 3, 3])
    page = clean("<h1>a</h1><h4>b</h4><h6>c</h6>", lambda tag, name, value: value, lambda level: next(levels))
    assert page == "<h2>a</h2><h3>b</h3><h3>c</h3>"
