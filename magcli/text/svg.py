"""How large a drawing is shown that does not say so elsewhere (SVG 2, section 8.2)."""

import re

_ROOT = re.compile(r"<(?:\w+:)?svg\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>")
_ATTRIBUTE = re.compile(r"\s(width|height|viewBox)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|q|)\s*", re.IGNORECASE)
_PIXELS = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}

_MOST = 1_000_000


def size(text: str) -> tuple[int, int] | None:
    """Return the width and height in pixels of the drawing *text*; `None` when it fits whatever room there is.

    What gives only one of them has the proportions of its view box; what gives neither is as large as that.
    """
    before, *comments = text.split("<!--")
    root = _ROOT.search(before + "".join(comment.partition("-->")[2] for comment in comments))
    if root is None:
        return None
    said = {name: one or other for name, one, other in _ATTRIBUTE.findall(root[0])}
    width, height = _pixels(said.get("width", "")), _pixels(said.get("height", ""))
    box = _box(said.get("viewBox", ""))
    if box:
        width, height = _completed(width, height, box)
    is_seen = min(width, height) > 0.5 and max(width, height) < _MOST
    return (round(width), round(height)) if is_seen else None


def _completed(width: float, height: float, box: tuple[float, float]) -> tuple[float, float]:
    if width and height:
        return width, height
    if width:
        return width, width * box[1] / box[0]
    return (height * box[0] / box[1], height) if height else box


def _pixels(length: str) -> float:
    """Return *length* in pixels; 0 when it is none, or a part of the room there is, as `100%` and `10em` are."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2].lower()] if found else 0


def _box(text: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = map(float, re.split(r"[\s,]+", text.strip()))
    except ValueError:
        return None
    return (width, height) if 0 < width < _MOST and 0 < height < _MOST else None
