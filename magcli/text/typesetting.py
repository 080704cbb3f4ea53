"""Text as a printer would set it in its language: what exporters show in place of what writers type."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from magcli.text import french, neighbours
from magcli.text.manners import Change, Manner
from magcli.text.running import BLOCK, NOTE, THING, masked

_LANGUAGES: Mapping[str, Callable[[str], Manner]] = {
    "de": neighbours.german,
    "en": neighbours.english,
    "es": neighbours.spanish,
    "fr": french.manner,
    "it": neighbours.italian,
}
_MASKED = re.compile(f"[{BLOCK}{NOTE}{THING}]+")


def typeset(pieces: Sequence[str], lang: str) -> list[str]:
    """Return *pieces*, one text cut where its markup stands, as they are set in *lang*.

    Code, pictures and the like are a THING among the pieces, footnote references a NOTE, and a BLOCK stands between
    two paragraphs. In a language that is not known nothing changes.
    """
    manner = _manner(lang)
    if manner is None:
        return list(pieces)
    text = "".join(pieces)
    seams = list(accumulate(map(len, pieces), initial=0))
    hidden = shown = masked(text)
    for exchange in manner.exchanges:
        shown = exchange.made(shown)
    moved = seams
    for find in (manner.signs, manner.spaces):
        shown, moved = _changed(shown, moved, sorted(find(shown)))
    found = [shown[start:end] for start, end in pairwise(moved)]
    if hidden == text:
        return found
    before = (hidden[start:end] for start, end in pairwise(seams))
    return [
        _unmasked(*three) if three[1] != three[2] else three[0] for three in zip(found, pieces, before, strict=True)
    ]


@lru_cache(maxsize=1024)  # a title stands on many pages
def typeset_line(text: str, lang: str) -> str:
    """Return *text*, a title or another plain text of one paragraph, as it is set in *lang*."""
    return typeset([text], lang)[0]


@lru_cache(maxsize=8)  # asked for with every text
def _manner(lang: str) -> Manner | None:
    tag = lang.lower()
    language = _LANGUAGES.get(tag.partition("-")[0])
    return language(tag) if language else None


def _changed(text: str, seams: list[int], changes: Sequence[Change]) -> tuple[str, list[int]]:
    """Return *text* with all *changes* made that do not overlap, and where its *seams* are then."""
    pieces: list[str] = []
    starts, ends, shifts = [], [], [0]
    last = 0
    for start, end, instead in changes:
        if start < last:
            continue
        pieces += (text[last:start], instead)
        last = end
        starts.append(start)
        ends.append(end)
        shifts.append(shifts[-1] + len(instead) - end + start)
    pieces.append(text[last:])
    return "".join(pieces), list(_moved(seams, starts, ends, shifts)) if ends else seams


def _moved(seams: Iterable[int], starts: list[int], ends: list[int], shifts: list[int]) -> Iterator[int]:
    """Yield where *seams*, in order, are once what lies from *starts* to *ends* has changed its length."""
    at, last = 0, len(ends)
    for seam in seams:
        while at < last and ends[at] <= seam:
            at += 1
        # In the middle of a change, which goes with the piece before.
        is_inside = at < last and starts[at] < seam
        yield ends[at] + shifts[at + 1] if is_inside else seam + shifts[at]


def _unmasked(shown: str, written: str, hidden: str) -> str:
    """Return the piece *shown* with what it had as *written* where it was *hidden*, of which nothing changes."""
    held = (written[slice(*signs.span())] for signs in _MASKED.finditer(hidden))
    return _MASKED.sub(lambda _: next(held), shown)
