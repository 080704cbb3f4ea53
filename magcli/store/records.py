"""What articles said when they were read, so that those which have not changed need not be read again.

.magcli/articles.json    of each article what the disk said of its file, and what its front matter came to: as long as
                         the `_index.md` of the magazine says the same, which names people and the time zone
"""

import os
import stat
from contextlib import suppress
from dataclasses import astuple, fields
from datetime import date, datetime, timezone
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Any

from magcli.model import Article, Image, Magazine, Person, Source
from magcli.store.keeping import Rows, keep_rows, understood
from magcli.store.loading import RECORDS, Shelf
from magcli.store.looking import MARGIN, Look, stated

MOST = 64 * 1024 * 1024
"""Bytes of what is kept: 100,000 articles."""

_TEXTS = ("title", "status", "section", "summary", "comments", "lang", "id")
_DAYS = ("date", "updated")
_PEOPLE = ("authors", "guests")
_LISTS = ("tags", "aliases")
_IMAGE = tuple(field.name for field in fields(Image))


class Records:
    """What is kept of the articles of the magazine at *root*."""

    def __init__(self, root: Path, program: str) -> None:
        self.root = root
        index, rows = understood(root, RECORDS, MOST, partial(_meant, program)) or ("", {})
        self.index = index
        """The digest of the index that they were read with."""
        self._rows = rows

    def article(self, path: PurePosixPath) -> Article | None:
        """Return the article in the file *path*; `None` when somebody has to read it."""
        row = self._rows.get(str(path))
        try:
            is_same = row is not None and row[0] == _state(f"{self.root}/{path}")
            return _article(path, self.root, *row[1:]) if row and is_same else None
        except (TypeError, ValueError, KeyError, IndexError):  # somebody else wrote it
            return None


def _meant(program: str, rows: Rows) -> tuple[str, dict[str, list[Any]]] | None:  # Any: what JSON can hold
    """Return the digest of the index, and the row of each article by its path, when that *program* kept them."""
    if rows.head["program"] != program:
        return None
    return str(rows.head["index"]), {path: row for path, *row in rows.rest}


def keep_records(root: Path, before: Look, magazine: Magazine) -> bool:
    """Keep what the articles of *magazine* said at the look *before*; return whether that was possible, and new."""
    articles = magazine.articles.values()
    if not any(_row(root, before.since, article) for article in articles if not _is_recorded(article)):
        return False  # all that can be kept came from here
    rows = ((str(article.path), _row(root, before.since, article)) for article in articles)
    told = {"program": before.program, "index": magazine.source.digest}
    return keep_rows(root, RECORDS, told, ([path, *row] for path, row in rows if row), MOST)


def _is_recorded(article: Article) -> bool:
    return isinstance(article.source.written, Shelf) and article.source.written.is_recorded


def _row(root: Path, since: int, article: Article) -> list[Any] | None:
    """Return what is kept of *article*; nothing when somebody has to read it the next time."""
    source = article.source
    state = _state(f"{root}/{article.path}", since)
    # What is wrong with keys is told with their places: such a text is read.
    if not state or source.faults or source.broken or not all(map(_is_plain, (article.date, article.updated))):
        return None
    own = [getattr(article, name) for name in _TEXTS]
    days = [str(getattr(article, name) or "") for name in _DAYS]
    people = [[astuple(person) for person in getattr(article, name)] for name in _PEOPLE]
    lists = [getattr(article, name) for name in _LISTS]
    image = astuple(article.image) if article.image else None
    about = [source.digest, source.body_start, source.is_annotated, source.has_html]
    return [state, about, own, days, people, lists, image, article.announce]


def _is_plain(day: date | None) -> bool:
    """Whether *day* reads back as it was: a time in a zone with a name would lose that."""
    return not isinstance(day, datetime) or isinstance(day.tzinfo, timezone)


def _article(
    path: PurePosixPath,
    root: Path,
    about: list[Any],
    own: list[Any],
    days: list[str],
    people: list[list[Any]],
    lists: list[list[str]],
    image: list[str] | None,
    announce: bool,
) -> Article:
    known, body_start, is_annotated, has_html = about
    source = Source(
        path=path,
        written=Shelf(root, path, known, is_recorded=True),
        front_matter=None,
        body_start=body_start,
        is_annotated=is_annotated,
        has_html=has_html,
    )
    said: dict[str, Any] = {  # Any: what its keys hold
        **dict(zip(_TEXTS, own, strict=True)),
        **dict(zip(_DAYS, map(_day, days), strict=True)),
        **dict(zip(_PEOPLE, map(_people, people), strict=True)),
        **dict(zip(_LISTS, map(tuple, lists), strict=True)),
        "image": Image(**dict(zip(_IMAGE, image, strict=True))) if image else None,
        "announce": announce,
    }
    return Article(source=source, slug=path.stem, series=path.parent.name or None, **said)


def _day(told: str) -> date | None:
    if not told:
        return None
    return date.fromisoformat(told) if len(told) == len("2015-07-04") else datetime.fromisoformat(told)


def _people(told: list[list[str]]) -> tuple[Person, ...]:
    return tuple(_person(*one) for one in told)


@lru_cache(maxsize=1024)  # the same few write most articles
def _person(id: str, name: str, role: str, organisation: str, url: str) -> Person:
    return Person(id=id, name=name, role=role, organisation=organisation, url=url)


def _state(path: str, since: int | None = None) -> str:
    """Return what the disk says of the file at *path*: nothing when it is none, or younger than *since*."""
    with suppress(OSError):
        state = os.lstat(path)
        is_young = since is not None and max(state.st_mtime_ns, state.st_ctime_ns) >= since - MARGIN
        if stat.S_ISREG(state.st_mode) and not is_young:
            return stated(state)
    return ""
