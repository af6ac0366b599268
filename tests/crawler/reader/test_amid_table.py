"""What stands amid the paragraphs of a text, beside its pictures and below it, in many markups."""

from __future__ import annotations

import pytest

from archive import Article
from crawler.reader import read_article
from crawler.sites import SITES, site_of
from pipelines.normalise import normalise_article

SITE = SITES["rathausblick"]
URL = "https://www.rathausblick.example/k21-meldungen/schleuse-öffnet-allein"
TITLE = "Schleuse öffnet allein"
LEAD = "An der Wendel braucht ein Boot keinen Wärter mehr, es meldet sich über ein Funkgerät an."
LINES = (
    "Zwei Kameras erkennen die Länge des Bootes, ein Pegel den Stand des Wassers.",
    "Der Verband spart damit nach eigenen Angaben 90.000 Euro im Jahr und eine Nachtschicht.",
    "Wer kein Funkgerät hat, drückt wie bisher den Knopf am Steg. Das soll so bleiben.",
)


def read(body: str) -> Article:
    page = f"<html><head><title>{TITLE}</title></head><body><main>{body}</main></body></html>"
    return normalise_article(read_article(page, URL, SITE, "2026-03-02T12:00:00Z").article)


def article(between: str = "", below: str = "", above: str = "") -> str:
    one, two, three = (f"<p>{line}</p>" for line in LINES)
    return (
        f"<h1>{TITLE}</h1><p><b>{LEAD}</b></p>{above}"
        f"<div>{one}{between}{two}{three}{below}</div><h2>Weitere Meldungen</h2>"
    )


PLAIN = read(article())

BETWEEN = {
    "a form below a heading and a sentence": "<div><h3>Wasserbrief</h3><p>Jeden zweiten Montag "
    "schreiben wir auf, was an Flüssen und Kanälen geschehen ist.</p><form><input type=email>"
    "<input type=submit value=Los></form></div>",
    "fields without a form": "<div><h4>Wasserbrief</h4><p>Was an Flüssen und an den Kanälen des "
    "Landes geschehen ist, alle zwei Wochen.</p><input type=email name=mail><button>Ja</button>"
    "</div>",
    "a frame with its line": "<div><div><iframe src=/f title=x></iframe></div><div>Film: Ein Boot "
    "fährt in die Kammer</div></div>",
    "a film with a sentence": "<section><video src=/f></video><p>So läuft die Kammer in vier "
    "Minuten voll.</p></section>",
    "a sound": "<div><audio src=/t.mp3></audio><span>Zum Hören: das Horn der Schleuse</span></div>",
    "a player that style draws": "<div><div role=button></div><div>Die Kammer im Film (2:05)</div>"
    "</div>",
    "a paid card": "<div><div><div><p>Gesponsert</p></div></div><div><p>Pegel, die mitdenken. Wir "
    "zeigen sie Ihnen.</p></div><a href='https://werbung.example/3'>Termin</a></div>",
    "an entry of a directory": "<div><span>Wasserführer</span><h4>Pegelwerk Ost GmbH</h4><p>Seit "
    "1994 bauen wir Pegel und Schieber.</p><a href=/f/7>Zum Eintrag</a></div>",
    "an event": "<div><h4>Tagung</h4><p>Tag der Schleuse</p><p>3. bis 4. Februar 2027, Ulm</p>"
    "<a href=/t/4>Zur Anmeldung</a></div>",
    "an event without a link": "<div><h4>Termin</h4><p>Tag der Schleuse</p><p>3. bis 4. Februar "
    "2027, Ulm</p></div>",
    "an event of several days": "<div><span>3. bis 4. Februar 2027</span><a href=/t/5>Tag der "
    "Schleuse</a><span>Ulm</span></div>",
    "an event in a paragraph": "<p><strong>16.03.2027</strong> <a href=/t/5>Tag der Schleuse</a>, "
    "Ulm</p>",
    "a company whose name is a link": "<div><span>Anbieter</span><h4><a href=/f/7>Pegelwerk</a></h4>"
    "<p>Pegelwerk baut Pegel und Schieber für Kanäle.</p></div>",
    "a company in bold": "<section><p>Wasserführer</p><strong>Pegelwerk</strong><p>Die Firma baut "
    "Pegel seit 1994.</p><p><a href=/f/7>Zum Eintrag</a></p></section>",
    "a label and a link": "<div><b>Zum Nachlesen:</b> <a href=/dossier>Die Kanäle</a></div>",
    "a list of other articles": "<div><h4>Mehr dazu</h4><ul><li><a href=/k21-meldungen/wehr>Wehr am "
    "Bach steht</a></li><li><a href=/k21-meldungen/see>Ein neuer See</a></li></ul></div>",
    "an event in one line": "<div><time datetime=2027-03-16>16.03.2027</time><a href=/t/5>Tag der "
    "Schleuse</a><span>Ulm</span></div>",
    "other articles": "<div><div><h3>Weitere Beiträge</h3></div><article><h4><a "
    "href=/k21-meldungen/wehr>Wehr am Bach</a></h4><div>2.3.2024</div></article></div>",
    "a reference": "<div><em>Lesen Sie auch:</em> <a href=/k21-meldungen/wehr>Wehr am Bach</a>"
    "</div>",
    "an episode": "<div><span>Zum Hören</span> <a href=/h/12>Nummer 12: Wer hebt das Tor?</a> "
    "<span>31:02 Min.</span></div>",
    "a series": "<div><h4>Reihe: Am Fluss</h4><ol><li><a href=/k21-meldungen/wehr>1. Wehr am Bach"
    "</a></li><li>2. dieser Text</li></ol></div>",
    "a row of pictures": "<div><h4>In Bildern</h4><div><figure><img src=/1.jpg><figcaption>Die "
    "Kammer, von oben.</figcaption></figure><figure><img src=/2.jpg></figure></div></div>",
    "an event with labels": "<div><b>Treffen</b><dl><dt>Was</dt><dd><a href=/t/6>Runde am Steg</a>"
    "</dd><dt>Wann</dt><dd>16.03.2027, 9 Uhr</dd><dt>Wo</dt><dd>Ulm</dd></dl></div>",
    "an event with breaks": "<div><h4>Treffen</h4><p><a href=/t/6>Runde am Steg</a><br>16. März "
    "2027, Ulm<br>Anmeldung bis 01.03.2027, danach kostet es mehr</p></div>",
    "networks": "<div>Diese Meldung weitergeben: <a href=/w>WhatsApp</a> <a href=/b>Bluesky</a> "
    "</div>",
    "an entry with a label": "<div><p><b>Eintrag</b> Pegelwerk Ost GmbH, 89073 Ulm, Bau und Wartung "
    "von Pegeln.</p><a href=/f/7>Zum Eintrag</a></div>",
    "a consent": "<div><p>Damit wir Ihnen das Luftbild der Kammer zeigen dürfen, brauchen wir Ihr "
    "Ja.</p><button>Ja, zeigen</button></div>",
    "an offer": "<div><p>Mit einem Abonnement lesen Sie unser Blatt drei Tage früher.</p>"
    "<a href=/abo>Zum Angebot</a></div>",
    "the issue": "<p>Dieser Text ist im Mai im Heft 5 von Rathausblick erschienen. <a href=/h>Hier "
    "können Sie es bestellen.</a></p>",
    "a paid line": "<div><p>Gesponserter Beitrag</p><p>Pegel, die mitdenken.</p></div>",
}


@pytest.mark.parametrize("box", BETWEEN.values(), ids=BETWEEN)
def test_a_box_amid_the_text_changes_nothing(box: str) -> None:
    found = read(article(box))
    assert (found.body, found.teaser, found.image_caption) == (PLAIN.body, PLAIN.teaser, None)


@pytest.mark.parametrize("box", BETWEEN.values(), ids=BETWEEN)
def test_a_box_below_the_text_changes_nothing(box: str) -> None:
    found = read(article(below=f"<p>(wb)</p>{box}"))
    assert (found.body, found.teaser, found.byline) == (PLAIN.body, PLAIN.teaser, "wb")


@pytest.mark.parametrize("box", BETWEEN.values(), ids=BETWEEN)
def test_a_list_goes_on_behind_a_box(box: str) -> None:
    listed = "<ul><li>Die Kammer fasst zwei Boote.</li><li>Sie leert sich allein.</li></ul>"
    found = read(article(box + listed))
    assert (found.body, found.teaser) == (read(article(listed)).body, PLAIN.teaser)


@pytest.mark.parametrize("box", BETWEEN.values(), ids=BETWEEN)
def test_a_box_between_lead_and_text_changes_nothing(box: str) -> None:
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    found = read(f"<h1>{TITLE}</h1><div><p>{LEAD}</p>{box}{lines}</div>")
    assert (found.body, found.teaser) == (PLAIN.body, PLAIN.teaser)


TEXT = {
    "a line with a date and a link": "<p>Am 16.03.2024 hat der <a href=/v>Verband der Schiffer</a> "
    "die Kammer abgenommen.</p>",
    "a subheading that names a box": "<h3>Termine</h3><p>Der Verband tagt im Mai und lädt dazu "
    "alle ein, die ein Boot haben.</p>",
    "days of the matter": "<div><h4>Eckdaten</h4><p>Die Kammer ging am 3. Mai 2024 in Betrieb.</p>"
    "<p>Der Bau begann am 2. Mai 2022.</p></div>",
    "a subheading above a linked article": "<h3>Andere Flüsse</h3><p>Auch dort wird gebaut. Die "
    "Kammer am Bach ist die <a href=/k21-meldungen/wehr>jüngste im Land</a>.</p>",
    "a fact box": "<div><h4>Die Kammer</h4><p>Sie misst zwölf Meter und ist aus Beton.</p><p>Der "
    "Verband hat sie 1968 gebaut.</p></div>",
    "prose in the box of a film": "<div><iframe src=/f></iframe><p>Am Steg standen Schüler.</p>"
    "<p>Sie hatten die Kamera gebaut.</p></div>",
    "a list with a heading": "<div><h4>Die Maße</h4><ul><li>Länge: zwölf Meter</li><li>Bau: "
    "1968, durch den <a href=/v>Verband</a></li></ul></div>",
    "a heading in a box": "<div class=head><h3>Die Kammer</h3></div><p>Sie fasst zwei Boote, mehr "
    "nicht, und leert sich in vier Minuten.</p>",
    "a heading above a picture": "<div><h3>Die Kammer</h3><figure><img src=/a.jpg></figure></div>"
    "<p>Sie fasst zwei Boote, mehr nicht, und leert sich in vier Minuten.</p>",
    "a short line": "<div>Länge der Kammer: 12 Meter</div>",
    "a heading above a film": "<div><h3>Die Kammer</h3><iframe src=/f></iframe></div><p>Sie fasst "
    "zwei Boote, mehr nicht, und leert sich in vier Minuten.</p>",
    "a sentence that names a picture": "<figure><img src=/a.jpg alt=''></figure><p>Jede dritte "
    "Meldung kommt mit Foto und einer Bitte um Eile.</p>",
    "a sentence that counts readers": "<p>Das Merkblatt wurde bisher 570 Mal gelesen, sagt die "
    "Leiterin.</p>",
    "a club that is paid": "<p>Gesponsert wird der Steg von einem Verein aus dem Ort.</p>",
}


@pytest.mark.parametrize("said", TEXT.values(), ids=TEXT)
def test_what_the_text_itself_says_stays(said: str) -> None:
    body = read(article(said)).body or ""
    printed = [line.partition("<")[0] for line in said.replace("<h3>", "<p>").split("<p>")[1:]]
    assert all(line in body for line in printed), body
    assert all(line in body for line in LINES), body


@pytest.mark.parametrize(
    "line",
    ["Bisher 1.204 Mal gelesen", "Schon 12 mal aufgerufen", "123 Aufrufe", "Insgesamt 9 Views"],
)
@pytest.mark.parametrize("mark", ["", "<p>(wb)</p>"])
def test_a_counter_below_the_text_changes_nothing(line: str, mark: str) -> None:
    found = read(article(below=f"{mark}<p>{line}</p>"))
    assert (found.body, found.byline) == (PLAIN.body, "wb" if mark else None)


CREDITS = {
    "labels in boxes": "<div><div><div>Bild</div><div><img src=/a.jpg alt=Steg></div></div>{caption}"
    "<div><div>Bild</div><div>Verband Wendel / Ole Brand</div></div></div>",
    "a label with a colon": "<div><img src=/a.jpg alt=Steg>{caption}<div>Foto:</div>"
    "<div>Verband Wendel / Ole Brand</div></div>",
    "a line without a colon": "<figure><img src=/a.jpg alt=Steg><figcaption>{caption}<div>Foto "
    "Verband Wendel / Ole Brand</div></figcaption></figure>",
    "a span without a colon": "<figure><img src=/a.jpg alt=Steg><figcaption><span>{caption}</span> "
    "<span>Bild Verband Wendel / Ole Brand</span></figcaption></figure>",
}


@pytest.mark.parametrize("caption", ["<p>Der Steg bei Ebbe.</p>", ""])
@pytest.mark.parametrize("box", CREDITS.values(), ids=CREDITS)
def test_a_label_in_an_element_of_its_own_opens_the_credit(box: str, caption: str) -> None:
    found = read(article(above=box.format(caption=caption)))
    said = (found.image_caption, found.image_credit, found.body)
    assert said == (caption[3:-4] or None, "Verband Wendel / Ole Brand", PLAIN.body)


def test_the_day_of_an_event_amid_the_text_is_not_that_of_the_article() -> None:
    event = (
        "<div><time datetime=2026-02-16>16.02.2026</time><a href=/t/5>Tag der Schleuse</a></div>"
    )
    assert read(article(event)).published is None
    filed = (
        "<div><time datetime=2026-02-16>16.02.2026</time> <a rel=category href=/w>Wehr</a></div>"
    )
    assert read(article(below=filed)).published == "2026-02-16"


@pytest.mark.parametrize("then", ["", "<p>Der nächste Umbau ist für September geplant.</p>"])
def test_a_short_paragraph_behind_a_box_with_a_link_stays(then: str) -> None:
    """Of a site without a profile, every link may lead to an article."""
    url = "https://www.wasserblatt.example/meldungen/schleuse-öffnet-allein"
    firm = (
        '<div><p>Firmen und Produkte</p><p><a href="/liste/pegelwerk">Pegelwerk GmbH, 01067 Dresden'
        "</a></p><p>Messtechnik für Häfen und Wehre</p></div>"
    )

    def body(box: str) -> str | None:
        short = "<p>Im Winter bleibt die Anlage zu, weil Eis die Tore hebt und sprengt.</p>"
        text = "".join(f"<p>{line}</p>" for line in LINES[:2])
        inner = f"<h1>{TITLE}</h1><p><b>{LEAD}</b></p>{text}{box}{short}{then}"
        page = f"<html><head><title>{TITLE}</title></head><body><main>{inner}</main></body></html>"
        return read_article(page, url, site_of(url), "2026-03-02T12:00:00Z").article.body

    assert body(firm) == body("")


def test_a_box_with_keywords_is_the_end_of_the_article() -> None:
    end = (
        '<div><div>Ute Wehrlein</div><div><div><a href="https://wehr.example">wehr.example</a>'
        "</div></div><div>Stichwörter: Schleusen, Funk</div></div>"
    )
    found = read(article(below=end))
    assert (found.byline, found.tags) == ("Ute Wehrlein", ("Schleusen", "Funk"))
