"""Listings in the markup of widely used themes and content systems."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.support.composed import LISTING, padded
from tests.support.themes.parts import Story, document, picture
from tests.support.themes.wordpress import CLOUD, CONSENT, EVENTS, MENU

Listing = Callable[[list[Story]], str]
"""Writes a listing of articles; its next page is ``/k21-meldungen/page/2/``."""
NEXT = f"{LISTING}page/2/"


def astra(stories: list[Story]) -> str:
    """Astra: thumbnail above, meta line below the headline, more-link with a hidden title."""
    items = "".join(
        f'<article class="post ast-grid-common-col ast-article-post" itemtype='
        f'"https://schema.org/CreativeWork" itemscope><div class="ast-post-format- blog-layout-1">'
        f'<div class="post-content ast-grid-common-col"><div class="ast-blog-featured-section '
        f'post-thumb"><div class="post-thumb-img-content post-thumb"><a href="{s.url}" >'
        f'{picture(s)}</a></div></div><header class="entry-header"><p class="dachzeile">{s.kicker}'
        f'</p><h2 class="entry-title" itemprop="headline"><a href="{s.url}" rel="bookmark">{s.title}'
        f'</a></h2><div class="entry-meta"><span class="comments-link"><a href="{s.url}#respond">'
        f"Schreibe einen Kommentar</a></span> / Von <span class='posts-author'><a href='/author/r/'>"
        f'Redaktion</a></span></div></header><div class="entry-content clear" itemprop="text"><p>'
        f'{s.bracket}{s.teaser}</p><p class="read-more"> <a class="" href="{s.url}"> <span class='
        f'"screen-reader-text">{s.title}</span> Weiterlesen &raquo;</a></p></div></div></div></article>'
        for s in stories
    )
    body = f"""<header id="masthead"><span class="site-title"><a href="https://www.kommune21.de/"
rel="home">Kommune21</a></span><nav>{MENU}</nav></header><div id="content"><div id="primary"><section
class="ast-archive-description"><h1 class="page-title ast-archive-title">Meldungen</h1><p>Alle
Nachrichten der Redaktion in der Reihenfolge ihres Erscheinens.</p></section><main id="main"><div
class="ast-row">{items}</div></main><div class="ast-pagination"><nav class="navigation pagination"
aria-label="Seitennummerierung"><div class="nav-links"><span aria-current="page" class="page-numbers
current">1</span> <a class="page-numbers" href="{NEXT}">2</a> <a class="page-numbers"
href="{LISTING}page/3/">3</a> <a class="next page-numbers" href="{NEXT}">Weiter <span>&rarr;</span></a>
</div></nav></div></div><div id="secondary">{CLOUD}{EVENTS}</div></div>{CONSENT}"""
    return document("Meldungen – Kommune21", "", body, classes="archive")


def typo3(stories: list[Story]) -> str:
    """TYPO3 with EXT:news: header, picture, teaser with more-link, date and category below."""
    items = "".join(
        f'<div class="article articletype-0 post" itemscope itemtype="https://schema.org/Article">'
        f'<div class="header"><h3><a title="{escape(s.title)}" href="{s.url}"><span itemprop='
        f'"headline">{s.title}</span></a></h3></div><div class="news-img-wrap"><a title='
        f'"{escape(s.title)}" href="{s.url}">{picture(s, 100)}</a></div><div class="teaser-text">'
        f'<div itemprop="description"><p>{s.teaser}</p></div><a class="more" title='
        f'"{escape(s.title)}" href="{s.url}">Weiterlesen</a></div><div class="footer"><p><span '
        f'class="news-list-date"><time datetime="{s.day}">{padded(s.day)}<meta itemprop='
        f'"datePublished" content="{s.day}"></time></span> <span class="news-list-category">'
        f"{s.kicker}</span></p></div></div>"
        for s in stories
    )
    body = f"""<header><a href="/"><img src="/fileadmin/logo.svg" alt="Kommune21"></a><nav><ul><li><a
href="/">Home</a></li><li><a href="/k21-meldungen/">Meldungen</a></li></ul></nav></header>
<main><div class="frame"><header><h1>Meldungen</h1></header><div class="news"><div
class="news-list-view">{items}<nav><ul class="f3-widget-paginator pagination"><li class="current
page-item">1</li><li class="page-item"><a href="{NEXT}">2</a></li><li class="next page-item"><a
href="{NEXT}">Nächste</a></li></ul></nav></div></div></div></main><footer><p>Kontakt</p></footer>"""
    return document("Meldungen: Kommune21", "", body)


def contao(stories: list[Story]) -> str:
    """Contao: date above, subheadline below, more-link with a hidden title."""
    items = "".join(
        f'<div class="layout_latest arc_1 block"><p class="info"><time datetime="{s.stamp}">'
        f'{padded(s.day)} 06:00</time> von Redaktion</p><h2><a href="{s.url}" title="Den Artikel '
        f'lesen: {escape(s.title)}">{s.title}</a></h2><h3>{s.kicker}</h3><figure class='
        f'"image_container float_left"><a href="{s.url}">{picture(s, 200)}</a></figure><div class='
        f'"ce_text block"><p>{s.teaser}</p></div><p class="more"><a href="{s.url}" title="Den Artikel '
        f'lesen: {escape(s.title)}">mehr … <span class="invisible">{s.title}</span></a></p></div>'
        for s in stories
    )
    body = f"""<div id="wrapper"><header id="header"><a href="./"><img src="/files/logo.svg"
alt="Kommune21"></a><nav><ul class="level_1"><li><a href="./">Start</a></li><li><strong
class="active">Meldungen</strong></li></ul></nav></header><div id="container"><main id="main"><div
class="inside"><div class="mod_newslist block"><h1>Meldungen</h1>{items}<nav class="pagination block"
aria-label="Seitenzahlen"><p>Seite 1 von 9</p><ul><li><strong class="active">1</strong></li><li><a
href="{NEXT}" class="link" title="Gehe zu Seite 2">2</a></li><li class="next"><a href="{NEXT}"
class="next" title="Gehe zu Seite 2">Vorwärts</a></li></ul></nav></div></div></main></div></div>"""
    return document("Meldungen - Kommune21", "", body)


def joomla(stories: list[Story]) -> str:
    """Joomla blog: leading items, details as a definition list, more-link that names the title."""
    items = "".join(
        f'<div class="com-content-category-blog__item blog-item" itemprop="blogPost" itemscope '
        f'itemtype="https://schema.org/BlogPosting"><figure class="left item-image"><a href='
        f'"{s.url}">{picture(s, 300)}</a></figure><div class="item-content"><div class="page-header">'
        f'<h2 itemprop="headline"><a href="{s.url}" itemprop="url">{s.title}</a></h2></div>'
        f'<ul class="fields-container"><li class="field-entry dachzeile">{s.kicker}</li></ul><dl '
        f'class="article-info text-muted"><dt class="article-info-term">Details</dt><dd class='
        f'"published"><span class="icon-calendar icon-fw"></span><time datetime="{s.stamp}" '
        f'itemprop="datePublished">Veröffentlicht: {s.words}</time></dd><dd class="hits">Zugriffe: '
        f'318</dd></dl><p>{s.teaser}</p><p class="readmore"><a class="btn btn-secondary" href='
        f'"{s.url}" aria-label="Weiterlesen: {escape(s.title)}"><span class="icon-chevron-right">'
        f"</span> Weiterlesen: {s.title}</a></p></div></div>"
        for s in stories
    )
    body = f"""<header><a class="brand-logo" href="/"><img src="/media/logo.svg" alt="Kommune21"></a>
<ul class="mod-menu"><li><a href="/">Start</a></li><li><a href="/k21-meldungen">Meldungen</a></li></ul>
</header><main><div class="com-content-category-blog blog"><div class="page-header"><h1> Meldungen </h1>
</div><div class="com-content-category-blog__items blog-items">{items}</div><div
class="com-content-category-blog__navigation w-100"><p class="counter">Seite 1 von 12</p><nav
class="pagination__wrapper" aria-label="Pagination"><ul class="pagination"><li class="disabled
page-item"><span class="page-link">Start</span></li><li class="active page-item"><a class="page-link"
href="#">1</a></li><li class="page-item"><a class="page-link" href="{NEXT}" aria-label="Gehe zur Seite
2">2</a></li><li class="page-item"><a aria-label="Zur nächsten Seite wechseln" href="{NEXT}"
class="page-link"><span class="icon-angle-right"></span></a></li></ul></nav></div></div></main>"""
    return document("Meldungen - Kommune21", "", body)


def drupal(stories: list[Story]) -> str:
    """Drupal view: kicker, linked headline, date and text in boxes of their own."""
    items = "".join(
        f'<div class="views-row"><article class="node node--type-article node--promoted '
        f'node--view-mode-teaser grid-full"><header class="layout--content-narrow"><div class="field '
        f'field--name-field-dachzeile">{s.kicker}</div><h2 class="node__title"><a href="{s.url}" '
        f'rel="bookmark"><span class="field field--name-title">{s.title}</span></a></h2><div '
        f'class="node__meta"><span>Von redaktion, {padded(s.day)}</span></div></header><div '
        f'class="node__content"><div class="primary-image field"><div class="field__label '
        f'visually-hidden">Bild</div><a href="{s.url}">{picture(s, 480)}</a></div><div class='
        f'"text-content clearfix field"><p>{s.teaser}</p></div><ul class="links inline"><li class='
        f'"node-readmore"><a href="{s.url}" rel="tag" title="{escape(s.title)}" hreflang="de">mehr<span '
        f'class="visually-hidden"> über {s.title}</span></a></li></ul></div></article></div>'
        for s in stories
    )
    body = f"""<header><div class="site-branding__name"><a href="/" rel="home">Kommune21</a></div><nav><ul
class="menu"><li><a href="/">Startseite</a></li><li><a href="/k21-meldungen">Meldungen</a></li></ul></nav>
</header><main role="main"><a id="main-content" tabindex="-1"></a><div
class="block-page-title-block"><h1 class="page-title">Meldungen</h1></div><div class="view
view-frontpage"><div class="view-content">{items}</div><nav class="pager" role="navigation"><h4
class="visually-hidden">Seitennummerierung</h4><ul class="pager__items"><li class="pager__item
pager__item--active"><a href="?page=0" title="Aktuelle Seite"><span class="visually-hidden">Aktuelle
Seite</span>1</a></li><li class="pager__item"><a href="{NEXT}" title="Zur Seite 2"><span
class="visually-hidden">Seite</span>2</a></li><li class="pager__item pager__item--next"><a
href="{NEXT}" rel="next"><span class="visually-hidden">Nächste Seite</span><span
aria-hidden="true">››</span></a></li></ul></nav></div></main>"""
    return document("Meldungen | Kommune21", "", body)


def ghost(stories: list[Story]) -> str:
    """Ghost: the whole card is a link, the date in its foot; newer posts come by a button."""
    items = "".join(
        f'<article class="post-card post{" post-card-large" if not i else ""}"><a class='
        f'"post-card-image-link" href="{s.url}">{picture(s, 600)}</a><div class="post-card-content"><a '
        f'class="post-card-content-link" href="{s.url}"><header class="post-card-header"><div class='
        f'"post-card-tags"><span class="post-card-primary-tag">{s.kicker}</span></div><h2 class='
        f'"post-card-title">{s.title}</h2></header><div class="post-card-excerpt">{s.teaser}</div></a>'
        f'<footer class="post-card-meta"><time class="post-card-meta-date" datetime="{s.day}">'
        f'{s.words}</time><span class="post-card-meta-length">2 min Lesezeit</span></footer></div>'
        "</article>"
        for i, s in enumerate(stories)
    )
    body = f"""<div class="viewport"><header id="gh-head"><a class="gh-head-logo"
href="https://www.kommune21.de">Kommune21</a><nav><ul class="nav"><li><a href="/">Start</a></li></ul></nav>
</header><div class="site-content"><div class="site-header-content"><h1 class="site-title">Meldungen</h1>
<p class="site-description">Neues aus der digitalen Verwaltung</p></div><main class="site-main outer"><div
class="inner posts"><div class="post-feed">{items}</div><nav class="pagination"><span
class="page-number">Seite 1 von 40</span><a class="older-posts" href="{NEXT}">Ältere Artikel <span
aria-hidden="true">&rarr;</span></a></nav></div></main></div></div>"""
    return document("Meldungen", f'<link rel="next" href="{NEXT}">', body)
