"""Whether an export would find its folder as it is to be, told by the disk before an article is read.

.magcli/exports.json    of each folder: what was asked for, what the disk said of the magazine and of the folder when
                        that was done, and until when the same articles are out. To look at 10,000 articles and the
                        25,000 files of their site takes 0.4 s, to make the pages again a hundred times as long.
"""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from magcli.store.keeping import keep_content, kept_content
from magcli.store.looking import Look, look, summed

FILE = "exports.json"
MOST = 1024 * 1024
"""Bytes of that file."""

FOLDERS = 20
"""Those of which something is kept."""


def standing(root: Path, out: Path, asked: str, now: datetime) -> int | None:
    """Return how many files the folder *out* holds when an export that is *asked* for would change none of them.

    `None` when only that export can tell.
    """
    try:
        known = _known(root)[str(out.resolve())]
        if known["asked"] != asked or not known["from"] <= now.timestamp() < known["until"]:
            return None
        now_there = look(root, int(known["since"]), shows=True)
        is_same = now_there and now_there.state == known["magazine"] and _state(out) == known["folder"]
        return int(known["files"]) if is_same else None
    except (KeyError, TypeError, ValueError, AttributeError, OSError):
        return None  # another magcli wrote it, or nobody did


def stands(
    root: Path, before: Look, out: Path, asked: str, now: datetime, until: datetime | None, files: int
) -> None:
    """Keep that *out* holds what an export that was *asked* for makes from *now* to *until*: so many *files*.

    Nothing is kept when the magazine changed since *before*, a look at it that `shows`.
    """
    try:
        folder = _state(out)
    except OSError:  # part of it cannot be looked into: the next export has to
        return
    if look(root, before.since, shows=True) != before:
        return
    known = _known(root)
    name = str(out.resolve())
    known.pop(name, None)
    told = {"asked": asked, "since": before.since, "magazine": before.state, "folder": folder, "files": files}
    known[name] = {**told, "from": now.timestamp(), "until": until.timestamp() if until else float("inf")}
    newest = dict(list(known.items())[-FOLDERS:])
    keep_content(root, FILE, json.dumps(newest).encode())


def _known(root: Path) -> dict[str, Any]:  # Any: what JSON can hold
    try:
        known = json.loads(kept_content(root, FILE, MOST) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _state(out: Path) -> str:
    """Return what the disk says of the folder *out*. Raises OSError when it cannot be looked into."""
    return summed(_entries(str(out), ""))


def _entries(folder: str, inside: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            state = entry.stat(follow_symlinks=False)
            name = inside + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield f"{name}/\0{state.st_mode}"
                yield from _entries(entry.path, f"{name}/")
            else:  # whoever gives a file its time back still changes its ctime
                times = f"{state.st_mtime_ns} {state.st_ctime_ns}"
                yield f"{name}\0{state.st_mode} {state.st_size} {times} {state.st_ino}"
