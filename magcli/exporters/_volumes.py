"""The volumes that a long feed is bound in: its archive, counted from the oldest article (RFC 5005, section 4)."""

from typing import NamedTuple


class Volume(NamedTuple):
    """Articles of a feed, from the *first* to the *last* of them: 1 is the oldest."""

    first: int
    last: int
    before: str
    """The name of the volume with older articles; empty when there is none."""
    behind: str
    """The name of the one with newer articles; empty for the newest."""

    @property
    def name(self) -> str:
        """What its file is called by: what it holds, whatever the limit of the feed becomes."""
        return _name(self.first, self.last)


def _name(first: int, last: int) -> str:
    return f"{first}-{last}"


def volumes(count: int, limit: int) -> tuple[Volume, ...]:
    """Return the volumes of a feed of *count* articles that shows the newest *limit*: none when it shows all.

    With those that it shows they hold every article. One article more changes none of them, and may add one.
    """
    if count <= limit:
        return ()
    # Two at least, since the feed validator of the W3C wants each to have a neighbour; both fit into the limit.
    size = max(1, limit // 2)
    end = size * max(2, -(-(count - limit) // size))
    return tuple(
        Volume(
            first=last - size + 1,
            last=last,
            before=_name(last - 2 * size + 1, last - size) if last > size else "",
            behind=_name(last + 1, last + size) if last < end else "",
        )
        for last in range(size, end + 1, size)
    )
