"""Articles in the markup of tagDiv's Newspaper."""

from __future__ import annotations

from tests.support.themes.parts import Story, document, picture, text
from tests.support.themes.wordpress import MENU, head


def article(s: Story, others: list[Story]) -> str:
    """Newspaper: kicker in a list of one, lead in the header, split meta line with counters."""
    people = "".join(
        f'<div class="td-post-author-name"><div class="td-author-by">Von</div> <a href="/author/{i}/">'
        f'{a}</a><div class="td-author-line"> - </div> </div>'
        for i, a in enumerate(s.authors)
    )
    date = (
        f'<span class="td-post-date"><time class="entry-date updated td-module-date" datetime='
        f'"{s.stamp}">{s.words}</time></span>'
        if s.dated
        else ""
    )
    image = (
        f'<div class="td-post-featured-image"><figure><a href="/wp-content/uploads/{s.image}.jpg" '
        f'data-caption="{s.caption}" class="td-modal-image">{picture(s, 696)}</a><figcaption class='
        f'"wp-caption-text">{s.caption} (Bildquelle: {s.credit})</figcaption></figure></div>'
        if s.image
        else ""
    )
    keywords = (
        '<div class="td-post-source-tags"><ul class="td-tags td-post-small-box clearfix"><li><span>'
        "Schlagwörter</span></li>"
        + "".join(f'<li><a href="/tag/{i}/">{t}</a></li>' for i, t in enumerate(s.tags))
        + "</ul></div>"
        if s.tags
        else ""
    )
    related = "".join(
        f'<div class="td-related-span4"><div class="td_module_related_posts td-animation-stack"><div '
        f'class="td-module-image"><div class="td-module-thumb"><a href="{o.url}" rel="bookmark" class='
        f'"td-image-wrap" title="{o.title}">{picture(o, 218)}</a></div><a href="/k21-themen/x/" class='
        f'"td-post-category">{o.kicker}</a></div><div class="item-details"><h3 class="entry-title '
        f'td-module-title"><a href="{o.url}" rel="bookmark" title="{o.title}">{o.title}</a></h3></div>'
        "</div></div>"
        for o in others
    )
    hidden = f'<meta itemprop="datePublished" content="{s.stamp}">' if s.dated else ""
    body = f"""<div id="td-outer-wrap" class="td-theme-wrap"><div class="td-header-wrap td-header-style-1">
<div class="top-header-menu"><div class="td_data_time"><div>Montag, März 2, 2026</div></div><ul
class="top-header-menu"><li><a href="/abo/">Abo</a></li></ul></div><div class="td-logo"><a
class="td-main-logo" href="https://www.kommune21.de/"><img src="/l.png" alt="Kommune21"><span
class="td-visual-hidden">Kommune21</span></a></div><div id="td-header-menu">{MENU}</div></div>
<div class="td-main-content-wrap td-container-wrap"><div class="td-container td-post-template-default">
<div class="td-crumb-container"><div class="entry-crumbs"><span><a title="" class="entry-crumb"
href="/">Start</a></span> <i class="td-icon-right td-bread-sep"></i> <span><a class="entry-crumb"
href="/k21-meldungen/">Meldungen</a></span> <i class="td-icon-right"></i> <span
class="td-bred-no-url-last">{s.title}</span></div></div>
<div class="td-pb-row"><div class="td-pb-span8 td-main-content" role="main"><div
class="td-ss-main-content"><article class="post" itemscope
itemtype="https://schema.org/Article"><div class="td-post-header"><ul class="td-category"><li
class="entry-category"><a href="/k21-themen/x/">{s.kicker}</a></li></ul><header class="td-post-title"><h1
class="entry-title">{s.title}</h1><p class="td-post-sub-title">{s.bracket}{s.teaser}</p><div
class="td-module-meta-info">{people}{date}<div class="td-post-comments"><a href="{s.url}#respond"><i
class="td-icon-comments"></i>0</a></div><div class="td-post-views"><i class="td-icon-views"></i><span
class="td-nr-views-4711">346</span></div></div></header></div>
<div class="td-post-sharing-top"><div class="td-post-sharing-visible"><a class="td-social-sharing-button"
href="https://fb.example/s"><div class="td-social-but-icon"></div><div
class="td-social-but-text">Facebook</div></a><a class="td-social-sharing-button"
href="https://x.example/s"><div class="td-social-but-text">Twitter</div></a></div></div>
<div class="td-post-content tagdiv-type">{image}{text(s, glued=True)}</div>
<footer>{keywords}<div class="td-block-row td-post-next-prev"><div class="td-block-span6
td-post-prev-post"><div class="td-post-next-prev-content"><span>Vorheriger Artikel</span><a
href="{others[0].url}">{others[0].title}</a></div></div><div class="td-next-prev-separator"></div><div
class="td-block-span6 td-post-next-post"><div class="td-post-next-prev-content"><span>Nächster
Artikel</span><a href="{others[1].url}">{others[1].title}</a></div></div></div><div
class="author-box-wrap"><a href="/author/r/"><img alt="" src="https://secure.gravatar.com/avatar/7?s=96"
class="avatar" height="96" width="96"></a><div class="desc"><div class="td-author-name vcard author"><span
class="fn"><a href="/author/r/">Redaktion</a></span></div><div class="td-author-url"><a
href="https://www.kommune21.de">https://www.kommune21.de</a></div><div
class="td-author-description"></div></div></div><span class="td-page-meta" itemprop="author" itemscope
itemtype="https://schema.org/Person"><meta itemprop="name" content="Redaktion"></span>{hidden}</footer>
</article><div class="td_block_wrap td_block_related_posts"><h4 class="td-related-title
td-block-title"><a id="td_uid_1" class="td-related-left td-cur-simple-item" href="#">ÄHNLICHE
ARTIKEL</a><a id="td_uid_2" class="td-related-right" href="#">MEHR VOM AUTOR</a></h4><div
class="td_block_inner"><div class="td-related-row">{related}</div></div></div><div class="comments"
id="comments"><div id="respond" class="comment-respond"><h3 id="reply-title">Kommentieren Sie den
Artikel</h3><form><textarea placeholder="Kommentar:"></textarea></form></div></div></div></div><div
class="td-pb-span4 td-main-sidebar" role="complementary"><div class="td_block_wrap
td_block_popular"><h4 class="td-block-title"><span>Beliebt</span></h4>{related}</div></div></div></div>
</div><div class="td-sub-footer-container"><div class="td-sub-footer-copy">&copy; Kommune21
2026</div></div></div>"""
    return document(f"{s.title} | Kommune21", head(s), body, classes="single td-standard-pack")
