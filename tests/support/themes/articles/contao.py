"""Articles in the markup of Contao."""

from __future__ import annotations

from html import escape

from tests.support.composed import padded
from tests.support.themes.parts import Story, canonical, document, picture, text


def article(s: Story, others: list[Story]) -> str:
    """Contao: subheadline below, info line with time and `von`, figure inside the text."""
    figure = (
        f'<figure class="image_container float_above"><a href="/files/{s.image}.jpg" '
        f'data-lightbox="x">{picture(s, 640)}</a><figcaption class="caption">{s.caption} '
        f"(Bildquelle: {s.credit})</figcaption></figure>"
        if s.image
        else ""
    )
    time = f'<time datetime="{s.stamp}">{padded(s.day)} 06:00</time> ' if s.dated else ""
    by = f"von {' und '.join(s.authors)}" if s.authors else ""
    info = f'<p class="info">{time}{by}</p>' if time or by else ""
    keywords = (
        '<div class="tags"><span>Stichwörter:</span><ul>'
        + "".join(f'<li><a href="/tags/{i}.html">{t}</a></li>' for i, t in enumerate(s.tags))
        + "</ul></div>"
        if s.tags
        else ""
    )
    related = "".join(
        f'<div class="layout_short arc_1 block"><p class="info"><time datetime="{o.stamp}">'
        f'{padded(o.day)} 06:00</time></p><h2><a href="{o.url}" title="Den Artikel lesen: '
        f'{escape(o.title)}">{o.title}</a></h2><p class="subline">{o.kicker}</p><div class="teaser">'
        f'<p>{o.teaser}</p></div><p class="more"><a href="{o.url}" title="Den Artikel lesen: '
        f'{escape(o.title)}">Weiterlesen … <span class="invisible">{o.title}</span></a></p></div>'
        for o in others
    )
    body = f"""<div id="wrapper"><header id="header"><div class="inside"><div class="ce_image block"><a
href="./"><img src="/files/logo.svg" alt="Kommune21"></a></div><nav class="mod_navigation block"
itemscope itemtype="https://schema.org/SiteNavigationElement"><a href="#skip" class="invisible">Navigation
überspringen</a><ul class="level_1"><li class="first"><a href="./" itemprop="url"><span
itemprop="name">Start</span></a></li><li class="trail"><a href="/k21-meldungen/"><span>Meldungen</span></a>
</li><li class="last"><a href="/termine.html"><span>Termine</span></a></li></ul></nav></div></header>
<div id="container"><main id="main"><div class="inside"><div class="mod_article first last block"
id="meldungen"><div class="mod_breadcrumb block"><ul><li class="first"><a href="./">Start</a></li><li><a
href="/k21-meldungen/">Meldungen</a></li><li class="active last">{s.title}</li></ul></div>
<div class="mod_newsreader block"><div class="layout_full block"><p class="dach">{s.kicker}</p><h1>{s.title}</h1>
{info}<div class="ce_text first block"><p><strong>{s.bracket}{s.teaser}</strong></p></div>
<div class="ce_text last block">{figure}{text(s, glued=True)}</div>{keywords}</div>
<p class="back"><a href="javascript:history.go(-1)" title="Zurück">Zurück</a></p>
<div class="ce_comments block"><h2>Einen Kommentar schreiben</h2><div class="form"><form method="post">
<div class="widget"><label for="n"><span class="invisible">Pflichtfeld </span>Name<span
class="mandatory">*</span></label><input id="n" name="name"></div><button type="submit">Kommentar
absenden</button></form></div></div></div>
<div class="mod_newslist block"><h2>Weitere Meldungen</h2>{related}</div></div></div></main>
<aside id="right"><div class="inside"><div class="mod_eventlist block"><h2>Nächste Termine</h2><div
class="event layout_list upcoming"><time datetime="2026-03-18" class="date">18.03.2026</time> <a
href="/termin/1.html">Fachforum Registermodernisierung</a></div><div class="event layout_list upcoming">
<time datetime="2026-04-15" class="date">15.04.2026–16.04.2026</time> <a href="/termin/2.html">Tage der
Verwaltung</a></div></div></div></aside></div>
<footer id="footer"><div class="inside"><p>© K21 media 2026 · <a href="/impressum.html">Impressum</a></p>
</div></footer></div>"""
    return document(f"{s.title} - Kommune21", canonical(s), body, classes="mac chrome")
