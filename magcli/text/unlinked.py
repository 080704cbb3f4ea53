"""What was meant for a link, and is shown with its brackets."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from magcli.model import Span
from magcli.text.markdown import prose

_WEB = r"https?://[^()<>\[\]\0\n]{1,300}"
_FILE = r"[^()<>\[\]\0\n]{1,300}\.(?:md|html?|pdf|png|jpe?g|gif|svg|webp|docx?|odt)"

# Words have a letter, and are no note: `[…] (https://…)` and `[1] (https://…)` are what they seem.
_WORDS = r"(?P<words>(?!\^)(?=[^\[\]()\0\n]{1,200}[\])])[^\[\]()\0\n]*[^\W\d_][^\[\]()\0\n]*)"

_SHAPES = {
    "an address with a space is no link": rf"\[{_WORDS}\]\((?P<address>(?=[^()\n]*[ \t])(?:{_FILE}|{_WEB}))\)",
    "with a space before its address, this is no link": rf"\[{_WORDS}\][ \t\u00a0]\((?P<address>{_FILE}|{_WEB})\)",
    "with its brackets the other way round, this is no link": rf"\({_WORDS}\)\[(?P<address>{_WEB})\]",
}
# What the first two are sure to hold: nearly no text does, and the shapes take six times as long to look for.
_MAYBE = re.compile(r"\](?:\([^()\n]*[ \t]|[ \t\u00a0]\()")
_MEANT = {why: re.compile(shape, re.IGNORECASE) for why, shape in _SHAPES.items()}


class Unlinked(NamedTuple):
    """Something that is no link: where, why, and how it is written to be one."""

    span: Span
    why: str
    written: str


def scan(body: str) -> Iterator[Unlinked]:
    """Yield what of *body* was meant for a link, and is none."""
    if not _MAYBE.search(body) and ")[" not in body:
        return
    text = prose(body).text
    for why, shape in _MEANT.items():
        for found in shape.finditer(text):
            address = re.sub(r"\s", "%20", found["address"].strip())
            yield Unlinked(Span(*found.span()), why, f"[{found['words']}]({address})")
