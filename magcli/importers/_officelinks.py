"""Links within a document: they lead to its headings, as pages call them."""

import re

from turbohtml import Document, Element

from magcli.importers._blocks import HEADINGS
from magcli.importers._values import Remark
from magcli.text.anchors import is_of_note
from magcli.text.names import Names

_OUTLINE = "|outline"
"""What LibreOffice writes behind the words of a heading to make a place of it."""


def settle(document: Document) -> list[Remark]:
    """Let the links within *document* lead to its headings, and return what is told of those that cannot."""
    places = _places(document)
    lost: list[str] = []
    for link in document.select('a[href^="#"]'):
        target = (link.attr("href") or "")[1:]
        if is_of_note(target):
            continue
        if place := places.get(re.sub(rf"^[\d.]+(?=.*{re.escape(_OUTLINE)}$)", "", target)):
            link.attrs["href"] = f"#{place}"
        else:
            lost.append(" ".join(link.text.split()))
            link.unwrap()
    if not lost:
        return []
    many = "a link within the text leads" if len(lost) == 1 else f"{len(lost)} links within the text lead"
    told = f"{many} to no heading, and became plain words: {', '.join(lost)}"
    return [Remark(certainty="guessed", what="link", told=told)]


def _places(document: Document) -> dict[str, str]:
    """Return how pages call the headings of *document*, by the names of all places in them."""
    names = Names("")
    places: dict[str, str] = {}
    for heading in document.find_all([*HEADINGS]):
        name = names.of_heading(heading.text)
        places.setdefault(f"{heading.text}{_OUTLINE}", name)
        for element in (heading, *heading.find_all(True)):
            if isinstance(element, Element) and (id := element.attr("id")):
                places.setdefault(id, name)
    return places
