"""Notes that are listed at the end of a text, below a heading or a rule, and the marks that call them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from magcli.text.notecalls import Call, calls_in, with_references
from magcli.text.notestarts import LOWERED
from magcli.text.paragraphs import Paragraph, quoted
from magcli.text.repairs import Repair

NAMES = re.compile(
    r"(?:foot|end)?notes?(?: (?:de (?:bas de page|fin)|et r[ée]f[ée]rences|and references))?|r[ée]f[ée]rences?"
    r"|fu(?:ß|ss)noten|anmerkungen|notas|note a pi[èe] di pagina",
    re.IGNORECASE,
)
"""What headings of lists of notes say."""


class Listed(NamedTuple):
    """Paragraphs, and the notes of a list at their end when all of them are called for sure."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...] = ()
    """Each as its definition: `[^1]: …`."""
    told: tuple[Repair, ...] = ()
    doubtful: tuple[Paragraph, ...] = ()
    """The entries of a list that may be notes, and stay where they are."""


class _Entry(NamedTuple):
    """A note of a list, as it stands there."""

    label: str
    form: str
    paragraph: Paragraph
    """With its number."""
    text: str
    more: tuple[str, ...] = ()
    """Further paragraphs of it."""


class _List(NamedTuple):
    """A list of notes: where what announces it begins, and the first paragraph behind it."""

    start: int
    end: int
    announced: Paragraph
    """What says that notes follow."""
    entries: tuple[_Entry, ...]


def listed(paragraphs: Sequence[Paragraph]) -> Listed:
    """Return *paragraphs* with the notes of the list at their end, when each number answers one mark, in order."""
    whole, paragraphs = paragraphs, list(_set_apart(paragraphs))
    found = _below_heading(paragraphs) or _below_rule(paragraphs)
    if not found:
        return Listed(tuple(whole))
    calls = list(calls_in(paragraphs[: found.start]))
    labels = [entry.label for entry in found.entries]
    wanted = [call for call in calls if call.label in labels]
    if [call.label for call in wanted] != labels or _is_sentence(found):
        entries = tuple(entry.paragraph for entry in found.entries)
        is_one = bool(wanted)
        told = tuple(_uncalled(found, {call.label for call in wanted})) if is_one else ()
        return Listed(tuple(whole), told=told, doubtful=entries if is_one else ())
    return _taken(paragraphs, found, wanted)


def _is_sentence(found: _List) -> bool:
    """Whether what *found* holds may be a sentence that begins with a number, or with a name such as 1Password."""
    form = found.entries[0].form
    return len(found.entries) == 1 and (form == "touching" or (form == "plain" and found.announced.kind == "rule"))


def _taken(paragraphs: Sequence[Paragraph], found: _List, calls: Sequence[Call]) -> Listed:
    texts = with_references(paragraphs, {call: call.label for call in calls})
    many, they = "note 1 is put where it is called, by its number", "it"
    if len(found.entries) > 1:
        many = f"the notes 1 to {len(found.entries)} are put where they are called, by their numbers"
        they = "them"
    said = " ".join(found.announced.text.split()).lstrip("# ")
    told = Repair("guessed", "note", f"{many}; “{said}” above {they} is left out", found.announced.line)
    notes = tuple(map(_definition, found.entries))
    return Listed((*texts[: found.start], *texts[found.end :]), notes, (told,))


def _definition(entry: _Entry) -> Paragraph:
    text = "\n\n".join((entry.text, *entry.more)).replace("\n", "\n    ").replace("\n    \n", "\n\n")
    return entry.paragraph._replace(text=f"[^{entry.label}]: {text}", gap="\n\n")


def _uncalled(found: _List, called: set[str]) -> Iterator[Repair]:
    for entry in found.entries:
        if entry.label not in called:
            told = f"{quoted(entry.paragraph)} may be note {entry.label}, which nothing calls: write [^{entry.label}]"
            yield Repair("open", "note", f"{told} and [^{entry.label}]: … then", entry.paragraph.line)


# ---- where a list is -----------------------------------------------------------------------------------


def _set_apart(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield *paragraphs*, a heading or a rule that may stand above a list as one of its own."""
    for each in paragraphs:
        first, end, rest = each.text.partition("\n")
        line = Paragraph(first.rstrip("\r"), each.line, "\n", each.page)
        if end and _START.match(rest) and (line.kind == "rule" or _announces(line)):
            yield line
            yield each._replace(text=rest, line=each.line and each.line + 1)
        else:
            yield each


def _below_heading(paragraphs: Sequence[Paragraph]) -> _List | None:
    """Return the list below the last heading that announces notes, if any."""
    for at in range(len(paragraphs) - 2, -1, -1):
        if _announces(paragraphs[at]):
            entries, end = _entries(paragraphs, at + 1)
            start = at - 1 if at and paragraphs[at - 1].kind == "rule" else at
            return _List(start, end, paragraphs[at], entries) if entries else None
    return None


def _below_rule(paragraphs: Sequence[Paragraph]) -> _List | None:
    """Return the list below the last rule, when nothing but notes stands behind it."""
    at = next((at for at in range(len(paragraphs) - 2, -1, -1) if paragraphs[at].kind == "rule"), None)
    entries, end = _entries(paragraphs, at + 1) if at is not None else ((), 0)
    rest = [each for each in paragraphs[end:] if each.kind not in ("empty", "note")]
    return _List(at, end, paragraphs[at], entries) if at is not None and entries and not rest else None


def _announces(paragraph: Paragraph) -> bool:
    said = re.sub(r"\n {0,3}(?:=+|-+)[ \t]*\Z", "", paragraph.text).strip().strip("#*_ ").rstrip(" :.")
    return paragraph.kind in ("heading", "prose") and bool(NAMES.fullmatch(said))


# ---- what stands in it ---------------------------------------------------------------------------------

_START = re.compile(
    r" {0,3}(?:\*\*)?(?:(?i:<sup\b[^<>]{0,80}>)\s?(?P<tag>\d{1,3})\s?(?i:</sup>)|(?P<raised>[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})"
    r"|\\?\[(?P<bracket>\d{1,3})\\?\](?![(:])|(?P<dotted>\d{1,3})\\?\.|(?P<closed>\d{1,3})\\?\)"
    r"|(?P<colon>\d{1,3})[ \u00a0]?:"
    r"|(?P<dashed>\d{1,3})[ ]?[-–—](?=[ ])|(?P<plain>\d{1,3}))(?:\*\*)?"
    r"(?:[ \t\u00a0]+(?=\S)|(?=[^\W\d_a-zß-öø-ÿ]|[«“<]))"
)


def _entries(paragraphs: Sequence[Paragraph], at: int) -> tuple[tuple[_Entry, ...], int]:
    """Return the notes from the paragraph at *at* on, counted from 1 and written alike, and where they end."""
    found: list[_Entry] = []
    while at < len(paragraphs):
        read = _read(paragraphs[at], found[-1] if found else None)
        if read:
            found += read
        elif found and re.match(r" {2,}|\t", paragraphs[at].text):
            found[-1] = found[-1]._replace(more=(*found[-1].more, _dedented(paragraphs[at].text)))
        elif paragraphs[at].kind != "empty":
            break
        at += 1
    return tuple(found), at


def _read(paragraph: Paragraph, before: _Entry | None) -> list[_Entry]:
    """Return the notes of *paragraph*, which begins with one, the first that follows *before*; else none."""
    found: list[_Entry] = []
    for number, line in enumerate(paragraph.text.splitlines()):
        last = found[-1] if found else before
        start = _START.match(line)
        form, label = _numbered(start) if start else ("", "")
        if start and label == str(int(last.label) + 1 if last else 1) and (not last or last.form == form):
            if found:  # without the break that parts the two
                found[-1] = found[-1]._replace(text=found[-1].text.removesuffix("\\"))
            whole = Paragraph(line, paragraph.line and paragraph.line + number)
            found.append(_Entry(label, form, whole, line[start.end() :].strip()))
        elif not found:
            return []
        else:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{line.strip()}")
    return found


def _numbered(start: re.Match[str]) -> tuple[str, str]:
    form, written = next((key, value) for key, value in start.groupdict().items() if value)
    is_touching = form == "plain" and not start[0][-1].isspace()
    return "touching" if is_touching else form, str(int(written.translate(LOWERED)))


def _dedented(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines())
