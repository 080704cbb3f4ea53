"""What mammoth would stumble over in a Word document, mended so that the text can be kept."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import split
from xml.etree.ElementTree import Element, SubElement

from magcli.importers._archive import local, value
from magcli.importers._values import Remark
from magcli.importers._word import named, said
from magcli.text.words import counted

_SEPARATORS = ("separator", "continuationSeparator")
"""Notes that are lines between the text and its notes."""
_LONGEST_MARK = 5
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


def add_notes(parts: dict[str, Element]) -> None:
    """Give every call in *parts* a note, an empty one where there is none."""
    known = {note for root in parts.values() for note in _notes(root)}
    for call in [element for root in parts.values() for element in _calls(root)]:
        kind = _NOTES[local(call)]
        if not value(call, "id"):
            call.set(named(call, "id"), f"9{len(known):05}")
        note = (kind, value(call, "id"))
        if note not in known:
            known.add(note)
            empty = SubElement(_holder(parts, kind, call), named(call, kind), {named(call, "id"): note[1]})
            SubElement(empty, named(call, "p"))


def drop_own_marks(parts: Mapping[str, Element]) -> None:
    """Take off *parts* the marks that stand behind calls and before notes instead of a number, such as `*`."""
    marks: dict[tuple[str, str], str] = {}
    for run in (run for root in parts.values() for run in root.iter() if local(run) == "r"):
        for call in [one for one in _calls(run) if value(one, "customMarkFollows") in ("1", "true", "on")]:
            mark = marks[_NOTES[local(call)], value(call, "id")] = said(run)
            if len(mark) <= _LONGEST_MARK:
                run[:] = [child for child in run if child is call or local(child) not in ("t", "sym")]
    for note in (note for root in parts.values() if local(root) in ("footnotes", "endnotes") for note in root):
        mark = marks.get((local(note), value(note, "id")), "")
        first = next((text for text in note.iter() if local(text) == "t"), None)
        if mark and first is not None:
            first.text = (first.text or "").strip(" ").removeprefix(mark)


def _calls(root: Element) -> Iterable[Element]:
    return (element for element in root.iter() if local(element) in _NOTES)


def _notes(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the notes directly in *root*, by what they are and their number."""
    for note in root if local(root) in ("footnotes", "endnotes") else ():
        if value(note, "type") not in _SEPARATORS:
            yield local(note), value(note, "id")


def _holder(parts: dict[str, Element], kind: str, call: Element) -> Element:
    """Return the part that holds the notes of this *kind*, which is made when there is none."""
    name = next((name for name, root in parts.items() if local(root) == f"{kind}s"), f"word/{kind}s.xml")
    return parts.setdefault(name, Element(named(call, f"{kind}s")))


def drop_dead_ends(parts: Mapping[str, Element]) -> Iterator[Remark]:
    """Take off *parts* what refers to others that are not there, and yield what is told of links among that."""
    found = [*_dead_ends(parts)]
    for element, key in found:
        del element.attrib[key]
    if links := [element for element, _ in found if local(element) == "hyperlink"]:
        many = counted(len(links), "link leads", "links lead")
        told = f"{many} nowhere, for the document does not say the address: {', '.join(map(said, links))}"
        yield Remark(certainty="open", what="link", told=told)


def _dead_ends(parts: Mapping[str, Element]) -> Iterator[tuple[Element, str]]:
    """Yield the attributes in *parts* that name relationships which the part has not, each with its element."""
    for name, root in parts.items():
        folder, file = split(name)
        known = {value(one, "Id") for one in parts.get(f"{folder}/_rels/{file}.rels", ())}
        for element in root.iter():
            yield from ((element, key) for key, held in element.attrib.items() if _leads(key) and held not in known)


def _leads(key: str) -> bool:
    """Whether the attribute *key* names a relationship of the document."""
    # The strict form of the format has another beginning, and another order.
    return "officeDocument" in key and key.partition("}")[0].endswith("/relationships")
