"""Raw HTML in articles: only what shows text passes, nothing that runs, loads, sends or restyles."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import nh3

from magcli.text.url import SCHEMES

_TAGS = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd"),
        *("del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6"),
        *("hr", "i", "img", "input", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s"),
        *("samp", "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot"),
        *("th", "thead", "tr", "u", "ul", "var", "wbr"),
    }
)
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "role", "title"},
    "a": {"aria-label", "href", "name"},
    "col": {"span"},
    "details": {"open"},
    "div": {"aria-label", "tabindex"},
    "img": {"alt", "src"},
    "input": {"checked", "disabled", "type"},
    "li": {"value"},
    "ol": {"reversed", "start"},
    "pre": {"tabindex"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
# nh3 writes every attribute in double quotes, so that these need no parser.
_IMAGE = re.compile(r'<img((?: [\w-]+="[^"]*")*)>')
_ANCHOR = re.compile(r'<a((?: [\w-]+="[^"]*")*) name=("[^"]*")((?: [\w-]+="[^"]*")*)>')
_DETAILS = re.compile(r"(<details\b[^>]*>)(?!\s*<summary\b)")
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')


def clean(html: str, attribute: Callable[[str, str, str], str | None]) -> str:
    """Return *html* well formed, with known elements and attributes only, each value as *attribute* gives it."""
    cleaned = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=attribute,
        set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    named = _ANCHOR.sub(_anchor, _IMAGE.sub(_image, cleaned))
    return _Flattened(_DETAILS.sub(r"\1<summary>…</summary>", named)).html


def _anchor(tag: re.Match[str]) -> str:
    """Return an anchor with an id in place of its name, which HTML has no more (HTML, 16.2)."""
    before, name, after = tag.groups()
    return f"<a{before}{after}>" if " id=" in before + after else f"<a{before} id={name}{after}>"


def _image(tag: re.Match[str]) -> str:
    """Return an image with both attributes that HTML asks for: without a file its text is all there is."""
    attributes = dict(_ATTRIBUTE.findall(tag[1]))
    if "src" not in attributes:
        return str(attributes.get("alt", ""))
    return tag[0] if "alt" in attributes else f'<img alt=""{tag[1]}>'


# What holds text and no blocks (HTML, 3.2.5.2), and what is a block.
_OF_TEXT = frozenset(
    {
        *(
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "dfn",
            "em",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "i",
            "kbd",
            "mark",
            "p",
        ),
        *("pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "u", "var"),
    }
)
_BLOCK = frozenset(
    {
        *("blockquote", "details", "div", "dl", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre"),
        *("section", "table", "ul"),
    }
)
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})


class _Flattened(HTMLParser):
    """Well-formed HTML in which an element of text ends where a block starts inside it.

    A `<code>` left open in Markdown goes on over the paragraphs that follow, which it may not hold.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._out: list[str] = []
        self._open: list[str] = []
        self._of_text: list[int] = []
        self.feed(html)
        self.close()
        self.html = "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCK and self._of_text:
            self._close(self._of_text[0])
        if tag not in _VOID:
            if tag in _OF_TEXT:
                self._of_text.append(len(self._open))
            self._open.append(tag)
        self._out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._close(len(self._open) - 1 - self._open[::-1].index(tag))

    def handle_data(self, data: str) -> None:
        self._out.append(data)

    def handle_entityref(self, name: str) -> None:
        self._out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._out.append(f"&#{name};")

    def _close(self, depth: int) -> None:
        """End the open elements down to *depth*."""
        self._out += [f"</{name}>" for name in reversed(self._open[depth:])]
        del self._open[depth:]
        while self._of_text and self._of_text[-1] >= depth:
            self._of_text.pop()
