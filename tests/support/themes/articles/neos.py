"""Articles in the markup of Neos."""

from __future__ import annotations

from tests.support.composed import padded
from tests.support.themes.parts import Story, block, canonical, document, picture


def article(s: Story, others: list[Story]) -> str:
    """Neos: every paragraph is a content element in two boxes of its own."""
    parts = [
        f'<div class="neos-nodetypes-text"><div>{block(kind, what)}</div></div>'
        for kind, what in s.blocks
    ]
    image = (
        f'<figure class="neos-nodetypes-image image-right">{picture(s, 800)}<figcaption><p>{s.caption}</p>'
        f"<p>(Foto: {s.credit})</p></figcaption></figure>"
        if s.image
        else ""
    )
    parts.insert(1, image)
    mark = f'<div class="neos-nodetypes-text"><div><p>({s.mark})</p></div></div>'
    by = (
        f'<div class="author"><span>Von</span> <span>{" und ".join(s.authors)}</span></div>'
        if s.authors
        else ""
    )
    keywords = (
        '<div class="keywords"><strong>Stichwörter:</strong> <span>'
        + "</span> | <span>".join(s.tags)
        + "</span></div>"
        if s.tags
        else ""
    )
    related = "".join(
        f'<div class="teaser"><a href="{o.url}"><span class="teaser__kicker">{o.kicker}</span><span class='
        f'"teaser__title">{o.title}</span></a><p>[{padded(o.day)}] {o.teaser} <a class="more" href='
        f'"{o.url}">mehr...</a></p></div>'
        for o in others
    )
    body = f"""<header class="top"><a class="brand" href="/"><img src="/_Resources/logo.svg"
alt="Kommune21"></a><nav><ul class="nav"><li class="normal"><a href="/">Start</a></li><li
class="active"><a href="/k21-meldungen/">Meldungen</a></li></ul></nav></header>
<div class="content"><ul class="breadcrumb"><li class="normal"><a href="/">Start</a></li><li class="active"><a
href="/k21-meldungen/">Meldungen</a></li><li class="current">{s.title}</li></ul>
<div class="article"><div class="article__head"><div class="article__kicker"><span>{s.kicker}</span></div>
<div class="neos-nodetypes-headline"><div><h1>{s.title}</h1></div></div>{by}</div>
<div class="neos-contentcollection"><div class="neos-nodetypes-text lead"><div><p>{s.bracket}{s.teaser}</p></div>
</div>{"".join(parts)}{mark if s.mark and not s.authors else ""}</div>{keywords}</div>
<div class="related"><div class="neos-nodetypes-headline"><div><h3>Weitere Meldungen und Beiträge aus dem
Bereich: {s.section}</h3></div></div>{related}</div>
<div class="neos-contentcollection sidebar"><div class="neos-nodetypes-headline"><div><h3>Newsletter</h3>
</div></div><div class="neos-nodetypes-text"><div><p>Einmal in der Woche fassen wir zusammen, was in den
Rathäusern geschehen ist.</p></div></div><div class="neos-nodetypes-form"><form><input
name="mail"><button>Eintragen</button></form></div></div></div>
<footer class="bottom"><p>K21 media GmbH, Tübingen</p><ul><li><a href="/impressum">Impressum</a></li></ul>
</footer>"""
    return document(f"{s.title} - Meldungen - Kommune21", canonical(s), body, classes="document")
