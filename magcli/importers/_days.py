"""Days as generators write them: in a key, in the name of a file, in the folders above it."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from magcli.importers._values import Certainty
from magcli.model import Day
from magcli.text import dates


@dataclass(frozen=True, slots=True)
class Reading:
    """The day that a value was read as, if any, how sure that is, and what there is to tell of it."""

    day: Day | None
    certainty: Certainty = "taken"
    told: str = ""


_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d?-\d\d?)(?:[Tt \u00a0]+(?P<time>\d\d?:\d\d(?::\d\d)?)(?:[.,](?P<part>\d+))?"
    r" *(?P<zone>[A-Za-z]{1,5}|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.ASCII,
)
_UTC = frozenset(("z", "utc", "gmt"))


def read(value: object, hint: date | None = None) -> Reading:
    """Return the day that *value* names; when it can name two, that of *hint*, or else the one whose day is first."""
    if isinstance(value, date):
        return _in_range(value, str(value))
    if not isinstance(value, str):
        return Reading(None, "open", f"{value!r} is no date; it was left out")
    text = value.strip()
    found = _MOMENT.fullmatch(text)
    return _moment(text, found) if found else _otherwise(text, hint)


def _in_range(day: Day, text: str, certainty: Certainty = "taken", told: str = "") -> Reading:
    if 1000 <= day.year <= 9998:
        return Reading(day, certainty, told)
    return Reading(None, "open", f"{text!r} has no year that an article can have; it was left out")


def _moment(text: str, found: re.Match[str]) -> Reading:
    zone = found["zone"] or ""
    day = "-".join(part.zfill(2) for part in found["day"].split("-"))
    try:
        if not found["time"]:
            return _in_range(date.fromisoformat(day), text)
        hour, _, rest = found["time"].partition(":")
        written = f"{day}T{hour.zfill(2)}:{rest}"
        written += f".{found['part'][:6].ljust(6, '0')}" if found["part"] and set(found["part"]) != {"0"} else ""
        if zone.isalpha() and zone.lower() not in _UTC:
            moment = datetime.fromisoformat(written)
            told = f"{moment}, from {text!r}: what the zone {zone} means was left out"
            return _in_range(moment, text, "guessed", told)
        return _in_range(datetime.fromisoformat(written + _offset(zone)), text)
    except ValueError:
        return Reading(None, "open", f"there is no {text}; it was left out")


def _offset(zone: str) -> str:
    if not zone or zone.isalpha():
        return "+00:00" if zone else ""
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _otherwise(text: str, hint: date | None) -> Reading:
    """Return what *text*, in another order or in words, means."""
    spoken = dates.spoken(text)
    days = (spoken,) if spoken else dates.numeric(text)
    if not days:
        return Reading(None, "open", f"{text!r} is no date; it was left out")
    bare = hint.date() if isinstance(hint, datetime) else hint
    if len(days) == 1 or bare in days:
        day = bare if bare in days else days[0]
        return _in_range(day, text, "guessed" if len(days) > 1 else "taken", f"{day}, from {text!r}")
    return _in_range(days[0], text, "guessed", f"{days[0]}, from {text!r}; it can mean {days[1]} as well")


# ---- names of files ---------------------------------------------------------------------------------------

_DATED = re.compile(r"(?P<day>\d{4}-\d\d?-\d\d?)(?:[-_ ]+(?P<rest>.+))?", re.ASCII)


def of_name(name: str) -> tuple[date | None, str]:
    """Return the day that *name*, without its suffix, starts with, and the rest: all of it when it names none."""
    found = _DATED.fullmatch(name)
    day = _day(*found["day"].split("-")) if found else None
    return (day, (found["rest"] or name)) if found and day else (None, name)


def of_path(path: PurePosixPath) -> date | None:
    """Return the day that the folders of *path* spell: `2023/11/03`, or the one that a folder's name starts with."""
    for at in range(len(path.parts) - 3):
        parts = path.parts[at : at + 3]
        if re.fullmatch(r"\d{4}/\d\d?/\d\d?", "/".join(parts), re.ASCII) and (day := _day(*parts)):
            return day
    return next((day for part in path.parts[-2:-1] if (day := of_name(part)[0])), None)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1000 <= found.year <= 9998 else None
