"""How far a work has come, told to whoever wants to show it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

Told = Callable[[str, int, int], None]
"""Is told what is being done, of how many things that is done already, and how many there are."""

Counted = Callable[[int, int], None]
"""The same of a work that needs no name."""


def counted(things: Sequence[Thing], told: Counted | None) -> Iterable[Thing]:
    """Return *things*; whenever another of them is done, that is *told*."""
    return _counted(things, told) if told else things


def _counted(things: Sequence[Thing], told: Counted) -> Iterator[Thing]:
    for done, thing in enumerate(things, 1):
        yield thing
        told(done, len(things))
