"""WordPress exports as XML: their elements one after the other, each with the line it stands in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.parsers import expat

from magcli.errors import CannotRead
from magcli.importers._values import Remark
from magcli.text.words import counted

CHANNEL = 2
"""How many elements are around one that is yielded: `rss` and `channel`."""
DEEPEST = 50
_CHUNK = 1 << 16
_CONTROLS = bytes(sorted({*range(0x20)} - {0x09, 0x0A, 0x0D}))
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_AGAIN = "export it again, with Tools > Export of WordPress"
_CUT_OFF = (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)


@dataclass(frozen=True, slots=True)
class Element:
    """An element of an export; names have the prefix that WordPress gives them, as its own importer reads them."""

    name: str
    line: int
    attributes: Mapping[str, str]
    text: str
    """All characters directly in it."""
    children: "tuple[Element, ...]" = ()

    def child(self, name: str) -> "Element | None":
        """Return the first element in it that is called *name*."""
        return next((child for child in self.children if child.name == name), None)

    def told(self, name: str) -> str:
        """Return the text of the first element in it that is called *name*, without the blanks around it."""
        child = self.child(name)
        return child.text.strip() if child else ""

    def line_of(self, name: str) -> int:
        """Return the line of the first element in it that is called *name*; its own when there is none."""
        return (self.child(name) or self).line


@dataclass(frozen=True, slots=True)
class Export:
    """The file of an export, as it can be parsed."""

    path: PurePosixPath
    data: bytes
    first_line: int = 1
    """The line of the file that *data* begins in."""
    remarks: tuple[Remark, ...] = ()


def export(path: PurePosixPath, data: bytes) -> Export:
    """Return the export that *data* is, without what XML forbids and WordPress writes all the same."""
    if data.startswith(_UTF16):
        return Export(path, data)
    # A plugin that prints a blank line puts it in front of the XML declaration, where none may stand.
    kept = data.lstrip()
    first_line = 1 + data.count(b"\n", 0, len(data) - len(kept))
    cleaned = kept.translate(None, _CONTROLS)
    for character in _NO_CHARACTERS:
        cleaned = cleaned.replace(character, b"")
    remarks = () if len(cleaned) == len(kept) else (_cleaned(path, data),)
    return Export(path, cleaned, first_line, remarks)


def _cleaned(path: PurePosixPath, data: bytes) -> Remark:
    found = re.findall(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]", data)
    at = data.index(found[0])
    many = counted(len(found), "control character was", "control characters were")
    told = f"{path}: {many} left out, which XML forbids"
    return Remark(certainty="guessed", what="text", told=told, line=1 + data.count(b"\n", 0, at))


def is_export(head: bytes) -> bool:
    """Whether a file that begins with *head* is an export of WordPress."""
    if head.startswith(_UTF16):
        head = head.decode("utf-16", errors="ignore").encode(errors="ignore")
    return b"<rss" in head and b"wordpress.org/export/" in head


def elements(export: Export) -> Iterator[Element]:
    """Yield the elements of the channel of *export*, one after the other, so that memory holds one.

    Raises CannotRead when it is no sound XML, or has a document type, with the place and what to do.
    """
    reader = _Reader(export)
    for start in range(0, len(export.data), _CHUNK):
        yield from reader.read(export.data[start : start + _CHUNK])
    yield from reader.read(b"", is_last=True)


class _Begun:
    """An element that is not at its end."""

    __slots__ = ("attributes", "children", "line", "name", "text")

    def __init__(self, name: str, line: int, attributes: Mapping[str, str]) -> None:
        self.name, self.line, self.attributes = name, line, attributes
        self.text: list[str] = []
        self.children: list[Element] = []

    def ended(self) -> Element:
        return Element(self.name, self.line, self.attributes, "".join(self.text), tuple(self.children))


class _Reader:
    """Makes elements of chunks of an export."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._open: list[_Begun] = []
        self._done: list[Element] = []
        self._section = 0
        """The line of the last `<![CDATA[`."""
        self._holder: _Begun | None = None
        """What that stands in."""
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartCdataSectionHandler = self._section_starts
        self._parser.StartDoctypeDeclHandler = self._refuse

    def read(self, chunk: bytes, *, is_last: bool = False) -> Iterator[Element]:
        """Yield the elements that end in *chunk*."""
        try:
            self._parser.Parse(chunk, is_last)
        except expat.ExpatError as error:
            raise CannotRead(self._export.path, self._reason(error)) from error
        except LookupError as error:
            raise CannotRead(self._export.path, f"{error}; save it as UTF-8 in a text editor, or {_AGAIN}") from error
        done, self._done = self._done, []
        yield from done

    def _line(self, line: int) -> int:
        return line + self._export.first_line - 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > DEEPEST:
            place = f"line {self._line(self._parser.CurrentLineNumber)}"
            raise CannotRead(self._export.path, f"{place}: elements are nested too deep; {_AGAIN}")
        self._open.append(_Begun(name, self._line(self._parser.CurrentLineNumber), attributes))

    def _end(self, name: str) -> None:
        element = self._open.pop().ended()
        if len(self._open) == CHANNEL:
            self._done.append(element)
        elif len(self._open) > CHANNEL:
            self._open[-1].children.append(element)

    def _text(self, text: str) -> None:
        if len(self._open) > CHANNEL:
            self._open[-1].text.append(text)

    def _section_starts(self) -> None:
        self._section = self._line(self._parser.CurrentLineNumber)
        self._holder = self._open[-1] if self._open else None

    def _refuse(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        line = self._line(self._parser.CurrentLineNumber)
        instead = "WordPress writes none: take the <!DOCTYPE …> out, or export it again"
        raise CannotRead(self._export.path, f"line {line}: a document type could make it read other files; {instead}")

    def _reason(self, error: expat.ExpatError) -> str:
        """Return where and why the file cannot be read, and what to do."""
        place = f"line {self._line(error.lineno)}, column {error.offset + 1}"
        message = expat.errors.messages[error.code]
        inner = self._open[-1] if self._open else None
        if message == expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION:
            return f"line {self._section}: the text that begins there has no end (]]>); it was cut off: {_AGAIN}"
        if message in _CUT_OFF and inner:
            return f"{place}: it ends within <{inner.name}> of line {inner.line}; it was cut off: {_AGAIN}"
        if message == expat.errors.XML_ERROR_INVALID_TOKEN and (byte := self._stray_byte()):
            return f"{byte} is not UTF-8; save it as UTF-8 in a text editor, or {_AGAIN}"
        if message == expat.errors.XML_ERROR_TAG_MISMATCH and inner:
            section = f", or the text of line {self._section} has no end (]]>)" if inner is self._holder else ""
            message = f"<{inner.name}> of line {inner.line} is not closed there{section}"
        return f"{place}: it is no sound XML: {message}; mend it in a text editor, or {_AGAIN}"

    def _stray_byte(self) -> str:
        """Return the first byte that is not UTF-8, with its place; nothing when all are."""
        data = self._export.data
        try:
            data.decode()
        except UnicodeDecodeError as error:
            line = self._line(1 + data.count(b"\n", 0, error.start))
            before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode()
            return f"line {line}, column {len(before) + 1}: the byte 0x{data[error.start]:02X}"
        return ""
