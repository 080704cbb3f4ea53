"""What there is to tell of links to other sites, and what is asked again."""

from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath

import pytest

from magcli.rules import _online
from magcli.rules._answers import Answer, check
from magcli.text import edits
from tests.conftest import HOME, magazine_of

NOW = datetime(2015, 7, 11, 12, tzinfo=UTC)
A, B = "https://a.example/x", "https://b.example/"


def asked(**said):
    """An answer of now."""
    return Answer(NOW, **said)


def magazine(body):
    return magazine_of({"un.md": f"---\ntitle: Un\n---\n{body}\n"})


def told(body, known):
    found = _online.findings(magazine(body), known)
    return [(f.code, f.severity, f.line, f.column, f.message, f.hint) for f in found]


def test_the_pages_of_other_sites_are_asked_for_once_and_without_their_fragments():
    body = (
        f"[x]({A}#un) [x]({A}#deux) <{B}> [x](//c.example/) ![x](http://d.example/i.png)\n"
        '<a href="https://e.example">x</a> [x](mailto:a@b.fr) [x](un.md) [x](#ici) [x](/haut/)\n'
        "[x](https://mag.example.org/un/) `<https://f.example>`"
    )
    assert _online.addresses(magazine(body)) == (
        *(A, B, "https://c.example/", "http://d.example/i.png", "https://e.example"),
    )
    assert _online.addresses(magazine_of({"_index.md": HOME + f"[x]({A})\n"})) == (A,)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(asked(status=200), [], id="there"),
        pytest.param(asked(status=204), [], id="there, and empty"),
        pytest.param(asked(status=404), [("LINK020", "error")], id="not there"),
        pytest.param(asked(status=410), [("LINK020", "error")], id="gone"),
        pytest.param(asked(is_nowhere=True, trouble="x"), [("LINK022", "info")], id="no host, or no network"),
        pytest.param(asked(status=200, moved_to=B), [("LINK021", "info")], id="moved"),
        pytest.param(asked(status=200, moved_to=A), [], id="moved to itself"),
        pytest.param(asked(status=404, moved_to=B), [("LINK020", "error")], id="moved to nothing"),
        pytest.param(asked(status=403), [("LINK022", "info")], id="not for us"),
        pytest.param(asked(status=429), [("LINK022", "info")], id="asked too often"),
        pytest.param(asked(status=503), [("LINK022", "info")], id="in trouble"),
        pytest.param(asked(trouble="the host takes too long"), [("LINK022", "info")], id="no answer"),
    ],
)
def test_an_answer_weighs_what_it_says_of_the_link(answer, expected):
    assert [(code, severity) for code, severity, *_ in told(f"[x]({A})", {A: answer})] == expected


def test_what_is_told_names_the_address_at_its_place():
    assert told(f"Un [mot]({A}#y)", {A: asked(status=404)}) == [
        (
            *("LINK020", "error", 4, 10),
            f"the host answers 404: no such page, {A}",
            "find its new address, or a copy on web.archive.org",
        )
    ]


def test_a_page_that_moved_gets_its_new_address_after_a_look():
    found = list(_online.findings(magazine(f"[x]({A}#y)"), {A: asked(status=200, moved_to=B)}))
    (fix,) = [f.fix for f in found]
    assert not fix.is_safe
    text = magazine(f"[x]({A}#y)").articles["un"].source.text
    assert edits.made(text, [fix])[0].endswith(f"[x]({B}#y)\n")


def test_a_host_that_is_not_there_is_told_when_another_one_answers():
    """Otherwise it may be the network that is gone."""
    answers = {A: asked(is_nowhere=True), B: asked(status=200)}
    assert [code for code, *_ in told(f"[x]({A}) [x]({B})", answers)] == ["LINK020"]


def test_where_nobody_answers_that_is_said_once():
    nobody = {A: asked(is_nowhere=True), B: asked(trouble="x")}
    assert [(code, message) for code, *_, message, _ in told(f"[x]({A}) [x]({B})", nobody)] == [
        ("LINK022", "none of 2 addresses could be reached")
    ]


def test_only_the_sites_of_what_was_named_are_asked_and_silence_is_told_there():
    """Otherwise who names one article is told that nothing is wrong, when nobody answered."""
    deux = {"deux.md": f"---\ntitle: Deux\n---\n[x]({B}) [x](https://c.example/)\n"}
    both = magazine_of({"un.md": f"---\ntitle: Un\n---\n[x]({A})\n", **deux})
    named = frozenset({PurePosixPath("deux.md")})
    assert _online.addresses(both, named) == (B, "https://c.example/")
    nobody = {B: asked(is_nowhere=True), "https://c.example/": asked(trouble="x")}
    assert [(str(f.path), f.line, f.message) for f in _online.findings(both, nobody, named)] == [
        ("deux.md", 4, "none of 2 addresses could be reached")
    ]


# ---- what is asked again ---------------------------------------------------------------------------------


def due(cache, *links):
    """Those of *links* that are asked for when this is known of them, and what is kept."""
    questions = []

    def fetch(addresses):
        questions.extend(addresses)
        return {address: asked(status=200) for address in addresses}

    _, kept = check(links, fetch, cache, NOW)
    return questions, sorted(kept)


@pytest.mark.parametrize(
    ("age", "said", "expected"),
    [
        pytest.param(timedelta(days=6), {"status": 200}, [], id="good and young"),
        pytest.param(timedelta(days=7), {"status": 200}, [A], id="good and old"),
        pytest.param(timedelta(hours=23), {"status": 404}, [], id="bad and young"),
        pytest.param(timedelta(days=1), {"status": 404}, [A], id="bad and old"),
        pytest.param(timedelta(days=2), {"trouble": "x"}, [A], id="trouble"),
        pytest.param(timedelta(days=-1), {"status": 200}, [A], id="from a clock that was wrong"),
    ],
)
def test_what_was_said_is_believed_for_a_while(age, said, expected):
    assert due({A: Answer(NOW - age, **said)}, A) == (expected, [A])


def test_what_is_not_linked_to_now_is_kept_while_it_holds():
    cache = {B: Answer(NOW - timedelta(days=1), status=200), "https://old.example/": Answer(NOW - timedelta(days=9))}
    assert due(cache, A, A) == ([A], [A, B])


def test_nobody_is_asked_when_all_is_known():
    assert check([A], lambda links: 1 / 0, {A: asked(status=200)}, NOW)[0] == {A: asked(status=200)}


def test_what_is_said_while_the_network_is_down_is_not_believed_tomorrow():
    known, kept = check([A, B], lambda links: dict.fromkeys(links, asked(is_nowhere=True)), {}, NOW)
    assert (sorted(known), kept) == ([A, B], {})
