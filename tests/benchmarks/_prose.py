"""A magazine of any size to measure with: articles in series of ten, with notes, all of it made up of a few words."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

SERIES = 10
"""Articles of one series."""

FIRST = date(1940, 1, 1)
"""The day of the first article; each of the others has the next one."""

WORDS = [
    "abri",
    "accord",
    "allée",
    "amont",
    "année",
    "appel",
    "arbre",
    "atelier",
    "bande",
    "barque",
    "blé",
    "bois",
    "bord",
    "branche",
    "brume",
    "bureau",
    "cahier",
    "canal",
    "carte",
    "champ",
    "chemin",
    "ciel",
    "clé",
    "colline",
    "conte",
    "corde",
    "côte",
    "coupe",
    "cour",
    "craie",
    "date",
    "débat",
    "demain",
    "départ",
    "dessin",
    "détour",
    "digue",
    "doute",
    "échelle",
    "écluse",
    "écorce",
    "écran",
    "élan",
    "encre",
    "enquête",
    "épi",
    "équipe",
    "escale",
    "étage",
    "étoile",
    "facteur",
    "ferme",
    "feuille",
    "figue",
    "fleuve",
    "foire",
    "forge",
    "fosse",
    "four",
    "frise",
    "gare",
    "geste",
    "grain",
    "grange",
    "grille",
    "guide",
    "halle",
    "hameau",
    "herbe",
    "heure",
    "hiver",
    "île",
    "image",
    "jardin",
    "jetée",
    "jour",
    "lac",
    "lampe",
    "lettre",
    "lieu",
    "ligne",
    "livre",
    "loutre",
    "lune",
    "lutte",
    "main",
    "marche",
    "marée",
    "mesure",
    "métier",
    "miel",
    "moisson",
    "montre",
    "moulin",
    "mur",
    "neige",
    "nombre",
    "nuage",
    "ombre",
    "onde",
    "orage",
    "orge",
    "outil",
    "page",
    "pain",
    "passage",
    "pente",
    "phare",
    "pierre",
    "place",
    "plaine",
    "pluie",
    "pont",
    "port",
    "poste",
    "prairie",
    "preuve",
    "puits",
    "quai",
    "radeau",
    "récit",
    "regard",
    "rive",
    "roche",
    "roue",
    "route",
    "sable",
    "saison",
    "seuil",
    "sillon",
    "source",
    "tamis",
    "tante",
    "terre",
    "toile",
    "toit",
    "tour",
    "trace",
    "train",
    "vague",
    "vallée",
    "verger",
    "village",
    "voile",
    "voix",
    "volet",
    "voyage",
    "zone",
]
LITTLE = [
    "avec",
    "dans",
    "de",
    "des",
    "du",
    "en",
    "et",
    "la",
    "le",
    "les",
    "mais",
    "où",
    "par",
    "pour",
    "puis",
    "sans",
    "se",
    "son",
    "sous",
    "sur",
    "un",
    "une",
    "vers",
]
TAGS = ("ateliers", "chemins", "moulins", "rivages", "saisons", "villages")


def write(root: Path, number: int) -> None:
    """Write a magazine of *number* articles of 8 kB; the same for the same number."""
    root.mkdir(parents=True)
    people = "people:\n  redaction: {name: La rédaction}\n"
    home = f"title: Le Mag\nurl: https://mag.example.org/\nlang: fr\ntimezone: Europe/Paris\n{people}"
    (root / "_index.md").write_text(f"---\n{home}---\n\nUn magazine pour mesurer.\n")
    for first in range(0, number, SERIES):
        slugs = [f"article-{at:05}" for at in range(first, min(first + SERIES, number))]
        series = root / f"serie-{first // SERIES:04}"
        series.mkdir()
        parts = "".join(f"  - {slug}\n" for slug in slugs)
        (series / "_index.md").write_text(f"---\ntitle: Série {first // SERIES}\nparts:\n{parts}---\n")
        for at, slug in enumerate(slugs, first):
            (series / f"{slug}.md").write_text(_article(at))


def _article(number: int) -> str:
    chance = Random(number)
    day = FIRST + timedelta(days=number)
    head = [f"title: {_title(chance)} {number}", "status: published", f"date: {day}", "authors: [redaction]"]
    head += [f"summary: {_sentence(chance)}", f"tags: [{', '.join(chance.sample(TAGS, 2))}]"]
    return "\n".join(["---", *head, f"id: {Random(-number).getrandbits(128):032x}", "---", "", *_body(chance), ""])


def _body(chance: Random) -> Iterator[str]:
    """Yield the lines of an article: five sections with a note each, a list and a quotation."""
    for note in range(1, 6):
        yield from (f"## {_title(chance)}", "")
        for paragraph in range(4):
            sentences = [_sentence(chance) for _ in range(5)]
            if paragraph == 1:
                sentences[2] = f"{sentences[2][:-1]}[^{note}]."
            yield from (" ".join(sentences), "")
        if note == 2:
            yield from (*(f"- {_sentence(chance)}" for _ in range(4)), "")
        if note == 4:
            yield from (f"> {_sentence(chance)} {_sentence(chance)}", "")
    for note in range(1, 6):
        yield from (f"[^{note}]: {_sentence(chance)}", "")


def _title(chance: Random) -> str:
    return f"{chance.choice(WORDS).capitalize()} {chance.choice(LITTLE)} {chance.choice(WORDS)}"


def _sentence(chance: Random) -> str:
    words = [chance.choice(WORDS if place % 2 else LITTLE) for place in range(chance.randint(9, 15))]
    words[len(words) // 2] = f"*{words[len(words) // 2]}*" if chance.random() < 0.1 else words[len(words) // 2]
    return f"{words[0].capitalize()} {' '.join(words[1:])}."
