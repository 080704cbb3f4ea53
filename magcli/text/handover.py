"""Markdown for another program: as its writer left it, but for links, and HTML that nobody trusts."""

import re
from collections.abc import Callable, Iterator
from html import escape

from magcli.model import Edit, Span
from magcli.text import markdown, relinking
from magcli.text.markdown import Event
from magcli.text.taming import tamed
from magcli.text.trust import TEXTS, readdressed
from magcli.text.url import is_safe, quoted

WORDPRESS_KEY = "_magcli"
"""The meta that keeps what WordPress has no place for: JSON with the keys of our front matter."""

Address = Callable[[str, bool], str | None]
"""Returns what a target becomes, and is told whether it is that of an image; `None` takes the link away."""

_DEFINITION = re.compile(r"[ \t]{0,3}\[[^\]\n]+\]:[ \t]*<?\Z")
_TEXT = re.compile(r"<(script|style)\b", re.IGNORECASE)
_REST = re.compile(r">?[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))?[ \t]*\r?(?:\n|\Z)")


def handed_over(body: str, address: Address, *, trusted: bool) -> str:
    """Return *body* with its links as *address* gives them, those that it takes away as their words.

    HTML stays as it is written when it is *trusted*; else only what shows text stays. What is too much to be read is
    cut off.
    """
    excess = markdown.excess(body)
    if excess:
        body = body[: excess.start]

    def leads_to(target: str, is_image: bool) -> str | None:
        return address(target, is_image) if is_safe(target) else None

    edits = [*_links(body, leads_to), *_definitions(body, leads_to), *_html(body, leads_to, trusted=trusted)]
    pieces, last = [], 0
    for edit in sorted(edits):
        if edit.span.start >= last:
            pieces += [body[last : edit.span.start], edit.text]
            last = edit.span.end
    return "".join([*pieces, body[last:]])


# -- links in Markdown


def _links(body: str, address: Address) -> Iterator[Edit]:
    """Yield the edits of the links and images of *body* that lead elsewhere now, or nowhere."""
    begun: list[Event] = []
    last = 0  # where what was read so far ends
    for step in markdown.events(body):
        if step.phase == "start":
            begun.append(step)
        elif step.phase == "end":
            opening = begun.pop()
            if step.name in ("Link", "Image") and opening.data["link_type"] != "Email":
                yield from _link(body, opening, max(last, opening.start), address)
        last = step.end if step.phase != "start" else last


def _link(body: str, step: Event, last: int, address: Address) -> Iterator[Edit]:
    """Yield the edits of the link or image that *step* begins, whose words end at *last* or thereafter."""
    is_image = step.name == "Image"
    target = step.data["dest_url"]
    new = address(target, is_image) if target else target
    if new == target:
        return
    opening = Span(step.start, step.start + (2 if is_image else 1))
    # The parser leaves the empty brackets of `[words][]` out.
    end = step.end + 2 if step.data["link_type"] == "Collapsed" and body.startswith("[]", step.end) else step.end
    closing = Span(max(last, opening.end), end)
    if new is None:
        yield Edit(opening, "")
        yield Edit(_behind_words(body, closing), "")
    elif body[step.start] != "<":
        yield Edit(_behind_words(body, closing), f"]({_target(new)}{_title(step.data['title'])})")
    else:
        yield Edit(step.span, f"[{_plain(body[opening.end : step.end - 1])}]({_target(new)})")


def _behind_words(body: str, closing: Span) -> Span:
    """Return what of *closing*, the end of a link, is behind its words."""
    sign = ">" if body[closing.end - 1] == ">" else "]"
    at = body.find(sign, closing.start, closing.end)
    return Span(at if at >= 0 else closing.end, closing.end)


def _target(address: str) -> str:
    # Parentheses would end it, and a stroke a cell of a table.
    return quoted(address).replace("(", "%28").replace(")", "%29").replace("|", "%7C")


def _title(title: str) -> str:
    return f' "{escape(title).replace("|", "&#124;")}"' if title else ""


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text)


def _definitions(body: str, address: Address) -> Iterator[Edit]:
    """Yield the edits of the definitions whose links lead elsewhere: the links say so themselves now."""
    for target, spans in relinking.defined(body).items():
        if address(target, False) != target or address(target, True) != target:
            yield from (_definition(body, span) for span in spans)


def _definition(body: str, target: Span) -> Edit:
    """Return the edit that takes away the definition of *target*: its line, if it is a plain one."""
    start = body.rfind("\n", 0, target.start) + 1
    rest = _REST.match(body, target.end)
    if rest and _DEFINITION.match(body[start : target.start]):
        return Edit(Span(start, rest.end()), "")
    return Edit(target, "#")


# -- links in HTML


def _html(body: str, address: Address, *, trusted: bool) -> Iterator[Edit]:
    for span in _chunks(body):
        written = body[span.start : span.end]
        html = written if trusted else tamed(written)
        html = readdressed(html, lambda name: name, address)
        # What is left must not open a tag with what stands before it.
        if html != written:
            yield Edit(
                span, html if html[:1] == "<" or body[span.start - 1 : span.start] != "<" else f"<!---->{html}"
            )


def _chunks(body: str) -> Iterator[Span]:
    """Yield where *body* holds HTML: blocks, tags, and a script or a style whole."""
    for step in markdown.events(body):
        if step.name == "HtmlBlock" and step.phase == "start":
            yield step.span
        elif step.name == "InlineHtml":
            name = _TEXT.match(step.data)
            end = TEXTS[name[1].lower()].search(body, step.end) if name else None
            yield Span(step.start, end.end() + 1) if end else step.span
