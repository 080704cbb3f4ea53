"""Images of a text that is HTML already."""

import pytest

from magcli.text.images import sized

SIZES = {"a.png": (640, 480), "b c.png": (3, 4)}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            '<p><img src="a.png" alt="A"></p>',
            '<p><img src="a.png" alt="A" width="640" height="480" loading="lazy" decoding="async"></p>',
            id="one of ours",
        ),
        pytest.param(
            '<img src="x.png" alt="">',
            '<img src="x.png" alt="" loading="lazy" decoding="async">',
            id="one whose size is not known",
        ),
        pytest.param(
            '<img src="a.png" alt="" width="20">',
            '<img src="a.png" alt="" width="20" loading="lazy" decoding="async">',
            id="one that says its size",
        ),
        pytest.param(
            '<img loading="eager" src="b c.png" decoding="sync" alt="a > b" />',
            '<img loading="eager" src="b c.png" decoding="sync" alt="a > b" width="3" height="4"/>',
            id="what it says itself stays",
        ),
        pytest.param(
            "<IMG src=a.png alt=''>",
            '<img src=a.png alt=\'\' width="640" height="480" loading="lazy" decoding="async">',
            id="written otherwise",
        ),
        pytest.param("<p>&lt;img src=a.png&gt;</p>", "<p>&lt;img src=a.png&gt;</p>", id="a word of the text"),
        pytest.param("<imgx src='a.png'><img", "<imgx src='a.png'><img", id="no image"),
    ],
)
def test_an_image_tells_its_size_and_waits_for_its_reader(html, expected):
    assert sized(html, SIZES.get) == expected


def test_the_first_image_that_is_seen_waits_for_nobody():
    html = '<img src="a.png" alt=""><img src="a.png" alt="">'
    first, second = sized(html, SIZES.get, is_first_seen=True).split("><")
    assert "loading" not in first
    assert 'loading="lazy"' in second


@pytest.mark.parametrize("piece", ["<img ", "<img '", '<img "', "<img a=' <"])
def test_no_text_takes_the_square_of_its_length(piece):
    assert sized(piece * 50_000, SIZES.get)
