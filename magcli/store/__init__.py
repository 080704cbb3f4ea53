"""The store: nothing else touches files. It loads a magazine, applies changes, and writes what an export makes."""

from magcli.glancing import is_index
from magcli.store.answers import remember, remembered
from magcli.store.changes import apply, diff, last, recover, replay, shown
from magcli.store.checks import Verdict, keep, keep_texts, recall, recall_texts
from magcli.store.journal import kept
from magcli.store.loading import find, inside, load, place_of, read_text, stamps, text_of
from magcli.store.locking import locked
from magcli.store.looking import Look, look
from magcli.store.material import brought, fingerprint, held, material, single
from magcli.store.output import Written, exported, is_foreign, lies_in_export, listed, publish, write_file
from magcli.store.pictures import fonts, size, weigh
from magcli.store.sharing import spread
from magcli.store.standing import answer, answered, standing, stands
from magcli.store.swapping import restore
from magcli.store.templates import layout, theme

__all__ = [
    "Look",
    "Verdict",
    "Written",
    "answer",
    "answered",
    "apply",
    "brought",
    "diff",
    "exported",
    "find",
    "fingerprint",
    "fonts",
    "held",
    "inside",
    "is_foreign",
    "is_index",
    "keep",
    "keep_texts",
    "kept",
    "last",
    "layout",
    "lies_in_export",
    "listed",
    "load",
    "locked",
    "look",
    "material",
    "place_of",
    "publish",
    "read_text",
    "recall",
    "recall_texts",
    "recover",
    "remember",
    "remembered",
    "replay",
    "restore",
    "shown",
    "single",
    "size",
    "spread",
    "stamps",
    "standing",
    "stands",
    "text_of",
    "theme",
    "weigh",
    "write_file",
]
