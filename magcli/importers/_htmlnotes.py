"""Notes in HTML: pairs of a reference and a text that links back, in the many ways that programs write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from turbohtml import Document, Element, Node, Text

from magcli.importers._blocks import HEADINGS
from magcli.importers._signs import Signs
from magcli.text import notelists

_MARKER = re.compile(
    r"[\[(\s]*(?:note\s*|n[o°]\s*)?(\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,4})[\])\s.]*", re.IGNORECASE
)
ID_OF_NOTE = re.compile(
    r"(?:^|[-_:.])(?:sd)?(?:fn|ftn|edn|ftnt|cmnt|footnote|endnote|note|easy-footnote)(?=[-_:.\d]|[a-z]*\d)",
    re.IGNORECASE,
)
_TURNS_BACK = re.compile(r"[-_]?(?:ref|back|anc|sym|link|bottom)[-_]?", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:[\u21a9\u21b5\u2190\u2191\u2934\u25b2\u23ce\u2b06\u2b8c^][\ufe0e\ufe0f\s]*\d*)?\s*")
_BLOCKS = ("li", "dd", "p", "div", "td", "aside", "blockquote", *HEADINGS)


_SHOWS = ("img", "iframe", "video", "audio", "object", "embed", "svg", "math", "input")


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
    pairs = _Links(document).pairs()
    if not pairs:
        return []
    labels = _labels(pairs)
    called = {fragment for pair in pairs for fragment in _names(pair.call)}
    for pair in pairs:
        _put_reference(pair.call, signs.reference(labels[pair.block]))
    _lower_references(document, signs)
    blocks = {pair.block: pair for pair in pairs}
    items = [item for block in blocks if block.tag == "li" for item in _uncalled(block, labels)]
    notes = [_note(pair, labels[block], called) for block, pair in blocks.items()]
    return notes + [_taken(item, labels[item]) for item in items]


def _lower_references(document: Document, signs: Signs) -> None:
    """Take away the marks around references, and the commas between them."""
    for mark in document.find_all("sup"):
        others = signs.references.sub("", mark.text)
        if re.fullmatch(r"[\s,;()\[\]]*", others) and not mark.find([*_SHOWS]):
            mark.replace_with(Text("".join(signs.references.findall(mark.text))))


def _uncalled(block: Element, labels: dict[Element, str]) -> Iterator[Element]:
    """Yield the items beside the note *block* that nothing calls, each of which gets a label."""
    for item in block.parent.children if isinstance(block.parent, Element) else ():
        if isinstance(item, Element) and item not in labels:
            labels[item] = _unused(labels)
            yield item


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
        leads = {anchor: to for anchor in self.anchors if (to := self.target(anchor)) is not None}
        self.calls = {anchor for anchor, to in leads.items() if self.place[to] > self.place[anchor]}
        self.targets = {leads[anchor] for anchor in self.calls}

    def pairs(self) -> list[_Pair]:
        return [pair for anchor in self.anchors if (pair := self.pair(anchor)) is not None]

    def pair(self, anchor: Element) -> _Pair | None:
        marker = _MARKER.fullmatch(anchor.text)
        if marker is None:
            return None
        target = self.target(anchor)
        if target is None or anchor not in self.calls:
            return None
        block = self.block(target)
        if block is None or block in anchor.ancestors or not self.is_note(anchor, target, block):
            return None
        return _Pair(anchor, marker[1], target, block)

    def target(self, anchor: Element) -> Element | None:
        fragment = _fragment(anchor)
        turned = self.turned.get(_TURNS_BACK.sub("", fragment))
        return self.named.get(fragment, turned)

    def block(self, target: Element) -> Element | None:
        block = target if target.tag in _BLOCKS else target.closest(", ".join(_BLOCKS))
        if block is None or block.tag.startswith("h"):
            return None
        item = block.closest("li")
        if item is not None and self.is_only_one(item, target):
            return item
        above = block.parent
        if isinstance(above, Element) and above.tag in ("div", "dd", "td", "aside") and self.is_alone(above, target):
            return above
        return block

    def is_alone(self, block: Element, target: Element) -> bool:
        """Whether *block* holds the note of *target*, and nothing else."""
        inner = [node for node in block.descendants if isinstance(node, Element)]
        if any(node.tag in ("hr", "ol", *HEADINGS) or node in self.calls for node in inner):
            return False
        return self.is_only_one(block, target)

    def is_only_one(self, block: Element, target: Element) -> bool:
        """Whether *block* holds no other note than that of *target*."""
        return not any(node in self.targets and node is not target for node in block.descendants)

    def is_note(self, anchor: Element, target: Element, block: Element) -> bool:
        """Whether *block* is a note: it links back to where *anchor* is, or its name or its own number says so."""
        if _begins_with_mark(anchor, block) or any(
            ID_OF_NOTE.search(name) for name in (_fragment(anchor), *_own_names(target))
        ):
            return True
        names = _names(anchor)
        return any(_fragment(back) in names for back in block.find_all("a"))


def _begins_with_mark(anchor: Element, block: Element) -> bool:
    """Whether *anchor* is a number, raised or in brackets, and *block* begins with it."""
    found = re.fullmatch(r"\s*([\[(]?)(\d{1,3})[\])]?\s*", anchor.text)
    if not found or not (found[1] or anchor.closest("sup") or anchor.find("sup")):
        return False
    return bool(re.match(rf"\s*[\[(]?{found[2]}[\])]?[.:)]?\s", block.text))


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
            fits = re.fullmatch(r"[0-9A-Za-z]+", pair.marker) and pair.marker not in labels.values()
            labels[pair.block] = pair.marker if fits else _unused(labels)
    return labels


def _unused(labels: dict[Element, str]) -> str:
    taken = set(labels.values())
    return next(number for number in map(str, count(1)) if number not in taken)


def _put_reference(call: Element, sign: str) -> None:
    whole: Element = call
    while isinstance(whole.parent, Element) and whole.parent.tag in ("sup", "span", "small", "a"):
        if not re.fullmatch(r"[\[\]()\s,]*", whole.parent.text.replace(whole.text, "", 1)):
            break
        whole = whole.parent
    whole.replace_with(Text(sign))


def _note(pair: _Pair, label: str, called: set[str]) -> HtmlNote:
    for anchor in pair.block.find_all("a"):
        fragment = _fragment(anchor)
        if fragment and (fragment in called or _turned_to(fragment, pair) or _ARROW.fullmatch(anchor.text)):
            _drop(anchor)
    note = _taken(pair.block, label)
    _drop_marker(note.text, pair.marker)
    return note


def _taken(block: Element, label: str) -> HtmlNote:
    """Return the note that *block* is, taken out of where it was."""
    text = Element("div")
    parent = block.parent
    block.extract()
    for node in (block,) if block.tag in ("p", "blockquote") else block.children:
        text.append(node)
    _clear(parent)
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
    number = rf"[\[(]?{re.escape(marker)}[\])]?[.:)]?"
    first, last = _ends(text)
    raised = first.closest("sup") if first is not None else None
    if raised is not None and re.fullmatch(rf"\s*{number}\s*", raised.text):
        raised.decompose()
        first, last = _ends(text)
    if first is not None and (found := re.match(rf"\s*(?:{number}\s+|[.:\])]\s+)?", first.data)):
        first.replace_with(Text(first.data[found.end() :]))
        first, last = _ends(text)
    for node in reversed([*text.descendants]):
        if isinstance(node, Text):
            node.replace_with(Text(node.data.rstrip()))
            if node is last:
                break


def _ends(text: Element) -> tuple[Text | None, Text | None]:
    """Return the first and the last piece of *text* that says something."""
    pieces = [node for node in text.descendants if isinstance(node, Text) and node.data.strip()]
    return (pieces[0], pieces[-1]) if pieces else (None, None)


def _clear(parent: Node | None) -> None:
    """Take away what led to the notes that *parent* held, its lines and its heading, and itself when that was all."""
    while isinstance(parent, Element) and parent.tag not in ("html", "tr"):
        while parent.children and _is_furniture(parent.children[-1]):
            parent.children[-1].decompose()
        if parent.children or parent.tag in ("body", "td", "th"):
            return
        above = parent.parent
        parent.decompose()
        parent = above


def _is_furniture(node: Node) -> bool:
    if not isinstance(node, Element):
        return not isinstance(node, Text) or not node.data.strip()
    if node.tag in _SHOWS or node.find([*_SHOWS]):
        return False
    told = node.text.strip().rstrip(" :.")
    return not told or (node.tag in ("p", *HEADINGS) and bool(notelists.NAMES.fullmatch(told)))
