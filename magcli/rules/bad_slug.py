"""The name of a file makes an address that nobody can type.

The address of an article is the name of its file. Accents and spaces in it become `%C3%A9` and `%20` when it is
copied (RFC 3986, section 2.1), and two names that differ by a capital are one file on some systems. `magcli rename`
writes a name of small letters, digits and hyphens, and keeps the old address alive.
"""

import re
from collections.abc import Iterator
from shlex import quote

from magcli.model import Article, Diagnostic, Magazine, Series, Span
from magcli.rules._rule import fault
from magcli.text.slug import slugify

CODE = "META010"
NAME = "bad-slug"

_FINE = re.compile(r"[a-z0-9._~-]+")  # RFC 3986, section 2.3: what no address encodes


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the articles whose file has such a name."""
    if not _FINE.fullmatch(article.slug):
        slug = slugify(article.slug) or "un-autre-nom"
        hint = f"run: magcli rename {quote(str(article.path))} {slug}"
        yield fault(article.source, Span(0, 0), CODE, _told(article.slug), hint, "warning")


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the series whose folder has such a name."""
    if not _FINE.fullmatch(series.slug):
        hint = f"call the folder {slugify(series.slug) or 'by another name'}"
        yield fault(series.source, Span(0, 0), CODE, _told(series.slug), hint, "warning")


def _told(slug: str) -> str:
    found = dict.fromkeys(_FINE.sub("", slug))
    signs = ", ".join("a space" if sign == " " else sign for sign in found)
    return f"the name {slug} makes an address that is hard to type: {signs}"
