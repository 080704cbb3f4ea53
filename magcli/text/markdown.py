"""Markdown read: the one module that knows the parser.

CommonMark 0.31.2 with tables, footnotes, strikethrough and task lists. The parser (pulldown-cmark) says where
each piece stands in bytes; what leaves this module speaks of characters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import pyromark

from magcli.model import Span

_PARSER = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
)

# Elements whose text is code, or no text at all: a mark in there is nobody's footnote.
_SILENT_HTML = re.compile(r"<(/?)(code|pre|kbd|samp|script|style|svg|math)\b", re.IGNORECASE)
_HTML_LINK = re.compile(
    r"""<(?P<tag>img|a)\b[^>]*?\b(?:src|href)\s*=\s*(["'])(?P<to>.*?)\2""", re.IGNORECASE | re.DOTALL
)


class Event(NamedTuple):
    """A step of the parser: *name* starts, ends, or simply is there; *data* is what the parser says of it."""

    phase: str
    """`start`, `end`, or empty."""
    name: str
    data: Any  # a text, a number, a tuple or a dict, by name: pyromark.event has them all
    start: int
    """In bytes of the UTF-8 text, as `end` is."""
    end: int


@lru_cache(maxsize=2)  # rules, links and pages walk the same text in turn
def events(body: str) -> tuple[Event, ...]:
    """Return the parser's steps through *body*."""
    return tuple(_events(body))


def _events(body: str) -> Iterator[Event]:
    step: Any  # pyromark's events are of twenty types; what tells them apart is their one key
    for step, extent in _PARSER.events_with_range(body):
        phase, name, data = "", step, None
        if isinstance(step, dict):
            ((name, data),) = step.items()
            if name in ("Start", "End"):
                phase, name, data = name.lower(), data, None
                if isinstance(name, dict):
                    ((name, data),) = name.items()
        yield Event(phase, name, data, extent["start"], extent["end"])


class Characters:
    """Turns the parser's byte offsets in *body* into offsets in characters, quickest when they only grow."""

    def __init__(self, body: str) -> None:
        self._bytes = None if body.isascii() else body.encode()
        self._at = (0, 0)

    def span(self, start: int, end: int) -> Span:
        """Return the characters that the bytes from *start* to *end* encode."""
        if self._bytes is None:
            return Span(start, end)
        byte, character = self._at if self._at[0] <= start else (0, 0)
        first = character + len(self._bytes[byte:start].decode())
        self._at = (start, first)
        return Span(first, first + len(self._bytes[start:end].decode()))


class Link(NamedTuple):
    """Where *target* is linked to, or shown when it `is_image`."""

    target: str
    span: Span
    is_image: bool


@lru_cache(maxsize=1)  # two rules ask for them in turn
def links(body: str) -> tuple[Link, ...]:
    """Return every link and image of *body*, those in raw HTML included, in their order."""
    found = []
    characters = Characters(body)
    for event in events(body):
        if event.phase == "start" and event.name in ("Link", "Image"):
            if event.data["link_type"] != "Email":
                place = characters.span(event.start, event.end)
                found.append(Link(event.data["dest_url"], place, event.name == "Image"))
        elif event.name in ("Html", "InlineHtml") and not event.phase:
            start = characters.span(event.start, event.start).start
            for link in _HTML_LINK.finditer(event.data):
                place = Span(start + link.start("to"), start + link.end("to"))
                found.append(Link(link["to"], place, link["tag"].lower() == "img"))
    return tuple(found)


HIDDEN = "\0"
_BLOCKS = frozenset({"Paragraph", "Heading", "TableCell", "Item", "BlockQuote", "FootnoteDefinition"})


class Prose(NamedTuple):
    """What readers see as running text: *text* has the length of the body, with all else HIDDEN."""

    text: str
    """As written in the file. Hidden are marks, code, raw HTML, escaping backslashes, URLs."""
    starts: frozenset[int]
    """Where the text of a block starts."""
    ends: frozenset[int]
    """Where the text of a block ends."""


def prose(body: str) -> Prose:
    """Return the running text of *body*, each character at the offset that it has there."""
    shown = [HIDDEN] * len(body)
    starts, ends = set(), set()
    characters = Characters(body)
    silent, after_block, last = 0, True, 0
    for event in events(body):
        if event.name in _BLOCKS:
            after_block = True
        elif event.name == "CodeBlock":
            silent += 1 if event.phase == "start" else -1
        elif event.name in ("Html", "InlineHtml") and not event.phase:
            for tag in _SILENT_HTML.finditer(event.data):
                silent = max(0, silent + (-1 if tag[1] else 1))
        elif event.name in ("Text", "SoftBreak") and silent == 0:
            start, end = characters.span(event.start, event.end)
            shown[start:end] = body[start:end]
            if after_block:
                starts.add(start)
                ends.add(last)
            after_block, last = False, end
    return Prose("".join(shown), frozenset(starts), frozenset({*ends, last}))


def first_paragraph(body: str) -> str:
    """Return the text of the first paragraph of *body* on one line, without marks, notes and HTML."""
    text: list[str] = []
    inside = False
    for event in events(body):
        if event.name == "Paragraph":
            if inside and "".join(text).strip():
                break
            inside = event.phase == "start"
        elif inside and event.name in ("Text", "Code") and not event.phase:
            text.append(event.data)
        elif inside and event.name in ("SoftBreak", "HardBreak"):
            text.append(" ")
    return re.sub(r"[ \t\r\n]+", " ", "".join(text)).strip()
