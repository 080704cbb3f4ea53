"""`magcli list`."""

from datetime import datetime
from functools import partial
from typing import Annotated

import typer

from magcli import naming, store
from magcli.cli import _options, _show, _surroundings, _values
from magcli.errors import Unknown
from magcli.model import STATUSES, Article, Magazine
from magcli.text.nearest import nearest

SCHEDULED = "scheduled"
"""What is published with a day to come."""

KNOWN = (*STATUSES, SCHEDULED)


def run(
    series: Annotated[str, typer.Option(metavar="SERIES", help="Only the parts of this series.")] = "",
    status: Annotated[
        str, typer.Option(metavar="STATUS", help="Only draft, review, ready, published, scheduled.")
    ] = "",
    author: Annotated[str, typer.Option(metavar="PERSON", help="Only what this person wrote: an id or a name.")] = "",
    tag: Annotated[str, typer.Option(metavar="TEXT", help="Only what has this tag.")] = "",
    as_json: _options.Json = False,
    *,
    root: _options.Root,
) -> None:
    """List the articles: name, status, date, title."""
    if status and status not in KNOWN:
        raise Unknown("status", status, nearest(status, KNOWN), f"there is: {', '.join(KNOWN)}")
    magazine, now = _options.load(root), _surroundings.now()
    slug = naming.series(magazine, store.inside(root, series)).slug if series else ""
    found = [
        article
        for article in sorted(magazine.articles.values(), key=partial(_place, magazine))
        if (not slug or article.series == slug)
        and (not status or article.status == status or (status == SCHEDULED and _is_ahead(article, magazine, now)))
        and (not author or any(author in (person.id, person.name) for person in article.authors))
        and (not tag or tag in article.tags)
    ]
    if as_json:
        _show.document({"articles": [_values.article(article, magazine) for article in found]})
        return
    if magazine.articles and not found:
        _show.note("no article is like that")
    rows = [(a.name, a.status or "?", a.date.isoformat() if a.date else "", a.title) for a in found]
    with _show.paged():
        _show.table(("article", "status", "date", "title"), rows, shrink=[3], then=[0])


def _is_ahead(article: Article, magazine: Magazine, now: datetime) -> bool:
    return article.status == "published" and article.date is not None and magazine.instant(article.date) > now


def _place(magazine: Magazine, article: Article) -> tuple[str, int, str]:
    """Return where *article* stands in the list: by the name of its series, and there by its number."""
    return article.series or article.slug, magazine.number_of(article) or len(magazine.articles), article.slug
