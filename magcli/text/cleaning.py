"""Raw HTML in articles: only what shows text passes, nothing that runs, loads, sends or restyles."""

import re
from collections.abc import Callable

import nh3

from magcli.text.url import SCHEMES

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "role", "title"},
    "a": {"aria-label", "href"},
    "col": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "div": {"aria-label", "tabindex"},
    "img": {"alt", "src"},
    "input": {"checked", "disabled", "type"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start"},
    "pre": {"tabindex"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
# nh3 writes every attribute in double quotes, so that these need no parser.
_IMAGE = re.compile(r'<img((?: [\w-]+="[^"]*")*)>')
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
    return _IMAGE.sub(_image, cleaned)


def _image(tag: re.Match[str]) -> str:
    """Return an image with both attributes that HTML asks for: without a file its text is all there is."""
    attributes = dict(_ATTRIBUTE.findall(tag[1]))
    if "src" not in attributes:
        return str(attributes.get("alt", ""))
    return tag[0] if "alt" in attributes else f'<img alt=""{tag[1]}>'
