"""Articles and series as JSON shows them. The keys are an interface: a test pins them."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from magcli.model import Article, Change, Day, Diagnostic, Magazine, Move, Part, Person, Schedule, Series
from magcli.text import seasons
from magcli.text.periods import WEEKDAYS

if TYPE_CHECKING:  # they bring what only their own commands need, such as the Markdown parser
    from magcli.desk import Progress, Row
    from magcli.importers._values import Remark
    from magcli.importing import Plan
    from magcli.theming import Sheet


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
        "fix": None if found.fix is None else "safe" if found.fix.is_safe else "unsafe",
    }


def place(series: str, part: str, place: int, parts: int) -> dict[str, object]:
    """Return where *part* stands in *series*, or stood: its *place* is from 0, its number from 1."""
    return {"series": series, "part": part, "number": place + 1, "parts": parts}


def made(changes: Sequence[Change | Move], *, dry_run: bool) -> dict[str, object]:
    """Return which files a command changed, or in a dry run would have changed."""
    texts = [change for change in changes if isinstance(change, Change) and change.text != change.was]
    return {
        "dry_run": dry_run,
        "written": [str(change.path) for change in texts if change.text is not None],
        "removed": [str(change.path) for change in texts if change.text is None],
        "moved": [
            {"from": str(change.source), "to": str(change.path)} for change in changes if isinstance(change, Move)
        ],
    }


def imported(plan: "Plan") -> dict[str, object]:
    """Return what became of each article that was brought in, and what there is to say of it."""
    return {
        "articles": [
            {
                "origin": arrival.piece.origin,
                "path": str(arrival.path),
                "state": arrival.state,
                "remarks": list(map(_remark, arrival.remarks)),
            }
            for arrival in plan.arrivals
        ],
        "images": list(map(str, plan.files)),
        "remarks": list(map(_remark, plan.remarks)),
    }


def _remark(remark: "Remark") -> dict[str, object]:
    return {
        "certainty": remark.certainty,
        "what": remark.what,
        "line": remark.line or None,
        "told": remark.told,
    }


def export(
    folder: Path, files: int, written: Iterable[PurePosixPath], removed: Iterable[PurePosixPath], *, dry_run: bool
) -> dict[str, object]:
    """Return what an export did to its *folder*, or in a dry run would have done."""
    return {
        "folder": folder.as_posix(),
        "files": files,
        "dry_run": dry_run,
        "written": [str(path) for path in written],
        "removed": [str(path) for path in removed],
    }


def sheet(sheet: "Sheet") -> dict[str, object]:
    """Return one of the files that pages are made with; its path is where the magazine keeps its own."""
    from magcli.theming import FOLDER  # only for who asks for templates

    return {
        "name": sheet.name,
        "path": str(FOLDER / sheet.name) if sheet.is_own else None,
        "replaces": sheet.replaces,
        "outdated": sheet.is_outdated,
    }


def schedule(schedule: Schedule) -> dict[str, object]:
    """Return the rhythm of a series."""
    return {
        "start": day(schedule.start),
        "every": schedule.every.text if schedule.every else None,
        "weekday": None if schedule.weekday is None else WEEKDAYS[schedule.weekday],
    }


def row(row: "Row", **checked: object) -> dict[str, object]:
    """Return a row of the desk, and in its midst what was *checked*."""
    people = [*((person, False) for person in row.authors), *((person, True) for person in row.guests)]
    return {
        "number": row.number,
        "name": row.name,
        "title": row.title,
        "status": row.status,
        "people": [{"id": person.id, "name": person.name, "guest": is_guest} for person, is_guest in people],
        **checked,
        "date": day(row.date),
        "late": row.late,
    }


def checked_row(checked: "Row") -> dict[str, object]:
    """Return a row of the desk with how long it is, and how many findings it has."""
    return row(checked, words=checked.words, findings=_counts(checked))


def due(due: "Row") -> dict[str, object]:
    """Return a row of the desk with its file: that of its series while it is planned."""
    return {"path": str(due.path), **row(due), "ahead": due.ahead}


def progress(progress: "Progress") -> dict[str, object]:
    """Return how far a series is, with its parts in order."""
    return {
        "slug": progress.slug,
        "title": progress.title,
        "season": progress.season,
        "published": progress.published,
        "total": progress.total,
        "next": day(progress.next.date) if progress.next else None,
        "findings": _counts(progress),
        "parts": [checked_row(row) for row in progress.rows],
    }


def _counts(checked: "Row | Progress") -> dict[str, int]:
    return {"error": checked.errors, "warning": checked.warnings + checked.trifles}


def status(series: Series, part: Part, magazine: Magazine) -> str:
    """Return how far *part* is: its article's status (`?` for none known), or `planned`, `announced`, `missing`."""
    article = magazine.article_of(series, part)
    if article:
        return article.status or "?"
    return "missing" if part.slug else "announced" if part.announce else "planned"


def date(series: Series, part: Part, magazine: Magazine) -> str:
    """Return the date of *part*, or nothing."""
    from magcli import ordering  # only for who asks for a series

    return day(ordering.date(series, part, magazine)) or ""


def _part(series: Series, part: Part, number: int, magazine: Magazine) -> dict[str, object]:
    from magcli import ordering  # as above

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
