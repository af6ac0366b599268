"""Prepare records for saving where their pages are read, in any process, on any machine: compute
all that needs no database, so that the writer only writes. Pure."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from archive.articles.checks import fault
from archive.articles.identity import FINGERPRINTS, fingerprint
from archive.articles.similarity import SIGNATURES, signed
from archive.records import Article, Record
from archive.search.german import COLUMNS, STORED, indexed

_SOURCES = ("records.py", "articles/*.py", "search/*.py")
_HERE = Path(__file__).parents[1]


class MadeByOthersError(ValueError):
    """A record was prepared by other algorithms than those of this program."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """A record, with what was computed from it beforehand."""

    record: Record
    """The record, as it is to be saved."""
    algorithm: str
    """Name of the algorithms, see :func:`algorithm`."""
    fault: tuple[str, str] | None
    """Why it cannot be kept, if so."""
    stored: tuple[str, ...] = ()
    """Kicker, title, teaser and body in the form stored for search."""
    fingerprint: str = ""
    """Hash of the text of an article."""
    signature: bytes = b""
    """Signature of the body of an article."""


@cache
def algorithm() -> str:
    """Return a name for the way records are prepared: it changes with the code, the dictionary and
    the tables of Unicode."""
    made = hashlib.blake2b(digest_size=8)
    made.update(f"{version('simplemma')} {unicodedata.unidata_version}".encode())
    for file in sorted(file for names in _SOURCES for file in _HERE.glob(names)):
        made.update(f"{file.name} {file.stat().st_size}\n".encode() + file.read_bytes())
    return made.hexdigest()


def prepare(record: Record) -> Prepared:
    """Compute what a writer needs from a record. Never raises for a record."""
    found = fault(record)
    if found is not None or not isinstance(record, Article):
        return Prepared(record=record, algorithm=algorithm(), fault=found)
    return Prepared(
        record=record,
        algorithm=algorithm(),
        fault=None,
        stored=tuple(indexed(getattr(record, name)) for name in COLUMNS),
        fingerprint=fingerprint(record),
        signature=signed(record.body or ""),
    )


def accept(prepared: Prepared) -> Record:
    """Return the record, and let this process use what was computed from it beforehand.

    Results are found by text: where the archive keeps another text (an added kicker, say), they are
    computed anew. Raises :class:`MadeByOthersError`.
    """
    if prepared.algorithm != algorithm():
        raise MadeByOthersError(
            f"{prepared.record.url} was prepared by another version of this program "
            f"({prepared.algorithm}, expected {algorithm()}); install the same one everywhere."
        )
    record = prepared.record
    if isinstance(record, Article) and prepared.fault is None:
        for name, stored in zip(COLUMNS, prepared.stored, strict=True):
            if text := getattr(record, name):
                STORED.give(text, stored)
        FINGERPRINTS.give((record.title, record.teaser, record.body), prepared.fingerprint)
        if record.body:
            SIGNATURES.give(record.body, prepared.signature)
    return record
