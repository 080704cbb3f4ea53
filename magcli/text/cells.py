"""How much room a text takes in a terminal."""

from unicodedata import category, combining, east_asian_width


def cells(text: str) -> int:
    """Return how many columns of a terminal *text* takes (Unicode Standard Annex 11)."""
    return sum(0 if combining(c) or category(c) == "Cf" else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def fitting(text: str, room: int) -> str:
    """Return *text*, or as much of its start as fits into *room* columns with an ellipsis."""
    if cells(text) <= room:
        return text
    at = 0
    while cells(text[: at + 1]) < room:
        at += 1
    return f"{text[:at]}…" if room > 0 else ""


def padded(text: str, room: int) -> str:
    """Return *text* in exactly *room* columns."""
    text = fitting(text, room)
    return text + " " * (room - cells(text))
