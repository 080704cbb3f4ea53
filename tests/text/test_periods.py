"""How often, and on which day of the week."""

import pytest

from magcli.text import periods


@pytest.mark.parametrize(
    ("text", "days", "months"),
    [
        pytest.param("1 week", 7, 0, id="one week"),
        pytest.param("week", 7, 0, id="no number"),
        pytest.param("2 semaines", 14, 0, id="French"),
        pytest.param("deux semaines", 14, 0, id="a number in letters"),
        pytest.param("une semaine", 7, 0, id="an article"),
        pytest.param("every week", 7, 0, id="every"),
        pytest.param(" 10 Jours ", 10, 0, id="spaces and capitals"),
        pytest.param("10d", 10, 0, id="short"),
        pytest.param("1 mois", 0, 1, id="a month"),
        pytest.param("3 months", 0, 3, id="months"),
    ],
)
def test_a_period_is_counted_in_days_or_in_months(text, days, months):
    found = periods.parse(text)
    assert (found.days, found.months, found.text) == (days, months, text.strip())


@pytest.mark.parametrize("text", ["", "3", "0 days", "999 days", "-1 week", "1.5 weeks", "2 week s", "lundi", "1 an"])
def test_anything_else_is_no_period(text):
    with pytest.raises(ValueError, match="is no period"):
        periods.parse(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("monday", 0), ("lundi", 0), ("mar", 1), ("Mercredi", 2), ("jeu.", 3), ("Fri", 4), ("samedi", 5), ("SUN", 6)],
)
def test_a_day_of_the_week_is_named_in_english_or_french(text, number):
    assert periods.weekday(text) == number


@pytest.mark.parametrize("text", ["", "s", "sa", "samstag", "5", "samedis"])
def test_anything_else_is_no_day_of_the_week(text):
    with pytest.raises(ValueError, match="is no day of the week"):
        periods.weekday(text)
