"""What may stand in what: well-formed HTML made valid, without a word of it lost (HTML, 3.2.5.2 and chapter 4)."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import unescape
from itertools import groupby, takewhile
from typing import NamedTuple

from magcli.text.spans import Cell, lacking

# What holds text and no blocks, what is a block, and what holds whatever the element around it does.
_OF_TEXT = frozenset(
    {
        *("abbr", "b", "bdi", "bdo", "caption", "cite", "code", "dfn", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i"),
        *("kbd", "mark", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub"),
        *("summary", "sup", "time", "u", "var"),
    }
)
_BLOCKS = frozenset(
    {
        *("address", "blockquote", "details", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol"),
        *("p", "pre", "table", "ul"),
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MEDIA = frozenset({"audio", "video"})
_TRANSPARENT = _MEDIA | {"a", "del", "ins"}
_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "track", "wbr"})

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
    "source": (_MEDIA, ""),
    "summary": (frozenset({"details"}), "div"),
    "tbody": (frozenset({"table"}), ""),
    "td": (frozenset({"tr"}), "div"),
    "tfoot": (frozenset({"table"}), ""),
    "th": (frozenset({"tr"}), "div"),
    "thead": (frozenset({"table"}), ""),
    "tr": (frozenset({"tbody", "tfoot", "thead"}), ""),
    "track": (_MEDIA, ""),
}
# What may not stand anywhere in an element.
_NEVER_IN: Mapping[str, frozenset[str]] = {
    "a": frozenset({"a", "audio", "details", "input", "video"}),
    "address": _HEADINGS | {"address", "blockquote", "details"},
    "audio": _MEDIA,
    "caption": _BLOCKS,
    "dfn": frozenset({"dfn"}),
    "dt": _HEADINGS,
    "summary": _BLOCKS,
    "th": _HEADINGS,
    "video": _MEDIA,
}
# What says nothing without an attribute.
_NEEDED = {"bdo": {"dir"}, "input": {"aria-label"}, "source": {"src"}, "time": {"datetime"}, "track": {"src"}}

# nh3 writes every attribute in double quotes, with < and > escaped, so that this needs no parser.
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>|([^<]+)")
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')


class _Piece(NamedTuple):
    """An element that is closed, or a text: then it has no tag."""

    tag: str
    html: str
    says: bool
    is_block: bool = False
    inner: "tuple[_Piece, ...]" = ()
    attributes: Mapping[str, str] = {}


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
    pieces: list[_Piece]


class _Reader:
    """Builds the pieces from the inside out, so that no depth of them is too much."""

    def __init__(self) -> None:
        self._open = [_Open("", "", {}, [])]

    def read(self, html: str) -> str:
        """Return *html* as it can stand on a page."""
        for end, tag, attributes, text in _TOKEN.findall(html):
            if text:
                self._add(_text(text))
            elif end:
                self._end(tag)
            else:
                self._start(tag, dict(_ATTRIBUTE.findall(attributes)))
        while len(self._open) > 1:
            self._close(self._open.pop())
        return "".join(piece.html for piece in self._open[0].pieces)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        meant = self._meant(tag, attributes)
        if tag not in _VOID:
            self._open.append(_Open(tag, meant, attributes if meant == tag else _general(attributes), []))
        elif tag == "img" and "src" not in attributes:
            self._add(_text(attributes.get("alt", "")))  # without a file its text is all there is
        elif meant:
            self._add(_void(tag, _described(attributes) if tag == "img" else attributes))

    def _end(self, tag: str) -> None:
        if all(element.written != tag for element in self._open):
            return
        while (element := self._open.pop()).written != tag:
            self._close(element)
        self._close(element)

    def _add(self, *pieces: _Piece) -> None:
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
        close = _CLOSED.get(element.tag, _plain)
        self._add(*close(element.tag, element.attributes, element.pieces))


# ---- elements, made of what they hold ------------------------------------------------------------------

Attributes = Mapping[str, str]


def _text(html: str) -> _Piece:
    return _Piece("", html, bool(unescape(html).strip()))


def _void(tag: str, attributes: Attributes) -> _Piece:
    says = tag == "input" or (tag == "img" and bool(attributes.get("alt", "").strip()))
    return _Piece(tag, _opening(tag, attributes), says, tag in _BLOCKS, (), attributes)


def _described(attributes: Attributes) -> Attributes:
    """Return the *attributes* of an image with a text, which is its title when that is all that there is to tell."""
    title = attributes.get("title", "")
    kept = {name: value for name, value in attributes.items() if name != "title" or attributes.get("alt", "")}
    return kept if "alt" in attributes else {"alt": title, **kept}


def _element(tag: str, attributes: Attributes, pieces: Iterable[_Piece]) -> _Piece:
    inner = tuple(pieces)
    html = f"{_opening(tag, attributes)}{''.join(piece.html for piece in inner)}</{tag}>"
    is_block = tag in _BLOCKS or (tag in _TRANSPARENT and any(piece.is_block for piece in inner))
    return _Piece(tag, html, any(piece.says for piece in inner), is_block, inner, attributes)


def _opening(tag: str, attributes: Attributes) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{written}>"


def _plain(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the element, which ends before the first block in it when it is one of text."""
    first = next((index for index, piece in enumerate(pieces) if piece.is_block), None)
    if tag not in _OF_TEXT or first is None:
        return [_element(tag, attributes, pieces)]
    before = pieces[:first]
    begun = [_element(tag, attributes, before)] if before else []
    return [*begun, *pieces[first:]]


def _heading(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    before = takewhile(lambda piece: not piece.is_block, pieces)
    if not any(piece.says for piece in before):
        return pieces  # no outline has a place for it
    return _plain(tag, attributes, pieces)


def _anchor(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return an anchor with an id in place of its name, which HTML has no more; a link only if it can be read."""
    kept = {name: value for name, value in attributes.items() if name != "name"}
    if "name" in attributes:
        kept.setdefault("id", attributes["name"])
    if "aria-label" not in kept and not any(piece.says for piece in pieces):
        kept.pop("href", None)
    return [_element(tag, kept, pieces)] if kept else pieces


def _list(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    items = _wrapped(pieces, {"li"}, "li")
    if tag == "ul":
        items = [_without(item, "value") for item in items]
    return [_element(tag, attributes, items)]


def _definitions(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the terms and what is said of them; where one lacks the other, only blocks."""
    items = _wrapped(pieces, {"dt", "dd"}, "dd")
    kinds = "".join(kind for kind, _ in groupby(item.tag for item in items if item.tag))
    if re.fullmatch(r"(?:dtdd)+", kinds):
        return [_element(tag, attributes, items)]
    return [_element("div", attributes, [_renamed(item, "div") if item.tag else item for item in items])]


def _wrapped(pieces: Sequence[_Piece], known: set[str], tag: str) -> list[_Piece]:
    """Return *pieces* with all that is not *known* in elements *tag*, but for white space."""
    found: list[_Piece] = []
    for is_known, group in groupby(pieces, lambda piece: piece.tag in known):
        run = list(group)
        is_blank = all(not piece.tag and not piece.says for piece in run)
        found += run if is_known or is_blank else [_element(tag, {}, run)]
    return found


def _details(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the element with one summary, and that first."""
    at = next((index for index, piece in enumerate(pieces) if piece.tag == "summary" and piece.says), None)
    summary = _element("summary", {}, [_text("…")]) if at is None else pieces[at]
    rest = [_renamed(piece, "div") if piece.tag == "summary" else piece for piece in _but(pieces, at)]
    return [_element(tag, attributes, [summary, *rest])]


def _figure(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the element with one caption at most, first or last in it."""
    at = next((index for index, piece in enumerate(pieces) if piece.tag == "figcaption"), None)
    if at is None:
        return [_element(tag, attributes, pieces)]
    rest = [_renamed(piece, "div") if piece.tag == "figcaption" else piece for piece in _but(pieces, at)]
    is_first = not any(piece.tag or piece.says for piece in pieces[:at])
    return [_element(tag, attributes, [pieces[at], *rest] if is_first else [*rest, pieces[at]])]


def _but(pieces: Sequence[_Piece], at: int | None) -> list[_Piece]:
    return [piece for index, piece in enumerate(pieces) if index != at]


def _table(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the element with its parts in the order that they must have, what is not one of them before it."""
    before, parts = list[_Piece](), list[_Piece]()
    known: set[str] = set()
    for piece in pieces:
        if piece.tag == "caption" and not parts:
            parts.append(piece)
        elif piece.tag == "caption":
            before.append(_renamed(piece, "div"))
        elif piece.tag in ("thead", "tfoot") and piece.tag in known:
            parts.append(_renamed(piece, "tbody"))
        elif piece.tag in _PARTS:
            parts.append(piece)
        elif piece.tag or piece.says:
            before.append(piece)
        known.add(piece.tag)
    if not any(part.tag in _ROWS for part in parts):
        return [*before, *(_renamed(part, "div") for part in parts if part.tag == "caption")]
    return [*before, _element(tag, attributes, _even(sorted(parts, key=lambda part: _PARTS[part.tag])))]


_PARTS = {"caption": 0, "colgroup": 1, "thead": 2, "tbody": 3, "tfoot": 4}
_ROWS = frozenset({"thead", "tbody", "tfoot"})


def _even(parts: Sequence[_Piece]) -> list[_Piece]:
    """Return the *parts* of a table with rows of the same length, and without cells that span where they cannot."""
    rows = [part for part in parts if part.tag in _ROWS]
    missing = lacking([[[_cell(cell) for cell in _cells(row)] for row in _inner(part, "tr")] for part in rows])
    if missing is None:
        return _even([_without_spans(part) for part in parts])
    filled = iter([_filled(part, lacks) for part, lacks in zip(rows, missing, strict=True)])
    even = [next(filled) if part.tag in _ROWS else part for part in parts]
    width = max(
        (sum(_cell(cell).columns for cell in _cells(row)) for part in even for row in _inner(part, "tr")), default=0
    )
    columns = sum(int(column.attributes.get("span", 1)) for part in even for column in _inner(part, "col"))
    return [part for part in even if part.tag != "colgroup" or columns <= width]


def _inner(piece: _Piece, tag: str) -> list[_Piece]:
    return [inner for inner in piece.inner if inner.tag == tag]


def _cells(row: _Piece) -> list[_Piece]:
    return [inner for inner in row.inner if inner.tag in ("td", "th")]


def _cell(cell: _Piece) -> Cell:
    return Cell(int(cell.attributes.get("colspan", 1)), int(cell.attributes.get("rowspan", 1)))


def _filled(part: _Piece, lacks: Sequence[int]) -> _Piece:
    """Return the rows of *part*, each with as many empty cells more as it *lacks*."""
    if not any(lacks):
        return part
    rows = iter(lacks)
    empty = _element("td", {}, ())
    inner = [
        _element("tr", piece.attributes, [*piece.inner, *[empty] * next(rows)]) if piece.tag == "tr" else piece
        for piece in part.inner
    ]
    return _element(part.tag, part.attributes, inner)


def _without_spans(part: _Piece) -> _Piece:
    if part.tag not in _ROWS:
        return part
    rows = [
        _element(row.tag, row.attributes, [_without(_without(cell, "colspan"), "rowspan") for cell in row.inner])
        if row.tag
        else row
        for row in part.inner
    ]
    return _element(part.tag, part.attributes, rows)


def _row(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the element, with what its headers head: all of a row their columns, one among cells its row."""
    if not any(piece.tag for piece in pieces):
        return []
    scope = "row" if any(piece.tag == "td" and piece.says for piece in pieces) else "col"
    cells = [
        _element("th", {"scope": scope, **piece.attributes}, piece.inner) if piece.tag == "th" else piece
        for piece in pieces
    ]
    return [_element(tag, attributes, cells)]


def _header(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    if any(piece.says for piece in pieces):
        return [_element(tag, attributes, pieces)]
    return [_without(_element("td", attributes, pieces), "scope")]  # it heads nothing


def _ruby(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the element when something is read above something else; else what it holds."""
    kinds = [piece.tag for piece in pieces if piece.tag or piece.says]
    if "rt" in kinds[1:] and kinds[0] not in ("rt", "rp"):
        return _plain(tag, attributes, pieces)
    return [one for piece in pieces for one in (piece.inner if piece.tag in ("rt", "rp") else [piece])]


def _media(tag: str, attributes: Attributes, pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    """Return the element with its buttons, loaded when asked for; without a file only what it holds."""
    if "src" not in attributes and all(piece.tag != "source" for piece in pieces):
        return [piece for piece in pieces if piece.tag != "track"]
    files = [piece for piece in pieces if piece.tag in ("source", "track")]
    rest = [piece for piece in pieces if piece.tag not in ("source", "track")]
    ordered = sorted(files, key=lambda piece: piece.tag) if "src" not in attributes else []
    return [_element(tag, {**attributes, "controls": "", "preload": "none"}, [*ordered, *rest])]


def _renamed(piece: _Piece, tag: str) -> _Piece:
    return _element(tag, _general(piece.attributes), piece.inner)


def _general(attributes: Attributes) -> Attributes:
    """Return those of *attributes* that every element may have."""
    return {name: value for name, value in attributes.items() if name in ("class", "dir", "id", "lang", "title")}


def _without(piece: _Piece, name: str) -> _Piece:
    if name not in piece.attributes:
        return piece
    kept = {known: value for known, value in piece.attributes.items() if known != name}
    return _element(piece.tag, kept, piece.inner)


_CLOSED: Mapping[str, Callable[[str, Attributes, Sequence[_Piece]], Sequence[_Piece]]] = {
    "a": _anchor,
    "audio": _media,
    "details": _details,
    "dl": _definitions,
    "figure": _figure,
    **dict.fromkeys(_HEADINGS, _heading),
    "ol": _list,
    "ruby": _ruby,
    "table": _table,
    "th": _header,
    "tr": _row,
    "ul": _list,
    "video": _media,
}
