"""``scrapy newsite NAME URL``: draft profile, fixture and expectation of a new site."""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.conf import closest_scrapy_cfg

from archive import ArchiveError
from archive.articles.identity import address_key
from archive.clock import utc_now
from archive.exchange.output import replaced
from archive.program import PROGRAM
from crawler import sites
from crawler.commands._base import Base
from crawler.reader import read_article, read_listing
from crawler.reader.article.proposals import propose_furniture, propose_hints
from crawler.reader.dummy import dummy_page
from crawler.reader.markup.parse import parse_html
from crawler.reader.wording.offers import read_offers
from crawler.sites import SITES, Site, site_of
from crawler.spiders.fetch_one import FetchedPage, fetch_with

PROFILE = '''"""{title}, {home}."""

from crawler.sites import Site

SITE = Site(
    name="{name}",
    title="{title}",
    home="{home}",
    hosts=frozenset(({hosts})),
    article=(r"{article}",),  # a guess from the links of one page: check it
{offers})
{hints}'''
HINTS = """# Proposed from {count} articles; leave out what `peek` is right without{also}:
# {call}
"""
REPEATS = "; furniture was read\n# as text, and stands in the texts of several of them"
MAX_BESIDE = 2
"""Further articles to read, to propose hints."""
LEFT_OUT = (
    *("source", "seen_at", "body_html", "addresses", "dates", "remarks", "capture", "read_at"),
    *("reader", "evidence", "published_at"),
)
"""Fields left out of an expectation."""


class Command(Base, ScrapyCommand):
    """Begin a new site."""

    requires_crawler_process = True
    usage = "[options] NAME URL"
    summary = "Write profile, fixture and expectation of a new site, to be filled in"
    description = (
        "Reads one page of a news site (an article is best), its robots.txt and two more of "
        "its articles, and writes three files: the profile crawler/sites/NAME.py with what the "
        "site says of itself (name, feeds, sitemaps, REST route) and a proposal of hints, the "
        "page as tests/sites/NAME/page.html with its prose replaced by dummy text of equal "
        "length, and tests/sites/NAME/expected.json with what "
        "the reader saw, for you to check and fill in. Nothing is overwritten. Exit codes: 0 "
        "written, 1 no page or a file is there already, 64 wrong usage."
    )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""
        super().add_options(parser)
        parser.add_argument(
            "--folder", metavar="DIR", help="project to write to (default: this one)"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Read the page, write the files, print what to do next."""
        if len(args) != 2 or not re.fullmatch(r"[a-z][a-z0-9_-]+", args[0]):
            raise UsageError("expected a NAME of lower-case letters, digits and dashes, and a URL")
        name, url = args[0].replace("_", "-"), args[1]
        project = opts.folder or os.path.dirname(closest_scrapy_cfg())
        if not project:
            self.fail("there is no checkout of Kommunews here to write to; name one with --folder")
            return
        folder = Path(project)
        profile = folder.joinpath(*sites.__name__.split("."), f"{name.replace('-', '_')}.py")
        fixture = folder / "tests" / "sites" / name
        there = next((p for p in (profile, fixture) if p.exists()), None)
        if there is not None:
            self.fail(f"{there} exists already; choose another name, or remove it first")
            return
        try:
            seen, *beside = fetch_with(url, site_of(url), self.crawler_process, _beside)
        except OSError as error:
            self.fail(str(error))
            return
        site = new_site(name, seen, *beside)
        known = SITES.get(site_of(seen.url).name)
        try:
            fixture.mkdir(parents=True)
            now = utc_now()
            articles = [(p.text, p.url) for p in (seen, *beside) if not _is_robots(p)]
            hints = propose_hints(articles, site, now)
            if furniture := propose_furniture(articles, site, now):
                hints["furniture"] = furniture
            page = dummy_page(seen.text)
            wanted = expectation(page, seen.url, known or site, name, now)
            expected = json.dumps(wanted, ensure_ascii=False, indent=2) + "\n"
            _write(profile, _profile(site, hints, len(articles)))
            _write(fixture / "page.html", page)
            _write(fixture / "expected.json", expected)
        except (ArchiveError, OSError) as error:
            self.fail(str(error))
            return
        print(
            f"{profile}: check hosts and article addresses\n{fixture}: check expected.json line by "
            f"line against page.html, fill in `published`\nthen: {PROGRAM} peek {seen.url} --site "
            f"{name}, and pytest -k {name}"
        )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with replaced(file) as stream:
        stream.write(text.encode())


def new_site(name: str, seen: FetchedPage, *beside: FetchedPage) -> Site:
    """Guess a site's profile from one page, and from robots.txt among those ``beside`` it."""
    parts = urlsplit(seen.url)
    host = parts.hostname or ""
    bare = host.removeprefix("www.")
    site = Site(
        name=name,
        title=name,
        home=f"{parts.scheme}://{parts.netloc}/",
        hosts=frozenset((bare, f"www.{bare}")),
        article=(article_pattern(seen),),
    )
    robots = next((page.text for page in beside if _is_robots(page)), "")
    offers = read_offers(seen.text, seen.url, site, robots=robots, link=seen.headers.link)
    return replace(
        site,
        title=offers.title or name,
        listings=offers.listings,
        feeds=offers.feeds,
        sitemaps=offers.sitemaps,
        rest=offers.rest,
    )


def _beside(seen: FetchedPage) -> list[str]:
    """Return the addresses to read beside the first page: robots.txt, and two more articles."""
    site = new_site("new", seen)
    read = read_article(seen.text, seen.url, site, utc_now())
    others = [url for url in read.articles if address_key(url) != address_key(seen.url)]
    return [urljoin(seen.url, "/robots.txt"), *others[:MAX_BESIDE]]


def _is_robots(page: FetchedPage) -> bool:
    return urlsplit(page.url).path == "/robots.txt"


def article_pattern(seen: FetchedPage) -> str:
    """Return the most frequent pattern of addresses that end in a slug of several words."""
    tree = parse_html(seen.text)
    links = [] if tree is None else [a.get("href") or "" for a in tree.iter("a")]
    forms: Counter[str] = Counter()
    for href in [seen.url, *links]:
        try:
            parts = urlsplit(urljoin(seen.url, href))
        except ValueError:
            continue
        head, _, last = parts.path.rstrip("/").rpartition("/")
        if parts.hostname == urlsplit(seen.url).hostname and last.count("-") > 1:
            forms[re.sub(r"(?<=/)\d+(?=/|$)", r"\\d+", re.escape(head).replace(r"\-", "-"))] += 1
    head = forms.most_common(1)[0][0] if forms else ""
    # right below the home page, require several words, to exclude index2.html and archive.html
    return head + (r"/[^/?]+/?" if head else r"/[^/?]+-[^/?]+/?")


def _profile(site: Site, hints: dict[str, str], count: int) -> str:
    offers = {"listings": site.listings, "feeds": site.feeds, "sitemaps": site.sitemaps,
              "rest": site.rest}  # fmt: skip
    lines = [
        f"    {name}=({', '.join(map(_quoted, urls))},),\n" for name, urls in offers.items() if urls
    ]
    call = ", ".join(f"{name}={_quoted(selector)}" for name, selector in hints.items())
    also = REPEATS if "furniture" in hints else ""
    return PROFILE.format(
        name=site.name,
        title=_quoted(site.title)[1:-1],
        home=site.home,
        hosts=", ".join(map(_quoted, sorted(site.hosts))),
        article=site.article[0],
        offers="".join(lines),
        hints=HINTS.format(count=count, also=also, call=f"hints=Hints({call})") if hints else "",
    )


def _quoted(text: str) -> str:
    """Return a text as a Python literal: text from a page must never become code."""
    return json.dumps(text, ensure_ascii=False)


def expectation(page: str, url: str, site: Site, name: str, now: str) -> dict[str, Any]:
    """Return what the reader reads from the dummy page, in the form of the fixtures."""
    reading = read_article(page, url, site, now)
    article = {k: v for k, v in asdict(reading.article).items() if k not in LEFT_OUT}
    listing = read_listing(page, url, site, "related", now)
    printed = next((d.text for d in reading.article.dates), None)
    return {
        "kind": "article",
        "site": name,
        "url": url,
        "fetched_at": now,
        "article": article | {"published_text": printed},
        "teasers": [
            {k: v for k, v in asdict(t).items() if k not in LEFT_OUT} for t in listing.teasers
        ],
    }
