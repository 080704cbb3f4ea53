"""A summary is too long.

It is what feeds, search engines and the cards of social networks show, and they cut it after a sentence or two.
Beyond 300 characters it is another text: the first paragraph, perhaps.

Bad:

    ---
    title: Big data
    summary: >-
      La révolution numérique est avant tout une révolution des usages. Elle touche nos métiers, nos villes et nos
      vies, et elle le fait plus vite que tout ce qui la précéda. Que reste-t-il du commerce quand tout s’achète d’un
      geste, et que reste-t-il du travail quand les machines apprennent ? Un tour d’horizon en quatre articles.
    ---

Good:

    ---
    title: Big data
    summary: La révolution numérique est avant tout une révolution des usages.
    ---
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault

CODE = "META012"
NAME = "long-summary"

MOST = 300
"""Characters."""


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the summaries that are longer than anything shows."""
    if len(article.summary) > MOST:
        told = f"the summary has {len(article.summary)} characters, and will be cut"
        hint = f"shorten it to {MOST}, or keep the first sentence"
        yield fault(article.source, article.source.value_span("summary"), CODE, told, hint, "warning")
