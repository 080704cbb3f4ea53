"""Footnotes as an editor understands them: references and definitions."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from magcli.model import Span
from magcli.text.markdown import HIDDEN, Characters, Prose, events, prose


class Mark(NamedTuple):
    """A footnote reference or definition, or what is left of one."""

    label: str
    span: Span
    """In characters of the body."""
    within: str | None = None
    """The label of the note that a reference stands in."""


class Footnotes(NamedTuple):
    """All that a text says of notes, each kind in reading order."""

    references: tuple[Mark, ...]
    """`[^1]` with a definition."""
    definitions: tuple[Mark, ...]
    """`[^1]: …`: the span is that of the label in its brackets."""
    undefined: tuple[Mark, ...]
    """`[^1]` without one."""
    called: frozenset[str]
    """The folded labels that a reader can get to: from the text, or from a note that is called itself."""


def fold(label: str) -> str:
    """Return what tells *label* from another: GitHub and the parser take `[^A]` and `[^a]` for one note."""
    return label.casefold()


@lru_cache(maxsize=1)  # four rules ask for the notes of one text in turn
def scan(body: str) -> Footnotes:
    """Return the notes of *body*. Code, comments and raw HTML hold none, other than `<sup>` around a mark."""
    references: list[Mark] = []
    definitions: list[Mark] = []
    open_notes: list[str] = []
    characters = Characters(body)
    for event in events(body):
        if event.name == "FootnoteReference":
            within = open_notes[-1] if open_notes else None
            references.append(Mark(event.data, characters.span(event.start, event.end), within))
        elif event.name == "FootnoteDefinition" and event.phase == "start":
            open_notes.append(event.data)
            start = characters.span(event.start, event.start).start
            definitions.append(Mark(event.data, Span(start, body.index("]", start) + 1)))
        elif event.name == "FootnoteDefinition":
            open_notes.pop()
    return Footnotes(
        tuple(references),
        tuple(definitions),
        tuple(_undefined(body, prose(body))),
        _called(references),
    )


def _called(references: Iterable[Mark]) -> frozenset[str]:
    called_in: dict[str | None, list[str]] = {}
    for mark in references:
        within = None if mark.within is None else fold(mark.within)
        called_in.setdefault(within, []).append(fold(mark.label))
    found: set[str] = set()
    ahead = called_in.pop(None, [])
    while ahead:
        label = ahead.pop()
        found.add(label)
        ahead += called_in.pop(label, [])
    return frozenset(found)


# A label may hold spaces, though few programs read it then; […] with a caret and dots is an ellipsis.
# Nothing is given back (*+): an open bracket before a long line would take its square in time.
_REFERENCE = re.compile(rf"\[\^(?=[^\[\]\w*†‡\r\n{HIDDEN}…]*+[\w*†‡])([^\[\]\r\n{HIDDEN}…]*+)\]")


def _undefined(body: str, seen: Prose) -> Iterator[Mark]:
    for found in _REFERENCE.finditer(seen.text):
        before = found.start() - 1
        if before < 0 or body[before] != "\\" or seen.text[before] != HIDDEN:
            yield Mark(found[1], Span(*found.span()))


def by_label(marks: Iterable[Mark]) -> Mapping[str, Sequence[Mark]]:
    """Return *marks* by folded label, in order."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(fold(mark.label), []).append(mark)
    return groups
