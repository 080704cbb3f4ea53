"""Raw HTML in articles: only what shows text passes, nothing that runs, loads, sends or restyles."""

import re
from collections.abc import Callable

import nh3

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
    "blockquote": {"cite"},
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
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
# nh3 writes every attribute in double quotes, so that these need no parser.
_NO_TEXT = re.compile(r"<img\b(?![^>]* alt=)")
_NO_SOURCE = re.compile(r'<img\b(?![^>]* src=)(?:[^>]* alt="([^"]*)")?[^>]*>')


def clean(html: str, attribute: Callable[[str, str, str], str | None]) -> str:
    """Return *html* well formed, with known elements and attributes only, each value as *attribute* gives it."""
    cleaned = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=attribute,
        set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    # HTML wants both of every image: without a text it is decoration, without a file its text is all there is.
    return _NO_TEXT.sub('<img alt=""', _NO_SOURCE.sub(r"\1", cleaned))
