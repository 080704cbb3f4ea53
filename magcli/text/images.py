"""The images of a text that is HTML already: their sizes, so that nothing moves when they arrive, and no hurry."""

import re
from collections.abc import Callable
from html import unescape

Size = Callable[[str], tuple[int, int] | None]
"""Returns the width and height in pixels of the image at an address, if they are known."""

_IMAGE = re.compile(r"<img\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>", re.IGNORECASE)
_NAMES = re.compile(r"\s([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


def sized(html: str, size: Size, *, is_first_seen: bool = False) -> str:
    """Return *html* whose images have `width` and `height`, and are loaded when a reader comes near.

    Only the first is loaded at once, where it *is_first_seen* of the page. What an image says of this itself stays.
    """
    seen = 0

    def told(found: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        return _told(found, size, is_lazy=seen > 1 or not is_first_seen)

    return _IMAGE.sub(told, html) if "<img" in html.lower() else html


def _told(found: re.Match[str], size: Size, *, is_lazy: bool) -> str:
    said = {name.lower(): unescape(one or two or three) for name, one, two, three in _NAMES.findall(found[1])}
    known = size(said.get("src", ""))
    more = {}
    if known and not {"width", "height"} & said.keys():
        more = {"width": str(known[0]), "height": str(known[1])}
    more |= {"loading": "lazy"} if is_lazy else {}
    more |= {"decoding": "async"}
    added = "".join(f' {name}="{value}"' for name, value in more.items() if name not in said)
    inner = found[1].rstrip()
    if inner.endswith((" /", '"/', "'/")):  # it closes the tag, and is not the last of an address without quotes
        return f"<img{inner[:-1].rstrip()}{added}/>"
    return f"<img{inner}{added}>"
