"""How much of printed and read articles comes back: `python -m tests.benchmarks.ocr FOLDER`.

The folder holds each article as `NAME.md` and what is true of it as `NAME.truth.json`, whose `source` is the file that
was printed, as seen from the folder above. A sentence of that is intact when it stands in one paragraph of what was
imported, letter for letter and with all its signs; markup, emoji, the look of quotes and spaces do not count.
Of a note both must be right: its text, and the words that its reference stands behind.
"""

import argparse
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from magcli.importers import page
from magcli.importers._values import Material
from magcli.text import frontmatter
from magcli.text.markdown import events

BREAK = "\n"
CALL = "\u241f"


class Score(NamedTuple):
    """What is true of an article, and how much of it came back."""

    sentences: int = 0
    intact: int = 0
    notes: int = 0
    attached: int = 0
    right: int = 0

    def __add__(self, other: tuple[int, ...]) -> "Score":
        return Score(*(one + more for one, more in zip(self, other, strict=True)))

    def __str__(self) -> str:
        return (
            f"sentences {self.intact}/{self.sentences} = {_share(self.intact, self.sentences)}, notes: "
            f"precision {self.right}/{self.attached} = {_share(self.right, self.attached)}, "
            f"recall {self.right}/{self.notes} = {_share(self.right, self.notes)}"
        )


class Text(NamedTuple):
    """What is read of a Markdown body: running text, and of each call of a note the words before it."""

    running: str
    calls: list[tuple[str, str]]
    notes: dict[str, str]


def main() -> None:
    """Import every article of a folder, and print how much came back of each and of all."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    reader.add_argument("folder", type=Path)
    reader.add_argument("--lost", action="store_true", help="print the sentences that did not come back")
    asked = reader.parse_args()
    total = Score()
    for path in sorted(asked.folder.glob("*.truth.json")):
        found, lost = score(path)
        print(f"{path.name.removesuffix('.truth.json')[:50]:50} {found}")
        for sentence in lost if asked.lost else ():
            print(f"    {sentence}")
        total += found
    print(f"{'all':50} {total}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def score(path: Path) -> tuple[Score, list[str]]:
    """Return how much of the article came back whose truth is at *path*, and the sentences that did not."""
    truth = json.loads(path.read_text())
    source = _read(_body((path.parent.parent / truth["source"]).read_text()))
    found = _read(_imported(path.with_name(path.name.replace(".truth.json", ".md"))))
    there = found.running.replace(CALL, "")
    sentences = [sentence for sentence in _sentences(source.running) if len(re.findall(r"\w+", sentence)) > 1]
    lost = [sentence for sentence in sentences if sentence not in there]
    attached = [(found.notes[label], before) for label, before in found.calls if label in found.notes]
    wanted = [(source.notes[label], before) for label, before in source.calls if label in source.notes]
    right = [call for call in attached if any(_is_same(call, true) for true in wanted)]
    counted = Score(len(sentences), len(sentences) - len(lost), len(wanted), len(attached), len(right))
    return counted, lost


def _is_same(found: tuple[str, str], true: tuple[str, str]) -> bool:
    """Whether a note was *found* with its *true* text, behind its own words."""
    is_text = SequenceMatcher(None, found[0], true[0]).ratio() > 0.9
    return is_text and _letters(found[1])[-25:] == _letters(true[1])[-25:]


def _imported(path: Path) -> str:
    material = Material(name=str(path), paths=(PurePosixPath(path.name),), read=lambda _: path.read_bytes())
    (piece,) = page.find(material).pieces
    return piece.body


def _body(text: str) -> str:
    return text[frontmatter.parse(text).body_start :]


def _read(body: str) -> Text:
    running: list[str] = []
    notes: dict[str, list[str]] = {}
    calls: list[tuple[str, str]] = []
    into, silent = running, 0
    for event in events(_TEMPLATE.sub("", body)):
        if event.name == "FootnoteDefinition":
            into = notes.setdefault(str(event.data), []) if event.phase == "start" else running
        elif event.name == "FootnoteReference":
            calls.append((str(event.data), _plain("".join(into))[-200:]))
            into.append(CALL)
        elif event.name in ("CodeBlock", "HtmlBlock", "Image"):
            silent += {"start": 1, "end": -1}.get(event.phase, 0)
        elif not silent:
            into.append(_shown(event))
    return Text(_plain("".join(running)), calls, {label: _plain("".join(note)) for label, note in notes.items()})


# What only the generator of the source reads, and no printer: it is no sentence.
_TEMPLATE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|^:::.*$|\{:? ?[.#]?[\w=]+ ?\}", re.MULTILINE)


_BLOCKS = {"Paragraph", "Heading", "Item", "List", "BlockQuote", "TableCell", "TableRow"}


def _shown(event) -> str:
    if event.name in ("Text", "Code"):
        return str(event.data)
    if event.name in ("SoftBreak", "HardBreak"):
        return " "
    return BREAK if event.name in _BLOCKS or event.name.startswith("Heading") else ""


def _plain(text: str) -> str:
    """Return *text* with one kind of quotes and spaces, and none where French and English differ on it."""
    text = re.sub("[’‘ʼ]", "'", re.sub("[“”«»]", '"', text)).replace("...", "…").replace("``", "")
    text = re.sub(r"[ \t\u00a0\u202f]+", " ", _PICTURE.sub("", text))
    text = re.sub(rf" ?([:;!?\"{CALL}…,.)/–—-]) ?", r"\1", text)
    return re.sub(rf" *{BREAK}[ {BREAK}]*", BREAK, text).strip()


_PICTURE = re.compile("[\u2600-\u27bf\ufe0f\u200d\U0001f000-\U0001faff]")
"""Of the pictures among the letters, which the fonts of print have not, nothing came through."""


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of *text*: none goes over the end of a paragraph."""
    for paragraph in text.replace(CALL, "").split(BREAK):
        for sentence in re.findall(r".+?(?:[.!?…]+(?=[\"A-ZÀ-Ý(])|$)", paragraph):
            yield sentence.strip()


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


if __name__ == "__main__":
    main()
