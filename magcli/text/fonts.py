"""Font families as CSS lists them, and nothing else that a style could hold."""

import re

# A name in words, none of which starts with a digit (CSS Syntax 3, "ident"), or any letters and digits in quotes.
_WORD = "-?[^\\W\\d_][\\w-]*"
_FAMILY = f"({_WORD}( {_WORD})*|\"[\\w][\\w -]*\"|'[\\w][\\w -]*')"

PATTERN = f"{_FAMILY}( ?, ?{_FAMILY})*"
"""A list of families: `Charter, "Source Serif 4", serif`."""


def is_list(text: str) -> bool:
    """Whether *text* is a list of font families."""
    return bool(re.fullmatch(PATTERN, text))
