"""The marks of notes that got lost on their way here: what calls a note, and is no footnote to Markdown."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from magcli.model import Span
from magcli.text.footnotes import Mark
from magcli.text.markdown import HIDDEN, Prose, prose


@lru_cache(maxsize=1)  # the rule of marks and that of notes ask in turn
def dead(body: str) -> tuple[Mark, ...]:
    """Return the marks in *body* that call a note which is not there, in reading order: `<sup>1</sup>`, `\\*`."""
    seen = prose(body)
    found = [*islice(_dead_superscripts(body, seen), MOST_DEAD), *islice(_dead_stars(body, seen), MOST_DEAD)]
    return tuple(sorted(found, key=lambda mark: mark.span))


MOST_DEAD = 500
"""Dead marks of a kind that are looked for in one text."""

_SUPERSCRIPT = re.compile(r"<sup>\s*(?P<mark>\d{1,3})\s*</sup>", re.IGNORECASE)
_RUN = re.compile(r"(?:<sup>\s*\d{1,3}\s*</sup>)+\Z", re.IGNORECASE)
# m², km², cm³, s⁻¹, mc² …: after a unit, a digit, a lone variable or a term of a formula a superscript is a power.
_POWER = re.compile(
    r"(?:\d|\b(?:[a-zA-Zα-ωΑ-Ωµ]|[kcmdhµn]?m|ha|sec|min|Hz|Wh|rad|mol|bits?|pixels?|px|log|ln|exp|sin|cos|tan)"
    r"|\w*[α-ωΑ-Ω]\w*|[=+×·−]\s*\w{1,3})[)\]]?$"
)
_FORMULA = re.compile(r"\([^()]*[-+*/=×÷−][^()]*\)$")


def _dead_superscripts(body: str, seen: Prose) -> Iterator[Mark]:
    marks = [found for found in _SUPERSCRIPT.finditer(body) if seen.text[found.start("mark")] != HIDDEN]
    with_note = {found["mark"] for found in marks if _opens(found.start("mark"), found.start(), seen)}
    for found in marks:
        if found["mark"] not in with_note and not _is_power(found, body, seen):
            yield Mark(found["mark"], Span(*found.span()))


def _opens(visible: int, start: int, seen: Prose) -> bool:
    """Whether a mark is the first thing of a block or of a line: there it is the note, not its reference."""
    at = bisect_right(seen.starts, visible) - 1
    return (at >= 0 and seen.starts[at] == visible) or start == 0 or seen.text[start - 1] in "\r\n"


def _is_power(found: re.Match[str], body: str, seen: Prose) -> bool:
    start = found.start()
    if run := _RUN.search(body, max(0, start - 80), start):
        start = run.start()  # the second of two marks stands behind what the first stands behind
    behind, ahead = body[max(0, start - 1) : start], body[found.end() : found.end() + 1]
    if behind == "`" or (ahead.isalnum() and not behind.strip()):  # code; the mass of an isotope
        return True
    if re.match(r"\s*[=+×·−]", body[found.end() : found.end() + 4]):  # a formula goes on
        return True
    before = seen.text[max(0, start - 80) : start].replace(HIDDEN, "")
    formula = _FORMULA.search(before)
    in_words = formula and re.search(r"[^\W\d_]{4}", formula.group())
    return bool(_POWER.search(before) or (formula and not in_words))


_STARS = re.compile(r"(?:\\\*)+")
_STARS_OF_A_HOTEL = re.compile(r"(?<!\d)[1-5]$")
_AFTER = re.compile(r"[\s.,;:!?…)\]»”’\"'*_~|]|$")


def _dead_stars(body: str, seen: Prose) -> Iterator[Mark]:
    marks = [found for found in _STARS.finditer(body) if seen.text[found.start() : found.start() + 2] == f"{HIDDEN}*"]
    with_note = {found.group() for found in marks if _opens(found.start() + 1, found.start(), seen)}
    for found in marks:
        if found.group() not in with_note and _is_reference(body, found, seen):
            yield Mark(found.group().replace("\\", ""), Span(*found.span()))


def _is_reference(body: str, found: re.Match[str], seen: Prose) -> bool:
    """Whether a star follows a word, or ends its block: `3 \\* 4` and `\\*args` are no references."""
    if not _AFTER.match(body, found.end()) or _STARS_OF_A_HOTEL.search(
        body[max(0, found.start() - 12) : found.start()]
    ):
        return False
    start, end = _block(found.start() + 1, seen)
    start = max(start, found.start() - _NEAR)
    opener = re.search(re.escape(found.group()) + r"(?=\w)", body[start : found.start()])
    if opener and (opener.start() == 0 or not body[start + opener.start() - 1].isalnum()):
        return False  # an escaped *emphasis*: the pair belongs together
    return body[found.start() - 1].strip() != "" or not _IN_BLOCK.match(
        body, found.end(), min(end, found.end() + _NEAR)
    )


_NEAR = 2000
"""Characters around a mark beyond which nothing belongs to it."""

_IN_BLOCK = re.compile(rf"[ .,;:!?…)»”{HIDDEN}]*+[^ .,;:!?…)»”{HIDDEN}]")


def _block(at: int, seen: Prose) -> Span:
    first, last = bisect_right(seen.starts, at), bisect_right(seen.ends, at)
    start = seen.starts[first - 1] if first else 0
    return Span(start, seen.ends[last] if last < len(seen.ends) else len(seen.text))
