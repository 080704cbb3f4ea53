"""What was written elsewhere, as the file of an article: its front matter, and its text with links that lead on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import takewhile
from pathlib import PurePosixPath
from posixpath import normpath, relpath
from unicodedata import category
from urllib.parse import unquote, urljoin

from magcli import fields
from magcli.drafting import person_written
from magcli.errors import UnsafeEdit
from magcli.importers._values import Piece, Remark, Row
from magcli.model import Day, Image, Magazine, Part, Person
from magcli.text import anchors, emitter, markdown
from magcli.text.emitter import Value
from magcli.text.relinking import relink
from magcli.text.url import quoted


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything that was found goes, by what the source calls it."""

    articles: Mapping[str, PurePosixPath]
    """Files of the magazine by the addresses that links call them by, and by their files in the source."""
    images: Mapping[str, PurePosixPath]
    """Those that one piece shows, by target."""
    bodies: Mapping[PurePosixPath, str] = field(default_factory=dict)
    """The texts of the articles, by file, as the source has them."""
    headings: Mapping[PurePosixPath, Mapping[str, str]] = field(default_factory=dict)
    """Their headings by the names that they had in the source, by file."""


def text(piece: Piece, path: PurePosixPath, id: str, places: Places, magazine: Magazine) -> tuple[str, list[Remark]]:
    """Return the article that *piece* becomes at *path*, and what there is to remark of its links."""
    targets = dict(_targets(piece, path, places))
    body, remarks = _relinked(piece.body, targets)
    extra, lost = _kept(piece.extra)
    lines = [
        line
        for key, value in {**_front_matter(piece, path, id, targets, magazine), "x": extra}.items()
        if value or key in ("title", "date")
        for line in _entry(key, value)
    ]
    return _file("\n".join(lines), body), remarks + lost


def index(
    row: Row, slugs: Sequence[tuple[float, str]], path: PurePosixPath, places: Places, magazine: Magazine
) -> tuple[str, list[Remark]]:
    """Return the index at *path* of the new series *row*, and what there is to remark of it.

    Its parts are *slugs*, each behind its place, and those that are planned.
    """
    extra, lost = _kept(row.page.extra if row.page else {})
    body, remarks = introduction(row, path, places)
    told: dict[str, Value] = {
        "title": row.title,
        "season": shown(row.season),
        "description": shown(row.description),
        "editors": _people(row.editors, magazine),
    }
    lines = [line for key, value in told.items() if value for line in emitter.entry_lines(key, value)]
    slots: list[tuple[float, Value]] = [*slugs, *((place, _planned(part, magazine)) for place, part in row.planned)]
    slots.sort(key=lambda slot: slot[0])
    parts = [line for _, slot in slots for line in emitter.item_lines(slot, "  ")]
    kept = emitter.entry_lines("x", extra) if extra else []
    return _file("\n".join((*lines, "parts:", *parts, *kept)), body), remarks + lost


def introduction(row: Row, path: PurePosixPath, places: Places) -> tuple[str, list[Remark]]:
    """Return the text of the page of *row* as it is to stand at *path*, and what there is to remark of its links."""
    return _relinked(row.page.body, dict(_targets(row.page, path, places))) if row.page else ("", [])


def _planned(part: Part, magazine: Magazine) -> dict[str, Value]:
    told: dict[str, Value] = {"title": shown(part.title), "date": _day(part.date, magazine)}
    told |= {"authors": _people(part.authors, magazine), "announce": part.announce}
    return {key: value for key, value in told.items() if value}


def _file(head: str, body: str) -> str:
    below = f"\n{body.strip(_NEWLINE)}\n" if body.strip() else ""
    return f"---\n{head}\n---\n{below}"


_NEWLINE = "\n"
LONGEST = 120
"""Characters of a line that holds a mapping."""


def _entry(key: str, value: Value) -> list[str]:
    """Return the lines of *key*: a mapping on one if that is not too long, nothing behind it for no value."""
    if value is None:
        return [f"{key}:"]
    lines = emitter.entry_lines(key, value)
    return emitter.block_lines(key, value) if key != "x" and len(lines[0]) > LONGEST else lines


def _front_matter(
    piece: Piece, path: PurePosixPath, id: str, targets: Mapping[str, str], magazine: Magazine
) -> dict[str, Value]:
    """Return the keys of an article in the order in which `magcli new` writes them."""
    return {
        "title": shown(piece.title) or None,
        "status": piece.status or "draft",
        "date": _day(piece.date, magazine),
        "authors": _people(piece.authors, magazine),
        "guests": _people(piece.guests, magazine),
        "section": shown(piece.section),
        "tags": [tag for tag in dict.fromkeys(map(shown, piece.tags)) if tag],
        "summary": shown(piece.summary),
        "image": _image(piece.image, targets),
        "comments": piece.comments,
        "lang": piece.lang if piece.lang.casefold() != magazine.lang.casefold() else "",
        "updated": _day(piece.updated, magazine),
        "aliases": [alias for alias in dict.fromkeys(piece.aliases) if alias.strip("/") != str(path.with_suffix(""))],
        "id": id,
    }


def _kept(extra: Mapping[str, Value]) -> tuple[dict[str, Value], list[Remark]]:
    """Return what of *extra* can be written as front matter, and a remark on each key that cannot."""
    kept: dict[str, Value] = {}
    lost = []
    for key, value in extra.items():
        try:
            emitter.entry_lines("x", {key: value})
            kept[key] = value
        except UnsafeEdit:
            lost.append(Remark(certainty="open", what=key, told=f"it cannot be written as front matter: {value!r}"))
    return kept, lost


def shown(text: str) -> str:
    """Return *text* on one line, without the characters that no page can show."""
    line = re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
    return "".join(sign for sign in line if category(sign) not in ("Cc", "Cs", "Co", "Cn"))


def _day(day: Day | None, magazine: Magazine) -> Day | None:
    """Return *day* as a magazine keeps it: midnight without an offset is a day, another moment is one of its zone."""
    if not isinstance(day, datetime) or day.tzinfo:
        return day
    return day.date() if day.time() == time() else day.replace(tzinfo=magazine.timezone)


def _people(people: Sequence[Person], magazine: Magazine) -> list[Value]:
    known = [fields.person(person.name, magazine.people) for person in people]
    told = [there if there.id in magazine.people else person for there, person in zip(known, people, strict=True)]
    return list({person.id: person_written(person, magazine) for person in told}.values())


def _image(image: Image | None, targets: Mapping[str, str]) -> Value:
    if not image:
        return None
    told = {"src": targets.get(image.src, image.src), "alt": shown(image.alt), "caption": shown(image.caption)}
    return {key: value for key, value in {**told, "credit": shown(image.credit)}.items() if value}


def _targets(piece: Piece, path: PurePosixPath, places: Places) -> Iterator[tuple[str, str]]:
    """Yield each target that *piece* writes and that goes elsewhere, and what it is from the new *path*."""
    written = [link.target for link in markdown.links(piece.body)]
    if piece.image:
        written.append(piece.image.src)
    for target in dict.fromkeys(written):
        # An address may be known by its query, `/?p=3`, whatever place on the page it leads to.
        asked, sign, place = target.partition("#")
        found, rest = places.images.get(target) or places.articles.get(asked), sign + place
        if not found:
            bare, rest = _parted(target)
            found = (places.images.get(bare) or _article(bare, piece, places)) if bare else None
        if found:
            yield (
                target,
                quoted(relpath(found, path.parent))
                + _placed(rest, places.bodies.get(found, ""), places.headings.get(found, {})),
            )
        elif target.startswith("#"):
            yield target, _placed(target, piece.body, piece.places)


def _placed(rest: str, body: str, headings: Mapping[str, str]) -> str:
    """Return *rest*, what follows a path, with the place on the page of *body* as that spells it, be it a heading."""
    query, sign, place = rest.partition("#")
    named = headings.get(unquote(place), place)
    return query + sign + (anchors.same_letters(unquote(named), body) or named)


def _parted(target: str) -> tuple[str, str]:
    """Return *target* up to its query or fragment, and the rest."""
    bare = "".join(takewhile(lambda sign: sign not in "?#", target))
    return bare, target[len(bare) :]


def _article(bare: str, piece: Piece, places: Places) -> PurePosixPath | None:
    """Return the article that the address *bare* leads to when *piece* writes it."""
    # First as browsers count it, from where the page was served, then as editors do, from the file.
    served = _served(bare, next(iter(piece.addresses), ""))
    beside = normpath(f"{PurePosixPath(piece.origin).parent}/{unquote(bare)}")
    spelt = (bare, bare.rstrip("/"), served, served.rstrip("/"))
    names = (*spelt, beside, *map(unquote, spelt))  # browsers write letters with accents as numbers
    return next((places.articles[name] for name in names if name in places.articles), None)


def _served(target: str, address: str) -> str:
    """Return where *target* leads from the page at *address*."""
    try:
        return urljoin(address, target)
    except ValueError:  # a host in brackets that nothing closes
        return ""


def _relinked(body: str, targets: Mapping[str, str]) -> tuple[str, list[Remark]]:
    """Return *body* with its links to *targets* changed, all that can be, and a remark on each that cannot."""
    try:
        return relink(body, targets), []
    except UnsafeEdit:
        remarks = []
        for target, new in targets.items():
            try:
                body = relink(body, {target: new})
            except UnsafeEdit:
                remarks.append(
                    Remark(certainty="open", what="link", told=f"{target} is now {new}; change it by hand")
                )
        return body, remarks
