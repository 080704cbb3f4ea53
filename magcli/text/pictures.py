"""The images of a text that say nothing to whoever cannot see them."""

from collections.abc import Iterator

from magcli.model import Span
from magcli.text.markdown import Event, events
from magcli.text.tags import opening


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
        for tag in opening(html):
            if tag.name == "img" and tag.attributes.get("src") and "alt" not in tag.attributes:
                yield tag.span.moved(at)
