"""``scrapy peek URL|FILE``: what the reader sees on a page, and how it knows. Stores nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.decode import decode
from crawler.discover import Listing, read_listing
from crawler.extract import Reading, read_article
from crawler.flow import parse
from crawler.site import Site
from crawler.sites import SITES
from crawler.structured import read_structured

WIDTH = 100
"""Characters of a value that are shown; ``--json`` shows all."""
FIELDS = ("kicker", "title", "teaser", "published", "byline", "tags", "section", "body")
PLAIN = ("url", "image_url", "image_alt", "image_caption", "image_credit")
QUIET = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {"crawler.extensions.RunReport": None, "crawler.extensions.Progress": None},
}
"""Settings that keep a look from leaving a trace."""


class Command(ScrapyCommand):
    """Look at one page."""

    requires_project = True
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Usage."""
        return "[options] URL|FILE"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Show what the reader sees on a page, and how it knows; stores nothing"

    def long_desc(self) -> str:
        """What the command does, and its exit codes."""
        return (
            "Reads one page, from the web (robots.txt obeyed) or from a file, and shows each field "
            "with the rung of the ladder that answered and the runners-up, then the teasers of "
            "other articles and the next page. Nothing is stored. Exit codes: 0 read, 1 no page "
            "or no headline, 2 wrong usage."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of this command."""
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
        is_web = args[0].startswith(("http://", "https://"))
        named = SITES.get(opts.site or "")
        try:
            if is_web:
                url = args[0]
                site = named or site_of(url)
                html, url = self._fetch(url, site)
            else:
                html = decode(Path(args[0]).read_bytes(), None)
                url = opts.url or _canonical(html) or (named.home if named else "")
                site = named or site_of(url)
        except OSError as error:
            self._fail(str(error))
            return
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        reading = read_article(html, url, site, now)
        listing = read_listing(html, url, site, "listing", now)
        if opts.json:
            print(json.dumps(_as_json(site, url, reading, listing), ensure_ascii=False, indent=2))
        else:
            print("\n".join(_as_text(site, url, reading, listing)))
        if not reading.article.title and not listing.teasers:
            self._fail(
                f"{url}: no headline and no teasers were found; is it a page of a news site?"
            )

    def _fetch(self, url: str, site: Site) -> tuple[str, str]:
        """Text and final address of a page on the web. Raises ``OSError`` with one sentence."""
        assert self.crawler_process
        assert self.settings
        answers: list[Response] = []
        reasons: list[str] = []

        class Look(Spider):
            name = "peek"

            async def start(self) -> Any:
                yield Request(url, self.parse, errback=self.failed, dont_filter=True)

            def parse(self, response: Response, **_: object) -> None:
                answers.append(response)

            def failed(self, failure: Failure) -> None:
                reasons.append(str(failure.value) or type(failure.value).__name__)

        Look.site = site  # type: ignore[attr-defined]  # the middleware that stays on site asks
        self.settings.setdict(QUIET, priority="cmdline")
        self.settings["DOWNLOADER_MIDDLEWARES"]["crawler.middlewares.ConditionalRequests"] = None
        self.crawler_process.crawl(Look)
        self.crawler_process.start()
        if not answers:
            raise OSError(f"{url} gave no page: {'; '.join(reasons) or 'no answer'}")
        response = answers[0]
        header = response.headers.get("Content-Type")
        return decode(response.body, header.decode("latin-1") if header else None), response.url

    def _fail(self, sentence: str) -> None:
        print(sentence, file=sys.stderr)
        self.exitcode = 1


def site_of(url: str) -> Site:
    """The profile that owns an address; else one without hints for that host alone."""
    for site in SITES.values():
        if site.owns(url):
            return site
    host = urlsplit(url).hostname or "localhost"
    hosts = frozenset((host, host.removeprefix("www."), f"www.{host.removeprefix('www.')}"))
    return Site(name=host, title=host, home=f"https://{host}/", hosts=hosts, article=(r"/.+",))


def _canonical(html: str) -> str | None:
    """The address a saved page calls its own."""
    tree = parse(html)
    return read_structured(tree).canonical if tree is not None else None


def _as_json(site: Site, url: str, reading: Reading, listing: Listing) -> dict[str, Any]:
    return {
        "site": site.name,
        "url": url,
        "article_address": site.is_article(url),
        "article": asdict(reading.article),
        "evidence": {
            name: [asdict(e) for e in ladder] for name, ladder in reading.evidence.items()
        },
        "teasers": [asdict(t) for t in listing.teasers],
        "articles": list(listing.articles),
        "next": listing.next,
    }


def _as_text(site: Site, url: str, reading: Reading, listing: Listing) -> Iterator[str]:
    kind = "an article address" if site.is_article(url) else "no article address"
    yield f"{url}\n  read as {site.name}; by its profile this is {kind}\n"
    for name in FIELDS:
        ladder = reading.evidence.get(name, ())
        for n, evidence in enumerate(ladder or (None,)):
            label = name if n == 0 else ""
            value, rung = (evidence.value, evidence.rung) if evidence else ("–", "no evidence")
            yield f"{label:<14}{'' if n == 0 else 'or '}{_short(value)}  [{rung}]"
    for name in PLAIN:
        yield f"{name:<14}{_short(getattr(reading.article, name) or '–')}"
    yield f"{'links':<14}{len(reading.article.links)} in the body"
    yield f"\n{len(listing.teasers)} teasers, {len(listing.articles)} article links"
    for teaser in listing.teasers:
        kicker = f"{teaser.kicker}: " if teaser.kicker else ""
        yield f"  {teaser.published_text or '–':<12} {_short(kicker + (teaser.title or '–'))}"
        yield f"  {'':<12} {_short(teaser.text or '–')}  [{teaser.seen_on}]"
    yield f"\nnext page     {listing.next or '–'}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[:WIDTH]}… ({len(line)} characters)"
