"""The pages that a text was printed on: their numbers, and the lines that stand at the head or the foot of each."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from magcli.text.paragraphs import Paragraph
from magcli.text.rejoining import bare_start
from magcli.text.repairs import Repair, lines

_NUMBER = re.compile(
    r"(?:\*\*|__?|\*)?[-–—\[(]? ?(?:[Pp]age |[Pp]\. ?)?(?P<number>\d{1,4})"
    r"(?: ?(?:/|sur|of|von|de|di) ?\d{1,4})? ?[-–—\])]?(?:\*\*|__?|\*)?",
)
_FEED = "\f"


class Paged(NamedTuple):
    """A text without what belongs to its pages; each paragraph knows its own page."""

    paragraphs: tuple[Paragraph, ...]
    told: tuple[Repair, ...] = ()


def unpaged(paragraphs: Sequence[Paragraph]) -> Paged:
    """Return *paragraphs* without the numbers of pages and the running heads, where they are certain.

    Numbers are when at least two stand alone, each one more than the last, and one of them cuts a sentence or ends
    the text: others may number chapters.
    """
    numbers = _numbers(paragraphs)
    if not any(_ends_page(paragraphs, at) for at in numbers):
        return Paged(tuple(paragraphs))
    heads, counted = _running_heads(paragraphs, numbers), set(numbers)
    kept = tuple(
        found._replace(page=bisect_left(numbers, at))
        for at, found in enumerate(paragraphs)
        if at not in heads and at not in counted
    )
    return Paged(kept, (*_told_numbers(paragraphs, numbers), *_told_heads(paragraphs, heads)))


def _number(paragraph: Paragraph) -> int | None:
    found = _NUMBER.fullmatch(paragraph.text.strip(f" \t{_FEED}"))
    return int(found["number"]) if found else None


def _numbers(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the places of the numbers in the longest row of them that counts pages, if any."""
    lengths: dict[int, int] = {}
    ends: dict[int, int] = {}
    before: dict[int, int] = {}
    for at, each in enumerate(paragraphs):
        number = _number(each)
        if number is None or lengths.get(number, 0) > lengths.get(number - 1, 0) + 1:
            continue
        lengths[number] = lengths.get(number - 1, 0) + 1
        if number - 1 in ends:
            before[at] = ends[number - 1]
        ends[number] = at
    last = max(lengths, key=lambda number: lengths[number], default=0)
    return _row(ends[last], before) if lengths.get(last, 0) > 1 else []


def _row(at: int, before: dict[int, int]) -> list[int]:
    row = [at]
    while row[-1] in before:
        row.append(before[row[-1]])
    return row[::-1]


def _ends_page(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether the number at *at* can only be that of a page."""
    if at in (0, len(paragraphs) - 1):
        return at > 0
    after = paragraphs[at + 1]
    return after.kind == "prose" and bare_start(after.text)[:1].islower()


def _running_heads(paragraphs: Sequence[Paragraph], numbers: Sequence[int]) -> frozenset[int]:
    """Return the places of short lines that stand, all the same, beside the numbers of two pages at least."""
    counted = set(numbers)
    beside = [at for number in numbers for at in (number - 2, number - 1, number + 1, number + 2)]
    places = [at for at in dict.fromkeys(beside) if 0 <= at < len(paragraphs) and at not in counted]
    alike: dict[str, list[int]] = {}
    for at in places:
        if _may_run(paragraphs[at]):
            alike.setdefault(paragraphs[at].text.strip(), []).append(at)
    counts = Counter(each.text.strip() for each in paragraphs)
    needed = max(2, len(numbers) // 2)
    return frozenset(
        at for text, found in alike.items() if len(found) >= needed and counts[text] == len(found) for at in found
    )


def _may_run(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    is_line = bool(text) and len(text) <= 120 and "\n" not in text and paragraph.kind in ("prose", "rule")
    return is_line and text[-1] not in ".!?…,:;"


def _told_numbers(paragraphs: Sequence[Paragraph], numbers: Sequence[int]) -> tuple[Repair, ...]:
    first, last = (paragraphs[at].text.strip(f" {_FEED}") for at in (numbers[0], numbers[-1]))
    where = paragraphs[numbers[0]].line
    return (Repair("guessed", "text", f"the numbers of pages are left out, {first} to {last}", where),)


def _told_heads(paragraphs: Sequence[Paragraph], heads: frozenset[int]) -> list[Repair]:
    alike: dict[str, list[int]] = {}
    for at in sorted(heads):
        alike.setdefault(paragraphs[at].text.strip(), []).append(paragraphs[at].line)
    return [
        Repair("guessed", "text", f'"{text}" is left out, which runs over all pages ({lines(found)})', found[0])
        for text, found in alike.items()
    ]
