"""The manner in which a language is set: what exporters put in the place of what a keyboard has."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from magcli.model import Edit
from magcli.text import lettering
from magcli.text.running import BLOCK, Running
from magcli.text.spacing import KEPT, SIGN, UNIT, thousands
from magcli.text.typography import NO_BREAK, THIN, Slip


class Change(NamedTuple):
    """What stands *instead* of the characters from *start* to *end*, which are one at least.

    So it is clear which piece of a text, cut where its markup stands, they belong to.
    """

    start: int
    end: int
    instead: str


class Exchange(NamedTuple):
    """What becomes of whatever *pattern* finds; it is as long as before.

    A pattern starts with letters or a sign, no assertion or class: so the search takes 0.005 ms for 8 kB, not 0.04.
    """

    pattern: re.Pattern[str]
    instead: str
    needle: str = ""
    """What a text has where there is something to find, when that is rarer than the start of the pattern."""

    def made(self, text: str) -> str:
        """Return *text* with it made everywhere."""
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


def kept(pattern: str, instead: str = NO_BREAK) -> Exchange:
    """Return the exchange of the ordinary spaces of *pattern*, each between what belongs together."""
    return Exchange(re.compile(pattern), instead)


NUMBER = r"\d|[IVXLC]+\b"
CAPITAL = "[A-ZÀ-ÖØ-Þ]"
LETTERS = Exchange(re.compile(r"'(?<=[^\W\d_]')(?=[^\W\d_])"), "’")
"""The apostrophe between two letters."""
UNITS = kept(rf" (?<=[0-9] )(?=(?:{SIGN}|(?:{UNIT}|m[²³]?|h|g|s)(?![\w’'/-]))(?![\w%]))")
PARAGRAPHS = kept(r"§ (?=\d)", f"§{NO_BREAK}")


def abbreviations(before_numbers: str, before_names: str, others: str = "(?!)") -> Exchange:
    """Return the exchange of the spaces behind abbreviations, and *others*, without their full stop here."""
    numbers, names = (behind(words, ".") for words in (before_numbers, before_names))
    return kept(rf"\. (?:(?={NUMBER})(?:{numbers})|(?={CAPITAL})(?:{names})|{others})", f".{NO_BREAK}")


def behind(words: str, end: str = "") -> str:
    """Return the pattern that says that one of *words*, with *end* and a space, stands before."""
    return "|".join(rf"(?<=\b{re.escape(word + end)} )" for word in words.split())


def either(words: str) -> str:
    """Return the pattern of one of *words* as a whole."""
    return rf"(?:{words.replace(' ', '|')})\b"


_RANGE = re.compile(r"-(?<=\d-)(?=\d{1,4}(?![\w/:@+-]|[.,]\d))")
_YEAR = re.compile("(?:1[0-9]|20)[0-9]{2}")
_ASIDE = re.compile(r"[\w./:@#+-]")


def ranges(text: str, pages: str) -> Iterator[Change]:
    """Yield the dashes of the ranges that are certain: of two years, and behind what *pages* means."""
    for found in _RANGE.finditer(text):
        at = found.start()
        if _are_years(text, at) or re.search(rf"\b(?:{pages})[ {KEPT}]?\d{{1,4}}\Z", text[max(0, at - 12) : at]):
            yield Change(at, at + 1, "–")


def _are_years(text: str, at: int) -> bool:
    """Whether the hyphen at *at* stands between a year and a later one."""
    first, last = text[max(0, at - 4) : at], text[at + 1 : at + 5]
    if not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last) and first < last):
        return False
    return not _ASIDE.match(text[max(0, at - 5) : at - 4])


def ellipses(text: str) -> Iterator[Change]:
    """Yield the ellipses in place of three dots."""
    if "..." in text:
        yield from (Change(*found.span(), "…") for found in lettering.DOTS.finditer(text))


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


def blocks_with(sign: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the blocks of *text* start and end that hold *sign*."""
    at = text.find(sign)
    while at >= 0:
        end = text.find(BLOCK, at)
        end = len(text) if end < 0 else end
        yield text.rfind(BLOCK, 0, at) + 1, end
        at = text.find(sign, end)


def quotes(text: str, outer: str, inner: str) -> Iterator[Change]:
    """Yield the quotes that a language has, *outer* or within those *inner* ones, in place of straight pairs."""
    for start, end in blocks_with('"', text):
        depth, last = 0, start
        for opening, closing in lettering.straight_pairs(text, start, end):
            depth += text.count(outer[0], last, opening) - text.count(outer[1], last, opening)
            last = opening
            pair = inner if depth > 0 else outer
            yield Change(opening, opening + 1, pair[0])
            yield Change(closing, closing + 1, pair[1])


def in_thousands(text: str) -> Iterator[Change]:
    """Yield the narrow spaces between the thousands of numbers that have ordinary ones."""
    yield from changes(text, thousands(of(text), ""))


# ---- dashes with their spaces --------------------------------------------------------------------------

_SPACED = tuple(
    re.compile(rf"{dash}(?:(?<=[ \n{BLOCK}{NO_BREAK}{THIN}]{dash})|(?<=\A{dash}))(?=[ {NO_BREAK}{THIN}\n])")
    for dash in "–—"
)
_SENTENCE_END = re.compile(rf"{BLOCK}|[.!?…][»”\")]? +{CAPITAL}")


_KEEPS = " \t\n«»"
"""What has a space of its own, or needs none."""


def around_dashes(text: str) -> Iterator[Change]:
    """Yield the no-break spaces inside of dashes: behind the one that opens, before the one that closes."""
    last, is_open = 0, False
    for at in sorted(found.start() for spaced in _SPACED for found in spaced.finditer(text)):
        is_open = not is_open or bool(_SENTENCE_END.search(text, last, at + 1))
        inner = at + 1 if is_open else at - 1
        if text[inner : inner + 1] == " " and text[2 * inner - at : 2 * inner - at + 1].strip(_KEEPS):
            yield Change(inner, inner + 1, NO_BREAK)
        last = at + 1


_DASHES = re.compile(r" [–—](?<=[^\s\0] [–—])(?=[ \n])")


def before_dashes(text: str) -> Iterator[Change]:
    """Yield the no-break spaces before dashes, so that no line starts with one."""
    for found in _DASHES.finditer(text):
        yield Change(found.start(), found.start() + 1, NO_BREAK)
