"""Pages for machines: feeds, sitemaps, robots.txt and the REST route."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from email.utils import format_datetime
from html import escape

from demo.blocks import Items, Paragraph, Quote, Table, block_text, clean
from demo.brands import Brand
from demo.layouts.page import esc, spans_html
from demo.model import Article

PER_SITEMAP = 100


def _stamp(article: Article) -> datetime:
    return datetime.combine(article.date, time(6, 15), UTC)


def rss(brand: Brand, articles: Sequence[Article]) -> str:
    """Draw one page of the RSS 2.0 feed, as stock WordPress writes it."""
    items = []
    for article in articles:
        when = (
            f"<pubDate>{format_datetime(_stamp(article))}</pubDate>"
            if "listing" in article.date_on
            else ""
        )
        tags = "".join(f"<category><![CDATA[{tag}]]></category>" for tag in article.tags)
        author = f"<dc:creator><![CDATA[{article.byline or 'Redaktion'}]]></dc:creator>"
        items.append(
            f"<item><title>{escape(clean(article.title))}</title><link>{article.url}</link>"
            f'{author}{when}{tags}<guid isPermaLink="false">{brand.home}/?post_type=k21-meldungen'
            f"&#038;p={article.post_id}</guid><description><![CDATA[{clean(article.teaser)}]]>"
            "</description></item>\n"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        f"<title>Meldungen – {brand.title}</title><link>{brand.home}</link>"
        f'<atom:link href="{brand.home}/k21-meldungen/feed" rel="self" type="application/rss+xml"/>'
        f"<description>{brand.claim}</description><language>de</language>\n{''.join(items)}"
        "</channel>\n</rss>\n"
    )


def atom(brand: Brand, articles: Sequence[Article], following: str | None) -> str:
    """Draw one page of the Atom feed."""
    entries = []
    for article in articles:
        stamp = _stamp(article).isoformat()
        when = f"<published>{stamp}</published>" if "listing" in article.date_on else ""
        changed = article.touched.isoformat()
        kicker = f"{article.kicker}: " if article.kicker else ""
        entries.append(
            f"<entry><title>{escape(clean(kicker + article.title))}</title>"
            f'<link rel="alternate" href="{article.url}"/>'
            f"<id>{brand.home}/?p={article.post_id}</id>"
            f"<updated>{changed}</updated>{when}"
            f'<summary type="html">{escape(esc(article.teaser))}</summary></entry>\n'
        )
    next_link = f'<link rel="next" href="{following}"/>' if following else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        f'xml:lang="de"><title>{brand.title}</title><id>{brand.home}/</id>'
        f'<link rel="self" href="{brand.home}/k21-meldungen/feed"/>{next_link}'
        f"<updated>2025-10-10T07:00:00+00:00</updated>\n{''.join(entries)}</feed>\n"
    )


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_index(brand: Brand, count: int) -> str:
    """Draw the index: one sitemap for every hundred articles, one for the other pages."""
    names = [f"posts-k21-meldungen-{n + 1}" for n in range(-(-count // PER_SITEMAP))]
    rows = "".join(
        f"<sitemap><loc>{brand.home}/wp-sitemap-{name}.xml</loc></sitemap>\n"
        for name in [*names, "posts-page-1"]
    )
    return f"{_XML}<sitemapindex {_SITEMAP}>\n{rows}</sitemapindex>\n"


def sitemap(articles: Sequence[Article]) -> str:
    """Draw one sitemap of articles; ``lastmod`` is never the date of publication."""
    rows = "".join(
        f"<url><loc>{article.url}</loc><lastmod>{article.touched.isoformat()}</lastmod></url>\n"
        for article in articles
    )
    return f"{_XML}<urlset {_SITEMAP}>\n{rows}</urlset>\n"


def sitemap_of_pages(brand: Brand) -> str:
    """Draw the sitemap of pages other than articles."""
    paths = [
        "/impressum",
        "/k21-heftarchiv/",
        *(f"/k21-themen/{slug}" for slug, _ in brand.sections),
    ]
    rows = "".join(f"<url><loc>{brand.home}{path}</loc></url>\n" for path in paths)
    return f"{_XML}<urlset {_SITEMAP}>\n{rows}</urlset>\n"


def robots(brand: Brand) -> str:
    """Draw robots.txt: the disallowed paths, and the sitemap."""
    return (
        "User-agent: *\n"
        "Disallow: /intern/\n"
        "Disallow: /k21-meldungen/vorschau-\n"
        "\n"
        f"Sitemap: {brand.home}/wp-sitemap.xml\n"
    )


def rest(brand: Brand, articles: Sequence[Article]) -> str:
    """Draw one page of the REST route."""
    return json.dumps(
        [
            {
                "id": article.post_id,
                "date": f"{article.date}T08:15:00" if "listing" in article.date_on else None,
                "modified": article.touched.isoformat()[:19],
                "slug": article.slug,
                "type": "k21-meldungen",
                "link": article.url,
                "guid": {
                    "rendered": f"{brand.home}/?post_type=k21-meldungen&#038;p={article.post_id}"
                },
                "title": {"rendered": esc(article.title)},
                "excerpt": {"rendered": f"<p>{esc(article.teaser)}</p>\n", "protected": False},
                "content": {"rendered": _content(article), "protected": False},
                "meta": {"dachzeile": article.kicker or ""},
            }
            for article in articles
        ]
    )


def _content(article: Article) -> str:
    parts = []
    for block in article.blocks:
        match block:
            case Paragraph(spans):
                parts.append(f"<p>{spans_html(spans)}</p>")
            case Items(items):
                parts.append(f"<ul>{''.join(f'<li>{esc(item)}</li>' for item in items)}</ul>")
            case Quote(paragraphs):
                inner = "".join(f"<p>{esc(text)}</p>" for text in paragraphs)
                parts.append(f"<blockquote>{inner}</blockquote>")
            case Table(rows):
                lines = "".join(
                    f"<tr>{''.join(f'<td>{esc(cell)}</td>' for cell in row)}</tr>" for row in rows
                )
                parts.append(f"<table>{lines}</table>")
            case _:
                parts.append(f"<h3>{esc(block_text(block))}</h3>")
    return "\n".join(parts)
