"""What somebody who looks at a terminal sees: tables that line up, colours where they are wanted."""

import os
import re
import sys

import pytest

pexpect = pytest.importorskip("pexpect", reason="a terminal to look at needs pexpect")

COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-7][0-9;]*m|\x1b\[[0-9;]*9[0-7][0-9;]*m")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
HEAD = "---\ntitle: Où va l’été ?\nstatus: published\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n"
FILES = {
    "ete/_index.md": "---\ntitle: Été\nparts:\n  - un\n  - title: Plus tard\n---\n",
    "ete/un.md": f"{HEAD}## Un titre\n\nTexte **gras**[^1].\n\n[^1]: *Les Échos*, 10 juin 2015.\n",
    "editorial.md": f"{HEAD}Non[^2].\n",
}


def look(folder, *words, columns=80, **environment):
    """What a terminal *columns* wide gets from a command, and the exit code."""
    plain = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    output, code = pexpect.run(
        " ".join([sys.executable, "-m", "magcli", *words]),
        cwd=str(folder),
        env={**plain, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment},
        withexitstatus=True,
        dimensions=(24, columns),
    )
    return output.decode().replace("\r\n", "\n"), code


def lines(text):
    return [line.rstrip() for line in STYLE.sub("", text).splitlines() if line.strip()]


def test_a_table_has_a_head_and_lines_up(magazine_at):
    shown, code = look(magazine_at(FILES), "series", "show", "ete")
    assert lines(shown) == [
        "no.  part       status     date        title",
        "1    un         published  2015-07-04  Où va l’été ?",
        "2    plus-tard  planned                Plus tard",
    ]
    assert code == 0


def test_the_order_is_shown_before_and_after_side_by_side(magazine_at):
    shown, _ = look(magazine_at(FILES), "series", "reorder", "ete", "--reverse")
    assert lines(shown) == [
        "no.  before     after",
        "1    un         plus-tard",
        "2    plus-tard  un",
        "replay: magcli series reorder ete plus-tard un",
        "undo: magcli series reorder ete un plus-tard",
    ]


LONG = {
    "la-revolution-numerique/_index.md": (
        "---\ntitle: La révolution numérique\nparts: [les-marches-de-l-economie-numerique]\n---\n"
    ),
    "la-revolution-numerique/les-marches-de-l-economie-numerique.md": HEAD,
}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param(
            ["list"],
            [
                "article                  status     date        title",
                "la-revolution-numeriqu…  published  2015-07-04  Où va l’été…",
            ],
            id="list",
        ),
        pytest.param(
            ["series", "show", "la-revolution-numerique"],
            [
                "no.  part                status     date        title",
                "1    les-marches-de-l-…  published  2015-07-04  Où va l’été…",
            ],
            id="series show",
        ),
    ],
)
def test_a_narrow_terminal_still_shows_a_table(magazine_at, words, shown):
    assert lines(look(magazine_at(LONG), *words, columns=60)[0]) == shown


@pytest.mark.parametrize("words", [["list"], ["series", "show", "la-revolution-numerique"]])
def test_a_pipe_loses_nothing(run, magazine_at, words):
    piped = run(*words, cwd=magazine_at(LONG), COLUMNS="60").stdout
    assert piped.endswith("les-marches-de-l-economie-numerique\tpublished\t2015-07-04\tOù va l’été ?\n")


def test_findings_have_colours_and_read_as_they_do_in_a_pipe(run, magazine_at):
    folder = magazine_at(FILES)
    shown, code = look(folder, "validate")
    piped = run("validate", cwd=folder)
    assert COLOUR.search(shown)
    assert STYLE.sub("", shown) == piped.stdout + piped.stderr
    assert code == 1


def test_an_article_is_set_for_reading(magazine_at):
    shown, code = look(magazine_at(FILES), "show", "un")
    text = "\n".join(lines(shown))
    assert code == 0
    assert "Où va l’été ?" in text
    assert "published · 2015-07-04 · Été 1/2 · La rédaction · articles/ete/un.md" in text
    assert "**" not in text
    assert "Les Échos, 10 juin 2015." in text


EVERY_COMMAND = pytest.mark.parametrize(
    "words",
    [
        pytest.param(["list"], id="list"),
        pytest.param(["show", "un"], id="show"),
        pytest.param(["show", "rien"], id="an error"),
        pytest.param(["validate"], id="validate"),
        pytest.param(["explain"], id="explain"),
        pytest.param(["explain", "dead-mark"], id="explain a rule"),
        pytest.param(["series", "show", "ete"], id="series show"),
        pytest.param(["series", "reorder", "ete", "--reverse", "--dry-run"], id="a diff"),
        pytest.param(["export", "html"], id="export html"),
    ],
)


@EVERY_COMMAND
def test_who_wants_no_colour_gets_none(magazine_at, words):
    shown, _ = look(magazine_at(FILES), *words, NO_COLOR="1", PAGER="cat")
    assert not COLOUR.search(shown)


@EVERY_COMMAND
def test_a_dumb_terminal_gets_no_escape_at_all(magazine_at, words):
    shown, _ = look(magazine_at(FILES), *words, TERM="dumb")
    assert "\x1b" not in shown


def test_an_empty_no_color_is_none(magazine_at):
    shown, _ = look(magazine_at(FILES), "validate", NO_COLOR="")
    assert COLOUR.search(shown)


@pytest.mark.parametrize("words", [["list"], ["show", "piege"], ["validate", "piege"]], ids=" ".join)
def test_no_text_of_an_article_can_steer_the_terminal(magazine_at, words):
    steering = '---\ntitle: "\\e]0;piégé\\a\\e[2J\\e[31mRouge"\nstatus: "\\e[2J"\nauthors: ["\\e[2J"]\n---\n'
    shown, _ = look(magazine_at({"piege.md": steering + "\n\x1b[2JTexte\n"}), *words, NO_COLOR="1")
    assert not re.search(r"\x1b\]|\x07|\x1b\[2J|\x1b\[31m", shown)


def test_a_hint_that_is_longer_than_the_terminal_is_broken_between_words(run, magazine_at):
    folder = magazine_at({"un.md": f"{HEAD}Un mot<sup>2</sup>.\n"})
    shown = STYLE.sub("", look(folder, "validate", "--select", "dead-mark", columns=40)[0])
    hint = shown.partition("\n  = ")[2].partition("\n\n")[0].splitlines()
    assert len(hint) > 1
    assert all(line.startswith("    ") and len(line) <= 40 for line in hint[1:])
    piped = run("validate", "--select", "dead-mark", cwd=folder).stdout
    assert f"  = {' '.join(line.strip() for line in hint)}\n" in piped
