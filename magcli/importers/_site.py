"""The folder of a generator: its settings, its people, and where its files are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from magcli.importers import _configs, _heads
from magcli.importers._sheet import spoken, texts
from magcli.importers._values import Material
from magcli.model import Person
from magcli.text.emitter import Value
from magcli.text.slug import is_slug, slugify

TOP = PurePosixPath()


_DATA = (".yml", ".yaml", ".toml", ".json")


class Mount(NamedTuple):
    """A folder that holds articles, and where its generator takes them to be."""

    folder: PurePosixPath
    """In the material."""
    inner: PurePosixPath = TOP
    """Below the top of all articles."""
    lang: str = ""
    """The language of all that lies in it, if the settings say."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """What is known of a folder beside its articles."""

    material: Material
    root: PurePosixPath = TOP
    """The folder of the site in the material."""
    config: Mapping[str, Value] = field(default_factory=dict)
    settings: str = ""
    """The files that hold it."""
    lang_by_default: str = ""
    """The one that its generator takes the names of files to be in when the settings name none."""
    is_config_whole: bool = True
    """Whether all of the settings could be read."""
    mounts: tuple[Mount, ...] = ()
    """The folders that hold articles, those within others first."""
    assets: tuple[PurePosixPath, ...] = ()
    """The folders whose files stand at the top of the site."""

    @cached_property
    def content(self) -> tuple[PurePosixPath, ...]:
        """The folders that hold articles, in the material."""
        return tuple(mount.folder for mount in self.mounts)

    def mount_of(self, path: PurePosixPath) -> Mount | None:
        """Return the folder of articles that *path* lies in; `None` when it lies in none."""
        return next((mount for mount in self.mounts if path.is_relative_to(mount.folder)), None)

    @cached_property
    def paths(self) -> frozenset[PurePosixPath]:
        """All files."""
        return frozenset(self.material.paths)

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[PurePosixPath, ...]]:
        found: dict[str, list[PurePosixPath]] = {}
        for path in self.material.paths:
            found.setdefault(path.name, []).append(path)
        return {name: tuple(paths) for name, paths in found.items()}

    @cached_property
    def url(self) -> str:
        """Where it is on the web, without a last stroke; empty when nobody says."""
        told = spoken(
            next(filter(None, map(self.config.get, ("url", "baseURL", "baseurl", "base_url", "SITEURL"))), "")
        )
        base = spoken(self.config.get("baseurl")) if "url" in self.config else ""
        return f"{told.rstrip('/')}{base.rstrip('/')}" if re.match(r"https?://", told) else ""

    @cached_property
    def base(self) -> str:
        """The path of its address: `/blog`; empty when it is at the top of its host."""
        told = spoken(self.config.get("baseurl"))
        return _path(self.url) or (told.rstrip("/") if told.startswith("/") else "")

    @cached_property
    def lang(self) -> str:
        """The language of what does not say otherwise."""
        # Not languageCode: `hugo new site` writes en-us there, whoever calls it.
        keys = ("defaultContentLanguage", "DEFAULT_LANG", "default_language", "lang", "locale")
        return tag(spoken(next(filter(None, map(self.config.get, keys)), "")))

    @cached_property
    def known_languages(self) -> frozenset[str]:
        """Those that the settings name."""
        told = self.config.get("languages")
        known = texts(list(told)) if isinstance(told, Mapping) else texts(told) if isinstance(told, list) else ()
        return frozenset((*known, *filter(None, (self.lang,))))

    @cached_property
    def languages(self) -> frozenset[str]:
        """Those that names of files end with: known ones, and those that two files of one name differ by."""
        names: dict[PurePosixPath, set[str]] = {}
        for path in self.material.paths:
            if path.suffix.lower() in (".md", ".markdown", ".mdx", ".html"):
                stem, _, last = path.stem.rpartition(".")
                names.setdefault(path.with_name(stem if stem else last), set()).add(last if stem else "")
        met = {last for found in names.values() if len(found) > 1 for last in found if is_language(last)}
        usual = (self.lang_by_default,) if self.config and not self.known_languages else ()
        return frozenset((*self.known_languages, *met, *filter(None, usual)))

    @cached_property
    def bundles(self) -> frozenset[PurePosixPath]:
        """The folders that are one article with all that lies in them: those with an `index.md`."""
        return frozenset(
            path.parent
            for path in self.material.paths
            if re.fullmatch(r"index\.(?:[\w-]+\.)?(?:md|markdown|html?)", path.name)
            and path.parent not in self.content
        )

    @cached_property
    def zone(self) -> tzinfo | None:
        """The time zone of its days; `None` when nobody says."""
        name = spoken(next(filter(None, map(self.config.get, ("timezone", "timeZone", "TIMEZONE"))), ""))
        try:
            return ZoneInfo(name) if name else None
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Those whom a file of people knows, by what articles call them."""
        return dict(self._people())

    def _people(self) -> Iterator[tuple[str, Person]]:
        for key, value in self._told_of_people():
            if person := described(key, value):
                yield key, person

    @cached_property
    def unkept(self) -> tuple[str, ...]:
        """What the files of people say of somebody that a magazine has no key for."""
        told = [key for _, value in self._told_of_people() if isinstance(value, Mapping) for key in value]
        return tuple(dict.fromkeys(key for key in told if not _OF_PEOPLE.fullmatch(key)))

    @cached_property
    def pages_of_people(self) -> frozenset[PurePosixPath]:
        """The pages of folders that are called by the ids of people: `authors/julie/_index.md`."""
        return frozenset(
            path
            for path in self.material.paths
            if path.name == "_index.md" and path.parent.parent.name in ("authors", "guests", "people")
        )

    def _told_of_people(self) -> Iterator[tuple[str, Value]]:
        for path in sorted(self.pages_of_people):
            head = _heads.read(_heads.decoded(self.material.read(path))[0])
            yield path.parent.name, {key: value for key, value in head.values.items() if key not in _OF_PAGES}
        for path in self.material.paths:
            if path.suffix not in _DATA:
                continue
            if path.stem in ("authors", "author", "people"):
                yield from _configs.read(self.material, path).items()
            elif path.parent.name == "authors":
                yield path.stem, dict(_configs.read(self.material, path))
        told = self.config.get("authors")
        yield from told.items() if isinstance(told, Mapping) else ()

    def file(self, target: str, beside: PurePosixPath) -> PurePosixPath | None:
        """Return the file that *target*, written in the file *beside*, leads to; `None` when it is not there."""
        bare = re.split(r"[?#]", self._without_host(target), maxsplit=1)[0]
        name = unquote(bare)
        if not name.strip("/.") or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", bare):
            return None
        found = next((path for path in self._candidates(name, beside) if path in self.paths), None)
        return found or (self._by_its_end(name) if name.startswith("/") else None)

    def _without_host(self, target: str) -> str:
        return target.removeprefix(self.url) if self.url and target.startswith(f"{self.url}/") else target

    def _candidates(self, name: str, beside: PurePosixPath) -> Iterator[PurePosixPath]:
        if not name.startswith("/"):
            yield from _inside(f"{beside.parent}/{name}")
        rooted = name.lstrip("/")
        bases = {rooted, rooted.removeprefix(self.base.strip("/") + "/")}
        for folder in (*self.assets, *self.content, self.root):
            for below in sorted(bases):
                yield from _inside(f"{folder}/{below}")

    def _by_its_end(self, name: str) -> PurePosixPath | None:
        """Return the one file whose path ends with *name*, a path of two steps or more."""
        parts = PurePosixPath(name.strip("/")).parts
        found = [path for path in self._by_name.get(parts[-1], ()) if path.parts[-len(parts) :] == parts]
        return found[0] if len(parts) > 1 and len(found) == 1 else None


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""


def _inside(written: str) -> Iterator[PurePosixPath]:
    """Yield the path that *written* is, unless it leads out of the material."""
    path = normpath(written)
    if not path.startswith(("../", "/")):
        yield PurePosixPath(path)


def is_language(name: str) -> bool:
    """Whether *name*, of a file or folder, is that of a language: `fr`, `pt-br`."""
    from babel import localedata  # 28 ms that only folders with such names pay for

    return bool(re.fullmatch(r"[a-z]{2}([-_][a-zA-Z]{2,4})?", name)) and localedata.exists(re.split("[-_]", name)[0])


def tag(text: str) -> str:
    """Return *text* as a language tag: `fr_FR` and `pt-br` are `fr-FR` and `pt-BR`; empty when it is none."""
    if not re.fullmatch(r"[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*", text.partition(".")[0]):
        return ""
    first, *rest = re.split("[-_]", text.partition(".")[0])
    return "-".join((first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)))


_OF_PAGES = frozenset(("aliases", "cascade", "date", "draft", "lastmod", "layout", "slug", "type", "url", "weight"))
"""What the page of somebody says of itself."""

_OF_PEOPLE = re.compile(
    r"name|display_?name|full_name|title|role|job|position|organi[sz]ation|company|affiliation"
    r"|ur[li]|web(site)?|link|homepage|page",
    re.IGNORECASE,
)


def described(key: str, value: Value) -> Person | None:
    """Return the person that *value* describes, who is called *key*; `None` when it describes nobody."""
    if isinstance(value, str) and value.strip():
        return Person(id=_id(key, value), name=spoken(value))
    if not isinstance(value, Mapping):
        return None
    told = {name.casefold(): spoken(item) for name, item in value.items()}

    def first(*names: str) -> str:
        return next((told[name] for name in names if told.get(name)), "")

    name = first("name", "display_name", "displayname", "full_name", "title") or key
    if not name:
        return None
    role = first("role", "job", "position", *(("title",) if told.get("name") else ()))
    organisation = first("organisation", "organization", "company", "affiliation")
    url = first("url", "uri", "website", "web", "link", "homepage")
    web = url if re.match(r"https?://", url) else ""
    return Person(id=_id(key, name), name=name, role=role, organisation=organisation, url=web)


def _id(key: str, name: str) -> str:
    return key if is_slug(key) else slugify(key) or slugify(name) or "x"


def root_of(material: Material, configs: Iterable[str], folders: Iterable[str]) -> PurePosixPath:
    """Return the folder of the site: that of its settings, or the one that holds one of *folders*, the nearest."""
    names, wanted = frozenset(configs), frozenset(folders)
    roots = [_before(path, name) for path in material.paths for name in names if _ends(path, name)]
    if not roots:
        roots = [
            PurePosixPath(*path.parts[: path.parts.index(part)])
            for path in material.paths
            for part in path.parts[:-1]
            if part in wanted
        ]
    return min(roots, key=lambda path: (len(path.parts), str(path)), default=TOP)


def _ends(path: PurePosixPath, name: str) -> bool:
    if not name.endswith(path.name):  # as nearly all do not
        return False
    parts = PurePosixPath(name).parts
    return path.parts[-len(parts) :] == parts


def _before(path: PurePosixPath, name: str) -> PurePosixPath:
    return PurePosixPath(*path.parts[: len(path.parts) - len(PurePosixPath(name).parts)])
