"""Completion as somebody sees it who presses TAB in bash, zsh or fish, set up as the manual says."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

pexpect = pytest.importorskip("pexpect", reason="a shell to type into needs pexpect")

HOME = "---\ntitle: Le Mag\npeople:\n  redaction: {name: La rédaction}\n  julie: {name: Julie}\n---\n"
PARTS = "---\ntitle: L’été\nparts:\n  - qui-paie\n  - title: Les marchés verticaux\n  - à suivre\n---\n"
FILES = {
    "articles/_index.md": HOME,
    "articles/ete/_index.md": PARTS,
    "articles/ete/qui-paie.md": "",
    "articles/ete/à suivre.md": "",
    "articles/hiver long/_index.md": "---\ntitle: Un hiver\n---\n",
    "articles/hiver long/qui-paie.md": "",
    "articles/l'eau.md": "",
    'articles/un "mot".md': "",
    "articles/midi: l’heure.md": "",
    "articles/prix $5 (net) & `co`; *.md": "",
    "ailleurs/mag/_index.md": "---\ntitle: Ailleurs\n---\n",
    "ailleurs/mag/printemps/_index.md": "---\ntitle: Printemps\n---\n",
    "brouillons/texte.txt": "",
}

# How each shell makes a function that shows the words it was called with.
WORDS = {
    "bash": "words() { printf '<%s>' \"$@\"; echo; }",
    "zsh": "words() { printf '<%s>' \"$@\"; echo; }; bindkey -e",
    "fish": "function words; printf '<%s>' $argv; echo; end",
}


class Shell:
    """A shell in a terminal, with completion set up in a home of its own."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        environment = {
            "HOME": str(folder / "home"),
            "LC_ALL": "C.UTF-8",
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "TERM": "xterm",
        }
        typed = {"cwd": str(folder), "env": environment, "encoding": "utf-8", "timeout": 30, "dimensions": (50, 250)}
        told, code = pexpect.run(f"{name} -c 'magcli --install-completion; true'", withexitstatus=True, **typed)
        assert (f"{name} completion installed" in told, code) == (True, 0), told
        self.child = pexpect.spawn(name, ["-i"], **typed)
        self.child.sendline(WORDS[name])
        self.child.sendline("words rea''dy")
        self.child.expect("<ready>")

    def completed(self, line: str) -> list[str]:
        """The words of *line* after TAB, as the shell reads them."""
        self.child.send(f"{line}\t")
        self.child.send("\x01words \r")  # in front of the line
        self.child.expect(r"(<magcli>[^\r\n]*)\r")
        return re.findall(r"<([^\r\n]*?)>(?=<|$)", self.child.match[1])

    def listed(self, line: str) -> str:
        """What the shell shows when nothing is typed of the last word of *line*."""
        tabs = "\t\t" if self.name == "bash" else "\t"
        self.child.send(f"{line}{tabs}")
        self.child.expect(pexpect.TIMEOUT, timeout=2)
        shown = self.child.before
        self.child.send("\x03")
        self.child.expect(pexpect.TIMEOUT, timeout=0.5)  # the line is thrown away, and what is typed meanwhile
        return shown


@pytest.fixture(scope="module", params=list(WORDS))
def shell(request, tmp_path_factory):
    if not shutil.which(request.param):
        pytest.skip(f"there is no {request.param} to type into")
    folder = tmp_path_factory.mktemp(request.param)
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "home").mkdir()
    shell = Shell(request.param, folder)
    yield shell
    shell.child.close(force=True)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("magcli va", ["validate"], id="a verb"),
        pytest.param("magcli series reo", ["series", "reorder"], id="a verb of a verb"),
        pytest.param("magcli  series   reo", ["series", "reorder"], id="more blanks than needed"),
        pytest.param("magcli list --au", ["list", "--author"], id="an option"),
        pytest.param("magcli series show et", ["series", "show", "ete"], id="a series"),
        pytest.param("magcli series show hi", ["series", "show", "hiver long"], id="a series with a space"),
        pytest.param("magcli show ete/q", ["show", "ete/qui-paie"], id="an article of a series"),
        pytest.param("magcli show à", ["show", "à suivre"], id="an accent"),
        pytest.param("magcli show 'à s", ["show", "à suivre"], id="in single quotes"),
        pytest.param('magcli show "à s', ["show", "à suivre"], id="in double quotes"),
        pytest.param("magcli show à\\ s", ["show", "à suivre"], id="behind a backslash"),
        pytest.param("magcli show l", ["show", "l'eau"], id="an apostrophe"),
        pytest.param("magcli show un", ["show", 'un "mot"'], id="quotes"),
        pytest.param("magcli show mi", ["show", "midi: l’heure"], id="a colon"),
        pytest.param("magcli show midi:", ["show", "midi: l’heure"], id="behind a colon"),
        pytest.param("magcli show pr", ["show", "prix $5 (net) & `co`; *"], id="what the shell would run"),
        pytest.param("magcli show 'pr", ["show", "prix $5 (net) & `co`; *"], id="that in single quotes"),
        pytest.param('magcli show "pr', ["show", "prix $5 (net) & `co`; *"], id="that in double quotes"),
        pytest.param("magcli series remove ete l", ["series", "remove", "ete", "les-marches-verticaux"], id="a part"),
        pytest.param(
            "magcli series reorder ete à\\ suivre les-marches-verticaux ",
            ["series", "reorder", "ete", "à suivre", "les-marches-verticaux", "qui-paie"],
            id="the last part that is left",
        ),
        pytest.param("magcli list --status rea", ["list", "--status", "ready"], id="a status"),
        pytest.param("magcli list --status=rea", ["list", "--status=ready"], id="behind an equals sign"),
        pytest.param('magcli list --author="La', ["list", "--author=La rédaction"], id="and a quote"),
        pytest.param("magcli list --author La", ["list", "--author", "La rédaction"], id="a person"),
        pytest.param("magcli set l\\'eau sta", ["set", "l'eau", "status="], id="a key"),
        pytest.param("magcli set l\\'eau sec", ["set", "l'eau", "section="], id="a key without known values"),
        pytest.param("magcli set l\\'eau status=rev", ["set", "l'eau", "status=review"], id="a value"),
        pytest.param(
            "magcli set l\\'eau summary= status=rev", ["set", "l'eau", "summary=", "status=review"], id="two values"
        ),
        pytest.param(
            "magcli set l\\'eau authors=julie,re", ["set", "l'eau", "authors=julie,redaction"], id="one of a list"
        ),
        pytest.param("magcli explain dead-m", ["explain", "dead-mark"], id="a rule"),
        pytest.param("magcli export ht", ["export", "html"], id="a format"),
        pytest.param(
            "magcli series show --root ailleurs/mag pr",
            ["series", "show", "--root", "ailleurs/mag", "printemps"],
            id="of another magazine",
        ),
        pytest.param(
            "magcli new Un --from brouillons/te", ["new", "Un", "--from", "brouillons/texte.txt"], id="a file"
        ),
        pytest.param("magcli show -- à", ["show", "--", "à suivre"], id="behind two dashes"),
    ],
)
def test_tab_completes_the_word(shell, line, words):
    assert shell.completed(line) == ["magcli", *words]


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        pytest.param("magcli series reorder ete ", ["qui-paie", "les-marches-verticaux", "suivre"], id="parts"),
        pytest.param("magcli list --status ", ["draft", "review", "ready", "published"], id="statuses"),
        pytest.param("magcli series ", ["new", "list", "reorder"], id="verbs"),
    ],
)
def test_tab_lists_what_there_is(shell, line, listed):
    shown = shell.listed(line)
    assert [word for word in listed if word not in shown] == []


def test_descriptions_are_shown_where_a_shell_can(shell):
    can = shell.name != "bash"
    assert ("Change the order of a series" in shell.listed("magcli series ")) == can
    assert ("planned: Les marchés verticaux" in shell.listed("magcli series reorder ete ")) == can
