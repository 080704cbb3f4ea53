"""What pages say in their reader's language. Dates come from the CLDR, by way of Babel."""

from collections.abc import Mapping
from functools import lru_cache
from types import ModuleType
from typing import cast

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from magcli import languages, registry
from magcli.model import Day
from magcli.text.html import Words


def words(lang: str) -> Mapping[str, str]:
    """Return the words of pages in *lang*, a BCP 47 tag; English ones for a language magcli does not speak."""
    return cast("Mapping[str, str]", (_member(lang) or registry.member(languages, "en")).WORDS)


def note_words(lang: str) -> Words:
    """Return the words of footnotes in *lang*."""
    found = words(lang)
    return Words(
        notes=found["notes"],
        note=found["note"],
        back=found["note_back"],
        table=found["table"],
        done=found["done"],
        to_do=found["to_do"],
    )


def counted(count: int, one: str, many: str) -> str:
    """Return what says how many there are: *one*, or *many* with its `{count}`."""
    return one if count == 1 else many.format(count=count)


def long_date(day: Day, lang: str) -> str:
    """Return *day* as people write it in *lang*: `4 juillet 2015`, `1er août 2015`, `July 4, 2015`."""
    text = format_date(day, "long", _locale(lang))
    first = getattr(_member(lang), "FIRST", "")
    return text.replace("1 ", f"{first} ", 1) if first and day.day == 1 else text


def month(day: Day, lang: str) -> str:
    """Return the month of *day* in *lang*: `juillet`, `July`."""
    # Babel 2.17 gives names that stand alone ("LLLL") in the language that it was asked for before.
    return format_date(day, "MMMM", _locale(lang))


def direction(lang: str) -> str:
    """Return in which direction *lang* is written: `ltr`, or `rtl` as Arabic and Hebrew are."""
    return "rtl" if _locale(lang).text_direction == "rtl" else "ltr"


@lru_cache  # every page asks for its words dozens of times
def _member(lang: str) -> ModuleType | None:
    language = lang.partition("-")[0].lower()
    return registry.member(languages, language) if language in registry.names(languages) else None


@lru_cache
def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
