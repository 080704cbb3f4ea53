"""Shortcodes: what plugins of WordPress write in square brackets, found in a text and taken apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

_TOKEN = re.compile(
    r"""(?P<comment><!--)
      | <(?P<whole>pre|code|script|style|textarea)(?![\w-])[^<>]*>
      | <(?P<modern>mfn)(?![\w-])[^<>]*>
      | (?P<call><sup\b[^<>]*\bdata-fn=[^<>]*>)
      | (?P<tag></?[a-zA-Z][^<>]*>)
      | (?P<escaped>\[\[/?[a-zA-Z][\w-]*[^\[\]]*\]\])
      | (?P<shortcode>\[(?P<name>[a-zA-Z][\w-]*)(?P<attributes>(?:[\s=/][^\[\]]*)?)\])
      | (?P<parentheses>\(\()
      | (?P<numbered>\[\d{1,3}\.\s)""",
    re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""(?P<key>[\w-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|[“”„«](?P<curly>[^“”„»]*)[“”»]|(?P<bare>[^\s"']+))
      | (?P<word>"[^"]*"|[^\s"]+)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Shortcode:
    """One that stands in a text: `[name key="value" word]…[/name]`."""

    name: str
    attributes: Mapping[str, str]
    words: tuple[str, ...]
    start: int
    inner: tuple[int, int] | None
    """Where what it encloses starts and ends; `None` when it encloses nothing."""
    end: int

    @property
    def is_plain(self) -> bool:
        """Whether it can be mere words in brackets, such as `[sic]`."""
        return self.inner is None and not self.attributes and not re.search(r"[-_\d]", self.name)


class Finder:
    """Finds what is of interest in a text, in time that grows with its length alone."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: dict[str, int] = {}
        """Where what was looked for came next; behind the text when it did not."""

    def next(self, at: int, end: int) -> re.Match[str] | None:
        """Return the next token of the text from *at* to *end*."""
        return _TOKEN.search(self.text, at, end)

    def find(self, what: str, at: int, end: int) -> int:
        """Return where *what* comes next from *at* to *end*; -1 when it does not. No later *at* may be smaller."""
        place = self._places.get(what, -1)
        if place < at:
            found = self.text.find(what, at)
            place = self._places[what] = found if found >= 0 else len(self.text) + 1
        return place if place + len(what) <= end else -1

    def shortcode(self, token: re.Match[str], end: int) -> Shortcode:
        """Return the shortcode that *token* opens."""
        name, written = token["name"], token["attributes"].strip()
        closed = written.endswith("/")
        attributes, words = _attributes(written.removesuffix("/").removeprefix("="))
        closing = f"[/{name}]"
        at = -1 if closed else self.find(closing, token.end(), end)
        inner = (token.end(), at) if at >= 0 else None
        after = at + len(closing) if inner else token.end()
        return Shortcode(name.lower(), attributes, words, token.start(), inner, after)


def _attributes(written: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the values that *written* gives to keys, and those that it gives to none."""
    text = unescape(written).replace("\u00a0", " ")
    values: dict[str, str] = {}
    words = []
    for found in _ATTRIBUTE.finditer(text):
        if found["word"]:
            words.append(found["word"].strip('"'))
        else:
            value = next(value for value in found.group("double", "single", "curly", "bare") if value is not None)
            values[found["key"].lower()] = value
    return values, tuple(words)
