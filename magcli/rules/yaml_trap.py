"""A value means something else to other programs that read YAML.

magcli takes what is written for what it is: `lang: no` is Norwegian, `title: 19:30` is a time of day. Many programs
read `false` and `1170` there, and `012` as 10. And to all of them, magcli included, a number sign after a space
starts a comment: of `title: Le #numérique` only `Le` is left. Quotes say what is meant.

Bad:

    ---
    title: 19:30
    description: La vie #numérique
    ---

Good:

    ---
    title: "19:30"
    description: "La vie #numérique"
    ---
"""

from collections.abc import Iterator, Mapping

from magcli.model import Article, Diagnostic, Fix, Magazine, Node, Series, Source, Span, replacement
from magcli.rules._rule import fault
from magcli.text.composer import quoted
from magcli.text.position import LINE_END, locate
from magcli.text.traps import cut_off, other_reading

CODE = "FM013"
NAME = "yaml-trap"
FIX = "safe"

# Their values are no texts, so what is wrong with them is told where they are read; and what is the team's own.
_TYPED = frozenset(
    {"date", "updated", "start", "announce", "limit", "comments", "status", "typography", "social_images", "x"}
)


def check(article: Article, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the texts of an article that want quotes."""
    yield from _traps(article.source)


def check_series(series: Series, magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the texts of a series that want quotes."""
    yield from _traps(series.source)


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the texts of the magazine's own index that want quotes."""
    yield from _traps(magazine.source)


def _traps(source: Source) -> Iterator[Diagnostic]:
    unknown = {fault.line for fault in source.faults if fault.code == "META005"}  # what is renamed is read anew
    for node in _texts(source.fields):
        if unknown and locate(source.text, node.span.start)[0] in unknown:
            continue
        text = str(node.value or "")
        cut = cut_off(source.text, node.span.end)
        if cut:
            whole = (text + cut[0]).strip()
            told = f"the value ends before {cut[0].strip()!r}: a number sign after a space starts a comment"
            start = node.span.start if text else cut.start("sign")
            fix = _in_quotes(source, Span(start, node.span.end + len(cut[0].rstrip())), whole)
            yield fault(
                source,
                Span(cut.start() if text else cut.start("sign"), cut.end()),
                CODE,
                told,
                f"put it in quotes: {quoted(whole)}",
                fix=fix,
            )
        elif other := other_reading(text):
            told = f"other programs read {text} as {other}"
            fix = _in_quotes(source, node.span, text)
            yield fault(source, node.span, CODE, told, f"put it in quotes: {quoted(text)}", fix=fix)


def _in_quotes(source: Source, span: Span, text: str) -> Fix | None:
    """Return the fix that writes *text* in quotes at *span*; `None` where that is more than one line."""
    return None if LINE_END.search(source.text, *span) else replacement(span, quoted(text))


def _texts(fields: Mapping[str, Node]) -> Iterator[Node]:
    """Yield the unquoted texts among the values of *fields*."""
    for key, node in fields.items():
        if key not in _TYPED:
            yield from _unquoted(node)


def _unquoted(node: Node) -> Iterator[Node]:
    if isinstance(node.value, Mapping):
        yield from _texts(node.value)
    elif isinstance(node.value, tuple):
        for item in node.value:
            yield from _unquoted(item)
    elif not node.quote:
        yield node
