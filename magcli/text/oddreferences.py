"""References to notes that are there, in a form or a spelling that does not quite call them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from magcli.model import Edit, Span
from magcli.text.footnotes import Mark, Note, by_label, fold, is_escaped
from magcli.text.foreign import is_call
from magcli.text.markdown import HIDDEN
from magcli.text.notetext import ESCAPED, NO_CARET, Form, Text, Told, composed, key

SPACED = "malformed-call"
OTHER_CASE = "label-case"
OTHER_UNICODE = "label-unicode"


def of(text: Text, lost: Mapping[str, str]) -> Told:
    """Yield what calls the notes of *text*, or those *lost*, labels by key, in an odd way."""
    known = {**lost, **{name: note.label for name, note in text.defined.items()}}
    yield from ((SPACED, form) for form in _spaced(text, known))
    yield from ((ESCAPED, form) for form in _escaped(text, known))
    yield from ((NO_CARET, form) for form in _bare(text))
    unicode = list(_other_unicode(text))
    yield from ((OTHER_UNICODE, form) for form in unicode)
    told = {key(form.label) for form in unicode}
    yield from ((OTHER_CASE, form) for form in _other_case(text) if key(form.label) not in told)


# ---- [^ 1], \[^1\], [1] --------------------------------------------------------------------------------

_APART = re.compile(rf"\[[ \t\u00a0\u202f]{{1,9}}\^([^\[\]\r\n{HIDDEN}]{{1,100}})\]")


def _spaced(text: Text, known: Mapping[str, str]) -> Iterator[Form]:
    for mark in text.notes.references:  # the parser has found its note
        label = text.label_of(mark)
        if label != label.strip():
            yield _rewritten(mark.span, mark.label)
    for mark in text.notes.undefined:
        if mark.label != mark.label.strip() and key(mark.label) in known:
            yield _rewritten(mark.span, known[key(mark.label)])
    for found in _APART.finditer(text.seen.text):
        if key(found[1]) in known and not is_escaped(text.body, text.seen, found.start()):
            yield _rewritten(Span(*found.span()), known[key(found[1])])


def _rewritten(span: Span, label: str) -> Form:
    return Form(label, span, (Edit(span, f"[^{label}]"),))


def _escaped(text: Text, known: Mapping[str, str]) -> Iterator[Form]:
    for mark in text.escaped:
        if not mark.is_note and key(mark.label) in known:
            form = _rewritten(mark.span, known[key(mark.label)])
            # Who calls the note elsewhere may want to show how that is written.
            yield form._replace(edits=()) if fold(form.label) in text.notes.called else form


_BARE = re.compile(rf"\[([^\[\]^\r\n\\{HIDDEN}]{{1,100}})\](?![(\[])")


def _bare(text: Text) -> Iterator[Form]:
    labels = {name: note.label for name, note in text.defined.items()}
    for found in _BARE.finditer(text.seen.text) if labels else ():
        label, span = labels.get(key(found[1])), Span(*found.span())
        if label is None or _is_something_else(text, span):
            continue
        # What is called elsewhere lacks no reference: there only a number behind a word can be one.
        if fold(label) not in text.notes.called or is_call(text.seen.text, span):
            yield Form(label, span, (Edit(Span(span.start, span.start + 1), "[^"),))


def _is_something_else(text: Text, span: Span) -> bool:
    """Whether the brackets at *span* are escaped, part of a link or an image, or the start of a line of notes."""
    before, behind = text.body[max(0, span.start - 1) : span.start], text.body[span.end : span.end + 1]
    return before in ("\\", "]", "!") or behind in ("(", "[") or (behind == ":" and text.starts_line(span.start))


# ---- labels spelt otherwise ----------------------------------------------------------------------------


def _other_unicode(text: Text) -> Iterator[Form]:
    groups: dict[str, tuple[list[Note], list[Mark]]] = {name: ([], []) for name in text.wanted}
    for note in text.notes.definitions:
        groups.get(key(note.label), ([], []))[0].append(note)
    for mark in text.notes.references:
        groups.get(key(mark.label), ([], []))[1].append(mark)
    for name in text.wanted.keys() & text.defined.keys():
        note = text.defined[name]  # not to Markdown, which takes the forms of an accent for two letters
        marks = [mark for mark in text.wanted[name] if fold(mark.label.strip()) != fold(note.label)]
        if marks:
            notes, calls = groups[name]
            target = note.label if composed(note.label) == note.label else composed(marks[0].label.strip())
            form = _respelt(text, notes, sorted(marks + calls, key=lambda mark: mark.span), target)
            # Two notes whose labels only look the same must not become one.
            yield form if len({fold(note.label) for note in notes}) == 1 else form._replace(edits=())


def _other_case(text: Text) -> Iterator[Form]:
    groups = by_label(text.notes.definitions)
    for name, calls in by_label(text.notes.references).items():
        notes, spelt = groups.get(name, ()), {mark.label for mark in calls}
        if len(notes) == 1 and spelt != {notes[0].label}:
            yield _respelt(text, notes, calls, notes[0].label if len(spelt) > 1 else calls[0].label)


def _respelt(text: Text, notes: Sequence[Note], calls: Sequence[Mark], target: str) -> Form:
    """Return the form of a label that is to be *target* in its *notes* and in all that *calls* it."""
    marks: tuple[Mark | Note, ...] = (*notes, *calls)
    labels = [(mark.span, text.label_of(mark)) for mark in marks]
    wrong = [(span, label) for span, label in labels if label.strip() != target]
    edits = tuple(Edit(Span(span.start + 2, span.start + 2 + len(label)), target) for span, label in wrong)
    return Form(target, wrong[0][0], edits)
