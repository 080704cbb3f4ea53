"""`magcli validate`."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from magcli.cli import _checking, _options, _show, _telling
from magcli.cli._checking import Asked, Format, Weight
from magcli.errors import MagcliError, NotAllowed
from magcli.text.words import counted


def run(
    what: Annotated[
        list[str], typer.Argument(metavar="[WHAT]…", help="Articles or series, or - for stdin; all without.")
    ] = [],
    form: Annotated[
        Format,
        typer.Option("--format", metavar="FORM", help="text, concise, json, sarif, github, gitlab or junit."),
    ] = "text",
    as_json: _options.Json = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely; tell what is left.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", "--dry-run", help="Show what --fix would do; write nothing.")
    ] = False,
    unsafe: Annotated[
        bool, typer.Option("--unsafe", help="With --fix or --diff: mend what somebody has to look at, too.")
    ] = False,
    select: Annotated[
        list[str], typer.Option(metavar="RULES", help="Only these: codes, names or families (NOTE). Repeatable.")
    ] = [],
    ignore: Annotated[list[str], typer.Option(metavar="RULES", help="All but these. Repeatable.")] = [],
    fail_on: Annotated[
        Weight,
        typer.Option("--fail-on", metavar="SEVERITY", help="What ends in exit 1: error, warning, info or never."),
    ] = "error",
    statistics: Annotated[bool, typer.Option("--statistics", help="How often each rule finds something.")] = False,
    baseline: Annotated[str, typer.Option(metavar="FILE", help="Pass over the findings that this file lists.")] = "",
    write_baseline: Annotated[
        str, typer.Option(metavar="FILE", help="List all findings in this file, to pass over them from now on.")
    ] = "",
    stdin_filename: Annotated[
        str, typer.Option(metavar="PATH", help="Which file of the magazine standard input is the text of.")
    ] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Check again when a file changes, until Ctrl-C.")] = False,
    online: Annotated[
        bool, typer.Option("--online", help="Ask other sites, a few at a time, whether what is linked to is there.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Check everything, though nothing changed since the last check.")
    ] = False,
    *,
    root: _options.Root,
) -> None:
    """Tell what is wrong, where, and what to write instead. Exit 1 when something is an error."""
    asked = Asked(
        what=tuple(what),
        form=_form(form, as_json=as_json),
        select=tuple(select),
        ignore=tuple(ignore),
        fail_on=fail_on,
        statistics=statistics,
        baseline=baseline,
        write_baseline=write_baseline,
        stdin_filename=stdin_filename,
        watch=watch,
        online=online,
        fix=fix and not diff,
        diff=diff,
        unsafe=unsafe,
        no_cache=no_cache,
    )
    _require_sense(asked)
    if asked.form not in ("text", "concise"):
        _show.for_programs()
    if watch:
        _watch(root, asked)
    else:
        raise typer.Exit(_run(root, asked))


def _form(form: Format, *, as_json: bool) -> Format:
    if as_json and form not in ("text", "json"):
        raise NotAllowed(f"--json and --format {form} are two formats", "leave one out")
    return "json" if as_json else form


Nonsense = Iterable[tuple[object, str, str]]
"""Whether something was asked for that does not go together, what that is, and what to do instead."""


def _require_sense(asked: Asked) -> None:
    """Raise NotAllowed when what is *asked* does not go together."""
    for is_wrong, told, instead in (*_of_stdin(asked), *_of_forms(asked), *_of_baselines(asked), *_of_repairs(asked)):
        if is_wrong:
            raise NotAllowed(told, instead)


def _of_stdin(asked: Asked) -> Nonsense:
    yield asked.is_stdin and not asked.stdin_filename, "- is a text of no file", "add --stdin-filename articles/…"
    yield asked.is_stdin and len(asked.what) > 1, "- is one text", "leave the other names out"
    yield asked.stdin_filename and not asked.is_stdin, "--stdin-filename says what - is", "add -"


def _of_forms(asked: Asked) -> Nonsense:
    form = "text" if asked.form == "json" else asked.form
    yield asked.statistics and form != "text", f"--statistics is no {form}", "leave one out, or add --json"
    yield asked.diff and form != "text", f"--diff is no {form}", "leave one out, or add --json"
    yield asked.diff and asked.statistics and asked.form == "text", "--diff counts nothing", "leave --statistics out"
    has_form = asked.form != "text" or asked.statistics
    yield asked.fix and asked.is_stdin and has_form, "--fix of - prints the mended text", "leave the format out"


def _of_baselines(asked: Asked) -> Nonsense:
    yield asked.write_baseline and asked.baseline, "a baseline is read or written", "leave one out"
    yield asked.write_baseline and asked.what, "a baseline is of the whole magazine", "leave the names out"
    yield asked.write_baseline and asked.mends, "a baseline lists what is not mended", "mend first, then write it"


def _of_repairs(asked: Asked) -> Nonsense:
    yield asked.unsafe and not asked.mends, "--unsafe says which repairs are made", "add --fix or --diff"
    yield asked.mends and asked.online, "--online mends nothing", "leave one out"
    acts = asked.is_stdin or asked.write_baseline or asked.mends or asked.online
    yield asked.watch and acts, "--watch waits for files to change", "leave it out"


def _run(root: Path, asked: Asked) -> int:
    """Check what is *asked*, tell what was found, and return the exit code."""
    checked = _checking.check(root, asked)
    if asked.write_baseline:
        _checking.write_baseline(root, Path(asked.write_baseline), checked)
        told = f"{counted(len(checked.found), 'finding')} in {asked.write_baseline}"
        _show.note(f"{told}: --baseline {asked.write_baseline} passes over them")
        return 0 if checked.is_whole else 2
    _telling.tell(root, asked, checked)
    if not checked.is_whole:
        return 2
    would_change = asked.diff and checked.changes
    return int(bool(would_change) or any(finding.severity in asked.failing for finding in checked.found))


def _watch(root: Path, asked: Asked) -> None:
    """Do it again whenever a file changes, until Ctrl-C."""
    from magcli.cli import _watching  # only for who waits

    with suppress(KeyboardInterrupt):
        for _ in _watching.changes(root):
            _show.clear()
            try:
                _run(root, asked)
            except MagcliError as error:  # which the next change may mend
                _show.error(str(error))
            _show.note("waiting for a change; Ctrl-C ends it")
