"""The days of a series: a rhythm, dealt out to the parts that are not published yet."""

from calendar import monthrange
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import NamedTuple

from magcli import ordering
from magcli.errors import NotAllowed
from magcli.model import Change, Day, Magazine, Period, Schedule, Series
from magcli.text import frontmatter
from magcli.text.emitter import Value
from magcli.text.periods import WEEKDAYS

WEEKLY = Period(text="1 week", days=7)

EARLIEST, LATEST = 1000, 9990
"""The years in which a part can appear, whatever its schedule says."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The days on which the parts of a series appear, numbered from 0, those before its start from -1 down."""

    start: date
    every: Period
    weekday: int | None = None

    def day(self, number: int) -> date:
        """Return the day *number*."""
        day = later(self.start, self.every, number)
        return day if self.weekday is None else day + timedelta((self.weekday - day.weekday()) % 7)

    def nearest(self, day: date) -> int:
        """Return the number of the day that is nearest to *day*; of two, the later one."""
        about = round((day - self.start).days / (self.every.days or self.every.months * 30.44))
        return min(range(about + 1, about - 2, -1), key=lambda number: abs(self.day(number) - day))


def later(day: date, every: Period, times: int = 1) -> date:
    """Return the day that is *times* periods after *day*; of a month that is too short, its last day."""
    months = day.year * 12 + day.month - 1 + every.months * times
    year, month = divmod(months, 12)
    with suppress(ValueError, OverflowError):  # a year that no calendar knows
        last = monthrange(year, month + 1)[1]
        found = date(year, month + 1, min(day.day, last)) + timedelta(every.days * times)
        if EARLIEST <= found.year <= LATEST:
            return found
    raise NotAllowed(
        "this leads to a year that no article can have", "begin on another day, or count in shorter periods"
    )


def rhythm(series: Series, magazine: Magazine) -> Rhythm:
    """Return the rhythm that *series* says it keeps to.

    Raises NotAllowed when it says none, or one that does not go together.
    """
    told = series.schedule
    if told.start is None or told.every is None:
        raise NotAllowed(
            f"{series.slug} has no schedule",
            f'give it one: magcli series schedule {series.slug} --start … --every "1 week"',
        )
    if told.weekday is not None and told.every.days % 7:
        raise NotAllowed(
            f"every {told.every.text} and one day of the week do not go together",
            "count in weeks or months, or leave the weekday out",
        )
    return Rhythm(magazine.day(told.start), told.every, told.weekday)


class Dealt(NamedTuple):
    """A part, by its present place (from 0), the date that it has and the one that it gets."""

    place: int
    was: Day | None
    date: Day | None

    @property
    def is_new(self) -> bool:
        """Whether the date is to be written."""
        return self.date is not None and (self.was is None or self.date.isoformat() != self.was.isoformat())


def deal(series: Series, magazine: Magazine, order: Sequence[int]) -> tuple[Dealt, ...]:
    """Return the dates of the parts of *series*, in *order*, dealt out along its schedule.

    A published part keeps its date, and takes the day of the rhythm that is nearest to it. Each other part gets the
    first day that is left, behind those of all parts before it. So dealing again, on whatever day, changes nothing.
    Raises NotAllowed when the schedule cannot be kept to.
    """
    days = rhythm(series, magazine)
    dates = [ordering.date(series, part, magazine) for part in series.parts]
    open_ = _open(series, magazine)
    taken = {
        place: days.nearest(magazine.day(day)) for place in order if place not in open_ and (day := dates[place])
    }
    dealt, last = [], -1
    for place in order:
        was = new = dates[place]
        if place in open_:
            last = next(number for number in count(last + 1) if number not in taken.values())
            new = _at_its_time(was, days.day(last), series.schedule, magazine)
        last = max(last, taken.get(place, last))
        dealt.append(Dealt(place, was, new))
    return tuple(dealt)


def _open(series: Series, magazine: Magazine) -> set[int]:
    """Return the places of the parts that can be given another date: planned, or written and not published.

    One that says it is published without a date would be out with any; one whose status cannot be read may be meant
    to be. What is listed twice is dated once, and an item that says nothing is no part yet.
    """
    found: dict[str, int] = {}
    for place, part in enumerate(series.parts):
        article = magazine.article_of(series, part)
        if article.status not in ("published", None) if article else part.title and not part.slug:
            found.setdefault(part.slug or f"/{place}", place)
    return set(found.values())


def _at_its_time(was: Day | None, day: date, schedule: Schedule, magazine: Magazine) -> Day:
    """Return *day* at the time of day, in the magazine's time zone, of the schedule, or else of what the part had."""
    timed = schedule.start if isinstance(schedule.start, datetime) else was
    if not isinstance(timed, datetime):
        return was if was is not None and was == day else day
    # By way of UTC: in spring there is an hour that no clock shows; what is an hour later then is a time that exists.
    instant = datetime.combine(day, timed.astimezone(magazine.timezone).time(), magazine.timezone).astimezone(UTC)
    if isinstance(was, datetime) and was.astimezone(UTC) == instant:
        return was
    at = instant.astimezone(magazine.timezone)
    if (at.utcoffset() or timedelta()) % timedelta(minutes=1):
        raise NotAllowed(f"on {day}, clocks went by no whole minute", "give a start without a time of day")
    return at


def reorder(
    series: Series, magazine: Magazine, order: Sequence[int], dates: Sequence[Dealt] = (), *, scheduled: bool = False
) -> tuple[Change, ...]:
    """Return the changes that give *series* the *order*, and its parts the *dates* that `deal` returned for it.

    With *scheduled* its index is told the schedule, too. Raises UnsafeEdit when a file cannot be edited safely.
    """
    new = {dealt.place: dealt.date for dealt in dates if dealt.is_new}

    def index(text: str) -> str:
        text = _with_schedule(text, series) if scheduled else text
        text = frontmatter.reorder_items(text, "parts", order)
        dates: dict[frontmatter.KeyPath, Value] = {
            ("parts", at, "date"): new[place]
            for at, place in enumerate(order)
            if place in new and not series.parts[place].slug
        }
        return frontmatter.set_texts(text, dates)

    changes = ordering.edited(series.source, index)
    for place, day in new.items():
        article = magazine.article_of(series, series.parts[place])
        changes += (
            ordering.edited(article.source, partial(frontmatter.set_value, path="date", value=day)) if article else ()
        )
    return changes


def _with_schedule(text: str, series: Series) -> str:
    told = series.schedule
    written = frontmatter.parse(text).fields.get("schedule")
    values: dict[str, Value] = {"start": told.start, "every": told.every.text if told.every else None}
    # A rhythm of weeks says by its start which day of the week it is.
    if told.weekday is not None and (
        not told.every or told.every.months or "weekday" in (written.value or () if written else ())
    ):
        values["weekday"] = WEEKDAYS[told.weekday]
    for key, value in values.items():
        text = frontmatter.set_value(text, ("schedule", key), value)
    return text


def starting(
    series: Series, magazine: Magazine, start: Day | None, every: Period | None, weekday: int | None
) -> Series:
    """Return *series* with a new schedule: *start*, *every* and *weekday*, or what it has of those that are `None`.

    It starts on the *weekday*, and goes on every week unless told otherwise.
    """
    was = series.schedule
    weekday = was.weekday if weekday is None else weekday
    start = start or was.start
    if start and weekday is not None:
        day = magazine.day(start)
        day += timedelta((weekday - day.weekday()) % 7)
        start = _at_its_time(None, day, Schedule(start=start), magazine)
    return replace(series, schedule=Schedule(start=start, every=every or was.every or WEEKLY, weekday=weekday))
