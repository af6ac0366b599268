"""Articles in the markup of Joomla with Cassiopeia."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, canonical, document, picture, text


def article(s: Story, others: list[Story]) -> str:
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
