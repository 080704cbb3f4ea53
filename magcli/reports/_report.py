"""What reports share: what they are made of, and how to find one."""

from dataclasses import dataclass
from typing import Protocol, cast

from magcli import registry, reports
from magcli.errors import Unknown
from magcli.model import Diagnostic, Severity
from magcli.text.nearest import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A finding, the place of its file as whoever reads the report names it, and its fingerprint."""

    found: Diagnostic
    place: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found, the places of all files that were looked at, and the severities that fail."""

    entries: tuple[Entry, ...]
    places: tuple[str, ...] = ()
    failing: tuple[Severity, ...] = ("error",)


class Format(Protocol):
    """A member of the family."""

    def render(self, report: Report) -> str:
        """Return *report* as a text."""
        ...


def find(name: str) -> Format:
    """Return the format called *name*. Raises Unknown with those there are."""
    known = registry.names(reports)
    if name not in known:
        raise Unknown("format", name, nearest(name, known), f"there is: {', '.join(known)}")
    return cast("Format", registry.member(reports, name))


def told(found: Diagnostic) -> str:
    """Return what is wrong and what to write instead, in one sentence."""
    return f"{found.message}: {found.hint}" if found.hint else found.message
