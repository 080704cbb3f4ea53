"""What `magcli export` is asked for, and what it takes to make that."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from magcli import naming, publishing, store, theming
from magcli.cli import _checking, _options, _show, _values
from magcli.errors import NotAllowed, Refused
from magcli.exporters import _exporter
from magcli.model import Article, Copy, Diagnostic, Magazine, Page

_OPTIONS = ("series", "single", "fragment", "limit", "desk", "tag", "section", "author", "order", "full", "summary")
"""Those that some formats can do something with, and others not."""

_PICTURES = 20_000
"""Pictures that each are looked at once: what their pages are made from is asked before these are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to have exported, and where; `None` is what was not said."""

    form: str
    root: Path
    now: datetime
    url: str
    """Where it will be read; empty for the magazine's own address."""
    output: str | None
    series: str | None
    tag: str | None
    section: str | None
    author: str | None
    order: str | None
    full: bool
    summary: bool
    single: str | None
    fragment: str | None
    limit: int | None
    desk: bool
    force: bool
    as_json: bool
    dry_run: bool

    @property
    def place(self) -> Path:
        """The file that it is written to; `-` is standard output."""
        return Path(self.output or "-")

    @property
    def content(self) -> str:
        """How much of each article a feed is to hold; empty for what the magazine says."""
        return "full" if self.full else "summary" if self.summary else ""

    def key(self, out: Path | None = None) -> str:
        """Return what tells this export, to the folder *out* or to a file, from others of the same magazine."""
        if out:
            return f"{self.form} {self.url}"
        # What a path names depends on the folder that somebody is in.
        values = ((name, str(getattr(self, name) or "")) for name in sorted(_OPTIONS))
        return repr((self.form, self.url, [(name, told, store.inside(self.root, told)) for name, told in values]))

    def require_fit(self, exporter: _exporter.Exporter, *, is_folder: bool) -> None:
        """Raise NotAllowed when an option says nothing to *exporter*, or to another option."""
        given = {name: getattr(self, name) for name in _OPTIONS}
        for name, value in given.items():
            # A script's variable that holds nothing must not ask for everything.
            if value == "":
                raise NotAllowed(f"--{name} names nothing", "name one, or leave it out")
            if value and name not in exporter.TAKES:
                takers = _listed(_exporter.taking(name))
                raise NotAllowed(f"--{name} is for {takers}, not {self.form}", "leave it out")
        for one, other in (("single", "fragment"), ("full", "summary")):
            if given[one] and given[other]:
                raise NotAllowed(f"--{one} and --{other} ask for two things", "ask for one at a time")
        if self.force and not is_folder:
            raise NotAllowed("--force is for a folder", "leave it out: one file takes the place of that of its name")

    def require_place(self, *, is_folder: bool) -> None:
        """Raise NotAllowed when the output is no place for such an export."""
        if self.output == "" or (is_folder and self.output == "-"):
            instead = "name a folder" if is_folder else "name a file"
            raise NotAllowed(f"-o {self.output!r} is no place for {self.form}", instead)
        if self.as_json and not is_folder and self.output in (None, "-"):
            raise NotAllowed("--json and the export cannot both be on standard output", "name a file with -o")
        if self.desk and self.output and store.lies_in_export(Path(self.output)):
            raise NotAllowed(f"{self.output} lies in a folder that readers see", "put what is for the desk elsewhere")


def _listed(names: Sequence[str]) -> str:
    """Return *names* as a sentence lists them."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


class Ready(NamedTuple):
    """An export that is to be made: of what it came from, 15 MB with 10,000 articles, nothing is held any more."""

    pages: Iterable[Page | Copy]
    layout: theming.Layout
    until: datetime | None
    """When another article comes out."""
    is_kept: bool
    """Whether it is the same until then, as long as nobody changes the magazine."""


def prepare(exporter: _exporter.Exporter, asked: Asked, out: Path | None = None) -> Ready:
    """Return the export that *exporter* makes, to the folder *out* or to a file.

    Raises NotAllowed and Refused when it must not be made.
    """
    root, desk = asked.root, asked.desk
    magazine, found = (store.load(root, told=_show.tell), ()) if desk else _checking.loaded(root)
    article = naming.article(magazine, store.inside(root, asked.fragment)) if asked.fragment else None
    online = partial(_online, exporter, asked, out, magazine)
    shown = magazine if desk else _public(magazine, found, asked, article, online)
    layout = store.layout(root) if "theme" in exporter.TAKES and not article else theming.Layout(package={}, own={})
    _options.tell_strangers(root, layout)
    options = _exporter.Options(
        series=_slug(asked.series or asked.single or "", magazine, shown, root),
        fragment=_published(article, shown, root) if article else "",
        tag=asked.tag or "",
        section=asked.section or "",
        author=asked.author or "",
        order=asked.order or "",
        content=asked.content,
        limit=asked.limit,
        single=bool(asked.single),
        desk=desk,
        theme=layout.files,
        assets=layout.assets,
        fonts=store.fonts() if out else (),
        sizes=lru_cache(maxsize=_PICTURES)(partial(store.size, root)),
        weighs=lru_cache(maxsize=_PICTURES)(partial(store.weigh, root)),
    )
    if not shown.articles and not desk:
        _show.note("nothing is published yet: no article says status: published with a date that has come")
    # A small magazine is read in less time than it takes to find out whether it has changed.
    is_worth_it = out is not None or len(magazine.sources) >= _checking.FEW
    # What is told now has to be told again the next time.
    is_told = bool(layout.strangers or publishing.left_out(found, magazine, shown))
    return Ready(
        pages=exporter.export(replace(shown, url=asked.url) if asked.url else shown, options),
        layout=layout,
        until=publishing.next_out(magazine, asked.now),
        is_kept=bool(shown.articles) and is_worth_it and not is_told,
    )


def _public(
    magazine: Magazine,
    findings: tuple[Diagnostic, ...],
    asked: Asked,
    article: Article | None,
    online: Callable[[Iterable[Diagnostic]], frozenset[PurePosixPath]],
) -> Magazine:
    """Return what readers may see; tell what is left out by mistake, refuse when by *findings* errors would leave.

    So it is when *online* says that what is left out is there now. Of *article*, if any, all that leaves is its text.
    """
    shown = publishing.public(magazine, asked.now)
    if article:
        findings = publishing.about(findings, magazine, [article])
    blocking = publishing.in_the_way(findings, magazine, shown)
    hidden = publishing.left_out(findings, magazine, shown)
    blocking += publishing.vanishing(hidden, online(hidden))
    told = blocking or hidden
    _show.findings(told, _show.texts(magazine), asked.root, aside=True)
    if blocking:
        raise Refused("exported", blocking)
    if told:
        _show.note("the articles above are left out")
    return shown


def _online(
    exporter: _exporter.Exporter, asked: Asked, out: Path | None, magazine: Magazine, hidden: Iterable[Diagnostic]
) -> frozenset[PurePosixPath]:
    """Return the files of those articles that are *hidden* now, and that the last export to the same place has."""
    paths = {found.path for found in hidden}
    articles = [article for article in magazine.articles.values() if article.path in paths]
    if out is None:
        return store.told_of(asked.place, {one.path: _exporter.signs_of(one, magazine) for one in articles})
    there = store.exported(out) if articles else frozenset()
    return frozenset(one.path for one in articles if PurePosixPath(exporter.PAGE.format(one.name)) in there)


def _slug(name: str, magazine: Magazine, shown: Magazine, root: Path) -> str:
    """Return the slug of the series called *name*, of which something must be public; nothing for nothing."""
    slug = naming.series(magazine, store.inside(root, name)).slug if name else ""
    if slug and slug not in shown.series:
        raise NotAllowed(f"nothing of {slug!r} is published yet", "publish a part first, or leave the series out")
    return slug


def _published(article: Article, shown: Magazine, root: Path) -> str:
    """Return the name of *article*, which must be public."""
    if article.name in shown.articles:
        return article.name
    if publishing.is_published(article):
        raise NotAllowed(f"{article.name} is to appear on {_values.day(article.date)}", "export it from then on")
    raise NotAllowed(
        f"{article.name} is not published", f"publish it first: {_options.command(root, 'publish', article.name)}"
    )
