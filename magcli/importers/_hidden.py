"""What generators do not show, or not to everybody: such a text becomes a draft, whatever else is said of it."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from magcli.importers._heads import UNREAD
from magcli.importers._sheet import EMPTY, Sheet, spoken
from magcli.text.emitter import Value


class Hidden(NamedTuple):
    """Why readers did not see a text, or not all of them, and the key that says so, if one does."""

    why: str
    key: str = ""
    had_address: bool = False
    """Whether it could be read by those who knew its address."""


class _Sign(NamedTuple):
    """What hides a text: a key, and the values of it that do."""

    key: str
    hides: Callable[[Value], bool]
    why: str
    had_address: bool = False


def is_set(value: Value) -> bool:
    """Whether *value* says anything but no: what nobody understands may hide, too."""
    return value not in EMPTY and not _is_off(value)


def _is_off(value: Value) -> bool:
    return spoken(value).casefold() in ("false", "no", "off", "0", "never")


def _has_no_address(value: Value) -> bool:
    return _is_off(value.get("build") if isinstance(value, Mapping) else value)


def _renders_nothing(value: Value) -> bool:
    told = spoken(value.get("render")).casefold() if isinstance(value, Mapping) else ""
    return _is_off(told) or told == "link"


def _lists_nothing(value: Value) -> bool:
    told = spoken(value.get("list")).casefold() if isinstance(value, Mapping) else ""
    return _is_off(told) or told == "local"


_NO_PAGE = "its generator makes no page of it"
_BY_ADDRESS = "readers reached it by its address alone"
_UNTIL = "a magazine takes nothing down by itself: publish it if that day is still to come"

_SIGNS = (
    *(_Sign(key, is_set, _NO_PAGE) for key in ("headless",)),
    _Sign("render", _is_off, _NO_PAGE),
    _Sign("permalink", _has_no_address, _NO_PAGE),
    *(_Sign(key, _renders_nothing, _NO_PAGE) for key in ("build", "_build")),
    *(_Sign(key, is_set, "only some may read it") for key in ("private", "password")),
    *(_Sign(key, is_set, _UNTIL, had_address=True) for key in ("expiryDate", "unpublishDate")),
    *(
        _Sign(key, is_set, _BY_ADDRESS, had_address=True)
        for key in ("unlisted", "hidden", "eleventyExcludeFromCollections")
    ),
    *(_Sign(key, _lists_nothing, _BY_ADDRESS, had_address=True) for key in ("build", "_build")),
)
"""All of them; where several hold, the first tells."""

KEYS = frozenset(("draft", "published", "status", "publishDate", *(sign.key for sign in _SIGNS)))
"""What tells who sees a text. A file that says so of a whole folder is heard."""
FOLDED = frozenset(key.casefold() for key in KEYS)
"""The same in small letters."""

_MENTIONED = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(KEYS))})(?![\w-])", re.IGNORECASE)


def is_mentioned(text: str) -> bool:
    """Whether *text*, which cannot be read as keys, holds the name of one that may hide what it is said of."""
    return bool(_MENTIONED.search(text))


def of(sheet: Sheet) -> Hidden | None:
    """Return what hides an article by its own keys, or by those that it was given; `None` when nothing does."""
    found = next((sign for sign in _SIGNS if sign.hides(sheet.peek(sign.key))), None)
    for key in dict.fromkeys(sign.key for sign in _SIGNS):
        if spoken(sheet.peek(key)).casefold() in ("true", "false", "yes", "no", "on", "off"):
            sheet.drop(key)  # nothing to keep below x: what it says is the status
    if found:
        return Hidden(f"{found.key}: {found.why}", found.key, found.had_address)
    if is_mentioned(spoken(sheet.peek(UNREAD))):
        return Hidden("its front matter, which cannot be read, may say that nobody sees it")
    return None
