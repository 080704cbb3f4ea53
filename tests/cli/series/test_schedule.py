"""`magcli series schedule`, and `--redate`: dates dealt out to the parts that are not published."""

import json
import subprocess

import pytest

from tests.conftest import snapshot


def article(status, date=""):
    return f"---\ntitle: Un titre  # provisoire\nstatus: {status}\ndate: {date}   # à voir\n---\n\nTexte.\n"


FILES = {
    "ete/_index.md": (
        "---\ntitle: Été\nparts:\n  - un\n  - deux   # à relire\n  - title: Trois   # prévue\n  - title: Quatre\n"
        "    date: 2015-08-01   # réservé\n---\n\nTexte.\n"
    ),
    "ete/un.md": article("published", "2015-07-04"),
    "ete/deux.md": article("draft"),
}


def days(run, folder):
    shown = json.loads(run("series", "show", "ete", "--json", cwd=folder).stdout)
    return [part["date"] for part in shown["series"]["parts"]]


def test_a_schedule_is_written_and_its_days_are_dealt_out(run, magazine_at):
    folder = magazine_at(FILES)
    result = run(
        "series", "schedule", "ete", "--start", "2015-07-01", "--every", "1 semaine", "--weekday", "sam", cwd=folder
    )
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "1\tun\t2015-07-04\t2015-07-04\n2\tdeux\t\t2015-07-11\n3\ttrois\t\t2015-07-18\n4\tquatre\t2015-08-01\t2015-07-25\n"
        "undo: magcli undo\n"
    )
    assert (folder / "articles/ete/_index.md").read_text() == (
        "---\ntitle: Été\nparts:\n  - un\n  - deux   # à relire\n  - title: Trois   # prévue\n    date: 2015-07-18\n"
        "  - title: Quatre\n    date: 2015-07-25   # réservé\n"
        "schedule: {start: 2015-07-04, every: 1 semaine}\n---\n\nTexte.\n"
    )
    assert (folder / "articles/ete/deux.md").read_text() == FILES["ete/deux.md"].replace("date:", "date: 2015-07-11")
    assert (folder / "articles/ete/un.md").read_text() == FILES["ete/un.md"]


def test_the_same_again_changes_nothing_and_says_so(run, magazine_at):
    folder = magazine_at(FILES)
    run("series", "schedule", "ete", "--start", "2015-07-04", cwd=folder)
    before = snapshot(folder)
    assert run("series", "schedule", "ete", cwd=folder).stdout.endswith("the dates are the same\n")
    assert run("series", "reorder", "ete", "--redate", cwd=folder).stdout.endswith("the order is the same\n")
    assert snapshot(folder) == before


def test_it_is_taken_back_as_one(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    run("series", "schedule", "ete", "--start", "2015-07-04", cwd=folder)
    assert snapshot(folder) != before
    run("undo", cwd=folder)
    assert snapshot(folder) == before


def test_a_new_start_goes_on_after_a_pause(run, magazine_at):
    folder = magazine_at(FILES)
    run("series", "schedule", "ete", "--start", "2015-07-04", "--every", "2 weeks", cwd=folder)
    run("series", "schedule", "ete", "--start", "2015-09-05", cwd=folder)
    assert days(run, folder) == ["2015-07-04", "2015-09-05", "2015-09-19", "2015-10-03"]


def test_reorder_with_redate_moves_the_part_and_all_open_days(run, magazine_at):
    folder = magazine_at(FILES)
    run("series", "schedule", "ete", "--start", "2015-07-04", cwd=folder)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    result = run("series", "move", "ete", "quatre", "--after", "un", "--redate", cwd=folder)
    assert result.stdout.splitlines() == [
        "1\tun\tun\t2015-07-04\t2015-07-04",
        "2\tdeux\tquatre\t2015-07-25\t2015-07-11",
        "3\ttrois\tdeux\t2015-07-11\t2015-07-18",
        "4\tquatre\ttrois\t2015-07-18\t2015-07-25",
        "replay: magcli series reorder ete --redate un quatre deux trois",
        "undo: magcli undo",
    ]
    assert days(run, folder) == ["2015-07-04", "2015-07-11", "2015-07-18", "2015-07-25"]
    diff = subprocess.run(["git", "diff", "-U0"], cwd=folder, check=True, capture_output=True, text=True).stdout
    changed = [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert len([line for line in changed if "2015-" in line]) <= 6
    assert not [line for line in changed if "title: Été" in line or "schedule" in line]


def test_a_replayed_redating_gives_the_same_files(run, magazine_at):
    folder = magazine_at(FILES)
    run("series", "schedule", "ete", "--start", "2015-07-04", cwd=folder)
    run("series", "move", "ete", "quatre", "--after", "un", "--redate", cwd=folder)
    after = snapshot(folder)
    run("undo", cwd=folder)
    run("series", "reorder", "ete", "--redate", "un", "quatre", "deux", "trois", cwd=folder)
    assert snapshot(folder) == after


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["ete"], "ete has no schedule; give it one: magcli series schedule ete --start", id="none yet"),
        pytest.param(["ete", "--start", "4 juillet 2015"], "write 2015-07-04", id="a French date"),
        pytest.param(
            ["ete", "--start", "2015-07-04", "--every", "parfois"],
            "'parfois' is no period; write 1 week",
            id="no period",
        ),
        pytest.param(
            ["ete", "--start", "2015-07-04", "--weekday", "s"], "'s' is no day of the week", id="no weekday"
        ),
        pytest.param(
            ["ete", "--start", "2015-07-04", "--every", "3 days", "--weekday", "sat"], "do not go together", id="both"
        ),
        pytest.param(["hiver", "--start", "2015-07-04"], "there is no series 'hiver'", id="no such series"),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(run, magazine_at, words, message):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "schedule", *words, cwd=folder)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert message in result.stderr
    assert snapshot(folder) == before


def test_redating_without_a_schedule_is_refused(run, magazine_at):
    result = run("series", "reorder", "ete", "--reverse", "--redate", cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ete has no schedule" in result.stderr


def test_a_dry_run_shows_all_files_that_would_change(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("series", "schedule", "ete", "--start", "2015-07-04", "--dry-run", cwd=folder)
    assert [line for line in result.stdout.splitlines() if line.startswith("+++")] == [
        "+++ b/articles/ete/_index.md",
        "+++ b/articles/ete/deux.md",
    ]
    assert snapshot(folder) == before


def test_a_schedule_is_told_as_json(run, magazine_at):
    folder = magazine_at(FILES)
    words = (
        "series",
        "schedule",
        "ete",
        "--start",
        "2015-07-04",
        "--every",
        "1 mois",
        "--weekday",
        "samedi",
        "--json",
    )
    assert json.loads(run(*words, "--dry-run", cwd=folder).stdout) == {
        "version": 1,
        "series": "ete",
        "schedule": {"start": "2015-07-04", "every": "1 mois", "weekday": "saturday"},
        "parts": [
            {"number": 1, "part": "un", "before": "2015-07-04", "after": "2015-07-04"},
            {"number": 2, "part": "deux", "before": None, "after": "2015-08-08"},
            {"number": 3, "part": "trois", "before": None, "after": "2015-09-05"},
            {"number": 4, "part": "quatre", "before": "2015-08-01", "after": "2015-10-10"},
        ],
        "undo": None,
        "dry_run": True,
        "written": ["ete/_index.md", "ete/deux.md"],
        "removed": [],
        "moved": [],
    }


def test_no_undo_is_offered_for_what_was_not_done(run, magazine_at):
    folder = magazine_at(FILES)
    words = ("series", "schedule", "ete", "--start", "2015-07-04", "--json")
    assert json.loads(run(*words, "--dry-run", cwd=folder).stdout)["undo"] is None
    assert json.loads(run(*words, cwd=folder).stdout)["undo"] == "magcli undo"
    assert json.loads(run(*words, cwd=folder).stdout)["undo"] is None
    again = json.loads(run("series", "reorder", "ete", "--redate", "--json", cwd=folder).stdout)
    assert (again["undo"], again["redated"], again["written"]) == (None, [], [])
