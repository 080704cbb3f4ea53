"""The block editor's comments: `<!-- wp:name {…} -->` around each block of a text of WordPress."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from magcli.importers._wpwords import mapping

_DELIMITER = re.compile(
    r"<!--\s+(?P<closing>/?)wp:(?P<name>[a-z0-9_-]+(?:/[a-z0-9_-]+)?)\s+(?P<rest>.*?)-->", re.DOTALL
)
DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Block:
    """A block: what is in it is texts, as where they start and end, and further blocks."""

    name: str
    """Without `core/`; empty for the text around all blocks."""
    start: int
    attributes: Mapping[str, object] = field(default_factory=dict)
    written: str = ""
    """Its attributes as they are written."""
    parts: "tuple[tuple[int, int] | Block, ...]" = ()
    is_void: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether no reader sees it; what only some screens show is not."""
        told = self.attributes.get("metadata")
        return isinstance(told, dict) and told.get("blockVisibility") is False


class _Begun:
    def __init__(self, block: Block) -> None:
        self.block = block
        self.parts: list[tuple[int, int] | Block] = []

    def ended(self) -> Block:
        block = self.block
        return Block(block.name, block.start, block.attributes, block.written, tuple(self.parts), block.is_void)


def has_blocks(text: str) -> bool:
    """Whether *text* was written with the block editor."""
    return "<!-- wp:" in text


def parse(text: str) -> Block:
    """Return *text* as the nameless block that holds all others; what is never closed ends with the text."""
    around = [_Begun(Block("", 0))]
    at = 0
    for found in _delimiters(text):
        if found.start() > at:
            around[-1].parts.append((at, found.start()))
        at = found.end()
        _step(around, found)
    if at < len(text):
        around[-1].parts.append((at, len(text)))
    while len(around) > 1:
        _close(around)
    return around[0].ended()


def _delimiters(text: str) -> Iterator[re.Match[str]]:
    last = text.rfind("-->")
    return _DELIMITER.finditer(text, 0, last + 3) if last >= 0 else iter(())


def _step(around: list[_Begun], found: re.Match[str]) -> None:
    name = found["name"].removeprefix("core/")
    if found["closing"]:
        if name in (begun.block.name for begun in around[1:]):
            while around[-1].block.name != name:
                _close(around)
            _close(around)
        return
    written = found["rest"].strip()
    is_void = written.endswith("/")
    written = written.removesuffix("/").strip()
    block = Block(name, found.start(), mapping(written), written, (), is_void)
    if is_void or len(around) > DEEPEST:
        around[-1].parts.append(block)
    else:
        around.append(_Begun(block))


def _close(around: list[_Begun]) -> None:
    block = around.pop().ended()
    around[-1].parts.append(block)
