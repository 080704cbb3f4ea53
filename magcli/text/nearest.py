"""What somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import combining, normalize


def fold(text: str) -> str:
    """Return *text* without case and accents, to compare what people type by heart."""
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c)).strip()


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return those of *known* that look like *word*, the likeliest first, at most *most* of them."""
    by_folded = {fold(name): name for name in known}
    close = get_close_matches(fold(word), by_folded, n=most, cutoff=0.6)
    return tuple(by_folded[name] for name in close)
