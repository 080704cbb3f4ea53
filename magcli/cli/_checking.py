"""What `magcli validate` looks at, what it finds there, and what of it is passed over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from magcli import baseline, naming, reading, store
from magcli.baseline import Sin
from magcli.cli import _show, _surroundings
from magcli.fingerprints import fingerprints
from magcli.model import Article, Diagnostic, Magazine, Severity
from magcli.rules import _rule, _selection

Format = Literal["text", "concise", "json", "sarif", "github", "gitlab", "junit"]
Weight = Literal["error", "warning", "info", "never"]

KINDS: tuple[Severity, ...] = ("error", "warning", "info")

LARGEST_BASELINE = 64 * 1024 * 1024
"""Bytes: half a million findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to know, and how it is to be told."""

    what: tuple[str, ...] = ()
    form: Format = "text"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Weight = "error"
    statistics: bool = False
    baseline: str = ""
    write_baseline: str = ""
    stdin_filename: str = ""
    watch: bool = False

    @property
    def is_stdin(self) -> bool:
        """Whether the text of one file comes from standard input."""
        return "-" in self.what

    @property
    def failing(self) -> tuple[Severity, ...]:
        """The severities that end in exit 1."""
        return () if self.fail_on == "never" else KINDS[: KINDS.index(self.fail_on) + 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of it."""

    texts: Mapping[PurePosixPath, str]
    """Of each file of the magazine."""
    files: frozenset[PurePosixPath]
    """Those that were looked at."""
    found: tuple[Diagnostic, ...]
    passed_over: int = 0
    """How many findings a baseline lists."""
    mended: int = 0
    """How many of those that it lists are no longer found."""
    is_whole: bool = True
    """Whether every rule could do its work."""


def check(root: Path, asked: Asked) -> Checked:
    """Return what is found in the files *asked* for; tell of a rule that fails.

    Raises Unknown for names of nothing, and whatever keeps files from being read.
    """
    wanted = _selection.wanted(asked.select, asked.ignore)
    sins = _sins(asked)
    instead = _standard_input(root, asked)
    magazine = store.load(root, instead)
    named = {*instead} if instead else {path for name in asked.what for path in _paths(magazine, root, name)}
    failures = _Failures(root)
    every = _rule.validate(magazine, failures.tell)
    found = [d for d in every if d.code in wanted and (d.path in named or not asked.what)]
    texts = _show.texts(magazine)
    files = named if asked.what else {*texts, *(diagnostic.path for diagnostic in found)}
    awaited = {s.fingerprint for s in sins if s.code in wanted and (s.path in named or not asked.what)}
    by_mark = dict(zip(fingerprints(found, texts), found, strict=True)) if awaited else {}
    return Checked(
        texts=texts,
        files=frozenset(files),
        found=tuple(d for mark, d in by_mark.items() if mark not in awaited) if awaited else tuple(found),
        passed_over=len(awaited & by_mark.keys()),
        mended=len(awaited - by_mark.keys()),
        is_whole=not failures.number,
    )


def write_baseline(root: Path, path: Path, checked: Checked) -> None:
    """Make the file *path* list all that was found."""
    listed = zip(checked.found, fingerprints(checked.found, checked.texts), strict=True)
    store.write_file(root, path, baseline.text(listed).encode())


class _Failures:
    """Tells which rules fail on which files, and counts them."""

    def __init__(self, root: Path) -> None:
        self.root, self.number = root, 0

    def tell(self, rule: _rule.Rule, path: PurePosixPath, error: Exception) -> None:
        if _surroundings.wants_tracebacks():
            raise error
        self.number += 1
        where = f"{rule.code} {rule.name} in {_show.path(self.root, path)}"
        _show.error(f"this is a fault of magcli, please report it: {where}: {type(error).__name__}: {error}")


def _sins(asked: Asked) -> Iterable[Sin]:
    if not asked.baseline:
        return ()
    return baseline.read(store.read_text(Path(asked.baseline), LARGEST_BASELINE), asked.baseline)


def _standard_input(root: Path, asked: Asked) -> dict[PurePosixPath, bytes]:
    if not asked.is_stdin:
        return {}
    return {store.place_of(root, asked.stdin_filename): _surroundings.standard_input(reading.LARGEST)}


def _paths(magazine: Magazine, root: Path, name: str) -> set[PurePosixPath]:
    """Return the files that *name* stands for: those of a series, or one."""
    named = store.inside(root, name)
    if named == ".":
        return {path for path in magazine.files if path.suffix == ".md"} | {magazine.path}
    if PurePosixPath(named) in magazine.files and named.endswith(".md"):
        return {PurePosixPath(named)}
    found = naming.named(magazine, named)
    if isinstance(found, Article):
        return {found.path}
    return {found.path, *(a.path for a in magazine.articles.values() if a.series == found.slug)}
