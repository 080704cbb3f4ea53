"""A word is cut in two, with its hyphen left over.

Text that comes from a PDF keeps the hyphens of its line ends: `numé- rique`. When the whole word, or the compound
with its hyphen, stands elsewhere in the article, it is mended without asking; otherwise have a look. Words that
share their end, `avant- et après-guerre`, are left alone.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    La révolution numé- rique.

Good:

    ---
    title: Big data
    lang: fr
    ---

    La révolution numérique.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_any_language
from magcli.text import lettering

CODE = "TYPO013"
NAME = "cut-word"
FIX = "unsafe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the words cut in two."""
    signs = ("- ", "-\n", "‐", "\u00ad")
    yield from in_any_language(article, magazine, CODE, lettering.cut_words, signs)
