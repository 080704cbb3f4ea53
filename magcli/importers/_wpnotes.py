"""The notes of a WordPress text: plugins write them where they are called, the block editor beside the text."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count

from magcli.importers._markup import definition
from magcli.importers._signs import parting

# Punctuation, as the brackets that they stand for: whether a mark of emphasis closes in front depends on it.
_SIGNS = tuple(zip("\u2e22\u2e24\u27e6\u2983\u2985\u2987", "\u2e23\u2e25\u27e7\u2984\u2986\u2988", strict=True))
_RAISED = re.compile(rf"<sup\b[^<>]*>((?:[\s\d,;()\[\]]|[{''.join(map(''.join, _SIGNS))}])*)</sup>", re.IGNORECASE)
"""What is raised, and holds nothing but signs and what stands between them."""
_LABEL = re.compile(r"\[\^([^\]\s]+)\]")


class Notes:
    """Collects the notes of one text in the order in which they are called; signs stand for their references."""

    def __init__(self, text: str) -> None:
        unused = (pair for pair in _SIGNS if pair[0] not in text and pair[1] not in text)
        self.opening, self._closing = next(unused, _SIGNS[0])
        """The first is how each sign begins."""
        self._sign = re.compile(rf"{self.opening}(\d{{1,9}}){self._closing}")
        self._texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def add(self, text: str, name: str = "") -> str:
        """Return the sign of a new note that says *text*, in HTML; further ones may call it by *name*."""
        self._texts.append(text)
        number = len(self._texts)
        if name:
            self._numbers.setdefault(name, number)
        return self.numbered(number)

    def again(self, name: str) -> str:
        """Return the sign of the note called *name*; nothing when there is none."""
        return self.numbered(self._numbers[name]) if name in self._numbers else ""

    def numbered(self, number: int) -> str:
        """Return the sign of the note *number*; nothing when there is none."""
        return f"{self.opening}{number}{self._closing}" if 0 < number <= len(self._texts) else ""

    def lowered(self, html: str) -> str:
        """Return *html* without marks around signs, and without raised commas behind them."""

        def bare(found: re.Match[str]) -> str:
            signs = [sign[0] for sign in self._sign.finditer(found[1])]
            is_near = signs or html.endswith(self._closing, 0, found.start())
            says = any(map(str.isalnum, self._sign.sub("", found[1])))
            return "".join(signs) if is_near and not says else found[0]

        return _RAISED.sub(bare, html)

    def written(self, body: str, markdown: Callable[[str], str]) -> str:
        """Return the Markdown *body* with references for the signs, and with the notes, made *markdown* of."""
        if not self._texts:
            return body
        labels = self._labels(body)
        definitions = (
            definition(labels[number - 1], self._called(markdown(text).strip("\n"), labels))
            for number, text in enumerate(self._texts, 1)
        )
        return "\n\n".join([self._called(body, labels).rstrip("\n"), *definitions]).lstrip("\n") + "\n"

    def _labels(self, body: str) -> list[str]:
        """Return a label for each note that no note has which *body* had before."""
        taken = set(_LABEL.findall(body))
        free: Iterator[str] = (label for label in map(str, count(1)) if label not in taken)
        return [next(free) for _ in self._texts]

    def _called(self, body: str, labels: list[str]) -> str:
        def reference(found: re.Match[str]) -> str:
            number = int(found[1])
            return f"[^{labels[number - 1]}]{parting(found)}" if 0 < number <= len(labels) else found[0]

        return self._sign.sub(reference, body)


def of_block_editor(text: str) -> Mapping[str, str] | None:
    """Return the notes of the post meta `footnotes` by their ids; `None` when it cannot be read."""
    try:
        return {str(note["id"]): str(note["content"]) for note in json.loads(text)}
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
