"""Raw HTML that is trusted: as it is written, but for the addresses in it."""

import re
from collections.abc import Callable
from contextlib import suppress
from html import escape
from html.parser import HTMLParser

_ADDRESSED = frozenset({"a", "area", "audio", "img", "source", "track", "video"})
_OTHERS = re.compile(r"on|style|class", re.IGNORECASE)


def readdressed(html: str, attribute: Callable[[str, str, str], str | None]) -> str:
    """Return *html* with the ids and addresses of its elements as *attribute* gives them, and all else as it is."""
    reader = _Tags(html, attribute)
    pieces, last = [], 0
    for start, end, tag in reader.changes:
        pieces += [html[last:start], tag]
        last = end
    return "".join([*pieces, html[last:]])


class _Tags(HTMLParser):
    """Collects the tags that change: where each stands, and how it is to be written."""

    def __init__(self, html: str, attribute: Callable[[str, str, str], str | None]) -> None:
        super().__init__()
        self.changes: list[tuple[int, int, str]] = []
        self._attribute = attribute
        self._starts = [0, *(end.end() for end in re.finditer("\n", html))]
        with suppress(AssertionError):  # how the parser says that it knows no <![such thing
            self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag when an attribute of it changes."""
        changed = [(name, self._changed(tag, name, value)) for name, value in attrs if value is not None]
        bare = [(name, "") for name, value in attrs if value is None]
        if [(name, value) for name, value in attrs if value is not None] == changed:
            return
        kept = [*((name, value) for name, value in changed if value is not None), *bare]
        written = self.get_starttag_text() or ""
        line, column = self.getpos()
        start = self._starts[line - 1] + column
        text = "".join(f' {name}="{escape(value)}"' for name, value in kept)
        self.changes.append((start, start + len(written), f"<{tag}{text}{'/' if written.endswith('/>') else ''}>"))

    def _changed(self, tag: str, name: str, value: str) -> str | None:
        if name in ("href", "src", "poster") and tag not in _ADDRESSED:
            return value
        return value if _OTHERS.match(name) else self._attribute(tag, name, value)
