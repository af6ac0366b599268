"""A version of an article as a citation: text, BibTeX, CSL-JSON, RIS, schema.org. Pure.

It names the archive by its uuid and the version by its hash, both for good; a number is only the
place of a version in time today, and is cited nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """The data of a citation."""

    id: int
    """Id in the archive."""
    title: str
    """Headline."""
    kicker: str | None
    """Dachzeile."""
    site: str
    """Name of the site that people know."""
    url: str
    """Canonical address."""
    published: str | None
    """Date, or None."""
    byline: str | None
    """Author as printed, or None."""
    seen: str
    """Day on which the version was seen, the last one if it is the current one."""
    version: str
    """Hash of the version."""
    archive: str
    """The uuid of the archive."""
    name: str | None = None
    """Name of the archive, where its operator gave one."""
    memento: str | None = None
    """Where a public web archive shows the page that the version was read from."""

    @property
    def keeper(self) -> str:
        """The archive in words."""
        return f"{self.name} (Kommunews-Archiv)" if self.name else "Kommunews-Archiv"

    @property
    def place(self) -> str:
        """Where exactly in which archive the cited text stands."""
        return f"{self.archive}, Nr. {self.id}, Fassung {self.version}"


def as_text(c: Citation) -> str:
    """Write the citation as people do in German."""
    author = ""
    if c.byline:  # an editor's mark such as (co) is no name
        author = f"[{c.byline}] " if c.byline.islower() and len(c.byline) < 5 else f"{c.byline}: "
    title = f"{c.kicker}: {c.title}" if c.kicker else c.title
    end = "" if title.endswith((".", "?", "!", "…")) else "."
    day = _german(c.published) if c.published else "o. D."
    return (
        f"{author}{title}{end} In: {c.site}, {day}. {c.url} "
        f"({c.keeper} {c.place}, gesehen am {_german(c.seen)}"
        f"{f'; Memento: {c.memento}' if c.memento else ''})"
    )


def bibtex(c: Citation) -> str:
    """Write the citation for BibTeX or BibLaTeX."""
    fields = {
        "author": f"{{{_tex(c.byline)}}}" if c.byline else None,
        "title": f"{{{_tex(c.title)}}}",
        "titleaddon": _tex(c.kicker) if c.kicker else None,
        "organization": f"{{{_tex(c.site)}}}",
        "date": c.published,
        "url": c.url.replace("{", "%7B").replace("}", "%7D"),
        "urldate": c.seen,
        "note": _tex(f"{c.keeper} {c.place}"),
        "addendum": f"Memento: \\url{{{c.memento}}}" if c.memento else None,
        "langid": "ngerman",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@online{{kommunews-{c.version[:12]},", *lines, "}")) + "\n"


def csl(c: Citation) -> dict[str, Any]:
    """Build the citation for Zotero, Citavi, pandoc and others that read CSL-JSON."""
    found: dict[str, Any] = {
        "id": f"kommunews-{c.version[:12]}",
        "type": "article-newspaper",
        "title": c.title,
        "container-title": c.site,
        "URL": c.url,
        "language": "de",
        "accessed": {"date-parts": [_parts(c.seen)]},
        "archive": c.keeper,
        "archive_location": c.place,
    }
    if c.memento:
        found["note"] = f"Memento: {c.memento}"
    if c.kicker:
        found["section"] = c.kicker
    if c.published:
        found["issued"] = {"date-parts": [_parts(c.published)]}
    if c.byline:
        found["author"] = [{"literal": c.byline}]
    return found


def ris(c: Citation) -> str:
    """Write the citation in the format of EndNote, Citavi and most catalogues."""
    fields = [
        ("TY", "NEWS"),
        ("TI", f"{c.kicker}: {c.title}" if c.kicker else c.title),
        ("AU", c.byline),
        ("T2", c.site),
        ("PY", c.published and c.published[:4]),
        ("DA", c.published and c.published.replace("-", "/")),
        ("UR", c.url),
        ("Y2", c.seen.replace("-", "/")),
        ("LA", "de"),
        ("DB", c.keeper),
        ("AN", c.place),
        ("L2", c.memento),
        ("ER", ""),
    ]
    lines = (f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value is not None)
    return "\r\n".join(lines) + "\r\n"


def csl_json(c: Citation) -> str:
    """Write the citation as a file of CSL-JSON."""
    return json.dumps([csl(c)], ensure_ascii=False, indent=1) + "\n"


FORMS: dict[str, Callable[[Citation], str]] = {
    "text": lambda c: as_text(c) + "\n",
    "bibtex": bibtex,
    "csl": csl_json,
    "ris": ris,
}
"""The forms of a citation by name."""


def schema_org(c: Citation, teaser: str | None, tags: tuple[str, ...], words: int) -> str:
    """Write the article as JSON-LD that is safe inside a ``script`` element."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": c.title,
        "alternativeHeadline": c.kicker,
        "description": teaser,
        "datePublished": c.published,
        "author": {"@type": "Person", "name": c.byline} if c.byline else None,
        "publisher": {"@type": "Organization", "name": c.site},
        "isBasedOn": c.url,
        "identifier": f"urn:uuid:{c.archive}#{c.version}",
        "keywords": list(tags) or None,
        "wordCount": words,
        "inLanguage": "de",
    }
    made = json.dumps({k: v for k, v in found.items() if v is not None})
    return made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _tex(value: str) -> str:
    return value.translate(_TEX)


def _parts(day: str) -> list[int]:
    return [int(part) for part in day[:10].split("-")]


def _german(day: str) -> str:
    return ".".join(reversed(day[:10].split("-")))
