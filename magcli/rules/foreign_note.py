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

from collections.abc import Iterator, Sequence

from magcli.model import Article, Diagnostic, Edit, Fix, Magazine, Source, Span
from magcli.rules._rule import fault, in_body, mending
from magcli.text import foreign, inlinenotes
from magcli.text.marks import with_space
from magcli.text.position import line_at, line_end_of, line_start, locate

CODE = "NOTE021"
NAME = "foreign-note"
FIX = "unsafe"

_LONGEST = 40
"""Characters of a note that a message shows."""


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the numbers in brackets, once each, and the notes in double parentheses."""
    source = article.source
    for number in foreign.numbered(source.body):
        yield _numbered(source, number)
    if notes := inlinenotes.in_parentheses(source.body):
        yield from _parenthesised(source, notes)


def _numbered(source: Source, number: foreign.Numbered) -> Diagnostic:
    told = f"[{number.label}] is no footnote reference"
    hint = f"write [^{number.label}], and below the text: [^{number.label}]: …"
    fix = _made_footnote(source, number, number.note) if number.note else None
    return fault(source, in_body(source, number.calls[0]), CODE, told, hint, "warning", fix)


def _made_footnote(source: Source, number: foreign.Numbered, note: Span) -> Fix | None:
    body, reference = source.body, f"[^{number.label}]"
    start = line_start(body, note.start)
    if body[start : note.start].strip():  # in a list or a quotation: what becomes of that is for its writer to say
        return None
    # A footnote wants an empty line before it: many programs take it for part of the paragraph otherwise.
    above = line_at(body, locate(body, start)[0] - 1)
    between = line_end_of(source.text) if above.strip() else ""
    edits = [Edit(with_space(body, call), reference) for call in number.calls]
    return mending(source, (*edits, Edit(Span(start, note.end), f"{between}{reference}: ")), is_safe=False)


def _parenthesised(source: Source, notes: Sequence[inlinenotes.Inline]) -> Iterator[Diagnostic]:
    edits = inlinenotes.moved_below(source.body, notes, line_end_of(source.text))
    fix = mending(source, edits, is_safe=False)  # one for all: they get their labels together
    for note, label in zip(notes, inlinenotes.labels(source.body, notes), strict=True):
        shown = note.text if len(note.text) <= _LONGEST else f"{note.text[:_LONGEST]}…"
        told, hint = (
            f"(({shown})) is no footnote here",
            f"write [^{label}] in its place, and below the text: [^{label}]: …",
        )
        yield fault(source, in_body(source, note.span), CODE, told, hint, "warning", fix)
