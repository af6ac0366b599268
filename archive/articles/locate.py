"""Find the rows that a reading belongs to, by facts and by claims that are borne out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlite_utils import Database

from archive.articles import addresses, claims, table, teasers
from archive.articles.evidence import is_of, may_lead_to
from archive.articles.identity import address_key
from archive.articles.proof import announces, bears_out, headlines
from archive.articles.spelling import canonical_url
from archive.database.sql import row
from archive.records import Address, ArchivedArticle, Article, Teaser


@dataclass(kw_only=True, slots=True)
class Place:
    """Where a reading belongs, and what its addresses have proved."""

    url: str
    """The article's address, as the page prints it where that is proved."""
    rows: list[ArchivedArticle] = field(default_factory=list)
    """Rows of this one article, that of the fetched address first; several are to be merged."""
    proved: list[Address] = field(default_factory=list)
    """Addresses that are the article's."""
    claimed: list[Address] = field(default_factory=list)
    """Addresses that its page merely claims."""
    against: list[str] = field(default_factory=list)
    """A sentence for each claim that the evidence contradicts."""
    led: list[tuple[str, Article]] = field(default_factory=list)
    """Redirected addresses of another article, each with that article as read or announced."""

    def holds(self, article_id: int) -> bool:
        """Return whether a row is one of the article's."""
        return any(known.id == article_id for known in self.rows)

    @property
    def read(self) -> ArchivedArticle | None:
        """Return the first row whose page was read before."""
        return next((known for known in self.rows if known.state != "teaser"), None)


def locate(db: Database, reading: Article) -> Place:
    """Find the rows that a reading belongs to.

    The fetched address is a fact, and so is a followed redirect, unless its ends are known as two
    articles. What the page prints is a claim. Rows of different sites stay apart: they are two
    publications of one text.
    """
    fetched, hops, claimed = addresses.split(reading)
    own = address_key(fetched.url)
    place = Place(url=canonical_url(fetched.url))
    home = addresses.article_at(db, fetched.url)
    if home is not None:
        known = table.load(db, home)
        if _stands_alone(db, known, own, reading):
            addresses.give_up(db, own)
        else:
            place.rows.append(known)
    _follow(db, place, hops, reading)
    _believe(db, place, claimed, own, reading)
    if place.read is None:
        for known in _others(db, place, claims.claimants(db, own), reading):
            if bears_out(known, reading):
                place.rows.append(known)
    _name(place, fetched, reading)
    return place


def _follow(db: Database, place: Place, hops: Iterable[Address], reading: Article) -> None:
    """Accept the addresses that redirected to the page, unless they belong to another article."""
    for hop in hops:
        other = addresses.article_at(db, hop.url)
        if other is None:
            key = address_key(hop.url)
            said = [*map(teasers.as_article, teasers.unclaimed(db, key, reading.source))]
            if said and not any(announces(teaser, reading) for teaser in said):
                place.led.append((hop.url, said[0]))
            else:
                place.proved.append(hop)
            continue
        if place.holds(other):
            place.proved.append(hop)
            continue
        known = table.load(db, other)
        if known.source != reading.source:
            continue
        base = place.read
        if may_lead_to(db, known, reading) if base is None else _borne_out(base, reading, known):
            place.rows.append(known)
            place.proved.append(hop)
        else:
            place.led.append((hop.url, known))


def _believe(
    db: Database, place: Place, claimed: Iterable[Address], own: str, reading: Article
) -> None:
    """Accept the claims that are borne out."""
    for claim in claimed:
        key = address_key(claim.url)
        other = addresses.article_at(db, claim.url)
        if other is None:
            said = map(teasers.as_article, teasers.unclaimed(db, key, reading.source))
            announced = any(bears_out(reading, teaser) for teaser in said)
        if key == own or (place.holds(other) if other is not None else announced):
            place.proved.append(claim)
            continue
        known = next(_others(db, place, [other] if other else claims.claimants(db, key), reading),
                     None)  # fmt: skip
        if known is not None and not _borne_out(place.read, reading, known):
            if known.body is None and headlines(known) & headlines(reading):
                place.claimed.append(claim)  # its own page will decide
                continue
            place.against.append(
                f"{place.url} calls {claim.url} its {claim.kind} address, which is that of "
                f"{known.url} ({known.title!r}): two articles, kept apart"
            )
        elif known is not None and other is not None:
            place.rows.append(known)
            place.proved.append(claim)
            continue
        place.claimed.append(claim)


def claimed_by(db: Database, teaser: Teaser) -> int | None:
    """Find the article whose page claims the address of a teaser and matches its words."""
    said = teasers.as_article(teaser)
    for other in claims.claimants(db, address_key(teaser.url)):
        known = table.load(db, other)
        if known.source == teaser.source and bears_out(said, known):
            return known.id
    return None


def _borne_out(base: ArchivedArticle | None, reading: Article, known: ArchivedArticle) -> bool:
    """Return whether a row is the article of the reading and of ``base``, the row found so far."""
    if base is None:
        return bears_out(reading, known)
    return bears_out(base, known) or (bears_out(reading, known) and bears_out(reading, base))


def _others(
    db: Database, place: Place, ids: Iterable[int], reading: Article
) -> Iterator[ArchivedArticle]:
    """Load those rows of the same site that are not in ``place`` yet."""
    for other in ids:
        if not place.holds(other):
            known = table.load(db, other)
            if known.source == reading.source:
                yield known


def _stands_alone(db: Database, known: ArchivedArticle, own: str, reading: Article) -> bool:
    """Return whether an address that so far only redirected to an article now has its own."""
    if own == address_key(known.url) or known.body is None or reading.body is None:
        return False
    fact = row(db, "SELECT 1 FROM addresses WHERE key = ? AND kind != 'redirect'", [own])
    return fact is None and not is_of(db, known, reading)


def _name(place: Place, fetched: Address, reading: Article) -> None:
    """Add the fetched address, and choose the one to show."""
    keys = {address_key(fetched.url), *(address_key(a.url) for a in place.proved)}
    spelled = [Address(url=place.url, kind="fetched"), fetched]
    if address_key(reading.url) in keys:
        place.url = canonical_url(reading.url)
        spelled = [Address(url=place.url, kind="canonical"),
                   Address(url=reading.url, kind="canonical"), fetched]  # fmt: skip
    found: dict[str, Address] = {}
    for address in (*spelled, *place.proved):
        found.setdefault(address.url, address)
    place.proved = list(found.values())
