"""Seasons, in the languages that magcli knows them in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.model import Season
from magcli.text import seasons


@pytest.mark.parametrize(
    ("text", "name", "years"),
    [
        pytest.param("été 2015", "summer", (2015,), id="French"),
        pytest.param("Ete 2015", "summer", (2015,), id="without accents, with a capital"),
        pytest.param("e\u0301te\u0301\u00a02015", "summer", (2015,), id="decomposed, with a no-break space"),
        pytest.param("summer 2015", "summer", (2015,), id="English"),
        pytest.param("fall 2015", "autumn", (2015,), id="American"),
        pytest.param("summer of 2015", "summer", (2015,), id="of a year"),
        pytest.param("hiver 2015-2016", "winter", (2015, 2016), id="two years"),
        pytest.param("winter 2015/16", "winter", (2015, 2016), id="two years, in short"),
        pytest.param("Winter 1999–00", "winter", (1999, 2000), id="two years, with a dash, over a century"),
        pytest.param("hiver 2015", "winter", (2015,), id="a winter of one year"),
        pytest.param("Frühjahr 2015", "spring", (2015,), id="German"),
        pytest.param("Fruehling 2015", "spring", (2015,), id="German without umlauts"),
        pytest.param("OTOÑO 2015", "autumn", (2015,), id="Spanish"),
        pytest.param("verano de 2015", "summer", (2015,), id="Spanish, of a year"),
        pytest.param("estate 2015", "summer", (2015,), id="Italian"),
    ],
)
def test_a_season_is_understood(text, name, years):
    assert seasons.parse(text) == Season(text=text, name=name, years=years)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Saison 3", id="a number"),
        pytest.param("été", id="no year"),
        pytest.param("2015", id="no name"),
        pytest.param("été 15", id="a short year"),
        pytest.param("été 2015 : la rentrée", id="more than a season"),
        pytest.param("hiver 2015-2017", id="years that are not in a row"),
        pytest.param("hiver 2015/17", id="years that are not in a row, in short"),
        pytest.param("été 0015", id="a year of antiquity"),
        pytest.param("été 9999", id="the last of all years"),
        pytest.param("été ２０１５x", id="digits of another width, and a letter"),
        pytest.param("été 2015" + " " * 250 + "x", id="more than anybody reads"),
        pytest.param("", id="nothing"),
    ],
)
def test_another_text_stays_a_text(text):
    assert seasons.parse(text) == Season(text=text)
    assert seasons.shown(seasons.parse(text), "fr") == text


@pytest.mark.parametrize(
    ("text", "lang", "shown"),
    [
        pytest.param("summer 2015", "fr", "été 2015", id="English to French"),
        pytest.param("Ete 2015", "fr-CA", "été 2015", id="French, spelt in full"),
        pytest.param("été 2015", "en-GB", "summer 2015", id="French to English"),
        pytest.param("fall 2015", "en", "autumn 2015", id="American to English"),
        pytest.param("été 2015", "de", "Sommer 2015", id="French to German"),
        pytest.param("été 2015", "es", "verano de 2015", id="French to Spanish"),
        pytest.param("été 2015", "it", "estate 2015", id="French to Italian"),
        pytest.param("winter 2015/16", "fr", "hiver 2015-2016", id="two years"),
        pytest.param("Ete 2015", "pt", "Ete 2015", id="to a language without seasons here"),
    ],
)
def test_a_season_is_said_in_the_language_of_the_magazine(text, lang, shown):
    assert seasons.shown(seasons.parse(text), lang) == shown


@given(st.sampled_from(seasons.WORDS), st.integers(1000, 9997), st.sampled_from(list(seasons.NAMES)))
def test_what_is_shown_is_understood_again(word, year, lang):
    season = seasons.parse(f"{word} {year}")
    again = seasons.parse(seasons.shown(season, lang))
    assert season.name
    assert (again.name, again.years) == (season.name, season.years)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("printemps 2015", [("2015-03-01", "2015-06-21")], id="spring"),
        pytest.param("été 2015", [("2015-06-01", "2015-09-23")], id="summer"),
        pytest.param("automne 2015", [("2015-09-01", "2015-12-21")], id="autumn"),
        pytest.param("hiver 2015-2016", [("2015-12-01", "2016-03-20")], id="winter"),
        pytest.param("hiver 2015", [("2014-12-01", "2015-03-20"), ("2015-12-01", "2016-03-20")], id="two winters"),
        pytest.param("summer 2015-16", [], id="a summer of the southern half of the world"),
        pytest.param("Saison 3", [], id="no season of the year"),
    ],
)
def test_a_season_has_its_days_by_any_sane_calendar(text, spans):
    assert [(first.isoformat(), last.isoformat()) for first, last in seasons.spans(seasons.parse(text))] == spans


@given(st.dates(date(1001, 1, 1), date(9996, 12, 31)))
def test_every_day_lies_in_a_season_of_its_year(day):
    names = [name for name in seasons.NAMES["en"] if seasons.covers(seasons.parse(f"{name} {day.year}"), day)]
    assert 1 <= len(names) <= 2


def test_a_season_begins_and_ends_to_the_day():
    summer = seasons.parse("été 2015")
    inside = [date(2015, 6, 1), date(2015, 9, 23)]
    outside = [inside[0] - timedelta(1), inside[1] + timedelta(1)]
    assert [seasons.covers(summer, day) for day in (*inside, *outside)] == [True, True, False, False]


def test_nothing_lies_outside_a_season_that_is_not_understood():
    assert seasons.covers(seasons.parse("Saison 3"), date(2015, 7, 4))
