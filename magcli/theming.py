"""The files that pages are made with: magcli's own, and those of a magazine that take their places."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from magcli.errors import AlreadyThere, NotAllowed, Unknown
from magcli.model import Change, Copy
from magcli.text.nearest import nearest

FOLDER = PurePosixPath("_theme")
"""Where a magazine keeps its own, beside its series."""

ASSETS = FOLDER / "assets"
"""Fonts and pictures that these want: they go to the folder `assets` of an export."""

KINDS = (".html", ".css", ".svg", ".js")
"""How files of a theme end."""

# What a first line says of a copy; a comment in the language of each kind of file, which no reader gets to see.
_MARKS = {".css": "/* {} */\n", ".js": "/* {} */\n"}
_TEMPLATE_MARK = "{{# {} #}}\n"
_MADE_FROM = re.compile(r"magcli theme eject \S+ copied this from ([0-9a-f]{12})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What pages are made with, by file name."""

    package: Mapping[str, str]
    """As magcli brings it."""
    own: Mapping[str, str]
    """What the magazine puts in its place, or, in templates that start with `_`, adds to it."""
    strangers: tuple[PurePosixPath, ...] = ()
    """What lies among them, and no page asks for."""
    assets: tuple[Copy, ...] = ()

    @property
    def files(self) -> Mapping[str, str]:
        """What an export uses."""
        return {**self.package, **self.own}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One file of a layout: whose it is, and whether it is a copy of what magcli has changed since."""

    name: str
    is_own: bool = False
    replaces: bool = False
    """Whether it takes the place of one of magcli's."""
    is_outdated: bool | None = None
    """`None` when nobody can tell: it is no copy, or does not say of what."""


def is_used(name: str, package: Mapping[str, str]) -> bool:
    """Whether pages may ask for a magazine's own file *name*: it is one of *package*, or a piece of a template."""
    return name in package or bool(re.fullmatch(r"_[\w-]+\.html", name))


def sheets(layout: Layout) -> tuple[Sheet, ...]:
    """Return the files of *layout*, by name."""
    return tuple(_sheets(layout))


def _sheets(layout: Layout) -> Iterator[Sheet]:
    for name, text in sorted(layout.files.items()):
        was = layout.package.get(name)
        made_from = _MADE_FROM.search(text.partition("\n")[0]) if name in layout.own else None
        yield Sheet(
            name=name,
            is_own=name in layout.own,
            replaces=name in layout.own and was is not None,
            is_outdated=None if not made_from or was is None else made_from[1] != fingerprint(was),
        )


def fingerprint(text: str) -> str:
    """Return what tells *text* from any other version of it."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def eject(layout: Layout, name: str) -> Change:
    """Return the change that copies the file *name* of magcli into the magazine, to be edited there.

    Its first line says what it is a copy of. Raises Unknown when there is none, AlreadyThere when it was done.
    """
    found = called(name, layout.package)
    path = FOLDER / found
    if found in layout.own:
        raise AlreadyThere(path, "edit it, or remove it to start from magcli's again")
    return Change(path, _mark(found, layout.package[found]) + layout.package[found])


def changed(layout: Layout, name: str) -> Change:
    """Return what the magazine's own file *name* changes in that of magcli. Raises Unknown, or NotAllowed."""
    found = called(name, layout.package)
    if found not in layout.own:
        raise NotAllowed(f"{found} is magcli's", f"to change it, run: magcli theme eject {found}")
    return Change(FOLDER / found, layout.own[found], _mark(found, layout.package[found]) + layout.package[found])


def called(name: str, package: Mapping[str, str]) -> str:
    """Return the file of *package* that *name* stands for, with or without its ending.

    Raises Unknown with the nearest ones.
    """
    for meant in (name, *(f"{name}{kind}" for kind in KINDS)):
        if meant in package:
            return meant
    raise Unknown("template", name, nearest(name, package, most=1), f"there is: {', '.join(sorted(package))}")


def _mark(name: str, text: str) -> str:
    told = (
        f"magcli theme eject {name} copied this from {fingerprint(text)}; magcli theme list tells when that changes"
    )
    return _MARKS.get(PurePosixPath(name).suffix, _TEMPLATE_MARK).format(told)
