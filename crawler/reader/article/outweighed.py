"""Whether a headline stands where the text of a page is not. Pure."""

from __future__ import annotations

from crawler.reader.article.body import MIN_MASS, ArticleText
from crawler.reader.article.boxes.landmarks import LANDMARKS
from crawler.reader.article.evidence import best
from crawler.reader.article.head.headline import Headline
from crawler.reader.article.page.parsed import ParsedPage
from crawler.reader.article.page.prose import article_of, is_prose, mass
from crawler.reader.markup.tree import is_within
from crawler.reader.wording import furniture


def is_outweighed(page: ParsedPage, headline: Headline, text: ArticleText) -> bool:
    """Tell whether by far most of the prose stands above the headline: then it was not the
    headline, or it is printed below its text."""
    if headline.first < 0:
        return False
    heading = page.blocks[headline.last]
    article = article_of(heading)
    above = [
        b for b in page.blocks[: headline.first]
        if is_prose(b) and b.index not in page.teasers and b.regions.isdisjoint(LANDMARKS)
        and not furniture.is_imprint(b.line) and is_within(b.owner, article)
    ]  # fmt: skip
    lead, outside = len(best(text.teaser) or ""), mass(above)
    return outside > MIN_MASS and outside > 2 * (mass(text.body) + lead)
