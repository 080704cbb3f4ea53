"""What the last check found, told again as long as nothing has changed."""

import os
import shutil
import tempfile
import time
from hashlib import blake2b
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from magcli import store, validating
from magcli.model import Diagnostic, Edit, Fix, Span
from magcli.store import records
from tests.conftest import HOME
from tests.store.conftest import files_in

TEXT = "---\ntitle: Un\nstatus: draft\n---\n\nTexte[^1].\n"
A_WHILE = 10_000_000_000


def verdict_of(root):
    """What is found when everything is read."""
    magazine = store.load(root)
    return store.Verdict(validating.validate(magazine), {source.path: source.text for source in magazine.sources})


def check(root):
    """What a command finds: what the last one found, or else everything anew, which it keeps."""
    if known := store.recall(root):
        return known.found
    before, known = store.look(root), store.recall_texts(root)
    magazine = validating.recalled(store.load(root, records=store.Records(root, before.program)), known)
    found, seen = validating.check(magazine, known=known)
    store.keep(root, before, store.Verdict(found, {source.path: source.text for source in magazine.sources}))
    store.keep_texts(root, before, seen)
    store.keep_records(root, before, magazine)
    return found


def kept(root):
    """Keep the verdict on the magazine at *root*, and return it."""
    before, verdict = store.look(root), verdict_of(root)
    assert store.keep(root, before, verdict)
    return verdict


def test_what_was_found_is_told_again(tmp_path):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT + "\nL'eau.\n", "été.md": "Le cafe\u0301[^x].\r"})
    verdict = kept(root)
    assert len(verdict.found) == 6
    assert any(found.fix for found in verdict.found)
    assert store.recall(root).found == verdict.found
    assert sorted(path.name for path in (root / ".magcli").iterdir()) == [".gitignore", "checks.json"]


def test_the_lines_that_findings_start_in_stand_at_their_places(tmp_path):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT})
    path = PurePosixPath("un.md")
    found = Diagnostic(path, 6, 6, "NOTE001", "no note", fix=Fix.of([Edit(Span(40, 44), "")], is_safe=False))
    assert store.keep(root, store.look(root), store.Verdict((found,), {path: TEXT, PurePosixPath("_index.md"): HOME}))
    told = store.recall(root)
    assert told.found == (found,)
    assert told.texts == {path: "\n\n\n\n\nTexte[^1].", PurePosixPath("_index.md"): ""}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "un.md").write_text(TEXT + "."), id="a text that is longer"),
        pytest.param(lambda root: (root / "un.md").write_text(TEXT.replace("Texte", "Phase")), id="one as long"),
        pytest.param(lambda root: (root / "deux.md").write_text(TEXT), id="a new text"),
        pytest.param(lambda root: (root / "un.md").unlink(), id="a text removed"),
        pytest.param(lambda root: (root / "un.md").rename(root / "deux.md"), id="a text renamed"),
        pytest.param(lambda root: (root / "a.png").write_bytes(b""), id="a new image"),
        pytest.param(lambda root: (root / "b.png").unlink(), id="an image removed"),
        pytest.param(lambda root: (root / "serie").mkdir(), id="a new folder"),
        pytest.param(lambda root: (root / "_index.md").write_text(HOME + "."), id="the index of the magazine"),
        pytest.param(lambda root: (root / "un.md").chmod(0o600), id="permissions"),
        pytest.param(lambda root: (root / "lien.md").symlink_to("un.md"), id="a link"),
        pytest.param(lambda root: (root.parent / "hors.md").write_text("."), id="what a link leads to"),
    ],
)
@pytest.mark.parametrize("since", [0, A_WHILE], ids=["just before", "long before"])
def test_another_check_is_due_when_something_changed(tmp_path, change, since):
    root = files_in(tmp_path / "articles", {"_index.md": HOME, "un.md": TEXT, "b.png": ""})
    (root / "hors.md").symlink_to(root.parent / "hors.md")
    before = store.look(root, time.time_ns() + since)  # who looks a while later need not read the files
    assert store.keep(root, before, verdict_of(root))
    assert store.recall(root)
    time.sleep(0.02 if since else 0)  # the clock of the disk has moved on
    change(root)
    assert store.recall(root) is None


def test_a_text_that_changed_back_to_its_time_and_size_is_another(tmp_path):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT})
    was = (root / "un.md").stat()
    assert store.keep(root, store.look(root, time.time_ns() + A_WHILE), verdict_of(root))
    time.sleep(0.02)
    (root / "un.md").write_text(TEXT.replace("Texte", "Phase"))
    os.utime(root / "un.md", ns=(was.st_atime_ns, was.st_mtime_ns))
    assert store.recall(root) is None


def test_what_changed_a_moment_ago_is_told_by_what_it_holds(tmp_path):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT})
    now = time.time_ns()
    a_while_later, later_still = (store.look(root, now + A_WHILE * number).state for number in (1, 2))
    assert store.look(root, now).state != a_while_later == later_still


def test_nothing_is_kept_when_a_file_changed_meanwhile(tmp_path):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT})
    before, verdict = store.look(root), verdict_of(root)
    (root / "un.md").write_text(TEXT.replace("Texte", "Phase"))
    assert not store.keep(root, before, verdict)
    assert store.recall(root) is None


def test_what_magcli_keeps_for_itself_and_what_images_hold_change_nothing(tmp_path):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT, "b.png": ""})
    verdict = kept(root)
    (root / "b.png").write_bytes(b"other")
    files_in(root, {".magcli/links.json": "", ".git/HEAD": ""})
    assert store.recall(root).found == verdict.found


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda content: b"", id="empty"),
        pytest.param(lambda content: content[: len(content) // 2], id="half of it"),
        pytest.param(lambda content: content[:-1] + b"\0", id="its end lost"),
        pytest.param(lambda content: content.replace(b"un.md", b"no.md"), id="another name"),
        pytest.param(lambda content: b"\xff" * len(content), id="no text"),
        pytest.param(lambda content: b"[" * 100_000, id="deep"),
    ],
)
def test_what_is_damaged_costs_nothing_but_time(tmp_path, spoil):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT})
    verdict = kept(root)
    file = root / ".magcli/checks.json"
    file.write_bytes(spoil(file.read_bytes()))
    assert store.recall(root) is None
    assert check(root) == verdict.found
    assert store.recall(root).found == verdict.found


@pytest.mark.parametrize(
    "told",
    [b"null", b"[]", b"{}", b'{"since": "a", "state": ""}', b'{"since": 1}', b"[" * 100_000],
    ids=["null", "a list", "empty", "a text", "half", "deep"],
)
def test_what_another_magcli_kept_is_left_alone(tmp_path, told):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT, ".magcli/checks.json": ""})
    seal = blake2b(told, digest_size=16).hexdigest().encode()
    (root / ".magcli/checks.json").write_bytes(seal + b"\n" + told)
    assert store.recall(root) is None


def test_who_may_not_write_keeps_nothing(tmp_path):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT, ".magcli": "a file"})
    assert not store.keep(root, store.look(root), verdict_of(root))
    assert check(root) == verdict_of(root).found


def test_a_command_that_was_stopped_is_finished_first(tmp_path):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT})
    kept(root)
    files_in(root, {".magcli/journal.json": "{}"})
    assert store.look(root) is None
    assert store.recall(root) is None


# ---- what was found in texts alone ------------------------------------------------------------------------


def test_what_was_found_in_single_texts_is_told_again(tmp_path):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT, "deux.md": "---\ntitle: L'été\n---\n\nL'eau.\n"})
    seen = validating.check(store.load(root)).seen
    assert {path.name: len(one.found) for path, one in seen.items()} == {
        "_index.md": 0,
        "un.md": 3,
        "deux.md": 3,
    }
    assert store.keep_texts(root, store.look(root), seen)
    assert store.recall_texts(root) == seen
    assert store.recall_texts(root.parent) == {}


@pytest.mark.parametrize("spoil", [b"", b"{}", b"\xff" * 100], ids=["empty", "other", "no text"])
def test_damaged_texts_are_forgotten(tmp_path, spoil):
    root = files_in(tmp_path, {"_index.md": HOME, "un.md": TEXT})
    assert store.keep_texts(root, store.look(root), {})
    (root / ".magcli/texts.json").write_bytes(spoil)
    assert store.recall_texts(root) == {}


# ---- after whatever happens to files --------------------------------------------------------------------

NAMES = ("un.md", "ete/_index.md", "ete/deux.md", "ete/trois.md", "ete/a.png", "_index.md")
TEXTS = (
    TEXT,
    TEXT.replace("[^1]", "[^2]"),
    TEXT + "\n[^1]: Note.\n",
    "---\ntitle: Ete\nparts: [deux, trois]\n---\n\n[a](deux.md) ![b](a.png)\n",
    "---\ntitle: Ete\nparts: [trois, deux]\n---\n\n[a](deux.md) ![b](a.png)\n",
    "---\ntitle: Dix\nstatus: ready\n---\n\n[a](../un.md#titre) œ oe\n",
    HOME,
    HOME.replace("lang: fr", "lang: en"),
    HOME.replace("people:", "validate: {ignore: [NOTE]}\npeople:"),
)


def _write(root, name, text):
    files_in(root, {name: text})


def _remove(root, name, _):
    (root / name).unlink(missing_ok=True)


def _move(root, name, text):
    other = NAMES[TEXTS.index(text) % len(NAMES)]
    if (root / name).exists():
        (root / other).parent.mkdir(exist_ok=True)
        shutil.move(root / name, root / other)


def _turn_back(root, name, text):
    """Write a text of the same size, and give the file back the time that it had."""
    if (root / name).exists():
        state = (root / name).stat()
        (root / name).write_bytes((root / name).read_bytes().swapcase())
        os.utime(root / name, ns=(state.st_atime_ns, state.st_mtime_ns))


STEPS = st.tuples(
    st.sampled_from([_write, _remove, _move, _turn_back]), st.sampled_from(NAMES), st.sampled_from(TEXTS)
)


@pytest.fixture
def _old(monkeypatch):
    """The disk tells a text of this moment from another one, as it does once both are seconds old."""

    def state(path, since=None):
        file = Path(path)
        return file.read_bytes().hex() if file.is_file() and not file.is_symlink() else ""

    monkeypatch.setattr(records, "_state", state)


@pytest.mark.usefixtures("_old")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=8))
def test_after_any_changes_a_check_finds_what_a_first_one_would(steps):
    with tempfile.TemporaryDirectory() as folder:
        root = files_in(Path(folder), {"_index.md": HOME, "un.md": TEXT})
        for change, name, text in [(_remove, "none.md", TEXT), *steps]:
            change(root, name, text)
            assert check(root) == verdict_of(root).found
            assert check(root) == verdict_of(root).found
