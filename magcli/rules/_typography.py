"""What the rules about typography look at, and how they tell what they find."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from magcli.model import Article, Diagnostic, Edit, Fix, Magazine, Node, Source
from magcli.rules import _links
from magcli.rules._rule import fault
from magcli.text.names import in_anchor
from magcli.text.running import Running, headings, plain, running
from magcli.text.typography import Slip, is_french

Find = Callable[[Running, str], Iterator[Slip]]

Signs = Iterable[str] | re.Pattern[str]
"""What a text holds when there may be something to find: one of some strings, which is quickest, or a pattern."""

_SHOWN = ("title", "summary", "description")
"""The keys whose values readers see as sentences."""


def in_body(article: Article, magazine: Magazine, code: str, find: Find, signs: Signs) -> Iterator[Diagnostic]:
    """Tell what *find* finds in the body of the French *article*, when *signs* are in there at all."""
    if is_french(article.lang or magazine.lang):
        yield from in_any_language(article, magazine, code, find, signs)


def in_any_language(
    article: Article, magazine: Magazine, code: str, find: Find, signs: Signs
) -> Iterator[Diagnostic]:
    """Tell what *find* finds in the body of *article*, when *signs* are in there at all."""
    source, lang = article.source, article.lang or magazine.lang
    # The language of a front matter that cannot be read is not known.
    body = source.body
    if not source.broken and _holds(body, signs):
        slips = (_kept(slip, article, magazine) for slip in find(running(body), lang))
        yield from _told(source, slips, source.body_start, code)


def _holds(body: str, signs: Signs) -> bool:
    if isinstance(signs, re.Pattern):
        return bool(signs.search(body))
    return any(sign in body for sign in signs)


def _kept(slip: Slip, article: Article, magazine: Magazine) -> Slip:
    """Return *slip*, which is not safe to mend when links lead to the id of a heading that this changes."""
    body = article.source.body
    changes_ids = any(
        _is_in_heading(edit.span.start, body) and in_anchor(body[slice(*edit.span)]) != in_anchor(edit.text)
        for edit in slip.edits
    )
    return slip._replace(is_safe=False) if changes_ids and _links.is_pointed_into(article, magazine) else slip


def _is_in_heading(at: int, body: str) -> bool:
    last = bisect_right(headings(body), at, key=lambda heading: heading.start) - 1
    return last >= 0 and at < headings(body)[last].end


def in_front_matter(article: Article, magazine: Magazine, code: str, find: Find) -> Iterator[Diagnostic]:
    """Tell what *find* finds in the title and the summary of the French *article*, or the description of an index."""
    lang = article.lang or magazine.lang
    for node in (article.source.fields.get(key) for key in _SHOWN):
        if node and is_french(lang) and isinstance(node.value, str):
            yield from _told_of_value(article.source, node, find(plain(node.value), lang), code)


def _told_of_value(source: Source, node: Node, slips: Iterator[Slip], code: str) -> Iterator[Diagnostic]:
    start = node.span.start + len(node.quote)
    # A value with escapes, or on several lines, is not written as it reads.
    if source.text.startswith(str(node.value), start):
        yield from _told(source, slips, start, code)


def _told(source: Source, slips: Iterable[Slip], shift: int, code: str) -> Iterator[Diagnostic]:
    for slip in slips:
        edits = tuple(Edit(edit.span.moved(shift), edit.text) for edit in slip.edits)
        fix = Fix.of(edits, is_safe=slip.is_safe)
        yield fault(source, slip.span.moved(shift), code, slip.told, slip.instead, "warning", fix)
