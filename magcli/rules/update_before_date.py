"""An article was changed before the day that it is dated.

`updated` is the day of a change that readers should know of, and before its date an article has no readers. Pages and
feeds say nothing of such a change. Days are those of the magazine's time zone.

Bad:

    ---
    title: La société numérique
    date: 2015-07-18
    updated: 2015-07-11
    ---

Good:

    ---
    title: La société numérique
    date: 2015-07-18
    updated: 2015-07-25
    ---
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._rule import fault

CODE = "META023"
NAME = "update-before-date"


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the `updated` of *article* whose day comes before that of its date."""
    if article.updated is None or article.date is None:
        return
    updated, day = magazine.day(article.updated), magazine.day(article.date)
    if updated < day:
        message = f"updated, {updated}, comes before the date, {day}: readers are told of no change"
        hint = "write the day of the change, or remove it"
        yield fault(article.source, article.source.value_span("updated"), CODE, message, hint, "warning")
