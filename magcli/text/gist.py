"""The gist of a front matter: plain lists, mappings and texts, for who has no time to learn where they stand."""

import re
from collections.abc import Mapping
from typing import Any

# \Z: the closing line may be the last of a file without a final newline.
FENCE = re.compile(r"(?:\A\ufeff?|(?<=[\r\n]))---[ \t]*(?:\r\n?|\n|\Z)")
"""The lines above and below a front matter."""

# Any: what stands in a front matter is anybody's guess.
Plain = Any


def gist(text: str) -> Mapping[str, Plain]:
    """Return the values by key that stand above *text*; none when they cannot be read. Scalars stay as typed."""
    import yaml  # 20 ms that only some completions need

    pieces = FENCE.split(text, maxsplit=2)
    if len(pieces) < 3 or pieces[0]:
        return {}
    open_: list[list[Plain]] = [[]]  # no recursion, so that no nesting can end the process
    try:
        for event in yaml.parse(pieces[1], Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.CollectionStartEvent):
                open_.append([])
            elif isinstance(event, yaml.CollectionEndEvent):
                done = open_.pop()
                open_[-1].append(_mapping(done) if isinstance(event, yaml.MappingEndEvent) else done)
            elif isinstance(event, yaml.NodeEvent):
                open_[-1].append(getattr(event, "value", ""))  # an alias has none
    except yaml.YAMLError:
        return {}
    found = open_[0][0] if open_[0] else {}
    return found if isinstance(found, dict) else {}


def _mapping(alternating: list[Plain]) -> dict[str, Plain]:
    pairs = zip(alternating[::2], alternating[1::2], strict=True)
    return {key: value for key, value in pairs if isinstance(key, str)}
