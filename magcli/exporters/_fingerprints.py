"""What the pages of a site are made from, in short: as long as that is the same, so are their bytes.

An article counts as a whole, whatever a page shows of it: so a page may have a new fingerprint and its old bytes, and
never the other way round. To know the fingerprints of 10,000 articles takes 1 s, to make their pages again thirty.
"""

from collections.abc import Iterable
from dataclasses import fields
from functools import cached_property, lru_cache
from hashlib import blake2b

from magcli import links
from magcli.exporters import _addresses
from magcli.exporters._lists import Entry
from magcli.exporters._site import Site
from magcli.model import Article, Magazine, Series

_APART = frozenset({"source", "series", "articles", "files", "faults"})
"""What is no word about the whole magazine; its own text is shown on the home page alone."""

_WORDS = tuple(field.name for field in fields(Magazine) if field.init and field.name not in _APART)
_RECORD = tuple(field.name for field in fields(Article) if field.name != "source")
_SERIES = tuple(field.name for field in fields(Series) if field.name != "source")


class Fingerprints:
    """Those of the pages of one *site*."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.magazine = site.magazine
        self.article = lru_cache(maxsize=None)(self._article)
        self.series = lru_cache(maxsize=None)(self._series)
        self._record = lru_cache(maxsize=None)(self._record_of)

    def page(self, kind: str, *told: object, shows: Iterable[Article] = ()) -> str:
        """Return the fingerprint of a page of that *kind* that *shows* articles, and what else it is *told*."""
        return _digest(self.ground, kind, *map(repr, told), *(self.article(article.name) for article in shows))

    def entry(self, kind: str, entry: Entry) -> str:
        """Return the fingerprint of the page of *entry*, one of the list of that *kind*, and of its feed."""
        told = (entry.name, entry.address, entry.spellings, entry.person, len(entry.articles))
        return self.page(kind, *told, shows=(*entry.articles, *entry.appearances))

    @cached_property
    def ground(self) -> str:
        """What all pages have in common."""
        site, heads = self.site, self.site.heads
        return _digest(
            *(repr(getattr(self.magazine, name)) for name in _WORDS),
            *(text for sheet in sorted(site.options.theme.items()) for text in sheet),
            repr((list(site.lists), site.has_feeds, site.logo, site.style, heads.icon, heads.card)),
            heads.lettering.digest if heads.lettering else "",
        )

    def _article(self, name: str) -> str:
        """Return the fingerprint of all that any page may show of the article *name*."""
        article = self.magazine.articles[name]
        listed = (
            self.site.address_of.get(("sections", article.section)),
            [self.site.address_of.get(("tags", tag)) for tag in article.tags],
            [_addresses.of_person(person) in self.site.people for person in (*article.authors, *article.guests)],
        )
        return _digest(
            str(article.path),
            article.source.digest,
            repr([getattr(article, field) for field in _RECORD]),
            repr(listed),
            repr(list(self._leads(article))),
            self._record(article.series or ""),
        )

    def _series(self, slug: str) -> str:
        """Return the fingerprint of the series *slug* with all its articles; that of none is empty."""
        series = self.magazine.series.get(slug)
        if series is None:
            return ""
        introduction = Article(source=series.source, slug=slug)
        return _digest(
            self._record(slug),
            series.source.digest,
            repr(list(self._leads(introduction))),
            *(self.article(article.name) for article in self.magazine.by_folder.get(slug, ())),
        )

    def _record_of(self, slug: str) -> str:
        series = self.magazine.series.get(slug)
        if series is None:
            return ""
        named = (*series.editors, *(author for part in series.parts for author in part.authors))
        has_page = [_addresses.of_person(person) in self.site.people for person in named]
        return _digest(repr(has_page), *(repr(getattr(series, field)) for field in _SERIES))

    def _leads(self, article: Article) -> Iterable[object]:
        """Yield where the links of *article* lead in this export, and how large the pictures are."""
        if article.source.has_html:  # where that leads in all its forms is known only once it is cleaned
            yield self._everywhere
        shown = [(article.image.src, True)] if article.image else []
        for target, is_image in (*shown, *((link.target, link.is_image) for link in links.of(article.source))):
            yield target, _addresses.of_target(target, article, self.magazine)
            path = links.file_of(target, article.path) if is_image else None
            if path in self.magazine.files:
                yield self.site.options.sizes(path), self.site.options.weighs(path)

    @cached_property
    def _everywhere(self) -> str:
        """What a link of any kind may lead to."""
        known = (self.magazine.articles, self.magazine.series, self.magazine.by_alias, self.magazine.files)
        return _digest(*(str(name) for names in known for name in sorted(names)))


def _digest(*texts: str) -> str:
    """Return what tells *texts* from any others."""
    told = blake2b(digest_size=16)
    for text in texts:
        content = text.encode(errors="surrogatepass")
        told.update(b"%d:" % len(content))  # so that no two lists of texts are told alike
        told.update(content)
    return told.hexdigest()
