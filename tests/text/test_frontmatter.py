"""Front matter: what it says, where it says it, and edits that change nothing else."""

from datetime import UTC, date, datetime

import frontmatter as python_frontmatter
import pytest

from magcli.errors import UnsafeEdit
from magcli.text import frontmatter
from magcli.text.composer import LONGEST


def test_the_library_s_own_load_and_dump_lose_a_comment():
    """Why magcli edits the text instead: see also the order of the keys and the quotes."""
    text = "---\ntitle: 'Un'  # provisoire\ndate: 2015-07-04\n---\nCorps\n"
    dumped = python_frontmatter.dumps(python_frontmatter.loads(text))
    assert dumped == "---\ndate: 2015-07-04\ntitle: Un\n---\n\nCorps"


# ---- reading -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("---\ntitle: Un\n---\nCorps\n", "Corps\n", id="as usual"),
        pytest.param("---\ntitle: Un\n---\n\n    code\n\n", "\n    code\n\n", id="the body keeps its white space"),
        pytest.param("\ufeff---\ntitle: Un\n---\nCorps\n", "Corps\n", id="byte order mark"),
        pytest.param("---\r\ntitle: Un\r\n---\r\nCorps\r\n", "Corps\r\n", id="CRLF"),
        pytest.param("---\rtitle: Un\r---\rCorps\r", "Corps\r", id="CR"),
        pytest.param("---  \ntitle: Un\n---\t \nCorps\n", "Corps\n", id="white space after the dashes"),
        pytest.param("---\ntitle: Un\n---", "", id="closed by the last line, which does not end"),
        pytest.param("---\ntitle: Un\n---\nA\n---\nB\n\n---\n", "A\n---\nB\n\n---\n", id="rules in the body"),
        pytest.param("---\n\n# c\ntitle: Un\n\n---\nCorps\n", "Corps\n", id="comments and blank lines"),
    ],
)
def test_a_front_matter_stands_between_two_lines_of_dashes(text, body):
    matter = frontmatter.parse(text)
    span = matter.fields["title"].span
    assert (text[span.start : span.end], text[matter.body_start :]) == ("Un", body)
    assert (matter.problems, matter.broken) == ((), False)


def test_the_lines_between_the_dashes_are_its_head():
    text = "---\r\ntitle: Un\r\ndate: x\r\n---\r\nCorps"
    start, end = frontmatter.parse(text).head
    assert text[start:end] == "title: Un\r\ndate: x\r\n"


@pytest.mark.parametrize("text", ["---\n---\nCorps", "---\n\n---\nCorps", "---\n# rien\n---\nCorps"])
def test_a_front_matter_can_be_empty(text):
    matter = frontmatter.parse(text)
    assert (matter.fields, matter.problems, matter.broken) == ({}, (), False)
    assert text[matter.body_start :] == "Corps"


@pytest.mark.parametrize(
    ("text", "code", "body"),
    [
        pytest.param("Corps\n", "FM014", "Corps\n", id="no front matter"),
        pytest.param("Un\n\n---\n\ndeux\n\n---\n", "FM014", "Un\n\n---\n\ndeux\n\n---\n", id="two rules in the body"),
        pytest.param("\n---\ntitle: Un\n---\nCorps\n", "FM016", "Corps\n", id="a blank line before it"),
        pytest.param(" ---\ntitle: Un\n---\n", "FM016", "", id="indented"),
        pytest.param("----\ntitle: Un\n----\n", "FM014", "", id="four dashes"),
        pytest.param("\ufeff--\r\ntitle: Un\r\n---\r\nCorps\r\n", "FM014", "Corps\r\n", id="two dashes"),
        pytest.param("----\nUn mot.\n", "FM014", "----\nUn mot.\n", id="a rule above a text"),
        pytest.param("---\ntitle: Un\n\nCorps\n", "FM015", "", id="never closed"),
        pytest.param("---", "FM015", "", id="only its first line"),
        pytest.param("", "FM007", "", id="empty file"),
        pytest.param("\ufeff \r\n\t\n", "FM007", "\ufeff \r\n\t\n", id="nothing but white space"),
        pytest.param("---\n- a\n---\nCorps", "FM011", "Corps", id="a list"),
        pytest.param("---\nun texte\n---\nCorps", "FM011", "Corps", id="a text"),
        pytest.param("---\na: " + "[" * 30_000 + "\n---\nCorps", "FM017", "Corps", id="30,000 brackets"),
    ],
)
def test_what_cannot_be_read_is_one_problem_and_the_body_is_known(text, code, body):
    matter = frontmatter.parse(text)
    assert [problem.code for problem in matter.problems] == [code]
    assert (matter.fields, matter.broken, text[matter.body_start :]) == ({}, True, body)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("----", "the first line has one hyphen too many", id="four"),
        pytest.param("-----  ", "the first line has 2 hyphens too many", id="five, and spaces"),
        pytest.param("--", "the first line has one hyphen too few", id="two"),
        pytest.param("-", "the first line has 2 hyphens too few", id="one"),
        pytest.param(
            "—-", "the first line has a dash where hyphens belong", id="what a word processor makes of three"
        ),
        pytest.param("—", "the first line has a dash where hyphens belong", id="a dash alone"),
    ],
)
def test_a_first_line_that_is_nearly_one_of_front_matter_is_told(line, told):
    (problem,) = frontmatter.parse(f"{line}\ntitle: Un\n---\nCorps\n").problems
    assert (problem.code, problem.message) == ("FM014", told)
    assert problem.span == (0, len(line.rstrip()))
    assert "three hyphens" in problem.hint
    with pytest.raises(UnsafeEdit):
        frontmatter.set_value(f"{line}\ntitle: Un\n---\nCorps\n", "date", "2015-07-04")


def test_a_problem_stands_where_the_file_has_it_and_says_what_to_write():
    text = "\ufeff---\r\ntitle: Révolution : mythe ?\r\n---\r\n"
    (problem,) = frontmatter.parse(text).problems
    assert text[problem.span.start :].startswith(": mythe ?")
    assert problem.hint == 'put the value in quotes: title: "Révolution : mythe ?"'


def test_a_key_written_twice_leaves_the_rest_readable():
    matter = frontmatter.parse("---\ntitle: Un\ntitle: Deux\ndate: 2015-02-30\n---\n")
    assert frontmatter.plain(matter.fields) == {"title": "Un", "date": "2015-02-30"}
    assert ([problem.code for problem in matter.problems], matter.broken) == (["FM012"], False)


# ---- setting a value -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: Un  # c\ndate: x\n", "title: Deux  # c\ndate: x\n", id="a comment stays"),
        pytest.param("title:   Un\n", "title:   Deux\n", id="odd spacing stays"),
        pytest.param("title : 'Un' # c\n", "title : 'Deux' # c\n", id="single quotes stay"),
        pytest.param('"title": "Un"\n', '"title": "Deux"\n', id="double quotes stay, those of the key too"),
        pytest.param("title:\ndate: x\n", "title: Deux\ndate: x\n", id="an empty value"),
        pytest.param("title:  # c\n", "title: Deux  # c\n", id="an empty value with a comment"),
        pytest.param("title: ~\n", "title: Deux\n", id="null"),
        pytest.param("title: |\n  un\n\n  deux\n\n# c\ndate: x\n", "title: Deux\n\n# c\ndate: x\n", id="a block scalar"),
        pytest.param("title: un\n  deux\ndate: x\n", "title: Deux\ndate: x\n", id="a folded value"),
        pytest.param("title: [a, b] # c\n", "title: Deux # c\n", id="a flow list"),
        pytest.param("title:\n- a\n- b\n\n# c\ndate: x\n", "title: Deux\n\n# c\ndate: x\n", id="a block list"),
        pytest.param("title: {fr: a}\n", "title: Deux\n", id="a mapping"),
        pytest.param("date: x\n# fin\n", "date: x\n# fin\ntitle: Deux\n", id="a new key comes last"),
        pytest.param("parts:\n  - a\n", "parts:\n  - a\ntitle: Deux\n", id="a new key below a list"),
        pytest.param("s: |\n  a\n\n", "s: |\n  a\n\ntitle: Deux\n", id="a new key below a block scalar"),
        pytest.param("", "title: Deux\n", id="a first key"),
        pytest.param("{title: Un, date: x}\n", "{title: Deux, date: x}\n", id="all in braces"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_value_is_set_and_the_rest_stays(before, after, ends):
    text, expected = (f"---\n{head}---\nCorps\n---\n".replace("\n", ends) for head in (before, after))
    assert frontmatter.set_value(text, "title", "Deux") == expected


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param("Été 😀", "Été 😀", id="nothing to escape"),
        pytest.param("Uber\u00a0: fin", "'Uber\u00a0: fin'", id="a colon wants quotes"),
        pytest.param("L'été : fin", '"L\'été : fin"', id="an apostrophe wants the other quotes"),
        pytest.param("L'été", "L'été", id="an apostrophe alone wants none"),
        pytest.param("le web #1", "'le web #1'", id="number sign"),
        pytest.param("no", "'no'", id="what others would read as false"),
        pytest.param("1984", "'1984'", id="what others would read as a number"),
        pytest.param("", "''", id="empty text"),
        pytest.param("un\ndeux", '"un\\ndeux"', id="line end"),
        pytest.param("un\u2028deux\x85", '"un\\Ldeux\\N"', id="Unicode line ends"),
        pytest.param("a" * 300, "a" * 300, id="never folded"),
        pytest.param(date(2015, 7, 4), "2015-07-04", id="day"),
        pytest.param(datetime(2015, 7, 4, 10, tzinfo=UTC), "2015-07-04T10:00:00+00:00", id="instant"),
        pytest.param(True, "true", id="yes"),
        pytest.param(20, "20", id="number"),
        pytest.param(None, "null", id="nothing"),
        pytest.param(["a", "b, c"], "[a, 'b, c']", id="list"),
        pytest.param({"name": "Jean", "role": "x: y"}, "{name: Jean, role: 'x: y'}", id="mapping"),
    ],
)
def test_a_value_is_written_as_a_person_would(value, written):
    text = "---\nkey: x\n---\n"
    assert frontmatter.set_value(text, "key", value) == f"---\nkey: {written}\n---\n"


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        pytest.param(["a", "b"], "key: [a, b]\n", id="list"),
        pytest.param([], "key: []\n", id="empty list"),
        pytest.param([{"name": "Jean"}, {"name": "Zoé"}], "key:\n  - {name: Jean}\n  - {name: Zoé}\n", id="mappings"),
        pytest.param(datetime(2015, 7, 4, 10, tzinfo=UTC), "key: 2015-07-04T10:00:00+00:00\n", id="instant"),
    ],
)
def test_a_new_key_takes_the_lines_it_needs(value, lines):
    assert frontmatter.set_value("---\na: 1\n---\n", "key", value) == f"---\na: 1\n{lines}---\n"


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        pytest.param("", "---\ntitle: Un\n---\n", id="empty file"),
        pytest.param("Corps\n", "---\ntitle: Un\n---\nCorps\n", id="only a body"),
        pytest.param("Un\r\ndeux\r\n", "---\r\ntitle: Un\r\n---\r\nUn\r\ndeux\r\n", id="CRLF"),
        pytest.param("\ufeffCorps\n", "\ufeff---\ntitle: Un\n---\nCorps\n", id="the byte order mark stays first"),
    ],
)
def test_a_file_without_front_matter_gets_one(text, edited):
    assert frontmatter.set_value(text, "title", "Un") == edited


@pytest.mark.parametrize(
    ("head", "key", "value", "told"),
    [
        pytest.param(
            "a: 1\na: 2\n", "b", "x", "line 3: the key 'a' is written twice; mend it first", id="a key twice"
        ),
        pytest.param("a: b: c\n", "a", "x", "line 2: YAML takes the colon inside", id="invalid YAML"),
        pytest.param("a: &x 1\n", "a", "x", "line 2: magcli reads no YAML anchors", id="anchor"),
        pytest.param("a: 1\n...\n", "b", "x", "cannot edit safely", id="document end"),
        pytest.param("a: 1\n", "a", "\udcff", "cannot be written on one line", id="half a surrogate pair"),
        pytest.param("a: 1\n", "a", "x" * LONGEST, "cannot", id="too long to be read again"),
        pytest.param("a: >- # c\n  un\n", "a", "x", "a comment inside would be lost", id="comment behind a >-"),
        pytest.param("a:\n  - x # c\n  - y\n", "a", "x", "a comment inside would be lost", id="comment in a list"),
        pytest.param("a: [x, # c\n  y]\n", "a", "x", "a comment inside would be lost", id="comment in brackets"),
        pytest.param("a: [x # c\n  ]\n", "a", "x", "a comment inside would be lost", id="last comment in brackets"),
        pytest.param("a: [ # c\n  ]\n", "a", "x", "a comment inside would be lost", id="only a comment in brackets"),
        pytest.param(
            "a:\n  b: 1 # c\n  d: 2\n", "a", "x", "a comment inside would be lost", id="comment in a mapping"
        ),
        pytest.param(
            "a:\n  b: |  # c\n    un\n", "a", "x", "a comment inside would be lost", id="comment behind a |"
        ),
    ],
)
def test_what_cannot_be_set_without_harm_is_refused(head, key, value, told):
    with pytest.raises(UnsafeEdit) as caught:
        frontmatter.set_value(f"---\n{head}---\nCorps\n", key, value)
    assert told in str(caught.value)


@pytest.mark.parametrize("old", ["[C#, F#]", "['a # b']", "\n  - http://e.org/#a\n  - b", "{url: http://e.org/#a}"])
def test_a_number_sign_that_starts_no_comment_is_no_hindrance(old):
    assert frontmatter.set_value(f"---\na: {old}\n---\n", "a", "x") == "---\na: x\n---\n"


def test_a_file_whose_front_matter_is_never_closed_is_left_alone():
    with pytest.raises(UnsafeEdit, match="never closed"):
        frontmatter.set_value("---\ntitle: Un\n", "title", "Deux")
