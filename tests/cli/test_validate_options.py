"""`magcli validate`: formats, selections, baselines, standard input, and what fails."""

import json
import os
import re
import sys
from pathlib import Path
from typing import get_args

import pytest

from magcli.cli._checking import Format
from tests.cli.test_validate import FILES, HEAD, NOTE_MISSING, found_in
from tests.conftest import snapshot

GOOD = f"{HEAD}Texte.\n"


@pytest.mark.parametrize("form", ["concise", "sarif", "github", "gitlab", "junit"])
def test_a_report_goes_to_stdout_and_the_count_to_stderr(run, magazine_at, form):
    result = run("validate", "--format", form, cwd=magazine_at(FILES))
    assert "articles/ete/un.md" in result.stdout
    assert result.exit_code == 1
    assert result.stderr == "3 errors, 2 warnings in 4 of 5 files\n"


def test_json_is_a_format_too(run, magazine_at):
    folder = magazine_at(FILES)
    assert run("validate", "--format", "json", cwd=folder) == run("validate", "--json", cwd=folder)


def test_places_are_those_of_the_working_folder_and_fingerprints_are_not(run, magazine_at):
    folder = magazine_at(FILES)
    above, inside = (
        json.loads(run("validate", "un", "--format", "gitlab", cwd=cwd).stdout)[0]
        for cwd in (folder, folder / "articles/ete")
    )
    assert (above["location"]["path"], inside["location"]["path"]) == ("articles/ete/un.md", "un.md")
    assert above["fingerprint"] == inside["fingerprint"]


def test_a_server_gets_the_same_bytes_each_time(run, magazine_at):
    folder = magazine_at(FILES)
    assert run("validate", "--format", "sarif", cwd=folder) == run("validate", "--format", "sarif", cwd=folder)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        pytest.param(["--select", "NOTE"], ["articles/ete/un.md:7:6"], id="a family"),
        pytest.param(["--select", "missing-key"], ["articles/ete/deux.md:1:1"], id="a name"),
        pytest.param(
            ["--select", "META001", "--select", "NOTE001"],
            ["articles/ete/deux.md:1:1", "articles/ete/un.md:7:6"],
            id="two codes",
        ),
        pytest.param(
            ["--select", "META,NOTE", "--ignore", "META001"],
            ["articles/editorial.md:3:7", "articles/ete/un.md:7:6"],
            id="a family without one of its rules",
        ),
        pytest.param(["--ignore", "META,NOTE,SER"], [], id="all ignored"),
    ],
)
def test_rules_are_selected_and_ignored(run, magazine_at, words, places):
    result = run("validate", *words, cwd=magazine_at(FILES))
    assert found_in(result) == places
    assert result.exit_code == (0 if not re.search(r"\d error", result.stderr) else 1)


def test_statistics_tell_the_busiest_rule_first(run, magazine_at):
    folder = magazine_at({"un.md": f"{HEAD}Non[^1], non[^2].\n", "deux.md": HEAD.replace("date", "lnag: fr\ndate")})
    result = run("validate", "--statistics", cwd=folder)
    assert result.stdout.splitlines()[0].split("\t")[:3] == ["NOTE001", "undefined-note", "2"]
    assert result.exit_code == 1
    document = json.loads(run("validate", "--statistics", "--json", cwd=folder).stdout)
    assert list(document) == ["version", "statistics", "counts"]
    assert document["statistics"][0] == {
        "code": "NOTE001",
        "name": "undefined-note",
        "count": 2,
        "safe": 0,
        "unsafe": 0,
    }


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        pytest.param({"ete/deux.md": FILES["ete/deux.md"]}, "error", 0, id="a warning is no error"),
        pytest.param({"ete/deux.md": FILES["ete/deux.md"]}, "warning", 1, id="a warning"),
        pytest.param({"ete/deux.md": FILES["ete/deux.md"]}, "info", 1, id="a warning is more than an info"),
        pytest.param(FILES, "never", 0, id="whatever it is"),
        pytest.param({}, "info", 0, id="nothing"),
    ],
)
def test_what_fails_is_for_whoever_asks_to_say(run, magazine_at, files, fail_on, code):
    files = {"ete/_index.md": "---\ntitle: Été\nparts: [deux]\n---\n", "ete/deux.md": GOOD, **files}
    assert run("validate", "--fail-on", fail_on, cwd=magazine_at(files)).exit_code == code


def test_what_a_baseline_lists_is_passed_over(run, magazine_at):
    folder = magazine_at(FILES)
    written = run("validate", "--write-baseline", "old.json", cwd=folder)
    assert (written.exit_code, written.stdout) == (0, "")
    assert written.stderr == "5 findings in old.json: --baseline old.json passes over them\n"
    result = run("validate", "--baseline", "old.json", cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nothing wrong in 5 files; 5 passed over by the baseline\n"


def test_what_is_new_since_a_baseline_is_told_wherever_it_stands(run, magazine_at):
    folder = magazine_at(FILES)
    run("validate", "--write-baseline", "old.json", cwd=folder)
    text = NOTE_MISSING.replace("L’été[^2]", "Un hiver[^5].\n\nL’été[^2]")
    (folder / "articles/ete/un.md").write_text(text)
    result = run("validate", "--baseline", "old.json", cwd=folder)
    assert found_in(result) == ["articles/ete/un.md:7:9"]
    assert (result.exit_code, result.stderr) == (1, "1 error in 1 of 5 files; 5 passed over by the baseline\n")


def test_what_is_mended_since_a_baseline_is_told(run, magazine_at):
    folder = magazine_at(FILES)
    run("validate", "--write-baseline", "old.json", cwd=folder)
    (folder / "articles/ete/un.md").write_text(GOOD)
    told = run("validate", "--baseline", "old.json", cwd=folder).stderr
    assert told.endswith("\n1 of the baseline is mended: write it anew with --write-baseline\n")
    for words in (["ete/deux"], ["--select", "META"]):  # where nobody looked, nothing is mended
        assert "mended" not in run("validate", *words, "--baseline", "old.json", cwd=folder).stderr


def test_a_baseline_lies_beside_the_magazine(run, magazine_at):
    folder = magazine_at(FILES)
    result = run("validate", "--write-baseline", "articles/old.json", cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "inside the magazine" in result.stderr


@pytest.mark.parametrize("content", [None, "", "{}", "é".encode("latin-1")], ids=["none", "empty", "other", "bytes"])
def test_a_baseline_that_is_none_is_told(run, magazine_at, content):
    folder = magazine_at(FILES)
    if content is not None:
        (folder / "old.json").write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run("validate", "--baseline", "old.json", cwd=folder)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert "old.json" in result.stderr


@pytest.mark.parametrize(
    ("path", "text", "places"),
    [
        pytest.param("articles/ete/un.md", GOOD, [], id="better than the file"),
        pytest.param("articles/editorial.md", NOTE_MISSING, ["articles/editorial.md:7:6"], id="worse than the file"),
        pytest.param(
            "articles/ete/quatre.md",
            NOTE_MISSING,
            ["articles/ete/quatre.md:2:1", "articles/ete/quatre.md:7:6"],
            id="of a file that is not there yet",
        ),
        pytest.param("articles/ete/_index.md", "---\ntitle: Été\nparts: [un, deux]\n---\n", [], id="of a series"),
        pytest.param("articles/neuf.md", "", ["articles/neuf.md:1:1"], id="nothing"),
    ],
)
def test_a_text_from_standard_input_is_checked_as_that_of_a_file(run, magazine_at, path, text, places):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("validate", "-", "--stdin-filename", path, cwd=folder, stdin=text)
    assert found_in(result) == places
    assert result.stderr.endswith(" of 1 file\n" if places else "nothing wrong in 1 file\n")
    assert snapshot(folder) == before


@pytest.mark.parametrize("name", ["un", "neuf"])
def test_the_repairs_of_standard_input_are_shown_against_it(run, magazine_at, name):
    """Not against the file, which holds another text, or is not there yet."""
    text = f"{HEAD}Texte[^1].\n\n[^1] Note.\n"
    words = ["validate", "-", "--stdin-filename", f"articles/ete/{name}.md", "--select", "NOTE", "--diff"]
    result = run(*words, cwd=magazine_at(FILES), stdin=text)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (1, "+[^1]: Note.")
    assert "-[^1] Note." in result.stdout.splitlines()


def test_fix_can_be_tried_first_like_every_command_that_writes(run, magazine_at):
    folder = magazine_at({**FILES, "neuf.md": f"{HEAD}Texte[^1].\n\n[^1] Note.\n"})
    before = snapshot(folder)
    tried = run("validate", "--fix", "--dry-run", "neuf", cwd=folder)
    assert tried == run("validate", "--diff", "neuf", cwd=folder)
    assert "+[^1]: Note." in tried.stdout
    assert snapshot(folder) == before


def test_the_excerpt_is_that_of_standard_input(run, magazine_at):
    result = run(
        "validate",
        "-",
        "--stdin-filename",
        "un.md",
        cwd=magazine_at(FILES) / "articles/ete",
        stdin=NOTE_MISSING.replace("été", "hiver"),
    )
    assert "7 | L’hiver[^2]." in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["-"], "add --stdin-filename", id="a text of no file"),
        pytest.param(["-", "un", "--stdin-filename", "articles/x.md"], "leave the other names out", id="and another"),
        pytest.param(["--stdin-filename", "articles/x.md"], "add -", id="a file without its text"),
        pytest.param(["-", "--stdin-filename", "README.md"], "no article of the magazine", id="a file elsewhere"),
        pytest.param(["-", "--stdin-filename", "articles/a.txt"], "no article of the magazine", id="no Markdown"),
        pytest.param(["-", "--stdin-filename", "articles/.x.md"], "hidden", id="a hidden file"),
        pytest.param(["--select", "xyz"], "magcli explain shows them all", id="no such rule"),
        pytest.param(["--ignore", "undefined-notes"], "did you mean undefined-note", id="nearly a rule"),
        pytest.param(["--select", ""], "no rule or family ''", id="no rule at all"),
        pytest.param(["--json", "--format", "sarif"], "leave one out", id="two formats"),
        pytest.param(["--statistics", "--format", "junit"], "add --json", id="a table for a server"),
        pytest.param(["--baseline", "a", "--write-baseline", "b"], "leave one out", id="two baselines"),
        pytest.param(["un", "--write-baseline", "b"], "leave the names out", id="half a baseline"),
        pytest.param(["--watch", "--write-baseline", "b"], "leave it out", id="a baseline that never ends"),
    ],
)
def test_what_does_not_go_together_is_told(run, magazine_at, words, message):
    folder = magazine_at(FILES)
    result = run("validate", *words, cwd=folder)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert message in result.stderr


@pytest.mark.parametrize("words", [["--format", "xml"], ["--fail-on", "all"]], ids=" ".join)
def test_what_is_no_choice_is_told_with_those_there_are(run, magazine_at, words):
    result = run("validate", *words, cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'error'" in result.stderr or "'sarif'" in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name can be any bytes")
@pytest.mark.parametrize("form", get_args(Format))
def test_a_name_that_is_no_text_breaks_no_format(run, magazine_at, form):
    folder = magazine_at(FILES)
    Path(folder, "articles", os.fsdecode(b"caf\xe9.md")).write_text("")
    result = run("validate", "--format", form, cwd=folder)
    assert "FM010" in result.stdout or "unreadable-file" in result.stdout
    assert "fault of magcli" not in result.stderr
    run("validate", "--write-baseline", "old.json", cwd=folder)
    assert run("validate", "--baseline", "old.json", cwd=folder).stderr.startswith("nothing wrong")
