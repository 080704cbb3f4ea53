"""Small articles with one known fault each, and clean ones: what is found in them, where, and nothing else.

catalogue.yaml has them by the code of what is to be found. In its texts `⟦…⟧` stands around what is wrong, `⍽` for a
no-break space, `⎵` for a thin one. A case is the body of an article, or says more: `set` the values of some keys, `drop` keys,
have a whole file `raw`, in the file `name`, with other `files` around it, `bytes` of an encoding, `ends` of lines, a
Unicode `form`; `also` names the codes of what may be found besides.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import pytest
import yaml

from magcli import fixing, validating
from magcli.model import Diagnostic, Magazine
from tests.conftest import magazine_of

HOME = """\
---
title: Le Mag numérique
url: https://mag.example.org/
lang: fr
timezone: Europe/Paris
sections: [Le Mag numérique]
people:
  redaction: {name: La rédaction}
---
"""

KEYS = {
    "title": "Le numérique change les usages",
    "id": "6535185c-688e-5380-8dd4-773362070001",
    "authors": "\n  - La rédaction",
    "date": "2015-07-04",
    "status": "published",
    "lang": "fr",
    "section": "Le Mag numérique",
    "summary": "Un premier article pour ouvrir la série d’été.",
    "tags": "[numérique, usages]",
}

AROUND = {
    "but.md": "---\ntitle: Le but\nid: 6535185c-688e-5380-8dd4-773362070002\nauthors: La rédaction\ndate: 2015-07-03\n"
    "status: published\n---\n\nLe numérique change les métiers.\n\n## Les usages\n\nUn mot.\n",
    "images/usages.png": "",
    "fichiers/note de travail.txt": "",
}

BODY = "Le numérique change les usages.\n"


class Case(NamedTuple):
    """A magazine with one fault, or none."""

    code: str
    name: str
    """Of the file that is looked at."""
    magazine: Magazine
    places: tuple[tuple[int, int, int], ...]
    """The line of each thing that is to be found, its first column and the one behind its last."""
    also: frozenset[str]


def cases() -> Iterator[Any]:
    """Yield the cases of the catalogue."""
    catalogue = yaml.safe_load(Path(__file__).with_name("catalogue.yaml").read_text(encoding="utf-8"))
    for code, entries in catalogue.items():
        for number, entry in enumerate(entries, 1):
            yield pytest.param(code, {"body": entry} if isinstance(entry, str) else entry, id=f"{code}-{number}")


def case(code: str, entry: dict[str, Any]) -> Case:
    """Return the case that *entry* of the catalogue describes."""
    name = entry.get("name", "a.md")
    text = _written(entry["raw"] if "raw" in entry else _article(entry))
    text = unicodedata.normalize(entry.get("form", "NFC"), text) if "form" in entry else text
    places, text = _places(text)
    text = text.replace("\n", entry.get("ends", "\n"))
    files = {**AROUND, **{path: _written(other) for path, other in entry.get("files", {}).items()}, name: text}
    if "bytes" in entry:
        files[name] = text.encode(entry["bytes"]).decode(errors="surrogateescape")
    return Case(code, name, magazine_of({"_index.md": HOME, **files}), places, frozenset(entry.get("also", ())))


def _article(entry: dict[str, Any]) -> str:
    given, dropped = entry.get("set", {}), entry.get("drop", ())
    written = {key.strip("⟦⟧"): (key, value) for key, value in given.items()}
    kept = {key: (key, value) for key, value in KEYS.items() if key not in dropped}
    keys = dict({**kept, **written}.values())
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + "---\n\n" + entry.get("body", BODY)


def _written(text: str) -> str:
    return text.replace("⍽", "\u00a0").replace("⎵", "\u202f")


def _places(text: str) -> tuple[tuple[tuple[int, int, int], ...], str]:
    places = []
    while found := re.search("⟦([^⟧]*)⟧", text):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        width = len(found[1].partition("\n")[0])
        places.append((line, column, column + max(width, 1)))
        text = text[: found.start()] + found[1] + text[found.end() :]
    return tuple(places), text


def told(magazine: Magazine, name: str) -> list[Diagnostic]:
    """Return what is found in the file *name* of *magazine*."""
    return [found for found in validating.validate(magazine) if found.path == PurePosixPath(name)]


@pytest.mark.parametrize(("code", "entry"), list(cases()))
def test_what_is_wrong_is_found_at_its_place_and_nothing_else(code, entry):
    """A clean article may have what is a matter of taste, as information."""
    seen = case(code, entry)
    found = [one for one in told(seen.magazine, seen.name) if one.code not in seen.also]
    if code == "clean":
        assert [(one.code, one.line, one.message) for one in found if one.severity != "info"] == []
        return
    assert [one.code for one in found] == [code] * len(seen.places), [one.message for one in found]
    for one, (line, first, behind) in zip(found, seen.places, strict=True):
        assert one.line == line
        assert first <= one.column < behind


@pytest.mark.parametrize(("code", "entry"), list(cases()))
def test_what_can_be_mended_is_gone_then_and_nothing_is_new(code, entry):
    """A second run mends nothing more; repairs that want a look leave no fault of magcli behind."""
    seen = case(code, entry)
    before = [one.code for one in validating.validate(seen.magazine)]
    mended = fixing.mend(seen.magazine, lambda one: True, unsafe=False)
    after = [one.code for one in mended.left]
    assert not [one.code for one in mended.left if one.fix and one.fix.is_safe]
    assert mended.refused == ()
    if not any(source.broken for source in seen.magazine.sources):
        assert not [code for code in after if after.count(code) > before.count(code)]
    assert fixing.mend(mended.magazine, lambda one: True, unsafe=False).changes == ()
    fixing.mend(seen.magazine, lambda one: True, unsafe=True)
