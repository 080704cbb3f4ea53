"""Edits made to a text, all at once and none upon another."""

from bisect import bisect, insort
from collections.abc import Iterable

from magcli.model import Edit, Fix, Span


def between(text: str, edited: str) -> Edit:
    """Return the one edit that makes *edited* of *text*: what stands before and behind it in both is left out."""
    start = _alike(text, edited)
    behind = _alike(text[start:][::-1], edited[start:][::-1])
    return Edit(Span(start, len(text) - behind), edited[start : len(edited) - behind])


def _alike(one: str, other: str) -> int:
    """Return how many characters *one* and *other* start with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def made(text: str, fixes: Iterable[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """Return *text* with *fixes* made, each wholly or not at all, and those that were made.

    Where two of them touch each other, the one that comes first in *fixes* is made; the other waits for
    the next round.
    """
    taken: list[Edit] = []
    done: list[Fix] = []
    for fix in fixes:
        if not any(_touches(edit, taken) for edit in fix.edits):
            for edit in fix.edits:
                insort(taken, edit)
            done.append(fix)
    pieces, last = [], 0
    for edit in taken:
        pieces += [text[last : edit.span.start], edit.text]
        last = edit.span.end
    return "".join([*pieces, text[last:]]), tuple(done)


def _touches(edit: Edit, taken: list[Edit]) -> bool:
    """Whether *edit* touches one of those *taken*, which are in order and apart: it can only be a neighbour."""
    at = bisect(taken, edit)
    near = taken[max(0, at - 1) : at + 1]
    return any(edit.span.start <= other.span.end and other.span.start <= edit.span.end for other in near)
