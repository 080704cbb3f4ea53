"""The calendar, read with the library that writes it and with another one."""

from datetime import UTC, date, datetime

import icalendar
import pytest
import vobject

from magcli.exporters import ics
from magcli.exporters._exporter import Options
from magcli.publishing import public
from tests.conftest import HOME, magazine_of

NOW = datetime(2015, 7, 12, tzinfo=UTC)
ID = "3f0c2b1e-0000-4000-8000-000000000000"


def article(title, date, status="published", more=""):
    return f"---\ntitle: {title}\nstatus: {status}\ndate: {date}\nauthors: [redaction]\n{more}---\nTexte.\n"


FILES = {
    "ete/_index.md": (
        "---\ntitle: Été, ou presque\nparts:\n  - un\n  - deux\n  - title: Secrète\n    date: 2015-07-18\n"
        "    authors: [Léa]\n  - title: La société ; numérique\n    date: 2015-07-25T08:00:00+02:00\n    announce: true\n"
        "  - title: Sans jour\n    announce: true\n---\n"
    ),
    "ete/un.md": article("Un", "2015-07-04", more=f"id: {ID}\nupdated: 2015-07-06\n"),
    "ete/deux.md": article("Deux", "2015-07-11", "review", "guests: [{name: Jean}]\n"),
    "edito.md": article("Édito", "2015-07-01T09:30:00+02:00"),
    "libre.md": "---\ntitle: Sans date\n---\n",
}


def exported(files=FILES, **options):
    magazine = magazine_of(files)
    shown = magazine if options.get("desk") else public(magazine, NOW)
    (page,) = ics.export(shown, Options(**options))
    return page.render()


def events(files=FILES, **options):
    return icalendar.Calendar.from_ical(exported(files, **options)).walk("VEVENT")


def said(files=FILES, *, key="SUMMARY", **options):
    return [str(event.get(key, "")) for event in events(files, **options)]


def test_readers_see_what_is_published_and_what_is_announced_for_a_day():
    assert said() == ["Édito", "Été, ou presque 1/5\u00a0: Un", "Été, ou presque 4/5\u00a0: La société ; numérique"]


def test_the_desk_sees_all_that_has_a_date_with_its_status_and_people():
    assert list(zip(said(desk=True), said(key="DESCRIPTION", desk=True), strict=True)) == [
        ("Édito", "Statut\u00a0: publié\nPar La rédaction"),
        ("Été, ou presque 1/5\u00a0: Un", "Statut\u00a0: publié\nPar La rédaction"),
        ("Été, ou presque 2/5\u00a0: Deux", "Statut\u00a0: en relecture\nPar La rédaction\nAvec Jean"),
        ("Été, ou presque 3/5\u00a0: Secrète", "Statut\u00a0: prévu\nPar Léa"),
        ("Été, ou presque 4/5\u00a0: La société ; numérique", "Statut\u00a0: annoncé"),
    ]


def test_an_article_that_is_announced_is_shown_as_one_to_come():
    files = {**FILES, "ete/deux.md": article("Deux", "2015-07-11", "review", "announce: true\n")}
    (found,) = (event for event in events(files) if "Deux" in event["SUMMARY"])
    assert str(found["SUMMARY"]) == "Été, ou presque 2/5\u00a0: Deux"
    assert (str(found["STATUS"]), "URL" in found, "DESCRIPTION" in found) == ("TENTATIVE", False, False)


def test_readers_see_no_status_and_no_people():
    assert said(key="DESCRIPTION") == ["", "", ""]
    assert b"redaction" not in exported()


def test_a_calendar_can_hold_one_series():
    files = {**FILES, "hiver/_index.md": "---\ntitle: Hiver\nparts: [gel]\n---\n"}
    files["hiver/gel.md"] = article("Gel", "2015-07-02")
    assert said(files, series="hiver") == ["Hiver 1/1\u00a0: Gel"]
    assert len(said(files)) == 4


def test_the_calendar_is_written_as_rfc_5545_wants_it():
    long = FILES["ete/un.md"].replace("title: Un", "title: " + "Où en est-on, après l’été\u00a0? " * 9)
    content = exported({**FILES, "ete/un.md": long})
    *lines, last = content.split(b"\r\n")
    assert last == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert lines[:6] == [
        b"BEGIN:VCALENDAR",
        b"VERSION:2.0",
        b"PRODID:-//magcli//NONSGML magcli//EN",
        b"CALSCALE:GREGORIAN",
        "NAME:Le Mag numérique".encode(),
        "X-WR-CALNAME:Le Mag numérique".encode(),
    ]


def test_a_day_is_a_whole_day_and_an_instant_a_time_in_utc():
    assert [event.decoded("DTSTART") for event in events()] == [
        datetime(2015, 7, 1, 7, 30, tzinfo=UTC),
        date(2015, 7, 4),
        datetime(2015, 7, 25, 6, 0, tzinfo=UTC),
    ]
    assert b"DTSTART;VALUE=DATE:20150704\r\n" in exported()
    assert b"DTSTART:20150725T060000Z\r\n" in exported()
    assert said(key="TRANSP") == ["TRANSPARENT"] * 3


def test_no_clock_is_asked():
    assert [event.decoded("DTSTAMP").isoformat() for event in events()] == [
        "2015-07-01T07:30:00+00:00",
        "2015-07-05T22:00:00+00:00",
        "2015-07-25T06:00:00+00:00",
    ]
    assert exported() == exported()


def test_what_is_published_is_certain_and_has_an_address():
    assert list(zip(said(key="STATUS"), said(key="URL"), strict=True)) == [
        ("CONFIRMED", "https://mag.example.org/edito/"),
        ("CONFIRMED", "https://mag.example.org/ete/un/"),
        ("TENTATIVE", ""),
    ]


def test_what_is_not_published_has_no_address_for_the_desk_either():
    addresses = dict(zip(said(desk=True), said(key="URL", desk=True), strict=True))
    assert addresses["Été, ou presque 2/5\u00a0: Deux"] == ""
    assert addresses["Édito"] == "https://mag.example.org/edito/"


def test_a_part_without_a_title_is_a_fault_and_no_entry():
    assert events({"ete/_index.md": "---\ntitle: Été\nparts: [{date: 2015-07-18}]\n---\n"}, desk=True) == []


def test_an_article_whose_status_cannot_be_read_is_told_to_the_desk():
    files = {"un.md": article("Un", "2015-07-04", "publié")}
    assert said(files, key="DESCRIPTION", desk=True) == ["Statut\u00a0: illisible\nPar La rédaction"]


def test_without_an_address_of_the_magazine_there_are_none():
    home = HOME.replace("url: https://mag.example.org/\n", "")
    assert said({**FILES, "_index.md": home}, key="URL") == ["", "", ""]


def test_an_article_keeps_its_id_and_what_has_none_gets_one_that_stays():
    first = said(key="UID")
    assert first == [
        "urn:uuid:d3dc99a8-8561-526e-8fd9-e5d027d68f7a",
        f"urn:uuid:{ID}",
        "urn:uuid:5d61daac-2243-5230-a1a3-3cf823510f38",
    ]
    moved = FILES["ete/_index.md"].replace("  - un\n", "").replace("parts:\n", "parts:\n  - un\n  - title: Avant\n")
    assert said({**FILES, "ete/_index.md": moved}, key="UID") == first


def test_no_two_entries_have_one_id():
    index = "---\ntitle: Été\nparts:\n  - un\n" + "  - {title: Sans titre, date: 2015-08-01}\n" * 3 + "---\n"
    files = {**FILES, "ete/_index.md": index, "ete/copie.md": FILES["ete/un.md"]}
    ids = said(files, key="UID", desk=True)
    assert len(ids) == len(set(ids)) == 7
    assert f"urn:uuid:{ID}" in ids


@pytest.mark.parametrize(
    ("home", "options", "name"),
    [
        pytest.param(HOME, {}, "Le Mag numérique", id="of the magazine"),
        pytest.param(HOME, {"series": "ete"}, "Été\\, ou presque – Le Mag numérique", id="of a series"),
        pytest.param(HOME, {"desk": True}, "Le Mag numérique (rédaction)", id="of the desk"),
        pytest.param(
            HOME.replace("lang: fr", "lang: en"), {"desk": True}, "Le Mag numérique (desk)", id="of an English desk"
        ),
    ],
)
def test_a_calendar_has_a_name(home, options, name):
    content = exported({**FILES, "_index.md": home}, **options).decode()
    assert f"\r\nNAME:{name}\r\nX-WR-CALNAME:{name}\r\n" in content


def test_a_calendar_of_nothing_holds_nothing():
    assert events({}) == []


STRANGE = '"L’a\\nb \\r\\nBEGIN:VEVENT\\u2028c\\u0085d\\x07e, f; g\\\\h {title}"'


@pytest.mark.parametrize("desk", [False, True])
def test_no_text_can_end_its_line_or_be_taken_for_another_key(desk):
    home = HOME.replace("Le Mag numérique", STRANGE, 1).replace("https://mag.example.org/", '"https://a.b/\\nX:1"')
    files = {
        "_index.md": home.replace("La rédaction", STRANGE),
        "ete/_index.md": f"---\ntitle: {STRANGE}\nparts: [un, {{title: {STRANGE}, date: 2015-08-01, announce: true}}]\n---\n",
        "ete/un.md": article(STRANGE, "2015-07-04", more='id: "a\\nb"\n'),
    }
    title = "L’a b  BEGIN:VEVENT c de, f; g\\h {title}"
    assert said(files, desk=desk) == [f"{title} 1/2\u00a0: {title}", f"{title} 2/2\u00a0: {title}"]
    assert said(files, key="UID", desk=desk)[0] == "urn:uuid:a b"
    assert exported(files, desk=desk).count(b"BEGIN:VEVENT\r\n") == 2


@pytest.mark.parametrize(
    "date", ["1000-01-01", "9998-12-31", "1000-01-01T00:00:00+14:00", "9998-12-31T23:59:59-12:00"]
)
def test_the_first_and_the_last_day_that_an_article_can_have(date):
    assert len(events({"un.md": article("Un", date)}, desk=True)) == 1


def test_another_reader_understands_it_as_it_is_meant():
    calendar = vobject.readOne(exported(desk=True).decode())
    found = [(event.summary.value, event.dtstart.value, event.status.value) for event in calendar.vevent_list]
    assert found == [
        ("Édito", datetime(2015, 7, 1, 7, 30, tzinfo=UTC), "CONFIRMED"),
        ("Été, ou presque 1/5\u00a0: Un", date(2015, 7, 4), "CONFIRMED"),
        ("Été, ou presque 2/5\u00a0: Deux", date(2015, 7, 11), "TENTATIVE"),
        ("Été, ou presque 3/5\u00a0: Secrète", date(2015, 7, 18), "TENTATIVE"),
        (
            *("Été, ou presque 4/5\u00a0: La société ; numérique", datetime(2015, 7, 25, 6, 0, tzinfo=UTC)),
            "TENTATIVE",
        ),
    ]
    assert calendar.validate()
    assert {event.categories.value[0] for event in calendar.vevent_list[1:]} == {"Été, ou presque"}
    assert calendar.vevent_list[2].description.value == "Statut\u00a0: en relecture\nPar La rédaction\nAvec Jean"
