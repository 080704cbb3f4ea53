import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.exporters._volumes import volumes


@pytest.mark.parametrize(
    ("count", "limit", "expected"),
    [
        pytest.param(20, 20, [], id="as many as are shown"),
        pytest.param(21, 20, ["1-10", "11-20"], id="one more: two volumes, so that each has a neighbour"),
        pytest.param(40, 20, ["1-10", "11-20"], id="what is shown starts behind the last volume"),
        pytest.param(41, 20, ["1-10", "11-20", "21-30"], id="and again one more"),
        pytest.param(3, 1, ["1-1", "2-2"], id="a feed of one article"),
        pytest.param(5, 3, ["1-1", "2-2"], id="an odd limit"),
        pytest.param(0, 20, [], id="nothing"),
    ],
)
def test_a_feed_is_bound_in_volumes(count, limit, expected):
    assert [volume.name for volume in volumes(count, limit)] == expected


def test_a_volume_names_its_neighbours():
    assert [(volume.before, volume.behind) for volume in volumes(41, 20)] == [
        ("", "11-20"),
        ("1-10", "21-30"),
        ("11-20", ""),
    ]


@given(count=st.integers(0, 500), limit=st.integers(1, 60))
def test_volumes_and_feed_hold_every_article_and_another_one_changes_no_volume(count, limit):
    found = volumes(count, limit)
    held = [at for volume in found for at in range(volume.first, volume.last + 1)]
    assert held == list(range(1, len(held) + 1))
    assert count - limit <= len(held) <= count
    assert len(found) != 1
    assert [volume[:2] for volume in volumes(count + 1, limit)][: len(found)] == [volume[:2] for volume in found]
