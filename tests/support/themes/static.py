"""Articles in the markup of a publishing platform and of a static site."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, document, picture, text
from tests.support.themes.systems import canonical


def ghost(s: Story, others: list[Story]) -> str:
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


def hugo(s: Story, others: list[Story]) -> str:
    """Hugo with Ananke: main inside article, section above the headline, tags as a list."""
    date = (
        f'<time class="f6 mv4 dib tracked" datetime="{s.stamp}">{s.words}</time>' if s.dated else ""
    )
    by = f'<p class="tracked"><strong>{" und ".join(s.authors)}</strong></p>' if s.authors else ""
    image = (
        f'<figure class="w-100">{picture(s)}<figcaption><h4>{s.caption}</h4><p>Bildquelle: '
        f"{s.credit}</p></figcaption></figure>"
        if s.image
        else ""
    )
    keywords = (
        '<ul class="pa0">'
        + "".join(
            f'<li class="list di"><a href="/tags/{i}/" class="link f5 grow br-pill ba ph3">{t}</a>'
            "</li>"
            for i, t in enumerate(s.tags)
        )
        + "</ul>"
        if s.tags
        else ""
    )
    related = "".join(
        f'<li class="mb2"><a href="{o.url}">{o.kicker}: {o.title}</a><br>[{padded(o.day)}] '
        f'{o.teaser} <a href="{o.url}">mehr ...</a></li>'
        for o in others
    )
    body = f"""<header class="cover bg-top" style="background-image: url('/h.jpg');"><div
class="bg-black-60"><nav class="pv3 ph3 ph4-ns" role="navigation"><div class="flex-l"><a href="/"
class="f3 fw2 hover-white no-underline white-90 dib">Kommune21</a><div><ul class="pl0 mr3"><li
class="list f5"><a href="/k21-meldungen/" title="Meldungen">Meldungen</a></li><li class="list f5"><a
href="/abo/" title="Abo">Abo</a></li></ul></div></div></nav><div class="tc-l pv6 ph3 ph4-ns"><div
class="f2 f1-l fw2 white-90">Die ganze Verwaltung</div></div></div></header>
<main class="pb7" role="main"><article class="flex-l flex-wrap justify-between mw8 center ph3"><header
class="mt4 w-100"><aside class="instapaper_ignoref b helvetica tracked">{s.kicker}</aside>
<div id="sharing" class="mt3"><a href="https://x.example/share?u={s.url}" aria-label="share on X">X</a><a
href="https://in.example/share?u={s.url}" aria-label="share on LinkedIn">LinkedIn</a></div>
<h1 class="f1 athelas mt3 mb1">{s.title}</h1>{by}{date}<span class="f6 mv4 dib tracked"> - 3 Minuten
Lesezeit </span><span class="f6 mv4 dib tracked"> - 512 Wörter </span></header>
<div class="nested-copy-line-height lh-copy serif f4 nested-links mid-gray pr4-l w-two-thirds-l"><p>
<em>{s.bracket}{s.teaser}</em></p>{image}
{text(s, join="")}{keywords}<div class="mt6 instapaper_ignoref"><div id="disqus_thread"></div><noscript>Please
enable JavaScript to view the comments.</noscript></div></div>
<aside class="w-30-l mt6-l"><div class="bg-light-gray pa3 nested-list-reset"><p class="f5 b
mb3">Weitere Meldungen</p><ul class="pa0 list">{related}</ul></div></aside></article></main>
<footer class="bg-black bottom-0 w-100 pa3" role="contentinfo"><div class="flex justify-between"><a
class="f4 fw4 no-underline white-70 dn dib-ns" href="/"> &copy; Kommune21 2026 </a></div></footer>"""
    return document(
        f"{s.title} | Kommune21", canonical(s), body, classes="ma0 avenir bg-near-white"
    )
