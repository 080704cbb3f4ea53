"""How often, and on which day of the week, as people write it: `1 week`, `2 semaines`, `samedi`."""

import re

from magcli.model import Period
from magcli.text.dates import DAYS, Misread
from magcli.text.nearest import fold

_UNITS = {
    "day": ("day", "days", "jour", "jours", "d", "j"),
    "week": ("week", "weeks", "semaine", "semaines", "sem", "w"),
    "month": ("month", "months", "mois"),
}
_COUNTS = {
    **dict.fromkeys(("a", "an", "one", "un", "une", "every", "chaque"), 1),
    **dict.fromkeys(("two", "deux"), 2),
    **dict.fromkeys(("three", "trois"), 3),
    **dict.fromkeys(("four", "quatre"), 4),
}

WEEKDAYS = tuple(english for _, english in DAYS)

LONGEST = 366
"""Days, weeks or months of a period: nothing that appears so seldom is a series."""


def parse(text: str) -> Period:
    """Return the period that *text* names in English or French: `1 week`, `10 jours`, `month`.

    Raises Misread when it names none.
    """
    wrong = Misread(f"{text!r} is no period", "1 week, 10 days or 1 month")
    found = re.fullmatch(r"(?:(?P<number>[0-9]{1,3})|(?P<word>[a-z]+)\s)?\s*(?P<unit>[a-z]+)\.?", fold(text))
    unit = next((unit for unit, names in _UNITS.items() if found and found["unit"] in names), "")
    if not found or not unit:
        raise wrong
    count = int(found["number"]) if found["number"] else _COUNTS.get(found["word"] or "a", 0)
    if not 1 <= count <= LONGEST:
        raise wrong
    return Period(
        text=text.strip(),
        days={"day": count, "week": 7 * count}.get(unit, 0),
        months=count if unit == "month" else 0,
    )


def weekday(text: str) -> int:
    """Return the day of the week, Monday 0 to Sunday 6, that *text* names in English or French: `sat`, `samedi`.

    Raises Misread when it names none.
    """
    word = fold(text).removesuffix(".")
    for number, names in enumerate(DAYS):
        if len(word) >= 3 and any(name.startswith(word) for name in names):
            return number
    raise Misread(f"{text!r} is no day of the week", "one such as sat or samedi")
