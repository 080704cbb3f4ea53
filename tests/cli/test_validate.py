"""`magcli validate`: what it prints and how it ends. What each rule finds is told in tests/rules."""

import re

import pytest

from tests.conftest import snapshot

HEAD = "---\ntitle: Un\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n"
NOTE_MISSING = f"{HEAD}L’été[^2].\n"
WARNING = "---\ntitle: Un\ndate: 2015-07-04\n---\n"
FILES = {
    "editorial.md": "---\ntitle: Éditorial\ndate: bientôt\nauthors: [redaction]\n---\n",
    "ete/_index.md": "---\ntitle: Été\nparts: [un, trois]\n---\n",
    "ete/un.md": NOTE_MISSING,
    "ete/deux.md": "---\ntitle: Deux\nauthors: [redaction]\n---\n",
}


def test_a_finding_says_where_what_and_what_to_write_instead(run, magazine_at):
    result = run("validate", cwd=magazine_at({"un.md": NOTE_MISSING}))
    assert result.stdout == (
        "articles/un.md:7:6: NOTE001 no note answers [^2] (undefined-note)\n"
        "  |\n"
        "7 | L’été[^2].\n"
        "  |      ^^^^\n"
        "  = write [^2]: … below the text\n"
        "\n"
    )
    assert (result.exit_code, result.stderr) == (1, "1 error in 1 of 2 files\n")


def test_what_is_merely_missing_in_a_draft_is_a_warning_and_has_no_line_to_show(run, magazine_at):
    result = run("validate", cwd=magazine_at({"un.md": WARNING}))
    assert result.stdout == (
        "articles/un.md:1:1: META001 this article has no authors (missing-key, warning)\n  = write authors: [redaction]\n\n"
    )
    assert (result.exit_code, result.stderr) == (0, "1 warning in 1 of 2 files\n")


def test_the_marks_that_pasting_leaves_are_found_where_they_stand_and_nothing_else(run, magazine_at):
    text = (
        f"{HEAD}La société pèsera davantage<sup>2</sup> que le 1<sup>er</sup> trimestre, en m<sup>2</sup>.\n\n"
        "> Les plateformes gagnent\\*, dit-il. 2 \\* 3 font 6, et 10<sup>6</sup> un million.\n"
    )
    result = run("validate", cwd=magazine_at({"un.md": text}))
    found = [line for line in result.stdout.splitlines() if line.startswith("articles/")]
    assert found == [
        "articles/un.md:7:28: NOTE020 <sup>2</sup> refers to a note that is not there (dead-mark)",
        "articles/un.md:9:26: NOTE020 \\* refers to a note that is not there (dead-mark)",
    ]
    assert "  = write [^2] in its place, and the note itself below the text: [^2]: …\n" in result.stdout


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param({}, 0, id="nothing"),
        pytest.param({"un.md": f"{HEAD}Texte\n"}, 0, id="nothing wrong"),
        pytest.param({"un.md": WARNING}, 0, id="a warning"),
        pytest.param({"un.md": NOTE_MISSING}, 1, id="an error"),
        pytest.param({"un.md": WARNING, "deux.md": NOTE_MISSING}, 1, id="an error and a warning"),
        pytest.param({"un.md": WARNING.replace("title", "status: ready\ntitle")}, 1, id="missing when it is ready"),
        pytest.param({"_index.md": "---\ntitle: M\nlnag: fr\n---\n"}, 1, id="an error of the magazine"),
        pytest.param({"ete/_index.md": "---\ntitle: É\nparts: [x]\n---\n"}, 1, id="an error of a series"),
    ],
)
@pytest.mark.parametrize("words", [[], ["--json"]], ids=["text", "JSON"])
def test_the_exit_code_says_whether_something_is_an_error(run, magazine_at, files, code, words):
    assert run("validate", *words, cwd=magazine_at(files)).exit_code == code


def found_in(result):
    """The places that the findings name, in their order."""
    return [line.partition(": ")[0] for line in result.stdout.splitlines() if line.startswith("articles/")]


EVERYTHING = [
    "articles/editorial.md:3:7",
    "articles/ete/_index.md:3:13",
    "articles/ete/deux.md:1:1",
    "articles/ete/deux.md:2:1",
    "articles/ete/un.md:7:6",
]


def test_all_mistakes_are_told_at_once_by_file_and_line(run, magazine_at):
    result = run("validate", cwd=magazine_at(FILES))
    assert found_in(result) == EVERYTHING
    assert result.stderr == "3 errors, 2 warnings in 4 of 5 files\n"


@pytest.mark.parametrize(
    ("what", "places", "counted"),
    [
        pytest.param(["ete"], EVERYTHING[1:], "2 errors, 2 warnings in 3 of 3 files\n", id="a series"),
        pytest.param(["Été"], EVERYTHING[1:], "2 errors, 2 warnings in 3 of 3 files\n", id="a series by its title"),
        pytest.param(
            ["articles/ete"], EVERYTHING[1:], "2 errors, 2 warnings in 3 of 3 files\n", id="a series' folder"
        ),
        pytest.param(
            ["articles/ete/_index.md"], EVERYTHING[1:2], "1 error in 1 of 1 file\n", id="a series' own file"
        ),
        pytest.param(["un"], EVERYTHING[4:], "1 error in 1 of 1 file\n", id="an article"),
        pytest.param(["ete/deux"], EVERYTHING[2:4], "2 warnings in 1 of 1 file\n", id="series and article"),
        pytest.param(["articles/ete/un.md"], EVERYTHING[4:], "1 error in 1 of 1 file\n", id="a path"),
        pytest.param(
            ["editorial", "un", "articles/ete/un.md"],
            [EVERYTHING[0], EVERYTHING[4]],
            "2 errors in 2 of 2 files\n",
            id="several, one of them twice",
        ),
        pytest.param(["articles/_index.md"], [], "nothing wrong in 1 file\n", id="the magazine's own file"),
        pytest.param(
            ["articles"],
            EVERYTHING,
            "3 errors, 2 warnings in 4 of 5 files\n",
            id="the magazine's folder",
        ),
    ],
)
def test_only_what_is_named_is_told(run, magazine_at, what, places, counted):
    result = run("validate", *what, cwd=magazine_at(FILES))
    assert found_in(result) == places
    assert result.stderr == counted


def test_what_is_named_but_has_no_error_ends_well_whatever_the_others_have(run, magazine_at):
    assert run("validate", "ete/deux", cwd=magazine_at(FILES)).exit_code == 0


@pytest.mark.parametrize(
    ("what", "message"),
    [
        pytest.param("editoral", "'editoral'; did you mean editorial", id="nearly an article"),
        pytest.param("etee", r"did you mean (\S+ or )*ete( or|\?)", id="nearly a series"),
        pytest.param("xyz", "magcli list shows what there is", id="like nothing"),
        pytest.param("articles/ete/quatre.md", "articles/ete/quatre.md", id="a path that is none"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest_names(run, magazine_at, what, message):
    result = run("validate", "un", what, cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert re.search(message, result.stderr)


def test_paths_can_be_opened_from_where_the_command_was_typed(run, magazine_at):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n", "ete/un.md": NOTE_MISSING})
    assert run("validate", cwd=folder / "articles/ete").stdout.startswith("un.md:7:6: ")
    elsewhere = run("validate", "--root", folder, cwd=folder.parent).stdout
    assert elsewhere.startswith(f"{folder.name}/articles/ete/un.md:7:6: ")


def test_validate_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    run("validate", cwd=folder)
    assert snapshot(folder) == before
