"""Silences: what they take away, how far they reach, and what is said of those that are wrong."""

from collections import Counter
from dataclasses import replace

import pytest

from magcli import validating
from magcli.rules import _silence
from magcli.text import edits
from tests.conftest import HOME, magazine_of

HEAD = "---\ntitle: T\ndate: 2015-07-04\nauthors: redaction\n---\n"
WHY = "la note vient avec la deuxième partie"


def _found(text):
    found = validating.validate(magazine_of({"a.md": text}))
    return [(finding.code, finding.line) for finding in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(f"Un[^1]. <!-- magcli: ignore NOTE001 {WHY} -->\n", [], id="in its paragraph, by code"),
        pytest.param(
            f"Un[^1].\n<!-- magcli: ignore undefined-note {WHY} -->\nDeux.\n",
            [("NOTE001", 6), ("FM020", 7)],
            id="alone",
        ),
        pytest.param(f"<!-- magcli: ignore undefined-note: {WHY} -->\n\nUn[^1]\net[^2].\n", [], id="the next one"),
        pytest.param(f"<!-- magcli: ignore note {WHY} -->\nUn[^1].\n", [], id="a family, in any case"),
        pytest.param(
            f"<!-- magcli: ignore NOTE001 {WHY} -->\nUn[^1].\n\nDeux[^2].\n", [("NOTE001", 9)], id="not the one after"
        ),
        pytest.param(
            f"Un[^1].\n\nDeux[^2].\n\n<!-- magcli: ignore-file NOTE001 {WHY} -->\n", [], id="the whole file"
        ),
        pytest.param(
            f"Un[^un].\nDeux[^2].\n\n[^3]: Trois.\n\n<!-- magcli: ignore-file NOTE001, unused-note {WHY} -->\n",
            [],
            id="two rules",
        ),
        pytest.param(
            f"Un.\n\n<!-- magcli: ignore-file NOTE001, unused-note {WHY} -->\n",
            [("FM020", 8), ("FM020", 8)],
            id="both of two rules idle",
        ),
        pytest.param(f"Un. <!-- magcli: ignore NOTE001 {WHY} -->\n", [("FM020", 6)], id="idle"),
        pytest.param("Un[^1]. <!-- magcli: ignore NOTE001 -->\n", [("FM021", 6)], id="without a reason"),
        pytest.param(
            f"Un[^1]. <!-- magcli: ignore undefined-notes {WHY} -->\n", [("NOTE001", 6), ("FM021", 6)], id="misspelt"
        ),
        pytest.param("Un. <!-- magcli: hush -->\n", [("FM021", 6)], id="another order"),
        pytest.param(f"`<!-- magcli: ignore NOTE001 {WHY} -->`\n", [], id="in code"),
        pytest.param(f"~~~\n<!-- magcli: ignore NOTE001 {WHY} -->\n~~~\n", [], id="in a block of code"),
    ],
)
def test_a_silence_in_the_text(body, expected):
    """Takes the findings of a rule from a paragraph or a file."""
    assert _found(HEAD + body) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(f"date: demain  # magcli: ignore bad-date {WHY}", [], id="on its line"),
        pytest.param(f"# magcli: ignore bad-date {WHY}\ndate: demain", [], id="on the line above"),
        pytest.param(f"# magcli: ignore bad-date {WHY}\nsummary: un\ndate: demain", [("FM020", 4), ("META006", 6)]),
        pytest.param(f"summary: un\ndate: demain\n# magcli: ignore-file bad-date {WHY}", [], id="the whole file"),
        pytest.param(f"date: demain\nx: '# magcli: ignore bad-date {WHY}'", [("META006", 4)], id="in a value"),
        pytest.param("date: demain # magcli: ignore bad-date", [("FM021", 4)], id="without a reason"),
    ],
)
def test_a_silence_in_the_front_matter(head, expected):
    """Takes the findings of a rule from a line, or the next one."""
    assert _found(f"---\ntitle: T\nauthors: redaction\n{head}\n---\nUn.\n") == expected


@pytest.mark.parametrize(
    ("order", "message", "hint"),
    [
        ("ignore NOTE999 x", "there is no rule 'NOTE999'", "magcli explain shows all rules"),
        ("ignore undefined-notes x", "there is no rule 'undefined-notes'", "write undefined-note"),
        ("ignore TYPOO x", "there is no rule 'TYPOO'", "write TYPO"),
        ("ignroe NOTE001 x", "magcli knows no order 'ignroe'", "write magcli: ignore RULE reason"),
    ],
)
def test_a_silence_that_is_not_understood_is_told_with_what_it_may_mean(order, message, hint):
    """A number that no rule has may be any other one."""
    found = validating.validate(magazine_of({"a.md": f"{HEAD}Un. <!-- magcli: {order} -->\n"}))
    assert [(d.code, d.message, d.hint) for d in found] == [("FM021", message, hint)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEAD}Un[^1]. <!-- magcli ignore NOTE001 x -->\n", id="in the text"),
        pytest.param("---\ntitle: T\n# magcli ignore META006 x\ndate: demain\n---\nUn.\n", id="in the front matter"),
    ],
)
def test_a_silence_without_its_colon_is_told(text):
    found = [d for d in validating.validate(magazine_of({"a.md": text})) if d.code == "FM021"]
    assert [(d.message, d.hint) for d in found] == [
        ("no colon follows magcli", "write magcli: ignore RULE reason"),
    ]
    prose = f"{HEAD}<!-- magcli is what we use -->\nUn.\n"
    assert validating.validate(magazine_of({"a.md": prose})) == ()


def test_a_weight_of_no_rule_is_told_where_it_stands():
    home = HOME.replace("people:", "validate:\n  warn: [NOTE]\n  ignore: [TYPO, NOTE999]\npeople:")
    (found,) = validating.validate(magazine_of({"_index.md": home}))
    line = home[: home.index("NOTE999")].count("\n") + 1
    assert (found.code, found.line, found.hint) == ("META016", line, "magcli explain shows all rules")


@pytest.mark.parametrize(
    ("comment", "rest"),
    [
        pytest.param("Un. <!-- magcli: ignore NOTE001 x -->\n", "Un.\n", id="behind a text"),
        pytest.param("<!-- magcli: ignore NOTE001 x -->\nUn.\n", "Un.\n", id="on a line of its own"),
        pytest.param("Un.\r\n\r\n<!-- magcli: ignore NOTE001 x -->\r\n", "Un.\r\n\r\n", id="at a Windows end"),
    ],
)
def test_an_idle_silence_is_removed_with_its_line_or_its_spaces(comment, rest):
    """Leaves the text as it was before somebody silenced it."""
    found = validating.validate(magazine_of({"a.md": HEAD + comment}))
    (fix,) = [finding.fix for finding in found if finding.code == "FM020"]
    assert edits.made(HEAD + comment, [fix])[0] == HEAD + rest


def test_a_silence_of_which_one_rule_is_needed_is_not_removed():
    """Says what to take off its list."""
    text = f"{HEAD}Un[^1]. <!-- magcli: ignore NOTE001, NOTE002 {WHY} -->\n"
    (found,) = validating.validate(magazine_of({"a.md": text}))
    assert (found.code, found.hint, found.fix) == ("FM020", "take NOTE002 off its list", None)


@pytest.mark.parametrize(
    ("weights", "severity"),
    [
        pytest.param("ignore: [NOTE]", [], id="a family"),
        pytest.param("ignore: [NOTE], error: [NOTE002]", ["error"], id="a rule knows better than its family"),
        pytest.param("info: [unused-note]", ["info"], id="info"),
        pytest.param('paths: {"archives/*": {ignore: [NOTE002]}}', ["warning"], id="another path"),
        pytest.param("paths: {ete: {ignore: [NOTE002]}}", [], id="its folder"),
        pytest.param('paths: {"*/un.md": {error: [NOTE002]}}', ["error"], id="its path, as a shell writes it"),
        pytest.param("ignore: [NOTE002], paths: {ete: {warn: [NOTE002]}}", ["warning"], id="a path knows better"),
    ],
)
def test_rules_are_weighed_by_family_and_by_path(weights, severity):
    """What a magazine says of some files counts more than what it says of all."""
    home = HOME.replace("people:", f"validate: {{{weights}}}\npeople:")
    series = {"ete/_index.md": "---\ntitle: Été\nparts: [un]\n---\n", "ete/un.md": f"{HEAD}Un.\n\n[^1]: Deux.\n"}
    assert [found.severity for found in validating.validate(magazine_of({"_index.md": home, **series}))] == severity


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        pytest.param("paths: {ete: {ignore: [unused-notes]}}", "META016", id="no rule"),
        pytest.param("paths: {ete: {ignored: [unused-note]}}", "META005", id="no key"),
        pytest.param("paths: {ete: NOTE}", "META004", id="no mapping"),
    ],
)
def test_wrong_weights_of_a_path_are_told(weights, code):
    """A misspelt weight would change nothing, silently."""
    home = HOME.replace("people:", f"validate: {{{weights}}}\npeople:")
    assert [found.code for found in validating.validate(magazine_of({"_index.md": home}))] == [code]


def test_the_lines_of_a_paragraph_are_the_same_with_the_line_ends_of_windows():
    """Reaches as far as with those of Unix."""
    text = f"{HEAD}<!-- magcli: ignore NOTE001 {WHY} -->\nUn\net[^1].\n\nDeux\n<!-- magcli: ignore NOTE001 {WHY} -->\net[^2].\n"
    assert _found(text) == _found(text.replace("\n", "\r\n")) == []


def test_a_rule_that_tells_no_more_is_not_silenced_in_vain():
    """Leaves a silence alone behind the last finding that is told: it may be needed."""
    many = "".join(f"Un[^{number}].\n\n" for number in range(validating.MOST + 1))
    found = _found(f"{HEAD}{many}Deux[^n]. <!-- magcli: ignore NOTE001 {WHY} -->\n")
    assert {code for code, _ in found} == {"NOTE001"}


def test_a_rule_that_fails_is_not_silenced_in_vain():
    """Leaves its silences alone in the very run that tells of a fault of magcli."""
    text = f"{HEAD}[Un](deux.md). <!-- magcli: ignore LINK001 {WHY} -->\n"
    failed = []
    magazine = replace(magazine_of({"a.md": text}), files=None)  # which no magazine has
    found, _ = validating.check(magazine, lambda rule, path, error: failed.append(rule.code))
    assert "LINK001" in failed
    assert "FM020" not in {finding.code for finding in found}


def test_in_a_file_that_cannot_be_read_no_silence_is_idle():
    """Says what keeps the file from being read: nobody knows what else is wrong in it."""
    text = f"---\ntitle: 'T\nauthors: redaction\n---\nUn.\n\n<!-- magcli: ignore-file META {WHY} -->\n"
    assert "FM020" not in {code for code, _ in _found(text)}


def test_there_can_be_too_many_silences():
    """Reads some, and says that it read no more."""
    text = HEAD + f"Un. <!-- magcli: ignore NOTE001 {WHY} -->\n\n" * (_silence.MOST + 2)
    assert Counter(code for code, _ in _found(text)) == {"FM020": _silence.MOST, "FM021": 1}
