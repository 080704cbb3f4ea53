"""Markdown read: the one module that knows the parser.

CommonMark 0.31.2 with tables, footnotes, strikethrough and task lists. The parser (pulldown-cmark) says where
each piece stands in bytes; what leaves this module speaks of characters.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice
from typing import Any, NamedTuple

import pyromark

from magcli.model import Link, Span
from magcli.text.tags import opening

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
    """In characters of the text, as `end` is."""
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


MOST = 50_000
DEEPEST = 100
"""Pieces that a text can be made of, and levels that it can nest; what is beyond is not read."""

EXCESS = "Excess"
"""The step at which the reading ends because of that; its data says why."""


@lru_cache(maxsize=2)  # rules, links and pages walk the same text in turn
def events(body: str) -> tuple[Event, ...]:
    """Return the parser's steps through *body*."""
    steps: list[Event] = []
    begun: list[Event] = []
    within = _bytes_within(body)
    for step, extent in islice(_PARSER.events_with_range(body), MOST + 2):
        phase, name, data = _told(step)
        if phase == "end":
            start, end = begun.pop()[3:]
        else:
            start, end = extent["start"], extent["end"]
            if within:
                start, end = start - bisect_left(within, start), end - bisect_left(within, end)
        # As Event(…) does it, in half the time: there are 250 steps in 8 kB.
        steps.append(event := tuple.__new__(Event, (phase, name, data, start, end)))
        if phase == "start":
            begun.append(event)
            if len(begun) > DEEPEST:
                return (*steps, *_cut(event, begun, f"it nests deeper than {DEEPEST} levels"))
    if len(steps) > MOST + 1:
        return (*steps, *_cut(steps[-1], begun, f"it has more than {MOST} pieces"))
    return tuple(steps)


def _told(step: Any) -> tuple[str, str, Any]:
    """Return the phase, the name and the data of *step*: pyromark has twenty types, told apart by their one key."""
    if isinstance(step, str):
        return "", step, None
    name, data = step.popitem()
    if name not in _PHASES:
        return "", name, data
    inner, more = data.popitem() if isinstance(data, dict) else (data, None)
    return _PHASES[name], inner, more


_PHASES = {"Start": "start", "End": "end"}


def _cut(last: Event, begun: list[Event], why: str) -> Iterator[Event]:
    """Yield the step that says *why* nothing is read behind the *last* one, and the ends of what has *begun*."""
    yield Event("", EXCESS, why, last.start, last.end)
    for start in reversed(begun):
        yield Event("end", start.name, start.data is not None, last.end, last.end)


_WITHIN = bytes(ord("\n") if 0x80 <= byte < 0xC0 else ord(" ") for byte in range(256))


def _bytes_within(body: str) -> list[int]:
    """Return the place of each byte in the UTF-8 of *body* that starts no character.

    An offset in bytes is that in characters and as many more as there are such bytes before it.
    """
    if body.isascii():
        return []
    # To look for them with a pattern takes twice the time: 0.17 ms for 8 kB.
    pieces = body.encode().translate(_WITHIN).split(b"\n")
    return [at + index for index, at in enumerate(accumulate(map(len, pieces[:-1])))]


@lru_cache(maxsize=1)  # two rules ask for them in turn
def links(body: str) -> tuple[Link, ...]:
    """Return every link and image of *body*, those in raw HTML included, in their order."""
    found = []
    for event in events(body):
        if event.phase == "start" and event.name in ("Link", "Image"):
            if event.data["link_type"] != "Email":
                found.append(Link(event.data["dest_url"], *event.span, event.name == "Image"))
        elif (event.name == "HtmlBlock" and event.phase == "start") or event.name == "InlineHtml":
            found += _html_links(body, event.span)
    return tuple(found)


def unread(body: str) -> str:
    """Return what of *body* may hold more links than `links` knows: raw HTML, or all when it is too much to read."""
    if not is_whole(body):
        return body
    return "".join(event.data for event in events(body) if event.name in ("Html", "InlineHtml") and not event.phase)


def is_whole(body: str) -> bool:
    """Whether all of *body* is read, because it is not too much."""
    return excess(body) is None


def excess(body: str) -> Event | None:
    """Return the step at which the reading of *body* ends because it is too much; `None` when it is not."""
    last = next((event for event in reversed(events(body)) if event.phase != "end"), None)
    return last if last and last.name == EXCESS else None


def _html_links(body: str, place: Span) -> Iterator[Link]:
    for tag in opening(body[place.start : place.end]):
        for wanted in _TARGETS.get(tag.name, ()):
            if target := tag.attributes.get(wanted):
                value = re.search(rf"(?<![\w-]){wanted}\s*=\s*[\"']?", tag.written, re.IGNORECASE)
                at = tag.written.find(target, value.end() if value else 0)
                # Where entities stand in it, the target is not what is written: then the tag is the place.
                start, length = (at, len(target)) if at >= 0 else (0, len(tag.written))
                start += place.start + tag.start
                yield Link(target, start, start + length, tag.name in ("img", "image"))


_TARGETS = {
    "a": ("href",),
    **dict.fromkeys(("img", "image"), ("src",)),  # browsers take the one for the other
    **dict.fromkeys(("audio", "source", "track"), ("src",)),
    "video": ("src", "poster"),
}


def html(body: str) -> Iterator[Span]:
    """Yield where raw HTML stands in *body*: blocks of it, and single tags in a line."""
    for event in events(body):
        if (event.name == "HtmlBlock" and event.phase == "start") or event.name == "InlineHtml":
            yield event.span


def code(body: str) -> tuple[range, ...]:
    """Return where code stands in *body*, within a line or in blocks."""
    starts = (e for e in events(body) if e.name == "Code" or (e.name == "CodeBlock" and e.phase == "start"))
    return tuple(range(event.start, event.end) for event in starts)


def code_blocks(body: str) -> tuple[range, ...]:
    """Return where the blocks of code in *body* are, their fences included."""
    starts = (event for event in events(body) if event.name == "CodeBlock" and event.phase == "start")
    return tuple(range(event.start, event.end) for event in starts)


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
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    silent, after_block, last = 0, True, 0
    for phase, name, data, start, end in events(body):
        if name in ("Text", "SoftBreak"):
            if silent == 0:
                shown += (HIDDEN * (start - last), body[start:end])
                if after_block:
                    starts.append(start)
                    ends.append(last)
                after_block, last = False, end
        elif name in _BLOCKS:
            after_block = True
        elif name == "CodeBlock":
            silent += 1 if phase == "start" else -1
        elif name in ("Html", "InlineHtml") and not phase:
            silent = _silent_behind(data, silent)
    shown.append(HIDDEN * (len(body) - last))
    return Prose("".join(shown), tuple(starts), (*ends, last))


def _silent_behind(html: str, silent: int) -> int:
    """Return how many silent elements are open behind *html*, when *silent* of them are before it."""
    for tag in _SILENT_HTML.finditer(html):
        silent = max(0, silent + (-1 if tag[1] else 1))
    return silent


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
    changes: list[tuple[int, int, str]] = []
    for event in events(body):
        start, end = event.span
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
