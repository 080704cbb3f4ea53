"""Typography: what a text of a language shows that a printer would set otherwise."""

import re
from functools import lru_cache
from typing import NamedTuple

from magcli.model import Edit, Span
from magcli.text.running import Running

NO_BREAK = "\u00a0"
THIN = "\u202f"


class Slip(NamedTuple):
    """What is set otherwise than it should be: the place, what mends it, what is wrong, and what to write instead."""

    span: Span
    edits: tuple[Edit, ...]
    told: str
    instead: str
    is_safe: bool = True


@lru_cache(maxsize=8)  # twenty rules ask for each text
def is_french(lang: str) -> bool:
    """Whether *lang* is the tag of French, of any country."""
    return lang.lower().partition("-")[0] == "fr"


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower().replace("’", "'") for word in _WORD.findall(text))


# Words that one of the two languages has and the other has not.
_ENGLISH = _words(
    "the of and is it to in for with what how why who you your this that are was were by from we our be not at "
    "its their they have has do does don't can will would should which when where there these those if about "
    "into than then them been being also just more make using get i had so much some any very here out up only "
    "new like one all last because after before while i'm it's let's my his her"
)
_FRENCH = _words(
    "le la les de des du et est un une que qui dans pour par sur avec pas ne se ce cette ces il elle nous vous ils "
    "elles au aux ou où mais donc sont être avoir plus tout tous leur leurs notre votre nos vos quel quelle comment "
    "pourquoi quand si son sa ses mon ma mes c'est d'un d'une qu'il à y"
)
_FRAGMENT = 200
"""Characters on either side that tell of which language a place is."""


def is_foreign(text: Running, start: int, end: int) -> bool:
    """Whether what stands around the characters from *start* to *end* is rather English than French."""
    before = re.split(_PARTS, text.text[max(0, start - _FRAGMENT) : start])[-1]
    after = re.split(_PARTS, text.text[end : end + _FRAGMENT])[0]
    return any(len(words & _ENGLISH) > len(words & _FRENCH) for words in (_words(f"{before} {after}"), _words(after)))


_PARTS = re.compile('[.!?…«»“”"()\\0]')
