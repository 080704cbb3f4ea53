"""Footnotes as Markdown knows them: references and definitions, and what they stand in."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from magcli.model import Span
from magcli.text.markdown import HIDDEN, Event, Prose, events, prose
from magcli.text.position import line_at, locate


class Mark(NamedTuple):
    """A footnote reference, or what is left of one."""

    label: str
    span: Span
    """In characters of the body."""
    within: str | None = None
    """The label of the note that it stands in."""
    inside: str = ""
    """`heading`, `link` or `image` where it stands in the text of one."""


class Note(NamedTuple):
    """A footnote definition."""

    label: str
    span: Span
    """That of `[^label]:` in characters of the body."""
    end: int
    """Where its last line ends, or blank lines below it."""
    is_empty: bool
    is_glued: bool
    """No blank line parts it from the text before, which is no note."""
    is_nested: bool
    """It stands in a list, a quotation or another note."""


class Block(NamedTuple):
    """A piece of the text that stands in no other."""

    name: str
    """As the parser calls it."""
    span: Span


class Footnotes(NamedTuple):
    """All that a text says of notes, each kind in reading order."""

    references: tuple[Mark, ...]
    """`[^1]` with a definition."""
    definitions: tuple[Note, ...]
    undefined: tuple[Mark, ...]
    """`[^1]` without one."""
    called: frozenset[str]
    """The folded labels that a reader can get to: from the text, or from a note that is called itself."""
    raw: tuple[Span, ...]
    """Code blocks and raw HTML."""
    indented: tuple[Span, ...]
    """Those of the code blocks that only their indentation makes code."""
    sources: frozenset[str]
    """The ids of link definitions that links use, in lower case."""
    blocks: tuple[Block, ...]


def fold(label: str) -> str:
    """Return what tells *label* from another: GitHub and the parser take `[^A]` and `[^a]` for one note."""
    return label.casefold()


@lru_cache(maxsize=2)  # all rules ask for the notes of one text in turn
def scan(body: str) -> Footnotes:
    """Return the notes of *body*. Code, comments and raw HTML hold none."""
    walk = _Walk(body)
    filled = walk.filled
    for event in events(body):
        # Two steps of three: to call anything for them costs 0.03 ms an article.
        if event[1] in _PLAIN and (not filled or filled[-1]):
            walk.before = "Text"
        else:
            walk.step(event)
    seen = prose(body)
    return Footnotes(
        tuple(walk.references),
        tuple(sorted(walk.notes, key=lambda note: note.span)),
        tuple(_undefined(body, seen, walk.headings)),
        frozenset(met(walk.references)),
        tuple(walk.raw),
        tuple(walk.indented),
        frozenset(walk.sources),
        tuple(walk.blocks),
    )


_STEPS = {"start": 1, "end": -1}
_CONTAINERS = frozenset({"BlockQuote", "Item", "FootnoteDefinition"})
_TAKEN = frozenset(
    {"FootnoteReference", "FootnoteDefinition", "CodeBlock", "HtmlBlock", "Heading", "Link", "Image", "InlineHtml"}
)
_PLAIN = frozenset(
    {"Text", "SoftBreak", "HardBreak", "Code", "Html", "Emphasis", "Strong", "Strikethrough", "TableRow", "TableCell"}
)
"""What is no note and no block, and stands in one: two steps of three."""
_NO_GLUE = frozenset({"", "Heading", "CodeBlock", "HtmlBlock", "FootnoteDefinition", "Rule"})
"""What a note can follow without a blank line; empty: it is the first thing in what it stands in."""
_ANCHOR = re.compile(r"<(/?)a\b", re.IGNORECASE)


class _Open(NamedTuple):
    label: str
    span: Span
    is_glued: bool
    is_nested: bool


class _Walk:
    """Collects notes from the parser's steps."""

    def __init__(self, body: str) -> None:
        self.references: list[Mark] = []
        self.notes: list[Note] = []
        self.raw: list[Span] = []
        self.indented: list[Span] = []
        self.sources: set[str] = set()
        self.blocks: list[Block] = []
        self.headings: list[Span] = []
        self._body = body
        self._open: list[_Open] = []
        self.filled: list[bool] = []
        """Whether each of the notes that are open has some text."""
        self._depth = self._level = self._anchors = 0
        self._inside: list[str] = []
        self.before = ""
        """What came last, unless it is open."""
        self._last_note = 0

    def step(self, event: Event) -> None:
        """Take the next step."""
        if event.phase and event.name not in _PLAIN:
            if not self._level and event.phase == "start":
                self.blocks.append(Block(event.name, event.span))
            self._level += _STEPS[event.phase]
        if event.name in _TAKEN:
            self._take(event)
        if event.name in _CONTAINERS:
            self._depth += _STEPS[event.phase]
        if self.filled and event.name not in ("Paragraph", "FootnoteDefinition"):
            self.filled[-1] |= not _is_blank(event)
        self.before = event.name if event.phase != "start" else ""

    def _take(self, event: Event) -> None:
        if event.name == "FootnoteReference":
            self._reference(event)
        elif event.name == "FootnoteDefinition":
            (self._start if event.phase == "start" else self._end)(event)
        elif event.name in ("CodeBlock", "HtmlBlock"):
            self._hide(event)
        elif event.name in ("Heading", "Link", "Image"):
            self._enter(event)
        elif event.name == "InlineHtml" and (anchor := _ANCHOR.match(event.data)):
            self._anchors = max(0, self._anchors + (-1 if anchor[1] else 1))

    def _reference(self, event: Event) -> None:
        within = self._open[-1].label if self._open else None
        inside = self._inside[-1] if self._inside else "link" if self._anchors else ""
        span = event.span
        self.references.append(Mark(event.data, span, within, inside))

    def _start(self, event: Event) -> None:
        span = Span(event.start, self._body.index("]:", event.start) + 2)
        is_glued = self.before not in _NO_GLUE and self._is_below_text(event.start)
        self._open.append(_Open(event.data, span, is_glued, self._depth > 0))
        self.filled.append(False)

    def _is_below_text(self, start: int) -> bool:
        """Whether the line above holds more than marks of quotations, and is no note."""
        line, column = locate(self._body, start)
        return start - column + 1 > self._last_note and bool(line_at(self._body, line - 1).strip(" \t>"))

    def _end(self, event: Event) -> None:
        note = self._open.pop()
        self._last_note = event.end
        is_empty = not self.filled.pop()
        self.notes.append(Note(note.label, note.span, self._last_note, is_empty, note.is_glued, note.is_nested))

    def _hide(self, event: Event) -> None:
        if event.phase == "start":
            self.raw.append(event.span)
            if event.data == "Indented":
                self.indented.append(self.raw[-1])

    def _enter(self, event: Event) -> None:
        self._anchors *= event.name != "Heading"  # what was never closed ends with its block
        if event.phase == "end":
            self._inside.pop()
            return
        self._inside.append(event.name.lower())
        if event.name == "Heading":
            self.headings.append(event.span)
        if event.name != "Heading" and event.data["id"]:
            self.sources.add(event.data["id"].lower())


def _is_blank(event: Event) -> bool:
    """Whether readers see nothing of *event*: a comment, or a text that is but space."""
    if event.name in ("Html", "InlineHtml"):
        return bool(event.data.lstrip().startswith("<!--"))
    return event.name in ("HtmlBlock", "SoftBreak") or (event.name == "Text" and not event.data.strip())


def met(references: Iterable[Mark]) -> Mapping[str, int]:
    """Return how many notes a reader meets before each that *references* lead to, by folded label.

    Notes that others lead to come last, and those that only an unmet one leads to are never met.
    """
    called_in: dict[str | None, list[str]] = {}
    for mark in references:
        within = None if mark.within is None else fold(mark.within)
        called_in.setdefault(within, []).append(fold(mark.label))
    places: dict[str, int] = {}
    ahead = called_in.pop(None, [])
    for label in ahead:  # which grows
        if label not in places:
            places[label] = len(places)
            ahead += called_in.pop(label, [])
    return places


# A label may hold spaces, though few programs read it then; […] with a caret and dots is an ellipsis.
# Nothing is given back (*+): an open bracket before a long line would take its square in time.
_REFERENCE = re.compile(rf"\[\^(?=[^\[\]\w*†‡\r\n{HIDDEN}…]*+[\w*†‡])([^\[\]\r\n{HIDDEN}…]*+)\]")


def _undefined(body: str, seen: Prose, headings: Sequence[Span]) -> Iterator[Mark]:
    for found in _REFERENCE.finditer(seen.text):
        if not is_escaped(body, seen, found.start()):
            index = bisect_right(headings, found.start(), key=lambda span: span.start)
            inside = "heading" if index and found.start() < headings[index - 1].end else ""
            yield Mark(found[1], Span(*found.span()), inside=inside)


def is_escaped(body: str, seen: Prose, at: int) -> bool:
    """Whether a backslash takes its meaning from the character at *at* of *body*."""
    return at > 0 and body[at - 1] == "\\" and seen.text[at - 1] == HIDDEN


# ---- links that a reference breaks: the parser reads none, since no link can hold another --------------

_TARGET = re.compile(
    r"""\((?:<[^<>\r\n]{0,500}>|(?:[^\s()<>]|\([^\s()]{0,200}\)){0,500})(?:\s+["'(][^\r\n]{0,200}?["')])?\s*\)"""
)


def in_links(body: str) -> Iterator[Mark]:
    """Yield the references that stand in the text of a link or an image, as `inside` says."""
    notes, seen = scan(body), prose(body)
    starts = [mark.span.start for mark in notes.references]
    around = _around(seen.text, starts) if "](" in body or "][" in body else [None] * len(starts)
    for mark, brackets in zip(notes.references, around, strict=True):
        inside = mark.inside if mark.inside in ("link", "image") else _broken_link(body, seen, brackets)
        if inside:
            yield mark._replace(inside=inside)


def _broken_link(body: str, seen: Prose, brackets: Span | None) -> str:
    """Return what *brackets* would be, were there no reference in them: a `link`, an `image`, or nothing."""
    if brackets is None or is_escaped(body, seen, brackets.end) or is_escaped(body, seen, brackets.start):
        return ""
    start, end = brackets
    if bisect_right(seen.starts, start + 1) < bisect_right(seen.starts, end):
        return ""  # not in one paragraph
    by_name = body[end + 1 : end + 2] == "[" and seen.text[end + 1] == HIDDEN and not body.startswith("[^", end + 1)
    if not by_name and not _TARGET.match(body, end + 1):
        return ""
    return "image" if body[start - 1 : start] == "!" else "link"


_BRACKET = re.compile(r"[\[\]]")


def brackets(text: str) -> Mapping[int, int]:
    """Return where the brackets of *text* close, by where they open."""
    pairs, opened = dict[int, int](), list[int]()
    for bracket in _BRACKET.finditer(text):
        if bracket.group() == "[":
            opened.append(bracket.start())
        elif opened:
            pairs[opened.pop()] = bracket.start()
    return pairs


def _around(text: str, places: Sequence[int]) -> Sequence[Span | None]:
    """Return the innermost brackets of *text* around each of *places*, which only grow."""
    if "[" not in text:
        return [None] * len(places)
    pairs = brackets(text)
    found: list[Span | None] = []
    opened: list[int] = []
    marks = sorted([*pairs, *pairs.values(), *places])
    wanted = set(places)
    for at in marks:
        if at in wanted:
            found.append(Span(opened[-1], pairs[opened[-1]]) if opened else None)
        elif at in pairs:
            opened.append(at)
        else:
            opened.pop()
    return found


Labelled = TypeVar("Labelled", Mark, Note)


def by_label(marks: Iterable[Labelled]) -> Mapping[str, Sequence[Labelled]]:
    """Return *marks* by folded label, in order."""
    groups: dict[str, list[Labelled]] = {}
    for mark in marks:
        groups.setdefault(fold(mark.label), []).append(mark)
    return groups
