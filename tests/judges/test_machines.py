"""What machines read is right: schema.org data, the cards of social networks, the sitemap."""

from tests.judges import tools

pytestmark = tools.needed

GOOD_DATA = '{"@context": "https://schema.org", "@type": "CreativeWorkSeries", "name": "Une série"}'
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>%s</url></urlset>'


def test_the_data_and_the_cards_of_every_page_are_right(sites):
    pages = [page for page in tools.pages(sites.sample.folder) if page.name != "404.html"]
    tools.accept(tools.ask("data.mjs", {"pages": tools.texts(pages, sites.folder), "cards": True}))


def test_the_data_of_every_hard_page_is_right(sites):
    pages = [page for page in tools.pages(sites.stress.folder) if page.name != "404.html"]
    tools.accept(tools.ask("data.mjs", {"pages": tools.texts(pages, sites.folder), "cards": True}))


def test_the_sitemaps_follow_their_schema(sites):
    maps = sorted(sites.folder.rglob("sitemap.xml"))
    assert len(maps) == 2
    tools.accept(tools.ask("schema.mjs", tools.texts(maps, sites.folder)))


def test_bad_data_is_told():
    def told(data: str, *, cards: bool = False) -> list[str]:
        page = f'<html><head><script type="application/ld+json">{data}</script></head></html>'
        return tools.ask("data.mjs", {"pages": [{"name": "x", "text": page}], "cards": cards})

    assert told(GOOD_DATA) == []
    assert any("JSON-LD" in said for said in told("{"))
    assert any("numberOfParts" in said for said in told(GOOD_DATA.replace('"name"', '"numberOfParts": 3, "name"')))
    assert any("Facebook" in said for said in told(GOOD_DATA, cards=True))
    assert any("Twitter" in said for said in told(GOOD_DATA, cards=True))


def test_a_bad_sitemap_is_told():
    def told(entry: str) -> list[str]:
        return tools.ask("schema.mjs", [{"name": "x.xml", "text": SITEMAP % entry}])

    assert told("<loc>https://mag.example.org/</loc><lastmod>2015-07-04</lastmod>") == []
    assert "lastmod" in told("<loc>https://mag.example.org/</loc><lastmod>hier</lastmod>")[0]
    assert "Expected is" in told("<lastmod>2015-07-04</lastmod>")[0]
