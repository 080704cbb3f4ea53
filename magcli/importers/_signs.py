"""Signs that stand, until all is written, for marks that the writer of Markdown would escape, or does not know."""

import re
from itertools import chain

# Punctuation, as what they stand for is: whether a mark of emphasis opens or closes depends on that.
_RARE = "\u2e26\u2e27\u2e28\u2e29\u2e2a\u2e2b\u2e2c\u2e2d\u2e30\u2e31\u2e32\u2e33\u2e34\u2e35\u2e36\u2e37\u2e38\u2e39"
_RULERS = {"": "---", "l": ":--", "c": ":-:", "r": "--:"}


class Signs:
    """Signs that a text does not hold, and what they stand for."""

    def __init__(self, text: str) -> None:
        unused = (sign for sign in chain(_RARE, map(chr, range(0xE000, 0xF8FF))) if sign not in text)
        (
            self.opening,
            self._closing,
            self._underscore,
            self._left,
            self._right,
            self._mark,
            self._hash,
            self._column,
        ) = (next(unused) for _ in range(8))

        self.references = re.compile(f"{self.opening}[^{self._closing}]*{self._closing}")
        """What stands for references."""

    def reference(self, label: str) -> str:
        """Return what stands for a reference to the note *label*."""
        return f"{self.opening}{label}{self._closing}"

    def box(self, *, is_done: bool) -> str:
        """Return what stands for the box of a task."""
        return f"{self._left}{'x' if is_done else ' '}{self._right} "

    def alignment(self, side: str) -> str:
        """Return what tells, at the end of the first cell of a column, to which *side* the column is aligned."""
        return f"{self._column}{side[0]}" if side else ""

    def spared(self, text: str, *, before_link: bool = False) -> str:
        """Return *text* with signs for the characters that mean nothing where they are."""
        text = re.sub(r"(?<=[^\W_])_(?=[^\W_])", self._underscore, text)
        text = re.sub(r"(?<!!)\[([^][^()]*)\](?![(:\[])", self._in_brackets, text)
        text = re.sub(r"#(?=\w)", self._hash, text)
        # An exclamation mark would make an image of the link behind it.
        return f"{text[:-1]}{self._mark}" if before_link and text.endswith("!") else text

    def _in_brackets(self, found: re.Match[str]) -> str:
        if found[1] in ("", " ", "x", "X"):  # it would be the box of a task
            return found[0]
        return f"{self._left}{found[1]}{self._right}"

    def read(self, text: str) -> str:
        """Return *text* with what the signs stand for."""
        if self._column in text:
            text = self._ruled(text)
        for sign, meant in (
            (self._underscore, "_"),
            (self._left, "["),
            (self._right, "]"),
            (self._mark, "\\!"),
            (self._hash, "#"),
        ):
            text = text.replace(sign, meant)
        text = self.references.sub(lambda found: found[0] + parting(found), text)
        return text.replace(self.opening, "[^").replace(self._closing, "]")

    def _ruled(self, text: str) -> str:
        """Return *text* with the alignments of columns in the lines below the heads of tables."""
        lines = text.split("\n")
        for at, line in enumerate(lines):
            head = lines[at - 1] if at else ""
            if self._column in head and (ruler := re.fullmatch(r"(.*?\|)(?: --- \|)+", line)):
                cells = re.split(r"(?<!\\)\|", head[len(ruler[1]) - 1 :])[1:-1]
                sides = [found[1] if (found := re.search(f"{self._column}(.)", cell)) else "" for cell in cells]
                lines[at] = ruler[1] + "".join(f" {_RULERS[side]} |" for side in sides)
        return re.sub(f"{self._column}.", "", "\n".join(lines))


def parting(found: re.Match[str]) -> str:
    """Return what parts the reference *found* from what is behind it, with which it would be a link, or a note."""
    behind = found.string[found.end() : found.end() + 2]
    is_first = found.start() == 0 or found.string[found.start() - 1] == "\n"
    if behind.startswith("(") or (behind.startswith(":") and is_first):
        return "\\"
    return " " if re.match(r"\\?\[(?!\^)", behind) else ""
