"""What a command imports before it does its work: somebody waits for that."""

import os
import re
import subprocess
import sys

import pytest


def imported(words, folder, **environment):
    """The modules that a command imports, by their top names."""
    return {name.partition(".")[0] for name in modules(words, folder, **environment)}


def modules(words, folder, **environment):
    """The modules that a command imports."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "magcli", *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0
    names = re.findall(r"^import time:.*\| +([\w.]+)$", result.stderr, re.MULTILINE)
    assert "magcli.cli" in names
    return names


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
        pytest.param(["due"], {"yaml", "frontmatter"}, id="due"),
        pytest.param(["undo", "--list"], {"yaml", "frontmatter"}, id="undo --list"),
        pytest.param(["status"], {"yaml", "frontmatter", "pyromark"}, id="status"),
        pytest.param(["publish", "un"], {"yaml", "frontmatter"}, id="publish what is published"),
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


@pytest.mark.parametrize(
    ("words", "ours", "every"),
    [
        pytest.param(["--version"], 13, 131, id="--version"),
        pytest.param(["list"], 44, 241, id="list"),
        pytest.param(["show", "un"], 44, 241, id="show"),
        pytest.param(["new", "Deux", "--dry-run"], 49, 247, id="new"),
        pytest.param(["series", "show", "ete"], 46, 243, id="series show"),
        pytest.param(["series", "reorder", "ete", "--reverse"], 53, 251, id="series reorder"),
        pytest.param(["validate"], 102, 313, id="validate"),
    ],
)
def test_a_command_imports_so_many_modules_and_no_more(magazine_at, words, ours, every):
    """A budget, for each costs a third of a millisecond: who goes beyond it says what for, and what that takes."""
    folder = magazine_at(
        {
            "ete/_index.md": "---\ntitle: Été\nparts: [un, {title: Deux}]\n---\n",
            "ete/un.md": "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\nTexte.\n",
        }
    )
    names = modules(words, folder)
    assert len([name for name in names if name.startswith("magcli")]) <= ours
    # Python's own differ by a few from one release to the next.
    assert len(names) <= every * (1 if sys.version_info[:2] == (3, 11) else 1.1)


def test_the_version_is_told_without_typer(tmp_path):
    assert "typer" not in imported(["--version"], tmp_path)


def test_help_needs_no_article_and_no_library(tmp_path):
    assert imported(["--help"], tmp_path) & (SLOW - {"yaml", "frontmatter"}) == set()


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        pytest.param("magcli se", set(), id="a verb"),
        pytest.param("magcli list --", set(), id="an option"),
        pytest.param("magcli list --status ", set(), id="a status"),
        pytest.param("magcli show ", set(), id="an article"),
        pytest.param("magcli set un ", set(), id="a key"),
        pytest.param("magcli explain ", set(), id="a rule"),
        pytest.param("magcli export ", set(), id="a format"),
        pytest.param("magcli set ete ", set(), id="a key of a series"),
        pytest.param("magcli series show ", set(), id="a series"),
        pytest.param("magcli series reorder ete ", {"yaml"}, id="a part"),
        pytest.param("magcli list --author ", {"yaml"}, id="a person"),
    ],
)
def test_a_completion_imports_nothing_that_its_answer_does_not_need(magazine_at, line, needed):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n", "ete/un.md": ""})
    slow = SLOW | {"typer", "click", "inspect", "dataclasses", "json", "importlib.resources"}
    asked = {"_MAGCLI_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line}
    assert imported([], folder, **asked) & slow == needed
