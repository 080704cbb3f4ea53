"""A text that was printed and read again, or copied from a page, as somebody would have typed it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from magcli.text import footnotes, marks, notestarts
from magcli.text.headings import restored_headings
from magcli.text.notecalls import closed_up
from magcli.text.notelists import listed
from magcli.text.pagefeet import noted
from magcli.text.pages import unpaged
from magcli.text.paragraphs import Paragraph, quoted, together, with_notes
from magcli.text.rejoining import Rejoined, whole_sentences, whole_words
from magcli.text.repairs import Repair, lines


class Restored(NamedTuple):
    """Paragraphs, and what was repaired in them: when nothing, they are the same to the byte."""

    paragraphs: tuple[Paragraph, ...]
    told: tuple[Repair, ...] = ()


def restored(paragraphs: Sequence[Paragraph], *, is_html: bool = False) -> Restored:
    """Return *paragraphs* with the damage repaired that is certain, and notes at the end.

    What paging leaves for sure (numbers, words cut by a typesetter, dead marks of notes) says that a text is damaged;
    only then is repaired what a writer may have meant so. In paragraphs that were elements, as *is_html* says, pages
    alone cut sentences.
    """
    paged = unpaged(paragraphs)
    words = whole_words(paged.paragraphs)
    is_paged = bool(paged.told) or any(repair.certainty == "guessed" for repair in words.told)
    plain = _without_underlines(words.paragraphs) if is_paged else _Step(words.paragraphs)
    listing = listed(plain.paragraphs)
    feet = noted(listing.paragraphs, is_paged=bool(paged.told))
    notes = (*listing.notes, *feet.notes)
    dead = _with_open_notes(feet.paragraphs, notes, listing.doubtful)
    told = (*paged.told, *words.told, *plain.told, *listing.told, *feet.told, *dead.told)
    if dead.paragraphs == tuple(paragraphs):
        return Restored(tuple(paragraphs), told)
    sentences = whole_sentences(dead.paragraphs) if is_paged or not is_html else Rejoined(dead.paragraphs)
    told += sentences.told
    tidy = tuple(_tidied(each) for each in sentences.paragraphs) if is_paged else sentences.paragraphs
    headings = restored_headings(_without_empty_items(tidy) if is_paged else tidy)
    below = tuple(_tidied(note) for note in notes) if is_paged else notes
    return Restored(with_notes(headings.paragraphs, below), (*told, *headings.told))


class _Step(NamedTuple):
    paragraphs: tuple[Paragraph, ...]
    told: tuple[Repair, ...] = ()


# ---- links that are underlined -------------------------------------------------------------------------

_UNDERLINED = re.compile(r"<u>(.*?)</u>", re.DOTALL)
_TAG = re.compile(r"</?u>")


def _without_underlines(paragraphs: Sequence[Paragraph]) -> _Step:
    """Return *paragraphs* without the lines below words: in print they are links, whose addresses are lost."""
    found = [(each.line, text) for each in paragraphs for text in _UNDERLINED.findall(each.text)]
    if not found:
        return _Step(tuple(paragraphs))
    first, where = " ".join(found[0][1].split()), lines([line for line, _ in found])
    many = f"{len(found)} underlined passages, as “{first}”, are" if len(found) > 1 else f"“{first}” is underlined:"
    told = f"{many} perhaps links that lost their address ({where})"
    bare = tuple(each._replace(text=_TAG.sub("", each.text)) for each in paragraphs)
    return _Step(bare, (Repair("open", "link", told, found[0][0]),))


# ---- marks of notes that are not there -----------------------------------------------------------------


def _with_open_notes(
    paragraphs: Sequence[Paragraph], notes: Sequence[Paragraph], doubtful: Sequence[Paragraph]
) -> _Step:
    """Return *paragraphs* with the marks of notes that are not there as references, each told once.

    A mark beside a note of its number stays, and is told: who else may be meant? Those of a *doubtful* list may be.
    """
    found = tuple(open_marks(paragraphs, notes, doubtful))
    dead: dict[int, list[footnotes.Mark]] = {}
    for one in found:
        dead.setdefault(one.at, []).extend([one.mark] if one.is_dead else ())
    texts = tuple(each._replace(text=_referring(each.text, dead.get(at, ()))) for at, each in enumerate(paragraphs))
    return _Step(texts, tuple(one.told for one in found))


class OpenMark(NamedTuple):
    """What calls a note in the paragraph at *at*, and what a person has to do about it."""

    at: int
    mark: footnotes.Mark
    is_dead: bool
    """Whether no note is there that it may call."""
    told: Repair


def open_marks(
    paragraphs: Sequence[Paragraph], notes: Sequence[Paragraph], doubtful: Sequence[Paragraph]
) -> Iterator[OpenMark]:
    """Yield the marks in *paragraphs* of notes that are not among *notes*; those of a *doubtful* list may be it."""
    scanned = footnotes.scan(together(paragraphs) + together(notes))
    known = {footnotes.fold(note.label) for note in scanned.definitions}
    numbered = {notestarts.number(each.text): each for each in reversed(paragraphs) if each.kind != "item"}
    numbered |= {notestarts.number(each.text): each for each in doubtful}
    for at, each in enumerate(paragraphs):
        for mark in marks.dead(each.text) if each.kind not in ("code", "html", "table") else ():
            is_dead = footnotes.fold(mark.label) not in known
            said = _no_text(mark.label, numbered) if is_dead else _beside(each.text, mark, scanned)
            line = each.line + each.text.count("\n", 0, mark.span.start)
            yield OpenMark(at, mark, is_dead, Repair("open", "note", said, line))


def _no_text(label: str, numbered: Mapping[str, Paragraph]) -> str:
    """Return what is told of a call whose note is not there: the first paragraph with its number may be that."""
    unless = f", unless it is {quoted(numbered[label])}" if label in numbered else ""
    return f"the text of note {label} is not there{unless}: write [^{label}]: …"


def _beside(text: str, mark: footnotes.Mark, scanned: footnotes.Footnotes) -> str:
    written, label = text[mark.span.start : mark.span.end], mark.label
    is_called = footnotes.fold(label) in scanned.called
    other = ", too" if is_called else ", which nothing else calls"
    return f"“{written}” may call note {label}{other}: write [^{label}] then"


def _referring(text: str, dead: Sequence[footnotes.Mark]) -> str:
    for mark in reversed(dead):
        before, behind = text[: mark.span.start], text[mark.span.end :]
        if not behind.strip() and (found := re.search(r"[ \u00a0\u202f]*:[ \t]*\Z", before)):
            # A mark behind the colon that announces a quotation calls the note of what it is taken from.
            before, behind = before[: found.start()], found[0].rstrip(" \t") + behind
        text = f"{before.rstrip(' ')}[^{mark.label}]{closed_up(behind)}"
    return text


# ---- spaces --------------------------------------------------------------------------------------------

_SPACES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\S)(?P<mark>[*_]{1,3}) (?P=mark)(?=\S)"), " "),
    (re.compile(r"(?<=[\w*_`\])”]) (?=[.,](?:\s|\Z|\)))"), ""),
    (re.compile(r"(?<=[*_`]) (?=\))"), ""),
    (re.compile(r"(?<=[(“‘]) (?=[*_`])"), ""),
    (re.compile(r"(?<=[’'])[ ](?=[*_`]\S)"), ""),
    (re.compile(r"(?<=[*_`\w.!?…]) (?=”)"), ""),
    (re.compile(r"[ \t]+\Z"), ""),
)


def _tidied(paragraph: Paragraph) -> Paragraph:
    """Return *paragraph* without the spaces that a reader of PDF puts where the look of letters changes."""
    if paragraph.kind == "code":
        return paragraph
    text = paragraph.text
    for pattern, instead in _SPACES:
        text = pattern.sub(instead, text)
    return paragraph._replace(text=text)


_EMPTY_ITEM = re.compile(r" {0,9}[-*•][ \t]*")
_BULLET = re.compile(r"#{1,6}[ \t]+[•◦▪][ \t]*|[•◦▪●][ \t]+")


def _without_empty_items(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Return *paragraphs* without bullets that nothing stands behind, and with those that are signs as items."""
    return tuple(
        found._replace(text=_BULLET.sub("- ", found.text, count=1)) if _BULLET.match(found.text) else found
        for found in paragraphs
        if not _EMPTY_ITEM.fullmatch(found.text)
    )
