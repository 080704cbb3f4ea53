"""Edits made to a text, all at once and none upon another."""

from collections.abc import Iterable

from magcli.model import Edit, Fix


def made(text: str, fixes: Iterable[Fix]) -> tuple[str, tuple[Fix, ...]]:
    """Return *text* with *fixes* made, each wholly or not at all, and those that were made.

    Where two of them touch each other, the one that comes first in *fixes* is made; the other waits for
    the next round.
    """
    taken: list[Edit] = []
    done: list[Fix] = []
    for fix in fixes:
        if not any(_touch(new, old) for new in fix.edits for old in taken):
            taken += fix.edits
            done.append(fix)
    pieces, last = [], 0
    for edit in sorted(taken):
        pieces += [text[last : edit.span.start], edit.text]
        last = edit.span.end
    return "".join([*pieces, text[last:]]), tuple(done)


def _touch(new: Edit, old: Edit) -> bool:
    return new.span.start <= old.span.end and old.span.start <= new.span.end
