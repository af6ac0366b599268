"""Replace the prose of a page by dummy text of equal length, so that it may be public. Pure.

A word always becomes the same dummy word, whatever its case, so that headline, ``<title>``,
alternative texts and JSON-LD still match. Digits, punctuation, dates and the printed shapes that
guide the reader (``Stichwörter``, ``mehr``, ``Foto``) stay; comments and scripts are removed.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from crawler.reader.markup.parse import parse_html
from crawler.sites import SITES

MAX_SMALL = 3
"""Letters; words as short as ``der``, ``und`` and the marks of authors reveal nothing."""
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprstvw"
_TEXTS = ("alt", "title", "aria-label", "placeholder", "content", "value", "summary")
_STRUCTURE = re.compile(r"@|url$|id$|date|^image$|^logo$|^type$", re.I)
_KEPT = frozenset(
    """details dieser eintrag wurde geschlossen externer inhalt inhalte video laden schutz mehr
    weiter weiterlesen lesen erfahren bildquelle bildquellen bildnachweis bildrechte foto fotos
    bild bilder quelle grafik abbildung symbolbild illustration copyright autor autorin autoren
    text redaktion beitrag gastbeitrag stichwörter stichworte schlagwörter schlagworte tags
    keywords weitere alle meldungen meldung artikel beiträge nachrichten bereich rubrik thema
    ähnliche verwandte aktuelle neueste themen news informationen links lesen auch könnte
    interessant related weiterführende person kommentar kommentare meistgelesen zurück drucken
    teilen versenden nächster nächste vorheriger anzeige anzeigen werbung advertisement
    sponsored newsletter jetzt unseren abonnieren bestellen kostenlos share facebook twitter
    linkedin xing whatsapp cookie cookies diese website webseite seite seiten verwendet
    verwenden nutzt titel startseite home page veröffentlicht erschienen aktualisiert geändert
    stand lesezeit lesedauer minuten minute datum ältere laden anzeigen next impressum rechte
    vorbehalten montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar
    jänner februar märz april juni juli august september oktober november dezember""".split()
)
"""Words of the printed shapes, see ``crawler/reader/wording/shapes.py``."""
_NAMES = frozenset(word.casefold() for site in SITES.values() for word in _WORD.findall(site.title))
"""Words in the names of the known sites, which the reader never takes for a headline."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def dummy_page(markup: str) -> str:
    """Replace the prose of a page; return an empty text for one that cannot be parsed."""
    tree = parse_html(_NO_XML.sub("", markup))
    if tree is None:
        return ""
    for el in list(tree.iter("script", "style", "noscript", "template", "svg", "iframe")):
        if el.tag == "script" and "ld+json" in (el.get("type") or ""):
            el.text = _json_ld(el.text or "")
        else:
            _drop(el)
    for el in tree.iter():
        if not isinstance(el.tag, str) or el.tag == "script":
            continue
        el.text = dummy_text(el.text or "")
        el.tail = dummy_text(el.tail or "")
        for name in _TEXTS:
            value = el.get(name)
            if value and not value.startswith(("http://", "https://", "/", "width=", "text/")):
                el.set(name, dummy_text(value))
        for name in ("href", "src", "content"):
            value = el.get(name)
            if value and ("/" in value or value.startswith("?")):
                el.set(name, dummy_address(value))
    return etree.tostring(tree, encoding="unicode", method="html", doctype="<!DOCTYPE html>")


def dummy_text(text: str) -> str:
    """Replace every word that is not part of a printed shape by one of equal length.

    >>> dummy_text("[10.10.2025] Foto") , len(dummy_text("Bürgeramt"))
    ('[10.10.2025] Foto', 9)
    """
    return _WORD.sub(lambda m: _dummy(m[0]), text)


def dummy_address(url: str) -> str:
    """Replace the words in the last part of an address, which repeats the headline.

    >>> dummy_address("/k21-meldungen/a-2").startswith("/k21-meldungen/")
    True
    """
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    head, slash, last = path.rstrip("/").rpartition("/")
    if "-" not in last and "_" not in last and "+" not in last:
        return url
    stem, dot, ending = last.rpartition(".")
    stem, ending = (stem, ending) if dot and len(ending) < 5 else (last, "")
    words = re.sub(r"[A-Za-z]{3,}", lambda m: _dummy(m[0]).lower(), stem)
    return url.replace(last, words + (f".{ending}" if ending else ""), 1) if head or slash else url


def _dummy(word: str) -> str:
    """Make the dummy of a word: same length, same case, always the same letters."""
    if len(word) <= MAX_SMALL or word.casefold() in _KEPT or word.casefold() in _NAMES:
        return word
    digest = hashlib.blake2b(word.casefold().encode()).digest()
    letters = [
        (_VOWELS if n % 2 else _CONSONANTS)[
            digest[n % len(digest)] % len(_VOWELS if n % 2 else _CONSONANTS)
        ]
        for n in range(len(word))
    ]
    return "".join(
        new.upper() if old.isupper() else new for old, new in zip(word, letters, strict=True)
    )


def _json_ld(text: str) -> str:
    try:
        data = json.loads(text, strict=False)
    except ValueError:
        return ""
    return json.dumps(_dummy_json(data, ""), ensure_ascii=False)


def _dummy_json(data: Any, name: str) -> Any:
    if isinstance(data, dict):
        return {key: _dummy_json(value, key) for key, value in data.items()}
    if isinstance(data, list):
        return [_dummy_json(value, name) for value in data]
    if not isinstance(data, str):
        return data
    if data.startswith(("http://", "https://", "/")):
        return dummy_address(data)
    return data if _STRUCTURE.search(name) else dummy_text(data)


def _drop(el: etree._Element) -> None:
    """Remove an element; the text behind it stays."""
    parent = el.getparent()
    if parent is None:
        return
    before = el.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (el.tail or "")
    else:
        parent.text = (parent.text or "") + (el.tail or "")
    parent.remove(el)
