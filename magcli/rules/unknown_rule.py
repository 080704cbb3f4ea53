"""The magazine weighs a rule that does not exist.

Under `validate:` stand codes or names of rules, or families (`TYPO`). A misspelt one changes nothing, silently.

Bad:

    ---
    title: Le Mag numérique
    validate: {ignore: [unused-notes]}
    ---

Good:

    ---
    title: Le Mag numérique
    validate: {ignore: [unused-note]}
    ---
"""

from collections.abc import Iterator, Mapping

from magcli.model import Diagnostic, Magazine, Node
from magcli.rules import _rule

CODE = "META016"
NAME = "unknown-rule"


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the names under `validate` that no rule has."""
    names = {name for weighing in magazine.weighings for name in weighing.worth}
    unknown = {name for name in names if name.casefold() not in _rule.known()}
    for node in _texts(magazine.source.fields.get("validate")) if unknown else ():
        name = str(node.value).strip()
        if name in unknown:
            unknown.remove(name)  # once is enough
            yield _rule.fault(magazine.source, node.span, CODE, f"there is no rule {name!r}", _rule.meant(name))


def _texts(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    if isinstance(node.value, str):
        yield node
    for inner in node.value.values() if isinstance(node.value, Mapping) else node.items:
        yield from _texts(inner)
