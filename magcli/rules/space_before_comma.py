"""A space stands before a comma, a full stop or a closing bracket.

They stick to the word before them, in French as in most languages; so does an opening bracket to the word after it.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    Les usages , les métiers.

Good:

    ---
    title: Big data
    lang: fr
    ---

    Les usages, les métiers.
"""

import re
from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_any_language, in_front_matter
from magcli.text import spacing

CODE = "TYPO011"
NAME = "space-before-comma"
FIX = "safe"

_SIGNS = re.compile(r"[*_<,.)(&](?:(?<=[ \t\u00a0\u202f][*_<,.)])|(?<=\()[ \t]|(?<=&)nbsp;)")


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the spaces before them."""
    yield from in_any_language(article, magazine, CODE, spacing.too_much, _SIGNS)
    yield from in_front_matter(article, magazine, CODE, spacing.too_much)
