"""The days of a series, dealt out along its schedule."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli import scheduling
from magcli.errors import NotAllowed
from magcli.model import Period
from magcli.scheduling import Rhythm
from magcli.text import frontmatter
from magcli.text.periods import parse
from tests.conftest import magazine_of

WEEKLY = "{start: 2015-07-04, every: 1 week}"


def _series(*parts, schedule=WEEKLY):
    """A magazine with the series `ete` of *parts*: a planned one's date, or a written one's status and date."""
    files, listed = {}, []
    for number, part in enumerate(parts, 1):
        status, _, day = part.partition(" ")
        if status == "planned":
            listed.append(f"  - title: p{number}\n" + (f"    date: {day}\n" if day else ""))
        else:
            listed.append(f"  - p{number}\n")
            files[f"ete/p{number}.md"] = f"---\ntitle: P{number}\nstatus: {status}\ndate: {day}\n---\n\nTexte.\n"
    told = f"schedule: {schedule}\n" if schedule else ""
    return magazine_of({"ete/_index.md": f"---\ntitle: Été\n{told}parts:\n{''.join(listed)}---\n", **files})


def _dealt(magazine, order=None):
    series = magazine.series["ete"]
    dealt = scheduling.deal(series, magazine, order or range(len(series.parts)))
    return [str(part.date.isoformat()) if part.date else "" for part in dealt]


@pytest.mark.parametrize(
    ("parts", "days"),
    [
        pytest.param(["draft", "planned", "ready"], ["07-04", "07-11", "07-18"], id="all open"),
        pytest.param(
            ["published 2015-07-04", "draft 2015-09-01", "planned"], ["07-04", "07-11", "07-18"], id="one out"
        ),
        pytest.param(["published 2015-07-07", "draft"], ["07-07", "07-11"], id="out late, nearer to its own day"),
        pytest.param(
            ["published 2015-07-04", "published 2015-07-08", "draft"], ["07-04", "07-08", "07-18"], id="early"
        ),
        pytest.param(
            ["published 2015-07-04", "published 2015-07-18", "draft"], ["07-04", "07-18", "07-25"], id="late"
        ),
        pytest.param(["published 2015-07-03", "draft"], ["07-03", "07-11"], id="out the day before it all starts"),
        pytest.param(
            ["published 2015-06-06", "published 2015-06-13", "draft"], ["06-06", "06-13", "07-04"], id="anew"
        ),
        pytest.param(
            ["draft", "published 2015-07-04", "draft"], ["07-11", "07-04", "07-18"], id="out before its turn"
        ),
        pytest.param(
            ["draft", "published 2015-07-18", "draft"], ["07-04", "07-18", "07-25"], id="time enough before it"
        ),
        pytest.param(
            ["published 2015-07-04", "published 2015-07-04", "draft"],
            ["07-04", "07-04", "07-11"],
            id="two out at once",
        ),
    ],
)
def test_parts_that_are_not_out_get_the_days_that_are_left(parts, days):
    assert _dealt(_series(*parts)) == [f"2015-{day}" for day in days]


def test_what_is_published_without_a_date_or_has_no_file_gets_none():
    magazine = _series("published", "draft", "planned")
    assert _dealt(magazine) == ["", "2015-07-04", "2015-07-11"]
    text = magazine.series["ete"].source.text.replace("  - p1\n", "  - absent\n")
    assert _dealt(magazine_of({"ete/_index.md": text, "ete/p2.md": "---\ntitle: P2\n---\n"})) == _dealt(magazine)


def test_an_item_that_says_nothing_gets_no_date():
    magazine = _series("planned", "draft")
    text = magazine.series["ete"].source.text.replace("parts:\n", "parts:\n  -\n  - titel: x\n")
    series = {"ete/_index.md": text, "ete/p2.md": "---\ntitle: P2\n---\n"}
    magazine = magazine_of(series)
    dealt = scheduling.deal(magazine.series["ete"], magazine, range(4))
    assert [str(part.date or "") for part in dealt] == ["", "", "2015-07-04", "2015-07-11"]
    assert scheduling.reorder(magazine.series["ete"], magazine, range(4), dealt)


def test_the_days_follow_the_order_that_is_asked_for():
    magazine = _series("published 2015-07-04", "draft 2015-07-11", "planned 2015-07-18")
    assert _dealt(magazine, (0, 2, 1)) == ["2015-07-04", "2015-07-11", "2015-07-18"]


@pytest.mark.parametrize(
    ("schedule", "days"),
    [
        pytest.param("{start: 2015-01-31, every: 1 month}", ["01-31", "02-28", "03-31"], id="short months"),
        pytest.param(
            "{start: 2015-07-01, every: 1 mois, weekday: samedi}", ["07-04", "08-01", "09-05"], id="first saturdays"
        ),
        pytest.param("{start: 2015-07-04, every: 10 days}", ["07-04", "07-14", "07-24"], id="ten days"),
        pytest.param(
            "{start: 2015-07-01, every: 2 weeks, weekday: sat}", ["07-04", "07-18", "08-01"], id="fortnights"
        ),
    ],
)
def test_a_rhythm_counts_in_days_weeks_or_months(schedule, days):
    assert _dealt(_series("draft", "draft", "draft", schedule=schedule)) == [f"2015-{day}" for day in days]


@pytest.mark.parametrize(
    ("schedule", "parts", "instants"),
    [
        pytest.param(
            "{start: 2015-03-22T08:00:00+01:00, every: 1 week}",
            ["draft", "draft"],
            ["2015-03-22T08:00:00+01:00", "2015-03-29T08:00:00+02:00"],
            id="the time of the schedule, over the change to summer time",
        ),
        pytest.param(
            "{start: 2015-10-18, every: 1 week}",
            ["draft", "draft 2015-07-01T06:30:00Z"],
            ["2015-10-18", "2015-10-25T08:30:00+01:00"],
            id="the time that a part has, over the change to winter time",
        ),
        pytest.param(
            "{start: 2015-03-29, every: 1 week}",
            ["draft 2015-01-01T02:30:00+01:00"],
            ["2015-03-29T03:30:00+02:00"],
            id="an hour that no clock shows",
        ),
        pytest.param(
            "{start: 2015-07-04, every: 1 week}",
            ["draft 2015-07-03T23:30:00Z", "published 2015-07-10T22:30:00Z", "draft"],
            ["2015-07-03T23:30:00+00:00", "2015-07-10T22:30:00+00:00", "2015-07-18"],
            id="days are those of the magazine's time zone",
        ),
    ],
)
def test_times_of_day_stay_what_clocks_show(schedule, parts, instants):
    assert _dealt(_series(*parts, schedule=schedule)) == instants


PART = st.one_of(
    st.just("planned"),
    st.builds(
        lambda status, day: f"{status} {day}",
        st.sampled_from(["planned", "draft", "ready", "published"]),
        st.dates(date(2015, 5, 1), date(2015, 10, 1)),
    ),
)
RHYTHMS = st.sampled_from(
    [WEEKLY, "{start: 2015-06-15, every: 10 days}", "{start: 2015-05-31, every: 1 month, weekday: sun}"]
)


@given(st.lists(PART, max_size=9), RHYTHMS, st.randoms())
def test_dealing_never_moves_a_published_date_never_doubles_a_day_and_changes_nothing_the_second_time(
    parts, rhythm, random
):
    magazine = _series(*parts, schedule=rhythm)
    series = magazine.series["ete"]
    order = random.sample(range(len(parts)), len(parts))
    dealt = scheduling.deal(series, magazine, order)
    kept = {place for place, part in enumerate(parts) if part.startswith("published")}
    assert all(part.was == part.date for part in dealt if part.place in kept)
    open_days = [part.date for part in dealt if part.place not in kept]
    assert open_days == sorted(set(open_days))
    assert not set(open_days) & {part.date for part in dealt if part.place in kept}
    texts = {str(change.path): change.text for change in scheduling.reorder(series, magazine, order, dealt)}
    sources = {
        str(source.path): source.text for source in (series.source, *(a.source for a in magazine.articles.values()))
    }
    again = magazine_of({**sources, **texts})
    assert [part.date for part in scheduling.deal(again.series["ete"], again, range(len(parts)))] == [
        d.date for d in dealt
    ]
    assert not any(part.was != part.date for part in scheduling.deal(again.series["ete"], again, range(len(parts))))


@given(
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["1 day", "3 days", "1 week", "2 weeks", "1 month", "5 months"]),
    st.sampled_from([None, 0, 5]),
    st.integers(-4000, 4000),
)
def test_no_day_of_a_rhythm_is_nearer_than_the_nearest(start, every, weekday, distance):
    period: Period = parse(every)
    days = Rhythm(start, period, weekday if period.days % 7 == 0 else None)
    wanted = start + timedelta(distance)
    found = days.nearest(wanted)
    away = abs(days.day(found) - wanted)
    assert all(away <= abs(days.day(other) - wanted) for other in range(found - 5, found + 6))
    assert days.day(found) < days.day(found + 1)


def test_only_what_changes_is_written():
    magazine = _series("published 2015-07-04", "draft 2015-07-11", "draft 2015-07-12", "planned 2015-07-25")
    series = magazine.series["ete"]
    (change,) = scheduling.reorder(series, magazine, range(4), scheduling.deal(series, magazine, range(4)))
    assert str(change.path) == "ete/p3.md"
    assert change.text == change.was.replace("2015-07-12", "2015-07-18")


@pytest.mark.parametrize(
    ("schedule", "message"),
    [
        pytest.param("", "ete has no schedule; give it one: magcli series schedule ete", id="none"),
        pytest.param("{every: 1 week}", "has no schedule", id="no start"),
        pytest.param("{start: 2015-07-04, every: parfois}", "has no schedule", id="no period"),
        pytest.param(
            "{start: 2015-07-04, every: 3 days, weekday: sat}", "do not go together", id="days and a weekday"
        ),
        pytest.param(
            "{start: 9989-12-04, every: 10 months}", "a year that no article can have", id="beyond all years"
        ),
        pytest.param("{start: 9985-06-01, every: 366 weeks}", "a year that no article can have", id="in long steps"),
        pytest.param(
            "{start: 9990-06-01, every: 366 weeks}", "a year that no article can have", id="beyond the calendar"
        ),
        pytest.param(
            "{start: '1890-01-01T08:00:00+00:00', every: 1 day}", "no whole minute", id="before there were zones"
        ),
    ],
)
def test_a_schedule_that_cannot_be_kept_to_is_refused(schedule, message):
    with pytest.raises(NotAllowed, match=message):
        _dealt(_series("draft", "draft", "draft", schedule=schedule))


def _with_schedule(text, start, every="", weekday=None):
    magazine = magazine_of({"ete/_index.md": text})
    period = parse(every) if every else None
    series = scheduling.starting(magazine.series["ete"], magazine, start, period, weekday)
    dealt = scheduling.deal(series, magazine, range(len(series.parts)))
    changes = scheduling.reorder(series, magazine, range(len(series.parts)), dealt, scheduled=True)
    return changes[0].text if changes else text


def test_a_schedule_is_written_where_there_was_none():
    text = "---\ntitle: Été  # provisoire\nparts:\n  - title: Un\n---\n"
    assert _with_schedule(text, date(2015, 7, 1), weekday=5) == (
        "---\ntitle: Été  # provisoire\nparts:\n  - title: Un\n    date: 2015-07-04\n"
        "schedule: {start: 2015-07-04, every: 1 week}\n---\n"
    )


def test_of_a_schedule_only_what_is_asked_for_changes():
    text = "---\nschedule:\n  every: 2 semaines  # en été\n  start: 2015-07-04\nparts: [{title: Un}]\n---\n"
    assert _with_schedule(text, date(2015, 7, 11)) == (
        "---\nschedule:\n  every: 2 semaines  # en été\n  start: 2015-07-11\nparts: [{title: Un, date: 2015-07-11}]\n---\n"
    )


def test_a_rhythm_of_months_remembers_the_day_of_the_week():
    written = _with_schedule("---\nparts: []\n---\n", date(2015, 7, 1), "1 mois", 5)
    assert "schedule: {start: 2015-07-04, every: 1 mois, weekday: saturday}\n" in written


def test_a_start_that_is_an_instant_keeps_its_time_when_it_waits_for_a_day_of_the_week():
    start = datetime.fromisoformat("2015-03-27T08:00:00+01:00")
    assert "2015-03-29T08:00:00+02:00" in _with_schedule("---\nparts: []\n---\n", start, weekday=6)


def test_a_typing_error_in_a_status_fixes_the_date_and_what_is_listed_twice_is_dated_once():
    magazine = _series("pubished 2015-07-20", "draft 2015-07-01", "draft")
    assert _dealt(magazine) == ["2015-07-20", "2015-07-25", "2015-08-01"]
    text = magazine.series["ete"].source.text.replace("  - p3\n", "  - p2\n")
    again = magazine_of({"ete/_index.md": text, "ete/p2.md": "---\ntitle: P2\n---\n"})
    series = again.series["ete"]
    changes = scheduling.reorder(series, again, range(3), scheduling.deal(series, again, range(3)))
    assert [str(change.path) for change in changes] == ["ete/p2.md"]


@pytest.mark.parametrize(
    "start",
    [
        pytest.param("2015-10-25T02:30:00+02:00", id="the first of two"),
        pytest.param("2015-10-25T02:30:00+01:00", id="the second of two"),
    ],
)
def test_an_hour_that_comes_twice_stays_the_one_it_is(start):
    magazine = _series(f"draft {start}", "draft", schedule=f"{{start: {start}, every: 1 week}}")
    assert _dealt(magazine) == [start, "2015-11-01T02:30:00+01:00"]
    series = magazine.series["ete"]
    assert not scheduling.deal(series, magazine, range(2))[0].is_new


def test_the_longest_series_is_dealt_out_by_one_edit_of_its_list():
    planned = "".join(f"  - title: Sujet {number}\n" for number in range(1000))
    text = f"---\ntitle: Été\nschedule: {WEEKLY}\nparts:\n{planned}---\n"
    magazine = magazine_of({"ete/_index.md": text})
    series = magazine.series["ete"]
    frontmatter.parse.cache_clear()
    (change,) = scheduling.reorder(series, magazine, range(1000), scheduling.deal(series, magazine, range(1000)))
    assert change.text.count("    date: 20") == 1000
    assert frontmatter.parse.cache_info().misses <= 3  # parsed anew for each date, it would take a minute
