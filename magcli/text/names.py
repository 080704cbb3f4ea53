"""The ids of a page: those of headings, as GitHub makes them, those of raw HTML, and none of them twice."""

import re

# An id without white space (HTML, 3.2.6); nor with private-use characters, which nobody types.
_ID = re.compile(r"[^\s\ue000-\uf8ff]+")
OF_PAGE = "magcli."
"""What the ids of a page begin with that are no article's."""
_OF_NOTE = re.compile(r"fn(?:s|ref)?-")


class Names:
    """The ids that a text has taken so far."""

    def __init__(self, prefix: str | None) -> None:
        """Start without one; each that is given begins with *prefix*. `None`: none is given at all."""
        self._prefix = prefix
        self._counts: dict[str, int] = {}
        self._taken: set[str] = set()

    def of_heading(self, text: str) -> str:
        """Return the id of the heading that reads *text*; the second of that name gets a number, as on GitHub."""
        if self._prefix is None:
            return ""
        base = anchor(text)
        name = base = f"section-{base}" if is_of_note(base) else base
        while name in self._counts or self._prefix + name in self._taken:
            self._counts[base] = self._counts.get(base, 0) + 1
            name = f"{base}-{self._counts[base]}"
        self._counts[name] = 0
        self._taken.add(self._prefix + name)
        return self._prefix + name

    def of_writer(self, value: str) -> str | None:
        """Return the id of an element of the writer's own, unless it is taken, or could be one of ours."""
        name = f"{self._prefix}{value}"
        if self._prefix is None or not _ID.fullmatch(value) or is_of_note(value) or value.startswith(OF_PAGE):
            return None
        if name in self._taken:
            return None
        self._taken.add(name)
        return name


def is_of_note(name: str) -> bool:
    """Whether *name* begins as the ids of notes and their references do."""
    return bool(_OF_NOTE.match(name))


def anchor(text: str) -> str:
    """Return the id of a heading that reads *text*, as GitHub makes it: accents stay, punctuation goes."""
    return in_anchor(text.lower().strip()).replace(" ", "-") or "section"


def in_anchor(text: str) -> str:
    """Return what of *text*, a heading or some of one, is in its id: letters, digits, hyphens and ordinary spaces."""
    return re.sub(r"[^\w\- ]", "", text)
