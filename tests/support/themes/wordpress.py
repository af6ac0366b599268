"""What themes for WordPress have in common: menu, widgets, head, keywords."""

from __future__ import annotations

from html import escape

from tests.support.themes.parts import Story

MENU = (
    '<ul id="menu-haupt" class="menu"><li class="menu-item"><a href="/">Start</a></li>'
    '<li class="menu-item menu-item-has-children"><a href="/k21-meldungen/">Meldungen</a>'
    '<ul class="sub-menu"><li><a href="/k21-themen/politik/">Politik</a></li>'
    '<li><a href="/k21-themen/e-akte/">E-Akte</a></li></ul></li>'
    '<li class="menu-item"><a href="/k21-termine/">Termine</a></li></ul>'
)
CONSENT = (
    '<div id="cmplz-cookiebanner-container"><div role="dialog" aria-labelledby="cb-t">'
    '<div id="cb-t">Zustimmung verwalten</div><p>Um dir ein optimales Erlebnis zu bieten, '
    "verwenden wir Technologien wie Cookies, um Geräteinformationen zu speichern und abzurufen."
    "</p><button>Akzeptieren</button><button>Ablehnen</button></div></div>"
)
CLOUD = (
    '<aside id="tag_cloud-2" class="widget widget_tag_cloud"><h2 class="widget-title">Schlagwörter'
    '</h2><div class="tagcloud"><a href="/tag/ozg/" class="tag-cloud-link" aria-label="OZG (41 '
    'Einträge)">OZG</a> <a href="/tag/breitband/" class="tag-cloud-link">Breitband</a> '
    '<a href="/tag/cloud/" class="tag-cloud-link">Cloud</a></div></aside>'
)
EVENTS = (
    '<aside class="widget widget_block"><h3>Termine</h3><div><time datetime="2026-04-21">21. April '
    '2026</time><p><a href="/k21-termine/kongress/">Kongress Digitale Verwaltung</a></p></div>'
    '<div><time datetime="2026-05-05">5. Mai 2026</time><p><a href="/k21-termine/forum/">Forum '
    "Kommunale IT</a></p></div></aside>"
)


def newest(others: list[Story]) -> str:
    items = "".join(
        f'<li><a href="{s.url}">{escape(s.title)}</a><span class="post-date">{s.words}</span></li>'
        for s in others
    )
    return (
        '<aside id="recent-posts-2" class="widget widget_recent_entries"><h2 class="widget-title">'
        f"Neueste Beiträge</h2><ul>{items}</ul></aside>"
    )


def head(story: Story) -> str:
    """What an SEO plugin adds to the head; nothing of a date where the article has none."""
    dated = (
        f'<meta property="article:published_time" content="{story.stamp}">'
        '<meta property="article:modified_time" content="2026-01-09T10:11:12+01:00">'
    )
    return (
        f'<link rel="canonical" href="{story.url}">'
        f'<meta property="og:title" content="{escape(story.title)}">'
        '<meta property="og:site_name" content="Kommune21">'
        f'<meta property="og:description" content="{escape(story.teaser[:90])}">'
        + (dated if story.dated else "")
        + '<link rel="alternate" type="application/rss+xml" title="Kommune21 &raquo; Feed" '
        'href="https://www.kommune21.de/feed/">'
    )


def tags(story: Story, before: str, after: str, sep: str = ", ", rel: str = "tag") -> str:
    links = (f'<a href="/tag/{i}/" rel="{rel}">{t}</a>' for i, t in enumerate(story.tags))
    return before + sep.join(links) + after if story.tags else ""
