"""What a command imports before it does its work: somebody waits for that."""

import re
import subprocess
import sys

import pytest


def imported(words, folder):
    """The modules that a command imports, by their top names."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "magcli", *words], cwd=folder, capture_output=True, text=True
    )
    assert result.returncode == 0
    names = re.findall(r"^import time:.*\| +([\w.]+)$", result.stderr, re.MULTILINE)
    assert "magcli.cli" in names
    return {name.partition(".")[0] for name in names}


SLOW = {"yaml", "frontmatter", "pyromark", "minijinja", "babel", "nh3", "rich", "icalendar", "prompt_toolkit"}


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        pytest.param(["--version"], set(), id="--version"),
        pytest.param(["--show-completion", "bash"], set(), id="completion"),
        pytest.param(["list"], {"yaml", "frontmatter"}, id="list"),
        pytest.param(["show", "un"], {"yaml", "frontmatter"}, id="show"),
        pytest.param(["new", "Deux"], {"yaml", "frontmatter"}, id="new"),
        pytest.param(["series", "show", "ete"], {"yaml", "frontmatter"}, id="series show"),
        pytest.param(["series", "reorder", "ete", "--reverse"], {"yaml", "frontmatter"}, id="series reorder"),
        pytest.param(["validate"], {"yaml", "frontmatter", "pyromark"}, id="validate"),
        pytest.param(["export", "rss"], {"yaml", "frontmatter", "pyromark", "babel"}, id="export rss of no raw HTML"),
        pytest.param(
            ["export", "ics", "--desk"], {"yaml", "frontmatter", "pyromark", "babel", "icalendar"}, id="export ics"
        ),
    ],
)
def test_a_command_imports_no_slow_library_that_it_does_not_need(magazine_at, words, needed):
    folder = magazine_at(
        {
            "ete/_index.md": "---\ntitle: Été\nparts: [un, {title: Deux}]\n---\n",
            "ete/un.md": "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\nTexte.\n",
        }
    )
    assert imported(words, folder) & SLOW == needed


def test_help_needs_no_article_and_no_library(tmp_path):
    assert imported(["--help"], tmp_path) & (SLOW - {"yaml", "frontmatter"}) == set()
