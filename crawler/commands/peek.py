"""``scrapy peek URL|FILE``: what the reader sees on a page, and how it knows. Stores nothing."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from archive.clock import utc_now
from crawler.commands._base import Base
from crawler.reader import Listing, Reading, decode, read_article, read_surface
from crawler.reader.listing import SurfaceHeaders
from crawler.reader.structured import read_structured
from crawler.reader.tree import parse_html
from crawler.replay.version import reader_version
from crawler.sites import SITES, Site, site_of
from crawler.spiders.fetch_one import FetchedPage, fetch_one

WIDTH = 100
"""Characters of a value that are shown; ``--json`` shows all."""
FIELDS = ("kicker", "title", "teaser", "published", "byline", "tags", "section", "body")
PLAIN = ("url", "image_url", "image_alt", "image_caption", "image_credit")


class Command(Base, ScrapyCommand):
    """Look at one page."""

    requires_crawler_process = True
    usage = "[options] URL|FILE"
    summary = "Show what the reader sees on a page, and how it knows; stores nothing"
    description = (
        "Reads one page, from the web (robots.txt obeyed) or from a file, and shows each field "
        "with the rung of the ladder that answered and the runners-up, then the teasers of "
        "other articles and the next page. Nothing is stored. Exit codes: 0 read, 1 no page "
        "or no headline, 64 wrong usage."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument(
            "--site", metavar="NAME", help="profile to read with (default: by host)"
        )
        parser.add_argument("--url", metavar="URL", help="the address a FILE was saved from")
        parser.add_argument("--json", action="store_true", help="everything, as JSON")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the page and print what was seen."""
        if len(args) != 1:
            raise UsageError("expected one URL or FILE")
        if opts.site and opts.site not in SITES:
            raise UsageError(f"expected a site of: {', '.join(sorted(SITES))}", print_help=False)
        try:
            seen, site = self._seen(args[0], opts)
        except OSError as error:
            self.fail(str(error))
            return
        html, url = seen.text, seen.url
        now = utc_now()
        reading = read_article(html, url, site, now)
        headers = SurfaceHeaders(content_type=seen.content_type)
        listing = read_surface(kind_of(seen.body), seen.body, html, url, site, now, headers)
        if opts.json:
            print(json.dumps(_as_json(site, url, reading, listing), ensure_ascii=False, indent=2))
        else:
            read = reading if kind_of(seen.body) == "listing" else None
            print("\n".join(_as_text(site, url, read, listing)))
        if not reading.article.title and not listing.teasers:
            self.fail(f"{url}: neither headline nor teasers found; is it a page of a news site?")

    def _seen(self, what: str, opts: argparse.Namespace) -> tuple[FetchedPage, Site]:
        """The page and the profile to read it with. Raises ``OSError`` with one sentence."""
        named = SITES.get(opts.site or "")
        if what.startswith(("http://", "https://")):
            site = named or site_of(what)
            return fetch_one(what, site, self.crawler_process), site
        try:
            body = Path(what).read_bytes()
        except OSError as error:
            raise OSError(f"{what} cannot be read: {error.strerror}") from error
        url = opts.url or _canonical(decode(body, None)) or (named.home if named else "")
        return FetchedPage(url, body, None), named or site_of(url)


def kind_of(body: bytes) -> str:
    """What a body is to the reader: ``feed``, ``sitemap``, ``rest`` or a page."""
    start = body[:2000].lstrip().lower()
    if start.startswith((b"[", b"{")):
        return "rest"
    if b"<rss" in start or b"<feed" in start:
        return "feed"
    return "sitemap" if b"<urlset" in start or b"<sitemapindex" in start else "listing"


def _canonical(html: str) -> str | None:
    """The address a saved page calls its own."""
    tree = parse_html(html)
    return read_structured(tree).canonical if tree is not None else None


def _as_json(site: Site, url: str, reading: Reading, listing: Listing) -> dict[str, Any]:
    return {
        "site": site.name,
        "url": url,
        "article_address": site.is_article(url),
        "reader": reader_version(),
        "article": asdict(reading.article),
        "evidence": {
            name: [asdict(e) for e in ladder] for name, ladder in reading.evidence.items()
        },
        "teasers": [asdict(t) for t in listing.teasers],
        "articles": list(listing.articles),
        "next": listing.next,
    }


def _as_text(site: Site, url: str, reading: Reading | None, listing: Listing) -> Iterator[str]:
    """What was read, for the eye; a feed, sitemap or REST page is no article."""
    kind = "an article address" if site.is_article(url) else "no article address"
    yield f"{url}\n  read as {site.name}; by its profile this is {kind}"
    if reading is not None:
        yield f"  {_verdict(reading)}\n"
        yield from _fields(reading)
    yield f"\n{len(listing.teasers)} teasers, {len(listing.articles)} article links"
    for teaser in listing.teasers:
        kicker = f"{teaser.kicker}: " if teaser.kicker else ""
        yield f"  {teaser.published_text or '–':<12} {_short(kicker + (teaser.title or '–'))}"
        yield f"  {'':<12} {_short(teaser.text or '–')}  [{teaser.seen_on}]"
    yield f"\nnext page     {listing.next or '–'}"


def _fields(reading: Reading) -> Iterator[str]:
    for name in FIELDS:
        ladder = reading.evidence.get(name, ())
        for n, evidence in enumerate(ladder or (None,)):
            label = name if n == 0 else ""
            value, rung = (evidence.value, evidence.rung) if evidence else ("–", "no evidence")
            yield f"{label:<14}{'' if n == 0 else 'or '}{_short(value)}  [{rung}]"
    for name in PLAIN:
        yield f"{name:<14}{_short(getattr(reading.article, name) or '–')}"
    yield f"{'links':<14}{len(reading.article.links)} in the body"


def _verdict(reading: Reading) -> str:
    """What is believed of a page, what is doubted and why, in one line."""
    article = reading.article
    date = next((e.value for e in reading.evidence.get("published", ())), "no date")
    words = len(f"{article.teaser or ''} {article.body or ''}".split())
    believed = f"believed: {_quoted(article.title)}, {date}, {words} words"
    doubts = [f"{remark.reason} ({remark.detail})" for remark in article.remarks]
    return f"{believed}; doubted: {'; '.join(doubts) if doubts else 'nothing'}"


def _quoted(title: str | None) -> str:
    return f"„{title}“" if title else "no headline"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[:WIDTH]}… ({len(line)} characters)"
