"""Links of a Markdown text led elsewhere, and nothing else in it changed."""

import re
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
    for place in sorted({span for target in targets for span in _written(body, target)}):
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


def _written(body: str, target: str) -> Iterator[Span]:
    """Yield where *target* is written in *body* as what a link leads to."""
    inline = re.compile(rf"\]\(\s*<?({re.escape(target)})(?=[>\s)])")  # CommonMark 0.31.2, section 6.3
    for link in markdown.links(body):
        if link.target == target and body[link.span.start : link.span.end] == target:  # in raw HTML
            yield link.span
        elif link.target == target:
            # The last one: a picture in the text of the link has a target, too.
            yield from [Span(*found.span(1)) for found in inline.finditer(body, *link.span)][-1:]
    code = [(step.start, step.end) for step in markdown.events(body) if step.name in ("CodeBlock", "Code", "Html")]
    # A link reference definition (4.7), which is no note.
    definition = rf"^[ \t>*+-]*\[(?!\^)[^\]\r\n]+\]:\s*<?({re.escape(target)})(?=[>\s]|\Z)"
    for found in re.finditer(definition, body, re.MULTILINE):
        at = len(body[: found.start(1)].encode())
        if not any(start <= at < end for start, end in code):
            yield Span(*found.span(1))
