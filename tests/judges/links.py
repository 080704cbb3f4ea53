"""Our own judge of links: what leads nowhere, what is called alike, what another host is asked for."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

# Attributes that hold addresses, and of these the ones that a browser follows without being told to.
LEADING = {"href", "src", "srcset", "poster", "cite", "action", "data"}
LOADING = {"src", "srcset", "poster", "data"}
LOADED_LINKS = {"stylesheet", "icon", "apple-touch-icon", "preload", "manifest", "modulepreload"}
# Attributes that name ids of their own page.
NAMING = {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"}


class _Page(HTMLParser):
    """The ids of a page, what it leads to, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.named: list[str] = []
        self.targets: list[str] = []
        self.loaded: list[str] = []
        self.in_style = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_style = tag == "style"
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids[given["id"]] += 1
        for name in NAMING & given.keys():
            self.named += given[name].split()
        loads = LOADED_LINKS & set(given.get("rel", "").split()) if tag == "link" else set()
        for name in LEADING & given.keys():
            addresses = [part.split()[0] for part in given[name].split(",")] if name == "srcset" else [given[name]]
            self.targets += addresses
            self.loaded += addresses if name in LOADING or loads else []
        if given.get("http-equiv", "").lower() == "refresh":
            self.targets.append(given["content"].partition("url=")[2])
        self.style(given.get("style", ""))

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self.style(data)

    def style(self, css: str) -> None:
        found = in_style(css)
        self.targets += found
        self.loaded += found


def in_style(css: str) -> list[str]:
    """Return the addresses that a style loads."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return [plain or other for plain, other in re.findall(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)", css)]


class Site:
    """The files of an export below *folder*, which is published at *base*."""

    def __init__(self, folder: Path, base: str) -> None:
        self.folder, self.base = folder, base

    @cached_property
    def pages(self) -> dict[Path, _Page]:
        return {file: _Page(file.read_text()) for file in sorted(self.folder.rglob("*.html"))}

    def complaints(self) -> list[str]:
        """Return what is wrong with the links of all pages, styles and lists of addresses."""
        told = [f"{self.name(file)}: {said}" for file, page in self.pages.items() for said in self.page(file, page)]
        for file in sorted(self.folder.rglob("*.css")):
            told += [
                f"{self.name(file)}: {said}"
                for target in in_style(file.read_text())
                for said in self.dead(file, target)
            ]
        for file in sorted(self.folder.rglob("*.xml")):
            ours = re.findall(rf"(?<=[>\"])({re.escape(self.base)}[^<\"]*)", file.read_text())
            told += [
                f"{self.name(file)}: {said}"
                for target in ours
                for said in self.dead(file, target.replace("&amp;", "&"))
            ]
        return told

    def name(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix()

    def page(self, file: Path, page: _Page) -> Iterator[str]:
        yield from (f"id {name!r} is used {count} times" for name, count in page.ids.items() if count > 1)
        yield from (f"no id {name!r}, which an attribute names" for name in page.named if name not in page.ids)
        host = urlsplit(self.base).netloc
        for target in page.loaded:
            if urlsplit(target).netloc not in ("", host):
                yield f"{target!r} is loaded from another host"
        for target in page.targets:
            yield from self.dead(file, target)

    def dead(self, file: Path, target: str) -> Iterator[str]:
        """Yield what is wrong with *target* as *file* holds it; nothing when it leads out of the site."""
        here = self.base + self.name(file).removesuffix("index.html")
        address = urlsplit(urljoin(here, target))
        if address.scheme in ("mailto", "tel") or (target and not f"{address.geturl()}/".startswith(self.base)):
            return
        path = unquote(address.path.removeprefix(urlsplit(self.base).path))
        found = self.folder / path / "index.html" if path.endswith("/") or not path else self.folder / path
        if not target or not found.is_file():
            yield f"{target!r} leads nowhere"
        elif address.fragment and found in self.pages and unquote(address.fragment) not in self.pages[found].ids:
            yield f"{target!r} leads to a page without that id"
