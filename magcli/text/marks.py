"""The marks of notes that got lost on their way here: what calls a note, and is no footnote to Markdown."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from magcli.model import Span
from magcli.text.footnotes import Mark
from magcli.text.foreign import bracketed
from magcli.text.markdown import HIDDEN, Prose, events, prose
from magcli.text.notestarts import LOWERED

MOST = 5000
"""Marks of a kind that are looked at in one text."""


@lru_cache(maxsize=2)  # the rules of marks and of notes ask for them in turn
def dead(body: str) -> tuple[Mark, ...]:
    """Return the marks in *body* that call a note which is not there, in reading order.

    They are `<sup>1</sup>`, `¹`, `†`, `\\*` and the `*` that Markdown leaves as it is. The label of a mark is the
    number, or the sign, that readers see.
    """
    text = _Text(body, prose(body))
    marks = [(list(islice(find(text), MOST)), is_call) for find, is_call in _KINDS]
    with_note = {mark.label for found, _ in marks for mark in found if _opens(mark, text)}
    foreign_notes = bracketed(body, text.seen)
    found = [
        Mark(mark.label, mark.span)
        for found, is_call in marks
        for mark in found
        if mark.label not in with_note and is_call(mark, text)
        if body[mark.span.start] != "<" or mark.label not in foreign_notes
    ]
    if any(mark.label == "*" for mark in found) and _has_lone_bullet(body):
        found = [mark for mark in found if mark.label != "*"]
    return tuple(sorted(found, key=lambda mark: mark.span))


def in_line(text: str) -> tuple[Mark, ...]:
    """Return what calls a note in *text*, one line that is no Markdown: `[^1]`, `<sup>1</sup>` and `¹`."""
    line = _Text(text, Prose(text, (0,), (len(text),)))
    candidates = (*islice(_tags(line), MOST), *islice(_superscripts(line), MOST))
    found = [Mark(mark.label, mark.span) for mark in candidates if _calls(mark, line)]
    found += [Mark(mark[1], Span(*mark.span())) for mark in islice(_REFERENCE.finditer(text), MOST)]
    return tuple(sorted(found, key=lambda mark: mark.span))


def raised(text: str) -> tuple[Mark, ...]:
    """Return the marks in *text*, a block of Markdown, that call a note: `<sup>1</sup>` and `¹`, in reading order."""
    if not _TAG.search(text) and not _CHARACTER.search(text):
        return ()
    block = _Text(text, prose(text))
    candidates = (*islice(_tags(block), MOST), *islice(_superscripts(block), MOST))
    found = [Mark(mark.label, mark.span) for mark in candidates if not _opens(mark, block) and _calls(mark, block)]
    return tuple(sorted(found, key=lambda mark: mark.span))


def with_space(text: str, span: Span) -> Span:
    """Return *span* of *text* with the ordinary spaces in front of it: no reference wants one there."""
    start = span.start
    while start and text[start - 1] in " \t":
        start -= 1
    return Span(start, span.end)


_REFERENCE = re.compile(r"\[\^([^\[\]\s]{1,40})\]")


class _Text(NamedTuple):
    body: str
    seen: Prose

    def before(self, at: int, most: int = 80) -> str:
        """Return the running text that stands up to *most* characters before *at*."""
        return self.seen.text[max(0, at - most) : at].replace(HIDDEN, "")

    def visible(self, at: int) -> int:
        """Return *at* when what stands there is running text, otherwise -1."""
        return at if self.seen.text[at] != HIDDEN else -1


class _Candidate(NamedTuple):
    label: str
    span: Span
    visible: int
    """Where the first character stands that readers see of it; -1 when it stands in raw HTML or in code."""


def _opens(mark: _Candidate, text: _Text) -> bool:
    """Whether a mark is the first thing of a block or of a line: there it is the note, not its reference."""
    at = bisect_right(text.seen.starts, mark.visible) - 1
    if at >= 0 and text.seen.starts[at] == mark.visible:
        return True
    start = mark.span.start
    return start == 0 or bool(_LINE_START.search(text.body, max(0, start - _TAGS_BEFORE), start))


_TAGS_BEFORE = 120
"""Characters of tags and signs that may stand between the start of a line and the mark of a note."""

_LINE_START = re.compile(r"(?:\A|[\r\n]|<br ?/?>)(?:[\s>*_#(\[-]|<[^<>]{0,80}>)*\Z", re.IGNORECASE)


# ---- superscripts ----------------------------------------------------------------------------------------

_TAG = re.compile(
    r"<sup\b[^<>]{0,80}>\s{0,9}(?P<shown>[\[(]?(?P<mark>\d{1,3}|\\?\*|[†‡])[\])]?)\s{0,9}</sup>", re.IGNORECASE
)
_RAISED = "⁰¹²³⁴-⁹"
# Behind a letter or a sign that ends a word, and not part of an exponent such as ²⁺ or of a fraction such as ¹⁄₃.
_CHARACTER = re.compile(rf"[¹²³⁴-⁹](?<![{_RAISED}⁺-ⁿ].)[{_RAISED}]{{0,2}}(?![{_RAISED}⁺-ⁿ⁄/])")
_RUN = re.compile(r"(?:<sup>\s{0,9}\d{1,3}\s{0,9}</sup>|[¹²³⁴-⁹],?)+\Z", re.IGNORECASE)
_UNIT = (
    r"[kcmdhµnpf]?m|[kcmd]?g|ha|sec|min|Hz|Wh|rad|mol|ft|in|yd|mi|pc|bits?|px|pt|pixels?|inch|feet|pieds?|pouces?|miles?"
    r"|(?:kilo|centi|milli|déci|deci)?m[èe]tres?|meters?|log|ln|exp|sin|cos|tan|chi|eta"
)
# m², km², s⁻¹, mc², CO² …: behind a unit, a digit, a lone variable or a term of a formula a superscript is a power.
_POWER = re.compile(
    rf"(?:\d|\b(?:[a-zA-Zα-ωΑ-Ωµ]|{_UNIT}|[Kk]hi|Chi)|\w*[α-ωΑ-Ω]\w*|[=+×·−]\s*\w{{1,3}}"
    r"|(?:CO|NO|SO|CH|NH|PO))[)\]]?$"
)
_FORMULA = re.compile(r"\([^()]*[-+*/=×÷−][^()]*\)$")
_YEAR = re.compile(r"\b(?:en|dès|depuis|fin|in|since)[ \u00a0](?:19|20)\d\d$", re.IGNORECASE)


def _tags(text: _Text) -> Iterator[_Candidate]:
    for found in _TAG.finditer(text.body):
        visible = -1 if text.visible(found.end("mark") - 1) < 0 else found.start("shown")
        yield _Candidate(found["mark"].removeprefix("\\"), Span(*found.span()), visible)


def _superscripts(text: _Text) -> Iterator[_Candidate]:
    for found in _CHARACTER.finditer(text.body) if any(map(text.body.__contains__, "¹²³⁴⁵⁶⁷⁸⁹")) else ():
        yield _Candidate(found[0].translate(LOWERED), Span(*found.span()), text.visible(found.start()))


def _calls(mark: _Candidate, text: _Text) -> bool:
    """Whether a superscript is no power, and no mass of an isotope."""
    start, end = mark.span
    if mark.visible < 0:
        return False
    if text.body[start] != "<" and not (_ends_word(text, start) and _AFTER_DIGITS.match(text.body, end)):
        return False
    if run := _RUN.search(text.body, max(0, start - 80), start):
        start = run.start()  # the second of two marks stands behind what the first stands behind
    behind, ahead = text.body[max(0, start - 1) : start], text.body[end : end + 1]
    if ahead.isalnum() and not behind.strip():  # the mass of an isotope
        return False
    if re.match(r"\s*[=+×·−]", text.body[end : end + 4]):  # a formula goes on
        return False
    code = _CODE.search(text.body, max(0, start - 80), start) if behind == "`" else None
    return not mark.label.isdecimal() or not _is_power(code[1] if code else text.before(start))


_AFTER_DIGITS = re.compile(r"[\s.,;:!?…)\]»”’\"'*_~|<–—-]|$")
_CODE = re.compile(r"`([^`\r\n]*)`+\Z")


def _is_power(before: str) -> bool:
    formula = _FORMULA.search(before)
    in_words = formula and re.search(r"[^\W\d_]{4}", formula.group())
    return bool((_POWER.search(before) and not _YEAR.search(before)) or (formula and not in_words))


def _ends_word(text: _Text, at: int) -> bool:
    """Whether a word, or what closes around one, ends right before *at*."""
    if at == 0 or text.body[at - 1].isspace():
        return False
    before = text.before(at, 40)
    return text.body[at - 1] == "`" or before[-1:].isalnum() or bool(_CLOSED.search(before))


_CLOSED = re.compile(r"""\w\W{0,3}[)\]»”’"'.,;:!?…%€$£°]\Z|[^\W\d_][ \u00a0\u202f]?[»”]\Z""")

# ---- stars and daggers -----------------------------------------------------------------------------------

_ESCAPED = re.compile(r"\\\*(?:\\\*)*")
_PLAIN = re.compile(r"\*(?<![\\*]\*)(?!\*)")
_DAGGERS = re.compile("[†‡]+")
_STARS_OF_A_HOTEL = re.compile(r"(?<!\d)[1-5]$")
_OPEN_QUOTE = re.compile(r"""(?:\A|[\s(])["'“‘«]\s?\Z""")
_AFTER = re.compile(r"[\s.,;:!?…)\]»”’\"'*_~|<]|$")


def _escaped_stars(text: _Text) -> Iterator[_Candidate]:
    for found in _ESCAPED.finditer(text.body):
        start, end = found.span()
        if text.seen.text[start : start + 2] == f"{HIDDEN}*" and not _in_tag(start, text):
            yield _Candidate(found[0].replace("\\", ""), Span(start, end), start + 1)


def _plain_stars(text: _Text) -> Iterator[_Candidate]:
    for found in _PLAIN.finditer(text.seen.text):
        start = found.start()
        if text.body[start - 1 : start] not in ("\\", "*") and not _in_tag(start, text):
            yield _Candidate("*", Span(*found.span()), start)


def _daggers(text: _Text) -> Iterator[_Candidate]:
    for found in _DAGGERS.finditer(text.body) if "†" in text.body or "‡" in text.body else ():
        if not _in_tag(found.start(), text):
            yield _Candidate(found[0], Span(*found.span()), text.visible(found.start()))


def _in_tag(at: int, text: _Text) -> bool:
    """Whether the sign at *at* is that of a `<sup>`, and found with it."""
    return text.body[at - 1 : at] in (">", "(", "[") and bool(_OPEN_TAG.search(text.body, max(0, at - 100), at))


_OPEN_TAG = re.compile(r"<sup\b[^<>]{0,80}>[\[(]?\Z", re.IGNORECASE)


def _is_reference(mark: _Candidate, text: _Text) -> bool:
    """Whether a star follows a word, or ends its block: `3 \\* 4` and `\\*args` are no references."""
    start, end = mark.span
    before = text.body[max(0, start - 12) : start]
    if not _AFTER.match(text.body, end) or _STARS_OF_A_HOTEL.search(before) or _OPEN_QUOTE.search(before):
        return False
    if before[-1:] in ("/", "_", "="):  # lib/\\* is a pattern of names
        return False
    block = _block(mark.visible, text.seen)
    first = max(block.start, start - _NEAR)
    opener = re.search(re.escape(text.body[start:end]) + r"(?=\w)", text.body[first:start])
    if opener and (opener.start() == 0 or not text.body[first + opener.start() - 1].isalnum()):
        return False  # an escaped *emphasis*: the pair belongs together
    if text.body[max(0, start - 1) : start].strip():
        return True
    return not _IN_BLOCK.match(text.body, end, min(block.end, end + _NEAR))


_NEAR = 2000
"""Characters around a mark beyond which nothing belongs to it."""

_IN_BLOCK = re.compile(rf"[ .,;:!?…)»”{HIDDEN}]*+[^ .,;:!?…)»”{HIDDEN}]")


def _is_plain_reference(mark: _Candidate, text: _Text) -> bool:
    """Whether a star that Markdown left alone ends a word: `lib/*`, `A*` and half of a failed *emphasis do not."""
    start, end = mark.span
    if not (_AFTER.match(text.body, end) and _WORD.search(text.before(start)) and _ends_word(text, start)):
        return False
    first = max(_block(start, text.seen).start, start - _NEAR)
    return not _OPENER.search(text.seen.text, first, start) and text.body[end : end + 1] != "*"


# Two letters at least, none of the signs that programs and addresses are written with, and no gender star.
_WORD = re.compile(
    r"\d[ \u00a0\u202f]?[%€$£]\Z"
    r"|(?:\A|[\s(«“\"'’—–-])(?!trans\Z)(?:[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*)[ \u00a0\u202f]?[)»”\"’]?\Z"
)
_OPENER = re.compile(r"(?<![\w\\)»”%€$£])\*{1,3}(?=\S)|(?<!\S)\*{1,3}(?=\s)")


def _is_dagger(mark: _Candidate, text: _Text) -> bool:
    """Whether a dagger calls a note: before a year or behind a name it says that somebody has died."""
    start, end = mark.span
    if mark.visible < 0 or not (_AFTER.match(text.body, end) and _ends_word(text, start)):
        return False
    return not re.match(r"[ \u00a0\u202f]*\d", text.body[end : end + 5]) and not _NAME.search(text.before(start))


_NAME = re.compile(r"\b[^\W\d_a-zß-öø-ÿ][\w.'’-]*[ \u00a0][^\W\d_a-zß-öø-ÿ][\w'’-]+\Z")


def _has_lone_bullet(body: str) -> bool:
    """Whether *body* has a list of one item behind a star: Markdown takes the note of a star for one."""
    begun: list[list[str]] = []
    for event in events(body):
        if event.name == "List" and event.phase == "start":
            begun.append([])
        elif event.name == "Item" and event.phase == "start":
            begun[-1].append(body[event.start])
        elif event.name == "List" and begun.pop() == ["*"]:
            return True
    return False


def _block(at: int, seen: Prose) -> Span:
    first, last = bisect_right(seen.starts, at), bisect_right(seen.ends, at)
    start = seen.starts[first - 1] if first else 0
    return Span(start, seen.ends[last] if last < len(seen.ends) else len(seen.text))


_KINDS: tuple[tuple[Callable[[_Text], Iterator[_Candidate]], Callable[[_Candidate, _Text], bool]], ...] = (
    (_tags, _calls),
    (_superscripts, _calls),
    (_escaped_stars, _is_reference),
    (_plain_stars, _is_plain_reference),
    (_daggers, _is_dagger),
)
