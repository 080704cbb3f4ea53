"""Cells that span rows and columns."""

import pytest

from magcli.text.spans import MOST, Cell, lacking

ONE, WIDE, HIGH = Cell(), Cell(columns=2), Cell(rows=2)


@pytest.mark.parametrize(
    ("sections", "missing"),
    [
        pytest.param([], (), id="no table"),
        pytest.param([[[ONE, ONE], [ONE, ONE]]], ((0, 0),), id="even"),
        pytest.param([[[ONE]], [[ONE, ONE, ONE], []]], ((2,), (0, 3)), id="short rows"),
        pytest.param([[[WIDE], [ONE, ONE]]], ((0, 0),), id="a wide cell"),
        pytest.param([[[HIGH, ONE], [ONE]]], ((0, 0),), id="a high cell"),
        pytest.param([[[HIGH, ONE], []]], ((0, 1),), id="beside a high cell"),
        pytest.param([[[WIDE]]], None, id="a column that nothing begins in"),
        pytest.param([[[HIGH]]], None, id="below the last row"),
        pytest.param([[[HIGH]], [[ONE]]], None, id="into the next part"),
        pytest.param([[[ONE, HIGH], [WIDE]]], None, id="two in one place"),
        pytest.param([[[ONE, ONE, HIGH], [ONE]]], None, id="a hole"),
        pytest.param([[[Cell(99, 99)] * 30] * 99], None, id="millions of places"),
        pytest.param([[[ONE] * 200, *[[ONE]] * 100]], ((0,) * 101,), id="thousands of places to fill"),
    ],
)
def test_rows_lack_what_they_are_shorter_than_the_longest(sections, missing):
    assert lacking(sections) == missing
    assert MOST < 200 * 100
