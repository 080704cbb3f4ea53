"""What a shell is offered, word by word, and in the form that it wants."""

import contextlib
import os
import subprocess
import sys

import pytest

from magcli import exporters, registry
from magcli.cli import _app, _completing, _offers
from magcli.cli._completing import Reply, Word, split
from magcli.rules import _rule
from tests.conftest import HOME, snapshot

FILES = {
    "_index.md": HOME.replace("people:\n", "people:\n  julie: Julie\n"),
    "ete/_index.md": "---\ntitle: Un été\nparts:\n  - un\n  - title: Les marchés\n  - L’eau\n  - {title: '?'}\n---\n",
    "ete/un.md": "",
    "ete/L’eau.md": "",
    "hiver/_index.md": "---\ntitle: Hiver\n---\n",
    "nombres/_index.md": '---\ntitle: Nombres\nparts: ["2", {title: "…"}, "3"]\n---\n',
    "hiver/un.md": "",
    "hiver/froid.md": "",
    "editorial.md": "",
    "-tiret.md": "",
}
STATUSES = "draft review ready published scheduled"
SERIES_RULES = " ".join(["SER", *(rule.code for rule in _rule.all_rules() if rule.family == "SER")])


@pytest.fixture
def folder(magazine_at):
    return magazine_at(FILES)


def offered(folder, line, root=""):
    """The words that can take the place of the last one of *line*."""
    *before, typed = (word.text for word in split(line)[1:])
    with contextlib.chdir(folder):
        return [offer.word for offer in _offers.offers(before, typed, root)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("magcli und", "undo", id="a verb"),
        pytest.param("magcli series re", "remove reorder", id="verbs of a verb"),
        pytest.param(
            "magcli --", "--root --version --install-completion --show-completion --help", id="before a verb"
        ),
        pytest.param(
            "magcli --root articles --", "--version --install-completion --show-completion --help", id="once"
        ),
        pytest.param("magcli set --", "--json --dry-run --root --help", id="options"),
        pytest.param("magcli theme eject art", "article.html", id="templates"),
        pytest.param("magcli undo ", "--list --json --dry-run --root --help", id="options where nothing else is due"),
        pytest.param("magcli undo --dry-run ", "--list --json --root --help", id="no option twice"),
        pytest.param("magcli new Un --tag a --ta", "--tag", id="but one that can be repeated"),
        pytest.param("magcli new Un -- --", "", id="none behind two dashes"),
        pytest.param("magcli nothing ", "", id="nothing of what is no verb"),
        pytest.param("magcli undo more ", "--list --json --dry-run --root --help", id="a word too many"),
        pytest.param("magcli --what list --status r", "review ready", id="an option too many"),
        pytest.param("magcli series show ", "ete hiver nombres", id="series"),
        pytest.param("magcli list --series h", "hiver", id="a series as a value"),
        pytest.param("magcli list --series=h", "--series=hiver", id="behind an equals sign"),
        pytest.param("magcli list --json=", "", id="no value where none is due"),
        pytest.param("magcli show ", "editorial L’eau ete/un froid hiver/un", id="articles, as short as can be"),
        pytest.param("magcli show e", "editorial ete/L’eau ete/un", id="articles by their series"),
        pytest.param("magcli show un", "", id="a name that two articles have"),
        pytest.param("magcli show -- -", "-tiret", id="an article that looks like an option"),
        pytest.param("magcli validate h", "hiver hiver/froid hiver/un", id="articles and series"),
        pytest.param("magcli validate ete h", "hiver hiver/froid hiver/un", id="and more of them"),
        pytest.param("magcli rename editorial ", "", id="nothing where a new name is due"),
        pytest.param("magcli series reorder ete ", "un les-marches L’eau 4", id="parts"),
        pytest.param("magcli series reorder 'Un été' ", "un les-marches L’eau 4", id="of a series by its title"),
        pytest.param("magcli series reorder articles/ete ", "un les-marches L’eau 4", id="of a series by its path"),
        pytest.param("magcli series reorder nombres ", "2 #2 3", id="that are called by numbers"),
        pytest.param("magcli series reorder nombres 2 ", "#2 3", id="one of those named"),
        pytest.param("magcli series reorder nombres '#2' ", "2 3", id="the other of those named"),
        pytest.param("magcli series reorder hiver ", "", id="of a series without"),
        pytest.param("magcli series reorder rien ", "", id="of no series"),
        pytest.param("magcli series reorder ete 1 'Les marchés' ", "L’eau 4", id="parts that are not named yet"),
        pytest.param("magcli series reorder ete L’eau ete/un.md 4 ", "les-marches", id="however they were named"),
        pytest.param(
            "magcli series reorder ete --move un --before ", "les-marches L’eau 4", id="a part beside another"
        ),
        pytest.param("magcli series reorder ete --by ", "date title", id="choices"),
        pytest.param("magcli list --status ", STATUSES, id="statuses"),
        pytest.param("magcli explain DEAD", "", id="no rule"),
        pytest.param("magcli explain bad-st", "bad-status", id="a rule by its name"),
        pytest.param("magcli explain META009", "META009", id="a rule by its code"),
        pytest.param("magcli validate --select SE", SERIES_RULES, id="rules and their family"),
        pytest.param("magcli validate --ignore NOTE,dead-m", "NOTE,dead-mark", id="a rule behind a comma"),
        pytest.param("magcli validate --format s", "sarif", id="a format of findings"),
        pytest.param("magcli export r", "rss", id="formats"),
        pytest.param("magcli set editorial s", "status= section= summary=", id="keys"),
        pytest.param(
            "magcli set ete s", "season= schedule.start= schedule.every= schedule.weekday=", id="of a series"
        ),
        pytest.param(
            "magcli set 'Un été' s", "season= schedule.start= schedule.every= schedule.weekday=", id="by its title"
        ),
        pytest.param(
            "magcli set articles/ete s", "season= schedule.start= schedule.every= schedule.weekday=", id="by its path"
        ),
        pytest.param(
            "magcli set ete/_index.md s",
            "season= schedule.start= schedule.every= schedule.weekday=",
            id="by its file",
        ),
        pytest.param("magcli set ete/un s", "status= section= summary=", id="of an article of a series"),
        pytest.param("magcli set articles/ete/un.md s", "status= section= summary=", id="of one by its path"),
        pytest.param("magcli new Un --series ete --planned ", "les-marches 4", id="planned parts of a series"),
        pytest.param("magcli new Un --planned ", "les-marches", id="planned parts of all series"),
        pytest.param("magcli new Un --series hiver --planned ", "", id="no planned part"),
        pytest.param("magcli new Un --series rien --planned ", "", id="planned parts of no series"),
        pytest.param("magcli set ete editors=ju", "editors=julie", id="people of a series"),
        pytest.param("magcli set editorial authors+=ju", "authors+=julie", id="one more of a list"),
        pytest.param("magcli publish h", "hiver/froid hiver/un hiver", id="articles and series to publish"),
        pytest.param("magcli status h", "hiver", id="a series to look at"),
        pytest.param(
            "magcli set editorial image",
            "image= image.src= image.alt= image.caption= image.credit=",
            id="keys inside",
        ),
        pytest.param("magcli set editorial title=a t", "tags=", id="no key twice"),
        pytest.param("magcli set editorial tags=a t", "title= tags=", id="but a list"),
        pytest.param("magcli set editorial status=r", "status=review status=ready", id="values of a key"),
        pytest.param("magcli set editorial authors=julie,re", "authors=julie,redaction", id="one more of a list"),
        pytest.param("magcli set editorial authors=julie,ju", "", id="nobody twice"),
        pytest.param("magcli set editorial title=", "", id="no value that only a writer knows"),
        pytest.param("magcli init ", "", id="no folder: that is the shell's part"),
        pytest.param("magcli new Un --date 2", "", id="no date"),
    ],
)
def test_what_is_offered(folder, line, words):
    assert [word.replace(" ", "_") for word in offered(folder, line)] == words.split()


def test_every_format_is_offered(folder):
    assert offered(folder, "magcli export ") == list(registry.names(exporters))


def test_every_key_is_offered_but_those_that_never_change(folder):
    keys = {word.removesuffix("=") for word in offered(folder, "magcli set editorial ")}
    assert {"title", "status", "date", "authors", "tags", "summary", "image.alt", "aliases"} <= keys
    assert not {"id", "slug", "series", "source"} & keys


def test_people_are_offered_by_id_and_by_name(folder):
    assert offered(folder, "magcli list --author ") == ["julie", "redaction", "Julie", "La rédaction"]


@pytest.mark.parametrize(
    ("line", "root"),
    [
        pytest.param("magcli --root {} series show ", "", id="--root before the verb"),
        pytest.param("magcli series show --root {} ", "", id="--root behind it"),
        pytest.param("magcli series show --root={}/articles ", "", id="--root="),
        pytest.param("magcli series show --root {}/articles/ete ", "", id="a series of it"),
        pytest.param("magcli series show ", "{}", id="MAGCLI_ROOT"),
        pytest.param("magcli series show --root {} ", "/nowhere", id="--root before MAGCLI_ROOT"),
    ],
)
def test_names_come_from_the_magazine_that_is_named(folder, line, root):
    assert offered("/", line.format(folder), root.format(folder)) == ["ete", "hiver", "nombres"]


@pytest.mark.parametrize(
    "line", ["series show ", "show ", "list --author ", "series reorder ete ", "validate ", "show --root x "]
)
def test_outside_a_magazine_no_name_is_offered(tmp_path, line):
    assert offered(tmp_path, f"magcli {line}") == []


def test_of_planned_parts_those_are_offered_that_one_name_tells(magazine_at):
    plans = "---\ntitle: S\nparts: [un, {title: Neige}, {title: Les bains}, {title: Les bains}]\n---\n"
    folder = magazine_at({"ete/_index.md": plans, "hiver/_index.md": plans.replace("Les bains", "Glace")})
    assert offered(folder, "magcli new Un --planned ") == []
    assert offered(folder, "magcli new Un --series ete --planned ") == ["neige", "3", "4"]


def test_no_name_can_end_a_line_or_steer_a_terminal(magazine_at):
    people = '---\npeople: {un: "Ligne\\nDeux", deux: {name: "\\e[2J"}, trois: "Trois"}\n---\n'
    parts = '---\nparts:\n  - "a\\tb"\n  - {title: "Fin\\e]0;\\a\\nsuite"}\n---\n'
    folder = magazine_at({"_index.md": people, "ete/_index.md": parts, "a\nb.md": ""})
    assert offered(folder, "magcli list --author ") == ["un", "deux", "trois", "Trois"]
    assert offered(folder, "magcli show ") == []
    with contextlib.chdir(folder):
        (offer,) = _offers.offers(["series", "reorder", "ete"], "", "")
    assert offer == ("fin-0-suite", "2, planned: Fin ]0;  suite")


# ---- how shells ask ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("a b", [Word("a"), Word("b")], id="two words"),
        pytest.param("a ", [Word("a"), Word("")], id="a word to come"),
        pytest.param("a  ''  b", [Word("a"), Word(""), Word("b")], id="blanks between words, and an empty one"),
        pytest.param("a\\ b", [Word("a b")], id="a backslash"),
        pytest.param("'a b' c", [Word("a b"), Word("c")], id="quotes"),
        pytest.param('"a b', [Word("a b", '"')], id="an open quote"),
        pytest.param('"a\\"b\\c', [Word('a"b\\c', '"')], id="a backslash in quotes"),
        pytest.param("'a\\", [Word("a\\", "'")], id="a backslash in single quotes"),
        pytest.param("a=b:c", [Word("a=b:c", "", 4)], id="what bash has taken apart"),
        pytest.param("a\\:b", [Word("a:b")], id="what it has not"),
        pytest.param("a='b c", [Word("a=b c", "'", 2)], id="a quote behind an equals sign"),
        pytest.param("a\\", [Word("a")], id="a lone backslash"),
    ],
)
def test_a_line_is_split_as_the_shell_does(line, words):
    assert split(line) == words


def test_fish_knows_backslashes_in_single_quotes():
    assert split("'l\\'eau", is_fish=True) == [Word("l'eau", "'")]


def bash(folder, *words):
    asked = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    with contextlib.chdir(folder):
        return _completing.SHELLS["complete_bash"](asked).text.split("\n")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        pytest.param(["list", "--status", "=", "dr"], ["draft"], id="--status=dr"),
        pytest.param(["list", "--status", "="], STATUSES.split(), id="--status="),
        pytest.param(["set", "un", "status", "=", "", "tit"], ["title=", "title=…"], id="a space behind status="),
        pytest.param(["list", "--author", "=", '"La'], ["La rédaction"], id="a quote behind --author="),
        pytest.param(["list", "--author", "La"], ["La\\ rédaction"], id="a space in the answer"),
        pytest.param(
            ["set", "un", "sta"],
            [f"status={word}" for word in ("draft", "review", "ready")],
            id="the values of a key",
        ),
        pytest.param(["set", "un", "tit"], ["title=", "title=…"], id="two answers, so that no space is written"),
        pytest.param(["set", "un", "summary", "=", "status", "=", "dr"], ["draft"], id="summary= status=dr"),
        pytest.param(["set", "un", "summary", "=", "a", "=", "status", "=", "dr"], ["draft"], id="and one more"),
        pytest.param(["list", "--series", "=", "ete", "--status", "=", "dr"], ["draft"], id="two options"),
        pytest.param(["--root", "=", "articles", "series", "show", "h"], ["hiver"], id="--root="),
    ],
)
def test_bash_gets_the_end_of_what_it_took_apart(folder, words, answer):
    assert bash(folder, "magcli", *words) == answer


def test_zsh_gets_code_that_its_eval_reads(magazine_at):
    folder = magazine_at({"un 'mot': \\$a.md": ""})
    with contextlib.chdir(folder):
        reply = _completing.SHELLS["complete_zsh"]({"_TYPER_COMPLETE_ARGS": "magcli show "})
    told = r"local -a magcli; magcli=($'un\x20\'mot\'\\:\x20\\\\$a'); _describe -V magcli magcli "
    assert reply == Reply(told)


def test_zsh_completes_files_where_nothing_is_offered(folder):
    with contextlib.chdir(folder):
        assert _completing.SHELLS["complete_zsh"]({"_TYPER_COMPLETE_ARGS": "magcli init "}) == Reply("_files")


def test_fish_is_told_first_whether_there_is_anything(folder):
    def fish(line, action):
        asked = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": action}
        return _completing.SHELLS["complete_fish"](asked)

    with contextlib.chdir(folder):
        assert fish("magcli init ", "is-args") == Reply("", code=1)
        assert fish("magcli explain bad-st", "is-args") == Reply("", code=0)
        assert fish("magcli explain bad-st", "get-args") == Reply("bad-status\tMETA009\n")


# ---- nothing goes wrong --------------------------------------------------------------------------------


def answer(folder, **asked):
    done = subprocess.run(
        [sys.executable, "-m", "magcli"],
        cwd=folder,
        env={**os.environ, **asked},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("shell", list(_completing.SHELLS))
@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({}, id="nothing is asked"),
        pytest.param({"COMP_WORDS": "", "COMP_CWORD": "7"}, id="a place that is not there"),
        pytest.param({"COMP_WORDS": "magcli", "COMP_CWORD": "x"}, id="no number"),
        pytest.param({"_TYPER_COMPLETE_ARGS": "magcli"}, id="no word behind the command"),
    ],
)
def test_a_question_that_makes_no_sense_gets_no_answer_and_no_complaint(tmp_path, shell, asked):
    code, _, complaint = answer(tmp_path, _MAGCLI_COMPLETE=shell, **asked)
    assert (code, complaint) == (shell == "complete_fish", "")


@pytest.mark.parametrize("line", ["magcli series reorder ete ", "magcli list --author ", "magcli show "])
def test_a_completion_leaves_everything_as_it_is(magazine_at, line):
    folder = magazine_at({"ete/_index.md": "---\nparts: [un]\n", "ete/un.md": b"\xff"})
    before = snapshot(folder)
    code, _, complaint = answer(folder, _MAGCLI_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line)
    assert (code, complaint, snapshot(folder)) == (0, "", before)
    assert not (folder / "articles/.magcli").exists()


def test_other_shells_are_left_to_typer(tmp_path):
    asked = {"_TYPER_COMPLETE_ARGS": "magcli va", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "va"}
    code, answered, _ = answer(tmp_path, _MAGCLI_COMPLETE="complete_powershell", **asked)
    assert (code, answered.partition(":::")[0]) == (0, "validate")


def test_the_script_is_set_up_by_typer(tmp_path):
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m magcli --show-completion; true"], capture_output=True, text=True
    )
    assert "_MAGCLI_COMPLETE=complete_bash" in done.stdout


def typer_without(name, *words):
    """The exit code and output of magcli with a Typer that keeps nothing called *name* for its completion."""
    program = f"from typer import _completion_shared as kept\ndel kept.{name}\nfrom magcli.cli import main\nmain()"
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_a_typer_that_keeps_its_scripts_elsewhere_stops_no_command():
    code, told = typer_without("_completion_scripts", "--version")
    assert (code, told.split()[0]) == (0, "magcli")


@pytest.mark.parametrize(
    ("words", "is_mended"), [(["--show-completion"], True), (["--install-completion=zsh"], True), (["list"], False)]
)
def test_the_script_of_zsh_is_mended_only_where_it_is_asked_for(words, is_mended):
    program = (
        "import sys\nfrom typer import _completion_shared as kept\nfrom magcli.cli import _app\n"
        "_app.mend_completion(sys.argv[1:])\nprint('funcstack' in kept._completion_scripts['zsh'])"
    )
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True)
    assert done.stdout == f"{is_mended}\n"


@pytest.mark.parametrize("kept", [None, {}, {"zsh": None}, ("zsh",)])
def test_scripts_that_look_otherwise_are_left_alone(kept):
    _app.complete_at_once(kept)
    assert kept in (None, {}, {"zsh": None}, ("zsh",))
