"""A small trade-news publisher that lives day by day, and whose truth is known.

Weekdays, holidays, a quiet summer, Christmas, fairs, edits, removals, pictures that grow rare. What
may happen to it is a switch in ``wrong``.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

from dateutil.easter import easter

from tests.support.crawling import Answer
from tests.support.lying import DEEDS, PLACES, THINGS

HOST = "http://www.rathausblick.example"
STEM = "/k21-meldungen/"
ENGLISH = (
    "January February March April May June July August September October November December".split()
)
MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
HTML = "text/html; charset=utf-8"
HOLIDAYS = ((1, 1), (5, 1), (8, 15), (10, 3), (11, 1), (12, 24), (12, 25), (12, 26), (12, 31))
"""When nobody works in its town, and on days counted from Easter; some are of its state alone."""
MOVED = (-2, 1, 39, 50, 60)
SLOW_WEEKS = (11, 46)
"""Weeks of the year in which hardly anything happens; nobody knows why."""
CONSENT = "Wir verwenden Cookies und ähnliche Techniken. Bitte stimmen Sie zu, um weiterzulesen."


@dataclass
class Piece:
    """One article as the publisher has it."""

    number: int
    day: date
    kicker: str | None
    title: str
    teaser: str
    body: list[str]
    picture: bool
    listed: bool = True
    gone: bool = False
    twice: bool = False
    """Whether it has a second address, which is listed too."""
    edits: int = 0

    @property
    def path(self) -> str:
        return f"{STEM}meldung-{self.number}/"


@dataclass
class Publisher:
    """The site, its articles and its faults."""

    seed: int = 1
    today: date = date(2024, 10, 1)
    before: int = 80
    """Days for which it has published when it is first met."""
    pieces: list[Piece] = field(default_factory=list)
    wrong: dict[str, float] = field(default_factory=dict)
    fixed: set[int] = field(default_factory=set)
    """Numbers of articles that an event has met."""
    changes: list[tuple[date, Piece, int]] = field(default_factory=list)
    """Edits and removals: the day, the article, and the number of the edit or 0 for a removal."""
    answers: int = 0
    """Pages that were shown: every one has a counter and a token of its own."""

    def __post_init__(self) -> None:
        self.chance, self.blips = random.Random(self.seed), random.Random(self.seed)
        day = self.today - timedelta(days=self.before)
        while day < self.today:
            for _ in range(self._many(day)):
                self.publish(day)
            day += timedelta(days=1)

    def live(self, day: date) -> None:
        """Let a day pass: what is published, edited and removed on it."""
        self.today = day
        for _ in range(25 if self._is_fair(day) else self._many(day)):
            self.publish(day)
        for piece in self.pieces[-400:]:
            age = (day - piece.day).days
            if piece.gone or not age:
                continue
            if self.chance.random() < (0.02 if age <= 7 else 0.0003):
                self.edit(piece)
            elif self.chance.random() < 0.00008:
                piece.gone = True
                self.changes.append((day, piece, 0))

    def publish(self, day: date) -> Piece:
        """Write an article."""
        n, c = len(self.pieces) + 1, self.chance
        length = max(2, round(c.randint(4, 8) * (1 - 0.3 * min(1, n / 2500))))
        thing, deed = THINGS[n % 7], DEEDS[(n + n // 49) % 7]
        piece = Piece(
            n, day,
            PLACES[c.randrange(7)] if c.random() < 0.93 else None,
            f"{thing} Nummer {n} in {PLACES[n // 7 % 7]} wird {deed}",
            f"Mit dem {n}. Vorhaben kommt die Gemeinde ihrem Ziel ein Stück näher, sagt der Rat.",
            [self._paragraph(n, i) for i in range(length)],
            c.random() < 0.8 - 0.45 * min(1, n / 2500),
            listed=not (self.wrong.get("sitemap-only") and n % 10 == 0),
            twice=bool(self.wrong.get("twice")),
        )  # fmt: skip
        self.pieces.append(piece)
        return piece

    def edit(self, piece: Piece) -> None:
        """Change an article as an editor does."""
        piece.edits += 1
        self.changes.append((self.today, piece, piece.edits))
        if self.chance.random() < 0.3:
            piece.title = f"{piece.title.split(',')[0]}, Stand {piece.edits}"
        else:
            piece.body.append(
                f"Nachtrag {piece.edits}: Der Rat hat Nummer {piece.number} gebilligt."
            )

    def _paragraph(self, n: int, i: int) -> str:
        thing, place, deed = THINGS[(n + i) % 7], PLACES[(n * 3 + i) % 7], DEEDS[(n + 2 * i) % 7]
        return (
            f"Die {thing} von {place} wird {deed}, wie das Amt {n} in seiner {i + 2}. Sitzung "
            f"mitteilte. Für den Umbau stehen {n * 10 + i} Tausend Euro bereit, und im Herbst soll "
            f"der Rat über Teil {i + 1} beraten."
        )

    def _many(self, day: date) -> int:
        if not self._works(day):
            return int(self.chance.random() < 0.02)
        if day.isocalendar().week in SLOW_WEEKS:
            return self.chance.randint(0, 1)
        slump = (7, 16) <= (day.month, day.day) <= (8, 31)
        return self.chance.randint(0, 4) if slump else self.chance.randint(3, 8)

    def _works(self, day: date) -> bool:
        today = (day.month, day.day)
        moved = (day - easter(day.year)).days in MOVED
        pause = today >= (12, 22) or today <= (1, 4)
        return day.weekday() < 5 and today not in HOLIDAYS and not moved and not pause

    def _is_fair(self, day: date) -> bool:
        return bool(self.wrong.get("fair")) or (day.month == 5 and 6 <= day.day <= 8)

    def state(self) -> tuple[int, int, int]:
        """How many articles it has published, edited and removed."""
        return (
            len(self.pieces),
            sum(piece.edits for piece in self.pieces),
            sum(piece.gone for piece in self.pieces),
        )

    # --- what is answered -------------------------------------------------------------------

    def shown(self) -> list[Piece]:
        """What its listings show, newest first."""
        return [p for p in reversed(self.pieces) if p.listed and not p.gone]

    def answer(self, url: str) -> Answer:
        """Answer a request."""
        wrong, parts = self.wrong, urlsplit(url)
        path, query = parts.path, parse_qs(parts.query)
        if wrong.get("down"):
            return 502, {}, b"Bad Gateway"
        if self.blips.random() < wrong.get("blips", 0.0):
            return 503, {"Content-Type": HTML}, b"<html><body>gleich wieder da</body></html>"
        if wrong.get("moved"):
            return 301, {"Location": f"http://www.neuer-name.example{path}"}, b""
        if path == "/robots.txt":
            rules = "Disallow: /" if wrong.get("robots") else "Disallow: /intern/"
            return 200, {"Content-Type": "text/plain"}, f"User-agent: *\n{rules}\n".encode()
        if path == "/.well-known/tdmrep.json" and wrong.get("reserved"):
            said = b'[{"location": "/", "tdm-reservation": 1}]'
            return 200, {"Content-Type": "application/json"}, said
        if path == "/wp-sitemap.xml":
            locs = "".join(
                f"<url><loc>{HOST}{p.path}</loc></url>" for p in self.pieces if not p.gone
            )
            text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locs}</urlset>'
            return 200, {"Content-Type": "application/xml"}, text.encode()
        if path == f"{STEM}feed" and not wrong.get("no-feed"):
            return 200, {"Content-Type": "application/rss+xml"}, self._feed().encode()
        if path in ("/", STEM):
            return self._html(self._list(path, int(query.get("pg", ["1"])[0])))
        name = "beitrag-" if wrong.get("renumbered") else "meldung-"
        if wrong.get("redirects") and path.startswith(f"{STEM}meldung-"):
            return 301, {"Location": f"{HOST}{path.replace('meldung-', name)}"}, b""
        number = path.removeprefix("/news/").removeprefix(STEM).removeprefix(name).strip("/")
        number = number.removeprefix("thema-")
        if not number.isdecimal() or not 0 < int(number) <= len(self.pieces):
            return 404, {"Content-Type": HTML}, b"<html><body>nicht hier</body></html>"
        piece = self.pieces[int(number) - 1]
        if piece.gone:
            return 410, {"Content-Type": HTML}, b"<html><body>weg</body></html>"
        if wrong.get("form") and not path.startswith("/news/"):
            return 301, {"Location": f"{HOST}/news/{number}/"}, b""
        return self._html(self._page(piece))

    def _html(self, main: str) -> Answer:
        if self.wrong.get("consent"):
            main = f"<main><h1>Ihre Einwilligung</h1><p>{CONSENT}</p></main>"
        self.answers += 1
        day = f"{self.today.day}. {MONTHS[self.today.month - 1]} {self.today.year}"
        text = (
            '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Rathausblick</title>'
            f'</head><body><header><p>{day}</p><nav><a href="/">Start</a></nav></header>{main}'
            f"<footer>© Rathausblick <span>{self.answers} Aufrufe</span><form><input type=hidden "
            f'name=nonce value="n{self.answers * 7919 % 100_003}"></form></footer></body></html>'
        )
        headers = {"tdm-reservation": "1"} if self.wrong.get("reserved-pages") else {}
        return 200, {"Content-Type": HTML} | headers, text.encode()

    def _date(self, day: date) -> str:
        if self.wrong.get("short-dates"):
            return f"[{day:%d.%m.%y}] "
        if self.wrong.get("long-dates"):
            return f"{day.day}. {MONTHS[day.month - 1]} {day.year} "
        if self.wrong.get("english"):
            return f"{ENGLISH[day.month - 1]} {day.day}, {day.year} "
        return "" if self.wrong.get("no-dates") else f"[{day:%d.%m.%Y}] "

    def _list(self, path: str, number: int) -> str:
        size, found = (15 if path == "/" else 12), self.shown()
        part = [] if self.wrong.get("empty") else found[(number - 1) * size : number * size]
        text = "" if self.wrong.get("no-texts") else "<p>{date}{p.teaser}</p>"
        cards = "".join(
            f'<div><h3><a href="{link}">{f"{p.kicker}: " if p.kicker else ""}{p.title}</a>'
            f"</h3>{text.format(p=p, date=self._date(p.day))}</div>"
            for p in part
            for link in self._links(p)
        )
        more = len(found) > number * size and path != "/" and not self.wrong.get("no-next")
        on = f'<a rel="next" href="{STEM}?pg={number + 1}">weiter</a>' if more else ""
        return f"<main><h1>Meldungen</h1>{cards}{on}</main>"

    def _links(self, piece: Piece) -> list[str]:
        second = [f"{STEM}thema-{piece.number}/"] if piece.twice else []
        return [self._link(piece), *second]

    def _link(self, piece: Piece) -> str:
        if self.wrong.get("renumbered"):
            return f"{STEM}beitrag-{piece.number}/"
        return f"/news/{piece.number}/" if self.wrong.get("form") else piece.path

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{p.title}</title><link>{HOST}{self._link(p)}</link>"
            f"<pubDate>{p.day:%a, %d %b %Y} 05:00:00 +0000</pubDate></item>"
            for p in self.shown()[:10]
        )
        return f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'

    def _page(self, p: Piece) -> str:
        wrong = self.wrong
        if wrong.get("soft-404"):
            return (
                "<main><h1>Seite nicht gefunden</h1><p>Diese Seite gibt es nicht mehr.</p></main>"
            )
        body = p.body
        if p.number in self.fixed and wrong.get("paywall"):
            body = [f"{p.body[0].split('.')[0]}. Weiterlesen mit dem Abonnement für Rathäuser."]
        paragraphs = "" if wrong.get("no-bodies") else "".join(f"<p>{text}</p>" for text in body)
        picture = "" if wrong.get("no-pictures") or not p.picture else (
            f'<figure><img src="/bilder/{p.number}.jpg" alt="Bild {p.number}" width="600"></figure>'
        )  # fmt: skip
        kicker = "" if wrong.get("no-kickers") or not p.kicker else f"<p>{p.kicker}</p>"
        tag = "section" if wrong.get("theme") else "article"
        return (
            f"<main><{tag}>{kicker}<h1>{p.title}</h1><p><b>{self._date(p.day)}{p.teaser}</b></p>"
            f"{picture}{paragraphs}</{tag}></main>"
        )
