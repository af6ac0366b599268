"""Pages that reserve text and data mining for themselves, and pages that invent links."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.captures.store import pages_path
from demo.faults import Fault
from demo.server import DemoServer
from tests.support.crawling import serving
from tests.support.cron import HOME, SITE, articles_asked, crawlall, patched, rows, sound

pytestmark = pytest.mark.long

TODAY = datetime.now(UTC).date()
POLICY = "https://rechte.example/bedingungen"
RESEARCH = {"TDM_RESEARCH_EXCEPTION": "Hochschule Auental, Projekt Verwaltungssprache"}
META = """<html><head><title>Vorbehalten</title>
<meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="{}">
</head><body><h1>Vorbehalten</h1><p>[{}] Der Brunnen auf dem Markt läuft wieder.</p>
<p>Die Stadt hat ihn reinigen lassen und die Pumpe erneuert, teilte das Bauamt mit.</p>
</body></html>"""


def notices(path: Path) -> list[tuple[str, str, str, int]]:
    """What was read in the newest run, but for robots.txt and the whole site."""
    return rows(
        path,
        "select url, origin, says, reserved from notices "
        "where run_id = (select max(id) from runs) order by origin",
    )


def test_a_page_that_reserves_is_left_out_and_the_rest_goes_on(
    path: Path, server: DemoServer
) -> None:
    header, meta, open_to_all, plain = server.publish_new(SITE, 4, day=TODAY)
    says = {"tdm-reservation": "1", "tdm-policy": POLICY}
    server.fault(f"{header.path}$", Fault(headers=says))
    page = META.format(POLICY, TODAY.strftime("%d.%m.%Y")).encode()
    server.fault(f"{meta.path}$", Fault(body=page))
    server.fault(f"{open_to_all.path}$", Fault(headers={"tdm-reservation": "0"}))
    run = crawlall(path, server)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{SITE}: 2 new, 0 changed, 0 looked at again, 2 refused")
    kept = "select count(*) from captures where url like ?"
    words = f"tdm-reservation: 1, tdm-policy: {POLICY}"
    assert notices(path) == [
        (open_to_all.url, "header", "tdm-reservation: 0", 0),
        (header.url, "header", words, 1),
        (meta.url, "meta", words, 1),
    ] or notices(path) == [
        (header.url, "header", words, 1),
        (open_to_all.url, "header", "tdm-reservation: 0", 0),
        (meta.url, "meta", words, 1),
    ]
    for article in (header, meta):
        like = f"%{article.slug}"
        ((reason, detail),) = rows(
            path, "select reason, detail from refusals where url = ?", article.url
        )
        assert reason == "reserved"
        assert detail.startswith(f"{article.url} was not kept: it reserves text and data mining")
        assert words in detail
        assert "§ 60d UrhG" in detail
        # what the listing says is known; the page itself is kept nowhere
        states = rows(path, "select state, body from articles_full where url like ?", like)
        assert states == [("teaser", None)]
        assert rows(Path(pages_path(path)), kept, like) == [(0,)]
    for article in (open_to_all, plain):
        like = f"%{article.slug}"
        assert rows(path, "select state from articles where url like ?", like) == [("full",)]
        assert rows(Path(pages_path(path)), kept, like) == [(1,)]
    server.clear_requests()
    assert crawlall(path, server).returncode == 0
    assert articles_asked(server) == []  # not again for a week
    sound(path)


def test_research_that_declares_itself_reads_them_and_keeps_what_they_say(
    path: Path, server: DemoServer
) -> None:
    header, meta = server.publish_new(SITE, 2, day=TODAY)
    server.fault(f"{header.path}$", Fault(headers={"tdm-reservation": "1"}))
    page = META.format(POLICY, TODAY.strftime("%d.%m.%Y")).encode()
    server.fault(f"{meta.path}$", Fault(body=page))
    run = crawlall(path, server, env=RESEARCH)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{SITE}: 2 new, 0 changed, 0 looked at again, 0 refused")
    assert [(url, origin, reserved) for url, origin, _, reserved in notices(path)] == [
        (header.url, "header", 1),
        (meta.url, "meta", 1),
    ]


@pytest.mark.parametrize("origin", ["header", "meta"])
def test_a_listing_that_reserves_ends_the_run(path: Path, server: DemoServer, origin: str) -> None:
    server.publish_new(SITE, 3, day=TODAY)
    by_header = Fault(headers={"tdm-reservation": "1"})
    by_meta = Fault(body=META.format(POLICY, "01.10.2026").encode())
    server.fault(r"/k21-meldungen/$", by_header if origin == "header" else by_meta)
    run = crawlall(path, server)
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert f"{HOME}/k21-meldungen/ reserves text and data mining (tdm-reservation: 1" in run.stderr
    assert "TDM_RESEARCH_EXCEPTION" in run.stderr
    assert articles_asked(server) == []
    assert (f"{HOME}/k21-meldungen/", origin, 1) in [(u, o, r) for u, o, _, r in notices(path)]
    assert rows(path, "select outcome from runs order by id desc limit 1") == [("reserved",)]


class Chain(dict[str, tuple[int, dict[str, str], bytes]]):
    """A site whose every article links two more that no surface shows, without an end."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def get(self, path: str, default: object = None) -> tuple[int, dict[str, str], bytes]:  # noqa: ARG002
        path = path.removeprefix(HOME)
        self.asked.append(path)
        found = re.fullmatch(r"/k21-meldungen/kette-(\d+)", path)
        if path in ("/", "/k21-meldungen/"):
            return 200, {}, _page("Meldungen", _teaser(1))
        if found is None:
            return 404, {}, b"nicht da"
        number = int(found[1])
        links = "".join(f'<a href="/k21-meldungen/kette-{2 * number + n}">x</a> ' for n in (0, 1))
        text = f"Glied {number} der Kette hängt fest an den Gliedern davor. " * 3
        body = f"<p>[{TODAY:%d.%m.%Y}] {text}</p><p>{text} (wir berichteten: {links})</p>"
        return 200, {}, _page(f"Glied {number}", f"<h1>Glied {number}</h1>{body}")


def _page(title: str, body: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


def _teaser(number: int) -> str:
    link = f"/k21-meldungen/kette-{number}"
    return f'<h2><a href="{link}">Glied {number}</a></h2><p>[{TODAY:%d.%m.%Y}] Text. ' \
        f'<a href="{link}">mehr...</a></p>'  # fmt: skip


def test_links_that_never_end_are_bounded_and_said(tmp_path: Path) -> None:
    path, chain = tmp_path / "archive.db", Chain()
    fewer = patched(tmp_path, "import crawler.frontier.frontier as f\nf.MAX_UNLISTED = 100\n")
    with serving(chain) as proxy:
        run = crawlall(path, proxy, env=fewer)
        links = [p for p in chain.asked if "kette" in p]
        assert len(links) == len(set(links))
        assert 60 < len(links) <= 101
        found = rows(path, "select detail from refusals where reason = 'endless-links'")
        assert found
        assert "link ever more addresses that no surface shows" in found[0][0]
        assert run.returncode == 0, run.stderr
        assert rows(path, "select count(*) from articles") == [(len(links),)]
        chain.asked.clear()
        crawlall(path, proxy, env=fewer)  # goes on, as far again
        more = [p for p in chain.asked if "kette" in p]
        assert not set(more) & set(links)
        assert len(more) <= 101
    sound(path)
