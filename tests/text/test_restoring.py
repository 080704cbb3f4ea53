"""Damaged texts as somebody would have typed them, and sound ones as they are."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magcli.text import footnotes
from magcli.text.paragraphs import parted, together
from magcli.text.restoring import restored


def _text(text):
    return together(restored(parted(text)).paragraphs)


def _told(text):
    return [(repair.certainty, repair.what, repair.line) for repair in restored(parted(text)).told]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        pytest.param("La part de marché<sup>2</sup> . Plus encore.", "La part de marché[^2]. Plus encore.", id="sup"),
        pytest.param("La part de marché² augmente.", "La part de marché[^2] augmente.", id="superscript"),
        pytest.param("L'auteur le dit ainsi : \\*", "L'auteur le dit ainsi[^*] :", id="a star behind a colon"),
        pytest.param("L'auteur le dit. \\*", "L'auteur le dit.[^*]", id="a star behind a full stop"),
    ],
)
def test_a_mark_without_its_note_becomes_an_open_note(mark, expected):
    assert _text(mark) == expected
    assert _told(mark) == [("open", "note", 1)]
    assert len(footnotes.scan(_text(mark)).undefined) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Une surface de 20 m² et 10<sup>6</sup> de plus.", id="powers"),
        pytest.param("Le 1<sup>er</sup> article, et 2 \\* 3 = 6.", id="ordinals and sums"),
        pytest.param("## **Un titre**\n\nUn texte.\n", id="bold headings alone"),
        pytest.param("Un <u>mot</u> souligné.", id="underlined words"),
        pytest.param("*Un*\n\nUn texte assez long.\n\n*Deux*\n\nUn autre texte assez long.\n", id="lines in italics"),
        pytest.param("- un\n\n- deux \n\n-\n", id="an empty item"),
        pytest.param("Un appel[^1].\n\n[^1]: Sa note.\n", id="notes of ours"),
        pytest.param("Un\r\n\r\n\r\nDeux  \r\ntrois\r\n", id="line ends"),
        pytest.param(
            "Le soir descend sur la ville et sur les toits,\n\nles lampes une à une s'allument dans les rues,\n\net "
            "quelqu'un lit encore un journal de papier.\n",
            id="verse",
        ),
        pytest.param(
            "Chaque soir, quelqu'un l'écrit ainsi dans le terminal\n\ngit commit -m x\n\npuis s'en va.\n",
            id="commands",
        ),
    ],
)
def test_a_text_without_damage_is_the_same_to_the_byte(text):
    assert _text(text) == text


VERSE = (
    "Le soir descend sur la ville<sup>1</sup> et sur les toits,\n\nles lampes une à une s'allument dans les rues.\n"
)


def test_a_hyphen_in_doubt_is_no_damage():
    text = f"Un porte-\nvoix.\n\n{VERSE.replace('<sup>1</sup>', '')}"
    assert _text(text) == text
    assert _told(text) == [("open", "text", 1)]


def test_where_elements_part_paragraphs_pages_alone_cut_them():
    (first, *rest) = restored(parted(VERSE), is_html=True).paragraphs
    assert (first.text, len(rest)) == ("Le soir descend sur la ville[^1] et sur les toits,", 1)


def test_a_star_before_a_cut_off_quotation_stands_before_the_colon():
    text = "L'auteur de l'article va dans ce sens : \\*\n\n« les usages viennent d'abord ».\n"
    assert _text(text) == "L'auteur de l'article va dans ce sens[^*] : « les usages viennent d'abord ».\n"


PRINTED = """\
# **Un titre**

Le marché<sup>1</sup> grandit , et avec <u>lui</u> la part des pro‐ duits , des ser‐

> 1Un _journal_ , du soir.

1

vices et des usages _numériques_ .

#### • un premier point,

-

- un second.

2
"""


def test_a_printed_text_is_as_if_typed():
    assert _text(PRINTED) == (
        "# Un titre\n\n"
        "Le marché[^1] grandit, et avec lui la part des produits, des services et des usages _numériques_.\n\n"
        "- un premier point,\n\n"
        "- un second.\n\n"
        "[^1]: Un _journal_, du soir.\n"
    )


def test_a_printed_text_is_told_of_cause_by_cause():
    assert _told(PRINTED) == [
        ("guessed", "text", 7),
        ("guessed", "text", 3),
        ("open", "link", 3),
        ("guessed", "note", 5),
        ("guessed", "text", 9),
    ]


WORDS = st.lists(
    st.sampled_from(["usage", "réseau", "marché", "été", "client", "numérique", "économie"]), min_size=20, max_size=40
)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=3, max_size=6), st.integers(8, 12))
def test_a_sound_text_that_was_printed_comes_back(sentences, place):
    """Each page ends within the sentence that calls a note, at whose foot it stands, and above its number."""
    typed, printed, notes = [], [], []
    for number, words in enumerate(sentences, 1):
        begun, ended = " ".join(words[:place]).capitalize(), " ".join(words[place:])
        typed.append(f"{begun}[^{number}] {ended}.")
        notes.append(f"[^{number}]: Une note de l'article {number}.")
        half = ended.split()[0]
        printed.append(
            f"{begun}<sup>{number}</sup> {half[:2]}\u2010 \n\n> {number}Une note de l'article {number}. \n\n{number} \n\n{ended[2:]}."
        )
    assert _text("\n\n".join(printed) + "\n") == "\n\n".join((*typed, *notes)) + "\n"


@settings(max_examples=60)
@given(st.text(alphabet="ab é.,*_<>sup/12²[]^:‐-#\n`", max_size=80))
def test_no_word_and_no_number_is_lost_whatever_the_text(text):
    found = restored(parted(text))
    said = together(found.paragraphs) + " ".join(repair.told for repair in found.told)
    for kind in ("[abé]", "[12²]"):
        assert len(re.findall(kind, said)) >= len(re.findall(kind, text))
    assert ">" in text or all(number in said for number in re.findall("[12]{2,}", text))


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "La presse{} paie toujours, dit-on à la rédaction.",
            "La radio{} ne paie plus.",
            "Le débat continue.",
            "1984 est un roman.",
            "1984, c'est demain.",
            "10 millions de lecteurs l'achètent.",
            "1 lecteur sur deux la lit.",
            "1 Français sur deux la lit.",
            "2 millions d'exemplaires, c'est beaucoup.",
            "12 personnes sont venues.",
            "20 % des lecteurs, 3 000 au plus.",
            "1er juillet : tout change.",
        ]
    ),
    max_size=8,
)


@settings(max_examples=100)
@given(PARAGRAPHS, st.sampled_from(["<sup>{}</sup>", "{}"]))
def test_no_paragraph_of_a_plain_article_becomes_a_note(paragraphs, mark):
    signs = ["¹", "²"] if mark == "{}" else ["1", "2"]
    written, meant = [], []
    for number, text in enumerate(paragraphs):
        is_second = number % 2
        written.append(text.format(mark.format(signs[is_second])))
        meant.append(text.format(f"[^{is_second + 1}]"))
    assert _text("\n\n".join(written)) == "\n\n".join(meant)


def _sentences_told(text, **options):
    return [repair.told for repair in restored(parted(text), **options).told if repair.what == "note"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "La presse<sup>2</sup> paie.\n\n[^2]: Voir le rapport.\n",
            "“<sup>2</sup>” may call note 2, which nothing else calls: write [^2] then",
            id="a note that nothing calls",
        ),
        pytest.param(
            "La presse[^2] paie, et la radio<sup>2</sup> aussi.\n\n[^2]: Voir le rapport.\n",
            "“<sup>2</sup>” may call note 2, too: write [^2] then",
            id="a note that is called",
        ),
        pytest.param(
            "La presse² paie.\n\n[^2]: Voir.\n",
            "“²” may call note 2, which nothing else calls: write [^2] then",
            id="a sign",
        ),
    ],
)
def test_a_mark_beside_the_note_it_may_call_stays_and_is_told(text, told):
    assert _text(text) == text
    assert _sentences_told(text) == [told]


def test_what_may_be_the_text_of_an_open_note_is_told():
    text = "La presse<sup>1</sup> paie toujours.\n\nLe débat continue.\n\n1 Voir le rapport.\n"
    assert _sentences_told(text) == [
        "the text of note 1 is not there, unless it is “1 Voir le rapport.” in line 5: write [^1]: …"
    ]


def test_a_note_that_counts_on_takes_no_number_of_an_open_one():
    pages = (
        "La presse<sup>1</sup> paie, et la radio<sup>2</sup> aussi, avec\n\n> 1Le premier.\n\n1\n\nleurs lecteurs. La "
        "télévision<sup>1</sup> ne paie plus, mais\n\n> 1Un autre.\n\n2\n\nelle dure.\n\n3\n"
    )
    assert _text(pages) == (
        "La presse[^1] paie, et la radio[^2] aussi, avec leurs lecteurs. La télévision[^3] ne paie plus, mais elle dure."
        "\n\n[^1]: Le premier.\n\n[^3]: Un autre.\n"
    )
    assert "the text of note 2 is not there: write [^2]: …" in _sentences_told(pages)
