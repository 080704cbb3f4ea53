"""A text of WordPress as Markdown: blocks or classic paragraphs, shortcodes, notes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from textwrap import shorten

import turbohtml

from magcli.importers import _innerlinks, _webfigures, _wpblocks, _wpclassic, _wplayout, _wptyped
from magcli.importers._markup import markdown, of_document
from magcli.importers._values import Remark
from magcli.importers._wpblocks import Block
from magcli.importers._wpexpanding import Expander, Tally
from magcli.importers._wpnotes import Notes
from magcli.importers._wpsite import Passage, Site
from magcli.text import footnotes
from magcli.text.words import counted

_SILENT = frozenset(("spacer", "more", "nextpage", "footnotes", "separator"))
"""Blocks that may hold nothing, and then say nothing."""
_CLASSIC = frozenset(("", "freeform", "shortcode", "classic"))
_BLANK = re.compile(r"<p(?: [^<>]*)?>(?:\s|&nbsp;|&#160;|<br\s*/?>)*</p>")
_MOST_SHARED = 200
"""Reusable blocks that one text may show, for one may hold two of another, and so on."""

_LONGEST = 120
"""Characters that are quoted of what is left out."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text as Markdown."""

    body: str
    remarks: tuple[Remark, ...] = ()
    unread: tuple[str, ...] = ()
    """Blocks that have no place in a text, as the source writes them."""
    places: Mapping[str, str] = field(default_factory=dict)
    """The headings, as a page of ours calls them, by the names that they have in the source."""


def written(passage: Passage, post: str, site: Site, block_notes: Mapping[str, str]) -> Written:
    """Return the text *passage* of the *post* of this number, whose notes of the block editor are *block_notes*."""
    setting = _Setting(post, site, block_notes, Notes(passage.text))
    notes = setting.tally.notes
    html = notes.lowered(_BLANK.sub("", setting.html(passage)))
    document = turbohtml.parse(html)
    _webfigures.settle(document, notes.opening)
    places = _innerlinks.named(document)
    body = notes.written(of_document(document), markdown)
    body, on_typed_notes = _wptyped.placed(body, passage, setting.tally.lost)
    told = [
        *on_typed_notes,
        *setting.remarks(passage),
        *_on_live_parts(html, passage),
        *_on_unread_notes(body, passage),
    ]
    remarks = sorted(told, key=lambda remark: remark.line)
    return Written(body, tuple(remarks), tuple(setting.unread), places)


def _on_live_parts(html: str, passage: Passage) -> Iterator[Remark]:
    """Yield a remark for the scripts in *html*, which *passage* became, and one for its forms."""
    for tag, why in (("script", "it would run in the browser of the reader"), ("form", "only its words stay")):
        if count := len(re.findall(rf"<{tag}\b", html, re.IGNORECASE)):
            many = counted(count, f"{tag} is", f"{tag}s are")
            line = passage.line_at(max(0, passage.text.lower().find(f"<{tag}")))
            yield Remark(certainty="open", what="text", told=f"{many} left out: {why}", line=line)


def _on_unread_notes(body: str, passage: Passage) -> Iterator[Remark]:
    """Yield a remark when notes of *body* are called within HTML, such as a table that Markdown cannot write."""
    if "[^" not in body:
        return
    seen = footnotes.scan(body)
    lost = [note.label for note in seen.definitions if footnotes.fold(note.label) not in seen.called]
    if lost:
        told = f"the notes {', '.join(lost)} are" if len(lost) > 1 else f"the note {lost[0]} is"
        why = f"{told} called within HTML, where Markdown has no notes"
        yield Remark(certainty="open", what="note", told=why, line=passage.line)


class _Setting:
    """Sets one text, and remembers what is to be told of it."""

    def __init__(self, post: str, site: Site, block_notes: Mapping[str, str], notes: Notes) -> None:
        self.site = site
        self.tally = Tally(post, site, block_notes, notes)
        self.unread: list[str] = []
        self._dynamic: dict[str, int] = {}
        """The line of the first block of each name that shows what the site makes."""
        self._shared = 0
        self._inside: list[str] = []

    def html(self, passage: Passage) -> str:
        """Return *passage* as HTML."""
        expander = Expander(passage, self.tally)
        if _wpblocks.has_blocks(passage.text):
            return self._block(_wpblocks.parse(passage.text), expander)
        return _wpclassic.html(expander.html(0, len(passage.text)))

    def _block(self, block: Block, expander: Expander) -> str:
        if block.is_hidden:
            words = shorten(_words(block, expander.passage.text), _LONGEST, placeholder="…")
            told = f"a block that is hidden on the site is left out: {f'“{words}”' if words else block.name}"
            self.tally.report("text", told, expander.passage, block.start)
            return ""
        if block.name == "block":
            return self._shared_one(block, expander)
        if block.is_void and not block.parts:
            self._note_void(block, expander.passage)
            return _wplayout.void(block)
        inner = "\n".join(self._parts(block, expander))
        return _wplayout.laid_out(block, inner)

    def _parts(self, block: Block, expander: Expander) -> Iterator[str]:
        for part in block.parts:
            if isinstance(part, Block):
                yield self._block(part, expander)
            elif block.name in _CLASSIC:
                yield _wpclassic.html(expander.html(*part))
            else:
                yield expander.html(*part)

    def _shared_one(self, block: Block, expander: Expander) -> str:
        """Return the reusable block that *block* refers to."""
        number = str(block.attributes.get("ref", ""))
        shared = self.site.shared.get(number)
        self._shared += 1
        if not shared or number in self._inside or self._shared > _MOST_SHARED:
            self.tally.report(
                "text", f"the reusable block {number} is not in the export", expander.passage, block.start
            )
            return ""
        self._inside.append(number)
        html = self.html(shared)
        self._inside.pop()
        return html

    def _note_void(self, block: Block, passage: Passage) -> None:
        if block.name in _SILENT or _wplayout.void(block):
            return
        self._dynamic.setdefault(block.name, passage.line_at(block.start))
        if _tells(block.attributes):
            self.unread.append(f"{block.name} {block.written}")

    def remarks(self, passage: Passage) -> Iterator[Remark]:
        """Yield what there is to remark of the text."""
        yield from self.tally.remarks()
        for name, line in self._dynamic.items():
            told = f"the block {name} shows what the site makes of it: it is no text, and not in the article"
            yield Remark(certainty="open", what="text", told=told, line=line)
        for text in self.tally.uncalled():
            told = f"nothing calls this note of the block editor: {text}"
            yield Remark(certainty="open", what="note", told=told, line=passage.line)


def _words(block: Block, text: str) -> str:
    """Return what readers would see of *block* of *text*, without its marks."""
    parts = (_words(part, text) if isinstance(part, Block) else text[part[0] : part[1]] for part in block.parts)
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", " ".join(parts))).split())


def _tells(value: object) -> bool:
    """Whether somewhere in *value*, the attributes of a block, is something that a person wrote."""
    if isinstance(value, Mapping):
        return any(_tells(inner) for key, inner in value.items() if key not in ("className", "style", "layout"))
    if isinstance(value, list):
        return any(map(_tells, value))
    return isinstance(value, str) and " " in value.strip()
