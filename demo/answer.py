"""Answers of the demo server, before they are sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

HTML = "text/html; charset=UTF-8"
TEXTUAL = ("text/", "application/")
"""Beginnings of textual content types."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """An answer before compression and faults."""

    status: int = 200
    body: bytes = b""
    content_type: str = HTML
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: datetime | None = None


def html_page(text: str, status: int = 200) -> Answer:
    """Answer with an HTML page."""
    return Answer(status=status, body=text.encode())


def moved(location: str) -> Answer:
    """Answer with a permanent redirect."""
    return Answer(status=301, headers={"Location": location})


def entity_tag(data: bytes) -> str:
    """Make a weak ``ETag`` from the data that decides whether an answer has changed."""
    return f'W/"{hashlib.sha256(data).hexdigest()[:20]}"'
