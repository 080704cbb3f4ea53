"""The line that `magcli validate` quotes, and the carets below what it speaks of."""

from unicodedata import combining, east_asian_width

import pytest

HEAD = "---\ntitle: Un\ndate: 2015-07-04\nauthors: [redaction]\n---\n\n"


def cells(text):
    """How many columns of a terminal *text* takes."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def quoted(run, magazine_at, text):
    """The quoted line and the line of carets of the one finding in *text*, both behind the gutter."""
    output = run("validate", cwd=magazine_at({"un.md": HEAD + text + "\n"})).stdout
    _, bar, line, carets, *_ = output.split("\n")
    assert (bar, line[:4], carets[:4]) == ("  |", "7 | ", "  | ")
    return line[4:], carets[4:]


@pytest.mark.parametrize(
    ("text", "line", "carets"),
    [
        pytest.param("[^2] ici", "[^2] ici", "^^^^", id="first on its line"),
        pytest.param("L’été[^2].", "L’été[^2].", "     ^^^^", id="after accents"),
        pytest.param("Le\u0301[^2].", "Le\u0301[^2].", "  ^^^^", id="after an accent of its own"),
        pytest.param("数字革命[^2]。", "数字革命[^2]。", "        ^^^^", id="after wide characters"),
        pytest.param("🎉 oui[^2]", "🎉 oui[^2]", "      ^^^^", id="after an emoji"),
        pytest.param("«\u00a0oui\u202f»[^2]", "«⍽oui˽»[^2]", "       ^^^^", id="after no-break spaces"),
        pytest.param("- a\tb[^2]", "- a→b[^2]", "     ^^^^", id="after a tab, shown as an arrow"),
        pytest.param("a\u200bb[^2]", "a<U+200B>b[^2]", "          ^^^^", id="after a character that shows nothing"),
        pytest.param("👩\u200d💻 ❤\ufe0f[^2]", "👩💻 ❤[^2]", "      ^^^^", id="after emoji made of several"),
        pytest.param("👍🏽[^2]", "👍[^2]", "  ^^^^", id="after an emoji of some colour"),
        pytest.param("한[^2]", "한[^2]", "  ^^^^", id="after decomposed Hangul"),
    ],
)
def test_the_carets_stand_below_what_is_wrong(run, magazine_at, text, line, carets):
    assert quoted(run, magazine_at, text) == (line, carets)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{'mot ' * 80}[^2] fin", id="a mark at the end of a long line"),
        pytest.param(f"[^2] {'mot ' * 80}", id="a mark at its start"),
        pytest.param(f"{'mot ' * 40}[^2] {'mot ' * 40}", id="a mark in its middle"),
        pytest.param(f"{'été ' * 200}[^2] {'été ' * 200}", id="accents"),
        pytest.param("e\u0301te\u0301 " * 60 + "[^2]" + " mot" * 60, id="accents of their own"),
        pytest.param(f"{'数' * 60}[^2]{'字' * 60}", id="wide characters"),
        pytest.param(f"{'数 ' * 60}[^2]{'字' * 60}", id="wide characters and spaces"),
        pytest.param(f"{'mot ' * 9}{'数' * 31}[^2]", id="wide characters right before the mark"),
    ],
)
def test_of_a_long_line_the_part_around_the_fault_is_shown(run, magazine_at, text):
    line, carets = quoted(run, magazine_at, text)
    assert cells(line) <= 76
    start = next(at for at in range(len(line)) if cells(line[:at]) == len(carets) - 4)
    assert (carets.strip(), line[start : start + 4]) == ("^^^^", "[^2]")


def test_a_fault_longer_than_the_line_is_underlined_as_far_as_it_shows(run, magazine_at):
    output = run("validate", cwd=magazine_at({"un.md": HEAD.replace("2015-07-04", "demain " * 50)})).stdout
    _, _, line, carets, *_ = output.split("\n")
    assert line.startswith("3 | date: demain demain")
    assert line.endswith("…")
    assert carets.startswith("  |       ^^^^^^")
    assert len(carets) <= len(line)


def test_the_excerpt_keeps_to_one_line_when_the_fault_goes_over_several(run, magazine_at):
    text = "---\ntitle: Un\ndate: 2015-07-04\nauthors: Julie\nstatus:\n  - published\n  - draft\n---\n"
    output = run("validate", cwd=magazine_at({"un.md": text})).stdout
    assert output.split("\n")[1:4] == ["  |", "6 |   - published", "  |   ^^^^^^^^^^^ … to line 7"]


def test_a_status_that_is_a_list_is_called_one(run, magazine_at):
    text = "---\ntitle: Un\ndate: 2015-07-04\nauthors: Julie\nstatus: [published]\n---\n"
    output = run("validate", cwd=magazine_at({"un.md": text})).stdout
    assert output.startswith("articles/un.md:5:9: META009 ")
    assert "'this'" not in output
    assert "list" in output.split("\n")[0]


def test_lines_are_counted_as_editors_count_them(run, magazine_at):
    head = HEAD.replace("Un", "Un\u2028deux\u0085trois").replace("\n", "\r\n")
    output = run("validate", cwd=magazine_at({"un.md": f"{head}Oui[^2].\r\n"})).stdout
    assert "articles/un.md:7:4: NOTE001" in output
    assert "7 | Oui[^2].\n" in output
