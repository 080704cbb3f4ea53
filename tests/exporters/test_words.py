"""What pages say in their reader's language."""

import re
from datetime import date
from pathlib import Path

import pytest

import magcli
from magcli import languages, registry
from magcli.exporters import _words
from magcli.model import LISTS


@pytest.mark.parametrize(
    ("day", "lang", "text"),
    [
        pytest.param(date(2015, 7, 4), "fr", "4 juillet 2015", id="French"),
        pytest.param(date(2015, 8, 1), "fr", "1er août 2015", id="French, the first"),
        pytest.param(date(2015, 8, 11), "fr", "11 août 2015", id="French, the eleventh"),
        pytest.param(date(2015, 8, 1), "fr-CA", "1er août 2015", id="French of Canada"),
        pytest.param(date(2015, 7, 4), "en", "July 4, 2015", id="English"),
        pytest.param(date(2015, 7, 4), "en-GB", "4 July 2015", id="English of Britain"),
        pytest.param(date(2015, 7, 4), "de", "4. Juli 2015", id="German"),
        pytest.param(date(2015, 8, 1), "es", "1 de agosto de 2015", id="Spanish"),
        pytest.param(date(2015, 8, 1), "it", "1º agosto 2015", id="Italian, the first"),
        pytest.param(date(2015, 7, 4), "xx-nowhere", "July 4, 2015", id="no language"),
    ],
)
def test_a_date_is_written_as_people_write_it(day, lang, text):
    assert _words.long_date(day, lang) == text


@pytest.mark.parametrize("language", registry.names(languages))
def test_every_language_says_the_same_things_with_the_same_blanks(language):
    english, said = _words.words("en"), _words.words(language)
    assert list(english) == list(said)
    for key in english:
        assert re.findall(r"{\w+}", english[key]) == re.findall(r"{\w+}", said[key]), key


def test_a_language_that_magcli_does_not_speak_gets_english():
    assert _words.words("nl") is _words.words("en")


@pytest.mark.parametrize(
    ("lang", "text", "written"),
    [
        pytest.param("fr", "août", "ltr", id="French"),
        pytest.param("zh", "八月", "ltr", id="Chinese"),
        pytest.param("pt-BR", "agosto", "ltr", id="Portuguese, asked for behind Chinese"),
        pytest.param("ar", "أغسطس", "rtl", id="Arabic"),
        pytest.param("he-IL", "אוגוסט", "rtl", id="Hebrew"),
        pytest.param("xx", "August", "ltr", id="no language"),
    ],
)
def test_a_month_is_named_and_written_in_its_direction(lang, text, written):
    assert (_words.month(date(2015, 8, 1), lang), _words.direction(lang)) == (text, written)


def test_pages_say_every_word_that_they_know():
    package = Path(magcli.__file__).parent
    sources = [*(package / "theme").glob("*.html"), *(package / "exporters").glob("*.py")]
    text = "".join(path.read_text() for path in sources)
    # What is asked for by a value: the states of an article, and the lists by their kind.
    said = [key for key in _words.words("en") if not key.startswith("status_") and key not in LISTS]
    assert [key for key in said if not re.search(rf"words\.{key}\b|[\"']{key}[\"']", text)] == []
