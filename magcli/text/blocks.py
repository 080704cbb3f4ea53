"""The HTML of a text in the blocks of WordPress's editor, its notes those of that editor."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from itertools import groupby

from magcli.text.tags import VOID

_OF_BLOCK = frozenset({"p", "ul", "ol", "blockquote", "table", "pre", "hr", "section"}) | {
    f"h{n}" for n in range(1, 7)
}
_LISTS = ("ul", "ol")

# WordPress runs its own shortcodes wherever they stand, in a text as in code, and plugins make notes of others.
_SHORTCODE = re.compile(
    r"\[(?=/?(?:\[)?(?:audio|caption|embed|gallery|playlist|video|wp_caption"
    r"|efn_note|fn|footnote|mfn|note|ref|sidenote)\b|\d+\. )|\((?=\(\S)"
)


@dataclass
class Element:
    """An element of a page; its children are elements, and texts as they are read."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The words of its `class`."""
        return self.attributes.get("class", "").split()

    def all(self, tag: str) -> Iterator["Element"]:
        """Yield the elements of this *tag* in it."""
        for child in self.children:
            if isinstance(child, Element):
                yield from [child] if child.tag == tag else child.all(tag)


@dataclass(frozen=True, slots=True)
class Blocks:
    """A text in blocks, and its notes: their ids and what they say."""

    content: str
    notes: tuple[tuple[str, str], ...]


def blocks(html: str, note_id: Callable[[int], str]) -> Blocks:
    """Return *html*, as `text.html` renders a text, in blocks; *note_id* gives the id of a note by its number."""
    top = _tree(html)
    notes = [child for child in top.children if _is(child, "section", "notes")]
    ids = {item.attributes.get("id", ""): note_id(at) for at, item in enumerate(_items(notes), 1)}
    _call(top, {f"#{name}": id for name, id in ids.items()}, set())
    told = tuple((ids[item.attributes.get("id", "")], _note(item)) for item in _items(notes))
    content = _blocks([child for child in top.children if child not in notes])
    if told:
        content = [*content, "<!-- wp:footnotes /-->"]
    return Blocks("\n\n".join(content), told)


# -- reading


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        at = next((at for at in range(len(self.open) - 1, 0, -1) if self.open[at].tag == tag), 0)
        if at:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def _tree(html: str) -> Element:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def _is(child: "Element | str", tag: str, name: str = "") -> bool:
    return isinstance(child, Element) and child.tag == tag and (not name or name in child.classes)


def _items(notes: Sequence["Element | str"]) -> list[Element]:
    lists = [found for section in notes if isinstance(section, Element) for found in section.children]
    return [
        item
        for found in lists
        if isinstance(found, Element) and found.tag == "ol"
        for item in found.children
        if isinstance(item, Element)
    ]


# -- notes


def _call(element: Element, ids: Mapping[str, str], called: set[str]) -> None:
    """Make the calls of notes in *element* those that the editor knows, by their *ids*."""
    for child in element.children:
        if not isinstance(child, Element):
            continue
        link = next(child.all("a"), None) if _is(child, "sup", "note-ref") else None
        if link is None or link.attributes.get("href", "") not in ids:
            _call(child, ids, called)
            continue
        id = ids[link.attributes["href"]]
        # The way back from a note leads to its first call; the editor knows no other.
        name = {} if id in called else {"id": f"{id}-link"}
        called.add(id)
        child.attributes = {"data-fn": id, "class": "fn"}
        child.children = [Element("a", {"href": f"#{id}", **name}, link.children)]


def _note(item: Element) -> str:
    """Return what *item*, a note, says, in one paragraph as the editor has it, without the ways back."""
    paragraphs = []
    for child in item.children:
        if isinstance(child, Element):
            child.children = [inner for inner in child.children if not _leads_back(inner)]
            inner = _inner(child.children) if child.tag == "p" else _written(child)
            paragraphs.append(inner.rstrip(" \u00a0\n"))
    return _without_backslash("<br><br>".join(filter(None, paragraphs)))


def _without_backslash(html: str) -> str:
    """Return *html* with nothing in it that JSON writes with a backslash: some importers take those away."""
    html = re.sub(r'="([^"]*)"', lambda found: f"='{found[1].replace(chr(39), '&#39;')}'", html)
    return re.sub(r"[\t\n\f\r]", " ", html.replace('"', "&quot;").replace("\\", "&#92;"))


def _leads_back(child: "Element | str") -> bool:
    return isinstance(child, Element) and child.attributes.get("role") == "doc-backlink"


# -- blocks


def _blocks(children: Iterable["Element | str"]) -> list[str]:
    """Return *children* as blocks; what stands side by side and is none of them is one piece of HTML."""
    found = []
    for is_block, group in groupby(children, lambda child: _maker(child) is not None):
        together = list(group)
        if is_block:
            found += [_block(child) for child in together if isinstance(child, Element)]
        elif html := _inner(together).strip():
            found.append(_wrapped("html", {}, html))
    return found


def _block(element: Element) -> str:
    maker = _maker(element)
    if maker is None:
        raise ValueError(f"{element.tag} makes no block")
    return maker(element)


def _wrapped(name: str, attributes: Mapping[str, object], html: str) -> str:
    told = json.dumps(attributes, ensure_ascii=False, separators=(",", ":")).replace("--", "\\u002d\\u002d")
    told = told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f"<!-- wp:{name} {told if attributes else ''}{' ' if attributes else ''}-->\n{html}\n<!-- /wp:{name} -->"


def _maker(child: "Element | str") -> Callable[[Element], str] | None:
    """Return what makes a block of *child*; `None` when it can only be HTML."""
    if not isinstance(child, Element):
        return None
    if "scroll" not in child.classes and set(child.attributes) - {"id", "class", "start", "tabindex"}:
        return None
    if child.tag in _LISTS:
        return _list if _is_plain_list(child) else None
    if child.tag == "p" and child.attributes:
        return None
    return _MAKERS.get(child.tag)


def _paragraph(element: Element) -> str:
    shown = [child for child in element.children if not isinstance(child, str) or child.strip()]
    if len(shown) == 1 and isinstance(shown[0], Element) and shown[0].tag == "img":
        return _image(shown[0])
    return _wrapped("paragraph", {}, f"<p>{_line(element.children)}</p>")


def _image(image: Element) -> str:
    told = {"alt": "", **image.attributes}
    shown = Element("img", {name: told[name] for name in ("src", "alt", "title") if name in told})
    return _wrapped("image", {}, f'<figure class="wp-block-image">{_written(shown)}</figure>')


def _heading(element: Element) -> str:
    level = int(element.tag[1])
    attributes = {"class": "wp-block-heading"} | {k: v for k, v in element.attributes.items() if k == "id"}
    html = f"{_start(element.tag, attributes)}{_line(element.children)}</{element.tag}>"
    return _wrapped("heading", {} if level == 2 else {"level": level}, html)


def _is_plain_list(element: Element) -> bool:
    """Whether the items of *element* hold lines, and lists behind them: the editor has no others."""
    return all(isinstance(child, str) or (child.tag == "li" and _is_plain_item(child)) for child in element.children)


def _is_plain_item(item: Element) -> bool:
    lists = [at for at, child in enumerate(item.children) if isinstance(child, Element) and child.tag in _LISTS]
    behind = item.children[lists[0] :] if lists else []
    before = item.children[: lists[0]] if lists else item.children
    if any(isinstance(child, Element) and child.tag in _OF_BLOCK - {"p"} for child in before):
        return False
    return all(
        not child.strip() if isinstance(child, str) else child.tag in _LISTS and _is_plain_list(child)
        for child in behind
    )


def _list(element: Element) -> str:
    start = element.attributes.get("start", "")
    attributes: dict[str, object] = {"ordered": True} if element.tag == "ol" else {}
    attributes |= {"start": int(start)} if start else {}
    items = "\n\n".join(_item(child) for child in element.children if isinstance(child, Element))
    told = {"start": start} if start else {}
    opening = _start(element.tag, {**told, "class": "wp-block-list"})
    return _wrapped("list", attributes, f"{opening}{items}</{element.tag}>")


def _item(item: Element) -> str:
    lines, lists = [], []
    loose: list[Element | str] = []
    for child in item.children:
        if isinstance(child, Element) and child.tag in _LISTS:
            lists.append(_list(child))
        elif isinstance(child, Element) and child.tag == "p":
            lines.append(_line(child.children))
        else:
            loose.append(child)
    text = "<br><br>".join(filter(None, [_line(loose).strip(), *lines]))
    return _wrapped("list-item", {}, f"<li>{text}{''.join(lists)}</li>")


def _quote(element: Element) -> str:
    inner = "\n\n".join(_blocks(element.children))
    return _wrapped("quote", {}, f'<blockquote class="wp-block-quote">{inner}</blockquote>')


def _scroll(element: Element) -> str:
    """Return the block of the table in *element*, or *element* as HTML."""
    table = next(element.all("table"), None) if "scroll" in element.classes else None
    if table is None:
        return _wrapped("html", {}, _written(element))
    for cell in (*table.all("td"), *table.all("th")):
        for side in set(cell.classes) & {"left", "center", "right"}:
            cell.attributes |= {"class": f"has-text-align-{side}", "data-align": side}
    rows = "".join(_written(child).replace("\n", "") for child in table.children if isinstance(child, Element))
    html = f'<figure class="wp-block-table"><table>{rows}</table></figure>'
    return _wrapped("table", {"hasFixedLayout": False}, html)


def _code(element: Element) -> str:
    code = next(element.all("code"), element)
    language = " ".join(code.classes)
    attributes = {"className": language} if language else {}
    opening = _start("pre", {"class": f"wp-block-code {language}".strip()})
    return _wrapped("code", attributes, f"{opening}<code>{_inner(code.children)}</code></pre>")


def _rule(_: Element) -> str:
    return _wrapped("separator", {}, '<hr class="wp-block-separator has-alpha-channel-opacity"/>')


_MAKERS: Mapping[str, Callable[[Element], str]] = {
    "p": _paragraph,
    "blockquote": _quote,
    "div": _scroll,
    "pre": _code,
    "hr": _rule,
    **{f"h{level}": _heading for level in range(1, 7)},
}


# -- writing


def _line(children: Iterable["Element | str"]) -> str:
    """Return *children* on one line: where blocks get lost, WordPress makes a line break of a line's end."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", re.sub(r"<br>\n", "<br>", _inner(children))).strip(" ")


def _inner(children: Iterable["Element | str"]) -> str:
    return "".join(_text(child) if isinstance(child, str) else _written(child) for child in children)


def _text(text: str) -> str:
    return _SHORTCODE.sub(lambda found: f"&#{ord(found[0])};", escape(text, quote=False))


def _written(element: Element) -> str:
    if element.tag == "input":
        return "☑ " if "checked" in element.attributes else "☐ "  # of a list of tasks, which the editor has none of
    if element.tag in VOID:
        slash = "/" if element.tag in ("img", "hr") else ""
        return f"{_start(element.tag, element.attributes)[:-1]}{slash}>"
    return f"{_start(element.tag, element.attributes)}{_inner(element.children)}</{element.tag}>"


def _start(tag: str, attributes: Mapping[str, str]) -> str:
    return f"<{tag}{''.join(f' {name}={chr(34)}{escape(value)}{chr(34)}' for name, value in attributes.items())}>"
