"""Silences: comments in a file that say which findings are none there, and why.

`<!-- magcli: ignore RULE reason -->` speaks of the paragraph that it stands in, or of the next one when it stands
alone; `# magcli: ignore RULE reason` in the front matter, of its line, or of the next one when it stands alone.
With `ignore-file` either speaks of the whole file.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from magcli.model import Diagnostic, Node, Source, Span, replacement
from magcli.reading import ANNOTATION
from magcli.rules import _rule
from magcli.text import splices
from magcli.text.position import LINE_END, line_extent, locate

UNUSED = "FM020"
BAD = "FM021"

_MARK = f"{ANNOTATION}:"
_START = r"magcli(?=:|[ \t]+ignore)"
# A comment ends before the next one: so each place is looked at once, also where none ends.
_IN_TEXT = re.compile(rf"<!--[ \t\r\n]*{_START}(?P<order>(?:(?!<!--)[^>])*)-->")
_IN_FRONT_MATTER = re.compile(rf"#[ \t]*{_START}(?P<order>[^\r\n]*)")
_ORDER = re.compile(r":\s*(?P<verb>[\w-]*)[\s:]*(?P<rules>(?:[\w-]+\s*,\s*)*[\w-]*)[\s:]*(?P<reason>.*)", re.DOTALL)
_VERBS = ("ignore", "ignore-file")

MOST = 200
"""Silences of one file: who needs more means all of it."""


class Lines(NamedTuple):
    """The numbers of the first and the last of some lines."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Silence:
    """What the comment at *span* says of the rules called *name*: they find nothing in *lines*."""

    name: str
    codes: frozenset[str]
    lines: Lines
    span: Span

    def covers(self, found: Diagnostic) -> bool:
        """Whether *found* is none of the findings that somebody wants to be told."""
        return found.code in self.codes and self.lines.first <= found.line <= self.lines.last


def honoured(found: Iterable[Diagnostic], sources: Iterable[Source], unasked: Set[str]) -> Iterator[Diagnostic]:
    """Yield what of *found* nobody silenced, and what is wrong with the silences in *sources*.

    Those of rules that are *unasked* are not idle, nor are any in a file that could not be read.
    """
    commented = [source for source in sources if source.is_annotated]
    read = {source.path: list(_read(source)) for source in commented}
    silences = {path: [told for told in tolds if isinstance(told, Silence)] for path, tolds in read.items()}
    busy = {silence for stated in silences.values() for silence in stated if silence.codes & unasked}
    for told in found:
        silencing = [silence for silence in silences.get(told.path, ()) if silence.covers(told)]
        busy.update(silencing)
        if not silencing:
            yield told
    for source in commented:
        yield from (told for told in read[source.path] if isinstance(told, Diagnostic))
        if not source.broken:
            yield from _idle(source, silences[source.path], busy)


def _idle(source: Source, silences: list[Silence], busy: set[Silence]) -> Iterator[Diagnostic]:
    needed = {silence.span for silence in silences if silence in busy}
    for silence in silences:
        if silence not in busy:
            fix = None if silence.span in needed else replacement(_whole(source.text, silence.span), "")
            hint = "remove it" if fix else f"take {silence.name} off its list"
            message = f"this silences nothing: {silence.name} finds nothing here"
            yield _rule.fault(source, silence.span, UNUSED, message, hint, "warning", fix)


def _whole(text: str, span: Span) -> Span:
    """Return *span* with the line that it has for itself, or with the spaces in front of it."""
    start, end = line_extent(text, span.start)[0], line_extent(text, span.end)[1]
    before, after = text[start : span.start], text[span.end : end]
    if before.strip() or after.strip():
        return Span(span.start - len(before) + len(before.rstrip(" \t")), span.end)
    line_end = LINE_END.match(text, end)
    return Span(start, line_end.end() if line_end else end)


def _read(source: Source) -> Iterator[Silence | Diagnostic]:
    """Yield the silences in *source*, and what is wrong with them."""
    read = 0
    for comment, order, near in _comments(source):
        if read >= MOST:
            hint = "write ignore-file once, or ignore the rule in the _index.md of the magazine"
            yield _bad(source, comment, f"magcli reads no more than {MOST} silences in one file", hint)
            return
        for told in islice(_order(source, comment, order, near), MOST):
            read += 1
            yield told


def _comments(source: Source) -> Iterator[tuple[Span, str, Lines]]:
    """Yield the comments in *source* that speak to magcli: each with what it says, and the lines that it is near."""
    text = source.text
    if not source.broken:
        for comment in splices.comments(text, Node(source.fields, Span(0, source.body_start))):
            if order := _IN_FRONT_MATTER.match(text, *comment):
                yield comment, order["order"], _line(text, comment)
    from magcli.text import markdown  # 40 ms that only a silence should cost

    code = markdown.code(source.body)
    for found in _IN_TEXT.finditer(text, source.body_start):
        comment = Span(*found.span())
        if not any(comment.start - source.body_start in stretch for stretch in code):
            yield comment, found["order"], _paragraph(text, comment)


def _order(source: Source, comment: Span, order: str, near: Lines) -> Iterator[Silence | Diagnostic]:
    """Yield the silences of a *comment* that holds *order*, or what is wrong with it."""
    if not order.startswith(":"):
        yield _bad(source, comment, "no colon follows magcli", f"write {_MARK} {_VERBS[0]} RULE reason")
        return
    said = _ORDER.fullmatch(order)
    verb, names, reason = (said["verb"], said["rules"], said["reason"]) if said else ("", "", "")
    if verb not in _VERBS:
        hint = f"write {_MARK} {_VERBS[0]} RULE reason"
        yield _bad(source, comment, f"magcli knows no order {verb!r}", hint)
        return
    lines = Lines(1, locate(source.text, len(source.text))[0]) if verb == "ignore-file" else near
    if not reason.strip(" -\t\r\n"):
        hint = f"write why: {_MARK} {verb} {names.strip() or 'RULE'} reason"
        yield _bad(source, comment, "this silence gives no reason", hint)
    for name in filter(None, (name.strip() for name in names.split(","))):
        if codes := _rule.known().get(name.casefold()):
            yield Silence(name, codes, lines, comment)
        else:
            yield _bad(source, comment, f"there is no rule {name!r}", _rule.meant(name))


def _line(text: str, comment: Span) -> Lines:
    """Return the line of *comment*, or the next one when it stands alone."""
    number = locate(text, comment.start)[0]
    if not text[line_extent(text, comment.start)[0] : comment.start].strip():
        number += 1
    return Lines(number, number)


_SPACE = re.compile(r"\s*")


def _paragraph(text: str, comment: Span) -> Lines:
    """Return the lines without a blank one among them around *comment*, or the next ones when it stands alone."""
    start, end = line_extent(text, comment.start)[0], line_extent(text, comment.end)[1]
    stands_alone = not text[start : comment.start].strip() and not text[comment.end : end].strip()
    ahead = _SPACE.match(text, comment.end) if stands_alone else None
    number, blank = locate(text, ahead.end() if ahead else comment.start)[0], _blank_lines(text)
    behind = bisect_left(blank, number)
    return Lines(number if stands_alone else blank[behind - 1] + 1, max(number, blank[behind] - 1))


@lru_cache(maxsize=1)
def _blank_lines(text: str) -> tuple[int, ...]:
    """Return the numbers of the blank lines of *text*; one stands before its first line, and one after its last."""
    lines = LINE_END.split(text)
    return (0, *(number for number, line in enumerate(lines, 1) if not line.strip()), len(lines) + 1)


def _bad(source: Source, comment: Span, message: str, hint: str) -> Diagnostic:
    return _rule.fault(source, comment, BAD, message, hint, "warning")
