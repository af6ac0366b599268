"""Articles in the markup of Kirby's starter kit."""

from __future__ import annotations

from tests.support.themes.parts import Story, canonical, document, picture, text


def article(s: Story, others: list[Story]) -> str:
    """Kirby: cover above the header, kicker as a subheading, tags and date in the footer."""
    cover = (
        f'<figure class="img" style="--w:16;--h:9" data-contain="true"><a data-lightbox href='
        f'"/media/{s.image}.jpg">{picture(s)}</a><figcaption class="img-caption">{s.caption} (Bildquelle: '
        f"{s.credit})</figcaption></figure>"
        if s.image
        else ""
    )
    by = f"<p>Text: {' und '.join(s.authors)}</p>" if s.authors else ""
    keywords = (
        '<ul class="note-tags">'
        + "".join(
            f'<li><a href="/k21-meldungen?tag={t.replace(" ", "+")}">{t}</a></li>' for t in s.tags
        )
        + "</ul>"
        if s.tags
        else ""
    )
    keywords = f"<p>Stichwörter</p>{keywords}" if keywords else ""
    date = (
        f'<time class="note-date" datetime="{s.stamp}">Veröffentlicht am {s.words}</time>'
        if s.dated
        else ""
    )
    related = "".join(
        f'<article class="note-excerpt"><a href="{o.url}"><header><figure class="img" style="--w:16;'
        f'--h:9">{picture(o, 300)}</figure><h2 class="note-excerpt-title">{o.title}</h2><time class='
        f'"note-excerpt-date" datetime="{o.stamp}">{o.words}</time></header><div class="note-excerpt-text">'
        f"{o.teaser[:60]} …</div></a></article>"
        for o in others
    )
    body = f"""<header class="header"><a class="logo" href="https://www.kommune21.de">Kommune21</a><nav
class="menu"><a aria-current="page" href="/k21-meldungen">Meldungen</a><a href="/heft">Heft</a><a
href="/ueber">Über uns</a></nav></header>
<main class="main">{cover}<article class="note"><header class="note-header h1"><h1
class="note-title">{s.title}</h1><p class="note-subheading"><small>{s.kicker}</small></p></header>
<div class="note text"><p><strong>{s.bracket}{s.teaser}</strong></p>
{text(s)}{by}</div>
<footer class="note-footer">{keywords}{date}</footer>
<nav class="blog-prevnext"><h2 class="h2">Weiterlesen</h2><div class="autogrid" style="--gutter:
1.5rem">{related}</div></nav></article></main>
<footer class="footer"><div class="grid"><div class="column" style="--columns: 8"><h2><a
href="https://kirby.example">Made with Kirby</a></h2><p>Kirby: the file-based CMS that adapts to any project,
loved by developers and editors alike</p></div><div class="column"><h2>Pages</h2><ul><li><a
href="/k21-meldungen">Meldungen</a></li></ul></div></div></footer>"""
    return document(f"{s.title} | Kommune21", canonical(s), body)
