"""What the last check of a magazine found, kept beside the journal.

.magcli/checks.json     all of it: another check would find the same as long as the disk says the same of all that it
                        depends on; to look at 10,000 articles takes 0.1 s, to check them two hundred times as long
.magcli/texts.json      what rules found that looked at one text alone, for when others have changed
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from magcli.model import Diagnostic, Fix, Link
from magcli.store.keeping import Rows, keep_rows, understood
from magcli.store.looking import Look, look, program
from magcli.text.position import line_at
from magcli.validating import Seen, codes_of

FILE = "checks.json"
TEXTS = "texts.json"

MOST = 64 * 1024 * 1024
"""Bytes of what is kept: 200,000 findings."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a magazine."""

    found: tuple[Diagnostic, ...]
    texts: Mapping[PurePosixPath, str]
    """Of each of its files; of those that are recalled, but the lines that findings start in, at their places."""
    codes: frozenset[str] | None = None
    """Those of the rules that looked; `None` when all did."""

    def answers(self, codes: Set[str] | None) -> bool:
        """Whether what rules with *codes* find, or all rules, is among what was found."""
        return self.codes is None or (codes is not None and codes <= self.codes)


def recall(root: Path) -> Verdict | None:
    """Return what the last check of the magazine at *root* found; `None` when another might find something else."""

    def verdict(read: Rows) -> Verdict | None:
        now = look(root, int(read.head["since"]))
        return _verdict(read) if now and now.state == read.head["state"] else None

    return understood(root, FILE, MOST, verdict)


def keep(root: Path, before: Look, verdict: Verdict) -> bool:
    """Keep *verdict* for the next time; return whether that was possible, for nothing depends on it.

    It is not when something changed since *before*, a look at the files that were not read yet.
    """
    if look(root, before.since) != before:
        return False
    codes = None if verdict.codes is None else sorted(verdict.codes)
    head = {"since": before.since, "state": before.state, "codes": codes, "texts": len(verdict.texts)}
    return keep_rows(root, FILE, head, _told(verdict), MOST)


def recall_texts(root: Path) -> Mapping[PurePosixPath, Seen]:
    """Return what rules of this magcli found in texts of the magazine at *root* when they looked at them alone."""

    def texts(read: Rows) -> Mapping[PurePosixPath, Seen] | None:
        return dict(_seen(*row) for row in read.rest) if read.head["program"] == program() else None

    return understood(root, TEXTS, MOST, texts) or {}


def keep_texts(root: Path, before: Look, seen: Mapping[PurePosixPath, Seen]) -> bool:
    """Keep what the magcli of the look *before* has *seen* for the next time; return whether that was possible."""
    rows = (_told_of(path, known) for path, known in seen.items())
    return keep_rows(root, TEXTS, {"program": before.program}, rows, MOST)


def _told_of(path: PurePosixPath, known: Seen) -> list[Any]:  # Any: as below
    found = [_row(found) for found in known.found]
    leads = [[*link] for link in known.links]
    return [str(path), known.mark, sorted(known.others), found, leads]


def _seen(
    path: str, mark: str, others: list[str], rows: list[list[Any]], links: list[Any]
) -> tuple[PurePosixPath, Seen]:
    place = PurePosixPath(path)
    found = tuple(_diagnostic(place, *row) for row in rows)
    leads = tuple(Link(str(to), int(start), int(end), bool(shown)) for to, start, end, shown in links)
    return place, Seen(mark, found, codes_of(others), leads)


def _told(verdict: Verdict) -> Iterator[list[Any]]:  # Any: what JSON can hold
    """Yield what is kept of each file, the texts first: the lines that findings start in, and these."""
    by_path = _by_path(verdict.found)
    for path in dict.fromkeys((*verdict.texts, *by_path)):
        found, text = by_path.get(path, ()), verdict.texts.get(path, "")
        lines = sorted({one.line for one in found})
        yield [str(path), [[line, line_at(text, line)] for line in lines], [_row(one) for one in found]]


def _by_path(found: Iterable[Diagnostic]) -> Mapping[PurePosixPath, list[Diagnostic]]:
    by_path: dict[PurePosixPath, list[Diagnostic]] = {}
    for one in found:
        by_path.setdefault(one.path, []).append(one)
    return by_path


def _row(found: Diagnostic) -> list[Any]:
    fix = [found.fix.places, found.fix.texts, found.fix.is_safe] if found.fix else None
    told = (found.line, found.column, found.code, found.message, found.hint, found.severity)
    return [*told, found.end_line, found.end_column, found.name, fix]  # in the order of its fields


def _verdict(read: Rows) -> Verdict:
    texts, every = dict[PurePosixPath, str](), list[Diagnostic]()
    for number, (name, lines, found) in enumerate(read.rest):
        path = PurePosixPath(name)
        if number < read.head["texts"]:
            texts[path] = _sparse(lines)
        every += (_diagnostic(path, *row) for row in found)
    every.sort(key=lambda found: found.path.parts)  # as they were told: in one file in their order
    codes = read.head["codes"]
    return Verdict(tuple(every), texts, None if codes is None else frozenset(codes))


def _diagnostic(path: PurePosixPath, *row: Any) -> Diagnostic:  # Any: as above
    line, column, code, message, hint, severity, end_line, end_column, name, fix = row
    return Diagnostic(
        path, int(line), int(column), code, message, hint, severity, int(end_line), int(end_column), name, _fix(fix)
    )


def _sparse(lines: Iterable[tuple[int, str]]) -> str:
    """Return a text of which there is but *lines*, each at its number."""
    text, last = [], 1
    for number, line in lines:
        text += ["\n" * (number - last), line]
        last = number
    return "".join(text)


def _fix(told: tuple[str, list[str], bool] | None) -> Fix | None:
    if told is None:
        return None
    places, texts, is_safe = told
    return Fix(places, tuple(texts), is_safe)
