"""The heads of a site's pages, and the files they speak of: pictures for networks, and an icon."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from magcli.exporters import _addresses, _cards, _icon, _machines
from magcli.exporters._exporter import Options
from magcli.exporters._lettering import Lettering
from magcli.exporters._machines import Picture, Subject, Values
from magcli.links import file_of
from magcli.model import Article, Image, Magazine, Page, Person, Series

KINDS = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
"""What networks show: no drawings, and not yet AVIF."""

ICONS = {**KINDS, ".svg": "image/svg+xml", ".ico": "image/x-icon"}

LARGE = (600, 315)
"""Pixels that a picture needs to be shown over the whole width; with fewer than SMALL it is not shown at all."""

SMALL = (200, 200)


NOTHING: Values = {"links": [], "properties": [], "names": [], "json_ld": ""}
"""The head of a page that tells machines nothing."""


class Heads:
    """What the pages of *magazine* tell machines."""

    def __init__(self, magazine: Magazine, options: Options) -> None:
        self.magazine = magazine
        self.options = options
        # A network asks for a picture by its whole address alone.
        draws = bool(options.fonts and magazine.url and magazine.social_images)
        self.lettering = Lettering(options.fonts) if draws else None
        self.icon = self._icon()
        self.card = self._card_of(None)

    def files(self) -> Iterator[Page]:
        """Yield the cards of all pages that show one, and the icon."""
        articles = (article for article in self.magazine.articles.values() if not self._own(article, LARGE))
        for subject in (None, *self.magazine.series.values(), *articles):
            card = self._card_of(subject)
            if card and self.lettering:
                yield _cards.page(card, PurePosixPath(unquote(card.address)), self.options, self.lettering)
        if not self._logo():
            yield _icon.page(self.magazine)

    def bare(self, page: str, top: str = "") -> Values:
        """Return the head of a page that no machine should find; its links start at *top*, if that is given."""
        return {**NOTHING, "links": [self._icon_link(page, top)]}

    def of_article(self, article: Article, description: str) -> Values:
        """Return the head of the page of *article*."""
        subject = Subject(
            address=_addresses.of_article(article),
            title=article.title,
            description=description,
            lang=article.lang,
            picture=self._picture(article),
        )
        return self._with_icon(_machines.of_article(article, self.magazine, subject), subject)

    def of_series(self, series: Series, description: str) -> Values:
        """Return the head of the page of *series*."""
        subject = Subject(
            address=_addresses.of_series(series.slug),
            title=series.title,
            description=description,
            picture=_shown(self._card_of(series)),
        )
        return self._with_icon(_machines.of_series(series, self.magazine, subject), subject)

    def of_home(self, description: str) -> Values:
        """Return the head of the home page."""
        subject = self._listing(self.magazine.title, "", description)
        return self._with_icon(_machines.of_home(self.magazine, subject), subject)

    def of_person(
        self, person: Person, address: str, description: str, above: tuple[str, str] | None = None
    ) -> Values:
        """Return the head of the page of *person* at *address*, below the one *above*, a title and an address."""
        subject = self._listing(person.name, address, description, above)
        return self._with_icon(_machines.of_person(person, self.magazine, subject), subject)

    def of_list(
        self,
        title: str,
        articles: Sequence[Article],
        address: str,
        description: str,
        above: tuple[str, str] | None = None,
    ) -> Values:
        """Return the head of the page at *address*, below the one *above*, that lists *articles* under *title*."""
        subject = self._listing(title, address, description, above)
        return self._with_icon(_machines.of_list(articles, self.magazine, subject), subject)

    def _listing(self, title: str, address: str, description: str, above: tuple[str, str] | None = None) -> Subject:
        picture = _shown(self.card)
        return Subject(address=address, title=title, description=description, picture=picture, above=above)

    def _with_icon(self, head: Values, subject: Subject) -> Values:
        return {**head, "links": [*head["links"], self._icon_link(subject.address)]}

    # -- pictures

    def _picture(self, article: Article) -> Picture | None:
        return self._own(article, LARGE) or _shown(self._card_of(article)) or self._own(article, SMALL)

    def _own(self, article: Article, least: tuple[int, int]) -> Picture | None:
        """Return the image of *article*, if networks show such, and it has the *least* pixels."""
        if article.image is None or (path := self._file(article.image, article.path)) is None:
            return None
        kind = KINDS.get(path.suffix.lower())
        size = self.options.sizes(path) if kind else None
        if kind is None or size is None or size[0] < least[0] or size[1] < least[1]:
            return None
        width, height = size
        alt = article.image.alt or article.title
        return Picture(address=quote(str(path)), width=width, height=height, alt=alt, kind=kind)

    def _file(self, image: Image, at: PurePosixPath) -> PurePosixPath | None:
        path = file_of(image.src, at)
        return path if path in self.magazine.files else None

    def _card_of(self, subject: Article | Series | None) -> _cards.Card | None:
        """Return the card of *subject*, or of the home page when it is none; the home page's where it gets none."""
        if self.lettering is None:
            return None
        if isinstance(subject, Article):
            return _cards.of_article(subject, self.magazine, self.lettering) or self.card
        if subject:
            return _cards.of_series(subject, self.magazine, self.lettering) or self.card
        return _cards.of_home(self.magazine, self.lettering)

    # -- the icon

    def _logo(self) -> PurePosixPath | None:
        logo = self.magazine.theme.logo
        path = self._file(Image(src=logo), self.magazine.path) if logo else None
        return path if path and path.suffix.lower() in ICONS else None

    def _icon(self) -> str:
        """Return the address of the icon, from the top of the export."""
        return quote(str(self._logo() or _icon.page(self.magazine).path))

    def _icon_link(self, page: str, top: str = "") -> Values:
        kind = ICONS[PurePosixPath(self.icon).suffix.lower()]
        return {"rel": "icon", "type": kind, "href": top + self.icon if top else _addresses.relative(self.icon, page)}


def _shown(card: _cards.Card | None) -> Picture | None:
    if card is None:
        return None
    return Picture(address=card.address, width=_cards.WIDTH, height=_cards.HEIGHT, alt=card.told)
