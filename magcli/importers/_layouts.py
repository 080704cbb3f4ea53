"""Which generator a folder is of: by its settings, by where its articles lie, by how they begin.

A file alone is of one where its name says so; how it begins says nothing of who has read it yet.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import PurePosixPath

from magcli.importers import _heads
from magcli.importers._values import Material

_TEXTS = (".md", ".markdown", ".mdx")
_DAY = re.compile(r"\d{4}-\d\d?-\d\d?[-_].+")


@lru_cache(maxsize=1)  # every generator asks in turn
def kind(material: Material) -> str:
    """Return the generator that *material* is of; nothing when it looks like none."""
    paths = material.paths if material.is_folder else material.paths[:1]
    named = _by_settings(material, paths) or _by_layout(paths)
    return named or (_by_heads(material, paths) if material.is_folder else "")


_SETTINGS = {
    **dict.fromkeys(("docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"), "docusaurus"),
    **dict.fromkeys((".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"), "eleventy"),
    **dict.fromkeys(("pelicanconf.py", "publishconf.py"), "pelican"),
    **dict.fromkeys(("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"), "hugo"),
    **dict.fromkeys(("_config.yml", "_config.yaml", "_config.toml"), "jekyll"),
    "zola.toml": "zola",
}


def _by_settings(material: Material, paths: tuple[PurePosixPath, ...]) -> str:
    """Return the generator whose settings lie nearest to the top of *paths*."""
    for path in sorted(paths, key=lambda path: (len(path.parts), path)):
        if path.name in _SETTINGS:
            return _SETTINGS[path.name]
        if path.parts[-3:-1] in (("config", "_default"), ("config", "production")):
            return "hugo"
        if path.stem == "config" and path.suffix in (".toml", ".yaml", ".yml", ".json"):
            found = _of_config(material.read(path))
            if found:
                return found
    return ""


def _of_config(content: bytes) -> str:
    """Return whose settings `config.toml` holds: two generators call them so."""
    text, _ = _heads.decoded(content)
    if re.search(r"^[ \t]*[\"']?base_?url[\"']?[ \t]*[=:]", text, re.MULTILINE | re.IGNORECASE):
        return "zola" if re.search(r"^[ \t]*base_url[ \t]*=", text, re.MULTILINE) else "hugo"
    return "hugo" if re.search(r"^[ \t]*[\"']?(theme|languageCode)[\"']?[ \t]*[=:]", text, re.MULTILINE) else ""


def _by_layout(paths: tuple[PurePosixPath, ...]) -> str:
    """Return the generator that puts articles where they are in *paths*."""
    texts = [path for path in paths if path.suffix.lower() in _TEXTS]
    if any({"_posts", "_drafts"} & set(path.parts) for path in texts):
        return "jekyll"
    dated = [path for path in texts if re.search(r"(^|/)\d{4}/\d\d/\d\d/[^/]+/index\.mdx?$", str(path))]
    named = [path for path in texts if path.parts[0] == "blog" and any(map(_DAY.fullmatch, path.parts[1:]))]
    return "docusaurus" if dated or named or any(path.suffix == ".mdx" for path in texts) else ""


MOST = 200
"""Files whose first lines are looked at."""


def _by_heads(material: Material, paths: tuple[PurePosixPath, ...]) -> str:
    """Return the generator whose front matter most files begin with."""
    found = list(_heads_of(material, paths))
    counts = {head: found.count(head) for head in dict.fromkeys(found)}
    most = max(counts, key=lambda head: counts[head], default="")
    in_content = any("content" in path.parts[:-1] for path in paths)
    if most == "toml":
        return "zola" if _has_tables(material, paths) else "hugo"
    if most == "yaml":
        return "hugo" if in_content else "eleventy"
    return {"headers": "pelican", "json": "eleventy"}.get(most, "")


def _heads_of(material: Material, paths: tuple[PurePosixPath, ...]) -> Iterator[str]:
    for path in islice((path for path in paths if path.suffix.lower() in _TEXTS), MOST):
        head = _heads.read(_heads.decoded(material.read(path))[0])
        if head.kind:
            yield head.kind


def _has_tables(material: Material, paths: tuple[PurePosixPath, ...]) -> bool:
    """Whether the first of the heads holds the tables that Zola alone has: `[taxonomies]`, `[extra]`."""
    texts = islice((path for path in paths if path.suffix.lower() in _TEXTS), MOST)
    heads = (_heads.read(_heads.decoded(material.read(path))[0]) for path in texts)
    return any({"taxonomies", "extra"} & set(head.values) for head in heads)
