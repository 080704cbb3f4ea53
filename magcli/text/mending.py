"""YAML that cannot be read: what its writer meant, when only one thing can be meant and it can be proved.

A mend changes one line, or the indentation of a few. It is proved by reading the front matter again: the value is
what was typed, and all the rest is what it is when a plain word stands in the place of that value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from magcli.model import Edit, Span
from magcli.text.composer import Composer, Refused, quoted
from magcli.text.emitter import plain
from magcli.text.position import LINE_END, line_extent

LONGEST = 16 * 1024
"""Characters of a front matter that is read again and again to prove a mend."""


@dataclass(frozen=True, slots=True)
class Mend:
    """What to write instead (an edit of the head), why YAML could not read it, and what to tell its writer."""

    edit: Edit
    cause: str
    hint: str
    means: object = None
    """What the value at the edit says afterwards, as `plain` has it; `None` when no value changes."""
    place: Span | None = None
    """Where the mistake is, when that is not where YAML stopped reading."""
    is_safe: bool = True
    """Whether nothing else can be meant."""


_ENTRY = re.compile(
    r"(?P<lead>[ \t]*(?:-[ \t]+)*)"
    r"(?:(?P<key>[^\W\d][\w-]*)(?P<space>[ \t]*):[ \t]+)?"
    r"(?P<value>[^ \t\r\n].*)"
)
_GLUED = re.compile(
    r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?P<key>[^\W\d][\w-]*):(?!//)"
    r"(?P<space>[\u00a0\u202f]*)(?P<value>[^ \t\r\n:/\u00a0\u202f].*)"
)
_NOTE = re.compile(r"[ \t]+#(?!\w).*")
"""A comment; `#numérique` behind a space is rather part of the value."""


def mend(head: str, at: int) -> Mend | None:
    """Return what mends *head*, YAML that cannot be read because of something near *at*; `None` when in doubt."""
    if len(head) > LONGEST:
        return None
    for start in _suspects(head, at):
        for meant in _ideas(head, start):
            if _is_proved(head, meant, line_extent(head, at)[1]):
                return meant
    return None


def _suspects(head: str, at: int) -> Iterator[int]:
    """Yield where the lines start that may be the culprit: that of *at*, and the one with words before it."""
    start = line_extent(head, at)[0]
    yield start
    for _ in range(20):  # blank lines and comments between
        if not start:
            return
        start = line_extent(head, start - 1)[0]
        line = head[start : line_extent(head, start)[1]].strip()
        if line and line[0] != "#":
            yield start
            return


def _ideas(head: str, start: int) -> Iterator[Mend]:
    end = line_extent(head, start)[1]
    line = head[start:end]
    if "\t" in line[: len(line) - len(line.lstrip(" \t"))]:
        yield from _with_spaces(head, start)
    if (glued := _GLUED.fullmatch(line)) and (idea := _unglued(glued, start)):
        yield idea
    if not (entry := _ENTRY.fullmatch(line)) or not (entry["key"] or "-" in entry["lead"]):
        return
    if "-" in entry["lead"] and entry["space"]:  # - Un : deux : trois is rather a text than a key
        return
    if not _goes_on(head, end, entry.start("key") if entry["key"] else len(entry["lead"])):
        yield from _values(entry, start)
    if start == 0 and entry["key"] and entry["lead"].isspace():
        edit = Edit(Span(0, len(entry["lead"])), "")
        told = f"the first key, {entry['key']}, is indented, and what follows is not"
        yield Mend(edit, told, f"remove the spaces in front of {entry['key']}")


def _goes_on(head: str, end: int, column: int) -> bool:
    """Whether the value of the line that stops at *end*, its key at *column*, goes on below."""
    for line in LINE_END.split(head[end:])[1:20]:
        if line.strip() and not line.lstrip().startswith("#"):
            return len(line) - len(line.lstrip(" \t")) > column
    return False


# ---- indentation ---------------------------------------------------------------------------------------


def _with_spaces(head: str, start: int) -> Iterator[Mend]:
    """Yield the lines from *start* that tabs indent with spaces in their place: two a tab, or four."""
    end = start
    while (found := _TABBED.match(head, end)) and (end == start or found.end() > end):
        end = found.end()
    if end == start:
        return
    # Below a key with a value nothing can be indented: such a key stands at the margin.
    widths = (2, 4, 8, 0) if _PLAIN_KEY.match(head, start) and end > start else (2, 4, 8)
    for width in widths:
        indents = list(_INDENT.finditer(head, start, end))
        lines = head[start:end]
        for found in reversed(indents):
            spaces = found[0].replace("\t", " " * width)
            lines = lines[: found.start() - start] + spaces + lines[found.end() - start :]
        told = "YAML takes no tab for indentation"
        yield Mend(Edit(Span(start, end), lines), told, "indent with spaces: YAML takes no tab")


# Lines that start a key or an item: what goes on in a text keeps its tabs.
_TABBED = re.compile(r" *\t[ \t]*(?:- ?[ \t]*[^\r\n]*|[^\W\d][\w-]*[ \t]*:[^\r\n]*)(?:\r\n?|\n|\Z)")
_PLAIN_KEY = re.compile(r"\t[a-z]+:(?:[ \t]|[\r\n]|\Z)")
_INDENT = re.compile(r"(?<![^\r\n])[ \t]+")


# ---- values --------------------------------------------------------------------------------------------


def _unglued(found: re.Match[str], start: int) -> Mend | None:
    at = start + found.start("value")
    typed = Span(start + found.start("space"), at)  # no-break spaces would be part of the value
    value = found["value"].rstrip(" \t")
    if _is_special(value):
        return None
    hint = f"put a space after the colon: {found['key']}: {value}"
    return Mend(Edit(typed, " "), f"YAML wants a space after the colon of {found['key']}", hint, value)


def _is_special(value: str) -> bool:
    return value[0] in "'\"[]{}>|*&!%@`#?-" or ": " in value or " #" in value or value.endswith(":")


def _values(entry: re.Match[str], start: int) -> Iterator[Mend]:
    raw = entry["value"].rstrip(" \t")
    if raw[0] not in "'\"" and (note := _NOTE.search(raw)):
        raw = raw[: note.start()]
    place = start + entry.start("value")
    span, before = Span(place, place + len(raw)), f"{entry['key']}: " if entry["key"] else "- "
    if raw[0] in "[{" and (closed := _closed(raw)):
        sign = closed[-1]
        hint = f"close the bracket with {sign}: {before}{closed}"
        yield Mend(Edit(span, closed), "the bracket is never closed", hint, _flow(closed))
    if curly := _CURLY.fullmatch(raw):
        inner = curly[1] or curly[2]
        hint = f"write straight quotes: {before}{quoted(inner)}; or put them around the curly ones"
        told, edit = "curly quotes are no quotes to YAML", Edit(span, quoted(inner))
        yield Mend(edit, told, hint, inner, Span(place, place), is_safe=False)
    text = _typed(raw)
    if text is not None:
        cause, hint = _cause(raw), f"put the value in quotes: {before}{quoted(text)}"
        first = Span(place, place) if cause.startswith(_SIGN) else None
        yield Mend(Edit(span, quoted(text)), cause, hint, text, first)


# What a word processor makes of straight quotes around a whole value, in most languages.
_CURLY = re.compile(r"[“”„‟]([^“”„‟]+)[“”‟]|[‘’‚‛]([^‘’‚‛]+)[‘’‛]")


def _typed(raw: str) -> str | None:
    """Return the text that was meant by *raw*, which YAML cannot read as it stands; `None` when in doubt."""
    mark = raw[0]
    if mark in "[{" and ("," in raw or raw[-1] in "]}"):  # rather a list
        return None
    if mark not in "'\"":
        return raw
    second = raw.find(mark, 1)
    if second < 0:  # opened, never closed
        return raw[1:]
    if raw[second - 1 : second].strip() and not raw[second + 1 : second + 2].isalnum() and second < len(raw) - 1:
        # Closed after a word: "Un" et "deux" speaks of two things, and the quotes are part of it.
        return raw if raw.count(mark) % 2 == 0 and "\\" not in raw else None
    if raw[-1] == mark:
        inner = raw[1:-1]
        return inner.replace("''", "'") if mark == "'" else inner.replace('\\"', '"')
    # An apostrophe within a word closed it.
    return raw[1:] if mark == "'" and raw[second + 1 : second + 2].isalpha() else None


_SIGN = "to YAML, "


def _cause(raw: str) -> str:
    if raw[0] == "'":
        return "the apostrophe ends the quotes" if raw.count("'") > 1 else "the quotes are never closed"
    if raw[0] == '"':
        if "\\" in raw:
            return "YAML reads a backslash between double quotes as the start of a special character"
        return "quotes inside quotes end them" if raw.count('"') > 1 else "the quotes are never closed"
    if re.search(r":(?=[ \t]|$)", raw):
        return "YAML takes the colon inside the value for the end of another key"
    if raw[0].isalnum():
        return "YAML cannot read this value without quotes"
    return f"{_SIGN}{raw[0]} at the start of a value has a meaning of its own"


def _closed(raw: str) -> str | None:
    """Return the list or mapping *raw*, which is never closed, with its bracket; `None` when it is more than one."""
    own, other = ("[]", "{}") if raw[0] == "[" else ("{}", "[]")
    if own[1] in raw or set(other) & set(raw) or raw.count(own[0]) > 1 or "#" in raw:
        return None
    return f"{raw.rstrip(', ')}{own[1]}"


def _flow(written: str) -> object:
    """Return what somebody reads in the list or mapping *written*: its pieces between commas."""
    pieces = [piece.strip().strip("'\"") for piece in written[1:-1].split(",")]
    if written[0] == "[":
        return pieces if all(pieces) and not any(":" in piece for piece in pieces) else object()
    pairs = [piece.partition(": ") for piece in pieces]
    if not all(value for *_, value in pairs):
        return object()  # equal to nothing that can be read
    return {key.strip(): value.strip().strip("'\"") for key, _, value in pairs}


# ---- proof ---------------------------------------------------------------------------------------------

_WORD = "x2015magcli"
"""A value that nobody writes, and that YAML reads as a word."""


def _is_proved(head: str, meant: Mend, stopped: int) -> bool:
    """Whether *head* can be read with *meant*, beyond where it *stopped*, and says what it should."""
    edit = meant.edit
    line_end = line_extent(head, edit.span.end)[1]
    mended = _read(head, edit, max(line_end, stopped))
    if mended is None or meant.means is None:
        return mended is not None
    word = Edit(edit.span, _WORD)
    if edit.text == " ":  # a space put before the value
        word = Edit(Span(edit.span.start, line_end), f" {_WORD}")
    neutral = _read(head, word, max(line_end, stopped))
    return neutral is not None and _with(neutral, meant.means) == mended


def _with(value: object, means: object) -> object:
    if isinstance(value, dict):
        return {key: _with(item, means) for key, item in value.items()}
    if isinstance(value, list):
        return [_with(item, means) for item in value]
    return means if value == _WORD else value


def _read(head: str, edit: Edit, so_far: int) -> object | None:
    """Return what *head* says once *edit* is made, at least *so_far*; `None` when it cannot be read to there."""
    text = head[: edit.span.start] + edit.text + head[edit.span.end :]
    end = so_far + len(edit.text) - (edit.span.end - edit.span.start)
    try:
        return _composed(text)
    except Refused as refused:
        # Another mistake, further down: what stands above it proves enough.
        if refused.problem.span.start <= end:
            return None
    try:
        return _composed(text[:end] + "\n")
    except Refused:
        return None


def _composed(text: str) -> object:
    fields, _ = Composer(text, base=0).compose()
    return plain(fields)
