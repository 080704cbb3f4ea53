"""Documents that are archives of XML: opened with care, for they come from anywhere."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile, ZipInfo

from magcli.errors import CannotRead

MOST_PARTS = 10_000
MOST_BYTES = 256_000_000
MOST_XML = 32_000_000
"""What a document may hold: parts, bytes of them all, bytes of one that is XML. A book of 400 pages takes 10 MB."""
DEEPEST = 200
"""Levels that its XML may nest: a table within a table within a table takes 20."""

_OLD = b"\xd0\xcf\x11\xe0"
"""How a .doc begins, and any document that is locked with a password."""
_NO_ARCHIVES = (
    (b"%PDF", "it is a PDF; bring in the document that it was made from, or its text"),
    (b"{\\rtf", "it is RTF; open it and save it as .docx"),
    (b"<", "it is a web page or other XML; if it is a page, give it a name that ends with .html"),
)
"""How other files begin that are called like documents, and what to do with them."""
_OTHERS = (
    ("word/document.xml", "it is a Word document; give it a name that ends with .docx"),
    ("content.xml", "it is an OpenDocument text; give it a name that ends with .odt"),
    ("xl/workbook.xml", "it is a spreadsheet; bring in its text as a document"),
    ("ppt/presentation.xml", "it is a presentation; bring in its text as a document"),
    ("Index/Document.iwa", "it is a document of Pages; export it as Word"),
)
"""What other archives hold that are called so, and what to do with them."""
_MANIFEST = "META-INF/manifest.xml"
_BROKEN = (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error)
"""What zipfile raises on what is broken, locked or packed in ways that it does not know."""


class Archive:
    """The parts of a document, each read when it is asked for. Raises CannotRead where one is damaged or refused."""

    def __init__(self, path: PurePosixPath, data: bytes) -> None:
        self.path = path
        if data.startswith(_OLD):
            raise CannotRead(path, "it is an old .doc or locked with a password; save it as .docx without one")
        bare = data.lstrip(b"\xef\xbb\xbf \r\n")
        if why := next((why for beginning, why in _NO_ARCHIVES if bare.startswith(beginning)), ""):
            raise CannotRead(path, why)
        if not data:
            raise CannotRead(path, "it is empty; look for another copy of it")
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise CannotRead(path, f"it is no document, or a damaged one ({error}); save it again") from error
        self._parts = {info.filename: info for info in self._zip.infolist()}
        self._refuse_excess()

    def _refuse_excess(self) -> None:
        if len(self._zip.infolist()) > MOST_PARTS:
            raise CannotRead(self.path, f"it has more than {MOST_PARTS} parts")
        if sum(info.file_size for info in self._zip.infolist()) > MOST_BYTES:
            raise CannotRead(self.path, f"what it holds takes more than {MOST_BYTES // 1_000_000} MB")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        """What its parts are called."""
        return tuple(self._parts)

    def needs(self, name: str) -> None:
        """Raise CannotRead, with what it may be instead, when it has no part *name*, or one that is locked."""
        if name not in self._parts:
            without = f"it has no {name}, which such a document must have"
            raise CannotRead(self.path, next((told for part, told in _OTHERS if part in self._parts), without))
        if _MANIFEST in self._parts and b"encryption-data" in self.read(_MANIFEST):
            raise CannotRead(self.path, "it is locked with a password; save it without one")

    def read(self, name: str) -> bytes:
        """Return what the part *name* holds."""
        try:
            return self._zip.read(self._parts[name])
        except _BROKEN as error:
            raise CannotRead(self.path, f"{name} in it is damaged ({error})") from error

    def xml(self, name: str) -> Element:
        """Return the XML of the part *name*, which may have no DOCTYPE and must not be huge."""
        if self._parts[name].file_size > MOST_XML:
            raise CannotRead(self.path, f"{name} in it takes more than {MOST_XML // 1_000_000} MB")
        parser = XMLParser(target=_Builder())  # noqa: S314  # it has no DOCTYPE, so no entities of its own
        try:
            parser.feed(self.read(name))
            root: Element = parser.close()
        except (ParseError, ValueError) as error:
            raise CannotRead(self.path, f"{name} in it is no XML that can be read ({error})") from error
        return root

    def with_parts(self, changed: Mapping[str, bytes]) -> BytesIO:
        """Return the archive with its *changed* parts, and with those that it has not, to be read by a library."""
        written = BytesIO()
        with ZipFile(written, "w") as copy:
            for name in dict.fromkeys([*self._parts, *sorted(changed)]):
                # No day and time: what is written does not depend on the clock.
                copy.writestr(ZipInfo(name), changed.get(name) or self.read(name))
        written.seek(0)
        return written


class _Builder(TreeBuilder):
    """Builds a tree, and refuses what only attacks have."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError("it has a DOCTYPE, which no office program writes")

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ValueError(f"it nests deeper than {DEEPEST} levels")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def local(element: Element) -> str:
    """Return the name of *element* without its namespace: strict and transitional documents differ only in that."""
    return element.tag.rpartition("}")[2]


def value(element: Element, name: str) -> str:
    """Return the attribute *name* of *element*, of whatever namespace; nothing when there is none."""
    return next((held for key, held in element.attrib.items() if key.rpartition("}")[2] == name), "")
