"""The store: nothing else touches files. It loads a magazine, applies changes, and writes what an export makes."""

from magcli.glancing import is_index
from magcli.store.answers import remember, remembered
from magcli.store.changes import apply, diff, last, recover, replay, shown
from magcli.store.journal import kept
from magcli.store.loading import find, inside, load, place_of, read_text, stamps, text_of, theme
from magcli.store.locking import locked
from magcli.store.output import lies_in_export, publish, write_file
from magcli.store.pictures import fonts, size

__all__ = [
    "apply",
    "diff",
    "find",
    "fonts",
    "inside",
    "is_index",
    "kept",
    "last",
    "lies_in_export",
    "load",
    "locked",
    "place_of",
    "publish",
    "read_text",
    "recover",
    "remember",
    "remembered",
    "replay",
    "shown",
    "size",
    "stamps",
    "text_of",
    "theme",
    "write_file",
]
