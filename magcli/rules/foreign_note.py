"""A note is written as another program writes it.

What is pasted from a web page has numbers in brackets and a list of notes below; a plugin for WordPress, and many a
wiki, put the note itself into double parentheses. To Markdown both are plain text: no reader can open such a note.

Brackets that are no notes, such as `[sic]` and `[…]`, and those of links are no fault.

Bad:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage[1].

    [1] *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage[^1].

    [^1]: *Les Échos*, 10 juin 2015.
"""

import re
from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Edit, Fix, Magazine, Source, Span
from magcli.rules._rule import fault, in_body
from magcli.text import foreign
from magcli.text.marks import with_space

CODE = "NOTE021"
NAME = "foreign-note"
FIX = "unsafe"

_LABEL = re.compile(r"\[\^(\d{1,6})\]")
_LONGEST = 40
"""Characters of a note that a message shows."""


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the numbers in brackets, once each, and the notes in double parentheses."""
    source = article.source
    for number in foreign.numbered(source.body):
        yield _numbered(source, number)
    notes = foreign.parenthesised(source.body)
    fix = _written_below(source, notes) if notes else None  # one for all: they get their numbers together
    for note in notes:
        text = source.body[note.start + 2 : note.end - 2]
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        told, hint = f"(({shown})) is no footnote here", "write [^1] in its place, and below the text: [^1]: …"
        yield fault(source, in_body(source, note), CODE, told, hint, "warning", fix)


def _numbered(source: Source, number: foreign.Numbered) -> Diagnostic:
    told = f"[{number.label}] is no footnote reference"
    hint = f"write [^{number.label}], and below the text: [^{number.label}]: …"
    fix = _made_footnote(source, number, number.note) if number.note else None
    return fault(source, in_body(source, number.calls[0]), CODE, told, hint, "warning", fix)


def _made_footnote(source: Source, number: foreign.Numbered, note: Span) -> Fix | None:
    body, reference = source.body, f"[^{number.label}]"
    start = max(body.rfind("\n", 0, note.start), body.rfind("\r", 0, note.start)) + 1
    if body[start : note.start].strip():  # in a list or a quotation: what becomes of that is for its writer to say
        return None
    # A footnote wants an empty line before it: many programs take it for part of the paragraph otherwise.
    lines = body[max(0, start - 80) : start].splitlines()
    between = _line_end(source) if lines and lines[-1].strip() else ""
    edits = [Edit(in_body(source, with_space(body, call)), reference) for call in number.calls]
    below = Edit(in_body(source, Span(start, note.end)), f"{between}{reference}: ")
    return Fix((*edits, below), is_safe=False)


def _written_below(source: Source, notes: tuple[Span, ...]) -> Fix:
    body, line_end = source.body, _line_end(source)
    first = max(map(int, _LABEL.findall(body)), default=0) + 1
    edits, below = [], [""]
    for label, note in enumerate(notes, first):
        text = re.sub(r"\s*[\r\n][\s>]*", " ", body[note.start + 2 : note.end - 2].strip())
        edits.append(Edit(in_body(source, with_space(body, note)), f"[^{label}]"))
        below.append(f"[^{label}]: {text}")
    end = len(body.rstrip())
    return Fix((*edits, Edit(in_body(source, Span(end, end)), line_end + line_end.join(below))), is_safe=False)


def _line_end(source: Source) -> str:
    return "\r\n" if "\r\n" in source.text else "\n"
