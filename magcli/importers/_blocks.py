"""Blocks of HTML made such that Markdown has them: marks within paragraphs, one paragraph for each, plain tables."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from turbohtml import Comment, Document, Element, Node, Text

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNWANTED = (
    "script, style, noscript, template, head, base, link, meta, button, select, textarea, canvas,"
    " input:not([type=checkbox])"
)
_KEPT = "iframe, video, audio, object, embed, svg, math, details"
"""What stays as it is written, on a line of its own."""
_SHOWS = ("img", "input", "hr", *_KEPT.split(", "))
_LATER = ("data-src", "data-lazy-src", "data-original")
"""Where pages keep the address of an image that is loaded when it comes in sight."""
_PERMALINK = re.compile(r"[\s#¶§\U0001f517\ufe0f]*")


def arrange(document: Document) -> None:
    """Take out of *document* what is not read, and make its blocks such as Markdown has."""
    for element in document.select(_UNWANTED):
        element.decompose()
    for selector, arranged in _STEPS:
        for element in reversed(document.select(selector)):  # what is within others goes first
            if element.parent is not None:
                arranged(element)


def _disarm(element: Element) -> None:
    for name in [*element.attrs]:
        value = element.attr(name) or ""
        runs = name.startswith("on") or name == "srcdoc"
        if runs or re.match(r"\s*(?:javascript|vbscript)\s*:", value, re.IGNORECASE):
            del element.attrs[name]


def load(image: Element) -> None:
    """Give *image* the address that a page puts off loading it from, if it does."""
    source = image.attr("src") or ""
    later = next((value for name in _LATER if (value := image.attr(name))), None)
    if later and (not source or source.startswith("data:")):
        image.attrs["src"] = later


def _plain(heading: Element) -> None:
    """Take away the link of *heading* to itself, and the bold type that all of it has."""
    for anchor in heading.find_all("a"):
        if (anchor.attr("href") or "").startswith("#") and _PERMALINK.fullmatch(anchor.text):
            anchor.decompose()
    for mark in heading.find_all(["b", "strong"]):
        if mark.text.strip() == heading.text.strip():
            mark.unwrap()


def _quote(element: Element) -> None:
    """Write the quotes of *element*, so that what is beside a mark of emphasis is known."""
    element.insert_before(Text('"'))
    element.insert_after(Text('"'))
    element.unwrap()


def _trim(block: Element) -> None:
    """Take the blanks at both ends of *block* away, and an empty paragraph or heading: it is there for its height."""
    texts = [node for node in block.descendants if isinstance(node, Text)]
    if not any(text.data.strip() for text in texts) and not block.find([*_SHOWS]):
        if block.tag in ("p", *HEADINGS):
            block.decompose()
        return
    if texts and texts[0] is block.children[0]:
        texts[0].replace_with(Text(texts[0].data.lstrip()))
    last = block.children[-1]
    if isinstance(last, Text):
        last.replace_with(Text(last.data.rstrip()))


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in BLOCKS


def _lower(mark: Element) -> None:
    """Put *mark*, where it holds blocks, into each of them."""
    if not any(map(_is_block, mark.descendants)):
        return
    for is_block, nodes in groupby(mark.children, _is_block):
        run = [*nodes]
        if is_block:
            for block in run:
                if isinstance(block, Element) and block.tag not in ("hr", "table", "pre"):
                    _lower(_wrapped(block.children, mark, block))
        elif any(map(_says, run)):
            _wrapped(run, mark)
    mark.unwrap()


def _wrapped(nodes: Sequence[Node], mark: Element, block: Element | None = None) -> Element:
    """Return a new *mark* that holds *nodes* where they are, or in the empty *block*."""
    inner = Element(mark.tag, dict(mark.attrs))
    if block is None:
        nodes[0].insert_before(inner)
    for node in nodes:
        inner.append(node)
    if block is not None:
        block.append(inner)
    return inner


def _says(node: Node) -> bool:
    if isinstance(node, Text):
        return bool(node.data.strip())
    return isinstance(node, Element) and bool(node.text.strip() or node.tag == "img" or node.find("img"))


def _become_division(element: Element) -> None:
    inner = Element("div")
    for node in element.children:
        inner.append(node)
    element.replace_with(inner)


def _split(parent: Element) -> None:
    """Make paragraphs of what empty lines part in *parent*; breaks at its ends do nothing."""
    if not any(isinstance(node, Element) and node.tag == "br" for node in parent.children):
        return
    paragraphs: list[list[Node]] = [[]]
    breaks: list[Node] = []
    for node in parent.children:
        if isinstance(node, Element) and node.tag == "br":
            breaks.append(node)
        elif breaks and _is_blank(node):
            continue
        else:
            if len(breaks) > 1 or _is_block(node):
                paragraphs.append([])
            elif paragraphs[-1]:
                paragraphs[-1] += breaks
            breaks = []
            paragraphs[-1].append(node)
            if _is_block(node):
                paragraphs.append([])
    _replace(parent, [nodes for nodes in paragraphs if any(_says(node) or _is_block(node) for node in nodes)])


def _end(br: Element) -> None:
    """Take *br* away where its block ends or is a heading; spaces before it do nothing."""
    if br.closest(", ".join(HEADINGS)):
        br.replace_with(Text(" "))
        return
    before = br.previous_sibling
    if isinstance(before, Text):
        before.replace_with(Text(before.data.rstrip(" \t\r\n")))
    node: Node = br
    while not any(_says(after) or _is_block(after) for after in node.next_siblings):
        if not isinstance(node.parent, Element) or _is_block(node.parent):
            br.decompose()
            return
        node = node.parent


def _is_blank(node: Node) -> bool:
    return isinstance(node, Comment) or (isinstance(node, Text) and not node.data.strip(" \t\r\n"))


def _replace(parent: Element, paragraphs: Sequence[Sequence[Node]]) -> None:
    kept: list[Node] = []
    for nodes in paragraphs:
        if len(nodes) == 1 and _is_block(nodes[0]):
            kept.append(nodes[0])
        else:
            paragraph = Element("p")
            for node in nodes:
                paragraph.append(node)
            kept.append(paragraph)
    for node in parent.children:
        node.extract()
    for node in kept:
        parent.append(node)
    if parent.tag == "p":
        parent.unwrap()


def _flatten(table: Element) -> None:
    """Make *table* what it holds when that is one cell; paragraphs in a cell become its lines."""
    cells = [cell for cell in table.find_all(["td", "th"]) if cell.closest("table") == table]
    if len(cells) == 1:
        inner = Element("div")
        for node in cells[0].children:
            inner.append(node)
        table.replace_with(inner)
        return
    for cell in cells:
        paragraphs = [node for node in cell.children if isinstance(node, Element) and node.tag in ("p", "div")]
        for paragraph in paragraphs:
            if paragraph is not paragraphs[0] and paragraph.text.strip():
                paragraph.insert_before(Element("br"))
            paragraph.unwrap()


def spread(table: Element) -> None:
    """Give *table* a cell for each place that one of its cells spans, so that Markdown can have it."""
    for cell in table.select("td[colspan], th[colspan]"):
        for _ in range(min(_number(cell.attr("colspan")), 50) - 1):
            cell.insert_after(Element(cell.tag))
        del cell.attrs["colspan"]
    for cell in table.select("td[rowspan], th[rowspan]"):
        del cell.attrs["rowspan"]


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[1-9][0-9]{0,3}", text) else 1


def _set_apart(element: Element) -> None:
    """Put *element* on a line of its own: Markdown ends raw HTML with that line."""
    whole: Element = element
    while isinstance(whole.parent, Element) and whole.parent.tag in ("a", "span", "b", "strong", "i", "em", "center"):
        if whole.parent.text.strip() != whole.text.strip():
            break
        whole = whole.parent
    parent = whole.parent
    if (
        not isinstance(parent, Element)
        or parent.tag in ("td", "th", *HEADINGS)
        or element.closest("details") != (element if element.tag == "details" else None)
    ):
        return
    if parent.tag == "p" and not any(_says(node) for node in parent.children if node is not whole):
        return
    if parent.tag in BLOCKS and parent.tag != "p":
        whole.wrap(Element("div"))


def alignments(table: Element) -> Iterator[tuple[Element, str]]:
    """Yield the first cell of each column of *table*, with the side that the cells below it are aligned to."""
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    told = [[*map(_alignment, row)] for row in rows[:2]]
    for at, cell in enumerate(rows[0] if rows else ()):
        yield cell, next((sides[at] for sides in told if at < len(sides) and sides[at]), "")


def _alignment(cell: Element) -> str:
    told: Iterable[str] = (
        cell.attr("align") or "",
        *re.findall(r"text-align\s*:\s*(\w+)", cell.attr("style") or ""),
        *(cell.attr("class") or "").replace("has-text-align-", "").split(),
    )
    return next((name for name in map(str.lower, told) if name in ("left", "center", "right")), "")


_STEPS: tuple[tuple[str, Callable[[Element], None]], ...] = (
    ("*", _disarm),
    ("img", load),
    ("q", _quote),
    (", ".join(HEADINGS), _plain),
    ("a, b, strong, i, em, s, strike, del, u, sup, sub, small, mark, span[style]", _lower),
    ("center", _become_division),
    ("p, h1, h2, h3, h4, h5, h6, li, dt, dd, td, th, figcaption", _trim),
    ("p, div, body, section, article", _split),
    ("table", _flatten),
    ("br", _end),
    (_KEPT, _set_apart),
)
