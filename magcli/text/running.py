"""Running text: what of a Markdown text its readers read as sentences, and where each character of it is written."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from magcli.model import Span
from magcli.text.markdown import BREAKS, Event, events

BLOCK = "\0"
"""Where a block ends and another starts."""
NOTE = "\ufffb"
"""A footnote reference."""
THING = "\ufffc"
"""What is no word of a sentence, but has a place in it: code, a formula, an address, a template's tag."""


class Running(NamedTuple):
    """A text as it is read, without marks, links' addresses, HTML and the like; each piece of it is of one place."""

    text: str
    starts: tuple[int, ...]
    """Where each piece starts in the text, in order."""
    places: tuple[tuple[int, int], ...]
    """Where the file has that piece: these very characters when it is as long there.

    Otherwise it has an entity, one behind a backslash, or what is read as one sign.
    """

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
        piece = self._piece(start)
        return piece == self._piece(end - 1) and (self._is_literal(piece) or end - start == 1)

    def _piece(self, at: int) -> int:
        return bisect_right(self.starts, at, hi=len(self.places)) - 1

    def _is_literal(self, piece: int) -> bool:
        start, end = self.places[piece]
        return self.starts[piece + 1] - self.starts[piece] == end - start

    def _place(self, at: int) -> Span:
        piece = self._piece(at)
        start, end = self.places[piece]
        if not self._is_literal(piece):
            return Span(start, end)
        first = start + at - self.starts[piece]
        return Span(first, first + 1)


@lru_cache(maxsize=8)  # the same rules look at the same few values in turn
def plain(text: str) -> Running:
    """Return *text*, which is no Markdown, as it is read."""
    return Running(_without_addresses(text), (0, len(text)), ((0, len(text)),))


@lru_cache(maxsize=2)  # all rules about typography look at the same text in turn
def running(body: str) -> Running:
    """Return *body* as it is read."""
    shown = list(_shown(body))
    texts = [text for text, _, _ in shown]
    starts = tuple(accumulate(map(len, texts), initial=0))
    return Running(_without_addresses("".join(texts)), starts, tuple([(start, end) for _, start, end in shown]))


@lru_cache(maxsize=2)  # asked for once for every finding
def headings(body: str) -> tuple[Span, ...]:
    """Return where the headings of *body* are written."""
    return tuple(event.span for event in events(body) if event.name == "Heading" and event.phase == "start")


# What stands for a step that is no text.
SIGNS = {
    **dict.fromkeys(BREAKS, "\n"),
    **dict.fromkeys(("Code", "TaskListMarker", "InlineMath", "DisplayMath"), THING),
    "FootnoteReference": NOTE,
}
BLOCKS = frozenset(
    {"Paragraph", "Heading", "TableCell", "Item", "BlockQuote", "FootnoteDefinition", "HtmlBlock", "Image"}
)

# HTML that only changes how words look. What lies between other tags is left alone when it is no text of ours.
_LOOKS = re.compile(r"</?(?:a|abbr|b|big|cite|del|em|font|i|ins|mark|small|span|strong|u)\b|<!--", re.IGNORECASE)
_ANOTHER = re.compile(r"<(\w+)\b[^>]*\blang\s*=|<(code|pre|kbd|samp|var|script|style|svg|math|q)\b", re.IGNORECASE)


def _shown(body: str) -> Iterator[tuple[str, int, int]]:
    """Yield what is read, and from where to where it is written."""
    masked = _without_templates(body)
    aside = Aside()
    for event in events(body):
        phase, name, data, start, end = event
        if (aside.is_open or name in ASIDES) and aside.holds(event):
            if phase != "end":
                yield THING, start, end
        elif name == "Text" and len(data) == end - start and body[start - 1 : start] != "\\":
            yield masked[start:end], start, end  # as four texts of five are: no function is called for them
        elif name == "Text":
            yield from _text(event, masked)
        elif name in BLOCKS:
            at = end if phase == "end" else start
            yield BLOCK, at, at
        elif sign := sign_of(event):
            yield sign, start, end


def sign_of(event: Event) -> str:
    """Return what stands for *event* among the words; empty when nothing does."""
    if event.name == "InlineHtml":
        return "" if _LOOKS.match(event.data) else THING
    return SIGNS.get(event.name, "")


def _text(event: Event, masked: str) -> Iterator[tuple[str, int, int]]:
    """Yield a text that is not as long as it is written, or whose first character stands behind a backslash."""
    _, _, text, start, end = event
    if len(text) != end - start:
        yield text, start, end
        return
    yield masked[start], start - 1, start + 1
    if start + 1 < end:
        yield masked[start + 1 : end], start + 1, end


ASIDES = frozenset({"CodeBlock", "Link", "InlineHtml", "Html"})
"""What text of another kind starts with."""


class Aside:
    """Knows whether a step is inside of what is no text of ours: code, an address, an element of another language."""

    def __init__(self) -> None:
        self.is_open = False
        """Whether the next step is inside, or ends it."""
        self._element = ""
        self._depth = 0

    def holds(self, event: Event) -> bool:
        """Whether *event*, the next step, is inside."""
        is_held = self.is_open
        if event.name == "CodeBlock" or (event.name == "Link" and self._is_address(event)):
            self._depth += 1 if event.phase == "start" else -1
            is_held = True
        elif event.name in ("InlineHtml", "Html") and not event.phase:
            is_held = self._html(event.data)
        self.is_open = bool(self._depth or self._element)
        return is_held

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


# Each starts with a sign, no assertion: so the search for it is quick, 0.03 ms of 8 kB instead of 0.35.
_TEMPLATE = re.compile(
    r"""
    \{\{[^{}]*\}\} | \{%[^{}]*%\}    # Liquid, Hugo, Nunjucks
    | \{[:\#.][^{}\n]*\}             # attributes of Kramdown and Pandoc
    | \$\$[^$]+\$\$                  # formulas
    | \$(?<![\w$\\]\$)[^\s$\n](?:[^$\n]{0,200}[^\s$\n\\])?\$(?![\w$])
    | \$(?<=^\$)\ [^\n]+               # a command typed in a terminal
    | \*(?<=^\*)\[[^\]\[\n]{1,100}\]:   # an abbreviation
    | \[\^[^\]\[\n]{1,100}\]           # a footnote reference that nothing answers
    """,
    re.VERBOSE | re.MULTILINE,
)
# The last of them alone, which is all that most texts hold: it takes 0.01 ms of 8 kB, all of them 0.04.
_CALL = re.compile(r"\[\^[^\]\[\n]{1,100}\]")
_LISTING = re.compile(r"\{[{%][<%]?-? {0,2}(end|/)? ?(highlight|raw|code\w*|verbatim|math)\b[^{}]*\}")


def _without_templates(body: str) -> str:
    """Return *body* with what is a template's, or a formula, replaced by as many THINGs."""
    if not any(sign in body for sign in ("{", "$", "*[")):
        return _CALL.sub(_masked, body) if "[^" in body else body
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


def masked(text: str) -> str:
    """Return *text* with addresses, formulas and what is a template's replaced by as many THINGs."""
    return _without_addresses(_without_templates(text))


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
