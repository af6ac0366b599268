"""Articles in the markup of Neve."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, document, picture, text
from tests.support.themes.wordpress import CONSENT, MENU, head, tags


def article(s: Story, others: list[Story]) -> str:
    """Neve: a cover header with the headline, the text in a row of columns, meta as a list."""
    people = "".join(
        f'<span class="author-name fn">von <a href="/author/{i}/" title="Beiträge von {a}" '
        f'rel="author">{a}</a></span>'
        for i, a in enumerate(s.authors)
    )
    dated = (
        f'<li class="meta date posted-on nv-show-updated"><time class="entry-date published" '
        f'datetime="{s.stamp}" content="{s.day}">{s.words}</time></li>'
        if s.dated
        else ""
    )
    by = f'<li class="meta author vcard">{people}</li>' if people else ""
    image = (
        f'<figure class="wp-block-image size-large">{picture(s)}<figcaption class='
        f'"wp-element-caption">{s.caption}<br><em>Bildquelle: {s.credit}</em></figcaption></figure>'
        if s.image
        else ""
    )
    related = "".join(
        f'<div class="nv-related-post col-4"><div class="nv-post-thumbnail-wrap"><a href="{o.url}" '
        f'rel="bookmark" title="{escape(o.title)}">{picture(o, 930)}</a></div><div class='
        f'"nv-related-body"><h3 class="blog-entry-title entry-title"><a href="{o.url}" '
        f'rel="bookmark">{o.kicker}: {o.title}</a></h3><p>[{padded(o.day)}] {o.teaser} <a href='
        f'"{o.url}" class="" rel="bookmark">mehr&hellip;<span class="screen-reader-text">{o.title}'
        "</span></a></p></div></div>"
        for o in others
    )
    keywords = tags(s, '<div class="nv-tags-list"><span>Stichwörter:</span>', "</div>", sep="")
    body = f"""<div class="wrapper"><header class="header"><a class="neve-skip-link"
href="#content">Zum Inhalt springen</a><div class="site-logo"><a class="brand"
href="https://www.kommune21.de/" rel="home"><div class="title-with-logo"><img src="/l.png" alt="">
<div class="nv-title-tagline-wrap"><p class="site-title">Kommune21</p><small>Das Portal</small></div>
</div></a></div><nav>{MENU}</nav></header>
<main id="content" class="neve-main"><div class="nv-post-cover"><div class="nv-overlay"></div><div
class="container"><div class="nv-title-meta-wrap nv-is-boxed"><small class="neve-breadcrumbs-wrapper">
<a href="/">Start</a> » <a href="/k21-meldungen/">Meldungen</a> » {s.title}</small><span
class="topline">{s.kicker}</span><h1 class="title entry-title">{s.title}</h1><ul
class="nv-meta-list">{by}{dated}<li class="meta reading-time">3 Min. Lesezeit</li><li class="meta
comments">0 Kommentare</li></ul></div></div></div>
<div class="container single-post-container"><div class="row"><article class="nv-single-post-wrap col
post"><div class="nv-content-wrap entry-content"><p class="intro"><b>{s.bracket}{s.teaser}</b></p>
{image}<div class="wp-block-columns"><div class="wp-block-column">{text(s)}</div></div></div>
{keywords}<div class="nv-author-biography"><div class="nv-author-elements-wrapper sm-align-left"><img
alt="" src="https://secure.gravatar.com/avatar/9?s=96" class="avatar" width="96" height="96"><div
class="nv-author-bio-wrapper"><h4>Redaktion</h4><p>Hier schreibt das Team des Portals über Technik,
Recht und die Menschen, die beides zusammenbringen.</p><a href="/author/redaktion/">Alle Beiträge</a>
</div></div></div><div class="nv-related-posts"><div class="section-title"><h2>Weitere Meldungen und
Beiträge aus dem Bereich: {s.section}</h2></div><div class="posts-wrapper row">{related}</div></div>
</article></div></div></main>
<footer class="site-footer" id="site-footer"><div class="footer--row"><p>Neve | Präsentiert von
WordPress</p></div></footer></div>{CONSENT}"""
    return document(f"{s.title} – Kommune21", head(s), body, classes="single neve-blog-default")
