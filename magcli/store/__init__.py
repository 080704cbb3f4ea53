"""The store: nothing else touches files. It loads a magazine, applies changes, and writes what an export makes.

A module of it is imported when something of it is asked for: `magcli list` needs three of twenty.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from magcli.glancing import is_index

if TYPE_CHECKING:
    from magcli.store.answers import remember, remembered
    from magcli.store.changes import apply, diff, last, recover, replay, shown
    from magcli.store.checks import Verdict, keep, keep_texts, recall, recall_texts
    from magcli.store.journal import kept
    from magcli.store.loading import find, inside, load, place_of, read_text, recorded, stamps, text_of
    from magcli.store.locking import locked
    from magcli.store.looking import Look, look
    from magcli.store.material import brought, fingerprint, gathered, held, single
    from magcli.store.output import Written, exported, is_foreign, lies_in_export, publish, told_of, write_file
    from magcli.store.pending import is_pending
    from magcli.store.pictures import fonts, size, weigh
    from magcli.store.records import Records, keep_records
    from magcli.store.sharing import spread
    from magcli.store.standing import answer, answered, stands, unchanged
    from magcli.store.swapping import restore
    from magcli.store.templates import layout, theme

__all__ = [
    "Look",
    "Records",
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
    "gathered",
    "held",
    "inside",
    "is_foreign",
    "is_index",
    "is_pending",
    "keep",
    "keep_records",
    "keep_texts",
    "kept",
    "last",
    "layout",
    "lies_in_export",
    "load",
    "locked",
    "look",
    "place_of",
    "publish",
    "read_text",
    "recall",
    "recall_texts",
    "recorded",
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
    "stands",
    "text_of",
    "theme",
    "told_of",
    "unchanged",
    "weigh",
    "write_file",
]

_HOMES = {
    "answers": "remember remembered",
    "changes": "apply diff last recover replay shown",
    "checks": "Verdict keep keep_texts recall recall_texts",
    "journal": "kept",
    "loading": "find inside load place_of read_text recorded stamps text_of",
    "locking": "locked",
    "looking": "Look look",
    "material": "brought fingerprint gathered held single",
    "output": "Written exported is_foreign lies_in_export publish told_of write_file",
    "pending": "is_pending",
    "pictures": "fonts size weigh",
    "records": "Records keep_records",
    "sharing": "spread",
    "standing": "answer answered stands unchanged",
    "swapping": "restore",
    "templates": "layout theme",
}
"""What each module is asked for: as the imports say that type checkers read, which a test compares."""


def __getattr__(name: str) -> object:
    """Return what the store calls *name*, which is looked for only once."""
    home = next((home for home, names in _HOMES.items() if name in names.split()), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
