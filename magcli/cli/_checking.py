"""What a check of the magazine finds, for `magcli validate` and for exports, and what of it is passed over."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Literal

from magcli import baseline, naming, reading, store, validating
from magcli.baseline import Sin
from magcli.cli import _show, _surroundings
from magcli.errors import CannotRead
from magcli.fingerprints import fingerprints
from magcli.model import SEVERITIES, Article, Change, Diagnostic, Magazine, Severity
from magcli.rules import _rule, _selection

Format = Literal["text", "concise", "json", "sarif", "github", "gitlab", "junit"]
Weight = Literal["error", "warning", "info", "never"]

FEW = 100
"""Files from which on what a check found is kept: fewer are checked again before anybody waits."""

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
    online: bool = False
    fix: bool = False
    diff: bool = False
    unsafe: bool = False
    no_cache: bool = False

    @property
    def mends(self) -> bool:
        """Whether faults are mended, or shown as they would be."""
        return self.fix or self.diff

    @property
    def writes(self) -> bool:
        """Whether files are mended: the text of standard input is in no file."""
        return self.fix and not self.is_stdin

    @property
    def is_stdin(self) -> bool:
        """Whether the text of one file comes from standard input."""
        return "-" in self.what

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the files of the magazine says what is found."""
        return not (self.is_stdin or self.mends or self.online)

    @property
    def remembers(self) -> bool:
        """Whether what the last check found is told again while nothing has changed."""
        return self.is_plain and not self.no_cache

    @property
    def failing(self) -> tuple[Severity, ...]:
        """The severities that end in exit 1."""
        return () if self.fail_on == "never" else SEVERITIES[: SEVERITIES.index(self.fail_on) + 1]


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
    given: bytes = b""
    """What came from standard input, as it came."""
    is_whole: bool = True
    """Whether every rule could do its work."""
    changes: tuple[Change, ...] = ()
    """What repairs make of files, or would make of them."""
    repaired: int = 0
    """How many findings that mends."""
    refused: tuple[Diagnostic, ...] = ()
    """Those whose repair would take a word or a note from readers."""
    waiting: tuple[Diagnostic, ...] = ()
    """Those that another run would mend."""


def check(root: Path, asked: Asked) -> Checked:
    """Return what is found in the files *asked* for, mended first if that is asked; tell of rules that fail.

    Raises Unknown for names of nothing, and whatever keeps files from being read or written.
    """
    if asked.remembers and (verdict := store.recall(root)):
        scope = _scope(root, asked, verdict.texts, partial(store.load, root, told=_show.tell))
        if verdict.answers(scope.codes):
            return _checked(verdict, asked, scope)
    # Who only reads, or asks other sites for minutes, keeps nobody from writing.
    with store.locked(root) if asked.writes else nullcontext():
        given = _standard_input(root, asked)
        before = store.look(root) if asked.remembers else None
        # Repairs need all of a text.
        records = store.Records(root, before.program) if before and not asked.mends else None
        magazine = store.load(root, given, _show.tell, records)
        scope = _scope(root, asked, given or _show.texts(magazine), lambda: magazine)
        failures = _Failures(root)
        if asked.mends:
            checked = _mended(magazine, asked, scope, failures)
        else:
            online = _online_findings(magazine, root, scope.files) if asked.online else None
            known = {} if asked.no_cache else store.recall_texts(root)
            magazine = validating.recalled(magazine, known)
            result = validating.check(magazine, failures.tell, online, known, scope.codes, _spread())
            verdict = store.Verdict(result.found, _show.texts(magazine), scope.codes)
            checked = _checked(verdict, asked, scope)
            if before and not failures.told and len(verdict.texts) >= FEW:
                _keep(root, before, verdict, known, result.seen, magazine)
        if asked.writes:
            store.apply(root, checked.changes, _surroundings.command_line())
        return replace(checked, is_whole=not failures.told, given=b"".join(given.values()))


def loaded(root: Path) -> tuple[Magazine, tuple[Diagnostic, ...]]:
    """Return the magazine at *root*, and all that is wrong with it, looked for only where something has changed.

    Raises what `store.load` raises; a rule that fails is a fault of magcli, and raised.
    """
    before = store.look(root)
    magazine = store.load(root, told=_show.tell, records=store.Records(root, before.program) if before else None)
    verdict, known = store.recall(root), store.recall_texts(root)
    magazine = validating.recalled(magazine, known)
    # Of the texts that were loaded, not of those that somebody saved meanwhile.
    if before and verdict and verdict.answers(None) and store.look(root, before.since) == before:
        return magazine, verdict.found
    checked = validating.check(magazine, known=known, spread=_spread())
    if before and len(magazine.sources) >= FEW:
        verdict = store.Verdict(checked.found, _show.texts(magazine))
        _keep(root, before, verdict, known, checked.seen, magazine)
    return validating.recalled(magazine, checked.seen), checked.found


def _spread() -> validating.Spread | None:
    """Return how texts are spread over processes; not at all where somebody wants to see where a rule fails."""
    return None if _surroundings.wants_tracebacks() else partial(store.spread, told=partial(_show.tell, "checking"))


def _keep(
    root: Path,
    before: store.Look,
    verdict: store.Verdict,
    known: validating.Known,
    seen: validating.Known,
    magazine: Magazine,
) -> None:
    """Keep what was found for the next time, if that is possible; what was *seen* in texts, unless it was *known*."""
    if not store.keep(root, before, verdict) or verdict.codes is not None:
        return
    if seen != known:
        store.keep_texts(root, before, seen)
    store.keep_records(root, before, magazine)


@dataclass(frozen=True, slots=True)
class _Scope:
    """The rules and the files that somebody asked for."""

    codes: frozenset[str] | None
    files: frozenset[PurePosixPath] | None
    """Either is `None` when that is all of them."""

    def covers(self, found: Diagnostic | Sin) -> bool:
        """Whether *found* is among what was asked for."""
        is_asked = self.codes is None or found.code in self.codes
        return is_asked and (self.files is None or found.path in self.files)


def _scope(root: Path, asked: Asked, known: Iterable[PurePosixPath], magazine: Callable[[], Magazine]) -> _Scope:
    """Return the scope of what is *asked* of the files *known*; the *magazine* is asked for names of other kinds."""
    # To import all rules takes longer than to recall what they found.
    codes = _selection.wanted(asked.select, asked.ignore) if asked.select or asked.ignore else None
    if asked.is_stdin:
        return _Scope(codes, frozenset(known))
    names = [store.inside(root, name) for name in asked.what]
    if not names or "." in names:
        return _Scope(codes, None)
    paths = {path for path in known if str(path) in names}
    others = [name for name in names if PurePosixPath(name) not in paths]
    return _Scope(codes, frozenset(paths.union(*(_paths(magazine(), name) for name in others))))


def _checked(verdict: store.Verdict, asked: Asked, scope: _Scope) -> Checked:
    """Return what of the *verdict* was asked for and is in no baseline."""
    found, texts = tuple(diagnostic for diagnostic in verdict.found if scope.covers(diagnostic)), verdict.texts
    files = scope.files or {*texts, *(diagnostic.path for diagnostic in found)}
    awaited = {sin.fingerprint for sin in _sins(asked) if scope.covers(sin)}
    by_mark = dict(zip(fingerprints(found, texts), found, strict=True)) if awaited else {}
    return Checked(
        texts=texts,
        files=frozenset(files),
        found=tuple(d for mark, d in by_mark.items() if mark not in awaited) if awaited else found,
        passed_over=len(awaited & by_mark.keys()),
        mended=len(awaited - by_mark.keys()),
    )


def _mended(magazine: Magazine, asked: Asked, scope: _Scope, failures: "_Failures") -> Checked:
    """Return what is found in *magazine* once what was asked for is mended, and what that changes."""
    from magcli import fixing  # and the Markdown parser, that only repairs need here

    mended = fixing.mend(
        magazine,
        scope.covers,
        unsafe=asked.unsafe,
        failed=failures.tell,
        spread=_spread(),
        told=partial(_show.tell, "mending"),
    )
    return replace(
        _checked(store.Verdict(mended.left, _show.texts(mended.magazine)), asked, scope),
        changes=mended.changes,
        repaired=len(mended.done),
        refused=mended.refused,
        waiting=mended.waiting,
    )


def _online_findings(magazine: Magazine, root: Path, files: frozenset[PurePosixPath] | None) -> Iterable[Diagnostic]:
    from magcli.cli import _online  # only for who asks other sites

    return tuple(_online.findings(magazine, root, _surroundings.now(), files))


def write_baseline(root: Path, path: Path, checked: Checked) -> None:
    """Make the file *path* list all that was found."""
    listed = zip(checked.found, fingerprints(checked.found, checked.texts), strict=True)
    # A name that is no UTF-8 is escaped as JSON escapes, and reads back.
    store.write_file(root, path, baseline.text(listed).encode(errors="backslashreplace"))


class _Failures:
    """Tells which rules fail on which files, each once however often it is run."""

    def __init__(self, root: Path) -> None:
        self.root, self.told = root, set[tuple[str, PurePosixPath]]()

    def tell(self, rule: _rule.Rule, path: PurePosixPath, error: Exception) -> None:
        if _surroundings.wants_tracebacks():
            raise error
        if (rule.code, path) in self.told:
            return
        self.told.add((rule.code, path))
        where = f"{rule.code} {rule.name} in {_show.path(self.root, path)}"
        _show.error(f"this is a fault of magcli, please report it: {where}: {type(error).__name__}: {error}")


def _sins(asked: Asked) -> Iterable[Sin]:
    if not asked.baseline:
        return ()
    return baseline.read(store.read_text(Path(asked.baseline), LARGEST_BASELINE), asked.baseline)


def _standard_input(root: Path, asked: Asked) -> dict[PurePosixPath, bytes]:
    if not asked.is_stdin:
        return {}
    place, content = store.place_of(root, asked.stdin_filename), _surroundings.standard_input(reading.LARGEST)
    if asked.fix and len(content) > reading.LARGEST:  # what comes out would be less than what came in
        raise CannotRead("standard input", f"it is larger than {reading.LARGEST // 1024} KiB")
    return {place: content}


def _paths(magazine: Magazine, name: str) -> set[PurePosixPath]:
    """Return the files that *name* stands for: those of a series, or one."""
    if PurePosixPath(name) in magazine.files and name.endswith(".md"):
        return {PurePosixPath(name)}
    found = naming.named(magazine, name)
    if isinstance(found, Article):
        return {found.path}
    return {found.path, *(a.path for a in magazine.articles.values() if a.series == found.slug)}
