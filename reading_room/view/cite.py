"""An article as a citation: text, BibTeX, CSL-JSON, schema.org. Pure."""

from __future__ import annotations

import json
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
    """Day on which the archive last saw the article."""
    version: int
    """Number of the version that is cited."""


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
        f"(Kommunews-Archiv Nr. {c.id}, Fassung {c.version}, gesehen am {_german(c.seen)})"
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
        "note": f"Kommunews-Archiv Nr. {c.id}, Fassung {c.version}",
        "langid": "ngerman",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@online{{kommunews{c.id},", *lines, "}")) + "\n"


def csl(c: Citation) -> dict[str, Any]:
    """Build the citation for Zotero, Citavi, pandoc and others that read CSL-JSON."""
    found: dict[str, Any] = {
        "id": f"kommunews{c.id}",
        "type": "article-newspaper",
        "title": c.title,
        "container-title": c.site,
        "URL": c.url,
        "language": "de",
        "accessed": {"date-parts": [_parts(c.seen)]},
        "archive": "Kommunews",
        "archive_location": f"{c.id}, Fassung {c.version}",
    }
    if c.kicker:
        found["section"] = c.kicker
    if c.published:
        found["issued"] = {"date-parts": [_parts(c.published)]}
    if c.byline:
        found["author"] = [{"literal": c.byline}]
    return found


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
        "keywords": list(tags) or None,
        "wordCount": words,
        "inLanguage": "de",
    }
    made = json.dumps({k: v for k, v in found.items() if v is not None}, ensure_ascii=False)
    return made.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _tex(value: str) -> str:
    return value.translate(_TEX)


def _parts(day: str) -> list[int]:
    return [int(part) for part in day[:10].split("-")]


def _german(day: str) -> str:
    return ".".join(reversed(day[:10].split("-")))
