"""YAML that cannot be read, and what its writer meant."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from magcli.text import edits, frontmatter
from magcli.text.composer import Composer, Refused
from magcli.text.emitter import plain
from magcli.text.mending import LONGEST, mend


def mended(head):
    """The head once it is mended, and what was told; the head itself when nothing mends it."""
    try:
        Composer(head, base=0).compose()
    except Refused as refused:
        meant = mend(head, refused.problem.span.start)
        if meant is None:
            return head, ""
        (start, end), text = meant.edit
        return head[:start] + text + head[end:], meant.cause
    return head, "it can be read"


@pytest.mark.parametrize(
    ("line", "mended_line", "cause"),
    [
        pytest.param("title: Uber : la rupture", 'title: "Uber : la rupture"', "the colon", id="colon"),
        pytest.param("title: Uber\u00a0: fin", 'title: "Uber\u00a0: fin"', "the colon", id="colon behind a no-break space"),
        pytest.param("title: Pourquoi :", 'title: "Pourquoi :"', "the colon", id="colon at the end"),
        pytest.param("title: Un : deux  # provisoire", 'title: "Un : deux"  # provisoire', "the colon", id="a comment stays"),
        pytest.param("title: Un : le web #1", 'title: "Un : le web #1"', "the colon", id="a number sign that is no comment"),
        pytest.param("title: a: 'b'", "title: \"a: 'b'\"", "the colon", id="colon and quotes"),
        pytest.param("title: 'L'été numérique'", 'title: "L\'été numérique"', "the apostrophe", id="apostrophe"),
        pytest.param("title: 'L'été", 'title: "L\'été"', "the apostrophe", id="apostrophe, never closed"),
        pytest.param("title: 'Un' et 'deux'", "title: \"'Un' et 'deux'\"", "the apostrophe", id="two quotations"),
        pytest.param('title: "Le "web" social"', "title: 'Le \"web\" social'", "quotes inside", id="inner quotes"),
        pytest.param('title: "Le "web" de l\'été"', "title: 'Le \"web\" de l''été'", "quotes inside", id="both kinds"),
        pytest.param('title: "Un" et "deux"', "title: '\"Un\" et \"deux\"'", "quotes inside", id="quotations in a text"),
        pytest.param('title: "Un', 'title: "Un"', "never closed", id="quotes never closed"),
        pytest.param('title: "C:\\mag"', "title: 'C:\\mag'", "backslash", id="backslash"),
        pytest.param("title: “Un : deux”", 'title: "Un : deux"', "curly quotes", id="curly quotes for straight ones"),
        pytest.param("title: ‘Un : \"deux\"’  # x", "title: 'Un : \"deux\"'  # x", "curly quotes", id="single curly quotes"),
        pytest.param("title: “Un” : “deux”", 'title: "“Un” : “deux”"', "the colon", id="two quotations, curly"),
        pytest.param("title: « Un : deux »", 'title: "« Un : deux »"', "the colon", id="guillemets are typed on purpose"),
        pytest.param("title: @mag", 'title: "@mag"', "@ at the start", id="at sign"),
        pytest.param("title: `mag` et", 'title: "`mag` et"', "` at the start", id="backquote"),
        pytest.param("title: %age", 'title: "%age"', "% at the start", id="percent sign"),
        pytest.param("title: & fils", 'title: "& fils"', "& at the start", id="ampersand"),
        pytest.param("title: > 50 % des gens", 'title: "> 50 % des gens"', "> at the start", id="more than"),
        pytest.param("title: - 1", 'title: "- 1"', "- at the start", id="hyphen"),
        pytest.param("title: [sic] Le web", 'title: "[sic] Le web"', "[ at the start", id="bracket closed in a text"),
        pytest.param("tags: [a, b", "tags: [a, b]", "never closed", id="list never closed"),
        pytest.param("guest: {name: Un", "guest: {name: Un}", "never closed", id="mapping never closed"),
        pytest.param("title:Un", "title: Un", "a space after the colon", id="no space behind the colon"),
        pytest.param("- title: Un : deux", '- title: "Un : deux"', "the colon", id="in a list"),
        pytest.param("  - Un : deux : trois", '  - Un : "deux : trois"', "", id="an item is a pair: who knows"),
    ],
)  # fmt: skip
def test_a_line_is_mended_as_it_was_meant(line, mended_line, cause):
    head = f"parts:\n{line}\n" if line.lstrip().startswith("- ") else f"{line}\ndate: 2015-07-04\n"
    if not cause:
        assert mended(head) == (head, "")
        return
    found, told = mended(head)
    assert found == head.replace(line, mended_line)
    assert cause in told


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("authors:\n\t- Un\n\t- Deux\n", "authors:\n  - Un\n  - Deux\n", id="a list"),
        pytest.param("a:\n  - b: 1\n\tc: 2\n", "a:\n  - b: 1\n    c: 2\n", id="as deep as what is above"),
        pytest.param("a:\n  b: 1\n\tc: 2\n", "a:\n  b: 1\n  c: 2\n", id="as the key above"),
        pytest.param("date: x\n\tlang: fr\n", "date: x\nlang: fr\n", id="a key that belongs to none"),
        pytest.param(" title: Un\ndate: x\n", "title: Un\ndate: x\n", id="spaces before the first key"),
    ],
)
def test_indentation_is_mended(head, expected):
    assert mended(head)[0] == expected


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("title: Un : deux\n  suite\ndate: x\n", id="a value of two lines"),
        pytest.param("s: |\n  a\n\tb\n", id="a tab in a text"),
        pytest.param("summary: Un\n\tdeux : x\n", id="a tab in a text, and French punctuation"),
        pytest.param("tags: [a, b c: d\ndate: x\n", id="a list that is never closed, and something else"),
        pytest.param('title: "Un" et "deux\ndate: x\n', id="quotes that do not pair"),
        pytest.param("title Un\ndate: x\n", id="no colon"),
        pytest.param("date: x\n title: Un\n", id="a key or a text that goes on"),
        pytest.param(f"title: Un : deux\ns: {'a' * LONGEST}\n", id="too long to be read again and again"),
    ],
)
def test_where_two_things_can_be_meant_nothing_is_mended(head):
    assert mended(head) == (head, "")


def test_of_several_mistakes_the_first_is_mended_and_then_the_next():
    head = "title: Un : deux\nsummary: 'L'été'\ntags: [a, b\n"
    once = mended(head)[0]
    assert once == head.replace("Un : deux", '"Un : deux"')
    thrice = mended(mended(once)[0])[0]
    assert plain(Composer(thrice, base=0).compose()[0]) == {
        "title": "Un : deux",
        "summary": "L'été",
        "tags": ["a", "b"],
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("title: *Le web* social", 'title: "*Le web* social"', id="emphasis"),
        pytest.param("title: ! Attention", 'title: "! Attention"', id="a mark and a space"),
        pytest.param("title: *titre", "title: *titre", id="an alias, which somebody meant"),
        pytest.param("title: &titre Un", "title: &titre Un", id="an anchor"),
        pytest.param("title: !!str Un", "title: !!str Un", id="a tag"),
    ],
)
def test_what_only_looks_like_an_alias_or_a_tag_is_put_in_quotes(line, expected):
    text = f"---\n{line}\ndate: x\n---\nCorps\n"
    (problem,) = frontmatter.parse(text).problems
    found = edits.made(text, [problem.fix] if problem.fix else [])[0]
    assert (found, problem.code) == (text.replace(line, expected), "FM017" if line == expected else "FM011")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        pytest.param("title: *Gras*", "*Gras*", id="a star"),
        pytest.param("title: %age", "%age", id="a percent sign"),
        pytest.param("title: Un : deux", ": deux", id="a colon"),
        pytest.param("date:2015-07-04", "date:2015-07-04", id="a colon without a space"),
        pytest.param("title:\u00a0Un", "title:\u00a0Un", id="a no-break space"),
    ],
)
def test_a_mistake_is_shown_where_it_is(line, place):
    """Not where YAML stops reading."""
    text = f"---\n{line}\nlang: fr\n---\n"
    (problem,) = frontmatter.parse(text).problems
    assert text[problem.span.start :].startswith(place)


def test_a_no_break_space_behind_the_colon_makes_way():
    """It would be the first character of the value."""
    assert mended("title:\u00a0Un\ndate: x\n")[0] == "title: Un\ndate: x\n"
    assert mended("title:\u202f\u00a0Un\ndate: x\n")[0] == "title: Un\ndate: x\n"


WORDS = st.text(st.sampled_from("aé0 :'\"#@&*![]{}%`>|-?,\\\u00a0"), min_size=1, max_size=25).map(str.strip)


@given(WORDS, st.sampled_from(["", "  # note"]), st.sampled_from(["\n", "\r\n"]))
def test_what_is_mended_says_what_was_typed_and_the_rest_stays(value, comment, newline):
    """Whatever is typed without quotes around it, a repair makes exactly that the value, or there is none."""
    assume(value and value[0] not in "'\"[{" and " #" not in value)
    head = newline.join(["date: 2015-07-04", f"title: {value}{comment}", "tags: [a, b]", ""])
    found, cause = mended(head)
    assume(cause not in ("", "it can be read"))
    fields, problems = Composer(found, base=0).compose()
    assert plain(fields) == {"date": "2015-07-04", "title": value, "tags": ["a", "b"]}
    assert not problems
    before, after = head.split(newline), found.split(newline)
    assert [line for at, line in enumerate(after) if at != 1] == [line for at, line in enumerate(before) if at != 1]
    assert after[1].endswith(comment)


@example(">: '")
@given(st.text(st.sampled_from("ab:- \n\t#'\"|>[]{},&*!?%@`é"), max_size=60))
def test_of_any_text_what_is_mended_can_be_read_further(head):
    try:
        Composer(head, base=0).compose()
    except Refused as refused:
        meant = mend(head, refused.problem.span.start)
        if meant is None:
            return
        (start, end), text = meant.edit
        assert 0 <= start <= end <= len(head)
        mended_head = head[:start] + text + head[end:]
        assert mended_head != head
        assert sorted(set(head) - set(mended_head)) in ([], ["\t"])
