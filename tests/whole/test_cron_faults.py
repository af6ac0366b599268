"""Unattended crawls of a site that is unwell or hostile: archive, exit code, and what was said."""

from __future__ import annotations

import gzip
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo.faults import Fault
from demo.server import DemoServer
from tests.conftest import ROOT
from tests.support.crawling import command, environment
from tests.support.cron import SITE, articles_asked, asked, change, crawlall, patched, rows, sound
from tests.support.lying import lying, site

pytestmark = pytest.mark.long

TODAY = datetime.now(UTC).date()
KEPT = ("articles", "revisions", "pages", "teasers", "_announcements")
ARTICLE = "/k21-meldungen/[a-z0-9][^/?]{4,}$"


def last_run(path: Path) -> tuple[str, str | None]:
    ((outcome, detail),) = rows(path, "select outcome, detail from runs order by id desc limit 1")
    return outcome, detail


def refusal(path: Path, slug: str) -> tuple[str, str]:
    found = rows(path, "select reason, detail from refusals where url like ?", f"%{slug}")
    assert len(found) == 1, (slug, found)
    return found[0][0], found[0][1]


def test_each_broken_answer_costs_one_article_and_is_said(path: Path, server: DemoServer) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    faults = {
        "drip": Fault(drip=0.2),
        "cut": Fault(cut=0.5),
        "reset": Fault(reset=True),
        "large": Fault(pad_to=3 * 1024**3, headers={"Content-Encoding": "identity"}),
        "bomb": Fault(body=bomb, headers={"Content-Encoding": "gzip"}),
        "inside": Fault(redirect="http://169.254.169.254/latest/meta-data/"),
        "elsewhere": Fault(redirect="http://www.anderswo.example/"),
    }
    new = server.publish_new(SITE, len(faults) + 21, day=TODAY)
    slugs = dict(zip(faults, new, strict=False))
    for name, fault in faults.items():
        server.fault(f"{slugs[name].path}$", fault)
    server.fault(f"{new[-1].path}$", Fault(redirect=new[-1].url + "?um=1"))
    server.fault(r"\?um=1", Fault(redirect=new[-1].url))
    run = crawlall(path, server, settings=("DOWNLOAD_TIMEOUT=2", "FAILURES_IN_A_ROW=0"))
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{SITE}: 20 new")
    reasons = {name: refusal(path, article.slug) for name, article in slugs.items()}
    assert {name: reason for name, (reason, _) in reasons.items()} == {
        "drip": "no-answer", "cut": "no-answer", "reset": "no-answer", "large": "too-large",
        "bomb": "too-large", "inside": "leaves-site", "elsewhere": "leaves-site",
    }  # fmt: skip
    assert refusal(path, new[-1].slug)[0] == "redirect-loop"
    assert "it will be asked for again in the next run" in reasons["drip"][1]
    assert "sends more than a page can have" in reasons["large"][1]
    assert "169.254.169.254" in reasons["inside"][1]
    assert not [r for r in server.requests if "169.254" in r.url or "anderswo" in r.url]
    server.clear_faults()
    server.clear_requests()
    assert crawlall(path, server).returncode == 0
    again = {slugs[name].path for name in ("drip", "cut", "reset")}
    assert set(articles_asked(server)) == again  # the others are asked for again in a week
    sound(path)


def test_500s_for_an_hour_end_the_run_soon(path: Path, server: DemoServer) -> None:
    server.publish_new(SITE, 30, day=TODAY)
    server.fault(ARTICLE, Fault(status=500))
    run = crawlall(path, server)
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "gave 10 failures in a row" in run.stderr
    assert len(asked(server)) < 30
    assert last_run(path)[0] == "unwell"
    server.clear_faults()
    run = crawlall(path, server)
    assert run.returncode == 0
    assert run.stdout.startswith(f"{SITE}: 30 new")  # nothing was lost


def test_retry_after_is_waited_for_or_the_site_left(path: Path, server: DemoServer) -> None:
    (new,) = server.publish_new(SITE, 1, day=TODAY)
    server.fault(f"{new.path}$", Fault(status=429, headers={"Retry-After": "2"}, times=1))
    started = time.monotonic()
    run = crawlall(path, server)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"{SITE}: 1 new")
    assert time.monotonic() - started > 2
    server.fault("/$", Fault(status=503, headers={"Retry-After": "7200"}))
    server.clear_requests()
    run = crawlall(path, server)
    assert run.returncode == 1
    assert "asks to come back in 7200 seconds, more than RETRY_AFTER_MAX" in run.stderr
    assert len(asked(server)) <= 4
    sound(path)


def test_crawl_delay_is_kept(path: Path, server: DemoServer) -> None:
    rules = b"User-agent: *\nCrawl-delay: 1\n"
    server.fault("/robots.txt$", Fault(body=rules, content_type="text/plain", times=1))
    started = time.monotonic()
    assert crawlall(path, server).returncode == 0
    assert time.monotonic() - started > 3  # three surfaces, a pause between them and before
    server.fault("/robots.txt$", Fault(body=rules.replace(b"1", b"3600"),
                                       content_type="text/plain"))  # fmt: skip
    server.clear_requests()
    run = crawlall(path, server)
    assert run.returncode == 1
    assert "asks for 3600 seconds between two requests" in run.stderr
    assert articles_asked(server) == []


def test_a_budget_that_is_used_up_is_said_and_the_next_run_goes_on(
    path: Path, server: DemoServer
) -> None:
    server.publish_new(SITE, 20, day=TODAY)
    run = crawlall(path, server, settings=("REQUEST_BUDGET=12",))
    assert run.returncode == 2
    assert "the budget of 12 requests a run was used up" in run.stderr
    assert len(server.requests) <= 13
    run = crawlall(path, server)
    assert run.returncode == 0
    full = rows(path, "select count(*) from articles where state = 'full'")
    assert full == [(len(server.articles(SITE)),)]


def test_a_reservation_stops_the_crawl_unless_research_is_declared(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    rules = b'[{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://a.example/p"}]'
    with DemoServer(port=0) as server:
        server.fault("tdmrep.json$", Fault(body=rules, content_type="application/json"))
        run = crawlall(path, server)
        assert run.returncode == 1
        assert "reserves text and data mining" in run.stderr
        assert "§ 60d UrhG" in run.stderr
        assert asked(server) == []
        assert last_run(path)[0] == "reserved"
        assert rows(path, "select origin, reserved from notices") == [("tdmrep", 1)]
        server.clear_faults()
        server.fault(
            "/robots.txt$",
            Fault(body=b"User-agent: GPTBot\nDisallow: /\n", content_type="text/plain"),
        )
        assert "closed to gptbot" in crawlall(path, server).stderr
        server.clear_requests()
        run = crawlall(
            path, server, settings=("REQUEST_BUDGET=8",),
            env={"TDM_RESEARCH_EXCEPTION": "Hochschule Auental, Projekt Verwaltungssprache"},
        )  # fmt: skip
        assert asked(server) != []
        origins = rows(path, "select origin, reserved from notices order by run_id desc limit 1")
        assert origins == [("ai-rules", 1)]


def test_a_feed_of_entities_is_refused_and_the_rest_goes_on(path: Path, server: DemoServer) -> None:
    laughs = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
    )
    feed = f'<?xml version="1.0"?><!DOCTYPE rss [{laughs}]><rss><channel>&l9;</channel></rss>'
    server.fault("/feed$", Fault(body=feed.encode(), content_type="application/rss+xml"))
    server.publish_new(SITE, 1, day=TODAY)
    run = crawlall(path, server)
    assert run.stdout.startswith(f"{SITE}: 1 new") or "feed" in run.stderr
    assert run.returncode in (0, 2)
    reasons = rows(path, "select reason from refusals where url like '%feed'")
    assert reasons in ([("no-feed",)], [])
    assert rows(path, "select count(*) from articles where state = 'full'") == [(148,)]


def test_two_crons_at_once(path: Path, server: DemoServer) -> None:
    server.fault("/$", Fault(delay=3.0, times=1))
    first = subprocess.Popen(
        command("crawlall", "-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0", SITE),
        cwd=ROOT,
        env=environment(path, server.proxy_url),
        stderr=subprocess.PIPE,
        text=True,
    )
    while not server.requests:
        time.sleep(0.02)
    os.kill(first.pid, signal.SIGSTOP)  # it holds the archive for as long as the second one takes
    try:
        second = crawlall(path, server)
    finally:
        os.kill(first.pid, signal.SIGCONT)
    assert second.returncode == 75
    assert f"`scrapy crawlall`, process {first.pid} on {socket.gethostname()}" in second.stderr
    assert second.stderr.count("\n") == 1
    assert first.communicate(timeout=60)[1] == ""
    assert first.returncode == 0
    assert rows(path, "select count(*) from runs") == [(2,)]


def test_a_name_that_is_not_resolved_or_leads_inside(path: Path, tmp_path: Path) -> None:
    code = """
import socket
real = socket.gethostbyname
def look_up(name):
    if name.endswith("rathausblick.example"):
        {answer}
    return real(name)
socket.gethostbyname = look_up
"""
    for answer, sentence in (
        (
            "raise socket.gaierror(-2, 'Name or service not known')",
            "no results for hostname lookup",
        ),
        ("return '10.11.12.13'", "leads to 10.11.12.13, which is no address of the internet"),
    ):
        env = patched(tmp_path, code.format(answer=answer)) | {"http_proxy": "", "https_proxy": ""}
        run = crawlall(path, "", env=env)
        assert run.returncode == 1
        assert run.stderr.count("\n") == 1
        assert "rathausblick: the site could not be reached" in run.stderr
        said = " ".join(d for (d,) in rows(path, "select detail from refusals"))
        assert sentence in run.stderr + said
    sound(path)


def test_a_tls_fault_is_a_failed_run(path: Path) -> None:
    with broken_tls() as proxy:
        run = crawlall(
            path, "http://127.0.0.1:9", "kommune21",
            env={"https_proxy": proxy, "CONTACT": "test@example.org"},
        )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "kommune21: the site could not be reached" in run.stderr
    assert last_run(path)[0] == "failed"


def test_live_sites_need_a_contact(path: Path) -> None:
    run = crawlall(path, "http://127.0.0.1:9", "kommune21", env={"CONTACT": ""})
    assert run.returncode == 1
    assert "CONTACT is not set" in run.stderr
    assert crawlall(path, "", "nowhere").returncode == 64
    assert crawlall(path, "", SITE, "-a", "since=gestern").returncode == 64


def test_a_clock_that_jumps(path: Path, server: DemoServer, tmp_path: Path) -> None:
    forward = "import time_machine, datetime as d\ntime_machine.travel(d.datetime(2031, 3, 1, " \
        "tzinfo=d.timezone.utc), tick=True).start()\n"  # fmt: skip
    server.publish_new(SITE, 1, day=TODAY)
    before = [rows(path, f"select * from {table}") for table in KEPT]
    run = crawlall(path, server, "-a", "recheck=none", env=patched(tmp_path, forward))
    assert run.returncode == 1
    assert "this machine says 2031-03-01T00:00:" in run.stderr
    assert "www.rathausblick.example says 20" in run.stderr
    assert [rows(path, f"select * from {table}") for table in KEPT] == before
    assert rows(path, "select count(*) from runs where started > '2030' or finished > '2030'") == [
        (0,)
    ]
    run = crawlall(path, server)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(f"{SITE}: 1 new")
    # who trusts the clock all the same is healed by the next run
    server.publish_new(SITE, 1, day=TODAY)
    run = crawlall(
        path, server, "-a", "recheck=none", env=patched(tmp_path, forward),
        settings=("CLOCK_SKEW_MAX=0",),
    )  # fmt: skip
    assert run.returncode in (0, 2), run.stderr
    assert rows(path, "select substr(max(started), 1, 4) from runs") == [("2031",)]
    server.publish_new(SITE, 1, day=TODAY)
    run = crawlall(path, server)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(f"{SITE}: 1 new")
    sound(path)


def test_without_a_date_from_the_server_the_newest_run_is_the_witness(tmp_path: Path) -> None:
    back = "import time_machine, datetime as d\ntime_machine.travel(d.datetime(2019, 3, 1, " \
        "tzinfo=d.timezone.utc), tick=True).start()\n"  # fmt: skip
    path = tmp_path / "archive.db"
    with lying(site(range(3)), dated=False) as stage:
        assert crawlall(path, stage.proxy).returncode == 0
        run = crawlall(path, stage.proxy, env=patched(tmp_path, back))
        assert (run.returncode, "an earlier run of rathausblick ended at" in run.stderr) == (
            1,
            True,
        )
        assert crawlall(path, stage.proxy).returncode == 0
    assert rows(path, "select min(first_seen) > '2020' from articles") == [(1,)]


def test_a_full_disk(path: Path, server: DemoServer) -> None:
    import resource  # noqa: PLC0415  (only this test needs it)

    server.publish_new(SITE, 60, day=TODAY)
    change(path, "vacuum")
    size = max(f.stat().st_size for f in path.parent.iterdir())

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, size + 100_000))

    run = crawlall(path, server, preexec_fn=limited)
    assert run.returncode == 1
    assert re.search(r"archive\S*db.* (disk|could not be)", run.stderr)
    assert "Traceback" not in run.stderr
    sound(path)
    run = crawlall(path, server)
    assert run.returncode == 0, run.stderr
    full = rows(path, "select count(*) from articles where state = 'full'")
    assert full == [(len(server.articles(SITE)),)]


@contextmanager
def broken_tls() -> Iterator[str]:
    """A proxy that opens a tunnel and then speaks no TLS."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(4096)
                    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                    connection.recv(4096)
                    connection.sendall(b"this is no TLS record at all")

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)
