"""Footnotes as an editor understands them: references, definitions, and the marks of notes that got lost."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
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
    dead: tuple[Mark, ...]
    """`<sup>1</sup>` and `\\\\*` that call a note which is not there."""
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
    seen = prose(body)
    return Footnotes(
        tuple(references),
        tuple(definitions),
        tuple(_undefined(body, seen)),
        tuple(_dead(body, seen)),
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


def _dead(body: str, seen: Prose) -> list[Mark]:
    found = [*islice(_dead_superscripts(body, seen), MOST_DEAD), *islice(_dead_stars(body, seen), MOST_DEAD)]
    return sorted(found, key=lambda mark: mark.span)


MOST_DEAD = 500
"""Dead marks of a kind that are looked for in one text."""

_SUPERSCRIPT = re.compile(r"<sup>\s*(?P<mark>\d{1,3})\s*</sup>", re.IGNORECASE)
_RUN = re.compile(r"(?:<sup>\s*\d{1,3}\s*</sup>)+\Z", re.IGNORECASE)
# m², km², cm³, s⁻¹, mc² …: after a unit, a digit, a lone variable or a term of a formula a superscript is a power.
_POWER = re.compile(
    r"(?:\d|\b(?:[a-zA-Zα-ωΑ-Ωµ]|[kcmdhµn]?m|ha|sec|min|Hz|Wh|rad|mol|bits?|pixels?|px|log|ln|exp|sin|cos|tan)"
    r"|\w*[α-ωΑ-Ω]\w*|[=+×·−]\s*\w{1,3})[)\]]?$"
)
_FORMULA = re.compile(r"\([^()]*[-+*/=×÷−][^()]*\)$")


def _dead_superscripts(body: str, seen: Prose) -> Iterator[Mark]:
    marks = [found for found in _SUPERSCRIPT.finditer(body) if seen.text[found.start("mark")] != HIDDEN]
    with_note = {found["mark"] for found in marks if _opens(found.start("mark"), found.start(), seen)}
    for found in marks:
        if found["mark"] not in with_note and not _is_power(found, body, seen):
            yield Mark(found["mark"], Span(*found.span()))


def _opens(visible: int, start: int, seen: Prose) -> bool:
    """Whether a mark is the first thing of a block or of a line: there it is the note, not its reference."""
    return visible in seen.starts or start == 0 or seen.text[start - 1] in "\r\n"


def _is_power(found: re.Match[str], body: str, seen: Prose) -> bool:
    start = found.start()
    if run := _RUN.search(body, max(0, start - 80), start):
        start = run.start()  # the second of two marks stands behind what the first stands behind
    behind, ahead = body[max(0, start - 1) : start], body[found.end() : found.end() + 1]
    if behind == "`" or (ahead.isalnum() and not behind.strip()):  # code; the mass of an isotope
        return True
    if re.match(r"\s*[=+×·−]", body[found.end() : found.end() + 4]):  # a formula goes on
        return True
    before = seen.text[max(0, start - 80) : start].replace(HIDDEN, "")
    formula = _FORMULA.search(before)
    in_words = formula and re.search(r"[^\W\d_]{4}", formula.group())
    return bool(_POWER.search(before) or (formula and not in_words))


_STARS = re.compile(r"(?:\\\*)+")
_STARS_OF_A_HOTEL = re.compile(r"(?<!\d)[1-5]$")
_AFTER = re.compile(r"[\s.,;:!?…)\]»”’\"'*_~|]|$")


def _dead_stars(body: str, seen: Prose) -> Iterator[Mark]:
    marks = [found for found in _STARS.finditer(body) if seen.text[found.start() : found.start() + 2] == f"{HIDDEN}*"]
    with_note = {found.group() for found in marks if _opens(found.start() + 1, found.start(), seen)}
    for found in marks:
        if found.group() not in with_note and _is_reference(body, found, seen):
            yield Mark(found.group().replace("\\", ""), Span(*found.span()))


def _is_reference(body: str, found: re.Match[str], seen: Prose) -> bool:
    """Whether a star follows a word, or ends its block: `3 \\* 4` and `\\*args` are no references."""
    if not _AFTER.match(body, found.end()) or _STARS_OF_A_HOTEL.search(
        body[max(0, found.start() - 12) : found.start()]
    ):
        return False
    start, end = _block(found.start() + 1, seen)
    start = max(start, found.start() - _NEAR)
    opener = re.search(re.escape(found.group()) + r"(?=\w)", body[start : found.start()])
    if opener and (opener.start() == 0 or not body[start + opener.start() - 1].isalnum()):
        return False  # an escaped *emphasis*: the pair belongs together
    return body[found.start() - 1].strip() != "" or not _IN_BLOCK.match(
        body, found.end(), min(end, found.end() + _NEAR)
    )


_NEAR = 2000
"""Characters around a mark beyond which nothing belongs to it."""

_IN_BLOCK = re.compile(rf"[ .,;:!?…)»”{HIDDEN}]*+[^ .,;:!?…)»”{HIDDEN}]")


def _block(at: int, seen: Prose) -> Span:
    first, last = bisect_right(seen.starts, at), bisect_right(seen.ends, at)
    start = seen.starts[first - 1] if first else 0
    return Span(start, seen.ends[last] if last < len(seen.ends) else len(seen.text))


def by_label(marks: Iterable[Mark]) -> Mapping[str, Sequence[Mark]]:
    """Return *marks* by folded label, in order."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(fold(mark.label), []).append(mark)
    return groups
