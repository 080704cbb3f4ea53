"""Values in, YAML out: short lines that read back as what they were, for an editor to put into a file."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import yaml
from frontmatter.default_handlers import YAMLHandler

from magcli.errors import UnsafeEdit
from magcli.model import Node
from magcli.text.composer import Composer, Refused

Value = str | bool | int | date | Sequence["Value"] | Mapping[str, "Value"] | None


def plain(value: object) -> object:
    """Return *value*, a Node or what would be written, as nested lists and dicts of texts, to compare."""
    if isinstance(value, Node):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()} or None
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value] or None  # to readers, empty is the same as nothing
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else value.isoformat() if isinstance(value, date) else str(value)


def entry_lines(key: str, value: Value) -> list[str]:
    """Return the lines of a new key: a list of mappings one a line, all else on the line of the key."""
    if not isinstance(value, Mapping) and (isinstance(value, str) or not isinstance(value, Sequence)):
        return [f"{inline(key)}: {inline(value)}"]
    collection = {key: _lists(value)}
    written: str = YAMLHandler().export(
        collection, Dumper=_Dumper, default_flow_style=None, sort_keys=False, width=10**9
    )
    lines = written.split("\n")
    return lines if _reads_back(lines, collection) else [f"{inline(key)}: {inline(value)}"]


def block_lines(key: str, value: Value) -> list[str]:
    """Return the lines of a new key: a mapping one key a line, all else as `entry_lines`."""
    if not isinstance(value, Mapping) or not value:
        return entry_lines(key, value)
    inner = [f"  {line}" for name, item in value.items() for line in block_lines(name, item)]
    return [f"{inline(key)}:", *inner]


def _reads_back(lines: list[str], wanted: Mapping[str, object]) -> bool:
    """Whether *lines* say what is *wanted* to whoever reads them as front matter."""
    try:
        fields, problems = Composer("\n".join(lines), 0).compose()
    except Refused:
        return False
    return not problems and plain(fields) == plain(wanted)


def item_lines(value: Value, indent: str, quote: str = "") -> list[str]:
    """Return the lines of a list item, its hyphen behind *indent*: a text in *quote*, a mapping one key a line."""
    if isinstance(value, Mapping):
        entries = [f"{inline(key)}: {inline(item)}" for key, item in value.items()]
        return [f"{indent}{'  ' if at else '- '}{entry}" for at, entry in enumerate(entries)]
    return [f"{indent}- {inline(value, quote)}"]


class _Dumper(yaml.SafeDumper):
    """PyYAML's own dumper (the C one escapes emoji), with the list items of a block list indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def represent_instant(self, value: datetime) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:timestamp", value.isoformat())


_Dumper.add_representer(datetime, _Dumper.represent_instant)


def inline(value: Value, quote: str = "", *, in_flow: bool = False) -> str:
    """Return *value* as YAML on one line, a text in the kind of quotes asked for; *in_flow* it stands in brackets."""
    style = quote if quote in ("'", '"') and isinstance(value, str) else None
    if style is None and isinstance(value, str) and _OTHER_TYPE.fullmatch(value):
        style = "'"
    if style is None and isinstance(value, str) and "'" in value and '"' not in value:
        # Only where quotes are needed at all: an apostrophe doubled inside single ones is hard to read.
        style = '"' if _dumped(value, None, in_flow=in_flow).startswith("'") else None
    # Line separators and the like read back only when they are escaped, which wants double quotes.
    for written in (
        _ASTRAL.sub(lambda found: f"{found[1]}{chr(int(found[2], 16))}", _dumped(value, style, in_flow=in_flow)),
        _dumped(_texts(value), '"', in_flow=in_flow, allow_unicode=False),
    ):
        line = f"[{written}]" if in_flow else written
        if "\n" not in written and _reads_back([f"k: {line}"], {"k": [value] if in_flow else value}):
            return written
    raise UnsafeEdit(f"{value!r} cannot be written on one line", 1)


# PyYAML escapes emoji in double quotes; nobody else does.
_ASTRAL = re.compile(r"(?<!\\)((?:\\\\)*)\\U000([0-9A-F]{5})")

# What PyYAML reads as a text, but others as a number or a truth value (YAML 1.2.2, section 10.3.2; YAML 1.1, bool).
_OTHER_TYPE = re.compile(r"[yYnN]|0o[0-7]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def _texts(value: Value) -> Value:
    """Return *value* with its days and numbers as texts, for in quotes they are."""
    if isinstance(value, Mapping):
        return {key: _texts(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_texts(item) for item in value]
    written = plain(value)
    return written if isinstance(written, str) else value


def _dumped(value: Value, style: str | None, *, in_flow: bool, allow_unicode: bool = True) -> str:
    written: str = yaml.dump(
        [_lists(value)] if in_flow else _lists(value),
        Dumper=_Dumper,
        default_style=style,
        default_flow_style=True,
        allow_unicode=allow_unicode,
        sort_keys=False,
        width=10**9,
    )
    written = written.removesuffix("\n").removesuffix("\n...")
    return written[1:-1] if in_flow else written


def _lists(value: Value) -> object:
    """Return *value* with plain lists and dicts, the only collections that PyYAML's safe dumper knows."""
    if isinstance(value, Mapping):
        return {key: _lists(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_lists(item) for item in value]
    return value
