"""HTML for programs that read feeds: without what says something on a page of ours alone."""

import re

from magcli.text import xml

# A tag, not a text that looks like one: rendered texts have no bare `<`. No others get what is left out.
_TAG = re.compile(r"<(?:a|div|input|pre|section)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
# The W3C feed validator calls these a risk, and newsreaders take them out.
_OF_PAGES = re.compile(r"\s(?:role|tabindex|aria-[a-z]+)=\"[^\"]*\"")
# Controls that nobody sees, and what Unicode keeps free of meaning: XML allows them, HTML does not.
_LAST = "".join(chr(plane << 16 | point) for plane in range(1, 17) for point in (0xFFFE, 0xFFFF))
_CONTROLS = re.compile(f"[\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef{_LAST}]")
_NEXT_LINE = "\u0085"

# What one of them is sure to have among its bytes, and nearly no text has. To look for the characters themselves
# took 0.24 ms for 8 kB, as a set that reaches beyond U+FFFF is gone through one by one; this takes 0.02. One byte
# is found the soonest: only where there is the rarer one of two, both are looked for.
_CONTROL_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_MORE_CONTROL_BYTES = ((b"\x7f", b"\x7f"), (b"\xb7", b"\xef\xb7"), (b"\xbf", b"\xbf\xbe"), (b"\xbf", b"\xbf\xbf"))


def for_newsreaders(html: str) -> str:
    """Return *html*, as it was rendered, without roles and labels that newsreaders do not let pass."""
    return legible(_TAG.sub(lambda tag: _OF_PAGES.sub("", tag[0]), html))


def legible(text: str) -> str:
    """Return *text* without the characters that no feed may hold, whatever its format."""
    text = xml.allowed(text)
    return _CONTROLS.sub("", text).replace(_NEXT_LINE, "\n") if _may_be_controlled(text) else text


def _may_be_controlled(text: str) -> bool:
    if text.isprintable():  # as nearly all titles are
        return False
    raw = text.encode()
    if any(rare in raw and both in raw for rare, both in _MORE_CONTROL_BYTES):
        return True
    return _CONTROL_BYTES.search(raw) is not None
