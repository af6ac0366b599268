"""Articles in the markup of Hugo with Ananke."""

from __future__ import annotations

from tests.support.composed import padded
from tests.support.themes.parts import Story, canonical, document, picture, text


def article(s: Story, others: list[Story]) -> str:
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
