"""Notes in HTML: pairs of a reference and a text that links back, in the many ways that programs write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from turbohtml import Document, Element, Node, Text

from magcli.importers._signs import Signs

_MARKER = re.compile(
    r"[\[(\s]*(?:note\s*|n[o°]\s*)?(\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,4})[\])\s.]*", re.IGNORECASE
)
_ID_OF_NOTE = re.compile(
    r"(?:^|[-_:.])(?:sd)?(?:fn|ftn|edn|ftnt|cmnt|footnote|endnote|note|easy-footnote)(?=[-_:.\d]|[a-z]*\d)",
    re.IGNORECASE,
)
_TURNS_BACK = re.compile(r"[-_]?(?:ref|back|anc|sym|link|bottom)[-_]?", re.IGNORECASE)
_ARROW = re.compile(r"[\s\u21a9\u21b5\u2190\u2191\u2934\u25b2\u23ce\ufe0e\ufe0f^\u2b06\u2b8c]*\d*")
_BLOCKS = ("li", "dd", "p", "div", "td", "aside", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_NAMES_OF_NOTES = re.compile(
    r"(?:foot|end)?notes?(?: de (?:bas de page|fin))?|footnotes?|références|references", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class HtmlNote:
    """A note that was taken out of its document: *text* holds what it says."""

    label: str
    text: Element


@dataclass(frozen=True, slots=True)
class _Pair:
    call: Element
    marker: str
    target: Element
    block: Element


def take(document: Document, signs: Signs) -> list[HtmlNote]:
    """Return the notes of *document*, taken out of it; signs stand where they are called."""
    pairs = list(_Links(document).pairs())
    if not pairs:
        return []
    labels = _labels(pairs)
    called = {fragment for pair in pairs for fragment in _names(pair.call)}
    for pair in pairs:
        _put_reference(pair.call, signs.reference(labels[pair.block]))
    blocks = {pair.block: pair for pair in pairs}
    return [_note(pair, labels[block], called) for block, pair in blocks.items()]


class _Links:
    """Where the links of a document lead to, within it."""

    def __init__(self, document: Document) -> None:
        self.place = {node: at for at, node in enumerate(document.descendants)}
        self.anchors = [node for node in document.find_all("a") if _fragment(node)]
        self.named: dict[str, Element] = {}
        self.turned: dict[str, Element] = {}
        for element in document.select("[id], a[name]"):
            for name in _own_names(element):
                self.named.setdefault(name, element)
        for anchor in self.anchors:
            # Where the ids were lost in pasting, the link back tells by its own address what it was.
            turned = _TURNS_BACK.sub("", _fragment(anchor))
            if turned != _fragment(anchor):
                self.turned.setdefault(turned, anchor)

    def pairs(self) -> Iterator[_Pair]:
        blocks: set[Element] = set()
        for anchor in self.anchors:
            pair = self.pair(anchor)
            if pair is not None and not any(above in blocks for above in anchor.ancestors if pair.block in blocks):
                blocks.add(pair.block)
                yield pair

    def pair(self, anchor: Element) -> _Pair | None:
        marker = _MARKER.fullmatch(anchor.text)
        if marker is None:
            return None
        target = self.target(anchor)
        if target is None or self.place[target] <= self.place[anchor]:
            return None
        block = self.block(target)
        if block is None or block in anchor.ancestors or not self.is_note(anchor, target, block):
            return None
        return _Pair(anchor, marker[1], target, block)

    def target(self, anchor: Element) -> Element | None:
        fragment = _fragment(anchor)
        return self.named.get(fragment) or self.turned.get(_TURNS_BACK.sub("", fragment))

    def block(self, target: Element) -> Element | None:
        block = target if target.tag in _BLOCKS else target.closest(", ".join(_BLOCKS))
        if block is None or block.tag.startswith("h"):
            return None
        item = block.closest("li")
        if item is not None and self.is_alone(item, target):
            return item
        above = block.parent
        if isinstance(above, Element) and above.tag in ("div", "dd", "td", "aside") and self.is_alone(above, target):
            return above
        return block

    def is_alone(self, block: Element, target: Element) -> bool:
        """Whether *block* holds the note of *target*, and nothing else."""
        if block.find("hr") or block.select(_HEADINGS) or block.find("ol"):
            return False
        targets = {self.target(anchor) for anchor in self.anchors if block not in anchor.ancestors}
        inner = {other for other in targets if other is not None and block in other.ancestors}
        calls = [
            anchor
            for anchor in block.find_all("a")
            if (to := self.target(anchor)) and self.place[to] > self.place[anchor]
        ]
        return inner <= {target} and not calls

    def is_note(self, anchor: Element, target: Element, block: Element) -> bool:
        """Whether *block* is a note: it links back to where *anchor* is, or its name says so."""
        if any(_ID_OF_NOTE.search(name) for name in (_fragment(anchor), *_own_names(target))):
            return True
        names = _names(anchor)
        return any(_fragment(back) in names for back in block.find_all("a"))


def _fragment(anchor: Element) -> str:
    href = anchor.attr("href") or ""
    return href.partition("#")[2]


def _own_names(element: Element) -> list[str]:
    names = (element.attr("id"), element.attr("name") if element.tag == "a" else None)
    return [name for name in names if name]


def _names(call: Element) -> set[str]:
    """Return what links back may call the place of *call*: its names, and those of the marks around and before it."""
    around = [call, *call.find_all(True)]
    node: Element = call
    while isinstance(node.parent, Element) and node.parent.tag in ("sup", "span", "small", "b", "i", "em", "strong"):
        node = node.parent
        around.append(node)
    before = node.previous_sibling
    if isinstance(before, Element) and not before.text.strip():
        around.append(before)
    return {name for element in around for name in _own_names(element)}


def _labels(pairs: list[_Pair]) -> dict[Element, str]:
    """Return the label of each block: its marker, or a number where that is taken or none."""
    labels: dict[Element, str] = {}
    for pair in pairs:
        if pair.block not in labels:
            taken = set(labels.values())
            fits = re.fullmatch(r"[0-9A-Za-z]+", pair.marker) and pair.marker not in taken
            labels[pair.block] = pair.marker if fits else next(str(n) for n in count(1) if str(n) not in taken)
    return labels


def _put_reference(call: Element, sign: str) -> None:
    whole: Element = call
    while isinstance(whole.parent, Element) and whole.parent.tag in ("sup", "span", "small", "a"):
        if not re.fullmatch(r"[\[\]()\s,]*", whole.parent.text.replace(whole.text, "", 1)):
            break
        whole = whole.parent
    whole.replace_with(Text(sign))


def _note(pair: _Pair, label: str, called: set[str]) -> HtmlNote:
    block = pair.block
    for anchor in block.find_all("a"):
        fragment = _fragment(anchor)
        if fragment and (fragment in called or _turned_to(fragment, pair) or _ARROW.fullmatch(anchor.text)):
            _drop(anchor)
    text = Element("div")
    parent = block.parent
    block.extract()
    if block.tag in ("p", "blockquote") and isinstance(parent, Element):
        text.append(block)
    else:
        for child in block.children:
            text.append(child)
    _drop_marker(text, pair.marker)
    _drop_empty(parent)
    return HtmlNote(label, text)


def _turned_to(fragment: str, pair: _Pair) -> bool:
    turned = _TURNS_BACK.sub("", fragment)
    return turned != fragment and turned == _TURNS_BACK.sub("", _fragment(pair.call))


def _drop(anchor: Element) -> None:
    whole: Element = anchor
    while isinstance(whole.parent, Element) and whole.parent.tag in ("sup", "span", "b", "strong", "p"):
        if re.sub(r"[\[\]()\s.:]", "", whole.parent.text.replace(whole.text, "", 1)):
            break
        if whole.parent.tag == "p" and not (whole.parent.previous_sibling or whole.parent.next_sibling):
            break
        whole = whole.parent
    whole.decompose()


def _drop_marker(text: Element, marker: str) -> None:
    """Take the number away that the note of *text* begins with, and the blanks at both ends."""
    pattern = re.compile(rf"\s*[\[(]?{re.escape(marker)}[\])]?[.:)]?\s+|\s*[.:\])]\s+|\s+")
    first = next((node for node in text.descendants if isinstance(node, Text) and node.data.strip()), None)
    if first is not None and (found := pattern.match(first.data)):
        first.replace_with(Text(first.data[found.end() :]))
    last = next(
        (node for node in reversed([*text.descendants]) if isinstance(node, Text) and node.data.strip()), None
    )
    if last is not None:
        last.replace_with(Text(last.data.rstrip()))


def _drop_empty(parent: Node | None) -> None:
    """Take away what held nothing but notes, with its line and its heading."""
    while isinstance(parent, Element) and parent.tag not in ("body", "html"):
        others = [node for node in parent.children if not _is_furniture(node)]
        above = parent.parent
        if others:
            return
        before = parent.previous_sibling
        while before is not None and isinstance(before, Text) and not before.data.strip():
            before = before.previous_sibling
        if before is not None and _is_furniture(before):
            before.decompose()
        parent.decompose()
        parent = above


def _is_furniture(node: Node) -> bool:
    if isinstance(node, Text):
        return not node.data.strip()
    if not isinstance(node, Element):
        return True
    if node.tag in ("hr", "br"):
        return True
    if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "p"):
        return not node.text.strip() or bool(_NAMES_OF_NOTES.fullmatch(node.text.strip().rstrip(" :.")))
    return not node.text.strip() and not node.find("img")
