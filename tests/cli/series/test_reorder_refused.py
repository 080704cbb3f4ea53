"""What `magcli series reorder` refuses: each time nothing is written, and the message says what there is instead."""

import pytest

from tests.conftest import snapshot

INDEX = "---\ntitle: Été\nparts:\n  - un\n  - deux\n  - title: À venir\n---\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["un", "deux"], "this order forgets a-venir; name every part once", id="one forgotten"),
        pytest.param(["un"], "forgets deux, a-venir", id="two forgotten"),
        pytest.param(["un", "deux", "À venir", "un"], "doubles un", id="one doubled"),
        pytest.param(["un", "deux", "3", "a-venir"], "doubles a-venir", id="one doubled under another name"),
        pytest.param(["un", "deux", "3", "quatre"], "invents quatre", id="one invented"),
        pytest.param(["un", "deux", "3", "4"], "invents 4", id="a number too far"),
        pytest.param(
            ["un", "un", "trois", "a-venir"],
            "forgets deux and doubles un and invents trois",
            id="one of each",
        ),
    ],
)
def test_an_order_names_every_part_once(run, magazine_at, words, message):
    folder = magazine_at({"ete/_index.md": INDEX})
    before = snapshot(folder)
    result = run("series", "reorder", "ete", *words, cwd=folder)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert message in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["ete"], "no terminal to show a list on; say the new order: all parts, --move", id="no order"),
        pytest.param(["ete", "--reverse", "--by", "date"], "say the new order in one way", id="two orders"),
        pytest.param(["ete", "--reverse", "3", "2", "1"], "say the new order in one way", id="an order and a list"),
        pytest.param(["ete", "--by", "length"], "--by", id="by something else"),
        pytest.param(["ete", "--move", "un"], "a part goes to one place", id="a move to nowhere"),
        pytest.param(
            ["ete", "--move", "un", "--first", "--last"], "a part goes to one place", id="a move to two places"
        ),
        pytest.param(["ete", "--to", "2"], "--move", id="a place for nothing"),
        pytest.param(["ete", "--reverse", "--first"], "--last go with --move", id="a place for all"),
        pytest.param(["ete", "--move", "un", "--to", "0"], "give one from 1 to 3", id="no number"),
        pytest.param(["ete", "--move", "un", "--to", "4"], "there is no place 4", id="a number too far"),
        pytest.param(["ete", "--move", "un", "--to", "-1"], "there is no place -1", id="a number below none"),
        pytest.param(["ete", "--move", "un", "--to", "deux"], "--to", id="a word for a number"),
        pytest.param(["ete", "--move", "xyz", "--first"], "its parts: un, deux, a-venir", id="a part that is none"),
        pytest.param(["ete", "--move", "deu", "--first"], "did you mean deux?", id="nearly a part"),
        pytest.param(["ete", "--move", "un", "--before", "dex"], "did you mean deux?", id="before nearly a part"),
        pytest.param(["ete", "--move", "un", "--after", "1"], "cannot stand beside itself", id="after itself"),
        pytest.param(["eté", "--reverse", "--root", "nulle-part"], "nulle-part", id="no such magazine"),
        pytest.param(["hiver", "--reverse"], "there is no series 'hiver'", id="no such series"),
    ],
)
def test_a_wrong_word_is_named_and_nothing_is_written(run, magazine_at, words, message):
    folder = magazine_at({"ete/_index.md": INDEX})
    before = snapshot(folder)
    result = run("series", "reorder", *words, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert snapshot(folder) == before


def test_standard_input_that_names_no_part_is_refused(run, magazine_at):
    result = run("series", "reorder", "ete", "-", cwd=magazine_at({"ete/_index.md": INDEX}), stdin="# rien\n\n")
    assert (result.exit_code, result.stderr) == (
        2,
        "magcli: standard input names no part; write all parts, one a line\n",
    )


@pytest.mark.parametrize("words", [["--reverse"], ["--by", "date"], ["--by", "title"]], ids=" ".join)
def test_a_series_without_parts_has_nothing_to_change(run, magazine_at, words):
    folder = magazine_at({"ete/_index.md": "---\ntitle: Été\n---\n"})
    before = snapshot(folder)
    assert run("series", "reorder", "ete", *words, cwd=folder).exit_code == 0
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("index", "place"),
    [
        pytest.param("---\ntitle: Été\nparts: [un, deux\n---\n", "ete/_index.md", id="broken YAML"),
        pytest.param("---\ntitle: Été\n".encode("latin-1"), "ete/_index.md:2:8", id="not UTF-8"),
        pytest.param("parts: [un, deux]\n", "ete/_index.md", id="no front matter"),
        pytest.param("", "ete/_index.md", id="an empty file"),
        pytest.param("---\nparts: [un]\nparts: [deux]\n---\n", "ete/_index.md", id="a key twice"),
        pytest.param("---\nparts: &p [un, deux]\n---\n", "ete/_index.md", id="an anchor"),
        pytest.param("---\nparts: un, deux\n---\n", "ete/_index.md", id="no list"),
        pytest.param("---\nparts: {un: deux}\n---\n", "ete/_index.md", id="a mapping"),
    ],
)
@pytest.mark.parametrize("words", [["deux", "un"], ["--reverse"]], ids=" ".join)
def test_a_list_that_cannot_be_read_is_named_with_its_file_and_not_blamed_on_the_order(
    run, magazine_at, index, place, words
):
    folder = magazine_at({"ete/_index.md": index, "ete/un.md": "---\n---\n", "ete/deux.md": "---\n---\n"})
    before = snapshot(folder)
    result = run("series", "reorder", "ete", *words, cwd=folder)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert place in result.stderr
    assert "invents" not in result.stderr
    assert snapshot(folder) == before
