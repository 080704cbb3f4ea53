"""docs/rules/ is the rules' own docstrings; `pytest tests/docs --write-docs` writes it anew."""

from pathlib import Path

import pytest

from magcli.rules import _rule

FOLDER = Path(__file__).parents[2] / "docs" / "rules"

FAMILIES = {
    "FM": "The file and its front matter",
    "META": "Metadata",
    "NOTE": "Footnotes",
    "SER": "Series",
    "LINK": "Links and images",
    "TYPO": "Typography",
}


def _pages() -> dict[str, str]:
    pages = {f"{rule.name}.md": _rule.manual(rule) for rule in _rule.all_rules()}
    lines = [
        "# Rules",
        "",
        "What `magcli validate` finds. Each page is also shown by `magcli explain`, with the code or the name.",
    ]
    for family, title in FAMILIES.items():
        lines += ["", f"## {title}", "", "| code | name | finds |", "|---|---|---|"]
        for rule in _rule.all_rules():
            if rule.code.rstrip("0123456789") == family:
                lines.append(f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.title} |")
    return {**pages, "index.md": "\n".join([*lines, ""])}


def test_the_pages_are_the_docstrings(request: pytest.FixtureRequest) -> None:
    pages = _pages()
    if request.config.getoption("--write-docs"):
        FOLDER.mkdir(exist_ok=True)
        for stale in set(FOLDER.iterdir()) - {FOLDER / name for name in pages}:
            stale.unlink()
        for name, text in pages.items():
            (FOLDER / name).write_text(text)
    assert {path.name: path.read_text() for path in FOLDER.iterdir()} == pages


def test_every_rule_belongs_to_a_family_of_the_index() -> None:
    assert {rule.code.rstrip("0123456789") for rule in _rule.all_rules()} == set(FAMILIES)
