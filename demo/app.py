"""From an address of one of the sites to an answer. No sockets here."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from urllib.parse import parse_qs, unquote, urlsplit

from demo import feeds, offside, pictures, traps
from demo.brands import BRANDS, Brand
from demo.model import Article, SiteName, paragraph
from demo.page import DAY_MARK, Frame, Layout, Pager, Teaser, teaser_of
from demo.spelling import day_header, german_date
from demo.world import World

PER_PAGE = 12
ON_HOME = 15
HTML = "text/html; charset=UTF-8"
XML = "application/xml; charset=UTF-8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What goes back to the client, before compression and faults."""

    status: int = 200
    body: bytes = b""
    content_type: str = HTML
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: datetime | None = None


@dataclass(slots=True)
class SiteApp:
    """One site: routes an address to a page."""

    world: World
    site: SiteName
    traps: bool = False
    empty_listing: bool = False
    """Draw listings without teasers (a fault)."""

    def answer(self, target: str, today: date) -> Answer:
        """The answer for a path with query."""
        parts = urlsplit(target)
        path, query = unquote(parts.path), {k: v[0] for k, v in parse_qs(parts.query).items()}
        found = self._route(path, query) or self.not_found()
        body = found.body
        etag = found.etag
        if found.status == 200 and etag is None:
            etag = _tag(body)
        if found.content_type == HTML:
            body = body.replace(DAY_MARK.encode(), day_header(today).encode())
        return replace(found, body=body, etag=etag)

    def not_found(self, status: int = 404) -> Answer:
        """The page for what is not there (any more); with 200 a soft 404."""
        text = "<p>Die gewünschte Seite wurde nicht gefunden. Vielleicht hilft die Startseite.</p>"
        return self._html(self._layout.plain(self._frame("/404"), "Nicht gefunden", text), status)

    @property
    def _brand(self) -> Brand:
        return BRANDS[self.site]

    @property
    def _layout(self) -> Layout:
        return self.world.layout(self.site)

    def _route(self, path: str, query: dict[str, str]) -> Answer | None:
        if path == "/" and "p" in query:
            return self._by_post_id(query)
        if path == "/":
            return self._home()
        head, _, rest = path.strip("/").partition("/")
        if head == "k21-meldungen":
            return self._meldungen(path, rest, query)
        if match := re.fullmatch(r"/meldung_(\d+)(?:_[^/]*)?(?:\.html|\.pdf)?", path):
            article = self.world.by_old_id(self.site, int(match[1]))
            return _moved(article.url) if article else None
        if head == "wp-content" and path.endswith(".png"):
            return Answer(body=pictures.png(path), content_type="image/png")
        return self._machine(path, query) or self._offside(head, rest)

    def _by_post_id(self, query: dict[str, str]) -> Answer | None:
        number = int(query["p"]) if query["p"].isdecimal() else -1
        if query.get("post_type") == "newsletter":
            for issue in self.world.issues(self.site):
                if issue.post_id == number:
                    heading, content = offside.newsletter(self._brand, issue)
                    return self._plain(f"/?p={number}&post_type=newsletter", heading, content)
            return None
        article = self.world.by_post_id(self.site, number)
        return _moved(article.url) if article else None

    def _meldungen(self, path: str, rest: str, query: dict[str, str]) -> Answer | None:
        rest = rest.strip("/")
        if rest == "feed":
            return self._feed(query)
        if not rest:
            number = query.get("pg", "1") if self._brand.paging == "query" else "1"
            return self._listing(int(number)) if number.isdecimal() else None
        if self._brand.paging == "path" and (match := re.fullmatch(r"page/(\d+)", rest)):
            return self._listing(int(match[1]))
        if rest.startswith("vorschau-"):
            return self._article_page(_preview(self.site), ())
        if self.traps and self.site == "rathausblick" and f"/k21-meldungen/{rest}" in _TRAP_NAMES:
            return self._trap(_TRAP_NAMES[f"/k21-meldungen/{rest}"])
        return self._article(path, rest)

    def _article(self, path: str, slug: str) -> Answer | None:
        article = self.world.article(self.site, slug)
        if article is None:
            return None
        gone = self.world.removed(self.site, slug)
        if gone is not None:
            return self.not_found(gone)
        if path.endswith("/") != self._brand.final_slash:
            return _moved(article.url)
        related = [teaser_of(a, relative=a.post_id % 2 == 0) for a in self.world.related(article)]
        page = self._article_page(article, tuple(related))
        key = (
            f"{self._layout.name} {sorted(article.date_on)} {replace(article, date_on=frozenset())}"
        )
        return replace(page, etag=_tag(key.encode()), modified=_modified(article))

    def _article_page(self, article: Article, related: tuple[Teaser, ...]) -> Answer:
        frame = self._frame(article.path + ("/" if self._brand.final_slash else ""))
        text = german_date(article.date) if article.prints_date else None
        return self._html(self._layout.article(frame, article, related, text))

    def _home(self) -> Answer:
        newest = self.world.articles(self.site)[:ON_HOME]
        return self._teasers("/", None, newest, None)

    def _listing(self, number: int) -> Answer | None:
        everything = self.world.articles(self.site)
        last = max(1, -(-len(everything) // PER_PAGE))
        endless = self.traps and self.site == "rathausblick"
        if number < 1 or (number > last and not endless):
            return None
        shown = min(number, last)
        articles = everything[(shown - 1) * PER_PAGE : shown * PER_PAGE]
        following = self._page_path(number + 1) if number < last or endless else None
        if following and number >= last:
            following += f"&sitzung={number * 7919 % 10007}"
        around = sorted({1, *range(max(1, shown - 3), min(last, shown + 3) + 1), last})
        pager = Pager(
            current=number,
            numbers=tuple((n, self._page_path(n)) for n in around),
            following=following,
        )
        extra = traps.teasers() if endless and number == 1 else ()
        heading = "Meldungen" if number == 1 else f"Meldungen, Seite {number}"
        return self._teasers(self._page_path(number), heading, articles, pager, extra)

    def _page_path(self, number: int) -> str:
        if number == 1:
            return "/k21-meldungen/"
        if self._brand.paging == "query":
            return f"/k21-meldungen/?pg={number}"
        return f"/k21-meldungen/page/{number}/"

    def _teasers(
        self,
        path: str,
        heading: str | None,
        articles: Sequence[Article],
        pager: Pager | None,
        extra: tuple[Teaser, ...] = (),
    ) -> Answer:
        """A page of teasers; every fourth long one is cut, some addresses are absolute."""
        teasers = tuple(
            teaser_of(a, cut=a.post_id % 4 == 1, relative=a.post_id % 3 != 0) for a in articles
        )
        shown = () if self.empty_listing else teasers + extra
        return self._html(self._layout.listing(self._frame(path), heading, shown, pager))

    def _feed(self, query: dict[str, str]) -> Answer | None:
        number = int(query.get("paged", "1")) if query.get("paged", "1").isdecimal() else 0
        everything = self.world.articles(self.site)
        start = (number - 1) * feeds.PER_FEED
        if number < 1 or start >= len(everything):
            return None
        page = () if self.empty_listing else everything[start : start + feeds.PER_FEED]
        if self._brand.feed == "rss":
            kind, text = "application/rss+xml; charset=UTF-8", feeds.rss(self._brand, page)
        else:
            more = start + feeds.PER_FEED < len(everything)
            here = f"{self._brand.home}/k21-meldungen/feed?paged={number + 1}"
            text = feeds.atom(self._brand, page, here if more else None)
            kind = "application/atom+xml; charset=utf-8"
        return Answer(body=text.encode(), content_type=kind, modified=_modified(everything[0]))

    def _machine(self, path: str, query: dict[str, str]) -> Answer | None:
        everything = self.world.articles(self.site)[::-1]
        if path == "/robots.txt":
            return Answer(body=feeds.robots(self._brand).encode(), content_type="text/plain")
        if path == "/wp-sitemap.xml":
            return _xml(feeds.sitemap_index(self._brand, len(everything)))
        if path == "/wp-sitemap-posts-page-1.xml":
            return _xml(feeds.sitemap_of_pages(self._brand))
        if match := re.fullmatch(r"/wp-sitemap-posts-k21-meldungen-(\d+)\.xml", path):
            start = (int(match[1]) - 1) * feeds.PER_SITEMAP
            part = everything[max(0, start) : start + feeds.PER_SITEMAP]
            return _xml(feeds.sitemap(part)) if part and start >= 0 else None
        if path.rstrip("/") == "/wp-json/wp/v2/k21-meldungen" and self._brand.serves_rest:
            return self._rest(query)
        return None

    def _rest(self, query: dict[str, str]) -> Answer:
        everything = self.world.articles(self.site)
        values = [query.get("per_page", "10"), query.get("page", "1")]
        per_page, page = (int(value) if value.isdecimal() else 0 for value in values)
        pages = -(-len(everything) // max(1, per_page))
        code = None
        if not 1 <= per_page <= 100:
            code = "rest_invalid_param"
        elif not 1 <= page <= pages:
            code = "rest_post_invalid_page_number"
        if code:
            text = json.dumps(
                {"code": code, "message": "Ungültige Angabe.", "data": {"status": 400}}
            )
            return Answer(status=400, body=text.encode(), content_type="application/json")
        part = everything[(page - 1) * per_page : page * per_page]
        return Answer(
            body=feeds.rest(self._brand, part).encode(),
            content_type="application/json; charset=UTF-8",
            headers={"X-WP-Total": str(len(everything)), "X-WP-TotalPages": str(pages)},
        )

    def _offside(self, head: str, rest: str) -> Answer | None:
        rest = rest.strip("/")
        path = f"/{head}/{rest}".rstrip("/")
        if head == "k21-themen":
            names = {**dict(self._brand.sections), "uebersicht": "Übersicht"}
            if rest not in names:
                return None
            articles = self.world.articles(self.site)
            near = [a for a in articles if names[rest] in (a.section, "Übersicht")]
            return self._teasers(path, f"Thema: {names[rest]}", near[:PER_PAGE], None)
        pages = {
            "k21-termine": lambda: offside.dates(rest or "alle"),
            "k21-it-guide": lambda: offside.guide(self._brand),
            "k21-heftarchiv": lambda: offside.magazine(self._brand),
            "impressum": lambda: offside.imprint(self._brand, self.world.issues(self.site)),
            "intern": lambda: offside.forbidden(rest),
        }
        if head not in pages:
            return None
        heading, content = pages[head]()
        return self._plain(path, heading, content)

    def _plain(self, path: str, heading: str, content: str) -> Answer:
        return self._html(self._layout.plain(self._frame(path), heading, content))

    def _trap(self, name: str) -> Answer | None:
        match name:
            case "empty-page":
                return Answer(body=b"")
            case "picture-as-html":
                return Answer(body=pictures.png("/falle.png"))
            case "picture":
                return Answer(body=traps.JPEG, content_type="image/jpeg")
            case "other-host":
                return _moved(traps.ELSEWHERE)
            case "not-an-article":
                near = self.world.articles(self.site)[:3]
                return self._teasers(traps.TRAPS[name], "Alle Themen im Überblick", near, None)
            case "no-title" | "impossible-date":
                article = traps.article(name)
                date_text = traps.IMPOSSIBLE if name == "impossible-date" else None
                frame = self._frame(traps.TRAPS[name])
                return self._html(self._layout.article(frame, article, (), date_text))
            case _:
                return None

    def _frame(self, path: str) -> Frame:
        sister = BRANDS[self._brand.sister]
        return Frame(
            brand=self._brand,
            canonical=self._brand.home + path,
            sister_title=sister.title,
            sister_home=sister.home,
            popular=tuple(teaser_of(a, relative=False) for a in self.world.popular(self.site)),
            forbidden=(teaser_of(_preview(self.site)),),
            newsletter=f"/?p={self.world.issues(self.site)[0].post_id}&post_type=newsletter",
        )

    def _html(self, text: str, status: int = 200) -> Answer:
        return Answer(status=status, body=text.encode())


_TRAP_NAMES = {path: name for name, path in traps.TRAPS.items()}


def _preview(site: SiteName) -> Article:
    """The article that robots.txt forbids."""
    return Article(
        site=site,
        slug="vorschau-naechste-ausgabe",
        post_id=1,
        old_id=None,
        date=date(2025, 10, 31),
        date_on=frozenset({"page", "listing"}),
        kicker="Vorschau",
        title="Was die nächste Ausgabe bringt",
        teaser="Dieser Text ist noch nicht freigegeben und für Suchmaschinen gesperrt.",
        blocks=(paragraph("Wer dies liest, hat die robots.txt nicht beachtet."),),
        section="Vorschau",
        tags=(),
        byline=None,
        picture=None,
    )


def _modified(article: Article) -> datetime:
    return article.edited or datetime.combine(article.date, time(5 + article.post_id % 9), UTC)


def _moved(location: str) -> Answer:
    return Answer(status=301, headers={"Location": location})


def _xml(text: str) -> Answer:
    return Answer(body=text.encode(), content_type=XML)


def _tag(data: bytes) -> str:
    return f'W/"{hashlib.sha256(data).hexdigest()[:20]}"'
