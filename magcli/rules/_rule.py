"""Runs the rules, and knows their pages."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from itertools import islice
from pathlib import PurePosixPath
from types import ModuleType
from typing import Any

from magcli import registry, rules
from magcli.errors import Unknown
from magcli.fields import diagnostic
from magcli.model import Diagnostic, Edit, Fix, Magazine, Severity, Source, Span, Weighing
from magcli.rules import _silence
from magcli.text.composer import Problem
from magcli.text.nearest import nearest


@dataclass(frozen=True, slots=True)
class Rule:
    """A member of the family: its code, its name, its manual page, and the module that checks."""

    code: str
    name: str
    page: str
    module: ModuleType
    is_online: bool = False
    """Whether it speaks of other sites, which are asked when somebody wants that."""
    fix: str = ""
    """How safe its repairs are, at least: `safe` or `unsafe`; empty when there are none."""

    @property
    def family(self) -> str:
        """What its code starts with: `FM`, `META`, `NOTE`, `SER`, `LINK` or `TYPO`."""
        return self.code.rstrip("0123456789")

    @property
    def title(self) -> str:
        """The first line of its page: what is wrong."""
        return self.page.partition("\n")[0]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules, by code."""
    found = (
        Rule(
            module.CODE,
            module.NAME,
            inspect.cleandoc(module.__doc__ or ""),
            module,
            is_online=getattr(module, "IS_ONLINE", False),
            fix=getattr(module, "FIX", ""),
        )
        for module in registry.members(rules)
    )
    return tuple(sorted(found, key=lambda rule: rule.code))


def find(name: str) -> Rule:
    """Return the rule that *name*, a code or a name, stands for. Raises Unknown with the nearest ones."""
    for rule in all_rules():
        if name.casefold() in (rule.code.casefold(), rule.name.casefold()):
            return rule
    known = [word for rule in all_rules() for word in (rule.code, rule.name)]
    raise Unknown("rule", name, nearest(name, known), "magcli explain shows them all")


def named(name: str) -> tuple[Rule, ...]:
    """Return the rules that *name*, a code, a name or a family such as `NOTE`, stands for.

    Raises Unknown, with the nearest ones, when there is none.
    """
    codes = _known().get(name.casefold())
    if not codes:
        families = dict.fromkeys(rule.family for rule in all_rules())
        near = nearest(name, families, most=1) if name.isalpha() else ()
        near = (*near, *nearest(name, [word for rule in all_rules() for word in (rule.code, rule.name)]))[:3]
        raise Unknown("rule or family", name, near, "magcli explain shows them all")
    return tuple(rule for rule in all_rules() if rule.code in codes)


@cache
def _known() -> _silence.Known:
    """Return the codes of all rules by what they can be called."""
    known: dict[str, set[str]] = {}
    for rule in all_rules():
        for word in (rule.code, rule.name, rule.family):
            known.setdefault(word.casefold(), set()).add(rule.code)
    return {word: frozenset(codes) for word, codes in known.items()}


def fault(
    source: Source,
    span: Span,
    code: str,
    message: str,
    hint: str = "",
    severity: Severity = "error",
    fix: Fix | None = None,
) -> Diagnostic:
    """Return what a rule has to say of *span* of the whole text of *source*, and the *fix* that would mend it."""
    return replace(diagnostic(source.path, source.text, span, code, message, hint, fix), severity=severity)


def problems(source: Source, found: Iterable[Problem], severity: Severity = "error") -> Iterator[Diagnostic]:
    """Yield what is *found* in the whole text of *source*, but for what was told when it was read."""
    told = {(fault.code, fault.line, fault.column) for fault in source.faults if fault.code.startswith("FM")}
    for problem in found:
        code, span, message, hint, fix = problem
        diagnosed = fault(source, span, code, message, hint, severity, fix)
        if (code, diagnosed.line, diagnosed.column) not in told:
            yield diagnosed


def in_body(source: Source, span: Span) -> Span:
    """Return *span* of the body of *source* as a span of its whole text."""
    return Span(span.start + source.body_start, span.end + source.body_start)


def mending(source: Source, edits: Iterable[Edit], *, is_safe: bool = True) -> Fix | None:
    """Return the fix that *edits* of the body of *source* are; none when there are none."""
    moved = tuple(Edit(in_body(source, span), text) for span, text in edits)
    return Fix(moved, is_safe) if moved else None


TOO_MUCH = "FM018"

MOST = 200
"""Findings of one rule in one text: whoever has mended so many is told the rest."""


Failed = Callable[[Rule, PurePosixPath, Exception], None]
"""Is told of a rule that could not be run on a file, and why."""


def validate(
    magazine: Magazine, failed: Failed | None = None, online: Iterable[Diagnostic] | None = None
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with *magazine*, by path and place, weighed as the magazine wishes.

    What was found *online* counts as well; when nobody asked there, who silenced it silenced nothing in vain.
    A fault of magcli itself in one rule is raised; or, when there is somebody to be told that it *failed*, the
    others are found all the same.
    """
    names = {rule.code: rule.name for rule in all_rules()}
    checked = _checked(magazine, failed or _raised)
    unasked = frozenset(rule.code for rule in all_rules() if rule.is_online and online is None)
    told = _silence.honoured((*_read(magazine), *checked, *(online or ())), magazine.sources, _known(), unasked)
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


def _raised(rule: Rule, path: PurePosixPath, error: Exception) -> None:
    raise error


def _checked(magazine: Magazine, failed: Failed) -> Iterator[Diagnostic]:
    looked_at: tuple[tuple[str, Iterable[tuple[Any, ...]]], ...] = (
        ("check", ((article, magazine) for article in magazine.articles.values())),
        ("check_text", ((text, magazine) for text in (*magazine.introductions, *magazine.articles.values()))),
        ("check_series", ((series, magazine) for series in magazine.series.values())),
        ("check_magazine", [(magazine,)]),
    )
    for function, things in looked_at:
        checks = [(rule, getattr(rule.module, function)) for rule in all_rules() if hasattr(rule.module, function)]
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
        if kind is None or found.code == TOO_MUCH:  # a limit is no matter of opinion
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
            told.append((named(name), kind))
    for rules_named, kind in sorted(told, key=lambda pair: -len(pair[0])):  # a rule knows better than its family
        for rule in rules_named:
            yield rule.code, kind


_EXAMPLE = re.compile(r"^(Bad|Good):\n\n((?: {4}.*\n|\n)+)", re.MULTILINE)


def examples(rule: Rule) -> tuple[tuple[str, str], ...]:
    """Return the Bad and Good texts of the page of *rule*, each with its word in front."""
    return tuple(
        (found[1], inspect.cleandoc("\n" + found[2]) + "\n") for found in _EXAMPLE.finditer(rule.page + "\n")
    )


def manual(rule: Rule) -> str:
    """Return the page of *rule* as Markdown, with its code and name in the title."""
    title, _, rest = rule.page.partition("\n")
    return f"# {rule.code} {rule.name}\n\n**{title}**\n{rest}\n"


_MENDS = {
    "safe": "`magcli validate --fix` mends it.",
    "unsafe": "`magcli validate --fix --unsafe` mends it; look at what it writes.",
    "": "Nothing mends it by itself.",
}


def advice(rule: Rule) -> str:
    """Return how what *rule* finds is mended, and how it is silenced, as Markdown."""
    if rule.code == TOO_MUCH:
        return "It cannot be silenced: beyond a limit magcli reads no further."
    order = f"magcli: ignore {rule.code} why"
    return (
        f"{_MENDS[rule.fix]} To pass over it in one place, write `<!-- {order} -->` in its paragraph or alone before "
        f"it; in the front matter, `# {order}` on its line or alone before it. To pass over it everywhere, write "
        f"`validate: {{ignore: [{rule.code}]}}` in the `_index.md` of the magazine."
    )
