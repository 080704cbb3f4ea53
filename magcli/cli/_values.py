"""Articles and series as JSON shows them. The keys are an interface: a test pins them."""

from magcli import ordering
from magcli.model import Article, Day, Diagnostic, Magazine, Part, Person, Schedule, Series
from magcli.text import seasons
from magcli.text.periods import WEEKDAYS


def article(article: Article, magazine: Magazine) -> dict[str, object]:
    """Return *article*, with the number it has in its series."""
    return {
        "name": article.name,
        "path": str(article.path),
        "title": article.title,
        "status": article.status,
        "date": day(article.date),
        "updated": day(article.updated),
        "announce": article.announce,
        "series": article.series,
        "number": magazine.number_of(article),
        "authors": [_person(person) for person in article.authors],
        "guests": [_person(person) for person in article.guests],
        "section": article.section,
        "tags": list(article.tags),
        "summary": article.summary,
        "lang": article.lang or magazine.lang,
        "id": article.id,
    }


def series(series: Series, magazine: Magazine) -> dict[str, object]:
    """Return *series*, with its parts in order."""
    return {
        "slug": series.slug,
        "path": str(series.path),
        "title": series.title,
        "season": seasons.shown(series.season, magazine.lang),
        "description": series.description,
        "editors": [_person(person) for person in series.editors],
        "parts": [_part(series, part, number, magazine) for number, part in enumerate(series.parts, 1)],
    }


def finding(found: Diagnostic) -> dict[str, object]:
    """Return *found*; the end is that of the text it speaks of, exclusive."""
    return {
        "path": str(found.path),
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line or found.line,
        "end_column": found.end_column or found.column,
        "code": found.code,
        "name": found.name,
        "severity": found.severity,
        "message": found.message,
        "hint": found.hint,
        "fix": None,
    }


def schedule(schedule: Schedule) -> dict[str, object]:
    """Return the rhythm of a series."""
    return {
        "start": day(schedule.start),
        "every": schedule.every.text if schedule.every else None,
        "weekday": None if schedule.weekday is None else WEEKDAYS[schedule.weekday],
    }


def status(series: Series, part: Part, magazine: Magazine) -> str:
    """Return how far *part* is: its article's status, `planned`, or `?` when its file says nothing known."""
    article = magazine.article_of(series, part)
    if article:
        return article.status or "?"
    return "missing" if part.slug else "planned"


def date(series: Series, part: Part, magazine: Magazine) -> str:
    """Return the date of *part*, or nothing."""
    article = magazine.article_of(series, part)
    return day(article.date if article else part.date) or ""


def _part(series: Series, part: Part, number: int, magazine: Magazine) -> dict[str, object]:
    article = magazine.article_of(series, part)
    return {
        "number": number,
        "slug": part.slug or None,
        "title": ordering.title(series, part, magazine),
        "status": status(series, part, magazine),
        "date": date(series, part, magazine) or None,
        "announce": article.announce if article else None if part.slug else part.announce,
    }


def _person(person: Person) -> dict[str, str]:
    return {"id": person.id, "name": person.name, "role": person.role, "organisation": person.organisation}


def day(day: Day | None) -> str | None:
    """Return *day* as ISO 8601 writes it; `None` when there is none."""
    return day.isoformat() if day else None
