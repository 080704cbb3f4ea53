"""Silences: comments in a file that say which findings are none there, and why.

`<!-- magcli: ignore RULE reason -->` speaks of the paragraph that it stands in, or of the next one when it stands
alone; `# magcli: ignore RULE reason` in the front matter, of its line, or of the next one when it stands alone.
With `ignore-file` either speaks of the whole file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from magcli.model import Diagnostic, Node, Source, Span, replacement
from magcli.rules import _rule
from magcli.text import splices
from magcli.text.position import LINE_END, line_extent, locate

UNUSED = "FM020"
BAD = "FM021"

_MARK = "magcli:"
_IN_TEXT = re.compile(r"<!--[ \t\r\n]*magcli:(?P<order>[^>]*)-->")
_IN_FRONT_MATTER = re.compile(r"#[ \t]*magcli:(?P<order>[^\r\n]*)")
_ORDER = re.compile(r"\s*(?P<verb>[\w-]*)[\s:]*(?P<rules>(?:[\w-]+\s*,\s*)*[\w-]*)[\s:]*(?P<reason>.*)", re.DOTALL)
_VERBS = ("ignore", "ignore-file")


@dataclass(frozen=True, slots=True)
class Silence:
    """What the comment at *span* says of the rules called *name*: they find nothing from line *first* to *last*."""

    name: str
    codes: frozenset[str]
    first: int
    last: int
    span: Span

    def covers(self, found: Diagnostic) -> bool:
        """Whether *found* is none of the findings that somebody wants to be told."""
        return found.code in self.codes and self.first <= found.line <= self.last


def honoured(found: Iterable[Diagnostic], sources: Iterable[Source], unasked: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield what of *found* nobody silenced, and what is wrong with the silences in *sources*.

    Those of rules that are *unasked* are not idle.
    """
    commented = [source for source in sources if _MARK in source.text]
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
    text = source.text
    if not source.broken:
        for comment in splices.comments(text, Node(source.fields, Span(0, source.body_start))):
            if order := _IN_FRONT_MATTER.match(text, *comment):
                yield from _order(source, comment, order["order"], _line(text, comment))
    from magcli.text import markdown  # 40 ms that only a silence should cost

    for found in _IN_TEXT.finditer(text, source.body_start):
        comment = Span(*found.span())
        if not markdown.is_code(source.body, comment.start - source.body_start):
            yield from _order(source, comment, found["order"], _paragraph(text, comment))


def _order(source: Source, comment: Span, order: str, near: Span) -> Iterator[Silence | Diagnostic]:
    """Yield the silences of a *comment* that holds *order*, or what is wrong with it."""
    said = _ORDER.fullmatch(order)
    verb, names, reason = (said["verb"], said["rules"], said["reason"]) if said else ("", "", "")
    if verb not in _VERBS:
        hint = f"write {_MARK} {_VERBS[0]} RULE reason"
        yield _bad(source, comment, f"magcli knows no order {verb!r}", hint)
        return
    whole = Span(0, len(source.text)) if verb == "ignore-file" else near
    first, last = locate(source.text, whole.start)[0], locate(source.text, whole.end)[0]
    if not reason.strip(" -\t\r\n"):
        hint = f"write why: {_MARK} {verb} {names.strip() or 'RULE'} reason"
        yield _bad(source, comment, "this silence gives no reason", hint)
    for name in filter(None, (name.strip() for name in names.split(","))):
        if codes := _rule.known().get(name.casefold()):
            yield Silence(name, codes, first, last, comment)
        else:
            yield _bad(source, comment, f"there is no rule {name!r}", _rule.meant(name))


def _line(text: str, comment: Span) -> Span:
    """Return the line of *comment*, or the next one when it stands alone."""
    start, end = line_extent(text, comment.start)
    if text[start : comment.start].strip():
        return Span(start, end)
    next_line = LINE_END.match(text, end)
    return Span(*line_extent(text, next_line.end())) if next_line else comment


_PARAGRAPH_END = re.compile(r"(?:\r\n?|\n)[ \t]*(?=[\r\n]|\Z)|\Z")
_PARAGRAPH_START = re.compile(r"\s*")


def _paragraph(text: str, comment: Span) -> Span:
    """Return the lines without a blank one among them around *comment*, or the next ones when it stands alone."""
    start, end = line_extent(text, comment.start)[0], line_extent(text, comment.end)[1]
    if not text[start : comment.start].strip() and not text[comment.end : end].strip():
        ahead = _PARAGRAPH_START.match(text, comment.end)
        start = ahead.end() if ahead else end
        return Span(start, _end(text, start))
    while start and (line := line_extent(text, start - 1)) and text[slice(*line)].strip():
        start = line[0]
    return Span(start, _end(text, comment.end))


def _end(text: str, at: int) -> int:
    found = _PARAGRAPH_END.search(text, at)
    return found.start() if found else len(text)


def _bad(source: Source, comment: Span, message: str, hint: str) -> Diagnostic:
    return _rule.fault(source, comment, BAD, message, hint, "warning")
