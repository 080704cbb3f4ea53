"""Cells in columns of a terminal."""

import pytest

from magcli.text import grid

HEAD = ("no.", "title", "words", "date")
ROWS = [
    ("1", "Où va l’argent de l’été ?", "1024", "2015-07-04"),
    ("12", "大きな 川", "", "2015-07-11"),
]


def table(room, **how):
    widths = grid.widths(HEAD, ROWS, room, **how)
    return widths and [grid.line(row, widths) for row in (HEAD, *ROWS)]


def chosen(room, rows=ROWS, drop=(2, 3)):
    widths = grid.chosen(HEAD, rows, room, shrink=1, drop=drop)
    return [grid.line(row, widths) for row in (HEAD, *rows)]


def test_cells_line_up_whatever_their_script():
    assert table(80) == [
        "no.  title                      words  date",
        "1    Où va l’argent de l’été ?  1024   2015-07-04",
        "12   大きな 川                         2015-07-11",
    ]


def test_one_column_gives_way():
    assert table(40, shrink=[1]) == [
        "no.  title             words  date",
        "1    Où va l’argent …  1024   2015-07-04",
        "12   大きな 川                2015-07-11",
    ]


def test_of_several_columns_that_may_the_widest_gives_way_first():
    rows = [("un-slug-assez-long", "Un titre qui est bien plus long", "2015")]
    widths = grid.widths(("a", "b", "c"), rows, 42, shrink=[0, 1])
    assert grid.line(rows[0], widths) == "un-slug-assez-lo…  Un titre qui est…  2015"


def test_another_column_gives_way_where_that_is_not_enough():
    rows = [("un-slug-assez-long", "Un titre qui est bien plus long", "2015")]
    assert [
        grid.line(rows[0], grid.widths(("a", "b", "c"), rows, room, shrink=[1], then=[0])) for room in (42, 36)
    ] == ["un-slug-assez-long  Un titre qui es…  2015", "un-slug-assez-l…  Un titre qu…  2015"]


@pytest.mark.parametrize(
    ("room", "how"), [(40, {}), (30, {"shrink": [1]})], ids=["none may", "it would be too narrow"]
)
def test_without_a_column_that_gives_way_far_enough_nothing_fits(room, how):
    assert table(room, **how) is None


@pytest.mark.parametrize(
    ("room", "head"),
    [
        pytest.param(49, "no.  title                      words  date", id="all of it"),
        pytest.param(44, "no.  title                 words  date", id="narrower"),
        pytest.param(39, "no.  title            words  date", id="as narrow as it may be"),
        pytest.param(38, "no.  title                  date", id="without what matters least"),
        pytest.param(30, "no.  title", id="without the next"),
        pytest.param(10, "title", id="hardly any room"),
    ],
)
def test_a_narrow_terminal_does_without_what_matters_least(room, head):
    assert chosen(room)[0] == head


def test_a_column_without_a_cell_is_left_out():
    assert chosen(80, rows=[("1", "Un", "", "")]) == ["no.  title", "1    Un"]


def test_no_other_column_takes_more_than_an_eighth():
    rows = [("1", "Un", "mille et un et deux", "")]
    assert [chosen(room, rows)[1] for room in (40, 120, 200)] == [
        "1    Un     mille et un…",
        "1    Un     mille et un et…",
        "1    Un     mille et un et deux",
    ]
