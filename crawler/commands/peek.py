"""``scrapy peek URL|FILE``: print what the reader finds on a page, and how. Stores nothing."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, TypeVar

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.misc import load_object

from archive import Article, Record, Refusal, Remark, Teaser
from archive.clock import utc_now
from archive.visible import number_of
from crawler.commands._base import Base
from crawler.commands._listed import listed, short
from crawler.commands._terminal import print_json
from crawler.reader import Listing, Reading, decode, read_article, read_surface
from crawler.reader.listing.links import absolute_url
from crawler.reader.listing.mend import unpack
from crawler.reader.markup.parse import parse_page
from crawler.reader.markup.structured import read_structured
from crawler.replay.reextract import kept_pipelines
from crawler.replay.version import reader_version
from crawler.sites import SITES, Site, site_of
from crawler.spiders.fetch_one import FetchedPage, fetch_one

FIELDS = ("kicker", "title", "teaser", "published", "byline", "tags", "section", "body")
PLAIN = ("url", "image_url", "image_alt", "image_caption", "image_credit")


Judged = TypeVar("Judged", Article, Teaser)


class Command(Base, ScrapyCommand):
    """Show what the reader finds on one page."""

    requires_crawler_process = True
    usage = "[options] URL|FILE"
    summary = "Show how the reader reads a page, with its evidence; stores nothing"
    description = (
        "Reads one page, from the web (robots.txt obeyed) or from a file, and shows each field "
        "with the rung of the ladder that answered and the runners-up, then the teasers of "
        "other articles and the next page. Of a feed, sitemap or REST page it shows what is "
        "listed: titles, addresses, dates, remarks. Nothing is stored. Exit codes: 0 read, 1 no "
        "page, or nothing on it, 64 wrong usage."
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
        """Read the page and print the result."""
        if len(args) != 1:
            raise UsageError("expected one URL or FILE")
        if opts.site and opts.site not in SITES:
            raise UsageError(f"expected a site of: {', '.join(sorted(SITES))}")
        try:
            seen, site = self._seen(args[0], opts)
        except OSError as error:
            self.fail(str(error))
            return
        html, url, kind = seen.text, seen.url, kind_of(seen.body)
        now = utc_now()
        reading = read_article(html, url, site, now) if kind == "listing" else None
        listing = read_surface(kind, seen.body, html, url, site, now, seen.headers)
        steps = (load_object(self.settings["KEPT_NORMALISE"]), *kept_pipelines(self.settings)[1])
        listing = replace(listing, teasers=tuple(judged(t, steps) for t in listing.teasers))
        if reading is not None:
            reading = replace(reading, article=judged(reading.article, steps))
        if opts.json:
            said = _as_json(site, url, kind, reading, listing)
            print_json(said, indent=2)
        else:
            print("\n".join(_as_text(site, url, kind, reading, listing)))
        announced = listing.teasers or listing.articles or listing.surfaces
        if not announced and not (reading and reading.article.title):
            self.fail(f"{url or args[0]}: {_nothing(kind, site)}")

    def _seen(self, what: str, opts: argparse.Namespace) -> tuple[FetchedPage, Site]:
        """Return the page and the profile to read it with. Raises ``OSError`` with one sentence."""
        named = SITES.get(opts.site or "")
        if what.startswith(("http://", "https://")):
            site = named or site_of(what)
            return fetch_one(what, site, self.crawler_process), site
        try:
            body = Path(what).read_bytes()
        except OSError as error:
            raise OSError(f"{what} cannot be read: {error.strerror}") from error
        url = opts.url or (named.home if named else "") or _own_address(body)
        return FetchedPage(url, body), named or site_of(url)


def judged(record: Judged, steps: Iterable[Callable[[Record], Record]]) -> Judged:
    """Return the record after ``steps``: with its date, its doubts, or as a refusal."""
    kept: Record = record
    for step in steps:
        kept = step(kept)
    if isinstance(kept, Refusal):
        doubt = Remark(reason=kept.reason, detail=kept.detail)
        return replace(record, remarks=(*record.remarks, doubt))
    assert isinstance(kept, Article | Teaser)
    return replace(record, published=kept.published, remarks=kept.remarks)


def kind_of(body: bytes) -> str:
    """Return the kind of a body: ``feed``, ``sitemap``, ``rest`` or a page."""
    start = unpack(body)[0][:2000].lstrip().lower()
    if start.startswith((b"[", b"{")):
        return "rest"
    if any(root in start for root in (b"<rss", b"<feed", b"<rdf:rdf")):
        return "feed"
    return "sitemap" if b"<urlset" in start or b"<sitemapindex" in start else "listing"


def _own_address(body: bytes) -> str:
    """Return the address that a saved page names as its own, or the first that a surface lists."""
    if kind_of(body) == "listing":
        return _canonical(decode(body, None)) or ""
    start = unpack(body)[0][:100_000].replace(b"\\/", b"/")
    found = _LISTED.search(start)
    return (found and absolute_url(found[1].decode("utf-8", "replace"), "/")) or ""


_LISTED = re.compile(rb"""(?:<loc>|<link>|<link\b[^<>]{0,200}href=["']|"link":)[\s"]{0,9}"""
                     rb"""(https?://[^\s<>"'&]{1,2000})""")  # fmt: skip


def _nothing(kind: str, site: Site) -> str:
    if kind == "listing":
        return "neither headline nor teasers found; is it a page of a news site?"
    return f"this {kind} lists no article of {site.name}; name its site with --site"


def _canonical(html: str) -> str | None:
    """Return the canonical address of a saved page."""
    tree = parse_page(html)
    return read_structured(tree).canonical if tree is not None else None


def _as_json(
    site: Site, url: str, kind: str, reading: Reading | None, listing: Listing
) -> dict[str, Any]:
    ladders = reading.evidence if reading else {}
    return {
        "site": site.name,
        "url": url,
        "kind": kind,
        "article_address": site.is_article(url),
        "reader": reader_version(),
        "article": asdict(reading.article) if reading else None,
        "evidence": {name: [asdict(e) for e in ladder] for name, ladder in ladders.items()},
        **asdict(listing),
    }


def _as_text(
    site: Site, url: str, kind: str, reading: Reading | None, listing: Listing
) -> Iterator[str]:
    """Describe a reading for people; a feed, sitemap or REST page is not an article."""
    address = "an article address" if site.is_article(url) else "no article address"
    what = f"by its profile this is {address}" if reading else f"this is a {_NAMES[kind]}"
    yield f"{url}\n  read as {site.name}; {what}"
    if reading is not None:
        yield f"  {_verdict(reading)}\n"
        yield from _fields(reading)
    yield from listed(listing, titled=kind != "sitemap")


_NAMES = {"feed": "feed", "sitemap": "sitemap", "rest": "page of the REST route"}


def _fields(reading: Reading) -> Iterator[str]:
    for name in FIELDS:
        ladder = reading.evidence.get(name, ())
        for n, evidence in enumerate(ladder or (None,)):
            label = name if n == 0 else ""
            value, rung = (evidence.value, evidence.rung) if evidence else ("–", "no evidence")
            yield f"{label:<14}{'' if n == 0 else 'or '}{short(value) or '–'}  [{rung}]"
    for name in PLAIN:
        yield f"{name:<14}{short(getattr(reading.article, name) or '–')}"
    yield f"{'links':<14}{len(reading.article.links)} in the body"


def _verdict(reading: Reading) -> str:
    """State the verdict on a page in one line: what it is, and what is doubted and why."""
    article = reading.article
    date = next((e.value for e in reading.evidence.get("published", ())), "no date")
    words = len(f"{article.teaser or ''} {article.body or ''}".split())
    read = f" read as {article.published}" if article.published else ""
    believed = f"believed: {_quoted(article.title)}, {date}{read}, {number_of(words, 'word')}"
    doubts = [f"{remark.reason} ({remark.detail})" for remark in article.remarks]
    return f"{believed}; doubted: {'; '.join(doubts) if doubts else 'nothing'}"


def _quoted(title: str | None) -> str:
    return f"„{title}“" if title else "no headline"
