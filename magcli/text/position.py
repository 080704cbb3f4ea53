"""From an offset in a text to the line and column that editors show."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

# What editors count as the end of a line; str.splitlines() knows ten more (vertical tab, U+2028 …).
LINE_END = re.compile(r"\r\n?|\n")


@lru_cache(maxsize=4)  # a text is asked for many places in turn
def _starts(text: str) -> tuple[int, ...]:
    """Return where each line of *text* starts."""
    if "\r" in text:
        return (0, *(end.end() for end in LINE_END.finditer(text)))
    # Eight times as fast: every text with a finding is looked through.
    lengths = [len(line) + 1 for line in text.split("\n")]
    return tuple(accumulate(lengths[:-1], initial=0))


def locate(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of *offset* in *text*, both from 1, the column in characters."""
    starts = _starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def line_start(text: str, offset: int) -> int:
    """Return where the line around *offset* starts in *text*."""
    return offset - locate(text, offset)[1] + 1


def line_end_of(text: str) -> str:
    """Return what ends the lines of *text*: CRLF as soon as one is there, a lone CR where nothing else is."""
    if "\r\n" in text:
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


def line_at(text: str, line: int) -> str:
    """Return the line number *line* of *text*, without its end; empty when there is none."""
    starts = _starts(text)
    if not 0 < line <= len(starts):
        return ""
    end = starts[line] if line < len(starts) else len(text)
    return text[starts[line - 1] : end].rstrip("\r\n")


def line_extent(text: str, offset: int) -> tuple[int, int]:
    """Return where the line around *offset* starts in *text*, and where it ends, without its line end."""
    if text[offset - 1 : offset + 1] == "\r\n" and offset:
        offset -= 1  # between the two halves of a line end
    # Each search ends where the one before it found something: a line is long, or there are many.
    start = text.rfind("\n", 0, offset) + 1
    start = max(start, text.rfind("\r", start, offset) + 1)
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    carriage_return = text.find("\r", offset, end)
    return start, end if carriage_return < 0 else carriage_return
