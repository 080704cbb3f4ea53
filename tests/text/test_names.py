"""The ids of a page."""

import pytest

from magcli.text.names import Names, is_of_note


def test_no_name_is_given_twice():
    names = Names("s-")
    assert [names.of_heading("Été"), names.of_writer("été"), names.of_heading("été")] == ["s-été", None, "s-été-1"]
    assert [names.of_writer("x"), names.of_writer("x"), names.of_heading("X")] == ["s-x", None, "s-x-1"]


def test_the_ids_of_the_page_around_are_nobody_s():
    assert (Names("").of_writer("magcli.text"), Names("").of_heading("magcli.text")) == (None, "magclitext")


def test_where_there_are_no_names_none_is_given():
    names = Names(None)
    assert (names.of_heading("Été"), names.of_writer("x")) == ("", None)


@pytest.mark.parametrize(
    ("name", "is_ours"),
    [("fn-a-1", True), ("fns-a", True), ("fnref-a-1.2", True), ("fn", False), ("fnord-1", False), ("a-fn-1", False)],
)
def test_the_ids_of_notes_are_known_by_how_they_begin(name, is_ours):
    assert is_of_note(name) is is_ours
    assert (Names("").of_writer(name) is None) is is_ours
