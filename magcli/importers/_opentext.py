"""The XML of OpenDocument texts as HTML, which `_markup` makes Markdown of."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from magcli.importers._archive import local, value
from magcli.importers._office import STANDS_OUT, SUBTITLE, TITLE, line
from magcli.importers._textstyles import Format, Styles

_PASSED_OVER = frozenset(
    {"tracked-changes", "sequence-decls", "variable-decls", "user-field-decls", "forms", "dde-connection-decls",
     "annotation-end", "bookmark-end", "change", "change-start", "change-end", "soft-page-break", "ruby-text",
     "note-citation", "index-title-template", "alphabetical-index-mark", "toc-mark", "covered-table-cell", "script",
     "glue-point", "event-listeners"}
)  # fmt: skip
"""What has no text of its own, or none that readers see."""
_CONTENTS = frozenset(
    {"table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index", "user-index"}
)
"""What the program makes of headings, entries and images."""
_BLOCKS = frozenset({"p", "h", "list", "table", "section", "index-body", "text-box", "numbered-paragraph"})
_DRAWN = frozenset({"custom-shape", "rect", "line", "ellipse", "polygon", "path", "connector", "polyline", "g"})
_MARKS = {"is_bold": "strong", "is_italic": "em", "is_struck": "del", "is_underlined": "u", "is_marked": "mark"}


class _Block(NamedTuple):
    kind: str
    """`pre`, `quote`, or empty for all else: those of a kind that follow each other are one."""
    html: str


class Reader:
    """Makes HTML of an OpenDocument text, and keeps what it met on the way."""

    def __init__(self, styles: Styles, picture: Callable[[str], str], formula: Callable[[str], str]) -> None:
        self._styles = styles
        self._picture = picture
        self._formula = formula
        self._notes: list[str] = []
        self._called = 0
        self._in_link = False
        self.comments: list[str] = []
        self.formulas: list[str] = []
        self.drawn = 0
        self.has_contents = False
        self.hidden: list[str] = []
        self.small: list[str] = []
        self.pages: list[str] = []
        self.unfilled: list[str] = []
        self._counted: dict[str, int] = {}
        """The last numbers of lists, by what those that go on call them."""
        self.letters: Counter[str] = Counter()
        """How much text there is in each language."""

    def page(self, text: Element) -> str:
        """Return the HTML of the whole text, its notes in a list at the end."""
        body = self._blocks(text)
        return f"{body}<ol>{''.join(self._notes)}</ol>" if self._notes else body

    def _blocks(self, parent: Iterable[Element]) -> str:
        """Return the blocks of *parent*, quotations and lines of code together where they follow each other."""
        found = [block for child in parent for block in self._block(child)]
        return "".join(_joined(kind, [block.html for block in run]) for kind, run in groupby(found, lambda b: b.kind))

    def _block(self, element: Element) -> list[_Block]:
        name = local(element)
        self.has_contents |= name in _CONTENTS
        if name in _PASSED_OVER or name in _CONTENTS:
            return []
        if _is_hidden(element):
            self.hidden.append(line("".join(element.itertext())))
            return []
        if name in ("p", "h"):
            return [self._paragraph(element)]
        if name == "list":
            return self._headings(element) if _is_of_headings(element) else [_Block("", self._list(element, 1, ""))]
        if name == "table":
            return [_Block("", self._table(element))]
        if name in ("frame", "a", "annotation") or name in _DRAWN:
            return [_Block("", f"<p>{self._piece(element, Format())}</p>")]
        return [_Block("", self._blocks(element))]

    def _paragraph(self, element: Element) -> _Block:
        style = value(element, "style-name")
        kind = self._styles.kind(style)
        html = self._inline(element, self._styles.of_paragraph(style))
        if local(element) == "h" or re.fullmatch("h[1-6]", kind):
            level = min(6, _number(value(element, "outline-level") or kind[1:]) or 1)
            return _Block("", f"<h{level}>{html}</h{level}>")
        if kind in ("title", "subtitle"):
            return _Block("", f'<p class="{TITLE if kind == "title" else SUBTITLE}">{html}</p>')
        if kind == "pre":
            return _Block("pre", html)
        stands_out = f' class="{STANDS_OUT}"' if not kind and self._stands_out(element, style) else ""
        return _Block(kind, f"<p{stands_out}>{html}</p>" if html.strip() else "")

    def _stands_out(self, element: Element, style: str) -> bool:
        """Whether the paragraph *element* is larger than the text, or centred."""
        spans = [value(child, "style-name") if local(child) == "span" else "" for child in element]
        has_bare = bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)
        return self._styles.is_centred(style) or self._styles.is_large(style, [*spans, *([""] if has_bare else [])])

    def _headings(self, element: Element) -> list[_Block]:
        return [self._paragraph(heading) for heading in element.iter() if local(heading) == "h"]

    def _list(self, element: Element, level: int, inherited: str) -> str:
        style = value(element, "style-name") or inherited
        tag, told = self._styles.numbering(style, level)
        start = self._continued(element, style) or _number(told, 1)
        runs: list[tuple[int, list[str]]] = [(start, [])]
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            if (own := _number(value(item, "start-value"), -1)) >= 0:  # a list may begin again within itself
                runs.append((own, []))
            runs[-1][1].append("<li>" + "".join(self._in_item(child, level, style) for child in item) + "</li>")
        if level == 1:
            self._counted[value(element, "id")] = self._counted[style] = runs[-1][0] + len(runs[-1][1]) - 1
        return "".join(_listed(tag, start, items) for start, items in runs if items)

    def _continued(self, element: Element, style: str) -> int:
        """Return the number that *element* goes on with; 0 when it begins anew."""
        if other := value(element, "continue-list"):
            return self._counted.get(other, -1) + 1
        return self._counted.get(style, -1) + 1 if value(element, "continue-numbering") == "true" else 0

    def _in_item(self, element: Element, level: int, style: str) -> str:
        if local(element) == "list":
            return self._list(element, level + 1, style)
        return self._blocks([element])

    def _table(self, element: Element) -> str:
        rows = [self._row(row, "td") for row in element if local(row) in ("table-row", "table-rows")]
        heads = [self._row(row, "th") for head in element if local(head) == "table-header-rows" for row in head]
        return f"<table>{''.join([*heads, *rows])}</table>"

    def _row(self, row: Element, tag: str) -> str:
        if local(row) == "table-rows":
            return "".join(self._row(inner, tag) for inner in row)
        cells = (self._cell(cell, tag) * _repeated(cell) for cell in row if local(cell) == "table-cell")
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, cell: Element, tag: str) -> str:
        spans = {"colspan": "number-columns-spanned", "rowspan": "number-rows-spanned"}
        told = "".join(
            f' {name}="{spanned}"' for name, key in spans.items() if (spanned := _number(value(cell, key))) > 1
        )
        is_head = tag == "th" or any(self._styles.kind(value(child, "style-name")) == "th" for child in cell)
        tag = "th" if is_head else tag
        return f"<{tag}{told}>{self._blocks(cell)}</{tag}>"

    # -- in a line

    def _inline(self, element: Element, form: Format) -> str:
        pieces = [self._text(element.text, form)]
        for child in element:
            pieces += (self._piece(child, form), self._text(child.tail, form))
        return "".join(pieces)

    def _text(self, text: str | None, form: Format) -> str:
        if not text:
            return ""
        if form.is_hidden:
            self.hidden.append(text)
            return ""
        if form.is_small:
            self.small.append(text)
        self.letters[form.lang] += sum(map(str.isalpha, text))
        html = escape(text, quote=False)
        if form.is_code:
            return f"<code>{html}</code>"
        for name, tag in _MARKS.items():
            if getattr(form, name) and not (tag == "u" and self._in_link):
                html = f"<{tag}>{html}</{tag}>"
        return f"<{form.raised}>{html}</{form.raised}>" if form.raised else html

    def _piece(self, element: Element, form: Format) -> str:
        name = local(element)
        if name in _PASSED_OVER:
            return ""
        if _is_hidden(element):
            self.hidden.append("".join(element.itertext()))
            return ""
        written = getattr(self, f"_put_{name.replace('-', '_')}", None)
        if written is not None:
            return str(written(element, form))
        if name in _DRAWN:
            return self._put_drawn(element, form)
        if name in _BLOCKS:
            return self._inline_block(element, form)
        return self._inline(element, form)

    def _inline_block(self, element: Element, form: Format) -> str:
        """Return a block that stands in a line: those of a text box go behind the paragraph that holds it."""
        return self._blocks([element])

    def _put_span(self, element: Element, form: Format) -> str:
        return self._inline(element, self._styles.of_span(value(element, "style-name"), form))

    def _put_s(self, element: Element, form: Format) -> str:
        return " " * min(_number(value(element, "c"), 1), _MOST_SPACES)

    def _put_bookmark(self, element: Element, form: Format) -> str:
        return f'<a id="{escape(value(element, "name"))}"></a>'

    _put_bookmark_start = _put_bookmark

    def _put_page_number(self, element: Element, form: Format) -> str:
        self.pages.append("".join(element.itertext()))
        return self._inline(element, form)

    _put_page_count = _put_page_number

    def _put_bookmark_ref(self, element: Element, form: Format) -> str:
        if value(element, "reference-format") == "page":
            return self._put_page_number(element, form)
        return self._inline(element, form)

    _put_reference_ref = _put_sequence_ref = _put_bookmark_ref

    def _put_placeholder(self, element: Element, form: Format) -> str:
        self.unfilled.append("".join(element.itertext()))
        return ""

    def _put_tab(self, element: Element, form: Format) -> str:
        return "\t"

    def _put_line_break(self, element: Element, form: Format) -> str:
        return "<br>"

    def _put_a(self, element: Element, form: Format) -> str:
        self._in_link = True
        html = self._inline(element, form)
        self._in_link = False
        target = _outside(value(element, "href"))
        return f'<a href="{escape(target)}">{html}</a>' if target else html

    def _put_note(self, element: Element, form: Format) -> str:
        self._called += 1
        number = self._called
        body = next((child for child in element if local(child) == "note-body"), ())
        # A note may hold another one: its place in the list is that of its call.
        at = len(self._notes)
        self._notes.append("")
        self._notes[at] = f'<li id="fn{number}">{self._blocks(body)}</li>'
        return f'<sup><a href="#fn{number}" id="fnref{number}">{number}</a></sup>'

    def _put_annotation(self, element: Element, form: Format) -> str:
        who = next((child.text or "" for child in element if local(child) == "creator"), "")
        said = " ".join("".join(child.itertext()) for child in element if local(child) in ("p", "list"))
        self.comments.append(f"{who or 'somebody'}: {said}")
        return ""

    def _put_frame(self, element: Element, form: Format) -> str:
        parts = {local(child): child for child in element}
        if "object" in parts:
            formula = self._formula(value(parts["object"], "href"))
            self.formulas.append(formula)
            return escape(formula)
        if "text-box" in parts:
            return _CAPTION.sub(r"\1</p><p>", self._blocks(parts["text-box"]))
        if "image" not in parts:
            self.drawn += 1
            return ""
        told = [line("".join(parts[name].itertext())) for name in ("desc", "title") if name in parts]
        alternative = next(filter(None, told), "")
        source = self._picture(_outside(value(parts["image"], "href")))
        return f'<img src="{escape(source)}" alt="{escape(alternative)}">' if source else escape(alternative)

    def _put_drawn(self, element: Element, form: Format) -> str:
        html = self._blocks([child for child in element if local(child) in _BLOCKS or local(child) in _DRAWN])
        self.drawn += not html
        return html


_CAPTION = re.compile(r"\A(<p>\s*<img [^<>]*>)(?=\s*\w)")
"""An image in a frame of its own, at whose foot its caption is: both are one paragraph there."""


def _is_hidden(element: Element) -> bool:
    """Whether the program does not show *element*."""
    if value(element, "is-hidden") == "true" or (local(element) == "section" and value(element, "display") == "none"):
        return True
    return any(local(child) == "hidden-paragraph" and value(child, "is-hidden") == "true" for child in element)


def _is_of_headings(element: Element) -> bool:
    """Whether the list *element* is there only to number headings."""
    texts = [local(child) for child in element.iter() if local(child) in ("p", "h")]
    return bool(texts) and "p" not in texts


def _listed(tag: str, start: int, items: list[str]) -> str:
    told = f' start="{start}"' if tag == "ol" and start != 1 else ""
    return f"<{tag}{told}>{''.join(items)}</{tag}>"


def _repeated(cell: Element) -> int:
    """Return how often *cell* stands there: a program writes cells that are alike once."""
    return min(_number(value(cell, "number-columns-repeated")) or 1, _MOST_COLUMNS)


_MOST_COLUMNS, _MOST_SPACES = 50, 1000


def _number(text: str, otherwise: int = 0) -> int:
    """Return the whole number that *text* is, or what it is *otherwise*."""
    return int(text) if re.fullmatch(r"\d{1,6}", text, re.ASCII) else otherwise


def margins(styles: Element | None) -> Iterator[str]:
    """Yield the lines above and below the pages of a text with these *styles*, without the numbers of pages."""
    for margin in styles.iter() if styles is not None else ():
        if re.fullmatch("(header|footer)(-left|-first)?", local(margin)):
            yield from ("".join(_said(line)) for line in margin.iter() if local(line) in ("p", "h"))


def _said(element: Element) -> Iterator[str]:
    if local(element) not in ("page-number", "page-count"):
        yield element.text or (" " if local(element) in ("tab", "s", "line-break") else "")
        for child in element:
            yield from _said(child)
            yield child.tail or ""


def _outside(target: str) -> str:
    """Return *target* as seen from the folder of the document: within it, that is one above."""
    return target.removeprefix("../")


def _joined(kind: str, pieces: list[str]) -> str:
    if kind == "pre":
        lines = "\n".join(pieces)
        return f"<pre>\n{lines}</pre>"
    html = "".join(pieces)
    return f"<blockquote>{html}</blockquote>" if kind == "quote" else html
