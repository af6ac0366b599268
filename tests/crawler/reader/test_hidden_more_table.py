"""The hidden words of a ``mehr...`` link, which repeat the headline, are no text of a teaser."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import (
    HOSTS,
    KICKERS,
    TEXTS,
    TITLES,
    day,
    read,
    url,
)  # fmt: skip

HEADS = {
    "kicker in the link": '<a href="{url}"><div><p>{kicker}</p><h2>{title}</h2></div></a>',
    "kicker in the headline": '<h2><a href="{url}"><span>{kicker}</span> {title}</a></h2>',
    "kicker above": '<p>{kicker}</p><h2><a href="{url}">{title}</a></h2>',
}
HIDDEN = ("über {}", " zu {}", "zum Artikel {}", "zu: {}", "über „{}“", "{}")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_words_are_no_text(hidden: str, head: str, host: str) -> None:
    def card(n: int) -> str:
        words = head.format(url=url(n), kicker=KICKERS[n], title=TITLES[n])
        more = f'mehr...<span class="s"> {hidden.format(TITLES[n])}</span>'
        return f'<div>{words}<p>[{day(n)}] {TEXTS[n]} <a href="{url(n)}">{more}</a></p></div>'

    shown = (0, 2, 4, 5)
    rows, _ = read("".join(card(n) for n in shown), host)
    assert rows == [(KICKERS[n], TITLES[n], f"2025-10-0{n + 1}", TEXTS[n]) for n in shown]
