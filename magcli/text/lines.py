"""A text set in lines: as large as its room allows, and no line much longer than the others."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

Measure = Callable[[str, float], float]
"""Returns the width of a text at a size of the font."""

MOST = 400
"""Characters of a text that are set: there is no room for more, at any size."""

_STEPS = 8


class Room(NamedTuple):
    """Where a text goes: a width and a height, and the distance of two lines as a multiple of their size."""

    width: float
    height: float
    leading: float


class Setting(NamedTuple):
    """A text in lines of one size."""

    lines: tuple[str, ...]
    size: float


def fitted(text: str, measure: Measure, room: Room, sizes: Sequence[float]) -> Setting:
    """Return *text* in lines at the largest of *sizes* at which it fits into *room* with no word broken.

    At the smallest size words that are too long are broken, and what does not fit is left out: `…`.
    """
    words = re.split(r"[ \t\n]+", text[:MOST].strip(" \t\n"))
    for size in sizes:
        lines = _wrapped(words, lambda line: measure(line, size), room.width)  # noqa: B023 (used at once)
        if len(lines) <= _most(room, size) and max(measure(line, size) for line in lines) <= room.width:
            return Setting(_balanced(words, lambda line: measure(line, size), room.width, len(lines)), size)  # noqa: B023
    return _cut(words, measure, room, sizes[-1])


def on_one_line(text: str, measure: Measure, width: float, size: float) -> str:
    """Return *text*, or as much of it as fits into *width*, and `…`."""
    return _shortened(" ".join(text[:MOST].split()), measure, width, size)


def _most(room: Room, size: float) -> int:
    return max(1, int(room.height / (size * room.leading)))


def _wrapped(words: Sequence[str], measure: Callable[[str], float], width: float) -> tuple[str, ...]:
    """Return *words* in lines, each as full as *width* allows; a word that is wider stands alone."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _balanced(words: Sequence[str], measure: Callable[[str], float], width: float, count: int) -> tuple[str, ...]:
    """Return *words* in *count* lines, in the narrowest column that holds them in so many."""
    low, high = max(map(measure, words)), width
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_wrapped(words, measure, middle)) <= count else (middle, high)
    return _wrapped(words, measure, high)


def _cut(words: Sequence[str], measure: Measure, room: Room, size: float) -> Setting:
    pieces = [piece for word in words for piece in _broken(word, measure, room.width, size)]
    lines = _wrapped(pieces, lambda line: measure(line, size), room.width)
    most = _most(room, size)
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :])
        lines = (*lines[: most - 1], _shortened(rest, measure, room.width, size))
    return Setting(lines, size)


def _broken(word: str, measure: Measure, width: float, size: float) -> Iterator[str]:
    """Yield *word* in pieces that are no wider than *width*."""
    piece = ""
    for letter in word:
        if piece and measure(piece + letter, size) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _shortened(text: str, measure: Measure, width: float, size: float) -> str:
    if measure(text, size) <= width:
        return text
    while text and measure(f"{text.rstrip()}…", size) > width:
        text = text[:-1]
    return text.rstrip(" ,;:–—-") + "…"
