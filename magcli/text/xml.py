"""XML, written: escaped, and without the characters that it forbids."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

# Everything but Char of XML 1.0, section 2.2; HTML forbids the same and a few more.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def allowed(text: str) -> str:
    """Return *text* without the characters that no XML or HTML document may hold."""
    return _FORBIDDEN.sub("", text) if _may_hold_forbidden(text) else text


# The controls that are forbidden; what else is forbidden has no UTF-8, or is one of two characters.
_CONTROL_BYTES = bytes({*range(0x20)} - {*b"\t\n\r"})


def _may_hold_forbidden(text: str) -> bool:
    """Whether *text* may hold what is forbidden; it takes half of the time of the pattern, and of a title none."""
    if text.isprintable():
        return False
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        return True
    return len(raw.translate(None, _CONTROL_BYTES)) < len(raw) or "\ufffe" in text or "\uffff" in text


def text(content: str) -> str:
    """Return *content* escaped; `>` as well, for `]]>` may stand in no text."""
    return _long(content) if len(content) > _SHORT else _escaped(content)


def _escaped(content: str) -> str:
    return allowed(content).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SHORT = 1000

# RSS and Atom hold the same articles, one after the other: 0.05 ms for each that need not be escaped twice.
_long = lru_cache(maxsize=64)(_escaped)


def element(name: str, content: str = "", /, **attributes: str) -> str:
    """Return an element that holds the text *content*; an underscore in an attribute's name is a colon."""
    start = name + _attributes(attributes)
    return f"<{start}>{text(content)}</{name}>" if content else f"<{start}/>"


def plain(name: str, content: str, /) -> str:
    """Return an element that holds *content*, which is no HTML, whatever programs may take it for.

    The profile of the RSS board writes it so, and validators believe it, but for what closes an element: that is kept
    from closing one, and reads the same. In HTML `<` is a sign of its own in front of anything but a letter and some
    signs (HTML Standard, 13.2.5.6).
    """
    told = _OPENS.sub("<\u2060", content) if CLOSES.search(content) else content  # a word joiner, which nobody sees
    return element(name, told).replace("&amp;", "&#x26;").replace("&lt;", "&#x3C;")


CLOSES = re.compile(r"</\w")
_OPENS = re.compile("<(?=[A-Za-z/!?])")


def start(name: str, /, **attributes: str) -> str:
    """Return the tag that an element starts with; an underscore in an attribute's name is a colon."""
    return f"<{name}{_attributes(attributes)}>"


def parent(name: str, children: Iterable[str], /, **attributes: str) -> str:
    """Return an element that holds the elements *children*, each on a line of its own."""
    inner = "".join(f"{child}\n" for child in children)
    return f"{start(name, **attributes)}\n{inner}</{name}>"


def document(lines: Iterable[str]) -> bytes:
    """Return the document of these *lines*, tags and elements, each encoded when it comes: some are long."""
    return b"".join(chain((DECLARATION.encode(),), (f"{line}\n".encode() for line in lines)))


def stylesheet(address: str) -> str:
    """Return the instruction that lets browsers show a document with the style at *address*."""
    return f"<?xml-stylesheet{_attributes({'type': 'text/css', 'href': address})}?>"


def _attributes(values: dict[str, str]) -> str:
    # Line ends in an attribute would become spaces (XML 1.0, section 3.3.3).
    pairs = ((key.replace("_", ":"), text(value).replace('"', "&quot;")) for key, value in values.items())
    return "".join(f' {key}="{value}"' for key, value in pairs)
