"""Markdown to HTML, with footnotes whose ids stay unique when many articles share a page."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape

from magcli.text.complexity import excess
from magcli.text.footnotes import fold
from magcli.text.markdown import Event, events
from magcli.text.url import is_safe, quoted

Tags = dict[str, tuple[str, str]]

# What starts on a line of its own, and what does not.
_BLOCKS: Tags = {
    "Paragraph": ("<p>", "</p>\n"),
    "BlockQuote": ("<blockquote>\n", "</blockquote>\n"),
    "Item": ("<li>", "</li>\n"),
}
_INLINE: Tags = {
    "Emphasis": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
    "Strikethrough": ("<del>", "</del>"),
}
_MARKS = frozenset(tag for pair in _INLINE.values() for tag in pair)
_VOID = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}

# An id without white space (HTML, 3.2.6); nor with private-use characters, which nobody types.
_ID = re.compile(r"[^\s\ue000-\uf8ff]+")
_NOTE_ID = re.compile(r"fn(ref)?-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that notes need, in the language of the page."""

    notes: str = "Notes"
    note: str = "Note {note}"
    back: str = "Back to reference {reference} of note {note}"
    table: str = "Table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How an article is set: where it stands, and where its links go."""

    slug: str
    """Unique on the page: the ids of notes carry it."""
    words: Words = Words()
    here: str = ""
    """What stands in front of `#…`: nothing on the article's own page, its address in a feed."""
    heading_ids: str | None = ""
    """What stands in front of heading ids, on a page that holds several articles; `None` for no ids at all."""
    top: int = 2
    """The level of the article's highest headings."""
    link: Callable[[str], str | None] = lambda target: target
    """Returns the address of a link; `None` leaves its text without one."""
    image: Callable[[str], str | None] = lambda target: target
    """Returns the address of an image; `None` leaves its alternative text."""


def render(body: str, setting: Setting) -> str:
    """Return *body* as HTML, its notes at the end in the order they are called.

    Each note has a link back to each of its references. Raw HTML is cleaned: what could run, load or
    restyle the page does not pass; where there is too much of it, it is shown as it is written.
    """
    return _Renderer(events(body), setting, too_much=excess(body) is not None).page()


class _Renderer:
    def __init__(self, steps: Sequence[Event], setting: Setting, *, too_much: bool) -> None:
        self.setting = setting
        raw = [step.data for step in steps if step.name in ("Html", "InlineHtml")]
        self.raw = bool(raw)
        self.too_much = self.raw and too_much
        self.mark = _unused_in(unescape("".join(raw)))
        self.text, self.definitions = _parted(steps)
        self.outline: list[int] = []
        self.numbers: dict[str, int] = {}
        self.called: list[str] = []
        self.references: dict[int, int] = {}
        self.ids: dict[str, int] = {}
        self.taken_ids: set[str] = set()
        self.last_note = ""
        self.out: list[str] = []
        self.closing: list[str] = []
        self.alignments: tuple[str, ...] = ()
        self.cell = 0
        self.in_head = False
        self.heading_at = self.block_at = self.level = 0

    def page(self) -> str:
        body = self.block(self.text)
        notes: list[str] = []
        while len(notes) < len(self.called):  # a note may call another one
            notes.append(self.block(self.definitions[self.called[len(notes)]]))
        return body + self.endnotes(notes) if notes else body

    def block(self, steps: Sequence[Event]) -> str:
        self.out = []
        rest = iter(steps)
        for step in rest:
            if step.phase == "start" and step.name == "Image":
                self.show_image(step, _alternative(rest))
            else:
                self.step(step)
        html = "".join(self.out)
        return self.cleaned(html) if self.raw else html

    def step(self, step: Event) -> None:
        if step.name in _VOID:
            self.write(_VOID[step.name], fresh=step.name == "Rule")
        elif step.name in _BLOCKS:
            opens = step.phase == "start"
            self.write(_BLOCKS[step.name][not opens], fresh=opens or step.name == "BlockQuote")
        elif step.name in _INLINE:
            self.write(_INLINE[step.name][step.phase == "end"])
        else:
            getattr(self, f"{step.phase or 'put'}_{step.name.lower()}")(step)

    def write(self, html: str, *, fresh: bool = False) -> None:
        """Add *html*, on a line of its own when it is to start *fresh*."""
        if fresh and self.out and not self.out[-1].endswith("\n"):
            self.out.append("\n")
        if html:
            self.out.append(html)

    def cleaned(self, html: str) -> str:
        from magcli.text.cleaning import clean  # a library that only raw HTML needs

        return clean(html, self.attribute)

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        """Return what an attribute becomes on a page that holds raw HTML; `None` removes it."""
        if value.startswith(self.mark):
            return value[1:]
        if name in ("id", "name"):
            return self.foreign_id(value)
        if name in ("href", "src"):
            address = self.resolved(value, self.setting.link if name == "href" else self.setting.image)
            return None if address is None else quoted(address)
        return None if name == "role" else value

    def foreign_id(self, value: str) -> str | None:
        """Return the id of an element of the writer's own, unless it is taken, or could be one of ours."""
        name = f"{self.setting.heading_ids}{value}"
        if self.setting.heading_ids is None or not _ID.fullmatch(value) or _NOTE_ID.match(value):
            return None
        if name in self.taken_ids:
            return None
        self.taken_ids.add(name)
        return name

    def own(self, value: str) -> str:
        """Return the attribute *value* that we write, marked for the cleaning when there is to be one."""
        return escape(f"{self.mark}{value}" if self.raw else value)

    # -- text

    def put_text(self, step: Event) -> None:
        self.write(escape(step.data, quote=False))

    def put_code(self, step: Event) -> None:
        self.write(f"<code>{escape(step.data, quote=False)}</code>")

    def put_html(self, step: Event) -> None:
        self.write(escape(step.data, quote=False) if self.too_much else step.data)

    put_inlinehtml = put_html

    def put_excess(self, step: Event) -> None:
        """Write nothing: what follows was not read."""

    def put_tasklistmarker(self, step: Event) -> None:
        checked = ' checked=""' if step.data else ""
        self.write(f'<input disabled="" type="checkbox"{checked}>\n')

    # -- blocks

    def start_htmlblock(self, step: Event) -> None:
        self.block_at = len(self.out)

    def end_htmlblock(self, step: Event) -> None:
        html = "".join(self.out[self.block_at :])
        if html.rfind("<!--") > html.rfind("-->"):
            self.write("-->\n")  # or the comment would swallow all that follows

    def start_heading(self, step: Event) -> None:
        self.write("", fresh=True)
        self.out.append("")  # the opening tag comes here, once the text, and so the id, is known
        self.heading_at = len(self.out) - 1
        self.level = min(6, self.setting.top - 1 + self.depth(int(step.data["level"][1])))

    def depth(self, level: int) -> int:
        """Return how deep a heading of *level* lies, from 1: the first is the highest, and no depth is left out."""
        while self.outline and self.outline[-1] >= level:
            self.outline.pop()
        self.outline.append(level)
        return len(self.outline)

    def end_heading(self, step: Event) -> None:
        pieces = [piece for piece in self.out[self.heading_at :] if not piece.startswith('<sup class="note-ref"')]
        name = self.heading_id(unescape(re.sub(r"<[^>]*>", "", "".join(pieces))))
        self.out[self.heading_at] = f'<h{self.level} id="{self.own(name)}">' if name else f"<h{self.level}>"
        self.write(f"</h{self.level}>\n")

    def heading_id(self, text: str) -> str:
        """Return the id of the heading that reads *text*; the second of that name gets a number, as on GitHub."""
        if self.setting.heading_ids is None:
            return ""
        base = anchor(text)
        name = base = f"section-{base}" if _NOTE_ID.match(base) else base
        while name in self.ids or self.setting.heading_ids + name in self.taken_ids:
            self.ids[base] = self.ids.get(base, 0) + 1
            name = f"{base}-{self.ids[base]}"
        self.ids[name] = 0
        self.taken_ids.add(self.setting.heading_ids + name)
        return self.setting.heading_ids + name

    def start_codeblock(self, step: Event) -> None:
        info = step.data.get("Fenced", "") if isinstance(step.data, dict) else ""
        language = info.split(maxsplit=1)[0] if info.strip() else ""
        kind = f' class="language-{escape(language)}"' if language else ""
        # A keyboard must be able to reach what it has to scroll (WCAG 2.2, 2.1.1).
        self.write(f'<pre tabindex="0"><code{kind}>', fresh=True)

    def end_codeblock(self, step: Event) -> None:
        self.write("</code></pre>\n")

    def start_list(self, step: Event) -> None:
        if step.data is None:
            self.write("<ul>\n", fresh=True)
        else:
            self.write("<ol>\n" if step.data == 1 else f'<ol start="{step.data}">\n', fresh=True)

    def end_list(self, step: Event) -> None:
        self.write("</ol>\n" if step.data else "</ul>\n")

    def start_table(self, step: Event) -> None:
        self.alignments = step.data
        label = escape(self.setting.words.table)
        self.write(f'<div class="scroll" role="{self.own("group")}" aria-label="{label}" tabindex="0">', fresh=True)
        self.write("<table>")

    def end_table(self, step: Event) -> None:
        self.write("</tbody></table></div>\n")

    def start_tablehead(self, step: Event) -> None:
        self.in_head, self.cell = True, 0
        self.write("<thead><tr>")

    def end_tablehead(self, step: Event) -> None:
        self.in_head = False
        self.write("</tr></thead><tbody>\n")

    def start_tablerow(self, step: Event) -> None:
        self.cell = 0
        self.write("<tr>")

    def end_tablerow(self, step: Event) -> None:
        self.write("</tr>\n")

    def start_tablecell(self, step: Event) -> None:
        alignment = self.alignments[self.cell].lower()
        kind = f' class="{alignment}"' if alignment != "none" else ""
        self.write(f"<th{kind}>" if self.in_head else f"<td{kind}>")

    def end_tablecell(self, step: Event) -> None:
        self.cell += 1
        self.write("</th>" if self.in_head else "</td>")

    # -- links and images

    def start_link(self, step: Event) -> None:
        target = step.data["dest_url"]
        address = (
            f"mailto:{target}" if step.data["link_type"] == "Email" else self.resolved(target, self.setting.link)
        )
        title = f' title="{escape(step.data["title"])}"' if step.data["title"] else ""
        self.closing.append("" if address is None else "</a>")
        self.write("" if address is None else f'<a href="{self.own(quoted(address))}"{title}>')

    def end_link(self, step: Event) -> None:
        self.write(self.closing.pop())

    def resolved(self, target: str, resolve: Callable[[str], str | None]) -> str | None:
        if target.startswith("#"):
            name = target[1:] if _NOTE_ID.match(target, 1) else (self.setting.heading_ids or "") + target[1:]
            return f"{self.setting.here}#{name}"
        return resolve(target) if is_safe(target) else None

    def show_image(self, step: Event, alternative: str) -> None:
        target = step.data["dest_url"]
        address = self.resolved(target, self.setting.image)
        title = f' title="{escape(step.data["title"])}"' if step.data["title"] else ""
        if address is None:
            self.write(self.instead_of(target, escape(alternative, quote=False)))
        else:
            self.write(f'<img src="{self.own(quoted(address))}" alt="{escape(alternative)}"{title}>')

    def instead_of(self, target: str, alternative: str) -> str:
        """Return what stands for an image that is not shown: its text, which leads to it when it is on the web."""
        if any(self.closing) or not target.startswith(("http://", "https://")):
            return alternative
        return f'<a href="{self.own(quoted(target))}">{alternative or escape(target)}</a>'

    # -- notes

    def put_footnotereference(self, step: Event) -> None:
        label = fold(step.data)
        if label not in self.numbers:
            self.called.append(label)
        number = self.numbers.setdefault(label, len(self.called))
        count = self.references[number] = self.references.get(number, 0) + 1
        before = next((piece for piece in reversed(self.out) if piece not in _MARKS), "")
        if before and before == self.last_note:
            self.write('<sup class="note-ref">, </sup>')  # two notes: 1, 2 and not 12
        name = self.reference_id(number, count)
        if any(self.closing):  # HTML has no link inside a link
            mark = f'<span id="{self.own(name)}">{number}</span>'
        else:
            told = escape(self.setting.words.note.format(note=number))
            href = f"{self.setting.here}#fn-{self.setting.slug}-{number}"
            mark = (
                f'<a href="{self.own(quoted(href))}" id="{self.own(name)}" role="{self.own("doc-noteref")}"'
                f' aria-label="{told}">{number}</a>'
            )
        self.last_note = f'<sup class="note-ref">{mark}</sup>'
        self.write(self.last_note)

    def reference_id(self, number: int, count: int) -> str:
        """Return the id of the reference number *count* to the note *number*."""
        return f"fnref-{self.setting.slug}-{number}" + (f"-{count}" if count > 1 else "")

    def endnotes(self, notes: Sequence[str]) -> str:
        slug, words = self.setting.slug, self.setting.words
        level = self.setting.top
        items = "".join(self.endnote(number, html) for number, html in enumerate(notes, 1))
        return (
            f'<section class="notes" role="doc-endnotes" aria-labelledby="fn-{slug}">\n'
            f'<h{level} id="fn-{slug}">{escape(words.notes)}</h{level}>\n<ol>\n{items}</ol>\n</section>\n'
        )

    def endnote(self, number: int, html: str) -> str:
        links = " ".join(self.back_link(number, count) for count in range(1, self.references[number] + 1))
        if html.endswith("</p>\n"):
            html = f"{html.removesuffix('</p>' + chr(10))}\u00a0{links}</p>\n"
        else:
            html = f"{html}<p>{links}</p>\n"
        return f'<li id="fn-{self.setting.slug}-{number}">\n{html}</li>\n'

    def back_link(self, number: int, count: int) -> str:
        name = self.reference_id(number, count)
        told = escape(self.setting.words.back.format(reference=count, note=number))
        shown = "↩" if self.references[number] == 1 else f"↩{count}"
        href = escape(quoted(f"{self.setting.here}#{name}"))
        return f'<a href="{href}" role="doc-backlink" aria-label="{told}">{shown}</a>'


def _unused_in(text: str) -> str:
    """Return a character that *text* does not hold, to tell our own attribute values from those in it."""
    held = set(text)
    return next((chr(code) for code in range(0xE000, 0x110000) if chr(code) not in held), "\uf8ff")


def _parted(steps: Sequence[Event]) -> tuple[list[Event], dict[str, list[Event]]]:
    """Return the steps of the text, and those of each note by its folded label; the first of two with one."""
    text: list[Event] = []
    definitions: dict[str, list[Event]] = {}
    into = [text]
    for step in steps:
        if step.name != "FootnoteDefinition":
            into[-1].append(step)
        elif step.phase == "start":
            label, note = fold(step.data), list[Event]()
            definitions.setdefault(label, note)
            into.append(note)
        else:
            into.pop()
    return text, definitions


def _alternative(steps: Iterator[Event]) -> str:
    """Return the plain text of the image whose start was the last of *steps*, and take its steps."""
    text = []
    depth = 1
    for step in steps:
        if step.name == "Image":
            depth += 1 if step.phase == "start" else -1
            if depth == 0:
                break
        elif step.name in ("Text", "Code"):
            text.append(step.data)
        elif step.name in ("SoftBreak", "HardBreak"):
            text.append(" ")
    return "".join(text)


def anchor(text: str) -> str:
    """Return the id of a heading that reads *text*, as GitHub makes it: accents stay, punctuation goes."""
    return in_anchor(text.lower().strip()).replace(" ", "-") or "section"


def in_anchor(text: str) -> str:
    """Return what of *text*, a heading or some of one, is in its id: letters, digits, hyphens and ordinary spaces."""
    return re.sub(r"[^\w\- ]", "", text)
