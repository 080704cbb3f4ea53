"""What our own export to WordPress keeps beside a post or a series, because WordPress has no place for it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from magcli.model import Day, Part, Person
from magcli.text.slug import slugify

Kept = Mapping[str, object]


def told(kept: Kept, key: str) -> str:
    """Return the text that *kept* has for *key*."""
    value = kept.get(key)
    return value if isinstance(value, str) else ""


def texts(kept: Kept, key: str) -> tuple[str, ...]:
    """Return the texts that *kept* lists for *key*."""
    values = kept.get(key)
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def people(kept: Kept, key: str) -> tuple[Person, ...]:
    """Return the people whom *kept* lists for *key*."""
    values = kept.get(key)
    listed = [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
    return tuple(_person(value) for value in listed if told(value, "name"))


def planned(kept: Kept) -> Iterator[tuple[float, Part]]:
    """Yield the parts that *kept* says are planned, each behind its number."""
    values = kept.get("planned")
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict) and isinstance(number := value.get("number"), int) and told(value, "title"):
            day, authors = _day(told(value, "date")), people(value, "authors")
            yield number, Part(title=told(value, "title"), date=day, authors=authors, announce=True)


def _day(text: str) -> Day | None:
    try:
        return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
    except ValueError:
        return None


def _person(value: Kept) -> Person:
    name = told(value, "name")
    more = {key: told(value, key) for key in ("role", "organisation", "url")}
    return Person(id=told(value, "id") or slugify(name), name=name, **more)
