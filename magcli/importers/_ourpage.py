"""A page that `magcli export html` wrote: what it says of its article is read where the theme puts it."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import NamedTuple

from turbohtml import Document, Element

from magcli import languages, registry
from magcli.importers._values import Remark, Row
from magcli.importers._webarticle import said
from magcli.model import Day, Image, Person
from magcli.text import dates
from magcli.text.slug import slugify

_MAIN, _ARTICLE = b'<main id="magcli.text">', b'<article class="article">'
"""What begins all that such a page holds, which no other page has, and an article in it."""

Told = Mapping[str, object]
"""What the page says for machines, by key."""


class Ours(NamedTuple):
    """What such a page says, and the element that holds the text."""

    text: Element
    title: str
    date: Day | None
    updated: Day | None
    authors: tuple[Person, ...]
    guests: tuple[Person, ...]
    section: str
    tags: tuple[str, ...]
    summary: str
    image: Image | None
    slug: str
    series: Row | None
    place: float | None
    remarks: tuple[Remark, ...]


def is_list(content: bytes) -> bool:
    """Whether *content* is a page of magcli that is no article, but leads to some: a tag, an archive."""
    return _MAIN in content and _ARTICLE not in content


def read(document: Document, told: Told) -> Ours | None:
    """Return what *document* says, and it has *told* machines; `None` when it is no article that magcli wrote."""
    article = document.select_one("main[id='magcli.text'] article.article")
    text = article.select_one(".body") if article is not None else None
    title = article.select_one("h1") if article is not None else None
    if article is None or text is None or title is None or not told:
        return None
    day = _shown_day(article) or _day(told.get("datePublished"))
    updated = _day(told.get("dateModified"))
    return Ours(
        text=text,
        title=said(title),
        date=day,
        updated=None if updated == _day(told.get("datePublished")) else _like(updated, day),
        authors=tuple(_people(told, "author")),
        guests=tuple(_people(told, "contributor")),
        section=_text(told.get("articleSection")),
        tags=_texts(told.get("keywords")),
        summary=_summary(article, text, _text(told.get("description"))),
        image=_image(article, text),
        slug=_last_step(_text(told.get("url"))),
        series=_series(told),
        place=_place(told),
        remarks=(
            Remark(
                certainty="taken",
                what="text",
                told="magcli wrote this page: all that it wrote around the text is left out",
            ),
        ),
    )


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    found = value if isinstance(value, list) else [value]
    return tuple(text for one in found if (text := _text(one)))


def _mapping(value: object) -> Told:
    return value if isinstance(value, Mapping) else {}


# ---- when ----------------------------------------------------------------------------------------------


def _shown_day(article: Element) -> Day | None:
    """Return the day of *article* as readers see it: machines are told a moment of it."""
    shown = article.select_one(".byline time[datetime]")
    return _day(shown.attrs.get("datetime")) if shown is not None else None


def _day(value: object) -> Day | None:
    try:
        return dates.parse(_text(value)) if value else None
    except dates.Misread:
        return None


def _like(day: Day | None, other: Day | None) -> Day | None:
    """Return *day* without its time where that is the first of the day, and the *other* one has none."""
    is_bare = isinstance(day, datetime) and day.time() == time() and not isinstance(other, datetime)
    return day.date() if is_bare and isinstance(day, datetime) else day


# ---- who -----------------------------------------------------------------------------------------------


def _people(told: Told, key: str) -> Iterator[Person]:
    """Yield the people below *key*; the pages that they have on the site are none of theirs."""
    value = told.get(key)
    home = _text(_mapping(told.get("publisher")).get("url"))
    for one in value if isinstance(value, list) else [value]:
        person = _mapping(one)
        name, url = _text(person.get("name")), _text(person.get("url"))
        if name:
            yield Person(
                id=slugify(name),
                name=name,
                role=_text(person.get("jobTitle")),
                organisation=_text(_mapping(person.get("affiliation")).get("name")),
                url="" if home and url.startswith(home) else url,
            )


# ---- what it shows -------------------------------------------------------------------------------------


def _summary(article: Element, text: Element, description: str) -> str:
    """Return the summary: where readers do not see it, the description, unless that is how the *text* begins."""
    shown = article.select_one(".standfirst")
    if shown is not None:
        return said(shown)
    whole, begun = _letters(said(text)), _letters(description)
    return "" if whole.startswith(begun) else description


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", text))


def _image(article: Element, text: Element) -> Image | None:
    """Return the picture above the text, or the one in it that a line below tells of."""
    lead, below = article.select_one("figure.lead"), article.select_one(".credits")
    around = lead if lead is not None else below
    shown = (lead if lead is not None else text).select("img[src]")
    if around is None or len({str(one.attrs["src"]) for one in shown}) != 1:
        return None
    credit = around.select_one(".credit")
    credited = said(credit) if credit is not None else ""
    if credit is not None:
        credit.decompose()
    words = around if lead is None else lead.select_one("figcaption")
    alt = str(shown[0].attrs.get("alt") or "")
    caption = said(words) if words is not None else ""
    return Image(src=str(shown[0].attrs["src"]), alt=alt, caption=caption, credit=_credited(credited))


def _credited(text: str) -> str:
    """Return whom the line *text* credits, in whatever language it says that."""
    for member in registry.members(languages):
        before, _, after = str(getattr(member, "WORDS", {}).get("credit", "")).partition("{credit}")
        if before and text.startswith(" ".join(before.split())) and text.endswith(after):
            return text[len(" ".join(before.split())) : len(text) - len(after)].strip()
    return text


# ---- where ---------------------------------------------------------------------------------------------


def _last_step(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def _series(told: Told) -> Row | None:
    part = _mapping(told.get("isPartOf"))
    name = _text(part.get("name"))
    return Row(name=name, title=name, slug=_last_step(_text(part.get("url")))) if name else None


def _place(told: Told) -> float | None:
    place = told.get("position")
    return float(place) if isinstance(place, int) and told.get("isPartOf") else None
