"""Where links lead."""

from pathlib import PurePosixPath

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from magcli.links import endings, file_of, led, may_end, may_name
from magcli.text import markdown


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("la-suite.md", "ete/la-suite.md"),
        ("./la-suite.md#notes", "ete/la-suite.md"),
        ("../edito.md", "edito.md"),
        ("images/une%20courbe.png", "ete/images/une courbe.png"),
        ("images/été.png?x=1", "ete/images/été.png"),
        ("../../etc/passwd", "../etc/passwd"),
        ("https://mag.example.org/", None),
        ("//cdn.example.org/x.js", None),
        ("mailto:a@example.org", None),
        ("#notes", None),
        ("?page=2", None),
        ("/la-serie/", None),
        ("%2Fla-serie/", None),
        ("http://[::1", None),
    ],
)
def test_a_relative_target_is_a_file_seen_from_the_article(target, path):
    assert file_of(target, PurePosixPath("ete/un.md")) == (PurePosixPath(path) if path else None)


# ---- links of a file that moves, or to one -------------------------------------------------------------


def _led(target, now, moved=()):
    """*target*, which stands in ete/un.md, as it is written in *now*, a file with the same links."""
    places = {PurePosixPath(old): PurePosixPath(new) for old, new in dict(moved).items()}
    return led(target, PurePosixPath("ete/un.md"), PurePosixPath(now), places)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("deux.md", "../ete/deux.md", id="beside"),
        pytest.param("./deux.md#a", "../ete/deux.md#a", id="with an anchor"),
        pytest.param("images/a.jpg?b/c", "../ete/images/a.jpg?b/c", id="below, with a question"),
        pytest.param("images/", "../ete/images/", id="a folder"),
        pytest.param("../seul.md", "../seul.md", id="above"),
        pytest.param("../hiver/trois.md", "trois.md", id="into the folder it goes to"),
        pytest.param("./../hiver/trois.md", "./../hiver/trois.md", id="there, round about"),
        pytest.param("../ete/deux.md", "../ete/deux.md", id="round about"),
        pytest.param("../", "../", id="the top"),
        pytest.param(".", "../ete", id="its own folder"),
        pytest.param("../../LISEZMOI", "../../LISEZMOI", id="outside"),
        pytest.param("été/une%20vue.jpg", "../ete/été/une%20vue.jpg", id="spelt as it is"),
        pytest.param("/ete/un/", "/ete/un/", id="from the top of the host"),
        pytest.param("https://example.org/a.md", "https://example.org/a.md", id="the web"),
        pytest.param("//example.org/a.md", "//example.org/a.md", id="another host"),
        pytest.param("mailto:a@example.org", "mailto:a@example.org", id="mail"),
        pytest.param("www.example.org", "www.example.org", id="meant for the web"),
        pytest.param("#notes", "#notes", id="in the page"),
        pytest.param("", "", id="nothing"),
        pytest.param("http://[", "http://[", id="no address"),
    ],
)
def test_a_link_of_a_file_that_moves_leads_where_it_led(target, expected):
    assert _led(target, "hiver/un.md") == expected


@pytest.mark.parametrize(
    ("target", "now", "expected"),
    [
        pytest.param("ete/deux.md", "ete/seul.md", "deux.md", id="into the folder"),
        pytest.param("./", "ete/seul.md", "../", id="the top"),
        pytest.param("ete/", "ete/seul.md", "./", id="its new folder"),
        pytest.param("images/a.jpg", "ete/seul.md", "../images/a.jpg", id="below the top"),
        pytest.param("../LISEZMOI", "ete/seul.md", "../../LISEZMOI", id="outside"),
        pytest.param("ete/a:b.md", "ete/seul.md", "./a:b.md", id="what would be a scheme"),
        pytest.param("%2F", "ete/seul.md", "%2F", id="the top of the host, encoded"),
    ],
)
def test_a_link_of_a_file_at_the_top_leads_where_it_led(target, now, expected):
    assert led(target, PurePosixPath("seul.md"), PurePosixPath(now), {}) == expected


@pytest.mark.parametrize(
    ("target", "now", "expected"),
    [
        pytest.param("images/a.jpg", "hiver/un.md", "images/a-2.jpg", id="along, to another name"),
        pytest.param("../ete/images/a.jpg#x", "hiver/un.md", "images/a-2.jpg#x", id="round about"),
        pytest.param("./images/a.jpg", "ete/un.md", "../hiver/images/a-2.jpg", id="from a file that stays"),
    ],
)
def test_a_link_to_a_file_that_moves_follows_it(target, now, expected):
    assert _led(target, now, {"ete/images/a.jpg": "hiver/images/a-2.jpg"}) == expected


def test_a_name_that_a_link_cannot_hold_is_encoded():
    new = _led("a.jpg", "ete/un.md", {"ete/a.jpg": "ete/b (é) #1?.jpg"})
    assert new == "b%20%28é%29%20%231%3F.jpg"


NAMES = st.text(st.sampled_from("aé .%2F:#?&()'\"<>\\\t\u0301"), min_size=1, max_size=6)
WAYS = st.lists(st.sampled_from(["..", ".", "", "ete", "hiver", "images"]) | NAMES, max_size=5).map("/".join)
FILES = st.sampled_from(["un.md", "ete/un.md", "hiver/un.md"]).map(PurePosixPath)


@given(WAYS, FILES, FILES, FILES)
def test_every_link_leads_to_the_same_file_from_wherever_it_is_moved(target, was, now, other):
    file = file_of(target, was)
    new = led(target, was, now, {was: now, other: PurePosixPath("ailleurs/été.md")})
    assume(not target.startswith("www."))
    wanted = {was: now, other: PurePosixPath("ailleurs/été.md")}.get(file, file)
    assert file_of(new, now) == wanted if file else new == target


@pytest.mark.parametrize("text", ["[a](un.md)", "[a](u%6E.md)", "[a](un&#46;md)", "[a](u\\n.md)", "un.md"])
def test_a_name_is_seen_however_it_is_written(text):
    assert may_name(text, [PurePosixPath("ete/un.md")])
    assert not may_name(text, [PurePosixPath("ete/deux.md")])


def test_a_name_that_looks_like_an_escape_may_be_anywhere():
    assert may_name("[a](a%2541.jpg)", [PurePosixPath("a%41.jpg")])


# ---- whether a text can lead to a file at all ------------------------------------------------------------

_SHARDS = st.sampled_from(
    [
        "a",
        ".",
        "p",
        "ng",
        "pn",
        "g",
        "/",
        "x.",
        "%2E",
        "%2e",
        "&#46;",
        "&#x2e;",
        "&period;",
        "&#37;2E",
        "\\.",
        "\n",
        "\t",
        " ",
    ]
)
_FORMS = st.sampled_from(
    ["![]({})", "[a]({})", "[a](<{}>)", "<img src='{}'>", '<a href="{}">', "[a]\n\n[a]: {}", "<{}>"]
)


@given(
    _FORMS,
    st.lists(_SHARDS, max_size=8).map("".join),
    st.sampled_from(["a.png", "png", "x.p ng", "a.p%2Eng", "été.png"]),
)
def test_no_link_to_a_file_is_passed_over(form, target, name):
    text, path = form.format(target), PurePosixPath("ete/images", name)
    linked = {file_of(link.target, PurePosixPath("ete/un.md")) for link in markdown.links(text)}
    files = {path, *(file for file in linked if file and file.name.endswith(("png", "g")))}
    assert may_end(text, endings(files)) or not linked & files


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        pytest.param("![](images/a.png)", {".png"}, True, id="one that is named"),
        pytest.param("![](images/a.png)", {".jpg"}, False, id="one of another kind"),
        pytest.param("[a](b.md) 20 %", {".png"}, False, id="another article"),
        pytest.param("[a](b%2Epng)", {".png"}, True, id="one that is escaped"),
        pytest.param('<img src="a.p\nng">', {".png"}, True, id="one on two lines"),
        pytest.param("![](a%20b)", (), False, id="where there are no files"),
    ],
)
def test_a_text_without_the_ending_of_a_file_leads_to_none(text, known, expected):
    assert may_end(text, known) is expected
