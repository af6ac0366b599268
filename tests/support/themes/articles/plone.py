"""Articles in the markup of Plone."""

from __future__ import annotations

from tests.support.composed import padded
from tests.support.themes.parts import Story, canonical, document, picture, text


def article(s: Story, others: list[Story]) -> str:
    """Plone: byline with two dates, description in the header, lead image in a section of its own."""
    people = ", ".join(f'<a href="/author/{i}">{a}</a>' for i, a in enumerate(s.authors))
    author = f'<span class="documentAuthor">von {people}</span> — ' if people else ""
    dates = (
        f'<span class="documentPublished"><span>veröffentlicht</span> {padded(s.day)} 06:00</span>, <span '
        'class="documentModified"><span>zuletzt geändert:</span> 09.01.2026 10:11</span>'
        if s.dated
        else ""
    )
    image = (
        f'<section id="section-leadimage"><figure class="newsImageContainer"><a href='
        f'"{s.url}leadImage_preview/image_view_fullscreen" id="parent-fieldname-leadImage">'
        f"{picture(s, 400)}</a><figcaption><span>{s.caption} (Bildquelle: {s.credit})</span></figcaption>"
        "</figure></section>"
        if s.image
        else ""
    )
    keywords = (
        '<section id="category" class="documentByLine"><span>Stichwörter: </span>'
        + ", ".join(
            f'<a href="https://www.kommune21.de/@@search?Subject%3Alist={i}" class="link-category" '
            f'rel="nofollow">{t}</a>'
            for i, t in enumerate(s.tags)
        )
        + "</section>"
        if s.tags
        else ""
    )
    related = "".join(
        f'<li><span class="contenttype-news-item"><a href="{o.url}" class="state-published">{o.title}</a>'
        f'<span class="discreet">{padded(o.day)}</span></span></li>'
        for o in others
    )
    body = f"""<div class="outer-wrapper"><header id="content-header"><div class="container"><p
class="hiddenStructure"><a accesskey="2" href="{s.url}#content">Direkt zum Inhalt</a></p><div
id="portal-header"><a id="portal-logo" title="Kommune21" href="https://www.kommune21.de"><img
src="/logo.png" alt="Kommune21" title="Kommune21"></a><div id="portal-searchbox"><form id="searchGadget_form"
action="/@@search"><label class="hiddenStructure">Website durchsuchen</label><input
name="SearchableText"><button>Suche</button></form></div></div></div></header><div
id="mainnavigation-wrapper"><nav class="plone-navbar"><ul class="plone-nav"><li class="plone-nav-item"><a
href="/">Startseite</a></li><li class="plone-nav-item current"><a
href="/k21-meldungen">Meldungen</a></li></ul></nav></div><div id="above-content-wrapper"><div
id="viewlet-above-content"><nav id="portal-breadcrumbs" class="plone-breadcrumb"><span
id="breadcrumbs-you-are-here" class="hiddenStructure">Sie sind hier:</span><ol><li
id="breadcrumbs-home"><a href="/">Startseite</a></li><li><a href="/k21-meldungen">Meldungen</a></li><li
id="breadcrumbs-current">{s.title}</li></ol></nav></div></div>
<div id="column-wrapper" class="row"><main id="main-container" role="main"><div class="row"><div
class="col-xs-12"><article id="content"><header><div id="viewlet-above-content-title"><p
class="dachzeile">{s.kicker}</p><span id="social-tags-body" style="display: none" itemscope
itemtype="http://schema.org/WebPage"><span itemprop="name">{s.title}</span><span
itemprop="description">{s.teaser}</span><span itemprop="url">{s.url}</span></span></div><h1
class="documentFirstHeading">{s.title}</h1><div id="viewlet-below-content-title"><div
class="documentByLine" id="plone-document-byline">{author}{dates}</div></div><p class="documentDescription
description">{s.bracket}{s.teaser}</p></header><div id="viewlet-above-content-body">{image}</div><div
id="content-core"><section id="section-text"><div id="parent-fieldname-text">{text(s)}</div></section></div>
<div id="viewlet-below-content-body">{keywords}</div><footer><div id="viewlet-below-content"><div
class="documentActions"><ul><li id="document-action-print"><a
href="javascript:this.print();">Drucken</a></li></ul></div><section id="relatedItems"><header
class="card-header">Verwandte Inhalte</header><ul>{related}</ul></section></div></footer></article></div></div>
</main><aside id="portal-column-two"><div class="portletWrapper"><section class="portlet
portletRecent"><header class="portletHeader"><a href="/recently_modified">Aktuelle Änderungen</a></header><ul>
{related}</ul></section></div><div class="portletWrapper"><section class="portlet portletEvents"><header
class="portletHeader"><a href="/events">Anstehende Termine</a></header><ul><li class="portletItem"><a
href="/events/forum">Forum Kommunale IT <span class="portletItemDetails">Tübingen, 05.05.2026
09:00</span></a></li></ul></section></div></aside></div><footer id="portal-footer-wrapper"><div
class="portletStaticText">Das Plone® Open-Source-CMS/WCM ist © 2000-2026 und wird von der Stiftung
vertreten.</div></footer></div>"""
    return document(f"{s.title} — Kommune21", canonical(s), body, classes="portaltype-news-item")
