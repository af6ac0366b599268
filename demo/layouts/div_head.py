# ruff: noqa: E501 - page templates, one element a line
"""The metadata of an article in the markup of ``div``: JSON-LD and ``og:``."""

from __future__ import annotations

import json
from html import escape

from demo.blocks import clean
from demo.layouts.page import Frame, description
from demo.model import Article


def article_head(frame: Frame, article: Article) -> str:
    """Draw the machine-readable part of ``<head>``; some articles have no JSON-LD."""
    has_date = "metadata" in article.date_on
    stamp = f"{article.date.isoformat()}T0{7 + article.post_id % 3}:{article.post_id % 50 + 10}:00+02:00"
    modified = article.touched.isoformat()
    rows = [
        ("og:type", "article"),
        ("og:title", clean(article.title)),
        ("og:description", description(article.teaser)),
        ("og:url", frame.canonical),
        ("og:site_name", frame.brand.title),
    ]
    if article.picture:
        rows.append(("og:image", frame.brand.home + article.picture.url))
    if has_date:
        rows += [("article:published_time", stamp), ("article:modified_time", modified)]
    if article.post_id % 2:
        rows.append(("article:section", article.section))
    head = "".join(
        f'<meta property="{name}" content="{escape(value)}">\n' for name, value in rows if value
    )
    if not has_date and article.post_id % 3 == 0:
        return head
    news: dict[str, object] = {
        "@type": "NewsArticle",
        "@id": f"{frame.canonical}#article",
        "headline": clean(article.title),
        "description": clean(article.teaser),
        "articleSection": article.section,
        "keywords": list(article.tags),
        "isPartOf": {"@id": frame.canonical},
        "publisher": {"@id": f"{frame.brand.home}/#organization"},
    }
    if has_date:
        news |= {"datePublished": stamp, "dateModified": modified}
    if article.byline and " " in article.byline:
        news["author"] = {"@type": "Person", "name": article.byline}
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "WebPage",
                "@id": frame.canonical,
                "url": frame.canonical,
                "inLanguage": "de",
            },
            news,
            {
                "@type": "Organization",
                "@id": f"{frame.brand.home}/#organization",
                "name": frame.brand.title,
                "url": frame.brand.home,
            },
        ],
    }
    data = json.dumps(graph, ensure_ascii=bool(article.post_id % 2)).replace("</", "<\\/")
    return f'{head}<script type="application/ld+json">{data}</script>\n'
