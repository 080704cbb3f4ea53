"""YAML out: short lines that read back."""

from datetime import UTC, date, datetime

import pytest

from magcli.text.emitter import entry_lines, inline, item_lines


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        pytest.param("Été", ["k: Été"], id="text"),
        pytest.param("a: b", ["k: 'a: b'"], id="colon"),
        pytest.param("l'été: b", ['k: "l\'été: b"'], id="colon and apostrophe"),
        pytest.param("no", ["k: 'no'"], id="a word that YAML takes for false"),
        pytest.param(True, ["k: true"], id="yes"),
        pytest.param(3, ["k: 3"], id="number"),
        pytest.param(None, ["k: null"], id="nothing"),
        pytest.param(date(2015, 7, 4), ["k: 2015-07-04"], id="day"),
        pytest.param(datetime(2015, 7, 4, 8, tzinfo=UTC), ["k: 2015-07-04T08:00:00+00:00"], id="instant"),
        pytest.param([], ["k: []"], id="no items"),
        pytest.param(["a", "b, c"], ["k: [a, 'b, c']"], id="list"),
        pytest.param({"a": "b"}, ["k: {a: b}"], id="mapping"),
        pytest.param([{"a": "b"}, {"c": "d"}], ["k:", "  - {a: b}", "  - {c: d}"], id="list of mappings"),
    ],
)
def test_a_key_is_written_as_people_write_it(value, lines):
    assert entry_lines("k", value) == lines


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        pytest.param("a", ["  - a"], id="text"),
        pytest.param({"title": "A: b", "announce": True}, ["  - title: 'A: b'", "    announce: true"], id="mapping"),
    ],
)
def test_an_item_stands_behind_its_hyphen(value, lines):
    assert item_lines(value, "  ") == lines


def test_in_brackets_a_comma_wants_quotes():
    assert (inline("a, b"), inline("a, b", in_flow=True)) == ("a, b", "'a, b'")


def test_the_kind_of_quotes_is_kept():
    assert (inline("a", "'"), inline("a", '"'), inline("é", '"')) == ("'a'", '"a"', '"é"')
