"""Footnotes as an editor understands them: references, definitions, and the marks of notes that got lost."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from magcli.model import Span
from magcli.text.markdown import Characters, Prose, events, prose


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
    dead: tuple[Mark, ...]
    """`<sup>1</sup>` and `\\\\*` that call a note which is not there."""

    @property
    def called(self) -> frozenset[str]:
        """The folded labels that a reader can get to: from the text, or from a note that is called itself."""
        reached = {fold(mark.label) for mark in self.references if mark.within is None}
        found: set[str] = set()
        while reached != found:
            found = set(reached)
            reached |= {fold(mark.label) for mark in self.references if mark.within and fold(mark.within) in found}
        return frozenset(found)


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
    seen = prose(body)
    return Footnotes(
        tuple(references),
        tuple(definitions),
        tuple(_undefined(body, seen)),
        tuple(sorted([*_dead_superscripts(body, seen), *_dead_stars(body, seen)], key=lambda mark: mark.span)),
    )


# No label holds a space or a bracket; [^…] in prose is an ellipsis in brackets.
_REFERENCE = re.compile(r"\[\^([^\[\]\s\0…]+)\]")


def _undefined(body: str, seen: Prose) -> Iterator[Mark]:
    for found in _REFERENCE.finditer(seen.text):
        if body[found.start() - 1 : found.start()] != "\\" or found.start() == 0:
            yield Mark(found[1], Span(*found.span()))


_SUPERSCRIPT = re.compile(r"<sup>\s*(?P<mark>\d{1,3})\s*</sup>", re.IGNORECASE)
# m², km², cm³, s⁻¹ …: after a unit, a digit or a lone variable a superscript is a power.
_POWER = re.compile(r"(?:\d|\b(?:[a-zA-Zα-ωΑ-Ωµ]|[kcmdhµn]?m|ha|sec|min|Hz|Wh|rad|mol|bits?|pixels?|px|log))[)\]]?$")
_FORMULA = re.compile(r"\([^()]*[-+*/=×÷−][^()]*\)$")


def _dead_superscripts(body: str, seen: Prose) -> Iterator[Mark]:
    marks = [found for found in _SUPERSCRIPT.finditer(body) if seen.text[found.start("mark")] != "\0"]
    with_note = {found["mark"] for found in marks if _opens(found.start("mark"), found.start(), seen)}
    for found in marks:
        before = body[max(0, found.start() - 60) : found.start()]
        if found["mark"] not in with_note and not _is_power(before):
            yield Mark(found["mark"], Span(*found.span()))


def _opens(visible: int, start: int, seen: Prose) -> bool:
    """Whether a mark is the first thing of a block or of a line: there it is the note, not its reference."""
    return visible in seen.starts or start == 0 or seen.text[start - 1] in "\r\n"


def _is_power(before: str) -> bool:
    if _POWER.search(before):
        return True
    formula = _FORMULA.search(before)
    return bool(formula) and not re.search(r"[^\W\d_]{4}", formula.group() if formula else "")


_STARS = re.compile(r"(?:\\\*)+")
_AFTER = re.compile(r"[\s\0.,;:!?…)\]»”’\"']|$")


def _dead_stars(body: str, seen: Prose) -> Iterator[Mark]:
    marks = [found for found in _STARS.finditer(body) if seen.text[found.start() + 1] == "*"]
    with_note = {found.group() for found in marks if _opens(found.start() + 1, found.start(), seen)}
    for found in marks:
        if found.group() not in with_note and _is_reference(body, found, seen):
            yield Mark(found.group().replace("\\", ""), Span(*found.span()))


def _is_reference(body: str, found: re.Match[str], seen: Prose) -> bool:
    """Whether a star follows a word, or ends its block: `3 \\* 4` and `\\*args` are no references."""
    if not _AFTER.match(body, found.end()):
        return False
    start, end = _block(found.start() + 1, seen)
    opener = re.search(re.escape(found.group()) + r"(?=\w)", body[start : found.start()])
    if opener and (opener.start() == 0 or not body[start + opener.start() - 1].isalnum()):
        return False  # an escaped *emphasis*: the pair belongs together
    return body[found.start() - 1].strip() != "" or not body[found.end() : end].strip(" .,;:!?…)»”\0")


def _block(at: int, seen: Prose) -> Span:
    start = max((start for start in seen.starts if start <= at), default=0)
    return Span(start, min((end for end in seen.ends if end > at), default=len(seen.text)))


def by_label(marks: tuple[Mark, ...]) -> Mapping[str, tuple[Mark, ...]]:
    """Return *marks* by folded label, in order."""
    groups: dict[str, tuple[Mark, ...]] = {}
    for mark in marks:
        groups[fold(mark.label)] = (*groups.get(fold(mark.label), ()), mark)
    return groups
