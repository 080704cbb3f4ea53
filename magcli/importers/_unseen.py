"""HTML that no browser shows: left out of an article, for exports keep its text and not what hides it."""

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from magcli.importers._values import Remark
from magcli.model import Span
from magcli.text import markdown
from magcli.text.tags import VOID

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)"
    r"(?P<told>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>",
    re.DOTALL,
)
_STYLE = re.compile(
    r"(?<![\w-])style\s*=\s*(?:\"[^\"]*?|'[^']*?|\{\{[^}]*?|[^\s\"'>]*?)(?<![\w-])"
    r"(?:display\s*:\s*[\"']?none|visibility\s*:\s*[\"']?hidden)",
    re.IGNORECASE,
)
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_HIDDEN = re.compile(r"(?<![\w-])hidden(?![\w-])", re.IGNORECASE)


class Seen(NamedTuple):
    """A text without what nobody sees, and that, as it was written."""

    text: str
    unseen: tuple[str, ...] = ()


def is_hiding(attributes: str) -> bool:
    """Whether an element with these *attributes*, as they are written, is not shown."""
    # What is hidden until it is searched for is there for readers.
    is_marked = _HIDDEN.search(_VALUE.sub("", attributes)) and "until-found" not in attributes
    return bool(is_marked or _STYLE.search(attributes))


def of_html(html: str) -> Seen:
    """Return *html* without what no browser shows of it."""
    return _without(html, _spans(html))


def of_markdown(body: str) -> Seen:
    """Return *body* without what no browser shows of its HTML."""
    spans = list(_spans(body))
    code = markdown.code(body) if spans else ()
    starts = [one.start for one in code]
    around = ((span, bisect(starts, span.start)) for span in spans)
    return _without(body, [span for span, at in around if not at or span.start not in code[at - 1]])


def _without(text: str, spans: Iterator[Span] | Sequence[Span]) -> Seen:
    pieces, unseen, last = [], [], 0
    for span in spans:
        if span.start < last:
            continue
        unseen.append(text[span.start : span.end])
        pieces.append(text[last : span.start])
        last = span.end
        if not pieces[-1].rpartition("\n")[2].strip() and (rest := re.compile(r"[ \t]*\n").match(text, last)):
            last = rest.end()
    return Seen("".join((*pieces, text[last:])), tuple(unseen))


def _spans(html: str) -> Iterator[Span]:
    """Yield where each hidden element of *html* stands, in order; those within another one, too."""
    ends = [blank.start() for blank in re.finditer(r"\n[ \t]*\n", html)] + [len(html)]
    begun: dict[str, list[int]] = {}
    found: dict[int, int] = {}
    for tag in _TAG.finditer(html) if _HIDDEN.search(html) or _STYLE.search(html) else ():
        name = (tag["name"] or "").lower()
        if tag["end"] and begun.get(name):
            start = begun[name].pop()
            found |= {start: tag.end()} if start in found else {}
        elif name and not tag["end"]:
            if name not in VOID:
                begun.setdefault(name, []).append(tag.start())
            if is_hiding(tag["told"]):
                # What nothing closes goes on to the end of its paragraph.
                found[tag.start()] = tag.end() if name in VOID else ends[bisect_left(ends, tag.end())]
    yield from (Span(start, end) for start, end in sorted(found.items()))


def remarks(unseen: Sequence[str], source: str, first: int) -> Iterator[Remark]:
    """Yield what is told of what is *unseen* in *source*, whose first line is *first*."""
    for one in unseen:
        words = " ".join(unescape(re.sub(r"<[^<>]*>", " ", one)).split())
        if said := words or ", ".join(re.findall(r"src\s*=\s*[\"']?([^\s\"'>]+)", one)):
            at = source.find(one)
            line = first + source.count("\n", 0, at) if at >= 0 else 0
            yield remark(said, line)


def remark(said: str, line: int) -> Remark:
    """Return what is told of hidden text on *line* that *said* something."""
    return Remark(certainty="open", what="text", told=f"hidden text is left out: {said}", line=line)
