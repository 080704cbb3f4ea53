"""The size of drawings."""

import pytest

from magcli.text.svg import size


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('<svg width="960" height="540" viewBox="0 0 1 1">', (960, 540), id="said in pixels"),
        pytest.param("<svg width='10.4px' height='20PX'/>", (10, 20), id="with the unit"),
        pytest.param('<svg width="2.54cm" height="1in">', (96, 96), id="in centimetres and inches"),
        pytest.param('<svg viewBox="0 0 300 200">', (300, 200), id="that of its view box"),
        pytest.param('<svg viewBox="0,0,300,200" width="100%" height="100%">', (300, 200), id="a part of its room"),
        pytest.param('<svg viewBox="0 0 300 200" width="600">', (600, 400), id="a width alone"),
        pytest.param('<svg viewBox="0 0 300 200" height="100">', (150, 100), id="a height alone"),
        pytest.param(
            '<!-- <svg width="1" height="1"> --><svg viewBox="0 0 3 2">', (3, 2), id="not that of a comment"
        ),
        pytest.param('<svg><rect width="3" height="4"/></svg>', None, id="not that of what is in it"),
        pytest.param('<svg stroke-width="3" data-height="4">', None, id="not that of other attributes"),
        pytest.param('<svg viewBox="0 0 0 0">', None, id="an empty box"),
        pytest.param('<svg viewBox="0 0 nan inf">', None, id="a box of no numbers"),
        pytest.param('<svg width="1e99" height="1e99">', None, id="larger than any screen"),
        pytest.param('<svg width="3" height="0.1">', None, id="thinner than a pixel"),
        pytest.param("<svg", None, id="torn off"),
        pytest.param("GIF89a", None, id="no drawing at all"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_the_size_of_a_drawing(text, expected):
    assert size(text) == expected


@pytest.mark.parametrize("piece", ["<svg ", "<svg '", '<svg "', "<!--", "<svg a=' <"])
def test_no_text_takes_the_square_of_its_length(piece):
    assert size(piece * 15_000) is None
