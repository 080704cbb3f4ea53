"""Which rules somebody means: by code, by name, or by family."""

from collections.abc import Iterable

from magcli.rules import _rule


def wanted(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules that *select* names, or of all when it names none, without those of *ignore*."""
    selected = codes(select) or frozenset(rule.code for rule in _rule.all_rules())
    return selected - codes(ignore)


def codes(names: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules that *names* stand for; each may be several with commas between them.

    Raises Unknown, with the nearest ones, when one is neither code, name nor family.
    """
    words = [word.strip() for name in names for word in name.split(",")]
    return frozenset(rule.code for word in words for rule in _rule.named(word))
