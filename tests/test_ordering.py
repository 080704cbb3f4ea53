"""The order of a series."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli import ordering
from magcli.errors import AlreadyThere, NotAllowed, WrongOrder
from magcli.model import Part
from magcli.text import frontmatter
from tests.conftest import magazine_of

INDEX = """\
---
title:   "Été"     # un titre
# l'ordre
parts:
  # le début
  - a      # premier

  -   b
  # écrite en août
  - title: Société
    date: 2015-07-01   # à voir
  - 'c'
# la fin
season: été 2015
---

Corps
"""


def _magazine(index=INDEX):
    dates = {"a": "2015-07-18", "b": "2015-07-11", "c": "2015-07-04"}
    titles = {"a": "Zone", "b": "Échanges", "c": "abonnés"}
    articles = {f"ete/{s}.md": f"---\ntitle: {titles[s]}\ndate: {dates[s]}\n---\n" for s in "abc"}
    return magazine_of({"ete/_index.md": index, **articles})


def _series(index=INDEX):
    return _magazine(index).series["ete"]


def _handles(series, order):
    return [part.slug or part.title for part in ordering.reordered(series, order).parts]


@pytest.mark.parametrize(
    ("names", "order"),
    [
        pytest.param("c b a societe", (3, 1, 0, 2), id="by slug"),
        pytest.param("4 2 1 3", (3, 1, 0, 2), id="by number"),
        pytest.param("c b a Société", (3, 1, 0, 2), id="by planned title"),
        pytest.param("ete/c.md b.md a 3", (3, 1, 0, 2), id="by path"),
    ],
)
def test_an_order_names_every_part_once(names, order):
    assert ordering.in_order(_series(), names.split()) == order


@pytest.mark.parametrize(
    ("names", "told"),
    [
        pytest.param("a b societe", "this order forgets c", id="forgotten"),
        pytest.param("a b b c societe", "this order doubles b", id="doubled"),
        pytest.param("a b c d societe", "this order invents d", id="invented"),
        pytest.param("a a d", "this order forgets b, societe, c and doubles a and invents d", id="all of it"),
    ],
)
def test_a_wrong_order_says_what_is_wrong(names, told):
    with pytest.raises(WrongOrder, match=told):
        ordering.in_order(_series(), names.split())


@pytest.mark.parametrize(
    ("name", "to", "expected"),
    [
        ("c", 0, "c a b Société"),
        ("a", 3, "b Société c a"),
        ("b", 1, "a b Société c"),
        ("societe", 1, "a Société b c"),
    ],
)
def test_a_part_moves_to_a_place(name, to, expected):
    series = _series()
    assert _handles(series, ordering.moved(series, name, to)) == expected.split()


@pytest.mark.parametrize(
    ("name", "other", "after", "expected"),
    [
        ("c", "a", False, "c a b Société"),
        ("c", "a", True, "a c b Société"),
        ("a", "c", False, "b Société a c"),
        ("a", "c", True, "b Société c a"),
    ],
)
def test_a_part_moves_beside_another(name, other, after, expected):
    series = _series()
    assert _handles(series, ordering.moved_beside(series, name, other, after)) == expected.split()


def test_a_part_cannot_stand_beside_itself():
    with pytest.raises(NotAllowed, match="beside itself"):
        ordering.moved_beside(_series(), "a", "1", True)


def test_parts_are_sorted_by_date_planned_ones_too():
    magazine = _magazine()
    assert ordering.by_date(magazine.series["ete"], magazine) == (2, 3, 1, 0)


def test_parts_are_sorted_by_title_accents_aside():
    magazine = _magazine()
    assert ordering.by_title(magazine.series["ete"], magazine) == (3, 1, 2, 0)


def test_only_the_lines_of_the_list_move_each_with_its_comments():
    (change,) = ordering.reorder(_series(), (2, 3, 0, 1))
    assert change.text == INDEX.replace(
        """\
  # le début
  - a      # premier

  -   b
  # écrite en août
  - title: Société
    date: 2015-07-01   # à voir
  - 'c'
""",
        """\
  # écrite en août
  - title: Société
    date: 2015-07-01   # à voir

  - 'c'
  # le début
  - a      # premier
  -   b
""",
    )


def test_the_order_that_is_there_changes_nothing():
    assert ordering.reorder(_series(), (0, 1, 2, 3)) == ()


@given(st.permutations(range(4)))
def test_an_order_and_its_inverse_give_the_same_bytes(order):
    text = frontmatter.reorder_items(INDEX, "parts", order)
    inverse = [order.index(place) for place in range(4)]
    assert frontmatter.reorder_items(text, "parts", inverse) == INDEX


def test_a_planned_part_takes_its_slot():
    (change,) = ordering.plan(_series(), Part(title="Fin : et après ?", announce=True), 1, _magazine())
    assert "  - title: 'Fin : et après ?'\n    announce: true\n  -   b\n" in change.text


def test_a_second_part_of_one_name_is_refused():
    with pytest.raises(AlreadyThere, match="a part 'societe' of ete"):
        ordering.plan(_series(), Part(title="SOCIÉTÉ !"), 0, _magazine())


def test_a_part_that_goes_takes_its_own_lines_along():
    (change,) = ordering.remove(_series(), 2)
    gone = "  - title: Société\n    date: 2015-07-01   # à voir\n"
    assert change.text == INDEX.replace(gone, "")


@pytest.mark.parametrize(
    ("to", "before", "after", "place"),
    [(None, "", "", 4), (1, "", "", 0), (5, "", "", 4), (None, "b", "", 1), (None, "", "b", 2)],
)
def test_a_new_part_is_put_where_it_is_asked(to, before, after, place):
    assert ordering.slot(_series(), to, before, after) == place


@pytest.mark.parametrize(("to", "before"), [(0, ""), (6, ""), (1, "a")])
def test_a_place_that_is_none_is_refused(to, before):
    with pytest.raises(NotAllowed):
        ordering.slot(_series(), to, before, "")
