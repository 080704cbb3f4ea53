"""What tells a finding from all others, and stays the same when lines are added above it."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from magcli.model import Diagnostic
from magcli.text.levelling import folded
from magcli.text.position import line_at

CONTEXT = 4
"""Words on either side of what is meant that belong to it: who changes them has seen the fault."""

_NEAR = 40 * CONTEXT
"""Characters among which they are looked for: a paragraph can be one long line."""

_WORD = re.compile(r"[^\W_]+")


def fingerprints(found: Iterable[Diagnostic], texts: Mapping[PurePosixPath, str]) -> tuple[str, ...]:
    """Return the fingerprint of each of *found*, of files that hold *texts*.

    It is made of the file, the rule and the words around; of those that share all three, each has its number.
    """
    seen: Counter[str] = Counter()
    made = []
    for diagnostic in found:
        key = "\0".join((str(diagnostic.path), diagnostic.code, _words(diagnostic, texts)))
        seen[key] += 1
        made.append(hashlib.sha256(f"{key}\0{seen[key]}".encode(errors="replace")).hexdigest()[:32])
    return tuple(made)


def _words(found: Diagnostic, texts: Mapping[PurePosixPath, str]) -> str:
    """Return what *found* speaks of and what stands beside it; of what is missing, the message."""
    line = line_at(texts.get(found.path, ""), found.line)
    start = found.column - 1
    end = found.end_column - 1 if found.end_line == found.line else len(line)
    if end <= start:
        return re.sub(r"\d+", "", found.message)  # which may name a line
    # What typography may change is levelled: a repair beside a fault makes no other fault of it.
    before = _WORD.findall(folded(line[max(0, start - _NEAR) : start]))[-CONTEXT:]
    after = _WORD.findall(folded(line[end : end + _NEAR]))[:CONTEXT]
    return " ".join((*before, "", *_WORD.findall(folded(line[start:end])), "", *after))
