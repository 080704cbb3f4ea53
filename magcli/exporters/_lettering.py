"""What the fonts that cards are drawn in hold, and how wide a text is in them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from typing import Any
from unicodedata import category

# A font with sizes for the eye (`opsz`) is drawn with that of its text, up to the largest it has.
_LARGEST = 60


class Lettering:
    """The fonts of *files*, in the order in which they are asked for a letter."""

    def __init__(self, files: Sequence[str]) -> None:
        import uharfbuzz  # 27 ms, that an export without cards should not pay

        self.library = uharfbuzz
        blobs = [uharfbuzz.Blob.from_file_path(file) for file in files]
        self.faces = [uharfbuzz.Face(blob) for blob in blobs]
        self.digest = sha256(b"".join(blob.data for blob in blobs)).hexdigest()
        """Tells these fonts from others, wherever their files lie."""
        self.letters = [frozenset(map(chr, face.unicodes)) for face in self.faces]
        self.known = frozenset[str]().union(*self.letters)
        self.fonts = lru_cache(self._font)

    def drawable(self, text: str) -> str:
        """Return *text* without the emoji and signs that no font has; nothing when one of its letters is missing."""
        text = re.sub(r"[ \t\r\n]+", " ", text)
        missing = set(text) - self.known
        if any(sign.isalpha() or category(sign) == "Nd" for sign in missing):
            return ""
        # Two spaces stand where an emoji stood between words.
        return re.sub(" {2,}", " ", "".join(sign for sign in text if sign not in missing)).strip()

    def width(self, text: str, size: float, weight: int) -> float:
        """Return how wide *text* is, in pixels, at *size* and *weight*."""
        return sum(self._width(piece, self.fonts(at, size, weight)) for at, piece in self._pieces(text)) * size

    def _pieces(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield *text* in pieces, each with the number of the font that has its letters."""
        for at, signs in groupby(text, self._place):
            yield at, "".join(signs)

    def _place(self, sign: str) -> int:
        return next((at for at, letters in enumerate(self.letters) if sign in letters), 0)

    def _font(self, at: int, size: float, weight: int) -> Any:  # Any: the library has no types
        font = self.library.Font(self.faces[at])
        font.set_variations({"wght": weight, "opsz": min(size, _LARGEST)})
        return font

    def _width(self, text: str, font: Any) -> float:
        buffer = self.library.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        self.library.shape(font, buffer)
        advances: list[int] = [place.x_advance for place in buffer.glyph_positions]
        return sum(advances) / int(font.face.upem)
