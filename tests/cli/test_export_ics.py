"""`magcli export ics`: the calendar on standard output or in a file, for readers or for the desk."""

import icalendar
import pytest

from tests.conftest import snapshot

NOW = "1436700000"  # 2015-07-12

FILES = {
    "ete/_index.md": (
        "---\ntitle: Été\nparts:\n  - un\n  - deux\n  - {title: Le secret, date: 2015-07-18}\n"
        "  - {title: Bientôt, date: 2015-07-25, announce: true}\n---\n"
    ),
    "ete/un.md": "---\ntitle: Un\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\nTexte.\n",
    "ete/deux.md": "---\ntitle: Deux\ndate: 2015-07-11\nauthors: [redaction]\n---\nUn appel[^1].\n",
    "hiver/_index.md": "---\ntitle: Hiver\nparts:\n  - {title: Neige, date: 2015-12-05}\n---\n",
}


@pytest.fixture
def export(run):
    return lambda folder, *words: run("export", "ics", *words, cwd=folder, SOURCE_DATE_EPOCH=NOW)


def titles(text):
    return [
        str(event["SUMMARY"]).partition("\u00a0: ")[2] for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([], ["Un", "Bientôt"], id="for readers"),
        pytest.param(["--series", "Été"], ["Un", "Bientôt"], id="of a series"),
        pytest.param(["--desk"], ["Un", "Deux", "Le secret", "Bientôt", "Neige"], id="for the desk"),
        pytest.param(["--desk", "--series", "hiver"], ["Neige"], id="of a series, for the desk"),
        pytest.param(["--desk", "-o", "-"], ["Un", "Deux", "Le secret", "Bientôt", "Neige"], id="to stdout by name"),
    ],
)
def test_the_calendar_goes_to_standard_output(export, magazine_at, words, expected):
    result = export(magazine_at(FILES), *words)
    assert (result.exit_code, result.stderr, titles(result.stdout)) == (0, "", expected)


def test_the_calendar_can_go_to_a_file(export, magazine_at):
    folder = magazine_at(FILES)
    shown = export(folder, "--desk").stdout
    result = export(folder, "--desk", "-o", "interne/desk.ics")
    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "interne/desk.ics").read_bytes() == shown.encode()


def test_a_dry_run_names_the_file_and_writes_none(export, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = export(folder, "-o", "a.ics", "--dry-run")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "write a.ics\n", "nothing was written\n")
    assert snapshot(folder) == before


BROKEN = {**FILES, "ete/un.md": FILES["ete/un.md"].replace("Texte.", "Texte[^9].")}


def test_an_error_in_what_is_published_refuses_the_calendar_for_readers(export, magazine_at):
    result = export(magazine_at(BROKEN))
    assert (result.exit_code, result.stdout) == (1, "")


def test_no_error_refuses_the_calendar_for_the_desk(export, magazine_at):
    result = export(magazine_at({**BROKEN, "seul.md": "---\ntitle: a : b\n---\n"}), "--desk")
    assert (result.exit_code, result.stderr, titles(result.stdout)[0]) == (0, "", "Un")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["ics", "--limit", "3"], "--limit is for atom, jsonfeed and rss, not ics", id="a limit"),
        pytest.param(["ics", "--single", "ete"], "--single is for html", id="a page"),
        pytest.param(["rss", "--desk"], "--desk is for ics, not rss", id="a feed for the desk"),
        pytest.param(["html", "--desk"], "--desk is for ics, not html", id="a site for the desk"),
        pytest.param(["html", "--single", "ete", "--desk"], "--desk is for ics, not html", id="a page for the desk"),
        pytest.param(["ics", "--series", "hiver"], "nothing of 'hiver' is published yet", id="a secret series"),
        pytest.param(["ics", "-o", "articles/a.ics"], "it lies inside the magazine", id="into the magazine"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(run, magazine_at, words, message):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    result = run("export", *words, cwd=folder, SOURCE_DATE_EPOCH=NOW)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert snapshot(folder) == before


def test_an_event_keeps_its_id_from_the_plan_to_its_page(run, magazine_at):
    planned = "---\ntitle: Été\nparts:\n  - title: Le lac\n    date: 2015-07-04\n    announce: true\n---\n"
    folder = magazine_at({"ete/_index.md": planned})

    def uid():
        shown = run("export", "ics", cwd=folder, SOURCE_DATE_EPOCH="1500000000").stdout
        return [line for line in shown.splitlines() if line.startswith("UID")]

    before = uid()
    run("new", "Au bord du lac", "--planned", "Le lac", "--author", "redaction", cwd=folder)
    assert uid() == before
    run("publish", "au-bord-du-lac", cwd=folder, SOURCE_DATE_EPOCH="1500000000")
    assert uid() == before
    assert len(before) == 1


def test_what_is_for_the_desk_is_not_put_where_readers_look(run, magazine_at):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\nparts: [{title: Secrète, date: 2015-07-04}]\n---\n"})
    run("export", "html", cwd=folder)
    result = run("export", "ics", "--desk", "-o", "public/calendar.ics", cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "lies in a folder that readers see" in result.stderr
    assert not (folder / "public/calendar.ics").exists()
    assert run("export", "ics", "--desk", "-o", "calendar.ics", cwd=folder).stderr == ""
