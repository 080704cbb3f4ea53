"""From files to values. What is wrong with a file is collected as Diagnostics; nothing here raises on content."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import PurePosixPath
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from magcli.fields import Fields, diagnostic
from magcli.model import (
    LISTS,
    Article,
    Diagnostic,
    Image,
    Magazine,
    Node,
    Part,
    Person,
    Schedule,
    Season,
    Series,
    Source,
    Theme,
    Weighing,
)
from magcli.text import encodings, frontmatter, seasons
from magcli.text.nearest import nearest
from magcli.text.position import locate

INDEX = "_index.md"

ANNOTATION = "magcli"
"""What every comment names that silences a rule."""

# A tag or a comment, and no address in angle brackets.
_HTML = re.compile(r"<(?!https?://|mailto:)[a-zA-Z/!?]")

LARGEST = 512 * 1024
"""Bytes of a file: 80,000 words."""


def source(path: PurePosixPath, content: bytes) -> Source:
    """Return the Markdown file *path* that holds *content*."""
    if len(content) > LARGEST:
        told = f"the file is larger than {LARGEST // 1024} KiB"
        return closed(path, "FM018", told, "make several articles of it")
    text, place = decoded(content)
    if text is None:
        return closed(path, "FM001", *_other_encoding(content), *place)
    matter = frontmatter.parse(text)
    faults = tuple(
        diagnostic(path, text, problem.span, problem.code, problem.message, problem.hint, problem.fix)
        for problem in matter.problems
    )
    return Source(
        path=path,
        written=text,
        is_annotated=ANNOTATION in text,
        has_html=bool(_HTML.search(text)),
        front_matter=matter.fields,
        body_start=matter.body_start,
        faults=faults,
        broken=matter.broken,
    )


def decoded(content: bytes) -> tuple[str | None, tuple[int, int]]:
    """Return *content* as text; or `None`, and the line and column of what is not UTF-8."""
    try:
        return content.decode(), (1, 1)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        return None, locate(before, len(before))


def _other_encoding(content: bytes) -> tuple[str, str]:
    """Return what to tell of *content*, which is not UTF-8, and what to do."""
    encoding = encodings.likely(content)
    if not encoding:
        return "the file is not UTF-8", "save it as UTF-8"
    if encodings.is_mixed(content):
        told = f"the file is not UTF-8: some of its letters are, and some are {encoding}"
        return told, "type this letter again in your editor, and all others that look odd, and save the file as UTF-8"
    told = f"the file is not UTF-8; it reads well as {encoding}"
    return told, f"open it as {encoding} in your editor, and save it as UTF-8"


def unreadable(path: PurePosixPath, code: str, message: str, hint: str, line: int = 1, column: int = 1) -> Source:
    """Return the Source of a file that says nothing but what is wrong with it."""
    return Source(path=path, faults=(Diagnostic(path, line, column, code, message, hint),), broken=True)


def closed(path: PurePosixPath, code: str, message: str, hint: str, line: int = 1, column: int = 1) -> Source:
    """Return the Source of a file that holds a text, but one that nobody can read."""
    return replace(unreadable(path, code, message, hint, line, column), is_closed=True)


def magazine(
    sources: Iterable[Source],
    files: Iterable[PurePosixPath] = (),
    faults: Iterable[Diagnostic] = (),
    known: Iterable[Article] = (),
) -> Magazine:
    """Return the magazine that *sources* make: its own index, its series', its articles, with those that are *known*.

    *files* are all paths below its root, *faults* what is wrong with others.
    """
    read = {article.path: article for article in known}
    by_path = {source.path: source for source in (*sources, *(article.source for article in read.values()))}
    index = PurePosixPath(INDEX)
    home = _magazine(by_path.pop(index, unreadable(index, "FM010", "there is no such file", "run: magcli init")))
    series, articles, others = {}, {}, list(faults)
    for path, found in sorted(by_path.items()):
        if len(path.parts) > 2:
            hint = f"move it to {path.parts[0]}/{path.name}"
            others.append(Diagnostic(path, 1, 1, "FM010", "an article this deep belongs to no series", hint))
        elif path.name == INDEX:
            series[path.parent.name] = _series(found, home)
        else:
            one = read.get(path) or article(found, home)
            articles[one.name] = one
    return replace(home, series=series, articles=articles, files=frozenset(files), faults=tuple(others))


def reread(known: Magazine, texts: Mapping[PurePosixPath, str]) -> Magazine:
    """Return *known*, a magazine, as it is when those of its files that *texts* names hold them instead."""
    changed = {path: source(path, text.encode()) for path, text in texts.items()}
    if any(index.path in texts for index in known.indexes):  # what all others may depend on
        # A file without a text is empty, or could not be read: what is wrong with it stays.
        sources = (
            changed.get(old.path) or (source(old.path, old.text.encode()) if old.written else old)
            for old in known.sources
        )
        return magazine(sources, known.files, known.faults)
    articles = {
        name: article(changed[old.path], known) if old.path in changed else old
        for name, old in known.articles.items()
    }
    return replace(known, articles=articles)


def _magazine(found: Source) -> Magazine:
    read = Fields(found)
    known = read.mapping("people")
    people = {key: known.one(node, key) for key, node in known.fields.items()}
    feed, checks, looks = (read.mapping(key) for key in ("feed", "validate", "theme"))
    home = Magazine(
        source=found,
        title=read.text("title"),
        url=_url(read),
        lang=read.language("lang") or "en",
        timezone=_timezone(read),
        description=read.text("description"),
        people=people,
        sections=read.texts("sections"),
        feed_limit=feed.number("limit", 20),
        feed_content=feed.choice("content", ("full", "summary"), "full"),
        feed_hub=feed.page("hub"),
        theme=_theme(looks),
        html_is_trusted=read.choice("html", ("cleaned", "trusted"), "cleaned") == "trusted",
        typography=read.switch("typography"),
        social_images=read.switch("social_images"),
        pages=read.choices("pages", LISTS),
        weighings=tuple(_weighings(checks)),
    )
    for fields in (read, feed, checks, looks):
        fields.unknown()
    return replace(home, source=_faulty(found, read))


def _theme(looks: Fields) -> Theme:
    fonts = looks.mapping("fonts")
    theme = Theme(
        accent=looks.colour("accent"),
        logo=looks.picture("logo"),
        text_font=fonts.fonts("text"),
        heading_font=fonts.fonts("headings"),
    )
    fonts.unknown()
    return theme


def _weighings(checks: Fields) -> Iterator[Weighing]:
    """Yield what *checks* says of all files, then of those below each of its paths."""
    yield _weighing(checks, "")
    paths = checks.mapping("paths")
    for pattern, node in paths.fields.items():
        if not isinstance(node.value, Mapping):
            paths.wrong(node, pattern, "{ignore: […]}, or warn, error or info")
        inner = paths.inside(node)
        yield _weighing(inner, pattern)
        inner.unknown()


def _weighing(checks: Fields, pattern: str) -> Weighing:
    kinds = (("ignore", "ignore"), ("info", "info"), ("warn", "warning"), ("error", "error"))
    return Weighing(pattern=pattern, worth={rule: kind for key, kind in kinds for rule in checks.texts(key)})


def _url(read: Fields) -> str:
    url = read.text("url")
    if url and not address(url):
        read.fault(read.source.value_span("url"), "META004", f"url is {url!r}", "write it whole: https://…/")
    return address(url)


def address(url: str) -> str:
    """Return *url*, where a magazine is read, with a stroke at its end; empty when it is none."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a host in brackets that is no IPv6 address
        return ""
    is_one = parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)
    is_one = is_one and not re.search(r"[\s<>\"]", url)
    return url.rstrip("/") + "/" if is_one else ""


def _timezone(read: Fields) -> tzinfo:
    name = read.text("timezone")
    if not name:
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # not found; a folder of the database; a name that leaves it
        span = read.source.value_span("timezone")
        read.fault(span, "META004", f"there is no time zone {name!r}", "write one such as Europe/Paris")
        return UTC


def _series(found: Source, home: Magazine) -> Series:
    read, people = Fields(found, zone=home.timezone), home.people
    schedule = read.mapping("schedule")
    series = Series(
        source=found,
        slug=found.path.parent.name,
        title=read.text("title") or found.path.parent.name,
        season=_season(read),
        description=read.text("description"),
        editors=read.people("editors", people),
        schedule=Schedule(
            start=schedule.day("start"), every=schedule.period("every"), weekday=schedule.weekday("weekday")
        ),
        parts=tuple(_part(read, node, people) for node in read.list("parts")),
    )
    for fields in (read, schedule):
        fields.unknown()
    return replace(series, source=_faulty(found, read))


def _season(read: Fields) -> Season:
    node = read.node("season")
    if node is None or not isinstance(node.value, Mapping):
        return seasons.parse(read.text("season"))
    inner = read.inside(node)
    known_faults = len(read.faults)
    name, year = inner.text("name"), inner.text("year")
    inner.unknown()
    if len(read.faults) == known_faults:  # a misspelt key has been told already
        meant = next(iter(nearest(name, seasons.WORDS, most=1)), "spring, summer, autumn or winter, or été, Sommer …")
        _require(inner, "name", bool(seasons.name_of(name)), node, meant)
        _require(inner, "year", bool(seasons.years_of(year)), node, "2015, or 2015-2016 for a winter")
    return seasons.parse(f"{name} {year}".strip())


def _require(inner: Fields, key: str, understood: bool, season: Node, due: str) -> None:
    if understood:
        return
    node = inner.node(key)
    message = f"{inner.text(key)!r} is no {key} of a season" if node else f"this season has no {key}"
    inner.fault(node.span if node else season.span, "META004", message, f"write {'' if node else f'{key}: '}{due}")


def _part(read: Fields, node: Node, people: Mapping[str, Person]) -> Part:
    if node.value is None:
        read.wrong(node, "a part", "the slug of an article, or title: … of one to come")
    if not isinstance(node.value, Mapping):
        return Part(slug=read.text_of(node, "parts"), span=node.span)
    inner = read.inside(node)
    part = Part(
        title=inner.text("title"),
        date=inner.day("date"),
        authors=inner.people("authors", people),
        announce=inner.flag("announce"),
        span=node.span,
    )
    if not part.title and not inner.misspells("title"):
        read.fault(node.span, "META004", "a planned part has no title", "write title: …")
    inner.unknown()
    return part


def article(found: Source, home: Magazine) -> Article:
    """Return the article that *found* is, in a magazine whose index says what *home* does."""
    read, people = Fields(found, zone=home.timezone), home.people
    folder = found.path.parent.name
    one = Article(
        source=found,
        slug=found.path.stem,
        series=folder or None,
        title=read.text("title"),
        # What cannot be read publishes nothing.
        status=None if found.broken else read.status(),
        date=read.day("date"),
        updated=read.day("updated"),
        announce=read.flag("announce"),
        authors=read.people("authors", people),
        guests=read.people("guests", people),
        section=read.text("section"),
        tags=read.texts("tags"),
        summary=read.text("summary"),
        image=_image(read),
        comments=read.text("comments"),
        lang=read.language("lang"),
        aliases=read.aliases("aliases"),
        id=read.text("id"),
    )
    read.unknown()
    return replace(one, source=_faulty(found, read)) if read.faults else one


def _faulty(found: Source, read: Fields) -> Source:
    """Return the source *found* with what was wrong with the keys that were *read*."""
    return replace(found, faults=(*found.faults, *read.faults))


def _image(read: Fields) -> Image | None:
    node = read.node("image")
    if node is None:
        return None
    if isinstance(node.value, str):
        return Image(src=node.value)
    if not isinstance(node.value, Mapping):
        read.wrong(node, "image", "{src: …, alt: …}")
        return None
    inner = read.inside(node)
    image = Image(
        src=inner.text("src"), alt=inner.text("alt"), caption=inner.text("caption"), credit=inner.text("credit")
    )
    inner.unknown()
    if not image.src:
        read.fault(node.span, "META004", "this image has no file", "write src: images/…")
        return None
    return image
