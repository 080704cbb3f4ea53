"""A line of a file with carets below what is meant, cut to the room there is, and nothing in it invisible."""

import re
from functools import lru_cache
from unicodedata import category

from magcli.text.cells import cells, fitting

NO_BREAK, NARROW_NO_BREAK = "⍽", "˽"

_SIGNS = {
    **{chr(code): chr(0x2400 + code) for code in range(32)},
    "\t": "→",
    "\x7f": "␡",
    "\u00a0": NO_BREAK,
    "\u202f": NARROW_NO_BREAK,
    "\u3000": "  ",
    # No two terminals agree how wide they make an emoji: without them each one stands alone, as wide as it is.
    **dict.fromkeys(("\u200c", "\u200d", "\ufe0e", "\ufe0f", *map(chr, range(0x1F3FB, 0x1F400))), ""),
}


def visible(text: str) -> str:
    """Return *text* with a sign for each character that nobody could see, or that would steer a terminal."""
    return text if _PLAIN.fullmatch(text) else "".join(map(_sign, text))


# Latin letters and what stands among them: most lines hold nothing else.
_PLAIN = re.compile("[ -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u20ac]*")


@lru_cache(maxsize=4096)  # of a text's few letters, thousands are asked for
def _sign(character: str) -> str:
    if character in _SIGNS:
        return _SIGNS[character]
    if character.isprintable():
        return character
    return " " if category(character) == "Zs" else f"<U+{ord(character):04X}>"


def excerpt(line: str, start: int, end: int, room: int) -> tuple[str, str]:
    """Return as much of *line* as *room* columns show around what stands from *start* to *end*, and the carets below.

    An ellipsis stands where something is cut off.
    """
    # Of a paragraph in one line, what is near is enough: some characters take no column, but seldom so many.
    far = 4 * room
    before = visible(line[max(0, start - far) : start])
    marked = visible(line[start : min(end, start + far)])
    after = visible(line[end : end + far])
    if (too_much := cells(before + marked + after) - room) > 0:
        kept = max(room // 4, (room - cells(marked)) // 2, cells(before) - too_much)
        before = _ending(before, kept)
        marked = fitting(marked, room - cells(before))
        after = fitting(after, room - cells(before + marked))
    shown = f"{before}{marked}{after}".rstrip(" ")
    return shown, " " * cells(before) + "^" * max(1, cells(marked))


def _ending(text: str, room: int) -> str:
    """Return *text*, or as much of its end as fits into *room* columns behind an ellipsis."""
    if cells(text) <= room:
        return text
    kept = fitting(text[::-1], room)[-2::-1]
    # An accent of its own would go onto the ellipsis when its letter is cut off.
    return "…" + kept.lstrip("".join(c for c in set(kept) if not cells(c)))
