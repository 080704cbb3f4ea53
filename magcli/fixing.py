"""Repairs: the edits that findings carry, made until none is left to make, and only where readers lose nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from magcli import reading, validating
from magcli.model import Change, Diagnostic, Magazine, Source
from magcli.text import edits, fidelity

ROUNDS = 20
"""How often a file is mended anew: what one repair uncovers, the next round finds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What repairs make of a magazine."""

    magazine: Magazine
    """As it is then."""
    left: tuple[Diagnostic, ...] = ()
    """What is wrong with it then."""
    changes: tuple[Change, ...] = ()
    done: tuple[Diagnostic, ...] = ()
    """The findings that were mended, in the order in which that was done."""
    refused: tuple[Diagnostic, ...] = ()
    """Those whose repair would take a word or a note from readers, so it was not made."""


def mend(
    magazine: Magazine,
    is_wanted: Callable[[Diagnostic], bool],
    *,
    unsafe: bool,
    failed: validating.Failed | None = None,
) -> Mended:
    """Return what becomes of *magazine* when the findings that are wanted are mended, by *unsafe* repairs as well.

    Who is told that a rule *failed* is told so in every round.
    """
    work = _Work({source.path: source.text for source in magazine.sources})
    found = validating.validate(magazine, failed)
    for _ in range(ROUNDS):
        wanted = [told for told in found if told.fix and (unsafe or told.fix.is_safe) and is_wanted(told)]
        texts = work.mended({source.path: source for source in magazine.sources}, wanted)
        if not texts:
            break
        magazine = reading.reread(magazine, texts)
        found = validating.validate(magazine, failed)
    changes = tuple(
        Change(source.path, source.text, work.before[source.path])
        for source in magazine.sources
        if source.text != work.before[source.path]
    )
    return Mended(
        magazine=magazine,
        left=found,
        changes=changes,
        done=tuple(work.done),
        refused=tuple(told for told in found if _again(told) in work.refused),
    )


def _again(told: Diagnostic) -> tuple[PurePosixPath, str, str]:
    """Return what a finding is known again by, once the lines around it have moved."""
    return (told.path, told.code, told.message)


@dataclass(slots=True)
class _Work:
    """The repairs made so far, and those that are not to be tried again."""

    before: Mapping[PurePosixPath, str]
    done: list[Diagnostic] = field(default_factory=list)
    seen: set[tuple[PurePosixPath, str]] = field(default_factory=set)
    refused: set[tuple[PurePosixPath, str, str]] = field(default_factory=set)

    def mended(
        self, sources: Mapping[PurePosixPath, Source], wanted: Iterable[Diagnostic]
    ) -> dict[PurePosixPath, str]:
        """Return the texts of those of *sources* that the fixes of *wanted* change, by path."""
        by_path: dict[PurePosixPath, list[Diagnostic]] = {}
        for told in wanted:
            if _again(told) not in self.refused:
                by_path.setdefault(told.path, []).append(told)
        texts = {path: self._text(sources[path], findings) for path, findings in by_path.items()}
        return {path: text for path, text in texts.items() if text != sources[path].text}

    def _text(self, source: Source, findings: list[Diagnostic]) -> str:
        text = self._tried(source, findings)
        if text is not None:
            return text
        # One of them costs a word: make them one by one, each a round of its own, and leave that one out.
        for told in findings:
            text = self._tried(source, [told])
            if text is not None:
                return text
            self.refused.add(_again(told))
        return source.text

    def _tried(self, source: Source, findings: list[Diagnostic]) -> str | None:
        """Return the text of *source* with *findings* mended; `None` when readers would lose something."""
        text, made = edits.made(source.text, [told.fix for told in findings if told.fix])
        after = reading.source(source.path, text.encode())
        runs_in_a_circle = (source.path, text) in self.seen
        if runs_in_a_circle or not _keeps(source, after, all(fix.is_safe for fix in made)):
            return None
        self.seen.add((source.path, source.text))
        self.done += [told for told in findings if told.fix in made]
        return text


def _keeps(before: Source, after: Source, is_safe: bool) -> bool:
    """Whether readers of *after* have the notes that those of *before* had, and their words when that *is_safe*."""
    if before.broken:  # readers have nothing of it yet
        return True
    if after.broken:
        return False
    had, have = fidelity.readers(before.body), fidelity.readers(after.body)
    return had.keep(have) if is_safe else had.keep_notes(have)
