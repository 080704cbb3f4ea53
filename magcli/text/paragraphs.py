"""A text in paragraphs: what stands between blank lines, and in which line of its source it began."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Paragraph(NamedTuple):
    """Lines without a blank one among them, but those of a code block."""

    text: str
    line: int
    """Where it begins in its source, from 1; 0 when it has no lines that anybody knows."""
    gap: str = "\n\n"
    """What stands between it and the next one."""
    page: int = 0
    """On which page of its source it stands, from 0."""

    @property
    def kind(self) -> str:
        """What it is by the look of its first line: `prose`, or what else Markdown makes of it."""
        for kind, look in _LOOKS.items():
            if look.match(self.text):
                return kind
        return "prose"


_LOOKS = {
    "empty": re.compile(r"\s*\Z"),
    "code": re.compile(r" {0,3}(?:`{3,}|~{3,})| {4}|\t"),
    "heading": re.compile(r" {0,3}#{1,6}(?:[ \t]|$)|[^\n]+\n {0,3}(?:=+|-+)[ \t]*\Z"),
    "rule": re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z"),
    "item": re.compile(r" {0,9}(?:[-+*]|\d{1,4}[.)])(?:[ \t]|$)"),
    "quote": re.compile(r" {0,3}>"),
    "note": re.compile(r" {0,3}\[\^[^\[\]]+\]:"),
    "table": re.compile(r" {0,3}\|"),
    "html": re.compile(r" {0,3}</?(?!u\b|sup\b|sub\b|em\b|strong\b|b\b|i\b|a\b|span\b|code\b)[a-zA-Z!?]"),
    "template": re.compile(r" {0,3}(?:\{[%{:]|:::)"),
}

_FENCE = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})")
"""Also within a list or a quotation."""
_BLANK = re.compile(r"[ \t]*(?:\r\n?|\n)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


def parted(text: str, line: int = 1) -> tuple[Paragraph, ...]:
    """Return *text*, which begins in *line* of its source, in paragraphs; `together` gives it back as it is."""
    return tuple(_parted(text, line))


def _parted(text: str, line: int) -> Iterator[Paragraph]:
    lines: list[str] = []
    began, fence, gap = line, "", 0
    for number, each in enumerate(_lines(text), line):
        is_blank = bool(_BLANK.fullmatch(each)) and not fence
        if gap and not is_blank:
            yield _paragraph(lines, gap, began)
            lines, began, gap = [], number, 0
        gap += is_blank
        lines.append(each)
        if found := _FENCE.match(each):
            closes = fence and found[1].startswith(fence) and not each.strip(" \t>\r\n").strip(fence[0])
            fence = "" if closes else fence or found[1]
    if lines:
        yield _paragraph(lines, gap, began)


def _lines(text: str) -> list[str]:
    return [each for each in _LINE.findall(text) if each]


def _paragraph(lines: list[str], gap: int, line: int) -> Paragraph:
    whole, blank = "".join(lines), "".join(lines[len(lines) - gap :] if gap else ())
    written = whole[: len(whole) - len(blank)]
    bare = written.rstrip("\r\n")
    return Paragraph(bare, line, written[len(bare) :] + blank)


def together(paragraphs: Iterable[Paragraph]) -> str:
    """Return the text of *paragraphs*, each with what stands behind it."""
    return "".join(found.text + found.gap for found in paragraphs)


def with_notes(paragraphs: Sequence[Paragraph], notes: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return *paragraphs* with *notes* below, a blank line between any two and one line end behind the last."""
    if not notes:
        return tuple(paragraphs)
    parts = [each._replace(gap="\n\n") if each.text else each for each in (*paragraphs, *notes)]
    return (*parts[:-1], parts[-1]._replace(gap="\n"))


def quoted(paragraph: Paragraph, most: int = 60) -> str:
    """Return how *paragraph* begins, in quotes, and where it stands if that is known."""
    words = " ".join(paragraph.text.split())
    begun = words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
    return f"“{begun}” in line {paragraph.line}" if paragraph.line else f"“{begun}”"
