"""What stands beside an article on real pages, to be added to a fixture without changing it.

The shapes are those of widely used themes, in invented words; each stands at its usual place.
"""

from __future__ import annotations

from lxml.html import HtmlElement, fragment_fromstring

BETWEEN = {
    "counter": "<div><span>346</span></div>",
    "counter with a word": "<div><i></i><span>1.346</span> <span>Aufrufe</span></div>",
    "post author": '<div><div>Von</div> <a href="/author/r/">Redaktion</a><div> - </div></div>',
    "share bar": '<ul><li><a href="https://teilen.example/x">teilen</a></li>'
    '<li><a href="https://teilen.example/l">merken</a></li></ul>',
    "minutes": "<div><span>Lesezeit: 3 Minuten</span></div>",
    "advertisement": "<div><div>Anzeige</div><p>Ratssäle richtig beleuchten: in Halle 9.</p>"
    '<a href="https://licht.example/">Mehr erfahren</a></div>',
    "consent box": "<div><div>Empfohlener redaktioneller Inhalt</div><p>An dieser Stelle finden "
    "Sie einen externen Inhalt, der den Artikel ergänzt.</p><p>Ich bin damit einverstanden, dass "
    "mir externe Inhalte angezeigt werden.</p></div>",
}
"""Between the lead and the text."""

BEHIND = {
    "author box": '<div class="author-box"><div><img alt="" width="96" height="96" '
    'src="https://secure.gravatar.com/avatar/1?s=96"></div><h4>Redaktion</h4>'
    "<p>Die Redaktion berichtet seit vielen Jahren täglich über alles, was in den Rathäusern "
    "geschieht und was daraus für die Menschen folgt.</p></div>",
    "read also": '<div><h3>Lesen Sie auch</h3><ul><li><a href="https://a.example/eins">Eins</a>'
    '</li><li><a href="https://a.example/zwei">Zwei</a></li></ul></div>',
    "newsletter": "<div><h3>Newsletter</h3><p>Jeden Dienstag das Wichtigste.</p><form><input "
    'name="mail"><button>Abonnieren</button></form></div>',
    "comments": "<section><h2>2 Kommentare</h2><ol><li><article><b>Leser</b> <time "
    'datetime="2001-01-01T10:00:00+01:00">1. Januar 2001</time><p>Das sehe ich ganz anders, und '
    "zwar aus einem einfachen Grund, den ich hier gern ausführlich erkläre.</p></article></li></ol>"
    "</section>",
}
"""At the end of what holds the article."""

BESIDE = {
    "tag cloud": '<aside><section><h2>Schlagwörter</h2><div><a href="/tag/fernwelt/">Fernwelt</a> '
    '<a href="/tag/randland/">Randland</a></div></section></aside>',
    "events": '<aside><h2>Termine</h2><div><time datetime="2025-01-08">8. Januar 2025</time>'
    "<p>Tag der offenen Verwaltung</p></div></aside>",
    "item with its own date": '<div itemscope itemtype="https://schema.org/BlogPosting"><meta '
    'itemprop="datePublished" content="2001-02-03"><h3 itemprop="headline">'
    '<a href="https://a.example/drei">Drei</a></h3></div>',
    "portrait": '<aside><img src="/kopf.jpg" alt="Ein Mensch"><p>Ein Mensch sagt '
    "etwas.</p></aside>",
    "foot": "<footer><p>© 2026 Beispielverlag GmbH. Alle Rechte vorbehalten, auch die des "
    'Nachdrucks und der Übersetzung.</p><a href="/impressum/">Impressum</a></footer>',
    "popup": '<div role="dialog"><h2>Nichts mehr verpassen</h2><p>Mit unserem Newsletter erfahren '
    "Sie jede Woche, was in den Rathäusern geschieht, bevor es andere wissen.</p></div>",
}
"""At the end of the page."""


def parts(root: HtmlElement | None, text: str) -> list[HtmlElement]:
    """The innermost elements that print a text, blanks not counted."""
    wanted = "".join(text.split())
    if root is None or not wanted:
        return []
    holding = [el for el in root.iter() if isinstance(el.tag, str) and wanted in _squeezed(el)]
    return [el for el in holding if not any(wanted in _squeezed(child) for child in el)]


def _squeezed(el: HtmlElement) -> str:
    if not isinstance(el.tag, str) or el.tag in ("script", "style"):
        return ""
    return "".join("".join(el.itertext()).split())


def insert_before(el: HtmlElement, markup: str) -> None:
    """Print something of its own before an element."""
    el.addprevious(fragment_fromstring(markup))


def append_to(el: HtmlElement | None, markup: str) -> None:
    """Print something of its own as the last child of an element."""
    assert el is not None
    el.append(fragment_fromstring(markup))
