"""Tables of raw HTML: their parts in order, their rows of one length, their headers with what they head."""

from collections.abc import Sequence

from magcli.text.pieces import Attributes, Piece, element, renamed, without
from magcli.text.spans import Cell, lacking

_PARTS = {"caption": 0, "colgroup": 1, "thead": 2, "tbody": 3, "tfoot": 4}
_ROWS = frozenset({"thead", "tbody", "tfoot"})


def table(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the element with its parts in the order that they must have, what is not one of them before it."""
    before, parts = list[Piece](), list[Piece]()
    known: set[str] = set()
    for piece in pieces:
        if piece.tag == "caption" and not parts:
            parts.append(piece)
        elif piece.tag == "caption":
            before.append(renamed(piece, "div"))
        elif piece.tag in ("thead", "tfoot") and piece.tag in known:
            parts.append(renamed(piece, "tbody"))
        elif piece.tag in _PARTS:
            parts.append(piece)
        elif piece.tag or piece.says:
            before.append(piece)
        known.add(piece.tag)
    if not any(part.tag in _ROWS for part in parts):
        return [*before, *(renamed(part, "div") for part in parts if part.tag == "caption")]
    return [*before, element(tag, attributes, _even(sorted(parts, key=lambda part: _PARTS[part.tag])))]


def _even(parts: Sequence[Piece]) -> list[Piece]:
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


def _inner(piece: Piece, tag: str) -> list[Piece]:
    return [inner for inner in piece.inner if inner.tag == tag]


def _cells(row: Piece) -> list[Piece]:
    return [inner for inner in row.inner if inner.tag in ("td", "th")]


def _cell(cell: Piece) -> Cell:
    return Cell(int(cell.attributes.get("colspan", 1)), int(cell.attributes.get("rowspan", 1)))


def _filled(part: Piece, lacks: Sequence[int]) -> Piece:
    """Return the rows of *part*, each with as many empty cells more as it *lacks*."""
    if not any(lacks):
        return part
    rows = iter(lacks)
    empty = element("td", {}, ())
    inner = [
        element("tr", piece.attributes, [*piece.inner, *[empty] * next(rows)]) if piece.tag == "tr" else piece
        for piece in part.inner
    ]
    return element(part.tag, part.attributes, inner)


def _without_spans(part: Piece) -> Piece:
    if part.tag not in _ROWS:
        return part
    rows = [
        element(row.tag, row.attributes, [without(without(cell, "colspan"), "rowspan") for cell in row.inner])
        if row.tag
        else row
        for row in part.inner
    ]
    return element(part.tag, part.attributes, rows)


def row(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the element, with what its headers head: all of a row their columns, one among cells its row."""
    if not any(piece.tag for piece in pieces):
        return []
    scope = "row" if any(piece.tag == "td" and piece.says for piece in pieces) else "col"
    cells = [
        element("th", {"scope": scope, **piece.attributes}, piece.inner) if piece.tag == "th" else piece
        for piece in pieces
    ]
    return [element(tag, attributes, cells)]


def header(tag: str, attributes: Attributes, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return a header, or a cell when it heads nothing."""
    if any(piece.says for piece in pieces):
        return [element(tag, attributes, pieces)]
    return [without(element("td", attributes, pieces), "scope")]
