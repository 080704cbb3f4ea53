"""A site that Hugo builds as it is: a bundle for each article, in Markdown, and a small theme."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from magcli import links
from magcli.errors import NotAllowed
from magcli.exporters import _addresses, _hugo_theme
from magcli.exporters._exporter import Options
from magcli.exporters._people import told_apart
from magcli.exporters._words import words
from magcli.model import Article, Copy, Image, Magazine, Page, Part, Person, Series
from magcli.reading import INDEX
from magcli.text import emitter, seasons, xml
from magcli.text.emitter import Value
from magcli.text.handover import handed_over
from magcli.text.slug import is_slug

FOLDER = "hugo"
PAGE = "content/{}/index.md"
TAKES = ()

CONTENT = PurePosixPath("content")
STATIC = PurePosixPath("static")
TAXONOMIES = {"author": "authors", "category": "categories", "guest": "guests", "series": "series", "tag": "tags"}
"""What Hugo lists pages by: the key of its configuration, and that of a page's front matter."""

Values = dict[str, Value]

# What Hugo takes for a page, refuses, or passes over, where everything else in a bundle is just a file of it.
_NO_RESOURCE = re.compile(
    r"(?:.*/)?(?:[._#][^/]*|index\.[^/]*|[^/]*~|.*\.(?:ad|adoc|asciidoc|htm|html|markdown|md|mdown|org|pandoc|pdc|rst))",
    re.IGNORECASE,
)


def export(magazine: Magazine, options: Options) -> Iterator[Page | Copy]:
    """Yield the folder of a Hugo site that holds the public *magazine*. Raises NotAllowed when names collide."""
    magazine = told_apart(magazine)
    _require_room(magazine)
    site = _Site(magazine)
    yield _text("hugo.yaml", partial(_configuration, magazine))
    for name, template in _hugo_theme.FILES.items():
        yield _text(f"themes/magcli/{name}", partial(str, template))
    for source, page in site.pages.items():
        yield _text(str(page.file), partial(site.text, source))
        yield from site.files(source)
    for kind, people in _people(magazine).items():
        for person in people:
            yield _text(str(CONTENT / kind / person.id / INDEX), partial(_person, person))


def _text(path: str, render: partial[str]) -> Page:
    return Page(PurePosixPath(path), lambda: xml.allowed(render()).encode())


def _require_room(magazine: Magazine) -> None:
    """Raise NotAllowed when an article or a series is called as one of Hugo's lists is."""
    tops = {name.partition("/")[0] for name in (*magazine.articles, *magazine.series)}
    for name in sorted(tops & set(TAXONOMIES.values())):
        raise NotAllowed(f"{name} is where Hugo lists {name}", f"give what you called {name} another name")


# -- the files of the site


class _Place(NamedTuple):
    """Where a text goes: its file in the site, and the address of its page."""

    file: PurePosixPath
    address: str


class _Site:
    """The texts of a public magazine on their way to Hugo."""

    def __init__(self, magazine: Magazine) -> None:
        self.magazine = magazine
        self.texts = {found.path: found for found in (*magazine.introductions, *magazine.articles.values())}

    @cached_property
    def pages(self) -> Mapping[PurePosixPath, _Place]:
        """Where each text goes, by its file in the magazine."""
        indexes = {text.path: text.path.parent for text in self.magazine.introductions}
        return {path: self._place(path, indexes) for path in self.texts}

    def _place(self, path: PurePosixPath, indexes: Mapping[PurePosixPath, PurePosixPath]) -> _Place:
        folder = indexes.get(path, path.with_suffix(""))
        address = f"{quote(str(folder))}/" if folder.parts else ""
        return _Place(CONTENT / folder / (INDEX if path in indexes else "index.md"), address)

    def text(self, path: PurePosixPath) -> str:
        """Return the file that the text at *path* of the magazine becomes."""
        article, magazine = self.texts[path], self.magazine
        if path in {series.path for series in magazine.series.values()}:
            values = _series(magazine.series[article.slug], magazine)
        else:
            values = {"title": magazine.title} if path == magazine.path else self._front_matter(article)
        if not all(map(is_slug, path.parent.parts)) or not (path.name == INDEX or is_slug(path.stem)):
            values["url"] = f"/{unquote(self.pages[path].address)}"  # Hugo would spell it otherwise
        body = handed_over(article.source.body, partial(self._leads_to, article), trusted=magazine.html_is_trusted)
        body = _without_shortcodes(body).strip("\r\n")
        return f"---\n{_yaml(values)}---\n" + (f"\n{body}\n" if body else "")

    def files(self, path: PurePosixPath) -> Iterator[Copy]:
        """Yield the files that the text at *path* of the magazine shows or links to, each in its place."""
        for copy in _addresses.copies(self.texts[path], self.magazine):
            inner = self._inside(copy.source, path)
            yield Copy(self.pages[path].file.parent / inner if inner else STATIC / copy.source, copy.source)

    def _inside(self, file: PurePosixPath, path: PurePosixPath) -> PurePosixPath | None:
        """Return the way to *file* in the bundle of the text at *path*; `None` when it has no place in there."""
        if not file.is_relative_to(path.parent) or _NO_RESOURCE.fullmatch(str(file.relative_to(path.parent))):
            return None
        return file.relative_to(path.parent)

    def _leads_to(self, article: Article, target: str, is_image: bool) -> str | None:
        """Return *target*, as *article* writes it, as a link of its page; `None` when it leads to nothing public."""
        address = _addresses.of_target(target, article, self.magazine)
        file = links.file_of(target, article.path)
        if address is None or file is None:
            return address
        inner = self._inside(file, article.path) if file in self.magazine.files and file.suffix != ".md" else None
        if inner is None:
            return _addresses.relative(address, self.pages[article.path].address)
        if unquote(urlsplit(target).path) == str(inner):
            return target
        return quote(str(inner)) + target[len(target) - len(_behind_path(target)) :]

    def _front_matter(self, article: Article) -> Values:
        number, series = self.magazine.number_of(article), self.magazine.series_of(article)
        return {
            "title": article.title,
            "date": article.date,
            "lastmod": article.updated,
            "summary": article.summary,
            "authors": [person.id for person in article.authors],
            "guests": [person.id for person in article.guests],
            "categories": [article.section] if article.section else [],
            "tags": list(article.tags),
            "series": [series.title] if series else [],
            "series_order": number,
            "weight": number,
            **(self._image(article, article.image) if article.image else {}),
            "comments": {"closed": False, "open": True}.get(article.comments, article.comments),
            "lang": article.lang,
            "aliases": [f"/{alias}" for alias in self._aliases(article)],
            "id": article.id,
        }

    def _image(self, article: Article, image: Image) -> Values:
        """Return the picture of *article* as themes and Hugo's own templates look for it."""
        address = self._leads_to(article, image.src, True)
        if address is None:
            return {}
        of_site = f"{self.pages[article.path].address}{address}"
        file = links.file_of(image.src, article.path)
        if file and self._inside(file, article.path) is None:
            of_site = quote(str(file))
        told = {"image": address, "alt": image.alt, "caption": image.caption, "credit": image.credit}
        whole = _addresses.is_elsewhere(address)
        return {
            "images": [address if whole else of_site],
            "cover": {**{key: value for key, value in told.items() if value}, "relative": not whole},
        }

    def _aliases(self, article: Article) -> list[str]:
        """Return the former addresses of *article* at which the site has no page."""
        taken = {unquote(page.address).strip("/") for page in self.pages.values()}
        return [path for alias in article.aliases if (path := unquote(alias).lstrip("/")).strip("/") not in taken]


def _behind_path(target: str) -> str:
    """Return the query and the fragment of *target*."""
    return target[re.match(r"[^?#]*", target).end() :]  # type: ignore[union-attr]  # it matches nothing, too


# What Hugo takes for a shortcode, in code as well, or for the start of one.
_SHORTCODE = re.compile(
    r"\{\{(?:<(?P<angle>(?:(?!\{\{[<%]|>\}\}).)*)>\}\}|%(?P<percent>(?:(?!\{\{[<%]|%\}\}).)*)%\}\}|(?=[<%]))",
    re.DOTALL,
)


def _without_shortcodes(body: str) -> str:
    """Return *body* with what Hugo would take for a shortcode, and fail to find, as text."""
    return _SHORTCODE.sub(_as_text, body)


def _as_text(shortcode: re.Match[str]) -> str:
    """Return *shortcode* in the form in which Hugo shows one; the start of one that does not end in that of HTML."""
    if (inner := shortcode["angle"]) is not None:
        return f"{{{{</*{inner}*/>}}}}"
    if (inner := shortcode["percent"]) is not None:
        return f"{{{{%/*{inner}*/%}}}}"
    return "{&#123;"


# -- front matter and configuration


def _yaml(values: Mapping[str, Value]) -> str:
    """Return what *values* say as YAML; those that are empty say nothing."""
    lines = (
        emitter.entry_lines(key, value)
        for key, value in values.items()
        if value is False or (value is not None and value != "" and value != [])
    )
    return "".join(f"{line}\n" for line in chain(*lines))


def _series(series: Series, magazine: Magazine) -> Values:
    slots = ((number, part) for number, part in enumerate(series.parts, 1))
    return {
        "title": series.title,
        "description": series.description,
        "season": seasons.shown(series.season, magazine.lang),
        "editors": [person.name for person in series.editors],
        "total": len(series.parts),
        "parts": [_part(number, part) for number, part in slots if part.slug or part.title],
    }


def _part(number: int, part: Part) -> Values:
    """Return *part* as it is listed: what has no page has a title instead of a slug."""
    if part.slug:
        return {"number": number, "slug": part.slug}
    told: Values = {"number": number, "title": part.title, "date": part.date}
    told |= {"authors": [person.name for person in part.authors], "announce": True}
    return {key: value for key, value in told.items() if value}


def _people(magazine: Magazine) -> Mapping[str, Sequence[Person]]:
    """Return who is listed as author, and who as guest, each once."""
    articles = magazine.articles.values()
    return {
        "authors": list({person.id: person for a in articles for person in a.authors}.values()),
        "guests": list({person.id: person for a in articles for person in a.guests}.values()),
    }


def _person(person: Person) -> str:
    # `url` is the address of the page itself, to Hugo.
    told: Values = {"title": person.name, "role": person.role, "organisation": person.organisation}
    return f"---\n{_yaml({**told, 'website': person.url})}---\n"


def _configuration(magazine: Magazine) -> str:
    logo = magazine.theme.logo if PurePosixPath(magazine.theme.logo) in magazine.files else ""
    return _yaml(
        {
            "baseURL": magazine.url or "/",
            "title": magazine.title,
            "locale": magazine.lang,
            "defaultContentLanguage": magazine.lang.lower(),
            "timeZone": str(magazine.timezone),
            "theme": "magcli",
            "enableRobotsTXT": True,
            "capitalizeListTitles": False,
            "pluralizeListTitles": False,
            "taxonomies": TAXONOMIES,
            "services": {"rss": {"limit": magazine.feed_limit}},
            "params": {
                "description": magazine.description,
                "lang": magazine.lang,
                "logo": quote(logo),
                "lists": {key: words(magazine.lang)[word] for key, word in _hugo_theme.LISTS.items()},
                "words": {key: words(magazine.lang)[key] for key in _hugo_theme.WORDS},
            },
            "markup": _MARKUP,
        }
    )


_MARKUP: Values = {
    "goldmark": {
        "renderer": {"unsafe": True},  # HTML that does not pass is not there
        "parser": {"attribute": {"title": False, "block": False}},
        # Not as tables of their own, which Hugo had none of before 0.118: those would stop older ones.
        "extensions": {"definitionList": False, "linkify": False, "typographer": False},
    },
}
"""Markdown as magcli reads it."""
