"""Links of a Markdown text led elsewhere, and nothing else in it changed."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from magcli.errors import UnsafeEdit
from magcli.model import Link, Span
from magcli.text import markdown
from magcli.text.position import locate


def relink(body: str, targets: Mapping[str, str]) -> str:
    """Return *body* with its links to each of *targets* leading to what that stands for, images included.

    Raises UnsafeEdit, with its line in *body*, when a link is written in a way that cannot be changed alone.
    """
    pieces, last = [], 0
    for place in sorted(set(_written(body, targets))):
        pieces += [body[last : place.start], targets[body[place.start : place.end]]]
        last = place.end
    changed = "".join([*pieces, body[last:]])
    before, after = markdown.links(body), markdown.links(changed)
    wanted = [targets.get(link.target, link.target) for link in before]
    if [link.target for link in after] == wanted and _words(body) == _words(changed):
        return changed
    left = {link.target for link in after}
    asked = [link for link in before if link.target in targets]
    missed = next((link for link in asked if link.target in left), asked[0])
    line = locate(body, missed.span.start)[0]
    raise UnsafeEdit(f"the link to {missed.target} is written in a way that magcli cannot change", line)


def _words(body: str) -> list[object]:
    return [event.data for event in markdown.events(body) if event.name in ("Text", "Code")]


_CODE = ("CodeBlock", "Code", "Html")

# CommonMark 0.31.2: an inline link (section 6.3), and a link reference definition (4.7), which is no note.
_INLINE = re.compile(r"\]\(\s*<?")
_DEFINITION = re.compile(
    r"^[ \t>*+-]*\[(?!\^)[^\]\r\n]+\]:\s*(?:<(?P<angled>[^<>\r\n]*)>|(?P<bare>[^\s>]+))", re.MULTILINE
)


def place(body: str, link: Link) -> Span | None:
    """Return where the target of *link* is written in *body*: in the link, or in the one definition that it names.

    `None` when it is written with escapes, or in several definitions.
    """
    found = list(_in_html(body, link)) or _last(_inline(body, link)) or defined(body).get(link.target, ())
    return found[0] if len(found) == 1 else None


def _last(spans: Iterator[Span]) -> Sequence[Span]:
    """Return the last of *spans*, if any: a picture in the text of a link has a target, too."""
    return list(spans)[-1:]


def _written(body: str, targets: Mapping[str, str]) -> Iterator[Span]:
    """Yield where each of *targets* is written in *body* as what a link leads to."""
    for link in markdown.links(body):
        if link.target in targets:
            yield from list(_in_html(body, link)) or _last(_inline(body, link))
    for target, spans in defined(body).items():
        if target in targets:
            yield from spans


@lru_cache(maxsize=1)  # asked for once for every link that is at fault
def defined(body: str) -> Mapping[str, Sequence[Span]]:
    """Return where the link reference definitions of *body* write their targets, by target."""
    code = [step.span for step in markdown.events(body) if step.name in _CODE]
    places: dict[str, list[Span]] = {}
    for found in _DEFINITION.finditer(body):
        kind = found.lastgroup or ""
        before = bisect(code, found.start(kind), key=lambda span: span.start) - 1
        if before < 0 or found.start(kind) >= code[before].end:
            places.setdefault(found[kind], []).append(Span(*found.span(kind)))
    return places


def _in_html(body: str, link: Link) -> Iterator[Span]:
    """Yield where the target of *link* stands in raw HTML, or between angle brackets."""
    start, end = link.span
    if body[start:end] == link.target:
        yield link.span
    elif body.startswith("<", start) and body[start + 1 : end - 1] == link.target:
        yield Span(start + 1, end - 1)


def _inline(body: str, link: Link) -> Iterator[Span]:
    for found in _INLINE.finditer(body, *link.span):
        end = found.end() + len(link.target)
        if body.startswith(link.target, found.end()) and re.match(r"[>\s)]", body[end : end + 1]):
            yield Span(found.end(), end)
