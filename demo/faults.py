"""Server faults on demand."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from demo.answer import HTML, Answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A faulty answer. Fields combine, such as ``status`` with ``delay``."""

    status: int | None = None
    """Answer this status (500, 429 …) with a short page instead of the real one."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Extra headers, such as ``Retry-After``; they replace the server's own of the same name."""
    delay: float = 0.0
    """Seconds to wait before the answer."""
    drip: float = 0.0
    """Seconds to wait after every 256 bytes of the body."""
    cut: float | None = None
    """Send only this share of the body under the full ``Content-Length``, then close."""
    cut_quietly: float | None = None
    """Send only this share of the body, with a ``Content-Length`` that fits it."""
    reset: bool = False
    """Reset the connection instead of answering."""
    redirect: str | None = None
    """Answer 302 to this address."""
    soft_404: bool = False
    """Answer 200 with a "not found" page."""
    empty_listing: bool = False
    """Render listings without a single teaser."""
    body: bytes | None = None
    """Answer this instead, with status 200 or that of ``status``."""
    content_type: str | None = None
    """Content type of the answer."""
    pad_to: int | None = None
    """Append blanks until the body has this many bytes."""
    times: int | None = None
    """Number of requests to spoil; by default, all of them until ``clear_faults``."""


class FaultBook:
    """The active faults; the newest that matches an address wins."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[tuple[re.Pattern[str], Fault, list[int]]] = []

    def add(self, pattern: str, fault: Fault) -> None:
        """Spoil every address that contains a match of the regular expression."""
        with self._lock:
            self._faults.insert(0, (re.compile(pattern), fault, [fault.times or 0]))

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._faults.clear()

    def take(self, url: str) -> Fault | None:
        """Find the fault for this request, and count it."""
        with self._lock:
            for entry in self._faults:
                pattern, fault, left = entry
                if pattern.search(url):
                    if fault.times is not None:
                        left[0] -= 1
                        if left[0] <= 0:
                            self._faults.remove(entry)
                    return fault
        return None


def spoiled(answer: Answer, fault: Fault) -> Answer:
    """Apply a fault to a good answer."""
    if fault.redirect is not None:
        return Answer(status=302, headers={"Location": fault.redirect})
    if fault.body is not None:
        kind = fault.content_type or HTML
        return Answer(status=fault.status or 200, body=fault.body, content_type=kind)
    if fault.status is not None:
        text = f"<html><head><title>{fault.status}</title></head><body>Störung</body></html>"
        return Answer(
            status=fault.status, body=text.encode(), content_type=fault.content_type or HTML
        )
    if fault.content_type is not None:
        return replace(answer, content_type=fault.content_type)
    return answer
