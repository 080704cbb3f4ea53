"""`magcli status`. What the desk is made of: tests/test_desk.py; whole screens: docs/status.md."""

import re

import pytest

from magcli.text.cells import cells
from tests.cli.test_terminal import lines, look
from tests.conftest import snapshot

NOON = "1436608800"  # 2015-07-11T12:00:00+02:00


def text(title, status="published", day="2015-07-04", more=""):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: {day}\nauthors: [redaction]\n{more}---\n\nDeux mots.\n"


FILES = {
    "ete/_index.md": (
        "---\ntitle: La révolution numérique\nseason: été 2015\nparts: [un, deux, trois, quatre, "
        "{title: Cinq, date: 2015-07-25}]\n---\n"
    ),
    "ete/un.md": text("Un"),
    "ete/deux.md": text("Deux", "published", "2015-07-05"),
    "ete/trois.md": text("Trois", "published", "2015-07-06"),
    "ete/quatre.md": text("Quatre mots qui font un titre bien long", "review", "2015-07-08", "guests: [Jean]\n"),
    "hiver/_index.md": "---\ntitle: Hiver\nparts: [neige]\n---\n",
    "hiver/neige.md": text("Neige"),
    "editorial.md": text("Éditorial"),
    "seul.md": text("Seul", "draft", ""),
}


def status(folder, *words, columns=80):
    shown, code = look(folder, "status", *words, columns=columns, SOURCE_DATE_EPOCH=NOON)
    assert code == 0
    return lines(shown)


def test_the_desk_is_one_screen(magazine_at):
    assert status(magazine_at(FILES)) == [
        "no.  title                status   who           words  found   date        late",
        "La révolution numérique · été 2015 · 3 of 5 published · next 2015-07-25",
        "1–3  published",
        "4    Quatre mots qui fo…  review   La rédactio…  2              2015-07-08  3 d",
        "5    Cinq                 planned                               2015-07-25",
        "Hiver · 1 of 1 published",
        "Outside any series · 1 of 2 published",
        "     Seul                 draft    La rédaction  2      1 warn",
        "1 warning: magcli validate",
    ]


def test_a_wide_terminal_shows_all_of_it(magazine_at):
    assert status(magazine_at(FILES), columns=200)[:4] == [
        "no.  title                                    status   who                  words  found   date        late",
        "La révolution numérique · été 2015 · 3 of 5 published · next 2015-07-25",
        "1–3  published",
        "4    Quatre mots qui font un titre bien long  review   La rédaction, +Jean  2              2015-07-08  3 d",
    ]


def test_a_narrow_one_does_without_what_matters_least(magazine_at):
    assert status(magazine_at(FILES), columns=60)[:5] == [
        "no.  title                         status   date        late",
        "La révolution numérique · 3 of 5 published · next 2015-07-25",
        "1–3  published",
        "4    Quatre mots qui font un tit…  review   2015-07-08  3 d",
        "5    Cinq                          planned  2015-07-25",
    ]


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("words", [(), ("--all",)], ids=["folded", "all"])
def test_no_line_is_wider_than_the_terminal(magazine_at, columns, words):
    folder = magazine_at({**FILES, "ete/un.md": text("大きな" * 60, "published", "2016-07-04")})
    shown = status(folder, *words, columns=columns)[:-1]
    assert [line for line in shown if cells(line) > columns] == []


def test_all_of_it_unfolds(magazine_at):
    shown = status(magazine_at(FILES), "--all")
    assert [line.split("  ")[0] for line in shown[2:7]] == ["1", "2", "3", "4", "5"]
    assert any("Neige" in line for line in shown)
    assert any("Éditorial" in line for line in shown)


def complete(number):
    return {
        f"s{at}/{name}": content.replace("Hiver", f"Série {at}")
        for at in range(number)
        for name, content in {"_index.md": FILES["hiver/_index.md"], "neige.md": FILES["hiver/neige.md"]}.items()
    }


def test_many_series_that_are_complete_are_one_line(magazine_at):
    ete = {name: content for name, content in FILES.items() if name.startswith("ete/")}
    shown = status(magazine_at({**complete(6), **ete}))
    assert shown[-1] == "6 more series are complete"
    assert not any("Série" in line for line in shown)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        pytest.param(5, [f"Série {at} · 1 of 1 published" for at in range(5)], id="five"),
        pytest.param(6, ["6 series are complete"], id="six"),
    ],
)
def test_a_magazine_in_which_all_is_done_is_short(magazine_at, number, shown):
    assert status(magazine_at(complete(number))) == shown


def test_one_series_is_shown_alone(magazine_at):
    shown = status(magazine_at(FILES), "hiver")
    assert shown == ["Hiver · 1 of 1 published"]


def test_the_findings_of_a_series_are_counted_with_the_command_that_tells_them(magazine_at):
    folder = magazine_at({**FILES, "ete/_index.md": FILES["ete/_index.md"].replace("[un,", "[un, zut, zut,")})
    shown = status(folder, "ete")
    assert shown[1].endswith("· 3 errors in its _index.md")
    assert shown[-1] == "3 errors: magcli validate ete"


def test_a_series_without_parts_says_so(magazine_at):
    assert status(magazine_at({"ete/_index.md": "---\ntitle: Été\n---\n"})) == ["Été · no parts yet"]


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["text", "json"])
def test_an_empty_magazine_says_what_to_do_next(run, magazine_at, words):
    result = run("status", *words, cwd=magazine_at({}))
    told = 'nothing is here yet; next: magcli series new "…" for a series, or magcli new "…" for an article\n'
    document = '{\n  "version": 1,\n  "series": [],\n  "articles": []\n}\n'
    assert (result.exit_code, result.stdout, result.stderr) == (0, *((document, "") if words else ("", told)))


def test_a_pipe_gets_all_rows_one_a_line_without_headings(run, magazine_at):
    result = run("status", cwd=magazine_at(FILES), SOURCE_DATE_EPOCH=NOON)
    assert result.stdout == (
        "ete\t1\tUn\tpublished\tLa rédaction\t2\t\t2015-07-04\t\n"
        "ete\t2\tDeux\tpublished\tLa rédaction\t2\t\t2015-07-05\t\n"
        "ete\t3\tTrois\tpublished\tLa rédaction\t2\t\t2015-07-06\t\n"
        "ete\t4\tQuatre mots qui font un titre bien long\treview\tLa rédaction, +Jean\t2\t\t2015-07-08\t3 days late\n"
        "ete\t5\tCinq\tplanned\t\t\t\t2015-07-25\t\n"
        "hiver\t1\tNeige\tpublished\tLa rédaction\t2\t\t2015-07-04\t\n"
        "\t\tÉditorial\tpublished\tLa rédaction\t2\t\t2015-07-04\t\n"
        "\t\tSeul\tdraft\tLa rédaction\t2\t1 warning\t\t\n"
    )
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param((), ["articles/s/_index.md:2:8", "articles/faute.md:2:1"], id="all"),
        pytest.param(("s",), ["articles/s/_index.md:2:8"], id="that of a series"),
        pytest.param(("hiver",), [], id="none of another series"),
    ],
)
def test_who_reads_a_pipe_is_told_aside_what_cannot_be_read(run, magazine_at, words, told):
    files = {**FILES, "s/_index.md": "---\ntitle: [\n---\n", "faute.md": "---\nUn\n---\n"}
    result = run("status", *words, cwd=magazine_at(files))
    assert result.exit_code == 0
    assert re.findall(r"^(articles/.*?): FM0", result.stderr, re.MULTILINE) == told


def test_an_unknown_series_is_told_with_the_nearest_one(run, magazine_at):
    result = run("status", "hivers", cwd=magazine_at(FILES))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean hiver?" in result.stderr


def test_status_writes_nothing(run, magazine_at):
    folder = magazine_at(FILES)
    before = snapshot(folder)
    run("status", cwd=folder)
    assert snapshot(folder) == before
