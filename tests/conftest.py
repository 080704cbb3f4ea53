"""What tests share: a magazine made of texts, and the command run as a user runs it."""

import contextlib
import gc
import io
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import settings

from magcli import reading
from magcli.cli import main
from magcli.model import Magazine

# How long an example takes says nothing about whether it holds.
settings.register_profile("default", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("default")

HOME = """\
---
title: Le Mag numérique
url: https://mag.example.org/
lang: fr
timezone: Europe/Paris
people:
  redaction: {name: La rédaction, organisation: Le Mag numérique}
---
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-docs", action="store_true", help="write the generated pages of docs/ anew")
    parser.addoption("--kills", type=int, default=300, help="how many commands are killed at random moments")
    parser.addoption("--inputs", type=int, default=300, help="how many strange files are read")
    parser.addoption("--seed", type=int, default=2015, help="which ones")
    parser.addoption("--articles", help="the folder of articles that they are made of, instead of the sample")
    parser.addoption("--edits", type=int, default=10, help="how many edits each of eight processes makes at once")


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    exit_code: int
    stdout: str
    stderr: str


class _Terminal(io.TextIOWrapper):
    """A stream for text and bytes, as sys.stdout is one, that keeps what it got."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)

    @property
    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run magcli in this process with the words given, in the folder *cwd*."""
    for name in ("MAGCLI_ROOT", "MAGCLI_DEBUG", "SOURCE_DATE_EPOCH", "EDITOR", "VISUAL", "TZ"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    def run(*words: object, cwd: Path, stdin: str = "", **environment: str) -> Result:
        out, err, given = _Terminal(), _Terminal(), io.TextIOWrapper(io.BytesIO(stdin.encode()))
        monkeypatch.setattr("sys.stdin", given)
        code = 0
        before = dict(os.environ)
        os.environ.update(environment)
        try:
            monkeypatch.setattr("sys.argv", ["magcli", *map(str, words)])
            with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                main([str(word) for word in words])
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            gc.unfreeze()  # this process goes on, unlike that of a command
            os.environ.clear()
            os.environ.update(before)
        return Result(code, out.text, err.text)

    return run


@pytest.fixture
def magazine_at(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Write files below a folder `articles`, with a home unless one is given, and return the folder above it.

    That home has no pictures drawn for networks: each takes 40 ms.
    """
    home = HOME.replace("lang: fr\n", "lang: fr\nsocial_images: false\n")

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in {"_index.md": home, **files}.items():
            path = tmp_path / "articles" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def magazine_of(files: Mapping[str, str]) -> Magazine:
    """Return the magazine that *files* make, with a home unless one is given."""
    texts = {"_index.md": HOME, **files}
    sources = (
        reading.source(PurePosixPath(name), text.encode(errors="surrogateescape"))
        for name, text in texts.items()
        if name.endswith(".md")
    )
    return reading.magazine(sources, map(PurePosixPath, texts))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below *folder*; what magcli keeps for itself is left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".magcli" not in path.parts
    }
