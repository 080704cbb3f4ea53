"""Running text: what of a Markdown text its readers read as sentences, and where each character of it is written."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from magcli.model import Span
from magcli.text.markdown import BREAKS, Characters, Event, events

BLOCK = "\0"
"""Where a block ends and another starts."""
NOTE = "\ufffb"
"""A footnote reference."""
THING = "\ufffc"
"""What is no word of a sentence, but has a place in it: code, a formula, an address, a template's tag."""


class Piece(NamedTuple):
    """Some of the text as read: where it starts there, and the place in the file of which it comes."""

    start: int
    place: Span
    is_literal: bool
    """Whether the file has these very characters there; otherwise it has an entity, or one behind a backslash."""


class Running(NamedTuple):
    """A text as it is read, without marks, links' addresses, HTML and the like."""

    text: str
    pieces: tuple[Piece, ...]
    headings: tuple[Span, ...] = ()
    """Where headings are written."""

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from *start* to *end* are written."""
        if start == end:
            at = self._place(start)
            return Span(at.start, at.start)
        return Span(self._place(start).start, self._place(end - 1).end)

    def after(self, at: int) -> int:
        """Return where the character *at* ends in the file."""
        return self._place(at).end

    def is_together(self, start: int, end: int) -> bool:
        """Whether the characters from *start* to *end* stand side by side in the file too, as they are read."""
        first, last = self._piece(start), self._piece(end - 1)
        return first == last and (first.is_literal or end - start == 1)

    def _piece(self, at: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, at, key=lambda piece: piece.start) - 1]

    def _place(self, at: int) -> Span:
        piece = self._piece(at)
        if not piece.is_literal:
            return piece.place
        first = piece.place.start + at - piece.start
        return Span(first, first + 1)


def plain(text: str) -> Running:
    """Return *text*, which is no Markdown, as it is read."""
    return Running(_without_addresses(text), (Piece(0, Span(0, len(text)), is_literal=True),))


@lru_cache(maxsize=2)  # all rules about typography look at the same text in turn
def running(body: str) -> Running:
    """Return *body* as it is read."""
    text: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for shown, place, is_literal in _shown(body):
        text.append(shown)
        pieces.append(Piece(length, place, is_literal))
        length += len(shown)
    shown_text = _without_addresses("".join(text))
    return Running(shown_text, tuple(pieces) or (Piece(0, Span(0, 0), is_literal=True),), tuple(_headings(body)))


def _headings(body: str) -> Iterator[Span]:
    characters = Characters(body)
    for event in events(body):
        if event.name == "Heading" and event.phase == "start":
            yield characters.span(event.start, event.end)


_BLOCKS = frozenset({"Paragraph", "Heading", "TableCell", "Item", "BlockQuote", "FootnoteDefinition", "HtmlBlock"})
_OBJECTS = frozenset({"Code", "TaskListMarker", "InlineMath", "DisplayMath"})

# HTML that only changes how words look. What lies between other tags is left alone when it is no text of ours.
_LOOKS = re.compile(r"</?(?:a|abbr|b|big|cite|del|em|font|i|ins|mark|small|span|strong|u)\b|<!--", re.IGNORECASE)
_ANOTHER = re.compile(r"<(\w+)\b[^>]*\blang\s*=|<(code|pre|kbd|samp|var|script|style|svg|math|q)\b", re.IGNORECASE)


def _shown(body: str) -> Iterator[tuple[str, Span, bool]]:
    """Yield what is read, the place where it is written, and whether it is written like that."""
    masked = _without_templates(body)
    characters = Characters(body)
    aside = _Aside()
    for event in events(body):
        if aside.holds(event):
            if event.phase != "end":
                yield THING, characters.span(event.start, event.end), False
        elif event.name in _BLOCKS or event.name == "Image":
            at = event.end if event.phase == "end" else event.start
            yield BLOCK, characters.span(at, at), False
        elif event.name == "Text":
            yield from _text(event, masked, body, characters.span(event.start, event.end))
        elif sign := _sign(event):
            yield sign, characters.span(event.start, event.end), False


def _sign(event: Event) -> str:
    """Return what stands for *event* among the words; empty when nothing does."""
    if event.name in BREAKS:
        return "\n"
    if event.name == "FootnoteReference":
        return NOTE
    is_other_tag = event.name == "InlineHtml" and not _LOOKS.match(event.data)
    return THING if event.name in _OBJECTS or is_other_tag else ""


class _Aside:
    """Knows whether a step is inside of what is no text of ours: code, an address, an element of another language."""

    def __init__(self) -> None:
        self._element = ""
        self._depth = 0

    def holds(self, event: Event) -> bool:
        """Whether *event*, the next step, is inside."""
        if event.name == "CodeBlock" or (event.name == "Link" and self._is_address(event)):
            self._depth += 1 if event.phase == "start" else -1
            return True
        if event.name in ("InlineHtml", "Html") and not event.phase:
            return self._html(event.data)
        return bool(self._depth or self._element)

    def _is_address(self, event: Event) -> bool:
        # The end of a link does not say of which kind it is: inside an address nothing else starts.
        return bool(self._depth) or (event.phase == "start" and event.data["link_type"] in ("Autolink", "Email"))

    def _html(self, tag: str) -> bool:
        if self._element:
            closing = re.search(rf"</{self._element}\s*>", tag, re.IGNORECASE)
            self._element = "" if closing else self._element
            return True
        opening = _ANOTHER.match(tag)
        name = (opening[1] or opening[2]) if opening else ""
        self._element = "" if f"</{name}" in tag or tag.endswith("/>") else name
        return bool(self._element)


def _text(event: Event, masked: str, body: str, place: Span) -> Iterator[tuple[str, Span, bool]]:
    if len(event.data) != place.end - place.start:
        yield event.data, place, False
        return
    if body[place.start - 1 : place.start] == "\\":
        yield masked[place.start], Span(place.start - 1, place.start + 1), False
        place = Span(place.start + 1, place.end)
    if place.start < place.end:
        yield masked[place.start : place.end], place, True


_TEMPLATE = re.compile(
    r"""
    \{\{[^{}]*\}\} | \{%[^{}]*%\}    # Liquid, Hugo, Nunjucks
    | \{[:\#.][^{}\n]*\}             # attributes of Kramdown and Pandoc
    | \$\$[^$]+\$\$                  # formulas
    | (?<![\w$\\])\$[^\s$\n](?:[^$\n]{0,200}[^\s$\n\\])?\$(?![\w$])
    | ^\$\ [^\n]+                     # a command typed in a terminal
    | ^\*\[[^\]\[\n]{1,100}\]:         # an abbreviation
    | \[\^[^\]\[\n]{1,100}\]           # a footnote reference that nothing answers
    """,
    re.VERBOSE | re.MULTILINE,
)
_LISTING = re.compile(r"\{[{%][<%]?-? {0,2}(end|/)? ?(highlight|raw|code\w*|verbatim|math)\b[^{}]*\}")


def _without_templates(body: str) -> str:
    """Return *body* with what is a template's, or a formula, replaced by as many THINGs."""
    if not re.search(r"[{$]|\[\^|\*\[", body):
        return body
    pieces, last = [], 0
    for start, end in (*_listings(body), (len(body), len(body))):
        text = _TEMPLATE.sub(_masked, body[last:start])
        pieces += [text, THING * (end - start)]
        last = end
    return "".join(pieces)


def _listings(body: str) -> Iterator[tuple[int, int]]:
    """Yield where a template's tag says that code stands, its tags included."""
    tags = list(_LISTING.finditer(body))
    for opening, closing in pairwise(tags):
        if not opening[1] and closing[1] and opening[2] == closing[2]:
            yield opening.start(), closing.end()


# Each starts with letters or a sign, no assertion: so the search for it is quick.
_ADDRESSES = (
    ("://", re.compile(r"(?:https?|ftp|file|ssh)://[^\s\0<>«»\"]+")),
    ("www.", re.compile(r"www\.[^\s\0<>«»\"]+")),
    ("@", re.compile(r"(?:mailto:)?(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    (":", re.compile(r":(?<![\w:]:)[a-z0-9_+-]{1,40}:(?!\w)")),  # :smile:
)


def _without_addresses(text: str) -> str:
    """Return *text* with addresses and names of pictures replaced by as many THINGs."""
    for sign, pattern in _ADDRESSES:
        if sign in text:
            text = pattern.sub(_masked, text)
    return _ROW.sub(lambda row: row[0].replace("|", BLOCK), text) if "|" in text else text


# A row of a table that is none to the parser, because its line of dashes is missing or elsewhere.
_ROW = re.compile(rf"(?<![^\n{BLOCK}])\|[^\n{BLOCK}]*")


def _masked(found: re.Match[str]) -> str:
    return (NOTE if found[0].startswith("[^") else THING) * len(found[0])
