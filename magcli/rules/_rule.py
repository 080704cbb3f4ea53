"""Runs the rules, and knows their pages."""

import inspect
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from types import ModuleType
from typing import Any

from magcli import registry, rules
from magcli.errors import Unknown
from magcli.fields import diagnostic
from magcli.model import Diagnostic, Fix, Magazine, Severity, Source, Span
from magcli.text.nearest import nearest


@dataclass(frozen=True, slots=True)
class Rule:
    """A member of the family: its code, its name, its manual page, and the module that checks."""

    code: str
    name: str
    page: str
    module: ModuleType
    fix: str = ""
    """How safe its repairs are, at least: `safe` or `unsafe`; empty when there are none."""

    @property
    def title(self) -> str:
        """The first line of its page: what is wrong."""
        return self.page.partition("\n")[0]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return the rules, by code."""
    found = (
        Rule(module.CODE, module.NAME, inspect.cleandoc(module.__doc__ or ""), module, getattr(module, "FIX", ""))
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


def in_body(source: Source, span: Span) -> Span:
    """Return *span* of the body of *source* as a span of its whole text."""
    return Span(span.start + source.body_start, span.end + source.body_start)


TOO_MUCH = "FM018"

MOST = 200
"""Findings of one rule in one text: whoever has mended so many is told the rest."""


def validate(magazine: Magazine) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with *magazine*, by path and place, weighed as the magazine wishes."""
    names = {rule.code: rule.name for rule in all_rules()}
    found = {
        replace(diagnostic, name=names[diagnostic.code]) for diagnostic in (*_read(magazine), *_checked(magazine))
    }
    weights = dict(_weights(magazine))
    weights.pop(TOO_MUCH, None)  # a limit is no matter of opinion
    weighed = (_weighed(diagnostic, weights.get(diagnostic.code)) for diagnostic in found)
    kept = (diagnostic for diagnostic in weighed if diagnostic is not None)
    return tuple(sorted(kept, key=lambda d: (d.path, d.line, d.column, d.code, d.message)))


def unreadable(magazine: Magazine) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the files of *magazine* that could not be read at all."""
    indexes = (magazine.source, *(series.source for series in magazine.series.values()))
    broken = (s for s in (*indexes, *(a.source for a in magazine.articles.values())) if s.broken)
    return (*magazine.faults, *(fault for source in broken for fault in source.faults))


def _read(magazine: Magazine) -> Iterator[Diagnostic]:
    yield from magazine.faults
    yield from magazine.source.faults
    for series in magazine.series.values():
        yield from series.source.faults
    for article in magazine.articles.values():
        yield from article.source.faults


def _checked(magazine: Magazine) -> Iterator[Diagnostic]:
    looked_at: tuple[tuple[str, Iterable[tuple[Any, ...]]], ...] = (
        ("check", ((article, magazine) for article in magazine.articles.values())),
        ("check_text", ((text, magazine) for text in (*magazine.introductions, *magazine.articles.values()))),
        ("check_series", ((series, magazine) for series in magazine.series.values())),
        ("check_magazine", [(magazine,)]),
    )
    for function, things in looked_at:
        checks = [(rule.code, getattr(rule.module, function, None)) for rule in all_rules()]
        for thing in things:  # all rules on one text, then the next text: what two rules need is read once
            for code, check in checks:
                # Of one fault one finding: keys that could not be read are not missing as well.
                if check and not (thing[0].source.broken and code.startswith(("META", "SER"))):
                    yield from islice(check(*thing), MOST)


def _weights(magazine: Magazine) -> Iterator[tuple[str, str]]:
    """Yield the code of each rule that *magazine* weighs, and what it is worth; names of no rule are passed over."""
    for name, kind in magazine.severities.items():
        with suppress(Unknown):  # told by the rule unknown-rule
            yield find(name).code, kind


def _weighed(found: Diagnostic, kind: str | None) -> Diagnostic | None:
    if kind == "ignore":
        return None
    return replace(found, severity="error" if kind == "error" else "warning") if kind else found


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
