"""Other sites are asked politely, and their answers are kept: against a server of our own."""

import os
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest

from magcli import store
from magcli.cli import _online
from magcli.cli._online import Asking

NOW = datetime(2015, 7, 11, 12, tzinfo=UTC)


class Site(BaseHTTPRequestHandler):
    """Answers as its path says, and remembers what it was asked, when, and by whom."""

    def do_HEAD(self):
        """Answer without a page."""
        self.answer()

    def do_GET(self):
        """Answer with a page."""
        self.answer()

    def answer(self):
        """Say what the path says: /404, /301/200, /head-405 …"""
        first, _, rest = self.path.partition("?")[0].strip("/").partition("/")
        self.server.asked.append((self.command, self.path, time.monotonic(), self.headers["User-Agent"]))
        if first == "slow":
            time.sleep(1)
            first = "200"
        if first.startswith("head-"):
            first = first.removeprefix("head-") if self.command == "HEAD" else "200"
        if first == "loop":
            first, rest = "302", "loop"
        if first == "file":
            first, rest = "301", "file:///etc/passwd"
        self.send_response(int(first or 200))
        if first in ("301", "302", "308"):
            self.send_header("Location", rest if ":" in rest else f"/{rest}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture
def site():
    """A server on a free port, and what it was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.asked = []
    server.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(site, path, **how):
    return Asking(NOW, pause=0, **how).one(site.url + path)


@pytest.mark.parametrize(
    ("path", "status", "moved"),
    [
        ("/200", 200, ""),
        ("/404", 404, ""),
        ("/410", 410, ""),
        ("/403", 403, ""),
        ("/429", 429, ""),
        ("/503", 503, ""),
        ("/301/200", 200, "/200"),
        ("/308/301/200", 200, "/200"),
        ("/302/200", 200, ""),
        ("/301/302/200", 200, "/302/200"),
        ("/302/301/200", 200, ""),
        ("/301/404", 404, "/404"),
        ("/head-405", 200, ""),
        ("/head-501", 200, ""),
        ("/head-403", 200, ""),
        ("/head-404", 200, ""),
        ("/200?q=é", 200, ""),
    ],
)
def test_an_answer_says_what_became_of_the_page(site, path, status, moved):
    answer = ask(site, path)
    assert (answer.status, answer.moved_to) == (status, moved and site.url + moved)


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("/loop", "it is sent on more than 10 times"),
        ("/file", "it is no address"),
    ],
)
def test_nobody_is_followed_in_circles_or_out_of_the_web(site, path, trouble):
    assert (ask(site, path).status, ask(site, path).trouble) == (0, trouble)


def test_a_host_that_takes_too_long_is_left(site):
    assert ask(site, "/slow", patience=0.1).trouble == "the host takes too long"


@pytest.mark.parametrize(
    "address", ["http://[::1", "http://", "http://a b/", "https://127.0.0.1:1/", "http://é\u0000/"]
)
def test_what_cannot_be_asked_for_is_trouble_and_no_crash(address):
    assert Asking(NOW, pause=0, patience=1).one(address).trouble


def test_a_page_is_asked_for_by_name_and_without_being_read(site):
    ask(site, "/200")
    ((command, path, _, name),) = site.asked
    assert (command, path) == ("HEAD", "/200")
    assert name.startswith("magcli/")


def test_a_host_has_a_pause_between_two_questions(site):
    Asking(NOW, pause=0.2).all([f"{site.url}/200?{number}" for number in range(3)])
    times = [at for _, _, at, _ in site.asked]
    assert all(after - before >= 0.19 for before, after in pairwise(times))


def test_several_hosts_are_asked_at_once(site):
    other = site.url.replace("127.0.0.1", "localhost")
    before = time.monotonic()
    found = Asking(NOW).all([f"{site.url}/slow", f"{other}/slow"])
    assert [answer.status for answer in found.values()] == [200, 200]
    assert time.monotonic() - before < 1.9


def test_findings_come_with_their_place_and_nobody_is_asked_twice(site, magazine_at):
    body = f"[a]({site.url}/404) [b]({site.url}/200)"
    root = magazine_at({"un.md": f"---\ntitle: Un\n---\n{body}\n"}) / "articles"

    def found():
        return [(str(f.path), f.line, f.column, f.code) for f in _online.findings(store.load(root), root, NOW)]

    assert found() == [("un.md", 4, 5, "LINK020")]
    questions = len(site.asked)
    assert found() == [("un.md", 4, 5, "LINK020")]
    assert len(site.asked) == questions


def test_the_command_asks_and_tells_and_keeps_nobody_from_writing_meanwhile(run, site, magazine_at):
    fcntl = pytest.importorskip("fcntl", reason="a lock of another kind")
    folder = magazine_at({"un.md": f"---\ntitle: Un\n---\n[a]({site.url}/404) [b]({site.url}/slow)\n"})
    handle = os.open(folder / "articles", os.O_RDONLY)
    free = []

    def try_to_write():
        while not site.asked:
            time.sleep(0.01)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            free.append(True)
        except BlockingIOError:
            free.append(False)
        fcntl.flock(handle, fcntl.LOCK_UN)

    writer = threading.Thread(target=try_to_write)
    writer.start()
    result = run("validate", "--online", "--select", "LINK", "--format", "concise", cwd=folder)
    writer.join()
    os.close(handle)
    assert free == [True]
    assert result.stdout.startswith("articles/un.md:4:5: LINK020 ")
    assert result.exit_code == 1
