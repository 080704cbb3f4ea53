"""A web page, or any single text: Markdown, plain text or HTML, also one that went through a PDF."""

import posixpath
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from magcli.errors import CannotRead
from magcli.importers import _furniture, _heads, _keys, _known, _ourpage, _series, _unseen, _webpage, _wxr
from magcli.importers._habits import Habits, Leaf
from magcli.importers._heads import Head
from magcli.importers._sheet import Sheet
from magcli.importers._site import Site
from magcli.importers._values import Found, Material, Piece, Remark
from magcli.text import encodings, markdown
from magcli.text.paragraphs import Paragraph, parted, together
from magcli.text.repairs import Repair
from magcli.text.restoring import restored

_TEXT = frozenset({".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"})
_HTML = frozenset({".html", ".htm", ".xhtml"})

ALSO = ("htm", "html", "xhtml", "web", "webpage", "md", "markdown", "text", "txt", "plain")
"""What people call it, too."""


def recognises(material: Material) -> bool:
    """Whether *material* is a single file whose name says that it is text or HTML."""
    if material.is_folder or not material.paths:
        return False
    suffix = material.paths[0].suffix.lower()
    return suffix in _TEXT or (suffix in _HTML and not _ourpage.is_list(material.read(material.paths[0])))


_HEAD = 1 << 14
"""Bytes that tell an export of WordPress."""


def find(material: Material) -> Found:
    """Return the article of *material* without the furniture of its page. Raises CannotRead when it is no text."""
    path = material.paths[0]
    content = material.read(path)
    if path.suffix.lower() in _HTML:
        return _of_page(material, _webpage.read(content))
    if _wxr.is_export(content[:_HEAD]):
        raise CannotRead(path, f"it is an export of WordPress: call it {path.stem}.xml")
    text, remarks = _decoded(content, path)
    piece = _of_text(material, text)
    body, unseen = _unseen.of_markdown(piece.body)
    piece = replace(piece, body=body, remarks=(*piece.remarks, *_unseen.remarks(unseen, text, 1)))
    shown = [link.target for link in markdown.links(piece.body) if link.is_image]
    shown += [piece.image.src] if piece.image else []
    files = _files(material, shown)
    lost = _lost(shown, files, text)
    return Found(pieces=(replace(piece, files=files, remarks=(*remarks, *piece.remarks, *lost)),))


# ---- text ----------------------------------------------------------------------------------------------


def _decoded(content: bytes, path: PurePosixPath) -> tuple[str, tuple[Remark, ...]]:
    """Return *content* as text, and what was guessed of its encoding."""
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        name = encodings.likely(content)
        line = content[: error.start].count(b"\n") + 1
        if not name:
            raise CannotRead(path, f"line {line} is no text in UTF-8; save it as UTF-8 first") from error
        told = f"{name}, by its letters: it is no UTF-8"
        remark = Remark(certainty="guessed", what="encoding", told=told, line=line)
        return content.decode(encodings.CODECS[name], errors="replace"), (remark,)


def _of_text(material: Material, text: str) -> Piece:
    path = material.paths[0]
    head = _head(text)
    sheet = Sheet(head)
    whole = restored(parted(head.body, head.body_line))
    title, told = _parts(whole.paragraphs, sheet.text("title"), _language(sheet))
    piece = _furnished(Piece(origin=str(path), title=title, body=""), told)
    leaf = Leaf(path=path, inner=path, head=head, name=path.stem)
    piece = _with_keys(_complete(piece, path), sheet, leaf, material)
    return replace(piece, remarks=(*map(_remark, whole.told), *_known.remarks(told.lines, piece), *piece.remarks))


def _parts(paragraphs: Sequence[Paragraph], known: str, lang: str) -> tuple[str, _furniture.Told]:
    """Return the title of *paragraphs*, unless it is *known*, and what else they say; their first line may be it."""
    titled = _titled(paragraphs, known)
    told = _furniture.taken_off(titled.paragraphs, titled.title, lang)
    first = None if titled.title else _first_line(told.paragraphs)
    if not first:
        return titled.title, told
    title, below = unmarked(first.text), told.paragraphs[told.paragraphs.index(first) + 1 :]
    said = Remark(
        certainty="guessed", what="title", told=f"“{title}”, the line that the text begins with", line=first.line
    )
    return title, told._replace(paragraphs=below, remarks=(said, *told.remarks))


_SENTENCE = re.compile(r"[.!?…»”)\]*_][ \t]*\Z")
_SHORT = 100
"""Characters of a line that may be a title."""


def _first_line(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    """Return the short line that *paragraphs*, which have no heading, begin with, if it can be their title."""
    first, *rest = [each for each in paragraphs if each.kind != "empty"] or [Paragraph("", 0)]
    is_text = any(each.kind == "prose" and _SENTENCE.search(each.text) for each in rest)
    if not is_text or any(each.kind == "heading" for each in rest):
        return None
    text = unmarked(first.text.strip())
    is_line = first.kind == "prose" and "\n" not in text and len(text) <= _SHORT and text[:1].isupper()
    return first if is_line and not re.search(r"[.,;:…/]\Z|[\[\]<>|{}]|://", text) else None


def _language(sheet: Sheet) -> str:
    """Return the language that *sheet* names, which stays there."""
    said = sheet.peek(sheet.first("lang", "language"))
    return said if isinstance(said, str) else ""


def _complete(piece: Piece, path: PurePosixPath) -> Piece:
    """Return *piece* with a title, if only from the name of its file, and with a remark if it says nothing."""
    remarks = [*piece.remarks]
    if not piece.title:
        told = f"“{_spoken(path)}”, from the name of the file"
        remarks.append(Remark(certainty="guessed", what="title", told=told))
    if not piece.body.strip():
        remarks.append(Remark(certainty="open", what="text", told="there is none"))
    return replace(piece, title=piece.title or _spoken(path), remarks=tuple(remarks))


def _remark(repair: Repair) -> Remark:
    return Remark(certainty=repair.certainty, what=repair.what, told=repair.told, line=repair.line)


def _spoken(path: PurePosixPath) -> str:
    """Return the title that the name of *path* may stand for."""
    words = re.sub(r"\A\d{4}-\d\d-\d\d[-_]", "", path.stem).replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


# ---- the title and the lines around --------------------------------------------------------------------


class _Titled(NamedTuple):
    """Paragraphs below the title, and the title."""

    paragraphs: tuple[Paragraph, ...]
    title: str


_HEADING = re.compile(r" {0,3}#[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*|(?P<line>[^\n]+)\n {0,3}=+[ \t]*")


def _titled(paragraphs: Sequence[Paragraph], known: str) -> _Titled:
    """Return the title that *paragraphs* begin with, unless it is *known*, and what stands below."""
    first = next((at for at, each in enumerate(paragraphs) if each.kind != "empty"), 0)
    written = [at for at, each in enumerate(paragraphs) if _HEADING.fullmatch(each.text.strip())]
    at = written[0] if written and written[0] - first <= _ABOVE else -1
    found = _HEADING.fullmatch(paragraphs[at].text.strip()) if at >= 0 else None
    title = _one_line(unmarked(found["text"] or found["line"] or "")) if found else ""
    if not title or (known and title != _one_line(known)):
        return _Titled(tuple(paragraphs), known)
    return _Titled((*paragraphs[:at], *paragraphs[at + 1 :]), title)


def _one_line(title: str) -> str:
    """Return *title* with plain spaces: before a question mark, say, each place may have another one."""
    return " ".join(unescape(title).split())


_ABOVE = 4
"""Lines of furniture that may stand above the title."""

_MARKS = re.compile(r"(?<!\\)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1|\[([^\[\]]+)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([^\w\s])")


def unmarked(text: str) -> str:
    """Return *text*, one line of Markdown, as plain text."""
    while (less := _MARKS.sub(lambda found: found[2] or found[3] or "", text)) != text:
        text = less
    return _ESCAPED.sub(r"\1", text).strip()


def _furnished(piece: Piece, told: _furniture.Told) -> Piece:
    """Return *piece* with what its page was *told* to say, where nothing better is known, and the body."""
    body, closing = _closed(told.paragraphs)
    day, updated = told.first("date"), told.first("updated")
    return replace(
        piece,
        body=body,
        date=piece.date or (day if isinstance(day, date) else None),
        updated=piece.updated or (updated if isinstance(updated, date) else None),
        authors=_known.all_of(piece.authors, told.people("authors")),
        guests=told.guests,
        section=piece.section or next(iter(told.texts("section")), ""),
        tags=piece.tags or told.texts("tags"),
        comments=str(told.first("comments") or piece.comments),
        remarks=(*told.remarks, *closing),
    )


def _closed(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[Remark, ...]]:
    """Return the text of *paragraphs*, its closing line without the stroke that pages put behind it."""
    found = list(paragraphs)
    while found and found[0].kind == "empty":
        found.pop(0)
    told = []
    for at, each in enumerate(found):
        if each.text.rstrip().endswith("/") and _furniture.is_continued(each.text):
            found[at] = each._replace(text=each.text.rstrip().rstrip("/").rstrip())
            said = f"the stroke behind “{found[at].text}” is left out"
            told.append(Remark(certainty="guessed", what="text", told=said, line=each.line))
    return together(found), tuple(told)


# ---- front matter --------------------------------------------------------------------------------------


def _head(text: str) -> Head:
    """Return the front matter of *text*, and what stands below it: all of it when there is none."""
    found = _heads.read(text.replace("\r\n", "\n"))
    # Headers without a title may be lines of a page around its text: those are read as such.
    is_one = found.values if found.kind != "headers" else Sheet(found).first("title")
    return found if is_one else Head(body=text)


def _with_keys(piece: Piece, sheet: Sheet, leaf: Leaf, material: Material) -> Piece:
    """Return *piece* with what its front matter, *sheet*, says; what has no place with us is kept."""
    site, habits = Site(material=material), Habits()
    listed = _keys.listed(sheet, habits, ())
    series = _series.of(sheet, leaf)
    comments = "" if sheet.first("comments") else piece.comments
    status, is_hidden = _keys.status(sheet)
    return replace(
        piece,
        slug=sheet.text("slug"),
        status=status,
        is_hidden=is_hidden,
        date=_keys.day(sheet, leaf, site) or piece.date,
        updated=_keys.updated(sheet, site) or piece.updated,
        authors=_known.with_organisations(_keys.authors(sheet, site), piece.authors) or piece.authors,
        guests=_known.all_of(_keys.guests(sheet, site), piece.guests),
        section=listed.section or piece.section,
        tags=listed.tags or piece.tags,
        summary=_keys.summary(sheet),
        image=_keys.image(sheet),
        comments=_keys.comments(sheet) or comments,
        id=_keys.own_id(sheet),
        lang=_keys.language(sheet, leaf),
        series=series.name,
        place=series.place,
        aliases=tuple(_keys.aliases(sheet, "")),
        extra=sheet.rest,
        remarks=(*piece.remarks, *sheet.remarks),
    )


# ---- HTML ----------------------------------------------------------------------------------------------


def _of_page(material: Material, found: _webpage.Webpage) -> Found:
    if not found.ours:
        return Found(pieces=(_of_html(material, found),))
    ours = found.ours
    files = _files(material, found.pictures)
    piece = Piece(
        origin=str(material.paths[0]),
        title=ours.title,
        body=found.body,
        slug=ours.slug,
        date=ours.date,
        updated=ours.updated,
        authors=ours.authors,
        guests=ours.guests,
        section=ours.section,
        tags=ours.tags,
        summary=ours.summary,
        image=ours.image,
        lang=found.lang,
        series=ours.series.name if ours.series else "",
        place=ours.place,
        addresses=found.addresses,
        files=files,
        remarks=(*found.remarks, *_lost(found.pictures, files)),
    )
    return Found(pieces=(piece,), series=(ours.series,) if ours.series else ())


def _of_html(material: Material, found: _webpage.Webpage) -> Piece:
    path = material.paths[0]
    # The lines of the Markdown are nobody's.
    whole = restored([each._replace(line=0) for each in parted(found.body)], is_html=True)
    titled = _titled(whole.paragraphs, found.title)
    told = _furniture.taken_off(titled.paragraphs, titled.title, found.lang, found.authors)
    piece = Piece(
        origin=str(path),
        title=titled.title,
        body="",
        date=found.date,
        updated=found.updated,
        authors=found.authors,
        section=found.section,
        tags=found.tags,
        summary=found.summary,
        image=found.image,
        comments=found.comments,
        lang=found.lang,
        addresses=found.addresses,
        files=_files(material, found.pictures),
    )
    piece = _complete(_furnished(piece, told), path)
    said = (*map(_remark, whole.told), *_known.remarks((*found.lines, *told.lines), piece), *piece.remarks)
    remarks = (*(replace(remark, line=0) for remark in said), *_lost(found.pictures, piece.files))
    return replace(piece, remarks=(*found.remarks, *_known.others(found.claims, piece), *remarks))


def _files(material: Material, pictures: Sequence[str]) -> Mapping[str, PurePosixPath]:
    """Return the files of *material* that *pictures* name, by the name they are written with."""
    there = {path.as_posix(): path for path in material.paths[1:]}
    read = {picture: posixpath.normpath(unquote(picture.partition("?")[0])) for picture in pictures}
    return {picture: there[name] for picture, name in read.items() if name in there}


def _lost(pictures: Sequence[str], files: Container[str], text: str = "") -> Iterator[Remark]:
    """Yield what is told of *pictures* that are named beside the page, and are none of its *files*."""
    missing = [name for name in dict.fromkeys(pictures) if name not in files and not _ELSEWHERE.match(name)]
    if missing:
        named = ", ".join(missing[:_MOST]) + (f" and {len(missing) - _MOST} more" if len(missing) > _MOST else "")
        at = text.find(missing[0])
        line = text.count("\n", 0, at) + 1 if at >= 0 else 0
        yield Remark(certainty="open", what="image", told=f"not beside the page: {named}", line=line)


_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|\Z")
_MOST = 5
"""Images that one remark names."""
