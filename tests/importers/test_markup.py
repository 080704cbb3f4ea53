"""What HTML becomes as Markdown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.importers._markup import markdown
from magcli.text.html import render
from magcli.text.markdown import Event, events
from magcli.text.setting import Setting

SAMPLE = sorted((Path(__file__).parents[2] / "articles").rglob("*.md"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("<h2>Un <em>titre</em></h2><p>Un texte.</p>", "## Un *titre*\n\nUn texte.\n", id="a heading"),
        pytest.param("<h2 id=t><b>Titre</b><a href='#t'>¶</a></h2>", "## Titre\n", id="a bold heading that links to itself"),
        pytest.param("<p>a<br>b<br></p>", "a\\\nb\n", id="a break"),
        pytest.param("<p><b>a<br>b</b></p><p>c <b>defg</b></p>", "**a\\\nb**\n\nc **defg**\n", id="a break in bold type"),
        pytest.param("<ul><li>a<br>b<br></ul><h2>c<br>d</h2>", "- a\\\n  b\n\n## c d\n", id="breaks in lists and headings"),
        pytest.param("a<br><br>b", "a\n\nb\n", id="an empty line parts paragraphs"),
        pytest.param("<p>H<sub>2</sub>O, 1<sup>er</sup></p>", "H<sub>2</sub>O, 1<sup>er</sup>\n", id="signs that are no notes"),
        pytest.param("<p>Fin\u00a0: 20&nbsp;% !&#8239;»</p>", "Fin\u00a0: 20\u00a0% !\u202f»\n", id="no-break spaces"),
        pytest.param("<a href='u'><h3>Titre</h3><p>Texte</p></a>", "### [Titre](u)\n\n[Texte](u)\n", id="blocks in a link"),
        pytest.param("<p><a href='u'>a</a><a href='u'> b </a>c</p>", "[a b](u) c\n", id="a link cut in two"),
        pytest.param("<p><a href='https://a.example/'>https://a.example/</a></p>", "<https://a.example/>\n", id="an address"),
        pytest.param("<p>Ah !<a href=u>x</a></p>", "Ah \\![x](u)\n", id="a link that is no image"),
        pytest.param("<img src='a b.png' alt='Un *' title='T'>", "![Un \\*](<a b.png> \"T\")\n", id="an image"),
        pytest.param("<img src='data:,' data-src='a.png'>", "![](a.png)\n", id="an image that comes late"),
        pytest.param("<p>&nbsp;a&nbsp;</p><p>&nbsp;</p><h2></h2>", "a\n", id="blanks that are there for their room"),
        pytest.param("<a href=u><b><p>a</p>b</b></a>", "[**a**](u)\n\n[**b**](u)\n", id="marks in marks over blocks"),
        pytest.param("<pre><code class='language-py'>a\n\n\nb</code></pre>", "```py\na\n\n\nb\n```\n", id="code"),
        pytest.param("<ul><li>a<ol><li>b</ol></ul>", "- a\n  1. b\n", id="lists"),
        pytest.param("<ul><li><input type=checkbox checked>a</ul>", "- [x] a\n", id="tasks"),
        pytest.param("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b\n", id="a quotation"),
        pytest.param("<p>Voir</p><iframe src='v'></iframe>", 'Voir\n\n<iframe src="v"></iframe>\n', id="a player"),
        pytest.param("<p>a<!-- b --><script>c</script><style>d</style></p>", "a\n", id="what is not read"),
        pytest.param("<iframe src=v onload='x()'></iframe>", '<iframe src="v"></iframe>\n', id="what could run"),
        pytest.param("<a href='javascript:x()'>a</a>", "a\n", id="a link that could run"),
    ],
)  # fmt: skip
def test_html_becomes_the_markdown_that_one_would_type(html, expected):
    assert markdown(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("Du <b>gras</b><b> coupé </b>net.", "Du **gras coupé** net.", id="a run cut in two"),
        pytest.param("<b>a</b> <strong>b</strong>", "**a b**", id="with a space between"),
        pytest.param("a<b>\u00a0b </b>c", "a\u00a0**b** c", id="spaces stand outside"),
        pytest.param("a<b> </b>b<i>.</i>", "a b.", id="a run that marks nothing"),
        pytest.param("<b><i>a</i></b>", "**_a_**", id="both"),
        pytest.param("l’<i>«\u00a0a\u00a0»</i>, <b>m</b>ot", "l’*«\u00a0a\u00a0»*, **m**ot", id="within words"),
        pytest.param("<b>a :</b>b", "<strong>a :</strong>b", id="where a mark would not be one"),
        pytest.param("<s>a</s>", "~~a~~", id="struck"),
        pytest.param("<b style='font-weight:normal'><span style='font-weight:700'>a</span> b</b>", "**a** b", id="by its style"),
        pytest.param("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**", id="over paragraphs"),
    ],
)  # fmt: skip
def test_runs_of_emphasis_are_whole(html, expected):
    assert markdown(html) == f"{expected}\n"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>1. Non</p>", "1\\. Non", id="no list"),
        pytest.param("<p># Non</p>", "\\# Non", id="no heading"),
        pytest.param("<p>[^1] non</p>", "\\[^1\\] non", id="no note"),
        pytest.param("<p>2*3*4 &lt;b> &amp;lt; `a` a\\*</p>", "2\\*3\\*4 \\<b> \\&lt; \\`a\\` a\\\\\\*", id="no marks"),
        pytest.param("<p>a<br>---</p>", "a\\\n\\---", id="no line"),
        pytest.param("<p>un nom_de_code [sic] […] #mot</p>", "un nom_de_code [sic] […] #mot", id="what needs no backslash"),
        pytest.param("<ul><li>[x] a</ul>", "- \\[x\\] a", id="no task"),
    ],
)  # fmt: skip
def test_text_is_no_markdown_by_accident(html, expected):
    assert markdown(html) == f"{expected}\n"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<table><tr><th>a<th align=right>b<tr><td>c|<td>d</table>",
            "| a | b |\n| --- | --: |\n| c\\| | d |",
            id="aligned",
        ),
        pytest.param(
            "<table><tr><td><p>a<p>b<td>c</table>", "| a<br>b | c |\n| --- | --- |", id="paragraphs in a cell"
        ),
        pytest.param("<table><tr><td><p>a</table>", "a", id="a single cell"),
        pytest.param(
            "<table><tr><td colspan=2>a<tr><td>b<td>c</table>",
            '<table><tbody><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>',
            id="with a cell over two columns",
        ),
        pytest.param(
            "<table><tr><td colspan=2>a<sup><a href='#fn1'>1</a></sup><tr><td>b<td>c</table><p id=fn1>1. Note</p>",
            "| a[^1] |  |\n| --- | --- |\n| b | c |\n\n[^1]: Note",
            id="and with a note, which HTML has none of",
        ),
    ],
)
def test_tables(html, expected):
    assert markdown(html) == f"{expected}\n"


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<p>Un mot<sup><a href="#fn1" id="fnref1">1</a></sup>.</p><hr><h2>Notes</h2><ol><li id="fn1"><p>La note. <a href="#fnref1">↩</a></p></li></ol>', id="a list"),
        pytest.param('<p>Un mot<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>.</p><div><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> La note.</p></div></div>', id="Word"),
        pytest.param('<p>Un mot<a href="#_ftn1">[1]</a>.</p><hr><p><a href="#_ftnref1">[1]</a> La note.</p>', id="pasted, without ids"),
        pytest.param('<p>Un mot<sup data-fn="u" class="fn"><a href="#u" id="u-link">1</a></sup>.</p><ol class="wp-block-footnotes"><li id="u">La note. <a href="#u-link">↩︎</a></li></ol>', id="WordPress"),
        pytest.param('<p>Un mot<span id="easy-footnote-1-9"></span><span class="easy-footnote"><a href="#easy-footnote-bottom-1-9" title="La note."><sup>1</sup></a></span>.</p><ol><li><span id="easy-footnote-bottom-1-9"></span>La note.<a href="#easy-footnote-1-9"></a></li></ol>', id="Easy Footnotes"),
        pytest.param('<p>Un mot<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> La note.</span></p></div>', id="Google Docs"),
        pytest.param('<p>Un mot<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>La note.</p></div>', id="LibreOffice"),
        pytest.param('<p>Un mot<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>.</p><ol><li id="cite_note-1"><a href="#cite_ref-1">↑</a> <span>La note.</span></li></ol>', id="a wiki"),
        pytest.param('<p>Un mot<sup id="fnref:1"><a href="#fn:1">1</a></sup>.</p><div class="footnotes"><hr><ol><li id="fn:1"><p>La note.&nbsp;<a href="#fnref:1">↩</a></p></li></ol></div>', id="kramdown"),
        pytest.param('<p>Un mot<a href="#n1" id="r1">*</a>.</p><p><a href="#r1" id="n1">*</a> La note.</p>', id="by hand"),
        pytest.param('<p>Un mot<a href="#n1">[1]</a>.</p><hr><p id="n1">[1] La note.</p>', id="by hand, without a way back"),
        pytest.param('<p>Un mot<sup><a href="#n1">1</a></sup>.</p><p id="n1"><sup>1</sup> La note.</p>', id="without a way back"),
    ],
)  # fmt: skip
def test_a_note_of_any_program_becomes_a_note(html):
    assert markdown(html) == "Un mot[^1].\n\n[^1]: La note.\n"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            '<p>a<sup><a href="#fn1" id="r1">1</a>, <a href="#fn2" id="r2">2</a></sup> b<sup><a href="#fn1">1</a></sup></p>'
            "<ol><li id=fn1><p>c</p><pre>d\n\ne</pre></li><li id=fn2>f</li><li id=fn3>g</li></ol><p>h</p>",
            "a[^1][^2] b[^1]\n\nh\n\n[^1]: c\n\n    ```\n    d\n\n    e\n    ```\n\n[^2]: f\n\n[^3]: g",
            id="two at once, one called twice, one never, one with more than a paragraph",
        ),
        pytest.param(
            '<p>a<a href="#n1">1</a></p><p id=n1><a href="#r">↑</a> b <a href="#x">3</a></p><h3 id=x>c</h3>',
            "a[1](#n1)\n\n[↑](#r) b [3](#c)\n\n### c",
            id="links within a page are no notes",
        ),
        pytest.param(
            '<p>a [<a href="#n1">1</a>]</p><p id=n1>1984 b</p>', "a \\[[1](#n1)\\]\n\n1984 b", id="nor those to a number"
        ),
        pytest.param('<p>a<sup>1</sup></p><p>1. b</p>', "a<sup>1</sup>\n\n1\\. b", id="what nothing links is left to others"),
    ],
)  # fmt: skip
def test_notes(html, expected):
    assert markdown(html) == f"{expected}\n"


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        pytest.param("(voir)", "\\(voir)", id="a parenthesis"),
        pytest.param("[voir]", " [voir]", id="brackets"),
        pytest.param('<a href="/u">u</a>', " [u](/u)", id="a link"),
        pytest.param('<sup>, </sup><a href="#fn1">1</a>', "[^1]", id="another reference"),
    ],
)
def test_a_reference_is_no_link_with_what_stands_behind_it(behind, expected):
    html = f'<p>a<a href="#fn1">1</a>{behind}</p><ol><li id="fn1">b</li></ol>'
    assert markdown(html) == f"a[^1]{expected}\n\n[^1]: b\n"


def shape(body: str) -> list[tuple[str, str, object]]:
    """What the parser sees in *body*: a line's end is a space, notes are called by their numbers."""
    labels: dict[str, int] = {}
    steps: list[tuple[str, str, object]] = []
    for event in events(body):
        step = (event.phase, event.name, _data(event, labels))
        if event.name == "SoftBreak":
            step = ("", "Text", " ")
        if step[1] == "Text" and steps and steps[-1][1] == "Text":
            step = ("", "Text", f"{steps.pop()[2]}{step[2]}")
        steps.append(step)
    return steps


def _data(event: Event, labels: dict[str, int]) -> object:
    if event.name.startswith("Footnote") and event.data:
        return labels.setdefault(str(event.data), len(labels))
    if isinstance(event.data, dict):
        return {key: value for key, value in event.data.items() if key not in ("link_type", "id")}
    return event.data


def back(body: str) -> str:
    """*body* as our own HTML, and again as Markdown."""
    return markdown(render(body, Setting(slug="a")))


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_sample_magazine_comes_back_from_its_own_pages(path):
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    assert shape(back(body)) == shape(body)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("1. a\n   - b\n     - c\n2. d", id="lists"),
        pytest.param("> a\n>\n> - b\n>\n> c\n> > d", id="quotations"),
        pytest.param("| a | b |\n|:--|--:|\n| *x* | `y\\|z`[^1] |\n\n[^1]: n", id="a table"),
        pytest.param("a[^x][^y]\n\n[^x]: *n*\n\n    m\n\n    - o\n[^y]: p [q](r)", id="notes"),
        pytest.param("***a** b* **c *d*** e*f*g **h**i\\\n*j*", id="emphasis"),
        pytest.param("[![a](b 'c')](d) ![e](g) \\![h](i)", id="links and images"),
        pytest.param("\\# a \\* \\_b\\_ \\[x\\](y) \\[^1] &amp;lt; \\\\ 1\\. \\- `` a`b ``", id="escapes"),
        pytest.param("- [x] a\n- [ ] b\n", id="tasks"),
        pytest.param("a\n\n---\n\n~~b~~<sup>2</sup>", id="the rest"),
    ],
)
def test_what_we_write_as_html_comes_back(body):
    assert shape(back(body)) == shape(body)


WORDS = st.text(st.sampled_from("ab1*_`[]()#>-+.!\\&;<~|^: =\u00a0é«"), min_size=1, max_size=20)


@given(st.lists(WORDS, max_size=4))
def test_any_text_comes_back_as_it_is(lines):
    html = "<br>".join(line.replace("&", "&amp;").replace("<", "&lt;") for line in lines)
    said = "".join(f"{step[2] if step[1] == 'Text' else ''}" for step in shape(markdown(f"<p>x{html}y</p>")))
    assert "".join(said.split(" ")) == "".join(f"x{''.join(lines)}y".split(" "))
