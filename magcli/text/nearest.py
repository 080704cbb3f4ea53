"""What somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import combining, normalize

# No name is longer; and to put thousands of accents on one letter in order takes Unicode quadratic time.
LONGEST = 200
MANY = 300
START = 3


def fold(text: str) -> str:
    """Return *text* without case and accents, to compare what people type by heart: at most LONGEST characters."""
    return "".join(c for c in normalize("NFKD", text[:LONGEST].casefold()) if not combining(c)).strip()


def nearest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return those of *known* that look like *word*, the likeliest first, at most *most* of them.

    What starts with it comes first, unless it has less than START letters.
    """
    wanted = fold(word)
    by_folded = {fold(name): name for name in known}
    longer = [name for name in by_folded if name.startswith(wanted)] if len(wanted) >= START else []
    # To compare takes 10 µs a name: among many, only those that start alike.
    compared = list(by_folded) if len(by_folded) <= MANY else [name for name in by_folded if name[:1] == wanted[:1]]
    close = get_close_matches(wanted, compared[:MANY], n=most, cutoff=0.6)
    likeliest = dict.fromkeys((*sorted(longer, key=len), *close))
    return tuple(by_folded[name] for name in likeliest)[:most]
