"""Read a page as an Article, as printed: one ladder of evidence per field. Pure.

No rung depends on a class name: kicker, teaser and body are found by what they are and where they
stand. A field that the page does not print is ``None``; dates stay as printed (``Article.dates``)
and are parsed by the normaliser.
"""

from crawler.reader.article.evidence import Evidence
from crawler.reader.article.reading import Reading, read_article

__all__ = ["Evidence", "Reading", "read_article"]
