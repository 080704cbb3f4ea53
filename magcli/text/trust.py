"""Raw HTML that is trusted: as it is written, but for the ids and addresses in it."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import escape, unescape

Address = Callable[[str, bool], str | None]
"""Returns what an address becomes, and is told whether it is that of an image; `None` takes it away."""

_LINKS = frozenset({"action", "cite", "data", "formaction", "href", "longdesc", "ping", "xlink:href"})
_IMAGES = frozenset({"background", "lowsrc", "poster", "src"})
_SETS = frozenset({"imagesrcset", "srcset"})
_PAGES = frozenset({"srcdoc"})

# Tags as browsers read them (HTML, 13.2.5): html.parser stops at a `<![`, and knows other ends of attributes.
_SPACE = r"[\t\n\f\r ]"
_ATTRIBUTE = (
    r"(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)"
    rf"""(?:{_SPACE}*+={_SPACE}*+(?P<value>"[^"]*+"?|'[^']*+'?|[^\t\n\f\r >"'][^\t\n\f\r >]*+|))?+"""
)
ATTRIBUTES = re.compile(rf"(?P<space>(?:{_SPACE}|/)*+){_ATTRIBUTE}")
"""Finds each attribute of a tag."""

TOKEN = re.compile(
    r"<!--(?:-?>|(?s:.*?)(?:--!?>|\Z))|<[!?][^>]*+|</(?![a-zA-Z])[^>]*+|"
    rf"<(?P<end>/?)(?P<tag>[a-zA-Z][^\t\n\f\r />]*+)(?P<attributes>(?:(?:{_SPACE}|/)++|{_ATTRIBUTE})*+)(?P<close>>?)"
)
TEXTS = {name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE) for name in ("script", "style")}


def readdressed(html: str, named: Callable[[str], str], address: Address) -> str:
    """Return *html* with its ids as *named* gives them, its addresses as *address*, and all else as it is.

    A tag that the end of *html* leaves open is closed, or it would swallow what follows.
    """
    tags = list(_tags(html))
    if tags and not tags[-1]["close"]:
        return readdressed(f"{html}{_missing(tags[-1]['value'] or '')}>", named, address)
    pieces, last = [], 0
    for tag in tags:
        for attribute in ATTRIBUTES.finditer(html, *tag.span("attributes")):
            written = _written(attribute, named, address)
            if written is not None:
                pieces += [html[last : attribute.start()], written]
                last = attribute.end()
    return "".join([*pieces, html[last:]])


def _tags(html: str) -> Iterator[re.Match[str]]:
    """Yield the start tags of *html*; those in a script or a style are text."""
    at = 0
    never_ending = set[str]()
    while found := TOKEN.search(html, at):
        at = found.end()
        name = found["tag"].lower() if found["tag"] and not found["end"] else ""
        if name:
            yield found
        if name in TEXTS and name not in never_ending and not found["attributes"].endswith("/"):
            end = TEXTS[name].search(html, at)
            at = end.start() if end else at
            never_ending |= set() if end else {name}


def _missing(value: str) -> str:
    """Return the quote that *value*, an attribute's as it is written, lacks."""
    quote = value[:1]
    return quote if quote in ('"', "'") and value.count(quote) == 1 else ""


def _written(attribute: re.Match[str], named: Callable[[str], str], address: Address) -> str | None:
    """Return what stands in the place of *attribute*; `None` when it stays as it is."""
    name, raw = attribute["name"].lower(), attribute["value"]
    change = _change(name, named, address) if raw else None
    if change is None:
        return None
    value = unescape(raw[1:-1] if raw[0] in "\"'" else raw)
    changed = change(value)
    if changed is None:
        return ""
    return None if changed == value else f'{attribute["space"] or " "}{attribute["name"]}="{escape(changed)}"'


def _change(name: str, named: Callable[[str], str], address: Address) -> Callable[[str], str | None] | None:
    """Return what changes the value of an attribute called *name*; `None` when nothing does."""
    if name == "id":
        return named
    if name in _LINKS or name in _IMAGES:
        return partial(_one, address, is_image=name in _IMAGES)
    if name in _SETS:
        return partial(_set, address)
    return partial(_page, named, address) if name in _PAGES else None


def _one(address: Address, value: str, *, is_image: bool) -> str | None:
    """Return what *value* becomes, without the white space that browsers pass over in an address."""
    bare = re.sub(r"[\t\n\r]", "", value).strip("\x00\f ")
    changed = address(bare, is_image)
    return value if changed == bare else changed


def _page(named: Callable[[str], str], address: Address, value: str) -> str | None:
    """Return *value*, a page in an attribute; no page in that page, as there could be another one in each."""
    return None if "srcdoc" in value.lower() else readdressed(value, named, address)


# An address, and how wide or dense its image is; one that ends with a comma has nothing of that (HTML, 4.8.4.2).
_CANDIDATE = re.compile(r"[\s,]*+([^\s,]\S*+)((?:(?<!,)[^,]*+)?)")


def _set(address: Address, value: str) -> str | None:
    """Return *value*, several images to choose from, with the addresses that are left of it."""
    found = [(url.rstrip(","), said.rstrip()) for url, said in _CANDIDATE.findall(value.rstrip("\t\n\f\r ,"))]
    changed = [(address(url, True), said) for url, said in found]
    if changed == found:
        return value
    return ", ".join(f"{url}{said}" for url, said in changed if url is not None) or None
