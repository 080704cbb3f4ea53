"""Folders of generators, made of texts."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from magcli.importers._values import Found, Material, Piece
from magcli.importing import Wishes


def folder(files: Mapping[str, str | bytes]) -> Material:
    """Return the folder that *files* are."""
    held = {PurePosixPath(name): text.encode() if isinstance(text, str) else text for name, text in files.items()}
    return Material(name="site", paths=tuple(sorted(held)), read=held.__getitem__, is_folder=True)


def single(name: str, text: str) -> Material:
    """Return the file *name* alone."""
    return Material(name=name, paths=(PurePosixPath(name),), read=lambda path: text.encode())


def wishes(**more: object) -> Wishes:
    """Return what a user asks for who brings files into a magazine without any, and *more*."""
    given = {"digest": lambda shown: sha256(bytes(shown)).hexdigest(), "held": lambda path: None, **more}
    return Wishes(**given)


def pieces(find: Callable[[Material], Found], files: Mapping[str, str | bytes]) -> dict[str, Piece]:
    """Return what *find* makes of the folder that *files* are, by origin."""
    return {piece.origin: piece for piece in find(folder(files)).pieces}


def told(piece: Piece | Found) -> list[tuple[str, str, int, str]]:
    """Return the remarks of *piece*."""
    return [(remark.certainty, remark.what, remark.line, remark.told) for remark in piece.remarks]
