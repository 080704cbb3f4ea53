"""The notes of a WordPress text, as pairs of links that `_markup` reads: plugins and the block editor hide them."""

import json
from collections.abc import Mapping


class Notes:
    """Collects the notes of one text in the order in which they are called."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def add(self, text: str, name: str = "") -> str:
        """Return the reference to a new note that says *text*, in HTML; further ones may call it by *name*."""
        self._texts.append(text)
        number = len(self._texts)
        if name:
            self._numbers.setdefault(name, number)
        return _reference(number)

    def again(self, name: str) -> str:
        """Return one more reference to the note called *name*; nothing when there is none."""
        return _reference(self._numbers[name]) if name in self._numbers else ""

    def numbered(self, number: int) -> str:
        """Return one more reference to the note *number*; nothing when there is none."""
        return _reference(number) if 0 < number <= len(self._texts) else ""

    def html(self) -> str:
        """Return the list of the notes, to stand at the end of the text."""
        items = (
            f'<li id="wp-fn-{number}">{text} <a href="#wp-fnref-{number}">↩</a></li>'
            for number, text in enumerate(self._texts, 1)
        )
        return f"<ol>{''.join(items)}</ol>" if self._texts else ""


def _reference(number: int) -> str:
    return f'<sup><a href="#wp-fn-{number}" id="wp-fnref-{number}">{number}</a></sup>'


def of_block_editor(text: str) -> Mapping[str, str] | None:
    """Return the notes of the post meta `footnotes` by their ids; `None` when it cannot be read."""
    try:
        return {str(note["id"]): str(note["content"]) for note in json.loads(text)}
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
