"""`magcli export`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal, NamedTuple

import typer

from magcli import naming, publishing, reading, store, theming
from magcli.cli import _checking, _options, _show, _surroundings, _values
from magcli.errors import BrokenTemplate, NotAllowed, Refused
from magcli.exporters import _exporter
from magcli.model import Article, Copy, Diagnostic, Magazine, Page


def run(
    form: Annotated[
        str, typer.Argument(metavar="FORMAT", help="html, hugo, wordpress, ics, or a feed: rss, atom, jsonfeed.")
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="html, hugo: a folder (public/, hugo/); else a file (stdout).",
            show_default=False,
        ),
    ] = None,
    series: Annotated[str | None, typer.Option(metavar="SERIES", help="ics, feeds: only this series.")] = None,
    tag: Annotated[str | None, typer.Option(metavar="TAG", help="Feeds: only what has this tag.")] = None,
    section: Annotated[str | None, typer.Option(metavar="SECTION", help="Feeds: only this section.")] = None,
    author: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Feeds: only what this person wrote, or is a guest in.")
    ] = None,
    order: Annotated[
        Literal["date", "series"] | None,
        typer.Option(help="Feeds: the newest first, or the parts of --series in their order.", show_default=False),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Feeds: whole articles, whatever the magazine says.")] = False,
    summary: Annotated[bool, typer.Option("--summary", help="Feeds: summaries alone.")] = False,
    single: Annotated[
        str | None, typer.Option(metavar="SERIES", help="html: this series as one page, to a file (stdout).")
    ] = None,
    fragment: Annotated[
        str | None,
        typer.Option(metavar="ARTICLE", help="html: the text of this article alone, for a CMS, to a file (stdout)."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Feeds: at most so many articles.", show_default=False),
    ] = None,
    desk: Annotated[
        bool, typer.Option("--desk", help="ics: for the team alone, with all that has a date, its status and people.")
    ] = False,
    base_url: Annotated[
        str, typer.Option(metavar="URL", help="Where this export will be read, instead of the magazine's url.")
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="html, hugo: into a folder that holds other files, too; they stay.")
    ] = False,
    as_json: _options.Json = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say which files, write nothing.")] = False,
    *,
    root: _options.Root,
) -> None:
    """Publish what says `status: published` and is due. Exit 1, and write nothing, when that has errors."""
    given = {"series": series, "single": single, "fragment": fragment, "limit": limit, "desk": desk}
    given |= {"tag": tag, "section": section, "author": author, "order": order}
    given |= {"full": full, "summary": summary}
    now, url = _surroundings.now(), _address(base_url)
    asked = _asked(form, url, given, root, is_folder=False)
    # What such an export came to before is known without the exporter, whose modules take 50 ms.
    if not (desk or force) and (content := store.answer(root, asked, now)) is not None:
        _require_place(form, output, is_folder=False, as_json=as_json, desk=desk)
        _one_file(content, output or "-", root, as_json=as_json, dry_run=dry_run)
        return
    exporter = _exporter.find(form)
    is_folder = bool(exporter.FOLDER) and not (single or fragment)
    out = Path(output or exporter.FOLDER)
    _require_fit(form, exporter.TAKES, given, force=force and not is_folder)
    _require_place(form, output, is_folder=is_folder, as_json=as_json, desk=desk)
    if is_folder:
        _require_ours(root, out, force=force, dry_run=dry_run)
        asked = _asked(form, url, given, root, is_folder=True)
        files = store.unchanged(root, out, asked, now)
        if files is not None:
            _tell_site(root, out, store.Written(files, (), (), ()), as_json=as_json, dry_run=dry_run)
            return
    before = None if desk or dry_run else store.look(root, shows=True)
    place = out if is_folder else Path(output or "-")
    job = _Job(root=root, url=url, place=place, is_folder=is_folder, now=now, given=given)
    ready = _ready(exporter, job)
    with _templates_at(root, ready.layout):
        if is_folder:
            _show.tell("pages", 0, 0)  # what they show is looked up first
            with _surroundings.stopped_gently():
                done = store.publish(root, ready.pages, out, dry_run=dry_run, told=_show.tell)
            _tell_site(root, out, done, as_json=as_json, dry_run=dry_run)
            if before and ready.is_kept and not done.left_out:
                store.stands(root, before, out, asked, now, ready.until, done.files)
            return
        content = next(page.render() for page in ready.pages if isinstance(page, Page))
    _one_file(content, output or "-", root, as_json=as_json, dry_run=dry_run)
    if before and ready.is_kept:
        store.answered(root, before, asked, now, ready.until, content)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What somebody wants to have exported, and where."""

    root: Path
    url: str
    place: Path
    is_folder: bool
    now: datetime
    given: Mapping[str, Any]
    """The options, by name."""

    @property
    def desk(self) -> bool:
        """Whether it is for the team alone."""
        return bool(self.given["desk"])


class _Ready(NamedTuple):
    """An export that is to be made: of what it came from, 15 MB with 10,000 articles, nothing is held any more."""

    pages: Iterable[Page | Copy]
    layout: theming.Layout
    until: datetime | None
    """When another article comes out."""
    is_kept: bool
    """Whether it is the same until then, as long as nobody changes the magazine."""


def _ready(exporter: _exporter.Exporter, job: _Job) -> _Ready:
    """Return the export that *exporter* makes. Raises NotAllowed and Refused when it must not be made."""
    root, given, desk = job.root, job.given, job.desk
    magazine, found = (store.load(root, told=_show.tell), ()) if desk else _checking.loaded(root)
    article = naming.article(magazine, store.inside(root, given["fragment"])) if given["fragment"] else None
    online = partial(_online, exporter, job, magazine)
    shown = magazine if desk else _public(magazine, found, root, article, online)
    layout = store.layout(root) if "theme" in exporter.TAKES and not article else theming.Layout(package={}, own={})
    _options.tell_strangers(root, layout)
    options = _exporter.Options(
        series=_slug(given["series"] or given["single"] or "", magazine, shown, root),
        fragment=_published(article, shown, root) if article else "",
        tag=given["tag"] or "",
        section=given["section"] or "",
        author=given["author"] or "",
        order=given["order"] or "",
        content="full" if given["full"] else "summary" if given["summary"] else "",
        limit=given["limit"],
        single=bool(given["single"]),
        desk=desk,
        theme=layout.files,
        assets=layout.assets,
        fonts=store.fonts() if job.is_folder else (),
        sizes=lru_cache(maxsize=_PICTURES)(partial(store.size, root)),
        weighs=lru_cache(maxsize=_PICTURES)(partial(store.weigh, root)),
    )
    if not shown.articles and not desk:
        _show.note("nothing is published yet: no article says status: published with a date that has come")
    # What was told is to be told again: so nothing is kept then. Few files are read sooner than looked at.
    is_worth_it = job.is_folder or len(magazine.sources) >= _checking.FEW
    is_told = bool(layout.strangers or publishing.left_out(found, magazine, shown))
    return _Ready(
        pages=exporter.export(replace(shown, url=job.url) if job.url else shown, options),
        layout=layout,
        until=publishing.next_out(magazine, job.now),
        is_kept=bool(shown.articles) and is_worth_it and not is_told,
    )


_PICTURES = 20_000
"""Pictures that each are looked at once: what their pages are made from is asked before these are made."""


def _asked(form: str, url: str, given: Mapping[str, object], root: Path, *, is_folder: bool) -> str:
    """Return what tells this export, an option that was *given* included, from others of the same magazine."""
    if is_folder:
        return f"{form} {url}"
    # What a path names depends on the folder that somebody is in.
    values = ((name, str(value or "")) for name, value in sorted(given.items()))
    return repr((form, url, [(name, value, store.inside(root, value)) for name, value in values]))


def _require_fit(form: str, takes: Iterable[str], given: Mapping[str, object], *, force: bool) -> None:
    """Raise NotAllowed when an option that was *given* says nothing to an export of that *form*, or to another."""
    for name, value in given.items():
        # A script's variable that holds nothing must not ask for everything.
        if value == "":
            raise NotAllowed(f"--{name} names nothing", "name one, or leave it out")
        if value and name not in takes:
            raise NotAllowed(f"--{name} is for {_listed(_exporter.taking(name))}, not {form}", "leave it out")
    for one, other in (("single", "fragment"), ("full", "summary")):
        if given[one] and given[other]:
            raise NotAllowed(f"--{one} and --{other} ask for two things", "ask for one at a time")
    if force:
        raise NotAllowed("--force is for a folder", "leave it out: one file takes the place of that of its name")


def _listed(names: Sequence[str]) -> str:
    """Return *names* as a sentence lists them."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _require_place(form: str, output: str | None, *, is_folder: bool, as_json: bool, desk: bool) -> None:
    """Raise NotAllowed when *output* is no place for an export of that *form*."""
    if output == "" or (is_folder and output == "-"):
        raise NotAllowed(f"-o {output!r} is no place for {form}", "name a folder" if is_folder else "name a file")
    if as_json and not is_folder and output in (None, "-"):
        raise NotAllowed("--json and the export cannot both be on standard output", "name a file with -o")
    if desk and output and store.lies_in_export(Path(output)):
        raise NotAllowed(f"{output} lies in a folder that readers see", "put what is for the desk elsewhere")


def _require_ours(root: Path, out: Path, *, force: bool, dry_run: bool) -> None:
    """Raise NotAllowed when *out* holds files and no export; what one that was killed did there is taken back."""
    if not force and store.is_foreign(root, out):
        told = f"{out} holds files that magcli did not write"
        raise NotAllowed(
            told, f"choose another folder with -o, or leave them there: {_surroundings.command_line()} --force"
        )
    if not dry_run and store.restore(out):
        _show.note(f"{out} is again as it was before an export that was interrupted")


def _address(url: str) -> str:
    """Return the address that *url* is. Raises NotAllowed when it is none."""
    if url and not reading.address(url):
        raise NotAllowed(f"--base-url is {url!r}", "write it whole: https://…/")
    return reading.address(url)


def _tell_site(root: Path, out: Path, done: store.Written, *, as_json: bool, dry_run: bool) -> None:
    """Print what was *done* to the folder *out*."""
    for path in done.left_out:
        _show.note(f"{_show.path(root, path)} is left out: a page of the site has its address; give it another name")
    if as_json:
        _show.document(_values.export(out, done.files, done.written, done.removed, dry_run=dry_run))
        return
    if not dry_run:
        _show.note(f"{out}: {done.files} files, {len(done.written)} written, {len(done.removed)} removed")
        return
    for verb, paths in (("write", done.written), ("remove", done.removed)):
        for path in paths:
            _show.out(f"{verb} {out / path}")
    _show.note("nothing was written")


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


@contextmanager
def _templates_at(root: Path, layout: theming.Layout) -> Iterator[None]:
    """Let a BrokenTemplate of the block name the file that can be opened from here."""
    try:
        yield
    except BrokenTemplate as error:
        name = str(error.path)
        if name in layout.own:
            path: object = _show.path(root, theming.FOLDER / name)
            raise BrokenTemplate(path, error.line, error.reason, error.instead) from error
        instead = f"one of yours may lack what it asks for: {', '.join(layout.own)}" if layout.own else error.instead
        raise BrokenTemplate(f"magcli's {name}", error.line, error.reason, instead) from error


def _one_file(content: bytes, output: str, root: Path, *, as_json: bool, dry_run: bool) -> None:
    if output == "-":
        _show.binary(content)
        return
    was_written = store.write_file(root, Path(output), content, dry_run=dry_run)
    if as_json:
        written = [PurePosixPath(Path(output).name)] if was_written else []
        _show.document(_values.export(Path(output).parent, 1, written, [], dry_run=dry_run))
    elif dry_run:
        _show.out(f"write {output}")
        _show.note("nothing was written")


def _online(
    exporter: _exporter.Exporter, job: _Job, magazine: Magazine, hidden: Iterable[Diagnostic]
) -> frozenset[PurePosixPath]:
    """Return the files of those articles that are *hidden* now, and that the last export to the same place has."""
    paths = {found.path for found in hidden}
    articles = [article for article in magazine.articles.values() if article.path in paths]
    if not job.is_folder:
        return store.told_of(job.place, {one.path: _exporter.signs_of(one, magazine) for one in articles})
    there = store.exported(job.place) if articles else frozenset()
    return frozenset(one.path for one in articles if PurePosixPath(exporter.PAGE.format(one.name)) in there)


def _public(
    magazine: Magazine,
    findings: tuple[Diagnostic, ...],
    root: Path,
    article: Article | None,
    online: Callable[[Iterable[Diagnostic]], frozenset[PurePosixPath]],
) -> Magazine:
    """Return what readers may see; tell what is left out by mistake, refuse when by *findings* errors would leave.

    So it is when *online* says that what is left out is there now. Of *article*, if any, all that leaves is its text.
    """
    shown = publishing.public(magazine, _surroundings.now())
    if article:
        findings = publishing.about(findings, magazine, [article])
    blocking = publishing.in_the_way(findings, magazine, shown)
    hidden = publishing.left_out(findings, magazine, shown)
    blocking += publishing.vanishing(hidden, online(hidden))
    told = blocking or hidden
    _show.findings(told, _show.texts(magazine), root, aside=True)
    if blocking:
        raise Refused("exported", blocking)
    if told:
        _show.note("the articles above are left out")
    return shown
