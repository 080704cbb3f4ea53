"""Markdown read: the one module that knows the parser.

CommonMark 0.31.2 with tables, footnotes, strikethrough and task lists. The parser (pulldown-cmark) says where
each piece stands in bytes; what leaves this module speaks of characters.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from html.parser import HTMLParser
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
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
BREAKS = frozenset({"SoftBreak", "HardBreak"})


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


MOST = 50_000
DEEPEST = 100
"""Pieces that a text can be made of, and levels that it can nest; what is beyond is not read."""

EXCESS = "Excess"
"""The step at which the reading ends because of that; its data says why."""


def _events(body: str) -> Iterator[Event]:
    begun: list[Event] = []
    for count, event in enumerate(_all_events(body)):
        yield event
        if event.phase == "start":
            begun.append(event)
        elif event.phase == "end":
            begun.pop()
        if count > MOST or len(begun) > DEEPEST:
            why = f"it nests deeper than {DEEPEST} levels" if count <= MOST else f"it has more than {MOST} pieces"
            yield Event("", EXCESS, why, event.start, event.end)
            for start in reversed(begun):
                yield Event("end", start.name, start.data is not None, event.end, event.end)
            return


def _all_events(body: str) -> Iterator[Event]:
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
        elif (event.name == "HtmlBlock" and event.phase == "start") or event.name == "InlineHtml":
            found += _html_links(body, characters.span(event.start, event.end))
    return tuple(found)


def unread(body: str) -> str:
    """Return what of *body* may hold more links than `links` knows: raw HTML, or all when it is too much to read."""
    if not is_whole(body):
        return body
    return "".join(event.data for event in events(body) if event.name in ("Html", "InlineHtml") and not event.phase)


def is_whole(body: str) -> bool:
    """Whether all of *body* is read, because it is not too much."""
    return all(event.name != EXCESS for event in events(body))


def _html_links(body: str, place: Span) -> list[Link]:
    reader = _Tags(body[place.start : place.end])
    return [
        Link(target, Span(place.start + start, place.start + start + len(written)), tag == "img")
        for tag, target, start, written in reader.found
    ]


class _Tags(HTMLParser):
    """Collects what the tags of an HTML text link to: tag, target, and where it stands as what is written."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, int, str]] = []
        self._starts = [0, *(end.end() for end in re.finditer("\n", html))]
        with suppress(AssertionError):  # how the parser says that it knows no <![such thing
            self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"a": "href", "img": "src"}.get(tag)
        target = next((value for name, value in attrs if name == wanted and value), None)
        if target is None:
            return
        line, column = self.getpos()
        written = self.get_starttag_text() or ""
        value = re.search(rf"(?<![\w-]){wanted}\s*=\s*[\"']?", written, re.IGNORECASE)
        at = written.find(target, value.end() if value else 0)
        start = self._starts[line - 1] + column
        # Where entities stand in it, the target is not what is written: then the tag is the place.
        self.found.append((tag, target, start + max(at, 0), target if at >= 0 else written))


def is_code(body: str, at: int) -> bool:
    """Whether the character at *at* of *body* stands in code."""
    characters = Characters(body)
    return any(
        start <= at < end
        for event in events(body)
        if event.name == "Code" or (event.name == "CodeBlock" and event.phase == "start")
        for start, end in [characters.span(event.start, event.end)]
    )


def code_blocks(body: str) -> tuple[range, ...]:
    """Return where the blocks of code in *body* are, their fences included."""
    characters = Characters(body)
    starts = (event for event in events(body) if event.name == "CodeBlock" and event.phase == "start")
    return tuple(range(*characters.span(event.start, event.end)) for event in starts)


HIDDEN = "\0"
_BLOCKS = frozenset({"Paragraph", "Heading", "TableCell", "Item", "BlockQuote", "FootnoteDefinition"})


class Prose(NamedTuple):
    """What readers see as running text: *text* has the length of the body, with all else HIDDEN."""

    text: str
    """As written in the file. Hidden are marks, code, raw HTML, escaping backslashes, URLs."""
    starts: tuple[int, ...]
    """Where the text of a block starts, in order."""
    ends: tuple[int, ...]
    """Where the text of a block ends, in order."""


@lru_cache(maxsize=2)  # as with the events
def prose(body: str) -> Prose:
    """Return the running text of *body*, each character at the offset that it has there."""
    shown = [HIDDEN] * len(body)
    starts: list[int] = []
    ends: list[int] = []
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
                starts.append(start)
                ends.append(last)
            after_block, last = False, end
    return Prose("".join(shown), tuple(starts), (*ends, last))


@lru_cache(maxsize=8)  # every page that lists an article shows it
def first_paragraph(body: str) -> str:
    """Return the text of the first paragraph of *body* on one line, without marks, notes, images and HTML."""
    text: list[str] = []
    paragraph = passed_over = 0
    for event in events(body):
        step = {"start": 1, "end": -1}.get(event.phase, 0)
        if event.name == "Paragraph":
            if step < 0 and not passed_over and any(map(str.strip, text)):
                break
            text = [] if step < 0 and not passed_over else text
            paragraph += step
        elif event.name in ("FootnoteDefinition", "Image"):
            passed_over += step
        elif event.name == "InlineHtml":
            passed_over += sum(-1 if tag[1] else 1 for tag in _SILENT_HTML.finditer(event.data))
            text.append(" " if _BREAK.match(event.data) else "")
        elif paragraph and not passed_over:
            text.append(event.data if event.name in ("Text", "Code") else " " if event.name in BREAKS else "")
    return re.sub(r"[ \t\r\n]+", " ", "".join(text)[:LONGEST_PARAGRAPH]).strip()


LONGEST_PARAGRAPH = 4000
"""Characters of it that are shown: it stands on every page that lists its article."""


def spelt_out(body: str) -> str:
    """Return *body* with its images, notes and HTML escaped, so that a plainer renderer shows them as written."""
    characters = Characters(body)
    changes: list[tuple[int, int, str]] = []
    for event in events(body):
        start, end = characters.span(event.start, event.end)
        if event.phase == "start" and event.name == "Image":
            changes.append((start, end, "\\" + body[start:end].replace("[", "\\[").replace("]", "\\]")))
        elif event.phase == "start" and event.name == "FootnoteDefinition":
            before = len(body[:start].rstrip(" \t\r\n>"))
            changes += [(before, before, "  "), (start, start, "\\")]  # two spaces: a line of its own
        elif event.name == "FootnoteReference":
            changes.append((start, start, "\\"))
        elif event.name in ("Html", "InlineHtml"):
            changes.append((start, end, body[start:end].replace("<", "\\<")))
    pieces, last = [], 0
    for start, end, text in sorted(changes):
        if start >= last:  # what stands inside an image is spelt out with it
            pieces += [body[last:start], text]
            last = end
    return "".join([*pieces, body[last:]])
