"""The tags of raw HTML, and where they stand."""

import re
from collections.abc import Mapping
from contextlib import suppress
from html.parser import HTMLParser
from typing import NamedTuple

from magcli.model import Span

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""The elements that have no end (HTML Standard, 13.1.2)."""


class Tag(NamedTuple):
    """A tag that opens an element: its *name* in small letters, its attributes, and how it is *written*."""

    name: str
    attributes: Mapping[str, str | None]
    start: int
    written: str

    @property
    def span(self) -> Span:
        """Where it stands in its text."""
        return Span(self.start, self.start + len(self.written))


def opening(html: str) -> list[Tag]:
    """Return the tags of *html* that open an element, in their order; in comments and scripts there are none."""
    return _Tags(html).found


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Tag] = []
        self._starts = [0, *(end.end() for end in re.finditer("\n", html))]
        with suppress(AssertionError):  # how the parser says that it knows no <![such thing
            self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; of two attributes with one name the first counts, as in browsers."""
        line, column = self.getpos()
        start = self._starts[line - 1] + column
        self.found.append(Tag(tag, dict(reversed(attrs)), start, self.get_starttag_text() or ""))
