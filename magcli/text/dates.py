"""Dates as people write them in front matter."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from unicodedata import normalize

from magcli.model import Day
from magcli.text.nearest import LONGEST, fold

MONTHS = (
    ("janvier", "january"),
    ("février", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("août", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("décembre", "december"),
)

DAYS = (
    ("lundi", "monday"),
    ("mardi", "tuesday"),
    ("mercredi", "wednesday"),
    ("jeudi", "thursday"),
    ("vendredi", "friday"),
    ("samedi", "saturday"),
    ("dimanche", "sunday"),
)
"""Of the week, Monday first, in French and English."""

_INSTANT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"((?P<time>[Tt ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?) ?(?P<offset>[Zz]|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
_SPOKEN = re.compile(
    r"(?:le\s+)?(?:(?P<weekday>[^\W\d]{3,})\b\.?,?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:er|st|nd|rd|th)?\s+(?P<month>[^\W\d]+)\.?"
    r"|(?P<us_month>[^\W\d]+)\.?\s+(?P<us_day>\d{1,2})(?:st|nd|rd|th)?),?\s+(?P<year>\d{4})",
    re.IGNORECASE,
)


class Misread(ValueError):
    """Raised when a text is not of the kind that is due: *what* is wrong with it, and what to write *instead*.

    What it probably *means* is among that; when it can mean nothing else, it `is_sure`.
    """

    def __init__(self, what: str, instead: str, means: str = "", *, is_sure: bool = False) -> None:
        self.what, self.instead, self.means, self.is_sure = what, instead, means, is_sure
        super().__init__(f"{what}: write {instead}")


class NoOffset(Misread):
    """Raised when a text gives a time of day, and not in which time zone."""


def parse(text: str) -> Day:
    """Return the day, or the instant, that *text* names in the form of RFC 3339: `2015-07-04`.

    Raises Misread when it names none, NoOffset when it has a time of day alone.
    """
    found = _INSTANT.fullmatch(text)
    if not found:
        raise _misread(text)
    try:
        day = _day(found)
    except ValueError as error:
        raise Misread(f"there is no {text}: {error}", _there_is(found)) from None
    if found["time"] and not found["offset"]:
        raise NoOffset(f"{text!r} has a time but no offset", f"{text}Z, {text}+02:00 or only {text[:10]}")
    if not 1000 <= day.year <= 9998:  # in whatever time zone, the year stays one that a calendar knows
        raise Misread(f"{text!r} has no year that an article can have", "it as 2015-07-04, year first")
    return day


def _day(found: re.Match[str]) -> Day:
    if found["time"]:
        return datetime.fromisoformat(f"{found['day']}{found['time']}{found['offset'] or ''}".upper())
    return date.fromisoformat(found["day"])


def _there_is(found: re.Match[str]) -> str:
    """Return what to write when the day that was *found*, or the time, does not exist."""
    if found["time"] and _is_date(found["day"]):
        return f"a time that exists, as {found['day']}T08:00:00+02:00, or only {found['day']}"
    return "a day that exists, as 2015-07-04"


def in_zone(text: str, zone: tzinfo) -> str:
    """Return *text*, a day and a time, with the offset that it has in *zone*; empty when there is no such moment.

    In the hour that is left out when summer starts, there is none.
    """
    try:
        moment = datetime.fromisoformat(text.upper()).replace(tzinfo=zone)
        whole = f"{text}{moment.isoformat()[-6:]}"
        parse(whole)
        is_left_out = moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(tzinfo=None)
    except (ValueError, OverflowError):
        return ""
    return "" if is_left_out else whole


def _misread(text: str) -> Misread:
    what = f"{text!r} is no date"
    if quoted := _QUOTED.fullmatch(text):
        text = quoted["text"]
        if _is_date(text):
            return Misread(what, f"{text}, without these quotes", text, is_sure=True)
    if (day := spoken(text)) is not None:
        return Misread(what, day.isoformat(), day.isoformat(), is_sure=True)
    if found := _NO_COLON.fullmatch(text):
        meant = f"{found['day']}T{found['time']}{found['sign']}{found['hours']}:{found['minutes']}"
        if _is_date(meant):
            return Misread(what, meant, meant, is_sure=True)
    days = [day.isoformat() for day in numeric(text)]
    if not days:
        return Misread(what, _due(text))
    if len(days) == 1:
        return Misread(what, days[0], days[0], is_sure=True)
    return Misread(what, f"{days[0]} when the day comes first, {days[1]} when the month does", days[0])


_QUOTED = re.compile(r"\s*[“”„‟«‘’‚‹]\s*(?P<text>.*\S)\s*[“”‟»‘’›]\s*")
"""Curly quotes are part of the text to YAML."""

_NO_COLON = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[Tt ](?P<time>\d\d:\d\d(?::\d\d)?) ?(?P<sign>[+-])(?P<hours>\d\d)(?P<minutes>\d\d)",
    re.ASCII,
)
"""An instant as Jekyll writes it."""


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except Misread:
        return False
    return True


def _due(text: str) -> str:
    """Return how to write *text*, of which nobody knows which day it means."""
    if found := re.match(r"(\d{4}-\d\d-\d\d)[Tt ]+\d{1,2}[h:]", text, re.ASCII):
        return f"the day alone, {found[1]}, or with a time: {found[1]}T08:00:00+02:00"
    if re.fullmatch(r"[^\W\d]{3,}\.?\s+[0-9]{4}|[0-9]{4}-[0-9]{2}", text.strip()):
        return "it with its day, as 2015-07-04"
    return "it as 2015-07-04, year first"


# Other orders and signs than ours. With full stops the day comes first in all languages.
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(?P<day>\d{1,2})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})", re.ASCII)


def numeric(text: str) -> tuple[date, ...]:
    """Return the days that `04/07/2015` or `2015/7/4` can mean: two in doubt, with the day in front first."""
    found = _YEAR_FIRST.fullmatch(text.strip()) or _YEAR_LAST.fullmatch(text.strip())
    if not found:
        return ()
    orders = [("month", "day")]
    if found.start("year") and found["sign"] != ".":
        orders.append(("day", "month"))
    days = []
    for month, day in orders:
        with suppress(ValueError):
            days.append(date(int(found["year"]), int(found[month]), int(found[day])))
    return tuple(dict.fromkeys(day for day in days if day.year >= 1000))


def spoken(text: str) -> date | None:
    """Return the day meant by `4 juil. 2015`, `4th July 2015` or `July 4, 2015`; `None` when in doubt."""
    found = _SPOKEN.fullmatch(normalize("NFC", text.strip()[:LONGEST]))
    if not found:
        return None
    number, name, year = found["day"] or found["us_day"], found["month"] or found["us_month"], found["year"]
    months = [at for at, names in enumerate(MONTHS, 1) if any(_is_short_for(name, full) for full in names)]
    try:
        day = date(int(year), months[0], int(number)) if len(months) == 1 else None
    except ValueError:
        return None
    # Of the day of the week and the date, one is wrong.
    is_other = (
        day and found["weekday"] and not any(_is_short_for(found["weekday"], name) for name in DAYS[day.weekday()])
    )
    return None if is_other else day


def looks_like_day(text: str) -> bool:
    """Whether *text* is written as a day is, in words or in numbers, be there such a day or not."""
    text = text.strip()
    if _YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text):
        return True
    found = _SPOKEN.fullmatch(normalize("NFC", text[:LONGEST]))
    name = (found["month"] or found["us_month"]) if found else ""
    return any(_is_short_for(name, full) for names in MONTHS for full in names)


def _is_short_for(word: str, full: str) -> bool:
    return len(word) >= 3 and fold(full).startswith(fold(word))
