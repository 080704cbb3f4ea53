"""What calls a note in a text that lost its links: `<sup>1</sup>`, `¹` and `[1]`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from magcli.model import Span
from magcli.text import marks
from magcli.text.footnotes import Mark
from magcli.text.paragraphs import Paragraph


class Call(NamedTuple):
    """What calls a note: the characters from *start* to *end* of the paragraph at *at*."""

    label: str
    at: int
    start: int
    end: int
    page: int


_BRACKETS = re.compile(r"(?<=[^\s(\[])[ ]?\[(\d{1,3})\](?![(\[:]|\s?(?i:</sup>))")


def calls_in(paragraphs: Sequence[Paragraph]) -> Iterator[Call]:
    """Yield what calls a note in *paragraphs*, in reading order; powers and what stands in code do not."""
    for at, each in enumerate(paragraphs):
        found = (*_raised(each.text), *_bracketed(each.text)) if each.kind not in ("code", "table") else ()
        for mark in sorted(found, key=lambda mark: mark.span):
            yield Call(str(int(mark.label)), at, *mark.span, each.page)


def _raised(text: str) -> Iterator[Mark]:
    for mark in marks.raised(text):
        if mark.label.isdecimal():
            yield Mark(mark.label, marks.with_space(text, mark.span))


def _bracketed(text: str) -> Iterator[Mark]:
    code = [span.span() for span in _CODE.finditer(text)] if "`" in text else []
    for found in _BRACKETS.finditer(text):
        in_code = any(start < found.end() and found.start() < end for start, end in code)
        if found.start() and not in_code and not _is_index(text, found.start()):
            yield Mark(found[1], Span(*found.span()))


_CODE = re.compile(r"(?<![`\\])(`+)(?!`)[^`].*?(?<!`)\1(?!`)", re.DOTALL)
_VARIABLE = re.compile(r"(?:\b(?:[a-zA-Z]|[kcmdh]?m|CO|km)|\d)\Z")


def _is_index(text: str, at: int) -> bool:
    """Whether what stands *at* this place is a part of a formula: x[1]."""
    return bool(_VARIABLE.search(text[max(0, at - 4) : at]))


def with_references(paragraphs: Sequence[Paragraph], labels: Mapping[Call, str]) -> list[Paragraph]:
    """Return *paragraphs* with a reference of ours for each call, to the note that *labels* name."""
    texts = list(paragraphs)
    for call in sorted(labels, key=lambda call: (call.at, call.start), reverse=True):
        text = texts[call.at].text
        behind = closed_up(text[call.end :])
        texts[call.at] = texts[call.at]._replace(text=f"{text[: call.start]}[^{labels[call]}]{behind}")
    return texts


def closed_up(text: str) -> str:
    """Return *text*, which goes on behind a reference, without a space in front of a sign that wants none."""
    return re.sub(r"\A (?=[.,)])", "", text)
