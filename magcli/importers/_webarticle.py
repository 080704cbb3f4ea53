"""Where the article of a web page begins and ends, and what is left out around it and within."""

from collections.abc import Iterator, Sequence

from turbohtml import Document, Element

from magcli.importers._values import Remark

_HOMES = ("article", ".entry-content, .post-content, .article-content", '[role="main"], main')
_ENOUGH = 0.4
"""The share of the page's words that an element holds to be the article, when it has less than a FEW of them."""
_FEW, _SOME = 20, 50
"""Words that an element has at least to be the article: one that says so, and one that only looks like it."""


def main(document: Document) -> tuple[Element, list[Remark]]:
    """Return the element that the article stands in, and what was guessed or is left out for that."""
    body = document.select_one("body") or document.find_all(True)[0]
    whole = len(body.text.split())
    if len(articles := _articles(document)) > 1:
        return _gathered(articles)
    for selector in _HOMES:
        candidate = _largest(document, selector)
        if candidate is not None and (words(candidate) >= _FEW or words(candidate) > whole * _ENOUGH):
            return candidate, [*_rivals(document, selector, candidate), *_left_out(candidate)]
    densest = document.main_content()
    if densest is not None and words(densest) >= _SOME and densest.tag != "body":
        told = f"the article is taken for what stands in <{densest.tag}{_named(densest)}>"
        return densest, [Remark(certainty="guessed", what="text", told=told), *_left_out(densest)]
    return body, [
        Remark(certainty="open", what="text", told="nothing says where the article begins and ends: all is kept")
    ]


_BESIDE = (
    'article, aside, nav, footer, header, form, a, [id*="comment"], [class*="comment"], [class*="related"], '
    '[class*="teaser"], [class*="widget"], [class*="sidebar"]'
)
"""What an article stands in that is not the one of its page."""


def _articles(document: Document) -> list[Element]:
    """Return the articles that a page has side by side, those left out that only lead to another page."""
    found = [article for article in document.select("article") if not is_beside(article) and not _leads_on(article)]
    most = max(map(words, found), default=0)
    return [article for article in found if words(article) >= min(_FEW, most * _ENOUGH / 2)]


def is_beside(element: Element) -> bool:
    """Whether *element* stands in another article, or in what stands beside one; the body says how all looks."""
    above = [node for node in element.ancestors if isinstance(node, Element) and node.tag not in ("body", "html")]
    return any(node.matches(_BESIDE) for node in above)


def _rivals(document: Document, selector: str, chosen: Element) -> Iterator[Remark]:
    """Yield what is told where others than the *chosen* one may be the article by the same *selector*."""
    others = [
        each
        for each in document.select(selector)
        if each is not chosen and words(each) >= _FEW and not is_beside(each) and not _leads_on(each)
        if chosen not in each.ancestors and each not in chosen.ancestors
    ]
    if others:
        told = (
            f"the page holds {len(others) + 1} texts that may be articles: the longest is here, the others are quoted"
        )
        yield Remark(certainty="open", what="text", told=f"{told} as left out")


def _leads_on(article: Element) -> bool:
    heading = article.select_one("h1, h2, h3, h4")
    return heading is not None and any(link.text.strip() == heading.text.strip() for link in heading.find_all("a"))


def _gathered(articles: Sequence[Element]) -> tuple[Element, list[Remark]]:
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
    return whole, [Remark(certainty="open", what="text", told=told), *_left_out(whole)]


def _largest(document: Document, selector: str) -> Element | None:
    return max(document.select(selector), key=words, default=None)


def words(element: Element) -> int:
    """Return how many words *element* shows."""
    return len(element.text.split())


def _named(element: Element) -> str:
    classes = element.attrs.get("class")
    return f' class="{classes if isinstance(classes, str) else " ".join(classes)}"' if classes else ""


def _left_out(element: Element) -> list[Remark]:
    """Return what is left out around *element*, quoted."""
    said: list[str] = []
    node: Element = element
    while isinstance(parent := node.parent, Element) and parent.tag != "html":
        said += [text for other in parent.children if other is not node and (text := " ".join(other.text.split()))]
        node = parent
    told = " / ".join(said)
    return [Remark(certainty="guessed", what="text", told=f"left out around the article: “{told}”")] if said else []


_FURNITURE = (
    "nav",
    "form",
    "#comments, .comments, .comments-area, #respond",
    '[class*="share"], [class*="sharing"], [class*="social"]',
    '[class*="related-posts"], [class*="related_posts"], .related',
    ".breadcrumb, .breadcrumbs",
)


def pruned(element: Element) -> Iterator[Remark]:
    """Take off *element* what is furniture by its name, and yield what it says."""
    for selector in _FURNITURE:
        for found in element.select(selector):
            text = " ".join(found.text.split())
            if found.parent is None or words(found) * 2 > words(element):
                continue
            line = found.source_line or 0
            found.decompose()
            if text:
                yield Remark(certainty="guessed", what="text", told=f"left out: “{text}”", line=line)
