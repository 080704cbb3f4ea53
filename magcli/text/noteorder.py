"""The order of notes: their numbers, and their definitions, as readers come upon them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, pairwise, takewhile
from typing import NamedTuple
from unicodedata import normalize

from magcli.model import Edit, Span
from magcli.text import noteforms
from magcli.text.footnotes import Footnotes, Mark, Note, by_label, fold, met, scan
from magcli.text.position import line_start


class Disorder(NamedTuple):
    """A mark of a note that is not at its place."""

    label: str
    span: Span
    other: str
    """The label that it stands in front of or behind, though it should not."""
    is_before: bool
    """It stands too far in front, or there is a gap before it; else it stands too far behind."""
    edits: tuple[Edit, ...] = ()


@lru_cache(maxsize=2)  # two rules ask in turn
def ranks(body: str) -> Mapping[str, int]:
    """Return how many notes a reader of *body* meets before each, by folded label."""
    return met(scan(body).references)


# ---- numbers -------------------------------------------------------------------------------------------

_NUMBER = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)
"""A longer one is a year, or a code of some kind."""


def _numbers(body: str) -> Sequence[int]:
    """Return the numbers that are labels, in reading order; none when more than their order is wrong."""
    notes, forms = scan(body), noteforms.classify(body)
    is_sound = len(ranks(body)) == len(notes.definitions) and not (forms.by_rule or forms.undefined or forms.unused)
    return [int(label) for label in ranks(body) if _NUMBER.fullmatch(label)] if is_sound else []


def disordered_number(body: str) -> Disorder | None:
    """Return the first reference whose number is not at its place among the others; its edits number all anew."""
    numbers = _numbers(body)
    if not (found := _misplaced(numbers)):
        return None
    at, other, is_before = found
    mark = _first(scan(body), str(numbers[at]))
    renumbered = {str(number): str(place) for number, place in zip(numbers, sorted(numbers), strict=True)}
    return Disorder(mark.label, mark.span, str(numbers[other]), is_before, tuple(_rearranged(body, renumbered)))


def gap(body: str) -> Disorder | None:
    """Return the first reference whose number skips one; its edits close all gaps."""
    numbers = sorted(_numbers(body))
    gaps = [(before, after) for before, after in pairwise(numbers) if after > before + 1]
    told = _told(body) if gaps else frozenset()
    for before, after in gaps:
        if told.isdisjoint(range(before + 1, after)):
            mark = _first(scan(body), str(after))
            places = range(numbers[0], numbers[0] + len(numbers))
            renumbered = {str(number): str(place) for number, place in zip(numbers, places, strict=True)}
            edits = tuple(_relabelled(scan(body), renumbered)) if told.isdisjoint(places) else ()
            return Disorder(mark.label, mark.span, str(before), True, edits)
    return None


_TOLD = re.compile(r"(?:[\[(]\\?\^?\s?|<sup>\s*)([0-9]{1,3})|([¹²³⁰⁴-⁹]{1,3})", re.ASCII)


def _told(body: str) -> frozenset[int]:
    """Return the numbers that stand in *body* in another form of a note: theirs are no gaps."""
    known = {str(number) for number in _numbers(body)}
    found = {number or normalize("NFKC", raised) for number, raised in _TOLD.findall(body)}
    return frozenset(int(number) for number in found - known)


def _first(notes: Footnotes, label: str) -> Mark:
    marks = by_label(notes.references)[label]
    return next((mark for mark in marks if mark.within is None), marks[0])


def _misplaced(places: Sequence[int]) -> tuple[int, int, bool] | None:
    """Return which of *places* is out of order, next to which, and whether it stands in front of it."""
    for at, (one, two) in enumerate(pairwise(places)):
        if one > two:
            without_one, without_two = [*places[:at], *places[at + 1 :]], [*places[: at + 1], *places[at + 2 :]]
            is_before = _is_ascending(without_one) or not _is_ascending(without_two)
            return (at, at + 1, True) if is_before else (at + 1, at, False)
    return None


def _is_ascending(places: Sequence[int]) -> bool:
    return all(one < two for one, two in pairwise(places))


def _relabelled(notes: Footnotes, labels: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits that give each note with one of *labels* the other."""
    marks: tuple[Mark | Note, ...] = (*notes.references, *notes.definitions)
    for mark in marks:
        old = fold(mark.label)
        if labels.get(old, old) != old:
            start = mark.span.start + 2
            yield Edit(Span(start, start + len(mark.label)), labels[old])


# ---- definitions ---------------------------------------------------------------------------------------


def disordered_notes(body: str) -> Iterator[Disorder]:
    """Yield of each run of definitions the first that is not at its place; its edits move them all to theirs."""
    rank = ranks(body)
    for run in _runs(body):
        numbered = [note for note in run if _NUMBER.fullmatch(note.label)]  # of words, each order is one
        numbers = [int(note.label) for note in numbered]
        places = [rank[fold(note.label)] for note in numbered]
        if numbers != sorted(numbers) and (found := _misplaced(places)):
            at, other, is_before = found
            edits = tuple(_sorted_run(body, run, ()))
            yield Disorder(numbered[at].label, numbered[at].span, numbered[other].label, is_before, edits)


def _runs(body: str) -> Iterator[Sequence[Note]]:
    """Yield the notes that stand one below the other with nothing in between, where all are called, and once each."""
    notes = scan(body)
    by_start = {note.span.start: note for note in notes.definitions}
    groups = by_label(notes.definitions)
    run: list[Note] = []
    for block in notes.blocks:
        note = by_start.get(block.span.start)
        if note and fold(note.label) in ranks(body) and len(groups[fold(note.label)]) == 1:
            run.append(note)
        elif run:
            yield run
            run = []
    if run:
        yield run


_INDENTED = re.compile(r"(?: {4}| {0,3}\t)[ \t]*\[")
_BLANK = re.compile(r"[ \t]*(?:\r\n?|\n|\Z)")


def _sorted_run(body: str, run: Sequence[Note], relabelled: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits that put the notes of *run* in the order that readers meet them, *relabelled* on the way."""
    places = [_lines(body, note) for note in run]
    below = _BLANK.match(body, places[-1].end)
    if below is None or not _BLANK.match(body, below.end()):
        return  # what stands right below the last note must not become a part of another
    if any(_INDENTED.match(body, place.start) for place in places):
        return  # a note only because of the one above it
    rank = ranks(body)
    moved = sorted(zip(run, places, strict=True), key=lambda pair: rank[fold(pair[0].label)])
    for place, (_, origin) in zip(places, moved, strict=True):
        text = _edited(body, origin, relabelled)
        if text != body[place.start : place.end]:
            yield Edit(place, text)


def _lines(body: str, note: Note) -> Span:
    """Return where the first line of *note* starts, and where its last one with text ends."""
    start = line_start(body, note.span.start)
    return Span(start, start + len(body[start : note.end].rstrip()))


def _edited(body: str, span: Span, edits: Sequence[Edit]) -> str:
    pieces, last = [], span.start
    first = bisect_left(edits, span.start, key=lambda edit: edit.span.start)
    for edit in takewhile(lambda edit: edit.span.start < span.end, islice(edits, first, None)):
        pieces += [body[last : edit.span.start], edit.text]
        last = edit.span.end
    return "".join([*pieces, body[last : span.end]])


def _rearranged(body: str, labels: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the edits that give notes new *labels*, and move those that stand in runs to their places."""
    relabelled = sorted(_relabelled(scan(body), labels))
    moved = sorted(edit for run in _runs(body) for edit in _sorted_run(body, run, relabelled))
    yield from moved
    for edit in relabelled:
        index = bisect_right(moved, edit.span.start, key=lambda move: move.span.start)
        if not index or moved[index - 1].span.end <= edit.span.start:
            yield edit
