"""What the judges judge: the sample and a hard magazine, exported and served as a host would."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.judges import stress, tools
from tests.judges.links import Site

SAMPLE = Path(__file__).parents[2] / "articles"
NOW = "1767225600"  # 2026-01-01: all that is published is due


@dataclass(frozen=True)
class Sites:
    """Two exports and some single pages below one folder, and where each is served."""

    folder: Path
    sample: Site
    stress: Site
    addresses: dict[str, str]

    def url(self, file: Path) -> str:
        host, *path = file.relative_to(self.folder).parts
        return self.addresses[host] + "/".join(path).removesuffix("index.html")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Both magazines as sites, and each series of the hard one as a single page."""
    folder = tmp_path_factory.mktemp("host")
    root = tmp_path_factory.mktemp("stress") / "articles"
    for name, content in stress.files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    # The hard one lies in a folder of its host, as its address says.
    _export(SAMPLE, folder / "sample")
    _export(root, folder / "stress/sous/dossier")
    for series in ("longue", "titres"):
        _export(root, folder / f"single/{series}.html", "--single", series)
    with ExitStack() as hosts:
        addresses = {name: hosts.enter_context(tools.host(folder / name)) for name in ("sample", "stress", "single")}
        yield Sites(
            folder,
            Site(folder / "sample", "https://mag.example.org/"),
            Site(folder / "stress/sous/dossier", "https://mag.example.org/sous/dossier/"),
            addresses,
        )


def _export(root: Path, out: Path, *words: str) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "magcli", "--root", root, "export", "html", "-o", out, *words]
    done = subprocess.run(
        command, env={**os.environ, "SOURCE_DATE_EPOCH": NOW}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
