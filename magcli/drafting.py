"""New files: a magazine, a series, an article."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

from magcli import fields, naming, reading
from magcli.errors import AlreadyThere, CannotRead, NotAllowed, told_of
from magcli.model import Article, Change, Day, Magazine, Part, Person, Series
from magcli.reading import INDEX
from magcli.text import dates, frontmatter
from magcli.text.emitter import Value
from magcli.text.position import line_end_of, locate
from magcli.text.slug import slugify

Given = TypeVar("Given")

_MAGAZINE = """\
---
title: Magazine
url: https://example.org/   # where it will be read: feeds and links to pages need it
lang: en
timezone: UTC               # what "today" and a bare date mean
description:
people:                     # who writes here, by the name that `authors` uses
#  julie: {name: Julie, role: journalist, organisation: …, url: https://…}
sections: []
feed: {limit: 20, content: full}   # full or summary
---
"""

# Its date stays empty until somebody knows it: the day on which a draft was begun is not the one it appears on.
_ARTICLE = """\
---
title:
status:
date:
---

"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What `new` was asked to write."""

    title: str
    slug: str = ""
    planned: str = ""
    authors: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    date: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    text: str = ""
    """What it starts with, and in `origin` where that came from."""
    origin: str = ""


def magazine(title: str, url: str, lang: str, timezone: str) -> Change:
    """Return the `_index.md` that starts a magazine; what is not given keeps the template's value.

    Raises NotAllowed when a value cannot be used.
    """
    text = _MAGAZINE
    for key, value in {"title": one_line(title), "url": url, "lang": lang, "timezone": timezone}.items():
        text = frontmatter.set_value(text, key, value) if value else text
    for fault in reading.magazine([reading.source(PurePosixPath(INDEX), text.encode())]).source.faults:
        raise NotAllowed(fault.message, fault.hint)
    return Change(PurePosixPath(INDEX), text)


def series(magazine: Magazine, title: str, slug: str = "", editors: Sequence[str] = (), **values: Value) -> Change:
    """Return the `_index.md` that starts a series called *title*, with the front matter *values* that are given.

    Articles that lie in its folder already become its parts.
    Raises NotAllowed when it cannot be called so, AlreadyThere when that series or page exists.
    """
    folder = PurePosixPath(naming.new_slug(title, slug))
    taken = {str(path).casefold(): path for path in magazine.files}  # one name on many systems
    for path in (folder / INDEX, folder.with_suffix(".md")):
        if there := taken.get(str(path).casefold()):
            raise AlreadyThere(there, "give the series another --slug")
    lying_there = [article.slug for article in magazine.articles.values() if article.series == folder.name]
    text = "---\n---\n"
    people = [person_written(fields.person(name, magazine.people), magazine) for name in editors]
    for key, value in {"title": one_line(title), **values, "editors": people, "parts": lying_there}.items():
        if value or key == "parts":
            text = frontmatter.set_value(text, key, value)
    return Change(folder / INDEX, text)


def article(magazine: Magazine, brief: Brief, home: Series | None, id: str) -> tuple[Change, ...]:
    """Return the changes that start an article: its file, and the list of parts of *home*, its series.

    Raises NotAllowed, Unknown or AlreadyThere when it cannot be called, placed or written so, and UnsafeEdit
    when the text it starts from, or the list of parts, cannot be edited safely.
    """
    home = home or _announcing(magazine, brief.planned)
    slot = naming.place(home, brief.planned) if home and brief.planned else None
    if home and slot is None:
        slot = naming.planned_place(home, naming.new_slug(brief.title, brief.slug))
    part = home.parts[slot] if home and slot is not None else Part()
    if part.slug:
        raise NotAllowed(f"the part {brief.planned!r} is written already", f"open {part.slug}.md")
    slug = naming.new_slug(brief.title, brief.slug)
    path = free_path(magazine, home.slug if home else "", slug, "give the new article another --slug")
    if home and part.title:  # what a calendar knows it by stays
        planned = derived_id(magazine, f"{home.slug}/{naming.handle(part)}")
        id = id if any(article.id == planned for article in magazine.articles.values()) else planned
    text = _text(magazine, brief, part, id)
    listing = _listed(home, slot, path.stem) if home else ()
    return (Change(path, text), *listing)


def derived_id(magazine: Magazine, name: str) -> str:
    """Return the id of what has none of its own: a uuid, the same as long as the magazine's address and *name* are.

    Of RFC 9562, section 5.5: names within a URL.
    """
    text = f"{magazine.url or magazine.title}{name}"
    return str(uuid5(NAMESPACE_URL, text.encode(errors="replace").decode()))


def _announcing(magazine: Magazine, planned: str) -> Series | None:
    """Return the series that has *planned* among its planned parts, when it was not named."""
    if not planned:
        return None
    wanted = slugify(planned)
    found = [s for s in magazine.series.values() if any(naming.handle(p) == wanted for p in s.parts if not p.slug)]
    if not found:
        raise NotAllowed(f"no series plans {planned!r}", "magcli series show tells what a series plans")
    if len(found) > 1:
        raise NotAllowed(f"several series plan {planned!r}", "say which one with --series")
    return found[0]


def free_path(
    magazine: Magazine, folder: str, slug: str, instead: str, *, of: Article | None = None
) -> PurePosixPath:
    """Return the file of an article in *folder*, that of a series or none, that is to be called *slug*.

    Raises AlreadyThere, which says what to do *instead*, when something else is called so, and NotAllowed when
    readers who look for another article than that *of* which this is the new name still come to that address.
    """
    path = PurePosixPath(folder, f"{slug}.md")
    for other in magazine.articles.values():
        if other is not of and str(path.with_suffix("")) in (alias.strip("/") for alias in other.aliases):
            raise NotAllowed(f"/{path.with_suffix('')}/ is a former address of {other.name}", instead)
    # One name on many systems, but a file does not stand in its own way.
    taken = {str(known).casefold(): known for known in magazine.files if of is None or known != of.path}
    if there := taken.get(str(path).casefold()):
        raise AlreadyThere(there, instead)
    if not folder and any(known.parts[0] == slug and len(known.parts) > 1 for known in magazine.files):
        raise AlreadyThere(PurePosixPath(slug), f"it is a series or a folder; {instead}")
    return path


def _listed(home: Series, slot: int | None, slug: str) -> tuple[Change, ...]:
    """Return the change that makes *slug* a part of *home*: in the *slot* of a planned one, or at the end."""
    was = home.source.text
    if slot is None and home.number_of(slug):
        return ()  # listed before it was written
    with told_of(home.path):
        if slot is None:
            text = frontmatter.insert_item(was, "parts", len(home.parts), slug)
        else:
            text = frontmatter.set_value(was, ("parts", slot), slug)
    return (Change(home.path, text, was),)


def _text(magazine: Magazine, brief: Brief, part: Part, id: str) -> str:
    text = _without_title(brief.text.removeprefix("\ufeff"), brief.title, brief.origin) or _ARTICLE
    said = frontmatter.parse(text).fields
    planned_authors = [person_written(author, magazine) for author in part.authors]
    values: Mapping[str, Value] = {
        "title": one_line(brief.title),
        "status": "draft",
        "date": day(brief.date) if brief.date else part.date,
        "announce": part.announce,
        "authors": [person_written(fields.person(name, magazine.people), magazine) for name in brief.authors]
        or planned_authors,
        "guests": [guest(text, magazine) for text in brief.guests],
        "section": brief.section,
        "tags": list(brief.tags),
    }
    for key, value in values.items():
        if value:
            text = frontmatter.set_value(text, key, value)
    taken = {article.id for article in magazine.articles.values()}
    kept = said["id"].value if "id" in said else None
    return text if isinstance(kept, str) and kept not in taken else frontmatter.set_value(text, "id", id)


def _without_title(text: str, title: str, origin: str) -> str:
    """Return *text* as the file of an article: with front matter, without the heading that repeats *title*.

    Raises CannotRead when the front matter that it has cannot be read.
    """
    matter = frontmatter.parse(text)
    newline = line_end_of(text)
    head = text[: matter.body_start] or (_ARTICLE.replace("\n", newline) if text else "")
    body = text[matter.body_start :]
    if not frontmatter.is_missing(text):
        for problem in matter.problems:
            line, column = locate(text, problem.span.start)
            raise CannotRead(f"{origin}:{line}:{column}", f"{problem.message}; {problem.hint}")
    else:
        body = body.lstrip("\r\n")
    heading = _HEADING.match(body)
    if heading and slugify(heading["atx"] or heading["setext"]) == slugify(title):
        blank = newline if matter.body_start else ""
        body = blank + body[heading.end() :].lstrip("\r\n")
    return head + body


# A heading of the first level as the first line, in both ways of CommonMark (sections 4.2 and 4.3).
_HEADING = re.compile(r"\s*+(?:# +(?P<atx>[^\r\n]*)|(?P<setext>[^\r\n]++)\r?\n=+[ \t]*(?=[\r\n]|\Z))")


def person_written(someone: Person, magazine: Magazine) -> Value:
    """Return how *someone* is written in front matter: by id when the magazine knows them."""
    if someone.id in magazine.people:
        return someone.id
    known = mapping(someone)
    return known if len(known) > 1 else someone.name


def mapping(someone: Person) -> Mapping[str, Value]:
    """Return what is known of *someone*, as the magazine keeps it below their id."""
    told = {key: getattr(someone, key) for key in ("name", "role", "organisation", "url")}
    return {key: value for key, value in told.items() if value}


def guest(text: str, magazine: Magazine) -> Value:
    """Return `Name, role, organisation` as a mapping, the last two if they are given; of someone known, the id.

    Raises NotAllowed when there is no name.
    """
    if (someone := fields.person(text.strip(), magazine.people)).id in magazine.people:
        return someone.id
    parts = [one_line(part, "the guest") for part in text.split(",", 2)]
    if not parts[0]:
        raise NotAllowed(f"the guest {text!r} has no name", 'write "Name, role, organisation"')
    return {key: part for key, part in zip(("name", "role", "organisation"), parts, strict=False) if part}


def day(text: str) -> Day:
    """Return the day that the user gave as *text*. Raises NotAllowed when it is none."""
    return given(text, dates.parse)


def given(text: str, parse: Callable[[str], Given]) -> Given:
    """Return what *parse* makes of *text*, which the user gave. Raises NotAllowed when that is nothing."""
    try:
        return parse(text)
    except dates.Misread as error:
        raise NotAllowed(error.what, f"write {error.instead}") from error


def one_line(text: str, what: str = "the title") -> str:
    """Return *text*, which is *what*, on one line. Raises NotAllowed when no page can show its characters."""
    # Not split(): it would take the no-break spaces of French punctuation for others.
    line = re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
    if not all(c.isprintable() or c in "\u00a0\u202f" for c in line):
        raise NotAllowed(f"{what} {text!r} holds characters that no page can show", "write it without them")
    return line
