"""What the rules about dates share: the days of a series' parts, and where each is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from magcli import naming
from magcli.model import Magazine, Node, Part, Series, Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A part that has a date: the day that this is in the magazine's time zone, and where it is written."""

    part: Part
    day: date
    source: Source
    planned: Node | None = None
    """What the series says of a part that has no file yet."""

    @property
    def span(self) -> Span:
        """Where in its source the date is written."""
        if self.planned is None:
            return self.source.value_span("date")
        said = self.planned.value
        return said["date"].span if isinstance(said, Mapping) else self.planned.span

    @property
    def label(self) -> str:
        """What a message calls it: its name and its day."""
        return f"{naming.handle(self.part)} ({self.day})"


def dated(series: Series, magazine: Magazine) -> Iterator[Dated]:
    """Yield the parts of *series* that have a date, in their order; one that is listed twice comes once."""
    nodes = series.source.fields["parts"].items if series.parts else ()
    seen = set()
    for part, node in zip(series.parts, nodes, strict=False):  # what is beyond the limit is no part
        article = magazine.article_of(series, part)
        day = article.date if article else part.date
        if day is None or (part.slug and part.slug in seen):
            continue
        seen.add(part.slug)
        source, planned = (article.source, None) if article else (series.source, node)
        yield Dated(part=part, day=magazine.day(day), source=source, planned=planned)
