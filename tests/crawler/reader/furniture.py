"""What stands beside an article on real pages, to be added to one without changing it.

The shapes are those of widely used themes and plugins, in invented words; each stands at its usual
place. ``split`` gives every piece an element of its own, ``boxed`` puts a box around the whole.
"""

from __future__ import annotations

from lxml.html import HtmlElement, fragment_fromstring, tostring

ABOVE = {
    "breadcrumbs": '<div><a href="/">Startseite</a> <span>»</span> '
    '<a href="/k21-meldungen/">Meldungen</a></div>',
    "ticker": '<div><span>Eilmeldung</span> <a href="https://a.example/eil">Ein Amt zieht um</a></div>',
    "top bar": '<div><span>Donnerstag, 1. Februar 2001</span> <a href="/abo/">Abo</a> '
    '<a href="/kontakt/">Kontakt</a></div>',
    "search": '<form role="search"><label>Suche nach:</label><input name="s"><button>Suchen</button>'
    "</form>",
    "hero": '<div><img src="/held.jpg" alt="" width="1920" height="300"></div>',
    "languages": '<ul><li><a href="/de/" lang="de">Deutsch</a></li><li><a href="/en/" lang="en">'
    "English</a></li></ul>",
    "skip links": '<div><a href="#inhalt">Zum Inhalt springen</a> <a href="#suche">Zur Suche '
    "springen</a></div>",
    "notice": '<div role="alert"><p>Unser Büro ist zwischen den Jahren nicht besetzt.</p></div>',
}
"""At the beginning of the page."""

BETWEEN = {
    "counter": "<div><span>346</span></div>",
    "counter of a portal": "<div><span>2.718</span> <span>Anzeigen</span></div>",
    "counter with a word": "<div><i></i><span>1.346</span> <span>Aufrufe</span></div>",
    "post author": '<div><div>Von</div> <a href="/author/r/">Redaktion</a><div> - </div></div>',
    "share bar": '<ul><li><a href="https://teilen.example/x">teilen</a></li>'
    '<li><a href="https://teilen.example/l">merken</a></li></ul>',
    "share buttons": '<div><h3>Teilen mit:</h3><ul><li><a href="https://teilen.example/f" rel="nofollow">'
    "<span>Klick, um auf Facebook zu teilen (Wird in neuem Fenster geöffnet)</span><span>Facebook"
    "</span></a></li></ul></div>",
    "minutes": "<div><span>Lesezeit: 3 Minuten</span></div>",
    "minutes of a platform": "<div><span>•</span> <span>4 min Lesezeit</span></div>",
    "comments counted": '<div><a href="#respond">Keine Kommentare</a></div>',
    "tools": '<div><a href="?print=1" rel="nofollow">Drucken</a> <a href="?pdf=1" rel="nofollow">PDF</a>'
    " <button>A+</button></div>",
    "player": "<div><button>Abspielen</button> <span>Artikel anhören</span> <span>03:12</span></div>",
    "contents": '<div><p>Inhalt</p><nav><ul><li><a href="#eins">Der Anfang</a></li><li><a href="#zwei">'
    "Das Ende</a></li></ul></nav></div>",
    "updated": "<div><span>Zuletzt aktualisiert: 1. Februar 2026</span></div>",
    "advertisement": "<div><div>Anzeige</div><p>Ratssäle richtig beleuchten: in Halle 9.</p>"
    '<a href="https://licht.example/">Mehr erfahren</a></div>',
    "empty place": '<div><ins data-slot="7"></ins></div>',
    "consent box": "<div><div>Empfohlener redaktioneller Inhalt</div><p>An dieser Stelle finden "
    "Sie einen externen Inhalt, der den Artikel ergänzt.</p><p>Ich bin damit einverstanden, dass "
    "mir externe Inhalte angezeigt werden.</p></div>",
    "portrait": '<div><img src="/koepfe/r.jpg" alt="Redaktion" width="96" height="96"> <a '
    'href="/author/r/">Redaktion</a></div>',
}
"""Between the lead and the text."""

AMID = {
    "podcast": "<div><h4>Flurgeflüster, Folge 9</h4><p>Zwei Amtsleiter und ein Stempel: zu hören überall, "
    "wo es Podcasts gibt.</p></div>",
    "letter": "<section><div><p>Was in den Ämtern geschieht, schreiben wir Ihnen jeden Mittwoch: kostenlos, "
    'in fünf Minuten gelesen.</p></div><div><a href="/newsletter/">Newsletter bestellen</a></div></section>',
    "event": "<div><p>Kongress</p><p>Am 9. März 2027 treffen sich in Ulm die Kämmereien. Karten gibt es ab "
    "80 Euro.</p></div>",
    "days to come": "<div><div>Nächste Termine</div><div><p>08.12.2026: Sprechstunde Normen, online</p><p>"
    "20.01.2027: Praxistag Bauhof, Celle</p></div></div>",
    "sponsor": "<div>Der Schwerpunkt Aktenwege wird unterstützt von der Regalbau Lorch GmbH. Die Redaktion "
    "entscheidet allein.</div>",
    "jobs": "<div><p>Karriere</p><p>Sachbearbeitung Kataster (m/w/d), Kreis Fernwelt, Teilzeit möglich</p>"
    "<p>Referent/in Archivwesen, Stadt Randland</p></div>",
    "film": "<div><p>Beim Start des Films werden Daten an den Betreiber übertragen. Mehr steht in der "
    "Datenschutzerklärung.</p><button>Film starten</button></div>",
    "poll": "<div><h4>Ihre Meinung zählt</h4><p>Sollen Ämter am Samstag öffnen?</p><form><label><input "
    'type="radio"> Ja, gern</label><label><input type="radio"> Eher nicht</label><button>Abstimmen'
    "</button></form></div>",
    "reference": '<div><p><strong>Lesen Sie auch:</strong> <a href="/k21-meldungen/ganz-etwas-anderes/">'
    "Fernwelt: Ganz etwas anderes</a></p></div>",
    "card": '<div><div>Zum Weiterlesen</div><a href="/k21-meldungen/ganz-etwas-anderes/"><span>03.02.2001'
    "</span><b>Fernwelt tut ganz etwas anderes</b></a></div>",
    "card with a text": '<div><a href="/k21-meldungen/ganz-etwas-anderes/"><span>Fernwelt</span> <span>Ganz '
    'etwas anderes</span><time datetime="2001-02-03">03.02.2001</time><span>In Fernwelt geschah es an '
    "einem Montag, dass niemand ins Amt kam. Man fand eine andere Lösung.</span></a></div>",
    "cards": '<div><h3>Aus dem Archiv</h3><ul><li><h4><a href="/k21-meldungen/ganz-etwas-anderes/">Ganz etwas '
    "anderes</a></h4><p>In Fernwelt geschah es an einem Montag, dass niemand ins Amt kam …</p></li><li>"
    '<h4><a href="/k21-meldungen/noch-etwas/">Noch etwas</a></h4><p>In Randland war es der Dienstag, und '
    "alle kamen auf einmal …</p></li></ul></div>",
}
"""Between two paragraphs of the text."""

BEFORE = {
    "player": "<div><h4>Artikel anhören</h4><p>Diese Fassung wurde künstlich erzeugt.</p><audio controls>"
    "</audio><span>00:00</span> <span>02:48</span></div>",
    "share bar": '<div><span>Diesen Beitrag teilen</span> <a href="https://teilen.example/l">merken</a> '
    '<a href="mailto:?x">E-Mail</a> <button>Link kopieren</button></div>',
    "appeal": "<section><h4>In eigener Sache</h4><p>Guter Journalismus kostet Zeit. Wenn Ihnen diese Seite "
    "gefällt, empfehlen Sie uns weiter.</p></section>",
    "contents": '<div><h4>Auf dieser Seite</h4><ol><li><a href="#eins">Der Anfang</a></li><li><a '
    'href="#zwei">Das Ende</a></li></ol></div>',
    "events": '<div><div>Termine</div><div><div>09.12.2026</div><div><a href="/k21-termine/gipfel/">Gipfel '
    "der Gemeinden, Kassel</a></div></div></div>",
    "presented": "<div><div>Präsentiert von</div><div><p>Die Stempelwerk AG begleitet Ämter seit 30 Jahren. "
    "Auf Inhalte nimmt sie keinen Einfluss.</p></div></div>",
}
"""At the beginning of what holds the article."""

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
    "reply form": '<div><h3>Schreibe einen Kommentar</h3><form action="/kommentar"><p>Deine '
    "E-Mail-Adresse wird nicht veröffentlicht.</p><textarea></textarea></form></div>",
    "rating": "<div><p>Wie hilfreich war dieser Beitrag?</p><p>Durchschnittliche Bewertung 4.8 / 5. "
    "Anzahl Bewertungen: 12</p></div>",
    "post navigation": '<nav><div><a href="/k21-meldungen/vorher/" rel="prev"><span>Vorheriger '
    'Beitrag</span> Vorher war alles anders</a></div><div><a href="/k21-meldungen/nachher/" rel="next">'
    "<span>Nächster Beitrag</span> Nachher auch</a></div></nav>",
    "related posts of a plugin": '<div><h3>Ähnliche Beiträge</h3><div><div><a href="https://a.example/f"'
    '><img src="/t/f.jpg" alt=""></a><h4><a href="https://a.example/f">Ein früherer Titel</a></h4>'
    "<time>3. Februar 2001</time><p>In &quot;Politik&quot;</p></div></div></div>",
    "related teasers": "<section><h2>Weitere Meldungen</h2><div itemscope itemtype="
    '"https://schema.org/NewsArticle"><meta itemprop="datePublished" content="2001-02-03"><h3 '
    'itemprop="headline"><a href="/k21-meldungen/ganz-etwas-anderes/">Kreis Fernwelt: Ganz etwas '
    'anderes</a></h3><time datetime="2001-02-03">[03.02.2001]</time><p>In Fernwelt geschah es an einem '
    'Montag, dass niemand ins Amt kam.</p><a href="/k21-meldungen/ganz-etwas-anderes/">mehr...</a></div>'
    "</section>",
    "back": '<p><a href="/k21-meldungen/">Zurück zur Übersicht</a></p>',
    "column": "<div><div><h3>Webinar</h3></div><div><p>E-Akte im Alltag: Am 8. Dezember 2026 um 10 Uhr zeigen "
    "drei Ämter ihren Weg. Die Plätze sind begrenzt.</p></div><div><h3>Schlagwörter</h3></div><div><a "
    'href="/tag/fernwelt/">Fernwelt</a> <a href="/tag/randland/">Randland</a></div></div>',
    "files": '<div><h4>Dateien zum Artikel</h4><ul><li><a href="/x.pdf">Mitteilung im Original</a> 214 KB</li>'
    "</ul></div>",
    "how the house works": "<details><summary>So arbeiten wir</summary><p>Unsere Meldungen beruhen auf eigener "
    "Recherche. Fehler berichtigen wir und machen sie kenntlich.</p></details>",
    "rights": "<div><p>Amtsblatt Verlag GmbH, Fernwelt. Alle Rechte vorbehalten, Nachdruck nur mit "
    "Genehmigung.</p></div>",
    "social": '<div><span>Folgen Sie uns</span> <a href="https://x.example/k21">X</a> <a '
    'href="https://in.example/k21">LinkedIn</a></div>',
}
"""At the end of what holds the article."""

BESIDE = {
    "tag cloud": '<aside><section><h2>Schlagwörter</h2><div><a href="/tag/fernwelt/">Fernwelt</a> '
    '<a href="/tag/randland/">Randland</a></div></section></aside>',
    "cloud in a plain box": '<div><h3>Schlagwörter</h3><div><a href="/tag/fernwelt/" rel="tag">Fernwelt'
    '</a> <a href="/tag/randland/" rel="tag">Randland</a></div></div>',
    "events": '<aside><h2>Termine</h2><div><time datetime="2025-01-08">8. Januar 2025</time>'
    "<p>Tag der offenen Verwaltung</p></div></aside>",
    "events as a list": "<div><h3>Termine</h3><ul><li><span>08.01.2025</span> <a "
    'href="/k21-termine/tag/">Tag der offenen Verwaltung</a></li></ul></div>',
    "newest": '<div><h2>Neueste Beiträge</h2><ul><li><a href="/k21-meldungen/neu/">Das ist neu</a><span>'
    "5. Februar 2001</span></li></ul></div>",
    "archive by month": '<aside><h2>Archiv</h2><ul><li><a href="/2001/02/">Februar 2001</a> (12)</li></ul>'
    "</aside>",
    "item with its own date": '<div itemscope itemtype="https://schema.org/BlogPosting"><meta '
    'itemprop="datePublished" content="2001-02-03"><h3 itemprop="headline">'
    '<a href="https://a.example/drei">Drei</a></h3></div>',
    "portrait": '<aside><img src="/kopf.jpg" alt="Ein Mensch"><p>Ein Mensch sagt '
    "etwas.</p></aside>",
    "poll": "<aside><h2>Umfrage</h2><form><p>Wie weit ist Ihre Kommune?</p><label><input type=radio>Fertig"
    "</label><button>Abstimmen</button></form></aside>",
    "stream": '<aside><h2>Aktuell</h2><p><a href="https://x.example/k21">@k21</a> vor 3 Stunden</p>'
    "</aside>",
    "foot": "<footer><p>© 2026 Beispielverlag GmbH. Alle Rechte vorbehalten, auch die des "
    'Nachdrucks und der Übersetzung.</p><a href="/impressum/">Impressum</a></footer>',
    "popup": '<div role="dialog"><h2>Nichts mehr verpassen</h2><p>Mit unserem Newsletter erfahren '
    "Sie jede Woche, was in den Rathäusern geschieht, bevor es andere wissen.</p></div>",
    "cookies": "<div><p>Wir verwenden Cookies, um Ihnen die beste Nutzung zu ermöglichen und zu sehen, wie "
    "oft diese Seite besucht wird.</p><button>Alle annehmen</button></div>",
    "top": '<div><a href="#top">Nach oben</a></div>',
}
"""At the end of the page."""

BOXES = ("", "div", "div div", "section")
"""What may stand around a part."""


def split(markup: str) -> str:
    """Give every inline piece of a part an element of its own."""
    root = fragment_fromstring(markup)
    root.tag = "div" if root.tag == "p" else root.tag
    for piece in list(root):
        if piece.tag in ("a", "span", "time", "button", "i"):
            box = fragment_fromstring("<div></div>")
            root.replace(piece, box)
            box.append(piece)
    return tostring(root, encoding="unicode")


def boxed(markup: str, boxes: str) -> str:
    """Put boxes around a part, the outermost first."""
    for name in reversed(boxes.split()):
        markup = f"<{name}>{markup}</{name}>"
    return markup


def parts(root: HtmlElement | None, text: str) -> list[HtmlElement]:
    """The innermost elements that print a text, blanks not counted."""
    wanted = "".join(text.split())
    if root is None or not wanted:
        return []
    holding = [el for el in root.iter() if isinstance(el.tag, str) and wanted in squeezed(el)]
    return [el for el in holding if not any(wanted in squeezed(child) for child in el)]


def squeezed(el: HtmlElement) -> str:
    """Return the letters and signs that an element prints."""
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
