"""The styles of a Word document by names that mammoth knows: they are called otherwise in each language of Word."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from xml.etree.ElementTree import Element, SubElement

from magcli.importers import _office, _wordtitle
from magcli.importers._archive import local, value
from magcli.importers._values import Remark
from magcli.importers._word import children, is_on, named, said

TITLE, SUBTITLE, QUOTE, CODE, CONTENTS = "Title", "Subtitle", "Quote", "HTML Preformatted", "toc 1"
"""Names of styles, those of headings besides: `heading 1` to `heading 6`."""
STANDS_OUT = "magcli stands out"
"""The style of a first line that may be a title by its looks."""
_MEANINGS = tuple(
    (re.compile(names), name)
    for names, name in (
        (r"(?:heading|titre|überschrift|berschrift|título|ttulo|titolo)[1-6]", "heading"),
        (r"title|titre|titel|título|ttulo|titolo", TITLE),
        (r"subtitle|sous-?titre|untertitel", SUBTITLE),
        (r"(?:intense)?(?:quote|quotations?)|citation(?:intense)?|block(?:text|quotation)", QUOTE),
        (r"(?:préformaté|prformat|preformatted)(?:html|text)?|(?:html|texte)(?:préformaté|preformatted)", CODE),
        (r"(?:source)?code|plaintext|textebrut", CODE),
        (r"(?:toc|tm|verzeichnis)[1-9]|tocheading|en-t(?:ê|e)?tedetabledesmati(?:è|e)?res", CONTENTS),
    )
)  # fmt: skip
"""What styles are called, without blanks; their ids leave out letters with accents besides."""
_NAMES = (TITLE, SUBTITLE, QUOTE, CODE, CONTENTS, *(f"heading {level}" for level in range(1, 7)))
_NO_HEADING = "9"
"""The level of an outline that text has."""
TEXTS = ("document", "footnotes", "endnotes")
"""The parts that hold what readers read."""
_LOOKS = ("b", "i", "strike", "vertAlign", "smallCaps", "caps")


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str
    level: str
    """Its place in the outline, from 0; empty when it does not say."""
    looks: Mapping[str, Element]


def put_plainly(parts: dict[str, Element]) -> Iterator[Remark]:
    """Give paragraphs styles of names that mammoth knows, and runs the looks that only their style tells.

    Yield what is told of those that lose their looks, or are left out.
    """
    texts = [root for root in parts.values() if local(root) in TEXTS]
    root = next((root for root in parts.values() if local(root) == "styles"), None)
    if root is None:
        root = parts["word/styles.xml"] = Element(named(texts[0], "styles"))
    known = {
        kind: {value(one, "styleId"): _style(one) for one in children(root, "style") if value(one, "type") == kind}
        for kind in ("paragraph", "character")
    }
    for name in (*_NAMES, STANDS_OUT):
        style = SubElement(
            root, named(root, "style"), {named(root, "type"): "paragraph", named(root, "styleId"): name}
        )
        SubElement(style, named(root, "name"), {named(root, "val"): name})
    meaning = cache(partial(_meaning, known=known["paragraph"]))
    elements = [element for text in texts for element in text.iter()]
    for element in elements:
        if local(element) == "pPr":
            _place(element, meaning)
        elif local(element) == "rPr":
            _look(element, known["character"])
    _wordtitle.mark(texts, root, STANDS_OUT, _NAMES)
    if any(local(element) == "pStyle" and value(element, "val") == CONTENTS for element in elements):
        yield _office.CONTENTS
    small = [said(element) for element in elements if _is_in_small_capitals(element) and said(element)]
    yield from _office.left_over(small=small)


def _style(element: Element) -> _Style:
    inner = {local(child): child for child in element}
    properties = {local(one): one for one in inner.get("pPr", ())}
    return _Style(
        name=_val(inner.get("name")),
        parent=_val(inner.get("basedOn")),
        level=_val(properties.get("outlineLvl")),
        looks={local(one): one for one in inner.get("rPr", ()) if local(one) in _LOOKS},
    )


def _val(element: Element | None) -> str:
    return value(element, "val") if element is not None else ""


def _line(id: str, known: Mapping[str, _Style]) -> Iterator[_Style]:
    """Yield the style *id* and those that it is made from, the nearest first."""
    seen: set[str] = set()
    while id in known and id not in seen:
        seen.add(id)
        yield known[id]
        id = known[id].parent


def _meaning(id: str, known: Mapping[str, _Style]) -> str:
    """Return what mammoth is to call the paragraph style *id*; nothing when it means nothing."""
    for style in _line(id, known):
        if meant := _known_as(style.name):
            return meant
        if style.level:
            return "" if style.level == _NO_HEADING else _heading(style.level)
    return "" if id in known else _known_as(id)


def _known_as(name: str) -> str:
    bare = re.sub(r"\s", "", name).lower()
    meant = next((meant for names, meant in _MEANINGS if names.fullmatch(bare)), "")
    return f"heading {bare[-1]}" if meant == "heading" else meant


def _heading(level: str) -> str:
    return f"heading {int(level) + 1}" if re.fullmatch("[0-5]", level) else ""


def _place(properties: Element, meaning: Callable[[str], str]) -> None:
    """Give a paragraph with these *properties* the style that says what it is, if it is more than text."""
    style = next(children(properties, "pStyle"), None)
    meant = meaning(_val(style)) or _heading(_val(next(children(properties, "outlineLvl"), None)))
    if meant:
        style = SubElement(properties, named(properties, "pStyle")) if style is None else style
        style.set(named(style, "val"), meant)


def _look(properties: Element, known: Mapping[str, _Style]) -> None:
    """Add to the *properties* of a run what only its style says."""
    own = {local(one) for one in properties}
    for style in _line(_val(next(children(properties, "rStyle"), None)), known):
        if re.search("(?i)reference|hyperlink|appel|marque|lien", style.name):
            return
        for name, look in style.looks.items():
            if name not in own:
                properties.append(look)
                own.add(name)


def _is_in_small_capitals(element: Element) -> bool:
    """Whether *element* is a run that is set so, or in capitals that nobody has typed."""
    marks = [one for one in element if local(one) == "rPr"] if local(element) == "r" else []
    return any(local(one) in ("smallCaps", "caps") and is_on(one) for mark in marks for one in mark)
