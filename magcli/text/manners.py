"""The manner in which a language is set: what exporters put in the place of what a keyboard has."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from magcli.model import Edit
from magcli.text import lettering
from magcli.text.running import BLOCK, Running
from magcli.text.spacing import SIGN, UNIT, thousands
from magcli.text.typography import NO_BREAK, THIN, Slip


class Change(NamedTuple):
    """What stands *instead* of the characters from *start* to *end*, which are one at least.

    So it is clear which piece of a text, cut where its markup stands, they belong to.
    """

    start: int
    end: int
    instead: str


class Exchange(NamedTuple):
    """What one character becomes wherever *pattern* finds it, in a text that holds *needle*."""

    needle: str
    """It is looked for first: that takes a tenth of the time."""
    pattern: re.Pattern[str]
    instead: str

    def made(self, text: str) -> str:
        """Return *text* with it made everywhere; it is as long as before."""
        return self.pattern.sub(self.instead, text) if self.needle in text else text


Find = Callable[[str], Iterator[Change]]


class Manner(NamedTuple):
    """How a language is set, in this order: each step sees what those before it have left."""

    exchanges: tuple[Exchange, ...]
    signs: Find
    """Yields quotes, ellipses and dashes."""
    spaces: Find
    """Yields the spaces that no line breaks at."""


def of(text: str) -> Running:
    """Return *text*, in which all that is no sentence is masked, as the rules about typography read it."""
    return Running(text, (0, len(text)), ((0, len(text)),))


def changes(text: str, slips: Iterable[Slip]) -> Iterator[Change]:
    """Yield what mends *slips* of *text*; what they put between two characters goes with the second."""
    for slip in slips:
        for edit in slip.edits:
            yield _change(text, edit)


def _change(text: str, edit: Edit) -> Change:
    start, end = edit.span
    return Change(start, end, edit.text) if start < end else Change(start, start + 1, edit.text + text[start])


# ---- what languages share ------------------------------------------------------------------------------

LETTERS = Exchange("'", re.compile(r"'(?<=[^\W\d_]')(?=[^\W\d_])"), "’")
"""The apostrophe between two letters."""


def kept(needle: str, pattern: str, instead: str = NO_BREAK) -> Exchange:
    """Return the exchange of the ordinary spaces of *pattern*, each between what belongs together."""
    return Exchange(needle, re.compile(pattern), instead)


NUMBER = r"\d|[IVXLC]+\b"
CAPITAL = "[A-ZÀ-ÖØ-Þ]"


def abbreviations(before_numbers: str, before_names: str) -> Exchange:
    """Return the exchange of the spaces behind abbreviations, which end with a full stop that they lack here."""
    numbers, names = (_behind(words) for words in (before_numbers, before_names))
    # It starts with what few spaces stand behind.
    return kept(". ", rf"\. (?:(?={NUMBER})(?:{numbers})|(?={CAPITAL})(?:{names}))", f".{NO_BREAK}")


def _behind(words: str) -> str:
    return "|".join(rf"(?<=\b{re.escape(word)}\. )" for word in words.split())


def behind_numbers(words: str, before: str = "[0-9]") -> Exchange:
    """Return the exchange of the spaces between a number, which ends with *before*, and one of *words*."""
    return kept(" ", rf"({before}) (?=(?:{words.replace(' ', '|')})\b)", rf"\1{NO_BREAK}")


UNITS = kept(" ", rf"([0-9]) (?=(?:{SIGN}|(?:{UNIT}|m[²³]?|h|g|s)(?![\w’'/-]))(?![\w%]))", rf"\1{NO_BREAK}")
PARAGRAPHS = kept("§ ", r"§ (?=\d)", f"§{NO_BREAK}")


_YEAR = "(?:1[0-9]|20)[0-9]{2}"
_ASIDE = r"\w./:@#+-"
_YEARS = re.compile(rf"-(?<={_YEAR}-)(?<![{_ASIDE}]{_YEAR}-)(?={_YEAR}(?![\w/:@+-]|[.,]\d))")
_PAGES = re.compile(r"-(?<=\d-)(?=\d{1,4}(?![\w/:@+-]|[.,]\d))")


def ranges(text: str, pages: str) -> Iterator[Change]:
    """Yield the dashes of the ranges that are certain: of two years, and behind what *pages* means."""
    for found in _YEARS.finditer(text):
        at = found.start()
        if text[at - 4 : at] < text[at + 1 : at + 5]:
            yield Change(at, at + 1, "–")
    for found in _PAGES.finditer(text):
        at = found.start()
        if re.search(rf"\b(?:{pages})[ {NO_BREAK}{THIN}]?\d{{1,4}}\Z", text[max(0, at - 12) : at]):
            yield Change(at, at + 1, "–")


def ellipses(text: str, lang: str) -> Iterator[Change]:
    """Yield the ellipses in place of three dots."""
    if "..." in text:
        yield from changes(text, lettering.three_dots(of(text), lang))


_LONE = re.compile(r"(?<![\w'’])(?![aàyôAÀYÔI]\b)\w\Z")


def dashes(text: str) -> Iterator[Change]:
    """Yield the dashes in place of hyphens between two words; what stands between signs may be a sum."""
    if " -" not in text:
        return
    for slip in lettering.hyphens_as_dashes(of(text), ""):
        if len(slip.edits) > 1 or not _is_sum(text, *slip.edits[0].span):
            yield from changes(text, [slip])


def _is_sum(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 3) : start - 1], text[end + 1 : end + 3]
    is_lone = re.match(r"[^\W\d_](?!\w)", after) and after[0] not in "aàyôAÀYÔI"
    return before[-1:].isdigit() or after[:1].isdigit() or bool(is_lone or _LONE.search(before))


_STRAIGHT = re.compile(rf"[^{BLOCK}]*\"[^{BLOCK}]*")


def quotes(text: str, outer: str, inner: str) -> Iterator[Change]:
    """Yield the quotes that a language has, *outer* or within those *inner* ones, in place of straight pairs."""
    if '"' not in text:
        return
    for block in _STRAIGHT.finditer(text):
        depth, last = 0, block.start()
        for opening, closing in lettering.straight_pairs(text, *block.span()):
            depth += text.count(outer[0], last, opening) - text.count(outer[1], last, opening)
            last = opening
            pair = inner if depth > 0 else outer
            yield Change(opening, opening + 1, pair[0])
            yield Change(closing, closing + 1, pair[1])


def in_thousands(text: str) -> Iterator[Change]:
    """Yield the narrow spaces between the thousands of numbers that have ordinary ones."""
    yield from changes(text, thousands(of(text), ""))


# ---- dashes with their spaces --------------------------------------------------------------------------

_SPACED = re.compile(rf"[–—](?:(?<=[ \n{BLOCK}{NO_BREAK}{THIN}][–—])|(?<=\A[–—]))(?=[ {NO_BREAK}{THIN}\n])")
_SENTENCE_END = re.compile(rf"{BLOCK}|[.!?…][»”\")]? +{CAPITAL}")


def around_dashes(text: str) -> Iterator[Change]:
    """Yield the no-break spaces inside of dashes: behind the one that opens, before the one that closes."""
    last, is_open = 0, False
    for found in _SPACED.finditer(text):
        at = found.start()
        if not is_open or _SENTENCE_END.search(text, last, at + 1):
            is_open = True
            if text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].strip():
                yield Change(at + 1, at + 2, NO_BREAK)
        else:
            is_open = False
            if text[at - 1] == " " and text[at - 2 : at - 1].strip():
                yield Change(at - 1, at, NO_BREAK)
        last = at + 1


_DASHES = re.compile(r" [–—](?<=[^\s\0] [–—])(?=[ \n])")


def before_dashes(text: str) -> Iterator[Change]:
    """Yield the no-break spaces before dashes, so that no line starts with one."""
    for found in _DASHES.finditer(text):
        yield Change(found.start(), found.start() + 1, NO_BREAK)
