"""What programs that make web pages mark by classes: WordPress and its themes above all, and hAtom."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import PurePosixPath

from turbohtml import Document, Element

from magcli.importers._furniture import read_date, read_people, says_closed, taken_off
from magcli.importers._known import Fact, Line
from magcli.importers._webarticle import names, said
from magcli.model import Day, Image, Person
from magcli.text import dates
from magcli.text.paragraphs import Paragraph

_BYLINES = (
    ".entry-meta, .entry-footer, .entry-byline, .post-meta, .post-info, .post-byline, .article-meta, .postmetadata,"
    " .info-publi, .posted-on, .byline, .cat-links, .tags-links, .wp-block-post-date, .wp-block-post-author,"
    " .wp-block-post-author-name, .wp-block-post-terms"
)
"""What holds nothing but what is said of the article."""
_TIMES = "time, .published, .updated, .entry-date"
_PEOPLE = (
    '.author .fn, .vcard .fn, [rel~="author"], .author a, a.author, .author-name, .wp-block-post-author__name,'
    " .wp-block-post-author-name"
)
_CATEGORIES = 'a[rel~="category"], .cat-links a, .taxonomy-category a'
_TAGS = 'a[rel~="tag"], .tags-links a, .taxonomy-post_tag a'
_TITLES = ".entry-title, .post-title, .wp-block-post-title, .p-name"
_CLOSED = ".no-comments, .nocomments, .comments-closed, .wp-block-comments, #comments, .comments-area"
_PICTURES = "img.wp-post-image, .post-thumbnail img, .entry-thumbnail img, .wp-block-post-featured-image img"


def title(document: Document, element: Element) -> str:
    """Return what the title of the article in *element* says, which leaves *document*.

    It is marked as such, or a heading that is one of the things that the whole page is called.
    """
    titles = [one for one in _of_article(document, element, _TITLES) if said(one)]
    marked = [one for one in titles if not one.select_one("a[href]")] or _called_so(document, element, titles)
    if len(marked) != 1 or marked[0].tag not in ("h1", "h2", "p", "div"):
        return ""
    name = said(marked[0])
    marked[0].decompose()
    return name


def _called_so(document: Document, element: Element, titles: Sequence[Element]) -> list[Element]:
    """Return the one of *titles*, or the heading in *element* that is no link, that the title of the page names."""
    called = names(document)
    headings = [one for one in element.select("h1, h2") if not one.select_one("a[href]")]
    return [one for one in (*titles, *headings) if said(one) and said(one) in called][:1]


def lines(document: Document, element: Element) -> list[Line]:
    """Return what the lines marked as such say of the article in *element*; they leave *document*."""
    found = []
    for block in _of_article(document, element, _BYLINES):
        is_outer = not any(_is_byline(above) for above in block.ancestors)
        if is_outer and (facts := tuple(dict.fromkeys(_facts(block)))):
            found.append(Line(facts, said(block)))
            block.decompose()
    notes = (one for around in document.select(_CLOSED) for one in (around, *around.find_all("p")))
    closed = (one for one in notes if says_closed(said(one)) and one not in element.ancestors and one is not element)
    if note := next(closed, None):
        found.append(Line((Fact("comments", "closed"),), said(note)))
        note.decompose()
    return found


def picture(document: Document, element: Element, known: Image | None) -> Image | None:
    """Return the picture above the text in *element*, which leaves it, if it is the *known* one or none is known."""
    found = _of_article(document, element, _PICTURES)
    src = str(found[0].attrs.get("src") or "") if found else ""
    if not src or (known and _name(known.src) != _name(src)):
        return known
    alt = str(found[0].attrs.get("alt") or "") or (known.alt if known else "")
    found[0].decompose()
    return Image(src=src, alt=alt)


def _name(src: str) -> str:
    """Return the name of the file *src*, without the size that WordPress puts behind it."""
    path = PurePosixPath(re.split(r"[?#]", src, maxsplit=1)[0])
    return re.sub(r"-(?:\d+x\d+|scaled)\Z", "", path.stem)


_BESIDE = (
    'article, aside, nav, form, [id*="comment"], [class*="comment"], [class*="related"], [class*="teaser"],'
    ' .widget, [class*="sidebar"], .wp-block-query'
)
"""What holds what is said of other texts, or of comments."""


def _of_article(document: Document, element: Element, selector: str) -> list[Element]:
    """Return what *selector* finds in *element*, or beside it, and not in what is of other texts, or holds all."""
    return [
        one
        for one in document.select(selector)
        if not _is_beside(one, element) and one is not element and one not in element.ancestors
        if len(said(one)) <= _LONG
    ]


_LONG = 500
"""Characters that a line on an article has at most."""


def _is_beside(one: Element, home: Element) -> bool:
    around = takewhile(lambda node: node is not home, one.ancestors)
    return any(isinstance(node, Element) and node.tag not in _WHOLE and node.matches(_BESIDE) for node in around)


_WHOLE = ("body", "html")
"""What says how all looks."""


def _is_byline(node: object) -> bool:
    return isinstance(node, Element) and node.matches(_BYLINES)


def _facts(block: Element) -> Iterator[Fact]:
    """Yield what *block* says."""
    days: dict[str, Day] = {}
    for time in _own(block, _TIMES):
        is_update = "updated" in _classes(time) and "published" not in _classes(time)
        if day := _day(time):
            days.setdefault("updated" if is_update else "date", day)
    if days.get("updated") == days.get("date"):
        days.pop("updated", None)
    yield from (Fact(key, day) for key, day in days.items())
    signed = {said(one): None for one in _own(block, _PEOPLE)}
    yield from (Fact("authors", someone) for name in signed for someone in read_people(name) if "://" not in name)
    categories = [said(one) for one in _own(block, _CATEGORIES)]
    tags = [said(one) for one in _own(block, _TAGS) if "category" not in str(one.attrs.get("rel"))]
    yield from (Fact("authors", someone) for someone in (() if signed else _signing(said(block))))
    yield from (Fact("section", name) for name in categories[:1])
    yield from (Fact("tags", name) for name in (*categories[1:], *tags) if name not in categories[:1])


def _signing(text: str) -> tuple[Person, ...]:
    """Return the people by whom *text*, the words of a line that is marked, says that it is."""
    return taken_off((Paragraph(text, 0),), "").people("authors")


def _own(block: Element, selector: str) -> Sequence[Element]:
    """Return what *selector* finds of *block*: itself, or what it holds."""
    return [*([block] if block.matches(selector) else []), *block.select(selector)]


def _classes(element: Element) -> str:
    found = element.attrs.get("class")
    return found if isinstance(found, str) else " ".join(found or ())


def _day(time: Element) -> Day | None:
    told = str(time.attrs.get("datetime") or time.attrs.get("title") or "")
    offset = re.sub(r"([+-]\d\d)(\d\d)\Z", r"\1:\2", told)
    for written in (offset, told[:10]):
        try:
            return dates.parse(written)
        except dates.Misread:
            continue
    return read_date(said(time))
