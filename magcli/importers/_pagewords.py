"""The words that pages write around an article, in all languages: a page often has those of another than its own."""

import re
from functools import lru_cache

from magcli import languages, registry
from magcli.text import nearest


def fold(text: str) -> str:
    """Return *text* as it is compared: without capitals, accents and kinds of apostrophes."""
    return nearest.fold(with_apostrophes(text))


def with_apostrophes(text: str) -> str:
    """Return *text* with one kind of apostrophe, as the words of languages have it."""
    return text.replace("'", "’")


@lru_cache
def written(key: str) -> tuple[str, ...]:
    """Return the words of all languages for *key*: a page often has furniture in another language than its text."""
    tables = [getattr(member, "FURNITURE", {}) for member in registry.members(languages)]
    found = {word for table in tables for word in table.get(key, ())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@lru_cache
def words(key: str) -> frozenset[str]:
    """Return the same words as they are compared."""
    return frozenset(map(fold, written(key)))


def either(key: str) -> str:
    """Return the pattern of any word for *key*."""
    return "|".join(map(pattern, written(key)))


def pattern(word: str) -> str:
    """Return the pattern of *word*, with blanks of any kind."""
    return re.escape(word).replace(r"\ ", r"\s")
