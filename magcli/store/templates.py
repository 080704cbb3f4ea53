"""The files that pages are made with, from the package and from the folder `_theme` of a magazine."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path, PurePosixPath

from magcli import theming
from magcli.errors import CannotRead
from magcli.model import Copy
from magcli.store.loading import read_text
from magcli.store.placing import leads_to
from magcli.theming import Layout


def theme() -> dict[str, str]:
    """Return the templates and styles that magcli brings, by file name."""
    return {
        file.name: file.read_text(encoding="utf-8")
        for file in files("magcli").joinpath("theme").iterdir()
        if file.is_file()
    }


def layout(root: Path) -> Layout:
    """Return what the pages of the magazine at *root* are made with.

    Raises CannotRead when a file of its own cannot be read, or is a link that leads out of the magazine.
    """
    package = theme()
    try:
        found = list(_entries(root, theming.FOLDER))
        own = dict(_own(root, found, package))
        assets = tuple(_assets(root, theming.ASSETS))
    except OSError as error:
        raise CannotRead(error.filename or root / theming.FOLDER, error.strerror or str(error)) from error
    strangers = tuple(path for path in found if path.name not in own and path != theming.ASSETS)
    return Layout(package=package, own=own, strangers=strangers, assets=assets)


def _own(root: Path, paths: list[PurePosixPath], package: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        if theming.is_used(path.name, package) and _require_file(root, path):
            yield path.name, read_text(root / path)


def _assets(root: Path, folder: PurePosixPath) -> Iterator[Copy]:
    for path in _entries(root, folder):
        if (root / path).is_dir():
            yield from _assets(root, path)
        elif _require_file(root, path):
            yield Copy(path.relative_to(theming.FOLDER), path)


def _entries(root: Path, folder: PurePosixPath) -> Iterator[PurePosixPath]:
    """Yield what lies in *folder*, by name, without what is hidden or the backup of an editor."""
    there = root / folder
    if there.is_symlink():
        raise CannotRead(there, "magcli follows no link to a folder; put the folder itself here")
    if there.is_dir():
        names = sorted(path.name for path in there.iterdir())
        yield from (folder / name for name in names if not name.startswith(".") and not name.endswith("~"))


def _require_file(root: Path, path: PurePosixPath) -> bool:
    """Return that *path* is a file of the magazine. Raises CannotRead when it is not."""
    file = root / path
    if not leads_to(file).is_relative_to(root.resolve()):
        raise CannotRead(file, "this link leads out of the magazine; put the file itself here")
    if not file.is_file():
        raise CannotRead(file, "this is no file")
    return True
