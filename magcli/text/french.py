"""French as it is set: no-break spaces, guillemets, apostrophes, dashes.

What the rules about typography mend is done by their own finders, so that both say the same.
"""

import re
from collections.abc import Iterator
from functools import partial

from magcli.text import lettering, spacing
from magcli.text.manners import (
    CAPITAL,
    PARAGRAPHS,
    Change,
    Exchange,
    Manner,
    abbreviations,
    around_dashes,
    changes,
    dashes,
    either,
    kept,
    of,
    ranges,
)
from magcli.text.running import BLOCK
from magcli.text.spacing import IN_SENTENCE, KEPT, UNSPACED
from magcli.text.typography import NO_BREAK, THIN

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
_EXCHANGES = (
    Exchange(lettering.APOSTROPHE, "’"),
    # Units are seen to below, as the rules do.
    kept(rf" (?<=[0-9] )(?={either(f'{_MONTHS} millions? milliards? mille')})"),
    abbreviations("p pp vol chap art fig éd al t", "M MM", r"(?=J\.-C\.)(?<=\ba[vp]\. )"),
    kept(rf"M(?<!\wM)(mes?|lles?|gr) (?={CAPITAL})", rf"M\1{NO_BREAK}"),
    kept(rf"r (?:(?={CAPITAL})(?<=\b[DP]r )|(?={either(_MONTHS)})(?<=\b1er ))", f"r{NO_BREAK}"),
    Exchange(
        re.compile(r" (?=siècles?\b)(?:(?<=[\dIVXLC]e )|(?<=[\dIVXLC]ème )|(?<=[1I]er ))"), NO_BREAK, needle="siècle"
    ),
    kept(r"° (?=\d)(?<=\b[nN]° )", f"°{NO_BREAK}"),
    PARAGRAPHS,
    kept(rf"h (?<=\d[ {KEPT}]h )(?=[0-5]\d\b)", f"h{NO_BREAK}"),
)


def manner(lang: str) -> Manner:
    """Return how French is set in the country of *lang*."""
    return Manner(_EXCHANGES, partial(_signs, lang=lang), partial(_spaces, lang=lang))


def _signs(text: str, lang: str) -> Iterator[Change]:
    if '"' in text:
        yield from changes(text, lettering.straight_quotes(of(text), lang))
    if "..." in text:
        yield from changes(text, lettering.three_dots(of(text), lang))
    yield from changes(text, lettering.etc(of(text), lang))
    yield from dashes(text)
    yield from ranges(text, "pp?[.]")


def _spaces(text: str, lang: str) -> Iterator[Change]:
    yield from _before_marks(text, lang)
    if "«" in text:
        yield from _in_guillemets(text, lang)
    yield from changes(text, spacing.in_numbers(of(text), lang))
    yield from _behind_degree(text)
    if "–" in text or "—" in text:
        yield from around_dashes(text)


# Before » a space will stand. One pattern for each mark: quicker than one for all.
_MARKS = tuple(re.compile(f"{re.escape(mark)}(?:{IN_SENTENCE}|(?<=[;:])(?=»))") for mark in ";:?!")


def _before_marks(text: str, lang: str) -> Iterator[Change]:
    """Yield the space before each mark, of the width that it wants."""
    running = of(text)
    for found in (found for mark in _MARKS for found in mark.finditer(text)):
        at = found.start()
        due = NO_BREAK if found[0] == ":" else THIN
        if text[at - 1 : at] == due:
            continue
        start = spacing.spaces_before(text, at, _SPACES)
        if start == at:
            if spacing.lacks_space(running, found, lang):
                yield Change(at, at + 1, due + found[0])
        elif spacing.needs_space(text, start):
            yield Change(start, at, due)


_SPACES = f" \t{KEPT}"


def _in_guillemets(text: str, lang: str) -> Iterator[Change]:
    for opening, closing in spacing.pairs(text):
        first = opening + 1
        while text[first] in _SPACES:
            first += 1
        last = spacing.spaces_before(text, closing, _SPACES)
        if first == closing:  # nothing is in them
            continue
        due = _inside(text[opening + 1 : first], text[first], lang)
        if due != text[opening + 1 : first]:
            yield Change(opening, first, f"«{due}")
        due = _inside(text[last:closing], text[last - 1], lang)
        if due != text[last:closing]:
            yield Change(last, closing + 1, f"{due}»")


def _inside(space: str, neighbour: str, lang: str) -> str:
    """Return what is due in place of *space* between a guillemet and its *neighbour*: narrow where quotes nest."""
    is_bare = "«" in UNSPACED.get(lang.lower(), "")
    if neighbour.isspace() or neighbour == BLOCK or (is_bare and not space):
        return space  # the line ends there anyway
    return THIN if is_bare or neighbour in "“”" else NO_BREAK


_BARE_DEGREE = re.compile(r"°(?=\d)(?:(?<=\bn°)|(?<=\bN°))")


def _behind_degree(text: str) -> Iterator[Change]:
    """Yield the space in n°5."""
    if "°" in text:
        yield from (Change(*found.span(), f"°{NO_BREAK}") for found in _BARE_DEGREE.finditer(text))
