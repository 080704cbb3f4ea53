"""The outside judges: where their tools are, and how they are asked. Each answers with its complaints, one a line."""

import functools
import json
import os
import subprocess
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

HERE = Path(__file__).parent
HOME = Path(os.environ.get("MAGCLI_JUDGES", "")).absolute()

# Where the tools are promised, one that is missing is an error and no reason to skip.
needed = pytest.mark.skipif(
    not os.environ.get("MAGCLI_JUDGES"),
    reason="tests/judges/setup.sh FOLDER installs the outside judges; then MAGCLI_JUDGES=FOLDER pytest tests/judges",
)

CHECKER = HOME / "node_modules/vnu-jar/build/dist/vnu.jar"
VALIDATE = HOME / "node_modules/html-validate/bin/html-validate.mjs"


def checker(folder: Path) -> list[str]:
    """Return what the Nu Html Checker says of all pages below *folder*: errors and warnings, in one call."""
    # Its stack is small as long as nobody asks for more: deep pages would end it.
    command = ["java", "-Xss2m", "-jar", CHECKER, "--skip-non-html", "--exit-zero-always", "--format", "json", folder]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(result.stderr)["messages"]
    return [
        f"{_short(said['url'], folder)}:{said.get('lastLine', 0)}: {said['message']}"
        for said in told
        if said["type"] != "info" or "subType" in said
    ]


def html_validate(folder: Path, answer: Path) -> list[str]:
    """Return what html-validate says of all pages below *folder*; it writes its answer to the file *answer*."""
    # Not to a pipe: it ends before all of a long answer has gone through.
    command = ["node", VALIDATE, "--config", HERE / "html-validate.json", "--formatter", f"json={answer}", folder]
    done = subprocess.run([*command, "--ext", "html"], capture_output=True, text=True, check=False)
    if done.returncode > 1 or not answer.exists():
        raise RuntimeError(f"html-validate: {done.stdout}{done.stderr}")
    return [
        f"{_short(page['filePath'], folder)}:{said['line']}: {said['ruleId']}: {said['message']}"
        for page in json.loads(answer.read_text())
        for said in page["messages"]
    ]


def ask(script: str, question: object) -> list[str]:
    """Return the complaints of one of our scripts in JavaScript; it gets *question* as JSON."""
    result = subprocess.run(
        ["node", HERE / script],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=False,
        env=_surroundings(),
    )
    if result.returncode:
        raise RuntimeError(f"{script}: {result.stderr}")
    return [str(complaint) for complaint in json.loads(result.stdout)]


def accept(complaints: list[str]) -> None:
    """Fail with all *complaints*, when there are any."""
    assert not complaints, f"{len(complaints)} complaints\n" + "\n".join(complaints)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *told: object) -> None:
        """Say nothing: a test's output is what it finds."""


@contextmanager
def host(folder: Path) -> Iterator[str]:
    """Serve *folder* on this machine, and yield the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def pages(folder: Path) -> list[Path]:
    """Return the pages below *folder* that a reader stays on: redirects are left out."""
    found = sorted(folder.rglob("*.html"))
    return [page for page in found if 'http-equiv="refresh"' not in page.read_text()]


def texts(files: Iterable[Path], folder: Path) -> list[dict[str, str]]:
    """Return the names and the contents of *files*, as our scripts take them."""
    return [{"name": file.relative_to(folder).as_posix(), "text": file.read_text()} for file in files]


def _surroundings() -> dict[str, str]:
    browser = os.environ.get("CHROME", "chromium")
    return {**os.environ, "MAGCLI_JUDGES": str(HOME), "CHROME": browser}


def _short(name: str, folder: Path) -> str:
    return name.removeprefix("file:").removeprefix(f"{folder}/")
