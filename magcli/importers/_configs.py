"""What the files of settings and data of a generator say. None is run: of Python, only what it writes out is read."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from magcli.importers import _heads
from magcli.importers._values import Material, Remark
from magcli.text.emitter import Value

LARGEST = 1_000_000
"""Bytes of such a file that are read."""

_LANGUAGES = {".yml": "yaml", ".yaml": "yaml", ".toml": "toml", ".json": "json"}


def read(material: Material, path: PurePosixPath) -> Mapping[str, Value]:
    """Return what the file *path* says by key; nothing when it cannot be read."""
    return _read(material, path)[0]


def faults(material: Material, path: PurePosixPath) -> Iterator[Remark]:
    """Yield a remark on what of the file of settings *path* cannot be read."""
    for remark in _read(material, path)[1]:
        why = remark.told.partition("; ")[0]
        told = f"{path}: {why}; what it says there was not taken into account"
        yield Remark(certainty="open", what="settings", told=told, line=remark.line)


def _read(material: Material, path: PurePosixPath) -> tuple[Mapping[str, Value], tuple[Remark, ...]]:
    content = material.read(path)
    if len(content) > LARGEST:
        told = f"larger than {LARGEST // 1000} kB"
        return {}, (Remark(certainty="open", what="settings", told=told),)
    text, _ = _heads.decoded(content)
    if path.suffix == ".py":
        return _of_python(text)
    return _heads.values(text, _LANGUAGES.get(path.suffix.lower(), ""))


def _of_python(text: str) -> tuple[Mapping[str, Value], tuple[Remark, ...]]:
    try:
        return dict(_assigned(ast.parse(text).body)), ()
    except SyntaxError as error:
        remark = Remark(certainty="open", what="settings", told=f"Python: {error.msg}", line=error.lineno or 0)
    except (ValueError, RecursionError, MemoryError) as error:
        remark = Remark(certainty="open", what="settings", told=f"Python: {error}")
    return {}, (remark,)


def _assigned(statements: Iterable[ast.stmt]) -> Iterator[tuple[str, Value]]:
    """Yield the names to which one of *statements* assigns something written out, and that."""
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
