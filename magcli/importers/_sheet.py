"""The keys of one article, taken one after the other; what nobody takes is left over."""

from collections.abc import Mapping
from itertools import chain

from magcli.importers._heads import Head
from magcli.importers._values import Certainty, Remark
from magcli.model import Day
from magcli.text.emitter import Value

EMPTY: tuple[Value, ...] = (None, "", [], {})


class Sheet:
    """What a head says, by key, whatever its capitals; and what there is to remark of it."""

    def __init__(self, head: Head) -> None:
        self._values = dict(head.values)
        self._lines = head.lines
        self._names: dict[str, str] = {}
        for key in self._values:
            self._names.setdefault(key.casefold(), key)
        self.remarks: list[Remark] = list(head.remarks)

    def take(self, *names: str) -> Value:
        """Return the value of the first of *names* that says something, which is then taken."""
        return self._values.pop(self._names[found.casefold()]) if (found := self.first(*names)) else None

    def first(self, *names: str) -> str:
        """Return the first of *names* that says something; nothing when none does."""
        return next((name for name in names if self.peek(name) not in EMPTY), "")

    def peek(self, name: str) -> Value:
        """Return the value of *name*, which stays."""
        return self._values.get(self._names.get(name.casefold(), ""))

    def has(self, name: str) -> bool:
        """Whether *name* is a key, be it an empty one."""
        return self._names.get(name.casefold(), "") in self._values

    def drop(self, *names: str) -> None:
        """Forget *names*, which say nothing that a magazine could keep, or what has been said already."""
        for name in names:
            self._values.pop(self._names.get(name.casefold(), ""), None)

    def line(self, name: str) -> int:
        """Return the line that *name* stands on, 0 when that is not known."""
        return self._lines.get(self._names.get(name.casefold(), ""), 0)

    def remark(self, certainty: Certainty, what: str, told: str, *, of: str = "") -> None:
        """Keep a remark on *what*, with the line of the key *of*, or of *what* itself."""
        self.remarks.append(Remark(certainty=certainty, what=what, told=told, line=self.line(of or what)))

    def text(self, *names: str) -> str:
        """Return the text of the first of *names* that says something; a list or mapping stays, and is remarked."""
        name = self.first(*names)
        value = self.peek(name) if name else None
        if isinstance(value, (list, Mapping)):
            kind = "a list" if isinstance(value, list) else "a mapping"
            self.remark("open", name, f"a text is due, and it is {kind}; it is kept under x: {name}")
            return ""
        return spoken(self.take(name)) if name else ""

    def list(self, *names: str, splits_on: str = ",") -> tuple[str, ...]:
        """Return what the first of *names* that says something lists; a text is parted where *splits_on* stands."""
        name = self.first(*names)
        if not name:
            return ()
        if isinstance(self.peek(name), Mapping):
            self.remark("open", name, f"a list is due, and it is a mapping; it is kept under x: {name}")
            return ()
        return texts(self.take(name), splits_on=splits_on)

    def flag(self, name: str) -> bool | None:
        """Return what *name* says with yes or no; `None` when it says nothing, or what nobody understands."""
        if not self.first(name):
            self.drop(name)
            return None
        said = spoken(self.peek(name)).casefold()
        if said in ("true", "yes", "on", "1"):
            self.drop(name)
            return True
        if said in ("false", "no", "off", "0"):
            self.drop(name)
            return False
        self.remark(
            "open", name, f"true or false is due, and it says {said or self.peek(name)!r}; it is kept under x: {name}"
        )
        return None

    @property
    def rest(self) -> dict[str, Value]:
        """What nobody has taken, and is not empty."""
        return {key: value for key, value in self._values.items() if value not in EMPTY}


def spoken(value: Value | Day) -> str:
    """Return *value* as a text on one line; nothing of a list or a mapping."""
    if value is None or isinstance(value, (list, tuple, Mapping)):
        return ""
    return " ".join(("true" if value else "false").split() if isinstance(value, bool) else str(value).split())


def texts(value: Value, *, splits_on: str = ",") -> tuple[str, ...]:
    """Return the texts that *value* lists, each once; a text is parted where *splits_on* stands, if anything."""
    if isinstance(value, str):
        parts = value.split(splits_on) if splits_on.strip() else value.split() if splits_on else [value]
        return tuple(dict.fromkeys(part for part in map(spoken, parts) if part))
    if isinstance(value, list):
        inner = chain.from_iterable(texts(item, splits_on="") for item in value)
        return tuple(dict.fromkeys(inner))
    said = spoken(_named(value) if isinstance(value, Mapping) else value)
    return (said,) if said else ()


def _named(value: Mapping[str, Value]) -> Value:
    """Return what *value*, of a list, is called."""
    return next((value[key] for key in ("name", "label", "title", "id") if value.get(key)), None)
