"""What could not be had is counted, told with the advice that fits, and no success."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.middlewares.failures import answer_reason
from tests.support.crawling import scrapy
from tests.support.cron import SITE, rows
from tests.support.lying import HOST, lying, site, url

ADVICE = {
    401: "password", 402: "paid for", 403: "CONTACT", 404: "nothing needs to be done",
    410: "nothing needs to be done", 429: "DOWNLOAD_DELAY", 451: "legal", 500: "next run",
    503: "next run",
}  # fmt: skip


@pytest.mark.parametrize("status", [*ADVICE, 400, 418])
def test_each_answer_gets_the_advice_that_fits(status: int) -> None:
    reason, sentence = answer_reason(status, f"{HOST}/x")
    assert reason == f"http-{status}"
    assert sentence.startswith(f"{HOST}/x answered {status}: ")
    assert sentence.count(HOST) == 1
    assert ADVICE.get(status, "browser") in sentence
    others = {words for of, words in ADVICE.items() if words != ADVICE.get(status)}
    assert not [words for words in others if words in sentence]


def test_a_run_of_which_half_could_not_be_had_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    pages = site(range(16))
    for n in range(8):
        pages[url(n)] = (403, {}, b"Blocked")
    pages[url(8)] = (410, {}, b"gone")
    with lying(pages) as stage:
        run = scrapy("crawl", SITE, archive=path, proxy=stage.proxy)
    assert run.returncode == 2
    assert "8 of 16 article pages could not be kept, most often for http-403" in run.stderr
    assert "Traceback" not in run.stderr
    assert rows(path, "select outcome, failed from runs") == [("below", 8)]  # what is gone is gone
    (detail,) = {d for (d,) in rows(path, "select detail from refusals where reason = 'http-403'"
                                          " and url like '%a-3/'")}  # fmt: skip
    assert "CONTACT" in detail
    shown = scrapy("status", SITE, archive=path)
    assert shown.returncode == 2
    asked = rows(path, "select requests from runs")[0][0]
    assert f"8; the run made {asked} requests" in shown.stdout
    (facts,) = json.loads(scrapy("status", SITE, "--json", archive=path).stdout)
    assert facts["last_failed"] == 8


def test_a_run_of_which_a_few_could_not_be_had_is_well(tmp_path: Path) -> None:
    """The control."""
    path = tmp_path / "a.db"
    with lying(site(range(16)) | {url(3): (403, {}, b"Blocked")}) as stage:
        run = scrapy("crawl", SITE, archive=path, proxy=stage.proxy)
    assert (run.returncode, run.stderr) == (0, "")
    assert rows(path, "select outcome, failed from runs") == [("finished", 1)]
