"""Where WordPress files a post: its categories, tags and series, and the terms of other taxonomies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote

from magcli.importers._values import Remark
from magcli.importers._wpsite import SERIES, Site
from magcli.importers._wxr import Element
from magcli.text.emitter import Value

_NO_CATEGORY = frozenset(("uncategorized", "uncategorised", "non-classe", "non-classifie", "sin-categoria"))
"""What WordPress calls the category of posts that nobody gave one."""
_OURS = frozenset(("category", "post_tag", "post_format", "language", "author", "post_translations", *SERIES))
_PRIMARY = ("_yoast_wpseo_primary_category", "rank_math_primary_category")
_PENDING = 1_000_000.0
"""Added to the place of a part that is not out: those come after all others."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term that a post has."""

    taxonomy: str
    slug: str
    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What the terms of a post say."""

    section: str = ""
    tags: tuple[str, ...] = ()
    series: str = ""
    place: float | None = None
    lang: str = ""
    extra: Mapping[str, Value] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def entries(item: Element) -> tuple[Entry, ...]:
    """Return the terms that *item* has, each once."""
    found = [_entry(child) for child in item.children if child.name == "category"]
    # WXR 1.0 names each term twice, first without its slug.
    whole = {entry.name for entry in found if entry.slug}
    return tuple(dict.fromkeys(entry for entry in found if entry.slug or entry.name not in whole))


def _entry(child: Element) -> Entry:
    taxonomy = child.attributes.get("domain", "category")
    slug = unquote(child.attributes.get("nicename", ""))
    name = unescape(child.text.strip()) or slug
    return Entry("post_tag" if taxonomy == "tag" else taxonomy, slug, name, child.line)


def filed(item: Element, metas: Mapping[str, Sequence[str]], site: Site) -> Filed:
    """Return what the terms of *item* say, whose post meta are *metas*."""
    terms = entries(item)
    section, others, remarks = _section(_of("category", terms), metas, site)
    series, place, on_series = _series([term for term in terms if term.taxonomy in SERIES], metas, site)
    extra = dict(_extra(terms))
    if len(several := [term for term in terms if term.taxonomy in SERIES]) > 1:
        extra["series"] = [term.name for term in several if term.slug != series]
    return Filed(
        section=section,
        tags=tuple(dict.fromkeys([*others, *(term.name for term in _of("post_tag", terms))])),
        series=series,
        place=place,
        lang=next((term.slug.replace("_", "-") for term in _of("language", terms)), ""),
        extra=extra,
        remarks=(*remarks, *on_series),
    )


def _of(taxonomy: str, terms: Sequence[Entry]) -> list[Entry]:
    return [term for term in terms if term.taxonomy == taxonomy]


def _section(
    categories: Sequence[Entry], metas: Mapping[str, Sequence[str]], site: Site
) -> tuple[str, list[str], tuple[Remark, ...]]:
    """Return the section that *categories* mean, those that are none, and what there is to remark."""
    real = [one for one in categories if not _is_none(one)]
    if not real:
        return "", [], ()
    primary = {metas[key][-1] for key in _PRIMARY if key in metas}
    chosen = next((one for one in real if _id(site, one) in primary), real[0])
    others = [one.name for one in real if one is not chosen]
    if not others or _id(site, chosen) in primary:
        return chosen.name, others, ()
    told = f"{chosen.name}, the first of its categories; the others became tags: {', '.join(others)}"
    return chosen.name, others, (Remark(certainty="guessed", what="section", told=told, line=chosen.line),)


def _is_none(category: Entry) -> bool:
    return re.sub(r"-\d+$", "", category.slug) in _NO_CATEGORY or category.name.casefold() == "uncategorized"


def _id(site: Site, entry: Entry) -> str | None:
    """Return the number of the term *entry*, if the export tells it."""
    term = site.terms.get((entry.taxonomy, entry.slug))
    return term.id or None if term else None


def _series(
    terms: Sequence[Entry], metas: Mapping[str, Sequence[str]], site: Site
) -> tuple[str, float | None, tuple[Remark, ...]]:
    """Return the series that *terms* name, the place in it, and what there is to remark."""
    if not terms:
        return "", None, ()
    placed = [(term, *_place(term, metas, site)) for term in terms]
    chosen, place, remarks = next((one for one in placed if one[1] is not None), placed[0])
    if len(terms) > 1:
        others = ", ".join(term.name for term in terms if term is not chosen)
        told = f"{chosen.name}; it is also a part of {others}, and an article has one place"
        remarks = (*remarks, Remark(certainty="open", what="series", told=told, line=chosen.line))
    return chosen.slug or chosen.name, place, remarks


def _place(term: Entry, metas: Mapping[str, Sequence[str]], site: Site) -> tuple[float | None, tuple[Remark, ...]]:
    """Return the place that *metas* give a part in the series *term*."""
    for key, behind in _keys(term, metas, site):
        written = metas[key][-1].strip()
        if re.fullmatch(r"\d{1,6}([.,]\d{1,6})?", written, re.ASCII):
            return behind + float(written.replace(",", ".")), ()
        if written:
            told = f"{written!r} is no place in {term.name}; it goes by its date"
            return None, (Remark(certainty="open", what="series", told=told, line=term.line),)
    return None, ()


def _keys(term: Entry, metas: Mapping[str, Sequence[str]], site: Site) -> Iterator[tuple[str, float]]:
    """Yield the keys of *metas* that may tell the place in *term*, and what is to be added to it."""
    number = _id(site, term)
    for key, behind in (("_series_part", 0.0), ("series_part", 0.0), ("_pending_series_part", _PENDING)):
        # PublishPress Series writes the number of the series behind the key, for a post may be in several.
        numbered = [one for one in metas if re.fullmatch(rf"{key}_\d+", one)]
        if number and f"{key}_{number}" in metas:
            yield f"{key}_{number}", behind
        elif not number and len(numbered) == 1:
            yield numbered[0], behind
        if key in metas:
            yield key, behind


def _extra(terms: Sequence[Entry]) -> Iterator[tuple[str, Value]]:
    """Yield what a magazine has no key for."""
    for entry in _of("post_format", terms):
        yield "format", entry.slug.removeprefix("post-format-")
    for taxonomy in dict.fromkeys(term.taxonomy for term in terms if term.taxonomy not in _OURS):
        yield taxonomy, [term.name for term in _of(taxonomy, terms)]
