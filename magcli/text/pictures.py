"""The images of a text that say nothing to whoever cannot see them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser

from magcli.model import Span
from magcli.text.markdown import Event, events


def without_words(body: str) -> Iterator[Span]:
    """Yield the images of *body* without alternative text, those in raw HTML included.

    An `<img alt="">` says that there is nothing to tell; Markdown has no way to say that.
    """
    if "![" not in body and "<" not in body:
        return
    begun: list[tuple[Event, bool]] = []
    for step in events(body):
        if step.name == "Image":
            if step.phase == "start":
                begun.append((step, False))
                continue
            image, tells = begun.pop()
            if not tells:
                yield image.span
        elif begun and step.name in ("Text", "Code") and step.data.strip():
            begun = [(image, True) for image, _ in begun]
        elif step.name == "InlineHtml" or (step.name == "HtmlBlock" and step.phase == "start"):
            yield from _without_alt(body[step.start : step.end], step.start)


def _without_alt(html: str, at: int) -> Iterator[Span]:
    if "<img" in html.lower():
        yield from (Span(at + start, at + end) for start, end in _Images(html).found)


class _Images(HTMLParser):
    """Collects where the `<img>` of an HTML text stand that have no `alt`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[int, int]] = []
        self._starts = [0, *(end.end() for end in re.finditer("\n", html))]
        with suppress(AssertionError):  # how the parser says that it knows no <![such thing
            self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the place of an image without words."""
        if tag == "img" and dict(attrs).get("src") and "alt" not in dict(attrs):
            line, column = self.getpos()
            start = self._starts[line - 1] + column
            self.found.append((start, start + len(self.get_starttag_text() or "")))
