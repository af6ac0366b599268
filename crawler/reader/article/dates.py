"""The dates that may be the day of an article's publication. Pure."""

from __future__ import annotations

from crawler.reader.article.body import ArticleText
from crawler.reader.article.evidence import Evidence, Ladder
from crawler.reader.article.page import ParsedPage
from crawler.reader.structured import text_of


def find_dates(page: ParsedPage, text: ArticleText) -> Ladder:
    """Find every date that may be the article's, as printed, strongest first.

    The printed bracket wins over metadata. ``dateModified`` and its like are not read.
    """
    ladder: Ladder = [Evidence("printed", printed) for printed in text.dates]
    structured = page.structured
    node = page.node
    if published := text_of(node, "datePublished"):
        ladder.append(Evidence("json-ld", published))
    elif node is None and (stamp := structured.page_date(page.url)):
        ladder.append(Evidence("json-ld", stamp))
    meta = structured.first(
        "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
        "dc.date.issued", "dcterms.issued", "publish-date", "pubdate",
    )  # fmt: skip
    if meta:
        ladder.append(Evidence("meta", meta))
    first, last = max(0, text.first - 2), text.last
    if text.first >= 0:
        owners = {
            b.owner: b.index
            for b in page.blocks[first : last + 3]
            if b.index not in page.teasers and not b.regions & {"nav", "aside", "footer"}
        }
        for time in page.tree.iter("time"):
            holder = next((a for a in (time, *time.iterancestors()) if a in owners), None)
            stamp = time.get("datetime")
            near = holder is not None and owners[holder] <= text.first + 6
            if stamp and near and time.get("itemprop") != "dateModified":
                ladder.append(Evidence("time", stamp))
                break
    return list(dict.fromkeys(ladder))


def origin_of(rung: str) -> str:
    """Name the origin of a date by its rung: ``page`` (readers see it) or ``metadata``."""
    return "page" if rung in ("printed", "time") else "metadata"
