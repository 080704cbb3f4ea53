"""What stands above a text, in whichever of the ways of generators it is written: YAML, TOML, JSON, or headers."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from magcli.importers._values import Remark
from magcli.model import Node
from magcli.text import encodings
from magcli.text.composer import LONGEST, Composer, Refused
from magcli.text.emitter import Value
from magcli.text.mending import mend
from magcli.text.position import locate

UNREAD = "unread"
"""The key that keeps the lines of a head that could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The values of a head by key, the line of each, and the text below."""

    kind: str = ""
    """`yaml`, `toml`, `json`, `headers`; empty when there is none."""
    values: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    remarks: tuple[Remark, ...] = ()


def decoded(content: bytes) -> tuple[str, tuple[Remark, ...]]:
    """Return *content* as text with lines that end in a line feed, without a byte order mark."""
    try:
        text, remarks = content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        name = encodings.likely(content) or "Windows-1252"
        told = f"the file is not UTF-8; it was read as {name}: look at its accents"
        text = content.decode(encodings.CODECS[name], errors="replace")
        return _with_feeds(text), (Remark(certainty="open", what="text", told=told, line=line),)
    return _with_feeds(text), remarks


def _with_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


# --- yaml, +++ (TOML), ;;; (JSON), each with the name of another language behind it or not.
_FENCE = re.compile(r"\s*?^(?P<fence>-{3,}|\+\+\+|;;;)[ \t]*(?P<language>[a-zA-Z]*)[ \t]*(?:\n|\Z)", re.MULTILINE)
_CLOSING = {"-": re.compile(r"^(?:-{3,}|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)} | {
    sign: re.compile(rf"^{re.escape(sign * 3)}[ \t]*(?:\n|\Z)", re.MULTILINE) for sign in "+;"
}
_LANGUAGES = {"-": "yaml", "+": "toml", ";": "json"}


def read(text: str) -> Head:
    """Return the head of *text*; what cannot be read of it is kept as it stands, and remarked."""
    opening = _FENCE.match(text)
    if opening:
        return _fenced(text, opening)
    if re.match(r"\s*\{\s*[\"}]", text):
        return _bare_json(text)
    return _headers(text) if _is_headers(text) else Head(body=text)


def _fenced(text: str, opening: re.Match[str]) -> Head:
    sign = opening["fence"][0]
    language = opening["language"].lower() or _LANGUAGES[sign]
    closing = _CLOSING[sign].search(text, opening.end())
    if not closing:
        return _unclosed(text, opening, language)
    head = text[opening.end() : closing.start()]
    line = locate(text, opening.end())[0]
    if sign == "-" and _is_prose(head):
        return Head(body=text)  # a rule above a text
    return _read(language, head, line, text[closing.end() :], locate(text, closing.end())[0])


def values(text: str, language: str) -> tuple[Mapping[str, Value], tuple[Remark, ...]]:
    """Return what *text*, a whole file in *language*, says by key as far as it can be read, and why not all of it."""
    reader = _READERS.get(language)
    found, _, remarks = reader(text, 1) if reader else ({}, {}, ())
    return {key: value for key, value in found.items() if key != UNREAD}, remarks


def _is_prose(head: str) -> bool:
    """Whether nothing between two lines of dashes looks like a key."""
    return bool(head.strip()) and not re.search(r"^[ \t{]*[\"']?[^\s:=#][^\n:=]{0,60}[:=]", head, re.MULTILINE)


def _unclosed(text: str, opening: re.Match[str], language: str) -> Head:
    """Return the head that nothing closes: as far as its lines look like one."""
    end = opening.end()
    while (line := _HEAD_LINE.match(text, end)) and line.end() > end:
        end = line.end()
    if end == opening.end():
        return Head(body=text)
    body = text[end:]
    first = locate(text, opening.end())[0]
    found = _read(language, text[opening.end() : end], first, body, locate(text, end)[0])
    told = f"the front matter is never closed; it was read down to line {found.body_line - 1}"
    return _remarked(found, Remark(certainty="open", what="front matter", told=told, line=max(first - 1, 1)))


_HEAD_LINE = re.compile(r"(?:[\w.-]+[ \t]*[:=][^\n]*|[ \t]+[^\s][^\n]*|-[ \t][^\n]*|#[^#\n][^\n]*|\])(?:\n|\Z)")


def _remarked(head: Head, *remarks: Remark) -> Head:
    return Head(
        kind=head.kind,
        values=head.values,
        lines=head.lines,
        body=head.body,
        body_line=head.body_line,
        remarks=(*head.remarks, *remarks),
    )


def _read(language: str, head: str, line: int, body: str, body_line: int) -> Head:
    """Return the *head* in *language* that starts at *line*, above *body*."""
    if language == "yaml" and re.match(r"\s*\{\s*[\"}]", head):
        language = "json"
    reader = _READERS.get(language)
    if reader is None:
        values, remarks = _kept(head, line, f"front matter in {language} cannot be read")
        return Head(kind=language, values=values, body=body, body_line=body_line, remarks=remarks)
    found, lines, remarks = reader(head, line)
    return Head(kind=language, values=found, lines=lines, body=body, body_line=body_line, remarks=remarks)


def _kept(head: str, line: int, why: str) -> tuple[dict[str, Value], tuple[Remark, ...]]:
    told = f"{why}; its lines are kept under x: {UNREAD}"
    return {UNREAD: head.strip("\n")}, (Remark(certainty="open", what="front matter", told=told, line=line),)


_Read = tuple[Mapping[str, Value], Mapping[str, int], tuple[Remark, ...]]


# ---- YAML -------------------------------------------------------------------------------------------------


def _yaml(head: str, line: int) -> _Read:
    try:
        fields, problems = Composer(head, 0).compose()
    except Refused as error:
        return _mended(head, line, error)
    lines = {key: line + locate(head, node.key.start)[0] - 1 for key, node in fields.items() if node.key}
    remarks = tuple(
        Remark(
            certainty="open", what="front matter", told=problem.message, line=_line(head, problem.span.start, line)
        )
        for problem in problems
    )
    return {key: typed(node) for key, node in fields.items()}, lines, remarks


def _line(head: str, at: int, first: int) -> int:
    return first + locate(head, at)[0] - 1


def _mended(head: str, line: int, error: Refused) -> _Read:
    """Return what the YAML *head* says when the one thing that it can mean is written so, or what its parts say."""
    problem = error.problem
    at = _line(head, problem.span.start, line)
    meant = mend(head, problem.span.start) if problem.code == "FM011" else None
    if meant is None:
        return _in_parts(head, line, problem.message, at)
    start, end = meant.edit.span
    values, lines, remarks = _yaml(head[:start] + meant.edit.text + head[end:], line)
    told = f"{meant.cause}; it was read as {meant.edit.text.strip()}" if meant.edit.text.strip() else meant.cause
    return values, lines, (*remarks, Remark(certainty="guessed", what="front matter", told=told, line=at))


def _in_parts(head: str, line: int, why: str, at: int) -> _Read:
    """Return what can be read of the YAML *head* key by key."""
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    lost: list[str] = []
    for start, part in _parts(head):
        try:
            fields, _ = Composer(part, 0).compose()
        except Refused:
            fields = {}
        if not fields:
            lost += [part.rstrip("\n")] if part.strip() else []
        for key, node in fields.items():
            values.setdefault(key, typed(node))
            lines.setdefault(key, line + start)
    if lost:
        values[UNREAD] = "\n".join(lost)
    told = f"{why}; what could not be read is kept under x: {UNREAD}" if lost else why
    return values, lines, (Remark(certainty="open", what="front matter", told=told, line=at),)


def _parts(head: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of each key of *head*, and how many lines there are before them."""
    start, part = 0, ""
    # Beyond this a head is none, and every key of it would be read for itself.
    for at, line in enumerate(head[:LONGEST].splitlines(keepends=True)):
        if re.match(r"[^\s#-]", line) and part:
            yield start, part
            start, part = at, ""
        part += line
    yield start, part + head[LONGEST:]


_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")


def typed(node: Node) -> Value:
    """Return what *node* says: a text, but for numbers, days and truth values that have no other spelling."""
    if isinstance(node.value, tuple):
        return [typed(item) for item in node.value]
    if isinstance(node.value, Mapping):
        return {key: typed(item) for key, item in node.value.items()}
    if node.quote or node.value is None:
        return node.value
    if node.value in ("true", "false"):
        return node.value == "true"
    return int(node.value) if _NUMBER.fullmatch(node.value) else node.value


# ---- TOML and JSON ----------------------------------------------------------------------------------------


def _toml(head: str, line: int) -> _Read:
    try:
        values = _plain(tomllib.loads(head))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _toml_in_parts(head, line, str(error))
    return values, _key_lines(head, line, values, r"^[ \t]*[\"']?{}[\"']?[ \t]*[=.]|^[ \t]*\[+{}[\].]"), ()


def _toml_in_parts(head: str, line: int, why: str) -> _Read:
    """Return what can be read of the TOML *head* line by line, when it cannot be read as a whole."""
    found = re.search(r"\(at line (\d+), column \d+\)", why)
    at = line + int(found[1]) - 1 if found else line
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    lost: list[str] = []
    for start, part in _toml_parts(head):
        try:
            told = _plain(tomllib.loads(part))
        except (tomllib.TOMLDecodeError, RecursionError):
            lost.append(part.rstrip("\n"))
            continue
        values |= {key: value for key, value in told.items() if key not in values}
        lines |= dict.fromkeys(told, line + start)
    if lost:
        values[UNREAD] = "\n".join(lost)
    message = re.sub(r" \(at .*\)", "", why)
    remark = f"TOML: {message}" + (f"; what could not be read is kept under x: {UNREAD}" if lost else "")
    return values, lines, (Remark(certainty="open", what="front matter", told=remark, line=at),)


def _toml_parts(head: str) -> Iterator[tuple[int, str]]:
    """Yield what each key, or each table, of *head* goes on for, and how many lines there are before it."""
    start, part, in_table = 0, "", False
    for at, line in enumerate(head[:LONGEST].splitlines(keepends=True)):
        opens = bool(re.match(r"\[", line))
        if part.strip() and (opens or (not in_table and re.match(r"[\w\"'-]+[\w\"'.-]*[ \t]*=", line))):
            yield start, part
            start, part = at, ""
        in_table = in_table or opens
        part += line
    yield start, part + head[LONGEST:]


def _json(head: str, line: int) -> _Read:
    try:
        told = json.loads(head)
    except json.JSONDecodeError as error:
        values, remarks = _kept(head, line + error.lineno - 1, f"JSON: {error.msg}")
        return values, {}, remarks
    except RecursionError:
        values, remarks = _kept(head, line, "JSON nested too deep")
        return values, {}, remarks
    if not isinstance(told, dict):
        values, remarks = _kept(head, line, "JSON that is not made of keys")
        return values, {}, remarks
    values = _plain(told)
    return values, _key_lines(head, line, values, r'"{}"[ \t]*:|"{}"$'), ()


def _bare_json(text: str) -> Head:
    """Return the head that starts with a brace and ends with the one that closes it."""
    start = len(text) - len(text.lstrip())
    try:
        _, end = json.JSONDecoder().raw_decode(text, start)
    except (json.JSONDecodeError, RecursionError):
        blank = re.search(r"^\}[ \t]*$", text, re.MULTILINE)
        if not blank:
            return Head(body=text)
        end = blank.end()
    return _read("json", text[start:end], locate(text, start)[0], text[end:].removeprefix("\n"), _below(text, end))


def _below(text: str, end: int) -> int:
    return locate(text, end)[0] + text.startswith("\n", end)


DEEPEST = 12
"""Levels of a value that are kept: what nests deeper, the YAML of ours could not hold."""


def _plain(told: Mapping[str, object]) -> dict[str, Value]:
    return {key: plain(value) for key, value in told.items()}


def plain(value: object, depth: int = 1) -> Value:
    """Return *value*, as TOML or JSON has it, as one that YAML can hold; what has no type there is a text."""
    if isinstance(value, Mapping) and depth < DEEPEST:
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list) and depth < DEEPEST:
        return [plain(item, depth + 1) for item in value]
    if value is None or isinstance(value, (str, bool, int, date)):
        return value
    return str(value)


def _key_lines(head: str, line: int, values: Mapping[str, Value], pattern: str) -> dict[str, int]:
    """Return the line that each key of *values* stands on, as far as *pattern* finds it."""
    places = {}
    for key in values:
        name = re.escape(key)
        if found := re.search(pattern.replace("{}", name), head, re.MULTILINE):
            places[key] = _line(head, found.start(), line)
    return places


_READERS = {"yaml": _yaml, "toml": _toml, "json": _json}


# ---- headers ----------------------------------------------------------------------------------------------

_HEADER = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>[^\n]*)(?:\n|\Z)")
_MORE = re.compile(r"(?:[ ]{4,}|\t)(?P<value>[^\n]*\S[^\n]*)(?:\n|\Z)")
_FIRST = re.compile(
    r"authors?|category|date|keywords|lang|layout|modified|slug|status|subtitle|summary|tags|title", re.IGNORECASE
)
"""What headers start with: a text may start with any other word and a colon."""


def _is_headers(text: str) -> bool:
    found = _HEADER.match(text.lstrip("\n"))
    return found is not None and _FIRST.fullmatch(found["key"]) is not None


def _headers(text: str) -> Head:
    """Return the lines `Key: value` above *text*; an indented one goes on with the value before it."""
    at = len(text) - len(text.lstrip("\n"))
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    remarks: list[Remark] = []
    key = ""
    while found := _HEADER.match(text, at) or (key and _MORE.match(text, at)):
        line = locate(text, at)[0]
        if "key" in found.re.groupindex:
            key = found["key"]
            if key in values:
                told = f"the key {key!r} is written twice; what comes last counts"
                remarks.append(Remark(certainty="open", what="front matter", told=told, line=line))
            values[key], lines[key] = found["value"].strip(), line
        else:
            values[key] = f"{values[key]}\n{found['value'].strip()}".strip("\n")
        at = found.end()
        if at >= len(text):
            break
    at = closing.end() if (closing := re.compile(r"(?:-{3}|\.{3})[ \t]*(?:\n|\Z)").match(text, at)) else at
    body_line = locate(text, at)[0]
    return Head(
        kind="headers", values=values, lines=lines, body=text[at:], body_line=body_line, remarks=tuple(remarks)
    )
