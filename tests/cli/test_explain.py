"""`magcli explain`."""

import re

import pytest

from magcli.rules import _rule


def test_explain_lists_every_rule_with_its_code_its_name_and_what_it_finds(run, tmp_path):
    result = run("explain", cwd=tmp_path)
    assert result.exit_code == 0
    assert "NOTE020\tdead-mark\tA note mark has no note behind it.\tunsafe\n" in result.stdout
    assert all(
        re.fullmatch(r"[A-Z]+\d{3}\t[a-z0-9-]+\t\S.*\.\t(safe|unsafe|)", line) for line in result.stdout.splitlines()
    )


def test_no_code_and_no_name_is_given_twice(run, tmp_path):
    rules = [line.split("\t")[:2] for line in run("explain", cwd=tmp_path).stdout.splitlines()]
    codes, names = zip(*rules, strict=True)
    assert (len(set(codes)), len(set(names))) == (len(rules), len(rules))
    assert list(codes) == sorted(codes)


@pytest.mark.parametrize("name", ["NOTE020", "note020", "dead-mark"])
def test_the_page_of_a_rule_says_what_is_wrong_and_what_is_right(run, tmp_path, name):
    result = run("explain", name, cwd=tmp_path)
    assert result.exit_code == 0
    assert result.stdout.startswith("# NOTE020 dead-mark\n\n**A note mark has no note behind it.**\n")
    assert "\nBad:\n\n    ---\n" in result.stdout
    assert "\nGood:\n\n    ---\n" in result.stdout


@pytest.mark.parametrize("rule", _rule.all_rules(), ids=lambda rule: rule.name)
def test_a_page_ends_with_how_to_mend_and_how_to_silence(run, tmp_path, rule):
    *_, last = run("explain", rule.code, cwd=tmp_path).stdout.splitlines()
    if rule.code == "FM018":
        assert last.startswith("It cannot be silenced")
        return
    assert f"<!-- magcli: ignore {rule.code} why -->" in last
    assert f"validate: {{ignore: [{rule.code}]}}" in last
    assert ("--fix" in last, "--unsafe" in last) == (bool(rule.fix), rule.fix == "unsafe")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("NOTE02", "there is no rule 'NOTE02'; did you mean NOTE020", id="a digit short"),
        pytest.param("dead-marks", "did you mean dead-mark", id="a letter too many"),
        pytest.param("xyz", "magcli explain shows them all", id="like none"),
    ],
)
def test_a_rule_that_is_none_is_told_with_the_nearest_ones(run, tmp_path, name, message):
    result = run("explain", name, cwd=tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
