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
    for place in sorted(span for target in targets for span in _written(body, target)):
        pieces += [body[last : place.start], targets[body[place.start : place.end]]]
        last = place.end
    changed = "".join([*pieces, body[last:]])
    before, after = markdown.links(body), markdown.links(changed)
    wanted = [targets.get(link.target, link.target) for link in before]
    if [link.target for link in after] != wanted or _words(body) != _words(changed):
        left = {link.target for link in after}
        missed = next((link for link in before if link.target in targets and link.target in left), before[0])
        line = locate(body, missed.span.start)[0]
        raise UnsafeEdit(f"the link to {missed.target} is written in a way that magcli cannot change", line)
    return changed


def _words(body: str) -> list[object]:
    return [event.data for event in markdown.events(body) if event.name in ("Text", "Code")]


def _written(body: str, target: str) -> Iterator[Span]:
    """Yield where *target* is written in *body* as what a link leads to."""
    yield from (link.span for link in markdown.links(body) if body[link.span.start : link.span.end] == target)
    code = [
        (event.start, event.end)
        for event in markdown.events(body)
        if event.name in ("Code", "CodeBlock", "Html", "InlineHtml") and event.phase != "end"
    ]
    # Inline (CommonMark 0.31.2, section 6.3) or in a link reference definition (4.7).
    for found in re.finditer(rf"\](?:\(|:)\s*<?({re.escape(target)})(?=[>\s)]|\Z)", body):
        at = len(body[: found.start(1)].encode())
        if not any(start <= at < end for start, end in code):
            yield Span(*found.span(1))
