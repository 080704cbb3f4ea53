"""What pages say in their reader's language. Dates come from the CLDR, by way of Babel."""

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from magcli.model import Day
from magcli.text.html import Words

_ENGLISH = {
    "announced": "to appear on {date}",
    "announced_undated": "to appear",
    "articles": "Articles",
    "authors": "Authors",
    "by": "By",
    "credit": "Picture: {credit}",
    "desk": "desk",
    "editors": "Edited by",
    "guest": "With",
    "home": "Home",
    "in_calendar": "{series} {number}/{total}: {title}",
    "moved": "This page has moved",
    "next": "Next",
    "not_found": "Page not found",
    "not_found_text": "There is nothing at this address. It may have changed.",
    "note": "Note {note}",
    "note_back": "Back to reference {reference} of note {note}",
    "notes": "Notes",
    "part": "Part {number} of {total}",
    "parts": "All parts",
    "previous": "Previous",
    "feed": "Feed",
    "series": "Series",
    "skip": "Skip to the text",
    "status": "Status: {status}",
    "status_announced": "announced",
    "status_draft": "draft",
    "status_planned": "planned",
    "status_published": "published",
    "status_ready": "ready",
    "status_review": "in review",
    "status_unclear": "unclear",
    "table": "Table",
    "tags": "Tags",
    "updated": "Updated on {date}",
}
_FRENCH = {
    "announced": "à paraître le {date}",
    "announced_undated": "à paraître",
    "articles": "Articles",
    "authors": "Auteurs",
    "by": "Par",
    "credit": "Image\u00a0: {credit}",
    "desk": "rédaction",
    "editors": "Série dirigée par",
    "guest": "Avec",
    "home": "Accueil",
    "in_calendar": "{series} {number}/{total}\u00a0: {title}",
    "moved": "Cette page a changé d’adresse",
    "next": "Suivant",
    "not_found": "Page introuvable",
    "not_found_text": "Il n’y a rien à cette adresse. Elle a peut-être changé.",
    "note": "Note {note}",
    "note_back": "Revenir à l’appel {reference} de la note {note}",
    "notes": "Notes",
    "part": "Partie {number} sur {total}",
    "parts": "Toutes les parties",
    "previous": "Précédent",
    "feed": "Flux",
    "series": "Série",
    "skip": "Aller au texte",
    "status": "Statut\u00a0: {status}",
    "status_announced": "annoncé",
    "status_draft": "brouillon",
    "status_planned": "prévu",
    "status_published": "publié",
    "status_ready": "prêt",
    "status_review": "en relecture",
    "status_unclear": "illisible",
    "table": "Tableau",
    "tags": "Mots-clés",
    "updated": "Mis à jour le {date}",
}
_LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": _ENGLISH, "fr": _FRENCH}


def words(lang: str) -> Mapping[str, str]:
    """Return the words of pages in *lang*, a BCP 47 tag; English ones for a language magcli does not speak."""
    return _LANGUAGES.get(lang.partition("-")[0].lower(), _ENGLISH)


def note_words(lang: str) -> Words:
    """Return the words of footnotes in *lang*."""
    found = words(lang)
    return Words(notes=found["notes"], note=found["note"], back=found["note_back"], table=found["table"])


def long_date(day: Day, lang: str) -> str:
    """Return *day* as people write it in *lang*: `4 juillet 2015`, `1er août 2015`, `July 4, 2015`."""
    locale = _locale(lang)
    text = format_date(day, "long", locale)
    # CLDR writes « 1 août », French typography wants « 1er août ».
    return text.replace("1 ", "1er ", 1) if locale.language == "fr" and day.day == 1 else text


@lru_cache
def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
