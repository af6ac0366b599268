"""Articles in the markup of OceanWP."""

from __future__ import annotations

from html import escape

from tests.support.themes.parts import Story, document, picture, text
from tests.support.themes.wordpress import CLOUD, CONSENT, MENU, head, newest, tags


def article(s: Story, others: list[Story]) -> str:
    """OceanWP: a page header with its own h1, meta as a list with hidden labels, related in figures."""
    people = ", ".join(
        f'<a href="/author/{i}/" title="Beiträge von {a}" rel="author" itemprop="author">{a}</a>'
        for i, a in enumerate(s.authors)
    )
    author = (
        '<li class="meta-author" itemprop="name"><span class="screen-reader-text">Beitrags-Autor:'
        f'</span><i class="icon-user" aria-hidden="true" role="img"></i>{people}</li>'
        if people
        else ""
    )
    date = (
        '<li class="meta-date" itemprop="datePublished"><span class="screen-reader-text">Beitrag '
        f'veröffentlicht:</span><i class="icon-clock" aria-hidden="true"></i>{s.words}</li>'
        if s.dated
        else ""
    )
    thumb = (
        f'<div class="thumbnail">{picture(s)}<div class="thumbnail-caption">{s.caption} (Bildquelle: '
        f"{s.credit})</div></div>"
        if s.image
        else ""
    )
    keywords = tags(
        s,
        '<div class="post-tags clr"><span class="owp-tag-texts">Schlagwörter</span>: ',
        "</div>",
        sep='<span class="owp-sep">,</span> ',
    )
    related = "".join(
        f'<article class="related-post clr col span_1_of_3 post"><figure class="related-post-media clr">'
        f'<a href="{o.url}" class="related-thumb">{picture(o, 300)}</a></figure><h3 class="related-post-'
        f'title"><a href="{o.url}" rel="bookmark">{o.title}</a></h3><time class="published" datetime='
        f'"{o.stamp}"><i class="icon-clock" aria-hidden="true"></i>{o.words}</time></article>'
        for o in others
    )
    body = f"""<div id="outer-wrap" class="site clr"><a class="skip-link screen-reader-text" href="#main">Zum
Inhalt springen</a><div id="wrap" class="clr"><header id="site-header" class="minimal-header clr"><div
id="site-logo" class="clr"><div id="site-logo-inner"><a href="https://www.kommune21.de/" rel="home"
class="site-title site-logo-text">Kommune21</a></div></div><nav id="site-navigation">{MENU}</nav></header>
<main id="main" class="site-main clr"><header class="page-header"><div class="container clr
page-header-inner"><h1 class="page-header-title clr" itemprop="headline">Blog</h1><nav role="navigation"
aria-label="Breadcrumbs" class="site-breadcrumbs clr"><ol class="trail-items"><li class="trail-item
trail-begin"><a href="https://www.kommune21.de" rel="home"><span>Startseite</span></a><span
class="breadcrumb-sep">></span></li><li class="trail-item"><a href="/k21-meldungen/"><span>Meldungen</span>
</a><span class="breadcrumb-sep">></span></li><li class="trail-item trail-end"><span><a
href="{s.url}">{s.title}</a></span></li></ol></nav></div></header>
<div id="content-wrap" class="container clr"><div id="primary" class="content-area clr"><div
id="content" class="site-content clr"><article class="post">{thumb}<header class="entry-header clr"><div
class="dachzeile">{s.kicker}</div><h2 class="single-post-title entry-title"
itemprop="headline">{s.title}</h2></header><ul class="meta ob-list clr">{author}{date}<li
class="meta-cat"><span class="screen-reader-text">Beitrags-Kategorie:</span><i class="icon-folder"></i><a
href="/category/allgemein/" rel="category tag">Allgemein</a></li><li class="meta-comments"><span
class="screen-reader-text">Beitrags-Kommentare:</span><i class="icon-bubble"></i><a
href="{s.url}#respond">0 Kommentare</a></li></ul>
<div class="entry-content clr" itemprop="text"><p>{s.bracket}{s.teaser}</p>
{text(s)}</div>
{keywords}<div class="entry-share clr no-name"><h3 class="theme-heading social-share-title"><span
class="text">Bitte teile diesen Inhalt</span></h3><ul class="oss-social-share clr"><li class="twitter"><a
href="https://x.example/share" target="_blank"><span class="screen-reader-text">Öffnet in einem neuen
Fenster</span> X</a></li></ul></div><nav class="navigation post-navigation"><h2
class="screen-reader-text">Weitere Artikel ansehen</h2><div class="nav-links"><div
class="nav-previous"><a href="{others[0].url}" rel="prev"><span class="title"><i></i> Vorheriger
Beitrag</span><span class="post-title">{others[0].title}</span></a></div></div></nav><section
id="related-posts" class="clr"><h3 class="theme-heading related-posts-title"><span class="text">Das könnte
dir auch gefallen</span></h3><div class="oceanwp-row clr">{related}</div></section></article></div></div>
<aside id="right-sidebar" class="sidebar-container widget-area"><div class="sidebar-box">{newest(others)}
{CLOUD}</div></aside></div></main><footer id="footer" class="site-footer"><div
id="copyright">Copyright - OceanWP</div></footer></div></div>{CONSENT}"""
    return document(f"{escape(s.title)} – Kommune21", head(s), body, classes="oceanwp-theme single")
