"""Letters were read in the wrong encoding.

A file in UTF-8 that a program took for Windows-1252, or the other way round, shows `Ã©` for é and `â€™` for ’. Such a
mistake can be turned back, and is told once for a file; where � stands, the letter is lost. In code such letters are
left alone.

Bad:

    ---
    title: Big data
    ---

    Un Ã©tÃ© au bord de lâ€™eau.

Good:

    ---
    title: Big data
    ---

    Un été au bord de l’eau.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Source
from magcli.rules._rule import problems
from magcli.text import characters
from magcli.text.composer import Problem
from magcli.text.markdown import HIDDEN, prose

CODE = "FM005"
NAME = "mojibake"
FIX = "unsafe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the words that are garbled: one finding for all that can be turned back."""
    if characters.may_be_garbled(article.source.text):
        yield from problems(article.source, characters.together(_outside_code(article.source)), "warning")


def _outside_code(source: Source) -> Iterator[Problem]:
    shown = ""
    for problem in characters.garbled(source.text):
        at = problem.span.start - source.body_start
        if at >= 0:
            shown = shown or prose(source.body).text
            if shown[at] == HIDDEN:
                continue
        yield problem
