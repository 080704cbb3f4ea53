"""Galleys: the texts of an article as they are set, before its page is made."""

from collections.abc import Sequence

from magcli.text.markdown import Event
from magcli.text.running import ASIDES, BLOCK, BLOCKS, THING, Aside, sign_of
from magcli.text.typesetting import typeset

_NEW_BLOCK = f"{BLOCK}\n"
"""Some things that are no sentence are known by starting a line."""


def set_texts(steps: Sequence[Event], lang: str) -> dict[int, str]:
    """Return the texts among *steps* that are set otherwise in *lang* than they are written, each by its start.

    All texts of an article are set at once: to do it block by block takes twice the time.
    """
    pieces: list[str] = []
    texts: list[tuple[int, int]] = []
    aside = Aside()
    for step in steps:
        _, name, data, start, _ = step
        if (aside.is_open or name in ASIDES) and aside.holds(step):
            pieces.append(THING)
        elif name == "Text":
            texts.append((len(pieces), start))
            pieces.append(data)
        elif name in BLOCKS:
            pieces.append(_NEW_BLOCK)
        elif sign := sign_of(step):
            pieces.append(sign)
    found = typeset(pieces, lang)
    return {start: found[at] for at, start in texts if found[at] != pieces[at]}
