"""From files to values. What is wrong with a file is collected as Diagnostics; nothing here raises on content."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import PurePosixPath
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from magcli.model import (
    STATUSES,
    Article,
    Day,
    Diagnostic,
    Image,
    Magazine,
    Node,
    Part,
    Person,
    Series,
    Source,
    Span,
)
from magcli.text import dates, frontmatter
from magcli.text.nearest import fold, nearest
from magcli.text.position import locate
from magcli.text.slug import slugify

INDEX = "_index.md"

KINDS = {tuple: "a list", dict: "a mapping", str: "an empty text", type(None): "nothing"}

# What French-speaking teams write by reflex, and other generators' names.
KEYS_MEANT = {
    "auteur": "authors",
    "auteurs": "authors",
    "author": "authors",
    "chapo": "summary",
    "description": "summary",
    "draft": "status",
    "etat": "status",
    "etiquettes": "tags",
    "excerpt": "summary",
    "invites": "guests",
    "langue": "lang",
    "mots-cles": "tags",
    "nom": "name",
    "ordre": "parts",
    "published": "status",
    "resume": "summary",
    "rubrique": "section",
    "saison": "season",
    "series": "parts",
    "statut": "status",
    "titre": "title",
}
STATUSES_MEANT = {
    "a relire": "review",
    "brouillon": "draft",
    "done": "ready",
    "en ligne": "published",
    "live": "published",
    "pret": "ready",
    "public": "published",
    "publie": "published",
    "relecture": "review",
    "true": "published",
}


def source(path: PurePosixPath, content: bytes) -> Source:
    """Return the Markdown file *path* that holds *content*."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line, column = locate(before, len(before))
        return unreadable(path, "FM001", "the file is not UTF-8", "save it as UTF-8", line, column)
    matter = frontmatter.parse(text)
    faults = tuple(
        diagnostic(path, text, problem.span, problem.code, problem.message, problem.hint)
        for problem in matter.problems
    )
    return Source(
        path=path,
        text=text,
        fields=matter.fields,
        body_start=matter.body_start,
        faults=faults,
        broken=matter.broken,
    )


def unreadable(path: PurePosixPath, code: str, message: str, hint: str, line: int = 1, column: int = 1) -> Source:
    """Return the Source of a file that says nothing but what is wrong with it."""
    return Source(path=path, faults=(Diagnostic(path, line, column, code, message, hint),), broken=True)


def diagnostic(path: PurePosixPath, text: str, span: Span, code: str, message: str, hint: str = "") -> Diagnostic:
    """Return what is wrong with *span* of *text*, with its lines and columns."""
    line, column = locate(text, span.start)
    end_line, end_column = locate(text, max(span.start, span.end))
    return Diagnostic(path, line, column, code, message, hint, end_line=end_line, end_column=end_column)


def magazine(sources: Iterable[Source], files: Iterable[PurePosixPath] = ()) -> Magazine:
    """Return the magazine that *sources* make: its own index, its series', its articles.

    *files* are all paths below its root.
    """
    by_path = {source.path: source for source in sources}
    index = PurePosixPath(INDEX)
    home = _magazine(by_path.pop(index, unreadable(index, "FM010", "there is no such file", "run: magcli init")))
    series, articles, faults = {}, {}, []
    for path, found in sorted(by_path.items()):
        if len(path.parts) > 2:
            hint = f"move it to {path.parts[0]}/{path.name}"
            faults.append(Diagnostic(path, 1, 1, "FM010", "an article this deep belongs to no series", hint))
        elif path.name == INDEX:
            series[path.parent.name] = _series(found, home.people)
        else:
            article = _article(found, home.people)
            articles[article.name] = article
    return replace(home, series=series, articles=articles, files=frozenset(files), faults=tuple(faults))


def person(text: str, people: Mapping[str, Person]) -> Person:
    """Return who *text* names: an id or a name of *people*, or a plain name of somebody else."""
    known = people.get(text) or next((known for known in people.values() if known.name == text), None)
    return known or Person(id=slugify(text) or "x", name=text)


class _Fields:
    """Reads the values of a mapping by key and kind, and collects what is wrong with them.

    The keys it was asked for are the keys there are; so a key that nobody asked for is unknown.
    """

    def __init__(self, source: Source, fields: Mapping[str, Node] | None = None) -> None:
        self.source = source
        self.fields = source.fields if fields is None else fields
        self.asked: list[str] = ["x"]
        self.faults: list[Diagnostic] = []

    def node(self, key: str) -> Node | None:
        self.asked.append(key)
        node = self.fields.get(key)
        return None if node is None or node.value is None else node

    def text(self, key: str) -> str:
        node = self.node(key)
        return self.text_of(node, key) if node else ""

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(text for node in self.items(key) if (text := self.text_of(node, key)))

    def number(self, key: str, otherwise: int) -> int:
        node = self.node(key)
        if node is None or (isinstance(node.value, str) and node.value.isdecimal()):
            return int(str(node.value)) if node else otherwise
        self.wrong(node, key, "a whole number")
        return otherwise

    def choice(self, key: str, choices: tuple[str, ...], otherwise: str) -> str:
        node = self.node(key)
        if node is None or node.value in choices:
            return str(node.value) if node else otherwise
        self.wrong(node, key, " or ".join(choices))
        return otherwise

    def flag(self, key: str) -> bool:
        return self.choice(key, ("true", "false"), "false") == "true"

    def day(self, key: str) -> Day | None:
        node = self.node(key)
        text = self.text_of(node, key) if node else ""
        if not node or not text:
            return None
        try:
            return dates.parse(text)
        except ValueError as error:
            message, _, hint = str(error).partition(": write ")
            self.fault(node.span, "META006", message, f"write {hint or 'a day that exists, as 2015-07-04'}")
            return None

    def status(self) -> str | None:
        node = self.node("status")
        if node is None:
            return "draft"
        if node.value in STATUSES:
            return str(node.value)
        text = node.value if isinstance(node.value, str) else ""
        meant = STATUSES_MEANT.get(fold(text)) or next(iter(nearest(text, STATUSES)), "")
        hint = f"write {meant}" if meant else f"write one of {', '.join(STATUSES)}"
        told = (
            f"{KINDS[type(node.value)] if not text else repr(text)} is no status, so this article stays unpublished"
        )
        self.fault(node.span, "META009", told, hint)
        return None

    def people(self, key: str, known: Mapping[str, Person]) -> tuple[Person, ...]:
        return tuple(found for node in self.items(key) if (found := self.person_of(node, key, known)))

    def mapping(self, key: str) -> "_Fields":
        node = self.node(key)
        if node is not None and not isinstance(node.value, Mapping):
            self.wrong(node, key, "keys and values")
        return self.inside(node) if node else _Fields(self.source, {})

    def inside(self, node: Node) -> "_Fields":
        """Return the reader of a mapping inside this one; it reports to the same list."""
        inner = _Fields(self.source, node.value if isinstance(node.value, Mapping) else {})
        inner.faults = self.faults
        return inner

    def unknown(self) -> None:
        """Report the keys that nobody asked for."""
        for key, node in self.fields.items():
            if key in self.asked:
                continue
            meant = KEYS_MEANT.get(fold(key), "")
            known = meant if meant in self.asked else next(iter(nearest(key, self.asked[1:], most=1)), "")
            hint = f"write {known}" if known else "remove it, or keep it below x: for your own use"
            self.fault(node.key or node.span, "META005", f"magcli knows no key {key!r} here", hint)

    def fault(self, span: Span, code: str, message: str, hint: str) -> None:
        self.faults.append(diagnostic(self.source.path, self.source.text, span, code, message, hint))

    def list(self, key: str) -> tuple[Node, ...]:
        """Return the nodes of a list whose order matters, which must be written as one."""
        node = self.node(key)
        if node is not None and not isinstance(node.value, tuple):
            self.wrong(node, key, "a list, one a line, each after a hyphen")
        return node.items if node else ()

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the nodes of a list; one value alone is a list of one."""
        node = self.node(key)
        if node is None:
            return ()
        if isinstance(node.value, str) and "," in node.value and not node.quote:
            self.wrong(node, key, f"a list, [{node.value}], or put it in quotes when it is one name")
        return node.items if isinstance(node.value, tuple) else (node,)

    def text_of(self, node: Node, key: str) -> str:
        if node.value is None or isinstance(node.value, str):
            return (node.value or "").strip()
        self.wrong(node, key, "a text")
        return ""

    def person_of(self, node: Node, key: str, known: Mapping[str, Person]) -> Person | None:
        if not isinstance(node.value, Mapping):
            text = self.text_of(node, key)
            return person(text, known) if text else None
        inner = self.inside(node)
        name = inner.text("name")
        known_faults = len(self.faults)
        found = _person(inner, slugify(name) or "x")
        if not name and len(self.faults) == known_faults:  # a misspelt `name` has been told already
            self.fault(node.span, "META004", f"someone in {key} has no name", "write {name: …}")
        return found if name else None

    def wrong(self, node: Node, key: str, due: str) -> None:
        found = repr(node.value) if isinstance(node.value, str) else KINDS[type(node.value)]
        self.fault(node.span, "META004", f"{key} is {found}", f"write {due}")


def _person(fields: _Fields, key: str) -> Person:
    found = Person(
        id=key,
        name=fields.text("name") or key,
        role=fields.text("role"),
        organisation=fields.text("organisation"),
        url=fields.text("url"),
    )
    fields.unknown()
    return found


def _magazine(found: Source) -> Magazine:
    read = _Fields(found)
    known = read.mapping("people")
    people = {key: _person(known.inside(node), key) for key, node in known.fields.items()}
    feed, checks = read.mapping("feed"), read.mapping("validate")
    kinds = (("ignore", "ignore"), ("warn", "warning"), ("error", "error"))
    home = Magazine(
        source=found,
        title=read.text("title"),
        url=_url(read),
        lang=read.text("lang") or "en",
        timezone=_timezone(read),
        description=read.text("description"),
        people=people,
        sections=read.texts("sections"),
        feed_limit=feed.number("limit", 20),
        feed_content=feed.choice("content", ("full", "summary"), "full"),
        severities={rule: kind for key, kind in kinds for rule in checks.texts(key)},
    )
    for fields in (read, feed, checks):
        fields.unknown()
    return replace(home, source=replace(found, faults=(*found.faults, *read.faults)))


def _url(read: _Fields) -> str:
    url = read.text("url")
    if url and not _is_address(url):
        read.fault(read.source.value_span("url"), "META004", f"url is {url!r}", "write it whole: https://…/")
        return ""
    return url.rstrip("/") + "/" if url else ""


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # a host in brackets that is no IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.query or parts.fragment)


def _timezone(read: _Fields) -> tzinfo:
    name = read.text("timezone")
    if not name:
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # not found; a folder of the database; a name that leaves it
        span = read.source.value_span("timezone")
        read.fault(span, "META004", f"there is no time zone {name!r}", "write one such as Europe/Paris")
        return UTC


def _series(found: Source, people: Mapping[str, Person]) -> Series:
    read = _Fields(found)
    schedule = read.mapping("schedule")
    schedule.day("start")
    schedule.text("every")
    series = Series(
        source=found,
        slug=found.path.parent.name,
        title=read.text("title") or found.path.parent.name,
        season=_season(read),
        description=read.text("description"),
        editors=read.people("editors", people),
        parts=tuple(_part(read, node, people) for node in read.list("parts")),
    )
    for fields in (read, schedule):
        fields.unknown()
    return replace(series, source=replace(found, faults=(*found.faults, *read.faults)))


def _season(read: _Fields) -> str:
    node = read.node("season")
    if node is None or not isinstance(node.value, Mapping):
        return read.text("season")
    inner = read.inside(node)
    season = f"{inner.text('name')} {inner.text('year')}".strip()
    inner.unknown()
    return season


def _part(read: _Fields, node: Node, people: Mapping[str, Person]) -> Part:
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
    if not part.title:
        read.fault(node.span, "META004", "a planned part has no title", "write title: …")
    inner.unknown()
    return part


def _article(found: Source, people: Mapping[str, Person]) -> Article:
    read = _Fields(found)
    folder = found.path.parent.name
    article = Article(
        source=found,
        slug=found.path.stem,
        series=folder or None,
        title=read.text("title"),
        # What cannot be read publishes nothing.
        status=None if found.broken else read.status(),
        date=read.day("date"),
        updated=read.day("updated"),
        authors=read.people("authors", people),
        guests=read.people("guests", people),
        section=read.text("section"),
        tags=read.texts("tags"),
        summary=read.text("summary"),
        image=_image(read),
        comments=read.text("comments"),
        lang=read.text("lang"),
        aliases=read.texts("aliases"),
        id=read.text("id"),
    )
    read.unknown()
    return replace(article, source=replace(found, faults=(*found.faults, *read.faults)))


def _image(read: _Fields) -> Image | None:
    node = read.node("image")
    if node is None:
        return None
    if isinstance(node.value, str):
        return Image(src=node.value)
    if not isinstance(node.value, Mapping):
        read.wrong(node, "image", "{src: …, alt: …}")
        return None
    inner = read.inside(node)
    image = Image(src=inner.text("src"), alt=inner.text("alt"), credit=inner.text("credit"))
    inner.unknown()
    return image if image.src else None
