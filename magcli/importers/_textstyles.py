"""Styles of OpenDocument texts: what makes a paragraph a heading, and a word bold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from magcli.importers._archive import local, value

_KINDS = {
    "title": "title", "titre": "title", "subtitle": "subtitle", "sous-titre": "subtitle",
    "quotations": "quote", "quotation": "quote", "quote": "quote", "citation": "quote", "block quotation": "quote",
    "preformatted text": "pre", "html preformatted": "pre", "texte préformaté": "pre", "source code": "pre",
    "table heading": "th", "titre de tableau": "th",
}  # fmt: skip
_CODE = frozenset({"source text", "teletype", "texte source", "verbatim char", "html code"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a piece of text looks."""

    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    is_underlined: bool = False
    is_marked: bool = False
    is_code: bool = False
    is_hidden: bool = False
    is_small: bool = False
    """In small capitals."""
    raised: str = ""
    """`sup`, `sub`, or empty."""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    shown: str
    parent: str
    is_automatic: bool
    """Made by the program of what its user did to one place, and not chosen from the list of styles."""
    text: Mapping[str, str] = field(default_factory=dict)
    aligned: str = ""


class Styles:
    """The styles of a document, by name."""

    def __init__(self, *parts: Element | None) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._lists: dict[str, Element] = {}
        self._usual = Format()
        self._size = _USUAL
        for part in parts:
            for group in part if part is not None else ():
                if local(group) in ("styles", "automatic-styles"):
                    self._take(group, is_automatic=local(group) == "automatic-styles")

    def _take(self, group: Element, *, is_automatic: bool) -> None:
        for style in group:
            name, family = value(style, "name"), value(style, "family")
            text = {
                key.rpartition("}")[2]: held
                for properties in style
                if local(properties) == "text-properties"
                for key, held in properties.attrib.items()
            }
            aligned = next((value(one, "text-align") for one in style if local(one) == "paragraph-properties"), "")
            if local(style) == "list-style":
                self._lists[name] = style
            elif local(style) == "default-style" and family == "paragraph":
                self._usual = _formatted(Format(), text)
                self._size = _points(text.get("font-size", "")) or self._size
            elif local(style) == "style":
                shown = value(style, "display-name") or re.sub("_20_", " ", name)
                parent = value(style, "parent-style-name")
                self._styles[family, name] = _Style(
                    shown=shown.lower(), parent=parent, is_automatic=is_automatic, text=text, aligned=aligned
                )

    def _line(self, family: str, name: str) -> Iterator[_Style]:
        """Yield the style *name* and those it is made from, the nearest first."""
        known: set[str] = set()
        while name not in known and (style := self._styles.get((family, name))):
            known.add(name)
            yield style
            name = style.parent

    def kind(self, name: str) -> str:
        """Return what a paragraph of the style *name* is: `title`, `quote`, `pre`, `h2`, …; nothing for most."""
        # A style that is not defined says what it is by its name alone.
        for shown in [*(style.shown for style in self._line("paragraph", name)), name.replace("_20_", " ").lower()]:
            if shown in _KINDS:
                return _KINDS[shown]
            if found := re.fullmatch(r"(?:heading|titre) ([1-6])", shown):
                return f"h{found[1]}"
        return ""

    def of_paragraph(self, name: str) -> Format:
        """Return how text of the paragraph style *name* looks, but for what the style itself is known by."""
        chain = [*self._line("paragraph", name)]
        # That a heading is bold says its level; that this paragraph is, its writer has said.
        own = [style.text if style.is_automatic else _language(style.text) for style in reversed(chain)]
        return _overlaid(self._usual, own)

    def is_centred(self, name: str) -> bool:
        """Whether a paragraph of the style *name* stands in the middle of its line."""
        told = (style.aligned for style in self._line("paragraph", name))
        return next(filter(None, told), "") == "center"

    def is_large(self, name: str, spans: Iterable[str]) -> bool:
        """Whether a paragraph of the style *name*, in *spans* of these styles, is larger than text."""
        usual = self._size_of("paragraph", "Standard") or self._size
        own = self._size_of("paragraph", name) or usual
        return min((self._size_of("text", span) or own for span in spans), default=own) >= usual * _LARGER

    def _size_of(self, family: str, name: str) -> float:
        return next((size for one in self._line(family, name) if (size := _points(one.text.get("font-size", "")))), 0)

    def of_span(self, name: str, around: Format) -> Format:
        """Return how text of the style *name* looks, within text that looks like *around*."""
        chain = [*self._line("text", name)]
        form = _overlaid(around, [style.text for style in reversed(chain) if style.shown != "internet link"])
        shown = {style.shown for style in chain}
        return replace(form, is_code=form.is_code or bool(shown & _CODE))

    def numbering(self, name: str, level: int) -> tuple[str, str]:
        """Return the tag of a list of the style *name* at *level*, and the number that it starts with."""
        for told in self._lists.get(name, ()):
            if value(told, "level") == str(level):
                is_numbered = local(told) == "list-level-style-number" and value(told, "num-format")
                return ("ol" if is_numbered else "ul"), value(told, "start-value")
        return "ul", ""


_USUAL, _LARGER = 12.0, 1.2
"""The points of letters of which nothing says how large they are, and how many times that those of a title have."""


def _points(size: str) -> float:
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{1,3})?)pt", size)
    return float(found[1]) if found else 0


def _language(text: Mapping[str, str]) -> Mapping[str, str]:
    return {key: held for key, held in text.items() if key == "language"}


def _overlaid(form: Format, texts: Iterable[Mapping[str, str]]) -> Format:
    for text in texts:
        form = _formatted(form, text)
    return form


def _formatted(form: Format, text: Mapping[str, str]) -> Format:
    """Return *form* with what the properties *text* say."""
    changed: dict[str, bool] = {}
    if "font-weight" in text:
        changed["is_bold"] = bool(re.fullmatch("bold|[6-9]00", text["font-weight"]))
    if "font-style" in text:
        changed["is_italic"] = text["font-style"] in ("italic", "oblique")
    for key, name in (("text-line-through-style", "is_struck"), ("text-underline-style", "is_underlined")):
        if key in text:
            changed[name] = text[key] != "none"
    if "display" in text:
        changed["is_hidden"] = text["display"] == "none"
    if "font-variant" in text:
        changed["is_small"] = text["font-variant"] == "small-caps"
    if "background-color" in text:
        changed["is_marked"] = text["background-color"] not in ("transparent", "#ffffff")
    raised = _raised(text["text-position"]) if "text-position" in text else form.raised
    lang = text.get("language", form.lang)
    return replace(form, **changed, raised=raised, lang="" if lang in ("none", "zxx") else lang)


def _raised(position: str) -> str:
    first = position.partition(" ")[0].rstrip("%")
    if first in ("super", "sub"):
        return "sup" if first == "super" else "sub"
    return "" if first in ("", "0") else "sub" if first.startswith("-") else "sup"
