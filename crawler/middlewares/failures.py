"""Name why an address gave no page: a stable reason, and a sentence."""

from __future__ import annotations

from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, IgnoreRequest

from crawler.middlewares.own_hosts import LeavesSite, TooLong
from crawler.middlewares.robots import CLOSED, UNREAD
from crawler.middlewares.tdm import Reserved
from crawler.run.close import RunClosing

MAX_SHOWN = 150
"""Characters of an endless address that a sentence shows."""
OF_THE_HOST = {"robots-unread": UNREAD, "robots-closed": CLOSED}
"""Reasons that are no page's but its host's, and beginnings of the sentences on them."""
AGAIN = "it will be asked for again in the next run"


def failure_reason(error: BaseException, url: str) -> tuple[str, str] | None:
    """Return reason and sentence for an exception; ``None`` where the run chose not to ask."""
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
    name = type(error).__name__
    if isinstance(error, CannotResolveHostError):
        return (
            "no-answer",
            f"{url} gave no answer: its name could not be resolved ({_short(error)})",
        )
    return "no-answer", f"{url} gave no answer ({name}: {_short(error)}); {AGAIN}"


def is_forbidden(error: BaseException) -> bool:
    """Tell whether robots.txt was read and forbids the address."""
    return isinstance(error, IgnoreRequest) and str(error) == "Forbidden by robots.txt"


def _is_large(error: BaseException) -> bool:
    return isinstance(error, IgnoreRequest) and "DOWNLOAD_MAXSIZE" in str(error)


def _short(error: BaseException) -> str:
    text = " ".join(str(error).split())
    return text if len(text) <= 200 else f"{text[:200]}…"
