"""What the shortcodes and note marks of a WordPress text stand for, put in their place."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape

from magcli.importers import _wpclassic, _wplayout
from magcli.importers._values import Remark
from magcli.importers._wpnotes import Notes
from magcli.importers._wpshortcodes import Finder, Shortcode
from magcli.importers._wpsite import Passage, Site
from magcli.importers._wpuploads import Attachment
from magcli.text.words import counted

DEEPEST = 10
LONGEST = 5000
"""What is farther away from the mark that begins a note does not end it."""
_BREAK = re.compile(r"</p>|\n[ \t]*\n")
_NOTES = frozenset(("footnote", "ref", "fn", "efn_note", "mfn", "modern_footnote"))
_NOTES_IN_LINES = frozenset(("note", "sidenote"))
"""What is a note behind a word, and a box on lines of its own."""
_BOX = re.compile(r"(?:\A|\n|<(?:p|div|li|blockquote|td)\b[^<>]*>)[ \t]*\Z")
_NEAR = 200
"""What is looked at to tell the one from the other."""
_LISTS_OF_NOTES = frozenset(("footnotes", "references", "efn_reset", "efn_notes"))
"""What says where a list of notes goes, or counts them from 1 again."""
_EMBEDS = frozenset(
    ("embed", "youtube", "vimeo", "dailymotion", "soundcloud", "tweet", "instagram", "ted", "slideshare", "spotify")
)
_SOURCES = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "flv", "url", "href")
_PICTURE = re.compile(r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?)(.*)", re.DOTALL | re.IGNORECASE)


class Tally:
    """What one text has called and told so far: its notes, and what is to be remarked."""

    def __init__(self, post: str, site: Site, block_notes: Mapping[str, str], notes: Notes) -> None:
        self.post, self.site, self.block_notes, self.notes = post, site, block_notes, notes
        self.lost: set[str] = set()
        """The numbers of notes whose texts are known to be lost."""
        self._called: set[str] = set()
        self._remarks: list[Remark] = []
        self._kept: dict[str, list[int]] = {}
        self._guessed: dict[str, list[int]] = {}

    def report(self, what: str, told: str, passage: Passage, at: int) -> None:
        """Remember that somebody has to see to what stands *at* this place."""
        self._remarks.append(Remark(certainty="open", what=what, told=told, line=passage.line_at(at)))

    def keep(self, name: str, line: int) -> None:
        """Remember that a shortcode stays as it is."""
        self._kept.setdefault(name, []).append(line)

    def guess(self, form: str, line: int) -> None:
        """Remember that a note was told by its *form* alone."""
        self._guessed.setdefault(form, []).append(line)

    def call(self, id: str) -> str | None:
        """Return the reference to the note of the block editor that has this *id*; `None` when there is none."""
        if id not in self.block_notes:
            return None
        self._called.add(id)
        return self.notes.again(id) or self.notes.add(self.block_notes[id], id)

    def uncalled(self) -> list[str]:
        """Return the notes of the block editor that nothing calls."""
        return [text for id, text in self.block_notes.items() if id not in self._called]

    def remarks(self) -> Iterator[Remark]:
        """Yield what was remembered, one remark for each cause."""
        yield from self._remarks
        for name, lines in self._kept.items():
            often = f", {counted(len(lines), 'time')}" if len(lines) > 1 else ""
            told = f"the shortcode [{name}] stays as it is{often}: a plugin gave it its meaning"
            yield Remark(certainty="open", what="shortcode", told=told, line=lines[0])
        for form, lines in self._guessed.items():
            told = f"{counted(len(lines), 'note')}, from {form}"
            yield Remark(certainty="guessed", what="note", told=told, line=lines[0])


class Expander:
    """Puts in the place of shortcodes and marks of one passage what they stand for."""

    def __init__(self, passage: Passage, tally: Tally) -> None:
        self.passage, self._tally = passage, tally
        self._finder = Finder(passage.text)
        self._pairs: dict[str, dict[int, int]] = {}
        self._depth = 0

    def html(self, start: int, end: int) -> str:
        """Return the passage from *start* to *end* as HTML."""
        parts = []
        at = start
        self._depth += 1
        while found := self._finder.next(at, end):
            before = self.passage.text[at : found.start()]
            text, at = self._token(found, end)
            # Those plugins want a space in front of a note, which is not shown.
            is_note = found.lastgroup in ("parentheses", "numbered") and text != found[0]
            parts += [before.removesuffix(" ") if is_note else before, text]
        self._depth -= 1
        parts.append(self.passage.text[at:end])
        return "".join(parts)

    def _token(self, found: re.Match[str], end: int) -> tuple[str, int]:
        """Return what *found* stands for, and where the text goes on."""
        read = _TOKENS.get(str(found.lastgroup))
        whole = read(self, found, end) if read and self._depth <= DEEPEST else None
        return whole or (found[0], found.end())

    def _up_to(self, closing: str, found: re.Match[str], end: int) -> tuple[str, int] | None:
        at = self._finder.find(closing, found.end(), end)
        after = at + len(closing)
        return (self.passage.text[found.start() : after], after) if at >= 0 else None

    def _comment(self, found: re.Match[str], end: int) -> tuple[str, int] | None:
        return self._up_to("-->", found, end)

    def _whole(self, found: re.Match[str], end: int) -> tuple[str, int] | None:
        return self._up_to(f"</{found['whole']}>", found, end)

    def _escaped(self, found: re.Match[str], end: int) -> tuple[str, int] | None:
        return found[0][1:-1], found.end()

    def _modern(self, found: re.Match[str], end: int) -> tuple[str, int] | None:
        at = self._finder.find("</mfn>", found.end(), end)
        return (self._tally.notes.add(self.html(found.end(), at)), at + 6) if at >= 0 else None

    def _call(self, found: re.Match[str], end: int) -> tuple[str, int] | None:
        id = re.search(r"""data-fn=["']?([^"'\s>]+)""", found[0])
        at = self._finder.find("</sup>", found.end(), end)
        if not id or at < 0:
            return None
        reference = self._tally.call(id[1])
        if reference is None:
            shown = re.sub(r"<[^<>]*>", "", self.passage.text[found.end() : at])
            self._tally.lost.add(shown)
            self._tally.report("note", f"the note {shown} has no text in the export", self.passage, found.start())
            reference = f"<sup>{shown}</sup>"
        return reference, at + 6

    def _parentheses(self, found: re.Match[str], end: int) -> tuple[str, int] | None:
        """Return the note of `((…))`, which is none where it may be arithmetic or code."""
        pairs = self._paired("()")
        at = pairs.get(found.start() + 1, -1)
        if pairs.get(found.start()) != at + 1 or not found.end() <= at < min(end - 1, found.end() + LONGEST):
            return None
        inner = self.passage.text[found.end() : at]
        if again := re.fullmatch(r"\s*ref:\s*(\d{1,4})\s*", inner):
            reference = self._tally.notes.numbered(int(again[1]))
            return (reference, at + 2) if reference else None
        if not re.search(r"\w[^\w\n]+\w|://", inner) or _BREAK.search(inner):
            return None
        return self._guessed("((…))", found, at), at + 2

    def _numbered(self, found: re.Match[str], end: int) -> tuple[str, int] | None:
        """Return the note of `[1. …]`."""
        last = min(end, found.end() + LONGEST)
        at = self._paired("[]").get(found.start(), -1)
        if not found.end() <= at < last:  # one within is alone, as in [0, 1[
            at = self.passage.text.find("]", found.end(), last)
        if at < 0 or _BREAK.search(self.passage.text, found.end(), at):
            return None
        return self._guessed("[1. …]", found, at), at + 1

    def _paired(self, signs: str) -> dict[int, int]:
        if signs not in self._pairs:
            self._pairs[signs] = _pairs(self.passage.text, signs)
        return self._pairs[signs]

    def _guessed(self, form: str, found: re.Match[str], at: int) -> str:
        self._tally.guess(form, self.passage.line_at(found.start()))
        return self._tally.notes.add(self.html(found.end(), at).strip())

    def _shortcode(self, found: re.Match[str], end: int) -> tuple[str, int] | None:
        code = self._finder.shortcode(found, end)
        text = self._meaning(code)
        if text is not None:
            return text, code.end
        if not code.is_plain:
            self._tally.keep(code.name, self.passage.line_at(code.start))
        return None

    def _meaning(self, code: Shortcode) -> str | None:
        """Return what *code* stands for; `None` when only a plugin knows."""
        if code.name in _NOTES:
            return self._note(code)
        if code.name in _NOTES_IN_LINES:
            return self._note_in_line(code)
        if code.name in _LISTS_OF_NOTES and not code.inner:
            return ""
        if code.name in _EMBEDS:
            return self._embed(code)
        read = _SHORTCODES.get(code.name)
        return read(self, code) if read else None

    def _inner(self, code: Shortcode) -> str:
        return self.html(*code.inner) if code.inner else ""

    def _bare_inner(self, code: Shortcode) -> str:
        return self.passage.text[code.inner[0] : code.inner[1]] if code.inner else ""

    def _note(self, code: Shortcode) -> str | None:
        name = code.attributes.get("name", "")
        text = self._inner(code).strip()
        if not text:
            again = self._tally.notes.again(name)
            if not again:
                self._tally.report("note", f"the note [{code.name}] has no text", self.passage, code.start)
            return again or None
        whole = _wpclassic.html(text) if re.search(r"\n[ \t]*\n", text) else text
        return self._tally.notes.add(whole, name)

    def _note_in_line(self, code: Shortcode) -> str | None:
        before = self.passage.text[max(0, code.start - _NEAR) : code.start]
        text = self._bare_inner(code)
        if not text.strip() or code.attributes or _BREAK.search(text) or _BOX.search(before):
            return None
        self._tally.guess(f"[{code.name}]…[/{code.name}]", self.passage.line_at(code.start))
        return self._tally.notes.add(self._inner(code).strip())

    def _again(self, code: Shortcode) -> str | None:
        return self._tally.notes.again(code.attributes.get("name", "")) or None

    def _caption(self, code: Shortcode) -> str:
        inner = self._inner(code)
        found = _PICTURE.match(inner)
        if not found:
            return _wplayout.figure(inner, code.attributes.get("caption", ""))
        return _wplayout.figure(found[1], found[2].strip() or code.attributes.get("caption", ""))

    def _embed(self, code: Shortcode) -> str | None:
        told = (
            unescape(self._bare_inner(code)).strip(),
            *(code.attributes.get(key, "") for key in _SOURCES),
            *code.words,
        )
        address = next((one for one in told if re.fullmatch(r"https?://\S+", one)), "")
        if not address and code.name == "vimeo" and code.words and code.words[0].isdigit():
            address = f"https://vimeo.com/{code.words[0]}"
        return _wplayout.link(address) if address else None

    def _player(self, code: Shortcode) -> str | None:
        told = [code.attributes.get(key, "") for key in _SOURCES] + [*code.words, self._bare_inner(code).strip()]
        addresses = dict.fromkeys(unescape(one) for one in told if re.match(r"https?://|/", one))
        return _wplayout.link(next(iter(addresses))) if addresses else None

    def _code(self, code: Shortcode) -> str | None:
        if not code.inner:
            return None
        language = code.attributes.get("language") or code.attributes.get("lang", "")
        return _wplayout.code(escape(unescape(self._bare_inner(code)).strip("\n"), quote=False), language.lower())

    def _gallery(self, code: Shortcode) -> str | None:
        listed = code.attributes.get("ids") or code.attributes.get("include", "")
        known = self._tally.site.attachments
        if listed:
            numbers = [number for number in re.split(r"[\s,]+", listed) if number]
        else:
            own = [number for number, one in known.items() if one.parent == self._tally.post]
            numbers = sorted((number for number in own if known[number].is_picture), key=lambda one: known[one].place)
        missing = [number for number in numbers if number not in known]
        if missing or not numbers:
            told = (
                f"of a gallery, the pictures {', '.join(missing)} are" if missing else "the pictures of a gallery are"
            )
            self._tally.report("image", f"{told} not in the export", self.passage, code.start)
        return "\n".join(_shown(known[number]) for number in numbers if number in known)

    def _playlist(self, code: Shortcode) -> str | None:
        known = self._tally.site.attachments
        numbers = [number for number in re.split(r"[\s,]+", code.attributes.get("ids", "")) if number]
        if not numbers or any(number not in known for number in numbers):
            return None
        return "\n".join(_wplayout.link(known[number].url) for number in numbers)


def _pairs(text: str, signs: str) -> dict[int, int]:
    """Return where each of the opening *signs*, such as `()`, that is closed in *text* is closed."""
    pairs: dict[int, int] = {}
    begun: list[int] = []
    for found in re.finditer(f"[{re.escape(signs)}]", text):
        if found[0] == signs[0]:
            begun.append(found.start())
        elif begun:
            pairs[begun.pop()] = found.start()
    return pairs


def _shown(one: Attachment) -> str:
    image = f'<img src="{escape(one.url)}" alt="{escape(one.alt)}">'
    return _wplayout.figure(image, one.caption)


_Reading = Callable[[Expander, "re.Match[str]", int], "tuple[str, int] | None"]
_TOKENS: Mapping[str, _Reading] = {
    "comment": Expander._comment,
    "whole": Expander._whole,
    "modern": Expander._modern,
    "call": Expander._call,
    "escaped": Expander._escaped,
    "shortcode": Expander._shortcode,
    "parentheses": Expander._parentheses,
    "numbered": Expander._numbered,
}
_SHORTCODES: Mapping[str, Callable[[Expander, Shortcode], str | None]] = {
    "backref": Expander._again,
    "caption": Expander._caption,
    "wp_caption": Expander._caption,
    "gallery": Expander._gallery,
    "playlist": Expander._playlist,
    "audio": Expander._player,
    "video": Expander._player,
    "code": Expander._code,
    "sourcecode": Expander._code,
}
