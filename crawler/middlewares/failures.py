"""Explain why a request gave no page: a stable reason, and a sentence with advice."""

from __future__ import annotations

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from crawler.middlewares.network import why
from crawler.middlewares.own_hosts import LeavesSite, TooLong
from crawler.middlewares.robots import CLOSED, UNREAD
from crawler.middlewares.tdm import Reserved
from crawler.run.close import RunClosing

MAX_SHOWN = 150
"""Characters of a very long address that a sentence shows."""
OF_THE_HOST = {"robots-unread": UNREAD, "robots-closed": CLOSED}
"""Reasons that concern a whole host, and how their sentences begin."""
GONE = ("http-404", "http-410")
"""Reasons for a page that its site removed: not a failure."""
AGAIN = "it will be asked for again in the next run"
_BLOCKED = (
    "the site, or a firewall before it, does not let this crawl in; if a browser shows the page, "
    "ask the publisher to let the name in CONTACT pass"
)
_ADVICE = {
    401: "it wants a name and a password; it was not read",
    402: "it wants to be paid for; it was not read",
    403: _BLOCKED,
    404: "open it in a browser, and if it is gone for good nothing needs to be done",
    407: "a proxy wants a name and a password: look at the settings of the network",
    410: "the site says that it is gone for good; nothing needs to be done",
    429: "the site wants fewer requests; it will be asked again later, and if it says so then, "
    "raise DOWNLOAD_DELAY",
    451: "the site may not show it for legal reasons; nothing can be done here",
}


def answer_reason(status: int, url: str) -> tuple[str, str]:
    """Return reason and sentence for a status that is not a page.

    >>> answer_reason(402, "https://a.example/b")[1]
    'https://a.example/b answered 402: it wants to be paid for; it was not read'
    """
    advice = _ADVICE.get(status) or (
        f"the server has a fault; {AGAIN}" if status >= 500
        else "a page was expected; open it in a browser"
    )  # fmt: skip
    return f"http-{status}", f"{url} answered {status}: {advice}"


def failure_reason(error: BaseException, url: str) -> tuple[str, str] | None:
    """Return reason and sentence for an exception; ``None`` if the run is closing."""
    if isinstance(error, RunClosing):
        return None
    if isinstance(error, LeavesSite):
        return "leaves-site", f"{error}; it was not followed"
    if isinstance(error, TooLong):
        return "too-long-address", (
            f"{url[:MAX_SHOWN]}… is {error}; it was not asked for, and if it is a page, raise the "
            "limit"
        )
    if isinstance(error, Reserved):
        return "reserved", f"{url} was not kept: {error}"
    if isinstance(error, DownloadCancelledError) or _is_large(error):
        return "too-large", (
            f"{url} sends more than a page can have ({_short(error)}); it was cut off and not kept"
        )
    if isinstance(error, IgnoreRequest) and "max redirections" in str(error):
        return "redirect-loop", f"{url} redirects on and on; it was not followed any further"
    if isinstance(error, IgnoreRequest):
        said = str(error)
        reason = next((name for name, words in OF_THE_HOST.items() if said.startswith(words)), None)
        return reason or "robots", f"{url} was not asked for: {said or 'the request was ignored'}"
    return "no-answer", f"{url} gave no answer: {why(error)}; {AGAIN}"


def is_forbidden(error: BaseException) -> bool:
    """Return whether robots.txt was read and forbids the address."""
    return isinstance(error, IgnoreRequest) and str(error) == "Forbidden by robots.txt"


def _is_large(error: BaseException) -> bool:
    return isinstance(error, IgnoreRequest) and "DOWNLOAD_MAXSIZE" in str(error)


def _short(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= 200 else f"{text[:200]}…"
