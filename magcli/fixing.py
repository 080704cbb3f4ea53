"""Repairs: the edits that findings carry, made until none is left to make, and only where readers lose nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from magcli import reading, validating
from magcli.model import Change, Diagnostic, Fix, Magazine, Source
from magcli.text import edits, fidelity

ROUNDS = 20
"""How often the magazine is mended anew: what one repair uncovers, the next round finds."""


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
    waiting: tuple[Diagnostic, ...] = ()
    """Those for which no round was left."""


Counted = Callable[[int, int], None]
"""Is told how many files are done, and of how many."""


def mend(
    magazine: Magazine,
    is_wanted: Callable[[Diagnostic], bool],
    *,
    unsafe: bool,
    failed: validating.Failed | None = None,
    rounds: int = ROUNDS,
    spread: validating.Spread | None = None,
    told: Counted | None = None,
) -> Mended:
    """Return what becomes of *magazine* when the findings that are wanted are mended, by *unsafe* repairs as well.

    Who is told that a rule *failed* is told so in every one of the *rounds*. The texts are *spread* when they
    are checked, if they are to be. In each round it is *told* how many files are mended, and of how many.
    """

    def repairable(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(told for told in found if told.fix and (unsafe or told.fix.is_safe) and is_wanted(told))

    before = {source.path: source.text for source in magazine.sources}
    seen, done = {*before.items()}, list[Diagnostic]()
    checked = validating.check(magazine, failed, spread=spread)
    for _ in range(rounds):
        repairs = _repairs(magazine, repairable(checked.found), seen, told)
        if not repairs:
            break
        texts = {path: repair.text for path, repair in repairs.items()}
        seen |= texts.items()
        done += (told for repair in repairs.values() for told in repair.done)
        magazine = reading.reread(magazine, texts)
        checked = validating.check(magazine, failed, known=checked.seen, spread=spread)
    return Mended(
        magazine=magazine,
        left=checked.found,
        changes=_changes(magazine, before),
        done=tuple(done),
        refused=() if repairs else repairable(checked.found),
        waiting=repairable(checked.found) if repairs else (),
    )


def _changes(magazine: Magazine, before: Mapping[PurePosixPath, str]) -> tuple[Change, ...]:
    changed = (source for source in magazine.sources if source.text != before[source.path])
    return tuple(Change(source.path, source.text, before[source.path]) for source in changed)


class Repair(NamedTuple):
    """What the text of a file becomes, and the findings that this mends."""

    text: str
    done: tuple[Diagnostic, ...]


Seen = Set[tuple[PurePosixPath, str]]
"""The texts that each file has had: a repair that leads back to one would run in a circle."""


def _repairs(
    magazine: Magazine, wanted: Iterable[Diagnostic], seen: Seen, told: Counted | None
) -> dict[PurePosixPath, Repair]:
    by_path: dict[PurePosixPath, list[Diagnostic]] = {}
    for finding in wanted:
        by_path.setdefault(finding.path, []).append(finding)
    found: dict[PurePosixPath, Repair] = {}
    for done, source in enumerate((source for source in magazine.sources if source.path in by_path), 1):
        if repair := repaired(source, by_path[source.path], seen):
            found[source.path] = repair
        if told:
            told(done, len(by_path))
    return found


def repaired(source: Source, findings: Sequence[Diagnostic], seen: Seen = frozenset()) -> Repair | None:
    """Return the repair of as many *findings* in *source* as cost readers nothing; `None` when there is none.

    Of two that touch each other, one waits for the next round.
    """
    had = _readers(source)

    def tried(findings: Iterable[Diagnostic]) -> Repair | None:
        text, fixes = edits.made(source.text, [told.fix for told in findings if told.fix])
        made = frozenset(fixes)
        after = reading.source(source.path, text.encode())
        if after.text != text or (source.path, text) in seen or not _keeps(had, _readers(after), made):
            return None
        return Repair(text, tuple(told for told in findings if told.fix in made))

    def most(findings: Sequence[Diagnostic]) -> Repair | None:
        together = tried(findings)
        if together or len(findings) < 2:
            return together
        # One of them costs something: which one is found by halves, and left out.
        half = len(findings) // 2
        first, second = most(findings[:half]), most(findings[half:])
        if not first or not second:
            return first or second
        return tried([*first.done, *second.done]) or first

    return most(findings)


def _readers(source: Source) -> fidelity.Readers | None:
    """Return what readers have of *source*; `None` as long as it cannot be read."""
    return None if source.broken else fidelity.readers(source.body)


def _keeps(had: fidelity.Readers | None, have: fidelity.Readers | None, made: Iterable[Fix]) -> bool:
    """Whether readers *have* the notes that they *had*, and the words as well when what was *made* is safe."""
    if not had or not have:
        return not had
    return had.keep(have) if all(fix.is_safe for fix in made) else had.keep_notes(have)
