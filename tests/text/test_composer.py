"""YAML front matter in, values that know their place out: what each trap of YAML and its parsers becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.model import Node
from magcli.text.composer import DEEPEST, LONGEST, Composer, Refused
from magcli.text.frontmatter import plain


def compose(head: str) -> dict[str, Node]:
    values, problems = Composer(head, base=0).compose()
    assert problems == ()
    return values


def written(value: Node, head: str) -> object:
    """Return what stands in *head* where *value* and all below it say they are."""
    own = head[value.span.start : value.span.end]
    if isinstance(value.value, dict):
        return own, {head[node.key.start : node.key.end]: written(node, head) for node in value.value.values()}
    return (own, [written(item, head) for item in value.items]) if value.items else own


@pytest.mark.parametrize(
    "typed",
    ["no", "on", "yes", "true", "12:30", "0123", "08", "1984", "1_000", "0x1F", "1e3", ".inf", "=", "-1", "+33",
     "2015-07-04", "2015-02-30", "0000-00-00", "2015-07-04T10:00:00+25:00", "4 juil 2015", "04/07/2015",
     "L'été", "C#", "http://e.org/#a", "a:b", "a -b", "été 😀", "Uber\u00a0:\u00a0fin", "<b>", "50 %"],
)  # fmt: skip
def test_a_value_stays_the_text_that_was_typed(typed):
    assert plain(compose(f"key: {typed}\n")) == {"key": typed}


@pytest.mark.parametrize(
    "key", ["content", "handler", "metadata", "on", "no", "1", "null", "<<", "clé", "a b", "a.b"]
)
def test_any_word_is_a_key(key):
    assert plain(compose(f"{key}: x\n")) == {key: "x"}


@pytest.mark.parametrize(
    ("head", "said"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param("# un mot\n\n", {}, id="only a comment"),
        pytest.param("a:\nb: ~\nc: null\nd:  # rien\n", {"a": None, "b": None, "c": None, "d": None}, id="no value"),
        pytest.param("a: ''\nb: 'null'\n", {"a": "", "b": "null"}, id="quotes make it a text"),
        pytest.param("a: 'L''été'\nb: \"\\u00e9\\n\"\n", {"a": "L'été", "b": "é\n"}, id="quotes are undone"),
        pytest.param("a: un\n  deux\n", {"a": "un deux"}, id="folded over two lines"),
        pytest.param(
            "a: |\n  un\n  deux\nb: >-\n  un\n  deux\n", {"a": "un\ndeux\n", "b": "un deux"}, id="block scalars"
        ),
        pytest.param("a: [x, [y], {z: 1}]\n", {"a": ["x", ["y"], {"z": "1"}]}, id="flow"),
        pytest.param("a:\n- x\n-\n- k: v\n", {"a": ["x", None, {"k": "v"}]}, id="block list, not indented"),
        pytest.param("a:\n  b:\n    c: d\n", {"a": {"b": {"c": "d"}}}, id="nested keys"),
        pytest.param("{a: 1, b: 2}\n", {"a": "1", "b": "2"}, id="all in braces"),
        pytest.param("title: Le #numérique\n", {"title": "Le"}, id="a comment starts at a lone #, as YAML has it"),
    ],
)
def test_what_a_front_matter_says(head, said):
    assert {key: plain(node) for key, node in compose(head).items()} == said


@pytest.mark.parametrize(
    ("head", "places"),
    [
        pytest.param("a: un mot  # c\n", "un mot", id="plain"),
        pytest.param("a: 'un'\n", "'un'", id="single quotes"),
        pytest.param('a: "é😀"\n', '"é😀"', id="double quotes"),
        pytest.param("é😀: b\n", "b", id="behind an emoji"),
        pytest.param("a: un\n  deux # c\n", "un\n  deux", id="folded"),
        pytest.param("a:  # c\nb: x\n", "", id="empty"),
        pytest.param("a: ~\n", "~", id="null"),
        pytest.param("a: |\n  un\n\n  deux\n\nb: x\n", "|\n  un\n\n  deux", id="block scalar"),
        pytest.param("a: >- # c\n  un\nb: x\n", ">- # c\n  un", id="folded scalar"),
        pytest.param("a: [x, 'y' ] # c\n", ("[x, 'y' ]", ["x", "'y'"]), id="flow list"),
        pytest.param("a: [[x], y]\n", ("[[x], y]", [("[x]", ["x"]), "y"]), id="list in a list"),
        pytest.param("a: {b: 1, 'c': [d]}\n", ("{b: 1, 'c': [d]}", {"b": "1", "'c'": ("[d]", ["d"])}), id="flow mapping"),
        pytest.param("a: []\n", "[]", id="empty list"),
        pytest.param("a:\n  - x # c\n  # d\n  - y\n\n# e\nb: z\n", ("- x # c\n  # d\n  - y", ["x", "y"]), id="block list"),
        pytest.param("a:\n- b: 1\n  c: 2\n- d\n", ("- b: 1\n  c: 2\n- d", [("b: 1\n  c: 2", {"b": "1", "c": "2"}), "d"]),
                     id="mappings in a list"),
        pytest.param("a:\n  b: 1\n  \"c\":\n# d\ne: x\n", ("b: 1\n  \"c\":", {"b": "1", '"c"': ""}), id="block mapping"),
    ],
)  # fmt: skip
def test_each_value_knows_its_place(head, places):
    values = compose(head)
    first = next(iter(values.values()))
    assert written(first, head) == places


def test_each_key_knows_its_place():
    head = "é: 1\n\"b c\": 2\n'd': 3\n? e\n: 4\nf   : 5\n"
    spans = [node.key for node in compose(head).values()]
    assert [head[span.start : span.end] for span in spans] == ["é", '"b c"', "'d'", "e", "f"]


def test_places_count_from_the_start_of_the_file():
    values, _ = Composer("title: Un\n", base=4).compose()
    assert (values["title"].key, values["title"].span) == ((4, 9), (11, 13))


def test_a_byte_order_mark_before_the_first_key_moves_no_place():
    head = "\ufefftitle: Un\n"
    span = compose(head)["title"].span
    assert head[span.start : span.end] == "Un"


@pytest.mark.parametrize(
    ("head", "twice"),
    [
        pytest.param("title: Un\ntitle: Deux\n", (10, 15), id="at the top"),
        pytest.param("x: {a: 1, a: 2}\n", (10, 11), id="in braces"),
        pytest.param("x:\n- a: 1\n  b: 2\n  a: 3\n", (19, 20), id="in a list"),
        pytest.param('on: 1\n"on": 2\n', (6, 10), id="in quotes"),
    ],
)
def test_a_key_written_twice_is_reported_at_its_second_place_and_the_first_counts(head, twice):
    values, problems = Composer(head, base=0).compose()
    assert [(problem.code, problem.span) for problem in problems] == [("FM012", twice)]
    assert plain(values) == plain(Composer(head[: twice[0]].rstrip(" ,") + "}" * ("{" in head), base=0).compose()[0])


@pytest.mark.parametrize(
    ("head", "at", "code", "told"),
    [
        pytest.param("- a\n", "- a", "FM011", "the front matter is not made of keys", id="a list"),
        pytest.param("un texte\n", "un", "FM011", "the front matter is not made of keys", id="a text"),
        pytest.param("[a]: b\n", "[a]", "FM011", "a list or a mapping cannot be a key", id="a list as key"),
        pytest.param("{a: b}: c\n", "{a", "FM011", "a list or a mapping cannot be a key", id="a mapping as key"),
        pytest.param("a: 1\n--- \nb: 2\n", "--- ", "FM011", "a second YAML document starts here", id="two documents"),
        pytest.param("a: é😀\x07b\n", "\x07", "FM011", "YAML forbids the character U+0007", id="control character"),
        pytest.param("a: [\n", "", "FM011", "YAML: did not find expected node content", id="never closed"),
        pytest.param("a: &x 1\nb: *x\n", "&x", "FM017", "magcli reads no YAML anchors and aliases", id="anchor"),
        pytest.param("a: *x\n", "*x", "FM017", "magcli reads no YAML anchors and aliases", id="alias"),
        pytest.param("&x a: 1\n", "&x", "FM017", "magcli reads no YAML anchors and aliases", id="anchor on a key"),
        pytest.param("a: !!python/name:os.system\n", "!!py", "FM017", "magcli reads no YAML tags", id="python tag"),
        pytest.param("a: !!binary aGk=\n", "!!bin", "FM017", "magcli reads no YAML tags", id="binary tag"),
        pytest.param("a: [!x b]\n", "!x", "FM017", "magcli reads no YAML tags", id="tag in a list"),
        pytest.param("<<: &a {b: 1}\n", "&a", "FM017", "magcli reads no YAML anchors and aliases", id="merge key"),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_stands(head, at, code, told):
    with pytest.raises(Refused) as caught:
        Composer(head, base=0).compose()
    problem = caught.value.problem
    assert (problem.code, problem.message) == (code, told)
    assert head[problem.span.start :].startswith(at)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        pytest.param("title: Révolution : mythe ?", 'title: "Révolution : mythe ?"', id="colon"),
        pytest.param("title: Uber\u00a0: fin", 'title: "Uber\u00a0: fin"', id="colon after a no-break space"),
        pytest.param("title: 'L'été'", 'title: "L\'été"', id="apostrophe in single quotes"),
        pytest.param('title: "Le "web""', "title: 'Le \"web\"'", id="quotes in quotes"),
        pytest.param("title: 'L'été", 'title: "L\'été"', id="an apostrophe, and quotes never closed"),
        pytest.param("title: @mag", 'title: "@mag"', id="at sign"),
        pytest.param("title: `mag`", 'title: "`mag`"', id="backquote"),
        pytest.param("title: %age", 'title: "%age"', id="percent sign"),
        pytest.param("title: - 1", 'title: "- 1"', id="hyphen"),
        pytest.param('title: "C:\\mag"', "title: 'C:\\mag'", id="backslash"),
        pytest.param("  - title: Un : deux", 'title: "Un : deux"', id="in a list"),
    ],
)
def test_a_value_that_yaml_cannot_read_is_shown_in_quotes(line, hint):
    head = f"parts:\n{line}\n" if line.startswith(" ") else f"{line}\ndate: 2015-07-04\n"
    with pytest.raises(Refused) as caught:
        Composer(head, base=0).compose()
    assert caught.value.problem.hint == f"put the value in quotes: {hint}"


def test_a_colour_that_begins_a_comment_is_shown_in_quotes_not_all_that_is_around_it():
    with pytest.raises(Refused) as caught:
        Composer("theme: {accent: #9b2d1f}\n", base=0).compose()
    assert caught.value.problem.hint == 'put it in quotes: "#9b2d1f"; behind a blank, # starts a comment'


def test_a_mapping_in_brackets_among_keys_is_no_value_that_wants_quotes():
    with pytest.raises(Refused) as caught:
        Composer("title: x\n{status: y}\n", base=0).compose()
    assert caught.value.problem.hint == "check the colons, quotes and indentation of this line"


@pytest.mark.parametrize(
    ("head", "opened", "hint"),
    [
        pytest.param('title: "Un\ndate: x\n', '"Un', 'close the quotes: " at the end of the value', id="quotes"),
        pytest.param("tags: [a, b\ndate: x\n", "[a", "close the bracket with ], and quote what holds : or #", id="bracket"),
        pytest.param("guest: {name: a\ndate: x\n", "{name", "close the bracket with }, and quote what holds : or #", id="brace"),
    ],
)  # fmt: skip
def test_what_is_never_closed_is_shown_where_it_was_opened(head, opened, hint):
    with pytest.raises(Refused) as caught:
        Composer(head, base=0).compose()
    problem = caught.value.problem
    assert head[problem.span.start :].startswith(opened)
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("head", "line", "told", "hint"),
    [
        pytest.param("a: b\nc = d\ne: f\n", "c = d", "this line has no colon", "write key: value", id="no colon"),
        pytest.param("a:\n- b\n-c\n", "-c", "this line has no colon", "put a space after the hyphen", id="an item"),
        pytest.param(
            "a: b\n c: d\n", ": d", "this line is indented", "remove the spaces in front of c", id="indented"
        ),
        pytest.param("a: [b,, c]\n", ", c]", "a comma has nothing before it", "remove one comma", id="two commas"),
    ],
)
def test_what_is_wrong_is_told_where_it_is_and_in_plain_words(head, line, told, hint):
    """Not on the line below, where YAML notices it, nor in its own words."""
    with pytest.raises(Refused) as caught:
        Composer(head, base=0).compose()
    problem = caught.value.problem
    assert head[problem.span.start :].startswith(line)
    assert problem.message.startswith(told)
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("head", "line", "hint"),
    [
        pytest.param("a:\n - b\n  - c: d\n", "  - c: d", "1 space", id="two spaces after one"),
        pytest.param("a:\n - b: c\n   d: e\n  - f: g\n", "  - f: g", "1 space", id="below an item of two lines"),
        pytest.param("a:\n  - b\n\n  # x\n - c: d\n", " - c: d", "2 spaces", id="one space after two, and a comment"),
        pytest.param("a:\n- b\n - c: d\n", " - c: d", "no space", id="one space after none"),
        pytest.param("a:\n - b\n  - c\n - d : e\n - f: [g\n", "  - c", "1 space", id="seen further down"),
        pytest.param("a:\n  - b: c\n    d:\n      - e\n   - f: g\n", "   - f: g", "2 spaces", id="behind a list in the list"),
    ],
)  # fmt: skip
def test_items_that_are_not_indented_alike_are_told_where_one_differs(head, line, hint):
    with pytest.raises(Refused) as caught:
        Composer(head, base=0).compose()
    problem = caught.value.problem
    assert head[problem.span.start :].startswith(line)
    assert problem.message == "this item is indented otherwise than those above"
    assert problem.hint == f"indent all items alike: {hint} in front of the hyphen"
    spaces = " " * int(hint[0]) if hint[0].isdigit() else ""
    if line != "  - c":
        Composer(head.replace(line, spaces + line.lstrip()), base=0).compose()


def test_items_further_up_say_nothing_of_a_mistake_below():
    with pytest.raises(Refused) as caught:
        Composer("a: |\n  - b\n   - c\nd:\n  - e:\n      - f\n  - g\n  h\n", base=0).compose()
    assert "indented" not in caught.value.problem.message


@pytest.mark.parametrize("head", ["a:\n\tb: c\n", "a:\n  b: 1\n\tc: 2\n", "a:\n  \tb: c\n", "\ta: b\n"])
def test_a_tab_in_front_of_a_key_is_told_to_be_one(head):
    with pytest.raises(Refused) as caught:
        Composer(head, base=0).compose()
    assert caught.value.problem.hint == "indent with spaces: YAML takes no tab"


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("a: " + "[" * 30_000 + "\n", id="30,000 brackets"),
        pytest.param("a: " + "{b: " * 15_000 + "\n", id="15,000 braces"),
        pytest.param("[" * 30_000 + "\n", id="30,000 brackets and no key"),
        pytest.param("- " * 30_000 + "\n", id="30,000 hyphens"),
        pytest.param("\n".join("  " * depth + "a:" for depth in range(200)), id="200 nested keys"),
        pytest.param("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n", id="billion laughs"),
        pytest.param("a: &a {k: v}\nb: &b [{<<: [*a, *a]}, {<<: [*a, *a]}]\n", id="merge key bomb"),
        pytest.param("a: " + "x" * LONGEST, id="too long"),
    ],
)
def test_a_hostile_front_matter_is_refused(head):
    with pytest.raises(Refused):
        Composer(head, base=0).compose()


def test_what_people_nest_by_hand_is_not_too_deep():
    head = "a: " + "[" * (DEEPEST - 1) + "x" + "]" * (DEEPEST - 1)
    assert compose(head)["a"].span.end == len(head)


@given(st.text(st.sampled_from("ab:- \n\t#'\"|>[]{},&*!?%@`é😀\u2028\x85\x00\r0~=<.\\"), max_size=40))
def test_any_text_is_read_or_refused(head):
    try:
        values, problems = Composer(head, base=0).compose()
    except Refused as refused:
        problems, values = (refused.problem,), {}
    for span in [problem.span for problem in problems] + [node.span for node in values.values()]:
        assert 0 <= span.start <= span.end <= len(head)
