"""Addresses after RFC 3986 and the URL standard (whatwg.org), each line naming its section.

``canonical_url`` keeps what a site prints and undoes only what makes no difference; ``address_key``
is what two spellings of one page have in common.
"""

from __future__ import annotations

import pytest

from archive.articles.identity import address_key
from archive.articles.spelling import canonical_url, without_user

A = "https://a.example"

SAME = [
    ("RFC 3986 3.1 case of the scheme", "HTTPS://a.example/x", f"{A}/x"),
    ("RFC 3986 3.2.1 user", "https://user:pass@a.example/x", f"{A}/x"),
    ("RFC 3986 3.2.2 case of the host", "https://A.Example/x", f"{A}/x"),
    ("RFC 3986 3.2.2 final dot of the host", "https://a.example./x", f"{A}/x"),
    ("RFC 3986 3.2.3 default port", "https://a.example:443/x", f"{A}/x"),
    ("RFC 3986 3.2.3 empty port", "https://a.example:/x", f"{A}/x"),
    ("RFC 3986 3.5 fragment", f"{A}/x#top", f"{A}/x"),
    ("RFC 3986 5.2.4 dot segments", f"{A}/a/b/c/./../../x", f"{A}/a/x"),
    ("RFC 3986 5.2.4 dot segments beyond the root", f"{A}/../../x", f"{A}/x"),
    ("RFC 3986 5.2.4 a dot at the end", f"{A}/x/.", f"{A}/x"),
    ("RFC 3986 5.2.4 two dots at the end", f"{A}/x/y/..", f"{A}/x"),
    ("RFC 3986 6.2.2.1 case of percent-encoding", f"{A}/%c3%bc", f"{A}/%C3%BC"),
    ("RFC 3986 6.2.2.2 letters that need no encoding", f"{A}/%7Ex%2D%41", f"{A}/~x-A"),
    ("RFC 3986 6.2.2.3 encoded dot segments", f"{A}/a/%2E%2e/x", f"{A}/x"),
    ("RFC 3986 6.2.3 empty path", A, f"{A}/"),
    ("URL standard, host parsing: IDNA", "https://müller.example/x",
     "https://xn--mller-kva.example/x"),
    ("URL standard, host parsing: capital umlaut", "https://MÜLLER.example/x",
     "https://xn--mller-kva.example/x"),
    ("URL standard, host parsing: IPv6", "https://[2001:DB8::1]:443/x", "https://[2001:db8::1]/x"),
    ("URL standard, basic parser: blanks around", f"  {A}/x \n", f"{A}/x"),
    ("URL standard, basic parser: tab and newline inside", f"{A}/m\teld\nung", f"{A}/meldung"),
    ("URL standard, path state: letters beyond ASCII", f"{A}/straße", f"{A}/stra%C3%9Fe"),
    ("URL standard, path state: a blank", f"{A}/a b", f"{A}/a%20b"),
    ("Unicode, NFC", f"{A}/u\u0308ber", f"{A}/%C3%BCber"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "url", "canonical"), SAME, ids=[s for s, *_ in SAME])
def test_what_makes_no_difference(section: str, url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical, section
    assert canonical_url(canonical) == canonical, section
    assert address_key(url) == address_key(canonical), section
    assert canonical_url(without_user(url)) == canonical, section


SPELLED = [
    ("the scheme", "http://a.example/x", f"{A}/x"),
    ("the final slash", f"{A}/x/", f"{A}/x"),
    ("with www.", "https://www.a.example/x", "https://www.a.example/x"),
]


@pytest.mark.parametrize(("what", "url", "canonical"), SPELLED, ids=[w for w, *_ in SPELLED])
def test_two_spellings_are_one_article(what: str, url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical, what
    assert address_key(url) == address_key(f"{A}/x"), what


OTHER = [
    ("RFC 3986 6.2.2.1 case of a path", f"{A}/X", f"{A}/x"),
    ("RFC 3986 6.2.2.2 an encoded slash", f"{A}/a%2Fb", f"{A}/a/b"),
    ("RFC 3986 3.2.3 another port", "https://a.example:8443/x", f"{A}/x"),
    ("RFC 3986 3.4 a query", f"{A}/x?id=1", f"{A}/x?id=2"),
    ("RFC 3986 3.4 case of a value", f"{A}/x?id=A", f"{A}/x?id=a"),
    ("RFC 3986 3.3 a parameter of a segment", f"{A}/x;v=1", f"{A}/x;v=2"),
    ("another host", "https://b.example/x", f"{A}/x"),
    ("a subdomain", "https://news.a.example/x", f"{A}/x"),
    ("three dots are a name", f"{A}/x/...", f"{A}/x"),
    ("a plus and an encoded plus in a query", f"{A}/x?q=a+b", f"{A}/x?q=a%2Bb"),
]


@pytest.mark.parametrize(("section", "one", "other"), OTHER, ids=[s for s, *_ in OTHER])
def test_what_makes_another_article(section: str, one: str, other: str) -> None:
    assert address_key(one) != address_key(other), section


@pytest.mark.parametrize("rest", ["", "?id=7", "/y?id=7"])
@pytest.mark.parametrize(
    "visit",
    [";jsessionid=0A1B2C.node7", ";sid=1", ";PHPSESSID=0a1b", ";fe_typo_user=0a", "?PHPSESSID=0a1b",
     "?fe_typo_user=0a1b", "?sid=0a1b2c3d4e5f6a7b8c", "?srsltid=AfmB", "?fb_action_ids=1",
     "?utm_source=x&utm_medium=y", "?fbclid=1", "?gclid=1", "?replytocom=5"],
)  # fmt: skip
def test_what_belongs_to_a_visit(visit: str, rest: str) -> None:
    path, _, query = rest.partition("?")
    if visit.startswith(";"):
        url = f"{A}/x{visit}{rest}"
    else:
        url = f"{A}/x{path}{visit}" + (f"&{query}" if query else "")
    assert address_key(url) == address_key(f"{A}/x{rest}")
