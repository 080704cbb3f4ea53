"""Elements of HTML that are closed: what is known of them, and how new ones are made of them."""

from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import NamedTuple

# What holds text and no blocks, what is a block, and what holds whatever the element around it does.
_OF_TEXT = frozenset(
    {
        *("abbr", "b", "bdi", "bdo", "caption", "cite", "code", "dfn", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i"),
        *("kbd", "mark", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub"),
        *("summary", "sup", "time", "u", "var"),
    }
)
BLOCKS = frozenset(
    {
        *("address", "blockquote", "details", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol"),
        *("p", "pre", "table", "ul"),
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MEDIA = frozenset({"audio", "video"})
_TRANSPARENT = MEDIA | {"a", "del", "ins"}

Attributes = Mapping[str, str]


class Piece(NamedTuple):
    """An element that is closed, or a text: then it has no tag."""

    tag: str
    html: str
    says: bool
    """Whether there is anything to read in it."""
    is_block: bool = False
    inner: "tuple[Piece, ...]" = ()
    attributes: Mapping[str, str] = {}


def text(html: str) -> Piece:
    """Return the text *html*, escaped as it is."""
    return Piece("", html, bool(unescape(html).strip()))


def void(tag: str, attributes: Attributes) -> Piece:
    """Return an element *tag* that holds nothing."""
    says = tag == "input" or (tag == "img" and bool(attributes.get("alt", "").strip()))
    return Piece(tag, _opening(tag, attributes), says, tag in BLOCKS, (), attributes)


def element(tag: str, attributes: Attributes, pieces: Iterable[Piece]) -> Piece:
    """Return an element *tag* that holds *pieces*."""
    inner = tuple(pieces)
    html = f"{_opening(tag, attributes)}{''.join(piece.html for piece in inner)}</{tag}>"
    is_block = tag in BLOCKS or (tag in _TRANSPARENT and any(piece.is_block for piece in inner))
    return Piece(tag, html, any(piece.says for piece in inner), is_block, inner, attributes)


def _opening(tag: str, attributes: Attributes) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{written}>"


def plain(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the element, which ends before the first block in it when it is one of text."""
    first = next((index for index, piece in enumerate(pieces) if piece.is_block), None)
    if tag not in _OF_TEXT or first is None:
        return [element(tag, attributes, pieces)]
    before = pieces[:first]
    begun = [element(tag, attributes, before)] if before else []
    return [*begun, *pieces[first:]]


def renamed(piece: Piece, tag: str) -> Piece:
    """Return what *piece* holds in an element *tag*, with the attributes that any may have."""
    return element(tag, general(piece.attributes), piece.inner)


def general(attributes: Attributes) -> Attributes:
    """Return those of *attributes* that every element may have."""
    return {name: value for name, value in attributes.items() if name in ("class", "dir", "id", "lang", "title")}


def without(piece: Piece, name: str) -> Piece:
    """Return *piece* without its attribute *name*."""
    if name not in piece.attributes:
        return piece
    kept = {known: value for known, value in piece.attributes.items() if known != name}
    return element(piece.tag, kept, piece.inner)
