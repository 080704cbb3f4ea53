"""What a page break or the end of a line cut in two, put together again: words, sentences, runs of emphasis."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from magcli.text.paragraphs import Paragraph
from magcli.text.repairs import Repair, lines


class Rejoined(NamedTuple):
    """Paragraphs in which what was cut is whole again."""

    paragraphs: tuple[Paragraph, ...]
    told: tuple[Repair, ...] = ()


# ---- words ---------------------------------------------------------------------------------------------

_TYPESET = re.compile(r"(?<=\w)[\u2010\u00ad](?:</u>)?(?:[ \t]*\r?\n|[ \t]+)(?:<u>)?(?=\w)|\u00ad")
"""A hyphen that only a typesetter writes, and what parts it from the rest of the word."""
_TYPED = re.compile(r"(?<![^\W_])(?P<begun>[^\W\d_]{2,40})-(?:[ \t]*\r?\n)(?P<ended>[^\W\d_]{2,40})")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")


def whole_words(paragraphs: Sequence[Paragraph]) -> Rejoined:
    """Return *paragraphs* with the words whole that a line's end cut, and without the ligatures of a typesetter.

    A typed hyphen is told when the text itself does not say whether the word has one.
    """
    words = _words(paragraphs)
    mended = tuple(each if each.kind == "code" else _with_whole_words(each, words) for each in paragraphs)
    changed = [old.line for old, new in zip(paragraphs, mended, strict=True) if old != new]
    told = (
        [Repair("guessed", "text", f"{len(changed)} paragraphs had words cut in two", changed[0])] if changed else []
    )
    return Rejoined(mended, (*told, *_doubtful(mended)))


def _words(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    return frozenset(word.lower() for each in paragraphs for word in re.findall(r"[\w-]+", each.text))


def _with_whole_words(paragraph: Paragraph, words: Container[str]) -> Paragraph:
    def typeset(found: re.Match[str]) -> str:
        return "".join(re.findall("</?u>", found[0]))

    def typed(found: re.Match[str]) -> str:
        joined, hyphened = found["begun"] + found["ended"], f"{found['begun']}-{found['ended']}"
        known = [word for word in (joined, hyphened) if word.lower() in words]
        return known[0] if len(known) == 1 else found[0]

    text = _TYPED.sub(typed, _TYPESET.sub(typeset, paragraph.text))
    return paragraph._replace(text=_LIGATURE.sub(lambda found: _LIGATURES[found[0]], text))


def _doubtful(paragraphs: Sequence[Paragraph]) -> Iterator[Repair]:
    for each in paragraphs:
        for found in _TYPED.finditer(each.text) if each.kind == "prose" else ():
            line = each.line + each.text.count("\n", 0, found.start())
            cut = f"{found['begun']}-{found['ended']}"
            yield _doubt(cut, line)


def _doubt(cut: str, line: int) -> Repair:
    return Repair("open", "text", f"a line ends within {cut}: is it one word, or has it the hyphen", line)


# ---- sentences -----------------------------------------------------------------------------------------

_MARKS = "*_~"
_CLOSING = re.compile(rf"(?:[{_MARKS}]+|</(?:u|sup|sub|b|i|em|strong)>|[ \t])+\Z")
_OPENING = re.compile(rf"(?:[{_MARKS}]+|<(?:u|b|i|em|strong)>|[ \t])+")
_CALL = re.compile(r"(?:<sup>[^<>]{1,6}</sup>|\[\^[^\[\]\s]{1,20}\]|\\\*|[¹²³⁴-⁹]+)[ \t]*\Z")
_UNFINISHED = re.compile(r"[\w,)\]»”’'`%€$£/&–—]\Z|[^\W\d_]-\Z")
_LIST_LINE = re.compile(r" {0,9}(?:[-+*•◦▪]|\d{1,4}[.)])[ \t]")
_LONG = 40
"""Characters that a paragraph has at least before anybody takes it for the start of a sentence that was cut."""


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether a sentence begins in *before* and goes on in *after* for sure."""
    is_break = before.page != after.page
    if after.kind != "prose" or before.kind not in ("prose", "item", "quote", "note") or _stands_alone(after.text):
        return False
    if before.kind != "prose" and not is_break:
        return False
    end, start = bare_end(before.text), bare_start(after.text)
    if end.endswith(("\u2010", "\u00ad")) or (is_break and _HALF.search(end)):
        return start[:1].isalpha()
    if len(end) < _LONG and not (is_break and end):
        return False
    return _is_open(end) and (start[:1].islower() or _may_follow(end, start, is_break=is_break))


def is_cut(paragraph: Paragraph) -> bool:
    """Whether *paragraph* ends within a sentence, or within a word."""
    return paragraph.kind == "prose" and (
        paragraph.text.rstrip().endswith(("\u2010", "\u00ad")) or _is_open(bare_end(paragraph.text))
    )


def bare_end(text: str) -> str:
    """Return *text* without what marks its end: emphasis, tags, references to notes and spaces."""
    while (bare := _CALL.sub("", _CLOSING.sub("", text))) != text:
        text = bare
    return text


def bare_start(text: str) -> str:
    """Return *text* without what marks its start: emphasis, tags and spaces."""
    return _OPENING.sub("", text, count=1) if _OPENING.match(text) else text


def _is_open(end: str) -> bool:
    return bool(_UNFINISHED.search(end)) and not re.search(r"[.!?…][)»”’'\"]\Z", end)


def _stands_alone(text: str) -> bool:
    """Whether *text* stands for itself: an item, an address, names between bars."""
    return " | " in text or bool(_LIST_LINE.match(text) or re.match(r"<?(?:https?|mailto):", text.strip()))


def _may_follow(end: str, start: str, *, is_break: bool) -> bool:
    """Whether *start* goes on behind *end* though it begins with no small letter."""
    if re.match(r"[«“\"][ \u00a0\u202f]?[^\W\d_]", start):
        return False
    if not is_break or len(end) < _LONG or not re.search(r"[a-zß-öø-ÿ,]\Z", end):
        return False
    return bool(re.match(r"`|\(|[^\W_]", start))


_QUOTED = re.compile(r"[«“\"][ \u00a0\u202f]?(?P<first>[^\W\d_])")


def is_quotation_of(before: Paragraph, after: Paragraph) -> bool:
    """Whether *after* is the quotation that *before* announces and that its own sentence goes on in."""
    end, found = bare_end(before.text), _QUOTED.match(bare_start(after.text))
    return bool(
        before.kind == after.kind == "prose"
        and found
        and found["first"].islower()
        and re.search(r"[ \u00a0]?:\Z", end)
    )


def whole_sentences(paragraphs: Sequence[Paragraph]) -> Rejoined:
    """Return *paragraphs* of a damaged text with each sentence in one of them, and quotations where they belong."""
    words = _words(paragraphs)
    kept: list[Paragraph] = []
    places: list[int] = []
    doubts: list[Repair] = []
    for each in paragraphs:
        last = kept[-1] if kept else None
        if last and (goes_on(last, each) or is_quotation_of(last, each)):
            places.append(each.line)
            doubts += _doubts(last, each, words)
            kept[-1] = joined(last, each, words)
        else:
            kept.append(each)
    return Rejoined(tuple(kept), (_told(places), *doubts) if places else ())


def _doubts(before: Paragraph, after: Paragraph, words: Container[str]) -> Iterator[Repair]:
    half, rest = _HALF.search(bare_end(before.text)), _WORD.match(bare_start(after.text))
    if not half or not rest or rest[0] in _BETWEEN or not rest[0].islower():
        return
    cut = f"{half[1]}-{rest[0]}"
    if (f"{half[1]}{rest[0]}".lower() in words) == (cut.lower() in words):
        yield _doubt(cut, before.line + before.text.count("\n"))


def _told(places: Sequence[int]) -> Repair:
    if len(places) == 1:
        return Repair("guessed", "text", "a sentence that was cut in two is whole again", places[0])
    told = f"{len(places)} sentences that were cut in two are whole again, {lines(places)}"
    return Repair("guessed", "text", told, places[0])


def joined(before: Paragraph, after: Paragraph, words: Container[str] = ()) -> Paragraph:
    """Return *before* with the text of *after* on the same line, and what is emphasised in both as one run.

    *words* are those of the whole text: they say which hyphen belongs to its word.
    """
    start, end = before.text.rstrip(), after.text.lstrip()
    for mark in ("***", "___", "**", "__", "*", "_", "</u>"):
        opening = mark.replace("/", "")
        if _closes_with(start, mark) and end.startswith(opening) and not end[len(opening) :].startswith(mark[0]):
            start, end = start.removesuffix(mark).rstrip(), end.removeprefix(opening)
            break
    return after._replace(text=spliced(start, end, words), line=before.line)


_HALF = re.compile(r"(?<![^\W_])([^\W\d_]{2,40})-\Z")
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = frozenset(("et", "ou", "and", "or", "und", "oder", "e", "o", "y"))
"""Words before which a hyphen stands for the end that two words share: "avant- et après-guerre"."""


def spliced(start: str, end: str, words: Container[str] = ()) -> str:
    """Return *end* behind *start*, and a word whole that was cut between them, as others in *words* are written."""
    if start.endswith(("\u2010", "\u00ad")):
        return start[:-1] + end
    half, rest = _HALF.search(start), _WORD.match(end)
    if not half or not rest or rest[0] in _BETWEEN:
        return f"{start} {end}"
    has_hyphen = f"{half[1]}{rest[0]}".lower() not in words or f"{half[1]}-{rest[0]}".lower() in words
    return (start if has_hyphen else start[:-1]) + end


def _closes_with(text: str, mark: str) -> bool:
    """Whether *text* ends with *mark*, which closes a run and is no sign of its own."""
    if not text.endswith(mark) or text.endswith(f"\\{mark}"):
        return False
    return not text.removesuffix(mark).endswith(mark[-1]) and text.count(mark) % 2 == 0 if mark != "</u>" else True
