"""Notes that are there, though Markdown does not see them: their form is not quite that of a note."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator

from magcli.model import Edit, Span
from magcli.text.footnotes import Mark
from magcli.text.markdown import HIDDEN
from magcli.text.notetext import ESCAPED, INDENT, NO_CARET, WRITTEN_NOTE, Form, Text, Told, blank_line, key
from magcli.text.position import line_at, line_start, locate

MALFORMED_NOTE = "malformed-note"
IN_CODE = "note-in-code"
GLUED = "glued-note"


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


def _in_code(text: Text, wanted: Collection[str]) -> Iterator[Form]:
    for block in text.notes.indented:
        first = WRITTEN_NOTE.match(text.body, block.start + _indentation(text.body, block.start))
        if first and key(first[1]) in wanted:
            yield from _unindented(text, block, wanted)


def _indentation(body: str, at: int) -> int:
    return len(body[at : at + INDENT]) - len(body[at : at + INDENT].lstrip(" \t"))


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
        found = WRITTEN_NOTE.match(text.body, content)
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
            while lines and (found := WRITTEN_NOTE.match(text.body, lines.pop().start)):
                if key(found[1]) in wanted:
                    edit = Edit(Span(found.start(), found.start()), blank_line(text.body, found.start()))
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
