"""The rules run on a magazine: what they find, weighed as the magazine wishes, without what somebody silenced."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from magcli.errors import Unknown
from magcli.model import Diagnostic, Magazine, Severity, Weighing
from magcli.rules import _rule, _silence

MOST = 200
"""Findings of one rule in one text: whoever has mended so many is told the rest."""


Failed = Callable[[_rule.Rule, PurePosixPath, Exception], None]
"""Is told of a rule that could not be run on a file, and why."""

_Thing = tuple[Any, ...]  # an article or a series and its magazine, or a magazine alone
_Function = Callable[..., Iterable[Diagnostic]]


def validate(
    magazine: Magazine, failed: Failed | None = None, online: Iterable[Diagnostic] | None = None
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with *magazine*, by path and place, weighed as the magazine wishes.

    What was found *online* counts as well. A fault of magcli itself in one rule is raised; or, when there is
    somebody to be told that it *failed*, the others are found all the same. Of a rule that was not asked, or did
    not get to the end, nobody can say that it is silenced in vain.
    """
    names = {rule.code: rule.name for rule in _rule.all_rules()}
    check = _Check(failed or _raised)
    checked = tuple(check.findings(magazine))
    unasked = {rule.code for rule in _rule.all_rules() if rule.is_online and online is None} | check.unfinished
    told = _silence.honoured((*_read(magazine), *checked, *(online or ())), magazine.sources, unasked)
    found = {replace(diagnostic, name=names[diagnostic.code]) for diagnostic in told}
    weights = Weights(magazine)
    weighed = (weights.weighed(diagnostic) for diagnostic in found)
    kept = (diagnostic for diagnostic in weighed if diagnostic is not None)
    return tuple(sorted(kept, key=lambda d: (d.path, d.line, d.column, d.code, d.message)))


def unreadable(magazine: Magazine) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the files of *magazine* that could not be read at all."""
    broken = (source for source in magazine.sources if source.broken)
    return (*magazine.faults, *(fault for source in broken for fault in source.faults))


def _read(magazine: Magazine) -> Iterator[Diagnostic]:
    yield from magazine.faults
    for source in magazine.sources:
        yield from source.faults


def _raised(rule: _rule.Rule, path: PurePosixPath, error: Exception) -> None:
    raise error


@dataclass(frozen=True, slots=True)
class _Check:
    """All rules on all files."""

    failed: Failed
    unfinished: set[str] = field(default_factory=set)
    """The codes of rules that failed somewhere, or found more there than is told."""

    def findings(self, magazine: Magazine) -> Iterator[Diagnostic]:
        """Yield what the rules find in *magazine*."""
        for function, things in _looked_at(magazine):
            rules = [rule for rule in _rule.all_rules() if hasattr(rule.module, function)]
            for thing in things:  # all rules on one text, then the next text: what two rules need is read once
                for rule in rules:
                    # Of one fault one finding: keys that could not be read are not missing as well.
                    if not (thing[0].source.broken and rule.family in ("META", "SER")):
                        yield from self._found(rule, getattr(rule.module, function), thing)

    def _found(self, rule: _rule.Rule, check: _Function, thing: _Thing) -> Iterator[Diagnostic]:
        try:
            found = iter(check(*thing))
            yield from islice(found, MOST if len(thing) > 1 else None)  # a magazine is many texts
            if next(found, None):
                self.unfinished.add(rule.code)
        except Exception as error:
            self.unfinished.add(rule.code)
            self.failed(rule, thing[0].path, error)


def _looked_at(magazine: Magazine) -> Iterator[tuple[str, Iterable[_Thing]]]:
    """Yield the functions that a rule may have, each with all that it is called with."""
    articles = magazine.articles.values()
    yield "check", ((article, magazine) for article in articles)
    yield "check_text", ((text, magazine) for text in (*magazine.introductions, *articles))
    yield "check_series", ((series, magazine) for series in magazine.series.values())
    yield "check_magazine", [(magazine,)]


class Weights:
    """What the rules are worth in the files of a magazine."""

    def __init__(self, magazine: Magazine) -> None:
        self._weighings = [(weighing.pattern, dict(_by_code(weighing))) for weighing in magazine.weighings]
        self._by_path: dict[PurePosixPath, Mapping[str, str]] = {}

    def weighed(self, found: Diagnostic) -> Diagnostic | None:
        """Return *found* with the severity that it has in its file; `None` when it is to be ignored there."""
        kind = self._of(found.path).get(found.code)
        if kind is None or found.code == _rule.TOO_MUCH:
            return found
        return None if kind == "ignore" else replace(found, severity=_SEVERITIES[kind])

    def _of(self, path: PurePosixPath) -> Mapping[str, str]:
        if path not in self._by_path:
            holding = [worth for pattern, worth in self._weighings if not pattern or _covers(pattern, path)]
            self._by_path[path] = {code: kind for worth in holding for code, kind in worth.items()}
        return self._by_path[path]


_SEVERITIES: Mapping[str, Severity] = {"error": "error", "warning": "warning", "info": "info"}


def _covers(pattern: str, path: PurePosixPath) -> bool:
    """Whether *pattern*, as in a shell, names *path* or a folder that it lies in."""
    return any(fnmatchcase(str(place), pattern.rstrip("/")) for place in (path, *path.parents))


def _by_code(weighing: Weighing) -> Iterator[tuple[str, str]]:
    """Yield the codes that *weighing* speaks of, and what they are worth; what names no rule is passed over."""
    told = []
    for name, kind in weighing.worth.items():
        with suppress(Unknown):  # told by the rule unknown-rule
            told.append((_rule.named(name), kind))
    for rules_named, kind in sorted(told, key=lambda pair: -len(pair[0])):  # a rule knows better than its family
        for rule in rules_named:
            yield rule.code, kind
