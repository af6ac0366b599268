"""When two addresses are one article, and when two texts are one text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive import Article
from archive.articles.identity import (
    address_key,
    better_url,
    fingerprint,
    normalized,
    same_text,
    word_count,
)
from archive.articles.spelling import canonical_url, without_user

PIECES_TEXT = (
    "http https :// www. a.example :80 :443 :8080 / // .. + /meldung_7 /k21-meldungen/a ?p=1 &p= ? "
    "& &amp; &#038; # = %26amp%3B %26 uuml; %C3%BC %fc %zz %2F %25 ü u\u0308 utm_source=x "
    "post_type=newsletter [::1] @ \ud800 ß İ ℀ % \t . %2e ;jsessionid=1 ;sid= %3Bsid=2 PHPSESSID=a "
    "sid=0a1b2c3d4e5f6a7b8c replytocom=5 &am p; ;"
)
QUERIES = (
    "paged=2", "replytocom=5", "share=twitter", "like_comment=7&_wpnonce=0a", "preview=true",
    "print=1", "amp", "output=pdf", "page=3", "PHPSESSID=1", "unbekannt=1",
)  # fmt: skip
PIECES = st.lists(st.sampled_from(PIECES_TEXT.split(" ")), max_size=12).map("".join)
URLS = st.one_of(st.text(), PIECES, PIECES.map(lambda t: "https://a.example/" + t))


@given(URLS)
@example("https://a.example/%26amp%3Buuml%3B")
@example("http://a.example:443/")
def test_canonical_url_never_raises_and_twice_is_once(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    once.encode()  # SQLite must be able to hold it


@given(URLS)
def test_an_address_and_its_canonical_form_have_one_key(url: str) -> None:
    assert address_key(url) == address_key(canonical_url(url))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://A.example", "https://a.example/"),
        ("https://a.example/x/", "https://a.example/x"),
        ("https://a.example/x//", "https://a.example/x"),
        ("https://a.example:443/x", "https://a.example/x"),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
        ("https://me:secret@a.example/x", "https://a.example/x"),
        ("https://a.example/x?b=2&fbclid=9&a=1&gclid=&mc_cid=3", "https://a.example/x?a=1&b=2"),
        ("https://a.example/x?UTM_Source=y&pg=2#a", "https://a.example/x?pg=2"),
        ("https://a.example/%c3%bc", "https://a.example/%C3%BC"),
        ("https://a.example/u%CC%88", "https://a.example/%C3%BC"),
        ("https://a.example/%FCber", "https://a.example/%C3%BCber"),
        ("https://a.example/ü b", "https://a.example/%C3%BC%20b"),
        ("https://a.example/a%2Fb", "https://a.example/a%2Fb"),
        ("https://a.example/?post_type=x&#038;p=7", "https://a.example/?p=7&post_type=x"),
        ("https://müllers.example/x", "https://xn--mllers-3ya.example/x"),
        ("https://a.example/news/../x", "https://a.example/x"),
        ("https://a.example/../../x/./y/%2E%2E/", "https://a.example/x"),
        ("https://a.example/x/..;sid=1/y", "https://a.example/y"),
        ("https://a.example/x..y/...", "https://a.example/x..y/..."),
        ("https://a.example/x;jsessionid=0A1B2C.node7", "https://a.example/x"),
        ("https://a.example/x%3Bjsessionid=0A1B;sid=9/y", "https://a.example/x/y"),
        ("https://a.example/x;v=1", "https://a.example/x;v=1"),
        ("https://a.example/x?PHPSESSID=0a1b&id=7", "https://a.example/x?id=7"),
        ("https://a.example/x?fe_typo_user=0a1b", "https://a.example/x"),
        ("https://a.example/x?sid=0a1b2c3d4e5f6a7b8c", "https://a.example/x"),
        ("https://a.example/x?sid=1234", "https://a.example/x?sid=1234"),  # numbers an article
        ("https://a.example/x?srsltid=AfmB&fb_action=1&fbclid=2", "https://a.example/x"),
        (" https://a.example/x\n", "https://a.example/x"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("http://[::1", "http://[::1"),
        ("https://a.example:99999/", "https://a.example:99999/"),
        ("", ""),
    ],
)
def test_canonical_url(url: str, expected: str) -> None:
    assert canonical_url(url) == expected


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://me:secret@a.example/x", "https://a.example/x"),
        ("HTTPS://me@A.example:8080/x", "HTTPS://A.example:8080/x"),
        ("//me:s@a.example/", "//a.example/"),
        (r"https:\\me:s@a.example\x", r"https:\\a.example\x"),
        ("https://a:b@c@a.example/", "https://a.example/"),
        ("https://a.example/x@y", "https://a.example/x@y"),
        ("https://a.example?mail=a@b.example", "https://a.example?mail=a@b.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("/x//b@c", "/x//b@c"),
    ],
)
def test_a_users_name_and_password_are_nobody_elses_business(url: str, plain: str) -> None:
    assert without_user(url) == plain


@given(URLS)
def test_without_user_never_raises_and_twice_is_once(url: str) -> None:
    once = without_user(url)
    assert without_user(once) == once
    assert canonical_url(once) == canonical_url(url)


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "http://www.a.example/meldung_4_Ein+Titel.html",
            "https://a.example/meldung_4.html",
            "https://a.example/meldung_4",
            "https://a.example/meldung_4_gn/",
            "https://a.example/meldung_4_KI+f%C3%BCr+alle.pdf",
            "https://a.example/meldung_4_B%26uuml%3Brger.html?utm_medium=mail",
        ),
        (
            "https://a.example/?p=12",
            "https://www.a.example/?p=12&post_type=k21-meldungen",
            "https://a.example?post_type=k21-meldungen&#038;p=12",
            "https://a.example/index.php?p=12&preview=true",
        ),
        (
            "https://www.a.example/k21-meldungen/x",
            "http://a.example/k21-meldungen/x/#top",
            *(f"http://a.example/k21-meldungen/x/?{query}" for query in QUERIES),
        ),
        (
            "https://a.example/n?id=7",
            "https://a.example/n?replytocom=5&id=7",
            "https://a.example/n?id=7&share=x&print=1&output=amp&preview=true",
        ),
    ],
)
def test_one_article_has_one_key(spellings: tuple[str, ...]) -> None:
    assert len({address_key(url) for url in spellings}) == 1


def test_different_articles_have_different_keys() -> None:
    urls = [
        "https://a.example/meldung_4",
        "https://a.example/meldung_44",
        "https://b.example/meldung_4",
        "https://a.example/?p=4",
        "https://a.example/?p=4&post_type=newsletter",
        "https://a.example/k21-meldungen/x",
        "https://a.example/k21-meldungen/x-2",
        "https://b.example/k21-meldungen/x",
        "https://a.example/x?id=1",
        "https://a.example/x?id=2",
        "https://a.example/x?page=2",
        "https://a.example/k21-meldungen/?page=2",
        "https://a.example/k21-meldungen/?page=3",
        "https://a.example/k21-meldungen/x/2",
    ]
    assert len({address_key(url) for url in urls}) == len(urls)


def test_the_speaking_and_newest_address_is_shown() -> None:
    old, slug, new, permalink = (
        "https://a.example/meldung_4_x.html",
        "https://a.example/k21-meldungen/x",
        "https://a.example/k21-meldungen/y",
        "https://a.example/?p=4",
    )
    assert better_url(old, slug) == slug
    assert better_url(slug, old) == slug
    assert better_url(slug, permalink) == slug
    assert better_url(permalink, old) == old
    assert better_url(slug, new) == new
    assert better_url(slug, "https://www.a.example/k21-meldungen/x") == slug


def _article(title: str = "", teaser: str = "", body: str = "", kicker: str = "") -> Article:
    return Article(
        source="a", url="u", seen_at="t", title=title, teaser=teaser, body=body, kicker=kicker
    )


@given(st.text(), st.text(), st.text())
def test_fingerprint_ignores_space_case_and_punctuation(a: str, b: str, c: str) -> None:
    print_ = fingerprint(_article(a, b, c))
    assert fingerprint(_article(a + " \n", f"– {b}", c + "...", kicker="K")) == print_
    assert fingerprint(_article(a, "", b + " " + c)) == print_


def test_fingerprint_tells_texts_apart() -> None:
    assert fingerprint(_article("Eins")) != fingerprint(_article("Zwei"))
    assert fingerprint(_article("Stra\u00dfe")) == fingerprint(_article("STRASSE"))
    assert fingerprint(_article("Bu\u0308rger")) == fingerprint(_article("B\u00fcrger"))


@given(st.text())
def test_normalized_twice_is_once(text: str) -> None:
    assert normalized(normalized(text)) == normalized(text)


def test_same_text_collapses_white_space_only() -> None:
    assert same_text("a\n\nb  c", " a b c")
    assert same_text(None, "")
    assert not same_text("a b", "ab")
    assert not same_text("a", None)


def test_word_count() -> None:
    assert word_count("ein Amt", None, "drei\n\nvier fünf") == 5
