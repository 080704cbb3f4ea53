"""The marks that git leaves around two versions of the same lines."""

import re
from collections.abc import Iterator

from magcli.model import Span

_MARK = re.compile(r"^(?:<<<<<<<|>>>>>>>) [^\r\n]*", re.MULTILINE)


def conflicts(text: str) -> Iterator[Span]:
    """Yield where the conflicts of *text* are, each from its first mark to its last.

    `=======` alone is no mark: it underlines a heading.
    """
    open_: re.Match[str] | None = None
    for found in _MARK.finditer(text):
        if found[0][0] == "<":
            if open_:
                yield Span(*open_.span())
            open_ = found
        else:
            yield Span(open_.start() if open_ else found.start(), found.end())
            open_ = None
    if open_:
        yield Span(*open_.span())
