"""Raw HTML in articles: only what shows text passes, nothing that runs, loads, sends or restyles."""

import re
from collections.abc import Callable
from datetime import date

import nh3

from magcli.text.contents import fitted
from magcli.text.url import SCHEMES

TAGS = frozenset(
    {
        *("a", "abbr", "address", "audio", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col"),
        *("colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "input", "ins", "kbd", "li", "mark", "ol", "p"),
        *("pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "source", "span", "strong", "sub", "summary", "sup"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "track", "u", "ul", "var", "video", "wbr"),
    }
)
"""The elements that pass."""

ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "role", "title"},
    "a": {"aria-label", "href", "name"},
    "audio": {"src"},
    "col": {"span"},
    "details": {"open"},
    "div": {"aria-label", "tabindex"},
    "img": {"alt", "height", "loading", "src", "width"},
    "input": {"aria-label", "checked", "disabled", "type"},
    "li": {"value"},
    "ol": {"reversed", "start"},
    "pre": {"tabindex"},
    "source": {"src"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "track": {"kind", "label", "src", "srclang"},
    "video": {"height", "poster", "src", "width"},
}
"""The attributes that pass, by element; `*` is every one of them."""

_NUMBER = re.compile(r"-?\d{1,6}")
_SIZE = re.compile(r"[1-9]\d{0,3}")
_SPAN = re.compile(r"[1-9]\d?")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_TEXT = re.compile(r"(?s).*\S.*")
# What the whole of an attribute may say; the others may say anything.
_VALUES = {
    "class": _TEXT,
    "colspan": _SPAN,
    "dir": re.compile("ltr|rtl|auto"),
    "height": _SIZE,
    "kind": re.compile("captions|chapters|descriptions|subtitles"),
    "label": _TEXT,
    "lang": _LANGUAGE,
    "loading": re.compile("lazy|eager"),
    "rowspan": _SPAN,
    "scope": re.compile("row|col|rowgroup|colgroup"),
    "span": _SPAN,
    "srclang": _LANGUAGE,
    "start": _NUMBER,
    "value": _NUMBER,
    "width": _SIZE,
}


def clean(
    html: str,
    attribute: Callable[[str, str, str], str | None],
    level: Callable[[int], int] = lambda written: written,
) -> str:
    """Return *html* valid, with known elements and attributes only, each value as *attribute* gives it.

    Headings have the level that *level* says in their place.
    """

    def allowed(tag: str, name: str, value: str) -> str | None:
        return attribute(tag, name, value) if is_possible(name, value) else None

    cleaned = nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=allowed,
        set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    return fitted(cleaned, level)


def is_possible(name: str, value: str) -> bool:
    """Whether an attribute called *name* can say *value*."""
    if name == "datetime":
        return _is_day(value)
    return name not in _VALUES or bool(_VALUES[name].fullmatch(value))


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
