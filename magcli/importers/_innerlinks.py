"""Links within a text: they lead to its headings, as pages call them."""

import re

from turbohtml import Document, Element

from magcli.importers._blocks import HEADINGS
from magcli.text.anchors import is_of_note
from magcli.text.names import Names

_OUTLINE = "|outline"
"""What LibreOffice writes behind the words of a heading to make a place of it."""


def lead_to_headings(document: Document) -> list[Element]:
    """Let the links within *document* lead to its headings, and return those that lead to none, nor to notes."""
    links = [link for link in document.select('a[href^="#"]') if not is_of_note((link.attr("href") or "")[1:])]
    called = _places(document) if links else {}
    lost: list[Element] = []
    for link in links:
        target = (link.attr("href") or "")[1:]
        if place := called.get(re.sub(rf"^[\d.]+(?=.*{re.escape(_OUTLINE)}$)", "", target)):
            link.attrs["href"] = f"#{place}"
        else:
            lost.append(link)
    return lost


def named(document: Document) -> dict[str, str]:
    """Return how pages call the headings of *document* that its writer named, by these names."""
    called = _places(document).items()
    return {name: place for name, place in called if name != place and not name.endswith(_OUTLINE)}


def _places(document: Document) -> dict[str, str]:
    """Return how pages call the headings of *document*, by the names of all places in them."""
    names = Names("")
    found: dict[str, str] = {}
    for heading in document.find_all([*HEADINGS]):
        name = names.of_heading(heading.text)
        found.setdefault(name, name)
        found.setdefault(f"{heading.text}{_OUTLINE}", name)
        for element in (heading, *heading.find_all(True)):
            if isinstance(element, Element) and (given := _name(element)):
                found.setdefault(given, name)
    return found


def _name(element: Element) -> str | None:
    return element.attr("id") or (element.attr("name") if element.tag == "a" else None)
