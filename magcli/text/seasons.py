"""Seasons: a word of some language and a year, understood in any and said in one's own."""

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from magcli.model import Season
from magcli.text.nearest import LONGEST, fold

NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {"spring": "spring", "summer": "summer", "autumn": "autumn", "winter": "winter"},
    "fr": {"spring": "printemps", "summer": "été", "autumn": "automne", "winter": "hiver"},
    "de": {"spring": "Frühling", "summer": "Sommer", "autumn": "Herbst", "winter": "Winter"},
    "es": {"spring": "primavera", "summer": "verano", "autumn": "otoño", "winter": "invierno"},
    "it": {"spring": "primavera", "summer": "estate", "autumn": "autunno", "winter": "inverno"},
}
"""By language, and there by the name in English."""

_ALSO = {"fall": "autumn", "fruhjahr": "spring", "fruehling": "spring", "fruehjahr": "spring"}
_MEANT = {fold(word): name for words in NAMES.values() for name, word in words.items()} | _ALSO

WORDS = tuple(dict.fromkeys([*(word for words in NAMES.values() for word in words.values()), "fall", "Frühjahr"]))
"""All that a season can be called."""

_TEXT = re.compile(r"(?:l['’]|the\s+)?(?P<name>[^\W\d]+)(?:\s+|-)(?:(?:of|del?)\s+)?(?P<years>\S+)")
_YEARS = re.compile(r"(?P<first>[1-9][0-9]{3})(?:[-–/](?P<last>[0-9]{4}|[0-9]{2}))?")

# From the earlier to the later of what meteorologists and astronomers call so, in the northern half of the world.
_FIRST = {"spring": (3, 1), "summer": (6, 1), "autumn": (9, 1), "winter": (12, 1)}
_LAST = {"spring": (6, 21), "summer": (9, 23), "autumn": (12, 21), "winter": (3, 20)}


def parse(text: str) -> Season:
    """Return the season that *text* names, as `été 2015` or `winter 2015/16`; else one that is its text alone."""
    found = _TEXT.fullmatch(fold(text)) if len(text) < LONGEST else None
    name = name_of(found["name"]) if found else ""
    years = years_of(found["years"]) if found else ()
    return Season(text=text, name=name, years=years) if name and years else Season(text=text)


def name_of(word: str) -> str:
    """Return the English name of the season that *word* names in any language; empty when it names none."""
    return _MEANT.get(fold(word), "")


def years_of(text: str) -> tuple[int, ...]:
    """Return the year, or the two in a row, that *text* names: `2015`, `2015-2016` or `2015/16`; else none."""
    found = _YEARS.fullmatch(text.strip())
    first = int(found["first"]) if found else 0
    if not found or first > 9997:  # every day of it, in whatever time zone, is one that a calendar knows
        return ()
    if not found["last"]:
        return (first,)
    return (first, first + 1) if str(first + 1).endswith(found["last"]) else ()


# A season word alone, or beside something like a year: été 26, 2026 été, automne2026, winter '26.
_NEARLY = re.compile(
    r"(?:(?:l|en|d)['’ ]\s*|the\s+)?"
    r"(?:(?P<name>[^\W\d_]+)[\s'’.,/-]*(?P<years>\d[\d\s/–-]*)?|(?P<first>\d+)[\s,]+(?P<last>[^\W\d_]+))\W*"
)
_LETTERS = 5
"""Those of a word from which on a misspelt one is still that word: `fête` is no `été`."""


def meant(text: str, lang: str) -> tuple[str, str]:
    """Return the word and the year that *text*, which `parse` does not understand, probably means.

    Both are empty when it is a text of its own; the year alone is when nobody can know it. Misspelt words are looked
    for in *lang*, a BCP 47 tag, and in English.
    """
    found = _NEARLY.fullmatch(text.strip()) if len(text) < LONGEST else None
    if not found:
        return "", ""
    written, years = found["name"] or found["last"], (found["years"] or found["first"] or "").strip()
    if len(years) == 1:  # the third winter of somebody's own counting
        return "", ""
    word = written if name_of(written) else _near(written, lang) if years else ""
    return (word, _years_meant(years)) if word else ("", "")


def _near(word: str, lang: str) -> str:
    known = {fold(name): name for code in ("en", lang.partition("-")[0]) for name in NAMES.get(code, {}).values()}
    alike = [name for name in known if len(name) >= _LETTERS and name[0] == fold(word)[:1]]
    return next((known[name] for name in get_close_matches(fold(word), alike, n=1, cutoff=0.8)), "")


def _years_meant(years: str) -> str:
    if years_of(years):
        return years
    return f"20{years}" if re.fullmatch(r"[0-9]{2}", years) else ""


def shown(season: Season, lang: str) -> str:
    """Return *season* as people write it in *lang*, a BCP 47 tag; as it is written when either is not understood."""
    language = lang.partition("-")[0].lower()
    if not season.name or language not in NAMES:
        return season.text
    of = " de " if language == "es" else " "
    return f"{NAMES[language][season.name]}{of}{'-'.join(map(str, season.years))}"


def spans(season: Season) -> tuple[tuple[date, date], ...]:
    """Return the first and last days of *season*; none when it has none that is known.

    A winter of one year is both winters that touch it; another season of two years is one of the southern half of
    the world, of which nothing is said.
    """
    if season.name == "winter":
        begin = (season.years[0] - 1, season.years[0]) if len(season.years) == 1 else season.years[:1]
        return tuple(_span(season.name, year, year + 1) for year in begin)
    return tuple(_span(season.name, year, year) for year in season.years) if len(season.years) == 1 else ()


def covers(season: Season, day: date) -> bool:
    """Whether *day* lies in *season*, or nobody knows which days that has."""
    known = spans(season)
    return not known or any(first <= day <= last for first, last in known)


def _span(name: str, first: int, last: int) -> tuple[date, date]:
    return date(first, *_FIRST[name]), date(last, *_LAST[name])
