"""The old sins of a magazine: a list of findings that are passed over until somebody mends them."""

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from magcli.errors import CannotRead
from magcli.model import Diagnostic

VERSION = 1


class Sin(NamedTuple):
    """A finding as the list has it; its path is relative to the magazine's root."""

    path: PurePosixPath
    code: str
    fingerprint: str


def text(found: Iterable[tuple[Diagnostic, str]]) -> str:
    """Return the list of those *found*, each with its fingerprint, one a line so that a diff stays small."""
    sins = sorted((str(diagnostic.path), diagnostic.code, fingerprint) for diagnostic, fingerprint in found)
    lines = ",\n".join(
        json.dumps({"path": path, "code": code, "fingerprint": fingerprint}, ensure_ascii=False)
        for path, code, fingerprint in sins
    )
    return f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'


def read(text: str, name: str) -> tuple[Sin, ...]:
    """Return what the list *text* holds, which was read from *name*. Raises CannotRead when it is none."""
    try:
        document = json.loads(text)
        version = document["version"]
        sins = tuple(map(_sin, document["findings"])) if version == VERSION else ()
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise CannotRead(name, "it is no baseline; write one with --write-baseline") from error
    if version != VERSION:
        raise CannotRead(name, f"it is a baseline of version {version}; write it anew with --write-baseline")
    return sins


def _sin(told: object) -> Sin:
    if not isinstance(told, dict) or not all(isinstance(told[key], str) for key in ("path", "code", "fingerprint")):
        raise TypeError
    return Sin(PurePosixPath(told["path"]), told["code"], told["fingerprint"])
