"""Feeds and sitemaps as their standards say, each line naming the section it is of."""

from __future__ import annotations

import random

import pytest
from lxml import etree

from archive import Teaser
from crawler.reader import read_feed, read_sitemap
from crawler.reader.listing.mend import mended
from crawler.sites import SITES

SITE = SITES["kommune21"]
ROOT = "https://www.kommune21.de"
URL = f"{ROOT}/k21-meldungen/feed"
LINK = f"{ROOT}/k21-meldungen/bruecke/"
NOW = "2026-03-02T05:00:00Z"
SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
OWN = [
    "<title>Rathaus</title>", f"<link>{LINK}</link>", "<description>Ein Satz.</description>",
    "<pubDate>Thu, 09 Oct 2025 08:00:00 +0200</pubDate>",
]  # fmt: skip
FOREIGN = [
    '<media:content url="x.jpg"><media:title>DSC_0815</media:title>'
    "<media:description>Ein Bild</media:description><pubDate>x</pubDate></media:content>",
    "<media:group><media:thumbnail/><title>Gruppe</title><link>/k21-meldungen/x/</link>"
    "</media:group>",
    "<itunes:title>Folge 3</itunes:title><itunes:summary>Hören</itunes:summary>",
    "<content:encoded><![CDATA[<p>Der ganze Text</p>]]></content:encoded>",
    f'<source url="{ROOT}/feed/">Anderes Blatt</source>',
    '<enclosure url="https://a.example/x.mp3" length="1" type="audio/mpeg"/>',
    '<atom:link rel="replies" href="https://www.kommune21.de/k21-meldungen/antwort/"/>',
    "<dc:creator>Vera Ender</dc:creator>",
    "<image><title>Logo</title><link>https://www.kommune21.de/k21-meldungen/logo/</link></image>",
    "<atom:updated>2026-01-01T00:00:00Z</atom:updated>",
]


def rss(children: list[str]) -> str:
    return f"<rss version='2.0' {SPACES}><channel><item>{''.join(children)}</item></channel></rss>"


def said(teaser: Teaser) -> tuple[str | None, str, str | None, str | None]:
    return teaser.title, teaser.url, teaser.text, teaser.published_text


WANTED = ("Rathaus", LINK.rstrip("/"), "Ein Satz.", "Thu, 09 Oct 2025 08:00:00 +0200")


@pytest.mark.parametrize("foreign", FOREIGN)
def test_foreign_elements_change_nothing_wherever_they_stand(foreign: str) -> None:
    for children in ([foreign, *OWN], [*OWN, foreign], [OWN[0], foreign, *OWN[1:]]):
        (teaser,) = read_feed(rss(children).encode(), URL, SITE, NOW).teasers
        assert said(teaser) == WANTED


def test_the_order_of_children_does_not_matter() -> None:
    shuffle = random.Random(3).shuffle
    for _ in range(40):
        children = [*OWN, *FOREIGN]
        shuffle(children)
        (teaser,) = read_feed(rss(children).encode(), URL, SITE, NOW).teasers
        assert said(teaser) == WANTED


ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" {0}><entry>{1}</entry></feed>'
ATOM_LINK = f'<link href="{LINK}"/>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">{0}</rdf:RDF>'
)


@pytest.mark.parametrize(
    ("section", "body", "title", "published"),
    [
        ("RFC 4287 4.2.11 source",
         ATOM.format("", f"<source><title>Blatt</title><link href='{ROOT}/k21-meldungen/y'/>"
                     f"<published>2001-01-01</published></source><title>A</title>{ATOM_LINK}"),
         "A", None),
        ("RFC 4287 3.1.1.1 text", ATOM.format("", f"<title>A &lt;b&gt; C</title>{ATOM_LINK}"),
         "A <b> C", None),
        ("RFC 4287 3.1.1.2 html",
         ATOM.format("", f"<title type='html'>A &lt;b>B&lt;/b> &amp;amp; C</title>{ATOM_LINK}"),
         "A B & C", None),
        ("RFC 4287 3.1.1.3 xhtml",
         ATOM.format("", "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>B</b>"
                     f"</div></title>{ATOM_LINK}"), "A B", None),
        ("RFC 4287 4.2.7.2 rel",
         ATOM.format("", f"<title>A</title><link rel='edit' href='{ROOT}/k21-meldungen/y/'/>"
                     f"<link rel='self' href='{ROOT}/k21-meldungen/z/'/>{ATOM_LINK}"), "A", None),
        ("RFC 4287 2 xml:base",
         ATOM.format(f"xml:base='{ROOT}/k21-meldungen/'",
                     "<title>A</title><link href='bruecke/'/>"), "A", None),
        ("RFC 4287 4.2.15 updated",
         ATOM.format("", f"<title>A</title>{ATOM_LINK}<updated>2026-01-01T00:00:00Z</updated>"),
         "A", None),
        ("RFC 4287 4.2.9 published",
         ATOM.format("", f"<title>A</title>{ATOM_LINK}<published>2025-10-09T08:00:00Z</published>"),
         "A", "2025-10-09T08:00:00Z"),
        ("RSS 1.0 5.5 item, dc:date",
         RDF.format("<channel rdf:about='x'><title>Blatt</title></channel>"
                    "<image><title>Logo</title></image>"
                    f"<item rdf:about='{LINK}'><dc:date>2025-10-09</dc:date><title>A</title>"
                    f"<link>{LINK}</link></item>"), "A", "2025-10-09"),
        ("RSS 2.0 guid as permalink",
         f"<rss><channel><item><title>A</title><guid>{LINK}</guid></item></channel></rss>",
         "A", None),
        ("RSS 2.0 description in HTML", rss(["<title>Br&amp;uuml;cke</title>", OWN[1]]),
         "Brücke", None),
        ("prefix that is not declared",
         f"<rss><channel><item><media:title>x</media:title><title>A</title><link>{LINK}</link>"
         "<dc:date>2025-10-09</dc:date></item></channel></rss>", "A", "2025-10-09"),
        ("a service that counts clicks",
         rss([OWN[0], "<link>https://feeds.example/~r/1</link>",
              f"<feedburner:origLink>{LINK}</feedburner:origLink>"]), "Rathaus", None),
    ],
)  # fmt: skip
def test_feeds(section: str, body: str, title: str, published: str | None) -> None:
    (teaser,) = read_feed(body.encode(), URL, SITE, NOW).teasers
    wanted = (title, LINK.rstrip("/"), published)
    assert (teaser.title, teaser.url, teaser.published_text) == wanted, section


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("&lt;p>Rat &amp;amp; Amt&lt;br>sagen ja.&lt;/p>", "Rat & Amt sagen ja."),
        ("&amp;lt;p&amp;gt;Rat &amp;amp;amp; Amt&amp;lt;br&amp;gt;sagen ja.&amp;lt;/p&amp;gt;",
         "Rat & Amt sagen ja."),
        ("<![CDATA[&lt;div class='x'&gt;Rat &amp;amp; &lt;b&gt;Amt&lt;/b&gt;&lt;/div&gt;]]>",
         "Rat & Amt"),
        ("&amp;lt;img src='/a.png' /&amp;gt; Der Rat sagt ja.", "Der Rat sagt ja."),
        ("<![CDATA[<p>&lt;p&gt; heißt das Portal für Pflege.</p>]]>",
         "<p> heißt das Portal für Pflege."),
        ("&lt;p>Es kostet &amp;lt; 5 Euro, sonst &amp;gt; 9 Euro.&lt;/p>",
         "Es kostet < 5 Euro, sonst > 9 Euro."),
    ],
)  # fmt: skip
def test_markup_that_is_escaped_twice_is_no_text(description: str, text: str) -> None:
    body = rss([*OWN[:2], f"<description>{description}</description>"])
    (teaser,) = read_feed(body.encode(), URL, SITE, NOW).teasers
    assert teaser.text == text


MAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" '
    'xmlns:video="http://www.google.com/schemas/sitemap-video/1.1" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>{0}</url></urlset>'
)
LOC = f"<loc>{LINK}</loc>"
IMAGE = (
    f"<image:image><image:loc>{ROOT}/k21-meldungen/bild/</image:loc>"
    "<image:title>IMG_2034</image:title></image:image>"
)
VIDEO = (
    "<video:video><video:title>Film</video:title>"
    "<video:publication_date>2019-03-01</video:publication_date></video:video>"
)
NEWS = (
    "<news:news><news:publication><news:name>Blatt</news:name></news:publication>"
    "<news:publication_date>2025-10-09</news:publication_date><news:title>A</news:title>"
    "</news:news>"
)


@pytest.mark.parametrize(
    ("entry", "teasers"),
    [
        (IMAGE + LOC, []), (LOC + IMAGE, []), (VIDEO + LOC, []), (LOC + VIDEO, []),
        (LOC + "<lastmod>2026-01-01</lastmod>", []),
        (VIDEO + IMAGE + LOC + NEWS, [("A", "2025-10-09")]),
        (NEWS + VIDEO + IMAGE + LOC, [("A", "2025-10-09")]),
    ],
)  # fmt: skip
def test_sitemaps_take_children_not_descendants(entry: str, teasers: list[tuple[str, str]]) -> None:
    found = read_sitemap(MAP.format(entry).encode(), f"{ROOT}/s.xml", SITE, NOW)
    assert found.articles == (LINK,)
    assert [(t.title, t.published_text) for t in found.teasers] == teasers


@pytest.mark.parametrize("end", ["\n", "", "\r\n"])
def test_a_sitemap_may_be_a_text(end: str) -> None:
    text = f"{ROOT}/\n{LINK}\r\n{ROOT}/?p=12&post_type=k21-meldungen{end}"
    found = read_sitemap(text.encode(), f"{ROOT}/s.txt", SITE, NOW)
    assert found.articles == (LINK, f"{ROOT}/?p=12&post_type=k21-meldungen")
    assert read_sitemap(b"User-agent: *\n", URL, SITE, NOW).unreadable == "sitemap"


QUOTED = "Der „Digitalpakt“ – 7 € je Bürger"


@pytest.mark.parametrize(
    ("declared", "real"),
    [("ISO-8859-1", "cp1252"), ("UTF-8", "cp1252"), ("", "cp1252"), ("ISO-8859-1", "utf-8"),
     ("windows-1252", "cp1252"), ("UTF-16", "utf-16"), ("", "utf-8"), ("", "utf-16-le")],
)  # fmt: skip
def test_letters_come_through_in_whatever_coding(declared: str, real: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    item = f"<item><title>{QUOTED}</title>{OWN[1]}</item>"
    body = f"{head}<rss><channel>{item}</channel></rss>".encode(real)
    assert read_feed(body, URL, SITE, NOW).teasers[0].title == QUOTED
    plain = f"{head}<rss><channel>{item}</channel></rss>".replace("–", "-").encode(real)
    assert read_feed(plain, URL, SITE, NOW).teasers[0].title == QUOTED.replace("–", "-")


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Bund & Land & D&D", "Bund & Land & D&D"),
        ("Bund &amp; Land", "Bund & Land"),
        ("3 < 5 & <3", "3 < 5 & <3"),
        ("Gr&uuml;n&nbsp;und &#8222;gut&#8220;", "Grün und „gut“"),
        ("Der &#132;Pakt&#x93; &#150; neu", "Der „Pakt“ – neu"),
        ("<![CDATA[D&D; 3 > 2]]>", "D&D; 3 > 2"),
        ("a\x0bb&#0;c&#x1F;", "a bc"),
        ("&nichts; &#99999999;", "&nichts; \ufffd"),
    ],
)
def test_what_is_no_markup_is_text(printed: str, meant: str) -> None:
    body = rss([f"<title>{printed}</title>", OWN[1]])
    (teaser,) = read_feed(body.encode(), URL, SITE, NOW).teasers
    assert (teaser.title or "").replace("\xa0", " ") == meant


def test_mending_leaves_what_is_sound_and_twice_is_once() -> None:
    sound = rss([*OWN, *FOREIGN])
    assert mended(sound) == sound
    for text in ("D&D &uuml; &#132; < 3", "<?xml version='1.0'?><rss>a & b</rss>", "&&&;<"):
        assert mended(mended(text)) == mended(text)
    etree.fromstring(mended("<rss>D&D &uuml; &#132; 3 < 5 &#0;</rss>"))
