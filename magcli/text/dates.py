"""Dates as people write them in front matter."""

import re
from datetime import date, datetime
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

_INSTANT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"((?P<time>[Tt ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?) ?(?P<offset>[Zz]|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
_SPOKEN = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d]+)\.?,?\s+(\d{4})", re.IGNORECASE)


class Misread(ValueError):
    """Raised when a text is not of the kind that is due: *what* is wrong with it, and what to write *instead*."""

    def __init__(self, what: str, instead: str) -> None:
        self.what, self.instead = what, instead
        super().__init__(f"{what}: write {instead}")


def parse(text: str) -> Day:
    """Return the day, or the instant, that *text* names in the form of RFC 3339: `2015-07-04`.

    Raises Misread when it names none.
    """
    found = _INSTANT.fullmatch(text)
    if not found:
        raise Misread(f"{text!r} is no date", _meant(text))
    if found["time"] and not found["offset"]:
        raise Misread(f"{text!r} has a time but no offset", f"{text}Z, {text}+02:00 or only {text[:10]}")
    try:
        day = _day(found)
    except ValueError as error:
        raise Misread(f"there is no {text}: {error}", "a day that exists, as 2015-07-04") from None
    if not 1000 <= day.year <= 9998:  # in whatever time zone, the year stays one that a calendar knows
        raise Misread(f"{text!r} has no year that an article can have", "it as 2015-07-04, year first")
    return day


def _day(found: re.Match[str]) -> Day:
    if found["time"]:
        return datetime.fromisoformat("".join(found.group("day", "time", "offset")).upper())
    return date.fromisoformat(found["day"])


def _meant(text: str) -> str:
    if (day := spoken(text)) is not None:
        return day.isoformat()
    return "it as 2015-07-04, year first"


def spoken(text: str) -> date | None:
    """Return the day meant by `4 juil. 2015` or `4th July 2015`; `None` when in doubt."""
    found = _SPOKEN.fullmatch(normalize("NFC", text.strip()[:LONGEST]))
    if not found:
        return None
    number, name, year = found.groups()
    months = [at for at, names in enumerate(MONTHS, 1) if any(_is_month(name, full) for full in names)]
    try:
        return date(int(year), months[0], int(number)) if len(months) == 1 else None
    except ValueError:
        return None


def _is_month(word: str, full: str) -> bool:
    return len(word) >= 3 and fold(full).startswith(fold(word))
