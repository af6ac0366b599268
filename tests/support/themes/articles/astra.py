"""Articles in the markup of Astra."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, document, picture, text
from tests.support.themes.wordpress import CLOUD, CONSENT, MENU, head, newest, tags


def article(s: Story, others: list[Story]) -> str:
    """Astra: title and meta in a header inside one box with the text, thumbnail between."""
    people = ", ".join(
        f'<span class="posts-author author vcard"><a class="url fn n" href="/author/{i}/" '
        f'rel="author"><span class="author-name">{a}</span></a></span>'
        for i, a in enumerate(s.authors)
    )
    by = f'<div class="entry-meta">Von {people}</div>' if people else ""
    thumb = (
        f'<div class="post-thumb-img-content post-thumb"><figure>{picture(s)}<figcaption>'
        f"{s.caption} (Bildquelle: {s.credit})</figcaption></figure></div>"
        if s.image
        else ""
    )
    related = "".join(
        f'<article class="ast-related-post post"><div class="ast-related-posts-inner-section">'
        f'<div class="ast-related-post-content"><div class="ast-related-post-featured-section '
        f'post-has-thumb"><div class="post-thumb-img-content post-thumb"><a aria-label="Mehr '
        f'erfahren über {escape(o.title)}" href="{o.url}">{picture(o, 300)}</a></div></div>'
        f'<header class="entry-header"><span class="ast-taxonomy-container cat-links">{o.kicker}'
        f'</span><h3 class="ast-related-post-title entry-title"><a href="{o.url}" target="_self" '
        f'rel="bookmark noopener noreferrer">{o.title}</a></h3></header><div class="entry-content '
        f'clear"><p class="ast-related-post-excerpt">[{padded(o.day)}] {o.teaser}</p></div></div>'
        "</div></article>"
        for o in others
    )
    body = f"""<a class="skip-link screen-reader-text" href="#content">Zum Inhalt springen</a>
<div class="hfeed site" id="page"><header class="site-header" id="masthead" itemscope
itemtype="https://schema.org/WPHeader"><div class="site-branding"><div class="ast-site-identity">
<span class="site-logo-img"><a href="https://www.kommune21.de/" class="custom-logo-link" rel="home">
<img src="/logo.svg" alt="Kommune21"></a></span><div class="ast-site-title-wrap"><span
class="site-title"><a href="https://www.kommune21.de/" rel="home">Kommune21</a></span><p
class="site-description">E-Government, Internet und Informationstechnik</p></div></div></div>
<nav class="site-navigation">{MENU}</nav></header>
<div id="content" class="site-content"><div class="ast-container"><div id="primary"
class="content-area primary"><main id="main" class="site-main"><article class="post type-post ast-article-single"
itemtype="https://schema.org/CreativeWork" itemscope><div class="ast-post-format- single-layout-1">
<header class="entry-header"><div class="dachzeile">{s.kicker}</div><h1 class="entry-title"
itemprop="headline">{s.title}</h1>{by}</header>
<div class="entry-content clear" itemprop="text"><p><strong>{s.bracket}{s.teaser}</strong></p>
{thumb}{text(s, glued=True)}
{tags(s, '<p class="stichworte">Stichwörter: ', "</p>")}</div></div></article>
<nav class="navigation post-navigation" aria-label="Beiträge"><div class="nav-links"><div
class="nav-previous"><a href="{others[0].url}" rel="prev"><span class="ast-left-arrow">&larr;</span>
Vorheriger Beitrag</a></div><div class="nav-next"><a href="{others[1].url}" rel="next">Nächster
Beitrag <span>&rarr;</span></a></div></div></nav>
<div class="ast-single-related-posts-container ast-container--fallback"><div
class="ast-related-posts-title-section"><h2 class="ast-related-posts-title">Weitere Meldungen und
Beiträge aus dem Bereich: {s.section}</h2></div><div class="ast-related-posts-wrapper">{related}</div>
</div></main></div><div class="widget-area secondary" id="secondary"><div class="sidebar-main">
{newest(others)}{CLOUD}</div></div></div></div>
<footer class="site-footer" id="colophon"><div class="ast-small-footer">Copyright &copy; 2026
Kommune21 | Präsentiert von K21 media</div></footer></div>{CONSENT}"""
    return document(f"{s.title} - Kommune21", head(s), body, classes="single ast-right-sidebar")
