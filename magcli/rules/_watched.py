"""A magazine that notes whether a rule looks at more of it than one text and what holds for all of them.

A rule that did not will find the same in that text next time, whatever becomes of the others. No rule has to say so.
"""

from dataclasses import dataclass, fields
from functools import cached_property

from magcli.model import Magazine

SETTLED = (
    "source",
    "title",
    "url",
    "lang",
    "timezone",
    "description",
    "people",
    "sections",
    "feed_limit",
    "feed_content",
    "feed_hub",
    "html_is_trusted",
    "weighings",
)
"""What the `_index.md` of the magazine says, and nothing else."""


@dataclass(slots=True)
class Watch:
    """Whether somebody `looked` at the rest since that was last set to false."""

    looked: bool = False


def watched(magazine: Magazine) -> tuple[Magazine, Watch]:
    """Return *magazine* as rules are to get it, and what notes whether they look at more than is SETTLED."""
    watch = Watch()

    def noting(name: str) -> property:
        def look(_: Magazine) -> object:
            watch.looked = True
            return getattr(magazine, name)

        return property(look)

    # What is added to Magazine is watched as long as nobody adds it to SETTLED.
    derived = (name for name, value in vars(Magazine).items() if isinstance(value, cached_property))
    names = {*derived, *(field.name for field in fields(Magazine))}.difference(SETTLED)
    made: Magazine = object.__new__(type("Watched", (Magazine,), {name: noting(name) for name in names}))
    for name in SETTLED:
        object.__setattr__(made, name, getattr(magazine, name))  # how a frozen dataclass is filled
    return made, watch
