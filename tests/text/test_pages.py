"""The numbers of pages and the lines that run over all of them."""

import pytest

from magcli.text.pages import unpaged
from magcli.text.paragraphs import parted, together

CUT = "De l'an {number}, la révolution est une révolution des usages, et donc\n\n{page}\n\nde l'an {number}.\n\n"


def _cut(page, number=0):
    return CUT.format(page=page, number=number)


def _text(text):
    return together(unpaged(parted(text)).paragraphs)


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("{}", id="alone"),
        pytest.param("- {} -", id="between hyphens"),
        pytest.param("Page {} sur 9", id="page of pages"),
        pytest.param("**{}**", id="bold"),
        pytest.param("{}/9", id="with the number of pages"),
    ],
)
def test_numbers_that_count_pages_are_left_out(number):
    text = "".join(_cut(number.format(page), page) for page in (3, 4))
    assert _text(text) == "".join(_cut("", page).replace("\n\n\n\n", "\n\n") for page in (3, 4))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Un chapitre.\n\n1\n\nIl commence.\n\n2\n\nIl finit.\n", id="chapters"),
        pytest.param(_cut(1984), id="one number alone"),
        pytest.param(_cut(12) + _cut(40), id="numbers that do not count"),
        pytest.param("- 1\n- 2\n\nUn texte.\n", id="items"),
        pytest.param("```\n1\n\n2\n```\n", id="code"),
    ],
)
def test_other_numbers_stay(text):
    assert _text(text) == text
    assert not unpaged(parted(text)).told


def test_each_paragraph_knows_its_page():
    text = _cut(1, 1) + _cut(2, 2) + "3\n"
    assert [each.page for each in unpaged(parted(text)).paragraphs] == [0, 1, 1, 2]


def test_a_line_that_runs_over_all_pages_is_left_out_and_told_once():
    page = "Le texte de la page, qui est assez long pour en remplir une.\n\nLe Mag — été 2015\n\n{}\n\n"
    found = unpaged(parted("".join(page.format(number) for number in (1, 2, 3))))
    assert "Le Mag" not in together(found.paragraphs)
    assert [repair.told for repair in found.told] == [
        "the numbers of pages are left out, 1 to 3",
        '"Le Mag — été 2015" is left out, which runs over all pages (lines 3, 9 and 15)',
    ]
