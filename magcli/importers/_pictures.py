"""The images of a document: those in it get names, those beside it are found, the others are told."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from magcli.importers._values import Remark
from magcli.text.slug import slugify

_BEGINNINGS = (
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"<svg", ".svg"),
    (b"<?xml", ".svg"),
    (b"\xd7\xcd\xc6\x9a", ".wmf"),
)
_NOT_SHOWN = frozenset({".emf", ".wmf", ".tif", ".tiff", ".bmp", ".pict", ".svm"})
"""Images that no browser shows."""


class Pictures:
    """Collects the images of the document *path*, which has the files *beside* it."""

    def __init__(self, path: PurePosixPath, beside: Sequence[PurePosixPath]) -> None:
        self._path = path
        self._beside = frozenset(beside)
        self._missing: list[str] = []
        self.files: dict[str, PurePosixPath | bytes] = {}
        """By what the article calls them: an image of the document, or a file beside it."""

    def kept(self, held: bytes, otherwise: str) -> str:
        """Return the name of the image that *held* is; it ends with *otherwise* if its first bytes do not tell."""
        known = next((name for name, other in self.files.items() if other == held), None)
        suffix = _suffix(held) or otherwise.lower()
        name = known or f"{slugify(self._path.stem) or 'image'}-{len(self.files) + 1}{suffix}"
        self.files[name] = held
        return name

    def linked(self, target: str) -> str:
        """Return the address of an image that the document shows and does not hold."""
        path = self._found(target)
        if path is not None:
            self.files[target] = path
        elif not target.startswith(("http://", "https://")):
            self._missing.append(target)
        return target

    def _found(self, target: str) -> PurePosixPath | None:
        """Return the file beside the document that *target* is."""
        if target.startswith("file:"):  # the place on the machine of its writer: the name is what we may know
            named = [path for path in self._beside if path.name == PurePosixPath(unquote(target)).name]
            return named[0] if len(named) == 1 else None
        path = PurePosixPath(normpath(self._path.parent / unquote(target)))
        return path if path in self._beside else None

    def remarks(self) -> Iterator[Remark]:
        """Yield what there is to tell of images that readers would not see."""
        for target in dict.fromkeys(self._missing):
            told = f"{target or 'one'} is linked to, and neither in the document nor beside it"
            yield Remark(certainty="open", what="image", told=told)
        unseen = [name for name in self.files if PurePosixPath(name).suffix.lower() in _NOT_SHOWN]
        if unseen:
            told = f"no browser shows {', '.join(unseen)}; save {'them' if len(unseen) > 1 else 'it'} as PNG or SVG"
            yield Remark(certainty="open", what="image", told=told)


def _suffix(held: bytes) -> str:
    """Return how the name of an image ends, by how it begins: what a document says of it may be wrong."""
    if held[:4] == b"RIFF" and held[8:12] == b"WEBP":
        return ".webp"
    if held[40:44] == b" EMF":
        return ".emf"
    return next((suffix for beginning, suffix in _BEGINNINGS if held.startswith(beginning)), "")
