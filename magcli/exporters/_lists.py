"""What a site lists its articles by: tags, sections, people and years; each entry with its own page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from magcli.exporters import _addresses
from magcli.model import LISTS, Article, Magazine, Person
from magcli.text.nearest import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One tag, section, person or year, and the articles that its page lists, the newest first."""

    name: str
    address: str
    articles: tuple[Article, ...]
    appearances: tuple[Article, ...] = ()
    """Those in which a person is a guest."""
    person: Person | None = None
    spellings: tuple[str, ...] = ()
    """All that articles call it."""

    @property
    def count(self) -> int:
        """How many articles its page lists."""
        return len({article.name for article in (*self.articles, *self.appearances)})


Lists = Mapping[str, tuple[Entry, ...]]
"""The entries by kind, in the order of their names; years the newest first."""


def lists(magazine: Magazine, newest: Sequence[Article]) -> Lists:
    """Return what *newest*, the articles of the public *magazine*, are listed by, as far as it wants such pages."""
    makers = {"tags": _tags, "sections": _sections, "people": _people, "years": _years}
    found = {kind: makers[kind](magazine, newest) for kind in LISTS if kind in magazine.pages}
    return {kind: entries for kind, entries in found.items() if entries}


def _tags(magazine: Magazine, newest: Sequence[Article]) -> tuple[Entry, ...]:
    return _named("tags", [(tag, article) for article in newest for tag in article.tags])


def _sections(magazine: Magazine, newest: Sequence[Article]) -> tuple[Entry, ...]:
    return _named("sections", [(article.section, article) for article in newest if article.section])


def _named(folder: str, pairs: Sequence[tuple[str, Article]]) -> tuple[Entry, ...]:
    addresses = _addresses.of_names(folder, dict.fromkeys(name for name, _ in pairs))
    spellings: dict[str, list[str]] = {}
    for name, address in addresses.items():
        spellings.setdefault(address, []).append(name)
    articles: dict[str, dict[str, Article]] = {}
    for name, article in pairs:
        articles.setdefault(addresses[name], {})[article.name] = article
    found = [
        Entry(name=spellings[at][0], address=at, articles=tuple(of.values()), spellings=tuple(spellings[at]))
        for at, of in articles.items()
    ]
    return tuple(sorted(found, key=lambda entry: (fold(entry.name), entry.address)))


def _people(magazine: Magazine, newest: Sequence[Article]) -> tuple[Entry, ...]:
    people: dict[str, Person] = {}
    written: dict[str, dict[str, Article]] = {}
    appearances: dict[str, dict[str, Article]] = {}
    for article in newest:
        for person in chain(article.authors, article.guests):
            people.setdefault(_addresses.of_person(person), person)
        for person in article.authors:
            written.setdefault(_addresses.of_person(person), {})[article.name] = article
        for person in article.guests:
            appearances.setdefault(_addresses.of_person(person), {})[article.name] = article
    found = [
        Entry(
            name=person.name,
            address=at,
            articles=tuple(written.get(at, {}).values()),
            appearances=tuple(appearances.get(at, {}).values()),
            person=person,
        )
        for at, person in people.items()
    ]
    return tuple(sorted(found, key=lambda entry: (fold(entry.name), entry.address)))


def _years(magazine: Magazine, newest: Sequence[Article]) -> tuple[Entry, ...]:
    years: dict[str, list[Article]] = {}
    for article in newest:
        if article.date is not None:
            years.setdefault(f"{magazine.day(article.date).year:04}", []).append(article)
    return tuple(
        Entry(name=year, address=f"{_addresses.of_list('years')}{year}/", articles=tuple(articles))
        for year, articles in years.items()
    )
