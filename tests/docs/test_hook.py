"""What pre-commit hands to `magcli validate`: articles and indexes, and nothing that magcli leaves alone."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())


@pytest.mark.parametrize(
    ("path", "is_checked"),
    [
        ("articles/_index.md", True),
        ("articles/un.md", True),
        ("articles/ete/_index.md", True),
        ("articles/ete/un-été.md", True),
        ("site/articles/ete/un.md", True),
        ("README.md", False),
        ("docs/un.md", False),
        ("mes-articles/un.md", False),
        ("articles/_brouillons/un.md", False),
        ("articles/ete/_un.md", False),
        ("articles/.un.md", False),
        ("articles/ete/image.svg", False),
    ],
)
def test_it_checks_what_magcli_reads(path, is_checked):
    assert bool(re.search(HOOK["files"], path)) is is_checked


def test_it_runs_the_command_on_one_list_of_files(run, magazine_at):
    words = HOOK["entry"].split()[1:]
    folder = magazine_at({"un.md": "---\ntitle: Un\n---\n\nNon[^2].\n"})
    assert run(*words, "articles/un.md", cwd=folder).exit_code == 1
    assert HOOK["require_serial"] is True
