"""Notes at the feet of pages, and what calls them."""

import pytest

from magcli.text.pagefeet import noted
from magcli.text.paragraphs import parted, together


def _pages(*texts):
    return tuple(each._replace(page=page) for page, text in enumerate(texts) for each in parted(f"{text}\n\n"))


def _text(*texts):
    found = noted(_pages(*texts), is_paged=len(texts) > 1)
    return together(found.paragraphs) + together(found.notes)


def _told(*texts):
    return [(repair.certainty, repair.told) for repair in noted(_pages(*texts), is_paged=len(texts) > 1).told]


@pytest.mark.parametrize("call", ["<sup>1</sup>", "¹", "[1]", " <sup>1</sup>"])
@pytest.mark.parametrize(
    "foot",
    [
        *("> 1Un journal.", "1Un journal.", "¹ Un journal.", "[1] Un journal."),
        *("<sup>1</sup> Un journal.", '<SUP class="x">1</SUP> Un journal.'),
    ],
)
def test_a_note_at_the_foot_of_a_page_goes_below_the_text(call, foot):
    text = _text(f"Le marché grandit{call}.\n\n{foot}", "La suite.")
    assert text == "Le marché grandit[^1].\n\nLa suite.\n\n[^1]: Un journal.\n\n"


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("en 2015", id="a year"),
        pytest.param("*mot*", id="emphasis"),
        pytest.param("d’un mot’", id="an apostrophe"),
        pytest.param("de 3 %", id="a sign"),
    ],
)
@pytest.mark.parametrize("call", ["<sup>1</sup>", "¹", "<SUP>1</SUP>", '<sup class="x">1</sup>'])
def test_whatever_is_known_to_be_the_mark_of_a_note_calls_one(word, call):
    text = _text(f"Le marché {word}{call}, grandit.\n\n1Un journal.", "La suite.")
    assert text == f"Le marché {word}[^1], grandit.\n\nLa suite.\n\n[^1]: Un journal.\n\n"


@pytest.mark.parametrize("behind", ["-même", "—et la suite", "–et", " grandit", "»"])
@pytest.mark.parametrize("call", ["<sup>1</sup>", "¹"])
def test_a_sentence_may_go_on_behind_a_mark_with_a_dash(call, behind):
    text = _text(f"C’est la loi{call}{behind} ici.\n\n1Un journal.", "La suite.")
    assert text == f"C’est la loi[^1]{behind} ici.\n\nLa suite.\n\n[^1]: Un journal.\n\n"


@pytest.mark.parametrize(
    "text", ["Il fait 20 m<sup>2</sup>, ici.", "Il est `écrit<sup>2</sup>` là.", "Il a E = mc², ici."]
)
def test_a_power_or_code_calls_none(text):
    assert _text(f"{text}\n\n2Un journal.", "La suite.").startswith(f"{text}\n\n2Un journal.")


def test_a_note_between_the_halves_of_a_sentence_does_so_without_pages():
    text = _text("Le marché<sup>1</sup> grandit avec\n\n1. Un journal.\n\nses clients.")
    assert text == "Le marché[^1] grandit avec\n\nses clients.\n\n[^1]: Un journal.\n\n"


def test_a_list_at_the_end_of_a_page_is_no_note():
    pages = "Deux raisons<sup>1</sup> :\n\n1. la première ;\n\n2. la seconde.", "La suite."
    assert _text(*pages) == "\n\n".join((*pages, ""))


def test_a_note_may_stand_on_a_later_page_and_before_another():
    text = _text("Un<sup>1</sup> mot.", "Un autre<sup>2</sup> mot.\n\n2Le second.\n\n> 1Le premier.", "La fin.")
    assert text.endswith("[^1]: Le premier.\n\n[^2]: Le second.\n\n")


def test_a_note_may_begin_with_a_number():
    text = _text("Un mot<sup>1</sup>, une durée<sup>2</sup>.\n\n> 1Un journal.\n\n> 215 minutes au plus.", "La fin.")
    assert text.endswith("[^1]: Un journal.\n\n[^2]: 15 minutes au plus.\n\n")


def test_two_notes_may_stand_in_one_paragraph():
    text = _text("Un mot<sup>1</sup> et un autre<sup>2</sup>.\n\n1Le premier. 2Le second.", "La fin.")
    assert text.endswith("[^1]: Le premier.\n\n[^2]: Le second.\n\n")


def test_of_a_paragraph_with_a_note_the_rest_stays():
    calls = "Un mot<sup>1</sup>, un autre<sup>1</sup>, encore<sup>2</sup>."
    text = _text(f"{calls}\n\n1Un journal. 2Une revue.", "La fin.")
    assert "\n\n1Un journal.\n\nLa fin." in text
    assert text.endswith("[^2]: Une revue.\n\n")


def test_a_note_cut_in_two_is_whole():
    text = _text("Un mot<sup>1</sup>.\n\n1Le premier des jour\u2010\n\nnaux du soir.", "La fin.")
    assert text == "Un mot[^1].\n\nLa fin.\n\n[^1]: Le premier des journaux du soir.\n\n"


def test_numbers_that_begin_again_on_each_page_count_on():
    text = _text("Un mot<sup>1</sup>.\n\n> 1Le premier.", "Un autre<sup>1</sup>.\n\n> 1Le second.", "La fin.")
    assert text == ("Un mot[^1].\n\nUn autre[^2].\n\nLa fin.\n\n[^1]: Le premier.\n\n[^2]: Le second.\n\n")


def test_what_two_references_could_call_is_nobodys():
    pages = "Un mot<sup>1</sup>.", "Un autre<sup>1</sup>.", "Encore.\n\n> 1Le premier.", "La fin."
    assert _text(*pages) == "\n\n".join((*pages, ""))


def test_a_number_that_fell_onto_the_line_calls_the_note_of_its_page_that_nothing_else_does():
    text = _text("Un mot<sup>1</sup>.\n\nUne phrase. 2\n\n> 1Le premier.\n\n> 2Le second.", "La fin.")
    assert "Une phrase.[^2]" in text


def test_a_note_that_nothing_calls_is_told():
    pages = "Un mot<sup>1</sup>.\n\n> 1Le premier.\n\n> 2Le second.", "La fin."
    assert _text(*pages).endswith("[^2]: Le second.\n\n")
    assert _told(*pages) == [
        ("guessed", "note 1 is put where it is called, by its number"),
        ("open", "nothing calls note 2: write [^2] where it belongs"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Une surface de 20 m².\n\n2Un carré.", id="a power"),
        pytest.param("L'année[1](https://example.org/).\n\n[1] Une note.", id="a link"),
        pytest.param("Rien n'est appelé.\n\n> 1Une citation.", id="no reference at all"),
    ],
)
def test_what_calls_nothing_calls_no_note(text):
    assert _text(text, "La fin.") == f"{text}\n\nLa fin.\n\n"


LIKE_A_NOTE = [
    pytest.param("1Password est un gestionnaire de mots de passe.", id="the name of a program"),
    pytest.param("1Password, un gestionnaire.", id="a name before a comma"),
    pytest.param("1984 est un roman.", id="a year"),
    pytest.param("1984, c'est demain.", id="a year before a comma"),
    pytest.param("10 millions de lecteurs l'achètent.", id="a number that begins with the label"),
    pytest.param("1 million de lecteurs l'achètent.", id="a number and a noun"),
    pytest.param("1 000 lecteurs l'achètent.", id="thousands"),
    pytest.param("1,5 million de lecteurs.", id="a fraction"),
    pytest.param("1 % des lecteurs.", id="a share"),
    pytest.param("12 personnes sont venues.", id="two digits"),
    pytest.param("1er juillet : tout change.", id="an ordinal"),
    pytest.param("1ère leçon : tout change.", id="a French ordinal"),
    pytest.param("1st of July: all changes.", id="an English ordinal"),
    pytest.param("1h30 plus tard, tout change.", id="a time"),
    pytest.param("1km plus loin, tout change.", id="a measure"),
    pytest.param("1D est une dimension.", id="a dimension"),
    pytest.param("1Q84 est un roman.", id="a title"),
    pytest.param("1CV suffisait.", id="letters behind a number"),
    pytest.param("¹⁄₂ tasse de lait.", id="a fraction in small signs"),
    pytest.param("[1] ou [2] ? Telle est la question.", id="what is spoken of"),
    pytest.param("[1] est le meilleur choix.", id="the subject of a sentence"),
    pytest.param("> 1. Lire tous les matins.", id="a list that is quoted"),
]


@pytest.mark.parametrize("call", ["<sup>1</sup>", "¹", "[1]"])
@pytest.mark.parametrize("line", LIKE_A_NOTE)
@pytest.mark.parametrize("pages", [pytest.param((), id="plain"), pytest.param(("La fin.",), id="on pages")])
def test_what_looks_like_a_note_and_is_none_stays(call, line, pages):
    texts = f"La presse{call} paie toujours.\n\nLe débat continue.\n\n{line}", *pages
    assert _text(*texts) == "\n\n".join((*texts, ""))


@pytest.mark.parametrize("line", ["1 Français sur deux lit.", "1 Voir le rapport.", "1 « Le Monde » le dit."])
def test_a_number_and_a_space_begin_a_note_at_the_foot_of_a_page_alone(line):
    text = f"La presse<sup>1</sup> paie toujours.\n\n{line}"
    assert _text(text) == f"{text}\n\n"
    assert _text(text, "La fin.").endswith(f"[^1]: {line[2:]}\n\n")


def test_where_notes_touch_their_numbers_a_number_and_a_space_begin_none():
    pages = "Un mot<sup>1</sup>.\n\n1Le premier.", "Un autre<sup>2</sup>.\n\n2 Français sur trois lisent.", "La fin."
    assert "2 Français sur trois lisent." in _text(*pages)
    assert "[^2]" not in _text(*pages)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("220 personnes sont venues.", id="written in another way than the note before"),
        pytest.param("> 2015 a tout changé.", id="a year"),
        pytest.param("2 millions d'exemplaires.", id="a number and a noun"),
    ],
)
def test_a_number_at_the_foot_of_a_page_is_no_second_note(line):
    pages = "Un mot<sup>1</sup>.\n\n> 1Le premier.", f"Un autre<sup>2</sup>.\n\n{line}", "La fin."
    assert f"\n\n{line}\n\n" in _text(*pages)


@pytest.mark.parametrize("foot", ["> 1Wikipedia, passim.", "1Wikipedia, passim.\n\n2Gallica, passim."])
def test_a_number_touches_a_name_where_notes_are_quoted_or_another_is_written_so(foot):
    text = _text(f"Un mot<sup>1</sup>, un autre<sup>2</sup>.\n\n{foot}", "La fin.")
    assert "[^1]: Wikipedia, passim." in text


def test_without_pages_a_quotation_may_begin_with_such_a_name():
    text = "Un mot<sup>1</sup>.\n\n> 1Password est un outil."
    assert _text(text) == f"{text}\n\n"


def test_a_word_with_a_number_that_the_text_knows_begins_no_note():
    pages = (
        "Un mot<sup>1</sup> sur 1Password, un autre<sup>2</sup>.\n\n1Password est un outil.\n\n2Le second.",
        "La fin.",
    )
    assert "\n\n1Password est un outil.\n\n" in _text(*pages)


def test_a_list_within_a_sentence_is_no_note():
    text = "Trois raisons<sup>1</sup> de lire le journal, qui sont\n\n1. la première,\n\n2. la seconde\n\net rien d'autre.\n\n"
    assert _text(text.rstrip("\n")) == text


def test_a_space_behind_numbers_that_begin_again_is_no_matter():
    text = _text("Un mot<sup>1</sup>.\n\n1 Le premier.", "Un autre<sup>1</sup>.\n\n1 Le second.", "La fin.")
    assert text.endswith("Un autre[^2].\n\nLa fin.\n\n[^1]: Le premier.\n\n[^2]: Le second.\n\n")


def test_a_note_on_a_later_page_is_that_of_a_call_only_where_numbers_run_on():
    pages = "Un mot<sup>1</sup>.", "Une autre page.\n\n> 1Le premier.", "La fin."
    assert _text(*pages) == "\n\n".join((*pages, ""))


def test_notes_at_the_end_are_those_of_all_pages():
    text = _text("Un mot<sup>1</sup>.", "Un autre<sup>2</sup>.", "La fin.\n\n1Le premier.\n\n2Le second.")
    assert text.endswith("[^1]: Le premier.\n\n[^2]: Le second.\n\n")


def test_a_note_that_may_hold_the_next_one_is_told():
    pages = "Un mot<sup>1</sup>.\n\n1Le premier. 2Le second.", "La fin."
    assert _text(*pages).endswith("[^1]: Le premier. 2Le second.\n\n")
    assert _told(*pages)[1:] == [("open", "note 1 may hold note 2, too, from “2Le second.” on: write [^2]: … then")]


def test_a_note_that_a_page_cut_is_told():
    pages = (
        "Un mot<sup>1</sup>.\n\n1Un rapport, qui explique que la",
        "Une autre page du même article.\n\npresse va mal.",
        "La fin.",
    )
    assert _told(*pages)[1:] == [
        ("open", "note 1 ends within a sentence, which may go on with “presse va mal.” in line 3")
    ]
    assert _told(pages[0], "Une autre page.", "La fin.")[1:] == [
        ("open", "note 1 ends within a sentence: its rest is missing")
    ]


@pytest.mark.parametrize(
    ("label", "line"),
    [("20", "20Minutes est un journal."), ("2", "2A et 2B sont deux noms."), ("4", "4L’auto, sa voiture.")],
)
def test_without_pages_notes_are_counted_from_one(label, line):
    text = f"Un mot<sup>{label}</sup>.\n\n{line}"
    assert _text(text) == f"{text}\n\n"


def test_a_note_that_may_hold_the_next_one_behind_a_space_is_told():
    pages = "Un mot<sup>1</sup>, un autre<sup>2</sup>.\n\n1 Le premier. 2 Le second.", "La fin."
    assert _told(*pages)[1:] == [("open", "note 1 may hold note 2, too, from “2 Le second.” on: write [^2]: … then")]


def test_what_may_be_a_note_in_brackets_is_told():
    text = "Selon la loi [1] tout change.\n\n[1] est une loi."
    assert _text(text) == f"{text}\n\n"
    assert _told(text) == [("open", "“[1] est une loi.” in line 3 may be note 1: write [^1] and [^1]: … then")]
