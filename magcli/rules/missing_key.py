"""An article lacks its title, its date or its authors.

While it is written (`draft`, `review`) that is a warning; from `ready` on it is an error, and an article with
`status: published` but no date is not exported.

Bad:

    ---
    title: Big data
    status: ready
    date: 2015-07-04
    ---

    Le texte commence ici.

Good:

    ---
    title: Big data
    status: ready
    date: 2015-07-04
    authors: La rédaction
    ---

    Le texte commence ici.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Span
from magcli.rules._rule import fault

CODE = "META001"
NAME = "missing-key"

NEEDED = {
    "title": "title: …",
    "date": "date: 2015-07-04",
    "authors": "authors: [{someone}]",
}


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the keys that are absent."""
    source, severity = article.source, article.weight_of_missing
    misspelt = {edit.text for told in source.faults if told.code == "META005" and told.fix for edit in told.fix.edits}
    for key in NEEDED:
        if key not in source.fields and key not in misspelt:
            told = f"this article has no {key}"
            yield fault(source, Span(0, 0), CODE, told, f"write {example(key, magazine)}", severity)


def example(key: str, magazine: Magazine) -> str:
    """Return how *key* is written, with somebody whom *magazine* knows."""
    return NEEDED[key].format(someone=next(iter(magazine.people), "your name"))
