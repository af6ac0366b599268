"""Verticalised text (VRT) for corpus engines: a token per line, then a tab and its basic form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO
from xml.sax.saxutils import escape

from archive.exchange.atom import Head, without_controls
from archive.exchange.formats.form import ExportRecord
from archive.search.lemmas import lemma

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-‑–’'*:/]\w+)*-?|\.{2,}|\S")
_SAID = ("source", "url", "published", "kicker", "title", "byline", "section", "version")
_PARTS = (("kicker", "kicker"), ("title", "title"), ("teaser", "lead"), ("body", "text"))


def write(found: Iterable[ExportRecord], stream: IO[bytes], about: Head) -> None:
    """Write each article as a ``text`` with its paragraphs."""
    stream.write(f"<corpus id={_quoted(about.uuid)}>\n".encode())
    for record in found:
        stream.write("".join(f"{line}\n" for line in _lines(record)).encode())
    stream.write(b"</corpus>\n")


def tokens(text: str) -> list[str]:
    """Split a text into words, numbers and signs.

    >>> tokens("Die IT-Sicherheit kostet 1,5 Mio. Euro.")
    ['Die', 'IT-Sicherheit', 'kostet', '1,5', 'Mio', '.', 'Euro', '.']
    """
    return _TOKEN.findall(text)


def _lines(record: ExportRecord) -> Iterator[str]:
    said = {name: record[name] or "" for name in _SAID}
    said |= {"year": said["published"][:4], "tags": f"|{'|'.join(record['tags'])}|"}
    attributes = " ".join(f"{name}={_quoted(value)}" for name, value in said.items())
    yield f'<text id="a{record["id"]}" {attributes}>'
    for name, kind in _PARTS:
        for paragraph in (record[name] or "").split("\n\n"):
            if words := tokens(without_controls(paragraph)):
                yield f'<p type="{kind}">'
                yield from (f"{escape(word)}\t{escape(lemma(word))}" for word in words)
                yield "</p>"
    yield "</text>"


def _quoted(value: str) -> str:
    """Quote an attribute in double quotes; corpus engines accept no others."""
    line = " ".join(without_controls(value).split())
    return f'"{escape(line, {chr(34): "&quot;"})}"'
