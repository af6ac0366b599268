"""Write articles as an Atom feed (RFC 4287), bodies included. Pure except for the stream."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

# Characters that XML 1.0 does not allow, even escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNDETERMINED = "und"
"""Code of a language that is not known (ISO 639-2)."""
NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """The metadata of a feed."""

    uuid: str
    """The uuid of the archive, with which the ids of the feed and its entries begin."""
    title: str
    """Title of the feed."""
    query: str = ""
    """The selection; a different one is a different feed, with its own id."""
    updated: str = NEVER
    """Time of the latest change to an article."""
    rights: tuple[str, ...] = ()
    """What may be done with the texts, by what is known of their sites."""
    links: tuple[tuple[str, str, str], ...] = ()
    """Relation, type and address of each link."""


def write(found: Iterable[dict[str, Any]], stream: IO[bytes], head: Head) -> None:
    """Write articles as a feed."""
    stream.write(beginning(head).encode())
    for record in found:
        stream.write(entry(record, head.uuid).encode())
    stream.write(b"</feed>\n")


def beginning(head: Head) -> str:
    """Return the feed up to its first entry."""
    part = f"#{quote(head.query)}" if head.query else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xml:lang="de">',
        _element("id", f"urn:uuid:{head.uuid}{part}"),
        _element("title", head.title),
        _element("updated", head.updated),
        *(
            f"<link rel={quoteattr(rel)} type={quoteattr(kind)} "
            f"href={quoteattr(without_controls(href))}/>"
            for rel, kind, href in head.links
        ),
        "<generator>Kommunews</generator>",
    ]
    return "\n".join(lines) + "\n"


def entry(record: dict[str, Any], uuid: str) -> str:
    """Return one article as an entry. ``published`` is only set if a source gave a time: a mere
    day goes to ``dc:date``, as Atom has no dates without a time. ``dc:identifier`` is the version.

    >>> print(entry({"id": 7, "url": "https://a.example/x", "title": "A & B", "source": "a",
    ...     "last_changed": "t", "published": "2025-10-10", "version": "9f"}, "u"), end="")
    <entry>
    <id>urn:uuid:u#7</id>
    <title>A &amp; B</title>
    <link href="https://a.example/x"/>
    <updated>t</updated>
    <author><name>a</name></author>
    <dc:date>2025-10-10</dc:date>
    <dc:identifier>9f</dc:identifier>
    </entry>
    """
    title = ": ".join(filter(None, (record.get("kicker"), record["title"])))
    language = record.get("language", "de") or UNDETERMINED
    lines = [
        "<entry>" if language == "de" else f"<entry xml:lang={quoteattr(language)}>",
        _element("id", f"urn:uuid:{uuid}#{record['id']}"),
        _element("title", title),
        *_links(record),
        _element("updated", record["last_changed"]),
        f"<author>{_element('name', record.get('byline') or record['source'])}</author>",
    ]
    if at := record.get("published_at"):
        lines.append(_element("published", at))
    if published := record.get("published"):
        lines.append(_element("dc:date", published))
    if version := record.get("version"):
        lines.append(_element("dc:identifier", version))
    lines += [
        f"<category term={quoteattr(without_controls(tag))}/>" for tag in record.get("tags", ())
    ]
    if teaser := record.get("teaser"):
        lines.append(_element("summary", teaser))
    if rights := record.get("rights"):
        lines.append(_element("rights", " ".join((rights, *record["reservations"]))))
    if body := record.get("body_html"):
        lines.append(f'<content type="html">{escape(without_controls(body))}</content>')
    return "\n".join((*lines, "</entry>")) + "\n"


def _links(record: dict[str, Any]) -> list[str]:
    """Link to the original, or to our own page for the article ``via`` the original."""
    original = quoteattr(without_controls(record["url"]))
    if not (page := record.get("page")):
        return [f"<link href={original}/>"]
    return [
        f'<link rel="alternate" type="text/html" href={quoteattr(without_controls(page))}/>',
        f'<link rel="via" href={original}/>',
    ]


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(without_controls(text))}</{name}>"


def without_controls(text: str) -> str:
    """Remove the characters that XML does not allow."""
    return _NO_XML.sub("", text)
