"""Pages put together at random from known parts: a seed gives a page and what it must be read as.

Every part (kicker, date, teaser, picture, …) is a table of markups and one of each is drawn, so
that a page is a combination nobody thought of. All prose is invented. Expectations hold the final
values, with the fields of ``tests/sites``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from itertools import product
from random import Random
from typing import Any, NamedTuple, TypeVar

Json = dict[str, Any]
T = TypeVar("T")

SITE = "kommune21"
HOST = "https://www.kommune21.de"
LISTING = f"{HOST}/k21-meldungen/"
FETCHED_AT = "2026-03-02T05:00:00Z"
MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)

# ---- words: enough for a page on which no sentence stands twice

SUBJECTS = (
    "Die Stadt Quellenau", "Der Kreis Moorwinkel", "Das Rathaus in Birkenrode", "AKVB",
    "Der Zweckverband Lindbrück", "Die Gemeinde Norderfehn", "Der IT-Dienstleister ekomm21",
    "Das Land", "Die Kämmerei", "Ein Team aus Bürger*innen",
)  # fmt: skip
PREDICATES = (
    "hat im vergangenen Jahr 41.000 Anträge ohne Papier bearbeitet",
    "will bis zum 30.09.2026 alle Formulare neu ordnen",
    "betreibt seit dem 2. Juni 2025 einen gemeinsamen Prüfdienst mit elf Nachbarn",
    "rechnet mit Kosten von 1,2 Millionen Euro, davon ein Drittel für Schulungen",
    "stellt die Ergebnisse – anders als angekündigt – erst im Herbst vor",
    "setzt dabei auf quelloffene Programme wie das Portal NORDA | CMS",
    "spart nach eigenen Angaben jede Woche 90 Stunden",
    "ist zufrieden",
)
SENTENCES = tuple(f"{who} {what}." for who, what in product(SUBJECTS, PREDICATES))
SPOKEN = (
    "„Wir haben zu lange gewartet“, sagt Bürgermeisterin Dörte Amelung.",
    "Was aber geschieht mit den alten Akten?",
    "Amtsleiter Jost Wiebrecht betont: „Das Netz hält, was es verspricht.“",
    "Drei Punkte waren dem Rat wichtig: Tempo, Ruhe und ein Dach über dem Server.",
)
SUBHEADINGS = (
    "Noch nicht überall möglich", "Die Flut auf Knopfdruck", "Offen für Nachbarn",
    "Was es kostet", "Brücken mit Wächter", "„Torf war nie das Problem“", "Zahlen aus 2025",
    "Wie geht es weiter?",
)  # fmt: skip
HEADLINES = (
    "Standesamt traut dem Netz", "Zwilling für den Deich", "Fähre mit Fahrplan",
    "Kita-Platz per Klick", "Bilanz 2025: „Weniger“ ist geschafft", "Bleibt das Papier?",
    "i-Kfz ohne Wartezeit", "„Wir üben noch.“", "Rathaus verlässt die Bürosoftware",
    "Drei Register werden eins", "Chatbot lernt Platt", "Serverkeller heizt Schwimmbad",
    "GIVO baut um", "Karte der kühlen Orte", "Bund/Land: Streit um Akten", "Archiv am Netz",
    "Neunte Version ist barriereärmer", "Ein Kreis, ein Netz", "Wärme aus dem See",
    "Was kostet eine Schnittstelle?", "Zehn Gebote für das Amt", "Urkunden auf Bestellung",
)  # fmt: skip
KICKERS = (
    "AKVB", "Quellenau", "Green IT", "REPORT", "E-Akte", "Kreis Moorwinkel", "ekomm21", "i-Kfz",
    "Interview", "Land/Kommunen", "NORDA | CMS", "Tannwerder Erklärung 2025", "Open Source",
    "IT-Sicherheit",
)  # fmt: skip
ITEMS = (
    "Pegel im Minutentakt", "Bodenfeuchte an 90 Stellen", "Wind aus drei Vorhersagen",
    "Eine Prüfung je Quartal",
)  # fmt: skip
ROWS = (("Jahr", "Anträge", "Papier"), ("2024", "1.180", "87 %"), ("2025", "2.360", "4 %"))
TAGS = ("Portale", "Open Data", "Kreis Moorwinkel")
MARKS = ("ve", "sib", "rt", "ba")
NAMES = ("Philippa Rosenow", "Malte Ringsdorf", "Leopold Harms")
CAPTION = "So sieht es vor Ort aus, wenn alles gelingt."
CREDIT = "Stadt Quellenau"


# ---- what is drawn


@dataclass(frozen=True, kw_only=True)
class Composed:
    """A page, and what it must be read as."""

    url: str
    html: str
    drawn: dict[str, str]
    """The name of each part that was drawn: what a red test shows."""
    article: Json = field(default_factory=dict)
    teasers: list[Json]
    next: str | None = None


@dataclass(frozen=True, kw_only=True)
class Announced:
    """An article that a teaser speaks of."""

    kicker: str
    title: str
    text: str
    day: date

    @property
    def url(self) -> str:
        return LISTING + slug(self.title)

    def expected(self, seen_on: str, **other: str | None) -> Json:
        return {
            "url": self.url, "kicker": self.kicker, "title": self.title, "text": self.text,
            "published": None, "published_text": None, "seen_on": seen_on, **other,
        }  # fmt: skip


class Draw:
    """A source of chance that knows what was drawn, and hands out no words twice."""

    def __init__(self, seed: str) -> None:
        self.chance = Random(seed)
        self.drawn: dict[str, str] = {}
        self.named = self.yes("class names")
        self.sentences = self.chance.sample(SENTENCES, len(SENTENCES))
        self.headlines = self.chance.sample(HEADLINES, len(HEADLINES))
        self.spoken = self.chance.sample(SPOKEN, len(SPOKEN))

    def one(self, part: str, options: Iterable[str]) -> str:
        self.drawn[part] = self.chance.choice(list(options))
        return self.drawn[part]

    def yes(self, part: str, one_in: int = 2) -> bool:
        return self.one(part, ("yes", *["no"] * (one_in - 1))) == "yes"

    def of(self, part: str, table: Mapping[str, T]) -> T:
        return table[self.one(part, table)]

    def name(self, stem: str) -> str:
        """A class attribute, on pages that have them."""
        return f' class="{stem}-{self.chance.randint(1, 99)}"' if self.named else ""

    def text(self, most: int, least: int = 0) -> str:
        """Up to ``most`` sentences, of at least ``least`` characters together."""
        text = " ".join(self.sentences.pop() for _ in range(self.chance.randint(1, most)))
        return text if len(text) >= least else f"{text} {self.text(1, least)}"

    def day(self) -> date:
        return date(2019, 1, 1) + timedelta(days=self.chance.randrange(2_600))

    def announced(self) -> Announced:
        return Announced(
            kicker=self.chance.choice(KICKERS),
            title=self.headlines.pop(),
            text=self.text(2),
            day=self.day(),
        )


def slug(title: str) -> str:
    plain = title.lower().translate({228: "ae", 246: "oe", 252: "ue", 223: "ss"})
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def padded(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def in_words(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


# ---- the parts of an article

HEADS = {
    "no kicker": "<h1{c}>{title}</h1>",
    "p": "<p{c}>{kicker}</p><h1>{title}</h1>",
    "div": "<div{c}>{kicker}</div><h1>{title}</h1>",
    "span": "<span{c}>{kicker}</span><h1>{title}</h1>",
    "colon": "<p><b>{kicker}:</b></p><h1{c}>{title}</h1>",
    "h2": "<h2>{kicker}</h2><h1>{title}</h1>",
    "h3": "<h3{c}>{kicker}</h3><h1>{title}</h1>",
    "h4": "<h4>{kicker}</h4><h1>{title}</h1>",
    "hgroup": "<hgroup><p>{kicker}</p><h1>{title}</h1></hgroup>",
    "header": "<header><small>{kicker}</small><h1>{title}</h1></header>",
    "rows": "<table><tr><td>{kicker}</td></tr><tr><td><h1>{title}</h1></td></tr></table>",
    "span in h1": "<h1><span>{kicker}</span>{title}</h1>",
    "spans in h1": "<h1><span{c}>{kicker}</span><span>{title}</span></h1>",
    "break in h1": "<h1>{kicker}<br>{title}</h1>",
    "small in h1": "<h1><small>{kicker}:</small> {title}</h1>",
    "text in h1": "<h1>{kicker}: {title}</h1>",
    "p after": "<h1>{title}</h1><p{c}>{kicker}</p>",
    "h3 after": "<h1>{title}</h1><h3>{kicker}</h3>",
}


class Place(NamedTuple):
    """Where the date of an article stands."""

    lead: str = "{teaser}"
    own: str = ""
    meta: str = ""
    text: str | None = "[{day}]"
    origin: str | None = "page"


LD = (
    '<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{stamp}",'
    '"dateModified":"2026-01-15"}}</script>'
)
META = '<meta property="article:published_time" content="{stamp}">'
DATES = {
    "glued": Place(lead="[{day}] {teaser}"),
    "bold": Place(lead="<b>[{day}]</b> {teaser}"),
    "span": Place(lead="<span>[{day}]</span>{teaser}"),
    "break": Place(lead="[{day}]<br>{teaser}"),
    "own p": Place(own="<p>[{day}]</p>"),
    "own div": Place(own="<div{c}>[{day}]</div>"),
    "time": Place(own='<time datetime="{stamp}">{day}</time>', text="{day}"),
    "time in words": Place(own='<p><time datetime="{stamp}">{words}</time></p>', text="{words}"),
    "json-ld": Place(meta=LD, text="{stamp}", origin="metadata"),
    "meta": Place(meta=META, text="{stamp}", origin="metadata"),
    "both": Place(lead="[{day}] {teaser}", meta=META),
    "none": Place(text=None, origin=None),
}
LEADS = {
    "p": "<p>{lead}</p>",
    "strong": "<p><strong>{lead}</strong></p>",
    "em": "<p><em>{lead}</em></p>",
    "div": "<div{c}>{lead}</div>",
    "div p": "<div{c}><p>{lead}</p></div>",
    "intro": '<p class="intro">{lead}</p>',
}
BYLINES = {  # before the text, at the end of the last paragraph, after the text; mark or name
    "none": ("", "", "", ()),
    "glued": ("", " ({by})", "", MARKS),
    "glued em": ("", " <em>({by})</em>", "", MARKS),
    "own p": ("", "", "<p>({by})</p>", MARKS),
    "own em": ("", "", "<p{c}><em>({by})</em></p>", MARKS),
    "von": ("<p{c}>Von {by}</p>", "", "", NAMES),
    "autor": ("", "", "<p>Autor: {by}</p>", NAMES),
}
PICTURES = {
    "none": "",
    "figure": '<figure><img src="{src}" alt="{alt}"><figcaption>{caption} ({word}: {credit})'
    "</figcaption></figure>",
    "linked figure": '<figure{c}><a href="{src}"><img src="{src}" alt="{alt}"></a><figcaption>'
    "<span>{caption}</span> <span>({word}: {credit})</span></figcaption></figure>",
    "div": '<div{c}><img src="{src}" alt="{alt}"><p>{caption}</p><p>({word}: {credit})</p></div>',
    "small": '<div{c}><img src="{src}" alt="{alt}"><br><small>{caption} ({word}: {credit})</small>'
    "</div>",
    "p below": '<div><img src="{src}" alt="{alt}"></div><p{c}>{caption}<br>({word}: {credit})</p>',
    "table": '<table align="right"><tr><td><img src="{src}" alt="{alt}"></td></tr><tr><td>'
    "{caption} ({word}: {credit})</td></tr></table>",
}
PARAGRAPHS = {
    "p": "<p>{text}</p>",
    "named p": "<p{c}>{text}</p>",
    "div": "<div>{text}</div>",
    "span": '<p><span style="x">{text}</span></p>',
    "breaks": "{text}<br><br>",
    "boxed": "<div{c}><p>{text}</p></div>",
}
SUBS = {
    "h2": "<h2>{text}</h2>",
    "h3": "<h3{c}>{text}</h3>",
    "h4": "<h4>{text}</h4>",
    "strong": "<p><strong>{text}</strong></p>",
    "macro": "<p>#titel+{text}#titel-</p>",
}
LISTS = {"ul": "<ul>{items}</ul>", "ol": "<ol>{items}</ol>", "named": "<ul{c}>{items}</ul>"}
ADS = {
    "none": "",
    "picture": '<div{c}><span>Anzeige</span><a href="https://w.example/1"><img'
    ' src="https://w.example/1.png" alt="Akten ohne Frust"></a></div>',
    "text": "<div{c}><p>Anzeige</p><p>Besuchen Sie uns auf der Messe in Halle 4.</p>"
    '<a href="https://w.example/2">Zum Stand</a></div>',
    "frame": '<div><p>- Anzeige -</p><iframe src="https://w.example/3"></iframe></div>',
}
LETTERS = {
    "none": "",
    "box": "<div{c}><h3>Newsletter</h3><p>Das Wichtigste aus den Rathäusern, jede Woche in Ihrem"
    ' Postfach.</p><a href="/newsletter/">Jetzt anmelden</a></div>',
    "form": '<form><p>Newsletter abonnieren</p><input name="m"><button>Anmelden</button></form>',
}
FACTS = ("Info", "Der Verband hat 14 Mitglieder und 90 Fachleute.")
ASIDES = {
    "none": "",
    "info": f"<aside{{c}}><h3>{FACTS[0]}</h3><p>{FACTS[1]}</p></aside>",
}
SHARES = {
    "none": "",
    "buttons": "<div><button>Teilen</button><button>Drucken</button></div>",
    "list": '<ul><li><a href="https://fb.example/s">Facebook</a></li><li><a href="mailto:?x">E-Mail'
    "</a></li></ul>",
}
KEYWORDS = {
    "none": "",
    "line": "<p>Stichwörter: {plain}</p>",
    "links": "<p><b>Stichwörter:</b> {linked}</p>",
    "rel": "<ul>{rel}</ul>",
}
TAILS = {
    "none": "",
    "link": '<p><a href="https://www.quellenau.example" target="_blank">www.quellenau.example</a>'
    "</p>",
}
RELATED = {
    "none": "",
    "h3 p": '<h3><a href="{url}">{kicker}: {title}</a></h3><p>[{day}] {text} <a href="{url}">'
    "mehr...</a></p>",
    "one p": '<p><a href="{url}"><b>{kicker}: {title}</b></a><br>[{day}] {text} <a href="{url}">'
    "mehr ...</a></p>",
    "card": '<div{c}><a href="{url}"><img src="/t/1.jpg" alt=""></a><small>{kicker}</small><h4>'
    '<a href="{url}">{title}</a></h4><p>[{day}] {text} <a href="{url}">mehr…</a></p></div>',
    "li": '<li><b>{kicker}: {title}</b> [{day}] {text} <a href="{url}">mehr ...</a></li>',
    "article": '<article{c}><header><p>{kicker}</p><h2><a href="{url}">{title}</a></h2></header>'
    "<p>[{day}] {text}</p></article>",
}
ABOVE_RELATED = {
    "area": "Weitere Meldungen und Beiträge aus dem Bereich: Politik",
    "more": "Weitere Meldungen",
    "topic": "Mehr zum Thema",
}
WRAPPERS = {
    "article": "<article>{core}</article>",
    "divs": "<div{c}><div>{core}</div></div>",
    "main": "<main><article{c}>{core}</article></main>",
    "cell": "<table><tr><td>{core}</td></tr></table>",
    "section": "<section{c}>{core}</section>",
}
TEXT_BOXES = {
    "div": "<div{c}>{core}</div>",
    "section": "<section>{core}</section>",
    "divs": "<div><div{c}>{core}</div></div>",
    "none": "{core}",
}
DAY_HEADERS = {
    "none": "",
    "div": "<div>Montag, 2. März 2026</div>",
    "p": "<p>Sonntag, 1. März 2026</p>",
}
TITLES = {
    "family": "{title} - Kommune21 online | Kommune21 - E-Government, Internet und"
    " Informationstechnik",
    "short": "{title} | Kommune21",
    "bare": "{title}",
}
MODIFIED = {
    "none": "",
    "modified": '<meta property="article:modified_time" content="2026-01-15T08:00:00+01:00">'
    f'<meta property="og:image" content="{HOST}/social.png">',
}
LINKS = [("Startseite", "/"), ("Meldungen", "/k21-meldungen/"), ("Themen", "/k21-themen/"),
         ("Politik", "/k21-themen/politik/"), ("Heftarchiv", "/k21-heftarchiv/"),
         ("Termine", "/k21-termine/"), ("Abonnement", "/abo/")]  # fmt: skip
LEGAL = [("Impressum", "/impressum/"), ("Datenschutz", "/datenschutz/"), ("Kontakt", "/kontakt/")]
MENUS = {
    "nav": "<nav><ul>{items}</ul></nav>",
    "list": "<ul>{items}</ul>",
    "line": "<div{c}>{line}</div>",
}
TOPS = {
    "header": '<header><a href="/"><img src="/l.png" alt="Kommune21"></a>{day}{menu}</header>',
    "div": '<div><a href="/">Kommune21</a></div>{day}{menu}',
}
FEET = {
    "footer": "<footer><ul>{items}</ul><p>© 2026 K21 media</p></footer>",
    "line": "<div>{line}</div>",
}


def compose_article(seed: int) -> Composed:
    """A page of one article."""
    draw = Draw(f"article {seed}")
    title, teaser, day = draw.headlines.pop(), draw.text(2, least=40), draw.day()
    drawn_head = draw.of("kicker", HEADS)
    kicker = None if draw.drawn["kicker"] == "no kicker" else draw.chance.choice(KICKERS)
    head = drawn_head.format(c=draw.name("t"), kicker=kicker, title=title)

    place = draw.of("date", DATES)
    spelled = padded(day) if draw.yes("padding") else f"{day.day}.{day.month}.{day.year}"
    when = {"day": spelled, "words": in_words(day), "stamp": f"{day}T06:00:00+01:00"}
    own = place.own.format(c=draw.name("d"), **when)
    lead = draw.of("teaser", LEADS).format(
        c=draw.name("l"), lead=place.lead.format(teaser=teaser, **when)
    )
    before, glued, after, signers = draw.of("byline", BYLINES)
    byline = draw.chance.choice(signers) if signers else None
    picture, image = draw_picture(draw)
    at = draw.one("picture's place", ("above", "below", "inside"))
    body, lines, links = draw_text(
        draw, last=glued.format(by=byline), inside=picture if at == "inside" else ""
    )
    body += after.format(by=byline, c=draw.name("b"))
    tags, keywords = draw_keywords(draw)
    share = draw.of("share bar", SHARES)
    related, section, announced = draw_related(draw)
    side, listed = draw_sidebar(draw)

    core = "\n".join(
        [
            head,
            own + before.format(by=byline, c=draw.name("b")),
            *([picture, lead] if at == "above" else [lead]),
            picture if at == "below" else "",
            draw.of("text box", TEXT_BOXES).format(c=draw.name("x"), core=body),
            keywords,
            draw.of("link list", TAILS),
            share,
        ]
    )
    wrap = draw.of("wrapper", WRAPPERS)
    if draw.one("related", ("inside", "outside")) == "inside":
        core = wrap.format(c=draw.name("w"), core=core + related)
    else:
        core = wrap.format(c=draw.name("w"), core=core) + f"<div{draw.name('r')}>{related}</div>"
    order = {"none": (core,), "before": (side, core), "after": (core, side)}
    html = whole(
        draw,
        title=draw.of("title", TITLES).format(title=title),
        meta=place.meta.format(**when) + draw.of("other metadata", MODIFIED),
        content="\n".join(order[draw.drawn["sidebar"]]),
    )
    url = LISTING + slug(title)
    article = {
        "url": url, "kicker": kicker, "title": title, "teaser": teaser, "body": "\n\n".join(lines),
        "published": str(day) if place.text else None,
        "published_text": place.text.format(**when) if place.text else None,
        "published_from": place.origin, "published_also": [],
        "byline": byline, "tags": tags, "section": section, **image, "links": links,
    }  # fmt: skip
    teasers = listed + announced if draw.drawn["sidebar"] == "before" else announced + listed
    return Composed(url=url, html=html, drawn=draw.drawn, article=article, teasers=teasers)


def draw_picture(draw: Draw) -> tuple[str, Json]:
    markup = draw.of("picture", PICTURES)
    image = {
        "image_url": f"{HOST}/m/{draw.chance.randint(1, 999)}.jpg",
        "image_alt": draw.chance.choice((CAPTION, "Menschen an einem Tisch")),
        "image_caption": CAPTION,
        "image_credit": CREDIT,
    }
    if not markup:
        return "", dict.fromkeys(image)
    word = draw.chance.choice(("Bildquelle", "Foto", "Quelle"))
    shown = markup.format(
        c=draw.name("p"), src=image["image_url"], alt=image["image_alt"], caption=CAPTION,
        word=word, credit=CREDIT,
    )  # fmt: skip
    return shown, dict(image)


def draw_text(draw: Draw, *, last: str, inside: str) -> tuple[str, list[str], list[Json]]:
    """Markup of the body, its lines, its links; ``last`` ends the last paragraph."""
    chance, links = draw.chance, list[Json]()
    as_p, as_sub = draw.of("paragraphs", PARAGRAPHS), draw.of("subheadings", SUBS)
    extra = draw.one("extra block", ("none", "list", "table", "quote", "link"))
    parts: list[tuple[str, str]] = []
    subs = chance.sample(SUBHEADINGS, 3)
    count = chance.randint(2, 6)
    middle = chance.randrange(1, count)
    for i in range(count):
        if i and chance.random() < 0.5 and subs:
            parts.append((as_sub.format(c=draw.name("s"), text=(sub := subs.pop())), sub))
        spoken = draw.spoken and chance.random() < 0.2
        text = shown = draw.spoken.pop() if spoken else draw.text(3)
        if i == middle and extra == "link":
            target = f"{LISTING}frueher"
            shown = f'{text} (<a href="{target}">wir berichteten</a>).'
            text += " (wir berichteten)."
            links.append({"url": target, "text": "wir berichteten"})
        shown += last if i == count - 1 else ""
        parts.append((as_p.format(c=draw.name("q"), text=shown), text))
        if i == middle - 1 and extra in EXTRAS:
            parts.append(EXTRAS[extra](draw))
    strewn = [
        draw.of("advertisement", ADS), draw.of("newsletter", LETTERS), draw.of("fact box", ASIDES),
    ]  # fmt: skip
    markup = [shown for shown, _ in parts]
    lines = [line for _, line in parts]
    for i, box in [(chance.randrange(len(parts) - 1), box) for box in strewn if box]:
        markup[i] += box.format(c=draw.name("a"))
        if box is strewn[-1]:  # the facts belong to the text
            lines[i] += "\n\n" + "\n\n".join(FACTS)
    markup[0] += inside
    return "\n".join(markup), lines, links


def a_list(draw: Draw) -> tuple[str, str]:
    items = draw.chance.sample(ITEMS, 3)
    wrap = draw.chance.choice(("<li>{}</li>", "<li><p>{}</p></li>"))
    shown = "".join(map(wrap.format, items))
    return draw.of("list", LISTS).format(c=draw.name("u"), items=shown), "\n".join(items)


def a_table(draw: Draw) -> tuple[str, str]:
    first = draw.one("table's first row", ("td", "th"))
    rows = [
        "".join(f"<{tag}>{cell}</{tag}>" for cell in row)
        for row, tag in zip(ROWS, (first, "td", "td"), strict=True)
    ]
    shown = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table{draw.name('z')}>{shown}</table>", "\n".join(map(" | ".join, ROWS))


def a_quote(draw: Draw) -> tuple[str, str]:
    text = draw.text(2)
    return f"<blockquote><p>{text}</p></blockquote>", text


EXTRAS: dict[str, Callable[[Draw], tuple[str, str]]] = {
    "list": a_list,
    "table": a_table,
    "quote": a_quote,
}


def draw_keywords(draw: Draw) -> tuple[list[str], str]:
    markup = draw.of("keywords", KEYWORDS)
    linked = [f'<a href="/tag/{i}">{tag}</a>' for i, tag in enumerate(TAGS)]
    shown = markup.format(
        plain=", ".join(TAGS),
        linked=", ".join(linked),
        rel="".join(f"<li>{a.replace('<a', '<a rel=tag')}</li>" for a in linked),
    )
    return list(TAGS) if markup else [], shown


def draw_related(draw: Draw) -> tuple[str, str | None, list[Json]]:
    markup = draw.of("related teasers", RELATED)
    if not markup:
        return "", None, []
    announced = [draw.announced() for _ in range(draw.chance.randint(2, 4))]
    shown = "\n".join(
        markup.format(
            c=draw.name("r"), url=a.url, kicker=a.kicker, title=a.title, text=a.text,
            day=padded(a.day),
        )
        for a in announced
    )  # fmt: skip
    if markup.startswith("<li"):
        shown = f"<ul>{shown}</ul>"
    tag = draw.one("above related", ("h2", "h3", "p", "div"))
    above = draw.of("related heading", ABOVE_RELATED)
    section = "Politik" if above.endswith(": Politik") else None
    expected = [
        a.expected("related", published=str(a.day), published_text=f"[{padded(a.day)}]")
        for a in announced
    ]
    return f"<{tag}>{above}</{tag}>\n{shown}", section, expected


def draw_sidebar(draw: Draw) -> tuple[str, list[Json]]:
    if draw.one("sidebar", ("none", "before", "after")) == "none":
        return "", []
    above = draw.chance.choice(("Meistgelesen", "Neueste Meldungen", "Aktuelle Meldungen"))
    announced = [draw.announced() for _ in range(3)]
    items = [
        f'<li>[{padded(a.day)}] <a href="{a.url}">{a.kicker}: {a.title}</a></li>' for a in announced
    ]
    expected = [
        a.expected("sidebar", text=None, published=str(a.day), published_text=f"[{padded(a.day)}]")
        for a in announced
    ]
    return f"<aside><h3>{above}</h3><ul>{''.join(items)}</ul></aside>", expected


def whole(draw: Draw, *, title: str, meta: str, content: str) -> str:
    """The page around its content."""

    def menu(part: str, table: Mapping[str, str], links: list[tuple[str, str]]) -> str:
        anchors = [f'<a href="{url}">{text}</a>' for text, url in links]
        items = "".join(f"<li>{a}</li>" for a in anchors)
        return draw.of(part, table).format(c=draw.name("m"), items=items, line=" | ".join(anchors))

    top = draw.of("top", TOPS).format(
        day=draw.of("day header", DAY_HEADERS), menu=menu("menu", MENUS, LINKS)
    )
    foot = menu("foot", FEET, LEGAL)
    return (
        '<!DOCTYPE html>\n<html lang="de"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>{meta}</head>\n<body>{top}\n{content}\n{foot}</body></html>\n"
    )


# ---- the parts of a listing

LOOSE = ("flat", "definitions")
"""Boxes whose teasers are not held together by an element."""
BOXES = {
    "article": "<article{c}>{inner}</article>",
    "li": "<li{c}>{inner}</li>",
    "numbered": "<li>{inner}</li>",
    "div": "<div{c}>{inner}</div>",
    "row": "<tr><td>{picture}</td><td>{inner}</td></tr>",
    "flat": "{inner}",
    "definitions": "<dt>{head}</dt><dd>{text}</dd>",
}
AROUND = {
    "li": "<ul>{}</ul>",
    "numbered": "<ol>{}</ol>",
    "row": "<table>{}</table>",
    "definitions": "<dl>{}</dl>",
}
KICKED = {
    "colon": "{kicker}: {title}",
    "own": "{title}",
    "topic link": "{title}",
    "spans": "<span>{kicker}</span> <span>{title}</span>",
    "none": "{title}",
}
ABOVE_HEAD = {
    "own": "<p{c}>{kicker}</p>",
    "topic link": '<p{c}><a href="/k21-themen/portale/">{kicker}</a></p>',
}
LINKED = ("headline", "more", "both", "picture and both", "card")
HEADING = ("h2", "h3", "h4", "b", "div")
TEASER_DATES = {
    "bracket": "[{day}] ",
    "bold bracket": "<b>[{day}]</b> ",
    "own before": "<div{c}>{day}</div>",
    "own after": "<div{c}>{day}</div>",
    "time after": '<time datetime="{iso}">{day}</time>',
    "none": "",
}
AUTHORS = {
    "none": "",
    "p": "<p>Von Malte Ringsdorf</p>",
    "span": "<span>Von Malte Ringsdorf</span> ",
}
MORE = ("mehr...", "mehr…", "mehr ...", "mehr …")
WORDS_FOR_NEXT = (
    "weiter", "Weiter ›", "Nächste Seite", "Ältere Beiträge", "nächste »", "Ältere Meldungen",
    "Mehr laden", "Weitere Meldungen laden", "Mehr Meldungen anzeigen", "Weitere Beiträge",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Style:
    """How all teasers of a listing look."""

    box: str
    kicker: str
    link: str
    heading: str
    date: str
    text: str
    more: str
    author: str


def draw_style(draw: Draw) -> Style:
    """Parts that go together: what stands loose needs a line that shows where it ends."""
    box = draw.one("box", BOXES)
    loose, row = box in LOOSE, box == "row"
    banned = {"card", "picture and both"} if loose else {"card"} if row else set[str]()
    link = draw.one("link", [a for a in LINKED if a not in banned])
    dates = [d for d in TEASER_DATES if not ((loose or row) and "own" in d)]
    dates = [d for d in dates if not (loose and "time" in d)]
    kickers = [k for k in KICKED if link != "card" or k != "topic link"]
    kickers = [k for k in kickers if box != "definitions" or k not in ABOVE_HEAD]
    headings = HEADING[:3] if box == "flat" else HEADING
    texts = ("p", "div") if loose or row or link == "more" else ("p", "div", "none")
    return Style(
        box=box,
        link=link,
        kicker=draw.one("kicker", kickers),
        heading=draw.one("heading", headings),
        date=draw.one("date", dates),
        text=draw.one("text", texts),
        more=draw.one("more", MORE),
        author=draw.one("author", ["none"] if loose else [*["none"] * 6, "p", "span"]),
    )


def compose_listing(seed: int) -> Composed:
    """A page of teasers."""
    draw = Draw(f"listing {seed}")
    style = draw_style(draw)
    announced = [draw.announced() for _ in range(draw.chance.randint(5, 10))]
    if style.kicker == "none":  # a colon would make a kicker of half a headline
        announced = [a for a in announced if ":" not in a.title]
    cut = draw.yes("cut", 3)
    shown, expected = [], []
    days = style.date == "none" and style.box in ("article", "div") and draw.yes("day headings")
    for i, a in enumerate(announced):
        text = a.text
        if cut and i % 3 == 1:
            text = " ".join(text.split()[:9]) + " ..."
        if days and i % 3 == 0:
            shown.append(f"<h2>{in_words(a.day)}</h2>")
        shown.append(teaser(draw, style, a, text))
        expected.append(as_expected(style, a, text))
        if days and len(announced) > 3:  # the day of a heading holds for its group
            day = announced[i - i % 3].day
            expected[-1] |= {"published": str(day), "published_text": in_words(day)}
        if i == 2 and style.box in ("article", "div", "li"):
            ad = draw.of("advertisement", ADS).format(c=draw.name("a"))
            shown.append(f"<li>{ad}</li>" if ad and style.box == "li" else ad)
    url, following, paging = draw_paging(draw)
    side, listed = draw_sidebar(draw)
    core = AROUND.get(style.box, "{}").format("\n".join(shown))
    core = draw.of("wrapper", WRAPPERS).format(
        c=draw.name("w"), core=f"<h1>Meldungen</h1>\n{core}\n{paging}"
    )
    html = whole(
        draw,
        title="Meldungen - Kommune21 online",
        meta="",
        content=f"{side}\n{core}" if draw.drawn["sidebar"] == "before" else f"{core}\n{side}",
    )
    return Composed(
        url=url, html=html, drawn=draw.drawn, teasers=expected + listed, next=following
    )  # fmt: skip


def teaser(draw: Draw, style: Style, a: Announced, text: str) -> str:
    """The markup of one teaser."""

    def linked(inner: str) -> str:
        return f'<a href="{a.url}">{inner}</a>'

    by_headline = style.link in ("headline", "both", "picture and both")
    by_more = style.link in ("more", "both", "picture and both")
    head = KICKED[style.kicker].format(kicker=a.kicker, title=a.title)
    head = linked(head) if by_headline else head
    more = f" {linked(style.more)}" if by_more else ""
    day = TEASER_DATES[style.date].format(c=draw.name("d"), day=padded(a.day), iso=a.day)
    inline = day if "bracket" in style.date else ""
    shown = {
        "p": f"<p>{inline}{text}{more}</p>",
        "div": f"<div>{inline}{text}</div>{more}",
        "none": (f"<div>{inline}</div>" if inline else "") + more,
    }[style.text]
    picture = '<img src="/t/1.jpg" alt="">'
    picture = {"picture and both": linked(picture), "card": picture}.get(style.link, "")
    inner = "".join(
        [
            "" if style.box == "row" else picture,
            day if style.date == "own before" else "",
            ABOVE_HEAD.get(style.kicker, "").format(c=draw.name("k"), kicker=a.kicker),
            f"<{style.heading}>{head}</{style.heading}>" + ("<br>" * (style.heading == "b")),
            day if "after" in style.date else "",
            AUTHORS[style.author],
            shown,
        ]
    )
    if style.link == "card":
        inner = linked(inner)
    return BOXES[style.box].format(
        c=draw.name("t"), inner=inner, picture=picture, head=head, text=inline + text + more
    )


def as_expected(style: Style, a: Announced, text: str) -> Json:
    brackets = "bracket" in style.date
    dated = style.date != "none"
    return a.expected(
        "listing",
        kicker=None if style.kicker == "none" else a.kicker,
        text=None if style.text == "none" and style.box != "definitions" else text,
        published=str(a.day) if dated else None,
        published_text=(f"[{padded(a.day)}]" if brackets else padded(a.day)) if dated else None,
    )


def draw_paging(draw: Draw) -> tuple[str, str | None, str]:
    """Address of the page, address of the next one, markup of the links."""
    n = draw.chance.randint(2, 9)
    kind = draw.one("paging", ("pg", "path", "rel", "words", "last", "none"))
    if kind == "pg":
        numbers = [
            f"<b>{i}</b>" if i == n else f'<a href="{LISTING}?pg={i}">{i}</a>'
            for i in range(max(1, n - 2), n + 4)
        ]
        far = f' … <a href="{LISTING}?pg=1368">1368</a>'
        return f"{LISTING}?pg={n}", f"{LISTING}?pg={n + 1}", f"<p>{' '.join(numbers)}{far}</p>"
    if kind == "path":
        items = [f'<li><a href="{LISTING}page/{i}/">{i}</a></li>' for i in range(n - 1, n + 4)]
        shown = f"<nav><ul>{''.join(items)}</ul></nav>"
        return f"{LISTING}page/{n}/", f"{LISTING}page/{n + 1}/", shown
    if kind == "rel":
        return LISTING, f"{LISTING}page/2/", f'<a rel="next" href="{LISTING}page/2/">»</a>'
    if kind == "words":
        words = draw.one("word for next", WORDS_FOR_NEXT)
        return LISTING, f"{LISTING}?pg=2", f'<div><a href="?pg=2">{words}</a></div>'
    if kind == "last":
        back = f'<a href="{LISTING}page/8/">'
        first = f'<a href="{LISTING}">1</a>'
        shown = f"<nav>{back}Vorherige Seite</a> {first} {back}8</a> <span>9</span></nav>"
        return f"{LISTING}page/9/", None, shown
    return LISTING, None, ""
