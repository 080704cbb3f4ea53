"""Notes written in the middle of a sentence, as `^[text]` or `((text))`, and their way to the foot of the text."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice, takewhile
from typing import NamedTuple

from magcli.model import Edit, Span
from magcli.text.footnotes import brackets, by_label, fold, is_escaped, scan
from magcli.text.markdown import Prose, prose
from magcli.text.marks import with_space
from magcli.text.position import line_start

MOST = 2000
"""Notes of a kind that are looked for in one text."""


class Inline(NamedTuple):
    """A note in the middle of its sentence."""

    span: Span
    """With what it stands in."""
    text: str


# ---- ^[…] ----------------------------------------------------------------------------------------------

_CARET = re.compile(r"(?<![\[\\])\^\[(?=[^\]]{0,200}[^\W\d_])")


def in_brackets(body: str) -> tuple[Inline, ...]:
    """Return the notes of *body* that stand in brackets behind a caret."""
    return tuple(islice(_in_brackets(body), MOST)) if "^[" in body else ()


def _in_brackets(body: str) -> Iterator[Inline]:
    seen = prose(body)
    pairs = brackets(seen.text)
    for found in _CARET.finditer(seen.text):
        start, end = found.start(), pairs.get(found.start() + 1)
        if end is None or bisect_right(seen.starts, start + 1) < bisect_right(seen.starts, end):
            continue  # not closed in its paragraph
        if not is_escaped(body, seen, start) and not is_escaped(body, seen, start + 1):
            yield Inline(Span(start, end + 1), body[start + 2 : end])


# ---- ((…)) -------------------------------------------------------------------------------------------------

_OPENING = re.compile(r"(?<![($\\])\(\((?!\()")
_PROGRAM = re.compile(r"[{}\\;]\s|[=+&|<>-]{2}|\w=\w?|=>")
_WORDS = re.compile(r"[^\W\d_]{3}")


def in_parentheses(body: str) -> tuple[Inline, ...]:
    """Return the notes of *body* that stand in double parentheses."""
    return tuple(_in_parentheses(body, prose(body))) if "((" in body else ()


def _in_parentheses(body: str, seen: Prose) -> Iterator[Inline]:
    last = 0
    for found in islice(_OPENING.finditer(seen.text), MOST):
        start, end = found.start(), _closed(seen.text, found.end())
        if start < last or not end or bisect_right(seen.starts, start) != bisect_right(seen.starts, end - 1):
            continue
        if _is_prose(body[start + 2 : end - 2]):
            yield Inline(Span(start, end), body[start + 2 : end - 2])
            last = end


LONGEST = 2000
"""Characters of a note in double parentheses."""


def _closed(text: str, start: int) -> int:
    """Return where the double parentheses around *start* end; 0 when they do not."""
    depth = 0
    for found in re.finditer(r"[()]", text[start : start + LONGEST]):
        depth += 1 if found[0] == "(" else -1
        if depth < 0:
            at = start + found.start()
            return at + 2 if text[at : at + 2] == "))" else 0
    return 0


def _is_prose(inner: str) -> bool:
    """Whether what stands in parentheses is a note: words, or one that is a name, and no formula or program."""
    inner = inner.strip()
    if "://" in inner:
        return True
    is_note = bool(re.search(r"\s|\.\Z", inner) or re.fullmatch(r"[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}", inner))
    return is_note and bool(_WORDS.search(inner)) and not _PROGRAM.search(inner)


# ---- below the text ------------------------------------------------------------------------------------

_NOTE = "FootnoteDefinition"
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)


def labels(body: str, notes: Sequence[Inline]) -> tuple[str, ...]:
    """Return a label for each of *notes* of *body*: the next number when that keeps their order, else a word."""
    found = scan(body)
    taken = {fold(mark.label) for mark in (*found.references, *found.undefined)}
    taken |= {fold(note.label) for note in found.definitions}
    numbers = count(max((int(label) for label in taken if _NUMBER.fullmatch(label)), default=0) + 1)
    words = (word for word in chain(["note"], (f"note-{number}" for number in count(2))) if word not in taken)
    last = max((mark.span.start for mark in found.references if mark.within is None), default=0)
    return tuple(str(next(numbers)) if note.span.start > last else next(words) for note in notes)


def moved_below(body: str, notes: Sequence[Inline], line_end: str) -> tuple[Edit, ...]:
    """Return the edits that put references in the place of *notes* of *body*, and the notes at its foot.

    What no reference can replace stays: a note in a heading or in another note. There are none when nothing can
    stand below the text, since code or HTML at its end is never closed.
    """
    edits: list[Edit] = []
    added: dict[int, list[str]] = {}
    for note, label, place in zip(notes, labels(body, notes), _places(body, notes), strict=True):
        if _can_be_called(body, note):
            edits.append(Edit(with_space(body, note.span), f"[^{label}]"))
            added.setdefault(place, []).append(f"[^{label}]: {_on_one_line(note.text)}")
    foot, gap = len(body.rstrip()), line_end * 2
    if foot in added and _is_never_closed(body):
        return ()
    for place, written in added.items():
        edits.append(
            Edit(Span(place, place), "".join(gap + note if place == foot else note + gap for note in written))
        )
    return tuple(edits)


def _places(body: str, notes: Sequence[Inline]) -> Iterator[int]:
    """Yield where each of *notes* goes: before the first one at the foot that readers meet later, or to the end."""
    found = scan(body)
    foot = {block.span.start for block in takewhile(lambda block: block.name == _NOTE, reversed(found.blocks))}
    called = {label: marks[0].span.start for label, marks in by_label(found.references).items()}
    later = deque(note for note in found.definitions if note.span.start in foot)
    for note in notes:
        while later and called.get(fold(later[0].label), 0) < note.span.start:
            later.popleft()
        yield line_start(body, later[0].span.start) if later else len(body.rstrip())


def _can_be_called(body: str, note: Inline) -> bool:
    blocks = scan(body).blocks
    index = bisect_right(blocks, note.span.start, key=lambda block: block.span.start)
    return index > 0 and blocks[index - 1].name not in ("Heading", _NOTE)


def _on_one_line(text: str) -> str:
    return re.sub(r"[ \t]*(?:\r\n?|\n)[ \t>]*", " ", text).strip()


def _is_never_closed(body: str) -> bool:
    """Whether a note below *body* would be a part of the code or the HTML that stands last in it."""
    return scan(f"{body.rstrip()}\n\n[^x]: x").blocks[-1].name != _NOTE
