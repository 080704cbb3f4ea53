"""The page about notes shows what becomes of its examples."""

import re
from html import unescape
from pathlib import Path

import pytest

from magcli.text.html import Setting, render

PAGE = Path(__file__, "../../../docs/footnotes.md").resolve().read_text()
EXAMPLES = re.findall(r"```markdown\n(.*?)```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


def sketch(page: str) -> str:
    """Return *page* as text: `[1]` for a reference, `↩` for a link back, a line for each block."""
    page = re.sub(r'<a href="#fn-a-(\d+)"[^>]*>\1</a>', r"[\1]", page)
    page = re.sub(r'<li id="fn-a-(\d+)">\s*', r"\1. ", page)
    page = re.sub(r"</t[hd]>", " ", page.replace("\ufe0e", "").replace("\u00a0", " "))
    lines = (line.strip() for line in unescape(re.sub(r"<[^>]*>", "", page)).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


@pytest.mark.parametrize(("body", "shown"), EXAMPLES)
def test_each_example_is_shown_as_the_page_says(body, shown):
    assert sketch(render(body, Setting(slug="a"))) == shown


def test_there_are_examples():
    assert len(EXAMPLES) == PAGE.count("```markdown") == 6


def test_every_rule_that_the_page_names_has_its_page():
    named = re.findall(r"\[(NOTE\d+)\]\((rules/[\w-]+\.md)\)", PAGE)
    assert named
    for code, file in named:
        assert code in Path(__file__, "../../../docs", file).resolve().read_text()
