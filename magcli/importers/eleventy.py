"""A folder of Eleventy, or of texts with front matter that no other generator is known by."""

from collections.abc import Iterator

from magcli.importers import _constructs, _folder, _layouts, _liquid
from magcli.importers._habits import Habits, Known
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
        yield "/" + "/".join((*folders[start:], known.leaf.name)) + "/"


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
    has_sure_addresses=False,
)
