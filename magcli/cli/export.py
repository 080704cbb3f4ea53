"""`magcli export`."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from magcli import naming, publishing, store, validating
from magcli.cli import _options, _show, _surroundings, _values
from magcli.errors import NotAllowed, Refused
from magcli.exporters import _exporter
from magcli.model import Copy, Magazine, Page


def run(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="html, ics or rss.")],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            help="html: a folder (public/); ics, rss: a file (stdout).",
            show_default=False,
        ),
    ] = None,
    series: Annotated[str, typer.Option(metavar="SERIES", help="ics, rss: only this series.")] = "",
    single: Annotated[
        str, typer.Option(metavar="SERIES", help="html: this series as one page, to a file (stdout).")
    ] = "",
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="rss: at most so many articles.", show_default=False),
    ] = None,
    desk: Annotated[
        bool, typer.Option("--desk", help="ics: for the team alone, with all that has a date, its status and people.")
    ] = False,
    as_json: _options.Json = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say which files, write nothing.")] = False,
    *,
    root: _options.Root,
) -> None:
    """Publish what says `status: published` and is due. Exit 1, and write nothing, when that has errors."""
    exporter = _exporter.find(form)
    is_folder = exporter.FOLDER and not single
    given = {"series": series, "limit": limit, "single": single, "desk": desk}
    if any(value and name not in exporter.TAKES for name, value in given.items()):
        told = "--series and --limit are for feeds, --series and --desk for ics, --single is for html"
        raise NotAllowed(told, "leave out what does not fit")
    _require_place(form, output, is_folder=is_folder, as_json=as_json, desk=desk)
    magazine = store.load(root)
    shown = magazine if desk else _public(magazine, root)
    slug = _slug(series or single, magazine, shown, root)
    if not shown.articles and not desk:
        _show.note("nothing is published yet: no article says status: published with a date that has come")
    asked = _exporter.Options(series=slug, limit=limit, single=bool(single), desk=desk)
    options = _dressed(asked, root) if exporter.FOLDER else asked
    pages = exporter.export(shown, options)
    if is_folder:
        _site(root, pages, Path(output or "public"), as_json=as_json, dry_run=dry_run)
        return
    for page in pages:
        if isinstance(page, Page):
            _one_file(page.render(), output or "-", root, as_json=as_json, dry_run=dry_run)


def _dressed(options: _exporter.Options, root: Path) -> _exporter.Options:
    """Return *options* with what a site looks like: its templates, fonts, and how large its images are."""
    sizes = lru_cache(partial(store.size, root))
    fonts = () if options.single else store.fonts()
    return replace(options, theme=store.theme(), fonts=fonts, sizes=sizes)


def _require_place(form: str, output: str | None, *, is_folder: bool, as_json: bool, desk: bool) -> None:
    """Raise NotAllowed when *output* is no place for an export of that *form*."""
    if output == "" or (is_folder and output == "-"):
        raise NotAllowed(f"-o {output!r} is no place for {form}", "name a folder" if is_folder else "name a file")
    if as_json and not is_folder and output in (None, "-"):
        raise NotAllowed("--json and the export cannot both be on standard output", "name a file with -o")
    if desk and output and store.lies_in_export(Path(output)):
        raise NotAllowed(f"{output} lies in a folder that readers see", "put what is for the desk elsewhere")


def _site(root: Path, pages: Iterable[Page | Copy], out: Path, *, as_json: bool, dry_run: bool) -> None:
    done = store.publish(root, pages, out, dry_run=dry_run)
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


def _public(magazine: Magazine, root: Path) -> Magazine:
    """Return what readers may see; tell what is left out by mistake, refuse when what would leave has errors."""
    shown = publishing.public(magazine, _surroundings.now())
    findings = validating.validate(magazine)
    blocking = publishing.in_the_way(findings, magazine, shown)
    told = blocking or publishing.left_out(findings, magazine, shown)
    _show.findings(told, _show.texts(magazine), root, aside=True)
    if blocking:
        raise Refused("exported", blocking)
    if told:
        _show.note("the articles above are left out")
    return shown
