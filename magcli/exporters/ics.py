"""A calendar of what is published and announced: iCalendar (RFC 5545), with the name that RFC 7986 gives it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vText

from magcli import naming
from magcli.drafting import derived_id
from magcli.exporters._exporter import Options, url_of
from magcli.exporters._words import words
from magcli.model import Article, Copy, Day, Magazine, Page, Part, Person, Series
from magcli.text import xml

FOLDER = ""
PAGE = ""
TAKES = ("series", "desk")

# Control characters are no text (RFC 5545, section 3.3.11), and many programs end a line at the last two as well.
_NO_TEXT = re.compile("[\t\n\r\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article or a planned part as a calendar shows it."""

    uid: str
    date: Day
    changed: Day
    summary: str
    series: str = ""
    url: str = ""
    description: str = ""
    is_certain: bool = False
    """Whether it says that it is published."""


def export(magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
    """Yield the calendar of *magazine*, or of one series: of the public one, or of the whole one for the desk."""
    yield Page(PurePosixPath("calendar.ics"), lambda: _written(magazine, options))


def _written(magazine: Magazine, options: Options) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//magcli//NONSGML magcli//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):  # the standard's key, and the one that programs knew before it
        calendar.add(key, vText(_name(magazine, options)))
    for entry in entries(magazine, options):
        calendar.add_component(_event(entry, magazine))
    return bytes(calendar.to_ical())


def _name(magazine: Magazine, options: Options) -> str:
    series = magazine.series.get(options.series)
    name = f"{series.title} – {magazine.title}" if series else magazine.title
    return _plain(f"{name} ({words(magazine.lang)['desk']})" if options.desk else name)


def entries(magazine: Magazine, options: Options) -> Sequence[Entry]:
    """Return what has a date in *magazine*, or in the series that *options* name, by date.

    For the desk, each says its status and who writes it.
    """
    found = [*_of_articles(magazine, options), *_of_parts(magazine, options)]
    found.sort(key=lambda entry: (magazine.instant(entry.date).timestamp(), entry.uid, entry.summary))
    return tuple(_told_apart(found))


def _of_articles(magazine: Magazine, options: Options) -> Iterator[Entry]:
    for article in magazine.articles.values():
        if article.date is None or (options.series and article.series != options.series):
            continue
        series, number = magazine.series_of(article), magazine.number_of(article)
        is_certain = article.status == "published"
        yield Entry(
            uid=_uid(article.id, magazine, article.name),
            date=article.date,
            changed=magazine.update_of(article) or article.date,
            summary=_summary(article.title or article.slug, series, number, magazine),
            series=_plain(series.title) if series else "",
            url=_plain(url_of(article, magazine)) if magazine.url and is_certain else "",
            description=_for_desk(article, article.status or "unclear", magazine) if options.desk else "",
            is_certain=is_certain,
        )


def _of_parts(magazine: Magazine, options: Options) -> Iterator[Entry]:
    for series in magazine.series.values():
        for number, part in enumerate(series.parts, 1):
            if not part.title or part.date is None or (options.series and series.slug != options.series):
                continue
            status = "announced" if part.announce else "planned"
            yield Entry(
                uid=_uid(part.id, magazine, f"{series.slug}/{naming.handle(part)}"),
                date=part.date,
                changed=part.date,
                summary=_summary(part.title, series, number, magazine),
                series=_plain(series.title),
                description=_for_desk(part, status, magazine) if options.desk else "",
            )


def _summary(title: str, series: Series | None, number: int | None, magazine: Magazine) -> str:
    if series is None or number is None:
        return _plain(title)
    said = words(magazine.lang)["in_calendar"]
    return _plain(said.format(series=series.title, number=number, total=len(series.parts), title=title))


def _for_desk(found: Article | Part, status: str, magazine: Magazine) -> str:
    """Return what the team wants to know of *found*: its status and its people, a line each."""
    said = words(magazine.lang)
    people = {said["by"]: found.authors, said["guest"]: found.guests if isinstance(found, Article) else ()}
    lines = [said["status"].format(status=said[f"status_{status}"])]
    lines += [f"{word} {_names(listed)}" for word, listed in people.items() if listed]
    return "\n".join(map(_plain, lines))


def _names(people: Iterable[Person]) -> str:
    return ", ".join(person.name for person in people)


def _uid(id: str, magazine: Magazine, name: str) -> str:
    return _plain(f"urn:uuid:{id or derived_id(magazine, name)}")


def _told_apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield *entries*, those that have an id which came before under another: calendars would show only one."""
    count: Counter[str] = Counter()
    for entry in entries:
        count[entry.uid] += 1
        again = count[entry.uid]
        yield replace(entry, uid=uuid5(NAMESPACE_URL, f"{entry.uid} {again}").urn) if again > 1 else entry


def _event(entry: Entry, magazine: Magazine) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    # The standard wants the moment of the export here; a fact from the file keeps the bytes the same.
    event.add("dtstamp", magazine.instant(entry.changed).astimezone(UTC))
    event.add("dtstart", entry.date.astimezone(UTC) if isinstance(entry.date, datetime) else entry.date)
    event.add("summary", entry.summary)
    event.add("status", "CONFIRMED" if entry.is_certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")  # nobody is busy because an article appears
    for key, value in (("description", entry.description), ("url", entry.url)):
        if value:
            event.add(key, value)
    if entry.series:
        event.add("categories", [entry.series])
    return event


def _plain(text: str) -> str:
    """Return *text* on one line, without the characters that no calendar may hold."""
    return _NO_TEXT.sub(" ", xml.allowed(text))
