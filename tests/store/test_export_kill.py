"""Whatever happens to an export, readers find the former site or the new one, and never a link that is dead."""

import hashlib
import os
import re
import shutil
import signal
import time
from functools import partial
from pathlib import PurePosixPath
from posixpath import normpath

import pytest

from magcli import store
from magcli.errors import CannotWrite
from magcli.model import Copy, Page
from tests.conftest import HOME, snapshot
from tests.store.processes import FORKS, WHY_NOT, Interruption, aside, carry_out, disk_full, end, killed, start

pytestmark = pytest.mark.skipif(not FORKS, reason=WHY_NOT)

OLD = {
    "index.html": '<a href="un/">1</a> <a href="deux/">2</a><link href="assets/style-1.css">',
    "un/index.html": '<a href="../deux/">2</a> <a href="../">0</a> <img src="../images/a.svg">',
    "deux/index.html": '<a href="../">0</a> <link href="../assets/style-1.css">',
    "images/a.svg": "<svg>a</svg>",
    "assets/style-1.css": "1",
    "sitemap.xml": "un deux",
}
NEW = {
    "index.html": '<a href="un/">1</a> <a href="trois/">3</a><link href="assets/style-2.css">',
    "un/index.html": '<a href="../trois/">3</a> <a href="../">0</a> <img src="../images/b.svg">',
    "trois/index.html": '<a href="../">0</a> <link href="../assets/style-2.css">',
    "trois/vieux/index.html": '<a href="../">3</a>',
    "images/b.svg": "<svg>b</svg>",
    "assets/style-2.css": "2",
    "sitemap.xml": "un trois",
}
OURS = {"CNAME": "mag.example.org\n", "deux/notes.txt": "à nous\n"}


def stopped():
    raise KeyboardInterrupt


@pytest.fixture
def folder(tmp_path):
    """A folder with a magazine and its former site."""
    for name, text in {"articles/_index.md": HOME, "articles/b.svg": NEW["images/b.svg"]}.items():
        (tmp_path / "mag" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mag" / name).write_text(text)
    publish(tmp_path / "mag", OLD)
    for name, text in OURS.items():
        (tmp_path / "mag/public" / name).write_text(text)
    return tmp_path / "mag"


def publish(folder, files):
    def pages():
        for name, text in files.items():
            if name == "images/b.svg":
                yield Copy(PurePosixPath(name), PurePosixPath("b.svg"))
            else:
                yield Page(PurePosixPath(name), text.encode)

    return store.publish(folder / "articles", pages(), folder / "public")


def site(folder):
    """What readers find in the folder: without what an export keeps for itself."""
    files = snapshot(folder / "public")
    return {
        name: content.decode(errors="replace") for name, content in files.items() if not name.startswith(".magcli")
    }


def dead_links(files):
    """Where the pages that both sites have lead to nothing."""
    for name in OLD.keys() & NEW.keys() & files.keys():
        for target in re.findall(r'(?:href|src)="([^"]+)"', files[name]):
            way = f"/{name.rpartition('/')[0]}/{target}{'index.html' if target.endswith('/') else ''}"
            if normpath(way).lstrip("/") not in files:
                yield name, target


def empty_folders(folder):
    found = (path for path in (folder / "public").rglob("*") if path.is_dir() and ".magcli-stage" not in path.parts)
    return [path for path in found if not any(path.iterdir())]


def at_each_change(folder, what, kind=Interruption, new=NEW):
    """Yield the exit code of an export that is met by *what* at each change of the disk, one after the other."""
    pristine = folder.with_name("pristine")
    shutil.copytree(folder, pristine)
    fine = 0
    for at in range(400):
        shutil.rmtree(folder)
        shutil.copytree(pristine, folder)
        code = aside(partial(publish, folder, new), kind(at, what))
        yield code
        fine = 0 if code else fine + 1
        if fine == (1 if what is killed else 15):  # some refusals an export can do without
            return


def test_an_export_that_is_killed_leaves_no_page_torn_and_no_link_dead_and_the_next_one_puts_all_back(folder):
    outcomes = []
    for _code in at_each_change(folder, killed):
        found = site(folder)
        assert all(text in (OLD.get(name), NEW.get(name), OURS.get(name)) for name, text in found.items())
        assert set(dead_links(found)) == set()
        store.restore(folder / "public")
        assert not empty_folders(folder)
        outcomes.append(site(folder))
        assert outcomes[-1] in (OLD | OURS, NEW | OURS)
        publish(folder, NEW)
        assert site(folder) == NEW | OURS
        assert [path for path in (folder / "public").rglob("*") if path.name == ".magcli-stage"] == []
    assert len(outcomes) > 40
    assert (outcomes[0], outcomes[-1]) == (OLD | OURS, NEW | OURS)


def test_what_a_new_page_shows_is_there_before_it(folder):
    new = OLD | {"neuf/index.html": '<img src="../images/z.svg">', "images/z.svg": "<svg>z</svg>"}
    for _code in at_each_change(folder, killed, new=new):
        found = site(folder)
        assert "neuf/index.html" not in found or "images/z.svg" in found


def test_what_was_put_back_was_so_even_when_that_was_killed_as_well(folder):
    tried = 0
    for at, code in enumerate(at_each_change(folder, killed)):
        if code and (folder / "public/.magcli-stage/begun.json").exists() and at % 3 == 0:
            for inner in range(60):
                if aside(partial(store.restore, folder / "public"), Interruption(inner, killed)) == 0:
                    break
            assert site(folder) == OLD | OURS
            tried += 1
    assert tried > 5


@pytest.mark.parametrize("what", [killed, stopped, disk_full], ids=["killed", "stopped", "refused a change"])
@pytest.mark.parametrize("back", [False, True], ids=["a file becomes a folder", "a folder becomes a file"])
def test_a_file_where_a_folder_must_be_goes_first_and_is_put_back(folder, what, back):
    """The same holds for a folder of pages where a file must be."""
    one, other = {"index.html": "1", "x": "fichier"}, {"index.html": "2", "x/index.html": "x", "x/y/z.html": "z"}
    old, new = (other, one) if back else (one, other)
    publish(folder, old)
    outcomes = []
    for _code in at_each_change(folder, what, new=new):
        store.restore(folder / "public")
        outcomes.append({name: text for name, text in site(folder).items() if name not in OURS})
        assert outcomes[-1] in (old, new)
        publish(folder, new)
        assert site(folder).items() >= new.items()
    assert (outcomes[0], outcomes[-1]) == (old, new)
    assert len(outcomes) > 20


def test_a_first_export_that_is_killed_is_in_nobodys_way(folder):
    shutil.rmtree(folder / "public")
    for code in at_each_change(folder, killed):
        assert code == 0 or not store.is_foreign(folder / "articles", folder / "public")
        publish(folder, NEW)
        assert site(folder) == NEW


@pytest.mark.parametrize("what", [stopped, disk_full], ids=["stopped", "refused a change"])
def test_an_export_that_is_stopped_at_any_change_of_the_disk_leaves_the_former_site(folder, what):
    count = 0
    for code in at_each_change(folder, what):
        assert code in (0, 3)
        assert site(folder) in (OLD | OURS, NEW | OURS)
        assert code or site(folder) == NEW | OURS
        count += 1
    assert count > 30


class WithoutLinks(Interruption):
    """The same on a disk where a file has one name alone."""

    def __call__(self, event, arguments):
        if event == "os.link":
            raise OSError
        super().__call__(event, arguments)


def test_a_former_site_can_be_put_back_where_files_have_one_name_alone(folder):
    codes = []
    for code in at_each_change(folder, stopped, WithoutLinks):
        assert site(folder) in (OLD | OURS, NEW | OURS)
        codes.append(code)
    assert set(codes) == {0, 3}


def test_what_an_interrupted_export_left_does_no_harm_outside_its_folder(folder):
    stage, outside = folder / "public/.magcli-stage", folder / "articles/_index.md"
    (stage / "was").mkdir(parents=True)
    (folder / "public/lien").symlink_to(folder / "articles")
    names = ["../articles/_index.md", str(outside), "lien/_index.md"]
    for name in names:
        (stage / "was" / hashlib.sha256(name.encode()).hexdigest()).write_text("x")
    (stage / "begun.json").write_text(f'{{"version": 1, "added": {names}, "replaced": {names}}}'.replace("'", '"'))
    publish(folder, NEW)
    assert outside.read_text() == HOME


@pytest.mark.parametrize("text", ["", "[]", '{"version": 2}', '{"version": 1, "added": 3}', "[" * 5000])
def test_what_no_export_wrote_there_is_told_and_nothing_is_done(folder, text):
    (folder / "public/.magcli-stage").mkdir()
    (folder / "public/.magcli-stage/begun.json").write_text(text)
    with pytest.raises(CannotWrite, match=r"begun\.json"):
        publish(folder, NEW)
    assert site(folder) == OLD | OURS


def test_two_exports_at_once_come_one_after_the_other(folder):
    processes = [start(folder, ["export", "html"]) for _ in range(3)]
    assert [end(process, folder).code for process in processes] == [0, 0, 0]
    assert "404.html" in site(folder)


def terminated():
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)  # the signal comes meanwhile


@pytest.mark.parametrize("what", [stopped, terminated], ids=["Ctrl-C", "SIGTERM"])
def test_a_command_that_is_stopped_between_two_pages_leaves_the_former_site(folder, what):
    told = []

    def in_the_midst():
        if not told and (folder / "public/404.html").exists():
            told.append(what)
            what()

    done = carry_out(folder, ["export", "html"], Interruption(0, in_the_midst, ever_after=True))
    assert (done.code != 0, "Traceback" in done.stderr) == (True, False)
    assert site(folder) == OLD | OURS


def test_an_export_that_comes_to_nothing_puts_back_what_one_before_it_left(folder):
    mixed = (None for _code in at_each_change(folder, killed) if site(folder) not in (OLD | OURS, NEW | OURS))
    next(mixed)
    (folder / "articles/un.md").write_text("---\ntitle: Un\nstatus: published\ndate: 2015-07-04\n---\n\nNon[^1].\n")
    done = carry_out(folder, ["export", "html"])
    assert (done.code, done.stderr.splitlines()[0]) == (
        1,
        "public is again as it was before an export that was interrupted",
    )
    assert site(folder) == OLD | OURS
