"""Articles in the markup of content systems that are no WordPress."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, document, picture, text

HOME = "https://www.kommune21.de/"


def canonical(story: Story) -> str:
    return f'<link rel="canonical" href="{story.url}">'


def typo3(s: Story, others: list[Story]) -> str:
    """TYPO3 with EXT:news: the headline is an h3 below a page heading, meta in div.footer."""
    media = (
        f'<div class="outer"><div class="news-img-wrap"><div class="mediaelement mediaelement-image">'
        f'<a href="/fileadmin/user_upload/{s.image}.jpg" title="{escape(s.caption)}" '
        f'class="lightbox" rel="lightbox[myImageSet]">{picture(s, 800)}</a></div><p class='
        f'"news-img-caption">{s.caption} (Bildquelle: {s.credit})</p></div></div>'
        if s.image
        else ""
    )
    date = (
        f'<span class="news-list-date"><time itemprop="datePublished" datetime="{s.day}">'
        f"{padded(s.day)}</time></span>"
        if s.dated
        else ""
    )
    author = (
        '<span class="news-list-author" itemprop="author" itemscope itemtype="https://schema.org/'
        f'Person">Von <span itemprop="name">{", ".join(s.authors)}</span></span>'
        if s.authors
        else ""
    )
    keywords = (
        '<span class="news-list-tags" itemprop="keywords">Stichwörter: '
        + ", ".join(f"<span>{t}</span>" for t in s.tags)
        + "</span>"
        if s.tags
        else ""
    )
    related = "".join(
        f'<li><div class="article articletype-0" itemscope itemtype="https://schema.org/Article">'
        f'<div class="header"><h3><a title="{escape(o.title)}" href="{o.url}"><span '
        f'itemprop="headline">{o.kicker}: {o.title}</span></a></h3></div><div class="teaser-text">'
        f'<div itemprop="description"><p>[{padded(o.day)}] {o.teaser}</p></div><a class="more" '
        f'title="{escape(o.title)}" href="{o.url}">mehr...</a></div><meta itemprop="datePublished" '
        f'content="{o.day}"></div></li>'
        for o in others
    )
    body = f"""<div class="body-bg"><a class="visually-hidden-focusable" href="#page-content"><span>Zum
Hauptinhalt springen</span></a><header id="page-header" class="bp-page-header navbar"><div
class="container"><a class="navbar-brand" href="/" title="Kommune21"><img src="/fileadmin/logo.svg"
alt="Kommune21 logo"></a><nav id="mainnavigation"><ul class="navbar-nav"><li><a href="/">Home</a></li>
<li class="active"><a href="/k21-meldungen/">Meldungen</a></li><li><a href="/heft/">Heft</a></li></ul>
</nav></div></header>
<nav class="breadcrumb-section" aria-label="Brotkrümelnavigation"><ol class="breadcrumb"><li
class="breadcrumb-item"><a href="/">Home</a></li><li class="breadcrumb-item"><a
href="/k21-meldungen/">Meldungen</a></li><li class="breadcrumb-item active">{s.title}</li></ol></nav>
<main id="page-content" class="bp-page-content"><!--TYPO3SEARCH_begin--><div
class="section section-default"><div class="container"><div class="section-row"><div
class="section-column maincontent-wrap"><div id="c41" class="frame frame-default"><div
class="frame-group-container"><header class="frame-header"><h2 class="element-header">Meldungen</h2>
</header><div class="news news-single"><div class="article" itemscope
itemtype="https://schema.org/Article"><div class="header"><p class="news-subheader">{s.kicker}</p><h3
itemprop="headline">{s.title}</h3></div><div class="teaser-text" itemprop="description"><p>{s.bracket}{s.teaser}</p></div>
{media}<div class="news-text-wrap" itemprop="articleBody">{text(s)}</div>
<div class="footer"><p>{date} {author} {keywords}</p></div>
<div class="news-backlink-wrap"><a href="/k21-meldungen/">Zurück</a></div>
<div class="news-related-wrap"><div class="news-related news-related-news"><h4>Ähnliche
Meldungen</h4><ul>{related}</ul></div><div class="news-related news-related-links"><h4>Links</h4><ul>
<li><a href="https://www.bund.example/ozg" title="Zum Gesetz" target="_blank">Zum Gesetz</a><span>
Der Wortlaut.</span></li></ul></div></div></div></div></div></div></div>
<div class="section-column subcontent-wrap"><div class="frame"><header><h2>Newsletter</h2></header>
<p>Jede Woche das Neueste aus den Rathäusern, kostenlos und jederzeit kündbar.</p><form
action="/nl"><input name="mail"><button>Anmelden</button></form></div></div></div></div></div>
<!--TYPO3SEARCH_end--></main>
<footer id="page-footer"><section class="section footer-section-content"><div class="container"><h4>
Kontakt</h4><p>K21 media GmbH<br>Olgastraße 7<br>Tübingen</p></div></section></footer></div>"""
    return document(f"{s.title}: Kommune21", canonical(s), body, classes="p13 page-13 pagelevel-2")


def contao(s: Story, others: list[Story]) -> str:
    """Contao: subheadline below, info line with time and `von`, figure inside the text."""
    figure = (
        f'<figure class="image_container float_above"><a href="/files/{s.image}.jpg" '
        f'data-lightbox="x">{picture(s, 640)}</a><figcaption class="caption">{s.caption} '
        f"(Bildquelle: {s.credit})</figcaption></figure>"
        if s.image
        else ""
    )
    time = f'<time datetime="{s.stamp}">{padded(s.day)} 06:00</time> ' if s.dated else ""
    by = f"von {' und '.join(s.authors)}" if s.authors else ""
    info = f'<p class="info">{time}{by}</p>' if time or by else ""
    keywords = (
        '<div class="tags"><span>Stichwörter:</span><ul>'
        + "".join(f'<li><a href="/tags/{i}.html">{t}</a></li>' for i, t in enumerate(s.tags))
        + "</ul></div>"
        if s.tags
        else ""
    )
    related = "".join(
        f'<div class="layout_short arc_1 block"><p class="info"><time datetime="{o.stamp}">'
        f'{padded(o.day)} 06:00</time></p><h2><a href="{o.url}" title="Den Artikel lesen: '
        f'{escape(o.title)}">{o.title}</a></h2><p class="subline">{o.kicker}</p><div class="teaser">'
        f'<p>{o.teaser}</p></div><p class="more"><a href="{o.url}" title="Den Artikel lesen: '
        f'{escape(o.title)}">Weiterlesen … <span class="invisible">{o.title}</span></a></p></div>'
        for o in others
    )
    body = f"""<div id="wrapper"><header id="header"><div class="inside"><div class="ce_image block"><a
href="./"><img src="/files/logo.svg" alt="Kommune21"></a></div><nav class="mod_navigation block"
itemscope itemtype="https://schema.org/SiteNavigationElement"><a href="#skip" class="invisible">Navigation
überspringen</a><ul class="level_1"><li class="first"><a href="./" itemprop="url"><span
itemprop="name">Start</span></a></li><li class="trail"><a href="/k21-meldungen/"><span>Meldungen</span></a>
</li><li class="last"><a href="/termine.html"><span>Termine</span></a></li></ul></nav></div></header>
<div id="container"><main id="main"><div class="inside"><div class="mod_article first last block"
id="meldungen"><div class="mod_breadcrumb block"><ul><li class="first"><a href="./">Start</a></li><li><a
href="/k21-meldungen/">Meldungen</a></li><li class="active last">{s.title}</li></ul></div>
<div class="mod_newsreader block"><div class="layout_full block"><p class="dach">{s.kicker}</p><h1>{s.title}</h1>
{info}<div class="ce_text first block"><p><strong>{s.bracket}{s.teaser}</strong></p></div>
<div class="ce_text last block">{figure}{text(s, glued=True)}</div>{keywords}</div>
<p class="back"><a href="javascript:history.go(-1)" title="Zurück">Zurück</a></p>
<div class="ce_comments block"><h2>Einen Kommentar schreiben</h2><div class="form"><form method="post">
<div class="widget"><label for="n"><span class="invisible">Pflichtfeld </span>Name<span
class="mandatory">*</span></label><input id="n" name="name"></div><button type="submit">Kommentar
absenden</button></form></div></div></div>
<div class="mod_newslist block"><h2>Weitere Meldungen</h2>{related}</div></div></div></main>
<aside id="right"><div class="inside"><div class="mod_eventlist block"><h2>Nächste Termine</h2><div
class="event layout_list upcoming"><time datetime="2026-03-18" class="date">18.03.2026</time> <a
href="/termin/1.html">Fachforum Registermodernisierung</a></div><div class="event layout_list upcoming">
<time datetime="2026-04-15" class="date">15.04.2026–16.04.2026</time> <a href="/termin/2.html">Tage der
Verwaltung</a></div></div></div></aside></div>
<footer id="footer"><div class="inside"><p>© K21 media 2026 · <a href="/impressum.html">Impressum</a></p>
</div></footer></div>"""
    return document(f"{s.title} - Kommune21", canonical(s), body, classes="mac chrome")


def joomla(s: Story, others: list[Story]) -> str:
    """Joomla with Cassiopeia: page heading h1, headline h2, details as a definition list."""
    details = "".join(
        [
            '<dt class="article-info-term">Details</dt>',
            f'<dd class="createdby" itemprop="author">Geschrieben von: <span itemprop="name">'
            f"{', '.join(s.authors)}</span></dd>"
            if s.authors
            else "",
            '<dd class="category-name">Kategorie: <a href="/k21-meldungen">Meldungen</a></dd>',
            f'<dd class="published"><span class="icon-calendar"></span><time datetime="{s.stamp}" '
            f'itemprop="datePublished">Veröffentlicht: {s.words}</time></dd>'
            if s.dated
            else "",
            '<dd class="hits"><span class="icon-eye"></span><meta itemprop="interactionCount" '
            'content="UserPageVisits:1218">Zugriffe: 1218</dd>',
        ]
    )
    image = (
        f'<figure class="left item-image">{picture(s, 900)}<figcaption class="caption">{s.caption} '
        f"(Foto: {s.credit})</figcaption></figure>"
        if s.image
        else ""
    )
    keywords = (
        '<ul class="tags list-inline">'
        + "".join(
            f'<li class="list-inline-item tag-{i} tag-list{i}"><a href="/component/tags/tag/{i}" '
            f'class="btn btn-sm btn-info">{t}</a></li>'
            for i, t in enumerate(s.tags)
        )
        + "</ul>"
        if s.tags
        else ""
    )
    latest = "".join(
        f'<li itemscope itemtype="https://schema.org/Article"><a href="{o.url}" itemprop="url"><span '
        f'itemprop="name">{o.title}</span></a></li>'
        for o in others
    )
    related = "".join(
        f'<div class="related-item"><h4><a href="{o.url}">{o.kicker}: {o.title}</a></h4><p>'
        f'[{padded(o.day)}] {o.teaser}</p><p class="readmore"><a class="btn" href="{o.url}" '
        f'aria-label="Weiterlesen: {escape(o.title)}"><span class="icon-chevron-right"></span> '
        f"Weiterlesen: {o.title}</a></p></div>"
        for o in others
    )
    body = f"""<header class="header container-header full-width"><div class="grid-child"><div
class="navbar-brand"><a class="brand-logo" href="/"><img src="/media/logo.svg" alt="Kommune21"></a><div
class="site-description">Magazin für E-Government</div></div></div><div
class="grid-child container-nav"><nav class="navbar"><ul class="mod-menu mod-menu_dropdown-metismenu">
<li class="metismenu-item"><a href="/">Start</a></li><li class="metismenu-item current active"><a
href="/k21-meldungen">Meldungen</a></li></ul></nav></div></header>
<div class="site-grid"><div class="grid-child container-component"><nav
class="mod-breadcrumbs__wrapper" aria-label="Breadcrumbs"><ol class="mod-breadcrumbs breadcrumb"><li
class="mod-breadcrumbs__here float-start">Aktuelle Seite: &#160;</li><li><a href="/"><span>Startseite</span></a>
</li><li><a href="/k21-meldungen"><span>Meldungen</span></a></li><li class="active"><span>{s.title}</span>
</li></ol></nav><main><div class="com-content-article item-page" itemscope
itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="de-DE"><div
class="page-header"><h1> Meldungen </h1></div><div class="page-header"><h2 itemprop="headline">
{s.title} </h2></div><ul class="fields-container"><li class="field-entry dachzeile"><span
class="field-value">{s.kicker}</span></li></ul><dl class="article-info text-muted">{details}</dl>
{keywords}{image}<div itemprop="articleBody" class="com-content-article__body"><p class="teaser">
{s.bracket}{s.teaser}</p>
{text(s)}</div>
<nav class="pagenavigation" aria-label="Seitennavigation"><span class="pagination ms-0"><a
class="btn btn-sm btn-secondary previous" href="{others[0].url}" rel="prev"><span
class="visually-hidden"> Vorheriger Beitrag: {others[0].title} </span><span>Zurück</span></a><a
class="btn btn-sm btn-secondary next" href="{others[1].url}" rel="next"><span class="visually-hidden">
Nächster Beitrag: {others[1].title} </span><span>Weiter</span></a></span></nav></div>
<div class="related"><h3>Weitere Meldungen und Beiträge aus dem Bereich: {s.section}</h3>{related}</div>
</main></div><div class="grid-child container-sidebar-right"><div class="sidebar-right card"><h3
class="card-header">Neueste Beiträge</h3><div class="card-body"><ul class="mod-articleslatest
latestnews mod-list">{latest}</ul></div></div><div class="sidebar-right card"><h3>Wer ist
online</h3><p>Aktuell sind 47 Gäste und keine Mitglieder online</p></div></div></div>
<footer class="container-footer footer"><div class="mod-footer"><div class="footer1">Copyright © 2026
Kommune21. Alle Rechte vorbehalten.</div></div></footer>"""
    return document(
        f"{s.title} - Kommune21", canonical(s), body, classes="site com_content view-article"
    )


def drupal(s: Story, others: list[Story]) -> str:
    """Drupal with Olivero: the title in a block of its own, every field in its own boxes."""
    date = (
        f'<div class="field field--name-field-datum"><time datetime="{s.day}T12:00:00Z">'
        f"[{padded(s.day)}]</time></div>"
        if s.dated
        else ""
    )
    image = (
        f'<div class="primary-image field field--name-field-media-image field--label-visually_hidden">'
        f'<div class="field__label visually-hidden">Bild</div><div class="field__item"><article '
        f'class="media media--type-image"><div class="field field--name-field-media-image">'
        f'<div class="field__label visually-hidden">Bild</div><div class="field__item">{picture(s)}'
        f'</div></div><div class="field field--name-field-bildunterschrift">{s.caption}</div><div '
        f'class="field field--name-field-quelle field--label-inline"><div class="field__label">'
        f'Bildquelle</div><div class="field__item">{s.credit}</div></div></article></div></div>'
        if s.image
        else ""
    )
    author = (
        '<div class="field field--name-field-autor field--label-inline clearfix"><div class='
        '"field__label">Autoren</div><div class="field__items">'
        + "".join(f'<div class="field__item">{a}</div>' for a in s.authors)
        + "</div></div>"
        if s.authors
        else ""
    )
    keywords = (
        '<div class="field field--name-field-tags field--type-entity-reference field--label-above">'
        '<h3 class="field__label">Stichwörter</h3><ul class="links field__items">'
        + "".join(
            f'<li><a href="/taxonomy/term/{i}" hreflang="de">{t}</a></li>'
            for i, t in enumerate(s.tags)
        )
        + "</ul></div>"
        if s.tags
        else ""
    )
    related = "".join(
        f'<div class="views-row"><article class="node node--type-article node--view-mode-teaser">'
        f'<header><div class="field field--name-field-dachzeile">{o.kicker}</div><h2 '
        f'class="node__title"><a href="{o.url}" rel="bookmark"><span class="field '
        f'field--name-title">{o.title}</span></a></h2></header><div class="node__content"><div '
        f'class="field field--name-field-datum"><time datetime="{o.day}T12:00:00Z">'
        f'[{padded(o.day)}]</time></div><div class="text-content field field--name-body"><p>{o.teaser}'
        f'</p></div><ul class="links inline"><li class="node-readmore"><a href="{o.url}" rel="tag" '
        f'title="{escape(o.title)}">mehr...<span class="visually-hidden"> über {o.title}</span></a>'
        "</li></ul></div></article></div>"
        for o in others
    )
    body = f"""<a href="#main-content" class="visually-hidden focusable skip-link">Direkt zum Inhalt</a>
<div class="dialog-off-canvas-main-canvas"><div id="page-wrapper"><header class="site-header"><div
class="site-branding"><div class="site-branding__inner"><a href="/" rel="home"
class="site-branding__logo"><img src="/core/logo.svg" alt="Startseite"></a><div
class="site-branding__text"><div class="site-branding__name"><a href="/" title="Startseite"
rel="home">Kommune21</a></div></div></div></div><nav aria-labelledby="m"><h2
class="visually-hidden" id="m">Hauptnavigation</h2><ul class="menu"><li><a href="/">Startseite</a></li>
<li><a href="/k21-meldungen">Meldungen</a></li></ul></nav></header>
<div id="main-wrapper"><div class="main-content__container"><div class="region
region--highlighted"><div data-drupal-messages-fallback class="hidden messages-list"></div></div><div
class="region region--breadcrumb"><nav class="breadcrumb"><h2 class="visually-hidden">Pfadnavigation</h2>
<ol class="breadcrumb__list"><li class="breadcrumb__item"><a href="/">Startseite</a></li><li
class="breadcrumb__item"><a href="/k21-meldungen">Meldungen</a></li></ol></nav></div>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="region region--content-above"><div
class="block block-field-dachzeile"><div class="field field--name-field-dachzeile">{s.kicker}</div></div>
<div class="block block-core block-page-title-block"><h1 class="title page-title"><span class="field
field--name-title">{s.title}</span></h1></div></div>
<div class="region region--content"><div class="block block-system-main-block"><div
class="block__content"><article class="node node--type-article node--view-mode-full"><header><div
class="node__meta"><div class="node__author-image"><img src="/user.png" alt="Profile picture for user
redaktion" width="80" height="80"></div><span>Von redaktion</span></div></header><div
class="node__content">{date}<div class="field field--name-field-teaser"><p>{s.teaser}</p></div>{image}
<div class="text-content clearfix field field--name-body field--type-text-with-summary">{text(s)}</div>
{author}{keywords}</div></article></div></div></div></main>
<div class="region region--content-below"><div class="views-element-container block"><h2
class="block__title">Weitere Meldungen und Beiträge aus dem Bereich: {s.section}</h2><div
class="view view-related">{related}</div></div></div></div>
<aside class="region region--sidebar"><div class="block"><h2>Umfrage</h2><p>Wie weit ist Ihre Kommune
mit der elektronischen Akte? Stimmen Sie ab und sehen Sie, was andere sagen.</p><form><input
type="radio" name="a"> Fertig<input type="radio" name="a"> Fast<button>Abstimmen</button></form></div>
</aside></div><footer class="site-footer"><div class="region"><span>Powered by Drupal</span></div></footer>
</div></div>"""
    return document(f"{s.title} | Kommune21", canonical(s), body, classes="path-node")
