"""Notes that stand at the feet of pages, or at the end, as text: found, and matched to what calls them.

A reference and a note are one when they have the same label, and nothing else could be meant.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from magcli.text import notestarts
from magcli.text.notecalls import Call, calls_in, with_references
from magcli.text.paragraphs import Paragraph, quoted
from magcli.text.rejoining import is_cut, spliced
from magcli.text.repairs import Repair


class Noted(NamedTuple):
    """Paragraphs of running text with references as `[^1]`, and the notes that were found."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...] = ()
    """Each as its definition: `[^1]: …`."""
    told: tuple[Repair, ...] = ()


class _Foot(NamedTuple):
    """A paragraph, or the end of one, that is a note."""

    label: str
    text: str
    at: int
    start: int
    end: int
    page: int
    is_apart: bool = False
    """Whether only a space parts the number from the text."""
    touches: str = ""
    """The word that the number may be a part of."""


_LAST = re.compile(r"[.!?…»”)] (?P<label>\d{1,3})[ \t]*\Z")
"""A number alone behind the last sentence of a paragraph, which was small and raised once."""


def noted(paragraphs: Sequence[Paragraph], *, is_paged: bool) -> Noted:
    """Return *paragraphs* without the notes at the feet of their pages, each reference in the form of ours.

    What is a note for sure has a reference with its label, and stands where notes do: at the end of a page or of the
    text, or between the two halves of a sentence.
    """
    calls = list(calls_in(paragraphs))
    feet = list(_feet(paragraphs, calls, is_paged=is_paged))
    matched = _matched(calls, feet)
    if not matched:
        return Noted(tuple(paragraphs), told=tuple(_bracketed(paragraphs, _in_brackets(paragraphs, calls))))
    calls += _lone_numbers(paragraphs, calls, matched, feet)
    matched = _matched(sorted(calls, key=lambda call: (call.at, call.start)), feet)
    kept = _kept(feet, set(matched.values()), is_paged=is_paged)
    labels = _labels(kept, {call.label for call in calls if call not in matched})
    texts = _without_notes(paragraphs, kept)
    texts = with_references(texts, dict(_moved({call: labels[foot] for call, foot in matched.items()}, kept)))
    notes = tuple(
        _definition(paragraphs, foot, labels[foot]) for foot in sorted(kept, key=lambda foot: _rank(labels[foot]))
    )
    running = tuple(found for found in texts if found.text.strip())
    left = _in_brackets(paragraphs, [call for call in calls if call not in matched])
    told = (*_told(paragraphs, matched, kept, labels), *_bracketed(running, left))
    return Noted(running, notes, told)


def _rank(label: str) -> tuple[int, str]:
    return (int(label), "") if label.isdecimal() else (10_000, label)


# ---- references ----------------------------------------------------------------------------------------


def _lone_numbers(
    paragraphs: Sequence[Paragraph], calls: Sequence[Call], matched: dict[Call, _Foot], feet: Sequence[_Foot]
) -> list[Call]:
    """Return the numbers that lost their place above the line: the only ones that can call a note of their page."""
    known = set(matched.values())
    lost = {(foot.label, foot.page) for foot in feet if foot not in known}
    found = [
        Call(last["label"], at, last.start("label") - 1, len(each.text), each.page)
        for at, each in enumerate(paragraphs)
        if each.kind == "prose" and (last := _LAST.search(each.text)) and (last["label"], each.page) in lost
    ]
    counts = Counter((call.label, call.page) for call in [*found, *calls])
    return [call for call in found if counts[call.label, call.page] == 1]


# ---- notes ---------------------------------------------------------------------------------------------


def _feet(paragraphs: Sequence[Paragraph], calls: Sequence[Call], *, is_paged: bool) -> Iterator[_Foot]:
    """Yield what stands where notes stand, and begins with the label of one that is called, or of the next."""
    found = list(_starting(paragraphs, calls, is_paged=is_paged))
    # One printer writes all notes alike: where numbers touch them, one that does not begins a sentence.
    are_touching = any(not foot.is_apart for foot in found)
    alike = [foot for foot in found if not (are_touching and foot.is_apart)]
    # What one number touches may be a name, such as 1Password: another note has to be written so, and no other place.
    are_many = len({foot.label for foot in alike if not foot.is_apart}) > 1
    names = _numbered_names(paragraphs) if any(foot.touches for foot in alike) else frozenset[str]()
    yield from (foot for foot in alike if not foot.touches or (are_many and foot.touches not in names))


def _numbered_names(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Return the words with a number in front that stand within a paragraph."""
    found = (name for each in paragraphs for name in _NUMBERED.finditer(each.text) if name.start())
    return frozenset(name[0] for name in found)


_NUMBERED = re.compile(r"\b\d{1,6}[^\W\d_][\w-]*")


def _starting(paragraphs: Sequence[Paragraph], calls: Sequence[Call], *, is_paged: bool) -> Iterator[_Foot]:
    last, wanted, met = _Foot("0", "", -1, 0, 0, 0), set[str](), 0
    for at in _tails(paragraphs, is_paged=is_paged):
        while met < len(calls) and calls[met].page <= paragraphs[at].page:
            wanted.add(calls[met].label)
            met += 1
        before = paragraphs[last.at].text if last.at >= 0 else ""
        start = notestarts.start(paragraphs[at].text, wanted, int(last.label), is_paged=is_paged, before=before)
        for label, begin, span in _notes_in(paragraphs[at].text, start, wanted) if start else ():
            is_apart, touches = (start.is_apart, start.touches) if start else (False, "")
            text = paragraphs[at].text[begin : span[1]]
            last = _Foot(label, text, at, *span, paragraphs[at].page, is_apart, "" if span[0] else touches)
            yield last


def _tails(paragraphs: Sequence[Paragraph], *, is_paged: bool) -> list[int]:
    """Return the places where notes may stand: at the end of a page, of the text, and within a cut sentence."""
    ends = (
        [at for at in range(1, len(paragraphs)) if paragraphs[at - 1].page != paragraphs[at].page] if is_paged else []
    )
    starts = [0, *ends]
    places = set(_between_halves(paragraphs))
    for start, end in zip(starts, [*ends, len(paragraphs)], strict=True):
        places.update(range(_first_of_tail(paragraphs, start, end), end))
    return sorted(places)


def _first_of_tail(paragraphs: Sequence[Paragraph], start: int, end: int) -> int:
    first = end
    for at in range(end - 1, start - 1, -1):
        if _begins_as_note(paragraphs[at]):
            first = at
        elif not (at + 1 <= end and _is_rest(paragraphs, at)):
            break
    return first


def _begins_as_note(paragraph: Paragraph) -> bool:
    return notestarts.begins(paragraph.text) and paragraph.kind in ("prose", "quote", "html")


def _is_rest(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether the paragraph at *at* may be the second half of a note."""
    before = paragraphs[at - 1] if at else None
    return bool(before and _begins_as_note(before) and _is_cut_note(before) and paragraphs[at].text[:1].islower())


def _is_cut_note(paragraph: Paragraph) -> bool:
    return is_cut(paragraph._replace(text=paragraph.text.removeprefix(">").strip()))


def _between_halves(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """Yield the places of what begins as notes do, or as items do, between the two halves of a sentence."""
    at = 1
    while at < len(paragraphs):
        last = at
        while last < len(paragraphs) and (_begins_as_note(paragraphs[last]) or _LISTED.match(paragraphs[last].text)):
            last += 1
        if at < last < len(paragraphs) and is_cut(paragraphs[at - 1]) and paragraphs[last].text[:1].islower():
            yield from range(at, last)
        at = last + 1


_LISTED = re.compile(r"\d{1,3}[.)] (?![a-zß-öø-ÿ])[^\n]*[.!?…»”)]\Z")
"""A note that looks like an item: the items of a list within a sentence do not end one."""
_NEXT = re.compile(r"(?<=[.!?…»”)\]])[ \n](?P<label>\d{1,3})(?:[.)] )?(?=[^\W\d_a-zß-öø-ÿ]|[«“\"_*])")

_PERHAPS_NEXT = re.compile(r"(?<=[.!?…»”)\]])[ \n](?P<label>\d{1,3})(?:[.)]? )?(?=[^\W\d_a-zß-öø-ÿ]|[«“\"_*])")


def _notes_in(text: str, start: notestarts.Start, wanted: set[str]) -> Iterator[tuple[str, int, tuple[int, int]]]:
    """Yield each note in *text*, which begins with one, for two may stand there: its label, the place where what it
    says begins, and those where it starts and ends."""
    label, begin, place = start.label, start.end, 0
    for other in _NEXT.finditer(text, begin):
        if int(other["label"]) == int(label) + 1 and other["label"] in wanted:
            yield label, begin, (place, other.start())
            label, begin, place = other["label"], other.end(), other.start()
    yield label, begin, (place, len(text))


# ---- who calls whom ------------------------------------------------------------------------------------


def _matched(calls: Sequence[Call], feet: Sequence[_Foot]) -> dict[Call, _Foot]:
    """Return the note of each call that has one for sure."""
    # Notes whose numbers begin again on each page are those of their own page, the others may have run over.
    starts_again = _starts_again(feet)

    def name(one: Call | _Foot) -> tuple[str, int]:
        return one.label, one.page if starts_again else 0

    called, noted = defaultdict[tuple[str, int], list[Call]](list), defaultdict[tuple[str, int], list[_Foot]](list)
    for call in calls:
        called[name(call)].append(call)
    for foot in feet:
        noted[name(foot)].append(foot)
    named = ((called[key], found) for key, found in noted.items())
    alone = ((candidates[0], found[0]) for candidates, found in named if len(candidates) == len(found) == 1)
    pairs = [(call, foot) for call, foot in alone if call.page <= foot.page]
    run_on = _run_on(calls) or (len(pairs) > 1 and all(call.page < foot.page for call, foot in pairs))
    return {call: foot for call, foot in pairs if call.page == foot.page or run_on}


def _run_on(calls: Sequence[Call]) -> bool:
    """Whether the numbers of *calls* go on over pages: else the first of one page may be that of another."""
    firsts = {call.page: int(call.label) for call in reversed(calls)}
    return any(label > 1 for page, label in firsts.items() if page > min(firsts))


def _starts_again(feet: Sequence[_Foot]) -> bool:
    return max(Counter(foot.label for foot in feet).values(), default=0) > 1


def _kept(feet: Sequence[_Foot], matched: set[_Foot], *, is_paged: bool) -> list[_Foot]:
    """Return the notes: those *matched*, and on pages those that nothing calls and that follow the one before."""
    last = (None, *feet[:-1])
    return [
        foot
        for foot, before in zip(feet, last, strict=True)
        if foot in matched or (is_paged and before and int(before.label) + 1 == int(foot.label))
    ]


def _labels(kept: Sequence[_Foot], open_ones: Container[str]) -> dict[_Foot, str]:
    """Return the label that each note gets: its own, or its place in the text where two have the same.

    A number of *open_ones*, whose notes are not there, is given to no other.
    """
    if not _starts_again(kept):
        return {foot: foot.label for foot in kept}
    free = (number for number in map(str, count(1)) if number not in open_ones)
    return dict(zip(sorted(kept, key=lambda foot: (foot.at, foot.start)), free, strict=False))


def _without_notes(paragraphs: Sequence[Paragraph], kept: Sequence[_Foot]) -> list[Paragraph]:
    """Return *paragraphs* without the notes that are *kept*; where one holds more, the rest of it stays."""
    found = list(paragraphs)
    for foot in sorted(kept, key=lambda foot: (foot.at, foot.start), reverse=True):
        text = found[foot.at].text
        found[foot.at] = found[foot.at]._replace(text=text[: foot.start] + text[foot.end :])
        for rest in _rests(paragraphs, foot):
            found[rest] = found[rest]._replace(text="")
    return found


def _moved(labels: dict[Call, str], kept: Sequence[_Foot]) -> Iterator[tuple[Call, str]]:
    """Yield each call of *labels* where it stands once the notes that are *kept* are gone; not those within them."""
    feet = defaultdict[int, list[_Foot]](list)
    for foot in kept:
        feet[foot.at].append(foot)
    for call, label in labels.items():
        before = [foot for foot in feet[call.at] if foot.start <= call.start]
        if not any(call.start < foot.end for foot in before):
            gone = sum(foot.end - foot.start for foot in before)
            yield call._replace(start=call.start - gone, end=call.end - gone), label


def _rests(paragraphs: Sequence[Paragraph], foot: _Foot) -> Iterator[int]:
    at = foot.at + 1
    is_last = paragraphs[foot.at].text.endswith(foot.text)
    if is_last and at < len(paragraphs) and paragraphs[at].page == foot.page and _is_rest(paragraphs, at):
        yield at


def _definition(paragraphs: Sequence[Paragraph], foot: _Foot, label: str) -> Paragraph:
    text = foot.text.strip()
    for rest in _rests(paragraphs, foot):
        text = spliced(text, paragraphs[rest].text.strip())
    lines = [line.removeprefix(">").strip() for line in text.split("\n")]
    return paragraphs[foot.at]._replace(text=f"[^{label}]: " + "\n    ".join(lines))


def _told(
    paragraphs: Sequence[Paragraph], matched: dict[Call, _Foot], kept: Sequence[_Foot], labels: dict[_Foot, str]
) -> Iterator[Repair]:
    found = sorted((labels[foot] for foot in matched.values()), key=_rank)
    first = min(paragraphs[foot.at].line for foot in matched.values())
    many = f"note {found[0]} is put where it is called, by its number"
    if len(found) > 1:
        many = f"the notes {', '.join(found)} are put where they are called, by their numbers"
    yield Repair("guessed", "note", many, first)
    known = set(matched.values())
    for foot in kept:
        if foot not in known:
            told = f"nothing calls note {labels[foot]}: write [^{labels[foot]}] where it belongs"
            yield Repair("open", "note", told, paragraphs[foot.at].line)
        for told in (*_merged(foot, labels[foot]), *_cut(paragraphs, foot, labels[foot])):
            yield Repair("open", "note", told, paragraphs[foot.at].line)


def _in_brackets(paragraphs: Sequence[Paragraph], calls: Sequence[Call]) -> set[str]:
    return {call.label for call in calls if paragraphs[call.at].text[call.end - 1] == "]"}


def _bracketed(paragraphs: Sequence[Paragraph], labels: set[str]) -> Iterator[Repair]:
    """Yield what may be the note of a call in brackets, which has one of *labels*: other marks are told as such."""
    for each in paragraphs:
        label = notestarts.number(each.text)
        if label in labels and each.text.lstrip("> *").startswith("["):
            told = f"{quoted(each)} may be note {label}: write [^{label}] and [^{label}]: … then"
            yield Repair("open", "note", told, each.line)


def _merged(foot: _Foot, label: str) -> Iterator[str]:
    """Yield what is told of a note that another one, which nothing calls, may stand in."""
    for other in _PERHAPS_NEXT.finditer(foot.text):
        if int(other["label"]) == int(foot.label) + 1:
            begun = " ".join(foot.text[other.start("label") :].split()[:6])
            number = other["label"]
            yield f"note {label} may hold note {number}, too, from “{begun}” on: write [^{number}]: … then"


_WITHIN = re.compile(
    r"(?:[,(;]|[\s’'](?:le|la|les|l[’']|un|une|des?|du|d[’']|et|ou|que?|qui|qu[’']|à|au|aux|en|par|pour|sur|dans|avec|the|an?|of"
    r"|and|or|that|which|to|in|by|for|on|with|from))\s*\Z"
)
"""What no note ends with."""


def _cut(paragraphs: Sequence[Paragraph], foot: _Foot, label: str) -> Iterator[str]:
    """Yield what is told of a note that goes on nobody knows where, mostly at the foot of the next page."""
    is_whole = not paragraphs[foot.at].text.endswith(foot.text) or any(_rests(paragraphs, foot))
    if is_whole or not _WITHIN.search(foot.text):
        return
    feet = _ends_of_page(paragraphs, foot.page + 1)
    rest = next((each for each in feet if each.text[:1].islower()), None)
    goes_on = f", which may go on with {quoted(rest)}" if rest else ": its rest is missing"
    yield f"note {label} ends within a sentence{goes_on}"


def _ends_of_page(paragraphs: Sequence[Paragraph], page: int) -> list[Paragraph]:
    """Return the paragraphs of *page* behind its first, the last one first."""
    start, end = (bisect_left(paragraphs, number, key=lambda each: each.page) for number in (page, page + 1))
    return [each for each in paragraphs[start:end] if each.kind == "prose"][:0:-1]
