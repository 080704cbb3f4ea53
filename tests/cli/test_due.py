"""`magcli due`. What is late: tests/test_desk.py."""

import json

import pytest

from tests.conftest import snapshot

NOON = "1436608800"  # 2015-07-11T12:00:00+02:00


def text(title, status, day):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: {day}\nauthors: [redaction]\nguests: [Jean]\n---\n"


FILES = {
    "ete/_index.md": (
        "---\ntitle: Été\nparts: [un, deux, trois, {title: À venir, date: 2015-07-10}, {title: Plus tard}]\n---\n"
    ),
    "ete/un.md": text("Un", "published", "2015-07-04"),
    "ete/deux.md": text("Deux", "review", "2015-07-11"),
    "ete/trois.md": text("Trois", "published", "2015-07-18"),
    "seul.md": text("Seul", "draft", "2015-08-11"),
}
LATE = "ete/a-venir\tplanned\t2015-07-10\t\t1 day late\nete/deux\treview\t2015-07-11\tLa rédaction, +Jean\ttoday\n"
TROIS = "ete/trois\tscheduled\t2015-07-18\tLa rédaction, +Jean\tin 7 days\n"
SEUL = "seul\tdraft\t2015-08-11\tLa rédaction, +Jean\tin 31 days\n"


def due(run, folder, *words, now=NOON):
    result = run("due", *words, cwd=folder, SOURCE_DATE_EPOCH=now)
    return result.exit_code, result.stdout, result.stderr


def test_what_is_late_is_one_line_each_and_exit_1(run, magazine_at):
    assert due(run, magazine_at(FILES)) == (1, LATE, "")


@pytest.mark.parametrize(
    ("period", "coming"),
    [
        pytest.param("6 days", "", id="not as far"),
        pytest.param("1 week", TROIS, id="just as far"),
        pytest.param("2 semaines", TROIS, id="farther, in French"),
        pytest.param("1 mois", TROIS + SEUL, id="a month"),
    ],
)
def test_what_is_to_come_within_a_period_follows(run, magazine_at, period, coming):
    assert due(run, magazine_at(FILES), "--within", period) == (1, LATE + coming, "")


def test_what_is_to_come_is_no_reason_for_exit_1(run, magazine_at):
    folder = magazine_at({"un.md": FILES["ete/trois.md"]})
    assert due(run, folder, "--within", "1 week") == (0, TROIS.replace("ete/trois", "un"), "")


@pytest.mark.parametrize("words", [(), ("--within", "1 week")], ids=["late", "to come"])
@pytest.mark.parametrize("files", [{}, {"un.md": FILES["ete/un.md"]}], ids=["empty", "all out"])
def test_with_nothing_to_say_it_says_nothing(run, magazine_at, files, words):
    assert due(run, magazine_at(files), *words) == (0, "", "")


def test_json_has_what_is_late_and_what_is_to_come(run, magazine_at):
    code, out, _ = due(run, magazine_at(FILES), "--within", "1 week", "--json")
    people = [
        {"id": "redaction", "name": "La rédaction", "guest": False},
        {"id": "jean", "name": "Jean", "guest": True},
    ]

    def told(path, number, name, title, status, people, date, late, ahead):
        return {
            "path": path,
            "number": number,
            "name": name,
            "title": title,
            "status": status,
            "people": people,
            "date": date,
            "late": late,
            "ahead": ahead,
        }

    document = {
        "version": 1,
        "late": [
            told("ete/_index.md", 4, "ete/a-venir", "À venir", "planned", [], "2015-07-10", 1, None),
            told("ete/deux.md", 2, "ete/deux", "Deux", "review", people, "2015-07-11", 0, None),
        ],
        "coming": [told("ete/trois.md", 3, "ete/trois", "Trois", "scheduled", people, "2015-07-18", None, 7)],
    }
    assert out == json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    assert code == 1


def test_json_of_nothing_is_a_document_all_the_same(run, magazine_at):
    code, out, _ = due(run, magazine_at({}), "--json")
    assert (code, json.loads(out)) == (0, {"version": 1, "late": [], "coming": []})


def test_a_period_that_is_none_is_refused_with_what_to_write(run, magazine_at):
    code, out, err = due(run, magazine_at(FILES), "--within", "bientôt")
    assert (code, out) == (2, "")
    assert "'bientôt' is no period; write 1 week, 10 days or 1 month" in err


def test_due_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    due(run, folder)
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("ete/_index.md", "---\ntitle: Été\nparts: [\n---\n", id="a series"),
        pytest.param("seul.md", "---\ntitle: Un : deux\ndate: 2015-07-04\n---\n", id="an article"),
    ],
)
def test_what_cannot_be_read_is_told_for_it_may_be_late(run, magazine_at, name, text):
    result = run("due", cwd=magazine_at({name: text}))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"articles/{name}:" in result.stderr
    assert result.stderr.endswith("nobody knows what is due in what cannot be read\n")
