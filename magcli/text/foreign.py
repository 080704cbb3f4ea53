"""Notes in the fashion of web pages and word processors: numbers in brackets, `[1]`, in the text and below it."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from magcli.model import Span
from magcli.text.markdown import HIDDEN, Prose, prose

MOST = 2000
"""Notes of a kind that are looked for in one text."""


class Numbered(NamedTuple):
    """A number in brackets that calls a note, and is no footnote to Markdown."""

    label: str
    calls: tuple[Span, ...]
    """`[1]`, also within a `<sup>`."""
    note: Span | None
    """The `[1]` that starts the line of the note, with the colon and the spaces behind it."""


# ---- [1] ---------------------------------------------------------------------------------------------------

_ANY = re.compile(r"\[[1-9]")
_NOTE = re.compile(r"\[(?P<label>[1-9]\d{0,2})\\?\][ \t]*:?[ \t]*")
_LINE_START = re.compile(r"(?:\A|[\r\n])[ \t>]{0,20}(?:[-*+][ \t])?[ \t]{0,3}(?P<escape>\\?)\Z")
_BRACKET = r"\\?\[(?P<label>[1-9]\d{0,2})\\?\]"
_CALL = re.compile(
    rf"(?:<sup\b[^<>]{{0,80}}>\s{{0,9}})?{_BRACKET}(?!\()(?:\s{{0,9}}</sup>)?"
    r"|<sup\b[^<>]{0,80}>\s{0,9}(?P<raised>[1-9]\d{0,2})\s{0,9}</sup>",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"\[\^(\d{1,3})\]:")


def numbered(body: str) -> tuple[Numbered, ...]:
    """Return the numbers in brackets that call a note in *body*, those that a footnote answers left out."""
    if not _ANY.search(body):
        return ()
    seen = prose(body)
    notes = bracketed(body, seen)
    calls: dict[str, list[Span]] = {}
    for found in islice(_CALL.finditer(body), MOST):
        label = found["label"] or found["raised"]
        if label in notes and notes[label].start <= found.start() < notes[label].end:
            continue
        if _is_call(found, seen, has_note=label in notes):
            calls.setdefault(label, []).append(Span(*found.span()))
    answered = set(_ANSWERED.findall(body))
    return tuple(
        Numbered(label, tuple(spans), notes.get(label))
        for label, spans in calls.items()
        # Who counts begins at the beginning: PyPy[23] alone is no note.
        if label not in answered and (label in notes or len(label) == 1 or "1" in calls)
    )


def bracketed(body: str, seen: Prose) -> Mapping[str, Span]:
    """Return the notes that `[1]` starts in *body*, by number: the first line of each of them."""
    notes: dict[str, Span] = {}
    for found in islice(_NOTE.finditer(body), MOST):
        line = _LINE_START.search(body, max(0, found.start() - 40), found.start())
        if line and _is_shown(found, seen) and _starts_note(line, found, seen):
            notes.setdefault(found["label"], Span(line.start("escape"), found.end()))
    return notes


def _is_shown(found: re.Match[str], seen: Prose) -> bool:
    """Whether readers see the brackets: those of a link they do not."""
    start, end = found.span("label")
    closing = end if found.string[end] == "]" else end + 1
    return seen.text[start - 1] == "[" and seen.text[start] != HIDDEN and seen.text[closing] == "]"


def _starts_note(line: re.Match[str], found: re.Match[str], seen: Prose) -> bool:
    """Whether a line is that of a note, and no text whose next line happens to start with the call of one."""
    block = seen.starts[max(0, bisect_right(seen.starts, found.start("label")) - 1)]
    before = seen.text[max(0, line.start() - 20) : line.start()].replace(HIDDEN, "").rstrip()
    return bool(re.match(r"\[\d", seen.text[block : block + 2])) or before.endswith((".", ":", "!", "?", "…", "»"))


# Behind a word of some length, or what closes around one: so does no index of a program's array often stand.
_GLUED = re.compile(r"(?:[^\W\d_]{4}|[^\W_]{2}[ \u00a0\u202f]?[»”)])(?:\[\d{1,3}\])*\Z")
_AHEAD = re.compile(r"(?:\\?\[\d{1,3}\\?\])*+(?:\Z|[.,;:!?…»”)*_|\u00a0\u202f]{0,4}(?:\s(?!\s*[=+])|\Z))")


def is_call(text: str, span: Span) -> bool:
    """Whether *span* of *text* is a number in brackets right behind a word, as the call of a note is."""
    before = text[max(0, span.start - 40) : span.start].replace(HIDDEN, "")
    is_number = text[span.start + 1 : span.end - 1].isdecimal()
    return is_number and bool(_GLUED.search(before) and _AHEAD.match(text, span.end))


def _is_call(found: re.Match[str], seen: Prose, *, has_note: bool) -> bool:
    start, end = found.span()
    if found["raised"]:
        return has_note and seen.text[found.start("raised")] != HIDDEN
    if found[0][0] == "<" and not has_note:
        return False  # a dead mark
    if not _is_shown(found, seen) or re.search(r"[^\d\\]\\?\]\Z", found.string[max(0, start - 3) : start]):
        return False  # as in [the report][1], whose link is missing
    before = seen.text[max(0, start - 40) : start].replace(HIDDEN, "")
    return has_note or bool(_GLUED.search(before) and _AHEAD.match(found.string, end))
