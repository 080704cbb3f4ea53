"""How many words a text has, and words for how many."""

import re
from collections.abc import Iterator
from functools import lru_cache

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NOTE = re.compile(r" {0,3}\[\^[^\[\]]+\]:")

# What is no word to who reads, by the sign without which a text holds none of it. Nothing is given back (*+), and of
# a run of the same sign only the first one starts a piece: a long line of them would take its square in time.
_UNREAD = {
    "`": re.compile(r"`(?<!``)`*+[^`\n]*+`++"),
    "<": re.compile(r"<[/!?a-zA-Z][^<>]*+>"),
    "](": re.compile(r"\]\([^()\n]*+\)"),
}
_SIGNS = "«»“”\"':;?!,.…–—-+*=#<>|/&%`"
_NO_WORDS = {*_SIGNS, *(one + two for one in _SIGNS for two in _SIGNS), "###", "####", "---", "***"}


@lru_cache(maxsize=2)  # a page asks for its readers, and for machines
def count(body: str) -> int:
    """Return how many words of *body* are read: without code, HTML, addresses, and the notes below the text.

    It goes by the look of the lines, which is quicker than to parse them, and near enough to compare texts by.
    """
    text = "\n".join(_read(body))
    for sign, unread in _UNREAD.items():
        if sign in text:
            text = unread.sub(" ", text)
    words = text.split()
    return len(words) - sum(map(_NO_WORDS.__contains__, words))


def _read(body: str) -> Iterator[str]:
    """Yield the lines of *body* that are neither code between fences nor part of a note."""
    fence, in_note = "", False
    for line in body.splitlines():
        found = _FENCE.match(line)
        if fence:
            closes = found and found[1].startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
        elif _NOTE.match(line):
            in_note = True
        elif found:
            fence = found[1]
        elif in_note and (not line.strip() or line.startswith(("    ", "\t"))):
            continue
        else:
            in_note = False
            yield line


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return *number* and the English *noun*, in the plural, or as *plural*, where there is not one: `2 days`."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
