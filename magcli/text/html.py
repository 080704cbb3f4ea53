"""Markdown to HTML, with footnotes whose ids stay unique when many articles share a page."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from html import escape, unescape
from typing import NamedTuple

from magcli.text.complexity import excess
from magcli.text.endnotes import Endnotes
from magcli.text.footnotes import fold
from magcli.text.galleys import set_texts
from magcli.text.markdown import Event, events
from magcli.text.names import Names, is_of_note
from magcli.text.setting import Setting, Words
from magcli.text.url import is_safe, is_whole, leads_somewhere, quoted

__all__ = ["Setting", "Words", "render"]

# What a step is on the page, and whether it is to start there on a line of its own: four steps of ten.
_TAGS: dict[tuple[str, str], tuple[str, bool]] = {
    ("", "SoftBreak"): ("\n", False),
    ("", "HardBreak"): ("<br>\n", False),
    ("", "Rule"): ("<hr>\n", True),
    ("start", "Paragraph"): ("<p>", True),
    ("end", "Paragraph"): ("</p>\n", False),
    ("start", "BlockQuote"): ("<blockquote>\n", True),
    ("end", "BlockQuote"): ("</blockquote>\n", True),
    ("start", "Item"): ("<li>", True),
    ("end", "Item"): ("</li>\n", False),
    ("start", "Emphasis"): ("<em>", False),
    ("end", "Emphasis"): ("</em>", False),
    ("start", "Strong"): ("<strong>", False),
    ("end", "Strong"): ("</strong>", False),
    ("start", "Strikethrough"): ("<del>", False),
    ("end", "Strikethrough"): ("</del>", False),
}
_MARKS = frozenset({"<em>", "</em>", "<strong>", "</strong>", "<del>", "</del>"})
# Attributes of raw HTML that no page needs: what they say is for us to say.
_OURS = frozenset({"role", "aria-label", "tabindex"})
_RAW = frozenset({"Html", "InlineHtml"})


def render(body: str, setting: Setting) -> str:
    """Return *body* as HTML, its notes at the end in the order they are called.

    Each note has a link back to each of its references. Raw HTML that is not trusted is cleaned: what could run,
    load or restyle the page does not pass; where there is too much of it, it is shown as it is written.
    """
    return _Renderer(body, setting).page()


class _Renderer:
    def __init__(self, body: str, setting: Setting) -> None:
        self.setting = setting
        composed = _composed(body, setting.lang)
        self.raw = composed.raw
        self.is_cleaned = self.raw and not setting.trusted
        self.too_much = self.raw and excess(body) is not None
        self.mark = _unused_in(unescape(body)) if self.raw else ""
        self.galleys, self.text, self.definitions = composed.galleys, composed.text, composed.definitions
        self.as_written: dict[int, str] = {}
        self.outline: list[int] = []
        self.names = Names(setting.heading_ids)
        # Not its method, or the two would hold each other, and all steps wait for the collection of cycles.
        self.own = partial(_own, self.mark)
        self.notes = Endnotes(setting, self.own)
        self.last_note = ""
        self.out: list[str] = []
        self.links: list[tuple[int, str]] = []
        self.alignments: tuple[str, ...] = ()
        self.longest: list[int] = []
        self.cell = 0
        self.in_head = False
        self.heading_at = self.block_at = self.cell_at = self.scroll_at = self.level = 0

    def page(self) -> str:
        body = self.block(self.text)
        notes: list[str] = []
        while len(notes) < len(self.notes.called):  # a note may call another one
            self.outline = [0]  # headings in a note are below that of all notes
            # Of a text that is too much to read the rest is missing, and so may be a note.
            notes.append(self.block(self.definitions.get(self.notes.called[len(notes)], ())))
        return body + self.notes.section(notes) if notes else body

    def block(self, steps: Sequence[Event]) -> str:
        self.out = []
        rest = iter(steps)
        for step in rest:
            phase, name = step[:2]
            if name == "Text":
                self.put_text(step)
            elif tag := _TAGS.get((phase, name)):
                self.write(*tag)
            elif name == "Image":  # its end is taken with the rest of it
                self.show_image(step, _alternative(rest))
            else:
                getattr(self, _method(phase, name))(step)
        html = "".join(self.out)
        return self.cleaned(html) if self.raw else html

    def write(self, html: str, fresh: bool = False) -> None:
        """Add *html*, on a line of its own when it is to start *fresh*."""
        if fresh and self.out and not self.out[-1].endswith("\n"):
            self.out.append("\n")
        if html:
            self.out.append(html)

    def cleaned(self, html: str) -> str:
        from magcli.text import cleaning, trust  # libraries that only raw HTML needs

        # Where the mark is no value's first letter now, it is no less ours.
        if self.setting.trusted:
            return trust.readdressed(html, self.trusted_id, self.trusted_address).replace(self.mark, "")
        # What stands in an element that does not pass is text now, marks and all.
        return cleaning.clean(html, self.attribute, self.level_of).replace(self.mark, "")

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        """Return what an attribute becomes on a page that holds raw HTML; `None` removes it."""
        if value.startswith(self.mark):
            return value[1:]
        if name in ("id", "name"):
            return self.names.of_writer(value)
        if name in ("src", "poster") and not value:
            return None
        if name in ("href", "src", "poster"):
            address = self.resolved(value, self.setting.link if name == "href" else self.setting.image)
            return None if address is None else quoted(address)
        return None if name in _OURS else value

    def trusted_id(self, value: str) -> str:
        """Return what an id becomes where raw HTML is trusted."""
        return value if value.startswith(self.mark) else f"{self.setting.heading_ids or ''}{value}"

    def trusted_address(self, value: str, is_image: bool) -> str | None:
        """Return what an address becomes where raw HTML is trusted: none leads to what is not public."""
        if value.startswith(self.mark) or not value:
            return value
        if is_whole(value):  # an image of another host, a script: whoever is trusted may do so
            return None if self.setting.link(value) is None else value
        address = self.resolved(value, self.setting.image if is_image else self.setting.link)
        return None if address is None else quoted(address)

    # -- text

    def put_text(self, step: Event) -> None:
        html = escape(step.data, quote=False)
        if step.start in self.galleys:
            self.as_written[len(self.out)] = html
            html = escape(self.galleys[step.start], quote=False)
        self.out.append(html)

    def put_code(self, step: Event) -> None:
        self.write(f"<code>{escape(step.data, quote=False)}</code>")

    def put_html(self, step: Event) -> None:
        self.write(escape(step.data, quote=False) if self.too_much else step.data)

    put_inlinehtml = put_html

    def put_excess(self, step: Event) -> None:
        """Write nothing: what follows was not read."""

    def put_tasklistmarker(self, step: Event) -> None:
        told = self.own(self.setting.words.done if step.data else self.setting.words.to_do)
        checked = ' checked=""' if step.data else ""
        self.write(f'<input disabled="" type="checkbox" aria-label="{told}"{checked}>\n')

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
        self.as_written = {}
        self.level = int(step.data["level"][1])

    def end_heading(self, step: Event) -> None:
        pieces = self.out[self.heading_at :]
        if not self.raw and not says("".join(pieces)):
            self.out[self.heading_at], closing = "<p>", "</p>\n"  # no outline has a place for it
        else:
            # The id is that of the text as written: links lead there.
            texts = (self.as_written.get(at, self.out[at]) for at in range(self.heading_at, len(self.out)))
            text = "".join(piece for piece in texts if not piece.startswith('<sup class="note-ref"'))
            name = self.names.of_heading(unescape(_TAG.sub("", text)))
            level = self.level
            # Among raw HTML the cleaning sees all headings, and gives each its level.
            level = level if self.is_cleaned else self.level_of(level)
            self.out[self.heading_at] = f'<h{level} id="{self.own(name)}">' if name else f"<h{level}>"
            closing = f"</h{level}>\n"
        self.write(closing)

    def level_of(self, level: int) -> int:
        """Return the level on the page of the next heading of *level*: the first is the highest, none is left out."""
        while self.outline and self.outline[-1] >= level:
            self.outline.pop()
        self.outline.append(level)
        return min(6, self.setting.top - 1 + len(self.outline))

    def start_codeblock(self, step: Event) -> None:
        info = step.data.get("Fenced", "") if isinstance(step.data, dict) else ""
        language = info.split(maxsplit=1)[0] if info.strip() else ""
        kind = f' class="language-{escape(language)}"' if language else ""
        self.write("", fresh=True)
        self.scroll_at = len(self.out)
        self.write(f"<pre><code{kind}>")

    def end_codeblock(self, step: Event) -> None:
        # A keyboard must be able to reach what it has to scroll (WCAG 2.2, 2.1.1), and nothing else.
        if any(_width(line) > _ALWAYS_FITS for line in "".join(self.out[self.scroll_at + 1 :]).split("\n")):
            self.out[self.scroll_at] = self.out[self.scroll_at].replace("<pre", f'<pre tabindex="{self.own("0")}"', 1)
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
        self.longest = [0] * len(self.alignments)
        self.write("", fresh=True)
        self.scroll_at = len(self.out)
        self.write('<div class="scroll"><table>')

    def end_table(self, step: Event) -> None:
        if sum(self.longest) + 2 * len(self.longest) > _ALWAYS_FITS:
            role, label, tabindex = map(self.own, ("group", self.setting.words.table, "0"))
            scrolls = f'<div class="scroll" role="{role}" aria-label="{label}" tabindex="{tabindex}"><table>'
            self.out[self.scroll_at] = scrolls
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
        self.cell_at = len(self.out)
        self.write(f'<th scope="col"{kind}>' if self.in_head else f"<td{kind}>")

    def end_tablecell(self, step: Event) -> None:
        held = "".join(self.out[self.cell_at + 1 :])
        text = unescape(_TAG.sub("", held)) if "<" in held or "&" in held else held
        words = [99] if "<img" in held else map(_width, text.split())
        self.longest[self.cell] = max(self.longest[self.cell], *words, 0)
        self.cell += 1
        tag = "th" if self.in_head else "td"
        if self.in_head and not says(held):  # a header that heads nothing
            self.out[self.cell_at] = self.out[self.cell_at].replace('<th scope="col"', "<td", 1)
            tag = "td"
        self.write(f"</{tag}>")

    # -- links and images

    def start_link(self, step: Event) -> None:
        target = step.data["dest_url"]
        address = (
            f"mailto:{target}" if step.data["link_type"] == "Email" else self.resolved(target, self.setting.link)
        )
        title = f' title="{escape(step.data["title"])}"' if step.data["title"] else ""
        if address is None or self.in_link:  # HTML has no link inside a link
            self.links.append((len(self.out), ""))
        else:
            self.links.append((len(self.out), "</a>"))
            self.write(f'<a href="{self.own(quoted(address))}"{title}>')

    def end_link(self, step: Event) -> None:
        at, closing = self.links.pop()
        if closing and not says("".join(self.out[at + 1 :])):
            self.name_link(at)
        self.write(closing)

    @property
    def in_link(self) -> bool:
        """Whether what comes next stands in a link."""
        return bool(self.links) and any(closing for _, closing in self.links)

    def name_link(self, at: int) -> None:
        """Give the link that begins with the piece *at*, and has nothing to read, its address as its name."""
        opening = self.out[at]
        address = opening.split('"', 2)[1]
        if any(piece.startswith("<img") for piece in self.out[at:]):  # one that says nothing
            self.out[at] = f'<a aria-label="{address}"{opening.removeprefix("<a")}'
        else:
            self.write(address.replace(self.mark, "", 1) if self.raw else address)

    def resolved(self, target: str, resolve: Callable[[str], str | None]) -> str | None:
        if target.startswith("#"):
            name = target[1:] if is_of_note(target[1:]) else (self.setting.heading_ids or "") + target[1:]
            return f"{self.setting.here}#{name}"
        return resolve(target) if is_safe(target) and leads_somewhere(target) else None

    def show_image(self, step: Event, alternative: str) -> None:
        target = step.data["dest_url"]
        address = self.resolved(target, self.setting.image) if target else None
        title = f' title="{escape(step.data["title"])}"' if step.data["title"] else ""
        if not alternative:  # the title is all that there is to tell
            alternative, title = step.data["title"], ""
        if address is None:
            self.write(self.instead_of(target, escape(alternative, quote=False)))
        else:
            self.write(f'<img src="{self.own(quoted(address))}" alt="{escape(alternative)}"{title}>')

    def instead_of(self, target: str, alternative: str) -> str:
        """Return what stands for an image that is not shown: its text, which leads to it when it is on the web."""
        is_on_web = target.startswith(("http://", "https://"))
        address = self.resolved(target, self.setting.link) if is_on_web and not self.in_link else None
        if address is None:
            return alternative
        return f'<a href="{self.own(quoted(address))}">{alternative or escape(target)}</a>'

    # -- notes

    def put_footnotereference(self, step: Event) -> None:
        before = next((piece for piece in reversed(self.out) if piece not in _MARKS), "")
        if before and before == self.last_note:
            self.write('<sup class="note-ref">, </sup>')  # two notes: 1, 2 and not 12
        self.last_note = self.notes.reference(fold(step.data), linked=not self.in_link)
        self.write(self.last_note)


def _own(mark: str, value: str) -> str:
    """Return the attribute *value* that we write, with the *mark* for the cleaning when there is to be one."""
    return escape(mark + value)


@cache  # to put its name together takes longer than what most of them do
def _method(phase: str, name: str) -> str:
    return f"{phase or 'put'}_{name.lower()}"


_TAG = re.compile(r"<[^>]*>")
_ALWAYS_FITS = 20
"""Characters that stand side by side on any screen, 320 pixels wide."""


def _width(text: str) -> int:
    """Return for how many ordinary characters *text* takes room, at most."""
    return len(text.expandtabs(8)) if text.isascii() else 2 * len(text)


_SAYS = re.compile(r'<img[^>]* alt="[^"]*[^"\s][^"]*"')


def says(html: str) -> bool:
    """Whether there is anything to read, in *html*."""
    if html[:1].isalnum():
        return True
    return bool(unescape(_TAG.sub("", html)).strip() or _SAYS.search(html))


class _Composed(NamedTuple):
    """A text as it is set, wherever it is shown."""

    text: list[Event]
    definitions: dict[str, list[Event]]
    """Of each note, by its folded label."""
    galleys: dict[int, str]
    raw: bool
    """Whether it holds HTML."""


@lru_cache(maxsize=48)  # a page and a feed show the same texts, one after the other: that is half of their time
def _composed(body: str, lang: str) -> _Composed:
    steps = events(body)
    raw = not _RAW.isdisjoint([step[1] for step in steps])
    return _Composed(*_parted(steps), set_texts(steps, lang) if lang else {}, raw)


def _unused_in(text: str) -> str:
    """Return a character that *text* does not hold, to tell our own attribute values from those in it."""
    held = set(text)
    return next((chr(code) for code in range(0xE000, 0x110000) if chr(code) not in held), "\uf8ff")


def _parted(steps: Sequence[Event]) -> tuple[list[Event], dict[str, list[Event]]]:
    """Return the steps of the text, and those of each note by its folded label; the first of two with one."""
    text: list[Event] = []
    definitions: dict[str, list[Event]] = {}
    into = [text]
    held_note = False  # a quotation or an item that held nothing but notes goes with them
    for step in steps:
        if step.name == "FootnoteDefinition":
            held_note = step.phase == "end"
            if held_note:
                into.pop()
            else:
                into.append(list[Event]())
                definitions.setdefault(fold(step.data), into[-1])
        elif held_note and step.phase == "end" and into[-1] and _begins(into[-1][-1], step.name):
            into[-1].pop()
        else:
            held_note = False
            into[-1].append(step)
    return text, definitions


def _begins(step: Event, name: str) -> bool:
    return step.phase == "start" and step.name == name


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
