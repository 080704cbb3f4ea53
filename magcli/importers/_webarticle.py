"""Where the article of a web page begins and ends, and what is left out around it and within."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from turbohtml import Document, Element, Node, Text

from magcli.importers._blocks import BLOCKS
from magcli.importers._values import Remark

_HOMES = (
    "article",
    ".entry-content, .post-content, .article-content",
    ".hentry:not(body), .h-entry:not(body), .type-post:not(body), .post:not(body)",
    '[role="main"], main',
)
_ENOUGH = 0.4
"""The share of the page's words that an element holds to be the article, when it has less than a FEW of them."""
_FEW, _SOME = 20, 50
"""Words that an element has at least to be the article: one that says so, and one that only looks like it."""


class Home(NamedTuple):
    """The element that an article stands in, and what was guessed for that."""

    element: Element
    remarks: tuple[Remark, ...] = ()
    is_one: bool = True
    """Whether it holds one article alone."""


def main(document: Document) -> Home:
    """Return where the article of *document* stands."""
    body = document.select_one("body") or document.find_all(True)[0]
    whole = len(body.text.split())
    if len(articles := _articles(document) or _listed(document, whole)) > 1:
        return _gathered(articles)
    for selector in _HOMES:
        candidate = _largest(document, selector)
        if candidate is not None and _is_enough(candidate, whole):
            return Home(candidate, tuple(_rivals(document, selector, candidate)))
    densest = document.main_content()
    if densest is not None and words(densest) >= _SOME and densest.tag != "body":
        told = f"the article is taken for what stands in <{densest.tag}{_named(densest)}>"
        return Home(densest, (Remark(certainty="guessed", what="text", told=told),))
    if named := _largest(document, "#content, #main"):
        told = f"the article is taken for what stands in <{named.tag}{_named(named)}>"
        return Home(named, (Remark(certainty="guessed", what="text", told=told),))
    told = "nothing says where the article begins and ends: all is kept"
    return Home(body, (Remark(certainty="open", what="text", told=told),))


def _is_enough(candidate: Element, whole: int) -> bool:
    """Whether *candidate* can be the article of a page that has so many words on the *whole*."""
    number = words(candidate)
    return number >= _FEW or number > whole * _ENOUGH or (candidate.matches(_WRITTEN) and number > 0)


_WRITTEN = ".single .entry-content, .single .wp-block-post-content"
"""What holds a text, be it short, on a page that is made of one post alone."""

_BESIDE = (
    'article, aside, nav, footer, header, form, a, [id*="comment"], [class*="comment"], [class*="related"], '
    '[class*="teaser"], [class*="widget"], [class*="sidebar"]'
)
"""What an article stands in that is not the one of its page."""


def _side_by_side(document: Document) -> list[Element]:
    return [article for article in document.select("article") if not _is_beside(article)]


def _articles(document: Document) -> list[Element]:
    """Return the articles that a page has side by side, those left out that only lead to another page."""
    found = [
        article
        for article in document.select("article")
        if not _is_beside(article) and not _leads_on(document, article)
    ]
    most = max(map(words, found), default=0)
    return [article for article in found if words(article) >= min(_FEW, most * _ENOUGH / 2)]


def _listed(document: Document, whole: int) -> list[Element]:
    """Return the articles of a page that does little but list them, each with a link to its own page."""
    found = [
        article for article in document.select("article") if not _is_beside(article) and _leads_on(document, article)
    ]
    return found if sum(map(words, found)) > whole / 2 else []


def _is_beside(element: Element) -> bool:
    """Whether *element* stands in another article, or in what stands beside one; the body says how all looks."""
    above = [node for node in element.ancestors if isinstance(node, Element) and node.tag not in ("body", "html")]
    return any(node.matches(_BESIDE) for node in above)


def _rivals(document: Document, selector: str, chosen: Element) -> Iterator[Remark]:
    """Yield what is told where others than the *chosen* one may be the article by the same *selector*."""
    others = [
        each
        for each in document.select(selector)
        if each is not chosen and words(each) >= _FEW and not _is_beside(each) and not _leads_on(document, each)
        if chosen not in each.ancestors and each not in chosen.ancestors
    ]
    if others:
        told = (
            f"the page holds {len(others) + 1} texts that may be articles: the longest is here, the others are quoted"
        )
        yield Remark(certainty="open", what="text", told=f"{told} as left out")


def _leads_on(document: Document, article: Element) -> bool:
    """Whether the heading of *article* is a link to another page: what it is of stands there."""
    heading = article.select_one("h1, h2, h3, h4")
    if heading is None or said(heading) in names(document):
        return False
    return heading.closest("a") is not None or any(
        link.text.strip() == heading.text.strip() for link in heading.find_all("a")
    )


def names(document: Document) -> list[str]:
    """Return what the page is called: the pieces of its title, of which one is mostly the name of the site."""
    called = document.select_one("title")
    return re.split(r"\s+[|–—»·:-]\s+", said(called)) if called is not None else []


def _gathered(articles: Sequence[Element]) -> Home:
    """Return one element of all *articles*, and what is told of that."""
    whole = Element("div")
    articles[0].insert_before(whole)
    for article in articles:
        article.extract()
        whole.append(article)
    headings = [article.select_one("h1, h2, h3") for article in articles]
    titles = [f"“{' '.join(heading.text.split())}”" for heading in headings if heading]
    named = f", {', '.join(titles[:-1])} and {titles[-1]}" if len(titles) > 1 else ""
    told = f"the page holds {len(articles)} articles{named}: all are kept here, one below the other"
    return Home(whole, (Remark(certainty="open", what="text", told=told),), is_one=False)


def _largest(document: Document, selector: str) -> Element | None:
    """Return the largest of what *selector* finds, of those that do not lead to another page where there are some."""
    return max(document.select(selector), key=lambda each: (not _leads_on(document, each), words(each)), default=None)


def words(element: Element) -> int:
    """Return how many words *element* shows."""
    return len(element.text.split())


def _named(element: Element) -> str:
    """Return what tells *element* from others of its kind."""
    if name := element.attrs.get("id"):
        return f' id="{name}"'
    classes = element.attrs.get("class")
    return f' class="{classes if isinstance(classes, str) else " ".join(classes)}"' if classes else ""


def left_out(element: Element) -> Iterator[Remark]:
    """Yield what is left out around *element*, quoted."""
    texts: list[str] = []
    node: Element = element
    while isinstance(parent := node.parent, Element) and parent.tag != "html":
        texts += [text for other in parent.children if other is not node and (text := said(other))]
        node = parent
    if texts:
        told = f"left out around the article: “{' / '.join(texts)}”"
        yield Remark(certainty="guessed", what="text", told=told)


def said(node: Node) -> str:
    """Return what *node* says on one line, with a blank between its blocks."""
    if isinstance(node, Text):
        return " ".join(node.data.split())
    pieces = [
        each.data if isinstance(each, Text) else " "
        for each in (node.descendants if isinstance(node, Element) else ())
        if isinstance(each, Text) or (isinstance(each, Element) and (each.tag in BLOCKS or each.tag == "br"))
    ]
    return " ".join("".join(pieces).split())


_FURNITURE = (
    "nav",
    "form",
    "#comments, .comments, .comments-area, #respond",
    '[class*="share"], [class*="sharing"], [class*="social"]',
    '[class*="related-posts"], [class*="related_posts"], [class*="relatedposts"], .related',
    '.widget, .widget-area, .sidebar, #sidebar, #secondary, [role="complementary"]',
    ".author-box, .author-bio, .author-info, .about-author",
    ".post-navigation, .nav-links, .screen-reader-text",
    ".breadcrumb, .breadcrumbs",
)


def pruned(element: Element) -> Iterator[Remark]:
    """Take off *element* what is furniture by its name, and yield what it says."""
    for selector in _FURNITURE:
        for found in element.select(selector):
            text = said(found)
            if element not in found.ancestors or words(found) * 2 > words(element):
                continue
            line = found.source_line or 0
            found.decompose()
            if text:
                yield Remark(certainty="guessed", what="text", told=f"left out: “{text}”", line=line)
