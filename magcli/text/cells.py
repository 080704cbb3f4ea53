"""How much room a text takes in a terminal."""

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

_NONE = frozenset({"Mn", "Me", "Cf"})


def cells(text: str) -> int:
    """Return how many columns of a terminal *text* takes (Unicode Standard Annex 11)."""
    return len(text) if _SINGLE.fullmatch(text) else sum(map(_cells, text))


# Latin letters and what stands among them: most lines hold nothing else, and are measured ten times as fast.
_SINGLE = re.compile("[\0-\xac\xae-\u02ff\u2010-\u2027\u202f\u20ac\u2192\u237d]*")


@lru_cache(maxsize=4096)  # of a text's few letters, thousands are asked for
def _cells(character: str) -> int:
    # The vowels and final consonants of decomposed Hangul go into the cell of the consonant before them.
    if category(character) in _NONE or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def fitting(text: str, room: int) -> str:
    """Return *text*, or as much of its start as fits into *room* columns with an ellipsis."""
    if cells(text) <= room:
        return text
    at = taken = 0
    while (taken := taken + cells(text[at])) < room:
        at += 1
    return f"{text[:at]}…" if room > 0 else ""


def padded(text: str, room: int) -> str:
    """Return *text* in exactly *room* columns."""
    text = fitting(text, room)
    return text + " " * (room - cells(text))
