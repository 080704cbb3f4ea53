"""Characters that stand for what the writer of Markdown would escape, until it is done."""

import re

_RARE = "\u2e26\u2e27\u2e28\u2e29\u2e2a\u2e2b\u2e2c\u2e2d\u2e30\u2e31\u2e32\u2e33\u2e34\u2e35\u2e36\u2e37\u2e38\u2e39"


class Signs:
    """Signs that a text does not hold: for the marks of a reference, and for what needs no backslash."""

    def __init__(self, text: str) -> None:
        unused = (sign for sign in [*_RARE, *map(chr, range(0xE000, 0xF8FF))] if sign not in text)
        self.opening, self.closing, self.underscore, self.bracket, self.bracket_end = (next(unused) for _ in range(5))

    def reference(self, label: str) -> str:
        """Return what stands for a reference to the note *label*."""
        return f"{self.opening}{label}{self.closing}"

    def spare(self, text: str) -> str:
        """Return *text* with signs for the characters that mean nothing where they are."""
        text = re.sub(r"(?<=[^\W_])_(?=[^\W_])", self.underscore, text)
        return re.sub(r"(?<!!)\[([^][^()]*)\](?![(:\[])", self._in_brackets, text)

    def _in_brackets(self, found: re.Match[str]) -> str:
        if found[1] in ("", " ", "x", "X"):
            return found[0]
        return f"{self.bracket}{found[1]}{self.bracket_end}"

    def read(self, text: str) -> str:
        """Return *text* with what the signs stand for."""
        text = re.sub(rf"(?m)^({self.opening}[^{self.closing}]*{self.closing}):", r"\1\\:", text)
        text = text.replace(self.opening, "[^").replace(self.closing, "]").replace(self.underscore, "_")
        return text.replace(self.bracket, "[").replace(self.bracket_end, "]")
