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


_STARTS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}


def weigh(root: Path, path: PurePosixPath) -> tuple[int, str] | None:
    """Return the bytes of the picture *path* and its media type, as its content tells; `None` when it is none."""
    file = root / path
    try:
        if not file.is_file():
            return None
        with file.open("rb") as opened:
            start = opened.read(_HEAD)
            kind = _kind(start)
            return (file.stat().st_size, kind) if kind else None
    except OSError:
        return None


def _kind(start: bytes) -> str:
    """Return the media type of the picture that begins with *start*; nothing for what is no picture."""
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "image/webp"
    if start[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    if b"<svg" in start:
        return "image/svg+xml"
    return next((kind for sign, kind in _STARTS.items() if start.startswith(sign)), "")


def _raster(file: Path) -> tuple[int, int] | None:
    import imagesize  # 40 ms, half of them to ask the web, which nobody wants here

    width, height = imagesize.get(file)  # it turns those that a camera was turned for
    return (int(width), int(height)) if width > 0 and height > 0 else None
