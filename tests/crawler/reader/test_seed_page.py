"""A real article page, as its reader sees it, through the whole pipeline.

The text stands in ``../shared/real`` beside the project and none of it in here. The markup around
it is ours, once with the kicker inside the headline, once before it.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from archive import Archive
from tests.conftest import ROOT
from tests.support.crawling import Answer, scrapy, serving

SEED = ROOT.parent / "shared" / "real" / "seed-page.txt"
HOME = "http://www.rathausblick.example/"
SLUG = "k21-meldungen/digitale-modellkommunen-bestimmt"
KICKER = "Nordrhein-Westfalen"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the real page is not beside the project")


def seed() -> tuple[str, list[str], list[tuple[str, str, str, str]]]:
    """Title, paragraphs (the first is the teaser), and the teasers below."""
    lines = [line for line in SEED.read_text("utf-8").splitlines() if line.strip()]
    first = next(i for i, line in enumerate(lines) if line.startswith("[")) - 1
    teasers = []
    for headline, text in zip(lines[first::2], lines[first + 1 :: 2], strict=True):
        kicker, _, title = headline.partition(": ")
        date, _, rest = text.partition("] ")
        teasers.append((kicker, title, date[1:], rest.removesuffix(" mehr...")))
    return lines[0].removeprefix(KICKER), lines[1:first], teasers


def inside(title: str, paragraphs: list[str], teasers: list[tuple[str, str, str, str]]) -> str:
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    tail = "".join(
        f'<div class="t"><h4><a href="/k21-meldungen/t{i}/">{escape(k)}: {escape(t)}</a></h4>'
        f'<p>[{d}] {escape(x)} <a href="/k21-meldungen/t{i}/">mehr...</a></p></div>'
        for i, (k, t, d, x) in enumerate(teasers)
    )
    return (
        f'<div class="day">Freitag, 10. Oktober 2025</div><div class="main"><h1><span>{KICKER}'
        f"</span>{escape(title)}</h1>{body}</div>"
        f'<div class="more"><h3>Weitere Meldungen und Beiträge aus dem Bereich: Politik</h3>{tail}'
        "</div>"
    )


def before(title: str, paragraphs: list[str], teasers: list[tuple[str, str, str, str]]) -> str:
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs[1:])
    tail = "".join(
        f'<li><a href="{HOME}k21-meldungen/t{i}">{escape(k)}: {escape(t)}</a><br>[{d}] '
        f'{escape(x)} <a href="{HOME}k21-meldungen/t{i}">mehr...</a></li>'
        for i, (k, t, d, x) in enumerate(teasers)
    )
    return (
        f"<main><article><header><p>{KICKER}</p><h1>{escape(title)}</h1>"
        f"<p><b>{escape(paragraphs[0])}</b></p></header><section>{body}</section>"
        f"<ul>{tail}</ul></article></main>"
    )


@pytest.mark.parametrize("markup", [inside, before])
def test_the_real_page_is_exact(markup: object, tmp_path: Path) -> None:
    assert callable(markup)
    title, paragraphs, teasers = seed()
    page = (
        f"<html lang=de><head><title>{escape(title)} - Kommune21 online | Kommune21</title></head>"
        f"<body><nav><a href='/'>Start</a></nav>{markup(title, paragraphs, teasers)}"
        "<footer>Impressum</footer></body></html>"
    ).encode()
    listing = f'<html><body><p><a href="/{SLUG}">{escape(title)}</a></p></body></html>'.encode()
    pages: dict[str, Answer] = {
        f"{HOME}robots.txt": (404, {}, b""),
        HOME: (200, {}, listing),
        f"{HOME}k21-meldungen/": (200, {}, listing),
        f"{HOME}{SLUG}": (200, {}, page),
    }
    path = tmp_path / "archive.db"
    with serving(pages) as proxy:
        run = scrapy("crawl", "rathausblick", archive=path, proxy=proxy)
    assert (run.returncode, run.stderr) == (0, "")
    with Archive.open(path, readonly=True) as archive:
        article = archive.get(f"{HOME}{SLUG}")
        assert article is not None
        assert (article.kicker, article.title) == (KICKER, title)
        assert article.teaser == paragraphs[0]
        assert article.body == "\n\n".join(paragraphs[1:])
        assert (article.published, article.published_text, article.published_from) == (None,) * 3
        kept = archive.db.query(
            "select kicker, title, published, text from teasers where seen_on = 'related' "
            "order by id"
        )
        printed = [(k, t, "-".join(reversed(d.split("."))), x) for k, t, d, x in teasers]
        assert [tuple(row.values()) for row in kept] == printed
        assert len(printed) == 15
