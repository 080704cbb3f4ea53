"""What programs that follow YAML 1.1 make of a text that nobody put in quotes."""

import re

import yaml

# Beyond this nothing is a number that anybody meant, and some are too long for Python to write down.
LONGEST = 40

_ZEROED = re.compile(r"0[0-9]{0,38}[89][0-9]{0,38}")
_SCHEMA = yaml.SafeLoader("")


def other_reading(text: str) -> str:
    """Return what YAML 1.1 takes *text*, unquoted, for when that is another word or number; empty otherwise.

    `no` is `false`, `19:30` is `1170`, `012` is `10`, `1_000` is `1000` (yaml.org/type: bool, int, float).
    """
    if _ZEROED.fullmatch(text):  # a number in YAML 1.2 alone
        return text.lstrip("0")
    tag = _tag(text)
    node = yaml.ScalarNode(tag, text)
    if tag == "tag:yaml.org,2002:bool":
        read = str(_SCHEMA.construct_yaml_bool(node)).lower()
    elif tag == "tag:yaml.org,2002:int":
        read = str(_SCHEMA.construct_yaml_int(node))
    elif tag == "tag:yaml.org,2002:float":
        read = str(_SCHEMA.construct_yaml_float(node))
    else:
        return ""
    return read if read != text else ""


def cut_off(text: str, at: int) -> re.Match[str] | None:
    """Return what of a value of *text*, unquoted and ending *at* some place, YAML takes for a comment: `#web`."""
    return _CUT.match(text, at)


_CUT = re.compile(r"[ \t]+(?P<sign>#)(?=\w)[^\r\n]*")


def is_no_text(text: str) -> bool:
    """Whether programs that read YAML take *text*, unquoted, for a number or for true or false."""
    return _tag(text).removeprefix("tag:yaml.org,2002:") in ("int", "float", "bool")


def _tag(text: str) -> str:
    """Return what kind of value YAML 1.1 takes *text* for, when it is unquoted."""
    if len(text) > LONGEST:
        return ""
    return str(_SCHEMA.resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]  # PyYAML's stubs
