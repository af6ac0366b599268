# ruff: noqa: E501 - page templates, one element a line
"""The markup Rathausblick starts with: nested divs of a page builder, JSON-LD, ``og:`` metadata."""

from __future__ import annotations

from html import escape

from demo.blocks import Block, Items, Macro, Paragraph, Quote, Subheading, Table
from demo.layouts import div_style as style
from demo.layouts.div_head import article_head
from demo.layouts.page import DAY_MARK, Frame, Pager, Teaser, esc, headline, spans_html
from demo.model import Article, Picture


class DivLayout:
    """Page-builder markup: every part of an article is a widget in a column in a section."""

    name = "div"

    def article(
        self, frame: Frame, article: Article, related: tuple[Teaser, ...], date_text: str | None
    ) -> str:
        """Draw the page of an article."""
        kicker = (
            _widget("dachzeile", f'<div class="pb-dachzeile">{esc(article.kicker)}</div>')
            if article.kicker
            else ""
        )
        title = (
            _widget("heading", f'<h1 class="pb-headline">{esc(article.title)}</h1>')
            if article.title
            else ""
        )
        bracket = f"[{date_text}] " if date_text else ""
        lead = _widget("excerpt", f'<div class="pb-lead">{bracket}{esc(article.teaser)}</div>')
        picture = _picture(article.picture) if article.picture else ""
        content = (
            f'<div class="pb-breadcrumb"><a href="/">Startseite</a> › '
            f'<a href="/k21-themen/{_section_slug(frame, article)}">{esc(article.section)}</a></div>'
            f"{kicker}{title}{lead}{_share(frame)}{picture}{_body(article)}{_tail(article)}"
            f'<div class="pb-sec pb-verwandt"><div class="pb-zwischentitel">Weitere Meldungen und '
            f"Beiträge aus dem Bereich: {esc(article.section)}</div>"
            f"{''.join(_teaser(t) for t in related)}</div>"
        )
        return _page(frame, article.title, content, article_head(frame, article), "single")

    def listing(
        self, frame: Frame, heading: str | None, teasers: tuple[Teaser, ...], pager: Pager | None
    ) -> str:
        """Draw home, listing, topic page."""
        head = f'<h1 class="pb-archivtitel">{esc(heading)}</h1>' if heading else ""
        content = f'{head}<div class="pb-loop">{"".join(_teaser(t) for t in teasers)}</div>'
        if not teasers:
            content = f'{head}<p class="pb-leer">Zurzeit liegen hier keine Meldungen vor.</p>'
        if pager:
            content += _pager(pager)
        elif heading is None:
            content += '<p class="pb-alle"><a href="/k21-meldungen/">Alle Meldungen »</a></p>'
        meta = '<meta property="og:type" content="website">'
        return _page(frame, heading or "Startseite", content, meta, "archive")

    def plain(self, frame: Frame, heading: str, content: str) -> str:
        """Draw any other page."""
        inner = (
            f'<h1 class="pb-archivtitel">{esc(heading)}</h1><div class="pb-text">{content}</div>'
        )
        return _page(frame, heading, inner, "", "page")


def _widget(kind: str, inner: str) -> str:
    return f'<div class="pb-widget pb-widget-{kind}"><div class="pb-widget-inner">{inner}</div></div>\n'


def _section_slug(frame: Frame, article: Article) -> str:
    return next(
        (slug for slug, name in frame.brand.sections if name == article.section), "uebersicht"
    )


def _body(article: Article) -> str:
    """Draw the body: runs of text in one widget, every subheading in its own."""
    out: list[str] = []
    run: list[str] = []
    for block in article.blocks:
        if isinstance(block, Subheading):
            if run:
                out.append(_widget("text", f'<div class="pb-text">{"".join(run)}</div>'))
                run = []
            out.append(_widget("heading", f'<h3 class="pb-zwischentitel">{esc(block.text)}</h3>'))
        else:
            run.append(_block(block))
    if run:
        out.append(_widget("text", f'<div class="pb-text">{"".join(run)}</div>'))
    return "".join(out)


def _block(block: Block) -> str:
    match block:
        case Paragraph(spans):
            return f"<p>{spans_html(spans).replace(chr(160), '&nbsp;')}</p>\n"
        case Macro(text):
            return f"<p>#titel+{esc(text)}#titel-</p>\n"
        case Items(items, ordered):
            tag = "ol" if ordered else "ul"
            rows = "".join(f"<li>{esc(item)}</li>" for item in items)
            return f"<{tag}>{rows}</{tag}>\n"
        case Table(rows):
            lines = [
                "<tr>" + "".join(f"<td>{esc(cell)}</td>" for cell in row) + "</tr>" for row in rows
            ]
            return f"<table><tbody>{''.join(lines)}</tbody></table>\n"
        case Quote(paragraphs):
            inner = "".join(f"<p>{esc(text)}</p>" for text in paragraphs)
            return f"<blockquote>{inner}</blockquote>\n"
        case Subheading(text):
            return f"<h3>{esc(text)}</h3>\n"


def _picture(picture: Picture) -> str:
    caption = f'<div class="pb-bu">{esc(picture.caption)}</div>' if picture.caption else ""
    credit = (
        f'<div class="pb-quelle">(Bildquelle: {esc(picture.credit)})</div>'
        if picture.credit
        else ""
    )
    return _widget(
        "image",
        f'<div class="pb-bild"><img src="{picture.url}" alt="{esc(picture.alt)}" width="640" '
        f'height="360" loading="lazy">{caption}{credit}</div>',
    )


def _tail(article: Article) -> str:
    parts = []
    if article.byline:
        mark = f"({article.byline})" if " " not in article.byline else article.byline
        parts.append(f'<div class="pb-kuerzel">{esc(mark)}</div>')
    if article.more:
        links = "".join(
            f'<div><a href="{escape(span.href or "")}" target="_blank">{esc(span.text)}</a></div>'
            for span in article.more
        )
        parts.append(f'<div class="pb-linkliste">{links}</div>')
    if article.tags:
        parts.append(
            f'<div class="pb-stichworte">Stichwörter: {esc(", ".join(article.tags))}</div>'
        )
    return _widget("meta", "".join(parts))


def _teaser(teaser: Teaser) -> str:
    bracket = f"[{teaser.date_text}] " if teaser.date_text else ""
    return (
        f'<div class="pb-meldung"><h4 class="pb-meldung-kopf"><a href="{escape(teaser.href)}">'
        f'{headline(teaser)}</a></h4><div class="pb-meldung-text">{bracket}{esc(teaser.text)} '
        f'<a class="pb-mehr" href="{escape(teaser.href)}">mehr...</a></div></div>\n'
    )


def _pager(pager: Pager) -> str:
    numbers = " ".join(
        f'<span class="pb-seite pb-seite-hier">{number}</span>'
        if number == pager.current
        else f'<a class="pb-seite" href="{escape(href)}">{number}</a>'
        for number, href in pager.numbers
    )
    following = (
        f' <a class="pb-seite pb-weiter" href="{escape(pager.following)}">weiter »</a>'
        if pager.following
        else ""
    )
    return f'<div class="pb-blaettern">Seite {numbers}{following}</div>'


def _share(frame: Frame) -> str:
    icons = "".join(
        f'<a class="pb-teilen-knopf" href="https://{host}/share?u={escape(frame.canonical)}" '
        f'title="{label}">{style.SHARE_ICON}<span>{label}</span></a>'
        for host, label in (("netz.example", "teilen"), ("post.example", "mailen"))
    )
    return _widget("share", f'<div class="pb-teilen">{icons}</div>')


def _page(frame: Frame, title: str, content: str, head: str, kind: str) -> str:
    brand = frame.brand
    window = f"{esc(title)} - {esc(brand.window_title)}" if title else ""
    day = f'<div class="pb-tag">{DAY_MARK}</div>' if brand.shows_day else ""
    topics = "".join(
        f'<li class="pb-nav-punkt"><a href="/k21-themen/{slug}">{esc(name)}</a></li>'
        for slug, name in brand.sections
    )
    popular = "".join(
        f'<div class="pb-beliebt"><a href="{escape(t.href)}">{headline(t)}</a>'
        f"<span>{f'[{t.date_text}] ' if t.date_text else ''}{esc(t.text)} mehr...</span></div>"
        for t in frame.popular
    )
    inside = "".join(
        f'<div class="pb-beliebt"><a href="{escape(t.href)}">{headline(t)}</a></div>'
        for t in frame.forbidden
    )
    return f"""<!DOCTYPE html>
<html lang="de-DE" prefix="og: https://ogp.me/ns#">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{window}</title>
<link rel="canonical" href="{escape(frame.canonical)}">
<link rel="alternate" type="application/rss+xml" title="{brand.title} Meldungen" href="{brand.home}/k21-meldungen/feed">
{head}<style>{style.CSS.replace("@FARBE@", brand.colour)}</style>
</head>
<body class="pb-body pb-{kind}">
<div class="pb-sec pb-kopf" id="pb-kopf"><div class="pb-spalte">
{day}<div class="pb-marke"><a href="/">{style.LOGO}<span class="pb-marke-wort">{brand.title}</span></a><div class="pb-claim">{brand.claim}</div></div>
</div><div class="pb-nav"><ul class="pb-nav-liste"><li class="pb-nav-punkt"><a href="/">Start</a></li><li class="pb-nav-punkt"><a href="/k21-meldungen/">Meldungen</a></li><li class="pb-nav-punkt pb-nav-auf"><a href="/k21-meldungen/">Themen</a><ul class="pb-nav-unter">{topics}</ul></li><li class="pb-nav-punkt"><a href="/k21-heftarchiv/">Heftarchiv</a></li><li class="pb-nav-punkt"><a href="/k21-termine/fachtage">Termine</a></li><li class="pb-nav-punkt"><a href="/k21-it-guide/uebersicht">{brand.guide}</a></li><li class="pb-nav-punkt"><a href="{escape(frame.newsletter)}">Newsletter</a></li><li class="pb-nav-punkt"><a href="/intern/">Intern</a></li></ul></div></div>
<div class="pb-sec pb-mitte"><div class="pb-spalte pb-spalte-haupt" id="pb-inhalt">
{content}</div>
<div class="pb-spalte pb-spalte-rand">
<div class="pb-kasten pb-werbung"><div class="pb-kasten-titel">Anzeige</div><a href="https://werbung.example/klick?id=77">{style.ADVERT}</a><p>Rechenzentrum voll? Wir hätten da noch ein Regal frei. Jetzt Beratung sichern!</p></div>
<div class="pb-kasten"><div class="pb-kasten-titel">Meistgelesen</div>{popular}</div>
<div class="pb-kasten"><div class="pb-kasten-titel">Vorschau</div>{inside}</div>
<div class="pb-kasten"><div class="pb-kasten-titel">Newsletter</div><p>Zweimal im Monat die wichtigsten Meldungen, kostenfrei und jederzeit kündbar.</p><form action="/intern/anmelden" method="post"><input class="pb-feld" name="adresse" placeholder="Ihre Adresse"><button class="pb-knopf">Abonnieren</button></form></div>
<div class="pb-kasten"><div class="pb-kasten-titel">Aktuelle Termine</div><p><a href="/k21-termine/fachtage">Auentaler Digitaltage</a><br>24.11.2025 - 26.11.2025, Auental</p><p><a href="/k21-termine/messen">Messe Kommune &amp; Netz</a><br>03.03.2026 - 05.03.2026, Hohenwarte</p></div>
</div></div>
<div class="pb-sec pb-fuss" id="pb-fuss"><div class="pb-spalte"><div class="pb-fuss-block">{brand.title} ist ein erfundenes Fachmedium. Alle Orte, Personen, Firmen und Ereignisse sind frei erdacht.</div><div class="pb-fuss-block"><a href="/impressum">Impressum</a> | <a href="/impressum">Datenschutz</a> | <a href="/k21-meldungen/feed">RSS</a> | <a href="{frame.sister_home}/">{frame.sister_title}</a></div></div></div>
<div class="pb-cookie" id="pb-cookie"><p>Wir verwenden Cookies, um diese Seiten angenehm zu machen. Mehr dazu steht im Datenschutz.</p><button class="pb-knopf">Alles klar</button></div>
<script>{style.SCRIPT}</script>
</body>
</html>
"""
