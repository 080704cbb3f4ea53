"""Fields and controls of a Word document: links, tables of contents, page numbers, what is still to be filled in."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from magcli.importers import _office
from magcli.importers._archive import local, value
from magcli.importers._values import Remark
from magcli.importers._word import children, is_on, make_readable, said

_LISTS = ("TOC", "INDEX", "TOA")
"""What Word makes of headings, entries and quoted works: pages make their own."""
_PAGES = ("PAGE", "PAGEREF", "NUMPAGES", "SECTIONPAGES")
_PIECES = 9
"""Pieces of text that the number of a page may be in, at most."""
_ADDRESS = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|(?!\\)(\S+))?(?:.*?\\l\s+"([^"]*)")?', re.DOTALL)


@dataclass(slots=True)
class _Field:
    """One that has begun."""

    start: int
    """How many pieces of text there were before it."""
    written: list[Element] = field(default_factory=list)
    """Where it is written what it does."""
    shown: list[Element] = field(default_factory=list)
    """The text of one that shows the number of a page."""

    @property
    def shows(self) -> str:
        return "".join(one.text or "" for one in self.shown)

    @property
    def instruction(self) -> str:
        return "".join(one.text or "" for one in self.written)

    @property
    def name(self) -> str:
        return next(iter(self.instruction.split()), "").upper()


def settle(root: Element) -> Iterator[Remark]:
    """Take off the text *root* what Word makes itself, write its links plainly, and yield what is told of that."""
    lists = [*_drop(root, _is_list)]
    empty = [*_drop(root, _is_to_be_filled)]
    hidden = [*_drop(root, _is_hidden)]
    fields = [*_fields(root)]
    for one in fields:
        if one.name == "HYPERLINK":
            _write_plainly(one)
    if lists or any(one.name in _LISTS for one in fields):
        yield _office.CONTENTS
    pages = [one.shows for one in fields if one.name in _PAGES and one.shows.strip()]
    yield from _office.left_over(pages, empty, hidden)


def _drop(root: Element, is_dropped: Callable[[Element], bool]) -> Iterator[str]:
    """Take what *is_dropped* off *root*, and yield its text."""
    for parent in [*root.iter()]:
        for child in [*parent]:
            if is_dropped(child):
                parent.remove(child)
                yield said(child)


def _is_list(element: Element) -> bool:
    """Whether *element* is the table of contents as a whole."""
    if local(element) != "sdt":
        return False
    told = (value(one, "val") for one in element.iter() if local(one) == "docPartGallery")
    return any(re.match("table of", one, re.IGNORECASE) for one in told)


def _is_to_be_filled(element: Element) -> bool:
    """Whether *element* is a control that shows what is to be typed into it."""
    properties = next(children(element, "sdtPr"), None) if local(element) == "sdt" else None
    return properties is not None and next(children(properties, "showingPlcHdr"), None) is not None


def _is_hidden(element: Element) -> bool:
    """Whether *element* is a run that Word does not show."""
    properties = next(children(element, "rPr"), None) if local(element) == "r" else None
    marks = children(properties, "vanish") if properties is not None else ()
    return any(map(is_on, marks)) and bool(said(element))


def margins(parts: Mapping[str, Element]) -> Iterator[str]:
    """Yield the lines above and below the pages of a document of these *parts*, without the numbers of pages."""
    for root in parts.values():
        if local(root) in ("hdr", "ftr"):
            make_readable(root)
            list(_fields(root, emptied=_PAGES))
            yield from (said(element) for element in root.iter() if local(element) == "p")


def _fields(root: Element, emptied: Sequence[str] = _LISTS) -> Iterator[_Field]:
    """Yield the fields of *root* as they end; what those of the names *emptied* show is taken away."""
    around: list[_Field] = []
    shown: list[Element] = []
    for element in root.iter():
        name = local(element)
        if name == "fldChar" and value(element, "fldCharType") == "begin":
            around.append(_Field(len(shown)))
        elif name == "fldChar" and value(element, "fldCharType") == "end" and around:
            yield _ended(around.pop(), shown, emptied)
        elif name == "instrText" and around:
            around[-1].written.append(element)
        elif name in ("t", "tab") and around:
            shown.append(element)


def _ended(last: _Field, shown: list[Element], emptied: Sequence[str]) -> _Field:
    """Return the field *last*, which has ended: one without an end may not take a whole text away."""
    if last.name in emptied:
        for one in shown[last.start :]:
            one.text = ""
        del shown[last.start :]
    elif last.name in _PAGES:
        last.shown = shown[last.start : last.start + _PIECES]
    return last


def _write_plainly(link: _Field) -> None:
    """Leave of a *link* its address: mammoth takes all up to the last quotation mark for one."""
    found = _ADDRESS.match(link.instruction)
    address, place = (found[1] or found[2] or "", found[3] or "") if found else ("", "")
    target = f'"{address}{"#" if place else ""}{place}"' if address else f'\\l "{place}"'
    for at, one in enumerate(link.written):
        one.text = "" if at else f" HYPERLINK {target} "
