"""`magcli validate --fix` and `--diff`: what is written, shown and told, and how it ends."""

import io
import json

import pytest

from magcli.cli import main
from tests.cli.test_validate import HEAD
from tests.conftest import snapshot

FAULTY = f"{HEAD}Un[^ 1], etc...\n\n[^1]: Note.\n"
MENDED = f"{HEAD}Un[^1], etc.\n\n[^1]: Note.\n"
CLEAN = f"{HEAD}Texte.\n"


def test_files_are_mended_and_it_is_told_how_that_is_taken_back(run, magazine_at):
    """Writes what is mended and nothing else; undo brings all back."""
    folder = magazine_at({"un.md": FAULTY, "deux.md": CLEAN, "trois.md": FAULTY.replace("\n", "\r\n")})
    before = snapshot(folder)
    result = run("validate", "--fix", cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "nothing wrong in 4 files\n4 findings mended in 2 files; to take that back: magcli undo\n"
    )
    assert (folder / "articles/un.md").read_bytes() == MENDED.encode()
    assert (folder / "articles/trois.md").read_bytes() == MENDED.replace("\n", "\r\n").encode()
    run("undo", cwd=folder)
    after = snapshot(folder)
    assert {path: after[path] for path in before} == before


def test_a_second_run_changes_nothing(run, magazine_at):
    """Says so, without an undo that would take back something else."""
    folder = magazine_at({"un.md": FAULTY})
    run("validate", "--fix", cwd=folder)
    before = snapshot(folder)
    assert run("validate", "--fix", cwd=folder).stderr == "nothing wrong in 2 files\n0 findings mended in 0 files\n"
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    "words", [["--diff"], ["--dry-run"], ["--fix", "--dry-run"], ["--diff", "--fail-on", "never"]], ids=" ".join
)
def test_a_diff_shows_what_would_be_done_and_fails_when_that_is_anything(run, magazine_at, words):
    """Writes nothing, so that CI can ask whether somebody forgot to mend."""
    folder = magazine_at({"un.md": FAULTY})
    before = snapshot(folder)
    result = run("validate", *words, cwd=folder)
    assert result.exit_code == 1
    assert "-Un[^ 1], etc...\n+Un[^1], etc.\n" in result.stdout
    assert result.stderr.endswith("2 findings would be mended in 1 file; nothing was written\n")
    assert snapshot(folder) == before


def test_a_diff_of_nothing_ends_well(run, magazine_at):
    """Has nothing to show."""
    result = run("validate", "--diff", cwd=magazine_at({"un.md": CLEAN}))
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        pytest.param(["un"], ["un.md"], id="an article"),
        pytest.param(["ete"], ["ete/trois.md"], id="a series"),
        pytest.param(["articles"], ["ete/trois.md", "un.md"], id="the magazine's folder"),
        pytest.param(["--select", "malformed-call,TYPO"], ["ete/trois.md", "un.md"], id="rules"),
        pytest.param(["--ignore", "NOTE,TYPO"], [], id="no rules"),
        pytest.param(["un", "--select", "META"], [], id="another rule in an article"),
    ],
)
def test_names_and_rules_say_what_is_mended(run, magazine_at, words, mended):
    """Leaves everything else as it is."""
    files = {"un.md": FAULTY, "ete/_index.md": "---\ntitle: Été\nparts: [trois]\n---\n", "ete/trois.md": FAULTY}
    folder = magazine_at(files)
    run("validate", "--fix", *words, cwd=folder)
    assert [name for name in sorted(files) if (folder / "articles" / name).read_text() == MENDED] == mended


def test_what_somebody_has_to_look_at_is_mended_when_that_is_asked(run, magazine_at):
    """Leaves unsafe repairs alone without --unsafe, and tells of them."""
    text = FAULTY.replace("date: 2015-07-04", "dat: 2015-07-04")
    folder = magazine_at({"un.md": text})
    assert "1 can be mended with --fix --unsafe" in run("validate", "--fix", cwd=folder).stderr
    assert "dat: " in (folder / "articles/un.md").read_text()
    run("validate", "--fix", "--unsafe", cwd=folder)
    assert (folder / "articles/un.md").read_text() == MENDED


def test_json_says_what_is_left_and_which_files_were_written(run, magazine_at):
    """Is one document, also for a diff."""
    folder = magazine_at({"un.md": FAULTY + "\nDeux[^2].\n"})
    for words, dry_run in ((["--diff"], True), (["--fix"], False)):
        result = run("validate", *words, "--json", cwd=folder)
        document = json.loads(result.stdout)
        assert list(document) == ["version", "findings", "counts", "mended", "dry_run", "written", "removed", "moved"]
        assert [found["code"] for found in document["findings"]] == ["NOTE001"]
        assert (document["mended"], document["dry_run"], document["written"]) == (2, dry_run, ["un.md"])
        assert result.exit_code == 1


def test_files_are_all_mended_or_none(run, magazine_at):
    """Writes nothing when it could not be taken back."""
    folder = magazine_at({"un.md": FAULTY, "deux.md": FAULTY, ".magcli": "In the way.\n"})
    before = snapshot(folder)
    assert run("validate", "--fix", cwd=folder).exit_code == 2
    assert snapshot(folder) == before


def test_a_baseline_that_cannot_be_read_keeps_anything_from_being_written(run, magazine_at):
    """Ends with 2, which says that nothing was written."""
    folder = magazine_at({"un.md": FAULTY})
    before = snapshot(folder)
    assert run("validate", "--fix", "--baseline", "none.json", cwd=folder).exit_code == 2
    assert snapshot(folder) == before


def test_a_repair_beside_an_old_sin_does_not_make_it_new(run, magazine_at):
    """Knows it again by its words, whatever typography does to them."""
    folder = magazine_at({"un.md": f'{HEAD}Il dit "L\'oeuvre[^2]..." à 50 %, etc...\n'})
    run("validate", "--write-baseline", "old.json", cwd=folder)
    result = run("validate", "--fix", "--baseline", "old.json", cwd=folder)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "« L’œuvre" in (folder / "articles/un.md").read_text().replace("\u00a0", " ")


def filtered(monkeypatch, capfdbinary, content, path):
    """What `--fix -` makes of *content*, and how it ends."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    with pytest.raises(SystemExit) as end:
        main(["validate", "-", "--stdin-filename", path, "--fix"])
    return end.value.code, capfdbinary.readouterr().out


@pytest.mark.parametrize(
    ("content", "code", "expected"),
    [
        pytest.param(FAULTY.encode(), 0, MENDED.encode(), id="mended"),
        pytest.param(CLEAN.encode(), 0, CLEAN.encode(), id="nothing to mend"),
        pytest.param(FAULTY.replace("\n", "\r\n").encode(), 0, MENDED.replace("\n", "\r\n").encode(), id="Windows"),
        pytest.param(b"\xef\xbb\xbf" + FAULTY.encode(), 0, MENDED.encode(), id="a byte order mark goes"),
        pytest.param(
            "---\ntitle: été\n---\n".encode("latin-1"), 1, "---\ntitle: été\n---\n".encode("latin-1"), id="bytes"
        ),
        pytest.param(b"---\ntitle: *T\n---\nUn.\n", 1, b"---\ntitle: *T\n---\nUn.\n", id="a broken front matter"),
        pytest.param(b"a" * 600_000, 2, b"", id="too large: nothing rather than a part of it"),
        pytest.param(b"", 1, b"", id="nothing"),
    ],
)
def test_the_text_of_standard_input_comes_out_mended_and_never_less(
    monkeypatch, capfdbinary, magazine_at, content, code, expected
):
    """Prints what an editor can put in the place of what it gave, whatever that was; writes no file."""
    folder = magazine_at({"un.md": CLEAN})
    before = snapshot(folder)
    monkeypatch.chdir(folder)
    assert filtered(monkeypatch, capfdbinary, content, "articles/un.md") == (code, expected)
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--unsafe"], "add --fix or --diff", id="unsafe alone"),
        pytest.param(["--diff", "--format", "sarif"], "--diff is no sarif", id="a diff for a server"),
        pytest.param(["--diff", "--statistics"], "leave --statistics out", id="a diff with numbers"),
        pytest.param(["--fix", "--online"], "--online mends nothing", id="other sites"),
        pytest.param(["--fix", "--watch"], "leave it out", id="again and again"),
        pytest.param(["--fix", "--write-baseline", "b"], "mend first", id="a list of what is no longer there"),
        pytest.param(
            ["--fix", "-", "--stdin-filename", "articles/un.md", "--json"], "leave the format out", id="JSON"
        ),
    ],
)
def test_what_does_not_go_together_is_told(run, magazine_at, words, message):
    """Does nothing rather than half of what was asked."""
    folder = magazine_at({"un.md": FAULTY})
    before = snapshot(folder)
    result = run("validate", *words, cwd=folder)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert message in result.stderr
    assert snapshot(folder) == before
