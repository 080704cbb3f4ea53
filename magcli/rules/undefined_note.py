"""A footnote reference has no definition.

Readers would see the brackets as they are. Either the note was forgotten, or its label is spelt otherwise.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^2].

    [^1]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La rupture est dans le modèle économique[^1].

    [^1]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine, Source
from magcli.rules._rule import fault, in_body
from magcli.text import footnotes
from magcli.text.nearest import nearest
from magcli.text.position import locate

CODE = "NOTE001"
NAME = "undefined-note"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the references without a definition, and say what was probably meant."""
    source = article.source
    notes = footnotes.scan(source.body)
    unused = [note.label for note in notes.definitions if footnotes.fold(note.label) not in notes.called]
    for marks in footnotes.by_label(notes.undefined).values():
        # A note without its colon looks like one more reference; it is the cause, not a fault of its own.
        broken = next((mark for mark in marks if _starts_line(source.body, mark.span.start)), None)
        calls = [mark for mark in marks if mark is not broken]
        for mark in calls or marks:
            hint = _colon_missing(source, broken) if broken else _instead(mark.label, unused)
            span = in_body(source, mark.span)
            yield fault(source, span, CODE, f"no note answers [^{mark.label}]", hint)


def _colon_missing(source: Source, mark: footnotes.Mark) -> str:
    line = locate(source.text, in_body(source, mark.span).start)[0]
    return f"line {line} starts with it: when that is the note, write [^{mark.label}]: with the colon right behind"


def _instead(label: str, unused: list[str]) -> str:
    meant = nearest(label, unused[:100], most=1) or tuple(unused if len(unused) == 1 else ())
    return f"write [^{meant[0]}], which nothing calls" if meant else f"write [^{label}]: … below the text"


def _starts_line(body: str, at: int) -> bool:
    column = locate(body, at)[1]
    return column < _FAR and not body[at - column + 1 : at].strip()


_FAR = 100
"""The column from which on nothing is at the start of a line."""
