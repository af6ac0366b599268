"""Format a citation of a version: text, BibTeX, CSL-JSON, RIS, schema.org. Pure.

It names the archive by its uuid and the version by its hash, both permanent. The number of a
version may still change, so it is never cited.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from archive.visible import visible, visible_json

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
    """Name of the site as people know it."""
    url: str
    """Canonical address."""
    published: str | None
    """Date."""
    byline: str | None
    """Author as printed."""
    seen: str
    """Day the version was seen; for the current version, the last day."""
    version: str
    """Hash of the version."""
    archive: str
    """The uuid of the archive."""
    language: str | None = "de"
    """Language of the text, a code of BCP 47, if known."""
    name: str | None = None
    """Name of the archive, if its operator gave one."""
    memento: str | None = None
    """Address at a public web archive of the page that the version was read from."""

    @property
    def keeper(self) -> str:
        """Description of the archive, with its name if it has one."""
        return f"{self.name} (Kommunews-Archiv)" if self.name else "Kommunews-Archiv"

    @property
    def place(self) -> str:
        """Archive, article and version of the cited text."""
        return f"{self.archive}, Nr. {self.id}, Fassung {self.version}"


def as_text(c: Citation) -> str:
    """Format the citation as German prose."""
    author = ""
    if c.byline:  # an editor's mark such as (co) is not a name
        author = f"[{c.byline}] " if c.byline.islower() and len(c.byline) < 5 else f"{c.byline}: "
    title = f"{c.kicker}: {c.title}" if c.kicker else c.title
    end = "" if title.endswith((".", "?", "!", "…")) else "."
    day = _german(c.published) if c.published else "o. D"
    return (
        f"{author}{title}{end} In: {c.site}, {day}. {c.url} "
        f"({c.keeper} {c.place}, gesehen am {_german(c.seen)}"
        f"{f'; Memento: {c.memento}' if c.memento else ''})"
    )


def bibtex(c: Citation) -> str:
    """Format the citation for BibTeX or BibLaTeX."""
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
        "langid": "ngerman" if c.language == "de" else None,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@online{{kommunews-{c.version[:12]},", *lines, "}")) + "\n"


def csl(c: Citation) -> dict[str, Any]:
    """Build the citation as CSL-JSON, for Zotero, Citavi, pandoc and others."""
    found: dict[str, Any] = {
        "id": f"kommunews-{c.version[:12]}",
        "type": "article-newspaper",
        "title": c.title,
        "container-title": c.site,
        "URL": c.url,
        "accessed": {"date-parts": [_parts(c.seen)]},
        "archive": c.keeper,
        "archive_location": c.place,
    }
    if c.language:
        found["language"] = c.language
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
    """Format the citation as RIS, for EndNote, Citavi and most catalogues; lines end in CR LF."""
    fields = [
        ("TY", "NEWS"),
        ("TI", f"{c.kicker}: {c.title}" if c.kicker else c.title),
        ("AU", c.byline),
        ("T2", c.site),
        ("PY", c.published and c.published[:4]),
        ("DA", c.published and c.published.replace("-", "/")),
        ("UR", c.url),
        ("Y2", c.seen.replace("-", "/")),
        ("LA", c.language),
        ("DB", c.keeper),
        ("AN", c.place),
        ("L2", c.memento),
        ("ER", ""),
    ]
    lines = (
        f"{tag}  - {visible(' '.join(value.split()))}" for tag, value in fields if value is not None
    )
    return "\r\n".join(lines) + "\r\n"


def csl_json(c: Citation) -> str:
    """Format the citation as a CSL-JSON file."""
    return visible_json([csl(c)], indent=1) + "\n"


FORMS: dict[str, Callable[[Citation], str]] = {
    "text": lambda c: as_text(c) + "\n",
    "bibtex": bibtex,
    "csl": csl_json,
    "ris": ris,
}
"""Citation formats by name."""


def schema_org(c: Citation, teaser: str | None, tags: tuple[str, ...], words: int) -> str:
    """Format the article as JSON-LD that is safe inside a ``script`` element."""
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
        "inLanguage": c.language,
    }
    made = json.dumps({k: v for k, v in found.items() if v is not None})
    return made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _tex(value: str) -> str:
    return value.translate(_TEX)


def _parts(day: str) -> list[int]:
    return [int(part) for part in day[:10].split("-")]


def _german(day: str) -> str:
    return ".".join(reversed(day[:10].split("-")))
