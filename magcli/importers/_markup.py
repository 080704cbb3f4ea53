"""HTML as the Markdown that a person would have typed: all importers that meet HTML take it from here."""

import re
from collections.abc import Callable, Mapping
from html import escape

import turbohtml
from turbohtml import Document, Element, Markdown, Text

from magcli.importers import _htmlnotes, _runs
from magcli.importers._signs import Signs

_UNWANTED = "script, style, noscript, template, head title, base, link, meta, button, input[type=hidden]"
_KEPT = ("sup", "sub", "kbd", "u", "mark", "ins", "abbr", "small")
"""Marks that Markdown has none of: they stay as tags, and what is in them becomes Markdown."""
_VERBATIM = ("iframe", "video", "audio", "object", "embed", "svg", "math", "details", "form", "canvas")
"""What is kept as it is written."""
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "p", "q", "s", "small", "span", "strong", "td", "th"}
)
_ALIGNMENTS = {"left": ":--", "center": ":-:", "right": "--:"}


def markdown(html: str) -> str:
    """Return *html* as Markdown, its notes as `[^1]` with definitions at the end, and nothing that could run."""
    document = turbohtml.parse(html)
    signs = Signs(document.text)
    for element in document.select(_UNWANTED):
        element.decompose()
    _runs.join(document)
    notes = _htmlnotes.take(document, signs)
    _prepare(document, signs)
    written = [_written(document, signs)]
    for note in notes:
        _prepare(note.text, signs)
        written.append(_definition(note.label, _written(note.text, signs)))
    text = "\n\n".join(part for part in written if part)
    return f"{text}\n" if text else ""


def _prepare(document: Document | Element, signs: Signs) -> None:
    for element in document.select(", ".join(_VERBATIM)):
        _set_apart(element)
    for node in [*document.descendants]:
        if isinstance(node, Text) and not node.closest("pre, code"):
            node.replace_with(Text(signs.spare(node.data)))


def _set_apart(element: Element) -> None:
    """Give what is kept as HTML a line of its own, where a paragraph does not hold it."""
    parent = element.parent
    if isinstance(parent, Element) and parent.tag not in _INLINE:
        element.wrap(Element("div"))


def _written(root: Document | Element, signs: Signs) -> str:
    text = root.to_markdown(_RULES).strip("\n")
    return signs.read(re.sub(r"\n{3,}", "\n\n", text))


def _definition(label: str, text: str) -> str:
    first, *others = text.split("\n")
    return "\n".join([f"[^{label}]: {first}", *(f"    {line}" if line else "" for line in others)])


def _kept(element: Element, text: str) -> str:
    title = element.attr("title") if element.tag == "abbr" else None
    told = f' title="{escape(title)}"' if isinstance(title, str) else ""
    return f"<{element.tag}{told}>{text}</{element.tag}>" if text.strip() else text


def _verbatim(element: Element, text: str) -> str:
    return re.sub(r"\n\s*\n", "\n", element.serialize())


def _break(element: Element, text: str) -> str:
    """Return a break as a backslash, which no editor takes away; nothing at the end of a paragraph."""
    return "\\\n"


def _emphasis(mark: str) -> Callable[[Element, str], str]:
    def write(element: Element, text: str) -> str:
        if not text.strip():
            return text
        return _runs.marked(element, text, mark)

    return write


def _anchor(element: Element, text: str) -> str:
    target = element.attr("href")
    if not isinstance(target, str) or not target.strip():
        return text
    if not text.strip():
        return text
    title = element.attr("title")
    told = f' "{_quoted(title)}"' if isinstance(title, str) and title.strip() else ""
    return f"[{text}]({_address(target.strip())}{told})"


def _quoted(title: str) -> str:
    return " ".join(title.split()).replace("\\", "\\\\").replace('"', '\\"')


def _address(target: str) -> str:
    if re.search(r"[\s<>()]", target):
        return "<" + re.sub(r"[<>]", lambda found: {"<": "%3C", ">": "%3E"}[found[0]], target) + ">"
    return target


def _picture(element: Element, text: str) -> str:
    target, title = element.attr("src"), element.attr("title")
    if not isinstance(target, str) or not target.strip():
        return ""
    alternative = element.attr("alt")
    shown = re.sub(r"([\[\]\\*_`<])", r"\\\1", " ".join(alternative.split())) if isinstance(alternative, str) else ""
    told = f' "{_quoted(title)}"' if isinstance(title, str) and title.strip() else ""
    return f"![{shown}]({_address(' '.join(target.split()))}{told})"


_CONVERTERS: Mapping[str, Callable[[Element, str], str]] = {
    **dict.fromkeys(_KEPT, _kept),
    **dict.fromkeys(_VERBATIM, _verbatim),
    **dict.fromkeys(("strong", "b"), _emphasis("**")),
    **dict.fromkeys(("em", "i"), _emphasis("*")),
    **dict.fromkeys(("del", "s", "strike"), _emphasis("~~")),
    "a": _anchor,
    "img": _picture,
}
_RULES = Markdown(converters=_CONVERTERS)
