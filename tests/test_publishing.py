"""What may leave the folder."""

from datetime import UTC, datetime

import pytest

from magcli.publishing import in_the_way, is_out, left_out, public
from magcli.validating import validate
from tests.conftest import magazine_of

SERIES = """\
---
title: Été
parts:
  - un
  - deux
  - {title: Annoncée, announce: true, date: 2015-07-18}
  - {title: Secrète}
---
"""


def _text(status="published", date="2015-07-04", title="Un"):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: {date}\nauthors: redaction\n---\n"


def _at(day, hour=12):
    return datetime(2015, 7, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "now", "out"),
    [
        pytest.param("2015-07-04", _at(4), True, id="today"),
        pytest.param("2015-07-05", _at(4), False, id="tomorrow"),
        pytest.param("2015-07-05", _at(4, 22), True, id="tomorrow here is today in Paris"),
        pytest.param("2015-07-05", _at(4, 21), False, id="not yet midnight in Paris"),
        pytest.param("2015-07-04T14:00:00+02:00", _at(4, 12), True, id="at the instant"),
        pytest.param("2015-07-04T14:00:01+02:00", _at(4, 12), False, id="a second before"),
    ],
)
def test_an_article_is_out_from_its_day_on(date, now, out):
    magazine = magazine_of({"un.md": _text(date=date)})
    assert is_out(magazine.articles["un"], magazine, now) is out


@pytest.mark.parametrize(
    "status", ["draft", "review", "ready", "publié", "Published", "'published '", "[published]", ""]
)
def test_only_the_word_published_publishes(status):
    magazine = magazine_of({"un.md": _text(status=status)})
    assert not public(magazine, _at(20)).articles


@pytest.mark.parametrize("date", ["", "2015-02-30", "4 juil 2015", "[2015-07-04]"])
def test_without_a_date_nothing_is_out(date):
    magazine = magazine_of({"un.md": _text(date=date)})
    assert not public(magazine, _at(20)).articles


def test_slots_stay_but_hold_only_what_readers_may_see():
    magazine = magazine_of({"ete/_index.md": SERIES, "ete/un.md": _text(), "ete/deux.md": _text("draft")})
    shown = public(magazine, _at(20))
    assert [(part.slug, part.title) for part in shown.series["ete"].parts] == [
        ("un", ""),
        ("", ""),
        ("", "Annoncée"),
        ("", ""),
    ]
    assert list(shown.articles) == ["ete/un"]


def test_a_series_of_which_nothing_is_shown_is_not_there():
    magazine = magazine_of({"ete/_index.md": SERIES.replace("announce: true, ", ""), "ete/un.md": _text("draft")})
    assert not public(magazine, _at(20)).series


def _told(files, day=20):
    magazine = magazine_of(files)
    shown = public(magazine, _at(day))
    findings = validate(magazine)
    return [
        [(str(d.path), d.code) for d in found]
        for found in (in_the_way(findings, magazine, shown), left_out(findings, magazine, shown))
    ]


@pytest.mark.parametrize(
    ("files", "blocking", "told"),
    [
        pytest.param({"un.md": _text() + "x[^1]\n"}, [("un.md", "NOTE001")], [], id="a published article"),
        pytest.param({"un.md": _text("draft") + "x[^1]\n"}, [], [], id="a draft's note"),
        pytest.param({"un.md": _text("publié")}, [], [("un.md", "META009")], id="a misspelt status"),
        pytest.param({"un.md": "---\ntitle: a : b\n---\n"}, [], [("un.md", "FM011")], id="an unreadable file"),
        pytest.param({"un.md": _text(date="") + "x\n"}, [("un.md", "META002")], [], id="no date"),
        pytest.param(
            {"ete/_index.md": SERIES, "ete/un.md": _text() + "x\n"},
            [("ete/_index.md", "SER004")],
            [],
            id="a series that is shown",
        ),
        pytest.param(
            {"ete/_index.md": SERIES.replace("announce: true, ", ""), "ete/un.md": _text("draft")},
            [],
            [],
            id="a series that is not",
        ),
        pytest.param(
            {"ete/_index.md": "---\ntitle: L’été : un\nparts: [un]\n---\n", "ete/un.md": _text() + "x\n"},
            [("ete/_index.md", "FM011")],
            [],
            id="the index of a series that nobody can read",
        ),
        pytest.param(
            {"ete/_index.md": "---\ntitle: L’été : un\nparts: [un]\n---\n", "ete/un.md": _text("draft") + "x\n"},
            [],
            [],
            id="the index of a series that nobody sees",
        ),
    ],
)
def test_errors_in_what_is_shown_stand_in_the_way(files, blocking, told):
    assert _told(files) == [blocking, told]


def test_errors_of_a_scheduled_article_are_told_and_do_not_stop_todays_export():
    assert _told({"un.md": _text(date="2015-07-05") + "x[^1]\n"}, day=4) == [[], [("un.md", "NOTE001")]]


def test_an_announced_part_stays_announced_while_its_article_is_written():
    draft = _text("draft", "2015-07-11", "Deux").replace("---\n", "---\nannounce: true\nsummary: Rien de dit\n", 1)
    magazine = magazine_of({"ete/_index.md": SERIES, "ete/un.md": _text(), "ete/deux.md": draft})
    part = public(magazine, _at(20)).series["ete"].parts[1]
    assert (part.slug, part.title, str(part.date), part.authors[0].id) == ("", "Deux", "2015-07-11", "redaction")


@pytest.mark.parametrize("line", ["announce: false", "announce: oui", "status: publié\nannounce: true"])
def test_a_draft_that_does_not_say_so_is_not_announced(line):
    draft = f"---\ntitle: Deux\n{line}\n---\n"
    magazine = magazine_of({"ete/_index.md": SERIES, "ete/un.md": _text(), "ete/deux.md": draft})
    assert public(magazine, _at(20)).series["ete"].parts[1].title == ""


def test_what_is_planned_for_the_desk_does_not_reach_an_exporter():
    scheduled = SERIES.replace("title: Été\n", "title: Été\nschedule: {start: 2015-07-04, every: 1 week}\n")
    series = public(magazine_of({"ete/_index.md": scheduled, "ete/un.md": _text()}), _at(20)).series["ete"]
    assert (series.schedule.start, series.schedule.every) == (None, None)
