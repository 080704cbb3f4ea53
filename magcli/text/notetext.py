"""A text in which notes are looked for that have another form, and what is found there."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from magcli.model import Edit, Span
from magcli.text.footnotes import Mark, Note, fold, is_escaped, scan
from magcli.text.markdown import HIDDEN, prose
from magcli.text.position import line_at, line_end_of, line_start, locate

ESCAPED = "escaped-call"
NO_CARET = "missing-caret"
"""The rules that tell of references as well as of notes."""


WRITTEN_NOTE = re.compile(r"\[\^([^\[\]\r\n]{1,100})\]:")
"""What would be a note if it stood at the start of a line."""


class Form(NamedTuple):
    """A mark of the note *label* in a form that few programs read, or none."""

    label: str
    """As it is to be written."""
    span: Span
    """In characters of the body, as the edits are."""
    edits: tuple[Edit, ...] = ()
    """What mends it; none when that is not certain."""
    is_note: bool = False
    """It is a definition that Markdown does not see, not a reference."""


Told = Iterator[tuple[str, Form]]
"""Forms, each with the name of the rule that tells of it."""


def key(label: str) -> str:
    """Return what tells *label* from another when spaces around it and the form of its accents do not count."""
    return composed(fold(label.strip()))


_LONGEST = 100
"""Characters of a label whose accents are looked at: to put thousands of them in order takes quadratic time."""


def composed(label: str) -> str:
    """Return *label* with each letter and its accents as one character where Unicode has it."""
    return label if label.isascii() or len(label) > _LONGEST else normalize("NFC", label)


class Text:
    """A text and what Markdown sees of its notes."""

    def __init__(self, body: str) -> None:
        self.body, self.notes, self.seen = body, scan(body), prose(body)
        self.defined: dict[str, Note] = {}
        """The first note of each label, by key."""
        for note in self.notes.definitions:
            self.defined.setdefault(key(note.label), note)
        self.wanted: dict[str, list[Mark]] = {}
        """References without a note, by key."""
        for mark in self.notes.undefined:
            self.wanted.setdefault(key(mark.label), []).append(mark)

    def label_of(self, mark: Mark | Note) -> str:
        """Return the label of *mark* as it is written, with the spaces around it."""
        return self.body[mark.span.start + 2 : mark.span.end].rstrip(":")[:-1]

    @cached_property
    def escaped(self) -> tuple["Escaped", ...]:
        """The references and notes that backslashes make plain text."""
        found = _ESCAPED.finditer(self.body) if "\\" in self.body else ()
        return tuple(islice((mark for mark in map(self._escaped, found) if mark), MOST))

    def _escaped(self, found: re.Match[str]) -> "Escaped | None":
        bracket = found.start("bracket")
        start = bracket - is_escaped(self.body, self.seen, bracket)
        written = self.body[start : found.end()]
        if "\\" not in written or self.seen.text[bracket] == HIDDEN:
            return None
        is_note = self.starts_line(start) and self.body.startswith(":", found.end())
        return Escaped(found["label"].strip(), Span(start, found.end() + is_note), is_note)

    @cached_property
    def noted_code(self) -> frozenset[Span]:
        """The code blocks that only their indentation makes code, where they hold what would be notes without it."""
        return frozenset(span for span in self.notes.indented if WRITTEN_NOTE.search(self.body, *span))

    @cached_property
    def calls(self) -> dict[str, list[int]]:
        """Where all that calls a note which is not there stands, by key."""
        found = {name: [mark.span.start for mark in marks] for name, marks in self.wanted.items()}
        for mark in self.escaped:
            if not mark.is_note:
                found.setdefault(key(mark.label), []).append(mark.span.start)
        return {name: sorted(places) for name, places in found.items()}

    def starts_line(self, at: int) -> bool:
        """Whether only spaces and marks of quotations stand before *at* in its line."""
        start = line_start(self.body, at)
        return at - start <= INDENT and not self.body[start:at].strip(" \t>")

    def note_at(self, at: int) -> Note | None:
        """Return the note that *at* lies in."""
        index = bisect_right(self.notes.definitions, at, key=lambda note: note.span.start)
        note = self.notes.definitions[index - 1] if index else None
        return note if note and at < note.end else None

    def is_raw(self, at: int) -> bool:
        """Whether *at* lies in a code block or in raw HTML."""
        index = bisect_right(self.notes.raw, at, key=lambda span: span.start)
        return index > 0 and at < self.notes.raw[index - 1].end

    def parted(self, at: int) -> str:
        """Return what is to be put in front of the line of *at* so that a note there is not glued to its text."""
        start = line_start(self.body, at)
        above = line_at(self.body, locate(self.body, at)[0] - 1)
        if not above.strip(" \t>") or self.note_at(start) or _NOTE_LIKE.match(above):
            return ""
        return blank_line(self.body, at)


def blank_line(body: str, at: int) -> str:
    """Return the blank line to put in front of the line of *at* in *body*, in a quotation with its marks."""
    return body[line_start(body, at) : at].rstrip() + line_end_of(body)


MOST = 1000
"""Escaped marks that are looked at in one text."""
INDENT = 20
"""Characters in front of the first mark of a line, at most."""
_ESCAPED = re.compile(r"(?P<bracket>\[)\\?\^(?P<label>[^\[\]\\\r\n]{1,100})\\?\]")
_NOTE_LIKE = re.compile(r"[ \t>]{0,20}\\?\[")


class Escaped(NamedTuple):
    r"""`\[^1\]`, or with `is_note` `\[^1\]:` at the start of a line."""

    label: str
    span: Span
    is_note: bool
