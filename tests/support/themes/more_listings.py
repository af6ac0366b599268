"""Listings in the markup of four more themes and content systems."""

from __future__ import annotations

from html import escape

from tests.support.composed import LISTING, padded
from tests.support.themes.listings import NEXT
from tests.support.themes.parts import Story, document, picture
from tests.support.themes.wordpress import CLOUD, MENU


def oceanwp(stories: list[Story]) -> str:
    """OceanWP: headline, meta as a list with hidden labels, more-link with a hidden title."""
    items = "".join(
        f'<article class="blog-entry clr large-entry post"><div class="blog-entry-inner clr"><div class='
        f'"thumbnail"><a href="{s.url}" class="thumbnail-link">{picture(s)}<span class="overlay"></span></a>'
        f'</div><div class="dachzeile">{s.kicker}</div><header class="blog-entry-header clr"><h2 class='
        f'"blog-entry-title entry-title"><a href="{s.url}" rel="bookmark">{s.title}</a></h2></header><ul '
        f'class="meta obem-default clr"><li class="meta-author"><span class="screen-reader-text">Beitrags-'
        f'Autor:</span><i></i><a href="/author/r/">Redaktion</a></li><li class="meta-date"><span class='
        f'"screen-reader-text">Beitrag veröffentlicht:</span><i></i>{s.words}</li><li class="meta-comments">'
        f'<span class="screen-reader-text">Beitrags-Kommentare:</span><a href="{s.url}#comments">2 Kommentare'
        f'</a></li></ul><div class="blog-entry-summary clr"><p>{s.teaser}</p></div><div class='
        f'"blog-entry-readmore clr"><a href="{s.url}">Weiterlesen<span class="screen-reader-text">'
        f'{s.title}</span><i class="fa fa-angle-right"></i></a></div></div></article>'
        for s in stories
    )
    body = f"""<header id="site-header"><a href="https://www.kommune21.de/" rel="home"
class="site-title">Kommune21</a><nav>{MENU}</nav></header><main id="main"><header class="page-header"><h1
class="page-header-title clr">Meldungen</h1></header><div id="blog-entries">{items}</div><div
class="oceanwp-pagination clr"><ul class="page-numbers"><li><span aria-current="page" class="page-numbers
current">1</span></li><li><a class="page-numbers" href="{NEXT}">2</a></li><li><a class="next page-numbers"
href="{NEXT}"><span class="screen-reader-text">Zur nächsten Seite</span><i></i></a></li></ul></div><aside
id="right-sidebar">{CLOUD}</aside></main>"""
    return document("Meldungen – Kommune21", "", body)


def newspaper(stories: list[Story]) -> str:
    """Newspaper: thumbnail with kicker over it, headline, author and date, excerpt without a link."""
    items = "".join(
        f'<div class="td_module_10 td_module_wrap td-animation-stack"><div class="td-module-thumb"><a href='
        f'"{s.url}" rel="bookmark" class="td-image-wrap" title="{escape(s.title)}">{picture(s, 218)}</a>'
        f'</div><div class="item-details"><h3 class="entry-title td-module-title"><a href="{s.url}" rel='
        f'"bookmark" title="{escape(s.title)}">{s.title}</a></h3><div class="td-module-meta-info"><a href='
        f'"/k21-themen/x/" class="td-post-category">{s.kicker}</a> <span class="td-post-author-name"><a href='
        f'"/author/r/">Redaktion</a> <span>-</span> </span> <span class="td-post-date"><time class="entry-date '
        f'updated td-module-date" datetime="{s.stamp}">{s.words}</time></span> <span class="td-module-comments">'
        f'<a href="{s.url}#respond">0</a></span></div><div class="td-excerpt">{s.teaser}</div></div></div>'
        for s in stories
    )
    body = f"""<div class="td-header-wrap"><a class="td-main-logo" href="https://www.kommune21.de/"><img
src="/l.png" alt="Kommune21"></a>{MENU}</div><div class="td-main-content-wrap"><div
class="td-crumb-container"><a href="/">Start</a> <span>Meldungen</span></div><h1 class="entry-title
td-page-title">Meldungen</h1><div class="td-ss-main-content">{items}<div class="page-nav td-pb-padding-side"><span
class="current">1</span><a href="{NEXT}" class="page" title="2">2</a><a href="{LISTING}page/3/" class="page"
title="3">3</a><span class="extend">...</span><a href="{LISTING}page/99/" class="last" title="99">99</a><a
href="{NEXT}"><i class="td-icon-menu-right"></i></a><span class="pages">Seite 1 von 99</span></div></div></div>"""
    return document("Meldungen | Kommune21", "", body)


def plone(stories: list[Story]) -> str:
    """Plone: summary view with a byline below the headline and `Weiterlesen` at the end."""
    items = "".join(
        f'<article class="tileItem entry"><p class="dachzeile">{s.kicker}</p><h2 class="tileHeadline"><a class='
        f'"summary url" href="{s.url}" title="News Item">{s.title}</a></h2><div class="documentByLine"><span '
        f'class="documentAuthor">von <a href="/author/admin">admin</a></span> — <span '
        f'class="documentPublished">veröffentlicht {padded(s.day)} 06:00</span></div><div class="tileImage"><a '
        f'href="{s.url}">{picture(s, 128)}</a></div><div class="tileBody"><span class="description">{s.teaser}'
        f'</span></div><div class="tileFooter"><a href="{s.url}">Weiterlesen…</a></div></article>'
        for s in stories
    )
    body = f"""<header id="portal-header"><a id="portal-logo" href="/"><img src="/logo.png"
alt="Kommune21"></a></header><nav class="plone-navbar"><ul><li><a href="/k21-meldungen">Meldungen</a></li></ul></nav>
<main id="main-container"><article id="content"><header><h1 class="documentFirstHeading">Meldungen</h1><p
class="documentDescription">Alles, was die Redaktion schreibt.</p></header><div id="content-core">{items}<nav
class="pagination"><ul><li class="active"><span>1 <span class="sr-only">(current)</span></span></li><li><a
href="{NEXT}">2</a></li><li class="next"><a href="{NEXT}"><span class="label">Nächste 20 Inhalte</span> <span
class="arrow">»</span></a></li></ul></nav></div></article></main>"""
    return document("Meldungen — Kommune21", "", body)


def kirby(stories: list[Story]) -> str:
    """Kirby: a grid of cards, each one link around everything."""
    items = "".join(
        f'<li class="column" style="--columns: 4"><article class="note-excerpt"><a href="{s.url}"><header>'
        f'<figure class="img" style="--w: 16; --h:9">{picture(s, 300)}</figure><small class="kicker">{s.kicker}'
        f'</small><h2 class="note-excerpt-title">{s.title}</h2><time class="note-excerpt-date" datetime='
        f'"{s.stamp}">{s.words}</time></header><div class="note-excerpt-text">{s.teaser}</div></a></article></li>'
        for s in stories
    )
    body = f"""<header class="header"><a class="logo" href="/">Kommune21</a><nav class="menu"><a
href="/k21-meldungen">Meldungen</a></nav></header><main class="main"><header class="h1"><h1>Meldungen</h1></header><ul
class="grid">{items}</ul><nav class="pagination"><span class="pagination-prev">&larr;</span><a
class="pagination-next" href="{NEXT}">&rarr;</a></nav></main>"""
    return document("Meldungen | Kommune21", "", body)
