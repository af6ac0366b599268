"""Articles in the markup of GeneratePress."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, document, picture, text
from tests.support.themes.wordpress import CLOUD, CONSENT, EVENTS, MENU, head, newest, tags


def article(s: Story, others: list[Story]) -> str:
    """GeneratePress: picture above the headline, meta and keywords in lists with icons."""
    image = (
        f'<div class="featured-image page-header-image-single grid-container"><figure>{picture(s)}'
        f"<figcaption>{s.caption} <span>(Foto: {s.credit})</span></figcaption></figure></div>"
        if s.image
        else ""
    )
    people = ", ".join(
        f'<a class="url fn n" href="/author/{i}/" rel="author" itemprop="url"><span '
        f'class="author-name" itemprop="name">{a}</span></a>'
        for i, a in enumerate(s.authors)
    )
    by = (
        f'<span class="byline">von <span class="author vcard" itemprop="author" itemtype='
        f'"https://schema.org/Person" itemscope>{people}</span></span>'
        if people
        else ""
    )
    posted = (
        f'<span class="posted-on"><time class="entry-date published" datetime="{s.stamp}" '
        f'itemprop="datePublished">{s.words}</time></span> '
        if s.dated
        else ""
    )
    related = "".join(
        f'<article class="gb-query-loop-item post"><div class="inside"><p class="gb-headline">'
        f'{o.kicker}</p><h3 class="gb-headline"><a href="{o.url}">{o.title}</a></h3><p>'
        f'[{padded(o.day)}] {o.teaser} <a title="{escape(o.title)}" class="read-more" href='
        f'"{o.url}" aria-label="Mehr Informationen über {escape(o.title)}">mehr...</a></p></div>'
        "</article>"
        for o in others
    )
    linked = tags(
        s,
        '<span class="tags-links"><span class="gp-icon icon-tags"></span><span class='
        '"screen-reader-text">Schlagwörter </span>',
        "</span> ",
    )
    body = f"""<a class="screen-reader-text skip-link" href="#content">Springe zum Inhalt</a>
<header class="site-header has-inline-mobile-toggle" id="masthead"><div class="inside-header
grid-container"><div class="site-branding"><p class="main-title" itemprop="headline"><a
href="https://www.kommune21.de/" rel="home">Kommune21</a></p><p class="site-description">Alles für die
digitale Verwaltung</p></div><nav class="main-navigation">{MENU}</nav></div></header>
<div class="site grid-container container hfeed" id="page"><div class="site-content" id="content">
<div class="content-area" id="primary"><main class="site-main" id="main"><article class="post"
itemtype="https://schema.org/CreativeWork" itemscope><div class="inside-article">{image}
<header class="entry-header"><p class="kicker">{s.kicker}</p><h1 class="entry-title" itemprop="headline">
{s.title}</h1><div class="entry-meta">{posted}{by}</div></header>
<div class="entry-content" itemprop="text"><p class="lead">{s.bracket}{s.teaser}</p>
{text(s)}</div>
<footer class="entry-meta" aria-label="Beitragsmeta"><span class="cat-links"><span class="gp-icon
icon-categories"></span><span class="screen-reader-text">Kategorien </span><a
href="/category/allgemein/" rel="category tag">Allgemein</a></span> {linked}<nav
id="nav-below" class="post-navigation" aria-label="Beiträge"><div class="nav-previous"><span
class="prev"><a href="{others[0].url}" rel="prev">{others[0].title}</a></span></div><div
class="nav-next"><span class="next"><a href="{others[1].url}" rel="next">{others[1].title}</a></span>
</div></nav></footer></div></article>
<div class="comments-area" id="comments"><div id="respond" class="comment-respond"><h3
id="reply-title">Schreibe einen Kommentar</h3><form action="/wp-comments-post.php" method="post">
<p>Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert.</p>
<textarea name="comment"></textarea><input type="submit" value="Kommentar abschicken"></form></div></div>
<div class="gb-container"><h2>Weitere Meldungen</h2>{related}</div>
</main></div><div class="widget-area sidebar is-right-sidebar" id="right-sidebar"><div
class="inside-right-sidebar">{EVENTS}{CLOUD}{newest(others)}</div></div></div></div>
<div class="site-footer"><footer class="site-info"><div class="copyright-bar">&copy; 2026 Kommune21
&bull; Erstellt mit <a href="https://generatepress.example">GeneratePress</a></div></footer></div>{CONSENT}"""
    return document(f"{s.title} | Kommune21", head(s), body, classes="post-template-default single")
