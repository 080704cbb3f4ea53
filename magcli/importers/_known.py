"""What is said of an article in several places: one of them counts, and what the others say is told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from magcli.importers._values import Piece, Remark
from magcli.model import Day, Person
from magcli.text import nearest
from magcli.text.slug import slugify

Said = str | Day | Person


class Fact(NamedTuple):
    """One thing that a page says of its article: what it is, and what is said."""

    key: str
    value: Said
    doubt: str = ""
    """What else it can mean."""


class Line(NamedTuple):
    """What one place says, quoted as it stands in its source."""

    facts: tuple[Fact, ...]
    quoted: str
    number: int = 0
    """Of the line in the source, 0 when that is not known."""


SILENT = ("left out", "guests")
"""What needs no place in a front matter, or has one that nothing else fills."""


def remarks(lines: Sequence[Line], piece: Piece) -> Iterator[Remark]:
    """Yield what is told of *lines*, which were taken off the text of *piece*: what counts, and what does not."""
    for line in lines:
        lost = [fact for fact in line.facts if fact.key not in SILENT and not _counts(fact, piece)]
        kept = [fact for fact in line.facts if fact not in lost and fact.key != "left out"]
        if kept:
            told = f"{'; '.join(map(_shown, kept))}, from “{line.quoted}”"
            yield Remark(certainty="guessed", what=kept[0].key, told=told, line=line.number)
        elif not lost:
            yield Remark(certainty="guessed", what="text", told=f"left out: “{line.quoted}”", line=line.number)
        if lost:
            yield _against(lost, line, piece)


def others(lines: Sequence[Line], piece: Piece) -> Iterator[Remark]:
    """Yield what *lines*, which readers do not see, say otherwise than *piece*."""
    for line in lines:
        if lost := [fact for fact in line.facts if not _counts(fact, piece)]:
            yield _against(lost, line, piece)


def all_of(people: Sequence[Person], told: Sequence[Person]) -> tuple[Person, ...]:
    """Return *people*, or those who are *told* where all of them are among these, and others besides."""
    names, more = ({slugify(someone.name) for someone in each} for each in (people, told))
    return with_organisations(people, told) if people and not names < more else tuple(told)


def with_organisations(people: Sequence[Person], told: Sequence[Person]) -> tuple[Person, ...]:
    """Return *people*, each who has no organisation with the one that their namesake among those *told* has."""
    known = {slugify(someone.name): someone.organisation for someone in told}
    return tuple(
        replace(someone, organisation=someone.organisation or known.get(slugify(someone.name), ""))
        for someone in people
    )


def _against(lost: Sequence[Fact], line: Line, piece: Piece) -> Remark:
    keys = tuple(dict.fromkeys(fact.key for fact in lost))
    counting = "; ".join(f"{key}: {_value(key, piece)}" for key in keys)
    said = "; ".join(map(_shown, lost))
    told = f"the page says {said}, too, in “{line.quoted}”; what counts is {counting}"
    return Remark(certainty="open", what=keys[0], told=told, line=line.number)


def _counts(fact: Fact, piece: Piece) -> bool:
    """Whether *piece* says what *fact* does."""
    value = fact.value
    if isinstance(value, Person):
        alike = [someone for someone in piece.authors if slugify(someone.name) == slugify(value.name)]
        return any(not value.organisation or _is_same(value.organisation, each.organisation) for each in alike)
    if fact.key in ("date", "updated"):
        return _is_same_day(value, piece.date if fact.key == "date" else piece.updated)
    if fact.key == "comments":
        return value == piece.comments
    return any(_is_same(str(value), name) for name in (piece.section, *piece.tags))


def _is_same(text: str, other: str) -> bool:
    return nearest.fold(text) == nearest.fold(other)


def _is_same_day(said: Said, day: Day | None) -> bool:
    """Whether *said* is the *day*; a moment of UTC may be one of the day before or the day after for its readers."""
    if day is None or isinstance(said, (str, Person)):
        return False
    first, second = (each.date() if isinstance(each, datetime) else each for each in (said, day))
    moments = [each for each in (said, day) if isinstance(each, datetime)]
    is_in_utc = any(each.utcoffset() == timedelta(0) for each in moments)
    return abs(first - second) <= timedelta(days=1 if is_in_utc else 0)


def _value(key: str, piece: Piece) -> str:
    if key == "authors":
        return ", ".join(_named(someone) for someone in piece.authors)
    value = getattr(piece, key) or ("open" if key == "comments" else "")
    return ", ".join(value) if isinstance(value, tuple) else _written(value)


def _named(someone: Person) -> str:
    return f"{someone.name} ({someone.organisation})" if someone.organisation else someone.name


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _shown(fact: Fact) -> str:
    if isinstance(fact.value, Person):
        return _named(fact.value)
    written = f"{fact.key}: {fact.value}" if fact.key in ("comments", "tags") else _written(fact.value)
    return f"{written}, {fact.doubt}" if fact.doubt else written
