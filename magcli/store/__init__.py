"""The store: nothing else touches files. It loads a magazine, applies changes, and writes what an export makes."""

from magcli.store.changes import apply, diff
from magcli.store.loading import find, inside, is_index, load, read_text, text_of, theme
from magcli.store.output import publish, write_file

__all__ = [
    "apply",
    "diff",
    "find",
    "inside",
    "is_index",
    "load",
    "publish",
    "read_text",
    "text_of",
    "theme",
    "write_file",
]
