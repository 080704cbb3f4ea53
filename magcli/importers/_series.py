"""Series as generators have them: a key of many names, a place of as many, a page or a file that describes them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from magcli.importers import _configs, _days, _keys
from magcli.importers._habits import INDEXES, Leaf
from magcli.importers._sheet import Sheet, spoken, texts
from magcli.importers._site import Site, tag
from magcli.importers._values import Piece, Remark, Row
from magcli.model import Part
from magcli.text.emitter import Value
from magcli.text.slug import is_slug, slugify
from magcli.text.words import counted

_NAMES = (
    "series",
    "serie",
    "série",
    "seriesId",
    "series_id",
    "series_name",
    "series_title",
    "seriesTitle",
    "seriesName",
)
_PLACES = (
    *(
        "series_order",
        "series_weight",
        "series_index",
        "series_part",
        "series_number",
        "series_position",
        "series_pos",
    ),
    *("seriesOrder", "seriesWeight", "seriesIndex", "seriesPart", "seriesNumber", "seriesPosition", "part", "partie"),
)
_WITHIN = ("order", "index", "part", "weight", "position", "number", "place")
WEIGHTS = ("weight", "order", "sidebar_position", "nav_order")
"""Keys that order what is in one folder; where all parts of a series have one, they order the series."""


class Told(NamedTuple):
    """The series of an article, its place there, and whether that is told by what orders all articles."""

    name: str = ""
    place: float | None = None
    weight: float | None = None
    text: str = ""
    """What translations of an article have in common: where they lie, without their language."""


def of(sheet: Sheet, leaf: Leaf) -> Told:
    """Return the series that an article is in; what it says of several is remarked."""
    key = sheet.first(*_NAMES)
    value = sheet.peek(key) if key else None
    names = _names(value)
    place = number(_inner(value, _WITHIN))
    if not names:
        folder = _folder(leaf)
        return Told(folder, *_places(sheet, place), _text(leaf)) if folder else Told()
    if not _says_more(value):
        sheet.drop(key)
    if len(names) > 1:
        told = f"it is in several, and becomes a part of {names[0]!r}; the others: {', '.join(names[1:])}"
        sheet.remark("open", "series", told, of=key)
    return Told(names[0], *_places(sheet, place), _text(leaf))


def _text(leaf: Leaf) -> str:
    return str(leaf.inner.parent if leaf.path.stem.partition(".")[0] in INDEXES else leaf.inner.parent / leaf.name)


def _names(value: Value) -> tuple[str, ...]:
    if isinstance(value, Mapping):
        said = spoken(_inner(value, ("name", "title", "id", "slug")))
        return (said,) if said else ()
    return () if isinstance(value, bool) else texts(value, splits_on="")


def _inner(value: Value, names: Iterable[str]) -> Value:
    return next((value[name] for name in names if name in value), None) if isinstance(value, Mapping) else None


def _says_more(value: Value) -> bool:
    known = ("name", "title", "id", "slug", *_WITHIN)
    return isinstance(value, Mapping) and any(key not in known for key in value)


def _folder(leaf: Leaf) -> str:
    """Return the series whose folder an article is in: the one below `series/`."""
    parts = leaf.folders
    return parts[parts.index("series") + 1] if "series" in parts[:-1] else ""


def _places(sheet: Sheet, place: float | None) -> tuple[float | None, float | None]:
    """Return the place of an article, and what else orders it, each when it is a number."""
    if place is None and (key := sheet.first(*_PLACES)):
        place = number(sheet.peek(key))
        if place is None:
            sheet.remark(
                "open", key, f"{spoken(sheet.peek(key))!r} is no place in a series; it is kept under x: {key}"
            )
        else:
            sheet.drop(key)
    if place is not None or not (key := sheet.first(*WEIGHTS)):
        return place, None
    weight = number(sheet.peek(key))
    return None, weight


def number(value: Value) -> float | None:
    """Return the number that *value* is, or starts with: `2`, `"2/5"`, `Partie 2`; `None` when it is none."""
    if isinstance(value, bool) or not (
        found := re.fullmatch(r"\D{0,10}?(-?\d{1,9}(?:\.\d+)?)(?:\D.*)?", spoken(value))
    ):
        return None
    return float(found[1])


# ---- all of them ------------------------------------------------------------------------------------------


def settled(pieces: Sequence[Piece], told: Sequence[Told], lang: str) -> tuple[tuple[Piece, ...], tuple[Remark, ...]]:
    """Return *pieces* in the series that they were *told* to be in, each in one spelling and one language.

    That is the one of the site, *lang*, or else that of most parts; translations make a series of their own.
    """
    told, of_languages = _apart(pieces, told, lang)
    spellings: dict[str, Counter[str]] = {}
    for one in told:
        if one.name:
            spellings.setdefault(_key(one.name), Counter())[one.name] += 1
    names = {key: found.most_common(1)[0][0] for key, found in spellings.items()}
    remarks = tuple(
        Remark(certainty="guessed", what="series", told=f"{' and '.join(map(repr, found))} are one: {names[key]!r}")
        for key, found in spellings.items()
        if len(found) > 1
    )
    weighed = _weighed(told)
    settled = tuple(_settled(piece, one, names, weighed) for piece, one in zip(pieces, told, strict=True))
    return settled, (*remarks, *of_languages)


def _apart(pieces: Sequence[Piece], told: Sequence[Told], lang: str) -> tuple[list[Told], list[Remark]]:
    """Return what was *told* of *pieces*, with a series of their own for translations, which are no further parts."""
    members: dict[str, list[int]] = {}
    for at, one in enumerate(told):
        if one.name:
            members.setdefault(_key(one.name), []).append(at)
    apart, remarks = list(told), []
    for those in members.values():
        languages = _translated([(told[at].text, pieces[at].slug, pieces[at].lang) for at in those], lang)
        for at in those:
            if pieces[at].lang in languages:
                apart[at] = told[at]._replace(name=in_language(told[at].name, pieces[at].lang))
        for other in languages:
            name = in_language(told[those[0]].name, other)
            what = f"what is in {other} translates other parts, and makes a series of its own: {name!r}"
            remarks.append(Remark(certainty="guessed", what="series", told=what))
    return apart, remarks


def _translated(texts: Sequence[tuple[str, str, str]], main: str) -> tuple[str, ...]:
    """Return the languages that *texts* were translated to, from *main* or else from the one that most are in.

    Each tells where it lies, its slug and its language: texts are translations when one of the first two is the same.
    """
    found: dict[str, set[str]] = {}
    for text, slug, lang in texts:
        for key in (f"text {text}", f"slug {slug}" if slug else ""):
            found.setdefault(key, set()).add(lang)
    found.pop("", None)
    if all(len(those) == 1 for those in found.values()):
        return ()
    counts = Counter(sorted(lang for *_, lang in texts))
    original = main if main in counts else counts.most_common(1)[0][0]
    return tuple(lang for lang in counts if lang and lang != original)


def in_language(name: str, lang: str) -> str:
    """Return what the translation of the series *name* into *lang* is called."""
    return f"{name} ({lang})"


def _key(name: str) -> str:
    return slugify(name) or name


def _weighed(told: Sequence[Told]) -> frozenset[str]:
    """Return the series, by key, none of whose parts tells a place, and all of which have a weight of their own."""
    members: dict[str, list[Told]] = {}
    for one in told:
        members.setdefault(_key(one.name), []).append(one)
    return frozenset(
        key
        for key, those in members.items()
        if key and all(one.place is None for one in those) and _are_distinct([one.weight for one in those])
    )


def _are_distinct(weights: Sequence[float | None]) -> bool:
    return None not in weights and len(set(weights)) == len(weights)


def _settled(piece: Piece, told: Told, names: Mapping[str, str], weighed: frozenset[str]) -> Piece:
    if not told.name:
        return piece
    key = _key(told.name)
    place = told.weight if key in weighed else told.place
    # What orders the folder, too, says the same again.
    extra = {
        name: value
        for name, value in piece.extra.items()
        if place is None or name.casefold() not in WEIGHTS or number(value) != place
    }
    return replace(piece, series=names[key], place=place, extra=extra)


def described(pages: Iterable[Leaf], pieces: Sequence[Piece]) -> list[tuple[Leaf, str]]:
    """Return those of *pages*, of folders, that are the page of a series of *pieces*, with what pieces call that."""
    known = {_key(piece.series): piece.series for piece in pieces if piece.series}
    homes = {(piece.series, folder) for piece in pieces for folder in PurePosixPath(piece.origin).parents}
    found = []
    for leaf in pages:
        called = (leaf.name, spoken(Sheet(leaf.head).peek("title")))
        keys = (*(in_language(name, tag(leaf.lang)) for name in called if leaf.lang), *called)
        name = next((known[_key(key)] for key in keys if _key(key) in known), "")
        # The page of a tag may be called as a series is.
        if name and ("series" in leaf.folders or (name, leaf.path.parent) in homes):
            found.append((leaf, name))
    return found


def slug(leaf: Leaf, name: str) -> str:
    """Return the slug of the series *name* that *leaf* is the page of; nothing when that is called otherwise."""
    lang = tag(leaf.lang)
    told = f"{leaf.name}-{lang.lower()}" if lang and name == in_language(name[: -len(lang) - 3], lang) else leaf.name
    return told if is_slug(told) else ""


def rows(told: Iterable[Row], pieces: Iterable[Piece], site: Site) -> tuple[Row, ...]:
    """Return what is known of the series of *pieces*: what their pages *told*, and what the files of data tell."""
    known = {_key(piece.series): piece.series for piece in pieces if piece.series}
    found = [*told]
    for path in site.material.paths:
        if path.stem == "series" and path.suffix in (".yml", ".yaml", ".toml", ".json"):
            found += _of_data(site, path, known)
    return tuple({row.name: row for row in reversed(found)}.values())


def planned(sheet: Sheet, site: Site) -> tuple[tuple[float, Part], ...]:
    """Return the parts of a series that its page lists as yet to come, each behind its place: as our exports do."""
    parts = sheet.peek("parts")
    slots = (
        [part for part in parts if isinstance(part, Mapping) and "number" in part] if isinstance(parts, list) else []
    )
    if not slots or slots != parts:
        return ()
    missing = (number(sheet.peek("total")) or 0) - len(slots)
    if missing > 0:
        sheet.remark(
            "open", "parts", f"{counted(int(missing), 'part')} of the series not in the source: those behind move up"
        )
    sheet.drop("parts", "total")
    titled = [slot for slot in slots if spoken(slot.get("title"))]
    return tuple((number(slot["number"]) or 0, _planned(slot, sheet, site)) for slot in titled)


def _planned(slot: Mapping[str, Value], sheet: Sheet, site: Site) -> Part:
    day = _days.read(slot.get("date"))
    if day.told and slot.get("date"):
        sheet.remark(day.certainty, "parts", day.told)
    return Part(
        title=spoken(slot["title"]),
        date=day.day,
        authors=_keys.people(slot.get("authors"), site),
        announce=slot.get("announce") is True,
    )


def _of_data(site: Site, path: PurePosixPath, known: Mapping[str, str]) -> Iterator[Row]:
    """Yield what the file *path* tells of series: by their names, or as a list."""
    values = _configs.read(site.material, path)
    inner = values.get("series", values)
    unnamed = [("", item) for item in inner] if isinstance(inner, list) else []
    for key, value in inner.items() if isinstance(inner, Mapping) else unnamed:
        if not isinstance(value, Mapping):
            continue
        called = [key, *(spoken(value.get(name)) for name in ("id", "slug", "name", "title"))]
        name = next((known[_key(one)] for one in called if one and _key(one) in known), "")
        if name:
            slug = next((one for one in called[:3] if is_slug(one)), "")
            title = spoken(value.get("title")) or spoken(value.get("name")) or name
            yield Row(name=name, title=title, slug=slug, description=spoken(value.get("description")))
