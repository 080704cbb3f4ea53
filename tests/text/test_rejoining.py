"""Words, sentences and runs of emphasis that were cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.text.paragraphs import parted, together
from magcli.text.rejoining import whole_sentences, whole_words

BEGUN = "Les écosystèmes des producteurs et ceux des utilisateurs entrent en résonance"


def _sentences(text):
    return together(whole_sentences(parted(text)).paragraphs)


def _words(text):
    return together(whole_words(parted(text)).paragraphs)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        pytest.param(f"{BEGUN}, et\n\nchacun y prend part.", f"{BEGUN}, et chacun y prend part.", id="at a word"),
        pytest.param(f"{BEGUN},\n\net chacun suit.", f"{BEGUN}, et chacun suit.", id="at a comma"),
        pytest.param("Un comporte\u2010\n\nment nouveau.", "Un comportement nouveau.", id="within a word"),
        pytest.param(f"**{BEGUN}**\n\n**et chacun suit.**", f"**{BEGUN} et chacun suit.**", id="within bold"),
        pytest.param(f"_{BEGUN}_\n\n_et chacun suit._", f"_{BEGUN} et chacun suit._", id="within italics"),
        pytest.param(f"{BEGUN} **et**\n\nchacun suit.", f"{BEGUN} **et** chacun suit.", id="behind bold"),
        pytest.param(
            f"{BEGUN}, et\n\nchacun y prend part sans\n\nle savoir.",
            f"{BEGUN}, et chacun y prend part sans le savoir.",
            id="twice",
        ),
    ],
)
def test_a_sentence_that_was_cut_is_whole_again(cut, whole):
    assert _sentences(cut) == whole


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{BEGUN}.\n\net chacun suit.", id="behind a full stop"),
        pytest.param(f"{BEGUN}\n\nEt chacun suit.", id="before a capital"),
        pytest.param("Chers lecteurs,\n\nvoici l'été.", id="behind a salutation"),
        pytest.param(f"{BEGUN} :\n\nmagcli new", id="behind a colon"),
        pytest.param(f"## {BEGUN}\n\net chacun suit.", id="behind a heading"),
        pytest.param(f"- {BEGUN}\n\net chacun suit.", id="behind an item"),
        pytest.param(f"{BEGUN}\n\n- et chacun suit.", id="before an item"),
        pytest.param(f"{BEGUN}\n\nhttps://example.org/", id="before an address"),
        pytest.param(f"{BEGUN}\n\n    et chacun suit.", id="before code"),
    ],
)
def test_what_is_not_cut_for_sure_stays(text):
    assert _sentences(text) == text


def test_a_quotation_joins_what_announces_it():
    text = "L'auteur l'affirme :\n\n« les usages viennent avant la technique »."
    assert _sentences(text) == text.replace("\n\n", " ")
    assert _sentences(text.replace("« l", "« L")) == text.replace("« l", "« L")


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        pytest.param("Un comporte\u2010 ment.", "Un comportement.", id="the hyphen of a typesetter"),
        pytest.param("Un comporte\u00ad\nment.", "Un comportement.", id="a soft hyphen at a line's end"),
        pytest.param("Le compor\u00adtement.", "Le comportement.", id="a soft hyphen within a line"),
        pytest.param("Ce <u>compor\u2010</u> tement.", "Ce <u>compor</u>tement.", id="at a tag"),
        pytest.param("Un ﬁlm, un ﬂot, une oﬃcine.", "Un film, un flot, une officine.", id="ligatures"),
        pytest.param(
            "Le compor-\ntement, un comportement.", "Le comportement, un comportement.", id="said elsewhere"
        ),
        pytest.param(
            "Un porte-\nvoix, deux porte-voix.", "Un porte-voix, deux porte-voix.", id="a compound elsewhere"
        ),
    ],
)
def test_a_word_that_was_cut_is_whole_again(cut, whole):
    assert _words(cut) == whole


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Un porte-\nvoix.", id="a hyphen that nothing tells of"),
        pytest.param("```\ncompor\u2010 tement\n```", id="code"),
        pytest.param("Avant- et après-guerre.", id="words that share their end"),
    ],
)
def test_a_word_in_doubt_stays(text):
    assert _words(text) == text


def test_a_hyphen_in_doubt_is_told_with_its_line():
    (told,) = whole_words(parted("Titre\n\nUn long\nporte-\nvoix.")).told
    assert (told.certainty, told.line) == ("open", 4)


SENTENCE = st.lists(st.sampled_from(["usage", "réseau", "marché", "été", "client"]), min_size=30, max_size=60)


@given(SENTENCE, st.integers(12, 25), st.booleans())
def test_a_sound_sentence_cut_anywhere_comes_back(words, place, is_bold):
    mark = "**" if is_bold else ""
    whole = f"{mark}{' '.join(words).capitalize()}.{mark}"
    begun, ended = " ".join(words[:place]).capitalize(), " ".join(words[place:])
    assert _sentences(f"{mark}{begun}{mark}\n\n{mark}{ended}.{mark}") == whole


@pytest.mark.parametrize(
    ("begun", "ended", "whole"),
    [
        pytest.param("Un accord inter-", "national, plus que", "Un accord inter-national, plus que", id="in doubt"),
        pytest.param(
            "Un accord compor-", "tement, plus que", "Un accord comportement, plus que", id="said elsewhere"
        ),
        pytest.param("Des garde-", "fous, plus que", "Des garde-fous, plus que", id="a compound elsewhere"),
        pytest.param("La gare de Saint-", "Denis, plus que", "La gare de Saint-Denis, plus que", id="a name"),
        pytest.param("L'avant-", "et l'après, plus que", "L'avant- et l'après, plus que", id="a shared end"),
        pytest.param("**Un inter-**", "**national, plus que**", "**Un inter-national, plus que**", id="within bold"),
    ],
)
def test_a_typed_hyphen_at_the_end_of_a_page_parts_no_sentence(begun, ended, whole):
    pages = [parted("Le comportement, un garde-fous.\n\n" + begun), parted(ended)]
    found = whole_sentences([each._replace(page=page) for page, texts in enumerate(pages) for each in texts])
    assert [each.text for each in found.paragraphs] == ["Le comportement, un garde-fous.", whole]


def test_a_hyphen_in_doubt_at_the_end_of_a_page_is_told():
    pages = [parted("Titre\n\nUn accord inter-"), parted("national, plus que les autres", 9)]
    found = whole_sentences([each._replace(page=page) for page, texts in enumerate(pages) for each in texts])
    assert [(repair.certainty, repair.told, repair.line) for repair in found.told] == [
        ("guessed", "a sentence that was cut in two is whole again", 9),
        ("open", "a line ends within inter-national: is it one word, or has it the hyphen", 3),
    ]
