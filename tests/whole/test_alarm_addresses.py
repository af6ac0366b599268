"""Every alarm names an address, and the page there shows what the alarm says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import Article
from archive.articles.spelling import canonical_url
from crawler.reader.article import read_article
from crawler.reader.listing import Listing, read_listing
from crawler.sites import SITES
from pipelines.normalise import normalise_article
from pipelines.validate import fault
from tests.support.cron import SITE, copied, crawlall, rows
from tests.support.lying import (  # fmt: skip
    HOST,
    LISTING,
    STEM,
    Lie,
    headline,
    listing,
    lying,
    notice,
    page,
    prose,
    site,
    url,
)

NUMBERS = range(24)
NOW = "2026-01-01T08:00:00Z"
FEED = f"{HOST}{STEM}feed"
CONSENT = "Wir verwenden Cookies und ähnliche Techniken. Bitte stimmen Sie zu, um weiterzulesen."
Pages = dict[str, Lie]


def everywhere(make: Callable[[int], Lie]) -> Callable[[Pages], None]:
    return lambda pages: pages.update({url(n): make(n) for n in NUMBERS})


def at(address: str, answer: Lie) -> Callable[[Pages], None]:
    return lambda pages: pages.update({address: answer})


def both(answer: Lie) -> Callable[[Pages], None]:
    return lambda pages: pages.update({LISTING: answer, f"{HOST}/": answer})


def feed() -> Lie:
    items = "".join(f"<item><title>Nr. {n}</title><link>{url(n)}</link></item>" for n in range(9))
    return 200, {}, f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def published(pages: Pages) -> None:
    numbers = range(89, 23, -1)
    pages |= {url(n): page(n) for n in numbers} | site(list(numbers)[:24])


def readdressed(pages: Pages) -> None:
    pages |= {url(n): (301, {"Location": f"{HOST}/news/{n}/"}, b"") for n in NUMBERS}
    pages |= {f"{HOST}/news/{n}/": page(n) for n in NUMBERS}


def renamed(pages: Pages) -> None:
    shown = listing(NUMBERS).replace(f"{STEM}a-", f"{STEM}b-")
    pages |= {url(n).replace("/a-", "/b-"): page(n) for n in NUMBERS}
    pages |= {LISTING: shown, f"{HOST}/": shown}


FAULTS: dict[str, Callable[[Pages], None]] = {
    "kickered": everywhere(lambda n: page(n, kicker="").replace("<p></p>", "")),
    "dated": everywhere(lambda n: page(n, date="")),
    "bodied": everywhere(lambda n: page(n, body="")),
    "words": everywhere(lambda n: page(n, body=prose(n, 1))),
    "changed:title": everywhere(lambda n: page(n, title=f"{headline(n)} (das neue Portal)")),
    "changed:teaser": everywhere(lambda n: page(n, lead=f"Vom {n % 9}. März: alles zum Thema.")),
    "doubted": everywhere(lambda n: page(n, body=prose(n)[: len(prose(n)) // 3])),
    "alike": everywhere(lambda _: notice("Ihre Einwilligung", CONSENT)),
    "refused": everywhere(lambda _: (200, {}, b"%PDF-1.7 ")),
    "removed": everywhere(lambda _: (410, {}, b"<html><body>weg</body></html>")),
    "readdressed": readdressed,
    "known-texts": renamed,
    "claims": everywhere(
        lambda n: page(n, head=f'<link rel="canonical" href="{url((n + 1) % 24)}">')
    ),
    "headed": everywhere(lambda n: page((n + 1) % 24)),
    "links:listing": at(LISTING, listing([])),
    "links:home": at(f"{HOST}/", listing([])),
    "links:feed": at(FEED, (200, {}, b'<rss version="2.0"><channel></channel></rss>')),
    "lost:feed": at(FEED, (404, {}, b"<html><body>weg</body></html>")),
    "dated:listing": both(listing(NUMBERS).replace("[10.10.2025]", "")),
    "gap": published,
}


class Shown:
    """The page at an address that an alarm names, and what the archive has of it."""

    def __init__(self, path: Path, pages: Pages, address: str) -> None:
        self.address = address
        answer = pages.get(address, (404, {}, b""))
        assert not callable(answer)
        self.status, self.text = (200, answer) if isinstance(answer, str) else (answer[0], "")
        text = self.text
        profile = SITES[SITE]
        self.article: Article = normalise_article(read_article(text, address, profile, NOW).article)
        self.refused = fault(self.article, (profile.title,), headline(0)) is not None
        self.listing: Listing = read_listing(text, address, profile, "listing", NOW)
        found = rows(
            path,
            "select kicker, title, teaser, body, word_count from articles_full where url = ?",
            address.replace("http:", "https:").rstrip("/"),
        )
        self.kicker, self.title, self.teaser, self.body, self.words = (
            found[0] if found else (None,) * 5
        )  # fmt: skip


def otherwise(shown: Shown) -> bool:
    """Tell whether a page has another text than the archive has of it."""
    return bool(shown.article.body != shown.body)


def known(shown: Shown) -> bool:
    """Tell whether a page at a new address has the text of an article the archive had before."""
    return "/b-" in shown.address and any(page(n) == shown.text for n in NUMBERS)


SHOWS: dict[str, Callable[[Shown], bool]] = {
    "kickered": lambda shown: not shown.article.kicker,
    "changed:kicker": lambda shown: not shown.article.kicker,
    "changed:title": lambda shown: bool(shown.article.title != shown.title),
    "changed:teaser": lambda shown: bool(shown.article.teaser != shown.teaser),
    "changed:published": lambda shown: not shown.article.published,
    "dated": lambda shown: not shown.article.published,
    "bodied": lambda shown: not shown.article.body,
    "words": lambda shown: len((shown.article.body or "").split()) < shown.words / 2,
    "doubted": otherwise,
    "alike": otherwise,
    "edited": otherwise,
    "same:title": otherwise,
    "same:body": otherwise,
    "refused": lambda shown: shown.refused,
    "wall": lambda shown: shown.refused,
    "lost": lambda shown: shown.refused or shown.status != 200,
    "removed": lambda shown: shown.status == 410,
    "readdressed": lambda shown: shown.status == 301,
    "known-texts": known,
    "claims": lambda shown: any(
        a.kind == "canonical" and a.url != canonical_url(shown.address)
        for a in shown.article.addresses
    ),
    "headed": lambda shown: bool(shown.article.title != shown.title),
    "lost:feed": lambda shown: shown.status == 404,
    "links:feed": lambda shown: shown.status == 200 and shown.address == FEED,
    "links:home": lambda shown: not shown.listing.articles,
    "links:listing": lambda shown: not shown.listing.articles,
    "dated:home": lambda shown: not any(t.published_text for t in shown.listing.teasers),
    "dated:listing": lambda shown: not any(t.published_text for t in shown.listing.teasers),
    "gap": lambda shown: bool(shown.listing.articles) and not shown.listing.next,
}
"""What the page at the address of an alarm shows."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "archive.db"
    with lying(site(NUMBERS) | {FEED: feed()}) as stage:
        assert crawlall(path, stage.proxy, "--quiet").returncode == 0
    return path


@pytest.mark.parametrize("name", FAULTS)
def test_the_address_of_an_alarm_shows_its_fault(base: Path, tmp_path: Path, name: str) -> None:
    path, pages = copied(base, tmp_path), site(NUMBERS) | {FEED: feed()}
    FAULTS[name](pages)
    with lying(pages) as stage:
        run = crawlall(path, stage.proxy, "-a", "recheck=all", "--quiet")
        assert run.returncode == 2
    alerts = dict(rows(path, "select name, detail from alerts"))
    # Whether a consent page is refused at once depends on which listing announced it first.
    deeper = {"alike": "wall", "dated": "changed:published", "kickered": "changed:kicker"}
    assert alerts.keys() & {name, deeper.get(name)}
    for alarm, said in alerts.items():
        peek = re.search(r"`\S+ (?:peek|history) (\S+)`", said)
        assert peek is not None, said
        assert SHOWS[alarm](Shown(path, pages, peek[1])), said
