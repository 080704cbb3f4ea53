"""The lines right below the title of a document that say who wrote it, and when."""

from datetime import date
from typing import NamedTuple

from magcli.importers import _furniture
from magcli.importers._known import Line
from magcli.model import Person
from magcli.text.paragraphs import parted, together

_MOST = 3
"""Lines below a title that may say so."""


class Below(NamedTuple):
    """A text without the lines above it, and what these say."""

    body: str
    told: _furniture.Told

    @property
    def authors(self) -> tuple[Person, ...]:
        """Who wrote it."""
        return self.told.people("authors")

    @property
    def date(self) -> date | None:
        """The day that it came out."""
        day = self.told.first("date")
        return day if isinstance(day, date) else None

    @property
    def section(self) -> str:
        """Where it came out."""
        return next(iter(self.told.texts("section")), "")

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that were taken off, with no number: a document has none."""
        return tuple(line._replace(number=0) for line in self.told.lines)


def below(body: str, title: str, lang: str) -> Below:
    """Return *body*, which stands below *title*, without the lines that it begins with and that say only that."""
    paragraphs = parted(body)
    for number in range(min(_MOST, len(paragraphs) - 1), 0, -1):
        told = _furniture.taken_off(paragraphs[:number], title, lang)
        if not told.paragraphs and any(fact.key in ("authors", "date") for fact in told.facts):
            return Below(together(paragraphs[number:]), told)
    return Below(body, _furniture.Told(()))
