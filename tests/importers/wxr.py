"""Exports of WordPress, built for tests: what is not given is as WordPress writes it for a plain post."""

from pathlib import PurePosixPath

from magcli.importers import wordpress
from magcli.importers._values import Material

HEAD = """\
<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Le Mag</title>
<link>https://mag.example.org</link>
<language>fr-FR</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://mag.example.org</wp:base_blog_url>
"""
TAIL = "</channel>\n</rss>\n"


def cdata(text):
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def author(login, name):
    return (
        f"<wp:author><wp:author_login>{cdata(login)}</wp:author_login>"
        f"<wp:author_display_name>{cdata(name)}</wp:author_display_name></wp:author>\n"
    )


def term(taxonomy, id, slug, name, description=""):
    return (
        f"<wp:term><wp:term_id>{id}</wp:term_id><wp:term_taxonomy>{taxonomy}</wp:term_taxonomy>"
        f"<wp:term_slug>{slug}</wp:term_slug><wp:term_name>{cdata(name)}</wp:term_name>"
        f"<wp:term_description>{cdata(description)}</wp:term_description></wp:term>\n"
    )


def filed(*terms):
    """Return the terms of a post, each as `taxonomy slug name`."""
    parts = (one.split(" ", 2) for one in terms)
    return "".join(f'<category domain="{a}" nicename="{b}">{cdata(c)}</category>\n' for a, b, c in parts)


def item(content="", id=1, meta=None, terms="", more="", **told):
    """Return a post; *told* holds elements of `wp:` by their names without the prefix."""
    values = {
        "post_id": id,
        "post_date": "2015-07-04 08:00:00",
        "post_date_gmt": "2015-07-04 06:00:00",
        "comment_status": "open",
        "post_name": f"article-{id}",
        "status": "publish",
        "post_parent": 0,
        "menu_order": 0,
        "post_type": "post",
        "post_password": "",
        "is_sticky": 0,
    }
    title = told.pop("title", f"Article {id}")
    excerpt = told.pop("excerpt", "")
    creator = told.pop("creator", "julie")
    link = told.pop("link", f"https://mag.example.org/2015/07/article-{id}/")
    date = told.pop("pub_date", "Sat, 04 Jul 2015 06:00:00 +0000")
    values |= told
    lines = [
        "<item>",
        f"<title>{cdata(title)}</title>",
        f"<link>{link}</link>",
        f"<pubDate>{date}</pubDate>",
        f"<dc:creator>{cdata(creator)}</dc:creator>",
        f'<guid isPermaLink="false">https://mag.example.org/?p={id}</guid>',
        f"<content:encoded>{cdata(content)}</content:encoded>",
        f"<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>",
        *(f"<wp:{key}>{cdata(str(value))}</wp:{key}>" for key, value in values.items()),
        terms + more,
        *(_meta(key, one) for key, value in (meta or {}).items() for one in _listed(value)),
        "</item>\n",
    ]
    return "\n".join(lines)


def attachment(id, file, **told):
    """Return the item of an uploaded file."""
    alt = told.pop("alt", "")
    return item(
        id=id,
        post_type="attachment",
        status="inherit",
        attachment_url=told.pop("url", f"https://mag.example.org/wp-content/uploads/{file}"),
        meta={"_wp_attached_file": file, "_wp_attachment_image_alt": alt},
        **told,
    )


def _listed(value):
    return value if isinstance(value, list) else [value]


def _meta(key, value):
    return (
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key>"
        f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>"
    )


def export(*parts, head=HEAD):
    return head + author("julie", "Julie Martin") + "".join(parts) + TAIL


def material(text, files=(), name="export.xml", others=None):
    """Return the material of an export that says *text*, with *files* of an uploads folder beside it."""
    texts = {name: text, **(others or {})}
    return Material(
        name=f"/home/redaction/{name}",
        paths=(*map(PurePosixPath, texts), *map(PurePosixPath, files)),
        read=lambda path: texts[str(path)] if isinstance(texts[str(path)], bytes) else texts[str(path)].encode(),
        is_folder=bool(others),
    )


def found(*parts, files=(), **more):
    return wordpress.find(material(export(*parts, **more), files))


def one(*parts, files=()):
    """Return the only article of an export."""
    (piece,) = found(*parts, files=files).pieces
    return piece


def told(remarks):
    return [(remark.certainty, remark.what, remark.told) for remark in remarks]
