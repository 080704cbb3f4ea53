"""Dates as people write them in front matter."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import dates

PARIS = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("2015-07-04", date(2015, 7, 4), id="a day"),
        pytest.param("2016-02-29", date(2016, 2, 29), id="a leap day"),
        pytest.param("2015-07-04T10:30Z", datetime(2015, 7, 4, 10, 30, tzinfo=UTC), id="an instant"),
        pytest.param("2015-07-04T10:30:05+02:00", datetime(2015, 7, 4, 10, 30, 5, tzinfo=PARIS), id="with seconds"),
        pytest.param("2015-07-04 10:30:00 +02:00", datetime(2015, 7, 4, 10, 30, tzinfo=PARIS), id="with spaces"),
        pytest.param("2015-07-04T10:30:00.5Z", datetime(2015, 7, 4, 10, 30, 0, 500000, UTC), id="half a second"),
        pytest.param(
            "2015-07-04t10:30z", datetime(2015, 7, 4, 10, 30, tzinfo=UTC), id="small letters, as RFC 3339 has"
        ),
    ],
)
def test_a_date_is_a_day_or_an_instant(written, day):
    assert dates.parse(written) == day


def test_a_day_is_no_instant():
    assert type(dates.parse("2015-07-04")) is date


def test_an_instant_keeps_the_offset_that_was_written():
    assert dates.parse("2015-07-04T10:30+02:00").isoformat() == "2015-07-04T10:30:00+02:00"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param("4 juil 2015", "'4 juil 2015' is no date: write 2015-07-04", id="French, cut short"),
        pytest.param("1er août 2015", "'1er août 2015' is no date: write 2015-08-01", id="first of the month"),
        pytest.param("4th July 2015", "'4th July 2015' is no date: write 2015-07-04", id="English"),
        pytest.param(
            "04/07/2015",
            "'04/07/2015' is no date: write 2015-07-04 when the day comes first, 2015-04-07",
            id="ambiguous",
        ),
        pytest.param("25/07/2015", "'25/07/2015' is no date: write 2015-07-25", id="of two orders one alone"),
        pytest.param("04/04/2015", "'04/04/2015' is no date: write 2015-04-04", id="the same in both orders"),
        pytest.param("4.7.2015", "'4.7.2015' is no date: write 2015-07-04", id="full stops"),
        pytest.param("2015/07/04", "'2015/07/04' is no date: write 2015-07-04", id="slashes"),
        pytest.param(
            "31/02/2015", "'31/02/2015' is no date: write it as 2015-07-04, year first", id="no day in either order"
        ),
        pytest.param("July 4, 2015", "'July 4, 2015' is no date: write 2015-07-04", id="American"),
        pytest.param("2015-7-4", "'2015-7-4' is no date: write 2015-07-04", id="digits missing"),
        pytest.param("20150704", "'20150704' is no date: write it as 2015-07-04, year first", id="no hyphens"),
        pytest.param("2015-W27-6", "'2015-W27-6' is no date: write it as 2015-07-04, year first", id="week date"),
        pytest.param("٢٠١٥-07-04", "'٢٠١٥-07-04' is no date: write it as 2015-07-04, year first", id="Arabic digits"),
        pytest.param(
            "2015-07-04Z", "'2015-07-04Z' is no date: write it as 2015-07-04, year first", id="zone, no time"
        ),
        pytest.param("2015-07-04\n", r"'2015-07-04\n' is no date: write 2015-07-04", id="line end"),
        pytest.param(
            "2015-07-04 08:00:00 +0200",
            "'2015-07-04 08:00:00 +0200' is no date: write 2015-07-04T08:00:00+02:00",
            id="an offset without a colon",
        ),
        pytest.param(
            "2015-07-04T08h30",
            "'2015-07-04T08h30' is no date: write the day alone, 2015-07-04, or with a time: 2015-07-04T08:00:00+02:00",
            id="a time as people write it",
        ),
        pytest.param(
            "2015-07-04 8:30",
            "'2015-07-04 8:30' is no date: write the day alone, 2015-07-04, or with a time: 2015-07-04T08:00:00+02:00",
            id="an hour of one digit",
        ),
        pytest.param(
            "février 2015", "'février 2015' is no date: write it with its day, as 2015-07-04", id="a month alone"
        ),
        pytest.param("2015-07", "'2015-07' is no date: write it with its day, as 2015-07-04", id="year and month"),
        pytest.param("", "'' is no date: write it as 2015-07-04, year first", id="nothing"),
        pytest.param("2015-02-30", "there is no 2015-02-30: day is out of range for month", id="no such day"),
        pytest.param("2015-13-01", "there is no 2015-13-01: month must be in 1..12", id="no such month"),
        pytest.param("0000-00-00", "there is no 0000-00-00: year 0 is out of range", id="zeros"),
        pytest.param("2015-07-04T25:00Z", "there is no 2015-07-04T25:00Z: hour must be in 0..23", id="no such hour"),
        pytest.param(
            "2015-07-04T25:00:00",
            "there is no 2015-07-04T25:00:00: hour must be in 0..23: write a time that exists, "
            "as 2015-07-04T08:00:00+02:00, or only 2015-07-04",
            id="no such hour, and no offset",
        ),
        pytest.param(
            "2015-02-30T10:00", "there is no 2015-02-30T10:00: day is out of range", id="no such day, at ten"
        ),
        pytest.param(
            "“2015-07-04”",
            "'“2015-07-04”' is no date: write 2015-07-04, without these quotes",
            id="curly quotes",
        ),
        pytest.param(
            "«\u00a02015-07-04T10:00Z\u00a0»",
            r"'«\xa02015-07-04T10:00Z\xa0»' is no date: write 2015-07-04T10:00Z, without these quotes",
            id="guillemets around an instant",
        ),
        pytest.param("‘4 juil. 2015’", "'‘4 juil. 2015’' is no date: write 2015-07-04", id="French in curly quotes"),
        pytest.param(
            "2015-07-04T10:00+25:00", "there is no 2015-07-04T10:00+25:00: offset must be", id="no such offset"
        ),
        pytest.param(
            "2015-07-04T10:00",
            "'2015-07-04T10:00' has a time but no offset: "
            "write 2015-07-04T10:00Z, 2015-07-04T10:00+02:00 or only 2015-07-04",
            id="no offset",
        ),
    ],
)
def test_what_is_no_date_is_told_with_what_to_write(written, told):
    with pytest.raises(ValueError, match="no") as caught:
        dates.parse(written)
    assert str(caught.value).startswith(told)


@pytest.mark.parametrize(
    ("spoken", "day"),
    [
        pytest.param("4 juillet 2015", date(2015, 7, 4), id="French"),
        pytest.param("4 juil. 2015", date(2015, 7, 4), id="with a full stop"),
        pytest.param("4 JUILLET 2015", date(2015, 7, 4), id="in capitals"),
        pytest.param("4\u00a0juillet\u00a02015", date(2015, 7, 4), id="no-break spaces"),
        pytest.param(" 4 juillet 2015\n", date(2015, 7, 4), id="white space around"),
        pytest.param("1er mai 2015", date(2015, 5, 1), id="ordinal"),
        pytest.param("2nd May, 2015", date(2015, 5, 2), id="English ordinal, comma"),
        pytest.param("1 Aug 2015", date(2015, 8, 1), id="English, cut short"),
        pytest.param("4 déc. 2015", date(2015, 12, 4), id="accent"),
        pytest.param("4 de\u0301cembre 2015", date(2015, 12, 4), id="decomposed accent"),
        pytest.param("4 aout 2015", date(2015, 8, 4), id="accent left out"),
        pytest.param("4 fevrier 2015", date(2015, 2, 4), id="another accent left out"),
        pytest.param("samedi 4 juillet 2015", date(2015, 7, 4), id="with its day of the week"),
        pytest.param("Sat, 4 July 2015", date(2015, 7, 4), id="English, cut short, comma"),
        pytest.param("Saturday, July 4, 2015", date(2015, 7, 4), id="American"),
        pytest.param("le 4 juillet 2015", date(2015, 7, 4), id="with its article"),
        pytest.param("dimanche 4 juillet 2015", None, id="which was no Sunday"),
        pytest.param("4 mar 2015", date(2015, 3, 4), id="the same month in both languages"),
        pytest.param("4 jui 2015", None, id="June or July"),
        pytest.param("4 ma 2015", None, id="March or May"),
        pytest.param("30 février 2015", None, id="no such day"),
        pytest.param("4 juillet 15", None, id="which century"),
        pytest.param("4 juin 0000", None, id="no such year"),
        pytest.param("04/07/2015", None, id="day or month first"),
        pytest.param("un de ces jours", None, id="no date at all"),
    ],
)
def test_a_spoken_date_means_a_day_unless_in_doubt(spoken, day):
    assert dates.spoken(spoken) == day


@pytest.mark.parametrize(("french", "english"), dates.MONTHS)
def test_every_month_is_known_by_name_and_in_short(french, english):
    named = dates.spoken(f"4 {french} 2015")
    assert named is not None
    assert dates.spoken(f"4 {english} 2015") == dates.spoken(f"4 {english[:3]} 2015") == named


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)))
def test_a_day_reads_back(day):
    assert dates.parse(day.isoformat()) == day


@given(st.datetimes(datetime(1000, 1, 1), datetime(9998, 12, 31), timezones=st.just(PARIS)))
def test_an_instant_reads_back(moment):
    assert dates.parse(moment.isoformat()) == moment


@given(st.text(st.sampled_from("0123456789-+:TZtz. é"), max_size=30))
def test_any_text_is_a_date_or_told_to_be_none(text):
    try:
        told = str(dates.parse(text))
    except ValueError as error:
        told = str(error)
    assert text[:10] in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015-07-04 10:00", "2015-07-04 10:00+02:00"),
        ("2015-01-04T10:00:30", "2015-01-04T10:00:30+01:00"),
        ("2015-03-29 02:30", ""),
        ("2015-10-25 02:30", "2015-10-25 02:30+02:00"),
        ("2015-07-04 25:00", ""),
        ("1900-01-01 10:00", ""),
    ],
    ids=["summer", "winter", "left out", "twice: the first", "no such hour", "an offset with seconds"],
)
def test_a_time_gets_the_offset_of_its_zone(text, expected):
    assert dates.in_zone(text, ZoneInfo("Europe/Paris")) == expected
