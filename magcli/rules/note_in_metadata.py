"""A title, a summary or the caption of an image refers to a footnote.

Titles, summaries and descriptions stand alone in lists, feeds and search results, where there is no note to be
opened: readers would see `[^1]`. So they would in the `caption` and `credit` of an article's image. Raised digits
that are powers or units (`20 m²`) are no references.

Bad:

    ---
    title: La révolution numérique[^1]
    ---

Good:

    ---
    title: La révolution numérique
    ---
"""

from collections.abc import Iterator, Mapping

from magcli.model import Article, Diagnostic, Magazine, Node, Series, Source, Span, replacement
from magcli.rules._rule import fault
from magcli.text import marks

CODE = "META015"
NAME = "note-in-metadata"
FIX = "unsafe"

_ARTICLE = ("title", "summary")
_IMAGE = ("caption", "credit")
_INDEX = ("title", "description")


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references in the title and the summary of an article, and below its image."""
    yield from _references(article.source, _ARTICLE)
    image = article.source.fields.get("image")
    if image and isinstance(image.value, Mapping):
        for key in _IMAGE:
            yield from _in_value(article.source, key, image.value.get(key))


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references in the title and description of a series, and in the titles of what it plans."""
    yield from _references(series.source, _INDEX)
    parts = series.source.fields.get("parts")
    for part in parts.items if parts else ():
        if isinstance(part.value, Mapping):
            yield from _in_value(series.source, "title", part.value.get("title"))


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references in the title and description of the magazine."""
    yield from _references(magazine.source, _INDEX)


def _references(source: Source, keys: tuple[str, ...]) -> Iterator[Diagnostic]:
    for key in keys:
        yield from _in_value(source, key, source.fields.get(key))


def _in_value(source: Source, key: str, node: Node | None) -> Iterator[Diagnostic]:
    if node is None or not isinstance(node.value, str):
        return
    raw = source.text[node.span.start : node.span.end]
    for mark in marks.in_line(raw):
        span = Span(*mark.span).moved(node.span.start)
        written = source.text[span.start : span.end]
        is_all = raw.strip("\"' ") == written
        fix = None if is_all else replacement(marks.with_space(source.text, span), "", is_safe=False)
        told = f"{written} refers to a note, and no note can be opened from a {key}"
        yield fault(source, span, CODE, told, f"take it out of the {key}", fix=fix)
