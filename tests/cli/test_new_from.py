"""`magcli new --from`: a draft that starts from a text that is there already."""

import re
import subprocess
import sys

import pytest

from tests.conftest import snapshot

TEXT = """\
# Un été

La rupture est dans le modèle économique[^1].

[^1]: *Les Échos*, 10 juin 2015.
"""
BODY = TEXT.partition("\n\n")[2]


def without_id(text):
    return re.sub(r"id: [0-9a-f-]{36}(\r?\n)", r"id: …\1", text)


@pytest.fixture
def draft_from(run, magazine_at):
    """Run `new` on a file that holds *content*, and return the bytes of the draft."""

    def draft(content, *words, title="Un été"):
        folder = magazine_at({})
        (folder / "texte.md").write_bytes(content if isinstance(content, bytes) else content.encode())
        result = run("new", title, "--slug", "un", "--from", "texte.md", *words, cwd=folder)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "articles/un.md\n", "")
        return (folder / "articles/un.md").read_bytes()

    return draft


def test_a_text_without_front_matter_gets_one_and_loses_the_heading_that_is_the_title(draft_from):
    written = draft_from(TEXT, "--date", "2015-07-04", "--author", "Julie").decode()
    assert without_id(written) == (
        f"---\ntitle: Un été\nstatus: draft\ndate: 2015-07-04\nauthors: [Julie]\nid: …\n---\n\n{BODY}"
    )


def test_a_dash_stands_for_standard_input(run, magazine_at):
    folder = magazine_at({})
    result = run("new", "Un été", "--from", "-", "--date", "2015-07-04", cwd=folder, stdin=TEXT)
    assert result.stdout == "articles/un-ete.md\n"
    written = (folder / "articles/un-ete.md").read_text()
    assert without_id(written) == f"---\ntitle: Un été\nstatus: draft\ndate: 2015-07-04\nid: …\n---\n\n{BODY}"


def test_the_text_may_lie_anywhere_and_stays_as_it_is(run, magazine_at, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("ailleurs") / "texte.txt"
    elsewhere.write_text(TEXT)
    run("new", "Un été", "--from", elsewhere, cwd=magazine_at({}))
    assert elsewhere.read_text() == TEXT


def test_front_matter_that_is_there_stays_as_it_was_written(draft_from):
    written = draft_from(
        "---\n"
        "tags:   [a, b]     # à revoir\n"
        "title:  'Ancien'   # provisoire\n"
        "\n"
        "x: {relu: deux fois}\n"
        "id: 3f0c2b1e-0000-4000-8000-000000000000\n"
        "date: 2015-07-04\n"
        "authors: [Julie]\n"
        "status: published\n"
        "---\n"
        f"{TEXT}"
    ).decode()
    assert written == (
        "---\n"
        "tags:   [a, b]     # à revoir\n"
        "title:  'Un été'   # provisoire\n"
        "\n"
        "x: {relu: deux fois}\n"
        "id: 3f0c2b1e-0000-4000-8000-000000000000\n"
        "date: 2015-07-04\n"
        "authors: [Julie]\n"
        "status: draft\n"
        "---\n"
        f"\n{BODY}"
    )


def test_what_the_command_says_goes_before_what_the_text_says(draft_from):
    text = "---\ndate: 2015-07-04\nauthors: [Julie]\ntags: [a]\n---\n\nTexte\n"
    written = draft_from(text, "--date", "2015-08-01", "--author", "Ali", "--tag", "b").decode()
    assert written.startswith("---\ndate: 2015-08-01\nauthors: [Ali]\ntags: [b]\ntitle: Un été\nstatus: draft\n")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("# Un été\n\nTexte\n", "Texte\n", id="the title"),
        pytest.param("\n\n# un ÉTÉ !\n\n\nTexte\n", "Texte\n", id="in other letters, with blank lines around"),
        pytest.param("# Un été #\nTexte\n", "Texte\n", id="closed, without a blank line after it"),
        pytest.param("Un été\n======\n\nTexte\n", "Texte\n", id="underlined"),
        pytest.param("# Un été", "", id="alone"),
        pytest.param("# Un hiver\n\nTexte\n", "# Un hiver\n\nTexte\n", id="another heading stays"),
        pytest.param("## Un été\n\nTexte\n", "## Un été\n\nTexte\n", id="a smaller heading stays"),
        pytest.param("Texte\n\n# Un été\n", "Texte\n\n# Un été\n", id="a heading further down stays"),
        pytest.param("Un été\n\nTexte\n", "Un été\n\nTexte\n", id="a paragraph stays"),
        pytest.param("", "", id="no text at all"),
    ],
)
@pytest.mark.parametrize("head", ["", "---\ntags: [a]\n---\n\n"], ids=["bare", "with front matter"])
def test_only_a_first_heading_that_repeats_the_title_is_dropped(draft_from, head, text, body):
    assert draft_from(head + text).decode().rpartition("---\n")[2].lstrip("\n") == body


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Texte « é ».\n\nSuite\n", id="a text"),
        pytest.param("# Un été\n\nTexte\n", id="the heading"),
        pytest.param("---\ntags: [a]\n---\n\nTexte\n", id="front matter"),
        pytest.param("---\ntags: [a]\n---\n\n# Un été\n\nTexte\n", id="front matter and the heading"),
    ],
)
@pytest.mark.parametrize("newline", ["\r\n", "\n"], ids=["CRLF", "LF"])
def test_all_line_ends_are_those_of_the_text(draft_from, text, newline):
    written = draft_from(text.replace("\n", newline).encode(), "--author", "Julie")
    assert set(re.findall(rb"\r?\n", written)) == {newline.encode()}


@pytest.mark.parametrize("text", ["# Un été\n\nTexte\n", "---\ntags: [a]\n---\nTexte\n"], ids=["bare", "with keys"])
def test_a_byte_order_mark_is_dropped(draft_from, text):
    written = draft_from(b"\xef\xbb\xbf" + text.encode())
    assert written.startswith(b"---\n")
    assert b"\xef\xbb\xbf" not in written


@pytest.mark.parametrize(
    ("content", "named"),
    [
        pytest.param("Un\nété à Paris\n".encode("latin-1"), "texte.md:2:1: the file is not UTF-8", id="Latin-1"),
        pytest.param("Un\nL’été\n".encode("cp1252"), "texte.md:2:2: the file is not UTF-8", id="Windows-1252"),
        pytest.param("Un\n".encode("utf-16"), "texte.md:1:1: the file is not UTF-8", id="UTF-16"),
        pytest.param("---\ntitle: [Un\n---\nTexte\n", "texte.md", id="broken YAML"),
        pytest.param("---\ntitle: Un\n\nTexte\n", "texte.md", id="front matter never closed"),
        pytest.param("---\ntitle: Un\ntitle: Deux\n---\n", "texte.md", id="a key twice"),
    ],
)
def test_a_text_that_cannot_be_used_is_named_with_its_place_and_nothing_is_written(run, magazine_at, content, named):
    folder = magazine_at({})
    (folder / "texte.md").write_bytes(content if isinstance(content, bytes) else content.encode())
    before = snapshot(folder)
    result = run("new", "Un", "--from", "texte.md", cwd=folder)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert named in result.stderr
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("rien.md", "cannot read rien.md: No such file", id="no such file"),
        pytest.param("articles", "cannot read articles: Is a directory", id="a folder"),
        pytest.param("articles/_index.md/x", "cannot read articles/_index.md/x: Not a directory", id="below a file"),
    ],
)
def test_a_text_that_is_not_there_is_named_and_nothing_is_written(run, magazine_at, name, reason):
    folder = magazine_at({})
    before = snapshot(folder)
    result = run("new", "Un", "--from", name, cwd=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr
    assert snapshot(folder) == before


def test_standard_input_in_another_encoding_is_refused_with_its_place(magazine_at):
    folder = magazine_at({})
    result = subprocess.run(
        [sys.executable, "-m", "magcli", "new", "Un", "--from", "-"],
        input="Un\nété\n".encode("latin-1"),
        cwd=folder,
        capture_output=True,
    )
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"standard input:2:1: the file is not UTF-8" in result.stderr
    assert list(snapshot(folder)) == ["articles/_index.md"]
