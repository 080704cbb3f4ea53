"""English, German, Spanish and Italian as they are set."""

import re
from collections.abc import Iterator
from functools import partial

from magcli.text.manners import (
    CAPITAL,
    LETTERS,
    PARAGRAPHS,
    UNITS,
    Change,
    Exchange,
    Find,
    Manner,
    abbreviations,
    around_dashes,
    before_dashes,
    behind,
    blocks_with,
    dashes,
    either,
    ellipses,
    in_thousands,
    kept,
    quotes,
    ranges,
)
from magcli.text.running import BLOCK, THING
from magcli.text.typography import NO_BREAK, THIN


def english(lang: str) -> Manner:
    """Return how English is set."""
    return Manner(_ENGLISH, _english_signs, _before)


_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_ENGLISH = (
    LETTERS,
    Exchange(re.compile(r"'(?<!\w')(?=\d0s\b|(?:tis|twas|em|til)\b)"), "’"),
    UNITS,
    kept(rf" (?<=[0-9] )(?={either(_ENGLISH_MONTHS)})"),
    kept(rf" (?=\d{{1,2}}\b)(?:{behind(_ENGLISH_MONTHS)})"),
    abbreviations("p pp vol ch fig Fig no No", "Mr Mrs Ms Dr Prof St"),
    kept(rf"M(?<!\wM)(rs?|s) (?={CAPITAL})", rf"M\1{NO_BREAK}"),
    kept(rf"Dr (?<!\wDr )(?={CAPITAL})", f"Dr{NO_BREAK}"),
    PARAGRAPHS,
)


def _english_signs(text: str) -> Iterator[Change]:
    yield from quotes(text, "“”", "‘’")
    yield from _single_quotes(text)
    yield from ellipses(text)
    yield from dashes(text)
    if "--" in text:
        yield from (Change(*found.span(), "—") for found in _GLUED_DASH.finditer(text))
    yield from ranges(text, "pp?[.]")


_GLUED_DASH = re.compile(r"-{2,3}(?<=[^\W\d_]--)(?=[^\W\d_])|-{3}(?<=[^\W\d_]---)(?=[^\W\d_])")
_SINGLE = re.compile(rf"'(?:(?<![^\s{BLOCK}(\[“\"—–]')(?=[\w“\"{THING}])|(?<=[\w.,!?…”\"{THING}]')(?!\w))")


def _single_quotes(text: str) -> Iterator[Change]:
    """Yield the quotes in place of the single straight ones of a block in which all make pairs."""
    for start, end in blocks_with("'", text):
        places = [quote.start() for quote in _SINGLE.finditer(text, start, end)]
        opens = [_opens(text, at) for at in places]
        if not any(opens):  # the dogs' home
            yield from (Change(at, at + 1, "’") for at in places if text[at - 1].isalpha())
        elif opens == [True, False] * (len(opens) // 2):
            yield from (
                Change(at, at + 1, "‘" if does_open else "’") for at, does_open in zip(places, opens, strict=True)
            )


def _opens(text: str, at: int) -> bool:
    return not re.match(r"[\w.,!?…”]", text[at - 1 : at]) if at else True


def german(lang: str) -> Manner:
    """Return how German is set in the country of *lang*: Switzerland has guillemets."""
    is_swiss = lang in ("de-ch", "de-li")
    return Manner(_GERMAN, _signs(("«»", "‹›") if is_swiss else ("„“", "‚‘"), "S[.]"), _before)


_GERMAN_MONTHS = "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
_GERMAN = (
    LETTERS,
    UNITS,
    abbreviations("S Nr Nrn Bd Kap Abb Abs Art", "Dr Prof Hr Fr St", rf"(?={either(_GERMAN_MONTHS)})(?<=\d\. )"),
    PARAGRAPHS,
    kept(r"\. (?:(?<=\b[zu]\. )(?=[BaTU]\.)|(?<=\bd\. )(?=h\.)|(?<=\b[osv]\. )(?=[äaouO]\.))", f".{THIN}"),
)


def spanish(lang: str) -> Manner:
    """Return how Spanish is set in the country of *lang*: America has other quotes than Spain."""
    is_european = lang in ("es", "es-es")
    return Manner(_SPANISH, _signs(("«»", "“”") if is_european else ("“”", "‘’"), "págs?[.]|pp?[.]"), _around)


_SPANISH = (
    LETTERS,
    UNITS,
    abbreviations("p pp pág págs vol cap art fig núm", "Sr Sra Sres Dr Dra D Dña"),
    kept(r"º (?=\d)(?<=\bn\.º )", f"º{NO_BREAK}"),
    PARAGRAPHS,
    kept(r"iglo (?=[IVX]+\b)(?<=\b[Ss]iglo )", f"iglo{NO_BREAK}"),
    kept(r"EE\. (?=UU\.)", f"EE.{NO_BREAK}"),
)


def italian(lang: str) -> Manner:
    """Return how Italian is set."""
    return Manner(_ITALIAN, _signs(("«»", "“”"), "pagg?[.]|pp?[.]"), _around)


_ITALIAN_MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"
_ITALIAN = (
    LETTERS,
    Exchange(re.compile(r"'(?:(?<=\b[Pp]o')|(?<=\b[Mm]o'))(?!\w)"), "’"),
    Exchange(re.compile(rf"'(?:(?<=\b[lL]')|(?<=\b[dD]')|(?<=ll')|(?<=\bun'))(?=[«“\"{THING}])"), "’"),
    UNITS,
    kept(rf" (?<=[0-9] )(?={either(_ITALIAN_MONTHS)})"),
    abbreviations("p pp pag pagg vol cap art fig n", "Sig sig Dott dott Prof prof"),
    PARAGRAPHS,
)


def _signs(pairs: tuple[str, str], pages: str) -> Find:
    return partial(_found_signs, pairs=pairs, pages=pages)


def _found_signs(text: str, pairs: tuple[str, str], pages: str) -> Iterator[Change]:
    yield from quotes(text, *pairs)
    yield from ellipses(text)
    yield from dashes(text)
    yield from ranges(text, pages)


def _before(text: str) -> Iterator[Change]:
    yield from in_thousands(text)
    yield from before_dashes(text)


def _around(text: str) -> Iterator[Change]:
    yield from in_thousands(text)
    if "–" in text or "—" in text:
        yield from around_dashes(text)
