"""Pages of WordPress and its themes, saved with a browser."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import PurePosixPath

import pytest

from magcli.importers import page
from magcli.importers._values import Material
from magcli.model import Image

PROSE = (
    "Le lecteur paie toujours, et c’est ainsi depuis longtemps, comme le montre bien la lecture de tous les comptes."
)
ELSEWHERE = "Un extrait assez long d’un autre article, qui parle de bien des choses en plus de vingt mots, comme on en voit partout."
BYLINE = (
    '<div class="entry-meta"><span class="posted-on">Publié le <a href="https://mag.example.org/qui-paie/" rel="bookmark">'
    '<time class="entry-date published" datetime="2015-07-04T08:00:00+02:00">4 juillet 2015</time>'
    '<time class="updated" datetime="2015-07-10T09:00:00+02:00">10 juillet 2015</time></a></span>'
    '<span class="byline"> par <span class="author vcard"><a class="url fn n" href="/author/julie/">Julie Martin</a></span></span></div>'
)
FILED = (
    '<footer class="entry-footer"><span class="cat-links">Publié dans <a href="/e" rel="category tag">Économie</a></span>'
    '<span class="tags-links">Étiqueté <a href="/p" rel="tag">presse</a></span></footer>'
)
BESIDE = (
    '<div id="comments" class="comments-area"><h2>Une réflexion</h2><ol><li><article class="comment-body">'
    '<b class="fn">Paul</b><p>Bel article.</p></article></li></ol><p class="no-comments">Les commentaires sont fermés.</p></div>'
    f'<aside class="widget-area"><h2>Articles récents</h2><p>{ELSEWHERE}</p></aside>'
)


def _piece(body, head=""):
    html = f'<html lang="fr"><head><title>Qui paie ? – Le Mag</title>{head}</head><body class="single">{body}</body></html>'
    path = PurePosixPath("qui-paie.html")
    (piece,) = page.find(Material(name="qui-paie.html", paths=(path,), read=lambda _: html.encode())).pieces
    return piece


def _post(inner="", content=f"<p>{PROSE}</p>", title='<h1 class="entry-title">Qui paie ?</h1>'):
    return (
        '<header><h1 class="site-title"><a href="/">Le Mag</a></h1></header><main><article class="post hentry">'
        f'<header class="entry-header">{title}{inner}</header><div class="entry-content">{content}</div>'
    )


def test_what_wordpress_says_around_a_post_is_read_and_taken_off():
    found = _piece(f"{_post(BYLINE)}{FILED}</article>{BESIDE}</main>")
    zone = timezone(timedelta(hours=2))
    assert (found.title, found.body) == ("Qui paie ?", f"{PROSE}\n")
    assert (found.date, found.updated) == (
        datetime(2015, 7, 4, 8, tzinfo=zone),
        datetime(2015, 7, 10, 9, tzinfo=zone),
    )
    assert [one.name for one in found.authors] == ["Julie Martin"]
    assert (found.section, found.tags, found.comments) == ("Économie", ("presse",), "closed")


def test_it_is_told_where_that_comes_from_and_what_is_left_out():
    told = " ".join(remark.told for remark in _piece(f"{_post(BYLINE)}{FILED}</article>{BESIDE}</main>").remarks)
    for words in (
        "par Julie Martin”",
        "Étiqueté presse”",
        "Bel article.",
        "Articles récents",
        "commentaires sont fermés",
    ):
        assert words in told


def test_comments_that_are_open_are_not_said_to_be_closed():
    area = '<div id="comments"><div id="respond" class="comment-respond"><h3>Laisser un commentaire</h3></div></div>'
    assert _piece(f"{_post()}</article>{area}</main>").comments == ""


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        pytest.param(
            '<div class="wp-caption"><img src="a.jpg" alt="A"><p class="wp-caption-text">Un kiosque</p></div>',
            '![A](a.jpg "Un kiosque")',
            id="of the classic editor",
        ),
        pytest.param(
            '<figure><img data-src="a.jpg" alt="A"><figcaption>Un kiosque</figcaption></figure>',
            '![A](a.jpg "Un kiosque")',
            id="of one that is loaded later",
        ),
        pytest.param(
            '<figure class="wp-block-image"><img src="a.jpg" alt="A"><figcaption>Un <em>kiosque</em></figcaption></figure>',
            '![A](a.jpg "Un kiosque")',
            id="of the block editor",
        ),
        pytest.param(
            '<figure><img src="a.jpg" alt="A"><figcaption>Un <a href="https://mag.example.org/k">kiosque</a></figcaption></figure>',
            "![A](a.jpg)\n\n*Un [kiosque](https://mag.example.org/k)*",
            id="with a link",
        ),
        pytest.param(
            '<figure><figure><img src="a.jpg" alt=""><figcaption>Un</figcaption></figure><figure><img src="b.jpg" alt=""></figure></figure>',
            '![](a.jpg "Un")\n\n![](b.jpg)',
            id="of one of several",
        ),
        pytest.param(
            "<figure><blockquote><p>Un mot.</p></blockquote><figcaption>La rédaction</figcaption></figure>",
            "> Un mot.\n\nLa rédaction",
            id="of no image",
        ),
    ],
)
def test_a_caption_is_that_of_its_image(figure, expected):
    found = _piece(f"{_post(content=f'<p>{PROSE}</p>{figure}')}</article></main>")
    assert found.body == f"{PROSE}\n\n{expected}\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("", Image(src="f/une.jpg", alt="Un kiosque"), id="nothing else says"),
        pytest.param(
            '<meta property="og:image" content="https://mag.example.org/une-1024x512.jpg">',
            Image(src="f/une.jpg", alt="Un kiosque"),
            id="it is the one of the head, saved beside the page",
        ),
    ],
)
def test_the_picture_above_a_post_is_that_of_the_article(head, expected):
    above = '<div class="post-thumbnail"><img class="wp-post-image" src="f/une.jpg" alt="Un kiosque"></div>'
    found = _piece(f"{_post(above)}</article></main>", head)
    assert (found.image, found.body) == (expected, f"{PROSE}\n")
    assert ("taken", "f/une.jpg, the picture above the text") in [(one.certainty, one.told) for one in found.remarks]


def test_another_picture_than_that_of_the_head_stays():
    above = '<div class="post-thumbnail"><img class="wp-post-image" src="f/une.jpg" alt="Un kiosque"></div>'
    found = _piece(
        f"{_post(above)}</article></main>", '<meta property="og:image" content="https://mag.example.org/b.jpg">'
    )
    assert found.image == Image(src="https://mag.example.org/b.jpg")
    assert "![Un kiosque](f/une.jpg)" in found.body


@pytest.mark.parametrize(
    "other",
    [
        f'<article class="post"><a href="/z"><h3 class="entry-title">Un autre</h3><p>{ELSEWHERE}</p></a></article>',
        f'<article class="post"><h3 class="entry-title"><a href="/z">Un autre</a></h3><p>{ELSEWHERE}</p></article>',
    ],
)
def test_articles_that_lead_elsewhere_do_not_make_the_page_a_list(other):
    found = _piece(f"{_post(BYLINE)}</article><section><h2>À lire aussi</h2>{other}{other}</section></main>")
    assert (found.title, found.body) == ("Qui paie ?", f"{PROSE}\n")


def test_a_theme_of_blocks_has_no_article_element():
    found = _piece(
        '<main><h1 class="wp-block-post-title">Qui paie ?</h1><div class="wp-block-post-author-name">Julie Martin</div>'
        '<div class="wp-block-post-date"><time datetime="2015-07-04">4 juillet 2015</time></div>'
        '<div class="taxonomy-category wp-block-post-terms">dans <a href="/e" rel="tag">Économie</a></div>'
        f'<div class="entry-content wp-block-post-content"><p>{PROSE}</p></div><div class="wp-block-query"><ul>'
        f'<li class="wp-block-post post hentry"><h3 class="wp-block-post-title"><a href="/z">Un autre</a></h3>'
        f'<time datetime="2016-01-01">janvier</time><p>{ELSEWHERE}</p></li></ul></div></main>'
    )
    assert (found.title, found.body, found.date) == ("Qui paie ?", f"{PROSE}\n", date(2015, 7, 4))
    assert ([one.name for one in found.authors], found.section) == (["Julie Martin"], "Économie")


def test_a_theme_of_old_has_a_heading_that_the_page_is_called_by():
    found = _piece(
        '<div id="header"><h1><a href="/">Le Mag</a></h1></div><div class="post" id="post-1"><h2>Qui paie ?</h2>'
        f'<small>4 juillet 2015 par Julie Martin</small><div class="entry"><p>{PROSE}</p></div></div>'
        '<p class="nocomments">Les commentaires sont fermés.</p><div id="sidebar"><h2>Archives</h2></div>'
    )
    assert (found.title, found.body, found.date) == ("Qui paie ?", f"{PROSE}\n", date(2015, 7, 4))
    assert ([one.name for one in found.authors], found.comments) == (["Julie Martin"], "closed")


def test_of_several_articles_on_a_page_no_byline_is_that_of_all():
    found = _piece(f"<main>{_post(BYLINE)}</article>{_post(BYLINE)}</article></main>")
    assert (found.authors, found.body.count(PROSE)) == ((), 2)


def test_a_page_of_spip():
    found = _piece(
        '<div class="header"><h1 class="logo"><a href="/">Le Mag</a></h1></div><div id="content"><div class="cartouche">'
        '<h1>Qui paie ?</h1><p class="info-publi"><abbr class="published" title="2015-07-04T06:00:00Z">samedi 4 juillet</abbr>, '
        'par <span class="vcard author"><a class="url fn" href="/a1">Julie Martin</a></span></p></div>'
        f'<div class="texte"><p>{PROSE}</p><figure><img src="a.jpg" alt="A"><figcaption><div>Un kiosque</div><div>La rédaction</div>'
        "</figcaption></figure></div></div>"
    )
    body = f'{PROSE}\n\n![A](a.jpg "Un kiosque La rédaction")\n'
    assert (found.title, found.body, [one.name for one in found.authors]) == ("Qui paie ?", body, ["Julie Martin"])
    assert found.date == datetime(2015, 7, 4, 6, tzinfo=UTC)


def test_a_line_that_only_names_an_author_of_the_head_is_left_out():
    head = '<script type="application/ld+json">{"@type": "Article", "author": {"name": "Julie Martin"}}</script>'
    found = _piece(
        f'<article><h1>Qui paie ?</h1><div><a href="/j">Julie Martin</a></div><p>{PROSE}</p></article>', head
    )
    assert found.body == f"{PROSE}\n"
    assert "left out: “[Julie Martin](/j)”" in [remark.told for remark in found.remarks]


def test_a_title_may_link_to_its_own_page():
    found = _piece(
        _post(title='<h2 class="entry-title"><a href="/qui-paie/" rel="bookmark">Qui paie ?</a></h2>')
        + "</article></main>"
    )
    assert (found.title, found.body) == ("Qui paie ?", f"{PROSE}\n")


def test_such_a_page_with_others_beside_it_is_no_list():
    title = '<h2 class="entry-title"><a href="/qui-paie/" rel="bookmark">Qui paie ?</a></h2>'
    other = (
        f'<article class="post"><h3 class="entry-title"><a href="/z">Un autre</a></h3><p>{ELSEWHERE}</p></article>'
    )
    found = _piece(f"{_post(title=title)}</article>{other}{other}</main>")
    assert (found.title, found.body) == ("Qui paie ?", f"{PROSE}\n")


def test_a_list_of_articles_is_kept_whole_and_told():
    posts = [
        f'<article class="post"><h2 class="entry-title"><a href="/{one}">{one}</a></h2><p>{PROSE}</p></article>'
        for one in ("Un", "Deux")
    ]
    found = _piece(f"<main>{''.join(posts)}</main>")
    assert found.body.count(PROSE) == 2
    told = "the page holds 2 articles, “Un” and “Deux”: all are kept here, one below the other"
    assert ("open", told) in [(remark.certainty, remark.told) for remark in found.remarks]


def test_what_is_marked_as_a_line_on_the_article_and_holds_it_stays():
    found = _piece(
        f'<div class="entry-meta"><time datetime="2015-07-04"></time>Avant <article><p>{PROSE}</p></article></div>'
    )
    assert found.body == f"{PROSE}\n"
    assert "left out around the article: “Avant”" in [remark.told for remark in found.remarks]
