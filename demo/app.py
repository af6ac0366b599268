"""Route addresses of the sites to answers. No sockets here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

from demo import content, traps
from demo.answer import HTML, Answer, entity_tag, html_page, moved
from demo.brands import BRANDS, Brand
from demo.layouts import pictures, plain
from demo.layouts.page import DAY_MARK, Frame, Pager, Teaser, teaser_of
from demo.machine import feed_answer, machine_answer
from demo.model import Article, SiteName
from demo.spelling import day_header, german_date
from demo.world import Layout, World

PER_PAGE = 12
ON_HOME = 15


@dataclass(slots=True)
class SiteApp:
    """The pages of one site by address."""

    world: World
    site: SiteName
    traps: bool = False
    empty_listing: bool = False
    """Render listings without teasers (a fault)."""

    def answer(self, target: str, today: date) -> Answer:
        """Answer a request for a path with its query."""
        parts = urlsplit(target)
        path, query = unquote(parts.path), {k: v[0] for k, v in parse_qs(parts.query).items()}
        found = self._route(path, query) or self.not_found()
        body = found.body
        etag = found.etag
        if found.status == 200 and etag is None:
            etag = entity_tag(body)
        if found.content_type == HTML:
            body = body.replace(DAY_MARK.encode(), day_header(today).encode())
        return replace(found, body=body, etag=etag)

    def not_found(self, status: int = 404) -> Answer:
        """Answer that a page does not exist, or no longer; status 200 makes a soft 404."""
        text = "<p>Die gewünschte Seite wurde nicht gefunden. Vielleicht hilft die Startseite.</p>"
        return html_page(self._layout.plain(self._frame("/404"), "Nicht gefunden", text), status)

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
            return moved(article.url) if article else None
        if head == "wp-content" and path.endswith(".png"):
            return Answer(body=pictures.png(path), content_type="image/png")
        if head == "k21-themen":
            return self._topic(rest.strip("/"))
        articles = self.world.articles(self.site)
        if found := machine_answer(self._brand, articles, path, query):
            return found
        issues = self.world.issues(self.site)
        rest = rest.strip("/")
        drawn = plain.plain_page(self._brand, issues, head, rest)
        return self._plain(f"/{head}/{rest}".rstrip("/"), *drawn) if drawn else None

    def _by_post_id(self, query: dict[str, str]) -> Answer | None:
        number = int(query["p"]) if query["p"].isdecimal() else -1
        if query.get("post_type") == "newsletter":
            for issue in self.world.issues(self.site):
                if issue.post_id == number:
                    heading, text = plain.newsletter_page(self._brand, issue)
                    return self._plain(f"/?p={number}&post_type=newsletter", heading, text)
            return None
        article = self.world.by_post_id(self.site, number)
        return moved(article.url) if article else None

    def _meldungen(self, path: str, rest: str, query: dict[str, str]) -> Answer | None:
        rest = rest.strip("/")
        if rest == "feed":
            articles = self.world.articles(self.site)
            return feed_answer(self._brand, articles, query, empty=self.empty_listing)
        if not rest:
            number = query.get("pg", "1") if self._brand.paging == "query" else "1"
            return self._listing(int(number)) if number.isdecimal() else None
        if self._brand.paging == "path" and (match := re.fullmatch(r"page/(\d+)", rest)):
            return self._listing(int(match[1]))
        if rest.startswith("vorschau-"):
            return self._article_page(content.preview(self.site), ())
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
            return moved(article.url)
        related = [teaser_of(a, relative=a.post_id % 2 == 0) for a in self.world.related(article)]
        page = self._article_page(article, tuple(related))
        key = (
            f"{self._layout.name} {sorted(article.date_on)} {replace(article, date_on=frozenset())}"
        )
        return replace(page, etag=entity_tag(key.encode()), modified=article.modified)

    def _article_page(self, article: Article, related: tuple[Teaser, ...]) -> Answer:
        frame = self._frame(article.path + ("/" if self._brand.final_slash else ""))
        text = german_date(article.date) if article.prints_date else None
        return html_page(self._layout.article(frame, article, related, text))

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
        """Render a page of teasers; every fourth long one is cut, some addresses are absolute."""
        teasers = tuple(
            teaser_of(a, cut=a.post_id % 4 == 1, relative=a.post_id % 3 != 0) for a in articles
        )
        shown = () if self.empty_listing else teasers + extra
        return html_page(self._layout.listing(self._frame(path), heading, shown, pager))

    def _topic(self, slug: str) -> Answer | None:
        names = {**dict(self._brand.sections), "uebersicht": "Übersicht"}
        if slug not in names:
            return None
        articles = self.world.articles(self.site)
        near = [a for a in articles if names[slug] in (a.section, "Übersicht")]
        path = f"/k21-themen/{slug}"
        return self._teasers(path, f"Thema: {names[slug]}", near[:PER_PAGE], None)

    def _plain(self, path: str, heading: str, text: str) -> Answer:
        return html_page(self._layout.plain(self._frame(path), heading, text))

    def _trap(self, name: str) -> Answer | None:
        match name:
            case "empty-page":
                return Answer(body=b"")
            case "picture-as-html":
                return Answer(body=pictures.png("/falle.png"))
            case "picture":
                return Answer(body=traps.JPEG, content_type="image/jpeg")
            case "other-host":
                return moved(traps.ELSEWHERE)
            case "not-an-article":
                near = self.world.articles(self.site)[:3]
                return self._teasers(traps.TRAPS[name], "Alle Themen im Überblick", near, None)
            case "no-title" | "impossible-date":
                article = traps.trap_article(name)
                date_text = traps.IMPOSSIBLE if name == "impossible-date" else None
                frame = self._frame(traps.TRAPS[name])
                return html_page(self._layout.article(frame, article, (), date_text))
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
            forbidden=(teaser_of(content.preview(self.site)),),
            newsletter=f"/?p={self.world.issues(self.site)[0].post_id}&post_type=newsletter",
        )


_TRAP_NAMES = {path: name for name, path in traps.TRAPS.items()}
