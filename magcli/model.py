"""The values that everything else speaks of. They are frozen, and know no file, clock or terminal."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import Literal, NamedTuple, Protocol, TypeVar
from urllib.parse import unquote

STATUSES = ("draft", "review", "ready", "published")

LISTS = ("sections", "people", "tags", "years")
"""What a site lists its articles by, besides series, in the order in which its menu names them."""

Thing = TypeVar("Thing")

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The gravest first."""

Day = date
"""A calendar day; when a file gives a time too, a datetime with its offset (which is a `date` as well)."""


class Span(NamedTuple):
    """A stretch of a text: offsets in characters from 0, the end exclusive."""

    start: int
    end: int

    def moved(self, by: int) -> "Span":
        """Return the same stretch of a text that has *by* characters more in front of it."""
        return Span(self.start + by, self.end + by)


class Link(NamedTuple):
    """Where a text links to *target*, or shows it when it `is_image`.

    Flat, for of large magazines forty thousand are held: a span each would be a third of their room.
    """

    target: str
    start: int
    end: int
    is_image: bool

    @property
    def span(self) -> Span:
        """The stretch of the text that it is."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Node:
    """A front matter value and where it stands in its file.

    A scalar is the text as written, with neither type nor quotes (`None` when it is empty): what it
    means depends on its key, so `no`, `12:30` or `2015-02-30` reach us as the writer typed them.
    """

    value: "str | tuple[Node, ...] | Mapping[str, Node] | None"
    span: Span
    key: Span | None = None
    quote: str = ""

    @property
    def items(self) -> "tuple[Node, ...]":
        """The list's items; none when this is no list."""
        return self.value if isinstance(self.value, tuple) else ()


class Edit(NamedTuple):
    """A stretch of a file's text, and what is to stand there instead."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a fault: edits of one file that do not overlap.

    It `is_safe` when the fault has one plausible reading and no reader loses a word; otherwise somebody has to look.
    """

    places: str
    """Where each edit starts and ends: one that sets 35 apostrophes takes 0.5 kB so, and 6 as a tuple of edits."""
    texts: tuple[str, ...]
    """What is to stand there; only one when that is the same everywhere."""
    is_safe: bool = True

    @classmethod
    def of(cls, edits: Iterable[Edit], *, is_safe: bool = True) -> "Fix":
        """Return the fix that makes *edits*."""
        spans, texts = zip(*edits, strict=True)
        places = " ".join(f"{start} {end}" for start, end in spans)
        return cls(places, texts[:1] if len({*texts}) == 1 else texts, is_safe)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What it changes."""
        at = iter(map(int, self.places.split()))
        spans = [Span(start, end) for start, end in zip(at, at, strict=True)]
        texts = self.texts if len(self.texts) > 1 else self.texts * len(spans)
        return tuple(map(Edit, spans, texts))


def replacement(span: Span, text: str, *, is_safe: bool = True) -> Fix:
    """Return the fix that puts *text* in the place of *span*."""
    return Fix.of([Edit(span, text)], is_safe=is_safe)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something wrong at a place: what, where, and what to write instead.

    `path` is relative to the magazine's root; lines and columns count from 1, columns in characters,
    and the end is exclusive.
    """

    path: PurePosixPath
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    end_line: int = 0
    end_column: int = 0
    name: str = ""
    fix: Fix | None = None
    """In characters of the whole text of the file."""

    @property
    def is_mendable(self) -> bool:
        """Whether it can be mended without anybody having to look at it."""
        return self.fix is not None and self.fix.is_safe

    @property
    def is_a_trifle(self) -> bool:
        """Whether it is a warning that can be mended so: hundreds of them say that somebody types straight quotes."""
        return self.severity == "warning" and self.is_mendable


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it should become: its whole new text, or `None` to remove it.

    `was` is the text that it was made from, `None` for a file that does not exist yet; such a one takes over the
    permissions of the file that it was `moved_from`, if any.
    """

    path: PurePosixPath
    text: str | None
    was: str | None = None
    moved_from: PurePosixPath | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A file, *source*, that goes to *path* as it is, whatever it holds.

    `digest` is that of its content when somebody looked at it: then it moves as long as it holds the same.
    """

    path: PurePosixPath
    source: PurePosixPath
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of an export: its path in the output folder, and the function that makes its bytes.

    Pages of one `key` have the same bytes: whoever has those need not make them again. Without one, nobody knows.
    """

    path: PurePosixPath
    render: Callable[[], bytes]
    key: str = ""
    is_dear: bool = False
    """Whether it takes so long to make that its bytes are worth keeping for any other export."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of an export that is *source* of the magazine, unchanged."""

    path: PurePosixPath
    source: PurePosixPath


class Shelved(Protocol):
    """A text that is not held, because there are many: it is read again when somebody wants it."""

    @property
    def digest(self) -> str:
        """What tells it from any other."""
        ...

    def __hash__(self) -> int:
        """Return what it is remembered by."""
        ...

    def text(self) -> str:
        """Return all of it. Raises CannotRead when it is another by now."""
        ...

    def fields(self) -> Mapping[str, Node]:
        """Return its front matter. Raises CannotRead as well."""
        ...


@lru_cache(maxsize=4)  # that of an index is asked for with every article
def digest(text: str) -> str:
    """Return what tells *text* from any other."""
    from hashlib import blake2b  # and OpenSSL, which only who compares texts should wait for

    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()


@lru_cache(maxsize=4)  # all that is to be done with one text is done in a row
def _text_of(shelved: Shelved) -> str:
    return shelved.text()


@lru_cache(maxsize=4)
def _fields_of(shelved: Shelved) -> Mapping[str, Node]:
    return shelved.fields()


# Sixty rules ask for the body of one article in turn, and hand it on to what remembers its answer by that text: a new
# copy would be hashed anew each time, which took 0.4 ms an article of 8 kB.
@lru_cache(maxsize=4)
def _below(text: str, start: int) -> str:
    return text[start:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A Markdown file: its text, and what its front matter holds."""

    path: PurePosixPath
    written: str | Shelved = ""
    """Its text, as its writer left it."""
    front_matter: Mapping[str, Node] | None = field(default_factory=dict)
    """What it holds; `None` as long as that is shelved with the text."""
    body_start: int = 0
    faults: tuple[Diagnostic, ...] = ()
    broken: bool = False
    """The front matter could not be read: what is said of its keys would be noise."""
    is_closed: bool = False
    """Nobody could read a word of it: it may link to anything."""
    links: tuple[Link, ...] | None = field(default=None, repr=False, compare=False)
    """Those of its body, as far as somebody read them before: `links.of` has them in any case."""
    is_annotated: bool = False
    """Whether the word magcli stands in it, as in every comment that silences a rule."""

    has_html: bool = False
    """Whether HTML may stand in it: not all that leads somewhere in there is among `links`."""

    @property
    def text(self) -> str:
        """All that the file holds. Raises CannotRead when it is shelved, and was changed meanwhile."""
        return self.written if isinstance(self.written, str) else _text_of(self.written)

    @property
    def digest(self) -> str:
        """What tells its text from any other."""
        return digest(self.written) if isinstance(self.written, str) else self.written.digest

    @property
    def fields(self) -> Mapping[str, Node]:
        """What its front matter holds, by key."""
        if self.front_matter is not None:
            return self.front_matter
        return {} if isinstance(self.written, str) else _fields_of(self.written)

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return _below(self.text, self.body_start)

    def key_span(self, key: str) -> Span:
        """Where *key* stands, or the start of the file when it is absent."""
        node = self.fields.get(key)
        return node.key if node and node.key else Span(0, 0)

    def value_span(self, key: str) -> Span:
        """Where the value of *key* stands, or the start of the file when it is absent."""
        node = self.fields.get(key)
        return node.span if node else Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who writes or is interviewed. `id` is the key in `people`, or a slug of the name."""

    id: str
    name: str
    role: str = ""
    organisation: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An article's picture; `src` is relative to the article's file."""

    src: str
    alt: str = ""
    caption: str = ""
    """What stands below it, for all to read."""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text of the magazine."""

    source: Source
    slug: str
    series: str | None = None
    title: str = ""
    status: str | None = "draft"
    """One of STATUSES; `None` when the file says something else, so that no typo publishes anything."""
    date: Day | None = None
    updated: Day | None = None
    announce: bool = False
    """Whether readers are told, while it is not out, that it will come."""
    authors: tuple[Person, ...] = ()
    guests: tuple[Person, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    image: Image | None = None
    comments: str = ""
    lang: str = ""
    aliases: tuple[str, ...] = ()
    id: str = ""

    @property
    def path(self) -> PurePosixPath:
        """The file, relative to the magazine's root."""
        return self.source.path

    @property
    def name(self) -> str:
        """What users call it: `series/slug`, or the slug alone outside a series."""
        return f"{self.series}/{self.slug}" if self.series else self.slug

    @property
    def address(self) -> str:
        """The path of its page: `series/slug/` or `slug/`."""
        return f"{self.name}/"

    @property
    def weight_of_missing(self) -> Severity:
        """What it weighs that something is missing: an error as soon as its writer calls it finished."""
        return "error" if self.status in ("ready", "published") else "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How much time passes from one part of a series to the next: *days* or calendar *months*."""

    text: str
    """As its writer put it."""
    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The rhythm of a series: its first day, how often, and the day of the week that a month's part waits for."""

    start: Day | None = None
    every: Period | None = None
    weekday: int | None = None
    """Monday is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """When a series is read: its *text* as written and, when that is understood, its *name* and year, or years."""

    text: str = ""
    name: str = ""
    """`spring`, `summer`, `autumn` or `winter`."""
    years: tuple[int, ...] = ()
    """One, or two in a row: a winter has both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One slot of a series: an article (`slug`), a planned one (`title`), or, in an export, neither."""

    slug: str = ""
    title: str = ""
    date: Day | None = None
    authors: tuple[Person, ...] = ()
    announce: bool = False
    id: str = ""
    """In an export, that of an announced article: what knows it by its id goes on to do so when it is out."""
    span: Span = Span(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Articles that tell one story, in the order of `parts`."""

    source: Source
    slug: str
    title: str = ""
    season: Season = Season()
    description: str = ""
    editors: tuple[Person, ...] = ()
    schedule: Schedule = Schedule()
    parts: tuple[Part, ...] = ()

    @property
    def path(self) -> PurePosixPath:
        """Its `_index.md`, relative to the magazine's root."""
        return self.source.path

    def number_of(self, slug: str) -> int | None:
        """The number of the part *slug*, from 1; `None` when it is no part."""
        return next((at for at, part in enumerate(self.parts, 1) if part.slug == slug), None)


def _grouped(pairs: Iterable[tuple[str, Thing]]) -> Mapping[str, tuple[Thing, ...]]:
    """Return the second of *pairs* by the first, in their order."""
    found: dict[str, list[Thing]] = {}
    for key, thing in pairs:
        found.setdefault(key, []).append(thing)
    return {key: tuple(things) for key, things in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """What rules are worth in the files that *pattern* names, as a shell would, or in all when it is empty."""

    pattern: str = ""
    worth: Mapping[str, str] = field(default_factory=dict)
    """A rule's code or name, or a family, and `ignore` or a severity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """How the pages of a magazine look, as far as it has wishes; what is empty is as the templates have it."""

    accent: str = ""
    """A colour, `#9b2d1f`."""
    logo: str = ""
    """A picture, as seen from the magazine's `_index.md`."""
    text_font: str = ""
    """A list of families, as CSS has it."""
    heading_font: str = ""


@dataclass(frozen=True, kw_only=True)
class Magazine:
    """Everything below one root folder."""

    source: Source
    title: str = ""
    url: str = ""
    lang: str = "en"
    timezone: tzinfo = UTC
    description: str = ""
    people: Mapping[str, Person] = field(default_factory=dict)
    sections: tuple[str, ...] = ()
    feed_limit: int = 20
    feed_content: str = "full"
    feed_hub: str = ""
    """Where programs that read feeds ask to be told of news (WebSub)."""
    theme: Theme = Theme()
    html_is_trusted: bool = False
    """Whether the HTML that articles hold leaves the folder as it is written."""
    typography: bool = True
    """Whether spaces, quotes and the like are set by the rules of the language."""
    social_images: bool = True
    """Whether each article gets a picture for those who share it."""
    pages: tuple[str, ...] = LISTS
    """Those of LISTS that the site has."""
    weighings: tuple[Weighing, ...] = ()
    """What is said first holds for all files, what follows for some of them."""
    series: Mapping[str, Series] = field(default_factory=dict)
    """By slug."""
    articles: Mapping[str, Article] = field(default_factory=dict)
    """By name: `series/slug`, or `slug` outside a series."""
    files: frozenset[PurePosixPath] = frozenset()
    """Every file below the root, hidden ones left out."""
    faults: tuple[Diagnostic, ...] = ()
    """What is wrong with files that are neither article nor series."""
    # Looked up when somebody asks: of the five magazines that an export makes one after the other, one is asked.

    @cached_property
    def by_slug(self) -> Mapping[str, tuple[Article, ...]]:
        """The articles again: all of one slug."""
        return _grouped((article.slug, article) for article in self.articles.values())

    @cached_property
    def by_folder(self) -> Mapping[str, tuple[Article, ...]]:
        """And all of one folder; those outside a series lie in that of the empty name."""
        return _grouped((article.series or "", article) for article in self.articles.values())

    @cached_property
    def by_alias(self) -> Mapping[str, Article]:
        """And by what they were called: a former address as it is read, without the strokes around it."""
        return {unquote(alias).strip("/"): article for article in self.articles.values() for alias in article.aliases}

    @cached_property
    def lists(self) -> Mapping[str, tuple[tuple[Series, Part], ...]]:
        """The parts that lists name, by the last step of that name, each with the series that lists it."""
        parts = ((series, part) for series in self.series.values() for part in series.parts if part.slug)
        return _grouped((PurePosixPath(part.slug).name.removesuffix(".md"), (series, part)) for series, part in parts)

    @property
    def path(self) -> PurePosixPath:
        """Its `_index.md`, relative to its root."""
        return self.source.path

    @property
    def indexes(self) -> tuple[Source, ...]:
        """The `_index.md` of the magazine, and those of its series."""
        return (self.source, *(series.source for series in self.series.values()))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that it is made of: the indexes, then the articles."""
        return (*self.indexes, *(article.source for article in self.articles.values()))

    @property
    def introductions(self) -> tuple[Article, ...]:
        """The texts of the indexes, of the magazine and of its series: articles that are nothing but a text.

        That of the magazine shows its logo.
        """
        logo = Image(src=self.theme.logo) if self.theme.logo else None
        home = Article(source=self.source, slug="home", image=logo)
        return (home, *(Article(source=found.source, slug=found.slug) for found in self.series.values()))

    def instant(self, day: Day) -> datetime:
        """Return the moment that *day* begins, or that it is when it has a time, in the magazine's time zone."""
        if isinstance(day, datetime):
            return day.astimezone(self.timezone)
        return datetime.combine(day, time(), self.timezone)

    def day(self, day: Day) -> date:
        """Return the calendar day that *day* is in the magazine's time zone; a bare one is never shifted."""
        return self.instant(day).date()

    def update_of(self, article: Article) -> Day | None:
        """Return when *article* was changed; `None` when that is no later than its date, and so says nothing."""
        if article.updated is None or article.date is None:
            return article.updated
        return article.updated if self.instant(article.updated) > self.instant(article.date) else None

    def number_of(self, article: Article) -> int | None:
        """Return the number that *article* has in its series; `None` when it is no part of one."""
        series = self.series_of(article)
        return series.number_of(article.slug) if series else None

    def series_of(self, article: Article) -> Series | None:
        """Return the series that *article* belongs to."""
        return self.series.get(article.series) if article.series else None

    def article_of(self, series: Series, part: Part) -> Article | None:
        """Return the article that fills *part* of *series*; `None` while it is planned, or has no file."""
        return self.articles.get(f"{series.slug}/{part.slug}") if part.slug else None
