"""Signs and letters of French that a keyboard has not: ellipsis, guillemets, apostrophe, dash, ligature, accents."""

import re
from collections.abc import Iterator
from itertools import pairwise

from magcli.model import Edit
from magcli.text.places import places
from magcli.text.running import BLOCK, NOTE, THING, Running
from magcli.text.typography import NO_BREAK, Slip, is_foreign, is_french


def _instead(text: Running, start: int, end: int, instead: str, told: str, *, is_safe: bool = True) -> Iterator[Slip]:
    """Yield that *instead* is due where the characters from *start* to *end* are, if they can be exchanged."""
    place = text.span(start, end)
    if text.is_together(start, end) or _are_escaped(text, start, end):
        yield Slip(place, (Edit(place, instead),), told, f"write {instead}", is_safe)


def _are_escaped(text: Running, start: int, end: int) -> bool:
    """Whether each of the characters from *start* to *end* stands behind a backslash, and nothing between them."""
    places = [text.span(at, at + 1) for at in range(start, end)]
    side_by_side = all(one.end == other.start for one, other in pairwise(places))
    return side_by_side and all(end - start == 2 for start, end in places)


# ---- dots ----------------------------------------------------------------------------------------------

DOTS = re.compile(rf"\.\.\.(?<![./\\]\.\.\.)(?<!\b[Ee]tc\.\.\.)(?![.\w/\\{THING}])")
# It starts with letters, no assertion: so the search for it is quick.
_ETC = re.compile(r"tc(?<=\b[Ee]tc)(\.{2,}[.…]*|\.?…[.…]*)")


def three_dots(text: Running, lang: str) -> Iterator[Slip]:
    """Find the three dots that are no ellipsis."""
    for found in DOTS.finditer(text.text):
        if not is_foreign(text, *found.span()):
            yield from _instead(text, *found.span(), "…", "three dots are no ellipsis")


def etc(text: Running, lang: str) -> Iterator[Slip]:
    """Find the dots behind *etc* that say it twice."""
    for found in _ETC.finditer(text.text):
        written = text.text[found.start() - 1 : found.end()]
        told = f"{written} says twice that there is more"
        for slip in _instead(text, found.start(1), found.end(), ".", told):
            yield slip._replace(instead=f"write {written[:3]}.")


# ---- quotes and apostrophes ----------------------------------------------------------------------------

_QUOTE = re.compile('"')
_BEFORE_OPENING = re.compile(rf"[\s{BLOCK}{NOTE}(\[«“’'—–-]\Z|\A\Z")
_BEHIND_OPENING = re.compile(rf"[\w{THING}(\[@#$«“’'….¡¿/+-]")
_BEHIND_CLOSING = re.compile(rf"[\s{BLOCK}{NOTE})\]»”.,;:?!…—–-]|\Z")


def straight_quotes(text: Running, lang: str) -> Iterator[Slip]:
    """Find the pairs of straight quotes, each within one block."""
    for block in re.finditer(rf"[^{BLOCK}]+", text.text):
        if '"' in block[0]:
            yield from _pairs(text, block.start(), block.end())


def _pairs(text: Running, start: int, end: int) -> Iterator[Slip]:
    """Yield the pairs between *start* and *end* that do not stand among English words."""
    depth, last = 0, start
    for opening, closing in straight_pairs(text.text, start, end):
        depth += text.text.count("«", last, opening) - text.text.count("»", last, opening)
        last = opening
        if not is_foreign(text, opening, closing + 1):
            yield _pair(text, opening, closing, is_inside=depth > 0)


def straight_pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the pairs of quotes in one block when all there make pairs: otherwise who knows which do."""
    quotes = [found.start() for found in _QUOTE.finditer(text, start, end)]
    pairs = list(zip(quotes[::2], quotes[1::2], strict=False))
    is_clear = len(quotes) % 2 == 0 and all(_opens(text, a) and _closes(text, b) for a, b in pairs)
    return pairs if is_clear else []


def _opens(text: str, at: int) -> bool:
    return bool(_BEFORE_OPENING.search(text[max(0, at - 1) : at]) and _BEHIND_OPENING.match(text, at + 1))


def _closes(text: str, at: int) -> bool:
    return not text[at - 1].isspace() and bool(_BEHIND_CLOSING.match(text, at + 1))


def _pair(text: Running, opening: int, closing: int, *, is_inside: bool) -> Slip:
    left, right = ("“", "”") if is_inside else (f"«{NO_BREAK}", f"{NO_BREAK}»")
    edits = (Edit(text.span(opening, opening + 1), left), Edit(text.span(closing, closing + 1), right))
    words = re.sub(r"\s+", " ", text.text[opening + 1 : closing])
    shown = f"{words[:20]}…" if len(words) > 21 else words
    told = f'"{shown}" is in straight quotes'
    return Slip(text.span(opening, closing + 1), edits, told, f"write {left}{shown}{right}")


# Between two letters, or behind what loses its vowel before a word that something parts from it: l'`x`, qu'« un ».
APOSTROPHE = re.compile(
    rf"'(?:(?<=[^\W\d_]')(?=[^\W\d_])|(?<=\b[ldjmtsncLDJMTSNC]')(?=[\w«“\"{THING}])|(?<=\b[qQ]u')(?=[«“\"{THING}]))"
)


def straight_apostrophes(text: Running, lang: str) -> Iterator[Slip]:
    """Find the straight apostrophes: one finding for all, since whoever types one types them all."""
    places = [text.span(*found.span()) for found in APOSTROPHE.finditer(text.text)]
    if places:
        told = "this apostrophe is straight" if len(places) == 1 else f"{len(places)} apostrophes are straight"
        yield Slip(places[0], tuple(Edit(place, "’") for place in places), told, "write ’")


# ---- letters -------------------------------------------------------------------------------------------

_WITH_OE = re.compile(
    r"(?:boeufs?|choeurs?|coeurs?|écoeur\w+|rancoeurs?|moeurs|noeuds?|oeil|oeill\w+|oeufs?|oeuvr\w+|désoeuvr\w+|"
    r"manoeuvr\w+|soeurs?|consoeurs?|voeux?|foetus|foetal\w*|foetaux|oedèmes?|oedipe|oedipien\w*|oecumén\w+|"
    r"oenolog\w+|oesoph\w+|oestrogène\w*|coelacanthe\w*|coeliaque\w*|stoechiom\w+|homoeopath\w+)(?!\w|[@/]|\.\w)",
    re.IGNORECASE,
)
_WORD_SO_FAR = re.compile(r"(?<![@#/_.\w])\w{0,9}\Z")


def ligatures(text: Running, lang: str) -> Iterator[Slip]:
    """Find the words of a closed list that are written with o and e instead of œ."""
    for at in places(text.text, "oe", "Oe", "OE", "oE"):
        so_far = _WORD_SO_FAR.search(text.text[max(0, at - 10) : at])
        word = _WITH_OE.match(text.text, at - len(so_far[0])) if so_far else None
        if word:
            letters = text.text[at : at + 2]
            instead = "Œ" if letters[0] == "O" else "œ"
            for slip in _instead(text, at, at + 2, instead, f"{word[0]} lacks its ligature"):
                yield slip._replace(instead=f"write {word[0].replace(letters, instead, 1)}")


_CAPITALS = re.compile(
    r"E(?<![\w@#/_.-]E)(?:"
    r"tats?|coles?|glises?|lysée|cosse|gypte|thiopie|quateur|rythrée|trusques?|crire|crivez|crit|criture|"
    r"crans?|coutez|couter|cologie|conomie|conomique\w*|conomies|carts?|changes?|checs?|clairage|diteurs?|"
    r"diter|galement|galité|lectricité|lectronique|lections?|léments?|lèves?|largir|mettre|missions?|"
    r"norme\w*|nergies?|poque|quipes?|quilibre|quipements?|tant|tape|tapes|té|tes|tiquettes?|tonnant\w*|"
    r"trange\w*|tre|troit\w*|tudes?|tudiante?s?|valuer|valuation|vénements?|vènements?|viter|vitez|"
    r"videmment|res?|vidence|voluer|volutions?|voquer|mirats?|ditions?|pargne|pisodes?|toiles?|trangers?|lus|lites?|"
    r"lecteurs?|crivaine?s?|cologiques?|cologistes?|quations?|tages?|preuves?|poux"
    r")(?![\w@/_]|\.\w)"
)
_STARTS = re.compile(rf"(?:\A|[\n{BLOCK}]|[.!?…][ {NO_BREAK}]|«[ {NO_BREAK}]?)\Z")
_BARE_A = re.compile(
    r"A(?= (?:partir|propos|cause|côté|défaut|force|mesure|moins|noter|condition|savoir|travers|quoi|qui|"
    r"titre|terme|peine|présent|suivre|venir|lire|voir|nous|vous|eux|lui|elles?|moi|toi|bientôt|demain|droite|gauche|"
    r"Paris|Lyon|Marseille|Toulouse|Bordeaux|Lille|Nantes|Strasbourg|Bruxelles|Londres|Berlin|Genève|Montréal|"
    r"long terme|court terme|la|ce|cet|cette|ces|chaque|quel|quelle|mon|ma|mes|notre|nos|votre|vos|leurs?|"
    r"l['’]\w+)\b)"
)
_BARE_C = re.compile(
    r"Ca(?= (?:va|ne|change|prend|passe|sert|existe|signifie|aide|suffit|continue|"
    r"n['’]\w+|fait|a|peut|donne|marche|commence|sera|serait|me|nous|vous|se|y|devient|"
    r"dépend|reste|permet|vaut|veut|tombe|semble|s['’]\w+|m['’]\w+)\b)"
)
_BARE_I = re.compile(r"I(?<!\wI)les?\b(?![@/_]|\.\w)")
_ACCENTED = {"E": "É", "A": "À", "C": "Ç", "I": "Î"}


def bare_capitals(text: Running, lang: str) -> Iterator[Slip]:
    """Find the capitals that lack their accent in words that cannot be others."""
    for pattern in (_CAPITALS, _BARE_I):
        for found in pattern.finditer(text.text):
            yield from _bare(text, found)
    for pattern in (_BARE_A, _BARE_C):
        for found in pattern.finditer(text.text):
            if _STARTS.search(text.text[max(0, found.start() - 2) : found.start()]):
                yield from _bare(text, found)


def _bare(text: Running, found: re.Match[str]) -> Iterator[Slip]:
    word = found[0]
    if not is_foreign(text, *found.span()):
        instead = ("Ê" if word in ("Etre", "Etes") else _ACCENTED[word[0]]) + word[1:]
        yield from _instead(text, *found.span(), instead, f"{word} lacks the accent of its capital", is_safe=False)


# ---- ordinals ------------------------------------------------------------------------------------------

_E = "(?:[èé]|e[\u0300\u0301]?)"
# What starts with digits or capitals starts where these do; to look for them first takes a fifth of the time.
_COUNT = re.compile(r"[0-9IVXLC](?<![\w.,/-].)[0-9IVXLC]*+(?=[eièé])")
_ORDINAL = re.compile(
    rf"(?:(?P<first>1)(?=i?{_E}re?s?\b(?<!1er)(?<!1ers))|\d*(?:[02-9]|\d1)(?=i?{_E}m|è|e\u0300)"
    rf"|[IVXLC]+(?=i?{_E}me))(?P<end>i?{_E}(?:re|me)?)(?P<many>s?)(?![\w{THING}-])"
)


def ordinals(text: Running, lang: str) -> Iterator[Slip]:
    """Find the ordinal numbers with more letters than they need."""
    counts = _COUNT.finditer(text.text)
    for found in filter(None, (_ORDINAL.match(text.text, count.start()) for count in counts)):
        ending = "re" if found["first"] else "e"
        if found["end"] == ending:
            continue
        told = f"{found[0]} has more letters than it needs"
        number = found[0][: found.start("end") - found.start()]
        for slip in _instead(text, found.start("end"), found.end("end"), ending, told):
            yield slip._replace(instead=f"write {number}{ending}{found['many']}")


# ---- dashes --------------------------------------------------------------------------------------------

# It starts with a space, no assertion: so the search for it is quick.
_DASH = re.compile(rf" (?<=[^\s{BLOCK}|«–—-] )(-{{1,3}}) (?=[^\s{BLOCK}|»;:?!–—-])")
_NUMBER = re.compile(rf"(?:\A|[\n{BLOCK}])[ \t]*\d+\Z")


def hyphens_as_dashes(text: Running, lang: str) -> Iterator[Slip]:
    """Find the hyphens between spaces; two of one sentence stand around the same words."""
    earlier: re.Match[str] | None = None
    if " -" not in text.text:
        return
    for found in _DASH.finditer(text.text):
        if _is_sum(text.text, found) or _NUMBER.search(text.text[max(0, found.start() - 9) : found.start()]):
            continue
        if earlier and not re.search(rf"[{BLOCK}]|[.!?…]\s", text.text[earlier.end() : found.start() + 1]):
            yield _dashes(text, earlier, found)
            earlier = None
            continue
        if earlier:
            yield _dashes(text, earlier)
        earlier = found
    if earlier:
        yield _dashes(text, earlier)


def _is_sum(text: str, found: re.Match[str]) -> bool:
    return text[found.start() - 1].isdigit() and text[found.end()].isdigit()


def _dashes(text: Running, *found: re.Match[str]) -> Slip:
    places = [text.span(*one.span(1)) for one in found]
    told = "a hyphen does a dash’s work" if len(found) == 1 else "two hyphens do the work of dashes"
    edits = tuple(Edit(place, "—" if one[1] == "---" else "–") for place, one in zip(places, found, strict=True))
    return Slip(places[0], edits, told, "write – or —", is_safe=False)


# ---- words cut in two ----------------------------------------------------------------------------------

_HYPHEN = re.compile(r"-[ \n](?=[a-zà-ÿœ]{2,}(?![\w-]))")
_SHARED = frozenset({"and", "or", "to", "et", "ou", "ni", "à", "de", "puis", "voire", "comme", "mais", "que", "en"})
"""What stands behind the hyphen of a word that shares its end with another one: avant- et après-guerre."""

# The hyphens that a typesetting program puts at the end of a line, and nobody types.
_TYPESET_HYPHEN = re.compile("[‐\u00ad][ \n]")
_TYPED = re.compile(r"[^\W\d_]‐[^\W\d_]")
"""Where somebody does, between two words, nobody knows which of them a space tore apart."""
_OWN = frozenset(["il", "ils", "elle", "elles", "je", "nous", "vous", "moi", "toi", "lui", "même", "mêmes", "être"])
"""Words that a hyphen joins to the one before: dit-il, peut-être."""
_BEGUN = re.compile(r"(?<![\w-])[^\W\d_]{1,30}\Z")
_ENDED = re.compile(r"[^\W\d_]+")


def cut_words(text: Running, lang: str) -> Iterator[Slip]:
    """Find the words that a line's end cut in two, with the hyphen left over."""
    cuts = list(_cuts(text.text, is_french(lang)))
    words = {word.lower() for word in re.findall(r"[\w-]+", text.text)} if cuts else set()
    is_typed = bool(cuts) and bool(_TYPED.search(text.text))
    for at, begun, ended in cuts:
        parts = ((at - len(begun), at + 1), (at + 2, at + 2 + len(ended)))
        # Between the lines of a quotation stand its marks: they would get into the word.
        if all(text.is_together(*part) for part in parts) and text.span(at + 2, at + 3).start == text.after(at + 1):
            yield _cut(text, at, begun, ended, words, is_typed=is_typed)


def _cuts(text: str, is_french_here: bool) -> Iterator[tuple[int, str, str]]:
    """Yield the place of each hyphen that cuts a word, and the two halves."""
    typeset = _TYPESET_HYPHEN.finditer(text) if "‐" in text or "\u00ad" in text else ()
    for hyphen in (*typeset, *(_HYPHEN.finditer(text) if is_french_here else ())):
        at = hyphen.start()
        begun, ended = _BEGUN.search(text[max(0, at - 31) : at]), _ENDED.match(text, hyphen.end())
        if begun and ended and (text[at] != "-" or (len(begun[0]) > 1 and ended[0] not in _SHARED)):
            yield at, begun[0], ended[0]


def _cut(text: Running, at: int, begun: str, ended: str, words: set[str], *, is_typed: bool) -> Slip:
    joined, hyphened = begun + ended, f"{begun}-{ended}"
    known = [word for word in (joined, hyphened) if word.lower() in words]
    meant = known[0] if known else hyphened if ended in _OWN else joined
    place = text.span(at, at + 2)
    # A typesetting program does not hide the hyphen of a compound, so little leaves a doubt.
    is_typeset = text.text[at] != "-" and ended.islower() and ended not in _OWN
    is_certain = len(known) == 1 or (not known and is_typeset and not is_typed)
    told = f"{begun} and {ended} are one word, cut in two"
    # A tag may stand between the two: it stays.
    edits = Edit(text.span(at, at + 1), "-" if meant == hyphened else ""), Edit(text.span(at + 1, at + 2), "")
    return Slip(place, edits, told, f"write {meant}", is_certain)
