"""Notes written in a form that is none, each told apart here, once: of one cause there is one fault.

`lostnotes` finds the notes that Markdown does not see, `oddreferences` what refers to notes in an odd way; what no
form explains is left: references without a note, and notes that nothing refers to. Forms that say nothing of whether
reference and note find each other are told elsewhere: `notelayout` and `placement` know where they stand, `noteorder`
in which order, `inlinenotes`, `foreign` and `marks` the manners of other programs.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from magcli.text import lostnotes, marks, oddreferences
from magcli.text.footnotes import Mark, Note, by_label, fold, met
from magcli.text.nearest import nearest
from magcli.text.notetext import Form, Text, key


class Forms(NamedTuple):
    """The irregular forms of a text by the rule that tells of them, and what they leave unexplained."""

    by_rule: Mapping[str, Sequence[Form]]
    undefined: tuple[Mark, ...]
    unused: tuple[Note, ...]
    meant: Mapping[str, str]
    """The label of an unused note by the folded label that probably stands for it."""
    answered: tuple[Mark, ...] = ()
    """References whose notes are there, in a form that is none."""
    called: frozenset[str] = frozenset()
    """The folded labels of the notes that a reader could get to, were all marks in their right form."""

    def of(self, rule: str) -> Sequence[Form]:
        """Return the forms that *rule* tells of, in reading order."""
        return sorted(self.by_rule.get(rule, ()), key=lambda form: form.span)


@lru_cache(maxsize=2)  # nine rules ask in turn
def classify(body: str) -> Forms:
    """Return what is irregular about the notes of *body*."""
    if "^" not in body:  # there is no mark of a note
        return Forms({}, (), (), {})
    text = Text(body)
    found: dict[str, list[Form]] = {}
    lost = tuple(lostnotes.of(text))
    labels = {key(form.label): form.label for _, form in lost}
    calls = tuple(oddreferences.of(text, labels))
    for rule, form in (*lost, *calls):
        found.setdefault(rule, []).append(form)
    oddly = {key(form.label) for _, form in calls}
    explained = oddly | labels.keys()
    undefined = tuple(mark for mark in text.notes.undefined if key(mark.label) not in explained)
    spans = {form.span for _, form in lost}
    answered = tuple(mark for mark in text.notes.undefined if key(mark.label) in labels and mark.span not in spans)
    called = _called(text, [form for _, form in calls])
    unused = tuple(_unused(text, called))
    meant = dict(_meant(undefined, unused))
    related = {label for name, label in meant.items() if _is_related(name, fold(label), text)}
    unused = tuple(note for note in unused if note.label not in related)
    return Forms(found, undefined, unused, meant, answered, called)


def _called(text: Text, oddly: Iterable[Form]) -> frozenset[str]:
    """Return the labels that a reader could get to, were the marks of *oddly* and the dead ones references."""
    notes = text.notes
    if all(fold(note.label) in notes.called for note in notes.definitions):
        return notes.called
    calls = list(notes.references)
    odd: tuple[Form | Mark, ...] = (*oddly, *marks.dead(text.body))
    for form in odd:
        if note := text.defined.get(key(form.label)):
            within = text.note_at(form.span.start)
            is_definition = form.span.start == note.span.start  # which is spelt otherwise than its references
            calls.append(Mark(note.label, form.span, within.label if within and not is_definition else None))
    return frozenset(met(calls))


def _unused(text: Text, called: Collection[str]) -> Iterator[Note]:
    for label, group in by_label(text.notes.definitions).items():
        if label not in called and not group[0].is_empty:
            yield group[0]


def _meant(undefined: Iterable[Mark], unused: Sequence[Note]) -> Iterator[tuple[str, str]]:
    labels = [note.label for note in unused]
    for name in islice(by_label(undefined), MOST) if labels else ():
        found = nearest(name, labels[:MOST], most=1) or tuple(labels if len(labels) == 1 else ())
        if found:
            yield name, found[0]


MOST = 200
"""Undefined labels that are compared with those of unused notes, and as many of these."""


def _is_related(name: str, label: str, text: Text) -> bool:
    """Whether one of two labels is the other misspelt, so that both are one fault."""
    alone = len(text.defined) == 1 == len(text.wanted) and not text.notes.references
    return alone or name.startswith(label) or label.startswith(name) or bool(nearest(name, [label]))
