"""`magcli explain`."""

from typing import Annotated

import typer

from magcli.cli import _options, _show
from magcli.rules import _rule


def run(
    name: Annotated[str, typer.Argument(metavar="[RULE]", help="A rule's code or name; all of them without.")] = "",
    as_json: _options.Json = False,
) -> None:
    """Print the page of a rule: what it finds, why, a bad and a good example."""
    rules = (_rule.find(name),) if name else _rule.all_rules()
    if as_json:
        told = [{"code": rule.code, "name": rule.name, "title": rule.title, "page": rule.page} for rule in rules]
        _show.document({"rules": told})
        return
    with _show.paged():
        if name:
            _show.markdown(_rule.manual(rules[0]))
            return
        _show.table(("code", "name", "finds"), [(rule.code, rule.name, rule.title) for rule in rules])
