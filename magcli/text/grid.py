"""Cells set in columns of a terminal: which of them fit, how wide each is, and the lines they make."""

from collections.abc import Mapping, Sequence

from magcli.text.cells import cells, padded

GAP = 2
"""Blank columns between two cells."""

NARROW, LEAST = 15, 12
"""How narrow the column that gives way may become: as long as another can be left out, and where none can."""

WIDE = 12
"""How wide every other column may be, whatever the room: a short name is."""

Widths = Mapping[int, int]
"""The columns that are shown, by number, and how wide each is."""


def widths(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    room: int,
    *,
    shrink: Sequence[int] = (),
    then: Sequence[int] = (),
) -> Widths | None:
    """Return how wide the columns of *rows* under *head* are in *room*; `None` when they do not fit.

    The columns *shrink* give way, the widest of them first, and where that is not enough those *then*; all others are
    as wide as their cells.
    """
    natural = {at: max(map(cells, column)) for at, column in enumerate(zip(head, *rows, strict=True))}
    return _fitted(natural, room, (shrink, then))


def chosen(
    head: Sequence[str], rows: Sequence[Sequence[str]], room: int, *, shrink: int, drop: Sequence[int]
) -> Widths:
    """Return how wide the columns of *rows* under *head* are in *room*, those without a cell left out.

    The column *shrink* gives way first, then those to *drop* are left out, the first of them first. No other is
    wider than an eighth of the room, or WIDE.
    """
    columns = enumerate(zip(head, *rows, strict=True))
    natural = {at: max(map(cells, column)) for at, column in columns if any(column[1:])}
    natural = {at: width if at == shrink else min(width, max(room // 8, WIDE)) for at, width in natural.items()}
    for leaves in (*drop, *(at for at in reversed(natural) if at not in (shrink, *drop))):
        if (fitted := _fitted(natural, room, ((shrink,),), NARROW)) is not None:
            return fitted
        natural = {at: width for at, width in natural.items() if at != leaves}
    return {at: min(width, room) for at, width in natural.items()}


def _fitted(natural: Widths, room: int, shrink: Sequence[Sequence[int]], least: int = LEAST) -> Widths | None:
    widths = dict(natural)
    too_much = sum(widths.values()) + GAP * (len(widths) - 1) - room
    for columns in shrink:
        while too_much > 0 and columns and max(widths[at] for at in columns) > least:
            widths[max(columns, key=widths.__getitem__)] -= 1
            too_much -= 1
    return None if too_much > 0 else widths


def line(row: Sequence[str], widths: Widths) -> str:
    """Return *row* in columns of these *widths*, each cell cut with an ellipsis where it is longer."""
    return (" " * GAP).join(padded(row[at], width) for at, width in widths.items()).rstrip(" ")
