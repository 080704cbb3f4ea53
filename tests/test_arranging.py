"""An order made by hand: what each key does, and what an editor's list says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.arranging import Arrangement, names_on, press, sheet, told_again


def _pressed(keys, parts=12, page=5):
    now = Arrangement(tuple(range(parts)))
    for key in keys.split():
        now = press(now, key, page)
    return now


def _list(now):
    """The parts as letters, the one at the cursor as a capital."""
    letters = ["abcdefghijklmnopqrstuvwxyz"[place] for place in now.order]
    letters[now.cursor] = letters[now.cursor].upper()
    return "".join(letters)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param("", "Abcdefghijkl", id="nothing"),
        pytest.param("down down up", "aBcdefghijkl", id="the cursor moves"),
        pytest.param("up", "Abcdefghijkl", id="not beyond the top"),
        pytest.param("last down", "abcdefghijkL", id="not beyond the end"),
        pytest.param("pagedown", "abcdeFghijkl", id="a screen down"),
        pytest.param("last pageup first", "Abcdefghijkl", id="back to the first"),
        pytest.param("down down grab up", "aCbdefghijkl", id="a part that is grabbed goes along"),
        pytest.param("grab down down grab down", "bcaDefghijkl", id="until it is put down"),
        pytest.param("down grab last", "acdefghijklB", id="to the end"),
        pytest.param("last grab first", "Labcdefghijk", id="to the front"),
        pytest.param("grab pagedown", "bcdefAghijkl", id="a screen further"),
        pytest.param("4", "bcdAefghijkl", id="to a number"),
        pytest.param("1 2", "bcdefghijklA", id="to a number of two digits"),
        pytest.param("down 1 0", "acdefghijBkl", id="by way of its first digit"),
        pytest.param("3 4", "bcdAefghijkl", id="there is no 34, so 4"),
        pytest.param("0", "Abcdefghijkl", id="there is no 0"),
        pytest.param("2 down 2", "bCadefghijkl", id="another part, another number"),
        pytest.param("4 undo", "Abcdefghijkl", id="undo"),
        pytest.param("1 2 undo", "Abcdefghijkl", id="undo of a number of two digits"),
        pytest.param("grab down down down undo", "Abcdefghijkl", id="undo of a part that was carried"),
        pytest.param("grab down 5 undo", "bAcdefghijkl", id="undo of a number behind what was carried"),
        pytest.param("grab down grab grab down undo", "bAcdefghijkl", id="undo of what was carried last"),
        pytest.param("4 down 2 undo", "bcdaEfghijkl", id="undo of the last of two"),
        pytest.param("4 down 2 undo undo", "Abcdefghijkl", id="undo of both"),
        pytest.param("undo undo", "Abcdefghijkl", id="nothing to undo"),
    ],
)
def test_keys_move_the_cursor_and_the_part_that_it_carries(keys, expected):
    assert _list(_pressed(keys)) == expected


def test_a_part_is_carried_until_it_is_put_down():
    assert [_pressed(keys).carries for keys in ("grab", "grab down", "grab down grab", "grab down undo")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("parts", [0, 1])
@pytest.mark.parametrize("key", ["up", "down", "first", "last", "grab", "undo", "1", "0", "pagedown"])
def test_short_lists_stay_as_they_are(parts, key):
    assert _pressed(f"grab {key} {key}", parts).order == tuple(range(parts))


KEYS = ["up", "down", "pageup", "pagedown", "first", "last", "grab", "undo", *"0123456789"]


@given(st.integers(0, 15), st.lists(st.sampled_from(KEYS), max_size=40))
def test_whatever_is_pressed_every_part_stays_and_undo_leads_back(parts, keys):
    now = _pressed(" ".join(keys), parts)
    assert sorted(now.order) == list(range(parts))
    assert 0 <= now.cursor < max(parts, 1)
    while now.past:
        now = press(now, "undo")
    assert now.order == tuple(range(parts))


def test_a_sheet_names_each_part_and_tells_of_it_behind_a_number_sign():
    text = sheet("Été", ["un", "deux-mots"], ["draft, Un", "planned, Deux mots # ?"])
    assert text.splitlines()[-2:] == ["un         # draft, Un", "deux-mots  # planned, Deux mots # ?"]
    assert names_on(text) == ["un", "deux-mots"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("# un\n  # deux\n\n", [], id="nothing but comments"),
        pytest.param("un\r\ndeux  # encore\r\n", ["un", "deux"], id="line ends of Windows"),
        pytest.param("L’été à Paris\nc#", ["L’été à Paris", "c#"], id="spaces, and a number sign in a word"),
        pytest.param("un\t# a\ttab", ["un"], id="a tab"),
        pytest.param("#2  # prévu\n#10\n#2015-bilan\n#3 mots", ["#2", "#10"], id="numbers of parts"),
    ],
)
def test_the_names_on_a_sheet_are_its_lines_without_comments(text, names):
    assert names_on(text) == names


def test_the_reason_stands_on_top_once():
    again = told_again(told_again("# tête\nun\n", "forgets deux"), "forgets trois")
    assert again == "#! forgets trois\n# tête\nun\n"
    assert names_on(again) == ["un"]
