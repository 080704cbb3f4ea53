"""Characters that a text holds by accident: marks of other encodings, letters read in the wrong one, line ends."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from magcli.model import Edit, Fix, Span, replacement
from magcli.text.composer import Problem
from magcli.text.excerpt import visible
from magcli.text.position import LINE_END

BOM = "\ufeff"

_MARKS = re.compile(f"{BOM}+")

# What XML 1.0, section 2.2, forbids, and the one more that nobody sees (DEL).
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]+")

# A vertical tab is a line break of word processors, a form feed one of their page breaks.
_BREAKS = "\x0b\x0c"


def marks(text: str) -> Iterator[Problem]:
    """Yield the byte order marks of *text*."""
    for found in _MARKS.finditer(text):
        where = "starts with" if not found.start() else "holds"
        told = f"the text {where} a byte order mark (U+FEFF), which nobody sees"
        yield Problem("FM002", Span(*found.span()), told, "remove it", replacement(Span(*found.span()), ""))


# The same as bytes, but for the last two: to look at bytes takes a tenth of the time.
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})


def may_be_controlled(text: str) -> bool:
    """Whether *text* may hold a control character; it takes no time to know."""
    raw = text.encode()
    return len(raw.translate(None, _CONTROL_BYTES)) < len(raw) or "\ufffe" in text or "\uffff" in text


def controls(text: str) -> Iterator[Problem]:
    """Yield the runs of control characters in *text*."""
    for found in _CONTROLS.finditer(text):
        span = Span(*found.span())
        between_words = text[span.start - 1 : span.start].isalnum() and text[span.end : span.end + 1].isalnum()
        instead = " " if between_words and set(found[0]) <= set(_BREAKS) else ""
        points = ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in found[0]))
        told = f"a character that nobody sees, and that breaks feeds: {points}"
        hint = "write a space in its place" if instead else "remove it"
        yield Problem("FM004", span, told, hint, replacement(span, instead))


# Two strokes are one, and escape nothing that follows. What YAML 1.1 calls by a letter stands for a control.
_ESCAPE = re.compile(
    r"\\(?:\\|(?P<letter>[0abefv])|x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8}))"
)


def escaped_controls(text: str, quoted: Span) -> Iterator[Problem]:
    """Yield the control characters that the YAML in double quotes which *quoted* is of *text* holds as escapes."""
    for found in _ESCAPE.finditer(text, quoted.start, quoted.end):
        code = int(found["x"] or found["u"] or found["U"] or "41", 16)
        if found["letter"] or _CONTROLS.match(chr(code)):
            span = Span(*found.span())
            told = f"a character that nobody sees, and that breaks feeds, as an escape: {found[0]}"
            yield Problem("FM004", span, told, "remove it", replacement(span, ""))


# ---- letters read in the wrong encoding ----------------------------------------------------------------


def _bytes_by_character() -> dict[str, int]:
    """Return the bytes that Windows-1252, or Latin-1 where that has none, makes the characters from U+0080 on of."""
    found = {chr(byte): byte for byte in range(0x80, 0x100)}
    for byte in range(0x80, 0xA0):
        try:
            found[bytes([byte]).decode("cp1252")] = byte
        except UnicodeDecodeError:  # five bytes stand for nothing there
            continue
    return found


_BYTES = _bytes_by_character()
_REST = "[" + "".join(re.escape(character) for character, byte in _BYTES.items() if byte < 0xC0) + "]"

# UTF-8 of two to four bytes, each taken for a letter of its own; a letter of Windows-1252 taken for one of Latin-1;
# what was lost already.
_GARBLED = re.compile(f"[ÂÃÅÌ]{_REST}|[âï]{_REST}{{2}}|ð{_REST}{{3}}|[\x80-\x84\x86-\x9f]|\ufffd")

# What these first letters stand for when they are no letters: accents, œ, signs, ligatures, emoji. `É»` is none.
_MEANT = re.compile("[\u0080-\u00ffŒœŸŠšŽž\u0300-\u036f\u2010-\u27ff\ufeff\ufb00-\ufb06\U0001f000-\U0001faff]")

_TWO = re.compile(f"â{_REST}")
_ONE = re.compile(b"\xc2[\x80-\x9f]")  # as UTF-8, which is looked through faster

_WORD_GAP = re.compile(r"\w{1,40}")


MOST = 100
"""Letters of one word: what is longer is no word, and takes long to mend."""


def may_be_garbled(text: str) -> bool:
    """Whether *text* holds a character that may be the first of a garbled one; it takes no time to know."""
    if any(first in text for first in "ÂÃÅÌïð\ufffd"):
        return True
    return bool(_TWO.search(text) or _ONE.search(text.encode()))


def garbled(text: str) -> Iterator[Problem]:
    """Yield the words of *text* whose letters were read in the wrong encoding (`Ã©` for é)."""
    edits: list[Edit] = []
    for found in _GARBLED.finditer(text):
        meant = _meant(found[0])
        if meant is None:
            continue
        edit = Edit(Span(*found.span()), meant)
        if edits and (len(edits) == MOST or not _is_one_word(text, edits[-1].span.end, edit.span.start)):
            yield _garbled(text, edits)
            edits = []
        edits.append(edit)
    if edits:
        yield _garbled(text, edits)


def together(found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the garbled words *found*, those that can be turned back as one: it happened to all of a file at once."""
    garbled = []
    for problem in found:
        if problem.fix:
            garbled.append(problem)
        else:
            yield problem
    if garbled:
        edits = tuple(edit for problem in garbled if problem.fix for edit in problem.fix.edits)
        more = f", and {len(garbled) - 1} more" if len(garbled) > 1 else ""
        yield garbled[0]._replace(message=garbled[0].message + more, fix=Fix.of(edits, is_safe=False))


def _meant(garbled: str) -> str | None:
    """Return what *garbled* stands for; `None` when it may stand for itself, and itself when nobody can know."""
    if garbled == "\ufffd":
        return garbled
    raw = bytes(_BYTES[character] for character in garbled)
    if len(raw) == 1:
        return raw.decode("cp1252", errors="ignore")
    try:
        meant = raw.decode()
    except UnicodeDecodeError:
        return None
    return meant if _MEANT.fullmatch(meant) else None


def _is_one_word(text: str, end: int, start: int) -> bool:
    return end == start or (start - end <= 40 and bool(_WORD_GAP.fullmatch(text, end, start)))


def _garbled(text: str, edits: list[Edit]) -> Problem:
    span = Span(edits[0].span.start, edits[-1].span.end)
    if any(edit.text == "\ufffd" for edit in edits):
        return Problem("FM005", span, "a character was lost here: � stands in its place", "write what was meant")
    shown = text[span.start : span.end]
    meant, last = "", span.start
    for edit in edits:
        meant += text[last : edit.span.start] + edit.text
        last = edit.span.end
    told = f"{visible(shown)} looks like {visible(meant)}, read in the wrong encoding"
    return Problem("FM005", span, told, f"write {visible(meant)}", Fix.of(edits, is_safe=False))


# ---- line ends -----------------------------------------------------------------------------------------

_NAMES = {"\n": "LF (Unix)", "\r\n": "CRLF (Windows)", "\r": "CR (old Macs)"}


def mixed_line_ends(text: str) -> Iterator[Problem]:
    """Yield the first line end of *text* that is of another kind than most of them."""
    if "\r" not in text:
        return
    count = Counter(LINE_END.findall(text))
    (most, _), *others = count.most_common()
    if not others:
        return
    odd = [found for found in LINE_END.finditer(text) if found[0] != most]
    span = Span(odd[0].start(), odd[-1].end())
    # One edit, not thousands: other fixes in between wait for the next round.
    whole = replacement(span, LINE_END.sub(most, text[span.start : span.end]))
    kinds = " or ".join(_NAMES[kind] for kind, _ in others)
    told = f"{len(odd)} of {count.total()} lines {'ends' if len(odd) == 1 else 'end'} with {kinds}"
    yield Problem("FM003", Span(*odd[0].span()), told, f"end all lines with {_NAMES[most]}, as most do", whole)


# ---- what YAML cannot read -----------------------------------------------------------------------------


def at(text: str, place: int) -> Problem | None:
    """Return what is wrong with the character at *place* of *text*; `None` when that is nothing known here."""
    kinds = (marks, controls, garbled)
    found = next((p for kind in kinds for p in kind(text) if p.span.start <= place < p.span.end), None)
    # What is told of a whole file is told where it starts.
    return next(together(garbled(text))) if found and found.code == "FM005" and found.fix else found
