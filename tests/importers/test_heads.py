"""What stands above a text, in all the ways of generators."""

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.importers import _heads


@pytest.mark.parametrize(
    ("text", "kind", "values", "body"),
    [
        pytest.param("---\ntitle: Un\n---\nTexte\n", "yaml", {"title": "Un"}, "Texte\n", id="YAML"),
        pytest.param("---yaml\ntitle: Un\n---\nTexte\n", "yaml", {"title": "Un"}, "Texte\n", id="YAML by its name"),
        pytest.param("----\ntitle: Un\n----\nTexte\n", "yaml", {"title": "Un"}, "Texte\n", id="four dashes"),
        pytest.param("---\ntitle: Un\n...\nTexte\n", "yaml", {"title": "Un"}, "Texte\n", id="three dots"),
        pytest.param("\n\n---\ntitle: Un\n---\nTexte\n", "yaml", {"title": "Un"}, "Texte\n", id="blank lines first"),
        pytest.param("---\n---\nTexte\n", "yaml", {}, "Texte\n", id="nothing in it"),
        pytest.param('+++\ntitle = "Un"\n+++\nTexte\n', "toml", {"title": "Un"}, "Texte\n", id="TOML"),
        pytest.param('---toml\ntitle = "Un"\n---\nTexte\n', "toml", {"title": "Un"}, "Texte\n", id="TOML in dashes"),
        pytest.param('{\n"title": "Un"\n}\nTexte\n', "json", {"title": "Un"}, "Texte\n", id="JSON"),
        pytest.param(
            ';;;\n{"title": "Un"}\n;;;\nTexte\n', "json", {"title": "Un"}, "Texte\n", id="JSON in semicolons"
        ),
        pytest.param(
            '--- json\n{"title": "Un"}\n---\nTexte\n', "json", {"title": "Un"}, "Texte\n", id="JSON in dashes"
        ),
        pytest.param('---\n{"title": "Un"}\n---\nTexte\n', "json", {"title": "Un"}, "Texte\n", id="JSON unnamed"),
        pytest.param(
            "Title: Un : deux\nTags: a,\n    b\n\nTexte\n",
            "headers",
            {"Title": "Un : deux", "Tags": "a,\nb"},
            "\nTexte\n",
            id="headers",
        ),
        pytest.param("Title: Un\n---\nTexte\n", "headers", {"Title": "Un"}, "Texte\n", id="headers above dashes"),
        pytest.param("Note: un mot\n\nTexte\n", "", {}, "Note: un mot\n\nTexte\n", id="a text with a colon"),
        pytest.param("---\nUn mot.\n---\nTexte\n", "", {}, "---\nUn mot.\n---\nTexte\n", id="a text between rules"),
        pytest.param("# Un\n", "", {}, "# Un\n", id="no head"),
        pytest.param("", "", {}, "", id="no text"),
    ],
)
def test_a_head_says_what_it_says_in_whatever_language(text, kind, values, body):
    head = _heads.read(text)
    assert (head.kind, head.values, head.body, head.remarks) == (kind, values, body, ())


def test_the_types_that_a_head_tells_are_kept():
    yaml = _heads.read("---\na: 2\nb: true\nc: '2'\nd: 012\ne: oui\nf: [1, {g: x}]\nh: ~\n---\n").values
    assert yaml == {"a": 2, "b": True, "c": "2", "d": "012", "e": "oui", "f": [1, {"g": "x"}], "h": None}
    toml = _heads.read("+++\na = 2\nb = 2015-07-04T10:00:00Z\nc = 2015-07-04\nd = 1.5\ne = 10:00:00\n+++\n").values
    assert toml == {
        "a": 2,
        "b": datetime(2015, 7, 4, 10, tzinfo=UTC),
        "c": date(2015, 7, 4),
        "d": "1.5",
        "e": "10:00:00",
    }


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("---\na: 1\nb:\n  c: 2\nd: 3\n---\n", {"a": 2, "b": 3, "d": 5}, id="YAML"),
        pytest.param("+++\na = 1\n[b]\nc = 2\n[d]\n+++\n", {"a": 2, "b": 3, "d": 5}, id="TOML"),
        pytest.param('{\n"a": 1,\n"b": {\n"c": 2}\n}\n', {"a": 2, "b": 3}, id="JSON"),
        pytest.param(
            "Title: Un\nDate: 2015\n    -07-04\nLang: fr\n", {"Title": 1, "Date": 2, "Lang": 4}, id="headers"
        ),
    ],
)
def test_each_key_knows_its_line(text, lines):
    assert _heads.read(text).lines == lines


def test_the_text_knows_its_first_line():
    assert _heads.read("---\na: 1\n---\n\nTexte\n").body_line == 4
    assert _heads.read("Title: Un\n\nTexte\n").body_line == 2
    assert _heads.read('{\n"a": 1\n}\nTexte\n').body_line == 4


# ---- what cannot be read ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "values", "body", "line", "told"),
    [
        pytest.param(
            "---\ntitle: Un\ndate: 2015-07-04\n\nTexte\n",
            {"title": "Un", "date": "2015-07-04"},
            "\nTexte\n",
            1,
            "the front matter is never closed; it was read down to line 3",
            id="never closed",
        ),
        pytest.param(
            "---\ntitle: Un\ntags: [a}\ndate: 2015-07-04\n---\nTexte\n",
            {"title": "Un", "date": "2015-07-04", "unread": "tags: [a}"},
            "Texte\n",
            3,
            "YAML: did not find expected ',' or ']'; what could not be read is kept under x: unread",
            id="brackets that do not match",
        ),
        pytest.param(
            '+++\ntitle = "Un"\ndate = demain\n[extra]\na = 1\n+++\nTexte\n',
            {"title": "Un", "extra": {"a": 1}, "unread": "date = demain"},
            "Texte\n",
            3,
            "TOML: Invalid value; what could not be read is kept under x: unread",
            id="TOML with a word",
        ),
        pytest.param(
            '---json\n{\n"title": "Un",\n}\n---\nTexte\n',
            {"unread": '{\n"title": "Un",\n}'},
            "Texte\n",
            4,
            "JSON: Expecting property name enclosed in double quotes; its lines are kept under x: unread",
            id="JSON with a comma too many",
        ),
        pytest.param(
            "---js\ntitle = 'Un'\n---\nTexte\n",
            {"unread": "title = 'Un'"},
            "Texte\n",
            2,
            "front matter in js cannot be read; its lines are kept under x: unread",
            id="a program",
        ),
        pytest.param(
            "---\na: &x 1\nb: *x\nc: 2\n---\nTexte\n",
            {"c": 2, "unread": "a: &x 1\nb: *x"},
            "Texte\n",
            2,
            "magcli reads no YAML anchors and aliases; what could not be read is kept under x: unread",
            id="anchors",
        ),
    ],
)
def test_what_cannot_be_read_is_kept_and_told_with_its_line(text, values, body, line, told):
    head = _heads.read(text)
    assert (head.values, head.body) == (values, body)
    assert [(remark.certainty, remark.line, remark.told) for remark in head.remarks] == [("open", line, told)]


def test_a_colon_in_a_value_is_read_as_what_it_means():
    head = _heads.read("---\ntitle: Révolution : mythe ?\ndate: 2015-07-04\n---\nTexte\n")
    assert head.values == {"title": "Révolution : mythe ?", "date": "2015-07-04"}
    assert [(remark.certainty, remark.line) for remark in head.remarks] == [("guessed", 2)]


def test_a_key_written_twice_is_told():
    assert [remark.told for remark in _heads.read("---\na: 1\na: 2\n---\n").remarks] == [
        "the key 'a' is written twice"
    ]
    (remark,) = _heads.read("Title: Un\nTitle: Deux\n\nTexte\n").remarks
    assert (remark.told, remark.line) == ("the key 'Title' is written twice; what comes last counts", 2)


def test_bytes_become_a_text_with_lines_of_ours():
    assert _heads.decoded(b"\xef\xbb\xbfUn\r\nDeux\rTrois\n") == ("Un\nDeux\nTrois\n", ())


@pytest.mark.parametrize(
    ("codec", "name"),
    [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("utf-16", "UTF-16"), ("cp1251", "Windows-1252")],
)
def test_bytes_that_are_no_utf_8_are_read_as_what_they_look_like(codec, name):
    letters = "été déjà" if codec != "cp1251" else "д"
    text, (remark,) = _heads.decoded(f"Un\n{letters}\n".encode(codec))
    assert (remark.certainty, f"as {name}:" in remark.told) == ("open", True)
    assert text == f"Un\n{letters if codec != 'cp1251' else 'ä'}\n"


@given(st.text(alphabet=st.sampled_from("-+;{}[]:=\"'#&*!|> \n\tatitle"), max_size=60))
def test_whatever_stands_there_no_letter_of_the_text_is_lost(text):
    head = _heads.read(f"{text}\n\nFin.\n")
    assert head.body.endswith("Fin.\n") or "Fin." in json.dumps(head.values)


@given(
    st.text(alphabet=st.sampled_from("-+;{}[]:=\"'#&*!|> \n\tatitle"), max_size=60),
    st.sampled_from(["---", "+++", ";;;"]),
)
def test_whatever_stands_between_two_fences_is_read_or_kept(head, fence):
    found = _heads.read(f"{fence}\n{head}\n{fence}\nFin.\n")
    assert found.body.endswith("Fin.\n")
