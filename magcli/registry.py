"""Families: a folder whose every file is a member. Nothing keeps a list."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def names(package: ModuleType) -> tuple[str, ...]:
    """Return the names of the members of *package*, in alphabetical order; a leading underscore hides a file."""
    return tuple(sorted(found.name for found in iter_modules(package.__path__) if found.name[0] != "_"))


def member(package: ModuleType, name: str) -> ModuleType:
    """Import and return the member *name* of *package*."""
    return import_module(f"{package.__name__}.{name}")


def members(package: ModuleType) -> Iterator[ModuleType]:
    """Import and return the members of *package*, in alphabetical order."""
    for name in names(package):
        yield member(package, name)
