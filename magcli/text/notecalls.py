"""What calls a note in a text that lost its links: `<sup>1</sup>`, `¹` and `[1]`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from magcli.text.paragraphs import Paragraph


class Call(NamedTuple):
    """What calls a note: the characters from *start* to *end* of the paragraph at *at*."""

    label: str
    at: int
    start: int
    end: int
    page: int


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CALLS = re.compile(
    r"(?<=[^\s(\[])[ ]?<sup>\s?[\[(]?(?P<tag>\d{1,3})[\])]?\s?</sup>"
    r"|(?<=[^\W\d_])(?P<raised>[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})(?![⁰¹²³⁴-⁹⁺-ⁿ⁄/\w])|(?<=[.,;:!?…)\]»”\"*_])(?P<behind>[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})(?=\s|\Z)"
    r"|(?<=[^\s(\[])[ ]?\[(?P<bracket>\d{1,3})\](?![(\[:])"
)


def calls_in(paragraphs: Sequence[Paragraph]) -> Iterator[Call]:
    """Yield what calls a note in *paragraphs*, in reading order; powers and what stands in code do not."""
    for at, each in enumerate(paragraphs):
        code = [span.span() for span in _CODE.finditer(each.text)] if "`" in each.text else []
        for found in _CALLS.finditer(each.text) if each.kind not in ("code", "table") else ():
            in_code = any(start < found.end() and found.start() < end for start, end in code)
            if found.start() and not in_code and not _is_power(each.text, found.start()):
                label = _label(found)
                yield Call(label, at, *found.span(), each.page)


_CODE = re.compile(r"(?<![`\\])(`+)(?!`)[^`].*?(?<!`)\1(?!`)", re.DOTALL)
_POWER = re.compile(r"(?:\b(?:[a-zA-Z]|[kcmdh]?m|CO|km)|\d)\Z")


def _is_power(text: str, at: int) -> bool:
    return bool(_POWER.search(text[max(0, at - 4) : at]))


def _label(found: re.Match[str]) -> str:
    written = next(value for value in found.groupdict().values() if value)
    return str(int(written.translate(_RAISED)))


def with_references(paragraphs: Sequence[Paragraph], labels: Mapping[Call, str]) -> list[Paragraph]:
    """Return *paragraphs* with a reference of ours for each call, to the note that *labels* name."""
    texts = list(paragraphs)
    for call in sorted(labels, key=lambda call: (call.at, call.start), reverse=True):
        text = texts[call.at].text
        behind = re.sub(r"\A (?=[.,)])", "", text[call.end :])
        texts[call.at] = texts[call.at]._replace(text=f"{text[: call.start]}[^{labels[call]}]{behind}")
    return texts
