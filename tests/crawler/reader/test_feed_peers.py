"""Our feed reader beside those of others, on the same composed feeds in the same run.

``feedparser`` reads everything, ``fastfeedparser`` is the quickest; both are here for comparison
only. Ours stays, as it is behind in nothing (this test), says where a feed breaks off and never
takes an address cut in the middle (``test_surface_ends.py``), which they do not.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

import pytest

from archive.articles.identity import address_key
from crawler.reader import read_feed
from crawler.sites import SITES
from pipelines.normalise import normalise_teaser

SITE = SITES["kommune21"]
ROOT = "https://www.kommune21.de"
URL = f"{ROOT}/k21-meldungen/feed/"
NOW = "2026-03-02T05:00:00Z"
FEEDS = 600

TITLES = (
    "Rathaus der Zukunft", "Müll & Abwasser: Bürger zahlen 7 € mehr", "Der „Digitalpakt“ – neu",
    "AT&T, D&D und R&B im Amt", "Prozessmanager/in gesucht", "Löhne < 12 Euro", "Straße 4.0",
)  # fmt: skip
DAY = date(2025, 10, 9)
RFC822 = (
    "Thu, 09 Oct 2025 08:00:00 +0200", "09 Oct 2025 08:00 GMT", "Thu, 9 Oct 2025 08:00:00 +0200",
    "Thursday, 09 Oct 2025 08:00:00 EST", "Thu, 09 October 2025 08:00:00 +0000",
    "Thu, 09 Oct 25 08:00:00 GMT",
)  # fmt: skip
ISO = ("2025-10-09T08:00:00+02:00", "2025-10-09T08:00:00Z", "2025-10-09", "2025-10-09T08:00+02:00")
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:a10="http://www.w3.org/2005/Atom"'
)
FOREIGN = (
    '<media:content url="https://a.example/x.jpg"><media:title>DSC_0815</media:title>'
    "<media:description>Bild</media:description></media:content>",
    '<media:group><media:title>Film</media:title><media:player url="https://a.example/f"/>'
    "</media:group>",
    "<itunes:title>Folge 3</itunes:title>", "<dc:creator>Vera Ender</dc:creator>",
    '<a10:link rel="self" href="https://www.kommune21.de/k21-meldungen/feed/"/>',
    "<content:encoded><![CDATA[<h1>Anders</h1><p>Text</p>]]></content:encoded>",
    "<x:title xmlns:x='urn:x'>Fremd</x:title>",
)  # fmt: skip


@dataclass(frozen=True)
class Composed:
    """A feed of one entry, and what it says."""

    body: bytes
    traits: tuple[str, ...]
    title: str
    url: str


def compose(choice: random.Random) -> Composed:
    """Compose a feed of any kind, well formed or as templates make it."""
    title = choice.choice(TITLES)
    number = choice.randrange(1000, 9999)
    plain = choice.random() < 0.6
    path = f"/k21-meldungen/m-{number}/" if plain else f"/?p={number}&post_type=k21-meldungen"
    kind = choice.choice(("rss", "rss", "rss", "atom", "rdf"))
    markup, wrapped = _title(choice, title, kind)
    mend = choice.random() < 0.15
    address = ROOT + path if mend else escape(ROOT + path)
    if mend:
        markup = markup.replace("&amp;", "&") if "CDATA" not in markup else markup
    children, dated = _children(choice, kind, markup, address)
    extra = choice.sample(FOREIGN, choice.randrange(3))
    entry = children + extra
    choice.shuffle(entry)
    text = _around(kind, "".join(entry))
    body, coded = _encoded(choice, text)
    traits = (kind, wrapped, dated, coded, "bare &" if mend else "", *extra)
    return Composed(body, tuple(filter(None, traits)), title, ROOT + path)


def _title(choice: random.Random, title: str, kind: str) -> tuple[str, str]:
    form = choice.choice(("plain", "cdata", "twice", "named"))
    once = escape(title, quote=False)
    if form == "cdata":
        inner = once if kind != "atom" else title
        return f"<title><![CDATA[{inner}]]></title>", form
    if form == "twice" and kind == "atom":
        return f'<title type="html">{escape(once, quote=False)}</title>', form
    if form == "twice":
        return f"<title>{escape(once, quote=False)}</title>", form
    if form == "named":
        return f"<title>{once.replace('ü', '&#252;').replace('€', '&#x20AC;')}</title>", form
    return f"<title>\n  {once}\n</title>", "plain"


def _children(choice: random.Random, kind: str, title: str, address: str) -> tuple[list[str], str]:
    if kind == "atom":
        links = [f'<link rel="alternate" type="text/html" href="{address}"/>']
        links += ['<link rel="edit" href="https://www.kommune21.de/k21-meldungen/edit/"/>'] * 2
        said = choice.choice(ISO[:2])
        return [title, *links, f"<published>{said}</published>", "<id>urn:uuid:1</id>",
                "<updated>2026-01-01T00:00:00Z</updated>"], said  # fmt: skip
    said = choice.choice(RFC822 if kind == "rss" else ISO)
    when = f"<pubDate>{said}</pubDate>" if kind == "rss" else f"<dc:date>{said}</dc:date>"
    if kind == "rss" and choice.random() < 0.2:
        when = f"<dc:date>{(said := choice.choice(ISO))}</dc:date>"
    link = f"<link>{address}</link>"
    if kind == "rss" and choice.random() < 0.2:
        link = f'<guid isPermaLink="true">{address}</guid>'
    return [title, link, when, "<description>Ein Satz.</description>"], said


def _around(kind: str, entry: str) -> str:
    if kind == "atom":
        return (f'<feed xmlns="http://www.w3.org/2005/Atom" {SPACES}><title>Blatt</title>'
                f'<link href="{ROOT}/"/><entry>{entry}</entry></feed>')  # fmt: skip
    if kind == "rdf":
        return ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
                f'xmlns="http://purl.org/rss/1.0/" {SPACES}><channel rdf:about="x"><title>Blatt'
                f"</title><link>{ROOT}/</link></channel><item rdf:about='y'>{entry}</item>"
                "</rdf:RDF>")  # fmt: skip
    return (f'<rss version="2.0" {SPACES}><channel><title>Blatt</title><link>{ROOT}/</link>'
            f"<image><title>Logo</title><link>{ROOT}/</link></image><item>{entry}</item>"
            "</channel></rss>")  # fmt: skip


def _encoded(choice: random.Random, text: str) -> tuple[bytes, str]:
    declared, real = choice.choice(
        (("utf-8", "utf-8"), ("utf-8", "utf-8"), ("iso-8859-1", "cp1252"),
         ("windows-1252", "cp1252"), ("", "utf-8"), ("iso-8859-1", "utf-8"), ("utf-8", "cp1252"),
         ("utf-16", "utf-16"))
    )  # fmt: skip
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    return (head + text).encode(real), f"{declared or 'nothing'} declared, {real}"


Said = tuple[str, str, str]
"""Title, key of the address, day."""


def ours(body: bytes) -> Said:
    teasers = read_feed(body, URL, SITE, NOW).teasers
    if not teasers:
        return "", "", ""
    found = normalise_teaser(teasers[0])
    return found.title or "", address_key(found.url), found.published or ""


def of_peer(parse: Callable[[bytes], Any]) -> Callable[[bytes], Said]:
    """What a peer says, by the keys that both have; its title may still hold markup."""

    def read(body: bytes) -> Said:
        try:
            entries = parse(body)["entries"]
        except Exception:  # fastfeedparser raises where it finds no feed
            return "", "", ""
        if not entries:
            return "", "", ""
        entry = entries[0]
        names = ("published_parsed", "updated_parsed", "published", "updated")
        when = next((said for name in names if (said := entry.get(name))), "")
        day = when if isinstance(when, str) else "-".join(f"{n:02d}" for n in when[:3])
        return " ".join(str(entry.get("title") or "").split()), (
            address_key(str(entry.get("link") or ""))
        ), day[:10]  # fmt: skip

    return read


def peers() -> Iterator[tuple[str, Callable[[bytes], Said]]]:
    for name in ("feedparser", "fastfeedparser"):
        yield name, of_peer(pytest.importorskip(name).parse)


def right(said: Said, feed: Composed) -> tuple[bool, bool, bool]:
    def bare(title: str) -> str:
        return re.sub(r"&(?:amp|lt);", lambda m: {"&amp;": "&", "&lt;": "<"}[m[0]], title)

    return (
        bare(said[0]) == feed.title, said[1] == address_key(feed.url), said[2] == DAY.isoformat(),
    )  # fmt: skip


LINK = f"{ROOT}/k21-meldungen/x/"
HEAD = "<?xml version='1.0'?>"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def odd(children: str, root: str = f"rss version='2.0' {SPACES}", head: str = HEAD) -> str:
    name = root.partition(" ")[0]
    return f"{head}<{root}><channel><title>B</title><item>{children}</item></channel></{name}>"


ODD = {
    "atom link": odd(f"<title>A</title><a10:link href='{LINK}'/>"),
    "link as attribute": odd(f"<title>A</title><link href='{LINK}'/>"),
    "link in CDATA": odd(f"<title>A</title><link><![CDATA[ {LINK} ]]></link>"),
    "XML Base of a link": odd(f"<title>A</title><link xml:base='{ROOT}/k21-meldungen/'>x/</link>"),
    "XML Base of all": odd("<title>A</title><link>x/</link>",
                           f"rss version='2.0' xml:base='{ROOT}/k21-meldungen/'"),
    "guid beside a link to itself": odd(
        f"<title>A</title><a10:link rel='self' href='{ROOT}/feed/'/><guid>{LINK}</guid>"),
    "guid beside a link home": odd(f"<title>A</title><link>{ROOT}/</link><guid>{LINK}</guid>"),
    "rdf:about": f'<rdf:RDF xmlns:rdf="{RDF}" xmlns="http://purl.org/rss/1.0/"><item '
                 f'rdf:about="{LINK}"><title>A</title></item></rdf:RDF>',
    "RSS 0.90": f'<rdf:RDF xmlns:rdf="{RDF}" xmlns="http://my.netscape.com/rdf/simple/0.9/"><item>'
                f"<title>A</title><link>{LINK}</link></item></rdf:RDF>",
    "capitals": f"<RSS><CHANNEL><ITEM><TITLE>A</TITLE><LINK>{LINK}</LINK></ITEM></CHANNEL></RSS>",
    "item outside of the channel": "<rss><channel/><item><title>A</title>"
                                   f"<link>{LINK}</link></item></rss>",
    "markup that nobody escaped": odd("<title><b>A</b></title><description><p>x<br>y<p>z"
                                      f"<img src='a.jpg'></description><link>{LINK}</link>"),
    "a warning in front": "<br />\n<b>Warning</b>: x in <b>/a.php</b>\n"
                          + odd(f"<title>A</title><link>{LINK}</link>"),
    "Atom 0.3": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped" '
                f'type="text/html">A</title><link rel="alternate" href="{LINK}"/></entry></feed>',
    "Atom, prefixed": '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>A</a:title>'
                      f'<a:link href="{LINK}"/></a:entry></a:feed>',
    "Atom, relative": f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{ROOT}/k21-meldungen/">'
                      '<entry xml:base="x/"><title>A</title><link href="."/></entry></feed>',
    "Atom, several links": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link '
                           f'rel="enclosure" href="{ROOT}/k21-meldungen/z/"/><link '
                           f'type="application/pdf" href="{ROOT}/k21-meldungen/p/"/><link '
                           f'type="text/html" href="{LINK}"/></entry></feed>',
    "Atom, an id alone": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title>'
                         f"<id>{LINK}</id></entry></feed>",
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_feeds(name: str) -> None:
    assert ours(ODD[name].encode())[:2] == ("A", address_key(LINK))


@pytest.mark.filterwarnings("ignore")
def test_ours_is_behind_in_nothing() -> None:
    choice = random.Random(15)
    readers = {"ours": ours, **dict(peers())}
    score = {name: Counter[str]() for name in readers}
    behind: list[str] = []
    for _ in range(FEEDS):
        feed = compose(choice)
        held = {name: right(read(feed.body), feed) for name, read in readers.items()}
        for place, field in enumerate(("title", "link", "date")):
            for name, found in held.items():
                score[name][field] += found[place]
            if not held["ours"][place] and any(found[place] for found in held.values()):
                behind.append(f"{field}: {feed.traits} {feed.body[:900]!r}")
    print({name: dict(found) for name, found in score.items()})
    assert behind == []
    assert all(score["ours"][field] > 0.98 * FEEDS for field in ("title", "link", "date"))
