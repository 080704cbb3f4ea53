"""Runs of emphasis in HTML: joined where they were cut, without the spaces at their ends."""

import re
import unicodedata

from turbohtml import Document, Element, Node, Text

from magcli.importers._blocks import BLOCKS

_KINDS = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "s": "del",
    "strike": "del",
    "del": "del",
    "a": "a",
}
# What Markdown has beside such an element; a bracket is like a parenthesis here.
_MARKS = {"strong": "*", "b": "*", "em": "*", "i": "*", "del": "~", "s": "~", "strike": "~", "a": "[", "img": "["}
_STYLES = (
    ("strong", re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")),
    ("em", re.compile(r"font-style\s*:\s*(?:italic|oblique)")),
    ("del", re.compile(r"text-decoration[a-z-]*\s*:[^;]*line-through")),
)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)")


def join(document: Document) -> None:
    """Make one run of those that follow each other, and put the spaces at their ends outside."""
    for styled in document.select("span[style], font[style]"):
        _name(styled)
    for element in document.select(", ".join(_KINDS)):
        if element.parent is not None:
            _tidy(element)


def _name(styled: Element) -> None:
    """Put what the style of *styled* says into elements."""
    style = styled.attr("style") or ""
    for tag, pattern in _STYLES:
        if pattern.search(style) and not styled.closest(tag):
            inner = Element(tag)
            for node in styled.children:
                inner.append(node)
            styled.append(inner)
    styled.unwrap()


def _tidy(element: Element) -> None:
    if _is_void(element):
        element.unwrap()
        return
    while (following := _continued(element)) is not None:
        between, other = following
        for node in (*between, *other.children):
            element.append(node)
        other.decompose()
    _put_outside(element)


def _is_void(element: Element) -> bool:
    """Whether *element* marks nothing: no letter or figure, or what is marked already."""
    kind = _KINDS[element.tag]
    if any(isinstance(above, Element) and _KINDS.get(above.tag) == kind for above in element.ancestors):
        return True
    if kind == "a":
        return False
    if kind == "strong" and _NOT_BOLD.search(element.attr("style") or ""):
        return True
    return not any(map(str.isalnum, element.text)) and not element.find(["img", "svg", "a"])


def _continued(element: Element) -> tuple[list[Node], Element] | None:
    """Return the run that goes on with *element*, and what blanks are between."""
    between: list[Node] = []
    for node in element.next_siblings:
        if isinstance(node, Text) and not node.data.strip():
            between.append(node)
        elif isinstance(node, Element) and _goes_on(element, node, between):
            return between, node
        else:
            return None
    return None


def _goes_on(element: Element, other: Element, between: list[Node]) -> bool:
    kind = _KINDS[element.tag]
    if kind != _KINDS.get(other.tag):
        return False
    if kind == "a":
        return not between and bool(element.attr("href")) and element.attr("href") == other.attr("href")
    return not _NOT_BOLD.search(other.attr("style") or "")


def _put_outside(element: Element) -> None:
    last = _edge(element, -1)
    if last is not None and (kept := last.data.rstrip()) != last.data:
        element.insert_after(Text(last.data[len(kept) :]))
        last.replace_with(Text(kept))
    first = _edge(element, 0)
    if first is not None and (kept := first.data.lstrip()) != first.data:
        element.insert_before(Text(first.data[: len(first.data) - len(kept)]))
        first.replace_with(Text(kept))


def _edge(element: Element, at: int) -> Text | None:
    node: Node = element
    while isinstance(node, Element):
        if not node.children:
            return None
        node = node.children[at]
    return node if isinstance(node, Text) else None


def marked(element: Element, text: str, mark: str) -> str:
    """Return *text* between *mark*, or between tags where Markdown would not see the mark."""
    before, after = _beside(element, -1), _beside(element, 1)
    if mark == "*" and "*" in (text[0], text[-1], before, after):
        mark = "_"
    opens = _flanks(before, text[0]) and not (mark == "_" and before.isalnum())
    closes = _flanks(after, text[-1]) and not (mark == "_" and after.isalnum())
    if opens and closes:
        return f"{mark}{text}{mark}"
    tag = _KINDS[element.tag]
    return f"<{tag}>{text}</{tag}>"


def _flanks(outer: str, inner: str) -> bool:
    """Whether a mark between *outer* and *inner* belongs to the latter."""
    if inner.isspace():
        return False
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _beside(element: Element, side: int) -> str:
    """Return the character beside *element* in its block; nothing where the block begins or ends."""
    node: Node = element
    while (sibling := node.previous_sibling if side < 0 else node.next_sibling) is None or _is_empty(sibling):
        if sibling is not None:
            node = sibling
        elif isinstance(node.parent, Element) and node.parent.tag not in BLOCKS:
            node = node.parent
            if node.tag in _MARKS:
                return _MARKS[node.tag]
        else:
            return ""
    if isinstance(sibling, Text):
        return sibling.data[-1 if side < 0 else 0]
    tag = sibling.tag if isinstance(sibling, Element) else ""
    return "" if tag in BLOCKS or tag == "br" else _MARKS.get(tag, "<")


def _is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.data
