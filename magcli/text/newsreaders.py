"""HTML for programs that read feeds: without what says something on a page of ours alone."""

import re

from magcli.text import xml

# A tag, not a text that looks like one: rendered texts have no bare `<`. No others get what is left out.
_TAG = re.compile(r"<(?:a|div|input|pre|section)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
# The W3C feed validator calls these a risk, and newsreaders take them out.
_OF_PAGES = re.compile(r"\s(?:role|tabindex|aria-[a-z]+)=\"[^\"]*\"")
# C1 controls, which nobody sees; HTML forbids them.
_CONTROLS = re.compile("[\u0080-\u009f]")


def for_newsreaders(html: str) -> str:
    """Return *html*, as it was rendered, without roles and labels that newsreaders do not let pass."""
    return legible(_TAG.sub(lambda tag: _OF_PAGES.sub("", tag[0]), html))


def legible(text: str) -> str:
    """Return *text* without the characters that no feed may hold, whatever its format."""
    return _CONTROLS.sub("", xml.allowed(text))
