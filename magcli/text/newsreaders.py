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


def for_newsreaders(html: str) -> str:
    """Return *html*, as it was rendered, without roles and labels that newsreaders do not let pass."""
    return legible(_TAG.sub(lambda tag: _OF_PAGES.sub("", tag[0]), html))


def legible(text: str) -> str:
    """Return *text* without the characters that no feed may hold, whatever its format."""
    return _CONTROLS.sub("", xml.allowed(text)).replace(_NEXT_LINE, "\n")
