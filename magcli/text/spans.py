"""Tables whose cells span rows and columns: whether they fit together."""

from collections.abc import Sequence
from typing import NamedTuple


class Cell(NamedTuple):
    """How many columns and rows a cell takes."""

    columns: int = 1
    rows: int = 1


MOST = 10_000
"""Places that spans may take, and cells that may be lacking: a table of a few tags could have millions."""

Section = Sequence[Sequence[Cell]]
"""The rows of one part of a table: no cell reaches into the next part."""


def lacking(sections: Sequence[Section]) -> tuple[tuple[int, ...], ...] | None:
    """Return how many cells each row of *sections* lacks to be as wide as the widest; `None` when they do not fit.

    They do not when cells overlap, when one goes on below the last row, or when no cell begins in some column.
    """
    cells = [cell for section in sections for row in section for cell in row]
    if sum(cell.columns * cell.rows for cell in cells) > max(MOST, len(cells)):
        return None
    laid = [_laid(section) for section in sections]
    if None in laid:
        return None
    known = [rows for rows in laid if rows is not None]
    width = max((len(row) for rows in known for row in rows), default=0)
    begun = {at for rows in known for row in rows for at, begins in enumerate(row) if begins}
    begun |= {at for rows in known for row in rows for at in range(len(row), width)}
    if begun != set(range(width)):
        return None
    missing = tuple(tuple(width - len(row) for row in rows) for rows in known)
    return missing if sum(map(sum, missing)) <= MOST else tuple((0,) * len(rows) for rows in known)


def _laid(section: Section) -> list[list[bool]] | None:
    """Return for each row of *section* which of its columns a cell begins in; `None` when cells do not fit."""
    taken: list[dict[int, bool]] = [{} for _ in section]
    for at, row in enumerate(section):
        column = 0
        for cell in row:
            while column in taken[at]:
                column += 1
            if not _place(taken[at : at + cell.rows], column, cell):
                return None
    # What hangs down from above beyond the last cell of a row leaves a hole that none can fill.
    if any(set(row) != set(range(len(row))) for row in taken):
        return None
    return [[row[column] for column in range(len(row))] for row in taken]


def _place(rows: Sequence[dict[int, bool]], column: int, cell: Cell) -> bool:
    """Mark that *cell* takes its *rows* from *column* on; return whether they were free."""
    places = range(column, column + cell.columns)
    if len(rows) < cell.rows or any(place in row for row in rows for place in places):
        return False
    for at, row in enumerate(rows):
        row.update((place, at == 0 and place == column) for place in places)
    return True
