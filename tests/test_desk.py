"""The desk: how far each part is, and what is late."""

from datetime import UTC, date, datetime

import pytest

from magcli.desk import Run, survey
from magcli.validating import validate
from tests.conftest import magazine_of

NOON = datetime(2015, 7, 11, 10, tzinfo=UTC)


def text(title, status="published", day="2015-07-04", more="", body="Deux mots.\n"):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: {day}\nauthors: [redaction]\n{more}---\n\n{body}"


def desk(files, now=NOON):
    magazine = magazine_of(files)
    return survey(magazine, validate(magazine), now)


def index(*parts):
    return "---\ntitle: Été\nseason: été 2015\nparts:\n" + "".join(f"  - {part}\n" for part in parts) + "---\n"


@pytest.mark.parametrize(
    ("status", "day", "shown"),
    [
        pytest.param("draft", "", "draft", id="draft"),
        pytest.param("review", "2015-07-18", "review", id="review"),
        pytest.param("ready", "2015-07-18", "ready", id="ready"),
        pytest.param("published", "2015-07-04", "published", id="out"),
        pytest.param("published", "2015-07-11", "published", id="out since this morning"),
        pytest.param("published", "2015-07-12", "scheduled", id="published, and to come"),
        pytest.param("published", "", "published", id="published on no day"),
        pytest.param("publié", "2015-07-04", "?", id="a typing error"),
    ],
)
def test_a_status_is_that_of_the_file_or_scheduled(status, day, shown):
    assert desk({"un.md": text("Un", status, day)}).articles[0].status == shown


@pytest.mark.parametrize(
    ("day", "now", "wait"),
    [
        pytest.param("2015-07-11", NOON, "today", id="today"),
        pytest.param("2015-07-10", NOON, "1 day late", id="yesterday"),
        pytest.param("2015-07-08", NOON, "3 days late", id="three days ago"),
        pytest.param("2015-07-12", NOON, "tomorrow", id="tomorrow"),
        pytest.param("2015-07-18", NOON, "in 7 days", id="a week ahead"),
        pytest.param("", NOON, "", id="nobody knows"),
        pytest.param("2015-07-12", datetime(2015, 7, 11, 22, tzinfo=UTC), "today", id="midnight in Paris"),
        pytest.param("2015-07-12", datetime(2015, 7, 11, 21, 59, tzinfo=UTC), "tomorrow", id="a minute before"),
        pytest.param("2015-07-11T18:00:00+02:00", NOON, "today", id="this evening"),
        pytest.param("2015-07-10T23:30:00Z", NOON, "today", id="yesterday elsewhere is today here"),
    ],
)
def test_a_draft_says_how_late_it_is_or_how_far_ahead(day, now, wait):
    assert desk({"un.md": text("Un", "draft", day)}, now).articles[0].wait == wait


def test_late_is_what_has_a_date_that_has_come_and_is_not_out():
    files = {
        "ete/_index.md": index("un", "deux", "{title: Trois, date: 2015-07-01}", "soir"),
        "ete/un.md": text("Un"),
        "ete/deux.md": text("Deux", "ready", "2015-07-11"),
        "ete/soir.md": text("Soir", "ready", "2015-07-11T18:00:00+02:00"),
        "seul.md": text("Seul", "publié", "2015-07-05"),
    }
    found = desk(files)
    assert [(row.name, row.late) for row in found.late] == [("ete/trois", 10), ("seul", 6), ("ete/deux", 0)]
    assert [row.name for row in found.coming(date(2015, 7, 11))] == ["ete/soir"]


@pytest.mark.parametrize(("last", "names"), [(12, []), (13, ["un"]), (18, ["un", "deux"]), (31, ["un", "deux"])])
def test_what_is_to_come_is_told_up_to_a_day_the_next_one_first(last, names):
    files = {"deux.md": text("Deux", "draft", "2015-07-18"), "un.md": text("Un", "published", "2015-07-13")}
    assert [row.name for row in desk(files).coming(date(2015, 7, last))] == names


def test_a_series_tells_its_parts_in_their_order_and_then_what_is_no_part():
    files = {
        "ete/_index.md": index("deux", "{title: À venir, authors: [redaction]}", "absent", "un"),
        "ete/un.md": text("Un"),
        "ete/deux.md": text("Deux", "review", "2015-07-25", "guests: [Jean]\n", "Un, deux[^1].\n"),
        "ete/hors.md": text("Hors", "draft", ""),
    }
    (progress,) = desk(files).series
    assert [
        (r.number, r.name, r.title, r.status, r.who, r.words, r.findings) for r in progress.rows
    ] == [
        (1, "ete/deux", "Deux", "review", "La rédaction, +Jean", 2, "1 error"),
        (2, "ete/a-venir", "À venir", "planned", "La rédaction", None, ""),
        (3, "ete/absent", "absent", "missing", "", None, ""),
        (4, "ete/un", "Un", "published", "La rédaction", 2, ""),
        (None, "ete/hors", "Hors", "draft", "La rédaction", 2, "2 warnings"),
    ]  # fmt: skip
    assert (progress.published, progress.total, progress.errors) == (1, 4, 1)
    assert (progress.season, progress.next.name) == ("été 2015", "ete/deux")


def test_what_a_command_mends_by_itself_is_counted_apart():
    typed = 'Il dit "oui"... et "non".\n' * 50
    files = {
        "ete/_index.md": index("un", "deux") + typed,
        "ete/un.md": text("Un", body=f"{typed}\n[^1]: Une note.\n"),
        "ete/deux.md": text("Deux", day="2015-07-05", body=typed),
    }
    (progress,) = desk(files).series
    assert (progress.findings, progress.warnings, progress.trifles > 50) == ("", 0, True)
    assert [(row.findings, row.trifles > 50) for row in progress.rows] == [("1 warning", True), ("", True)]


def test_the_next_part_is_the_soonest_to_come_and_no_late_one():
    parts = ("{title: A, date: 2015-07-10}", "{title: B, date: 2015-07-20}", "{title: C, date: 2015-07-12}")
    (progress,) = desk({"ete/_index.md": index(*parts)}).series
    assert progress.next.title == "C"


def folded(*statuses):
    names = [f"a{number}" for number in range(1, len(statuses) + 1)]
    files = {f"ete/{name}.md": text(name, status) for name, status in zip(names, statuses, strict=True)}
    (progress,) = desk({"ete/_index.md": index(*names), **files}).series
    return progress.is_complete, [row if isinstance(row, Run) else row.number for row in progress.folded]


@pytest.mark.parametrize(
    ("statuses", "is_complete", "rows"),
    [
        pytest.param(["published"] * 2 + ["draft"], False, [1, 2, 3], id="two are told one by one"),
        pytest.param(["published"] * 3 + ["draft"], False, [(1, 3), 4], id="three are one line"),
        pytest.param(["draft"] + ["published"] * 4, False, [1, (2, 5)], id="at the end"),
        pytest.param(["published"] * 3, True, [(1, 3)], id="nothing else"),
    ],
)
def test_a_run_of_published_parts_is_one_line(statuses, is_complete, rows):
    assert folded(*statuses) == (is_complete, rows)


@pytest.mark.parametrize(
    ("files", "is_complete"),
    [
        pytest.param({"ete/_index.md": index("un"), "ete/un.md": text("Un")}, True, id="all is out"),
        pytest.param({"ete/_index.md": index("un"), "ete/un.md": text("Un", day="2015-07-12")}, False, id="to come"),
        pytest.param({"ete/_index.md": index("un"), "ete/un.md": text("Un", body="x[^1]")}, False, id="an error"),
        pytest.param({"ete/_index.md": index("un", "un"), "ete/un.md": text("Un")}, False, id="an error of its own"),
        pytest.param({"ete/_index.md": index("un", "{title: Deux}"), "ete/un.md": text("Un")}, False, id="planned"),
        pytest.param({"ete/_index.md": index("un"), "ete/un.md": text("Un"), "ete/b.md": text("B", "draft")}, False, id="a draft that is no part"),
        pytest.param({"ete/_index.md": "---\ntitle: Été\n---\n"}, False, id="no part"),
    ],
)  # fmt: skip
def test_a_series_is_complete_when_nothing_is_left_to_do(files, is_complete):
    assert desk(files).series[0].is_complete is is_complete


def test_an_article_in_a_folder_without_an_index_belongs_to_no_series():
    assert [row.name for row in desk({"ete/un.md": text("Un")}).articles] == ["ete/un"]
