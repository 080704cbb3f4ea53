"""What a repair leaves as it was: the words that readers see, and the notes that they can get to."""

import re
from collections import Counter
from html import unescape
from typing import NamedTuple

from magcli.text.footnotes import fold
from magcli.text.levelling import folded
from magcli.text.markdown import BREAKS, Event, events

# The marks of notes, in all the shapes that a repair turns into a reference or takes for one.
_MARKS = re.compile(r"\^?\[\s?\^?\s?[\w\u0300-\u036f*†‡.-]{1,40}\s?\]\s?:?")
# No tag is <https://…>, which readers see.
_TAGS = re.compile(r"<(?!https?:|mailto:)[^<>]*>")
_LINK = re.compile(r"\[([^\[\]]*+)\]\([^()\s]*+\)")
_WORD = re.compile(r"[^\W_]+")
_OPENING = 20
"""Words by which a note is known again."""


class Readers(NamedTuple):
    """What readers have of a text: its words, levelled, and the notes that can be opened, by how they begin."""

    words: tuple[str, ...]
    notes: Counter[tuple[str, ...]]

    def keep(self, after: "Readers") -> bool:
        """Whether they have the same words *after* a repair, be some moved or joined, and no note less."""
        same = Counter(self.words) == Counter(after.words) or "".join(self.words) == "".join(after.words)
        return same and self.keep_notes(after)

    def keep_notes(self, after: "Readers") -> bool:
        """Whether every note that could be opened can be opened *after* a repair, at least the first words of it."""
        gained = [*(after.notes - self.notes).elements()]
        for note in (self.notes - after.notes).elements():
            kept = next((other for other in gained if _begin_alike(note, other)), None)
            if kept is None:
                return False
            gained.remove(kept)
        return True


def _begin_alike(note: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two notes is the start of the other: a repair can part a note from one that it had swallowed."""
    return bool(note and other) and all(one == two for one, two in zip(note, other, strict=False))


def readers(body: str) -> Readers:
    """Return what readers have of *body*, once all is levelled that typography and the marks of notes may change."""
    texts: list[str] = []
    called: list[str] = []
    begun: list[tuple[str, int]] = []
    notes: dict[str, tuple[str, ...]] = {}
    for event in events(body):
        texts.append(_shown(event))
        if event.name == "FootnoteReference":
            called.append(fold(event.data))
        if event.name == "FootnoteDefinition" and event.phase == "start":
            begun.append((fold(event.data), len(texts)))
        elif event.name == "FootnoteDefinition":
            label, start = begun.pop()
            if label in notes:  # nobody is shown the second note of a label
                del texts[start:]
            else:
                notes[label] = _words("".join(texts[start:]))[:_OPENING]
    return Readers(_words("".join(texts)), Counter(notes[label] for label in called if label in notes))


def _shown(event: Event) -> str:
    """Return what readers see of *event*, were code and raw HTML read as Markdown: a repair may make them that."""
    if event.name in BREAKS or event.phase:
        return "\n" if event.name in BREAKS or event.name not in _WITHIN_A_LINE else ""
    if event.name not in ("Text", "Code", "Html", "InlineHtml"):
        return ""
    text = str(event.data)
    text = unescape(_TAGS.sub("", text)) if "<" in text or "&" in text else text
    return _LINK.sub(r"\1", text) if "](" in text else text


_WITHIN_A_LINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(_MARKS.sub(" ", text))))
