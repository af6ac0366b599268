"""Answers of the demo server, before they are sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from email.utils import parsedate_to_datetime

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

    def is_held(self, asked: Message) -> bool:
        """Test by the headers of a request whether the client already has this answer."""
        tags = asked.get("If-None-Match")
        if tags is not None:
            held = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return self.etag is not None and self.etag.removeprefix("W/") in held
        since = asked.get("If-Modified-Since")
        if since is None or self.modified is None:
            return False
        try:
            return self.modified <= parsedate_to_datetime(since)
        except (ValueError, TypeError):
            return False


def html_page(text: str, status: int = 200) -> Answer:
    """Answer with an HTML page."""
    return Answer(status=status, body=text.encode())


def moved(location: str) -> Answer:
    """Answer with a permanent redirect."""
    return Answer(status=301, headers={"Location": location})


def entity_tag(data: bytes) -> str:
    """Make a weak ``ETag`` from the data that decides whether an answer has changed."""
    return f'W/"{hashlib.sha256(data).hexdigest()[:20]}"'
