"""Pages other than articles: newsletters, dates, magazine, imprint. HTML without classes."""

from __future__ import annotations

from html import escape

from demo.brands import Brand
from demo.layouts.page import esc
from demo.model import Article, Issue
from demo.spelling import day_header, german_date


def plain_page(
    brand: Brand, issues: tuple[Issue, ...], head: str, rest: str
) -> tuple[str, str] | None:
    """Draw the page at ``/head/rest``: (heading, content)."""
    match head:
        case "k21-termine":
            return _dates(rest or "alle")
        case "k21-it-guide":
            return _guide(brand)
        case "k21-heftarchiv":
            return _magazine(brand)
        case "impressum":
            return _imprint(brand, issues)
        case "intern":
            return _forbidden(rest)
        case _:
            return None


def newsletter_page(brand: Brand, issue: Issue) -> tuple[str, str]:
    """Draw a newsletter: (heading, content)."""
    everything = [*issue.articles[:7], *issue.guests, *issue.articles[7:]]
    lines = "<br>\n".join(esc(_line(article)) for article in everything)
    items = "".join(_item(article) for article in everything)
    content = (
        f"<p>Ausgabe vom {day_header(issue.day)}</p>\n<h2>Inhalt</h2>\n<p>{lines}<br>\n"
        f"Aktuelle Termine<br>\nBranchenindex</p>\n<hr>\n{items}<h2>Aktuelle Termine</h2>\n"
        '<p>24.11.2025: <a href="/k21-termine/fachtage">Auentaler Digitaltage</a></p>\n'
        f'<h2>Branchenindex</h2>\n<p><a href="/k21-it-guide/uebersicht">{brand.guide}</a></p>\n'
    )
    return f"{brand.title} Newsletter", content


def _line(article: Article) -> str:
    return f"{article.kicker}: {article.title}" if article.kicker else article.title


def _item(article: Article) -> str:
    """Draw an item with a ``?p=`` link, as in newsletters of the family."""
    home = article.url.partition("/k21-meldungen/")[0]
    href = f"{home}/?p={article.post_id}&post_type=k21-meldungen"
    when = f"[{german_date(article.date)}] " if "listing" in article.date_on else ""
    return (
        f'<h3><a href="{escape(href)}">{esc(_line(article))}</a></h3>\n'
        f'<p>{when}{esc(article.teaser)} <a href="{escape(href)}">mehr...</a></p>\n'
    )


def _dates(slug: str) -> tuple[str, str]:
    """Draw a page of events: (heading, content)."""
    rows = (
        ("24.11.2025", "Auentaler Digitaltage", "Auental"),
        ("02.12.2025", "Werkstatt Wärmeplanung", "Kranichfelde"),
        ("20.01.2026", "Netztage", "Rohrbeck"),
        ("03.03.2026", "Messe Kommune & Netz", "Hohenwarte"),
    )
    body = "".join(
        f"<tr><td>{day}</td><td>{escape(name)}</td><td>{town}</td></tr>\n"
        for day, name, town in rows
    )
    return f"Termine: {slug.capitalize()}", f"<table>{body}</table>"


def _guide(brand: Brand) -> tuple[str, str]:
    """Draw the directory of companies: (heading, content)."""
    names = ("AKTIS", "kivo21", "GRIDA", "Enervia", "Kommdata Weserland", "WattHaus", "DIVOK")
    rows = "".join(
        f"<h2>{name}</h2><p>Anbieter von Lösungen für Kommunen. Ansprechperson auf Anfrage.</p>\n"
        for name in names
    )
    return brand.guide, rows


def _magazine(brand: Brand) -> tuple[str, str]:
    """Draw the archive of printed issues: (heading, content)."""
    rows = "".join(
        f"<li>Ausgabe {month}/{year}: Schwerpunkt {name}</li>\n"
        for year in (2025, 2024, 2023)
        for month, (_, name) in zip((10, 7, 4, 1), brand.sections, strict=False)
    )
    return "Heftarchiv", f"<ul>{rows}</ul>"


def _imprint(brand: Brand, issues: tuple[Issue, ...]) -> tuple[str, str]:
    """Draw the imprint, which also lists the newsletters: (heading, content)."""
    letters = "".join(
        f'<li><a href="/?p={issue.post_id}&amp;post_type=newsletter">'
        f"Newsletter vom {german_date(issue.day)}</a></li>\n"
        for issue in issues
    )
    return (
        "Impressum",
        f"<p>{brand.title} ist ein erfundenes Fachmedium zum Ausprobieren von Programmen. Es gibt "
        "keinen Verlag, keine Redaktion und keine Telefonnummer.</p>\n"
        f"<p>Haftung: keine. Bildrechte: keine. Laune: gut.</p>\n"
        f"<h2>Newsletter</h2><ul>{letters}</ul>",
    )


def _forbidden(slug: str) -> tuple[str, str]:
    """Draw a page that a polite crawler never sees: (heading, content)."""
    return (
        "Nur für die Redaktion",
        f"<p>Diese Seite ({escape(slug)}) ist in der robots.txt gesperrt. Wer sie "
        "abruft, hält sich nicht an die Regeln.</p>",
    )
