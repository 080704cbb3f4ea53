"""`magcli export`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

import typer

from magcli import reading, store, theming
from magcli.cli import _options, _show, _surroundings, _values
from magcli.cli._exporting import Asked, prepare
from magcli.errors import BrokenTemplate, NotAllowed
from magcli.exporters import _exporter
from magcli.model import Page


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
    asked = Asked(
        form=form,
        output=output,
        series=series,
        tag=tag,
        section=section,
        author=author,
        order=order,
        full=full,
        summary=summary,
        single=single,
        fragment=fragment,
        limit=limit,
        desk=desk,
        url=_address(base_url),
        force=force,
        as_json=as_json,
        dry_run=dry_run,
        root=root,
        now=_surroundings.now(),
    )
    # What such an export came to before is known without the exporter, whose modules take 50 ms.
    if not (desk or force) and (content := store.answer(root, asked.key(), asked.now)) is not None:
        asked.require_place(is_folder=False)
        _tell_file(asked, content)
        return
    exporter = _exporter.find(form)
    is_folder = bool(exporter.FOLDER) and not (single or fragment)
    asked.require_fit(exporter, is_folder=is_folder)
    asked.require_place(is_folder=is_folder)
    if is_folder:
        _to_folder(asked, exporter, Path(output or exporter.FOLDER))
    else:
        _to_file(asked, exporter)


def _to_folder(asked: Asked, exporter: _exporter.Exporter, out: Path) -> None:
    """Make *out* hold what was *asked* for, unless it does."""
    _require_ours(asked, out)
    key, before = asked.key(out), None if asked.dry_run else store.look(asked.root, shows=True)
    files = store.unchanged(asked.root, out, key, asked.now)
    if files is not None:
        _tell_folder(asked, out, store.Written(files, (), (), ()))
        return
    ready = prepare(exporter, asked, out)
    with _templates_at(asked.root, ready.layout), _surroundings.stopped_gently():
        _show.tell("pages", 0, 0)  # what they show is looked up first
        done = store.publish(asked.root, ready.pages, out, dry_run=asked.dry_run, told=_show.tell)
    _tell_folder(asked, out, done)
    if before and ready.is_kept and not done.left_out:
        store.stands(asked.root, before, out, key, asked.now, ready.until, done.files)


def _to_file(asked: Asked, exporter: _exporter.Exporter) -> None:
    """Write what was *asked* for to its file, or to standard output."""
    before = None if asked.desk or asked.dry_run else store.look(asked.root, shows=True)
    ready = prepare(exporter, asked)
    with _templates_at(asked.root, ready.layout):
        content = next(page.render() for page in ready.pages if isinstance(page, Page))
    _tell_file(asked, content)
    if before and ready.is_kept:
        store.answered(asked.root, before, asked.key(), asked.now, ready.until, content)


def _require_ours(asked: Asked, out: Path) -> None:
    """Raise NotAllowed when *out* holds files and no export; what one that was killed did there is taken back."""
    if not asked.force and store.is_foreign(asked.root, out):
        told = f"{out} holds files that magcli did not write"
        raise NotAllowed(
            told, f"choose another folder with -o, or leave them there: {_surroundings.command_line()} --force"
        )
    if not asked.dry_run and store.restore(out):
        _show.note(f"{out} is again as it was before an export that was interrupted")


def _address(url: str) -> str:
    """Return the address that *url* is. Raises NotAllowed when it is none."""
    if url and not reading.address(url):
        raise NotAllowed(f"--base-url is {url!r}", "write it whole: https://…/")
    return reading.address(url)


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


def _tell_folder(asked: Asked, out: Path, done: store.Written) -> None:
    """Print what was *done* to the folder *out*."""
    for path in done.left_out:
        told = _show.path(asked.root, path)
        _show.note(f"{told} is left out: a page of the site has its address; give it another name")
    if asked.as_json:
        _show.document(_values.export(out, done.files, done.written, done.removed, dry_run=asked.dry_run))
        return
    if not asked.dry_run:
        _show.note(f"{out}: {done.files} files, {len(done.written)} written, {len(done.removed)} removed")
        return
    for verb, paths in (("write", done.written), ("remove", done.removed)):
        for path in paths:
            _show.out(f"{verb} {out / path}")
    _show.note("nothing was written")


def _tell_file(asked: Asked, content: bytes) -> None:
    """Print *content*, or write it to the file that was *asked* for."""
    if (asked.output or "-") == "-":
        _show.binary(content)
        return
    out = asked.place
    was_written = store.write_file(asked.root, out, content, dry_run=asked.dry_run)
    if asked.as_json:
        written = [PurePosixPath(out.name)] if was_written else []
        _show.document(_values.export(out.parent, 1, written, [], dry_run=asked.dry_run))
    elif asked.dry_run:
        _show.out(f"write {out}")
        _show.note("nothing was written")
