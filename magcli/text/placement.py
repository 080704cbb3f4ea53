"""Where the references of footnotes stand: behind which mark of punctuation, and how far from their word."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from magcli.model import Span
from magcli.text.footnotes import Mark, scan
from magcli.text.markdown import HIDDEN, Prose, prose


class Misplaced(NamedTuple):
    """References side by side that stand in the wrong place."""

    first: Mark
    span: Span
    """From what parts them from their word to the end of the last of them."""
    parted_by: str


def precedes_stops(lang: str) -> bool:
    """Whether a reference goes before a mark of punctuation in the language *lang*: a rule that French alone has."""
    return lang.lower().split("-")[0] == "fr"


@lru_cache(maxsize=1)  # two rules ask for them in turn
def behind_stops(body: str) -> tuple[Misplaced, ...]:
    """Return the references of *body* right behind a full stop, comma, semicolon or colon, in reading order."""
    if "[^" not in body:
        return ()
    return tuple(_behind_stops(body, prose(body)))


def behind_spaces(body: str) -> tuple[Misplaced, ...]:
    """Return the references of *body* that a space, or the end of a line, parts from their word, in reading order."""
    if "[^" not in body:
        return ()
    return tuple(_behind_spaces(body, prose(body)))


def _runs(body: str, between: str = "") -> Iterator[tuple[Mark, Span]]:
    """Yield the first of each run of references, with nothing *between* them but that, and the span of the run."""
    first: Mark | None = None
    end = -1
    for mark in scan(body).references:
        if first and body[end : mark.span.start].strip(between):
            yield first, Span(first.span.start, end)
            first = None
        first, end = first or mark, mark.span.end
    if first:
        yield first, Span(first.span.start, end)


_SPACES = r"[ \t\u2002-\u200a]*(?:\r?\n[ \t>]*)?"
# The stop takes the space before it along. A colon and a space announce a reference: "Sources : [^1]".
_STOP = re.compile(rf"(?P<stop>[ \u00a0\u202f]?[.,;:])(?:(?<!:){_SPACES})?\Z")
_AHEAD = re.compile(r"[^\W_]|[ \u00a0\u202f]?[.,;:!?…]")
# Behind a shortened word, and behind three dots, the full stop is no end of a sentence: it stays with the word.
_SHORTENED = re.compile(
    r"(?:\.|\b(?:[^\W\d_]|etc|cf|pp?|vol|chap|éd|ed|art|av|apr|env|ibid|id|op|cit|loc|al|fig|coll|trad|dir|MM|Dr|St|n|s|sq"
    r"|[\w-]*\.[\w.-]*))\Z",
    re.IGNORECASE,
)


def _behind_stops(body: str, seen: Prose) -> Iterator[Misplaced]:
    for first, run in _runs(body, between=" "):
        if _is_behind_word(body, run.start):
            continue
        before = body[max(0, run.start - 60) : run.start]
        found = _STOP.search(before)
        if not found or _AHEAD.match(body, run.end):
            continue
        start = run.start - len(found[0])
        word = before[: found.start()]
        shown = seen.text[start : start + len(found["stop"])][-1] != HIDDEN
        shortened = found["stop"] == "." and _SHORTENED.search(word)
        if shown and word[-1:].strip() and not shortened and not _is_parted(body, start, run.start, seen):
            yield Misplaced(first, Span(start, run.end), found[0])


def _is_behind_word(body: str, at: int) -> bool:
    """Whether a letter or a digit stands right before *at*, as it nearly always does: then no pattern is needed."""
    return body[at - 1 : at].isalnum()


def _is_parted(body: str, start: int, end: int, seen: Prose) -> bool:
    """Whether a line between *start* and *end* ends with a block, or because its writer wants it to."""
    is_broken = body[start - 1 : start] == ">" and bool(_BREAK.search(body, max(0, start - 20), start))
    return is_broken or any(body[at] in "\r\n" and seen.text[at] == HIDDEN for at in range(start, end))


_BREAK = re.compile(r"<br\s{0,9}/?>\Z", re.IGNORECASE)


_GAP = re.compile(rf"{_SPACES}\Z")
_WORD_END = re.compile(r"[^\W_]\W{0,4}\Z|`\Z")
# Where a reference is spoken of: "see [^1]", "notes [^1] and [^2]".
_SPOKEN_OF = re.compile(
    r"\b(?:voir|cf\.?|confer|notes?|renvoi|appel|see|also|aussi|et|ou|and|or|à|to)\Z", re.IGNORECASE
)


def _behind_spaces(body: str, seen: Prose) -> Iterator[Misplaced]:
    for first, run in _runs(body):
        if _is_behind_word(body, run.start):
            continue
        gap = _GAP.search(body[max(0, run.start - 60) : run.start])
        if not gap or not gap[0] or gap.start() == 0:
            continue
        start = run.start - len(gap[0])
        if not _is_parted(body, start, run.start, seen) and _ends_word(body, start, seen):
            yield Misplaced(first, Span(start, run.end), gap[0])


def _ends_word(body: str, at: int, seen: Prose) -> bool:
    """Whether the running text of a block goes on before *at*, ends in a word, and speaks of no reference."""
    line = max(body.rfind("\n", 0, at), body.rfind("\r", 0, at), at - 60) + 1
    before, shown = body[line:at], seen.text[line:at].replace(HIDDEN, "")
    if not shown.strip() and not before.endswith("`"):
        return False
    return bool(_WORD_END.search(before)) and before[-1] not in "|([{«“-–—/:]" and not _SPOKEN_OF.search(shown)
