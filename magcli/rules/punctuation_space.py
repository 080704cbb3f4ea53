"""A no-break space is missing.

French has a space before `;`, `:`, `?`, `!` and `%`, before units and inside guillemets (Imprimerie nationale,
*Lexique des règles typographiques*). No line may break there, so it is a no-break space: U+202F, the narrow one, or
U+00A0; where one of the two stands, either is right. Without it, a line can start with a lone question mark. Times
(`12:30`), ratios, addresses and code have none.

In the title and the summary, which are often typed in a terminal, only a space that is not there at all is told. In
Canada (`fr-CA`), `;`, `?` and `!` may stand without a space, in Switzerland (`fr-CH`) all marks and guillemets.

Bad:

    ---
    title: Big data
    lang: fr
    ---

    Les usages changent-ils?

Good:

    ---
    title: Big data
    lang: fr
    ---

    Les usages changent-ils ?
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._typography import in_body, in_front_matter
from magcli.text import spacing

CODE = "TYPO001"
NAME = "punctuation-space"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the marks, guillemets and numbers without their no-break space."""
    for find, signs in (
        (spacing.before_marks, ";:?!"),
        (spacing.inside_guillemets, "«"),
        (spacing.in_numbers, "0123456789"),
    ):
        yield from in_body(article, magazine, CODE, find, signs)
    yield from in_front_matter(article, magazine, CODE, spacing.glued_marks)
