"""`magcli validate` of a magazine in which nothing has changed since the last time."""

import json

import pytest

from magcli.cli import _checking

MANY = {f"ete/a{number:03}.md": f"---\ntitle: L'été {number}\n---\n\nTexte[^{number}].\n" for number in range(100)}
FILES = {"ete/_index.md": f"---\ntitle: Été\nparts: [{', '.join(f'a{n:03}' for n in range(100))}]\n---\n", **MANY}


@pytest.fixture
def magazine(magazine_at):
    return magazine_at(FILES)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="all"),
        pytest.param(["articles/ete/a007.md"], id="a path"),
        pytest.param(["a007"], id="a slug"),
        pytest.param(["ete"], id="a series"),
        pytest.param(["--select", "NOTE"], id="a family"),
        pytest.param(["--statistics"], id="statistics"),
        pytest.param(["--json"], id="JSON"),
        pytest.param(["--format", "sarif"], id="SARIF"),
        pytest.param(["--format", "gitlab"], id="GitLab"),
        pytest.param(["--baseline", "sins.json"], id="a baseline"),
    ],
)
def test_the_same_is_told_again(run, magazine, words):
    run("validate", "--no-cache", "a007", "--write-baseline", "sins.json", cwd=magazine)
    run("validate", "a007", "--fix", cwd=magazine)
    anew = run("validate", "--no-cache", "--write-baseline", "sins.json", cwd=magazine)
    assert (anew.exit_code, (magazine / "articles/.magcli/checks.json").exists()) == (0, False)
    anew = run("validate", *words, "--no-cache", cwd=magazine)
    first, second = (run("validate", *words, cwd=magazine) for _ in range(2))
    assert (magazine / "articles/.magcli/checks.json").exists()
    assert first == second == anew


def test_what_changed_is_seen(run, magazine):
    run("validate", cwd=magazine)
    (magazine / "articles/ete/a007.md").write_text("---\ntitle: Sept\n---\n\nTexte.\n")
    found = json.loads(run("validate", "--json", "--select", "NOTE", cwd=magazine).stdout)["findings"]
    assert [finding["path"] for finding in found] == [path for path in sorted(MANY) if path != "ete/a007.md"]


def test_after_a_change_the_same_is_found_as_by_a_first_check(run, magazine):
    run("validate", cwd=magazine)
    for name in ("_index", "a007", "a008"):
        (magazine / f"articles/ete/{name}.md").write_text("---\ntitle: Sept\n---\n\n[Un](a001.md#nulle-part).\n")
        anew = run("validate", "--no-cache", cwd=magazine)
        assert run("validate", cwd=magazine) == run("validate", cwd=magazine) == anew


def test_what_some_rules_found_is_told_again_to_who_asks_for_these(run, magazine):
    asked = (["--select", "NOTE"], ["--select", "TYPO,NOTE"], ["--select", "NOTE001"], [], ["--ignore", "META"])
    for words in (*asked, *reversed(asked)):
        anew = run("validate", *words, "--no-cache", cwd=magazine)
        assert run("validate", *words, cwd=magazine) == run("validate", *words, cwd=magazine) == anew


def test_nothing_is_kept_of_a_small_magazine(run, magazine_at):
    assert len(FILES) + 1 > _checking.FEW
    folder = magazine_at(dict(list(FILES.items())[:50]))
    run("validate", cwd=folder)
    assert not (folder / "articles/.magcli").exists()


@pytest.mark.parametrize("words", [["--no-cache"], ["--diff"], ["a007", "--diff"]], ids=" ".join)
def test_nothing_is_kept_of_what_is_no_plain_check(run, magazine, words):
    run("validate", *words, cwd=magazine)
    assert not (magazine / "articles/.magcli").exists()


def test_an_export_finds_again_what_the_last_check_found(run, magazine_at):
    files = {
        name: text.replace("---\n\n", "status: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n")
        for name, text in MANY.items()
    }
    folder = magazine_at({**FILES, **files})
    anew = run("export", "rss", cwd=folder)
    assert anew.exit_code == 1
    assert "ete/a007.md:8:6: NOTE001" in anew.stderr.replace("articles/", "")
    assert (folder / "articles/.magcli/checks.json").exists()  # so that the next command need not look again
    assert run("export", "rss", cwd=folder) == anew
    for path, text in files.items():
        (folder / "articles" / path).write_text(text.partition("[^")[0] + ".\n")
    assert run("export", "rss", cwd=folder).exit_code == 0
    (folder / "articles/ete/a007.md").write_text(files["ete/a007.md"])
    assert "NOTE001" in run("export", "rss", cwd=folder).stderr
