"""A folder of Eleventy, or of texts with front matter that no other generator is known by."""

from collections.abc import Iterator

from magcli.importers import _configs, _constructs, _folder, _layouts, _liquid
from magcli.importers._habits import Default, Habits, Known
from magcli.importers._site import Site
from magcli.importers._values import Found, Material


def recognises(material: Material) -> bool:
    """Whether *material* is a folder of Eleventy, or of texts with front matter of their own."""
    return _layouts.kind(material) == "eleventy"


def find(material: Material) -> Found:
    """Return what *material*, a folder of Eleventy, holds."""
    return _folder.find(material, _HABITS)


def _addresses(known: Known) -> Iterator[str]:
    """Yield where Eleventy puts an article: where it lies, without the day that the name of its file starts with."""
    folders = known.leaf.folders
    for start in range(len(folders) + 1):  # its settings, which are not read, say which folder is the first
        path = "/".join((*folders[start:], known.leaf.name))
        yield f"/{path}/"
        yield f"page:{path}"  # how links of Cecil, whose folders are read here, name a page


def _defaults(site: Site) -> Iterator[Default]:
    """Yield what the data file of a folder says of all its articles: `posts/posts.json`."""
    for path in site.material.paths:
        name = path.parent.name
        if name and path.name in (f"{name}.json", f"{name}.11tydata.json"):
            yield Default(path.parent, lambda leaf: True, _configs.read(site.material, path))


_HABITS = Habits(
    configs=(".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
    content=(),
    assets=("public", "static", "src", "assets"),
    suffixes=(".md", ".markdown"),
    url_keys=("permalink",),
    constructs=(
        _liquid.RAW,
        _liquid.HIGHLIGHT,
        _liquid.COMMENT,
        _liquid.ADDRESS,
        _liquid.OTHER,
        _constructs.CONTAINER,
        _constructs.OPEN_CONTAINER,
        _constructs.HEADING_ID,
        _constructs.ATTRIBUTES,
    ),
    addresses=_addresses,
    defaults=_defaults,
    has_sure_addresses=False,
)
