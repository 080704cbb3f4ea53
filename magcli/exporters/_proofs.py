"""The last proofs of a magazine: its titles and other short texts, each set as its language wants."""

from dataclasses import replace
from functools import lru_cache

from magcli.exporters import _addresses
from magcli.exporters._words import note_words
from magcli.model import Article, Image, Magazine, Part, Person, Series
from magcli.text.html import Setting
from magcli.text.markdown import first_paragraph
from magcli.text.typesetting import typeset_line


def language(article: Article, magazine: Magazine) -> str:
    """Return the language that *article* is set in; nothing when *magazine* wants its texts as they are written."""
    return (article.lang or magazine.lang) if magazine.typography else ""


def setting(article: Article, magazine: Magazine) -> Setting:
    """Return how the text of *article* is set wherever it is shown; where its links go from there is not in it."""
    return Setting(
        slug=_addresses.id_of(article),
        lang=language(article, magazine),
        words=note_words(article.lang or magazine.lang),
        trusted=magazine.html_is_trusted,
    )


def summary(article: Article, magazine: Magazine) -> str:
    """Return the summary of *article*, or the first paragraph of its text, as plain text without note marks."""
    return article.summary or typeset_line(first_paragraph(article.source.body), language(article, magazine))


def as_set(magazine: Magazine) -> Magazine:
    """Return *magazine* with all that readers see of it set, but for the bodies: a page sets its own.

    Tags, sections and addresses stay as they are written: they are what things are found by.
    """
    if not magazine.typography:
        return magazine
    lang = magazine.lang
    return replace(
        magazine,
        title=typeset_line(magazine.title, lang),
        description=typeset_line(magazine.description, lang),
        series={slug: _series(series, lang) for slug, series in magazine.series.items()},
        articles={name: _article(article, lang) for name, article in magazine.articles.items()},
    )


def _series(series: Series, lang: str) -> Series:
    return replace(
        series,
        title=typeset_line(series.title, lang),
        description=typeset_line(series.description, lang),
        editors=_people(series.editors, lang),
        parts=tuple(_part(part, lang) for part in series.parts),
    )


def _part(part: Part, lang: str) -> Part:
    return replace(part, title=typeset_line(part.title, lang), authors=_people(part.authors, lang))


def _article(article: Article, lang: str) -> Article:
    own = article.lang or lang
    return replace(
        article,
        title=typeset_line(article.title, own),
        summary=typeset_line(article.summary, own),
        authors=_people(article.authors, lang),
        guests=_people(article.guests, lang),
        image=_image(article.image, own, lang) if article.image else None,
    )


def _image(image: Image, own: str, lang: str) -> Image:
    return replace(image, caption=typeset_line(image.caption, own), credit=typeset_line(image.credit, lang))


@lru_cache(maxsize=1024)  # the same few people write most articles
def _people(people: tuple[Person, ...], lang: str) -> tuple[Person, ...]:
    return tuple(
        replace(
            person,
            name=typeset_line(person.name, lang),
            role=typeset_line(person.role, lang),
            organisation=typeset_line(person.organisation, lang),
        )
        for person in people
    )
