"""`magcli series reorder`: the orders it can give, what it writes, and how it is undone."""

import re
import shlex
import subprocess

import pytest

from tests.conftest import snapshot

# As many comments, blank lines and odd spaces as a file of a team gathers over a summer.
INDEX = """\
---
# La série de l’été
title:   La révolution numérique    # provisoire
season: "été 2015"

parts:     # l’ordre, et rien d’autre

  # le texte fondateur
  - sociale        # écrit le 4
  -   modeles
  # prévue, « à confirmer » :
  # deux lignes
  - title:   Les marchés verticaux     # chiffres à vérifier
    date:    2015-07-18

    authors: [redaction,   Julie]
  - title: 'Données : la clé'

  - societe   # pour finir
  # plus tard, la santé

x:
  relu:   deux fois
---

Un   corps   avec ses  espaces.

- modeles
- sociale
"""


def article(title, date):
    return f"---\ntitle: {title}\ndate: {date}\n---\n\nTexte.\n"


NAME = "articles/ete/_index.md"
FILES = {
    "ete/_index.md": INDEX,
    "ete/sociale.md": article("Éthique", "2015-07-11"),
    "ete/modeles.md": article("affaires", "2015-07-04"),
    "ete/societe.md": article("Zone libre", "2015-07-03T23:00:00-04:00"),  # five in the morning, in Paris
}
BEFORE = ["sociale", "modeles", "les-marches-verticaux", "donnees-la-cle", "societe"]


def part(*numbers):
    return [BEFORE[number - 1] for number in numbers]


FORMS = pytest.mark.parametrize(
    ("words", "order"),
    [
        pytest.param(part(5, 4, 3, 2, 1), part(5, 4, 3, 2, 1), id="by slug"),
        pytest.param(["2", "1", "3", "5", "4"], part(2, 1, 3, 5, 4), id="by number"),
        pytest.param(
            ["Données : la clé", "societe", "Les marchés verticaux", "sociale", "modeles"],
            part(4, 5, 3, 1, 2),
            id="by title",
        ),
        pytest.param(
            ["articles/ete/societe.md", "sociale.md", "ete/modeles", "3", "4"], part(5, 1, 2, 3, 4), id="by path"
        ),
        pytest.param(["--move", "societe", "--to", "2"], part(1, 5, 2, 3, 4), id="move to"),
        pytest.param(["--move", "1", "--to", "5"], part(2, 3, 4, 5, 1), id="move a number to the end"),
        pytest.param(["--move", "societe", "--before", "modeles"], part(1, 5, 2, 3, 4), id="move up, before"),
        pytest.param(["--move", "sociale", "--before", "4"], part(2, 3, 1, 4, 5), id="move down, before"),
        pytest.param(["--move", "societe", "--after", "sociale"], part(1, 5, 2, 3, 4), id="move up, after"),
        pytest.param(
            ["--move", "sociale", "--after", "Données : la clé"], part(2, 3, 4, 1, 5), id="move down, after"
        ),
        pytest.param(["--move", "les-marches-verticaux", "--first"], part(3, 1, 2, 4, 5), id="move first"),
        pytest.param(["--move", "Les marchés verticaux", "--last"], part(1, 2, 4, 5, 3), id="move last"),
        pytest.param(["--by", "date"], part(2, 5, 1, 3, 4), id="by date, the undated last"),
        pytest.param(["--by", "title"], part(2, 4, 1, 3, 5), id="by title, accents and case left aside"),
        pytest.param(["--reverse"], part(5, 4, 3, 2, 1), id="reverse"),
    ],
)


def parts_of(run, folder, series="ete"):
    shown = run("series", "show", series, cwd=folder).stdout
    return [line.split("\t")[1] for line in shown.splitlines()]


def undo_of(result):
    """The words of the command that the last line of *result* says undoes it."""
    undo = result.stdout.splitlines()[-1]
    assert undo.startswith("undo: magcli ")
    return shlex.split(undo.removeprefix("undo: magcli "))


@FORMS
def test_the_parts_stand_in_the_new_order(run, magazine_at, words, order):
    folder = magazine_at(FILES)
    result = run("series", "reorder", "ete", *words, cwd=folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert parts_of(run, folder) == order


@FORMS
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_git_sees_nothing_but_moved_lines_of_the_parts(run, magazine_at, words, order, newline):
    folder = magazine_at({**FILES, "ete/_index.md": INDEX.replace("\n", newline)})
    git = ["git", "-c", "core.autocrlf=false", "-c", "core.safecrlf=false"]
    subprocess.run([*git, "init", "-q"], cwd=folder, check=True)
    subprocess.run([*git, "add", "."], cwd=folder, check=True)
    run("series", "reorder", "ete", *words, cwd=folder)
    diff = subprocess.run([*git, "diff", "-U0"], cwd=folder, check=True, capture_output=True).stdout.decode()
    head, hunks = diff.split("\n@@ ", 1)
    assert re.findall("diff --git .*", diff) == [head.split("\n")[0]] == [f"diff --git a/{NAME} b/{NAME}"]
    taken, put = (sorted(re.findall(f"\n[{sign}](.*)", hunks)) for sign in "-+")
    assert taken == put != []
    parts = INDEX[INDEX.index("  # le texte fondateur") : INDEX.index("  # plus tard")].split("\n")
    assert {line.removesuffix("\r") for line in taken} <= set(parts)


@FORMS
def test_the_command_that_is_printed_does_the_same_again(run, magazine_at, words, order):
    folder = magazine_at(FILES)
    before = {path: (folder / path).read_bytes() for path in snapshot(folder)}
    result = run("series", "reorder", "ete", *words, cwd=folder)
    after = snapshot(folder)
    for path, content in before.items():
        (folder / path).write_bytes(content)
    replay = next(line for line in result.stdout.splitlines() if line.startswith("replay: magcli "))
    assert run(*shlex.split(replay.removeprefix("replay: magcli ")), cwd=folder).exit_code == 0
    assert snapshot(folder) == after


@FORMS
def test_the_command_that_undoes_it_is_printed_and_gives_back_every_byte(run, magazine_at, words, order):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    undo = undo_of(run("series", "reorder", "ete", *words, cwd=folder))
    assert snapshot(folder) != before
    assert run(*undo, cwd=folder).exit_code == 0
    assert snapshot(folder) == before


def test_comments_on_a_part_and_right_above_it_move_along_and_blank_lines_stay(run, magazine_at):
    parts = (
        "parts:\n  # sur a\n  - a  # a\n\n  - b\n  # sur c\n  - title: c   # c\n    # dans c\n    date: 2015-07-18\n"
    )
    moved = (
        "parts:\n  # sur c\n  - title: c   # c\n    # dans c\n    date: 2015-07-18\n\n  # sur a\n  - a  # a\n  - b\n"
    )
    folder = magazine_at({"ete/_index.md": f"---\n{parts}---\n"})
    run("series", "reorder", "ete", "c", "a", "b", cwd=folder)
    assert (folder / "articles/ete/_index.md").read_text() == f"---\n{moved}---\n"


@pytest.mark.parametrize(
    ("parts", "moved"),
    [
        pytest.param("parts: [a,  b,c]  # vite", "parts: [c,  a,b]  # vite", id="in brackets"),
        pytest.param("parts: [a, {title: b}, 'c']", "parts: ['c', a, {title: b}]", id="quotes and braces"),
        pytest.param("parts:\n- a\n-   b\n- c", "parts:\n- c\n- a\n-   b", id="not indented"),
        pytest.param("parts:\n  - a\n  - c  #\n\n\n  - b", "parts:\n  - c  #\n  - a\n\n\n  - b", id="blank lines"),
    ],
)
def test_the_list_keeps_the_way_it_is_written(run, magazine_at, parts, moved):
    folder = magazine_at({"ete/_index.md": f"---\n{parts}\n---\n"})
    run("series", "reorder", "ete", "c", "a", "b", cwd=folder)
    assert (folder / "articles/ete/_index.md").read_text() == f"---\n{moved}\n---\n"


def test_the_order_is_shown_before_and_after_side_by_side(run, magazine_at):
    result = run("series", "reorder", "ete", "--move", "societe", "--first", cwd=magazine_at(FILES))
    assert result.stdout == (
        "1\tsociale\tsociete\n"
        "2\tmodeles\tsociale\n"
        "3\tles-marches-verticaux\tmodeles\n"
        "4\tdonnees-la-cle\tles-marches-verticaux\n"
        "5\tsociete\tdonnees-la-cle\n"
        "replay: magcli series reorder ete societe sociale modeles les-marches-verticaux donnees-la-cle\n"
        "undo: magcli series reorder ete sociale modeles les-marches-verticaux donnees-la-cle societe\n"
    )


def test_an_order_that_it_has_already_changes_nothing_and_says_so(run, magazine_at):
    folder = magazine_at(FILES)
    before = (folder / "articles/ete/_index.md").stat()
    result = run("series", "reorder", "ete", *BEFORE, cwd=folder)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "the order is the same")
    after = (folder / "articles/ete/_index.md").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


@FORMS
def test_a_dry_run_shows_the_diff_and_writes_nothing(run, magazine_at, words, order):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "reorder", "ete", *words, "--dry-run", cwd=folder)
    assert result.stdout.startswith("--- a/articles/ete/_index.md\n+++ b/articles/ete/_index.md\n@@ ")
    assert (result.exit_code, result.stderr) == (0, "nothing was written\n")
    assert snapshot(folder) == before


def test_a_dry_run_of_the_order_that_it_has_says_so(run, magazine_at):
    result = run("series", "reorder", "ete", *BEFORE, "--dry-run", cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing to change\n")


@pytest.mark.parametrize(
    ("parts", "order"),
    [
        pytest.param("[un, {title: À venir}, {title: À venir}]", "3 1 2", id="two parts planned alike"),
        pytest.param("[un, {title: '?!'}, deux]", "3 1 2", id="a title without a letter"),
        pytest.param("[un, {title: '1'}, {title: '2'}]", "un 2 1", id="titles that are numbers"),
        pytest.param("['-un', deux, trois]", "3 1 2", id="a file whose name looks like an option"),
        pytest.param("[L’un deux, deux, trois]", "3 1 2", id="a file whose name has a space and an apostrophe"),
    ],
)
def test_odd_parts_are_moved_and_moved_back_too(run, magazine_at, parts, order):
    folder = magazine_at({"ete/_index.md": f"---\ntitle: Été\nparts: {parts}\n---\n"})
    before = snapshot(folder)
    undo = undo_of(run("series", "reorder", "ete", *order.split(), cwd=folder))
    assert snapshot(folder) != before
    assert run(*undo, cwd=folder).exit_code == 0
    assert snapshot(folder) == before


def test_all_parts_are_read_from_standard_input_one_a_line(run, magazine_at):
    folder = magazine_at(FILES)
    lines = "societe   # pour finir\n\n# la suite\r\nDonnées : la clé\n3\nmodeles\nsociale"
    assert run("series", "reorder", "ete", "-", cwd=folder, stdin=lines).exit_code == 0
    assert parts_of(run, folder) == part(5, 4, 3, 2, 1)


def test_the_command_that_undoes_it_names_the_magazine_when_it_was_named(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    undo = undo_of(run("series", "reorder", "ete", "--reverse", "--root", folder, cwd=folder.parent))
    run(*undo, cwd=folder.parent)
    assert snapshot(folder) == before
