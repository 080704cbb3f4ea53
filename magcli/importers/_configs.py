"""What the files of settings and data of a generator say. None is run: of Python, only what it writes out is read."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from magcli.importers import _heads
from magcli.importers._values import Material
from magcli.text.emitter import Value

LARGEST = 1_000_000
"""Bytes of such a file that are read."""

_LANGUAGES = {".yml": "yaml", ".yaml": "yaml", ".toml": "toml", ".json": "json"}


def read(material: Material, path: PurePosixPath) -> Mapping[str, Value]:
    """Return what the file *path* says by key; nothing when it cannot be read."""
    content = material.read(path)
    if len(content) > LARGEST:
        return {}
    text, _ = _heads.decoded(content)
    if path.suffix == ".py":
        return dict(_assigned(text))
    return _heads.values(text, _LANGUAGES.get(path.suffix.lower(), ""))


def _assigned(text: str) -> Iterator[tuple[str, Value]]:
    """Yield the names of *text*, Python, to which something written out is assigned, and that."""
    try:
        statements = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for statement in statements:
        if not isinstance(statement, ast.Assign):
            continue
        try:
            value = _heads.plain(_lists(ast.literal_eval(statement.value)))
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
            continue
        for target in statement.targets:
            if isinstance(target, ast.Name):
                yield target.id, value


def _lists(value: object) -> object:
    return [_lists(item) for item in value] if isinstance(value, (list, tuple)) else value


def under(values: Value, *keys: str) -> Value:
    """Return what stands in *values* below *keys*, one after the other, whatever their capitals."""
    found: Value = values
    for key in keys:
        if not isinstance(found, Mapping):
            return None
        found = next((item for name, item in found.items() if name.casefold() == key.casefold()), None)
    return found
