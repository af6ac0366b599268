"""A small invented site whose pages and answers a test makes itself, true or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.support.crawling import Answer

HOST = "http://www.rathausblick.example"
STEM = "/k21-meldungen/"
LISTING = f"{HOST}{STEM}"
PLACES = (
    "Auental",
    "Birkenrode",
    "Fürstenwerda",
    "Hochbach",
    "Lindenhausen",
    "Mühlental",
    "Oberrode",
)
THINGS = ("Brücke", "Bücherei", "Turnhalle", "Kläranlage", "Feuerwache", "Kita", "Musikschule")
DEEDS = ("saniert", "erweitert", "verlegt", "vermessen", "eröffnet", "vergeben", "gefeiert")


def headline(n: int) -> str:
    """The headline of article ``n``, unlike any other's."""
    return f"{THINGS[n % 7]} in {PLACES[n // 7 % 7]} wird {DEEDS[(n + n // 49) % 7]}"


def prose(n: int, paragraphs: int = 4) -> str:
    """Paragraphs that no other article has."""
    return "".join(
        f"<p>Die {THINGS[(n + i) % 7]} von {PLACES[(n * 3 + i) % 7]} wird "
        f"{DEEDS[(n + 2 * i) % 7]}, wie das Amt {n} in seiner {i + 2}. Sitzung "
        f"mitteilte. Für den Umbau stehen {n * 10 + i} Tausend Euro bereit, und im Herbst soll "
        f"der Rat über Abschnitt {i + 1} beraten.</p>"
        for i in range(paragraphs)
    )


def page(
    n: int,
    *,
    title: str | None = None,
    body: str | None = None,
    head: str = "",
    date: str = "10.10.2025",
    kicker: str | None = None,
    after: str = "",
    lead: str | None = None,
) -> str:
    """The page of article ``n``."""
    title = headline(n) if title is None else title
    kicker = PLACES[n % 7] if kicker is None else kicker
    lead = (
        lead or f"Mit dem {n}. Vorhaben des Jahres kommt die Gemeinde ihrem Ziel ein Stück näher."
    )
    return (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{title} | Rathausblick'
        f'</title>{head}</head><body><nav><a href="/">Start</a></nav>'
        f"<main><article><p>{kicker}</p><h1>{title}</h1><p><b>{f'[{date}] ' if date else ''}{lead}"
        f"</b></p>{prose(n) if body is None else body}{after}</article></main>"
        "<footer>© Rathausblick</footer></body></html>"
    )


def notice(title: str, *sentences: str, head: str = "") -> str:
    """A page that stands in place of an article."""
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{title} | Rathausblick'
        f'</title>{head}</head><body><nav><a href="/">Start</a></nav><main><h1>{title}</h1>{text}'
        "</main><footer>© Rathausblick</footer></body></html>"
    )


def listing(numbers: Iterable[int], further: str | None = None, extra: str = "") -> str:
    """A page that announces articles, with a link to the next one."""
    cards = "".join(
        f'<div><h3><a href="{STEM}a-{n}/">{PLACES[n % 7]}: {headline(n)}</a></h3><p>[10.10.2025] '
        f'Mit dem {n}. Vorhaben kommt die Gemeinde voran. <a href="{STEM}a-{n}/">mehr...</a></p>'
        "</div>"
        for n in numbers
    )
    on = f'<a rel="next" href="{further}">weiter</a>' if further else ""
    return (
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Meldungen | Rathausblick'
        f'</title></head><body><nav><a href="/">Start</a></nav><main><h1>Meldungen</h1>{cards}'
        f"{extra}{on}</main><footer>© Rathausblick</footer></body></html>"
    )


def url(n: int) -> str:
    """The address of article ``n``."""
    return f"{HOST}{STEM}a-{n}/"


Lie = Answer | str | Callable[[int], "Answer | str"]
"""An answer, the body of a good one, or what makes them of how often the address was asked for."""


def site(numbers: Iterable[int], **more: Lie) -> dict[str, Lie]:
    """Whole pages of the articles and of the listings that announce them."""
    shown = list(numbers)
    pages: dict[str, Lie] = {f"{HOST}/": listing(shown), LISTING: listing(shown)}
    pages |= {url(n): page(n) for n in shown}
    return pages | more


@dataclass
class Stage:
    """A running site: what was asked for, and with which headers."""

    proxy: str
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def times(self, address: str) -> int:
        """How often an address was asked for."""
        return sum(found == address for found, _ in self.asked)


@contextmanager
def lying(pages: Mapping[str, Lie], *, dated: bool = True) -> Iterator[Stage]:
    """Serve pages as a proxy does; they may change while they are served. Without ``dated`` the
    answers do not say when they were sent."""
    stage = Stage("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            stage.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = pages.get(self.path, (404, {}, b"<html><body>nicht hier</body></html>"))
            if callable(answer):
                answer = answer(stage.times(self.path))
            status, headers, body = (
                (200, {}, answer.encode()) if isinstance(answer, str) else answer
            )
            self.send_response(status) if dated else self.send_response_only(status)
            sent = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
            for name, value in (sent | headers).items():
                self.send_header(name, value)
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    stage.proxy = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield stage
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
