"""Links of a Markdown text led elsewhere, and nothing else in it changed."""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping

from magcli.errors import UnsafeEdit
from magcli.model import Span
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


def _written(body: str, targets: Mapping[str, str]) -> Iterator[Span]:
    """Yield where each of *targets* is written in *body* as what a link leads to."""
    for link in markdown.links(body):
        if link.target in targets and body[link.span.start : link.span.end] == link.target:  # in raw HTML
            yield link.span
        elif link.target in targets:
            # The last one: a picture in the text of the link has a target, too.
            yield from list(_inline(body, link))[-1:]
    characters = markdown.Characters(body)
    code = [characters.span(step.start, step.end) for step in markdown.events(body) if step.name in _CODE]
    for found in _DEFINITION.finditer(body):
        kind = found.lastgroup or ""
        if found[kind] in targets:
            before = bisect(code, found.start(kind), key=lambda span: span.start) - 1
            if before < 0 or found.start(kind) >= code[before].end:
                yield Span(*found.span(kind))


def _inline(body: str, link: markdown.Link) -> Iterator[Span]:
    for found in _INLINE.finditer(body, *link.span):
        end = found.end() + len(link.target)
        if body.startswith(link.target, found.end()) and re.match(r"[>\s)]", body[end : end + 1]):
            yield Span(found.end(), end)
