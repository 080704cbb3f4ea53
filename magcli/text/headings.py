"""Headings of a damaged text: those that were set in italics or bold, and those that are left with nothing below."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from magcli.text.paragraphs import Paragraph
from magcli.text.repairs import Repair, lines

_HEADING = re.compile(r"(?P<level>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*")
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<text>[^\n]+?)(?<=\S)(?P=mark)")
_LONGEST = 160
"""Characters of a paragraph in italics that may be a heading."""


class Headed(NamedTuple):
    """Paragraphs with their headings as such."""

    paragraphs: tuple[Paragraph, ...]
    told: tuple[Repair, ...] = ()


def restored_headings(paragraphs: Sequence[Paragraph]) -> Headed:
    """Return *paragraphs* with the emphasis off their headings, and lines in italics that are headings made some.

    They are when a heading of the text is set so, too, or when there are two at least and no other headings.
    """
    level = _level_of_italics(paragraphs)
    done, places = [], []
    for at, each in enumerate(paragraphs):
        title = italic_line(each) if level and _stands_above_text(paragraphs, at) else ""
        if title:
            places.append(each.line)
            each = each._replace(text=f"{level} {title}")
        elif each.kind == "heading":
            each = each._replace(text=_bare_heading(each.text))
        done.append(each)
    many = f"{len(places)} lines in italics are" if len(places) > 1 else "a line in italics is"
    told = (Repair("guessed", "heading", f"{many} made headings, {lines(places)}", places[0]),) if places else ()
    return Headed(tuple(done), told)


def italic_line(paragraph: Paragraph) -> str:
    """Return the text of *paragraph* when it is one line in italics that may be a heading; otherwise nothing."""
    text = paragraph.text.strip()
    found = _EMPHASIS.fullmatch(text)
    if not found or len(found["mark"]) == 2 or len(text) > _LONGEST or found["mark"][0] in found["text"]:
        return ""
    ends = found["text"].endswith((".", ",", ";", ":")) and not found["text"].endswith("...")
    return "" if ends or not found["text"][0].isupper() else found["text"]


def _level_of_italics(paragraphs: Sequence[Paragraph]) -> str:
    """Return the signs of the headings that lines in italics are; nothing when they are none for sure."""
    headings = [found for each in paragraphs if (found := _HEADING.fullmatch(each.text.strip()))]
    set_so = [
        found["level"] for found in headings if (run := _EMPHASIS.fullmatch(found["text"])) and len(run["mark"]) != 2
    ]
    if set_so:
        return min(set_so)
    candidates = [
        at for at, each in enumerate(paragraphs) if italic_line(each) and _stands_above_text(paragraphs, at)
    ]
    below_title = [found for found in headings if found["level"] != "#"]
    return "##" if len(candidates) > 1 and not below_title else ""


def _stands_above_text(paragraphs: Sequence[Paragraph], at: int) -> bool:
    below = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    return bool(
        below and below.kind == "prose" and not italic_line(below) and len(below.text) > len(paragraphs[at].text)
    )


def _bare_heading(text: str) -> str:
    """Return the heading *text* without emphasis that says no more than that it is a heading."""
    found = _HEADING.fullmatch(text.strip())
    if not found:
        return text
    runs = list(_EMPHASIS.finditer(found["text"]))
    outside = _EMPHASIS.sub("", found["text"]).strip(" .,;:!?…")
    if not runs or outside:
        return text
    bare = found["text"]
    while (less := _EMPHASIS.sub(lambda run: run["text"], bare)) != bare:
        bare = less
    return f"{found['level']} {bare}"
