"""What can be typed where something of a kind is due: a series, an article, a part of that series…"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from magcli import glancing
from magcli.cli import _signature
from magcli.cli._line import Line, Offer
from magcli.cli._signature import PACKAGE, Parameter
from magcli.text import handles
from magcli.text.slug import slugify

# Control characters, which end a line or steer the terminal, and what stands for bytes that are no UTF-8.
_UNTYPABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def offers(words: Iterable[str], typed: str, root: str) -> tuple[Offer, ...]:
    """Return what the word *typed* behind *words* can become; *root* names the magazine unless they do."""
    line = Line(root)
    for word in words:
        line.take(word)
    parameter, before = line.due(typed)
    if parameter:
        values = _values(parameter, line, typed.removeprefix(before))
        found = [Offer(before + word, told) for word, told in values if not line.would_be_option(parameter, word)]
    else:
        found = list(line.words(typed))
    fitting = (offer for offer in found if offer.word.startswith(typed) and not _UNTYPABLE.search(offer.word))
    return tuple(dict.fromkeys(Offer(word, _UNTYPABLE.sub(" ", told)) for word, told in fitting))


def _values(parameter: Parameter, line: Line, typed: str) -> Iterable[Offer]:
    yield from map(Offer, parameter.choices)
    for kind in parameter.kinds:
        if kind in _KINDS:
            yield from _KINDS[kind](line, typed)


def _series(line: Line, typed: str) -> Iterable[Offer]:
    root = _root(line)
    return map(Offer, glancing.series(root)) if root else ()


def _articles(line: Line, typed: str) -> Iterable[Offer]:
    """Yield each article by its slug; also with its series when something is typed, or when two are called so."""
    root = _root(line)
    names = glancing.articles(root) if root else ()
    slugs = [name.rpartition("/")[2] for name in names]
    count = Counter(slugs)
    for name, slug in zip(names, slugs, strict=True):
        if count[slug] == 1:
            yield Offer(slug, name.removesuffix(slug).removesuffix("/"))
        if "/" in name and (typed or count[slug] > 1):
            yield Offer(name)


def _articles_and_series(line: Line, typed: str) -> Iterable[Offer]:
    return (*_series(line, typed), *_articles(line, typed))


def _parts(line: Line, typed: str) -> Iterable[Offer]:
    """Yield the parts of the series named before that are not named yet: by handle, or by number if two share one."""
    root, named = _root(line), line.values("SERIES")
    slug = _series_called(root, named[-1]) if root and named else ""
    parts = glancing.parts(root, slug) if root and slug else ()
    called = _handles(parts)
    gone = {place for name in line.values("PART") for place in handles.places(called, name)}
    for at, (word, (_, title)) in enumerate(zip(handles.names(called), parts, strict=True)):
        if at not in gone:
            yield Offer(word, f"{at + 1}, planned: {title}" if title else str(at + 1))


def _planned(line: Line, typed: str) -> Iterable[Offer]:
    """Return the planned parts of the series named before; of all when none is, by the names that one alone has."""
    root, named = _root(line), line.values("SERIES")
    if not root:
        return ()
    if named:
        return [offer for _, offer in _planned_of(root, _series_called(root, named[-1]))]
    found = [pair for slug in glancing.series(root) for pair in _planned_of(root, slug)]
    count = Counter(handle for handle, _ in found)
    return [offer for handle, offer in found if count[handle] == 1 and handle == offer.word]


def _planned_of(root: Path, slug: str) -> Iterable[tuple[str, Offer]]:
    """Yield the handle of each planned part of the series *slug*, and what is offered for it."""
    parts = glancing.parts(root, slug) if slug else ()
    called = _handles(parts)
    for number, (handle, word, (_, title)) in enumerate(zip(called, handles.names(called), parts, strict=True), 1):
        if title:
            yield handle, Offer(word, f"part {number} of {slug}: {title}")


def _handles(parts: Iterable[tuple[str, str]]) -> list[str]:
    return [part or slugify(title) or "?" for part, title in parts]  # as naming.handle has it


def _people(line: Line, typed: str) -> Iterable[Offer]:
    root = _root(line)
    known = glancing.people(root) if root else {}
    return (*(Offer(id, name) for id, name in known.items()), *map(Offer, known.values()))


def _statuses(line: Line, typed: str) -> Iterable[Offer]:
    known = _signature.constant(PACKAGE / "model.py", "STATUSES")
    return map(Offer, (*(known if isinstance(known, tuple) else ()), "scheduled"))


def _settable(line: Line, typed: str) -> Iterable[Offer]:
    """Return the statuses that `set` gives: what is published is checked first, by `publish`."""
    return (offer for offer in _statuses(line, typed) if offer.word not in ("published", "scheduled"))


def _rules(line: Line, typed: str) -> Iterable[Offer]:
    for path in _signature.verbs(PACKAGE / "rules").values():
        code, name = (str(_signature.constant(path, key)) for key in ("CODE", "NAME"))
        yield from (Offer(code, name), Offer(name, code))


def _rules_and_families(line: Line, typed: str) -> Iterable[Offer]:
    """Return the rules and families that are not named yet, behind those with a comma that are."""
    before = typed[: typed.rfind(",") + 1]
    rules = sorted(_rules(line, typed))
    families = dict.fromkeys(Offer(word.rstrip("0123456789")) for word, _ in rules if word.isupper())
    gone = before.split(",")
    return [Offer(before + word, told) for word, told in (*families, *rules) if word not in gone]


def _formats(line: Line, typed: str) -> Iterable[Offer]:
    return map(Offer, _signature.verbs(PACKAGE / "exporters"))


def _templates(line: Line, typed: str) -> Iterable[Offer]:
    """Return the files of the theme, which are called as the magazine's own in their places are."""
    files = sorted((PACKAGE / "theme").iterdir())
    return (Offer(file.name) for file in files if file.is_file())


def _assignments(line: Line, typed: str) -> Iterable[Offer]:
    """Return the keys that are not set yet; behind the equals sign, what can stand there."""
    key, equals, value = typed.partition("=")
    if equals:
        is_people = key.rstrip("+-") in ("authors", "editors")
        found = _settable(line, value) if key == "status" else _people(line, value) if is_people else ()
        before = value[: value.rfind(",") + 1]  # lists are written with commas
        gone = before.split(",")
        return [Offer(f"{key}={before}{word}", told) for word, told in found if "," not in word and word not in gone]
    set_ = [value.partition("=")[0] for value in line.values("KEY=VALUE")]
    return [Offer(f"{key}=") for key, kind in _keys(line).items() if key not in set_ or kind.startswith("tuple")]


def _keys(line: Line) -> Mapping[str, str]:
    """Return the keys of the article, or of the series, that was named before, and what type each has."""
    root, named = _root(line), line.values("SERIES")
    is_of_series = bool(root and named and _is_series(root, named[-1]))
    name, within = ("Series", "schedule") if is_of_series else ("Article", "image")
    own = ("source", "slug", "series", "id", "parts", "schedule")  # what is no single value, or never changes
    fields = {key: kind for key, kind in _signature.fields(name).items() if key not in own}
    inner = {f"{within}.{key}": kind for key, kind in _signature.fields(within.capitalize()).items()}
    return fields | inner


def _is_series(root: Path, name: str) -> bool:
    """Whether *name*, of an article or a series, is that of a series."""
    if name in glancing.series(root):
        return True
    known = glancing.articles(root)
    is_article = name in known or name in {article.rpartition("/")[2] for article in known}
    return not is_article and bool(_series_called(root, name))


_KINDS: Mapping[str, Callable[[Line, str], Iterable[Offer]]] = {
    "ARTICLE": _articles,
    "FORMAT": _formats,
    "KEY=VALUE": _assignments,
    "PART": _parts,
    "PERSON": _people,
    "PLANNED": _planned,
    "RULE": _rules,
    "RULES": _rules_and_families,
    "SERIES": _series,
    "STATUS": _statuses,
    "TEMPLATE": _templates,
    "WHAT": _articles_and_series,
}


def _root(line: Line) -> Path | None:
    if line.root:
        return glancing.find(Path(line.root).expanduser(), upwards=False)
    return glancing.find(Path(), upwards=True)


def _series_called(root: Path, name: str) -> str:
    """Return the slug of the series that *name*, its slug, title or path, stands for; empty when there is none."""
    known = glancing.series(root)
    path = Path(name)
    for wanted in (name, slugify(name), path.parent.name if path.name == glancing.INDEX else path.name):
        if wanted in known:
            return wanted
    return next((slug for slug in known if slugify(glancing.title(root, slug)) == slugify(name)), "")
