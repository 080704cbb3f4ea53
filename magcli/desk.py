"""The desk: how far each part is, whose it is, and what is late."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import PurePosixPath
from typing import NamedTuple

from magcli import naming, ordering, publishing
from magcli.model import Article, Day, Diagnostic, Magazine, Part, Person, Series
from magcli.text import seasons, words

Told = Counter[tuple[PurePosixPath, str]]
"""How many findings each file has: trifles, and by severity what else there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A part of a series, or an article outside any, as the desk sees it."""

    path: PurePosixPath
    """Its file; that of its series while it is planned."""
    name: str
    title: str
    status: str
    """As in its file, `?` for none known, `scheduled` before its day; or `planned`, `announced`, `missing`."""
    number: int | None = None
    authors: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    body: str | None = None
    date: Day | None = None
    moment: datetime | None = None
    """When its day begins, or the moment that it names, in the magazine's time zone."""
    late: int | None = None
    """Days since it should have been out; `None` when it is not late."""
    ahead: int | None = None
    """Days until it is to be out; `None` when that day has come, or nobody knows it."""
    errors: int = 0
    warnings: int = 0
    """Those that somebody has to look at."""
    trifles: int = 0
    """Warnings that `validate --fix` mends: hundreds of straight quotes are one command's work."""

    @property
    def day(self) -> str:
        """The calendar day on which it is to be out, in the magazine's time zone; or nothing."""
        return self.moment.date().isoformat() if self.moment else ""

    @property
    def words(self) -> int | None:
        """How many words of it are read; `None` as long as it has no file."""
        return None if self.body is None else words.count(self.body)

    @property
    def is_done(self) -> bool:
        """Whether it is out, and nothing in it has to be mended."""
        return self.status == "published" and self.date is not None and not self.errors

    @property
    def who(self) -> str:
        """Those who write it, and with a + those who are interviewed."""
        return ", ".join([*(person.name for person in self.authors), *(f"+{person.name}" for person in self.guests)])

    @property
    def findings(self) -> str:
        """How many findings it has that somebody has to look at, of the graver kind; or nothing."""
        return _findings(self.errors, self.warnings)

    @property
    def wait(self) -> str:
        """How late it is, or how far ahead."""
        if self.late:
            return f"{words.counted(self.late, 'day')} late"
        if self.late == 0 or self.ahead == 0:
            return "today"
        return {None: "", 1: "tomorrow"}.get(self.ahead, f"in {self.ahead} days")


class Run(NamedTuple):
    """Parts in a row that are done, by their numbers."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a series is: its parts in their order, then what lies in its folder and is no part."""

    slug: str
    title: str
    season: str
    total: int
    rows: tuple[Row, ...]
    errors: int = 0
    """Findings of its own file, as `warnings` and `trifles` are."""
    warnings: int = 0
    trifles: int = 0

    @property
    def published(self) -> int:
        """How many parts are out."""
        return sum(row.status == "published" and row.number is not None for row in self.rows)

    @property
    def findings(self) -> str:
        """How many findings its own file has that somebody has to look at, of the graver kind; or nothing."""
        return _findings(self.errors, self.warnings)

    @property
    def next(self) -> Row | None:
        """The part that is to be out next; `None` when no day to come is known."""
        return min((row for row in self.rows if row.ahead is not None), key=_moment, default=None)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to do."""
        return bool(self.rows) and not self.errors and all(row.is_done for row in self.rows)

    @property
    def folded(self) -> tuple[Row | Run, ...]:
        """The rows, with three parts or more in a row that are done as one."""
        found: list[Row | Run] = []
        for is_done, group in groupby(self.rows, key=lambda row: row.is_done and row.number is not None):
            rows = tuple(group)
            found += [Run(rows[0].number or 0, rows[-1].number or 0)] if is_done and len(rows) >= FOLDED else rows
        return tuple(found)


FOLDED = 3
"""So many parts in a row that are done become one line."""


@dataclass(frozen=True, slots=True)
class Desk:
    """All series, and the articles outside any."""

    series: tuple[Progress, ...]
    articles: tuple[Row, ...]

    @property
    def rows(self) -> Iterator[Row]:
        """The rows of all series, then those outside any."""
        for progress in self.series:
            yield from progress.rows
        yield from self.articles

    @property
    def late(self) -> tuple[Row, ...]:
        """What should be out and is not, what has waited longest first."""
        return tuple(sorted((row for row in self.rows if row.late is not None), key=_moment))

    def coming(self, last: date) -> tuple[Row, ...]:
        """Return what is to be out later than now and up to the day *last*, in that order."""
        ahead = (row for row in self.rows if row.ahead is not None and row.day <= last.isoformat())
        return tuple(sorted(ahead, key=_moment))


def survey(magazine: Magazine, findings: Iterable[Diagnostic], now: datetime) -> Desk:
    """Return the desk of *magazine* at *now*, with how many of *findings* each file has."""
    told: Told = Counter((found.path, "trifle" if found.is_a_trifle else found.severity) for found in findings)
    own: dict[str, list[Article]] = {slug: [] for slug in magazine.series}
    others: list[Article] = []
    for article in magazine.articles.values():
        own.get(article.series or "", others).append(article)
    series = (_progress(found, own[slug], magazine, told, now) for slug, found in magazine.series.items())
    return Desk(tuple(series), tuple(_article(article, magazine, told, now) for article in others))


def _progress(series: Series, own: Sequence[Article], magazine: Magazine, told: Told, now: datetime) -> Progress:
    listed = {part.slug for part in series.parts}
    parts = (_part(series, number, part, magazine, told, now) for number, part in enumerate(series.parts, 1))
    unlisted = (_article(article, magazine, told, now) for article in own if article.slug not in listed)
    return Progress(
        slug=series.slug,
        title=series.title,
        season=seasons.shown(series.season, magazine.lang),
        total=len(series.parts),
        rows=(*parts, *unlisted),
        errors=told[series.path, "error"],
        warnings=told[series.path, "warning"],
        trifles=told[series.path, "trifle"],
    )


def _part(series: Series, number: int, part: Part, magazine: Magazine, told: Told, now: datetime) -> Row:
    if article := magazine.article_of(series, part):
        return _article(article, magazine, told, now, number)
    late, ahead = _wait(part.date, magazine, now)
    return Row(
        path=series.path,
        name=f"{series.slug}/{naming.handle(part)}",
        title=ordering.title(series, part, magazine),
        status="missing" if part.slug else "announced" if part.announce else "planned",
        number=number,
        authors=part.authors,
        date=part.date,
        moment=magazine.instant(part.date) if part.date else None,
        late=late,
        ahead=ahead,
    )


def _article(article: Article, magazine: Magazine, told: Told, now: datetime, number: int | None = None) -> Row:
    late, ahead = _wait(article.date, magazine, now)
    return Row(
        path=article.path,
        name=article.name,
        title=article.title or article.slug,
        status=_status(article, ahead),
        number=number,
        authors=article.authors,
        guests=article.guests,
        body=article.source.body,
        date=article.date,
        moment=magazine.instant(article.date) if article.date else None,
        late=None if publishing.is_out(article, magazine, now) else late,
        ahead=ahead,
        errors=told[article.path, "error"],
        warnings=told[article.path, "warning"],
        trifles=told[article.path, "trifle"],
    )


def _status(article: Article, ahead: int | None) -> str:
    if article.status == "published" and ahead is not None:
        return "scheduled"
    return article.status or "?"


def _wait(day: Day | None, magazine: Magazine, now: datetime) -> tuple[int | None, int | None]:
    """Return how many days *day* is past, once its moment has come, and how many it is ahead before that."""
    if day is None:
        return None, None
    days = (magazine.day(now) - magazine.day(day)).days
    return (days, None) if magazine.instant(day) <= now else (None, -days)


def _moment(row: Row) -> float:
    return row.moment.timestamp() if row.moment else 0.0


def _findings(errors: int, warnings: int) -> str:
    """Return how many findings there are, of the graver kind: `2 errors`; nothing when there are none."""
    kind, number = ("error", errors) if errors else ("warning", warnings)
    return words.counted(number, kind) if number else ""
