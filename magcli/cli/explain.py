"""`magcli explain`."""

from typing import Annotated

import typer

from magcli.cli import _options, _show
from magcli.rules import _rule


def run(
    name: Annotated[str, typer.Argument(metavar="[RULE]", help="A rule's code or name; all of them without.")] = "",
    as_json: _options.Json = False,
) -> None:
    """Print the page of a rule: what it finds, why, a bad and a good example, how to mend or silence it."""
    rules = (_rule.find(name),) if name else _rule.all_rules()
    if as_json:
        _show.document({"rules": [_told(rule) for rule in rules]})
        return
    with _show.paged():
        if name:
            _show.markdown(f"{_rule.manual(rules[0])}\n{_rule.advice(rules[0])}\n")
            return
        rows = [(rule.code, rule.name, rule.title, rule.fix) for rule in rules]
        _show.table(("code", "name", "finds", "--fix"), rows, shrink=[2])


def _told(rule: _rule.Rule) -> dict[str, object]:
    """Return *rule* with its page, and how safe its repairs are."""
    return {"code": rule.code, "name": rule.name, "title": rule.title, "fix": rule.fix or None, "page": rule.page}
