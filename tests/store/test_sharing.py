"""Work that several processes share."""

import os
import signal
import time
from itertools import pairwise
from pathlib import Path

import pytest

from magcli.model import Page
from magcli.store import output, sharing
from magcli.store.sharing import FORKS, shared
from tests.conftest import snapshot

pytestmark = pytest.mark.skipif(not FORKS, reason="this system cannot fork a process")

HERE = os.getpid()


def test_each_does_its_own_and_all_is_told_in_order():
    results = shared([lambda number=number: (number, os.getpid()) for number in range(4)])
    assert [number for number, _ in results] == [0, 1, 2, 3]
    assert len({process for _, process in results}) == 4
    assert results[0][1] == os.getpid()


def test_much_can_be_told():
    assert shared([lambda: b"", lambda: b"x" * 10_000_000])[1] == b"x" * 10_000_000


def die():
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"


def test_what_a_process_did_not_end_is_done_here():
    assert shared([lambda: 1, die, die]) == [1, "done here", "done here"]


def test_what_it_raises_is_raised_here():
    with pytest.raises(ZeroDivisionError):
        shared([lambda: 1, lambda: 1 / 0])


def test_nobody_works_on_when_one_fails(tmp_path):
    def work_on():
        time.sleep(0.3)
        (tmp_path / "done").touch()

    with pytest.raises(ZeroDivisionError):
        shared([lambda: 1 / 0, work_on])
    time.sleep(0.5)
    assert not (tmp_path / "done").exists()


@pytest.mark.parametrize("number", [1, 99, 100, 1000])
def test_how_much_is_done_is_told_wherever_it_is_done(number):
    told = []
    results = sharing.spread(list, range(number), lambda done, total: told.append((done, total)))
    assert sorted(thing for share in results for thing in share) == [*range(number)]
    assert told == sorted(told)
    assert told[-1] == (number, number)


def test_it_is_told_while_only_others_are_at_work(monkeypatch):
    monkeypatch.setattr(sharing, "processors", lambda: 2)
    told = []

    def work(things):
        for _ in things:
            time.sleep(0 if os.getpid() == HERE else 0.01)

    sharing.spread(work, range(100), lambda done, _: told.append(done))
    assert any(a < b for a, b in pairwise(told[-4:]))


def test_what_is_done_again_is_told_again():
    told = []

    def work(things):
        for thing in things:
            if thing == 90:
                die()

    sharing.spread(work, range(200), lambda done, _: told.append(done))
    assert told[-1] == 200


def test_nothing_is_told_of_nothing():
    told = []
    assert sharing.spread(list, [], lambda *done: told.append(done)) == [[]]
    assert told == []


def page(number, at=None):
    def render():
        if at is not None and number == at and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return f"page {number}, by {'one' if os.getpid() == HERE else 'another'}".encode()

    return Page(Path(f"{number}/index.html"), render)


@pytest.mark.parametrize("at", [None, 70], ids=["all end", "one is killed"])
def test_a_site_is_made_by_as_many_as_can_work(tmp_path, monkeypatch, at):
    monkeypatch.setattr(sharing, "processors", lambda: 3)
    done = output.publish(tmp_path / "articles", (page(number, at) for number in range(200)), tmp_path / "public")
    assert [str(path) for path in done.written] == [f"{number}/index.html" for number in range(200)]
    made = snapshot(tmp_path / "public")
    assert {made[f"{number}/index.html"].split(b",")[0] for number in range(200)} == {
        b"page %d" % number for number in range(200)
    }
    others = sum(b"another" in content for content in made.values())
    assert others == (200 - 16 * 4 - 8 if at is None else others)
    assert others > 0


def test_few_pages_are_made_by_one(tmp_path, monkeypatch):
    monkeypatch.setattr(sharing, "processors", lambda: 3)
    output.publish(tmp_path / "articles", map(page, range(99)), tmp_path / "public")
    assert not any(b"another" in content for content in snapshot(tmp_path / "public").values())


def test_what_is_in_the_way_is_told_whoever_finds_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sharing, "processors", lambda: 2)
    (tmp_path / "public/40").mkdir(parents=True)
    (tmp_path / "public/40/index.html").write_text("mine")
    before = snapshot(tmp_path / "public")
    with pytest.raises(output.CannotWrite, match="magcli did not write what is there"):
        output.publish(tmp_path / "articles", map(page, range(200)), tmp_path / "public")
    assert snapshot(tmp_path / "public") == before


def test_processors():
    assert sharing.processors() >= 1
