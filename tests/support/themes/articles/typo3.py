"""Articles in the markup of TYPO3 with EXT:news."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, canonical, document, picture, text


def article(s: Story, others: list[Story]) -> str:
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
