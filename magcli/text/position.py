"""From an offset in a text to the line and column that editors show."""

import re

# What editors count as the end of a line; str.splitlines() knows ten more (vertical tab, U+2028 …).
LINE_END = re.compile(r"\r\n?|\n")


def locate(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of *offset* in *text*, both from 1, the column in characters."""
    line, start = 1, 0
    for end in LINE_END.finditer(text, 0, offset):
        # An offset between the two halves of a CRLF belongs to the line that they end.
        if end.group() == "\r" and text[end.end() : end.end() + 1] == "\n":
            break
        line, start = line + 1, end.end()
    return line, offset - start + 1


def line_at(text: str, line: int) -> str:
    """Return the line number *line* of *text*, without its end; empty when there is none."""
    lines = LINE_END.split(text)
    return lines[line - 1] if 0 < line <= len(lines) else ""


def line_extent(text: str, offset: int) -> tuple[int, int]:
    """Return where the line around *offset* starts in *text*, and where it ends, without its line end."""
    if text[offset - 1 : offset + 1] == "\r\n" and offset:
        offset -= 1  # between the two halves of a line end
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    end = LINE_END.search(text, offset)
    return start, end.start() if end else len(text)
