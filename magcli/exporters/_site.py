"""What all pages of a site share: its magazine, its addresses, its style, its templates."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from urllib.parse import urlsplit

from magcli.exporters import _addresses, _style
from magcli.exporters._exporter import Options
from magcli.exporters._heads import Heads
from magcli.exporters._lists import Lists, lists
from magcli.exporters._machines import Values
from magcli.exporters._selection import newest
from magcli.exporters._templates import Templates
from magcli.exporters._words import direction, words
from magcli.model import Magazine
from magcli.text import xml

FEEDS = {
    "RSS": ("feed.xml", "application/rss+xml"),
    "Atom": ("atom.xml", "application/atom+xml"),
    "JSON Feed": ("feed.json", "application/feed+json"),
}
"""The formats of a feed, each with its file and its media type."""


def _file(name: str, stylesheet: bytes) -> str:
    """Return the address of *stylesheet*: a new style is a new file, so that no cache serves the old one."""
    return f"assets/{name}-{hashlib.sha256(stylesheet).hexdigest()[:10]}.css"


class Site:
    """A public magazine on its way to pages."""

    def __init__(self, magazine: Magazine, options: Options) -> None:
        self.magazine = magazine
        self.options = options
        self.heads = Heads(magazine, options)
        self.words = words(magazine.lang)
        self.newest = newest(magazine)
        self.lists: Lists = lists(magazine, self.newest)
        self.css = _style.of_one_page(options.theme, magazine.theme)
        self.stylesheet = _style.of_site(options.theme, magazine.theme).encode()
        self.style = _file("style", self.stylesheet)
        self._templates = Templates(options.theme)

    @cached_property
    def feed_stylesheet(self) -> bytes:
        """What browsers show feeds with."""
        told, lang = self.words["feed_told"], self.magazine.lang
        return _style.of_feeds(self.options.theme, self.magazine.theme, told, direction(lang)).encode()

    @cached_property
    def feed_style(self) -> str:
        """The address of that."""
        return _file("feed", self.feed_stylesheet)

    @cached_property
    def address_of(self) -> Mapping[tuple[str, str], str]:
        """The page of a tag or section, by kind and name."""
        entries = ((kind, entry) for kind in ("tags", "sections") for entry in self.lists.get(kind, ()))
        return {(kind, name): entry.address for kind, entry in entries for name in entry.spellings}

    @cached_property
    def people(self) -> frozenset[str]:
        """The addresses of the pages of people."""
        return frozenset(entry.address for entry in self.lists.get("people", ()))

    @cached_property
    def logo(self) -> str:
        """The address of the picture that stands for the magazine; empty without one."""
        home = self.magazine.introductions[0]
        return (_addresses.of_target(home.image.src, home, self.magazine) if home.image else None) or ""

    @property
    def has_feeds(self) -> bool:
        """Whether it has feeds, which need the magazine's address, and a newest article."""
        return bool(self.magazine.url and self.newest)

    def rendered(self, template: str, page: str, values: Values, *, top: str | None = None) -> bytes:
        """Return the page at the address *page*: *template*, filled with *values* and what all pages show.

        Links lead from there; for a page that a server sends for any address, from the *top* of the host.
        """
        lang = values.get("lang") or self.magazine.lang

        def link(address: str) -> str:
            return _addresses.relative(address, page) if top is None else top + address

        known = {
            "lang": lang,
            "dir": direction(lang),
            "magazine": {
                "title": self.magazine.title,
                "description": self.magazine.description,
                "lang": self.magazine.lang,
                "dir": direction(self.magazine.lang),
                "logo": link(self.logo) if self.logo else "",
            },
            "words": self.words,
            "home": link(""),
            "style": link(self.style),
            "menu": [{"title": self.words[kind], "url": link(_addresses.of_list(kind))} for kind in self.lists],
            "canonical": self.magazine.url + page if self.magazine.url else "",
            "head": self.heads.bare(page, top or ""),
            "feeds": self.feeds(self.magazine.title, "", link) if self.has_feeds else [],
        }
        html = self._templates.render(template, {**known, **values})
        html = html.replace("&#x2f;", "/")  # minijinja escapes slashes, which no HTML asks for
        return xml.allowed(html).encode()

    def feeds(
        self, title: str, place: str, link: Callable[[str], str], forms: Sequence[str] = tuple(FEEDS)
    ) -> list[Values]:
        """Return the feeds, called *title*, that lie at *place*: one of each of *forms*, as *link* leads there."""
        return [
            {"title": title, "form": form, "type": FEEDS[form][1], "url": link(place + FEEDS[form][0])}
            for form in forms
        ]

    @property
    def top(self) -> str:
        """The path from the top of the host to the home of the magazine."""
        return urlsplit(self.magazine.url).path or "/"
