"""What the list on the terminal looks like, whatever the size of both."""

import pytest

pytest.importorskip("prompt_toolkit", reason="the list needs prompt_toolkit")

from magcli.arranging import Arrangement, press
from magcli.cli._arrange import CARRYING, HELP, MOVING, Row, picture
from magcli.text.cells import cells

ROWS = [
    Row("Modèles d’affaires : le client aux commandes", "published", "2015-07-04"),
    Row("数字革命" * 12, "review", "2015-07-11"),
    Row("Santé", "planned", ""),
]


def _picture(rows, now=None, width=80, height=24):
    now = now or Arrangement(tuple(range(len(rows))))
    return [line.rstrip() for _, line in picture("Un été", [rows[place] for place in now.order], now, width, height)]


def test_the_list_shows_number_title_status_and_date():
    lines = _picture(ROWS, height=8)
    assert lines == [
        "Un été: 3 parts, as it was",
        "  no.  title                                      status     date",
        ">   1  Modèles d’affaires : le client aux comma…  published  2015-07-04",
        "    2  数字革命数字革命数字革命数字革命数字革命…  review     2015-07-11",
        "    3  Santé                                      planned",
        "",
        "",
        MOVING[0],
    ]


def test_what_is_carried_and_what_was_moved_is_marked_without_colour():
    now = Arrangement((0, 1, 2))
    for key in ("grab", "down"):
        now = press(now, key)
    lines = _picture(ROWS, now, height=8)
    assert lines[0] == "Un été: 3 parts, changed"
    assert lines[3] == "*   2  Modèles d’affaires : le client aux comma…  published  2015-07-04  was 1"
    assert lines[2].endswith("was 2")
    assert lines[-1] == CARRYING[0]


@pytest.mark.parametrize("parts", [0, 1, 3, 20, 21, 200])
@pytest.mark.parametrize(("width", "height"), [(80, 24), (200, 50), (60, 24), (40, 10), (20, 5)])
def test_every_line_fits_and_the_cursor_is_always_seen(parts, width, height):
    rows = [Row(f"Partie {number} : les usages", "draft", "2015-07-04") for number in range(parts)]
    for cursor in {0, parts // 2, max(parts - 1, 0)}:
        now = Arrangement(tuple(range(parts)), cursor=cursor)
        lines = picture("Un été numérique", rows, now, width, height)
        assert len(lines) <= height
        assert all(cells(line) <= width for _, line in lines)
        assert [style for style, _ in lines].count("reverse") == min(parts, 1)


def test_a_long_list_says_what_of_it_is_shown():
    rows = [Row("Partie", "draft", "")] * 200
    assert _picture(rows, Arrangement(tuple(range(200)), cursor=100))[0] == (
        "Un été: 200 parts, as it was, 91 to 110 shown"
    )


@pytest.mark.parametrize(
    ("width", "heading"),
    [
        (80, "La révolution numérique: 12 parts, as it was, 1 to 4 shown"),
        (48, "La révolutio…: 12 parts, as it was, 1 to 4 shown"),
        (44, "La révolution numér…: 12 parts, 1 to 4 shown"),
        (35, "La révolut…: 12 parts, 1 to 4 shown"),
        (30, "La révolution numér…: 12 parts"),
        (20, "La révolu…: 12 parts"),
        (12, "La révoluti…"),
    ],
)
def test_a_narrow_heading_keeps_some_of_the_title(width, heading):
    rows = [Row("Partie", "draft", "")] * 12
    assert picture("La révolution numérique", rows, Arrangement(tuple(range(12))), width, 8)[0] == ("bold", heading)


def test_a_narrow_heading_tells_that_something_was_changed():
    now = press(press(Arrangement(tuple(range(12))), "grab"), "down")
    rows = [Row("Partie", "draft", "")] * 12
    assert picture("La révolution numérique", rows, now, 32, 8)[0][1] == "La révolutio…: 12 parts, changed"


def test_the_longest_footers_fit_a_terminal_of_80_columns():
    assert max(cells(line) for line in (MOVING[0], CARRYING[0])) <= 80


def test_help_fits_a_terminal_of_60_columns():
    assert max(cells(line) for line in HELP.split("\n")) <= 58


@pytest.mark.parametrize("width", [80, 60, 40, 20])
@pytest.mark.parametrize("keys", [[], ["grab"]], ids=["moving", "carrying"])
def test_the_last_line_always_names_help(width, keys):
    now = Arrangement((0, 1, 2))
    for key in keys:
        now = press(now, key)
    assert "? help" in _picture(ROWS, now, width)[-1]
