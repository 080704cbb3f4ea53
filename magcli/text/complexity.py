"""Texts that nest or repeat beyond any use: a page can become a thousand times as long as what it is made of."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from magcli.model import Span
from magcli.text import markdown
from magcli.text.markdown import DEEPEST, Event

# HTML ends them by itself, so nobody has to (HTML, 13.1.2.4); and those that hold nothing.
_NEVER_OPEN = frozenset(
    {
        *("p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot", "rt", "rp", "colgroup", "option"),
        *("br", "col", "hr", "img", "input", "wbr", "area", "link", "meta", "source"),
    }
)
# What a parser opens again in every block that follows as long as it is not closed (HTML, 13.2.4.3).
_CARRIED_ON = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
MOST_TAGS = 10_000
MOST_CARRIED_ON = 1_000_000
"""Characters of tags that are repeated in this way."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*")
_BLOCKS = frozenset({"Paragraph", "Heading", "Item", "TableCell", "BlockQuote", "CodeBlock"})


class Excess(NamedTuple):
    """What is too much, and where it gets so."""

    span: Span
    what: str


@lru_cache(maxsize=2)
def excess(body: str) -> Excess | None:
    """Return what is too much in *body*: its nesting, its pieces, its open HTML elements; `None` when all is well."""
    step = markdown.excess(body)
    what = str(step.data) if step else "it has too many HTML elements, or too many that are never closed"
    if step is None and "<" in body:
        step = next(_overflow(markdown.events(body)), None)
    return Excess(step.span, what) if step else None


def _overflow(steps: Sequence[Event]) -> Iterator[Event]:
    """Yield the steps at which there are more HTML elements, or more of them open, than a page can bear."""
    count = _OpenElements()
    for step in steps:
        if step.phase == "start" and step.name in _BLOCKS:
            count.repeat()
        elif not step.phase and step.name in ("Html", "InlineHtml"):
            for tag in _TAG.finditer(step.data):
                count.read(tag[2].lower(), len(tag[0]), ends=bool(tag[1]))
                if count.is_too_much:
                    yield step


class _OpenElements:
    """Which elements are open, and how many characters of tags are repeated because of them."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.carried: dict[str, list[int]] = {}
        self.count = self.each_time = self.repeated = 0

    @property
    def is_too_much(self) -> bool:
        return len(self.names) > DEEPEST or self.repeated > MOST_CARRIED_ON or self.count > MOST_TAGS

    def repeat(self) -> None:
        self.repeated += self.each_time

    def read(self, name: str, length: int, *, ends: bool) -> None:
        self.count += 1
        if name in _CARRIED_ON:
            self._carry(name, length, ends=ends)
        else:
            self.repeat()
        if name in _NEVER_OPEN:
            return
        if not ends:
            self.names.append(name)
        elif name in self.names:
            while self.names.pop() != name:
                pass

    def _carry(self, name: str, length: int, *, ends: bool) -> None:
        lengths = self.carried.setdefault(name, [])
        if not ends:
            lengths.append(length)
            self.each_time += length
        elif lengths:
            self.each_time -= lengths.pop()
