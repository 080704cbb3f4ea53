"""OpenDocument texts (.odt), as LibreOffice writes them."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from magcli.errors import CannotRead
from magcli.importers import _office
from magcli.importers._archive import Archive, local
from magcli.importers._office import Told, shortened
from magcli.importers._opentext import Reader, margins
from magcli.importers._pictures import Pictures
from magcli.importers._textstyles import Styles
from magcli.importers._values import Found, Material, Piece, Remark
from magcli.text.words import counted

_KINDS = (".odt", ".ott")

ALSO = ("libreoffice", "openoffice", "opendocument", "writer", "ott")
"""What people call it, too."""


def recognises(material: Material) -> bool:
    """Whether it is an OpenDocument text, or a folder of such."""
    return _office.recognises(material, _KINDS)


def find(material: Material) -> Found:
    """Return the articles that the documents are. Raises CannotRead when one is damaged or refused."""
    return _office.gathered(material, _KINDS, _piece)


def _piece(path: PurePosixPath, material: Material) -> Piece:
    archive = Archive(path, material.read(path))
    archive.needs("content.xml")
    content = archive.xml("content.xml")
    text = _text(content)
    if text is None:
        raise CannotRead(path, "its content.xml holds no text; is it a spreadsheet or a presentation?")
    common = archive.xml("styles.xml") if "styles.xml" in archive else None
    styles = Styles(common, content)
    pictures = Pictures(path, material.paths)
    reader = Reader(styles, partial(_picture, archive, pictures), partial(_formula, archive))
    html = reader.page(text)
    lang = next((lang for lang, number in reader.letters.most_common(1) if number), "")
    remarks = [*_remarks(content, reader)]
    if lang:
        remarks.append(_office.of_language(lang))
    return _office.piece(path, html, _told(archive, lang), pictures, remarks, [*margins(common)])


def _text(content: Element) -> Element | None:
    body = next((child for child in content if local(child) == "body"), None)
    return next((child for child in body if local(child) == "text"), None) if body is not None else None


def _picture(archive: Archive, pictures: Pictures, target: str) -> str:
    """Return what the article calls the image *target* of the document."""
    inner = target.removeprefix("./")
    if inner in archive:
        return pictures.kept(archive.read(inner), PurePosixPath(inner).suffix)
    return pictures.linked(target) if target else ""


def _formula(archive: Archive, target: str) -> str:
    """Return the formula of the object *target* as it was typed, or else as its signs."""
    name = f"{target.removeprefix('./')}/content.xml"
    if name not in archive:
        return ""
    root = archive.xml(name)
    typed = next((element.text for element in root.iter() if local(element) == "annotation"), None)
    signs = (element.text or "" for element in root.iter() if local(element) in ("mi", "mn", "mo", "mtext"))
    return _office.line(typed or "".join(signs))


def _remarks(content: Element, reader: Reader) -> Iterator[Remark]:
    """Yield what a person may want to know of the text."""
    changes = [kind for region in content.iter() if local(region) == "changed-region" for kind in region]
    deleted = [kind for kind in changes if local(kind) == "deletion"]
    inserted = [kind for kind in changes if local(kind) == "insertion"]
    if inserted or deleted:
        lost = ("".join(block.itertext()) for kind in deleted for block in kind if local(block) != "change-info")
        yield _office.changes(len(inserted), len(deleted), lost)
    if reader.formulas:
        yield _office.equations(reader.formulas)
    if reader.drawn:
        yield _office.drawings([counted(reader.drawn, "drawing")])
    if reader.has_contents:
        yield _office.CONTENTS
    yield from _office.left_over(reader.pages, reader.unfilled, reader.hidden, reader.small)
    if reader.comments:
        yield _office.comments([shortened(comment, 120) for comment in reader.comments])


def _told(archive: Archive, lang: str) -> Told:
    if "meta.xml" not in archive:
        return Told(lang=lang)
    told: dict[str, str] = {}
    keywords: list[str] = []
    for element in archive.xml("meta.xml").iter():
        text = _office.line(element.text or "")
        if local(element) == "keyword":
            keywords.append(text)
        elif text:
            told.setdefault(local(element), text)
    return Told(
        title=told.get("title", ""),
        # Who is called creator here has saved it last.
        creator=told.get("initial-creator", ""),
        created=told.get("creation-date", ""),
        lang=lang,
        keywords=_office.words(",".join(keywords)),
        summary=told.get("description", ""),
        extra={"subject": told["subject"]} if "subject" in told else {},
    )
