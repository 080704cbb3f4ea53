"""Notes that are there, though Markdown does not see them: their form is not quite that of a note."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from magcli.model import Edit, Span
from magcli.text.footnotes import Mark, Note, fold, is_escaped, scan
from magcli.text.markdown import HIDDEN, prose
from magcli.text.position import line_at, line_end_of, line_start, locate

MALFORMED_NOTE = "malformed-note"
IN_CODE = "note-in-code"
ESCAPED = "escaped-call"
NO_CARET = "missing-caret"
GLUED = "glued-note"


class Form(NamedTuple):
    """A mark of the note *label* in a form that few programs read, or none."""

    label: str
    """As it is to be written."""
    span: Span
    """In characters of the body, as the edits are."""
    edits: tuple[Edit, ...] = ()
    """What mends it; none when that is not certain."""
    is_note: bool = False
    """It is a definition that Markdown does not see, not a reference."""


Told = Iterator[tuple[str, Form]]
"""Forms, each with the name of the rule that tells of it."""


def key(label: str) -> str:
    """Return what tells *label* from another when spaces around it and the form of its accents do not count."""
    return composed(fold(label.strip()))


_LONGEST = 100
"""Characters of a label whose accents are looked at: to put thousands of them in order takes quadratic time."""


def composed(label: str) -> str:
    """Return *label* with each letter and its accents as one character where Unicode has it."""
    return label if label.isascii() or len(label) > _LONGEST else normalize("NFC", label)


class Text:
    """A text and what Markdown sees of its notes."""

    def __init__(self, body: str) -> None:
        self.body, self.notes, self.seen = body, scan(body), prose(body)
        self.line_end = line_end_of(body)
        self.defined: dict[str, Note] = {}
        """The first note of each label, by key."""
        for note in self.notes.definitions:
            self.defined.setdefault(key(note.label), note)
        self.wanted: dict[str, list[Mark]] = {}
        """References without a note, by key."""
        for mark in self.notes.undefined:
            self.wanted.setdefault(key(mark.label), []).append(mark)

    def label_of(self, mark: Mark | Note) -> str:
        """Return the label of *mark* as it is written, with the spaces around it."""
        return self.body[mark.span.start + 2 : mark.span.end].rstrip(":")[:-1]

    @cached_property
    def escaped(self) -> tuple["Escaped", ...]:
        """The references and notes that backslashes make plain text."""
        found = _ESCAPED.finditer(self.body) if "\\" in self.body else ()
        return tuple(islice((mark for mark in map(self._escaped, found) if mark), MOST))

    def _escaped(self, found: re.Match[str]) -> "Escaped | None":
        bracket = found.start("bracket")
        start = bracket - is_escaped(self.body, self.seen, bracket)
        written = self.body[start : found.end()]
        if "\\" not in written or self.seen.text[bracket] == HIDDEN:
            return None
        is_note = self.starts_line(start) and self.body.startswith(":", found.end())
        return Escaped(found["label"].strip(), Span(start, found.end() + is_note), is_note)

    @cached_property
    def noted_code(self) -> frozenset[Span]:
        """The code blocks that only their indentation makes code, where they hold what would be notes without it."""
        return frozenset(span for span in self.notes.indented if _CODE_NOTE.search(self.body, *span))

    @cached_property
    def calls(self) -> dict[str, list[int]]:
        """Where all that calls a note which is not there stands, by key."""
        found = {name: [mark.span.start for mark in marks] for name, marks in self.wanted.items()}
        for mark in self.escaped:
            if not mark.is_note:
                found.setdefault(key(mark.label), []).append(mark.span.start)
        return {name: sorted(places) for name, places in found.items()}

    def starts_line(self, at: int) -> bool:
        """Whether only spaces and marks of quotations stand before *at* in its line."""
        start = line_start(self.body, at)
        return at - start <= _INDENT and not self.body[start:at].strip(" \t>")

    def note_at(self, at: int) -> Note | None:
        """Return the note that *at* lies in."""
        index = bisect_right(self.notes.definitions, at, key=lambda note: note.span.start)
        note = self.notes.definitions[index - 1] if index else None
        return note if note and at < note.end else None

    def is_raw(self, at: int) -> bool:
        """Whether *at* lies in a code block or in raw HTML."""
        index = bisect_right(self.notes.raw, at, key=lambda span: span.start)
        return index > 0 and at < self.notes.raw[index - 1].end

    def parted(self, at: int) -> str:
        """Return what is to be put in front of the line of *at* so that a note there is not glued to its text."""
        start = line_start(self.body, at)
        above = line_at(self.body, locate(self.body, at)[0] - 1)
        if not above.strip(" \t>") or self.note_at(start) or _NOTE_LIKE.match(above):
            return ""
        return self.blank_line(at)

    def blank_line(self, at: int) -> str:
        """Return the blank line that is to be put in front of the line of *at*, in a quotation with its marks."""
        return self.body[line_start(self.body, at) : at].rstrip() + self.line_end


MOST = 1000
"""Escaped marks that are looked at in one text."""
_INDENT = 20
"""Characters in front of the first mark of a line, at most."""
_ESCAPED = re.compile(r"(?P<bracket>\[)\\?\^(?P<label>[^\[\]\\\r\n]{1,100})\\?\]")
_NOTE_LIKE = re.compile(r"[ \t>]{0,20}\\?\[")


class Escaped(NamedTuple):
    r"""`\[^1\]`, or with `is_note` `\[^1\]:` at the start of a line."""

    label: str
    span: Span
    is_note: bool


def of(text: Text) -> Told:
    """Yield the lost notes of *text* that references ask for."""
    wanted = text.calls.keys() - text.defined.keys()
    for rule, finder in (
        (MALFORMED_NOTE, _without_colon),
        (IN_CODE, _in_code),
        (ESCAPED, _escaped),
        (NO_CARET, _bare),
        (GLUED, _in_html),
    ):
        if wanted:
            found = [form for form in finder(text, wanted) if _is_called(text, form)]
            lost = Counter(key(form.label) for form in found)
            for form in found:  # of two notes with one label, nobody knows which is meant
                is_certain = lost[key(form.label)] == 1 and not _is_above_code(text, form)
                yield rule, form if is_certain else form._replace(edits=())
            wanted -= lost.keys()
    yield from ((MALFORMED_NOTE, form) for form in _spaced(text))
    yield from ((IN_CODE, form) for form in _indented(text))


def _is_called(text: Text, form: Form) -> bool:
    """Whether a reference that stands outside it calls the note that *form* would be."""
    calls, blocks = text.calls[key(form.label)], text.seen.starts
    is_below = bisect_right(blocks, calls[-1]) > bisect_right(blocks, form.span.end)
    return calls[0] < form.span.start or is_below


def _is_above_code(text: Text, form: Form) -> bool:
    """Whether notes in a code block right below would become a part of the note that *form* would be."""
    index = bisect_right(text.notes.blocks, form.span.start, key=lambda block: block.span.start)
    return index < len(text.notes.blocks) and text.notes.blocks[index].span in text.noted_code


# ---- [^1] Text, [^1] : Text, [^1]. Text, [^ 1]: Text ---------------------------------------------------------------

_COLON_APART = re.compile(r"[ \t\u00a0\u202f\u2009]+:")
OTHER_SIGN = re.compile(r"[ \t\u00a0\u202f]*(?P<sign>[.;,)=–—-])[ \t\u00a0\u202f]+(?=\w|[«“\"*_<\[(])")
"""Another sign where the colon is due."""
_TEXT_BEHIND = re.compile(r"[ \t\u00a0\u202f]+[^\s:.,;!?…)\]»|]|\w")


def _without_colon(text: Text, wanted: Collection[str]) -> Iterator[Form]:
    for name in wanted:
        candidates = [mark for mark in text.wanted.get(name, ()) if _is_note(text, mark)]
        has_call = len(candidates) < len(text.calls[name])
        for mark in candidates if has_call else ():
            yield Form(mark.label.strip(), mark.span, _colon(text, mark), is_note=True)


def _is_note(text: Text, mark: Mark) -> bool:
    """Whether *mark* starts a line as a note does, and more than a wrapped sentence goes on behind it."""
    body, at = text.body, mark.span.start
    if not text.starts_line(at):
        return False
    if _COLON_APART.match(body, mark.span.end):
        return True
    above = line_at(body, locate(body, at)[0] - 1)
    is_apart = not above.strip(" \t>") or text.note_at(at) is not None
    if other := OTHER_SIGN.match(body, mark.span.end):
        return is_apart and not body[other.end()].islower()
    if not (behind := _TEXT_BEHIND.match(body, mark.span.end)):
        return False
    return is_apart or not body[behind.end() - 1].islower()


def _colon(text: Text, mark: Mark) -> tuple[Edit, ...]:
    apart = _COLON_APART.match(text.body, mark.span.end)
    other = OTHER_SIGN.match(text.body, mark.span.end)
    glued = other is not None or text.body[mark.span.end : mark.span.end + 1].isalnum()
    apart = apart or other
    written = f"[^{mark.label.strip()}]:{' ' if glued else ''}"
    return _standing(text, mark.span.start, Span(mark.span.start, apart.end() if apart else mark.span.end), written)


_MORE = re.compile(r":?[ \t\u00a0\u202f]*[^\s:]")


def _standing(text: Text, at: int, span: Span, written: str) -> tuple[Edit, ...]:
    """Return the edits that put *written* in the place of *span*, on a line that is parted from the text above.

    There are none when nothing stands behind it: the note would be empty.
    """
    if not _MORE.match(text.body, span.end):
        return ()
    parted, start = text.parted(at), line_start(text.body, at)
    if not parted:
        return (Edit(span, written),)
    return (Edit(Span(start, span.end), parted + text.body[start : span.start] + written),)


def _spaced(text: Text) -> Iterator[Form]:
    for note in text.notes.definitions:
        label = text.label_of(note)
        if label != label.strip():
            yield Form(note.label, note.span, (Edit(Span(note.span.start + 2, note.span.end - 2), label.strip()),))


# ---- indented by four: code ----------------------------------------------------------------------------

_CODE_NOTE = re.compile(r"\[\^([^\[\]\r\n]{1,100})\]:")


def _in_code(text: Text, wanted: Collection[str]) -> Iterator[Form]:
    for block in text.notes.indented:
        first = _CODE_NOTE.match(text.body, block.start + _indentation(text.body, block.start))
        if first and key(first[1]) in wanted:
            yield from _unindented(text, block, wanted)


def _indentation(body: str, at: int) -> int:
    return len(body[at : at + _INDENT]) - len(body[at : at + _INDENT].lstrip(" \t"))


def _unindented(text: Text, block: Span, wanted: Collection[str]) -> Iterator[Form]:
    """Yield the notes of a code *block* whose first line is one, each with its first paragraph moved to the left."""
    notes: list[tuple[str, Span, list[Edit]]] = []
    is_note = False
    start = line_start(text.body, block.start)
    width = block.start - start
    cut = 1 if text.body[block.start - 1] == "\t" else min(4, width)
    for line in _lines(text.body, Span(start, block.end)):
        behind = line.start + width - cut
        content = behind + _indentation(text.body, behind)
        found = _CODE_NOTE.match(text.body, content)
        if found:
            notes.append((found[1], Span(*found.span()), []))
        is_note = bool(found) or (is_note and content < line.end)
        if is_note or (notes and content - behind >= 2 * cut):
            notes[-1][2].append(Edit(Span(behind, min(behind + cut, content)), ""))
    labels = [key(label) for label, _, _ in notes]
    is_certain = set(labels) <= set(wanted) and all(_MORE.match(text.body, span.end) for _, span, _ in notes)
    for label, span, edits in notes:
        if key(label) in wanted:
            yield Form(label.strip(), span, tuple(edits) if is_certain else (), is_note=True)


def _lines(body: str, span: Span) -> Iterator[Span]:
    """Yield the lines of *span*, without their ends."""
    for line in re.finditer(r"[^\r\n]*(?:\r\n?|\n|\Z)", body[span.start : span.end]):
        if line.group():
            yield Span(span.start + line.start(), span.start + line.start() + len(line.group().rstrip("\r\n")))


def _indented(text: Text) -> Iterator[Form]:
    """Yield the notes that are indented below another one, of which most programs take them for a part."""
    for note in text.notes.definitions:
        start = line_start(text.body, note.span.start)
        written = text.body[start : note.span.start]
        if not written.strip() and not note.is_nested and (len(written) > _LEAST or "\t" in written):
            yield Form(note.label, note.span, (Edit(Span(start, note.span.start), ""),))


_LEAST = 3
"""Spaces that may stand in front of a note."""


# ---- glued to HTML, which goes on to the next blank line -----------------------------------------------

_TAG = re.compile(r"[ ]{0,3}</?(?!(?:pre|script|style|textarea)\b)[a-z]", re.IGNORECASE)


def _in_html(text: Text, wanted: Collection[str]) -> Iterator[Form]:
    for block in text.notes.raw:
        if "[^" in text.body[block.start : block.end] and _TAG.match(text.body, block.start):
            lines = [*_lines(text.body, block)]
            while lines and (found := _CODE_NOTE.match(text.body, lines.pop().start)):
                if key(found[1]) in wanted:
                    edit = Edit(Span(found.start(), found.start()), text.blank_line(found.start()))
                    yield Form(found[1].strip(), Span(*found.span()), (edit,), is_note=True)


# ---- escaped, and without a caret ----------------------------------------------------------------------


def _escaped(text: Text, wanted: Collection[str]) -> Iterator[Form]:
    for mark in text.escaped:
        if mark.is_note and key(mark.label) in wanted:
            edits = _standing(text, mark.span.start, mark.span, f"[^{mark.label}]:")
            yield Form(mark.label, mark.span, edits, is_note=True)


_BARE = re.compile(r"^[ \t>]{0,20}(\[([^\[\]^\r\n\\]{1,100})\]:)[ \t]*[^\s]", re.MULTILINE)


def _bare(text: Text, wanted: Collection[str]) -> Iterator[Form]:
    for found in _BARE.finditer(text.body):
        at, label = found.start(1), found[2]
        # What Markdown takes for the target of a link is hidden; it is a note when no link uses it.
        is_target = text.seen.text[at] == HIDDEN
        if key(label) in wanted and not text.is_raw(at) and not (is_target and label.lower() in text.notes.sources):
            edits = () if is_target else _standing(text, at, Span(at, at + 1), "[^")
            yield Form(label.strip(), Span(*found.span(1)), edits, is_note=True)
