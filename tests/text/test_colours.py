"""Colours: read, compared, and made legible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text import colours

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("#9b2d1f", "#9b2d1f", id="six digits"),
        pytest.param("#9B2D1F", "#9b2d1f", id="capitals"),
        pytest.param("#abc", "#aabbcc", id="three digits"),
        pytest.param("9b2d1f", "", id="no sign"),
        pytest.param("#9b2d1", "", id="five digits"),
        pytest.param("#9b2d1f80", "", id="half transparent"),
        pytest.param("red", "", id="a name"),
        pytest.param("#9b2d1f;}", "", id="more than a colour"),
        pytest.param("#９b2d1f", "", id="a digit of another script"),
        pytest.param("#abc\n", "", id="a line end"),
    ],
)
def test_a_colour_has_a_sign_and_three_or_six_digits(text, expected):
    assert colours.parse(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("#000000", "#ffffff", 21.0, id="black on white"),
        pytest.param("#ffffff", "#000000", 21.0, id="white on black"),
        pytest.param("#767676", "#ffffff", 4.54, id="the lightest grey that is legible on white"),
        pytest.param("#777777", "#ffffff", 4.48, id="a grey that is not"),
        pytest.param("#ff0000", "#ff0000", 1.0, id="red on red"),
    ],
)
def test_contrast_is_that_of_wcag(one, other, expected):
    assert colours.contrast(one, other) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("accent", "expected"),
    [
        pytest.param("#9b2d1f", ("#9b2d1f", "#dc6252"), id="a dark red is lightened by night"),
        pytest.param("#ffee00", ("#776f00", "#ffee00"), id="a yellow is darkened by day"),
    ],
)
def test_a_colour_that_can_be_read_stays_and_the_other_keeps_its_hue(accent, expected):
    assert colours.inks(accent) == expected


@given(COLOURS)
def test_any_colour_becomes_legible_on_both_papers(accent):
    light, dark = colours.inks(accent)
    assert colours.contrast(light, colours.LIGHT_PAPER) >= 4.5
    assert colours.contrast(dark, colours.DARK_PAPER) >= 4.5


@given(COLOURS, COLOURS)
def test_legible_is_idempotent_on_any_paper_of_the_theme(accent, paper):
    for paper in (colours.LIGHT_PAPER, colours.DARK_PAPER):
        once = colours.legible(accent, paper)
        assert colours.legible(once, paper) == once
