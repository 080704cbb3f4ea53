"""Text of a Word document that a style hides: it is marked as what is hidden itself."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from magcli.importers._archive import local, value
from magcli.importers._word import children, is_on, named


class _Style(NamedTuple):
    parent: str
    hides: bool | None
    """`None` when it does not say."""


def mark(texts: Iterable[Element], styles: Element) -> None:
    """Mark each run of *texts* as hidden that is so by the *styles* of it or its paragraph."""
    known = {value(one, "styleId"): _style(one) for one in children(styles, "style")}
    usual = next((value(one, "styleId") for one in children(styles, "style") if _is_usual(one)), "")
    if not any(style.hides for style in known.values()):
        return
    for text in texts:
        for paragraph in [one for one in text.iter() if local(one) == "p"]:
            is_hidden = _hides(_named(paragraph, "pPr", "pStyle") or usual, known)
            for run in [one for one in paragraph.iter() if local(one) == "r"]:
                # Each of both turns over what the other one says.
                if is_hidden != _hides(_named(run, "rPr", "rStyle"), known):
                    _hide(run)


def _style(element: Element) -> _Style:
    parent = next(children(element, "basedOn"), None)
    marks = [mark for looks in children(element, "rPr") for mark in children(looks, "vanish")]
    return _Style(value(parent, "val") if parent is not None else "", is_on(marks[0]) if marks else None)


def _is_usual(element: Element) -> bool:
    return value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on")


def _named(element: Element, properties: str, key: str) -> str:
    """Return the style that the *properties* of *element* name as *key*."""
    found = (value(style, "val") for inner in children(element, properties) for style in children(inner, key))
    return next(found, "")


def _hides(id: str, known: Mapping[str, _Style]) -> bool:
    """Whether the style *id*, or the nearest of those that it is made from that says so, hides a text."""
    seen: set[str] = set()
    while id in known and id not in seen:
        if (hides := known[id].hides) is not None:
            return hides
        seen.add(id)
        id = known[id].parent
    return False


def _hide(run: Element) -> None:
    """Mark *run* as hidden unless it says itself whether it is."""
    properties = next(children(run, "rPr"), None)
    if properties is None:
        properties = Element(named(run, "rPr"))
        run.insert(0, properties)
    if next(children(properties, "vanish"), None) is None:
        SubElement(properties, named(run, "vanish"))
