"""How to find the importer of a material."""

from collections.abc import Sequence
from typing import cast

from magcli import importers, registry
from magcli.errors import Unknown
from magcli.importers._values import Importer, Material
from magcli.text.nearest import nearest


def find(kind: str) -> Importer:
    """Return the importer of *kind*. Raises Unknown with those there are."""
    known = registry.names(importers)
    if kind not in known:
        meant = _called(kind.casefold().lstrip("."), known) or nearest(kind, known)
        raise Unknown("kind of source", kind, meant, f"there is: {', '.join(known)}")
    return cast("Importer", registry.member(importers, kind))


def _called(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return those of the *known* kinds that people call by *name*, too."""
    return tuple(kind for kind in known if name in getattr(registry.member(importers, kind), "ALSO", ()))


def recognised(material: Material) -> str:
    """Return the kind that *material* is of; nothing when it is of none that magcli knows."""
    return next((kind for kind in registry.names(importers) if find(kind).recognises(material)), "")
