"""The furniture of a page: what it says of its article, around the text, in the words of its language."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from magcli.importers._known import Fact, Line
from magcli.importers._pagewords import either, fold, pattern, with_apostrophes, words, written
from magcli.importers._values import Remark
from magcli.languages import en
from magcli.model import Person
from magcli.text import dates
from magcli.text.paragraphs import Paragraph
from magcli.text.slug import slugify


class Told(NamedTuple):
    """A page without its furniture, and what that says."""

    paragraphs: tuple[Paragraph, ...]
    lines: tuple[Line, ...] = ()
    """What was taken off, and what it says."""
    guests: tuple[Person, ...] = ()
    """Whom the text itself names as such."""
    remarks: tuple[Remark, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What all lines say, in their order."""
        return tuple(fact for line in self.lines for fact in line.facts)

    def first(self, key: str) -> "str | date | Person | None":
        """Return what the first fact of *key* says."""
        return next((fact.value for fact in self.facts if fact.key == key), None)

    def people(self, key: str) -> tuple[Person, ...]:
        """Return the people of *key*, each once."""
        found = [fact.value for fact in self.facts if fact.key == key and isinstance(fact.value, Person)]
        return tuple({someone.id: someone for someone in found}.values())

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of *key*, each once."""
        return tuple(dict.fromkeys(str(fact.value) for fact in self.facts if fact.key == key))


_HEAD = 12
"""Paragraphs at the start of a page among which its furniture stands, and at its end."""
_LONG = 300
"""Characters of a paragraph that is no furniture for sure."""


def taken_off(paragraphs: Sequence[Paragraph], title: str, lang: str = "", authors: Sequence[Person] = ()) -> Told:
    """Return *paragraphs* without the lines around the article called *title* that are furniture for sure.

    *lang* is the language that the page is known to be in, if any, and *authors* are those who are known already.
    """
    around = (*_head(paragraphs), *_tail(paragraphs, lang))
    read = {at: _facts(paragraphs[at], lang) for at in around}
    taken = {at: facts for at, facts in read.items() if facts}
    facts = [fact for at in sorted(taken) for fact in taken[at]]
    known = (*facts, *(Fact("authors", someone) for someone in authors))
    again = {at: _said_again(paragraphs[at], known, title) for at in read if at not in taken}
    taken |= {at: said for at, said in again.items() if said}
    kept = [each for at, each in enumerate(paragraphs) if at not in taken]
    lines = [_line(paragraphs[at], taken[at]) for at in sorted(taken)]
    guests = list(_guests(kept, facts))
    told = [_of_guest(guest, line) for guest, line in guests]
    stays = dict.fromkeys((*_head(paragraphs), *_end(paragraphs)))
    told += [remark for at in stays if at not in taken for remark in _unread(paragraphs[at], lang)]
    return Told(tuple(kept), tuple(lines), tuple(guest for guest, _ in guests), tuple(told))


def _line(paragraph: Paragraph, facts: Sequence[Fact]) -> Line:
    return Line(tuple(facts), " ".join(paragraph.text.split()), paragraph.line)


def _head(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the places of the paragraphs before the text itself begins."""
    found: list[int] = []
    for at, each in enumerate(paragraphs[:_HEAD]):
        if len(each.text) > _LONG or (each.kind == "heading" and at > 0 and found):
            break
        if each.kind in ("prose", "item", "rule", "html"):
            found.append(at)
    return found


def _end(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the places of the last paragraphs that are no notes, the last one first."""
    return [at for at in range(len(paragraphs) - 1, -1, -1) if paragraphs[at].kind not in ("note", "empty")][:_HEAD]


def _tail(paragraphs: Sequence[Paragraph], lang: str) -> list[int]:
    """Return the places of the paragraphs behind the text, down to the first that says something of its own."""
    found = []
    last = next(iter(_end(paragraphs)), -1)
    for at in range(last, max(0, last - _HEAD), -1):
        facts = _facts(paragraphs[at], lang)
        if paragraphs[at].kind == "item" and at and _is_see_also(paragraphs[at - 1]):
            continue
        if not facts and not (_is_see_also(paragraphs[at])):
            break
        found.append(at)
    return found


def _is_see_also(paragraph: Paragraph) -> bool:
    return paragraph.kind in ("heading", "prose") and fold(_bare(paragraph.text)).rstrip(" :") in words("see")


# ---- a line --------------------------------------------------------------------------------------------

_BARS = re.compile(r"\s+[|·•]\s+|\s*\n\s*|\s+[–—]\s+")
_LINK = re.compile(r"(?<!!)\[(?P<text>(?:[^\[\]\\]|\\.)*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
_ESCAPE = re.compile(r"\\([^\w\s])")


def _facts(paragraph: Paragraph, lang: str) -> tuple[Fact, ...]:
    """Return what *paragraph* says of its article; nothing when it says anything else, too."""
    text = paragraph.text.strip()
    if len(text) > _LONG or paragraph.kind not in ("prose", "html"):
        return ()
    read = [_of_segment(segment, lang) for segment in _segments(text)]
    if not all(read) or all(fact.key == "maybe" for facts in read for fact in facts):
        return ()
    facts = [fact for facts in read for fact in facts]
    is_signed_or_dated = any(fact.key in ("date", "authors") for fact in facts)
    if any(fact.key == "maybe" for fact in facts) and not is_signed_or_dated:
        return ()
    return tuple(Fact("section", fact.value) if fact.key == "maybe" else fact for fact in facts)


def _segments(text: str) -> list[str]:
    return [segment.strip() for segment in _BARS.split(text) if segment.strip()]


def _of_segment(segment: str, lang: str) -> tuple[Fact, ...]:
    text = _HOUR.sub("", _bare(segment))
    facts = _comments(text) or _alone(text) or _listed(text) or _keyed(text, lang)
    if facts:
        return facts
    is_link = bool(_LINK.fullmatch(segment))
    return (Fact("maybe", text),) if is_link or _is_short_name(text) else ()


# When on its day a page was put out, which no date of ours needs; and how long somebody may read it.
_HOUR = re.compile(
    r"(?<=\d{4})(?:,? (?:à|at|um|a las|alle)|,) \d{1,2} ?(?:h|:|\.) ?(?:\d\d)?(?: ?(?:uhr|[ap]m))?\Z", re.IGNORECASE
)
_READING = re.compile(
    r"(?:temps de lecture|lecture|duree de lecture|reading time|lesezeit|tiempo de lectura|tempo di lettura)"
    r" ?:? (?:de )?(?:env\. |environ |about |ca\. )?\d{1,3} ?min(?:utes?|uten|utos|uti)?\.?"
    r"|\d{1,3} ?min(?:utes?|uten|utos|uti)? (?:de lecture|read|lesezeit|de lectura|di lettura)"
)


def _bare(text: str) -> str:
    """Return *text* without links, emphasis, heading signs and backslashes."""
    text = _SMALL.sub("", _LINK.sub(lambda found: found["text"], text.strip().lstrip("#").strip()))
    return " ".join(_ESCAPE.sub(r"\1", text.strip("*_ ")).split())


_SMALL = re.compile(r"</?small>")


def _is_short_name(text: str) -> bool:
    return bool(text) and len(text) <= 40 and text[0].isupper() and not re.search(r"[.!?…:;]", text)


def _comments(text: str) -> tuple[Fact, ...]:
    """Return what a line on comments says: they are closed, or there is a number of them."""
    folded = fold(text).rstrip(".")
    if any(folded == word or folded.startswith(f"{word} ") for word in words("closed")):
        return (Fact("comments", "closed"),)
    counted = re.sub(r"\d+", "{count}", folded)
    is_there = any(
        counted == word or counted.startswith((f"{word} sur ", f"{word} on ")) for word in words("comments")
    )
    return (Fact("left out", text),) if is_there else ()


def says_closed(text: str) -> bool:
    """Whether *text* says that readers may not comment."""
    return Fact("comments", "closed") in _comments(_bare(text))


def _alone(text: str) -> tuple[Fact, ...]:
    """Return what a line is that says nothing: buttons, navigation, a hint at other articles."""
    folded = fold(text).rstrip(" :.→←»«").lstrip(" →←»«")
    if _READING.fullmatch(folded):
        return (Fact("left out", text),)
    known = words("share") | words("around")
    if folded in {word.rstrip(" :") for word in known} or folded in words("see"):
        return (Fact("left out", text),)
    starts = any(folded.startswith((f"{word} :", f"{word}:")) for word in words("see"))
    buttons = [piece for piece in re.split(r"[\s,/|]+", folded) if piece]
    is_row = len(buttons) > 1 and any(word in folded for word in words("share")) and set(buttons) <= _buttons()
    return (Fact("left out", text),) if starts or is_row else ()


_NETWORKS = (
    "facebook",
    "twitter",
    "x",
    "linkedin",
    "mastodon",
    "whatsapp",
    "pinterest",
    "reddit",
    "e-mail",
    "email",
    "bluesky",
)


def _buttons() -> set[str]:
    return {*_NETWORKS, *(piece for word in words("share") for piece in word.split()), ":", "+"}


def _listed(text: str) -> tuple[Fact, ...]:
    """Return the tags that a line lists."""
    found = re.match(rf"(?:{either('tags')})\s?[:–-]\s*(?P<tags>\S.*)", with_apostrophes(text), re.IGNORECASE)
    if not found:
        return ()
    tags = [tag.strip(" #.") for tag in re.split(r"[,;]|\s#", found["tags"])]
    return tuple(Fact("tags", tag) for tag in tags if tag)


# ---- published on, by, in ------------------------------------------------------------------------------

_KEYS = {"on": "date", "updated": "updated", "by": "authors", "in": "section"}


def _keyed(text: str, lang: str) -> tuple[Fact, ...]:
    """Return what a line says in pieces that each begin with a word: published on, by, in."""
    if fact := _day("date", text, is_day_first=_is_day_first(lang)):
        return (fact,)
    facts: list[Fact] = []
    for piece in _pieces(text):
        facts += _valued(piece, lang)
        if not facts or (piece.value and facts[-1].key == "unread"):
            return ()
    return tuple(facts)


class _Keyed(NamedTuple):
    """A piece of a line: the word that it begins with, what that is for, and what stands behind."""

    key: str
    word: str
    value: str


def _pieces(text: str) -> list[_Keyed]:
    """Return the pieces of a line that begins with such a word, or with a day before the first; none of others."""
    found = [word for word in _keywords().finditer(with_apostrophes(text)) if word.start() == 0 or _may_begin(word)]
    before = text[: found[0].start()].strip(" ,:;-–—") if found else ""
    if not found or (before and read_date(before) is None):
        return []
    ends = [*(other.start() for other in found[1:]), len(text)]
    first = [_Keyed("on", "", before)] if before else []
    return first + [
        _Keyed((word.lastgroup or "").partition("_")[0], word[0], text[word.end() : end].strip(" ,:;-–—"))
        for word, end in zip(found, ends, strict=True)
    ]


def _may_begin(word: re.Match[str]) -> bool:
    """Whether *word* begins something in the middle of a line: "le" does before a date, not within a name."""
    return not (word.lastgroup or "").startswith("on") or bool(_NUMBER_NEAR.match(word.string, word.end()))


_NUMBER_NEAR = re.compile(r"\W*(?:\w+\W+)?\d")


def _valued(piece: _Keyed, lang: str) -> Iterator[Fact]:
    word, value = piece.key, piece.value
    if not value:
        return
    if word in ("on", "updated"):
        is_day_first = _is_day_first(lang) or (not lang and _is_foreign(piece))
        yield _day(_KEYS[word], value, is_day_first=is_day_first) or Fact("unread", value)
    elif word == "by":
        value, day = _parted_day(value, lang)
        yield from (day,) if day else ()
        people = read_people(value)
        are_sure = people and all(_is_name(someone.name) for someone in people)
        yield from (Fact("authors", someone) for someone in people) if are_sure else (Fact("unread", value),)
    else:
        yield Fact("section", value) if len(value) <= 60 and value[0].isupper() else Fact("unread", value)


def _parted_day(value: str, lang: str) -> tuple[str, Fact | None]:
    """Return the people of *value*, and the day that follows them behind a comma, if one does."""
    for comma in re.finditer(",", value):
        if day := _day("date", value[comma.end() :], is_day_first=_is_day_first(lang)):
            return value[: comma.start()], day
    return value, None


def _is_day_first(lang: str) -> bool:
    """Whether of the numbers of a day the one of the month is never first in *lang*."""
    return bool(lang) and not lang.casefold().startswith("en")


def _is_foreign(piece: _Keyed) -> bool:
    """Whether *piece* begins with words that are no English ones."""
    written = " ".join(piece.word.split()).rstrip(" :").casefold()
    return bool(written) and written not in en.FURNITURE[piece.key]


def _day(key: str, text: str, *, is_day_first: bool) -> Fact | None:
    """Return the day that *text* names as what *key* says, `None` when it names none for sure."""
    if (day := read_date(text)) is not None:
        return Fact(key, day)
    days = dates.numeric(_TIME.sub("", text.strip(" .,")))
    if len(days) < 2 or not is_day_first:
        return None
    return Fact(key, days[0], f"though it can be {days[1]}")


# ---- what cannot be read -------------------------------------------------------------------------------


def _unread(paragraph: Paragraph, lang: str) -> Iterator[Remark]:
    """Yield what *paragraph*, which stays, seems to say of its article, and nobody can read for sure."""
    if len(paragraph.text) > _LONG or paragraph.kind not in ("prose", "html"):
        return
    for segment in map(_bare, _segments(paragraph.text)):
        for piece in _pieces(segment) or [_Keyed("on", "", segment)]:
            if piece.key in ("on", "updated", "by") and not any(
                fact.key != "unread" for fact in _valued(piece, lang)
            ):
                told = _why_no_name(piece.value) if piece.key == "by" else _why_no_day(piece.value)
                if told:
                    told = f"“{piece.value}” {told}; the line stays in the text"
                    yield Remark(certainty="open", what=_KEYS[piece.key], told=told, line=paragraph.line)


def _why_no_name(text: str) -> str:
    return "can be one person or two" if _TURNED.fullmatch(text) else ""


def _why_no_day(text: str) -> str:
    bare = _TIME.sub("", text.strip(" .,"))
    if not dates.looks_like_day(bare):
        return ""
    if days := dates.numeric(bare):
        return f"names no day for sure: it can be {' or '.join(map(str, days))}"
    weekday, _, rest = bare.removeprefix("le ").partition(" ")
    day = dates.spoken(rest) if weekday.isalpha() else None
    return f"names no day: {day} is no {weekday}" if day else "names no day: there is no such day"


@lru_cache
def _keywords() -> re.Pattern[str]:
    # The longest first, whatever it is for: "posted by" is not "posted", with a date behind.
    words = sorted(((word, key) for key in _KEYS for word in written(key)), key=lambda each: (-len(each[0]), each))
    each = "|".join(f"(?P<{key}_{at}>{pattern(word)})" for at, (word, key) in enumerate(words))
    return re.compile(rf"(?:(?<=\s)|(?<=\A)|(?<=[,;]))(?:{each})(?=[\s:])\s?:?\s*", re.IGNORECASE)


_TIME = re.compile(
    r"[\s,]+(?:à|at|@|-)?\s*\d{1,2}\s?(?:[h:]\s?\d{0,2}(?::\d\d)?|(?=[ap]\.?m))\s*(?:[ap]\.?m\.?)?\Z", re.IGNORECASE
)


def read_date(text: str) -> date | None:
    """Return the day that *text* names, in words or in digits, with a time or without; `None` when in doubt."""
    text = _TIME.sub("", text.strip(" .,"))
    if (day := dates.spoken(text)) is not None:
        return day
    days = dates.numeric(text)
    if len(days) == 1:
        return days[0]
    try:
        return dates.parse(text)
    except dates.Misread:
        return None


_TURNED = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\s,()]*,\s+[^\W\d_a-zß-öø-ÿ][^\s,()]*")
"""Two words: the family name of somebody in front, or two people."""
_PERSON = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<organisation>[^()]+)\))?")


def read_people(text: str) -> tuple[Person, ...]:
    """Return the people that *text* names, each with what stands in brackets as the organisation."""
    if _TURNED.fullmatch(text.strip()):
        return (_person(" ".join(text.split())),)
    pieces = re.split(rf"\s+(?:{either('and')})\s+|,\s+(?=[^()]*(?:\(|\Z))", text.strip())
    found = [_PERSON.fullmatch(piece.strip()) for piece in pieces]
    return tuple(_person(each["name"], each["organisation"] or "") for each in found if each)


def _person(name: str, organisation: str = "", role: str = "") -> Person:
    return Person(id=slugify(name), name=name, organisation=organisation, role=role)


def _is_name(text: str) -> bool:
    """Whether *text* is a name for sure: of somebody, or of those who write together, as the desk."""
    words = text.split()
    is_short = 0 < len(words) <= 5 and len(text) <= 60 and not re.search(r"[!?…:;,\d]|\.\Z", text)
    return is_short and words[0][0].isupper() and (words[-1][0].isupper() or bool(_TOGETHER.fullmatch(text)))


_TOGETHER = re.compile(r"(?:La|Le|Les|The)\s\w+|L[’']\w+")


# ---- guests --------------------------------------------------------------------------------------------

_CAPITAL = "A-ZÀ-ÖØ-Þ"


def _guests(paragraphs: Sequence[Paragraph], facts: Sequence[Fact]) -> Iterator[tuple[Person, int]]:
    """Yield who is named as a partner where the text begins, and the line."""
    known = [fact.value.organisation for fact in facts if isinstance(fact.value, Person) and fact.value.organisation]
    for each in [found for found in paragraphs if found.kind == "prose"][:4]:
        for found in _guest().finditer(with_apostrophes(each.text)):
            role, organisation = _parted_role(found["role"] or "")
            # Of one organisation there is one spelling.
            organisation = next((name for name in known if fold(name) == fold(organisation)), organisation)
            line = each.line + each.text.count("\n", 0, found.start())
            yield _person(found["name"], organisation, role), line


@lru_cache
def _guest() -> re.Pattern[str]:
    name = rf"[{_CAPITAL}][\w.’-]*(?:\s(?:de\s|du\s|van\s|von\s)?[{_CAPITAL}][\w.’-]*){{1,3}}"
    return re.compile(
        rf"(?:\A|(?<=[.!?]\s)|(?<=\*))(?i:{either('guest')})\s(?P<name>{name})"
        rf"(?:,\s(?P<role>[a-zà-ÿ][^,.;:!?\n]{{2,100}}))?(?=[,.;:!?])"
    )


def _parted_role(text: str) -> tuple[str, str]:
    """Return the role and the organisation that *text* says; the whole is the role where it may be parted twice."""
    found = list(re.finditer(rf"\s(?:{either('of')})(?:\s|(?<=’))", text))
    if len(found) != 1:
        return text, ""
    return text[: found[0].start()].strip(), text[found[0].end() :].strip()


def _of_guest(guest: Person, line: int) -> Remark:
    who = ", ".join(part for part in (guest.name, guest.role, guest.organisation) if part)
    return Remark(certainty="guessed", what="guests", told=f"{who}, from the text, where it stays", line=line)


# ---- said again ----------------------------------------------------------------------------------------


def _said_again(paragraph: Paragraph, facts: Sequence[Fact], title: str) -> tuple[Fact, ...]:
    """Return what a line says that the page says elsewhere, too: the title or an author alone."""
    text = fold(_bare(paragraph.text))
    known = {fold(spelling): fact for fact in facts for spelling in _spellings(fact)}
    if text in known:
        return (Fact("left out", known[text].value),)
    return (Fact("left out", title),) if title and text == fold(title) and paragraph.kind == "prose" else ()


def _spellings(fact: Fact) -> Iterator[str]:
    if isinstance(fact.value, Person):
        yield fact.value.name
        yield f"{fact.value.name} ({fact.value.organisation})"
        yield f"{fact.value.name}, {fact.value.organisation}"
    elif fact.key == "section":
        yield str(fact.value)


def is_continued(text: str) -> bool:
    """Whether *text* says that the article goes on elsewhere."""
    return fold(text).strip(" .…!/*_") in words("continued")
