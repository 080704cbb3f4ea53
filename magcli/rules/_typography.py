"""What the rules about typography look at, and how they tell what they find."""

import re
from collections.abc import Callable, Iterator

from magcli.model import Article, Diagnostic, Edit, Fix, Magazine, Node, Source, Span
from magcli.rules._rule import fault
from magcli.text.running import Running, plain, running
from magcli.text.typography import Slip, is_french

Find = Callable[[Running, str], Iterator[Slip]]

_SHOWN = ("title", "summary", "description")
"""The keys whose values readers see as sentences."""


def in_body(article: Article, magazine: Magazine, code: str, find: Find, signs: str) -> Iterator[Diagnostic]:
    """Tell what *find* finds in the body of the French *article*, when the pattern *signs* is in there at all."""
    if is_french(article.lang or magazine.lang):
        yield from in_any_language(article, magazine, code, find, signs)


def in_any_language(article: Article, magazine: Magazine, code: str, find: Find, signs: str) -> Iterator[Diagnostic]:
    """Tell what *find* finds in the body of *article*, when the pattern *signs* is in there at all."""
    source, lang = article.source, article.lang or magazine.lang
    # The language of a front matter that cannot be read is not known.
    if not source.broken and re.search(signs, source.body):
        yield from _told(source, find(running(source.body), lang), source.body_start, code)


def in_front_matter(article: Article, magazine: Magazine, code: str, find: Find) -> Iterator[Diagnostic]:
    """Tell what *find* finds in the title and the summary of the French *article*."""
    lang = article.lang or magazine.lang
    for node in (article.source.fields.get(key) for key in _SHOWN):
        if node and is_french(lang) and isinstance(node.value, str):
            yield from _told_of_value(article.source, node, find(plain(node.value), lang), code)


def _told_of_value(source: Source, node: Node, slips: Iterator[Slip], code: str) -> Iterator[Diagnostic]:
    start = node.span.start + len(node.quote)
    # A value with escapes, or on several lines, is not written as it reads.
    if source.text.startswith(str(node.value), start):
        yield from _told(source, slips, start, code)


def _told(source: Source, slips: Iterator[Slip], shift: int, code: str) -> Iterator[Diagnostic]:
    for slip in slips:
        edits = tuple(Edit(_moved(edit.span, shift), edit.text) for edit in slip.edits)
        fix = Fix(edits, slip.is_safe)
        yield fault(source, _moved(slip.span, shift), code, slip.told, slip.instead, "warning", fix)


def _moved(span: Span, shift: int) -> Span:
    return Span(span.start + shift, span.end + shift)
