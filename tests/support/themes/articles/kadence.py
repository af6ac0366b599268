"""Articles in the markup of Kadence."""

from __future__ import annotations

from tests.support.composed import padded
from tests.support.themes.parts import Story, document, picture, text
from tests.support.themes.wordpress import CLOUD, EVENTS, MENU, head


def article(s: Story, others: list[Story]) -> str:
    """Kadence: kicker as a taxonomy link with rel=tag above the title, keywords with a hash."""
    people = "".join(
        f'<span class="author vcard"><a class="url fn n" href="/author/{i}/">{a}</a></span>'
        + (" und " if i + 1 < len(s.authors) else "")
        for i, a in enumerate(s.authors)
    )
    by = (
        f'<span class="posted-by"><span class="meta-label">Von</span> {people}</span>'
        if people
        else ""
    )
    posted = (
        f'<span class="posted-on"><time class="entry-date published" datetime="{s.stamp}">'
        f'{s.words}</time><time class="updated" datetime="2026-01-09T10:11:12+01:00">9. Januar '
        "2026</time></span>"
        if s.dated
        else ""
    )
    hero = (
        f'<div class="post-thumbnail article-post-thumbnail kadence-thumbnail-position-behind">'
        f'<div class="post-thumbnail-inner">{picture(s)}</div></div><div class='
        f'"article-post-thumbnail-caption">{s.caption} (Bildquelle: {s.credit})</div>'
        if s.image
        else ""
    )
    related = "".join(
        f'<li class="splide__slide"><article class="entry content-bg loop-entry post"><a '
        f'aria-hidden="true" tabindex="-1" class="post-thumbnail" href="{o.url}">'
        f'{picture(o, 768)}</a><div class="entry-content-wrap"><header class="entry-header"><div '
        f'class="entry-taxonomies"><span class="category-links term-links"><a href="/k21-themen/x/" '
        f'rel="tag">{o.kicker}</a></span></div><h3 class="entry-title"><a href="{o.url}" '
        f'rel="bookmark">{o.title}</a></h3><div class="entry-meta"><span class="posted-on"><time '
        f'class="entry-date published" datetime="{o.stamp}">{padded(o.day)}</time></span></div>'
        f'</header><div class="entry-summary"><p>{o.teaser}</p></div><footer class="entry-footer">'
        f'<div class="entry-actions"><p class="more-link-wrap"><a href="{o.url}" class="post-'
        f'more-link">Weiterlesen<span class="screen-reader-text"> {o.title}</span></a></p></div>'
        "</footer></div></article></li>"
        for o in others
    )
    links = "".join(
        f'<a href="/tag/{i}/" title="{t}" class="tag-link tag-item-{i}" rel="tag"><span '
        f'class="tag-hash">#</span>{t}</a>'
        for i, t in enumerate(s.tags)
    )
    keywords = (
        '<footer class="entry-footer"><div class="entry-tags"><span class="tags-links"><span '
        f'class="tags-label screen-reader-text">Stichwörter:</span>{links}</span></div></footer>'
        if links
        else ""
    )
    body = f"""<div id="wrapper" class="site wp-site-blocks"><a class="skip-link screen-reader-text"
href="#main">Zum Inhalt springen</a><header id="masthead" class="site-header"><div class="site-branding">
<a class="brand" href="https://www.kommune21.de/" rel="home"><img src="/logo.png" alt="Kommune21"><span
class="site-title-wrap"><span class="site-title">Kommune21</span></span></a></div><nav>{MENU}</nav></header>
<div id="inner-wrap" class="wrap kt-clear"><div id="primary" class="content-area"><div
class="content-container site-container"><div id="main" class="site-main"><div class="content-wrap">
{hero}<article class="entry content-bg single-entry post"><div class="entry-content-wrap">
<header class="entry-header post-title title-align-inherit"><div class="kadence-breadcrumbs"><span><a
href="https://www.kommune21.de/" class="kadence-bc-home">Startseite</a></span> <span
class="bc-delimiter">/</span> <span class="kadence-bread-current">{s.title}</span></div>
<div class="entry-taxonomies"><span class="category-links term-links category-style-normal"><a
href="/k21-themen/x/" rel="tag">{s.kicker}</a></span></div><h1 class="entry-title">{s.title}</h1>
<div class="entry-meta entry-meta-divider-dot">{by}{posted}</div></header>
<div class="entry-content single-content"><p class="has-medium-font-size">{s.bracket}{s.teaser}</p>
<div class="wp-block-group">{text(s, glued=True)}</div></div>{keywords}</div></article>
<nav class="navigation post-navigation"><div class="nav-links"><div class="nav-previous"><a
href="{others[0].url}" rel="prev"><div class="post-navigation-sub"><small>Zurück</small></div>
{others[0].title}</a></div></div></nav>
<div class="entry-related alignfull"><div class="entry-related-inner content-container"><h2
class="entry-related-title" id="related-posts-title">Ähnliche Beiträge</h2><div
class="entry-related-carousel"><ul class="splide__list">{related}</ul></div></div></div>
</div></div><aside id="secondary" class="primary-sidebar widget-area">{CLOUD}{EVENTS}</aside></div></div>
</div><footer id="colophon" class="site-footer"><p>&copy; 2026 Kommune21 – WordPress-Theme von
Kadence</p></footer></div>"""
    return document(f"{s.title} - Kommune21", head(s), body, classes="single wp-embed-responsive")
