"""Texts levelled: what is left of them when all that typography may change is alike."""

import re
import unicodedata

_CAPITAL = re.compile("[À-ÖØ-ÞŒŸ]")

# In this order: each one sees what those before it have left.
_LEVELLED = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"\s+", " "),
        ("…", "..."),
        (r"\b([Ee]tc)\.+", r"\1."),
        ("[’‘ʼ]", "'"),
        ("[«»“”„]", '"'),
        ("oe", "œ"),
        ("O[Ee]", "Œ"),
        ("(?<=[0-9IVXLC]) ?(?:i?[èeé]me|e)(?=s?\\b)", "e"),
        ("(?<=1) ?[èeé]re(?=s?\\b)", "re"),
        (" ?[-‐‑–—] ?", ""),
        (r"(?<![^\W\d_]) | (?![^\W\d_])", ""),  # between letters it stays: there it parts two words
    )
)


def folded(text: str) -> str:
    """Return what is left of *text* when all that typography may change is levelled.

    Two texts that differ in their spaces, quotes, apostrophes, dots, dashes, ligatures, ordinals or the accents of
    their capitals alone become the same; two that differ in a word do not.
    """
    text = _CAPITAL.sub(_without_accent, unicodedata.normalize("NFC", text))
    for pattern, instead in _LEVELLED:
        text = pattern.sub(instead, text)
    return text


def _without_accent(capital: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", capital[0])[0]
