"""The keys of a front matter as JSON Schema 2020-12, for editors that complete and check them."""

from collections.abc import Mapping

from magcli.fields import MOST, MOST_PARTS
from magcli.model import LISTS, STATUSES
from magcli.rules import _rule
from magcli.text import colours, fonts

Schema = Mapping[str, object]

KINDS = ("article", "series", "magazine")

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str) -> Schema:
    """Return the schema of the front matter of *kind*, which is one of KINDS."""
    title, properties, shared = {
        "article": ("Article", _ARTICLE, _SHARED),
        "series": ("Series", _SERIES, _SHARED),
        "magazine": ("Magazine", {**_MAGAZINE, "validate": _WEIGHTS}, {**_SHARED, "rules": _rules()}),
    }[kind]
    described = f"The front matter of {'an' if kind == 'article' else 'a'} {title.lower()} that magcli reads."
    return {"$schema": DIALECT, "title": title, "description": described, **_mapping(properties), "$defs": shared}


def _mapping(properties: Mapping[str, Schema], *required: str) -> Schema:
    """Return the schema of a mapping of these *properties* and no others."""
    needed = {"required": list(required)} if required else {}
    return {"type": ["object", "null"], "additionalProperties": False, "properties": dict(properties), **needed}


def _is(name: str, description: str, **more: object) -> Schema:
    """Return the schema of a key that holds the shared *name*, told by *description*."""
    return {"description": description, "$ref": f"#/$defs/{name}", **more}


def _described(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _list_of(item: Schema) -> Schema:
    """Return the schema of a list of *item*; one alone needs no brackets."""
    return {"anyOf": [item, {"type": "array", "items": item, "maxItems": MOST}]}


def _rules() -> Schema:
    """Return the schema of the codes, names and families of rules, one or several."""
    families = dict.fromkeys(rule.family for rule in _rule.all_rules())
    rules = [word for rule in _rule.all_rules() for word in (rule.code, rule.name)]
    return _list_of({"enum": [*rules, *families, None]})


# An empty value is as good as none. Numbers are texts too: `tags: [2015]`.
_TEXT = {"type": ["string", "number", "null"]}
_FLAG = {"enum": [True, False, None]}
_DAY = {
    "type": ["string", "null"],
    "pattern": r"^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"([Tt ]\d\d:\d\d(:\d\d(\.\d{1,6})?)? ?([Zz]|[+-]\d\d:\d\d))?$",
    "examples": ["2015-07-04", "2015-07-04T08:00:00+02:00"],
}
_PERSON = {
    "name": _described("The name, as readers see it.", _TEXT),
    "role": _described("What this person does, such as prospectiviste.", _TEXT),
    "organisation": _described("For whom.", _TEXT),
    "url": _described("A page about this person.", _TEXT),
}
_IMAGE = {
    "src": _described("The file, as seen from the article: images/a.jpg.", _TEXT),
    "alt": _described("What the image shows, for who cannot see it.", _TEXT),
    "caption": _described("What stands below it.", _TEXT),
    "credit": _described("Who made it.", _TEXT),
}
_SHARED = {
    "text": _TEXT,
    "day": _DAY,
    "texts": _list_of(_TEXT),
    "people": _list_of({"anyOf": [_TEXT, _mapping(_PERSON, "name")]}),
    "language": {
        "type": ["string", "null"],
        "pattern": "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$",
        "examples": ["fr", "en", "en-GB"],
    },
}
_X = _described("What your team keeps for itself; magcli does not look into it.", {})

_ARTICLE = {
    "title": _is("text", "In quotes when it holds a colon and a space."),
    "status": _described(
        "How far it is; only what is published is ever exported. Without it, a draft.", {"enum": [*STATUSES, None]}
    ),
    "date": _is("day", "The day it appears, or the instant with its offset."),
    "updated": _is("day", "When it was last changed in a way that readers should know of."),
    "announce": _described("Until it is out, readers are told its title, date and authors.", _FLAG),
    "authors": _is("people", "Ids or names of the magazine's people; a plain name, or keys, for someone met once."),
    "guests": _is("people", "Who was interviewed, or gave their expertise."),
    "section": _is("text", "The section it is filed in."),
    "tags": _is("texts", "What it is about."),
    "summary": _is("text", "Plain text, for lists and feeds; without it the first paragraph serves."),
    "image": _described("Its picture: keys, or the path alone.", {"anyOf": [_TEXT, _mapping(_IMAGE, "src")]}),
    "comments": _is("text", "Such as closed; a note to whoever runs the site."),
    "lang": _is("language", "Its language, when it differs from the magazine's."),
    "aliases": _described(
        "Former addresses, each of which redirects.",
        _list_of({"type": ["string", "null"], "pattern": r"^/[^?# \\]*$", "examples": ["/ancienne-adresse/"]}),
    ),
    "id": _is("text", "Written once by magcli new; the permanent id in feeds. Never change it."),
    "x": _X,
}
_PART = {
    "title": _described("What it will be called.", _TEXT),
    "date": _is("day", "When it is to appear."),
    "authors": _is("people", "Who writes it."),
    "announce": _described("Whether readers are told that it will come.", _FLAG),
}
_SCHEDULE = {
    "start": _is("day", "The first day, or instant."),
    "every": _described("How often.", {**_TEXT, "examples": ["1 week", "10 days", "1 mois"]}),
    "weekday": _described("The day of the week, for a rhythm of months.", {**_TEXT, "examples": ["samedi", "sat"]}),
}
_SEASON = {
    "name": _described("Its name in any language.", {**_TEXT, "examples": ["summer", "été"]}),
    "year": _described("The year, or two in a row for a winter.", {**_TEXT, "examples": ["2015", "2015-2016"]}),
}
_SERIES = {
    "title": _is("text", "What the series is called."),
    "season": _described("When it is read, such as été 2015.", {"anyOf": [_TEXT, _mapping(_SEASON, "name", "year")]}),
    "description": _is("text", "One sentence for its page and its feed."),
    "editors": _is("people", "Who looks after it."),
    "schedule": _described("The rhythm that dates are dealt along.", _mapping(_SCHEDULE)),
    "parts": _described(
        "THE order: slugs of the articles beside, and planned parts.",
        {
            "type": ["array", "null"],
            "maxItems": MOST_PARTS,
            "items": {
                "anyOf": [
                    {"type": ["string", "number"], "description": "The slug of an article beside: its file name."},
                    {**_mapping(_PART, "title"), "type": "object", "description": "A part that is not written yet."},
                ]
            },
        },
    ),
    "x": _X,
}
_WEIGHT = {
    "ignore": _is("rules", "Rules whose findings are not told."),
    "info": _is("rules", "Rules whose findings are for information."),
    "warn": _is("rules", "Rules whose findings are warnings."),
    "error": _is("rules", "Rules whose findings are errors."),
}
_PATHS: Schema = {"type": ["object", "null"], "additionalProperties": _mapping(_WEIGHT)}
_WEIGHTS = _described(
    "What rules are worth here: by code, name or family.",
    _mapping({**_WEIGHT, "paths": _described("The same, for the files that a pattern such as ete/* names.", _PATHS)}),
)
_FEED = {
    "limit": _described(
        "How many articles a feed holds.", {"type": ["integer", "null"], "minimum": 1, "maximum": 9999}
    ),
    "content": _described("Whether feeds hold whole articles.", {"enum": ["full", "summary", None]}),
    "hub": _described(
        "Where programs that read feeds ask to be told of news (WebSub).",
        {"type": ["string", "null"], "pattern": r"^[hH][tT][tT][pP][sS]?://[^\s/]\S*$"},
    ),
}
_SWITCH = {"enum": [True, False, "on", "off", None]}
_FAMILIES = {
    "type": ["string", "null"],
    "pattern": f"^({fonts.PATTERN})$",
    "examples": ['Charter, "Source Serif 4", serif'],
}
_FONTS = {
    "text": _described("What texts are set in.", _FAMILIES),
    "headings": _described("What titles are set in.", _FAMILIES),
}
_THEME = {
    "accent": _described(
        "The colour of links and the like, in quotes.",
        {"type": ["string", "null"], "pattern": f"^{colours.PATTERN}$", "examples": ["#9b2d1f"]},
    ),
    "logo": _described(
        "A picture of the magazine: images/logo.svg.",
        {"type": ["string", "null"], "pattern": r"^(?!/)(?![a-zA-Z][a-zA-Z0-9+.-]*:)"},
    ),
    "fonts": _described("Font families, as CSS lists them.", _mapping(_FONTS)),
}
_MAGAZINE = {
    "title": _is("text", "What the magazine is called."),
    "url": _described(
        "Where it is read; feeds, the sitemap and canonical links need it.",
        {"type": ["string", "null"], "pattern": "^https?://[^?#]+$", "examples": ["https://mag.example.org/"]},
    ),
    "lang": _is("language", "Its language."),
    "timezone": _is("text", "What today and a bare date mean.", examples=["Europe/Paris"]),
    "description": _is("text", "A sentence."),
    "people": _described(
        "Who writes: an id, and who that is.",
        {"type": ["object", "null"], "additionalProperties": {"anyOf": [_TEXT, _mapping(_PERSON)]}},
    ),
    "sections": _is("texts", "The sections that articles stand in."),
    "feed": _described("What feeds hold.", _mapping(_FEED)),
    "theme": _described("How its pages look.", _mapping(_THEME)),
    "html": _described("Whether the HTML in articles is cleaned.", {"enum": ["cleaned", "trusted", None]}),
    "typography": _described(
        "Whether exports set spaces, quotes and the like by the rules of the language.", _SWITCH
    ),
    "social_images": _described("Whether each article gets a picture for those who share it.", _SWITCH),
    "pages": _described("What the site lists articles by.", _list_of({"enum": [*LISTS, None]})),
    "x": _X,
}
