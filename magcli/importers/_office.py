"""What documents of office programs have in common: what they tell of themselves, and how they become an article."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

import turbohtml
from turbohtml import Document, Element

from magcli.errors import CannotRead
from magcli.importers import _byline, _innerlinks, _known
from magcli.importers._blocks import HEADINGS
from magcli.importers._markup import markdown
from magcli.importers._pictures import Pictures
from magcli.importers._values import Found, Material, Piece, Remark
from magcli.model import Day, Person
from magcli.text import footnotes, notelists
from magcli.text.emitter import Value
from magcli.text.paragraphs import parted, together, with_notes
from magcli.text.slug import slugify
from magcli.text.words import counted

TITLE, SUBTITLE = "document-title", "document-subtitle"
"""Classes of the paragraphs that have these styles."""
STANDS_OUT = "document-stands-out"
"""The class of a paragraph that is larger than the text, or centred."""

_NOBODY = re.compile(
    r"(?:(?:microsoft|ms) )?(?:office|windows) user|utilisateur (?:de )?(?:microsoft )?(?:office|windows)|python-docx"
    r"|(?:microsoft[ -]|windows[ -])?(?:user|benutzer)|utilisateur|usuario|utente|admin\w*|unknown|inconnu"
    r"|auteur inconnu|un-named|anonym\w*|author|auteur|autore?|\w+-pc",
    re.IGNORECASE,
)
"""What programs write when nobody told them a name."""
_NO_TEXT = re.compile(r"(?:(?:pages?|p|sur|of|de|seite|von|\d+)(?: |$))*")
"""What is left of the number of a page, without its signs."""
_TEXTS = frozenset({".md", ".markdown", ".html", ".htm", ".xml", ".rst", ".adoc", ".toml", ".yml", ".yaml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a document tells of itself, in fields that its writer rarely sees."""

    title: str = ""
    creator: str = ""
    created: str = ""
    lang: str = ""
    keywords: tuple[str, ...] = ()
    summary: str = ""
    extra: Mapping[str, Value] = field(default_factory=dict)


def recognises(material: Material, kinds: Iterable[str]) -> bool:
    """Whether *material* is a document of one of these *kinds*, or a folder of such that is no site's."""
    if not material.is_folder:
        return material.paths[:1] != () and material.paths[0].suffix.lower() in kinds
    suffixes = {path.suffix.lower() for path in material.paths}
    return bool(suffixes & {*kinds}) and not suffixes & _TEXTS


def gathered(material: Material, kinds: Iterable[str], read: Callable[[PurePosixPath, Material], Piece]) -> Found:
    """Return what *read* makes of the documents of *material*; in a folder, a damaged one is a remark."""
    if not material.is_folder:
        return Found(pieces=(read(material.paths[0], material),))
    pieces: list[Piece] = []
    remarks: list[Remark] = []
    for path in material.paths:
        if path.suffix.lower() not in kinds or path.name.startswith(("~$", ".~lock")):
            continue
        try:
            pieces.append(read(path, material))
        except CannotRead as error:
            remarks.append(Remark(certainty="open", what="file", told=str(error)))
    return Found(pieces=tuple(pieces), remarks=tuple(remarks))


def piece(
    path: PurePosixPath,
    html: str,
    told: Told,
    pictures: Pictures,
    remarks: Iterable[Remark],
    margins: Sequence[str] = (),
) -> Piece:
    """Return the article that *html* is, with what it has *told* of itself, and in the *margins* of its pages."""
    document = turbohtml.parse(html)
    _drop_doubles(document)
    title, of_title = _title(document, told.title, path.stem)
    _level(document)
    of_links = [*_without_places(document)]
    body, of_notes = _without_empty_notes(markdown(document.html))
    body, of_list = _with_listed_notes(body)
    byline = _byline.below(body, title, told.lang)
    authors, of_authors = _authors(told.creator, byline.authors)
    day, of_day = _day(told.created, byline.date)
    body = byline.body
    if not body:
        of_notes.append(Remark(certainty="open", what="text", told="there is none"))
    found = Piece(
        origin=str(path),
        title=title,
        body=body,
        date=day,
        authors=authors,
        section=byline.section,
        tags=told.keywords,
        summary=told.summary,
        lang=told.lang,
        files=pictures.files,
        extra=told.extra,
    )
    of_file = (
        *of_authors,
        *of_day,
        *of_notes,
        *of_list,
        *of_links,
        *remarks,
        *_of_margins(margins, f"{title} {body}"),
    )
    return replace(found, remarks=(*of_title, *_known.remarks(byline.lines, found), *of_file, *pictures.remarks()))


def _without_places(document: Document) -> Iterator[Remark]:
    """Make words of the links within *document* that lead to no heading, and yield what is told of them."""
    lost = _innerlinks.lead_to_headings(document)
    if lost:
        many = counted(len(lost), "link within the text leads", "links within the text lead")
        told = f"{many} to no heading, and became plain words: {_several(link.text for link in lost)}"
        yield Remark(certainty="guessed", what="link", told=told)
    for link in lost:
        link.unwrap()


def _of_margins(margins: Iterable[str], article: str) -> Iterator[Remark]:
    """Yield what is told of lines above and below each page that *article* does not say."""
    said = f" {_bare(article)} "
    lines = dict.fromkeys(text for text in map(line, margins) if not _NO_TEXT.fullmatch(_bare(text)))
    if left := [text for text in lines if f" {_bare(text)} " not in said]:
        told = f"left out, for it stands above or below each page: {_several(left)}"
        yield Remark(certainty="open", what="text", told=told)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _drop_doubles(document: Document) -> None:
    """Take notes away that are there already: mammoth writes one again for each call that it has."""
    known: set[str | None] = set()
    for note in document.select("ol > li[id]"):
        if note.attr("id") in known:
            note.decompose()
        known.add(note.attr("id"))


def _without_empty_notes(body: str) -> tuple[str, list[Remark]]:
    """Return *body* without notes that say nothing, whose calls are open then, and what is told of those."""
    remarks: list[Remark] = []
    for note in reversed(footnotes.scan(body).definitions):
        if note.is_empty:
            body = body[: note.span.start] + body[note.end :]
            told = f"the text of note {note.label} is not there: write [^{note.label}]: …"
            remarks.insert(0, Remark(certainty="open", what="note", told=told))
    return (f"{body.rstrip()}\n" if remarks else body), remarks


def _with_listed_notes(body: str) -> tuple[str, list[Remark]]:
    """Return *body* with the notes that somebody typed at its end where they are called, if it has no others."""
    if "[^" in body:
        return body, []
    found = notelists.listed([each._replace(line=0) for each in parted(body)])
    remarks = [Remark(certainty=one.certainty, what=one.what, told=one.told) for one in found.told]
    return together(with_notes(found.paragraphs, found.notes)), remarks


def _title(document: Document, told: str, name: str) -> tuple[str, list[Remark]]:
    """Return the title, taken out of *document* if it stands there: what readers see goes before what is *told*."""
    styled = document.select_one(f".{TITLE}")
    if styled is not None and (title := _taken(styled)):
        return title, []
    for found, what in (
        (_first_heading(document), "the heading that the text begins with"),
        (_first_line(document), "the first line, which stands out"),
    ):
        if found is not None and (title := _taken(found)):
            besides = f"; the properties of the file say {_quoted(told)}" if told and told != title else ""
            return title, [_guess("title", f"{_quoted(title)}, from {what}{besides}")]
    if told:
        return told, [_guess("title", f"{_quoted(told)}, from the properties of the file")]
    return name, [_guess("title", f"{_quoted(name)}, from the name of the file")]


def _first(document: Document) -> Element | None:
    """Return what the text begins with."""
    return next((node for node in document.select("body > *") if node.text.strip() or node.find("img")), None)


_SHORT = 120
"""Characters of a line that may be a title."""


def _first_line(document: Document) -> Element | None:
    """Return the first line that says anything, if it is short, and bold, larger than the text or centred."""
    first = next((node for node in document.select("body > *") if node.text.strip()), None)
    if first is None or first.tag != "p" or len(document.select("p")) < 2 or first.find(["br", "img"]):
        return None
    text = line(first.text)
    is_bold = line("".join(mark.text for mark in first.select("strong, b"))) == text
    stands_out = is_bold or STANDS_OUT in str(first.attr("class") or "")
    return first if stands_out and len(text) <= _SHORT and not text.endswith((".", ",", ";", ":")) else None


def _first_heading(document: Document) -> Element | None:
    """Return the heading that the text begins with, if it is the only one of its level."""
    first = _first(document)
    if first is None or first.tag not in HEADINGS or len(document.find_all(first.tag)) > 1:
        return None
    higher = HEADINGS[: HEADINGS.index(first.tag)]
    return None if document.find([*higher]) else first


def _taken(element: Element) -> str:
    """Return the text of *element*, which leaves the document; notes that it calls go to what follows."""
    following = element.next_sibling
    for call in element.find_all("sup"):
        if call.find("a") and isinstance(following, Element):
            following.append(call)
    title = line(element.text)
    if title:
        element.decompose()
    return title


def _level(document: Document) -> None:
    """Give the highest headings level 2: the title has the first one."""
    levels = [level for level, tag in enumerate(HEADINGS, 1) if document.find(tag)]
    shift = 2 - levels[0] if levels else 0
    for heading in document.find_all([*HEADINGS]) if shift else ():
        renamed = Element(f"h{min(6, int(heading.tag[1]) + shift)}")
        for node in heading.children:
            renamed.append(node)
        heading.replace_with(renamed)


def _authors(creator: str, signing: tuple[Person, ...]) -> tuple[tuple[Person, ...], list[Remark]]:
    """Return who wrote the article: those *signing* it below its title, or who the *creator* of the file is."""
    names = [name for part in re.split(r"[;\n]", creator) if (name := line(part))]
    is_nobody = any(_NOBODY.fullmatch(name) for name in names)
    if signing:
        others = [] if is_nobody else [name for name in names if slugify(name) not in {one.id for one in signing}]
        told = f"the properties of the file say {_quoted(', '.join(others))}; who signs the text counts"
        return signing, [Remark(certainty="open", what="authors", told=told)] if others else []
    if not names:
        return (), []
    if is_nobody:
        return (), [
            Remark(certainty="open", what="authors", told=f"the file says {_quoted(creator)}, which is nobody")
        ]
    told = f"{', '.join(names)}, who made the file according to its properties"
    return tuple(Person(id=slugify(name), name=name) for name in names), [_guess("authors", told)]


def _day(created: str, written: Day | None) -> tuple[Day | None, list[Remark]]:
    """Return the day of the article: the one *written* below its title, or of *created*, as the program wrote it."""
    if written or not created:
        return written, []
    try:
        day = date.fromisoformat(created[:10])
    except ValueError:
        return None, [
            Remark(certainty="open", what="date", told=f"the file says {_quoted(created)}, which is no day")
        ]
    return day, [_guess("date", f"{day}, the day on which the file was made according to its properties")]


def _guess(what: str, told: str) -> Remark:
    return Remark(certainty="guessed", what=what, told=told)


def _quoted(text: str) -> str:
    return f'"{text}"'


def changes(inserted: int, deleted: int, lost: Iterable[str]) -> Remark:
    """Return what is told of changes that somebody suggested and nobody has accepted yet, with the words *lost*."""
    both = f"{counted(inserted, 'insertion')} and {counted(deleted, 'deletion')}"
    words = _several(filter(str.strip, lost))
    told = f"{both} that were only suggested are accepted" + (f"; left out: {words}" if words else "")
    return Remark(certainty="guessed", what="text", told=told)


def drawings(drawn: Sequence[str]) -> Remark:
    """Return what is told of what is *drawn* in the document and no image."""
    return Remark(certainty="open", what="image", told=f"left out, for they are no images: {', '.join(drawn)}")


def equations(formulas: Iterable[str]) -> Remark:
    """Return what is told of *formulas* that have become plain text."""
    told = [shortened(formula) or "an empty one" for formula in formulas]
    many = counted(len(told), "equation has", "equations have")
    return Remark(certainty="open", what="text", told=f"{many} become plain text: {'; '.join(told)}")


def comments(said: Sequence[str]) -> Remark:
    """Return what is told of what people have *said* beside the text."""
    many = counted(len(said), "comment is", "comments are")
    return Remark(certainty="open", what="text", told=f"{many} left out: {'; '.join(said)}")


def left_over(
    pages: Sequence[str] = (), unfilled: Sequence[str] = (), hidden: Sequence[str] = (), small: Sequence[str] = ()
) -> Iterator[Remark]:
    """Yield what is told of the numbers of *pages* that stay in the text, and of what is not as it was."""
    if pages:
        many = counted(len(pages), "number of a page stays", "numbers of pages stay")
        yield Remark(
            certainty="open", what="text", told=f"{many} in the text, where there are no pages: {', '.join(pages)}"
        )
    if unfilled:
        told = f"left out, for nobody has filled it in: {_several(unfilled)}"
        yield Remark(certainty="guessed", what="text", told=told)
    if words := _several(filter(str.strip, hidden)):
        yield Remark(certainty="open", what="text", told=f"hidden text is left out: {words}")
    if small:
        told = f"in small capitals, which have become plain letters: {_several(small)}"
        yield Remark(certainty="guessed", what="text", told=told)


def _several(texts: Iterable[str]) -> str:
    return "; ".join(map(shortened, texts))


CONTENTS = Remark(certainty="guessed", what="text", told="the table of contents is left out: pages make their own")


def of_language(lang: str) -> Remark:
    """Return what is told of the language of the text."""
    return _guess("lang", f"{lang}, in which the text was proofread")


def line(text: str) -> str:
    """Return *text* on one line; its no-break spaces stay."""
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip()


def words(text: str) -> tuple[str, ...]:
    """Return the keywords that *text* holds, parted by commas or semicolons."""
    return tuple(dict.fromkeys(word for part in re.split("[,;]", text) if (word := line(part))))


def shortened(text: str, most: int = 60) -> str:
    """Return *text* on one line, cut where it is long."""
    text = line(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
