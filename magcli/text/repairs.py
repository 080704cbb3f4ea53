"""What is told of a text that was repaired."""

from collections.abc import Sequence
from typing import Literal, NamedTuple


class Repair(NamedTuple):
    """One cause of damage: what was done about it, or what a person has to do."""

    certainty: Literal["guessed", "open"]
    what: str
    """What it is about: `text`, `note`, `link`, `heading`."""
    told: str
    """A sentence without its full stop."""
    line: int = 0
    """Of the source, from 1."""


def lines(numbers: Sequence[int], most: int = 8) -> str:
    """Return where something is: `line 3`, `lines 3, 7 and 12`, or the first few when there are many.

    Where nobody knows the lines, all *numbers* are 0.
    """
    if not any(numbers):
        return "in the page"
    told = [str(number) for number in dict.fromkeys(numbers)]
    if len(told) == 1:
        return f"line {told[0]}"
    if len(told) > most:
        return f"lines {', '.join(told[:most])}, …"
    return f"lines {', '.join(told[:-1])} and {told[-1]}"
