"""A magazine that is hard on an export: hostile titles, every construct of Markdown, raw HTML, a series of fifty parts.

Nothing in it is an error for `validate`, and no page of it may be one for a judge.
"""

import struct
import zlib

PARTS = 50

HOME = """\
---
title: "Le Mag <dur> & \\"retors\\" 😀"
url: https://mag.example.org/sous/dossier/
lang: fr
timezone: Europe/Paris
description: "Un magazine <b>difficile</b> & « plein » de \\"pièges\\"."
people:
  redaction: {name: "La <i>rédaction</i> & Cie", organisation: "Le Mag </p> numérique"}
sections: ["Le Mag <dur> & Cie", "Rubrique \\"à guillemets\\""]
---

Une introduction avec une note[^1], et un [renvoi](tout.md#lessentiel).

[^1]: La note de l’accueil.
"""

LONG = "Un titre qui ne finit pas, parce que son auteur avait tout à dire avant de commencer, " * 4

TITLES = {
    "balise": "<script>alert('titre')</script> et </title> ensemble",
    "entite": "&lt;b&gt; &amp; « guillemets » \"doubles\" 'simples' `code` *étoiles*",
    "emoji": "👩🏽‍🚀 🇫🇷 Un été 😀 en images",
    "gabarit": "{{ title }} {% raw %} ${x} %s \\n",
    "commentaire": "Un commentaire <!-- ouvert, et un ]]> fermé",
    "long": LONG[:300],
    "mot-long": "Anticonstitutionnellement" * 6,
    "espaces": "Qui paie\u00a0? L’eau\u202f; l’air\u00a0: « tout\u00a0»",
}
"""What titles may hold; each is one article."""

FOREIGN = {
    "hebreu": ("he", "ירושלים של מטה, ושל מעלה", "שלום לקוראים[^1], ולכל מי שבא."),
    "arabe": ("ar", "الثورة الرقمية بين الأمس واليوم", "أهلا بالقراء[^1] في هذا المقال."),
    "anglais": ("en", "Who pays for the summer?", "Readers do[^1], as a rule."),
    "japonais": ("ja", "デジタル革命とはなにか", "読者のみなさん[^1]、こんにちは。"),
}

EVERYTHING = """\
## L’essentiel

Du texte *penché*, **gras**, ***les deux***, ~~barré~~, `code <b>` et une fin de ligne\\
forcée. Un appel[^a], le même[^a], un autre[^b]. Une adresse : <https://exemple.example.org/a?b=1&c=2>.
Un [lien](https://exemple.example.org/ "Un \\"titre\\" & plus"), un [lien par référence][ref], un [lien vide](),
un [lien vers un ancrage](#lessentiel), un [autre article](titres/balise.md), et &copy; &nbsp; &lt; 1 < 2 & 3 > 2.

[ref]: https://exemple.example.org/une/adresse/tres/longue/qui-ne-se-coupe-pas/et-qui-continue-encore/et-encore/et-encore.html

## L’essentiel

#### Un saut de niveau

##### Un titre avec `du code`, *du relief* et une note[^b]

###### Sixième

# Un titre du premier niveau dans le texte

## 😀

## [Un titre qui est un lien](https://exemple.example.org/titre)

## ![Une image en guise de titre](images/point.png)

## ![](https://exemple.example.org/sans-texte.png)

[](https://exemple.example.org/sans-texte)

- un
- deux

  un paragraphe dans deux

  1. sous-liste
  2. suite

     ```python
     def f(x):
         return "une ligne de code très longue qui dépasse la largeur de tous les téléphones du monde, et de loin"
     ```
- [ ] à faire
- [x] faite

7. commence à sept
8. puis huit

> Une citation.
>
> > Dans une citation.
> >
> > - avec une liste
> >
> > ### et un titre
>
> — La rédaction

| à gauche | au centre | à droite | une colonne dont le titre est long | encore une | et une |
|:---|:---:|---:|---|---|---|
| a | b[^c] | 1 | `code` | **gras** | [lien](https://exemple.example.org/) |
| barre \\| dedans |  | 2 000 | Anticonstitutionnellement | anticonstitutionnellement | anticonstitutionnellement |

| | sans titre |
|---|---|
| x | y |

![Une courbe qui monte](images/courbe.svg "Titre de l’image")

![](images/point.png)

[![Une image dans un lien](images/point.png)](https://exemple.example.org/)

![Une image d’ailleurs](https://exemple.example.org/image.png)

---

    du code en retrait <script>alert(1)</script>

```html
<p class="exemple">du HTML montré</p>
```

```
sans langue
```

UnMotDeTresGrandeLongueurSansAucuneEspacePourLeCouperNiTraitDUnionQuiDoitPourtantTenirDansUnePageDeTroisCentSoixantePixels

[^a]: Une note *en relief*, avec un [lien](https://exemple.example.org/note).
[^b]: Une note de deux paragraphes.

    Le second, avec une liste :

    - un
    - deux

    ```
    et du code
    ```

    | et | un tableau |
    |---|---|
    | dans | la note |

[^c]: Une note qui en appelle une autre[^a].
"""

RAW = """\
## Ce que des années de copier-coller laissent

<center><font color="red" size="5">Du texte</font> au centre</center>

<div align="center" style="color: red" class="panneau" onclick="alert(1)">

Un paragraphe *dans* un bloc.

</div>

<p>Un paragraphe jamais fermé
<div>dans un bloc jamais fermé

<table border="1" cellpadding="3" width="90%" summary="vieux">
<tr><td valign="top" nowrap>une cellule</td><td bgcolor="#eee">une autre</td></tr>
</table>

<table><caption>Légende</caption><thead><tr><th scope="col">Tête</th><th></th></tr></thead><tbody><tr><td colspan="2">large</td></tr></tbody></table>

<details><summary>À déplier</summary>

Du texte plié avec une note[^1].

</details>

<dl><dt>Terme</dt><dd>Définition</dd></dl>

<figure><img src="images/point.png" alt="Un point" width="40%" height="auto" border="0"><figcaption>Un point</figcaption></figure>

<iframe src="https://exemple.example.org/" width="100%" frameborder="0"></iframe>
<video src="https://exemple.example.org/a.mp4" autoplay></video>
<form action="https://exemple.example.org/"><input name="q"><button>Envoyer</button></form>
<svg onload="alert(1)"><script>alert(1)</script></svg>
<style>body { display: none }</style>
<script>document.body.remove()</script>

Un <abbr title="World Wide Web">WWW</abbr>, un <kbd>Ctrl</kbd>, un <mark>surligné</mark>, H<sub>2</sub>O, le XX<sup>e</sup> siècle,
une <a name="ancre">ancre</a>, une <a id="ancre">ancre du même nom</a>,
un <a href="#ancre">renvoi</a>, un <tt>télétype</tt>, un <u>souligné</u>, un <strike>barré</strike>, un <big>gros</big>,
une <ins datetime="hier">insertion</ins>, une <q cite="ma mère">citation</q>, un <time datetime="demain">jour</time>,
un <a href="https://exemple.example.org/" target="_blank" rel="external">ailleurs</a>, un <span lang="pas une langue">mot</span>.

<a href="https://exemple.example.org/"><div>un bloc dans un lien</div></a>

<a href="https://exemple.example.org/a">un lien <a href="https://exemple.example.org/b">dans un lien</a></a>

<ul><p>un paragraphe dans une liste</p><li>un élément</ul>

<h1>Un titre en HTML</h1>

<h5>Et un saut</h5>

<ol start="x" type="i"><li value="b">un rang qui n’est pas un nombre</li></ol>

<blockquote cite="pas une adresse"><p>Cité.</p></blockquote>

<p id="1">Un id qui commence par un chiffre</p><p id="deux mots">et un en deux mots</p><p id="ancre">et un troisième du même nom</p>

<div class="onglet"><pre><code>du code en HTML, sur une ligne qui n’en finit pas et qui dépasse de loin la largeur de tous les écrans du monde, même larges</code></pre></div>

<a href="https://exemple.example.org/code">

```
du code dans un lien, sur une ligne qui n’en finit pas et qui dépasse de loin la largeur de tous les écrans du monde, même larges
```

</a>

<b><p>un paragraphe dans du gras</b></p>

<!-- un commentaire -- avec des tirets -->

<dialog open>Une boîte</dialog><marquee>Qui passe</marquee><blink>Qui clignote</blink>

[^1]: La note dépliée.
"""


def png(width: int, height: int) -> bytes:
    """Return a plain grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x77" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


CURVE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><path d="M0 40 80 0" stroke="#777"/></svg>'


def article(title: str, number: int, body: str, more: str = "") -> str:
    """Return the file of a published article."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f'---\ntitle: "{quoted}"\nstatus: published\ndate: 2015-07-{number % 28 + 1:02}\nauthors: [redaction]\n'
        f'summary: "Un résumé & un <piège>, rang {number}."\nid: 00000000-0000-4000-8000-{number:012}\n'
        f"{more}---\n\n{body}\n"
    )


def part(number: int) -> str:
    """Return the text of one part of the long series: all have the same labels, headings and anchors."""
    return (
        f"## Le fond\n\nLa partie {number} appelle[^1] deux fois[^1], puis ailleurs[^note].\n\n"
        f'## Le fond\n\n<a id="ici">Ici</a>, et [plus haut](#le-fond).\n\n'
        f"[^1]: La première note de la partie {number}.\n[^note]: La seconde.\n"
    )


def files() -> dict[str, str | bytes]:
    """Return the files of the magazine, below its folder."""
    slugs = [f"partie-{number}" for number in range(1, PARTS + 1)]
    people = 'guests: [{name: "Un <b>invité</b> & co", role: "rôle \\"libre\\"", organisation: "</span>"}]\n'
    tags = 'tags: ["C++", "C#", ".NET", "à/b", "<b>", "l’été & l’eau", "😀", "Été", "été"]\n'
    picture = 'image: {src: images/point.png, alt: "Un \\"point\\" <gris>", credit: "<La> rédaction"}\n'
    made: dict[str, str | bytes] = {
        "_index.md": HOME,
        "images/point.png": png(320, 200),
        "images/courbe.svg": CURVE,
        "tout.md": article("Tout ce que Markdown sait dire", 1, EVERYTHING, tags + picture),
        "brut.md": article("Du HTML brut", 2, RAW, 'section: "Rubrique \\"à guillemets\\""\naliases: [/vieux/]\n'),
        "longue/_index.md": f"---\ntitle: Cinquante parties\nseason: été 2015\nparts: [{', '.join(slugs)}]\n---\n\nTout.\n",
        "titres/_index.md": (
            f'---\ntitle: "Des titres </h1> & autres"\neditors: [redaction]\nparts:\n'
            f"{''.join(f'  - {slug}{chr(10)}' for slug in (*TITLES, *FOREIGN))}"
            '  - {title: "À venir <b>un jour</b> & plus", date: 2030-07-18, authors: [redaction], announce: true}\n'
            '  - {title: "Sans date", announce: true}\n---\n\nDes titres.\n'
        ),
    }
    for number, slug in enumerate(slugs, 1):
        made[f"longue/{slug}.md"] = article(f"Partie {number}", number + 100, part(number), people * (number == 1))
    for number, (slug, title) in enumerate(TITLES.items(), 1):
        made[f"titres/{slug}.md"] = article(
            title, number + 10, "## Un titre\n\nUn texte[^1].\n\n[^1]: Une note.\n", tags
        )
    for number, (slug, (lang, title, text)) in enumerate(FOREIGN.items(), 1):
        made[f"titres/{slug}.md"] = article(title, number + 20, f"{text}\n\n[^1]: {title}.\n", f"lang: {lang}\n")
    return made
