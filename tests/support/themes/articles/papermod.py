"""Articles in the markup of PaperMod, a theme for Hugo."""

from __future__ import annotations

from tests.support.themes.parts import Story, canonical, document, picture, text


def article(s: Story, others: list[Story]) -> str:
    """PaperMod: date, minutes and authors in one line with dots, contents in details, anchors."""
    meta = [
        f"<span title='{s.day} 06:00:00 +0200 CEST'>{s.words}</span>" if s.dated else "",
        "3 Min",
        f"{', '.join(s.authors)}",
    ]
    line = "&nbsp;·&nbsp;".join(filter(None, meta))
    cover = (
        f'<figure class="entry-cover">{picture(s, 1200)}<p>{s.caption} Bildquelle: {s.credit}</p></figure>'
        if s.image
        else ""
    )
    keywords = (
        '<ul class="post-tags">'
        + "".join(
            f'<li><a href="https://www.kommune21.de/tags/{i}/">{t}</a></li>'
            for i, t in enumerate(s.tags)
        )
        + "</ul>"
        if s.tags
        else ""
    )
    anchored = text(s, glued=True).replace(
        "</h2>", '<a hidden class="anchor" aria-hidden="true" href="#x">#</a></h2>'
    )
    body = f"""<header class="header"><nav class="nav"><div class="logo"><a href="https://www.kommune21.de/"
accesskey="h" title="Kommune21 (Alt + H)">Kommune21</a><div class="logo-switches"><button id="theme-toggle"
accesskey="t"></button></div></div><ul id="menu"><li><a href="/archiv/" title="Archiv"><span>Archiv</span></a>
</li><li><a href="/tags/" title="Tags"><span>Tags</span></a></li></ul></nav></header>
<main class="main"><article class="post-single"><header class="post-header"><div class="breadcrumbs"><a
href="https://www.kommune21.de/">Startseite</a>&nbsp;»&nbsp;<a
href="https://www.kommune21.de/k21-meldungen/">Meldungen</a></div><div class="post-kicker">{s.kicker}</div><h1
class="post-title entry-hint-parent">{s.title}</h1><div class="post-description">{s.bracket}{s.teaser}</div>
<div class="post-meta">{line}</div></header>{cover}<div class="toc"><details><summary accesskey="c"
title="(Alt + C)"><span class="details">Inhaltsverzeichnis</span></summary><div class="inner"><ul><li><a
href="#x" aria-label="Was war">Was war</a></li><li><a href="#y">Was wird</a></li></ul></div></details></div>
<div class="post-content">{anchored}</div>
<footer class="post-footer">{keywords}<nav class="paginav"><a class="prev" href="{others[0].url}"><span
class="title">« Zurück</span><br><span>{others[0].title}</span></a><a class="next"
href="{others[1].url}"><span class="title">Weiter »</span><br><span>{others[1].title}</span></a></nav><ul
class="share-buttons"><li><a target="_blank" rel="noopener noreferrer" aria-label="share on x"
href="https://x.example/intent"><svg></svg></a></li></ul></footer></article></main>
<footer class="footer"><span>&copy; 2026 <a href="https://www.kommune21.de/">Kommune21</a></span> · <span>Powered
by <a href="https://hugo.example/">Hugo</a> &amp; <a href="https://papermod.example">PaperMod</a></span></footer>
<a href="#top" aria-label="go to top" class="top-link"><svg></svg></a>"""
    dated = f'<meta property="article:published_time" content="{s.stamp}">' if s.dated else ""
    return document(f"{s.title} | Kommune21", canonical(s) + dated, body, classes="dark")
