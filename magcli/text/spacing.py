"""Spaces: where French wants one that no line breaks at, and where there is one too many."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from magcli.model import Edit, Span
from magcli.text.places import places
from magcli.text.running import BLOCK, NOTE, THING, Running
from magcli.text.typography import NO_BREAK, THIN, Slip, is_foreign, is_french

KEPT = f"{NO_BREAK}{THIN}"
"""The spaces that no line breaks at: which of them stands where, people differ."""


def _space(text: Running, start: int, end: int, instead: str) -> tuple[Edit, ...]:
    """Return the edit that puts *instead* in the place of the spaces from *start* to *end*, if it can be made."""
    if start == end:
        return (Edit(text.span(start, start), instead),)
    return (Edit(text.span(start, end), instead),) if text.is_together(start, end) else ()


# ---- marks ---------------------------------------------------------------------------------------------

# A mark, when a space or an end follows; behind ? and ! there may be more marks. Anything else is no sentence: a?b.
IN_SENTENCE = rf'(?:(?<=[;:])(?=[\s{BLOCK}{NOTE}]|\Z)|(?<=[?!])(?=[?!.…]{{0,9}}(?:[\s{BLOCK}{NOTE}»”"’),]|\Z)))'
# Most stand behind the space that they need.
_MARK = re.compile(rf"[;:?!](?<![{KEPT}][;:?!]){IN_SENTENCE}")
_WORD_END = re.compile(rf'[\w)\]»”"%…{NOTE}{THING}]')
_NO_WORD_END = f"\n\r{KEPT}{BLOCK}([«—–;:?!"

# What has a colon of its own at the start of a line: notes and [1].
_LABEL = re.compile(rf"(?:\A|[\n{BLOCK}])[ \t]*(?:{NOTE}+|\[\w+\])[ \t]*\Z")
_NAME = re.compile(r"\b(?:Yahoo|Jeopardy|Joomla|[A-Z])\Z")  # with a mark in it; the letter of a disk
_REFERENCE = re.compile(r"&#?\w{1,32};\Z")
_LABEL_ENDS = f"{NOTE}] \t"
_NEAR = 100

UNSPACED = {"fr-ca": ";?!", "fr-ch": ";?!:«»"}
"""What stands without a space where French is written so."""


def before_marks(text: Running, lang: str) -> Iterator[Slip]:
    """Find the marks ; ? ! and : of French without a no-break space before them."""
    for found in _marks(text.text):
        start = spaces_before(text.text, found.start())
        if start == found.start():
            yield from _glued(text, found, lang)
        elif needs_space(text.text, start):
            yield from _before(
                text, start, found, f"the space before {found[0]} is an ordinary one, where a line can break"
            )


def glued_marks(text: Running, lang: str) -> Iterator[Slip]:
    """Find the marks ; ? ! and : of French without any space before them."""
    for found in _marks(text.text):
        yield from _glued(text, found, lang)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Yield the marks of sentences: to look for each takes half of the time that one search for all does."""
    return filter(None, (_MARK.match(text, at) for at in places(text, *";:?!")))


def _glued(text: Running, found: re.Match[str], lang: str) -> Iterator[Slip]:
    if lacks_space(text, found, lang):
        yield from _before(text, found.start(), found, f"there is no space before {found[0]}")


def lacks_space(text: Running, found: re.Match[str], lang: str) -> bool:
    """Whether the mark *found*, which no space stands before, is one of a French sentence and needs it."""
    at = found.start()
    if not _WORD_END.match(text.text[at - 1 : at]) or found[0] in UNSPACED.get(lang.lower(), ""):
        return False
    before = text.text[max(0, at - _NEAR) : at]
    return (
        not _NAME.search(before)
        and not _ends_reference(before + found[0])
        and not _is_label(text.text, at)
        and not is_foreign(text, at, at + 1)
    )


def _ends_reference(text: str) -> bool:
    """Whether *text* ends with a character as HTML names it: titles of articles about the web hold some."""
    found = _REFERENCE.search(text)
    return found is not None and unescape(found[0]) != found[0]


def needs_space(text: str, start: int) -> bool:
    """Whether the spaces that start there stand between a word of *text* and its mark."""
    return bool(text[start - 1 : start].strip(_NO_WORD_END)) and not _is_label(text, start)


def spaces_before(text: str, at: int, spaces: str = " \t") -> int:
    """Return where the *spaces* right before *at* start."""
    while at and text[at - 1] in spaces:
        at -= 1
    return at


def _is_label(text: str, at: int) -> bool:
    return text[at - 1 : at] in _LABEL_ENDS and bool(_LABEL.search(text[max(0, at - _NEAR) : at]))


def _before(text: Running, start: int, found: re.Match[str], told: str) -> Iterator[Slip]:
    mark = found[0]
    edits = _space(text, start, found.start(), NO_BREAK if mark == ":" else THIN)
    if edits:
        yield Slip(text.span(start, found.end()), edits, told, f"put a no-break space before {mark}")


# ---- guillemets ----------------------------------------------------------------------------------------


def inside_guillemets(text: Running, lang: str) -> Iterator[Slip]:
    """Find the pairs of guillemets without no-break spaces inside."""
    for opening, closing in pairs(text.text):
        yield from _pair(text, opening, closing, lang)


def pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where guillemets open and close in *text*, the inner ones first."""
    opened: list[int] = []
    # Two searches for one sign each take a fifth of the time that one for both would.
    for at in sorted(found.start() for sign in "«»" for found in re.finditer(sign, text)):
        if text[at] == "«":
            opened.append(at)
        elif opened:  # one that closes nothing is an arrow, or goes on with a quotation at the start of a line
            yield opened.pop(), at


def _pair(text: Running, opening: int, closing: int, lang: str) -> Iterator[Slip]:
    first = opening + 1
    while text.text[first] in " \t":
        first += 1
    if first == closing:  # nothing is in them
        return
    last = spaces_before(text.text, closing)
    left = _side(text, opening + 1, first, text.text[first], lang)
    right = _side(text, last, closing, text.text[last - 1], lang)
    if left or right:
        place = text.span(opening if left else last, closing + 1 if right else first)
        bare = "«" * (opening + 1 == first and bool(left)) + "»" * (last == closing and bool(right))
        told = (
            f"there is no space inside of {bare}"
            if bare
            else "a space inside of the guillemets is an ordinary one, where a line can break"
        )
        yield Slip(place, left + right, told, "put a no-break space after « and before »")


def _side(text: Running, start: int, end: int, inner: str, lang: str) -> tuple[Edit, ...]:
    if inner.isspace() or inner == BLOCK or (start == end and "«" in UNSPACED.get(lang.lower(), "")):
        return ()  # it is kept by the next one, or the line ends there anyway
    if start < end:
        return _space(text, start, end, NO_BREAK)
    at = text.after(start - 1) if text.text[start - 1] == "«" else text.span(start, start).start
    return (Edit(Span(at, at), NO_BREAK),)


# ---- numbers -------------------------------------------------------------------------------------------

SIGN = r"[%‰£]|(?:[kM]|Md)?€|°C\b|\$(?!\w)"
UNIT = (
    "km/h|km²?|kg|kW|kWh|kHz|kB|kb|ko|cm²?|cl|mm²?|mg|ml|ms|min|Mo|Mb|MB|MHz|MW|Go|GB|Gb|GHz|GW|Ko|KB|To|TB|"
    "Hz|ha|px|dpi|ppp|fps"
)
# A search for these starts at the first character of a run alone: from each one it would take quadratic time.
_NUMBER = "[0-9](?<![0-9][0-9])[0-9]*"
# What nothing of interest follows is passed over at once.
_FOLLOWED = re.compile(r"[0-9]*+(?=[ \t%‰£€°$a-zA-Z])")
_UNITS = re.compile(rf"{_NUMBER}([ \t]+)({SIGN}|(?:{UNIT}|m[²³]?|h|g|s)(?![\w’'/-]))(?![\w%])")
_GLUED_UNITS = re.compile(rf"{_NUMBER}({SIGN}|(?:{UNIT})(?<!px)(?![\w’'/-]))(?![\w%])")
_THOUSANDS = re.compile(
    rf"[1-9](?<![\w.,/:+-][1-9])(?<![0-9][ {KEPT}][1-9])[0-9]{{0,2}}((?: [0-9]{{3}})+)(?!\w| [0-9]|[.,/:-][0-9])"
)


def in_numbers(text: Running, lang: str) -> Iterator[Slip]:
    """Find the numbers of French without a no-break space before their sign or unit, or between their thousands."""
    starts = _starts(text.text)  # once, not three times
    for found in filter(None, (_UNITS.match(text.text, start) for start in starts)):
        if not _is_word(text.text, found.start()):
            yield from _unit(
                text, *found.span(1), found[2], "an ordinary space, where a line can break, stands before"
            )
    for found in filter(None, (_GLUED_UNITS.match(text.text, start) for start in starts)):
        at = found.start(1)
        if not _is_word(text.text, found.start()) and not is_foreign(text, at, found.end()):
            yield from _unit(text, at, at, found[1], "there is no space before")
    yield from _in_thousands(text, starts)


def thousands(text: Running, lang: str) -> Iterator[Slip]:
    """Find the numbers that a line can break in, between their thousands."""
    yield from _in_thousands(text, _starts(text.text))


def _starts(text: str) -> list[int]:
    """Return where numbers start in *text* that a sign, a unit or more thousands may follow.

    To look for each digit takes half of the time that a pattern for all takes: 0.02 ms of 8 kB.
    """
    digits = places(text, *"0123456789")
    known = set(digits)
    return [at for at in digits if at - 1 not in known and _FOLLOWED.match(text, at)]


def _in_thousands(text: Running, starts: Iterable[int]) -> Iterator[Slip]:
    for found in filter(None, (_THOUSANDS.match(text.text, start) for start in starts)):
        if not _NAMED.search(text.text[max(0, found.start() - _NEAR) : found.start()]):
            yield from _thousands(text, found)


# What a company or a book is known by is no amount.
_NAMED = re.compile(r"\b(?:SIREN|SIRET|RCS|TVA|ISBN|ISSN|IBAN|FR)\b[^.;,\n]{0,20}\Z")


def _is_word(text: str, at: int) -> bool:
    """Whether the number at *at* is the end of a word, as in v2."""
    return text[at - 1 : at].isalpha() or text[at - 1 : at] in ("_", "%")


def _unit(text: Running, start: int, end: int, unit: str, told: str) -> Iterator[Slip]:
    if edits := _space(text, start, end, NO_BREAK):
        place = text.span(start, end + len(unit))
        yield Slip(place, edits, f"{told} {unit}", f"put a no-break space before {unit}")


def _thousands(text: Running, found: re.Match[str]) -> Iterator[Slip]:
    edits = tuple(
        edit
        for at in range(found.start(1), found.end())
        if text.text[at] == " "
        for edit in _space(text, at, at + 1, THIN)
    )
    told = f"the spaces in {found[0]} are ordinary ones, where a line can break"
    yield Slip(text.span(found.start(), found.end()), edits, told, "put no-break spaces between its thousands")


# ---- too many ------------------------------------------------------------------------------------------

_DOUBLED = re.compile(rf"[ \t](?<![ \t][ \t])[ \t]+(?=[^\s{BLOCK}{NOTE};:?!»,.)%])")
_STOPS = ".?!…:"


def doubled(text: Running, lang: str) -> Iterator[Slip]:
    """Find two spaces, or three, where one is due; behind a full stop other languages than French may have two."""
    if "  " not in text.text and "\t" not in text.text:
        return
    kept = f"\n\r{KEPT}{BLOCK}«(" + ("" if is_french(lang) else _STOPS)
    for found in _DOUBLED.finditer(text.text):
        start, end = found.span()
        if not text.text[start - 1 : start].strip(kept) or _is_column(text.text, start, end):
            continue
        if edits := _space(text, start, end, " "):
            yield Slip(text.span(start, end), edits, f"there are {end - start} spaces", "leave one")


_FAR = 200


def _is_column(text: str, start: int, end: int) -> bool:
    """Whether the spaces from *start* to *end* set columns of a listing: there are many, or more on their line."""
    before = text[max(0, start - _FAR) : start].replace(BLOCK, "\n").rpartition("\n")[2]
    after = text[end : end + _FAR].replace(BLOCK, "\n").partition("\n")[0]
    is_sign = not _WORD_END.match(before[-1:]) and before[-1:] not in ".,;:?!’—–-*/"
    return (
        is_sign
        or end - start > 3 - text[end].isupper()
        or "\t" in text[start:end]
        or "   " in f"{before}0{after}".replace("\t", " ")
    )


# It starts with the mark, of which there are few, and not with a space, of which there are many.
_SPACED = re.compile(rf"[,.)](?<=[ \t{KEPT}][,.)])(?:(?<=\))|(?=[\s{BLOCK}]|\Z))")
_BEHIND = re.compile(rf"\([ \t]+(?=[\w{THING}])")


def too_much(text: Running, lang: str) -> Iterator[Slip]:
    """Find the spaces before a comma, a full stop or a closing bracket, and those behind an opening one."""
    for found in _SPACED.finditer(text.text):
        end, mark = found.start(), found[0]
        start = spaces_before(text.text, end, f" \t{KEPT}")
        if _WORD_END.match(text.text[start - 1 : start]) and (edits := _space(text, start, end, "")):
            yield Slip(text.span(start, end + 1), edits, f"there is a space before {mark}", "remove it")
    for found in _BEHIND.finditer(text.text):
        if edits := _space(text, found.start() + 1, found.end(), ""):
            yield Slip(text.span(*found.span()), edits, "there is a space after (", "remove it")
