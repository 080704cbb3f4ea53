"""How large the pictures of a magazine are, as their first bytes tell; and the fonts that cards are drawn in."""

from importlib.resources import files
from pathlib import Path, PurePosixPath

from magcli.text import svg

FONTS = {
    "fontpkg_source_serif_4": "SourceSerif4[opsz,wght].ttf",  # Latin, Greek, Cyrillic
    "fontpkg_rubik": "Rubik[wght].ttf",  # Hebrew, Arabic
}

_HEAD = 64 * 1024
"""Bytes of a drawing in which its first tag stands."""


def fonts() -> tuple[str, ...]:
    """Return the files of the fonts that cards are drawn in, which packages beside magcli bring along."""
    return tuple(str(files(package).joinpath("files", name)) for package, name in FONTS.items())


def size(root: Path, path: PurePosixPath) -> tuple[int, int] | None:
    """Return the width and height in pixels of the image *path* as it is shown; `None` when it does not tell."""
    file = root / path
    try:
        if not file.is_file():  # a pipe has no end
            return None
        if path.suffix.lower() in (".svg", ".svgz"):
            with file.open("rb") as opened:
                return svg.size(opened.read(_HEAD).decode("utf-8", errors="replace"))
        return _raster(file)
    except OSError:
        return None


def _raster(file: Path) -> tuple[int, int] | None:
    import imagesize  # 40 ms, half of them to ask the web, which nobody wants here

    width, height = imagesize.get(file)  # it turns those that a camera was turned for
    return (int(width), int(height)) if width > 0 and height > 0 else None
