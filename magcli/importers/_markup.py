"""HTML as the Markdown that a person would have typed: all importers that meet HTML take it from here."""

import re
from collections.abc import Callable
from html import escape

import turbohtml
from turbohtml import Document, Element, Markdown, Text

from magcli.importers import _blocks, _htmlnotes, _innerlinks, _runs
from magcli.importers._signs import Signs

_KEPT = ("sup", "sub", "kbd", "u", "mark", "ins", "abbr", "small")
"""Marks that Markdown has none of: they stay as tags, and what is in them becomes Markdown."""
_VERBATIM = ("iframe", "video", "audio", "object", "embed", "svg", "math", "details")
"""What is kept as it is written."""


def markdown(html: str) -> str:
    """Return *html* as Markdown, its notes as `[^1]` with definitions at the end, and nothing that could run."""
    return of_document(turbohtml.parse(html))


def of_document(document: Document) -> str:
    """Return *document*, which may change on the way, as `markdown` returns HTML."""
    signs = Signs(document.text)
    _blocks.arrange(document)
    _runs.join(document)
    _innerlinks.lead_to_headings(document)
    notes = _htmlnotes.take(document, signs)
    parts = [_written(document, signs)]
    parts += [definition(note.label, _written(note.text, signs)) for note in notes]
    text = "\n\n".join(part for part in parts if part)
    return f"{text}\n" if text else ""


def _written(root: Document | Element, signs: Signs) -> str:
    _mark(root, signs)
    for node in [*root.descendants]:
        if isinstance(node, Text) and not node.closest("pre, code"):
            following = node.next_sibling
            is_before_link = isinstance(following, Element) and following.tag == "a"
            node.replace_with(Text(signs.spared(node.data, before_link=is_before_link)))
    return signs.read(root.to_markdown(_RULES).strip("\n"))


def _mark(root: Document | Element, signs: Signs) -> None:
    """Put signs where the library, given converters, does not see what Markdown has a mark for."""
    for box in root.find_all("input"):
        mark = signs.box(is_done=box.attr("checked") is not None) if box.closest("li") else ""
        box.replace_with(Text(mark))
    for table in root.find_all("table"):
        if signs.opening in table.text:  # raw HTML holds no notes
            _blocks.spread(table)
        for cell, side in _blocks.alignments(table):
            cell.append(Text(signs.alignment(side)))


def definition(label: str, text: str) -> str:
    """Return the note *text*, Markdown, under its *label* as it stands below a body."""
    first, *others = text.split("\n")
    return "\n".join([f"[^{label}]: {first}", *(f"    {line}" if line else "" for line in others)])


def _kept(element: Element, text: str) -> str:
    title = element.attr("title") if element.tag == "abbr" else None
    told = f' title="{escape(title)}"' if title else ""
    return f"<{element.tag}{told}>{text}</{element.tag}>" if text.strip() else text


def _verbatim(element: Element, text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", element.serialize())  # an empty line would end it


def _break(element: Element, text: str) -> str:
    # Written here: where turbohtml 1.15.4 writes a backslash for it, a later run of emphasis loses its last letters.
    return "<br>" if element.closest("td, th") else "\\\n"


def _emphasis(mark: str) -> Callable[[Element, str], str]:
    def write(element: Element, text: str) -> str:
        return _runs.marked(element, text, mark) if text.strip() else text

    return write


def _link(element: Element, text: str) -> str:
    target = (element.attr("href") or "").strip()
    if not target or not text.strip():
        return text
    if target == element.text.strip() and re.fullmatch(r"https?://[^\s<>]+", target):
        return f"<{target}>"
    return f"[{text}]({_address(target)}{_title(element)})"


def _title(element: Element) -> str:
    title = " ".join((element.attr("title") or "").split()).replace("\\", "\\\\").replace('"', '\\"')
    return f' "{title}"' if title else ""


def _address(target: str) -> str:
    if re.search(r"[\s<>()]", target):
        return "<" + re.sub(r"\s+", " ", target).replace("<", "%3C").replace(">", "%3E") + ">"
    return target


_SPACES = re.compile(r"[ \t\r\n\f]+")
_MEANS_SOMETHING = re.compile(r"([\[\]\\*`<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;))")


def _picture(element: Element, text: str) -> str:
    target = (element.attr("src") or "").strip()
    alternative = _MEANS_SOMETHING.sub(r"\\\1", _SPACES.sub(" ", element.attr("alt") or "").strip())
    return f"![{alternative}]({_address(target)}{_title(element)})" if target else alternative


_RULES = Markdown(
    converters={
        **dict.fromkeys(_KEPT, _kept),
        **dict.fromkeys(_VERBATIM, _verbatim),
        **dict.fromkeys(("strong", "b"), _emphasis("**")),
        **dict.fromkeys(("em", "i"), _emphasis("*")),
        **dict.fromkeys(("del", "s", "strike"), _emphasis("~~")),
        "a": _link,
        "br": _break,
        "img": _picture,
    },
)
