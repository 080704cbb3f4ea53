"""An order made by hand: on a screen, key by key, or in an editor, line by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

# ---- on a screen ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A list as it stands on the screen: the present places of its parts, from 0, in their new order."""

    order: tuple[int, ...]
    cursor: int = 0
    carries: bool = False
    """Whether the part at the cursor goes along with it."""
    typed: str = ""
    """The number typed so far."""
    past: "tuple[Arrangement, ...]" = ()
    """What it was before each change, the latest last."""
    is_step: bool = False
    """Whether the latest change is still going on: a part that is carried on is taken back at once."""


def press(now: Arrangement, key: str, page: int = 10) -> Arrangement:
    """Return what *now* becomes when *key* is pressed, on a screen that shows *page* parts at once.

    The keys are `up`, `down`, `pageup`, `pagedown`, `first`, `last`, `grab`, `undo`, and the digits, which send the
    part at the cursor to a number.
    """
    last = len(now.order) - 1
    steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "first": -last, "last": last}
    if last < 0:
        return now
    if key in steps:
        to = min(max(now.cursor + steps[key], 0), last)
        return _carried(now, to) if now.carries else replace(now, cursor=to, typed="", is_step=False)
    if key == "grab":
        return replace(now, carries=not now.carries, typed="", is_step=False)
    if key == "undo":
        return now.past[-1] if now.past else now
    return _sent(now, key) if key.isdecimal() else now


def _carried(now: Arrangement, to: int, typed: str = "") -> Arrangement:
    """Return *now* with the part at the cursor at *to*, and the cursor with it."""
    if to == now.cursor:
        return replace(now, typed=typed)
    rest = [place for place in now.order if place != now.order[now.cursor]]
    order = (*rest[:to], now.order[now.cursor], *rest[to:])
    past = now.past if now.is_step else (*now.past, replace(now, carries=False, typed="", is_step=False))
    return replace(now, order=order, cursor=to, typed=typed, past=past, is_step=True)


def _sent(now: Arrangement, digit: str) -> Arrangement:
    """Return *now* with the part at the cursor sent to the number typed so far, *digit* included, if there is one."""
    if not now.typed:  # a number is a step of its own
        now = replace(now, is_step=False)
    for typed in (now.typed + digit, digit):
        if 1 <= int(typed) <= len(now.order):
            return _carried(now, int(typed) - 1, typed)
    return now


# ---- in an editor --------------------------------------------------------------------------------------

_REASON = "#! "
_COMMENT = re.compile(r"(?:^|\s)#.*")
_NUMBERED = re.compile(r"\s*(#\d+)(?:\s+#.*|\s*)")
_LINE_END = re.compile(r"\r\n?|\n")

_HEAD = """\
# {title}: one part a line, in their order.
# Move the lines, save and close. What stands behind a number sign is not read.
# Remove all lines, and nothing changes.
"""


def sheet(title: str, names: Sequence[str], told: Sequence[str]) -> str:
    """Return a list for an editor: the *names* of parts, each with what is *told* of it, below the *title*."""
    width = max(map(len, names), default=0)
    lines = [f"{name:<{width}}  # {about}\n" for name, about in zip(names, told, strict=True)]
    return _HEAD.format(title=title) + "".join(lines)


def names_on(text: str) -> list[str]:
    """Return the names of the parts on the lines of *text*, without blank lines and what a number sign starts.

    `#2` alone is a name: that of the part number 2.
    """
    return [name for line in _LINE_END.split(text) if (name := _name_on(line))]


def _name_on(line: str) -> str:
    numbered = _NUMBERED.fullmatch(line)
    return numbered[1] if numbered else _COMMENT.sub("", line).strip()


def told_again(text: str, reason: str) -> str:
    """Return *text*, an edited sheet, with the *reason* why it cannot be used in its first line."""
    kept = [line for line in _LINE_END.split(text) if not line.startswith(_REASON)]
    return "\n".join([f"{_REASON}{reason}", *kept])
