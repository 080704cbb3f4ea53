"""What may stand in what: well-formed HTML made valid, without a word of it lost (HTML, 3.2.5.2 and chapter 4)."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from magcli.text.pieces import (
    BLOCKS,
    HEADINGS,
    MEDIA,
    Attributes,
    Piece,
    element,
    general,
    plain,
    renamed,
    text,
    void,
    without,
)
from magcli.text.tables import header, row, table
from magcli.text.tags import VOID

# Where an element has to stand, and what becomes of it anywhere else; nothing: what it holds stays.
_PARENTS: Mapping[str, tuple[frozenset[str], str]] = {
    "caption": (frozenset({"table"}), "div"),
    "col": (frozenset({"colgroup"}), ""),
    "colgroup": (frozenset({"table"}), ""),
    "dd": (frozenset({"dl"}), "div"),
    "dt": (frozenset({"dl"}), "div"),
    "figcaption": (frozenset({"figure"}), "div"),
    "li": (frozenset({"ol", "ul"}), "div"),
    "rp": (frozenset({"ruby"}), ""),
    "rt": (frozenset({"ruby"}), ""),
    "source": (MEDIA, ""),
    "summary": (frozenset({"details"}), "div"),
    "tbody": (frozenset({"table"}), ""),
    "td": (frozenset({"tr"}), "div"),
    "tfoot": (frozenset({"table"}), ""),
    "th": (frozenset({"tr"}), "div"),
    "thead": (frozenset({"table"}), ""),
    "tr": (frozenset({"tbody", "tfoot", "thead"}), ""),
    "track": (MEDIA, ""),
}
# What may not stand anywhere in an element.
_NEVER_IN: Mapping[str, frozenset[str]] = {
    "a": frozenset({"a", "audio", "details", "input", "video"}),
    "address": HEADINGS | {"address", "blockquote", "details"},
    "audio": MEDIA,
    "caption": BLOCKS,
    "dfn": frozenset({"dfn"}),
    "dt": HEADINGS,
    "summary": BLOCKS,
    "th": HEADINGS,
    "video": MEDIA,
}
# What says nothing without an attribute.
_NEEDED = {"bdo": {"dir"}, "input": {"aria-label"}, "source": {"src"}, "time": {"datetime"}, "track": {"src"}}

# nh3 writes every attribute in double quotes, with < and > escaped, so that this needs no parser.
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>|([^<]+)")
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')


def fitted(html: str, level: Callable[[int], int]) -> str:
    """Return the well-formed *html* with each element where it may stand; headings have the level that *level* says.

    An element of text ends where a block starts inside it: a `<code>` left open in Markdown goes on over the
    paragraphs that follow, which it may not hold.
    """
    return _HEADING.sub(_Levels(level), _Reader().read(html))


# No other < stands in the page, nor in its attributes; and no heading in another.
_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")


class _Levels:
    """Returns the tags of headings, one after the other, with their levels on the page."""

    def __init__(self, level: Callable[[int], int]) -> None:
        self._level = level
        self._now = 0

    def __call__(self, tag: re.Match[str]) -> str:
        if not tag[1]:
            self._now = self._level(int(tag[2]))
        return f"<{tag[1]}h{self._now}"


class _Open(NamedTuple):
    """An element that is open: its tag as it was and as it will be, empty when only what it holds is to stay."""

    written: str
    tag: str
    attributes: Mapping[str, str]
    pieces: list[Piece]


class _Reader:
    """Builds the pieces from the inside out, so that no depth of them is too much."""

    def __init__(self) -> None:
        self._open = [_Open("", "", {}, [])]

    def read(self, html: str) -> str:
        """Return *html* as it can stand on a page."""
        for end, tag, attributes, written in _TOKEN.findall(html):
            if written:
                self._add(text(written))
            elif end:
                self._end(tag)
            else:
                self._start(tag, dict(_ATTRIBUTE.findall(attributes)))
        while len(self._open) > 1:
            self._close(self._open.pop())
        return "".join(piece.html for piece in self._open[0].pieces)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        meant = self._meant(tag, attributes)
        if tag not in VOID:
            self._open.append(_Open(tag, meant, attributes if meant == tag else general(attributes), []))
        elif tag == "img" and "src" not in attributes:
            self._add(text(attributes.get("alt", "")))  # without a file its text is all there is
        elif meant:
            self._add(void(tag, _described(attributes) if tag == "img" else attributes))

    def _end(self, tag: str) -> None:
        if all(element.written != tag for element in self._open):
            return
        while (element := self._open.pop()).written != tag:
            self._close(element)
        self._close(element)

    def _add(self, *pieces: Piece) -> None:
        self._open[-1].pieces.extend(pieces)

    def _meant(self, tag: str, attributes: dict[str, str]) -> str:
        """Return what the element *tag* becomes in this place: itself, another, or nothing."""
        around = [element.tag for element in self._open if element.tag]
        if "a" in around:
            attributes.pop("tabindex", None)  # only one thing to come to by keyboard
        if any(tag in _NEVER_IN.get(outer, ()) for outer in around) or not _NEEDED.get(tag, set()) <= set(attributes):
            return ""
        parents, instead = _PARENTS.get(tag, (None, ""))
        if parents is None or (around and around[-1] in parents):
            return tag
        return "" if any(instead in _NEVER_IN.get(outer, ()) for outer in around) else instead

    def _close(self, element: _Open) -> None:
        if not element.tag:
            self._add(*element.pieces)
            return
        close = _CLOSED.get(element.tag, plain)
        self._add(*close(element.tag, element.attributes, element.pieces))


# ---- elements, made of what they hold ------------------------------------------------------------------


def _described(attributes: Attributes) -> Attributes:
    """Return the *attributes* of an image with a text, which is its title when that is all that there is to tell."""
    title = attributes.get("title", "")
    kept = {name: value for name, value in attributes.items() if name != "title" or attributes.get("alt", "")}
    return kept if "alt" in attributes else {"alt": title, **kept}


def _heading(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    before = takewhile(lambda piece: not piece.is_block, pieces)
    if not any(piece.says for piece in before):
        return pieces  # no outline has a place for it
    return plain(tag, attributes, pieces)


def _anchor(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return an anchor with an id in place of its name, which HTML has no more; a link only if it can be read."""
    kept = {name: value for name, value in attributes.items() if name != "name"}
    if "name" in attributes:
        kept.setdefault("id", attributes["name"])
    if "aria-label" not in kept and not any(piece.says for piece in pieces):
        kept.pop("href", None)
    return [element(tag, kept, pieces)] if kept else pieces


def _list(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    items = _wrapped(pieces, {"li"}, "li")
    if tag == "ul":
        items = [without(item, "value") for item in items]
    return [element(tag, attributes, items)]


def _definitions(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the terms and what is said of them; where one lacks the other, only blocks."""
    items = _wrapped(pieces, {"dt", "dd"}, "dd")
    kinds = "".join(kind for kind, _ in groupby(item.tag for item in items if item.tag))
    if re.fullmatch(r"(?:dtdd)+", kinds):
        return [element(tag, attributes, items)]
    return [element("div", attributes, [renamed(item, "div") if item.tag else item for item in items])]


def _wrapped(pieces: Sequence[Piece], known: set[str], tag: str) -> list[Piece]:
    """Return *pieces* with all that is not *known* in elements *tag*, but for white space."""
    found: list[Piece] = []
    for is_known, group in groupby(pieces, lambda piece: piece.tag in known):
        run = list(group)
        is_blank = all(not piece.tag and not piece.says for piece in run)
        found += run if is_known or is_blank else [element(tag, {}, run)]
    return found


def _details(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the element with one summary, and that first."""
    at = next((index for index, piece in enumerate(pieces) if piece.tag == "summary" and piece.says), None)
    summary = element("summary", {}, [text("…")]) if at is None else pieces[at]
    rest = [renamed(piece, "div") if piece.tag == "summary" else piece for piece in _but(pieces, at)]
    return [element(tag, attributes, [summary, *rest])]


def _figure(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the element with one caption at most, first or last in it."""
    at = next((index for index, piece in enumerate(pieces) if piece.tag == "figcaption"), None)
    if at is None:
        return [element(tag, attributes, pieces)]
    rest = [renamed(piece, "div") if piece.tag == "figcaption" else piece for piece in _but(pieces, at)]
    is_first = not any(piece.tag or piece.says for piece in pieces[:at])
    return [element(tag, attributes, [pieces[at], *rest] if is_first else [*rest, pieces[at]])]


def _but(pieces: Sequence[Piece], at: int | None) -> list[Piece]:
    return [piece for index, piece in enumerate(pieces) if index != at]


def _ruby(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the element when something is read above something else; else what it holds."""
    kinds = [piece.tag for piece in pieces if piece.tag or piece.says]
    if "rt" in kinds[1:] and kinds[0] not in ("rt", "rp"):
        return plain(tag, attributes, pieces)
    return [one for piece in pieces for one in (piece.inner if piece.tag in ("rt", "rp") else [piece])]


def _media(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the element with its buttons, loaded when asked for; without a file only what it holds."""
    if "src" not in attributes and all(piece.tag != "source" for piece in pieces):
        return [piece for piece in pieces if piece.tag != "track"]
    sources = [piece for piece in pieces if piece.tag == "source" and "src" not in attributes]
    tracks = [piece for piece in pieces if piece.tag == "track"]
    rest = [piece for piece in pieces if piece.tag not in ("source", "track")]
    return [element(tag, {**attributes, "controls": "", "preload": "none"}, [*sources, *tracks, *rest])]


_CLOSED: Mapping[str, Callable[[str, Attributes, Sequence[Piece]], Sequence[Piece]]] = {
    "a": _anchor,
    "audio": _media,
    "details": _details,
    "dl": _definitions,
    "figure": _figure,
    **dict.fromkeys(HEADINGS, _heading),
    "ol": _list,
    "ruby": _ruby,
    "table": table,
    "th": header,
    "tr": row,
    "ul": _list,
    "video": _media,
}
