"""The numbers of a Word document's lists, which mammoth counts from 1 in each: kept in marks that it leaves alone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from magcli.importers._archive import local, value
from magcli.importers._word import children, named, said

_MARK = "number-of-item-"
_TAGS = re.compile(
    rf'<(?P<opens>[ou]l)>(?:<li><a id="{_MARK}(?P<first>\d+)"></a>)?|</(?P<closes>[ou]l)>'
    rf'|<li><a id="{_MARK}(?P<next>\d+)"></a>|<a id="{_MARK}\d+"></a>'
)


@dataclass(frozen=True, slots=True)
class _List:
    """What paragraphs call the list that they are items of."""

    shared: str
    """What counts through: lists of one kind go on where another one stopped."""
    starts: Mapping[str, int]
    """The number that each level begins with."""
    afresh: frozenset[str] = frozenset()
    """The levels that this list begins again."""


def mark(parts: Mapping[str, Element]) -> None:
    """Put a mark with its number in each numbered paragraph of *parts*."""
    lists = {one: found for root in parts.values() if local(root) == "numbering" for one, found in _lists(root)}
    for root in parts.values():
        if local(root) == "document":
            _count(root, lists)


def _lists(root: Element) -> Iterator[tuple[str, _List]]:
    starts = {value(one, "abstractNumId"): _starts(one, "lvl", "start") for one in children(root, "abstractNum")}
    for one in children(root, "num"):
        shared = next((value(kind, "val") for kind in children(one, "abstractNumId")), "")
        own = _starts(one, "lvlOverride", "startOverride")
        yield value(one, "numId"), _List(shared, {**starts.get(shared, {}), **own}, frozenset(own))


def _starts(element: Element, level: str, name: str) -> dict[str, int]:
    """Return the numbers that *name* gives the levels of *element*."""
    told = [
        (value(one, "ilvl"), value(start, "val")) for one in children(element, level) for start in children(one, name)
    ]
    return {level: int(number) for level, number in told if re.fullmatch(r"\d{1,6}", number, re.ASCII)}


def _count(root: Element, lists: Mapping[str, _List]) -> None:
    counts: dict[str, dict[str, int]] = {}
    begun: set[tuple[str, str]] = set()
    for paragraph in root.iter():
        number, level = _place(paragraph)
        if (of := lists.get(number)) is None or not said(paragraph):  # what says nothing is left out
            continue
        count = counts.setdefault(of.shared, {})
        if level in of.afresh and (number, level) not in begun:
            count.pop(level, None)
        begun.add((number, level))
        count[level] = count.get(level, of.starts.get(level, 1) - 1) + 1
        for deeper in [one for one in count if one > level]:
            del count[deeper]
        paragraph.insert(1, _mark(paragraph, count[level]))


def _place(paragraph: Element) -> tuple[str, str]:
    """Return the list and the level of *paragraph*; nothing when it is no item of one."""
    for properties in children(paragraph, "pPr") if local(paragraph) == "p" else ():
        for told in children(properties, "numPr"):
            inner = {local(one): value(one, "val") for one in told}
            return inner.get("numId", ""), inner.get("ilvl", "0")
    return "", ""


def _mark(paragraph: Element, number: int) -> Element:
    return Element(named(paragraph, "bookmarkStart"), {named(paragraph, "name"): f"{_MARK}{number}"})


def numbered(html: str) -> str:
    """Return *html* with lists that begin with the numbers that the marks tell, and without those."""
    open_ones: list[tuple[str, int]] = []  # each list by its tag, and the number of its last item

    def put(found: re.Match[str]) -> str:
        if found["opens"]:
            tag, number = found["opens"], int(found["first"] or 0)
            open_ones.append((tag, number))
            start = f' start="{number}"' if tag == "ol" and number > 1 else ""
            return f"<{tag}{start}>" + ("<li>" if found["first"] else "")
        if found["closes"]:
            open_ones.pop()
            return found[0]
        if not found["next"]:
            return ""
        number, (tag, before) = int(found["next"]), open_ones.pop()
        open_ones.append((tag, number))
        return "<li>" if tag == "ul" or number == before + 1 else f'</ol><ol start="{number}"><li>'

    return _TAGS.sub(put, html)
