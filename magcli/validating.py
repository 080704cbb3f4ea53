"""The rules run on a magazine: what they find, weighed as the magazine wishes, without what somebody silenced."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TypeVar

from magcli import links
from magcli.errors import CannotRead, Unknown
from magcli.model import Article, Diagnostic, Link, Magazine, Series, Severity, Source, Weighing
from magcli.rules import _rule, _silence, _watched

MOST = 200
"""Findings of one rule in one text: whoever has mended so many is told the rest."""


Failed = Callable[[_rule.Rule, PurePosixPath, Exception], None]
"""Is told of a rule that could not be run on a file, and why."""

Spread = Callable[[Callable[[Iterable[Any]], "_Share"], Sequence[Any]], Iterable["_Share"]]  # Any: texts
"""Does a work on things, a share of them at a time or all at once, and returns what it came to for each share."""

Text = TypeVar("Text", Article, Series, Magazine)

_Thing = tuple[Any, ...]  # an article or a series and its magazine, or a magazine alone
_Function = Callable[..., Iterable[Diagnostic]]


def codes_of(codes: Iterable[str]) -> frozenset[str]:
    """Return *codes*, which most texts have in common: one set of seven is 0.7 kB."""
    return _same_codes(tuple(sorted(codes)))


_same_codes = lru_cache(maxsize=256)(frozenset[str])


class Seen(NamedTuple):
    """What rules found in one text, whatever the others are."""

    mark: str
    """What tells the text, and the index of its magazine, from all others."""
    found: tuple[Diagnostic, ...]
    others: frozenset[str]
    """The codes of rules that looked at more than that, and have to look again."""
    links: tuple[Link, ...]
    """Those of its body, in their order."""


Known = Mapping[PurePosixPath, Seen]
"""What all rules found in single texts when they were checked before, by path."""


class Checked(NamedTuple):
    """What came of a check."""

    found: tuple[Diagnostic, ...]
    """All that is wrong, by path and place, weighed as the magazine wishes."""
    seen: Known
    """What the next check needs to know."""


def validate(magazine: Magazine) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with *magazine*, by path and place, weighed as the magazine wishes."""
    return check(magazine).found


def check(
    magazine: Magazine,
    failed: Failed | None = None,
    online: Iterable[Diagnostic] | None = None,
    known: Known | None = None,
    codes: Set[str] | None = None,
    spread: Spread | None = None,
) -> Checked:
    """Return all that is wrong with *magazine*, and what of that single texts tell.

    What was found *online* counts as well. A fault of magcli itself in one rule is raised; or, when there is
    somebody to be told that it *failed*, the others are found all the same. Of a rule that was not asked, or did
    not get to the end, nobody can say that it is silenced in vain. Of a text that is *known*, as it is, only
    what other texts may have to do with is looked for; the result is the same. When *codes* are given, what has
    others may be found or not: rules that are not wanted need not look. The texts are *spread*, if they are to be.
    """
    names = {rule.code: rule.name for rule in _rule.all_rules()}
    every = _every_code()
    wanted = every if codes is None or _silence.UNUSED in codes else codes  # all can make a silence an idle one
    work = _Check(failed or _raised, known or {}, wanted, spread or _alone)
    looked = tuple(work.findings(magazine))
    unasked = (
        {rule.code for rule in _rule.all_rules() if rule.is_online and online is None}
        | {*work.stopped}
        | (every - wanted)
    )
    told = _silence.honoured((*_read(magazine), *looked, *(online or ())), magazine.sources, unasked)
    found = {replace(diagnostic, name=names[diagnostic.code]) for diagnostic in told}
    weights = Weights(magazine)
    weighed = (weights.weighed(diagnostic) for diagnostic in found)
    kept = (diagnostic for diagnostic in weighed if diagnostic is not None)
    return Checked(tuple(sorted(kept, key=lambda d: (d.path.parts, d.line, d.column, d.code, d.message))), work.seen)


def recalled(magazine: Magazine, known: Known) -> Magazine:
    """Return *magazine* with the links of those texts that are *known*, which nobody need look for again."""

    def text(one: Text) -> Text:
        seen = _seen(known, one.source, magazine) if one.source.links is None else None
        return replace(one, source=replace(one.source, links=seen.links)) if seen else one

    return replace(
        text(magazine),
        series={slug: text(found) for slug, found in magazine.series.items()},
        articles={name: text(found) for name, found in magazine.articles.items()},
    )


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


class _Share(NamedTuple):
    """What some of the texts came to."""

    found: list[Diagnostic]
    seen: Mapping[PurePosixPath, Seen]
    stopped: list[str]
    failures: list[tuple[str, PurePosixPath, Exception]]
    """The codes of rules that failed, on which files, and why."""


def _alone(work: Callable[[Iterable[Any]], _Share], things: Sequence[Any]) -> Iterable[_Share]:
    yield work(things)


@dataclass(frozen=True, slots=True)
class _Check:
    """All rules on all files."""

    failed: Failed
    known: Known
    wanted: Set[str]
    spread: Spread = _alone
    seen: dict[PurePosixPath, Seen] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)
    """The codes of rules that failed somewhere, or found more there than is told."""

    def findings(self, magazine: Magazine) -> Iterator[Diagnostic]:
        """Yield what the rules find in *magazine*."""
        yield from self._in_texts(magazine)
        for series in magazine.series.values():
            for rule, check in self._checks("check_series"):
                yield from self._found(rule, check, (series, magazine))
        for rule, check in self._checks("check_magazine"):
            yield from self._found(rule, check, (magazine,))

    def _checks(self, *functions: str) -> "_Checks":
        """Return the *functions* that rules have which are wanted, each with its rule."""
        every = ((rule, function) for function in functions for rule in _rule.all_rules() if rule.code in self.wanted)
        return [(rule, getattr(rule.module, function)) for rule, function in every if hasattr(rule.module, function)]

    def _in_texts(self, magazine: Magazine) -> Iterator[Diagnostic]:
        """Yield what the rules find in each text."""
        introductions = magazine.introductions
        texts = [*introductions, *magazine.articles.values()]
        numbers = range(len(texts))  # which processes tell each other more quickly than texts
        for share in self.spread(lambda numbers: self._share(magazine, texts, numbers, len(introductions)), numbers):
            yield from share.found
            self.seen.update(share.seen)
            self.stopped.extend(share.stopped)
            for code, path, error in share.failures:
                self.failed(_rule.find(code), path, error)

    def _share(
        self, magazine: Magazine, texts: Sequence[Article], numbers: Iterable[int], introductions: int
    ) -> _Share:
        """Return what the rules find in *texts* by their *numbers*: all rules in one, as two need the same of it."""
        failures: list[tuple[str, PurePosixPath, Exception]] = []

        def note(rule: _rule.Rule, path: PurePosixPath, error: Exception) -> None:
            failures.append((rule.code, path, error))

        check = _Check(_raised if self.failed is _raised else note, self.known, self.wanted)
        seen, watch = _watched.watched(magazine)
        of_texts, of_articles = self._checks("check_text"), self._checks("check", "check_text")
        found: list[Diagnostic] = []
        for number in numbers:
            checks = of_texts if number < introductions else of_articles
            found += check._in_text(texts[number], seen, watch, checks)
        return _Share(found, check.seen, check.stopped, failures)

    def _in_text(
        self, text: Article, magazine: Magazine, watch: _watched.Watch, checks: "_Checks"
    ) -> Iterator[Diagnostic]:
        known, stops = self._known(text, magazine), len(self.stopped)
        found, others = list(known.found), set[str]()
        for rule, check in checks:
            if rule.code in known.others:
                watch.looked = False
                told = self._found(rule, check, (text, magazine))
                if watch.looked:
                    others.add(rule.code)
                    yield from told
                else:
                    found += told
        yield from found
        # What is wrong with a file that cannot be read is nothing that its text tells.
        if not text.source.broken and len(self.stopped) == stops:
            self.seen[text.path] = known._replace(
                found=tuple(found), others=codes_of(others), links=links.of(text.source)
            )

    def _known(self, text: Article, magazine: Magazine) -> Seen:
        """Return what is known of *text*: nothing as long as all rules have to look."""
        known = _seen(self.known, text.source, magazine)
        return known or Seen(_mark(text.source, magazine), (), _every_code(), ())

    def _found(self, rule: _rule.Rule, check: _Function, thing: _Thing) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        # Of one fault one finding: keys that could not be read are not missing as well.
        if thing[0].source.broken and rule.family in ("META", "SER"):
            return found
        try:
            told = iter(check(*thing))
            for diagnostic in islice(told, MOST if len(thing) > 1 else None):  # a magazine is many texts
                found.append(diagnostic)  # noqa: PERF402 (what was found before a rule failed counts)
            if next(told, None):
                self.stopped.append(rule.code)
        except CannotRead:  # a text was changed meanwhile
            raise
        except Exception as error:
            self.stopped.append(rule.code)
            self.failed(rule, thing[0].path, error)
        return found


_Checks = list[tuple[_rule.Rule, _Function]]


@cache
def _every_code() -> frozenset[str]:
    return frozenset(rule.code for rule in _rule.all_rules())


def _seen(known: Known, source: Source, magazine: Magazine) -> Seen | None:
    """Return what is *known* of *source*, a text of *magazine*; `None` when it was another, or cannot be read."""
    seen = None if source.broken else known.get(source.path)
    return seen if seen and seen.mark == _mark(source, magazine) else None


def _mark(source: Source, magazine: Magazine) -> str:
    return f"{magazine.source.digest} {source.digest}"


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
