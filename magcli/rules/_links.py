"""What the rules about links share: where each leads, where that is written, and how it is written otherwise."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal
from unicodedata import normalize
from urllib.parse import SplitResult, unquote, urlsplit

from magcli import links
from magcli.model import Article, Fix, Link, Magazine, Source, Span, replacement
from magcli.rules import _pages
from magcli.rules._rule import in_body
from magcli.text import markdown, relinking
from magcli.text.nearest import MANY, nearest
from magcli.text.slug import FEEDS, IMAGES, PAGES

Kind = Literal["file", "here", "top", "web", "script", "disk", "other"]


@dataclass(frozen=True, slots=True)
class Lead:
    """A link or an image of a text: where it stands, what is written there, and what kind of address that is."""

    span: Span
    """The whole link, in the whole text of the file; of an image in the front matter, its path."""
    target: str
    is_image: bool
    kind: Kind
    """A `file`, a place `here`, a path from the `top` of the host, the `web`, a `script`, one's own `disk`."""
    file: PurePosixPath | None = None
    """From the root, when it is a file."""
    link: Link | None = None
    """As the body has it; `None` in the front matter."""

    @property
    def fragment(self) -> str:
        """The place on the page that it leads to; empty for its start."""
        return self.target.partition("#")[2]


def leads(article: Article) -> tuple[Lead, ...]:
    """Return what *article* links to and shows, in the order of its file."""
    source = article.source
    found = _leads(source.body if source.links is None else source.links, source.body_start, str(article.path))
    return (*_cover(article), *found) if article.image else found


def _cover(article: Article) -> Iterator[Lead]:
    span, target, _ = next(links.targets(article))
    yield Lead(span, target, True, *_kind(target, article.path, is_image=True))


@lru_cache(maxsize=2)  # every rule about links asks for them in turn; strings are compared sooner than paths
def _leads(told: str | tuple[Link, ...], body_start: int, name: str) -> tuple[Lead, ...]:
    """Return the leads of a text, which is *told* as its body, or by the links that are known of it already."""
    path = PurePosixPath(name)
    return tuple(
        Lead(
            link.span.moved(body_start),
            link.target,
            link.is_image,
            *_kind(link.target, path, is_image=link.is_image),
            link,
        )
        for link in (markdown.links(told) if isinstance(told, str) else told)
    )


# What runs where it is followed. Browsers pass over white space and control characters in a scheme.
_SCRIPT = re.compile(r"(?:javascript|vbscript|data):", re.IGNORECASE)


def _kind(target: str, path: PurePosixPath, *, is_image: bool) -> tuple[Kind, PurePosixPath | None]:
    if _SCRIPT.match(re.sub(r"[\x00-\x20]", "", target)):
        return ("other" if is_image else "script"), None
    if file := links.file_of(target, path):
        return "file", file
    parts = split(target)
    if parts is None or parts.scheme not in ("", "http", "https"):
        on_disk = parts is not None and (parts.scheme == "file" or len(parts.scheme) == 1)  # or a letter of Windows
        return ("disk" if on_disk else "other"), None
    if parts.scheme or parts.netloc:
        return "web", None
    return ("top" if parts.path else "here"), None


def split(target: str) -> SplitResult | None:
    """Return the parts of the address *target*; `None` when it is none."""
    try:
        return urlsplit(target)
    except ValueError:  # an unclosed bracket in a host
        return None


# ---- what is written where -------------------------------------------------------------------------------


def place(article: Article, lead: Lead) -> Span:
    """Return where *lead* says what it leads to; all of it when that is written with escapes."""
    return _written(article, lead) or lead.span


def _written(article: Article, lead: Lead) -> Span | None:
    if lead.link is None:
        text = article.source.text[lead.span.start : lead.span.end]
        at = lead.span.start + text.find(lead.target)
        return Span(at, at + len(lead.target)) if text.count(lead.target) == 1 else None
    found = relinking.place(article.source.body, lead.link)
    return in_body(article.source, found) if found else None


def is_shown(article: Article, lead: Lead) -> bool:
    """Whether readers see the address itself, as in `<https://example.org/>`."""
    return article.source.text[lead.span.start : lead.span.start + 1 + len(lead.target)] == f"<{lead.target}"


def rewritten(article: Article, lead: Lead, target: str) -> Fix | None:
    """Return the fix that has *lead* lead to *target*; `None` when that cannot be written in its place alone."""
    span = _written(article, lead)
    # What YAML or Markdown might take for a sign of its own is nothing to write without a look.
    if span is None or is_shown(article, lead) or not re.match(r"[\w./?#][^\s()<>\"'\\|&*\[\]{}]*\Z", target):
        return None
    return replacement(span, target)


# ---- files -----------------------------------------------------------------------------------------------


def missing(article: Article, magazine: Magazine) -> Iterator[tuple[Lead, PurePosixPath]]:
    """Yield what leads to a file that is not there, however it is spelt, and that file."""
    for lead in leads(article):
        if lead.file and not links.exists(lead.file, magazine) and not alike(lead.file, magazine):
            yield lead, lead.file


def respelt(article: Article, magazine: Magazine, *, by_accents: bool) -> Iterator[tuple[Lead, PurePosixPath, str]]:
    """Yield what leads to a file that is there under a name spelt otherwise, that name, and what to write instead.

    Names that differ *by_accents* alone, in how these are put together, or those that differ in more.
    """
    for lead in leads(article):
        found = alike(lead.file, magazine) if lead.file and not links.exists(lead.file, magazine) else None
        if lead.file and found and _same_letters(lead.file, found) == by_accents:
            yield lead, found, links.led(lead.target, article.path, article.path, {lead.file: found})


def on_disk(article: Article) -> Iterator[Lead]:
    """Yield what leads to a file of whoever wrote it, which nobody else has."""
    yield from (lead for lead in leads(article) if lead.kind == "disk")


ON_DISK = "this leads to a file of one computer, which no reader has"
BESIDE = "put the file beside the article, and name it from here: images/…"


def _same_letters(one: PurePosixPath, other: PurePosixPath) -> bool:
    """Whether two paths look the same, and differ in how their accents are put together."""
    return normalize("NFC", str(one)) == normalize("NFC", str(other))


def alike(path: PurePosixPath, magazine: Magazine) -> PurePosixPath | None:
    """Return the file or the series of *magazine* that *path* is but for capitals and the form of its accents."""
    found = _by_look(magazine.files, tuple(magazine.series)).get(_look(path), ())
    return next((other for other in found if _same_letters(path, other)), next(iter(found), None))


@lru_cache(maxsize=1)
def _by_look(files: frozenset[PurePosixPath], series: tuple[str, ...]) -> Mapping[str, list[PurePosixPath]]:
    known: dict[str, list[PurePosixPath]] = {}
    for path in (*sorted(files), *map(PurePosixPath, series)):
        known.setdefault(_look(path), []).append(path)
    return known


def _look(path: PurePosixPath) -> str:
    return normalize("NFC", normalize("NFC", str(path)).casefold())


def instead(lead: Lead, path: PurePosixPath, article: Article, magazine: Magazine) -> str:
    """Return what to write instead of *lead*, as there is no *path*."""
    if lead.target.startswith("www."):
        return f"write https://{lead.target}"
    if re.fullmatch(r"[^\s/@]+@[^\s/@]+\.[a-z]+", lead.target):
        return f"write mailto:{lead.target}"
    if _pages.planned(path, magazine):
        return "that part is planned and not written yet; take the link out until it is"
    close = _close(path, magazine)
    if not close:
        return "correct the path, which is relative to this file"
    return f"write {links.way(close, article.path.parent)}"


def _close(path: PurePosixPath, magazine: Magazine) -> PurePosixPath | None:
    """Return the file that *path* probably means: with an ending, in another folder, or nearly of its name."""
    path = PurePosixPath(str(path).replace("\\", "/"))  # as Windows writes it
    if not path.name or path in magazine.files:
        return path if path.name else None
    article = path.with_name(f"{path.stem if path.suffix in ('.html', '.htm') else path.name}.md")
    names = _by_name(magazine.files)
    found = names.get(path.name) or names.get(article.name)
    if article in magazine.files or found:
        return article if article in magazine.files else found
    known = _by_kind(magazine.files).get((path.parent, path.suffix), {})
    if len(magazine.files) <= MANY:
        known = {name: file for name, file in names.items() if file.suffix == path.suffix}
    close = nearest(path.name, list(known)[:MANY], most=1)
    return known[close[0]] if close else None


@lru_cache(maxsize=1)  # asked for once for every broken link
def _by_name(files: frozenset[PurePosixPath]) -> Mapping[str, PurePosixPath]:
    """Return *files* by name; of one name, the first."""
    return {file.name: file for file in sorted(files, reverse=True)}


@lru_cache(maxsize=1)
def _by_kind(files: frozenset[PurePosixPath]) -> Mapping[tuple[PurePosixPath, str], Mapping[str, PurePosixPath]]:
    """Return *files* by folder and ending, and then by name."""
    known: dict[tuple[PurePosixPath, str], dict[str, PurePosixPath]] = {}
    for file in sorted(files):
        known.setdefault((file.parent, file.suffix), {})[file.name] = file
    return known


# ---- pages of our own ------------------------------------------------------------------------------------


def own(lead: Lead, magazine: Magazine) -> PurePosixPath | None:
    """Return what *lead*, an address of our own site, stands for: an article's file, a series, HOME or a file.

    `None` when it is no such address, or that of a page that no file makes.
    """
    path = on_site(lead, magazine)
    if path is None:
        return None
    address = unquote(path).removesuffix("index.html").strip("/")
    name = PurePosixPath(address)
    if not address or address in magazine.series:
        return name
    if article := magazine.articles.get(address) or magazine.by_alias.get(address):
        return article.path
    return name if name in magazine.files and name.suffix != ".md" else None


def on_site(lead: Lead, magazine: Magazine) -> str | None:
    """Return the path of *lead* from the start of our site; `None` when it leads elsewhere."""
    if lead.kind not in ("web", "top"):
        return None
    parts, home = split(lead.target), split(magazine.url)
    if parts is None or home is None or (lead.kind == "web" and not is_own(parts, home)):
        return None
    if parts.query:  # what is asked of a program, `?s=web` or `?p=12`, is no page that a file makes
        return None
    top = home.path or "/"
    if f"{parts.path}/" == top:
        return ""
    return parts.path.removeprefix(top) if parts.path.startswith(top) else None


def is_own(parts: SplitResult, home: SplitResult) -> bool:
    """Whether the address of *parts* is one of the host of *home*."""
    return bool(home.netloc) and parts.netloc.lower() == home.netloc.lower()


def is_insecure(lead: Lead, magazine: Magazine) -> bool:
    """Whether *lead* is an `http:` address on the host of a magazine that has an `https:` one."""
    if lead.kind != "web" or not magazine.url.startswith("https:") or lead.target[:5].lower() != "http:":
        return False
    parts, home = split(lead.target), split(magazine.url)
    return bool(parts and home and is_own(parts, home))


def beside(lead: Lead, article: Article, magazine: Magazine) -> str:
    """Return the way from *article* to what *lead* stands for, its fragment kept; empty when that is no file."""
    path = own(lead, magazine)
    if path is None or _pages.is_dead_end(path, article, magazine):
        return ""
    is_folder = path == _pages.HOME or (str(path) in magazine.series and path not in magazine.files)
    way = links.way(path, article.path.parent) + ("/" if is_folder else "")
    return way + (f"#{lead.fragment}" if lead.fragment else "")


def lost(lead: Lead, magazine: Magazine) -> str:
    """Return the address of *lead* on our site when an export makes nothing there; empty otherwise."""
    path = on_site(lead, magazine)
    # One that is not encrypted is told as that first.
    if path is None or own(lead, magazine) is not None or is_insecure(lead, magazine):
        return ""
    address = unquote(path).strip("/")
    folder, _, rest = address.partition("/")
    # What an export makes in the folder of a series, beside the pages of its parts; and at the top.
    in_series = rest in ("", "index.html") or bool(FEEDS.fullmatch(rest))
    at_top = re.split("[.-]", folder, maxsplit=1)[0] in PAGES - {IMAGES}
    is_made = in_series if folder in magazine.series else at_top
    return "" if is_made else address


INSTEAD = "link to the file beside the text: la-suite.md, images/plan.pdf"
"""What to do about an address of our own site that has nothing."""


def goal(lead: Lead, magazine: Magazine) -> PurePosixPath | None:
    """Return the file, or the folder of a series, that *lead* leads to: its path, however spelt, or its address."""
    if lead.file is None or links.exists(lead.file, magazine):
        return lead.file or own(lead, magazine)
    return alike(lead.file, magazine) or lead.file


# ---- places on a page ------------------------------------------------------------------------------------


def page(lead: Lead, article: Article, magazine: Magazine) -> Source | None:
    """Return the text that *lead*, of *article*, leads into; `None` when it is none, or cannot be read."""
    if lead.kind == "here":
        return article.source
    path = goal(lead, magazine)
    if path is None:
        return None
    found = _pages.article_at(path, magazine) or _pages.series_at(path, magazine)
    source = found.source if found else magazine.source if path in (_pages.HOME, magazine.path) else None
    return None if source is None or source.broken else source


def is_pointed_into(article: Article, magazine: Magazine) -> bool:
    """Whether a link of *article* itself or of another text leads to a place on its page, which has an id."""
    here = any(lead.kind == "here" for lead in leads(article)) if "#" in article.source.body else False
    return here or article.path in _pointed_into(magazine)


# The end of an address, and the place on the page that it names: quicker than looking at every link.
_PLACE = re.compile(r"#(?<=[\w/]#)[\w%]")


@_pages.once
def _pointed_into(magazine: Magazine) -> frozenset[PurePosixPath]:
    """Return the files to places on whose pages links of other files lead."""
    texts = (*magazine.introductions, *magazine.articles.values())
    pointing = (text for text in texts if _PLACE.search(text.source.body))
    pages = (page(lead, text, magazine) for text in pointing for lead in leads(text) if lead.fragment)
    return frozenset(found.path for found in pages if found)
