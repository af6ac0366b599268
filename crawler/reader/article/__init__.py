"""From a page to an Article, as printed: one ladder of evidence per field. Pure.

In go markup, address, profile and time; out comes a ``Reading``. No rung hangs on a class name:
kicker, teaser, body are found by what they are and where they stand. What the page does not say is
``None``; dates travel as printed (``Article.dates``), the normaliser reads them.
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml import etree

from archive import Address, Article, DateText, Remark
from archive.articles.identity import canonical_url
from archive.articles.text import plain_text
from crawler.reader.article.body import Text, read_text, without_loose_headings
from crawler.reader.article.evidence import Evidence, Ladder, Page, Reading, best
from crawler.reader.article.headline import read_headline
from crawler.reader.article.naming import site_names
from crawler.reader.article.picture import read_picture
from crawler.reader.article.render import links, render
from crawler.reader.article.tail import read_byline, read_section, read_tags, take_mark
from crawler.reader.flow import flow, parse
from crawler.reader.listing import article_links, base_url, teasers_in
from crawler.reader.structured import read_structured, text_of
from crawler.sites.profile import Site

__all__ = ["Evidence", "Reading", "read_article"]


def read_article(html: str, url: str, site: Site, fetched_at: str) -> Reading:
    """Read an article page.

    ``url`` is the address that answered. Never raises on a page, whatever it holds: an article
    without a title comes back with ``title=None`` and is refused further on.
    """
    tree = parse(html)
    if tree is None:
        return Reading(
            Article(source=site.name, url=_canonical(url, None, site), seen_at=fetched_at)
        )
    page = _take_apart(tree, url, site)
    articles = article_links(tree, page.base, site)
    found = teasers_in(page.flow, articles, site, "related", fetched_at, own=page.url)
    page.teasers = _not_mine(page, frozenset(i for f in found for i in f.blocks))
    headline = read_headline(page)
    text = read_text(page, headline)
    body, mark = take_mark(text.body)
    body = without_loose_headings(body)
    picture = read_picture(
        page,
        headline.first,
        max(text.last, headline.last),
        text.excluded - text.captions,
        text.captions,
    )
    tags, tag_rung = read_tags(page, headline)
    byline = read_byline(page, headline, text, mark)
    section = read_section(page, headline)
    dates = _dates(page, text)
    body_html = render(body, page.base) or None
    canonical = _canonical(url, page.structured.canonical, site)
    article = Article(
        source=site.name,
        url=canonical,
        seen_at=fetched_at,
        kicker=best(headline.kicker),
        title=best(headline.title),
        teaser=best(text.teaser),
        body=plain_text(body_html) if body_html else None,
        body_html=body_html,
        byline=best(byline),
        tags=tags,
        section=best(section),
        image_url=picture.url,
        image_alt=picture.alt,
        image_caption=picture.caption,
        image_credit=picture.credit,
        links=links(body, page.base),
        addresses=_met(url, canonical, page, site),
        remarks=_remarks(page),
        dates=tuple(DateText(text=e.value, origin=_origin(e.rung)) for e in dates),
    )
    ladders: dict[str, Ladder] = {
        "kicker": headline.kicker, "title": headline.title, "teaser": text.teaser,
        "published": dates, "byline": byline, "section": section,
        "tags": [Evidence(tag_rung, ", ".join(tags))] if tag_rung else [],
        "body": [Evidence("hint" if "body" in page.hinted else "structure", article.body or "")],
    }  # fmt: skip
    evidence = {name: tuple(dict.fromkeys(ladder)) for name, ladder in ladders.items()}
    return Reading(
        article, tuple(f.teaser for f in found), tuple(dict.fromkeys(articles.values())), evidence
    )


def _take_apart(tree: etree._Element, url: str, site: Site) -> Page:
    hinted: dict[str, etree._Element] = {}
    for name in ("kicker", "title", "teaser", "body"):
        selector = getattr(site.hints, name)
        chosen = tree.cssselect(selector) if selector else []
        if chosen:
            hinted[name] = chosen[0]
    structured = read_structured(tree)
    return Page(
        tree=tree,
        node=structured.article(url, structured.canonical or url),
        names=site_names(site, structured),
        url=url,
        base=base_url(tree, url, site),
        site=site,
        structured=structured,
        flow=flow(tree),
        teasers=frozenset(),
        hinted=hinted,
    )


def _not_mine(page: Page, blocks: frozenset[int]) -> frozenset[int]:
    """Teaser blocks without a block that is the page's own headline."""
    return frozenset(i for i in blocks if page.blocks[i].heading != "h1")


def _canonical(url: str, printed: str | None, site: Site) -> str:
    """The article's address: what the page calls canonical, if it is one of the site's articles."""
    if printed:
        try:
            joined = urljoin(url, printed)
        except ValueError:
            joined = url
        if site.is_article(joined):
            return canonical_url(_at_home(joined, site))
    return canonical_url(_at_home(url, site))


def _at_home(url: str, site: Site) -> str:
    """The address on the host that the site itself prefers."""
    parts = urlsplit(url)
    home = urlsplit(site.home).netloc
    return urlunsplit(parts._replace(netloc=home)) if site.owns(url) else url


def _met(url: str, canonical: str, page: Page, site: Site) -> tuple[Address, ...]:
    """The addresses this reading is sure of: fetched, canonical, short link."""
    met = [Address(url=canonical, kind="canonical"), Address(url=url, kind="fetched")]
    for link in page.tree.iter("link"):
        if "shortlink" in (link.get("rel") or "").split():
            try:
                short = urljoin(page.base, link.get("href") or "")
            except ValueError:
                continue
            if site.is_article(short) and "p=" in short:
                met.append(Address(url=short, kind="shortlink"))
    return tuple({a.url: a for a in reversed(met)}.values())[::-1]


def _remarks(page: Page) -> tuple[Remark, ...]:
    """What was odd about the page."""
    broken = page.structured.broken
    if not broken:
        return ()
    return (
        Remark(
            reason="broken-json-ld",
            detail=f"{broken} of the page's JSON-LD scripts are no JSON; they were left out, and "
            "the other sources of the page were read",
        ),
    )


def _dates(page: Page, text: Text) -> Ladder:
    """Every date that may be the article's, strongest first.

    The printed bracket wins over metadata. ``dateModified`` and its like are not asked.
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


def _origin(rung: str) -> str:
    return "page" if rung in ("printed", "time") else "metadata"
