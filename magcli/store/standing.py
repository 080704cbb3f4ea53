"""Whether an export would make what the last one made, told by the disk before an article is read.

.magcli/exports.json    of each folder: what was asked for, what the disk said of the magazine and of the folder when
                        that was done, and until when the same articles are out. To look at 10,000 articles and the
                        25,000 files of their site takes 0.4 s, to make the pages again a hundred times as long.
.magcli/answers/        what exports of a single file, such as a feed, came to; exports.json tells until when.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from magcli.store.keeping import forget_content, keep_content, kept_content
from magcli.store.looking import Look, look, stated, summed

FILE = "exports.json"
MOST = 1024 * 1024
"""Bytes of that file."""

ANSWERS = "answers"
_ANSWER = re.compile(rf"{ANSWERS}/[0-9a-f]{{64}}")

LARGEST = 8 * 1024 * 1024
"""Bytes of a file that is kept."""

MOST_EXPORTS = 20
"""Folders of which something is kept; and so many files."""


def unchanged(root: Path, out: Path, asked: str, now: datetime) -> int | None:
    """Return how many files the folder *out* holds when an export that is *asked* for would change none of them.

    `None` when only that export can tell.
    """
    try:
        known = _known(root)[str(out.resolve())]
        is_same = known["asked"] == asked and _is_still(root, known, now) and _state(out) == known["folder"]
        return int(known["files"]) if is_same else None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError):
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
    _keep(root, str(out.resolve()), before, now, until, asked=asked, folder=folder, files=files)


def answer(root: Path, asked: str, now: datetime) -> bytes | None:
    """Return the one file that an export *asked* for would make; `None` when only that export can tell."""
    name = _name(asked)
    try:
        known = _known(root)[name]
        content = kept_content(root, name, LARGEST) or b""
        is_whole = sha256(content).hexdigest() == known["content"]
        return content if is_whole and _is_still(root, known, now) else None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None  # another magcli wrote it, or nobody did


def answered(root: Path, before: Look, asked: str, now: datetime, until: datetime | None, content: bytes) -> None:
    """Keep that an export of one file that was *asked* for makes *content* from *now* to *until*.

    Nothing is kept when the magazine changed since *before*, a look at it that `shows`.
    """
    name = _name(asked)
    if (
        len(content) <= LARGEST
        and look(root, before.since, shows=True) == before
        and keep_content(root, name, content)
    ):
        _keep(root, name, before, now, until, content=sha256(content).hexdigest())


def _is_still(root: Path, known: Mapping[str, Any], now: datetime) -> bool:  # Any: what JSON can hold
    """Whether the magazine is as it was when what is *known* was kept, and the same articles are out."""
    if not known["from"] <= now.timestamp() < known["until"]:
        return False
    there = look(root, int(known["since"]), shows=True)
    return there is not None and there.state == known["magazine"]


def _name(asked: str) -> str:
    return f"{ANSWERS}/{sha256(asked.encode(errors='surrogateescape')).hexdigest()}"


def _keep(root: Path, name: str, before: Look, now: datetime, until: datetime | None, **told: str | int) -> None:
    """Keep what is *told* of the export called *name*, and forget those that nobody asked for in a long time."""
    known = _known(root)
    known.pop(name, None)
    period = {"from": now.timestamp(), "until": until.timestamp() if until else float("inf")}
    known[name] = {"since": before.since, "magazine": before.state, **told, **period}
    # Of many feeds none takes the place of a folder, which it takes minutes to make again.
    alike = [at for at in known if bool(_ANSWER.fullmatch(at)) == bool(_ANSWER.fullmatch(name))]
    oldest = alike[:-MOST_EXPORTS]
    if keep_content(root, FILE, json.dumps({at: known[at] for at in known if at not in oldest}).encode()):
        for old in filter(_ANSWER.fullmatch, oldest):
            forget_content(root, old)


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
            else:
                yield f"{name}\0{stated(state)}"
