"""Who is who among those that a site names: two of them never share a page because their names have one slug."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from magcli.exporters._addresses import apart
from magcli.model import Article, Magazine, Person, Series
from magcli.text.nearest import fold
from magcli.text.slug import slugify

New = Mapping[Person, Person]


def told_apart(magazine: Magazine) -> Magazine:
    """Return *magazine* with each of its people under an id that nobody else has, and that is a slug."""
    who = {person: _who(person, magazine.people) for person in dict.fromkeys(_named(magazine))}
    wanted: dict[str, str] = {}
    for person, one in who.items():
        slug = slugify(person.id)
        wanted[one] = min(slug, wanted.get(one, slug))
    ids = apart(wanted)
    new = {person: replace(person, id=ids[one]) for person, one in who.items() if ids[one] != person.id}
    if not new:
        return magazine
    return replace(
        magazine,
        articles={name: _article(article, new) for name, article in magazine.articles.items()},
        series={slug: _series(series, new) for slug, series in magazine.series.items()},
    )


def _named(magazine: Magazine) -> Iterator[Person]:
    for article in magazine.articles.values():
        yield from chain(article.authors, article.guests)
    for series in magazine.series.values():
        yield from chain(series.editors, *(part.authors for part in series.parts))


def _who(person: Person, known: Mapping[str, Person]) -> str:
    """Return what all mentions of *person* have in common: the id of somebody *known*, or the name."""
    there = known.get(person.id)
    look = _look(person.name)
    return person.id if there and _look(there.name) == look else look


def _look(name: str) -> str:
    """Return *name* without what two spellings of one differ in: case, accents, hyphens, stops and the like."""
    folded = fold(name)
    return re.sub(r"[\s.'’\-‐–]+", "", folded) or folded


def _article(article: Article, new: New) -> Article:
    if new.keys().isdisjoint((*article.authors, *article.guests)):
        return article
    return replace(article, authors=_renamed(article.authors, new), guests=_renamed(article.guests, new))


def _series(series: Series, new: New) -> Series:
    parts = tuple(replace(part, authors=_renamed(part.authors, new)) for part in series.parts)
    return replace(series, editors=_renamed(series.editors, new), parts=parts)


def _renamed(people: tuple[Person, ...], new: New) -> tuple[Person, ...]:
    return tuple(new.get(person, person) for person in people)
