"""Listings in the markup of five more themes and content systems."""

from __future__ import annotations

from html import escape

from tests.support.composed import LISTING, padded
from tests.support.themes.listings import NEXT
from tests.support.themes.parts import Story, document, picture
from tests.support.themes.wordpress import CLOUD, MENU


def kadence(stories: list[Story]) -> str:
    """Kadence: kicker as a taxonomy link, date and author divided by dots, arrow link at the end."""
    items = "".join(
        f'<li class="entry-list-item"><article class="entry content-bg loop-entry post"><a aria-hidden="true" '
        f'tabindex="-1" class="post-thumbnail kadence-thumbnail-ratio-2-3" href="{s.url}">{picture(s, 768)}</a>'
        f'<div class="entry-content-wrap"><header class="entry-header"><div class="entry-taxonomies"><span '
        f'class="category-links term-links"><a href="/k21-themen/x/" rel="tag">{s.kicker}</a></span></div><h2 '
        f'class="entry-title"><a href="{s.url}" rel="bookmark">{s.title}</a></h2><div class="entry-meta '
        f'entry-meta-divider-dot"><span class="posted-by"><span class="meta-label">Von</span><span class="author '
        f'vcard"><a class="url fn n" href="/author/r/">Redaktion</a></span></span><span class="posted-on"><time '
        f'class="entry-date published" datetime="{s.stamp}">{s.words}</time><time class="updated" '
        f'datetime="2026-01-09T10:11:12+01:00">9. Januar 2026</time></span></div></header><div '
        f'class="entry-summary"><p>{s.teaser}</p></div><footer class="entry-footer"><div class="entry-actions"><p '
        f'class="more-link-wrap"><a href="{s.url}" class="post-more-link">Weiterlesen<span '
        f'class="screen-reader-text"> {s.title}</span></a></p></div></footer></div></article></li>'
        for s in stories
    )
    body = f"""<header id="masthead"><a class="brand" href="https://www.kommune21.de/" rel="home"><span
class="site-title">Kommune21</span></a><nav>{MENU}</nav></header><div id="inner-wrap"><header
class="entry-header post-archive-title"><h1 class="page-title archive-title">Meldungen</h1></header><ul
id="archive-container" class="content-wrap grid-cols">{items}</ul><nav class="navigation pagination"><h2
class="screen-reader-text">Seitennavigation</h2><div class="nav-links"><span aria-current="page"
class="page-numbers current">1</span><a class="page-numbers" href="{NEXT}">2</a><a class="next page-numbers"
href="{NEXT}"><span class="screen-reader-text">Nächste Seite</span></a></div></nav></div>"""
    return document("Meldungen – Kommune21", "", body)


def neve(stories: list[Story]) -> str:
    """Neve: meta as a list below the headline, excerpt with a more-link in the same paragraph."""
    items = "".join(
        f'<article class="post nv-post-card layout-grid"><div class="article-content-col"><div class="content"><div '
        f'class="nv-post-thumbnail-wrap img-wrap"><a href="{s.url}" rel="bookmark" title="{escape(s.title)}">'
        f'{picture(s, 930)}</a></div><span class="topline">{s.kicker}</span><h2 class="blog-entry-title '
        f'entry-title is-h4"><a href="{s.url}" rel="bookmark">{s.title}</a></h2><ul class="nv-meta-list"><li '
        f'class="meta author vcard"><span class="author-name fn">von <a href="/author/r/" rel="author">Redaktion</a>'
        f'</span></li><li class="meta date posted-on"><time class="entry-date published" datetime="{s.stamp}" '
        f'content="{s.day}">{s.words}</time></li></ul><div class="excerpt-wrap entry-summary"><p>{s.teaser} '
        f'<a href="{s.url}" class="" rel="bookmark">Mehr »<span class="screen-reader-text">{s.title}</span></a>'
        "</p></div></div></div></article>"
        for s in stories
    )
    body = f"""<div class="wrapper"><header><a class="brand" href="https://www.kommune21.de/" rel="home"><p
class="site-title">Kommune21</p></a><nav>{MENU}</nav></header><main><div class="nv-index-posts blog col"><div
class="nv-page-title-wrap"><h1>Meldungen</h1></div><div class="posts-wrapper">{items}</div><ul
class="page-numbers"><li><span class="page-numbers current">1</span></li><li><a class="page-numbers"
href="{NEXT}">2</a></li><li><a class="next page-numbers" href="{NEXT}">»</a></li></ul></div><div
class="nv-sidebar-wrap">{CLOUD}</div></main></div>"""
    return document("Meldungen – Kommune21", "", body)


def papermod(stories: list[Story]) -> str:
    """PaperMod: the link lies over the card, without words; the date in a footer line with dots."""
    items = "".join(
        f'<article class="post-entry"><figure class="entry-cover">{picture(s, 600)}</figure><header '
        f'class="entry-header"><span class="entry-kicker">{s.kicker}</span><h2 class="entry-hint-parent">{s.title}'
        f'</h2></header><div class="entry-content"><p>{s.teaser}</p></div><footer class="entry-footer"><span '
        f"title='{s.day} 06:00:00 +0200 CEST'>{s.words}</span>&nbsp;·&nbsp;2 Min&nbsp;·&nbsp;Redaktion</footer>"
        f'<a class="entry-link" aria-label="post link to {escape(s.title)}" href="{s.url}"></a></article>'
        for s in stories
    )
    body = f"""<header class="header"><nav class="nav"><div class="logo"><a
href="https://www.kommune21.de/">Kommune21</a></div></nav></header><main class="main"><header
class="page-header"><h1>Meldungen</h1></header>{items}<footer class="page-footer"><nav class="pagination"><a
class="next" href="{NEXT}">Nächste&nbsp;&nbsp;»</a></nav></footer></main>"""
    return document("Meldungen | Kommune21", "", body)


def neos(stories: list[Story]) -> str:
    """Neos: date and kicker in one line above the headline, text in boxes, a button below."""
    items = "".join(
        f'<div class="newslist__item"><div class="newslist__meta"><span class="date">{padded(s.day)}</span> | <span '
        f'class="topic">{s.kicker}</span></div><h3><a href="{s.url}">{s.title}</a></h3><div class="row"><div '
        f'class="col-3"><a href="{s.url}">{picture(s, 240)}</a></div><div class="col-9"><div class="text"><p>'
        f'{s.teaser}</p></div><a class="btn" href="{s.url}">Zur Meldung</a></div></div></div>'
        for s in stories
    )
    body = f"""<header class="top"><a class="brand" href="/"><img src="/l.svg" alt="Kommune21"></a><nav><ul><li><a
href="/k21-meldungen/">Meldungen</a></li></ul></nav></header><div class="content"><div
class="neos-nodetypes-headline"><div><h1>Meldungen</h1></div></div><div class="newslist">{items}</div><div
class="pager"><ul><li class="current">1</li><li><a href="{NEXT}">2</a></li><li class="next"><a
href="{NEXT}">nächste</a></li></ul></div></div>"""
    return document("Meldungen - Kommune21", "", body)


def blocks(stories: list[Story]) -> str:
    """A query loop of WordPress' own blocks: kicker as terms, date linked to the article below."""
    items = "".join(
        f'<li class="wp-block-post post type-k21-meldungen"><div class="wp-block-columns"><div class='
        f'"wp-block-column"><figure class="wp-block-post-featured-image"><a href="{s.url}" target="_self">'
        f'{picture(s, 400)}</a></figure></div><div class="wp-block-column"><div class="taxonomy-topic '
        f'wp-block-post-terms"><a href="/k21-themen/x/" rel="tag">{s.kicker}</a></div><h2 class='
        f'"wp-block-post-title"><a href="{s.url}" target="_self">{s.title}</a></h2><div class='
        f'"wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{s.teaser} </p><p class='
        f'"wp-block-post-excerpt__more-text"><a class="wp-block-post-excerpt__more-link" href="{s.url}">Den '
        f'ganzen Beitrag lesen</a></p></div><div class="wp-block-post-date"><time datetime="{s.stamp}"><a href='
        f'"{s.url}">{s.words}</a></time></div></div></div></li>'
        for s in stories
    )
    body = f"""<div class="wp-site-blocks"><header class="wp-block-template-part"><p
class="wp-block-site-title"><a href="https://www.kommune21.de" rel="home">Kommune21</a></p>{MENU}</header><main
class="wp-block-group"><h1 class="wp-block-query-title">Meldungen</h1><div class="wp-block-query"><ul
class="wp-block-post-template">{items}</ul><nav class="wp-block-query-pagination" aria-label="Seitennummerierung">
<div class="wp-block-query-pagination-numbers"><span aria-current="page" class="page-numbers current">1</span> <a
class="page-numbers" href="{NEXT}">2</a> <a class="page-numbers" href="{LISTING}page/3/">3</a></div><a
href="{NEXT}" class="wp-block-query-pagination-next">Weitere ansehen<span aria-hidden="true">→</span></a></nav></div>
</main></div>"""
    return document("Meldungen – Kommune21", "", body)
