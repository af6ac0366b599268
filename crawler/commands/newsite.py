"""``scrapy newsite NAME URL``: profile, fixture and expectation of a new site, to be filled in."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.utils.conf import closest_scrapy_cfg

from archive.clock import utc_now
from archive.program import PROGRAM
from crawler import sites
from crawler.reader import read_article, read_listing
from crawler.reader.dummy import dummy_page
from crawler.reader.tree import parse_html
from crawler.sites import SITES, Site, site_of
from crawler.spiders.fetch_one import FetchedPage, fetch_one

PROFILE = '''"""{title}, {home}."""

from crawler.sites import Site

SITE = Site(
    name="{name}",
    title="{title}",
    home="{home}",
    hosts=frozenset(({hosts})),
    article=(r"{article}",),  # a guess from the links of one page: check it
)
'''
LEFT_OUT = (
    *("source", "seen_at", "body_html", "addresses", "dates", "remarks", "capture", "read_at"),
)
"""Fields that an expectation does not spell out."""


class Command(ScrapyCommand):
    """Begin a new site."""

    requires_project = True
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Usage."""
        return "[options] NAME URL"

    def short_desc(self) -> str:
        """One line for the list of commands."""
        return "Write profile, fixture and expectation of a new site, to be filled in"

    def long_desc(self) -> str:
        """What the command does, and its exit codes."""
        return (
            "Reads one page of a news site (an article is best) and writes three files: the "
            "profile crawler/sites/NAME.py, the page as tests/sites/NAME/page.html with its prose "
            "replaced by dummy text of equal length, and tests/sites/NAME/expected.json with what "
            "the reader saw, for you to check and fill in. Nothing is overwritten. Exit codes: 0 "
            "written, 1 no page or a file is there already, 2 wrong usage."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Options of this command."""
        super().add_options(parser)
        parser.add_argument(
            "--folder", metavar="DIR", help="project to write to (default: this one)"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Look at the page, write the files, say what to do next."""
        if len(args) != 2 or not re.fullmatch(r"[a-z][a-z0-9-]+", args[0]):
            raise UsageError("expected a NAME of lower-case letters, digits and dashes, and a URL")
        name, url = args
        project = opts.folder or os.path.dirname(closest_scrapy_cfg())
        if not project:
            self._fail("there is no checkout of Kommunews here to write to; name one with --folder")
            return
        folder = Path(project)
        profile = folder.joinpath(*sites.__name__.split("."), f"{name.replace('-', '_')}.py")
        fixture = folder / "tests" / "sites" / name
        there = next((p for p in (profile, fixture) if p.exists()), None)
        if there is not None:
            self._fail(f"{there} exists already; choose another name, or remove it first")
            return
        assert self.crawler_process
        assert self.settings
        try:
            seen = fetch_one(url, site_of(url), self.crawler_process, self.settings)
        except OSError as error:
            self._fail(str(error))
            return
        site = new_site(name, seen)
        known = SITES.get(site_of(seen.url).name)
        profile.parent.mkdir(parents=True, exist_ok=True)
        fixture.mkdir(parents=True)
        profile.write_text(_profile(site), "utf-8")
        page = dummy_page(seen.text)
        (fixture / "page.html").write_text(page, "utf-8")
        now = utc_now()
        wanted = expectation(page, seen.url, known or site, name, now)
        (fixture / "expected.json").write_text(
            json.dumps(wanted, ensure_ascii=False, indent=2) + "\n", "utf-8"
        )
        print(
            f"{profile}: check hosts and article addresses\n{fixture}: check expected.json line by "
            f"line against page.html, fill in `published`\nthen: {PROGRAM} peek {seen.url} --site "
            f"{name}, and pytest -k {name}"
        )

    def _fail(self, sentence: str) -> None:
        print(sentence, file=sys.stderr)
        self.exitcode = 1


def new_site(name: str, seen: FetchedPage) -> Site:
    """What one page lets guess about its site."""
    parts = urlsplit(seen.url)
    host = parts.hostname or ""
    bare = host.removeprefix("www.")
    return Site(
        name=name,
        title=name,
        home=f"{parts.scheme}://{parts.netloc}/",
        hosts=frozenset((bare, f"www.{bare}")),
        article=(article_pattern(seen),),
    )


def article_pattern(seen: FetchedPage) -> str:
    """The commonest form of addresses that end in a slug of several words."""
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
    return head + r"/[^/?]+/?"


def _profile(site: Site) -> str:
    hosts = ", ".join(f'"{host}"' for host in sorted(site.hosts))
    return PROFILE.format(
        name=site.name, title=site.title, home=site.home, hosts=hosts, article=site.article[0]
    )


def expectation(page: str, url: str, site: Site, name: str, now: str) -> dict[str, Any]:
    """What the reader sees on the dummy page, in the form of the fixtures."""
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
