"""Templates: read, and filled with values. They know nothing else: no file, no network, no Python."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import minijinja

from magcli.errors import BrokenTemplate
from magcli.text.nearest import nearest

LONGEST = 20_000_000
"""Steps of a template that fills one page, half a second: one that takes more does not come to an end."""

_WHAT = {
    "OutOfFuel": "this template does not come to an end",
    "BadSerialization": "this value cannot be shown",
}


class Templates:
    """The templates among *files*, by name: each is read at once, so that an error in any of them is told."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.names = [name for name in files if name.endswith((".html", ".svg"))]
        self.environment: minijinja.Environment = minijinja.Environment(
            trim_blocks=True,
            lstrip_blocks=True,
            auto_escape_callback=lambda _: "html",  # which it does by itself in .html and .xml alone
            # A value that is not there may be asked for, but not shown. (Its types do not know the word.)
            undefined_behavior="semi_strict",  # type: ignore[call-overload]
        )
        self.environment.fuel = LONGEST
        for name in self.names:
            with self.told(name):
                self.environment.add_template(name, files[name])

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return the template *name* filled with *values*. Raises BrokenTemplate with the line of what is wrong."""
        with self.told(name):
            return self.environment.render_template(name, **values)

    @contextmanager
    def told(self, name: str) -> Iterator[None]:
        """Raise BrokenTemplate for what minijinja says is wrong in the block, with *name* unless it knows better."""
        try:
            yield
        except minijinja.TemplateError as error:
            reason = error.detail or _WHAT.get(error.kind, error.kind)
            raise BrokenTemplate(error.name or name, error.line or 1, reason, self.instead(error)) from error

    def instead(self, error: minijinja.TemplateError) -> str:
        """Return what to do about *error*."""
        if error.kind == "TemplateNotFound":
            wanted = re.search("[\"'](.+)[\"']", error.detail or "")
            near = nearest(wanted[1], self.names, most=1) if wanted else ()
            return f"did you mean {near[0]}?" if near else f"there is: {', '.join(sorted(self.names))}"
        if error.kind == "SyntaxError":
            return "the language is that of Jinja: https://docs.rs/minijinja/latest/minijinja/syntax/"
        return "docs/theme.md tells what each template gets"
