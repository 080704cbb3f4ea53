"""What the documentation shows is what the program does: every console block is replayed in a real terminal."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from magcli import cli, registry
from magcli.cli import series, theme
from magcli.text import anchors

pexpect = pytest.importorskip("pexpect", reason="a terminal to drive needs pexpect")

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)
CODE = re.compile(r"```.*?```|`[^`\n]*`|^ {4}.*?$", re.DOTALL | re.MULTILINE)
SGR = re.compile(r"\x1b\[[0-9;]*m")

PAGES = [
    page for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))) if BLOCK.search(page.read_text())
]


def _replayed(text: str, folder: Path) -> str:
    """Return *text* with the output that the commands of its console blocks have now."""
    return BLOCK.sub(lambda block: "".join(_run(line, folder) for line in _commands(block[0])), text)


def _commands(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def _run(command: str, folder: Path) -> str:
    environment = {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "TERM": "xterm",
    }
    child = pexpect.spawn(
        "bash", ["-c", command], cwd=str(folder), env=environment, encoding="utf-8", dimensions=(40, 100), timeout=60
    )
    shown = SGR.sub("", child.read().replace("\r\n", "\n"))
    return f"$ {command}\n" + "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="the blocks are for bash")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_console_blocks_show_what_happens(page, tmp_path, request):
    text = page.read_text()
    replayed = _replayed(text, tmp_path)
    if request.config.getoption("--write-docs"):
        page.write_text(replayed)
    else:
        assert replayed == text


def test_every_command_has_its_section():
    verbs = {name.rstrip("_") for name in registry.names(cli)} - {"series", "theme"}
    for group in (series, theme):
        verbs |= {f"{group.__name__.rpartition('.')[2]} {name.rstrip('_')}" for name in registry.names(group)}
    headings = re.findall(r"^## (.*)$", (ROOT / "docs/commands.md").read_text(), re.MULTILINE)
    assert verbs == set(headings) - {"What `--json` prints", "Completion"}


def test_the_readme_shows_the_main_job():
    shown = "".join(BLOCK.findall((ROOT / "README.md").read_text()))
    for verb in (
        "init",
        "new",
        "series new",
        "series plan",
        "series reorder",
        "validate",
        "export html",
        "export rss",
    ):
        assert f"$ magcli {verb}" in shown


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda page: page.name
)
def test_links_between_pages_lead_somewhere(page):
    for target, place in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", CODE.sub("", page.read_text())):
        led = page.parent / target if target else page
        assert led.exists(), f"{page.name} links to {target}"
        assert not place or place in anchors.ids(led.read_text()), f"{page.name} links to {target}#{place}"
