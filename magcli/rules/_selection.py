"""Which rules somebody means: by code, by name, or by family."""

from collections.abc import Iterable

from magcli.errors import Unknown
from magcli.rules import _rule
from magcli.text.nearest import nearest


def family(code: str) -> str:
    """Return the family of the rule *code*: its letters."""
    return code.rstrip("0123456789")


def wanted(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules that *select* names, or of all when it names none, without those of *ignore*."""
    selected = codes(select) or frozenset(rule.code for rule in _rule.all_rules())
    return selected - codes(ignore)


def codes(names: Iterable[str]) -> frozenset[str]:
    """Return the codes of the rules that *names* stand for; each may be several with commas between them.

    Raises Unknown, with the nearest ones, when one is neither code, name nor family.
    """
    words = [word.strip() for name in names for word in name.split(",")]
    return frozenset(code for word in words for code in _codes(word))


def _codes(word: str) -> tuple[str, ...]:
    families = {family(rule.code) for rule in _rule.all_rules()}
    if word.upper() in families:
        return tuple(rule.code for rule in _rule.all_rules() if family(rule.code) == word.upper())
    try:
        return (_rule.find(word).code,)
    except Unknown as error:
        near = (*(nearest(word, families, most=1) if word.isalpha() else ()), *error.nearest)[:3]
        raise Unknown("rule or family", word, near, "magcli explain shows them all") from error
