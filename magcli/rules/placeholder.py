"""A placeholder was forgotten.

`TODO`, `À compléter`, `Sans titre`, `Lorem ipsum`: what holds a place until somebody knows better. It is looked for
in the title, the summary and other texts of the front matter, and in the text where it means nothing else. In a
comment, `<!-- TODO -->`, it is a note to oneself, which no reader sees. The `url` of a magazine holds a place, too,
as long as it is an address that is kept for examples (`example.org`, `.com`, `.net`): feeds would send readers there.

Bad:

    ---
    title: Sans titre
    ---

Good:

    ---
    title: Ce que les données changent à nos métiers
    ---
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from magcli.model import Article, Diagnostic, Magazine, Node, Series, Source, Span
from magcli.rules._rule import fault, in_body
from magcli.text.markdown import HIDDEN, prose

CODE = "META003"
NAME = "placeholder"

_KEYS = ("title", "summary", "section", "authors", "guests", "tags", "image")

_NOBODYS = ("example.org", "example.com", "example.net")
"""Hosts kept for examples (RFC 2606, section 3)."""

# Whole values, in any case: an article can well be called `Lorem ipsum, histoire d’un faux texte`.
_WORDS = (
    r"todo|tbd|tbc|fixme|x{3,}|lorem ipsum|[àa] (?:compl[ée]ter|faire|d[ée]finir|r[ée]diger|[ée]crire|pr[ée]ciser)"
    r"|sans titre|untitled(?: document)?|document sans (?:titre|nom)|placeholder|titre provisoire"
)
# Openings of a text: capitals and a sign tell `TODO : sources` from `Todo lists`.
_OPENING = (
    r"(?-i:TODO|FIXME|TBD|XXX|[ÀA] COMPL[ÉE]TER)(?=[*_]{0,3}[ \t\u00a0\u202f]*[:(\[–—-])|lorem ipsum dolor"
    r"|(?-i:[ÀA] COMPL[ÉE]TER)\b"
)
_FORGOTTEN = re.compile(rf"[\W_]*(?:(?:{_WORDS})[\W_]*\Z|(?:{_OPENING}))|\s*(?:…|\.\.\.)\s*\Z", re.IGNORECASE)

# A paragraph that may start with one; nearly no text has any.
_PARAGRAPH = re.compile(
    r"(?:\A|(?<=[\r\n]))(?:#{1,6} |[-*+>] )?[*_\[({«]{0,3}"
    rf"(?P<text>(?:{_WORDS})(?=[^\w\r\n]*(?:[\r\n]|\Z))|{_OPENING})",
    re.IGNORECASE,
)


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the placeholders among the texts of the front matter, and the paragraphs that start with one."""
    places = [node.span for key in _KEYS for node in _texts(article.source.fields.get(key)) if _is_forgotten(node)]
    places += [in_body(article.source, span) for span in _in_body(article.source.body)]
    for span in places:
        start, end = span
        told = f"{article.source.text[start:end].strip('[]')} holds the place of something that is not written yet"
        yield fault(article.source, span, CODE, told, "write it, or remove it", article.weight_of_missing)


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the placeholders in what a series says of itself."""
    yield from _in_index(series.source)


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the placeholders in what the magazine says of itself, and an address that can be nobody's."""
    yield from _in_index(magazine.source)
    if magazine.url and (urlsplit(magazine.url).hostname or "").removeprefix("www.") in _NOBODYS:
        told = f"{magazine.url} holds the place of the address of the magazine"
        hint = "write where it will be read: feeds and pages send readers there"
        yield fault(magazine.source, magazine.source.value_span("url"), CODE, told, hint, "warning")


def _in_index(source: Source) -> Iterator[Diagnostic]:
    for node in (found for key in ("title", "description") if (found := source.fields.get(key))):
        if _is_forgotten(node):
            told = f"{source.text[slice(*node.span)]} holds the place of something that is not written yet"
            yield fault(source, node.span, CODE, told, "write it, or remove it", "warning")


def _texts(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    if isinstance(node.value, str):
        yield node
    children = node.items if isinstance(node.value, tuple) else getattr(node.value, "values", tuple)()
    for child in children:
        yield from _texts(child)


def _is_forgotten(node: Node) -> bool:
    return isinstance(node.value, str) and bool(_FORGOTTEN.match(node.value[:60]))


# What means nothing else wherever it stands.
_ANYWHERE = re.compile(
    r"\b(?:TODO|FIXME|TBD)\b(?=[ \t\u00a0\u202f]?:)|\b[ÀA] COMPL[ÉE]TER\b"
    r"|(?<![«“\"*_(])(?<![«“(][ \u00a0\u202f])\b[Ll]orem ipsum dolor sit\b"
    r"|(?<=\[)(?:TODO|FIXME|TBD|XXX|[ÀàAa] (?:compl[ée]ter|v[ée]rifier|pr[ée]ciser|d[ée]finir|r[ée]diger))\b"
    r"[^\[\]\r\n]{0,60}(?=\](?![\[(:]))"
)

# What one of them is sure to hold: to look for words takes a tenth of the time that the pattern does, and for those
# with a rare letter by a pattern that starts with it half of that again: 0.05 ms for all.
_SEEDS = ("todo", "orem ipsum", "ompléter", "ompleter", "à faire", "ans titre", "ntitled", "laceholder")
_RARE = (
    re.compile(r"\[[àÀaA] "),
    re.compile("T(?:ODO|odo|BD)"),
    re.compile("X(?:XX|ME(?<=FIXME))"),
    re.compile("M(?:(?<=LOREM)|PL(?<=COMPL))"),
    re.compile("À (?:faire|FAIRE)"),
)


def _in_body(body: str) -> Iterator[Span]:
    if not (any(seed in body for seed in _SEEDS) or any(rare.search(body) for rare in _RARE)):
        return
    openings = (Span(*found.span("text")) for found in _PARAGRAPH.finditer(body))
    anywhere = (Span(*found.span()) for found in _ANYWHERE.finditer(body))
    shown, last = "", -1
    for span in sorted((*openings, *anywhere), key=lambda span: span.start):
        shown = shown or prose(body).text
        if shown[span.start] != HIDDEN and span.start >= last:
            yield span
            last = span.end
