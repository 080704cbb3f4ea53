"""What parts of a list are called, so that every name stands for one of them."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from magcli.text.slug import slugify

# No list is so long that a number has ten digits; and int() refuses one of thousands.
_NUMBER = re.compile(r"#?(\d{1,9})")

# What a sheet of names would take for a comment, or for two lines; a question mark is what has no name.
_UNREADABLE = re.compile(r"^\?$|[\r\n]|(?:^|\s)#|^\s|\s$")


def places(handles: Sequence[str], name: str) -> tuple[int, ...]:
    """Return the places (from 0) of those of *handles* that *name* stands for.

    It is a handle, a title that makes one, or a number; `#2` is the number also where a handle is `2`.
    """
    number = _NUMBER.fullmatch(name)
    numbered = (int(number[1]) - 1,) if number and 0 < int(number[1]) <= len(handles) else ()
    if number and name.startswith("#"):
        return numbered
    meant = _meant(name)
    return tuple(at for at, handle in enumerate(handles) if handle in meant) or numbered


def names(handles: Sequence[str]) -> tuple[str, ...]:
    """Return the name of each of *handles*: itself; its number when that is not enough to tell it, or `#2`."""
    count = Counter(handles)
    return tuple(_name(handle, str(number), count) for number, handle in enumerate(handles, 1))


def _name(handle: str, number: str, count: Counter[str]) -> str:
    meant = _meant(handle)
    if handle in meant and sum(count[name] for name in meant) == 1 and not _UNREADABLE.search(handle):
        return handle
    return f"#{number}" if number in count else number


def _meant(name: str) -> set[str]:
    return {PurePosixPath(name).name.removesuffix(".md"), slugify(name)}
