"""`magcli series reorder` without an order: the list on a real terminal, and the one in an editor."""

import shlex
import sys

import pytest

from tests.cli.terminal import needs_tmux, terminal
from tests.conftest import snapshot

PARTS = "abcdefghijkl"
INDEX = (
    "---\ntitle: Un été  # provisoire\nschedule: {start: 2015-07-04, every: 1 week}\nparts:\n"
    + "".join(f"  - title: Le sujet {letter}   # sur {letter}\n" for letter in PARTS)
    + "---\n\nTexte.\n"
)
FILES = {"ete/_index.md": INDEX}


def order_in(folder):
    text = (folder / "articles/ete/_index.md").read_text()
    return "".join(line.split("Le sujet ")[1][0] for line in text.splitlines() if "Le sujet" in line)


@needs_tmux
def test_a_series_of_twelve_is_put_in_order_by_hand(magazine_at):
    folder = magazine_at(FILES)
    with terminal(folder, "series", "reorder", "ete") as window:
        first = window.wait_for("Un été: 12 parts, as it was", "enter save")
        assert [line for line in first.splitlines() if line.startswith(">")] == [
            ">   1  Le sujet a                                 planned"
        ]
        window.press("Down", "Down", "Space", "Up", "Up", "Space")  # c to the front
        window.wait_for(">   1  Le sujet c")
        window.press("Down", "1", "2")  # a to the end
        window.wait_for(">  12  Le sujet a", "was 1")
        window.press("Space", "g")
        window.wait_for("*   1  Le sujet a")
        window.press("u")
        window.wait_for(">  12  Le sujet a")
        window.press("Enter")
        shown = window.wait_for("exit 0")
        assert "undo: magcli series reorder ete le-sujet-a le-sujet-b" in shown.replace("\n", "")
    assert order_in(folder) == "cbdefghijkla"
    text = (folder / "articles/ete/_index.md").read_text()
    assert sorted(text.splitlines()) == sorted(INDEX.splitlines())
    assert all(f"Le sujet {letter}   # sur {letter}" in text for letter in PARTS)


@needs_tmux
@pytest.mark.parametrize("key", ["Escape", "q", "C-c"])
def test_leaving_the_list_leaves_the_file_as_it_was(magazine_at, key):
    folder = magazine_at(FILES)
    file = folder / "articles/ete/_index.md"
    before = (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino)
    with terminal(folder, "series", "reorder", "ete") as window:
        window.wait_for("as it was")
        window.press("Space", "Down", "Down")
        window.wait_for("changed")
        window.press(key)
        window.wait_for("nothing was changed", "exit 0")
    assert (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) == before


@needs_tmux
def test_the_page_of_help_comes_and_goes(magazine_at):
    with terminal(magazine_at(FILES), "series", "reorder", "ete") as window:
        window.wait_for("as it was")
        window.press("?")
        window.wait_for("takes back the last move", "Any key goes back")
        window.press("Escape")
        window.wait_for("as it was", "Le sujet a")


@needs_tmux
@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (200, 50), (60, 20)])
@pytest.mark.parametrize("parts", [3, 200])
def test_the_list_fits_any_terminal(magazine_at, columns, lines, parts):
    index = "---\ntitle: Été\nparts:\n" + "".join(
        f"  - title: Sujet {n} {'très ' * 30}long\n" for n in range(1, parts + 1)
    )
    folder = magazine_at({"ete/_index.md": f"{index}---\n"})
    with terminal(folder, "series", "reorder", "ete", columns=columns, lines=lines) as window:
        window.wait_for(f"Été: {parts} parts", "enter save")
        window.press("G")
        shown = window.wait_for(f"> {parts:>3}  Sujet {parts} très").splitlines()
        assert len(shown) <= lines
        window.press("1", "Enter")
        window.wait_for("exit 0")
    assert (
        (folder / "articles/ete/_index.md")
        .read_text()
        .startswith(f"---\ntitle: Été\nparts:\n  - title: Sujet {parts} ")
    )


@needs_tmux
def test_the_list_shows_the_days_that_redating_gives_while_parts_move(magazine_at):
    folder = magazine_at(FILES)
    with terminal(folder, "series", "reorder", "ete", "--redate") as window:
        window.wait_for(">   1  Le sujet a                                 planned    2015-07-04")
        window.press("3")
        window.wait_for(">   3  Le sujet a                                 planned    2015-07-18  was 1")
        window.press("Enter")
        window.wait_for("undo: magcli undo", "exit 0")
    assert (
        "  - title: Le sujet a   # sur a\n    date: 2015-07-18\n" in (folder / "articles/ete/_index.md").read_text()
    )


@needs_tmux
def test_a_schedule_that_is_missing_is_told_in_one_line(magazine_at):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: [{title: Un}]\n---\n"})
    with terminal(folder, "series", "reorder", "ete", "--redate") as window:
        shown = window.wait_for("exit 2")
        assert "magcli: ete has no schedule; give it one" in shown.replace("\n", "")
        assert "Traceback" not in shown


@needs_tmux
def test_a_file_that_changed_meanwhile_is_not_written_over_and_the_new_order_is_not_lost(magazine_at):
    folder = magazine_at(FILES)
    with terminal(folder, "series", "reorder", "ete") as window:
        window.wait_for("as it was")
        window.press("2")
        window.wait_for(">   2  Le sujet a")
        (folder / "articles/ete/_index.md").write_text(INDEX.replace("provisoire", "relu"))
        window.press("Enter")
        shown = window.wait_for("exit 2")
        assert "it changed since it was read" in shown.replace("\n", "")
        assert "the order that you made: magcli series reorder ete le-sujet-b le-sujet-a" in shown.replace("\n", "")
    assert (folder / "articles/ete/_index.md").read_text() == INDEX.replace("provisoire", "relu")


# ---- in an editor --------------------------------------------------------------------------------------

SMALL = {"ete/_index.md": "---\ntitle: Été\nparts:\n  - title: Un  # un\n  - title: Deux\n  - title: Trois\n---\n"}


def editor_of(folder, *steps):
    """An editor that is a program: each time it is opened it does the next of *steps* to the lines of parts.

    What it was opened with is kept beside it.
    """
    program = folder / "plume.py"
    program.write_text(
        "import pathlib, sys\n"
        f"steps = {steps!r}\n"
        "seen = pathlib.Path(__file__).with_suffix('.seen')\n"
        "times = len(list(seen.parent.glob('*.seen*')))\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "text = path.read_text()\n"
        "seen.with_suffix(f'.seen{times}').write_text(text)\n"
        "head = [line for line in text.splitlines() if line.startswith(('# ', '#!'))]\n"
        "parts = [line for line in text.splitlines() if line and line not in head]\n"
        "parts = eval(steps[min(times, len(steps) - 1)])\n"
        "path.write_text('\\n'.join(head + parts) + '\\n')\n"
    )
    return shlex.join([sys.executable, str(program)])


def titles_in(folder):
    text = (folder / "articles/ete/_index.md").read_text()
    return [line.split(": ")[1].split("  #")[0] for line in text.splitlines() if line.startswith("  - title")]


def seen(folder):
    return [path.read_text() for path in sorted(folder.glob("plume.seen*"))]


def test_the_lines_of_an_editor_are_the_new_order(run, magazine_at):
    folder = magazine_at(SMALL)
    result = run("series", "reorder", "ete", "--edit", cwd=folder, EDITOR=editor_of(folder, "parts[::-1]"))
    assert result.exit_code == 0
    assert result.stdout.endswith(
        "replay: magcli series reorder ete trois deux un\nundo: magcli series reorder ete un deux trois\n"
    )
    assert titles_in(folder) == ["Trois", "Deux", "Un"]
    assert seen(folder) == [
        "# Été: one part a line, in their order.\n"
        "# Move the lines, save and close. What stands behind a number sign is not read.\n"
        "# Remove all lines, and nothing changes.\n"
        "un     # planned, Un\n"
        "deux   # planned, Deux\n"
        "trois  # planned, Trois\n"
    ]


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        pytest.param("parts[1:]", "this order forgets un", id="forgets"),
        pytest.param("parts + parts[:1]", "this order doubles un", id="doubles"),
        pytest.param("parts + ['quatre']", "this order invents quatre", id="invents"),
    ],
)
def test_a_wrong_list_is_opened_again_with_the_reason_on_top(run, magazine_at, step, reason):
    folder = magazine_at(SMALL)
    editor = editor_of(folder, step, "['deux', 'un', 'trois']")
    result = run("series", "reorder", "ete", "--edit", cwd=folder, VISUAL=editor, EDITOR="false")
    assert result.exit_code == 0
    assert seen(folder)[1].startswith(f"#! {reason}; name every part once\n# Été: one part a line")
    assert titles_in(folder) == ["Deux", "Un", "Trois"]


@pytest.mark.parametrize(
    ("steps", "opened"),
    [
        pytest.param(["parts[1:]", "parts"], 2, id="closed as it was opened"),
        pytest.param(["parts + ['encore']"], 11, id="wrong again and again"),
    ],
)
def test_a_list_that_nobody_mends_is_refused(run, magazine_at, steps, opened):
    folder = magazine_at(SMALL)
    before = snapshot(folder / "articles")
    result = run("series", "reorder", "ete", "--edit", cwd=folder, EDITOR=editor_of(folder, *steps))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "this order" in result.stderr
    assert len(seen(folder)) == opened
    assert snapshot(folder / "articles") == before


@pytest.mark.parametrize("step", ["[]", "['# ' + part for part in parts]"], ids=["empty", "nothing but comments"])
def test_an_empty_list_changes_nothing(run, magazine_at, step):
    folder = magazine_at(SMALL)
    file = folder / "articles/ete/_index.md"
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    result = run("series", "reorder", "ete", "--edit", cwd=folder, EDITOR=editor_of(folder, step))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing was changed\n")
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    ("editor", "message"),
    [
        pytest.param("false", "ended with 1; nothing was changed", id="fails"),
        pytest.param("rm", "left no text", id="removes the file"),
        pytest.param("pas-un-programme", "there is no editor", id="is not there"),
        pytest.param("", "no editor is set", id="is not set"),
    ],
)
def test_an_editor_that_cannot_be_used_changes_nothing(run, magazine_at, editor, message):
    folder = magazine_at(SMALL)
    before = snapshot(folder)
    result = run("series", "reorder", "ete", "--edit", cwd=folder, EDITOR=editor)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert message in result.stderr
    assert snapshot(folder) == before


def test_a_series_without_parts_has_no_list_to_open(run, magazine_at):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\n---\n"})
    result = run("series", "reorder", "ete", "--edit", cwd=folder, EDITOR="true")
    assert (result.exit_code, result.stderr) == (
        2,
        'magcli: ete has no parts yet; plan one: magcli series plan ete "…"\n',
    )


def test_parts_whose_names_are_no_names_are_listed_by_number(run, magazine_at):
    folder = magazine_at({"ete/_index.md": "---\nparts: [{title: À venir}, {title: À venir}, {title: '?!'}]\n---\n"})
    result = run("series", "reorder", "ete", "--edit", cwd=folder, EDITOR=editor_of(folder, "parts[::-1]"))
    assert [line.split("#")[0].strip() for line in seen(folder)[0].splitlines() if line[0] != "#"] == ["1", "2", "3"]
    assert result.exit_code == 0
    assert (
        "parts: [{title: '?!'}, {title: À venir}, {title: À venir}]"
        in (folder / "articles/ete/_index.md").read_text()
    )


def test_a_title_of_two_lines_stays_behind_its_number_sign(run, magazine_at):
    folder = magazine_at(
        {"ete/_index.md": "---\ntitle: |\n  Un été\n  à la mer\nparts: [{title: Un}, {title: Deux}]\n---\n"}
    )
    result = run("series", "reorder", "ete", "--edit", cwd=folder, EDITOR=editor_of(folder, "parts[::-1]"))
    assert (result.exit_code, len(seen(folder))) == (0, 1)


def test_a_list_that_is_left_as_it_was_is_told_in_json(run, magazine_at):
    result = run("series", "reorder", "ete", "--edit", "--json", cwd=magazine_at(SMALL), EDITOR="true")
    assert '"undo": null' in result.stdout


def test_a_part_whose_number_is_the_name_of_another_is_told_by_a_number_sign(run, magazine_at):
    folder = magazine_at({"ete/_index.md": '---\ntitle: Été\nparts: ["2", {title: "…"}, "3"]\n---\n'})
    file = folder / "articles/ete/_index.md"
    result = run("series", "reorder", "ete", "--edit", cwd=folder, EDITOR=editor_of(folder, "parts[::-1]"))
    assert result.stdout.endswith(
        "replay: magcli series reorder ete 3 '#2' 2\nundo: magcli series reorder ete 2 '#2' 3\n"
    )
    assert file.read_text() == '---\ntitle: Été\nparts: ["3", {title: "…"}, "2"]\n---\n'
    assert run("series", "reorder", "ete", "2", "#2", "3", cwd=folder).exit_code == 0
    assert file.read_text() == '---\ntitle: Été\nparts: ["2", {title: "…"}, "3"]\n---\n'
