"""The rules run on a magazine: what they find, weighed as the magazine wishes, without what somebody silenced."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
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


def validate(
    magazine: Magazine, failed: Failed | None = None, online: Iterable[Diagnostic] | None = None
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with *magazine*, by path and place, weighed as the magazine wishes.

    What was found *online* counts as well; when nobody asked there, who silenced it silenced nothing in vain.
    A fault of magcli itself in one rule is raised; or, when there is somebody to be told that it *failed*, the
    others are found all the same.
    """
    names = {rule.code: rule.name for rule in _rule.all_rules()}
    checked = _checked(magazine, failed or _raised)
    unasked = frozenset(rule.code for rule in _rule.all_rules() if rule.is_online and online is None)
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


def _checked(magazine: Magazine, failed: Failed) -> Iterator[Diagnostic]:
    looked_at: tuple[tuple[str, Iterable[tuple[Any, ...]]], ...] = (
        ("check", ((article, magazine) for article in magazine.articles.values())),
        ("check_text", ((text, magazine) for text in (*magazine.introductions, *magazine.articles.values()))),
        ("check_series", ((series, magazine) for series in magazine.series.values())),
        ("check_magazine", [(magazine,)]),
    )
    for function, things in looked_at:
        checks = [
            (rule, getattr(rule.module, function)) for rule in _rule.all_rules() if hasattr(rule.module, function)
        ]
        for thing in things:  # all rules on one text, then the next text: what two rules need is read once
            for rule, check in checks:
                # Of one fault one finding: keys that could not be read are not missing as well.
                if thing[0].source.broken and rule.code.startswith(("META", "SER")):
                    continue
                try:
                    yield from islice(check(*thing), MOST)
                except Exception as error:
                    failed(rule, thing[0].path, error)


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
