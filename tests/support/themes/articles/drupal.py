"""Articles in the markup of Drupal with Olivero."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, canonical, document, picture, text


def article(s: Story, others: list[Story]) -> str:
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
