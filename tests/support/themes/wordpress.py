"""Articles in the markup of themes for WordPress."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, document, picture, text

MENU = (
    '<ul id="menu-haupt" class="menu"><li class="menu-item"><a href="/">Start</a></li>'
    '<li class="menu-item menu-item-has-children"><a href="/k21-meldungen/">Meldungen</a>'
    '<ul class="sub-menu"><li><a href="/k21-themen/politik/">Politik</a></li>'
    '<li><a href="/k21-themen/e-akte/">E-Akte</a></li></ul></li>'
    '<li class="menu-item"><a href="/k21-termine/">Termine</a></li></ul>'
)
CONSENT = (
    '<div id="cmplz-cookiebanner-container"><div role="dialog" aria-labelledby="cb-t">'
    '<div id="cb-t">Zustimmung verwalten</div><p>Um dir ein optimales Erlebnis zu bieten, '
    "verwenden wir Technologien wie Cookies, um Geräteinformationen zu speichern und abzurufen."
    "</p><button>Akzeptieren</button><button>Ablehnen</button></div></div>"
)
CLOUD = (
    '<aside id="tag_cloud-2" class="widget widget_tag_cloud"><h2 class="widget-title">Schlagwörter'
    '</h2><div class="tagcloud"><a href="/tag/ozg/" class="tag-cloud-link" aria-label="OZG (41 '
    'Einträge)">OZG</a> <a href="/tag/breitband/" class="tag-cloud-link">Breitband</a> '
    '<a href="/tag/cloud/" class="tag-cloud-link">Cloud</a></div></aside>'
)
EVENTS = (
    '<aside class="widget widget_block"><h3>Termine</h3><div><time datetime="2026-04-21">21. April '
    '2026</time><p><a href="/k21-termine/kongress/">Kongress Digitale Verwaltung</a></p></div>'
    '<div><time datetime="2026-05-05">5. Mai 2026</time><p><a href="/k21-termine/forum/">Forum '
    "Kommunale IT</a></p></div></aside>"
)


def newest(others: list[Story]) -> str:
    items = "".join(
        f'<li><a href="{s.url}">{escape(s.title)}</a><span class="post-date">{s.words}</span></li>'
        for s in others
    )
    return (
        '<aside id="recent-posts-2" class="widget widget_recent_entries"><h2 class="widget-title">'
        f"Neueste Beiträge</h2><ul>{items}</ul></aside>"
    )


def head(story: Story) -> str:
    """What an SEO plugin adds to the head; nothing of a date where the article has none."""
    dated = (
        f'<meta property="article:published_time" content="{story.stamp}">'
        '<meta property="article:modified_time" content="2026-01-09T10:11:12+01:00">'
    )
    return (
        f'<link rel="canonical" href="{story.url}">'
        f'<meta property="og:title" content="{escape(story.title)}">'
        '<meta property="og:site_name" content="Kommune21">'
        f'<meta property="og:description" content="{escape(story.teaser[:90])}">'
        + (dated if story.dated else "")
        + '<link rel="alternate" type="application/rss+xml" title="Kommune21 &raquo; Feed" '
        'href="https://www.kommune21.de/feed/">'
    )


def tags(story: Story, before: str, after: str, sep: str = ", ", rel: str = "tag") -> str:
    links = (f'<a href="/tag/{i}/" rel="{rel}">{t}</a>' for i, t in enumerate(story.tags))
    return before + sep.join(links) + after if story.tags else ""


def astra(s: Story, others: list[Story]) -> str:
    """Astra: title and meta in a header inside one box with the text, thumbnail between."""
    people = ", ".join(
        f'<span class="posts-author author vcard"><a class="url fn n" href="/author/{i}/" '
        f'rel="author"><span class="author-name">{a}</span></a></span>'
        for i, a in enumerate(s.authors)
    )
    by = f'<div class="entry-meta">Von {people}</div>' if people else ""
    thumb = (
        f'<div class="post-thumb-img-content post-thumb"><figure>{picture(s)}<figcaption>'
        f"{s.caption} (Bildquelle: {s.credit})</figcaption></figure></div>"
        if s.image
        else ""
    )
    related = "".join(
        f'<article class="ast-related-post post"><div class="ast-related-posts-inner-section">'
        f'<div class="ast-related-post-content"><div class="ast-related-post-featured-section '
        f'post-has-thumb"><div class="post-thumb-img-content post-thumb"><a aria-label="Mehr '
        f'erfahren über {escape(o.title)}" href="{o.url}">{picture(o, 300)}</a></div></div>'
        f'<header class="entry-header"><span class="ast-taxonomy-container cat-links">{o.kicker}'
        f'</span><h3 class="ast-related-post-title entry-title"><a href="{o.url}" target="_self" '
        f'rel="bookmark noopener noreferrer">{o.title}</a></h3></header><div class="entry-content '
        f'clear"><p class="ast-related-post-excerpt">[{padded(o.day)}] {o.teaser}</p></div></div>'
        "</div></article>"
        for o in others
    )
    body = f"""<a class="skip-link screen-reader-text" href="#content">Zum Inhalt springen</a>
<div class="hfeed site" id="page"><header class="site-header" id="masthead" itemscope
itemtype="https://schema.org/WPHeader"><div class="site-branding"><div class="ast-site-identity">
<span class="site-logo-img"><a href="https://www.kommune21.de/" class="custom-logo-link" rel="home">
<img src="/logo.svg" alt="Kommune21"></a></span><div class="ast-site-title-wrap"><span
class="site-title"><a href="https://www.kommune21.de/" rel="home">Kommune21</a></span><p
class="site-description">E-Government, Internet und Informationstechnik</p></div></div></div>
<nav class="site-navigation">{MENU}</nav></header>
<div id="content" class="site-content"><div class="ast-container"><div id="primary"
class="content-area primary"><main id="main" class="site-main"><article class="post type-post ast-article-single"
itemtype="https://schema.org/CreativeWork" itemscope><div class="ast-post-format- single-layout-1">
<header class="entry-header"><div class="dachzeile">{s.kicker}</div><h1 class="entry-title"
itemprop="headline">{s.title}</h1>{by}</header>
<div class="entry-content clear" itemprop="text"><p><strong>{s.bracket}{s.teaser}</strong></p>
{thumb}{text(s, glued=True)}
{tags(s, '<p class="stichworte">Stichwörter: ', "</p>")}</div></div></article>
<nav class="navigation post-navigation" aria-label="Beiträge"><div class="nav-links"><div
class="nav-previous"><a href="{others[0].url}" rel="prev"><span class="ast-left-arrow">&larr;</span>
Vorheriger Beitrag</a></div><div class="nav-next"><a href="{others[1].url}" rel="next">Nächster
Beitrag <span>&rarr;</span></a></div></div></nav>
<div class="ast-single-related-posts-container ast-container--fallback"><div
class="ast-related-posts-title-section"><h2 class="ast-related-posts-title">Weitere Meldungen und
Beiträge aus dem Bereich: {s.section}</h2></div><div class="ast-related-posts-wrapper">{related}</div>
</div></main></div><div class="widget-area secondary" id="secondary"><div class="sidebar-main">
{newest(others)}{CLOUD}</div></div></div></div>
<footer class="site-footer" id="colophon"><div class="ast-small-footer">Copyright &copy; 2026
Kommune21 | Präsentiert von K21 media</div></footer></div>{CONSENT}"""
    return document(f"{s.title} - Kommune21", head(s), body, classes="single ast-right-sidebar")


def generatepress(s: Story, others: list[Story]) -> str:
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


def kadence(s: Story, others: list[Story]) -> str:
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


def neve(s: Story, others: list[Story]) -> str:
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
