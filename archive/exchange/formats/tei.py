"""TEI P5: a ``teiCorpus`` with a header per article, its paragraphs, headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from archive.exchange.atom import UNDETERMINED, Head, without_controls
from archive.exchange.formats.form import ExportRecord

_HEADING = re.compile(r"<h[23]>((?:[^<]|<(?!/?h[23]>))*)</h[23]>")
_TAG = re.compile(r"<[^<>]*>")


def write(found: Iterable[ExportRecord], stream: IO[bytes], about: Head) -> None:
    """Write articles as one corpus."""
    source = f"<p>Archive {_text(about.uuid)}</p>"
    stream.write(
        '<?xml version="1.0" encoding="utf-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n'
        f"{_header(about.title, '', '', source, '', about.rights)}\n".encode()
    )
    for record in found:
        stream.write((article(record) + "\n").encode())
    stream.write(b"</teiCorpus>\n")


def article(record: ExportRecord) -> str:
    """Return one article as a ``TEI`` element."""
    title = ": ".join(filter(None, (record["kicker"], record["title"])))
    author = f"<author>{_text(record['byline'])}</author>" if record["byline"] else ""
    day = record["published"]
    date = f"<date when={quoteattr(day)}>{day}</date>" if day else ""
    known = f'<idno type="URI">{_text(record["url"])}</idno>'
    if record["version"]:
        known += f'<idno type="version">{record["version"]}</idno>'
    source = (
        f"<bibl><title>{_text(title)}</title>{author}<publisher>{_text(record['publisher'])}"
        f"</publisher>{date}{known}</bibl>"
    )
    terms = "".join(f"<term>{_text(tag)}</term>" for tag in record["tags"])
    classes = f"<textClass><keywords>{terms}</keywords></textClass>" if terms else ""
    profile = f"<profileDesc>{classes}</profileDesc>" if classes else ""
    rights = (record["rights"], *record["reservations"])
    body = "".join(_body(record))
    return (
        f'<TEI xml:id="a{record["id"]}">{_header(title, author, date, source, profile, rights)}'
        f"<text xml:lang={quoteattr(record['language'] or UNDETERMINED)}>"
        f"<body>{body}</body></text></TEI>"
    )


def _header(
    title: str, author: str, date: str, source: str, profile: str, rights: tuple[str, ...]
) -> str:
    said = "".join(f"<p>{_text(sentence)}</p>" for sentence in rights) or "<p/>"
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{_text(title)}</title>{author}</titleStmt>"
        f"<publicationStmt><publisher>Kommunews</publisher><availability>{said}"
        f"</availability>{date}</publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc>"
        f"{profile}</teiHeader>"
    )


def _body(record: ExportRecord) -> Iterator[str]:
    """Yield the lead and the text, with a new ``div`` at each heading."""
    headings = {_plain(found) for found in _HEADING.findall(record["body_html"] or "")}
    yield f'<div type="article"><head>{_text(record["title"])}</head>'
    yield f"<p>{_text(record['teaser'])}</p>" if record["teaser"] else "<p/>"
    inner = False
    for block in filter(str.strip, (record["body"] or "").split("\n\n")):
        if " ".join(block.split()) in headings:
            yield ("</div>" if inner else "") + f"<div><head>{_text(block)}</head><p/>"
            inner = True
        elif "\n" in block:
            items = "".join(f"<item>{_text(line)}</item>" for line in block.split("\n"))
            yield f"<list>{items}</list>"
        else:
            yield f"<p>{_text(block)}</p>"
    yield ("</div>" if inner else "") + "</div>"


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


def _text(text: str) -> str:
    return escape(without_controls(text))
