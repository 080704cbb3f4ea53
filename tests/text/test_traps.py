"""What other programs take an unquoted text for."""

import pytest

from magcli.text.traps import other_reading


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("no", "false"), ("Yes", "true"), ("on", "true"), ("OFF", "false"),
        ("19:30", "1170"), ("012", "10"), ("0x1F", "31"), ("08", "8"), ("1_000", "1000"), ("0b11", "3"), ("+7", "7"), (".5", "0.5"),
    ],
)  # fmt: skip
def test_what_is_read_otherwise_is_told(text, read):
    assert other_reading(text) == read


@pytest.mark.parametrize(
    "text",
    ["", "1984", "2.5", "Un", "no way", "2015-07-04", "~", "1e3", "0" * 10_000, "9" * 41, "été", "a: b", "=", "<<"],
)
def test_what_all_read_alike_is_not(text):
    assert other_reading(text) == ""
