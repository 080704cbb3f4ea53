"""Word documents (.docx): mammoth reads them, and keeps their notes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from xml.etree.ElementTree import Element, tostring

from magcli.errors import CannotRead
from magcli.importers import _office, _word, _wordfields, _wordhidden, _wordlists, _wordmending, _wordstyles
from magcli.importers._archive import Archive, local, value
from magcli.importers._office import STANDS_OUT, SUBTITLE, TITLE, Told
from magcli.importers._pictures import Pictures
from magcli.importers._values import Found, Material, Piece, Remark

_KINDS = (".docx", ".docm", ".doc")

_CHANGED = (*_wordstyles.TEXTS, "styles")
"""The parts that mammoth reads otherwise than they are written."""
_CODE_IN_LINE = ("HTML Code", "Source Text", "Verbatim Char", "HTML Typewriter")
_STYLES = "\n".join(
    [
        f"p[style-name='{_wordstyles.TITLE}'] => p.{TITLE}:fresh",
        f"p[style-name='{_wordstyles.STANDS_OUT}'] => p.{STANDS_OUT}:fresh",
        f"p[style-name='{_wordstyles.SUBTITLE}'] => p.{SUBTITLE}:fresh",
        f"p[style-name='{_wordstyles.QUOTE}'] => blockquote > p:fresh",
        f"p[style-name='{_wordstyles.CODE}'] => pre:separator('\\n')",
        f"p[style-name='{_wordstyles.CONTENTS}'] => !",
        *(f"r[style-name='{name}'] => code" for name in _CODE_IN_LINE),
        "r[style-name='Emphasis'] => em",
        "r[style-name='Intense Emphasis'] => em",
        "u => u",
        "highlight => mark",
    ]
)

ALSO = ("word", "doc", "msword", "microsoft")
"""What people call it, too."""


def recognises(material: Material) -> bool:
    """Whether it is a Word document, or a folder of such."""
    return _office.recognises(material, _KINDS)


def find(material: Material) -> Found:
    """Return the articles that the documents are. Raises CannotRead when one is damaged or refused."""
    return _office.gathered(material, _KINDS, _piece)


def _piece(path: PurePosixPath, material: Material) -> Piece:
    archive = Archive(path, material.read(path))
    pictures = Pictures(path, material.paths)
    parts = {name: archive.xml(name) for name in archive.names if _is_read(name)}
    main = _main(parts)
    archive.needs(main)
    folder = main.rpartition("/")[0]
    text = parts[main]
    remarks = [*_word.remarks(text, parts.get(f"{folder}/comments.xml"))]
    lang = _word.lang(text, parts.get(f"{folder}/styles.xml"))
    if lang:
        remarks.append(_office.of_language(lang))
    margins = [*_wordfields.margins(parts)]
    remarks += _made_plain(parts)
    html, lost = _html(archive, parts, pictures)
    return _office.piece(path, html, _told(archive, lang), pictures, [*remarks, *lost], margins)


def _made_plain(parts: dict[str, Element]) -> list[Remark]:
    """Make *parts* what mammoth can read whole, and return what is told of that."""
    remarks: list[Remark] = []
    texts = [root for root in parts.values() if local(root) in _wordstyles.TEXTS]
    for styles in (root for root in parts.values() if local(root) == "styles"):
        _wordhidden.mark(texts, styles)
    for root in texts:
        _word.make_readable(root)
        remarks += _wordfields.settle(root)
    remarks += _wordmending.drop_dead_ends(parts)
    _wordmending.drop_own_marks(parts)
    _wordmending.add_notes(parts)
    remarks += _wordstyles.put_plainly(parts)
    _wordlists.mark(parts)
    return [*dict.fromkeys(remarks)]


def _is_read(name: str) -> bool:
    """Whether mammoth reads the part *name*, which looks at nothing before it does."""
    is_text = name.endswith(".xml") and not name.startswith(("customXml/", "docProps/"))
    return is_text or name.endswith(".rels")


def _main(parts: Mapping[str, Element]) -> str:
    """Return the name of the part that holds the text; the usual one when the document names none that is there."""
    related = (one for one in parts.get("_rels/.rels", ()) if value(one, "Type").endswith("/officeDocument"))
    named = (value(one, "Target").lstrip("/") for one in related)
    return next((name for name in named if name in parts), "word/document.xml")


def _html(archive: Archive, parts: Mapping[str, Element], pictures: Pictures) -> tuple[str, list[Remark]]:
    """Return the document as HTML, and what was lost on the way."""
    import mammoth  # 80 ms that only such an import should pay

    def source(image: Any) -> dict[str, str]:  # mammoth has no types
        part = image.open  # of the archive: no file
        try:
            with part() as opened:
                held = opened.read()
        except Exception as error:  # what mammoth raises where it may not look has no name that it lets us import
            if elsewhere := _ELSEWHERE.search(str(error)):
                return {"src": pictures.linked(elsewhere[1] or elsewhere[2])}
            raise
        kind = re.sub(r"^x-|\+.*|[^a-z0-9]", "", (image.content_type or "").rpartition("/")[2].lower())
        return {"src": pictures.kept(held, f".{kind or 'bin'}")}

    try:
        result = mammoth.convert_to_html(
            archive.with_parts({name: tostring(parts[name]) for name in parts if local(parts[name]) in _CHANGED}),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(source),
        )
    except Exception as error:  # mammoth stumbles over what is broken, each time in another way
        raise CannotRead(archive.path, f"it is damaged: {_why(error)}; open it in Word and save it again") from error
    return _wordlists.numbered(result.value), [*_lost(dict.fromkeys(message.message for message in result.messages))]


def _why(error: Exception) -> str:
    """Return what is wrong with a document over which mammoth stumbled with *error*, in words of ours."""
    named = error.args[0] if isinstance(error, KeyError) and error.args else ""
    if isinstance(named, tuple):
        return f"it calls the {' '.join(map(str, named))}, which is not there"
    if named in _NAMES or ":" in str(named):
        return f"something in it has no {named}, which it must have"
    if named:
        return f"it names {named}, which is not there"
    return "it has no text where that must be" if "body element" in str(error) else "what it holds makes no sense"


_NAMES = ("Id", "Type", "Target", "Extension", "ContentType", "PartName")
"""What elements of the lists of its parts have."""
_ELSEWHERE = re.compile(r"could not open external image '(.*)', external|no item named '(.*)' in the archive")
_HARMLESS = re.compile(
    r"Unrecognised \w+ style|\w+ style with ID|Image of type|"
    r"An unrecognised element was ignored: (?:office-word:|v:(?!imagedata)|"
    r"w:(?:perm|ptab|pgNum|customXml|separator|continuationSeparator|object)|\{.*\}(?:chart|relIds|OLEObject|lock)$)"
)
"""What mammoth tells of things that show nothing, and of those that are counted already."""
_LOST = (
    (
        re.compile(r"could not open external image '(.*)', external"),
        "image",
        "{} is linked to and not in the document",
    ),
    (re.compile("Could not find (image) file"), "image", "an {} is left out: it is not in the document"),
    (re.compile(r"An unrecognised element was ignored: (?:\{.*\})?(.*)"), "text", "what {} holds is left out"),
    (re.compile(r"A w:sym element .* ignored: (.*)"), "text", "a sign is left out: {}"),
    (re.compile(r"(.*)", re.DOTALL), "text", "{}"),
)


def _lost(messages: Iterable[str]) -> Iterator[Remark]:
    for message in messages:
        if not _HARMLESS.match(message):
            what, told = next(
                (what, told.format(found[1])) for known, what, told in _LOST if (found := known.search(message))
            )
            yield Remark(certainty="open", what=what, told=told)


def _told(archive: Archive, lang: str) -> Told:
    if "docProps/core.xml" not in archive:
        return Told(lang=lang)
    told = {local(held): (held.text or "").strip() for held in archive.xml("docProps/core.xml")}
    extra = {name: told[name] for name in ("subject", "category") if told.get(name)}
    return Told(
        title=_office.line(told.get("title", "")),
        creator=told.get("creator", ""),
        created=told.get("created", ""),
        lang=lang,
        keywords=_office.words(told.get("keywords", "")),
        summary=_office.line(told.get("description", "")),
        extra=dict(extra),
    )
