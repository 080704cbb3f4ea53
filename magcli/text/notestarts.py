"""How a note begins that stands in the text with its number alone, and what only looks like one."""

import re
from collections.abc import Container
from typing import NamedTuple

LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""The digits that raised ones stand for."""

_START = re.compile(
    r"(?:> ?)?(?:\*\*)?(?:(?i:<sup\b[^<>]{0,80}>)\s?(?P<tag>\d{1,3})\s?(?i:</sup>)"
    r"|(?P<raised>[¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2})(?![⁄⁺-ⁿ/])"
    r"|\[(?P<bracket>\d{1,3})\](?![(:])"
    r"|(?P<listed>\d{1,3})[.)](?= )|(?P<plain>\d{1,6}))(?:\*\*)?(?P<space>[ \t]*)(?=\S)"
)

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_ADDRESS = r"<?(?:https?://|www\.)"
_OPENS = r"[«“\"'_*<‘(]"
_TOUCHING = re.compile(rf"{_ADDRESS}|{_CAPITAL}(?:[^\W\d_A-ZÀ-ÖØ-Þ]|[’'.])|[AÀOÔYI]\s|{_OPENS}")
"""What begins a note right behind its number: a word, and no measure, ordinal or name such as 3D."""
_SMALL = re.compile(
    r"(?:cf|ibid|id|op|loc|voir|see|siehe|source|traduction|extrait|d’après|d'après|in|art|chap|p|pp)\b\.?"
)
"""Small letters that a note begins with."""
_SENTENCE = re.compile(
    r"(?:[CDJLNS]|Qu)[’']\w|(?:À|Au|Aux|Avec|Ce|Ces|Cette|Dans|De|Des|Du|Elles?|En|Ils?|Je|La|Le|Les|Nous|On|Par|Pour"
    r"|Selon|Sur|Une?|Voir|Voyez|An?|As|At|For|From|He|In|It|See|She|That|The|They|These|This|We|Der|Die|Das|Eine?"
    r"|Siehe|Vgl|Cf|Ibid|Id|Op|Loc|N[dD][A-Za-z])\b"
)
"""What no name begins with: a number in front of it is no part of one."""
_APART = re.compile(rf"{_ADDRESS}|{_CAPITAL}|[«“\"_*<‘(]")


class Start(NamedTuple):
    """The beginning of a paragraph that may be a note."""

    label: str
    end: int
    """Where its text begins."""
    is_apart: bool = False
    """Whether only a space, and no sign, parts the number from the text."""
    touches: str = ""
    """The word that the number stands right in front of, as in `1Password`; nothing when no name begins so."""


def begins(text: str) -> bool:
    """Whether *text* begins with a number as a note may, be it one or not; items of lists do not."""
    found = _START.match(text)
    return bool(found and not found["listed"])


def number(text: str) -> str:
    """Return the number that *text* begins with, as a note or an item does; nothing when it begins with none."""
    found = _START.match(text)
    return _label(found) if found else ""


def start(text: str, wanted: Container[str], last: int, *, is_paged: bool, before: str = "") -> Start | None:
    """Return how the note begins that *text* is: of *wanted* ones, or one more than the *last*; `None` when neither.

    *before* is the paragraph of the note before, if any. Without pages a bare number is a part of its sentence unless
    the word touches it.
    """
    found = _START.match(text)
    if not found:
        return None
    if found["plain"]:
        return _plain(found, wanted, last, is_paged=is_paged, before=before)
    label = _label(found)
    is_note = not found["bracket"] or _is_text(text[found.end() :])
    is_due = label in wanted or (int(label) == last + 1 and not found["listed"])
    return Start(label, found.end()) if is_note and is_due else None


def _label(found: re.Match[str]) -> str:
    written = next(value for key, value in found.groupdict().items() if value and key != "space")
    return str(int(written.translate(LOWERED)))


def _plain(found: re.Match[str], wanted: Container[str], last: int, *, is_paged: bool, before: str) -> Start | None:
    digits, behind = found["plain"], found.string[found.end() :]
    if is_paged and (label := _before_number(found, wanted, last, before)):
        return Start(label, found.start("plain") + len(label))
    if found["space"]:
        is_one = is_paged and digits in wanted and bool(_APART.match(behind))
        return Start(digits, found.end(), is_apart=True) if is_one else None
    is_next = digits == str(last + 1)
    is_due = (digits in wanted and (is_paged or is_next)) or (is_paged and is_next and found.string.startswith(">"))
    is_text = bool(_TOUCHING.match(behind) or _SMALL.match(behind))
    return Start(digits, found.end(), touches=_name(digits, found, is_paged=is_paged)) if is_due and is_text else None


def _name(digits: str, found: re.Match[str], *, is_paged: bool) -> str:
    """Return the word that *digits* may be a part of: in what is quoted at the foot of a page, none."""
    word = _WORD.match(found.string, found.end())
    is_none = (
        (is_paged and found.string.startswith((">", "*"))) or not word or _SENTENCE.match(found.string, found.end())
    )
    return "" if is_none or word is None else f"{digits}{word[0]}"


_WORD = re.compile(r"[^\W\d_][\w-]*")


def _before_number(found: re.Match[str], wanted: Container[str], last: int, before: str) -> str:
    """Return the label in front of the number that a note begins with: "215 minutes" is note 2, of 15 minutes.

    Only behind the note before, where both are set apart from the text, nothing else can be meant: a year can.
    """
    label, digits = str(last + 1), found["plain"]
    is_alike = before.startswith(">") and found.string.startswith(">") and number(before) == str(last)
    is_parted = digits.startswith(label) and digits != label and not 1000 <= int(digits) <= 2099
    return label if last and is_alike and is_parted and label in wanted else ""


def _is_text(text: str) -> bool:
    """Whether a note may begin as *text* does: no sentence goes on with its number."""
    return bool(re.match(_ADDRESS, text) or not text[:1].islower() or _SMALL.match(text))
