"""Addresses as they stand in a text: torn in two by the end of a line, or all that a note says."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from magcli.model import Span
from magcli.text.footnotes import scan
from magcli.text.markdown import HIDDEN, Prose, prose

MOST = 2000
"""Addresses of a kind that are looked at in one text."""


class Torn(NamedTuple):
    """An address that goes on in the next line."""

    span: Span
    breaks: tuple[Span, ...]
    """The ends of lines in it, each with the spaces around it."""
    pieces: tuple[str, ...]
    """What the lines hold of it."""


def torn(body: str) -> tuple[Torn, ...]:
    """Return the addresses of *body* that the end of a line tears in two, in reading order."""
    if "://" not in body:
        return ()
    return tuple(sorted((*_torn_in_brackets(body), *_torn_alone(body))))


# A pattern that starts with letters is looked for the quickest: what stands before them is asked behind them.
# What may stand where a line ends within an address: a quotation goes on with its signs.
_BREAK = r"[ \t]*+\r?\n[ \t>]*+"
_ANGLE = re.compile(rf"http(?<=<http)s?://[^\s<>]*+(?:{_BREAK}[^\s<>]++){{1,4}}(?=>)")
_PIECE = r"(?:[^\s<>()\"']++|\([^\s<>()]{0,200}\))"
_ROUND = re.compile(rf"http(?<=\]\(http)s?://{_PIECE}*+(?:{_BREAK}{_PIECE}++){{1,4}}(?=\))")


def _torn_in_brackets(body: str) -> Iterator[Torn]:
    """Yield what brackets say to be one address: `<https://…>` and `[…](https://…)`."""
    seen: Prose | None = None
    for pattern in (_ANGLE, _ROUND):
        for found in islice(pattern.finditer(body), MOST):
            seen = seen or prose(body)
            if _is_running(found.span(), body, seen):
                at = found.start()
                breaks = tuple(Span(at + gap.start(), at + gap.end()) for gap in re.finditer(_BREAK, found[0]))
                yield Torn(Span(*found.span()), breaks, tuple(re.split(_BREAK, found[0])))


# Longer ones are none: of addresses without end, side by side, each would be looked at to the end of all.
_ALONE = re.compile(
    rf"(?P<head>http(?<![<\w]http)(?<!\]\(http)s?://[^\s<>]{{1,1000}}+)(?P<break>{_BREAK})(?P<rest>[\w/?&%.~-][^\s<>]*)"
)
_END = ".,;:!?…)]»”’\"'*_"


def _torn_alone(body: str) -> Iterator[Torn]:
    """Yield the addresses whose next line starts with what can be no word."""
    for found in islice(_ALONE.finditer(body), MOST):
        rest = found["rest"].rstrip(_END)
        if _goes_on(found["head"], rest) and _is_running(found.span(), body, prose(body)):
            span = Span(found.start(), found.start("rest") + len(rest))
            yield Torn(span, (Span(*found.span("break")),), (found["head"], rest))


def _is_running(place: tuple[int, int], body: str, seen: Prose) -> bool:
    """Whether *place* is running text, and its ends of lines end no block."""
    start, end = place
    breaks = (at for at in range(start, end) if body[at] == "\n")
    return seen.text[start] != HIDDEN and all(seen.text[at] != HIDDEN for at in breaks)


_FILE = r"\.(?:html?|php|pdf|aspx?|jsp|jpe?g|png|gif|svg|xml|json|docx?|xlsx?|pptx?)\Z"
_COMPLETE = re.compile(_FILE, re.IGNORECASE)
_OPEN = re.compile(r"[-_=&?%+~]\Z")
_HALF_A_HOST = re.compile(r"https?://(?!localhost\b)[\w-]*\Z")
_HOST = re.compile(r"[\w-]*\.[\w.-]*[a-z]{2}(?:/|\Z)")
_ANOTHER = re.compile(r"www\.|[\w-]+(?:\.[\w-]+)+/")
_QUERY = re.compile(r"[?&]\w+=|\w=\w|%[0-9A-Fa-f]{2}")
_NEXT_STEP = re.compile(r"/[\w-]+[/.-]\w")
_STEPS = re.compile(rf"[\w.-]+/[\w.-]+/|[\w-]+[-_/\d][\w-]*{_FILE}|[a-z0-9]+(?:-[a-z0-9]+){{3}}", re.IGNORECASE)
_FILE_NAME = re.compile(rf"[\w-]+{_FILE}", re.IGNORECASE)


def _goes_on(head: str, rest: str) -> bool:
    """Whether an address that ends a line as *head* goes on with *rest*, the first word of the next line."""
    if _HALF_A_HOST.match(head):
        return bool(_HOST.match(rest))
    if not rest or rest.startswith(("http:", "https:")) or _ANOTHER.match(rest):
        return False
    if _OPEN.search(head) or _QUERY.match(rest):
        return rest[0].isalnum() or rest[0] in "?&%"
    if _COMPLETE.search(head):
        return False
    if rest[0] == "/":
        return not head.endswith("/") and bool(_NEXT_STEP.match(rest))
    is_step = head.endswith(("/", ".")) and _FILE_NAME.match(rest)
    return bool(is_step or (head.count("/") > 2 and _STEPS.match(rest)))


# ---- notes -------------------------------------------------------------------------------------------------

_BARE = re.compile(
    r"\s*(?P<address><(?:https?://|www\.)[^\s<>]+>|\[(?P<said>https?://[^\s<>\]]+)\]\((?P=said)\)|(?:https?://|www\.)[^\s<>]+?)[.,;]?\s*\Z"
)


def bare_notes(body: str) -> tuple[Span, ...]:
    """Return the addresses of *body* that are all that a note says, as they are written."""
    if "]:" not in body or ("://" not in body and "www." not in body):
        return ()
    found = (_BARE.match(body, note.span.end, note.end) for note in scan(body).definitions)
    return tuple(Span(*bare.span("address")) for bare in found if bare)
