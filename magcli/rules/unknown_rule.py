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

from collections.abc import Iterator

from magcli.errors import Unknown
from magcli.model import Diagnostic, Magazine
from magcli.rules import _rule

CODE = "META016"
NAME = "unknown-rule"


def check_magazine(magazine: Magazine) -> Iterator[Diagnostic]:
    """Find the names under `validate` that no rule has."""
    for name in dict.fromkeys(name for weighing in magazine.weighings for name in weighing.worth):
        try:
            _rule.named(name)
        except Unknown as error:
            hint = f"write {error.nearest[0]}" if error.nearest else "magcli explain shows all rules"
            yield _rule.fault(
                magazine.source, magazine.source.key_span("validate"), CODE, f"there is no rule {name!r}", hint
            )
