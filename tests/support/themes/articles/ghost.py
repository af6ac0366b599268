"""Articles in the markup of Ghost with Casper."""

from __future__ import annotations

from html import escape

from tests.support.themes.parts import Story, canonical, document, picture, text


def article(s: Story, others: list[Story]) -> str:
    """Ghost with Casper: tag as kicker in a section, excerpt in the header, cards in an aside."""
    authors = "".join(
        f'<li class="author-list-item"><a href="/author/{i}/" class="author-avatar" '
        f'aria-label="Mehr von {a}"><img class="author-profile-image" src="/a/{i}.jpg" alt="{a}">'
        "</a></li>"
        for i, a in enumerate(s.authors)
    )
    names = ", ".join(f'<a href="/author/{i}/">{a}</a>' for i, a in enumerate(s.authors))
    date = f'<time class="byline-meta-date" datetime="{s.day}">{s.words}</time>' if s.dated else ""
    image = (
        f'<figure class="article-image">{picture(s, 2000)}<figcaption><span>{s.caption} (Bildquelle: '
        f"{s.credit})</span></figcaption></figure>"
        if s.image
        else ""
    )
    cards = "".join(
        f'<article class="post-card post"><a class="post-card-image-link" href="{o.url}">'
        f'{picture(o, 600)}</a><div class="post-card-content"><a class="post-card-content-link" '
        f'href="{o.url}"><header class="post-card-header"><div class="post-card-tags"><span '
        f'class="post-card-primary-tag">{o.kicker}</span></div><h2 class="post-card-title">{o.title}'
        f'</h2></header><div class="post-card-excerpt">{o.teaser}</div></a><footer class='
        f'"post-card-meta"><time class="post-card-meta-date" datetime="{o.day}">{o.words}</time>'
        '<span class="post-card-meta-length">2 min Lesezeit</span></footer></div></article>'
        for o in others
    )
    keywords = (
        '<section class="article-tags"><strong>Stichwörter:</strong> '
        + " ".join(f'<a href="/tag/{i}/">{t}</a>' for i, t in enumerate(s.tags))
        + "</section>"
        if s.tags
        else ""
    )
    body = f"""<div class="viewport"><header id="gh-head" class="gh-head outer"><div
class="gh-head-inner inner"><div class="gh-head-brand"><a class="gh-head-logo"
href="https://www.kommune21.de">Kommune21</a><button class="gh-search gh-icon-btn"
aria-label="Suchen"></button></div><nav class="gh-head-menu"><ul class="nav"><li class="nav-home"><a
href="/">Start</a></li><li class="nav-meldungen"><a href="/k21-meldungen/">Meldungen</a></li></ul></nav>
<div class="gh-head-actions"><a class="gh-head-link" href="#/portal/signin">Anmelden</a><a
class="gh-head-button" href="#/portal/signup">Abonnieren</a></div></div></header>
<div class="site-content"><main id="site-main" class="site-main"><article class="article post image-small">
<header class="article-header gh-canvas"><div class="article-tag post-card-tags"><span
class="post-card-primary-tag"><a href="/k21-themen/x/">{s.kicker}</a></span></div><h1
class="article-title">{s.title}</h1><p class="article-excerpt">{s.bracket}{s.teaser}</p><div
class="article-byline"><section class="article-byline-content"><ul class="author-list instapaper_ignore">
{authors}</ul><div class="article-byline-meta"><h4 class="author-name">{names}</h4><div
class="byline-meta-content">{date}<span class="byline-reading-time"><span class="bull">&bull;</span>
4 min Lesezeit</span></div></div></section></div>{image}</header>
<section class="gh-content gh-canvas">{text(s, glued=True)}
<div class="kg-card kg-signup-card"><h2>Jetzt kostenlos mitlesen</h2><p>Melden Sie sich an und
erhalten Sie jeden Donnerstag unsere Auswahl.</p><form><input type="email"><button>Anmelden</button></form>
</div></section>{keywords}</article></main>
<section class="footer-cta outer"><div class="inner"><h2 class="footer-cta-title">Mehr davon? Hier
geht es zum Abo.</h2><a class="footer-cta-button" href="#/portal"><div class="footer-cta-input">Ihre
E-Mail-Adresse</div><span>Abonnieren</span></a></div></section>
<aside class="read-more-wrap outer"><div class="read-more inner">{cards}</div></aside></div>
<footer class="site-footer outer"><div class="inner"><section class="copyright"><a
href="/">Kommune21</a> © 2026</section><div class="gh-powered-by"><a href="https://ghost.example/">Powered by
Ghost</a></div></div></footer></div>"""
    dated = (
        f'<meta property="article:published_time" content="{s.day}T04:00:00.000Z">'
        if s.dated
        else ""
    )
    head = (
        canonical(s)
        + dated
        + f'<meta property="og:site_name" content="Kommune21"><meta name="twitter:title" content='
        f'"{escape(s.title)}"><meta name="twitter:label1" content="Written by">'
    )
    return document(s.title, head, body, classes="post-template")
