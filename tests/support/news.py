"""A small news site for whole crawls: pages by their address, to be changed at will."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tests.support.crawling import Answer

HOST = "http://www.rathausblick.example"
LIST = f"{HOST}/k21-meldungen/"
SITEMAP = f"{HOST}/wp-sitemap.xml"
REST = f"{HOST}/wp-json/wp/v2/k21-meldungen?per_page=100&page={{}}&_fields=link,date,title,excerpt"
XML = {"Content-Type": "application/xml"}
JSON = {"Content-Type": "application/json"}
_THINGS = "Brücke Schule Bücherei Turnhalle Kläranlage Markt Radweg Kita Feuerwehr Friedhof".split()


def article(number: int) -> Answer:
    """An article page of its own."""
    thing = f"{_THINGS[number % 10]} {number}"
    text = f"Die {thing} wird im Herbst mit vielen Partnern aus der Region für alle neu gebaut."
    body = "".join(f"<p>Absatz {n}: {text}</p>" for n in range(4))
    return page(
        f"Bau {number}: {thing}",
        f"<article><p>Bau {number}</p><h1>{thing} wird neu gebaut</h1>"
        f"<p><b>[10.10.2025] Für die {thing} beginnt ein neuer Abschnitt, sagt die Stadt.</b></p>"
        f"{body}</article>",
    )


def listing(numbers: Iterable[int], more: str = "") -> Answer:
    """A page that announces articles; ``more`` stands under them."""
    cards = "".join(
        f'<div><h3><a href="/k21-meldungen/m-{n}/">Bau {n}: Die {_THINGS[n % 10]} {n} wird neu</a>'
        f"</h3><p>[10.10.2025] Für die Stadt beginnt mit Nummer {n} ein neuer Abschnitt.</p></div>"
        for n in numbers
    )
    return page("Meldungen", f"<h1>Meldungen</h1>{cards}{more}")


def page(title: str, main: str) -> Answer:
    """Any page."""
    html = (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main>{main}</main><footer>© Rathausblick</footer></body></html>"
    )
    return 200, {}, html.encode()


def urlset(numbers: Iterable[int]) -> bytes:
    """A sitemap."""
    entries = "".join(f"<url><loc>{LIST}m-{n}/</loc></url>" for n in numbers)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><urlset xmlns="{space}">{entries}</urlset>'.encode()


def index(*paths: str) -> Answer:
    """A sitemap index."""
    entries = "".join(f"<sitemap><loc>{HOST}{path}</loc></sitemap>" for path in paths)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return 200, XML, f'<sitemapindex xmlns="{space}">{entries}</sitemapindex>'.encode()


def posts(pages: list[list[int]], total: int, *, headers: bool = True) -> dict[str, Answer]:
    """The pages of a REST route, and the error behind the last."""
    said = {"X-WP-Total": str(total), "X-WP-TotalPages": str(len(pages))} if headers else {}
    made: dict[str, Answer] = {}
    for number, numbers in enumerate(pages, 1):
        items = [{"link": f"{LIST}m-{n}/", "title": {"rendered": f"Bau {n}"}} for n in numbers]
        made[REST.format(number)] = 200, JSON | said, json.dumps(items).encode()
    code = {"code": "rest_post_invalid_page_number", "data": {"status": 400}}
    made[REST.format(len(pages) + 1)] = 400, JSON, json.dumps(code).encode()
    return made


def site(shown: Iterable[int], others: Iterable[int] = ()) -> dict[str, Answer]:
    """A site whose home page and listing show some articles, and that has others besides."""
    shown = list(shown)
    made: dict[str, Answer] = {f"{HOST}/": listing(shown), LIST: listing(shown)}
    return made | {f"{LIST}m-{n}/": article(n) for n in (*shown, *others)}
