"""A footnote and its reference look the same, and differ in their characters.

An accent can be part of its letter (é) or a character of its own behind it (e and U+0301): readers see no difference,
programs do, and find no note.

Bad:

    ---
    title: Big data
    ---

    La rupture est dans la société[^société].

    [^société]: *Les Échos*, 10 juin 2015.

Good:

    ---
    title: Big data
    ---

    La rupture est dans la société[^société].

    [^société]: *Les Échos*, 10 juin 2015.
"""

from collections.abc import Iterator

from magcli.model import Article, Diagnostic, Magazine
from magcli.rules._forms import irregular
from magcli.rules._rule import fault

CODE = "NOTE030"
NAME = "label-unicode"
FIX = "safe"


def check_text(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the labels that look like those of their notes and are not."""
    source = article.source
    for form, span, fix in irregular(article, NAME):
        written = source.text[span.start : span.end].strip("[^]:")
        points = f"{_points(written)} here, and {_points(form.label)} elsewhere"
        message = f"the label [^{form.label}] is written in two ways: {points}"
        yield fault(source, span, CODE, message, f"write [^{form.label}] with the letters of a keyboard", fix=fix)


_MOST = 4
"""Code points that are named."""


def _points(label: str) -> str:
    """Return the characters of *label* beyond ASCII as code points."""
    strange = [f"U+{ord(letter):04X}" for letter in label if not letter.isascii()]
    return " ".join(strange[:_MOST]) + (" …" if len(strange) > _MOST else "")
