"""A note mark has no note behind it.

Text that comes from a web page, a word processor or a PDF keeps the look of its footnotes, `<sup>2</sup>`, `²`, `†`
or `\\*`, and loses the notes. Powers and units (`m²`, `10<sup>6</sup>`), ordinals (`1<sup>er</sup>`), arithmetic, the
stars of a hotel and a mark whose note stands below the text, at the start of a line, are no dead marks.

Where the note is there after all and nothing refers to it, as here, the mark can be made its reference.

Bad:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage<sup>2</sup>.

    [^2]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La société numérique pèsera davantage[^2].

    [^2]: *Les Échos*, 10 juin 2015.
"""

import re
from collections.abc import Iterator, Mapping

from magcli.model import Article, Diagnostic, Fix, Magazine, Source, Span, replacement
from magcli.rules import _links
from magcli.rules._rule import fault, in_body
from magcli.text import anchors, footnotes, marks
from magcli.text.footnotes import Mark

CODE = "NOTE020"
NAME = "dead-mark"
FIX = "unsafe"

# Labels for the signs that are no numbers.
_SIGNS = {"*": "etoile", "†": "croix", "‡": "double-croix"}


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the marks, and the links to notes, and say how the note is written here."""
    yield from _marks(article.source)
    yield from _links_to_none(article)


def _marks(source: Source) -> Iterator[Diagnostic]:
    found = marks.dead(source.body)
    if not found:
        return
    notes = footnotes.scan(source.body)
    defined = {footnotes.fold(note.label): note.label for note in notes.definitions}
    unused = [label for folded, label in defined.items() if folded not in notes.called]
    for mark in found:
        span = in_body(source, mark.span)
        label = _label(mark, defined)
        written = source.text[span.start : span.end]
        told, hint, fix = f"{written} refers to a note that is not there", f"write [^{label}] in its place", None
        if footnotes.fold(label) in defined:
            told = f"{written} is no footnote reference"
            fix = _reference(source, span, label) if label in unused else None
        elif len(unused) == len(found) == 1:
            hint = f"write [^{unused[0]}] in its place, which nothing refers to"
        else:
            hint += f", and the note itself below the text: [^{label}]: …"
        yield fault(source, span, CODE, told, hint, fix=fix)


def _links_to_none(article: Article) -> Iterator[Diagnostic]:
    for lead in _links.leads(article) if "#" in article.source.body else ():
        called = _CALL.fullmatch(lead.fragment) if lead.kind == "here" and not lead.is_image else None
        if called and lead.fragment not in anchors.notes(article.source.body):
            message = f"this leads to a note that is not there, #{lead.fragment}"
            hint = f"write [^{called[1]}] in its place, and the note itself below the text: [^{called[1]}]: …"
            yield fault(article.source, lead.span, CODE, message, hint)


# What Word, LibreOffice and Markdown programs call notes; what leads back from them says `ref` or `rtn`.
_CALL = re.compile(r"_?(?:ftn|fn|edn|(?:sd)?(?:foot|end)note)s?[-_:.]?([0-9]{1,3})(?:sym)?", re.IGNORECASE)


def _label(mark: Mark, defined: Mapping[str, str]) -> str:
    """Return the label that a note of *mark* has among those *defined*, or should have."""
    own = mark.label
    if not own.isdecimal():
        own = _SIGNS[own[0]] if len(own) == 1 else f"{_SIGNS[own[0]]}-{len(own)}"
    return defined.get(mark.label) or defined.get(own) or own


def _reference(source: Source, span: Span, label: str) -> Fix:
    return replacement(marks.with_space(source.text, span), f"[^{label}]", is_safe=False)
