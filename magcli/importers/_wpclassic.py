"""Texts of WordPress's classic editor: blank lines part paragraphs there, and a line end is a break."""

import re
from collections.abc import Iterator

_BLOCK = (
    "address|article|aside|blockquote|center|col|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h1|h2|h3|h4|h5|h6|header|hr|iframe|legend|li|main|map|nav|object|ol|p|section|summary|table|tbody|td|tfoot|th|"
    "thead|tr|ul|caption|video|audio"
)
# What is left as it is, whole: no line end in it is a break.
_WHOLE = "pre|script|style|textarea|svg|iframe|object|video|audio"
_PART = re.compile(rf"<(?P<closing>/?)(?P<tag>{_BLOCK}|pre|script|style|textarea|svg)(?![\w-])[^<>]*>", re.IGNORECASE)
_INLINE_ONLY = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "figcaption", "summary", "legend", "caption")
)
"""Elements that hold no paragraphs."""
_SINGLE = frozenset(("li", "dd", "td", "th", "figure", "a", "center"))
"""Elements that hold one without its tags."""
_BARE = frozenset(("ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "colgroup"))
"""Elements between whose parts blanks mean nothing."""
_EMPTY = frozenset(("hr", "col"))
_FLOATING = re.compile(
    r"""((?:<a\b[^<>]*>\s*)?<img\b[^<>]*\bclass=["'][^"'<>]*\b(?:align|size-|wp-image-)[^<>]*>(?:\s*</a>)?)(?:\s|<br>)*(?=\S)""",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_ADDRESS_LINE = re.compile(r"^[ \t]*(https?://[^\s<>\"']+)[ \t]*$", re.MULTILINE)
_SPACER = re.compile(r"^(?:[ \t]|&nbsp;|&#160;|\u00a0)+$", re.MULTILINE)
_MARKER = re.compile(r"<!--\s*(?:more.*?|nextpage|noteaser)\s*-->")


def html(text: str) -> str:
    """Return *text* with its paragraphs and breaks as tags, those that it has left as they are."""
    text = _MARKER.sub("\n\n", text.replace("\r\n", "\n"))
    return "\n".join(_parts(text))


def _parts(text: str) -> Iterator[str]:
    around: list[str] = []
    at = 0
    while found := _PART.search(text, at):
        yield from _run(text[at : found.start()], around[-1] if around else "")
        tag = found["tag"].lower()
        end = _whole_end(text, tag, found)
        yield text[found.start() : end]
        at = end
        if end == found.end():
            _step(around, tag, is_closing=bool(found["closing"]))
    yield from _run(text[at:], around[-1] if around else "")


def _whole_end(text: str, tag: str, found: re.Match[str]) -> int:
    """Return where what *found* begins ends: its closing tag when no line of it is to be touched, or its own end."""
    if found["closing"] or not re.fullmatch(_WHOLE, tag):
        return found.end()
    closing = re.compile(rf"</{tag}\s*>", re.IGNORECASE).search(text, found.end())
    return closing.end() if closing else found.end()


def _step(around: list[str], tag: str, *, is_closing: bool) -> None:
    """Change what is *around* by a *tag*."""
    if is_closing and tag in around:
        del around[len(around) - 1 - around[::-1].index(tag) :]
    elif not is_closing and tag not in _EMPTY:
        around.append(tag)


def _run(text: str, inside: str) -> Iterator[str]:
    """Yield the paragraphs of *text*, which has no blocks and stands *inside* such an element."""
    text = _ADDRESS_LINE.sub(r"\n\1\n", _SPACER.sub("", text))
    paragraphs = [part.strip("\n\t ") for part in re.split(r"\n[ \t]*\n", text)]
    paragraphs = [re.sub(r"[ \t]*(?:<br\s*/?>)?[ \t]*\n[ \t]*", "<br>\n", part) for part in paragraphs if part]
    paragraphs = [part for whole in paragraphs for part in _set_apart(whole)]
    if inside in _INLINE_ONLY:
        yield "<br><br>\n".join(paragraphs)
    elif inside in _BARE or (inside in _SINGLE and len(paragraphs) < 2):
        yield from paragraphs
    else:
        yield from (f"<p>{part}</p>" for part in paragraphs)


def _set_apart(paragraph: str) -> Iterator[str]:
    """Yield *paragraph* without the pictures at its start, around which a page lets it run, and these on their own.

    An address on a line of its own, for which WordPress shows what is there, becomes a link.
    """
    while found := _FLOATING.match(paragraph):
        yield found[1]
        paragraph = paragraph[found.end() :]
    yield f'<a href="{paragraph}">{paragraph}</a>' if _ADDRESS.fullmatch(paragraph) else paragraph
