"""Which addresses are a site's own, and which of them its articles."""

from __future__ import annotations

import pytest

from crawler.sites import SITES, Site

KOMMUNE = SITES["kommune21"]
ROOT = "https://www.kommune21.de"


@pytest.mark.parametrize(
    ("path", "article"),
    [
        ("/k21-meldungen/bruecke/", True),
        ("/k21-meldungen/bruecke", True),
        ("/k21-meldungen/bruecke/?utm_source=x&fbclid=2", True),
        ("/k21-meldungen/bruecke;jsessionid=0A1B.node7", True),
        ("/k21-meldungen/bruecke/?PHPSESSID=0a1b", True),
        ("/?p=12", True),
        ("/?p=12&post_type=k21-meldungen", True),
        ("/?utm_medium=mail&p=12", True),
        ("/meldung_37372_Ein+Titel.html", True),
        *(
            (f"/k21-meldungen/bruecke/?{query}", False)
            for query in ("paged=2", "replytocom=5", "share=x", "like_comment=1", "preview=true",
                          "print=1", "amp=1", "output=pdf", "page=2")
        ),
        ("/?p=12&replytocom=5", False),
        ("/?paged=2", False),
        ("/k21-meldungen/feed/", False),
        ("/k21-meldungen/page/2/", False),
    ],
)  # fmt: skip
def test_a_query_makes_no_other_article(path: str, article: bool) -> None:
    assert KOMMUNE.is_article(ROOT + path) is article


@pytest.mark.parametrize("host", ["städteblick.example", "xn--stdteblick-r5a.example"])
def test_a_host_with_letters_beyond_ascii_is_owned_in_both_spellings(host: str) -> None:
    site = Site(
        name="idn",
        title="Idn",
        home=f"https://{host}/",
        hosts=frozenset((host,)),
        article=("/m/.+",),
    )
    for spelling in ("städteblick.example", "STÄDTEBLICK.example", "xn--stdteblick-r5a.example"):
        assert site.owns(f"https://{spelling}/x")
        assert site.is_article(f"https://{spelling}/m/1")
    assert not site.owns("https://staedteblick.example/x")
