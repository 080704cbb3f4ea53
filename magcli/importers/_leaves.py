"""The files of a generator's folder: which of them are articles, and how links find them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import normpath, relpath

from magcli.importers import _configs, _days, _heads, _hidden
from magcli.importers._habits import INDEXES, Default, Habits, Leaf
from magcli.importers._site import TOP, Mount, Site, is_language, root_of
from magcli.importers._values import Material, Remark
from magcli.text.emitter import Value
from magcli.text.url import quoted

_NO_FOLDERS = re.compile(
    r"_data|_includes|_layouts|_plugins|_sass|_site|archetypes|assets|data|dist|i18n|layouts|output|partials|public"
    r"|resources|static|templates|tests?|themes|vendor"
)
"""What lies at the top of a site and holds no articles."""
_NO_PAGE = re.compile(r"(readme|404)\.\w+", re.IGNORECASE)
_NO_ARTICLES = re.compile(
    r"(license|licence|changelog|contributing|code[_-]of[_-]conduct|security|todo)([._-].*)?", re.IGNORECASE
)
_UNREADABLE = frozenset((".rst", ".adoc", ".asciidoc", ".textile", ".org", ".ipynb", ".mdx", ".docx", ".odt"))
_TEMPLATES = frozenset((".njk", ".liquid", ".hbs", ".handlebars", ".ejs", ".pug", ".haml", ".webc"))
"""What is an article where its front matter gives it a title, and else draws others."""
HTML = (".html", ".htm")
"""Suffixes of articles that are written in HTML."""


def site_of(material: Material, habits: Habits) -> Site:
    """Return what is known of the folder *material*; of a file alone, what lies beside it."""
    if not material.is_folder:
        beside = tuple(path for path in material.paths if len(path.parts) == 1)
        return Site(material=replace(material, paths=beside), mounts=(Mount(TOP),))
    root = root_of(material, habits.configs, habits.content)
    config: Mapping[str, Value] = {}
    is_whole = True
    for name in habits.configs:
        if root / name in material.paths:
            values, stem = _configs.read(material, root / name), PurePosixPath(name).stem
            config = _merged(config, {stem: values} if stem in habits.tables else values)
            is_whole = is_whole and not any(_configs.faults(material, root / name))
    mounted = [(root / normpath(folder), taken, lang) for folder, taken, lang in habits.mounts(config)]
    assets = [folder for folder, taken, _ in mounted if taken in habits.assets]
    return Site(
        material=material,
        root=root,
        config=config,
        lang_by_default=habits.lang_by_default,
        is_config_whole=is_whole,
        settings=", ".join(str(root / name) for name in habits.configs if root / name in material.paths),
        mounts=_mounts(material, root, config, habits, mounted),
        assets=(*dict.fromkeys(assets), *(root / name for name in habits.assets)),
    )


def _merged(config: Mapping[str, Value], more: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return *config* with what *more* says besides, table by table."""
    found = dict(config)
    for key, value in more.items():
        known = found.setdefault(key, value)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            found[key] = dict(_merged(known, value))
    return found


def _mounts(
    material: Material,
    root: PurePosixPath,
    config: Mapping[str, Value],
    habits: Habits,
    mounted: Sequence[tuple[PurePosixPath, str, str]],
) -> tuple[Mount, ...]:
    """Return the folders that hold articles: those that are *mounted* as such, or the usual ones; else all do."""
    home = config.get("contentDir") or config.get("PATH")
    usual = (home.strip("/"), *habits.content) if isinstance(home, str) else habits.content
    found = [
        Mount(folder, PurePosixPath(*PurePosixPath(taken).parts[1:]), lang)
        for folder, taken, lang in mounted
        if PurePosixPath(taken).parts[:1] and PurePosixPath(taken).parts[0] in habits.content
    ]
    is_said = any(not mount.lang for mount in found)
    found += [] if is_said else [Mount(root / name) for name in usual]
    there = [mount for mount in found if any(path.is_relative_to(mount.folder) for path in material.paths)]
    first = {mount.folder: mount for mount in reversed(there)}
    return tuple(sorted(first.values(), key=lambda mount: -len(mount.folder.parts))) or (Mount(root),)


def read(site: Site, habits: Habits) -> tuple[list[Leaf], list[PurePosixPath]]:
    """Return the files that may be articles, and those of a writer's that are none."""
    leaves: list[Leaf] = []
    others: list[PurePosixPath] = []
    defaults = sorted(habits.defaults(site), key=lambda default: len(default.folder.parts))
    for path in site.material.paths[: None if site.material.is_folder else 1]:
        mount = site.mount_of(path)
        if mount is None or not path.is_relative_to(site.root) or _is_behind_the_scenes(path, site, mount.folder):
            continue
        if path.suffix.lower() not in (*habits.suffixes, *HTML):
            continue
        leaf = _with(defaults, _leaf(path, mount, site, habits))
        if _is_of_the_program(path, site) or not _has_head(leaf, habits, site):
            others += [path] if path.suffix.lower() not in HTML else []
        else:
            leaves.append(leaf)
    return leaves, others


def _is_behind_the_scenes(path: PurePosixPath, site: Site, home: PurePosixPath) -> bool:
    parts = path.relative_to(site.root).parts
    return "node_modules" in parts or (home == site.root and len(parts) > 1 and bool(_NO_FOLDERS.fullmatch(parts[0])))


def _is_of_the_program(path: PurePosixPath, site: Site) -> bool:
    """Whether *path* speaks to those who work on the site, not to its readers."""
    is_at_the_top = path.parent == site.root and site.material.is_folder
    return bool(_NO_PAGE.fullmatch(path.name) or (is_at_the_top and _NO_ARTICLES.fullmatch(path.name)))


def _has_head(leaf: Leaf, habits: Habits, site: Site) -> bool:
    """Whether the generator takes *leaf* for more than a file to be copied."""
    if leaf.path.suffix.lower() in HTML:
        return bool(leaf.head.kind)
    return bool(leaf.head.kind) or not (habits.wants_head and site.config) or leaf.day is not None


def _leaf(path: PurePosixPath, mount: Mount, site: Site, habits: Habits) -> Leaf:
    text, remarks = _heads.decoded(site.material.read(path))
    head = _heads.read(text)
    if habits.reads_meta and path.suffix.lower() in HTML and not head.kind:
        from magcli.importers import _metahead  # a parser of HTML that folders of Markdown need not pay for

        head = _metahead.read(text)
    head = replace(head, values=_flat(head.values), remarks=(*remarks, *head.remarks))
    stem, lang = _without_language(path.stem, site)
    named = path.parent.name if stem in INDEXES and path.parent != mount.folder else stem
    day, name = _days.of_name(named)
    inner = mount.inner / path.relative_to(mount.folder)
    if above := _folder_of_language(inner, site):
        inner = inner.relative_to(above)
    return Leaf(
        path=path,
        inner=inner,
        head=head,
        name=name,
        day=day or _days.of_path(path),
        lang=lang or above or mount.lang or _language_of_posts(inner),
    )


def _flat(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return *values* with those of the tables that Zola and Hugo keep apart, where no key of theirs is taken."""
    found = dict(values)
    for table in ("taxonomies", "extra", "params"):
        inner = values.get(table)
        if isinstance(inner, Mapping) and not set(inner) & (set(found) - {table}):
            del found[table]
            found |= inner
    return found


_INHERITED = re.compile(
    r"authors?|lang(uage)?|locale|categor(y|ies)|tags?|series|image|comments|section", re.IGNORECASE
)
"""The keys that are taken from what is said of a whole folder, beside those that hide: others tell how to draw it."""


def _with(defaults: Sequence[Default], leaf: Leaf) -> Leaf:
    """Return *leaf* with what those of *defaults* say that hold for it, and it does not."""
    own = dict(leaf.head.values)
    said: dict[str, tuple[Value, str]] = {}
    for default in defaults:
        is_its_own = default.is_binding and default.where == str(leaf.path)
        if is_its_own or not leaf.path.is_relative_to(default.folder) or not default.holds(leaf):
            continue
        names = {key.casefold(): key for key in own}
        for key, value in default.values.items():
            if not (_INHERITED.fullmatch(key) or key.casefold() in _hidden.FOLDED):
                continue
            if default.is_binding:
                own.pop(names.get(key.casefold(), ""), None)
            if default.is_binding or key.casefold() not in names:
                said[key] = value, default.where
    if not said:
        return leaf
    head = replace(leaf.head, values={**{key: value for key, (value, _) in said.items()}, **own})
    return replace(leaf, head=head, told_by={key.casefold(): where for key, (_, where) in said.items()})


def _without_language(stem: str, site: Site) -> tuple[str, str]:
    """Return *stem* without the language that it ends with, and that."""
    name, _, last = stem.rpartition(".")
    return (name, last) if name and last in site.languages else (stem, "")


def _folder_of_language(inner: PurePosixPath, site: Site) -> str:
    """Return the first folder of *inner* when the settings name a language so."""
    told = site.config.get("languages")
    first = inner.parts[0] if len(inner.parts) > 1 else ""
    return first if isinstance(told, Mapping) and first in told else ""


def _language_of_posts(inner: PurePosixPath) -> str:
    """Return the language that the folder above `_posts` is named after."""
    first, *rest = inner.parts
    return first if rest[:1] in (["_posts"], ["_drafts"]) and is_language(first) else ""


def is_list(leaf: Leaf, library: "Library") -> bool:
    """Whether *leaf* lists what others say, and says nothing itself."""
    if not leaf.head.body.strip():
        return leaf.is_list or (leaf.stem.partition(".")[0] in INDEXES and library.holds_others(leaf))
    if leaf.day or not _LOOP.search(leaf.head.body):
        return False
    words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", leaf.head.body, flags=re.DOTALL).split()
    return len(words) < FEWEST


_LOOP = re.compile(r"\{%-?\s*for\s|\{%-?\s*include\s|\{\{-?\s*content\b")
FEWEST = 20
"""Words that a page with a loop over others has to have of its own to be an article."""


def remarks(
    lists: Sequence[PurePosixPath], others: Sequence[PurePosixPath], site: Site, habits: Habits
) -> Iterator[Remark]:
    """Yield what was not brought in, and why."""
    if lists:
        told = f"left out, being lists without a text of their own: {_few(lists)}"
        yield Remark(certainty="taken", what="file", told=told)
    if others:
        yield Remark(certainty="taken", what="file", told=f"left out, being no articles: {_few(others)}")
    for name in habits.configs if site.material.is_folder else ():
        if site.root / name in site.paths:
            yield from _configs.faults(site.material, site.root / name)
    if unrun := [path for path in site.material.paths if _is_to_be_run(path, habits)]:
        told = f"not run, and what they say of texts not read: {_few(unrun)}"
        yield Remark(certainty="open", what="settings", told=told)
    if site.people and site.unkept:
        told = f"of the people of the site, a magazine keeps no {', '.join(site.unkept)}"
        yield Remark(certainty="open", what="people", told=told)
    if unread := [path for path in site.material.paths if _is_unread(path, site, habits)]:
        told = f"in a language that magcli cannot read here, and left where they are: {_few(unread)}"
        yield Remark(certainty="open", what="file", told=told)


def _is_to_be_run(path: PurePosixPath, habits: Habits) -> bool:
    """Whether *path* is a file of data that is a program."""
    return bool(habits.unread and habits.unread.fullmatch(path.name)) and "node_modules" not in path.parts


def _is_unread(path: PurePosixPath, site: Site, habits: Habits) -> bool:
    """Whether *path* is a text among the articles that is written otherwise than they are."""
    suffix = path.suffix.lower()
    if suffix not in _UNREADABLE | _TEMPLATES or suffix in habits.suffixes or not site.material.is_folder:
        return False
    mount = site.mount_of(path)
    if mount is None or _is_behind_the_scenes(path, site, mount.folder):
        return False
    return suffix in _UNREADABLE or _is_titled(path, site)


def _is_titled(path: PurePosixPath, site: Site) -> bool:
    """Whether the template *path* lies among articles, and its front matter gives it a title of its own."""
    if any(part.startswith("_") and part not in ("_posts", "_drafts") for part in path.parts):
        return False
    head = _heads.read(_heads.decoded(site.material.read(path))[0])
    return head.kind != "headers" and bool(head.values.get("title"))


MOST = 20
"""Files that one remark names."""


def _few(paths: Iterable[PurePosixPath]) -> str:
    names = [str(path) for path in paths]
    return ", ".join(names[:MOST]) + (f" and {len(names) - MOST} more" if len(names) > MOST else "")


@dataclass(frozen=True)
class Library:
    """All files that may be articles, found by whatever a link calls them."""

    leaves: Sequence[Leaf]

    @cached_property
    def paths(self) -> frozenset[PurePosixPath]:
        """The files that they are."""
        return frozenset(leaf.path for leaf in self.leaves)

    @cached_property
    def _by_path(self) -> Mapping[str, Leaf]:
        """The leaves by their paths, with suffix and without, those of an index by their folder, too."""
        found: dict[str, Leaf] = {}
        for leaf in self.leaves:
            for path in (leaf.path, leaf.inner):
                names = [path, path.with_suffix(""), path.parent / leaf.name]
                names += [path.parent] if leaf.stem.partition(".")[0] in INDEXES else []
                for name in names:
                    found.setdefault(str(name), leaf)
        return found

    @cached_property
    def _by_stem(self) -> Mapping[str, Sequence[Leaf]]:
        found: dict[str, list[Leaf]] = {}
        for leaf in self.leaves:
            for name in dict.fromkeys((leaf.stem, leaf.name, leaf.path.name)):
                found.setdefault(name, []).append(leaf)
        return found

    @cached_property
    def _folders(self) -> Mapping[PurePosixPath, int]:
        found: dict[PurePosixPath, int] = {}
        for leaf in self.leaves:
            for folder in leaf.path.parents:
                found[folder] = found.get(folder, 0) + 1
        return found

    def holds_others(self, leaf: Leaf) -> bool:
        """Whether other files that may be articles lie beside or below *leaf*."""
        return self._folders[leaf.path.parent] > 1

    def link(self, name: str, leaf: Leaf) -> str:
        """Return what a link in *leaf* writes to the file called *name*; nothing when there is none, or several."""
        bare, sign, rest = name.strip().partition("#")
        wanted = bare.removeprefix("@").strip("/")
        if not wanted:
            return ""
        beside = normpath(f"{leaf.path.parent}/{wanted}")
        found = self._by_path.get("" if bare.startswith("/") else beside) or self._by_path.get(normpath(wanted))
        if not found:
            those = self._by_stem.get(PurePosixPath(wanted).name, ())
            found = those[0] if len(those) == 1 else None
        return quoted(relpath(found.path, leaf.path.parent)) + sign + rest if found else ""
