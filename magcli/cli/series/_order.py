"""A new order carried out and told, however it was found; and how one is made by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from magcli import arranging, naming, ordering, scheduling
from magcli.cli import _options, _show, _surroundings, _values
from magcli.errors import MagcliError, NotAllowed, WrongOrder
from magcli.model import Magazine, Series
from magcli.scheduling import Dealt

TRIES = 10
"""How often a list that cannot be used is opened again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a part is asked to go: one of them."""

    to: int | None = None
    before: str = ""
    after: str = ""
    first: bool = False
    last: bool = False

    @property
    def count(self) -> int:
        """How many places are asked for."""
        return sum(map(bool, (self.to is not None, self.before, self.after, self.first, self.last)))

    def moved(self, series: Series, part: str) -> ordering.Order:
        """Return the order of *series* with *part* here. Raises NotAllowed or Unknown when there is no such place."""
        if self.count != 1:
            raise NotAllowed("a part goes to one place", "say one of --to, --before, --after, --first and --last")
        if self.before or self.after:
            return ordering.moved_beside(series, part, self.before or self.after, after=bool(self.after))
        if self.to is not None:
            return ordering.moved(series, part, ordering.checked(self.to, len(series.parts)))
        return ordering.moved(series, part, 0 if self.first else len(series.parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a new order is given to a series of the magazine at *root*."""

    root: Path
    redate: bool
    as_json: bool
    dry_run: bool

    def give(self, magazine: Magazine, series: Series, order: ordering.Order) -> None:
        """Give *series* the *order*; show what was before and is after, how to do it again, and the way back."""
        dates = scheduling.deal(series, magazine, order) if self.redate else ()
        made = _options.carry_out(
            self.root,
            lambda: scheduling.reorder(series, magazine, order, dates),
            dry_run=self.dry_run,
            as_json=self.as_json,
        )
        replay = self.command(series, _spelt(series, order), redate=self.redate)
        redated = [part for part in dates if part.is_new]
        undo = _options.command(self.root, "undo") if redated else self.command(series, _back(series, order))
        if self.as_json:
            told = _document(series, order, redated) | {
                "replay": replay,
                "undo": undo if made and not self.dry_run else None,
            }
            _show.document(told | _values.made(made, dry_run=self.dry_run))
        elif not self.dry_run:
            _tell(series, order, dates)
            _show.out(f"replay: {replay}\nundo: {undo}" if made else "the order is the same")

    def by_hand(self, magazine: Magazine, series: Series, *, edit: bool) -> None:
        """Give *series* the order that somebody makes on the terminal, or, to *edit*, in their editor."""
        if not series.parts:
            instead = f'plan one: {_options.command(self.root, "series", "plan", series.slug)} "…"'
            raise NotAllowed(f"{series.slug} has no parts yet", instead)
        order = _edited(magazine, series) if edit else _arranged(magazine, series, redate=self.redate)
        if order is None:
            _show.note("nothing was changed")
            if not self.as_json:
                return
            order = tuple(range(len(series.parts)))
        try:
            self.give(magazine, series, order)
        except MagcliError:
            replay = self.command(series, _spelt(series, order), redate=self.redate)
            _show.note(f"the order that you made: {replay}")
            raise

    def command(self, series: Series, names: list[str], *, redate: bool = False) -> str:
        """Return the command that gives *series* the order of *names*."""
        options = ["--redate"] if redate else []
        options += ["--"] if any(name.startswith("-") for name in names) else []
        return _options.command(self.root, "series", "reorder", series.slug, *options, *names)


def _arranged(magazine: Magazine, series: Series, *, redate: bool) -> ordering.Order | None:
    from magcli.cli._arrange import Row, arrange  # prompt_toolkit: 90 ms that only who looks should pay

    about = _about(magazine, series)

    def rows(order: ordering.Order) -> list[Row]:
        dates = {part.place: part.date for part in scheduling.deal(series, magazine, order)} if redate else {}
        told = [(about[place], _values.day(dates.get(place))) for place in order]
        return [Row(_show.one_line(title), status, new or date) for (title, status, date), new in told]

    return arrange(_show.one_line(series.title), rows, len(series.parts))


def _edited(magazine: Magazine, series: Series) -> ordering.Order | None:
    """Return the order that somebody gives to the list in their editor; `None` when they empty it.

    A list that cannot be used is opened again, with the reason on top. Raises WrongOrder when it is left so.
    """
    editor = _surroundings.editor()
    told = [", ".join(filter(None, (status, date, title))) for title, status, date in _about(magazine, series)]
    text = arranging.sheet(
        _show.one_line(series.title), ordering.names(series), [_show.one_line(about) for about in told]
    )
    tries = TRIES
    while True:
        edited = _surroundings.edited(text, editor, suffix=".txt")
        names = arranging.names_on(edited)
        if not names:
            return None
        try:
            return ordering.in_order(series, names)
        except (WrongOrder, NotAllowed) as error:
            if edited == text or not tries:  # nobody is there to mend it
                raise
            text, tries = arranging.told_again(edited, _show.one_line(str(error))), tries - 1


def _about(magazine: Magazine, series: Series) -> list[tuple[str, str, str]]:
    """Return the title, the status and the date of each part of *series*."""
    return [
        (
            ordering.title(series, part, magazine),
            _values.status(series, part, magazine),
            _values.date(series, part, magazine),
        )
        for part in series.parts
    ]


def _spelt(series: Series, order: Sequence[int]) -> list[str]:
    names = ordering.names(series)
    return [names[place] for place in order]


def _back(series: Series, order: ordering.Order) -> list[str]:
    """Return the names that give *series* its order back once it has the *order*."""
    return _spelt(ordering.reordered(series, order), [order.index(place) for place in range(len(order))])


def _document(series: Series, order: ordering.Order, redated: Sequence[Dealt]) -> dict[str, object]:
    handles = [naming.handle(part) for part in series.parts]
    return {
        "series": series.slug,
        "before": handles,
        "after": [handles[place] for place in order],
        "redated": [
            {"part": handles[part.place], "before": _values.day(part.was), "after": _values.day(part.date)}
            for part in redated
        ],
    }


def _tell(series: Series, order: ordering.Order, dates: Sequence[Dealt]) -> None:
    handles = [naming.handle(part) for part in series.parts]
    rows = [(str(at + 1), handles[at], handles[place]) for at, place in enumerate(order)]
    if not dates:
        _show.table(("no.", "before", "after"), rows, shrink=[1, 2])
        return
    days = [(_values.day(part.was) or "", _values.day(part.date) or "") for part in dates]
    told = [(*row, *pair) for row, pair in zip(rows, days, strict=True)]
    _show.table(("no.", "before", "after", "date", "new date"), told, shrink=[1, 2])
