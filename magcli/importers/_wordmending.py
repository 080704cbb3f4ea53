"""What mammoth would stumble over in a Word document, mended so that the text can be kept."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import split
from xml.etree.ElementTree import Element, SubElement

from magcli.importers._office import counted
from magcli.importers._values import Remark
from magcli.importers._word import local, said, value

_SEPARATORS = ("separator", "continuationSeparator")
"""Notes that are lines between the text and its notes."""
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


def add_notes(parts: dict[str, Element]) -> set[str]:
    """Give every call in *parts* a note, an empty one where there is none; return the names of what has changed."""
    known = {note for root in parts.values() for note in _notes(root)}
    changed: set[str] = set()
    for name, call in [(name, element) for name, root in parts.items() for element in _calls(root)]:
        kind, space = _NOTES[local(call)], call.tag.rpartition("}")[0] + "}"
        if not value(call, "id"):
            call.set(f"{space}id", f"{name}-{len(known)}")
            changed.add(name)
        note = (kind, value(call, "id"))
        if note not in known:
            known.add(note)
            holder = _holder(parts, kind, space)
            SubElement(SubElement(parts[holder], f"{space}{kind}", {f"{space}id": note[1]}), f"{space}p")
            changed.add(holder)
    return changed


def _calls(root: Element) -> Iterable[Element]:
    return (element for element in root.iter() if local(element) in _NOTES)


def _notes(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the notes directly in *root*, by what they are and their number."""
    for note in root if local(root) in ("footnotes", "endnotes") else ():
        if value(note, "type") not in _SEPARATORS:
            yield local(note), value(note, "id")


def _holder(parts: dict[str, Element], kind: str, space: str) -> str:
    """Return the name of the part that holds the notes of this *kind*, which is made when there is none."""
    name = next((name for name, root in parts.items() if local(root) == f"{kind}s"), f"word/{kind}s.xml")
    parts.setdefault(name, Element(f"{space}{kind}s"))
    return name


def of_dead_ends(parts: Mapping[str, Element]) -> Iterator[Remark]:
    """Yield what is told of links in *parts* whose address the document does not say."""
    if links := [element for _, element, _ in _dead_ends(parts) if local(element) == "hyperlink"]:
        many = counted(len(links), "link leads", "links lead")
        told = f"{many} nowhere, for the document does not say the address: {', '.join(map(said, links))}"
        yield Remark(certainty="open", what="link", told=told)


def drop_dead_ends(parts: Mapping[str, Element]) -> set[str]:
    """Take off *parts* what refers to others that are not there; return the names of what has changed."""
    found = [*_dead_ends(parts)]
    for _, element, key in found:
        del element.attrib[key]
    return {name for name, _, _ in found}


def _dead_ends(parts: Mapping[str, Element]) -> Iterator[tuple[str, Element, str]]:
    """Yield the attributes in *parts* that name relationships which the part has not: its name, element and key."""
    for name, root in parts.items():
        folder, file = split(name)
        relations = parts.get(f"{folder}/_rels/{file}.rels", ())
        known = {value(one, "Id") for one in relations}
        for element in root.iter():
            yield from (
                (name, element, key) for key, held in element.attrib.items() if _leads(key) and held not in known
            )


def _leads(key: str) -> bool:
    """Whether the attribute *key* names a relationship of the document."""
    # The strict form of the format has another beginning, and another order.
    return "officeDocument" in key and key.partition("}")[0].endswith("/relationships")
