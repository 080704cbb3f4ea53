"""The keys of front matter in their many spellings, as what a magazine keeps of an article."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from magcli import fields
from magcli.importers import _days, _hidden
from magcli.importers._habits import Habits, Leaf
from magcli.importers._hidden import Hidden
from magcli.importers._sheet import EMPTY, Sheet, spoken, texts
from magcli.importers._site import Site, described, tag
from magcli.model import Day, Image, Person
from magcli.text import markdown
from magcli.text.emitter import Value
from magcli.text.nearest import fold
from magcli.text.slug import is_slug

DATES = ("date", "pubDate", "publishDate", "published_at", "publishedAt", "published_date", "created", "createdAt")
UPDATES = (
    "updated",
    "lastmod",
    "modified",
    "last_modified_at",
    "last_update",
    "last_updated",
    "updatedDate",
    "updated_at",
)


# ---- days -------------------------------------------------------------------------------------------------


def day(sheet: Sheet, leaf: Leaf, site: Site) -> Day | None:
    """Return the day of an article: that of its key, or the one that its file is named after."""
    name = sheet.first(*DATES) or ("published" if re.match(r"\d{4}-", spoken(sheet.peek("published"))) else "")
    if not name:
        return leaf.day
    found = _days.read(sheet.peek(name), leaf.day)
    if found.told:
        instead = f"; {leaf.day} is taken, from the name of its file" if found.day is None and leaf.day else ""
        sheet.remark(found.certainty, "date", f"{found.told}{instead}", of=name)
    if name != "published" and not isinstance(sheet.peek(name), (list, Mapping)):
        sheet.drop(name)
    if found.day is None and leaf.day:
        return leaf.day
    if found.day and leaf.day and _bare(found.day) != leaf.day:
        told = f"{found.day} by its key, {leaf.day} by the name of its file; the key counts"
        sheet.remark("guessed", "date", told, of=name)
    return _not_before(zoned(found.day, site), sheet, site)


_STARTS = ("publishDate", "pubDate", "published")


def _not_before(day: Day | None, sheet: Sheet, site: Site) -> Day | None:
    """Return *day*, or the later one from which on a key lets readers see the article."""
    for key in _STARTS:
        told = sheet.peek(key)
        start = zoned(_days.read(told).day, site) if day and told not in EMPTY else None
        if day and start and _moment(start) > _moment(day):
            sheet.remark("guessed", "date", f"{start}, from which on readers see it; its own is {day}", of=key)
            if key != "published":  # which tells the status, too
                sheet.drop(key)
            return start
    return day


def _moment(day: Day) -> datetime:
    """Return *day* so that it can be compared with any other: its first moment, in UTC where nothing is said."""
    moment = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_day_sure(leaf: Leaf) -> bool:
    """Whether the day of an article can be read in one way alone."""
    sheet = Sheet(leaf.head)
    name = sheet.first(*DATES)
    return not name or _days.read(sheet.peek(name), leaf.day).certainty == "taken"


def _bare(day: Day) -> date:
    return day.date() if isinstance(day, datetime) else day


def zoned(day: Day | None, site: Site) -> Day | None:
    """Return *day* with the offset that its time has where the site says that it is written."""
    if isinstance(day, datetime) and not day.tzinfo and site.zone and (day.hour or day.minute or day.second):
        return day.replace(tzinfo=site.zone)
    return day


def updated(sheet: Sheet, site: Site) -> Day | None:
    """Return the day of the last change, if a key tells it."""
    name = sheet.first(*UPDATES)
    if not name or isinstance(sheet.peek(name), (Mapping, list, bool)):
        return None
    found = _days.read(sheet.take(name))
    if found.told:
        sheet.remark(found.certainty, "updated", found.told, of=name)
    return zoned(found.day, site)


# ---- what it is called ------------------------------------------------------------------------------------


class Titled(NamedTuple):
    """The title of an article, and its text without the heading that says it."""

    title: str
    body: str


def title(sheet: Sheet, leaf: Leaf, body: str) -> Titled:
    """Return what an article is called: by its key, by the heading that its text starts with, or by its file."""
    heading = _heading(body)
    told = unescaped(sheet.text("title", "titre", "headline"))
    if told:
        if heading and fold(heading.title) == fold(told):
            sheet.remark(
                "taken", "title", f"the heading {heading.title!r} that says it again was left out of the text"
            )
            return Titled(told, heading.body)
        return Titled(told, body)
    if heading:
        sheet.remark("guessed", "title", f"{heading.title!r}, the heading that its text starts with")
        return heading
    name = re.sub(r"[-_]+", " ", leaf.name).strip()
    guessed = name[:1].upper() + name[1:]
    sheet.remark("guessed", "title", f"{guessed!r}, from the name of its file")
    return Titled(guessed, body)


def unescaped(text: str) -> str:
    """Return *text* with the characters that HTML names in it: generators put keys into their pages as they are."""
    return unescape(text) if re.search(r"&(#\w+|[a-zA-Z]+);", text) else text


def _heading(body: str) -> Titled | None:
    """Return the heading of the first level that *body* starts with, and the text below it."""
    start = len(body) - len(body.lstrip())
    if not re.match(r"#[ \t]|[^\n]+\n={2,}[ \t]*(\n|$)", body[start:]):
        return None
    words: list[str] = []
    for event in markdown.events(body):
        if (
            event.name == "Heading"
            and event.phase == "start"
            and (event.data["level"] not in (1, "h1", "H1") or words)
        ):
            return None
        if event.name == "Heading" and event.phase == "end":
            said = " ".join("".join(words).split())
            rest = body[event.end :].lstrip("\n")
            return Titled(said, rest) if said and "[^" not in said else None
        if event.name in ("Text", "Code"):
            words.append(event.data)
        elif event.name in markdown.BREAKS:
            words.append(" ")
        elif event.name in ("FootnoteReference", "Image"):
            return None
    return None


class Called(NamedTuple):
    """The slug of an article, and the address that its keys give it, if any."""

    slug: str
    path: str
    """The slug with the folders that its key puts before it."""
    address: str


def called(sheet: Sheet, leaf: Leaf, habits: Habits) -> Called:
    """Return what an article is called in addresses."""
    address = ""
    if (name := sheet.first(*habits.url_keys)) and isinstance(sheet.peek(name), str):
        written = spoken(sheet.peek(name))
        told = habits.filled(written, leaf)
        if _is_address(told):
            address = path_of(told)
            sheet.drop(name)
        elif "{{" in told or "{%" in told:
            where = leaf.told_by.get(name.casefold(), name)
            said = f"{where} puts texts at {written}, which is not run: add what it was as an alias"
            sheet.remark("open", "aliases", said, of=name)
    path = sheet.text("slug").strip("/") or last_step(address) or leaf.name
    return Called(path.rpartition("/")[2], path, address)


def _is_address(told: str) -> bool:
    """Whether *told* is a path of the site: no pattern, and nothing of another host."""
    return bool(told) and not re.search(r"[:{}\s%]", re.sub(r"^https?://", "", told)) and "//" not in told[8:]


def path_of(address: str) -> str:
    """Return *address*, with its host or without, as a path from the top of the site."""
    try:
        path = urlsplit(address).path if re.match(r"https?://", address) else address
    except ValueError:
        path = ""
    return f"/{path.lstrip('/')}" if path.strip("/") else ""


def last_step(address: str) -> str:
    """Return the last step of *address* that names an article."""
    parts = [part for part in PurePosixPath(unquote(address)).parts if part != "/"]
    if parts and re.fullmatch(r"index\.\w+", parts[-1]):
        parts.pop()
    return re.sub(r"\.(html?|php|md)$", "", parts[-1]) if parts else ""


def aliases(sheet: Sheet, beside: str, *, home: str = "http") -> Iterator[str]:
    """Yield the addresses that send readers on: those below *home*, and paths; such without a stroke are *beside*."""
    for name in ("aliases", "alias", "redirect_from", "redirects", "old_url"):
        for told in sheet.list(name):
            is_elsewhere = told.startswith("http") and not told.startswith(home)
            if is_elsewhere or not _is_address(told) or not path_of(told):
                sheet.remark("open", name, f"{told!r} is no address of the site; it was left out")
            else:
                yield path_of(told if re.match(r"/|https?:", told) else f"{beside}/{told}")


# ---- state ------------------------------------------------------------------------------------------------


NOT_OUT = ("draft", "review", "ready")
"""What keys say of a text that no reader has seen yet."""


def status(sheet: Sheet) -> tuple[str, bool]:
    """Return the status that its keys tell, if they do, and whether they hide it."""
    hidden = _hidden.of(sheet)
    found = said_status(sheet)
    if not hidden or found in NOT_OUT:
        return found, bool(hidden)
    tell_hidden(sheet, hidden)
    return "draft", True


def tell_hidden(sheet: Sheet, hidden: Hidden) -> None:
    """Remark that what is *hidden* is a draft, and why."""
    sheet.remark("open", "status", f"{hidden.why}; it is a draft now", of=hidden.key or "status")


def said_status(sheet: Sheet) -> str:
    """Return the status that keys for just that tell; nothing when there are none."""
    told = _told_status(sheet)
    draft, published = sheet.flag("draft"), _published(sheet)
    if told:
        return told
    if draft or published is False or _unsure(sheet):
        return "draft"
    return "published" if draft is False or published else ""


def _unsure(sheet: Sheet) -> bool:
    """Whether a key that tells drafts from the rest says something that nobody understands."""
    return bool(sheet.first("draft", "published"))


def _published(sheet: Sheet) -> bool | None:
    """Return what `published` says, be it a day."""
    if re.match(r"\d{4}-", spoken(sheet.peek("published"))):
        sheet.drop("published")
        return True
    return sheet.flag("published")


_STATUSES = {
    **dict.fromkeys(("published", "publish", "public", "live", "publié"), "published"),
    **dict.fromkeys(("draft", "brouillon", "skip", "idea"), "draft"),
    **dict.fromkeys(("review", "in review", "pending"), "review"),
    **dict.fromkeys(("ready", "scheduled"), "ready"),
}


def _told_status(sheet: Sheet) -> str:
    """Return what the key `status` means; a draft, with a remark, when that is in doubt."""
    if not sheet.first("status"):
        return ""
    said = sheet.text("status")
    known = _STATUSES.get(said.casefold(), "")
    if said and not known:
        sheet.remark("open", "status", f"{said!r} is none of ours; it is a draft now")
    return known or "draft"


# ---- people -----------------------------------------------------------------------------------------------


def authors(sheet: Sheet, site: Site) -> tuple[Person, ...]:
    """Return who wrote an article."""
    return _taken(sheet, site, "authors", "author", "auteur", "auteurs", "writer", "by")


def guests(sheet: Sheet, site: Site) -> tuple[Person, ...]:
    """Return who is interviewed in an article, or writes in it as a guest."""
    return _taken(sheet, site, "guests")


def editors(sheet: Sheet, site: Site) -> tuple[Person, ...]:
    """Return who is in charge of a series."""
    return _taken(sheet, site, "editors")


def people(value: Value, site: Site) -> tuple[Person, ...]:
    """Return the people whom *value* names, each once."""
    return tuple(dict.fromkeys(_people(value, site)))


def _taken(sheet: Sheet, site: Site, *names: str) -> tuple[Person, ...]:
    """Return the people whom the first of *names* that says something names; the key stays if it says more."""
    name = sheet.first(*names)
    value = sheet.peek(name) if name else None
    if not _more_of_people(value):
        sheet.drop(name)
    found = people(value, site)
    for id in (someone.name for someone in found if _is_unknown_id(someone, site)):
        sheet.remark(
            "open", name, f"{id!r} is none of the people whom the site knows; it was taken for a name", of=name
        )
    for other in (other for other in names if other.casefold() != name.casefold() and sheet.first(other)):
        if set(people(sheet.peek(other), site)) <= set(found) and not _more_of_people(sheet.peek(other)):
            sheet.drop(other)
        else:
            sheet.remark("open", other, f"{name} tells who wrote it; this is kept under x: {other}")
    return found


def _is_unknown_id(someone: Person, site: Site) -> bool:
    """Whether *someone* is called as those whom the site knows are, and is none of them."""
    return bool(site.people) and is_slug(someone.name) and someone.name not in site.people


_OF_PEOPLE = re.compile(r"key|name|title|role|organi[sz]ation|ur[li]|website|web", re.IGNORECASE)


def _more_of_people(value: Value) -> bool:
    """Whether *value* says more of somebody than a magazine keeps."""
    if isinstance(value, list):
        return any(map(_more_of_people, value))
    return isinstance(value, Mapping) and not all(map(_OF_PEOPLE.fullmatch, value))


def _people(value: Value, site: Site) -> Iterator[Person]:
    if isinstance(value, Mapping):
        if person := described("", value):
            yield site.people.get(spoken(value.get("key", "")), person)
    elif isinstance(value, list):
        for item in value:
            yield from _people(item, site)
    elif said := spoken(value):
        yield from (fields.person(one, site.people) for one in _names(said, site))


def _names(said: str, site: Site) -> tuple[str, ...]:
    """Return the names that *said* lists: parted by semicolons, or by commas where each part is a name."""
    if said in site.people:
        return (said,)
    if ";" in said:
        return texts(said, splits_on=";")
    parts = texts(said)
    known = {person.name for person in site.people.values()} | set(site.people)
    are_names = all(" " in part or part in known for part in parts)
    return parts if len(parts) > 1 and are_names else (said,)


# ---- where it is listed -----------------------------------------------------------------------------------


class Listed(NamedTuple):
    """The section and the tags of an article."""

    section: str
    tags: tuple[str, ...]


def categories(sheet: Sheet, habits: Habits) -> tuple[str, ...]:
    """Return all categories that the keys of an article name; they stay."""
    one = sheet.peek("category")
    said = (spoken(one),) if isinstance(one, str) else texts(one)
    every = (*texts(sheet.peek("categories"), splits_on=habits.splits_tags_on), *said)
    return tuple(dict.fromkeys(filter(None, every)))


def listed(sheet: Sheet, habits: Habits, folders: tuple[str, ...]) -> Listed:
    """Return where an article is listed: one section, and tags; further categories are tags."""
    section = sheet.text("section") if isinstance(sheet.peek("section"), str) else ""
    line_of = sheet.first("categories", "category")
    one = sheet.peek("category")
    categories = (spoken(sheet.take("category")),) if isinstance(one, str) and one else sheet.list("category")
    more = sheet.list("categories", splits_on=habits.splits_tags_on)
    tags = sheet.list("tags", "tag", "keywords", splits_on=habits.splits_tags_on)
    every = tuple(dict.fromkeys((*categories, *more, *folders)))
    others = every if section else every[1:]
    if others:
        sheet.remark("guessed", "tags", f"{', '.join(others)}, from its other categories", of=line_of)
    return Listed(section or "".join(every[:1]), tuple(dict.fromkeys((*tags, *others))))


# ---- what it says of itself -------------------------------------------------------------------------------


def summary(sheet: Sheet) -> str:
    """Return the summary as a plain text on one line."""
    said = unescaped(sheet.text("description", "summary", "excerpt", "abstract", "subtitle", "lead"))
    if re.search(r"[*_`<\[&]", said):
        return markdown.first_paragraph(said) or said
    return said


def language(sheet: Sheet, leaf: Leaf) -> str:
    """Return the language of an article: by its key, or by the name of its file."""
    name = sheet.first("lang", "language", "locale")
    said = spoken(sheet.peek(name)) if name else ""
    if found := tag(said):
        sheet.drop(name)
        return found
    if said:
        sheet.remark("open", name, f"{said!r} is no language tag, such as fr or pt-BR; it is kept under x: {name}")
    return tag(leaf.lang)


def comments(sheet: Sheet) -> str:
    """Return `closed` when a key says that readers may not comment."""
    if spoken(sheet.peek("comments")).casefold() in ("closed", "false", "no", "off", "disabled"):
        sheet.drop("comments")
        return "closed"
    if spoken(sheet.peek("disableComments")).casefold() == "true":
        sheet.drop("disableComments")
        return "closed"
    if spoken(sheet.peek("comments")).casefold() in ("true", "yes", "on", "open", "enabled"):
        sheet.drop("comments")
    return ""


_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def own_id(sheet: Sheet) -> str:
    """Return the id that an article has already, if it is a uuid (RFC 9562, section 4) as magcli writes them."""
    return spoken(sheet.take("id")) if _UUID.fullmatch(spoken(sheet.peek("id"))) else ""


_IMAGES = (
    *("image", "cover", "featured_image", "featuredImage", "feature_image", "coverImage", "cover_image", "hero"),
    *("heroImage", "hero_image", "thumbnail", "thumb", "banner", "img", "images", "og_image", "ogImage", "header"),
)
_SOURCES = ("src", "path", "image", "url", "file", "relative", "feature", "overlay_image", "teaser")


def image(sheet: Sheet) -> Image | None:
    """Return the picture of an article; a key that says more than can be kept of it stays."""
    for name in _IMAGES:
        value = sheet.peek(name)
        first = value[0] if isinstance(value, list) and value else value
        found = _mapped(first) if isinstance(first, Mapping) else _named(first)
        if found:
            if not (isinstance(value, list) and len(value) > 1) and not _says_more(first):
                sheet.drop(name)
            return _with_words(found, sheet, name)
    return _of_resources(sheet)


def _named(value: Value) -> Image | None:
    """Return the image that *value* is the path of."""
    is_path = isinstance(value, str) and re.search(r"/|\.\w{2,5}([?#]|$)", value)
    return Image(src=value.strip()) if is_path and isinstance(value, str) else None


def drop_copies(sheet: Sheet, image: Image, file: Callable[[str], PurePosixPath | None]) -> None:
    """Forget the keys that show nothing but *image* again; *file* returns what a path leads to."""
    for name in _IMAGES:
        value = sheet.peek(name)
        again = _named(value[0] if isinstance(value, list) and len(value) == 1 else value)
        if again and (again.src == image.src or (file(again.src) and file(again.src) == file(image.src))):
            sheet.drop(name)


_WORDS = ("alt", "image_alt", "title", "caption", "credit")


def _says_more(value: Value) -> bool:
    return isinstance(value, Mapping) and any(key.casefold() not in (*_SOURCES, *_WORDS) for key in value)


def _mapped(value: Mapping[str, Value]) -> Image | None:
    told = {key.casefold(): spoken(item) for key, item in value.items()}
    src = next((told[key] for key in _SOURCES if re.search(r"\.\w+$|^https?:", told.get(key, ""))), "")
    alt = next((told[key] for key in ("alt", "image_alt", "title") if told.get(key)), "")
    return Image(src=src, alt=alt, caption=told.get("caption", ""), credit=told.get("credit", "")) if src else None


def _with_words(found: Image, sheet: Sheet, name: str) -> Image:
    """Return the image *found* with what keys beside it say of it, and the folder that they put before it."""
    if sheet.first("img_path") and not re.match(r"/|https?:", found.src):
        folder = spoken(sheet.take("img_path"))
        found = Image(
            src=f"{folder.rstrip('/')}/{found.src}", alt=found.alt, caption=found.caption, credit=found.credit
        )
    ends = ("alt", "caption", "credit")
    said = {
        end: getattr(found, end) or spoken(sheet.take(*(f"{name}{join}{end}" for join in ("_", "-", ""))))
        for end in ends
    }
    return Image(src=found.src, **said)


def _of_resources(sheet: Sheet) -> Image | None:
    """Return the one of the files of a bundle that it calls its cover."""
    value = sheet.peek("resources")
    for item in value if isinstance(value, list) else ():
        if isinstance(item, Mapping) and re.search(r"cover|feature|hero|thumb|banner", spoken(item.get("name"))):
            src = spoken(item.get("src"))
            if src and "*" not in src:
                return Image(src=src, alt=spoken(item.get("title")))
    return None
