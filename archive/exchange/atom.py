"""Articles as an Atom feed (RFC 4287), bodies included. Pure but for the stream."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

# Characters that XML 1.0 cannot hold in any spelling.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de">
<id>urn:kommunews:archive</id>
<title>Kommunews</title>
<generator>Kommunews</generator>
"""
_NEVER = "1970-01-01T00:00:00Z"


def write(found: Iterable[dict[str, Any]], stream: IO[bytes]) -> int:
    """Write articles as a feed; how many there were. The feed is as new as its first article."""
    count = 0
    stream.write(_HEAD.encode())
    for record in found:
        if not count:
            stream.write(f"<updated>{record['last_changed']}</updated>\n".encode())
        stream.write(entry(record).encode())
        count += 1
    if not count:
        stream.write(f"<updated>{_NEVER}</updated>\n".encode())
    stream.write(b"</feed>\n")
    return count


def entry(record: dict[str, Any]) -> str:
    """One article as an entry.

    >>> print(entry({"url": "https://a.example/x", "title": "A & B", "last_changed": "t",
    ...     "source": "a"}), end="")
    <entry>
    <id>https://a.example/x</id>
    <title>A &amp; B</title>
    <link href="https://a.example/x"/>
    <updated>t</updated>
    <author><name>a</name></author>
    </entry>
    """
    title = ": ".join(filter(None, (record.get("kicker"), record["title"])))
    lines = [
        "<entry>",
        _element("id", record["url"]),
        _element("title", title),
        f"<link href={quoteattr(_clean(record['url']))}/>",
        _element("updated", record["last_changed"]),
        f"<author>{_element('name', record.get('byline') or record['source'])}</author>",
    ]
    if published := record.get("published"):
        lines.append(_element("published", f"{published}T00:00:00Z"))
    lines += [f"<category term={quoteattr(_clean(tag))}/>" for tag in record.get("tags", ())]
    if teaser := record.get("teaser"):
        lines.append(_element("summary", teaser))
    if body := record.get("body_html"):
        lines.append(f'<content type="html">{escape(_clean(body))}</content>')
    return "\n".join((*lines, "</entry>")) + "\n"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_clean(text))}</{name}>"


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
