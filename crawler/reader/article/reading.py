"""Read an article page: from its markup to an Article, as printed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from archive.articles.text import plain_text
from archive.records import HINT_REFUSED, Article, DateText, Remark, Teaser
from crawler.reader.article.body import read_text
from crawler.reader.article.boxes.aside import admit_facts
from crawler.reader.article.boxes.closing import split_author_mark, split_closing
from crawler.reader.article.boxes.credits import credit_apart
from crawler.reader.article.boxes.loose import without_loose_headings
from crawler.reader.article.boxes.others import split_others
from crawler.reader.article.doubts import find_doubts
from crawler.reader.article.evidence import Evidence, Ladder, best
from crawler.reader.article.fields.addresses import (
    claims_elsewhere,
    find_addresses,
    find_canonical,
    is_part_of,
)
from crawler.reader.article.fields.byline import read_byline
from crawler.reader.article.fields.cut_author import find_cut_author
from crawler.reader.article.fields.dates import find_dates, origin_of
from crawler.reader.article.fields.keywords import read_tags
from crawler.reader.article.fields.leading_day import without_own_day
from crawler.reader.article.fields.own_box import find_own_box
from crawler.reader.article.fields.picture import read_picture
from crawler.reader.article.fields.region import lines_in_region
from crawler.reader.article.fields.section import read_section
from crawler.reader.article.head.headline import read_headline
from crawler.reader.article.instead import find_instead
from crawler.reader.article.outweighed import is_outweighed
from crawler.reader.article.page.further import (
    find_further_pages,
    further_pages,
    without_page_lines,
)
from crawler.reader.article.page.naming import letters
from crawler.reader.article.page.parsed import ParsedPage, take_apart
from crawler.reader.article.render import read_links, render_html
from crawler.reader.listing.teasers import find_teasers
from crawler.reader.markup.flow import Block
from crawler.reader.markup.parse import parse_page
from crawler.reader.markup.uncollected import uncollected
from crawler.reader.wording import shapes
from crawler.sites import Site
from crawler.sites.profile import Hints

MIN_LOST = 300
"""Characters of text below which it does not matter that a hint for furniture took them away."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields of one page, as printed."""

    article: Article
    """The article, not yet normalised; its dates stand in ``dates``."""
    teasers: tuple[Teaser, ...] = ()
    """Teasers of other articles beside it."""
    articles: tuple[str, ...] = ()
    """Addresses of all articles of the site that the page links to."""
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """Every answer for every field, strongest first."""
    further: tuple[str, ...] = ()
    """Addresses of further pages of this article."""


@uncollected
def read_article(html: str, url: str, site: Site, fetched_at: str) -> Reading:
    """Read an article page: the article, teasers of others, and the evidence for each field.

    ``url`` is the address that answered, ``fetched_at`` the time of the answer. Texts and dates
    stay as printed, for ``normalise_article``. Never raises on any page: an article without a title
    has ``title=None`` and is refused later. A hint for furniture that takes away the headline or
    most of the text is refused with a remark.
    """
    hints = site.hints_at(fetched_at)
    page = _apart(html, url, site, hints, fetched_at)
    if page is None:
        return Reading(
            Article(source=site.name, url=find_canonical(url, None, site), seen_at=fetched_at)
        )
    reading = _read(page)
    if not _takes_much(page.furniture, reading.article):
        return reading
    page = _apart(html, url, site, replace(hints, furniture=None), fetched_at)
    assert page is not None
    whole = _read(page)
    lost, left = _length(whole.article) - _length(reading.article), _length(reading.article)
    if whole.article.title == reading.article.title and lost <= max(left, MIN_LOST):
        return reading
    refused = Remark(
        reason=HINT_REFUSED,
        detail=f"furniture={hints.furniture!r} in the profile would take away the headline or "
        f"{lost} of {left + lost} characters of the text; the page was read without it",
    )
    return replace(whole, article=replace(whole.article, remarks=(*whole.article.remarks, refused)))


def _apart(html: str, url: str, site: Site, hints: Hints, fetched_at: str) -> ParsedPage | None:
    whole = parse_page(html)
    return None if whole is None else take_apart(whole, url, site, hints, fetched_at)


def _length(article: Article) -> int:
    return len(article.teaser or "") + len(article.body or "")


def _takes_much(furniture: Iterable[Block], article: Article) -> bool:
    """Whether furniture holds a headline, or more text than what was read."""
    said = sum(len(b.line) for b in furniture)
    return said > max(_length(article), MIN_LOST) or any(b.heading == "h1" for b in furniture)


def _read(page: ParsedPage) -> Reading:
    site, url, fetched_at = page.site, page.url, page.fetched_at
    articles = page.articles
    foreign = {href: to for href, to in articles.items() if not is_part_of(to, page.url, site)}
    found = find_teasers(page.flow, foreign, site, "related", fetched_at, own=page.url)
    others, page.teasers = split_others(page, found, articles)
    admit_facts(page)
    headline = read_headline(page)
    text = read_text(page, headline)
    if is_outweighed(page, headline, text):
        headline = headline.unplaced()
        text = read_text(page, headline)
    further = find_further_pages(page.whole, url, page.base)
    lines = without_page_lines(text.body, numbered=bool(further))
    lines, day, signed = split_closing(page, lines)
    text.dates += [day] if day else []
    body, mark = split_author_mark(lines)
    mark = mark or signed
    body = without_loose_headings(body)
    picture = read_picture(
        page,
        headline.first,
        max(text.last, headline.last),
        text.excluded - text.captions,
        text.captions,
        text.above,
        body[0].index if body else headline.last,
    )
    if picture.credit:  # which may stand in a line of its own
        body = [b for b in body if credit_apart(b) != picture.credit]
    inside = lines_in_region(page, headline)
    byline = read_byline(page, headline, text, mark)
    section = read_section(page, headline, text, inside)
    tags, tag_rung = _but_section(*read_tags(page, headline, text, inside), section)
    filed = {letters(name) for name in (*tags, *(e.value for e in (*section, *headline.kicker)))}
    byline = [named for e in byline if (named := _unfiled(e, filed))]  # words beside the date
    byline = byline or _by_cut_author(page)
    body = _without_author(body, byline)
    dates = find_dates(page, text)
    if not (dates and section and byline) and (box := find_own_box(page, text)):
        dates = dates or [Evidence("structure", box.date)]
        byline = byline or ([Evidence("structure", ", ".join(box.names))] if box.names else [])
        section = section or ([Evidence("structure", box.section)] if box.section else [])
    lead = None if text.lead is None else page.blocks[text.lead]
    text.teaser = without_own_day(text.teaser, lead, dates)
    body_html = render_html(body, page.base) or None
    plain = plain_text(body_html) if body_html else None
    canonical = find_canonical(url, page.structured.canonical, site)
    elsewhere = claims_elsewhere(page)
    remarks = (
        *((elsewhere,) if elsewhere else ()),
        *find_doubts(page, headline, text, plain, dates),
        *find_instead(page, headline, text, others, (dates, byline)),
    )
    away = (*text.left, *text.weighed.offers, *page.furniture)
    left = [Evidence("left-out", b.line) for b in away if b.text]
    ladders: dict[str, Ladder] = {
        "kicker": headline.kicker, "title": headline.title, "teaser": text.teaser,
        "published": dates, "byline": byline, "section": section,
        "tags": [Evidence(tag_rung, ", ".join(tags))] if tag_rung else [],
        "body": [Evidence("hint" if "body" in page.hinted else "structure", plain or ""), *left],
    }  # fmt: skip
    article = Article(
        source=site.name,
        url=canonical,
        seen_at=fetched_at,
        kicker=best(headline.kicker),
        title=best(headline.title),
        teaser=best(text.teaser),
        body=plain,
        body_html=body_html,
        byline=best(byline),
        tags=tags,
        section=best(section),
        image_url=picture.url,
        image_alt=picture.alt,
        image_caption=picture.caption,
        image_credit=picture.credit,
        links=read_links(lines, page.base),
        addresses=find_addresses(page, canonical),
        remarks=remarks,
        dates=tuple(DateText(text=e.value, origin=origin_of(e.rung)) for e in dates),
        evidence=_rungs(ladders, picture.url),
    )
    evidence = {name: tuple(dict.fromkeys(ladder)) for name, ladder in ladders.items()}
    urls = dict.fromkeys(articles.values())
    pages = further_pages((*urls, *(f.teaser.url for f in others)), url)
    linked = tuple(u for u in urls if u not in pages)
    teasers = tuple(f.teaser for f in others if f.teaser.url not in pages)
    return Reading(article, teasers, linked, evidence, further)


def _but_section(
    tags: tuple[str, ...], rung: str | None, section: Ladder
) -> tuple[tuple[str, ...], str | None]:
    """Drop the one keyword that only the metadata name, if it is the section."""
    alone = rung in ("json-ld", "meta") and len(tags) == 1
    same = alone and letters(tags[0]) == letters(best(section) or "")
    return ((), None) if same else (tags, rung)


def _unfiled(said: Evidence, filed: Collection[str]) -> Evidence | None:
    """Drop the names in an author line that are those of its section, kicker or keywords."""
    if letters(said.value) in filed:
        return None
    several = said.value.split(", ")
    names = [name for name in several if letters(name) not in filed]
    people = len(names) < len(several) and all(map(shapes.PERSONS.match, names))
    return Evidence(said.rung, ", ".join(names)) if people else said


def _by_cut_author(page: ParsedPage) -> Ladder:
    """Return the author whom only what was cut off the page names."""
    named = find_cut_author(page)
    return [Evidence("structure", named)] if named else []


def _without_author(body: list[Block], byline: Ladder) -> list[Block]:
    """Drop the line of the author above the first paragraph of a body."""
    signed = {letters(e.value) for e in byline}
    while signed and len(body) > 1 and not body[0].heading and letters(body[0].line) in signed:
        body = body[1:]
    return body


def _rungs(ladders: dict[str, Ladder], picture: str | None) -> tuple[tuple[str, str], ...]:
    """List the rung that answered for each field; for ``published`` all rungs, as the normaliser
    chooses."""
    found = [
        (name, answer.rung)
        for name, ladder in ladders.items()
        for answer in (ladder if name == "published" else ladder[:1])
        if answer.value
    ]
    return (*found, *([("image_url", "structure")] if picture else []))
