# ruff: noqa: E501 - page templates, one element a line
"""The markup Werkblick starts with: semantic HTML5 with few classes, no JSON-LD."""

from __future__ import annotations

from html import escape

from demo.blocks import Block, Items, Macro, Paragraph, Quote, Subheading, Table, clean
from demo.layouts import semantic_style as style
from demo.layouts.page import DAY_MARK, Frame, Pager, Teaser, description, esc, spans_html
from demo.model import Article, Picture


class SemanticLayout:
    """Semantic markup: article, header, figure, section, time."""

    name = "semantic"

    def article(
        self, frame: Frame, article: Article, related: tuple[Teaser, ...], date_text: str | None
    ) -> str:
        """Draw the page of an article."""
        kicker = f'<span class="spitzmarke">{esc(article.kicker)}</span>' if article.kicker else ""
        title = f"<h1>{kicker}{esc(article.title)}</h1>" if article.title else kicker
        when = (
            f'<time datetime="{article.date.isoformat()}">[{date_text}]</time> '
            if date_text
            else ""
        )
        slug = next(
            (s for s, name in frame.brand.sections if name == article.section), "uebersicht"
        )
        tags = "".join(f"<li>{esc(tag)}</li>" for tag in article.tags)
        more = "".join(
            f'<li><a href="{escape(span.href or "")}">{esc(span.text)}</a></li>'
            for span in article.more
        )
        content = f"""<article class="beitrag" lang="de">
<header>
<p class="ressort"><a href="/k21-themen/{slug}" rel="category">{esc(article.section)}</a></p>
{title}
<p class="vorspann">{when}{esc(article.teaser)}</p>
</header>
{_figure(article.picture) if article.picture else ""}<section class="fliesstext">
{"".join(_block(block) for block in article.blocks)}</section>
<footer>
{_byline(article.byline)}{f'<ul class="querverweise">{more}</ul>' if more else ""}{f'<dl class="schlagworte"><dt>Stichwörter:</dt><dd><ul>{tags}</ul></dd></dl>' if tags else ""}
<nav class="weitersagen" aria-label="Teilen"><a href="mailto:?body={escape(frame.canonical)}">Per Mail empfehlen</a> <a href="https://netz.example/teilen?{escape(frame.canonical)}">Im Netz teilen</a> <a href="javascript:print()">Drucken</a></nav>
</footer>
</article>
<aside class="verwandtes"><h2>Weitere Meldungen und Beiträge aus dem Bereich: {esc(article.section)}</h2>
<ul>{"".join(f"<li>{_teaser(t, 'h3')}</li>" for t in related)}</ul></aside>"""
        return _page(frame, article.title, content, _head(article))

    def listing(
        self, frame: Frame, heading: str | None, teasers: tuple[Teaser, ...], pager: Pager | None
    ) -> str:
        """Draw home, listing, topic page."""
        head = f"<h1>{esc(heading)}</h1>" if heading else "<h1>Neues aus den Stadtwerken</h1>"
        items = "".join(_teaser(t, "h2") for t in teasers)
        content = f'{head}<section class="strom">{items}</section>'
        if not teasers:
            content = f"{head}<p>Hier ist im Augenblick nichts zu finden.</p>"
        if pager:
            content += _pager(pager)
        elif heading is None:
            content += '<p><a href="/k21-meldungen/">Zum Meldungsarchiv</a></p>'
        return _page(frame, heading or "Startseite", content, "")

    def plain(self, frame: Frame, heading: str, content: str) -> str:
        """Draw any other page."""
        return _page(frame, heading, f"<h1>{esc(heading)}</h1>{content}", "")


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return f"<p>{spans_html(spans)}</p>\n"
        case Macro(text):
            return f"<p>#titel+{esc(text)}#titel-</p>\n"
        case Subheading(text):
            return f"<h2>{esc(text)}</h2>\n"
        case Items(items, ordered):
            tag = "ol" if ordered else "ul"
            rows = "".join(f"\n<li>{esc(item)}</li>" for item in items)
            return f"<{tag}>{rows}\n</{tag}>\n"
        case Table(rows):
            head = "".join(f"<th>{esc(cell)}</th>" for cell in rows[0])
            lines = "".join(
                "<tr>" + "".join(f"<td>{esc(cell)}</td>" for cell in row) + "</tr>\n"
                for row in rows[1:]
            )
            return f"<table><thead><tr>{head}</tr></thead><tbody>\n{lines}</tbody></table>\n"
        case Quote(paragraphs):
            inner = "\n".join(f"<p>{esc(text)}</p>" for text in paragraphs)
            return f"<blockquote>{inner}</blockquote>\n"


def _figure(picture: Picture) -> str:
    inner = esc(picture.caption) if picture.caption else ""
    if picture.credit:
        inner += f" <small>(Bildquelle: {esc(picture.credit)})</small>"
    caption = f"<figcaption>{inner.strip()}</figcaption>" if inner else ""
    return f'<figure><img src="{picture.url}" alt="{esc(picture.alt)}">{caption}</figure>\n'


def _byline(byline: str | None) -> str:
    if not byline:
        return ""
    if " " in byline:
        return f'<address>Von <a rel="author" href="/impressum">{esc(byline)}</a></address>\n'
    return f"<address>({esc(byline)})</address>\n"


def _teaser(teaser: Teaser, heading: str) -> str:
    kicker = f'<p class="vorzeile">{esc(teaser.kicker)}</p>' if teaser.kicker else ""
    when = f'<time datetime="{teaser.iso}">{teaser.date_text}</time>' if teaser.date_text else ""
    return (
        f'<article class="kachel">{kicker}<{heading}><a href="{escape(teaser.href)}">'
        f"{esc(teaser.title)}</a></{heading}>{when}<p>{esc(teaser.text)}</p>"
        f'<a class="fortsetzung" href="{escape(teaser.href)}">mehr...</a></article>\n'
    )


def _pager(pager: Pager) -> str:
    items = "".join(
        f'<li aria-current="page">{number}</li>'
        if number == pager.current
        else f'<li><a href="{escape(href)}">{number}</a></li>'
        for number, href in pager.numbers
    )
    following = (
        f'<a rel="next" href="{escape(pager.following)}">Ältere Meldungen</a>'
        if pager.following
        else ""
    )
    return f'<nav class="seitenwahl" aria-label="Seiten"><ol>{items}</ol>{following}</nav>'


def _head(article: Article) -> str:
    rows = [f'<meta name="description" content="{escape(description(article.teaser))}">']
    if "metadata" in article.date_on:
        rows.append(f'<meta name="date" content="{article.date.isoformat()}">')
        rows.append(
            f'<meta property="article:published_time" content="{article.date}T06:30:00+00:00">'
        )
    if article.byline and " " in article.byline:
        rows.append(f'<meta name="author" content="{escape(article.byline)}">')
    if article.tags and article.post_id % 2:
        rows.append(f'<meta name="keywords" content="{escape(", ".join(article.tags))}">')
    if article.picture and article.post_id % 3:
        rows.append(f'<meta name="twitter:image" content="{article.picture.url}">')
        rows.append(f'<meta name="twitter:title" content="{escape(clean(article.title))}">')
    return "\n".join(rows) + "\n"


def _page(frame: Frame, title: str, content: str, head: str) -> str:
    brand = frame.brand
    window = f"{esc(title)} - {esc(brand.window_title)}" if title else ""
    day = f'<p class="heute">{DAY_MARK}</p>' if brand.shows_day else ""
    topics = "".join(
        f'<li><a href="/k21-themen/{slug}">{esc(name)}</a></li>' for slug, name in brand.sections
    )
    popular = "".join(f"<li>{_teaser(t, 'h3')}</li>" for t in frame.popular)
    inside = "".join(
        f'<li><a href="{escape(t.href)}">{esc(t.title)}</a></li>' for t in frame.forbidden
    )
    kind = "rss" if brand.feed == "rss" else "atom"
    return f"""<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{window}</title>
<link rel="canonical" href="{escape(frame.canonical)}">
<link rel="alternate" type="application/{kind}+xml" href="/k21-meldungen/feed" title="{brand.title}">
{head}<style>{style.CSS.replace("@TON@", brand.colour)}</style>
</head>
<body>
<a class="sprungmarke" href="#hauptteil">Zum Inhalt</a>
<header class="dach">
<p class="schriftzug"><a href="/">{style.LOGO}{brand.title}</a></p><p>{brand.claim}</p>{day}
<nav aria-label="Hauptmenü"><ul class="menue"><li><a href="/">Start</a></li><li><a href="/k21-meldungen/">Meldungen</a></li><li><a href="/k21-heftarchiv/">Heftarchiv</a></li><li><a href="/k21-termine/fachtage">Termine</a></li><li><a href="/k21-it-guide/uebersicht">{brand.guide}</a></li><li><a href="{escape(frame.newsletter)}">Newsletter</a></li></ul></nav>
<nav aria-label="Themen"><ul class="themenband">{topics}</ul></nav>
</header>
<div class="raster">
<main id="hauptteil">
{content}
</main>
<aside class="seitenleiste">
<section class="reklame"><h2>Anzeige</h2><a href="https://werbung.example/klick?id=12">{style.ADVERT}</a><p>Kabel, Muffen, gute Laune: Alles aus einer Hand seit 1987.</p></section>
<section><h2>Oft gelesen</h2><ul>{popular}</ul></section>
<section><h2>In Vorbereitung</h2><ul>{inside}<li><a href="/intern/">Nur für die Redaktion</a></li></ul></section>
<section class="rundbrief"><h2>Rundbrief</h2><p>Alle zwei Wochen Neues aus Netzen und Werken.</p><form action="/intern/anmelden" method="post"><label>Adresse <input name="mail"></label> <button>Bestellen</button></form></section>
<section><h2>Termine</h2><dl><dt>11.11.2025</dt><dd><a href="/k21-termine/fachtage">Forum Wärme, Kranichfelde</a></dd><dt>20.01.2026</dt><dd><a href="/k21-termine/messen">Netztage, Rohrbeck</a></dd></dl></section>
</aside>
</div>
<footer class="sockel"><p>{brand.title} ist ein erfundenes Fachmedium. Orte, Menschen, Firmen und Ereignisse sind frei erdacht.</p><ul><li><a href="/impressum">Impressum</a></li><li><a href="/k21-meldungen/feed">Newsfeed</a></li><li><a href="{frame.sister_home}/">{frame.sister_title}</a></li></ul></footer>
<dialog open class="einwilligung"><p>Nur nötige Cookies, versprochen.</p><form method="dialog"><button>In Ordnung</button></form></dialog>
</body>
</html>
"""
