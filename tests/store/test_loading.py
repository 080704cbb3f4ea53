"""What is read from the disk, and what is left alone there."""

import io
import os

import pytest

from magcli import store
from magcli.errors import CannotRead
from magcli.store import loading
from tests.store.conftest import files_in


def test_what_lies_in_a_magazine_is_loaded_and_hidden_files_are_not(tmp_path):
    shown = ["_index.md", "ete/_index.md", "ete/deux.md", "ete/images/a.svg", "ete/notes.txt", "un.md"]
    hidden = [".git/x.md", "_brouillons/x.md", ".x.md"]
    found = store.load(files_in(tmp_path, dict.fromkeys([*shown, *hidden], "---\n---\n")))
    assert (set(found.series), set(found.articles)) == ({"ete"}, {"un", "ete/deux"})
    assert sorted(map(str, found.files)) == shown


def test_a_link_inside_the_magazine_is_read_and_one_that_leads_out_is_not(tmp_path):
    root = files_in(tmp_path / "articles", {"_index.md": "", "un.md": "---\ntitle: Un\n---\n"})
    files_in(tmp_path, {"secret.md": "---\ntitle: Secret\n---\n", "dehors/x.md": "---\ntitle: Secret\n---\n"})
    (root / "dedans.md").symlink_to("un.md")
    (root / "dehors.md").symlink_to("../secret.md")
    (root / "image.png").symlink_to("../secret.md")
    (root / "rien.md").symlink_to("absent.md")
    (root / "serie").symlink_to("../dehors")
    found = store.load(root)
    assert {name: article.title for name, article in found.articles.items()} == {
        "dedans": "Un",
        "dehors": "",
        "rien": "",
        "un": "Un",
    }
    assert {str(path) for path in found.files} == {"_index.md", "dedans.md", "rien.md", "un.md"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_is_named_like_an_article_is_never_opened(tmp_path):
    root = files_in(tmp_path, {"_index.md": ""})
    os.mkfifo(root / "un.md")
    (fault,) = store.load(root).articles["un"].source.faults
    assert (fault.code, fault.message) == ("FM010", "this is no file, but is named like one")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("B.MD", "b.md", id="capitals"),
        pytest.param("ete/Un.Md", "un.md", id="in a series"),
        pytest.param("deux.markdown", "deux.md", id="the long way"),
        pytest.param("TROIS.MARKDOWN", "trois.md", id="the long way in capitals"),
    ],
)
def test_a_text_whose_name_does_not_end_as_magcli_expects_is_told(tmp_path, name, meant):
    files = dict.fromkeys(["_index.md", "un.md", "ete/_index.md", "notes.txt", "md", name], "---\n---\n")
    (fault,) = store.load(files_in(tmp_path, files)).faults
    assert (str(fault.path), fault.code, fault.severity) == (name, "FM010", "warning")
    assert (fault.message, fault.hint) == ("magcli reads files that end with .md", f"rename it to {meant}")


# ---- texts of users ------------------------------------------------------------------------------------


def test_a_text_is_read_as_it_is(tmp_path):
    files_in(tmp_path, {"un.txt": "\ufeffUn\r\n« été »\n"})
    assert store.read_text(tmp_path / "un.txt") == "\ufeffUn\r\n« été »\n"


def test_a_text_in_another_encoding_is_refused_at_its_first_wrong_byte(tmp_path):
    (tmp_path / "un.txt").write_bytes("un\r\nl'été\n".encode("latin-1"))
    with pytest.raises(CannotRead, match=r"un\.txt:2:3: the file is not UTF-8; save it as UTF-8"):
        store.read_text(tmp_path / "un.txt")


def test_a_link_that_leads_to_nothing_is_told(tmp_path):
    files_in(tmp_path, {"_index.md": "---\ntitle: M\n---\n"})
    (tmp_path / "un.md").symlink_to(tmp_path / "absent.md")
    assert [fault.message for fault in store.load(tmp_path).articles["un"].source.faults] == [
        "this link leads to nothing"
    ]


@pytest.mark.parametrize("held", [0, 1, 9999, 10000, 10001, 20000])
@pytest.mark.parametrize("said", [0, 1, 9999, 10000, 20000])
def test_a_file_that_grows_or_shrinks_while_it_is_read_is_read_to_its_end(held, said):
    """What the disk said of its size before is no more than a guess."""
    assert loading.content(io.BytesIO(b"x" * held), said, 10000) == b"x" * min(held, 10000)
