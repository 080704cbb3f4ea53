"""What a rule is: how it is called, what its page says, and how it tells what it finds."""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

from magcli import registry, rules
from magcli.errors import Unknown
from magcli.fields import diagnostic
from magcli.model import Diagnostic, Edit, Fix, Severity, Source, Span
from magcli.text.composer import Problem
from magcli.text.nearest import nearest

Known = Mapping[str, frozenset[str]]
"""The codes of rules by all that they can be called, in small letters: a code, a name, a family."""


TOO_MUCH = "FM018"
"""The rule about limits, which are no matter of opinion."""


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
    codes = known().get(name.casefold())
    if not codes:
        families = dict.fromkeys(rule.family for rule in all_rules())
        near = nearest(name, families, most=1) if name.isalpha() else ()
        near = (*near, *nearest(name, [word for rule in all_rules() for word in (rule.code, rule.name)]))[:3]
        raise Unknown("rule or family", name, near, "magcli explain shows them all")
    return tuple(rule for rule in all_rules() if rule.code in codes)


def meant(name: str) -> str:
    """Return what to write instead of *name*, which stands for no rule.

    A number that no rule has can be any other one.
    """
    words = [word for rule in all_rules() for word in (rule.name, rule.family)]
    near = () if name[-1:].isdigit() else nearest(name, dict.fromkeys(words), most=1)
    return f"write {near[0]}" if near else "magcli explain shows all rules"


@cache
def known() -> Known:
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
    return span.moved(source.body_start)


def mending(source: Source, edits: Iterable[Edit], *, is_safe: bool = True) -> Fix | None:
    """Return the fix that *edits* of the body of *source* are; none when there are none."""
    moved = tuple(Edit(in_body(source, span), text) for span, text in edits)
    return Fix.of(moved, is_safe=is_safe) if moved else None


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
