"""Typography: what is levelled, what is found, and that mending changes nothing else."""

from itertools import islice
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magcli.model import Fix, Span
from magcli.text import edits, lettering, spacing
from magcli.text.levelling import folded
from magcli.text.markdown import events, links
from magcli.text.running import running


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Quels usages?", "Quels usages\u202f?", id="no-break space"),
        pytest.param("«mot»", "«\u00a0mot\u00a0»", id="guillemets"),
        pytest.param('le "mot" dit', "le «\u00a0mot\u00a0» dit", id="straight quotes"),
        pytest.param("l'été", "l’été", id="apostrophe"),
        pytest.param("usages...", "usages…", id="three dots"),
        pytest.param("lin, etc... Puis", "lin, etc. Puis", id="etc with dots"),
        pytest.param("lin, etc…", "lin, etc.", id="etc with an ellipsis"),
        pytest.param("Oeuvre, coeur, OEUVRE", "Œuvre, cœur, ŒUVRE", id="ligature"),
        pytest.param("L'Etat, A partir", "L’État, À partir", id="capital"),
        pytest.param("2ème, 3èmes, XIXème, XIX ème", "2e, 3es, XIXe, XIXe", id="ordinal"),
        pytest.param("la 1ère", "la 1re", id="first"),
        pytest.param("un mot - ou deux - ici", "un mot – ou deux – ici", id="dash"),
        pytest.param("deux  mots , là", "deux mots, là", id="spaces"),
        pytest.param("numé- rique, auto- entrepreneur", "numérique, auto-entrepreneur", id="cut word"),
        pytest.param("10km, 10%, 10 000", "10\u00a0km, 10\u00a0%, 10\u202f000", id="units"),
    ],
)
def test_folded_levels_what_typography_may_change(before, after):
    """What differs in its typography alone is the same when folded."""
    assert folded(before) == folded(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("un mot", "un mot dit", id="a word more"),
        pytest.param("un mot", "unmot", id="two words in one"),
        pytest.param("élan", "elan", id="the accent of a small letter"),
        pytest.param("mot.", "mot", id="a full stop less"),
        pytest.param('"mot"', "mot", id="quotes less"),
        pytest.param("oui ?", "oui !", id="another mark"),
        pytest.param("2e", "3e", id="another number"),
        pytest.param("l'été", "l été", id="an apostrophe less"),
    ],
)
def test_folded_keeps_words_apart(before, after):
    """What differs in a word or a mark is not the same when folded."""
    assert folded(before) != folded(after)


def slips(find, body, lang="fr"):
    """What *find* finds in *body*."""
    return list(find(running(body), lang))


def mended(find, body, lang="fr"):
    """Return *body* with all edits made that *find* asks for, in one round."""
    return edits.made(body, [Fix.of(slip.edits) for slip in slips(find, body, lang)])[0]


N, T = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("Qui? Quoi; là! Ceci: cela", f"Qui{T}? Quoi{T}; là{T}! Ceci{N}: cela", id="no space"),
        pytest.param("Qui ? Ceci : cela", f"Qui{T}? Ceci{N}: cela", id="an ordinary space"),
        pytest.param("Qui  ?", f"Qui{T}?", id="two ordinary spaces"),
        pytest.param("Quoi?! Non!!! Qui?...", f"Quoi{T}?! Non{T}!!! Qui{T}?...", id="several marks"),
        pytest.param("Un *mot*?", f"Un *mot*{T}?", id="behind emphasis"),
        pytest.param("**Attention:** ici", f"**Attention{N}:** ici", id="inside emphasis"),
        pytest.param("Le [lien](x)?", f"Le [lien](x){T}?", id="behind a link"),
        pytest.param("Le `code`:\n\n    x?", f"Le `code`{N}:\n\n    x?", id="behind code"),
        pytest.param("Le mot[^1]?\n\n[^1]: x\n", f"Le mot[^1]{T}?\n\n[^1]: x\n", id="behind a note"),
        pytest.param("Vrai\\!", f"Vrai{T}\\!", id="before a backslash"),
        pytest.param("Le (mot)?\r\nOui", f"Le (mot){T}?\r\nOui", id="at a line end of Windows"),
        pytest.param(
            "| Qui? | Quoi |\n|--|--|\n| Là? | x |\n", f"| Qui{T}? | Quoi |\n|--|--|\n| Là{T}? | x |\n", id="table"
        ),
    ],
)
def test_marks_get_their_no_break_space(before, after):
    """The space stands right before the mark, whatever Markdown stands before it."""
    assert mended(spacing.before_marks, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("«mot»", f"«{N}mot{N}»", id="no spaces"),
        pytest.param("« mot »", f"«{N}mot{N}»", id="ordinary spaces"),
        pytest.param(f"«{T}mot»", f"«{T}mot{N}»", id="one side"),
        pytest.param("«*mot*»", f"«{N}*mot*{N}»", id="emphasis inside"),
        pytest.param("« a « b » c »", f"«{N}a «{N}b{N}» c{N}»", id="nested"),
        pytest.param("« un\n\ndeux »", f"«{N}un\n\ndeux{N}»", id="over two paragraphs"),
        pytest.param("&laquo;mot&raquo;", f"&laquo;{N}mot{N}&raquo;", id="entities"),
    ],
)
def test_guillemets_get_their_no_break_spaces(before, after):
    """Both sides are mended at once."""
    assert mended(spacing.inside_guillemets, before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("20% et 20 %", f"20{N}% et 20{N}%", id="per cent"),
        pytest.param("5-10%", f"5-10{N}%", id="range"),
        pytest.param("10 km, 10km, 30 Go, 80ms", f"10{N}km, 10{N}km, 30{N}Go, 80{N}ms", id="units"),
        pytest.param("15€ ou 15 €", f"15{N}€ ou 15{N}€", id="money"),
        pytest.param("**20** %", f"**20**{N}%", id="emphasis"),
        pytest.param("1 234 567 euros", f"1{T}234{T}567 euros", id="thousands"),
        pytest.param("Tél. 01 234 567, en 2015 200 mots, 20h30, 16px, 3G, port 80 4431", None, id="others"),
    ],
)
def test_numbers_get_their_no_break_spaces(before, after):
    """Signs, units and thousands; dates, telephones and the like stay."""
    assert mended(spacing.in_numbers, before) == (after or before)


@pytest.mark.parametrize(
    ("find", "before", "after"),
    [
        pytest.param(spacing.doubled, "deux  mots.  Et *trois*  là", "deux mots. Et *trois* là", id="doubled space"),
        pytest.param(spacing.too_much, "un , deux . Et ( trois ) là", "un, deux. Et (trois) là", id="space before"),
        pytest.param(spacing.too_much, f"`a`{N}, *b* .", "`a`, *b*.", id="space behind code"),
        pytest.param(lettering.three_dots, "Oui... (...) [...] \\.\\.\\.", "Oui… (…) […] …", id="three dots"),
        pytest.param(lettering.etc, "a, etc... b, etc…", "a, etc. b, etc.", id="etc"),
        pytest.param(lettering.straight_quotes, 'Un "mot", ("là")', f"Un «{N}mot{N}», («{N}là{N}»)", id="quotes"),
        pytest.param(
            lettering.straight_quotes, '«\u00a0un "mot"\u00a0»', "«\u00a0un “mot”\u00a0»", id="quotes in guillemets"
        ),
        pytest.param(
            lettering.straight_quotes, '\\"mot\\" "*là*"', f"«{N}mot{N}» «{N}*là*{N}»", id="quotes with marks"
        ),
        pytest.param(lettering.straight_apostrophes, "L'été, l'`x`, qu'«", "L’été, l’`x`, qu’«", id="apostrophes"),
        pytest.param(
            lettering.ligatures, "Oeuvre, COEUR, chef-d'oeuvre", "Œuvre, CŒUR, chef-d'œuvre", id="ligatures"
        ),
        pytest.param(lettering.bare_capitals, "L’Etat. A la fin. Ca va.", "L’État. À la fin. Ça va.", id="capitals"),
        pytest.param(lettering.bare_capitals, "Etre. Etats-Unis", "Être. États-Unis", id="circumflex"),
        pytest.param(lettering.ordinals, "2ème 3èmes 1ère 1eres 2è 2ième", "2e 3es 1re 1res 2e 2e", id="ordinals"),
        pytest.param(lettering.ordinals, "Au XIXème, au XXIeme", "Au XIXe, au XXIe", id="roman ordinals"),
        pytest.param(
            lettering.hyphens_as_dashes, "Il - on le sait - va --- là.", "Il – on le sait – va — là.", id="dashes"
        ),
        pytest.param(lettering.cut_words, "La numé- rique", "La numérique", id="cut word"),
        pytest.param(lettering.cut_words, "Un mi- temps, à mi-temps", "Un mi-temps, à mi-temps", id="cut compound"),
        pytest.param(lettering.cut_words, "La numé‐ rique", "La numérique", id="cut word of a typesetter"),
    ],
)
def test_other_slips_are_mended(find, before, after):
    """One table for what needs no table of its own."""
    assert mended(find, before) == after


FINDS = (
    spacing.before_marks,
    spacing.inside_guillemets,
    spacing.in_numbers,
    spacing.doubled,
    spacing.too_much,
    lettering.three_dots,
    lettering.etc,
    lettering.straight_quotes,
    lettering.straight_apostrophes,
    lettering.ligatures,
    lettering.bare_capitals,
    lettering.ordinals,
    lettering.hyphens_as_dashes,
    lettering.cut_words,
)


@pytest.mark.parametrize(
    "body",
    [
        f"Qui{T}? Qui{N}? Ceci{N}: là{T}; «{T}mot{T}» 20{T}% etc. 1er 2e XIXe 1{N}000",
        "Qui&nbsp;? &laquo;&nbsp;mot&nbsp;&raquo; &eacute;t&eacute;, là",
        "À 12:30, au format 16:9, voir C:\\dossier, C: et D: ou Yahoo!",
        "Voir https://x.fr/a?b=c;d:e!f... www.x.fr/?q a@b.fr <https://x.fr/?q>",
        'Le `a ? b : c` et ``"x"...``, [t](https://x.fr/?q "l\'été?") ![x](y "z?")',
        "```\nl'été? « x » ...\n```\n\n    l'été?  coeur\n\n~~~\n10%\n~~~",
        '<div title="l\'été?">\nl\'été?\n</div>\n\n<b title="a?">mot</b> <code>a ? b</code> <!-- l\'été? -->',
        '<span lang="en">Is it? "Yes"</span> <q lang="en">So what?</q>',
        '{% include x.html a="l\'été?" %} {{ "a" | b: c }} {{< x "y?" >}} {: .lead title="a?"} {#id}',
        '{% highlight js %}\n\nl\'été? x : "y"\n\n{% endhighlight %}',
        "$a? : b$ et $$x ? y : z$$ :smile: mot :) ;) :-)",
        "mot  \nfin\n\n* * *\n\n-   un\n-   deux\n\n| a  | b  |\n|:---|---:|\n| c  | d  |\n",
        "Terme\n: définition\n\n:::intro\nmot\n:::\n\n*[CSE]: Moteur",
        "Un mot[^1].\n\n[^1] : x\n\n[^2]: y\n\n[1] : z",
        'De 5 - 3, de -5 à 10, 1 - Avant, un sous-titre, pré- et post-, pre- and post-, 1ers, 5" et 6"',
        "Accueil » Blog » Article > x >> y << z",
        "coexister, moelle, poêle, coefficient, Noel, #coeur @soeur a.coeur.fr coeur.md",
        "c**o**eur, 2*èm*e, .**.**.",
        "Il a la clé. Une A7. Eté2. Ca2+. ETAT. Europe, Emilie",
        "../... a...b 1...10 ....",
        'Is it a digital revolution? "Yes, it is" - that is the question...',
        "Voir [What is a Progressive Web App?](x) et [Why you should use it: the end](x)",
        "l'\n'90 'mot' rock 'n' roll l' été",
    ],
)
def test_what_is_right_or_no_sentence_is_left_alone(body):
    """None of the finds speaks of it."""
    found = [(find.__name__, slip.told) for find in FINDS for slip in slips(find, body) if "dash" not in slip.told]
    assert found == []


def test_a_pair_is_one_slip_from_its_opening_to_its_closing():
    """Guillemets, quotes and dashes come in pairs."""
    for find, body in (
        (spacing.inside_guillemets, "Le «mot» dit"),
        (lettering.straight_quotes, 'Le "mot" dit'),
    ):
        (slip,) = slips(find, body)
        assert slip.span == Span(3, 8)
        assert len(slip.edits) == 2
    (slip,) = slips(lettering.hyphens_as_dashes, "Le mot - on le sait - dit. Puis")
    assert slip.span == Span(7, 8)


def test_apostrophes_are_one_slip():
    """Whoever types one straight types all of them so."""
    (slip,) = slips(lettering.straight_apostrophes, "C'est l'été, aujourd'hui.")
    assert slip.span == Span(1, 2)
    assert slip.told == "3 apostrophes are straight"


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        pytest.param("fr-CA", "Qui? Là; ceci!", 0, id="Canada has no space before three marks"),
        pytest.param("fr-CA", "Ceci: cela", 1, id="Canada has one before the colon"),
        pytest.param("fr-CA", "Qui ?", 1, id="Canada has no line break there"),
        pytest.param("fr-CH", "Qui? Ceci: cela", 0, id="Switzerland needs none"),
        pytest.param("fr-CH", "Qui ?", 1, id="Switzerland has no line break there"),
    ],
)
def test_countries_differ(lang, body, expected):
    """A tag with a region says which habit is meant."""
    assert len(slips(spacing.before_marks, body, lang)) == expected


@pytest.mark.parametrize(
    ("body", "is_safe"),
    [
        pytest.param("La numé- risée et le numérique.", False, id="another word stands elsewhere"),
        pytest.param("Le numé- rique et le numérique.", True, id="the word stands elsewhere"),
        pytest.param("Le numé- rique.", False, id="nobody knows"),
        pytest.param("Un mi- temps et mi-temps", True, id="the compound stands elsewhere"),
        pytest.param("Un mi- temps, mi-temps, mitemps", False, id="both do"),
        pytest.param("La numé‐ rique", True, id="a hyphen that nobody types"),
        pytest.param("Le Word‐ Press", False, id="before a capital"),
        pytest.param("Le porte‐ monnaie est peut‐être là", False, id="where somebody types that hyphen after all"),
        pytest.param("Ma grand‐ mère et sa grand-mère", True, id="a compound that stands elsewhere"),
        pytest.param("Il est là, dit‐ il", False, id="before a pronoun"),
        pytest.param("Il l’a vu lui‐ même", False, id="before the end of a compound that everybody knows"),
    ],
)
def test_a_cut_word_is_safe_to_join_when_its_whole_is_known(body, is_safe):
    """Otherwise somebody has to look."""
    assert [slip.is_safe for slip in slips(lettering.cut_words, body)] == [is_safe]


WORDS = "mot Etat coeur 2ème 10 % km l' d'été « » ( ) [ ] * ** _ ` ? ! : ; , . ... etc... - -- … \\ # > | A la é numé- rique"
PIECES = st.sampled_from(
    [*WORDS.split(), '"', "\n", "\n\n", "[^1]", "[a](b)", "https://x.fr?a", "<b>", "</b>", "{{x}}", "&nbsp;"]
)


def silent(body):
    """The code, HTML and addresses of *body*."""
    steps = ((e.name, e.data) for e in events(body) if e.phase != "end")
    found = [step for step in steps if step[0] in ("Code", "InlineHtml", "Html")]
    return found, [link.target for link in links(body)]


@given(st.lists(PIECES, max_size=30), st.lists(st.sampled_from([" ", "", "  ", N]), min_size=30, max_size=30))
def test_what_is_mended_is_found_no_more_and_nothing_else_changes(words, gaps):
    """Mending comes to an end, and only levels what typography may change."""
    body = "".join(word + gap for word, gap in zip(words, gaps, strict=False))
    now = body
    for _ in range(9):
        fixes = [Fix.of(slip.edits) for find in FINDS for slip in slips(find, now) if slip.is_safe]
        if not fixes:
            break
        now = edits.made(now, fixes)[0]
    assert not any(slip.is_safe for find in FINDS for slip in slips(find, now))
    assert folded(now.replace("\\", "")) == folded(body.replace("\\", ""))
    assert silent(now) == silent(body)


@pytest.mark.parametrize(
    "piece",
    [
        "« ",
        "«",
        '"',
        '" ',
        "a ",
        " ",
        "1 ",
        "1",
        "$",
        "{{",
        "{%  ",
        "a.",
        "- ",
        "a- ",
        "|",
        "a@",
        ":a",
        "[^",
        "\\.",
        "100 ",
        "a ,",
    ],
)
def test_a_hostile_text_takes_no_time(piece):
    """Half a megabyte of one piece is no more work than any other text."""
    body = piece * (500_000 // len(piece))
    start = process_time()
    for find in FINDS:
        list(islice(slips(find, body), 200))
    assert process_time() - start < 20
