"""Sections in the line of date and author, in trails and behind labels, and kickers beside them."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_arranged_heads_table import (
    H1,
    LEAD,
    LEADS,
    P1,
    P2,
    TEXT,
    TITLE,
    read,
)

MENU = (
    '<nav><ul><li><a href="/umwelt/">Umwelt</a></li><li><a href="/schiffe/">Schiffe</a></li>'
    '<li><a href="/termine/">Termine</a></li></ul></nav>'
)
LINK = '<a href="/schiffe/">Schiffe</a>'
LINES = {
    "link behind": f"<p>4. Juni 2019 | {LINK}</p>",
    "link in front": f"<p>{LINK} · 4. Juni 2019</p>",
    "words": "<p>Veröffentlicht am 4. Juni 2019 in Schiffe</p>",
    "between": "<p>4. Juni 2019 | Schiffe | Von Rieke Tamm</p>",
    "dashes": f"<p>4. Juni 2019 – {LINK} – Von Rieke Tamm</p>",
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_a_piece_of_the_line_of_the_date_that_the_menu_has_is_the_section(line: str) -> None:
    for text in (
        f"<p>Wasserwege</p>{H1}{line}{LEADS}{TEXT}",
        f"<p>Wasserwege</p>{H1}{LEADS}{TEXT}{line}",
    ):
        found = read(f"{MENU}<article>{text}</article>")
        assert (found.section, found.published) == ("Schiffe", "2019-06-04")
        assert (found.kicker, found.teaser, found.body) == ("Wasserwege", LEAD, f"{P1}\n\n{P2}")


def test_the_day_beside_a_link_to_events_is_not_that_of_the_article() -> None:
    line = '<p>4. Juni 2019 | <a href="/termine/">Termine</a></p>'
    assert read(f"{MENU}<article>{H1}{LEADS}{TEXT}{line}</article>").published is None


@pytest.mark.parametrize("label", ["Themenfeld", "Themenbereich", "Thema", "Rubrik"])
@pytest.mark.parametrize("form", ["<p>{}: Schiffe</p>", "<p><b>{}:</b> Schiffe</p>"])
def test_the_section_behind_its_label(label: str, form: str) -> None:
    line = form.format(label)
    for text in (f"{H1}{line}{LEADS}{TEXT}", f"{H1}{LEADS}{TEXT}{line}"):
        found = read(f"<article>{text}</article>")
        assert (found.section, found.body) == ("Schiffe", f"{P1}\n\n{P2}")


def test_the_listing_at_the_end_of_a_trail_is_not_the_section() -> None:
    trail = (
        '<nav aria-label="Brotkrumen"><ol><li><a href="/">Start</a></li>'
        '<li><a href="/schiffe/">Schiffe</a></li><li><a href="/schiffe/news/">News</a></li></ol></nav>'
    )
    assert read(f"{trail}<article>{H1}{LEADS}{TEXT}</article>").section == "Schiffe"


FILED = '<a href="/rubrik/schiffe/">Schiffe</a>'


@pytest.mark.parametrize("sign", ["|", "•", "/", "–", "—"])
def test_a_kicker_beside_the_link_to_a_section(sign: str) -> None:
    for line in (
        f"<span>Wasserwege</span> {sign} {FILED}",
        f"{FILED} {sign} <span>Wasserwege</span>",
    ):
        found = read(f"<article><p>{line}</p>{H1}<p>4. Juni 2019</p>{LEADS}{TEXT}</article>")
        assert (found.kicker, found.section) == ("Wasserwege", "Schiffe")
        assert (found.published, found.teaser) == ("2019-06-04", LEAD)


@pytest.mark.parametrize("sign", ["–", "/", "-", "—"])
def test_kicker_date_and_author_between_dashes(sign: str) -> None:
    line = f"<p>Wasserwege {sign} 4. Juni 2019 {sign} Von Rieke Tamm</p>"
    for head in (line + H1, H1 + line):
        found = read(f"<article>{head}{LEADS}{TEXT}</article>")
        assert (found.kicker, found.byline) == ("Wasserwege", "Rieke Tamm")
        assert (found.published, found.teaser) == ("2019-06-04", LEAD)


@pytest.mark.parametrize("said", ["¶", "#", "Link zu diesem Abschnitt", "Permalink"])
def test_what_only_links_to_the_heading_itself_is_no_kicker(said: str) -> None:
    heading = f'<h1 id="s">{TITLE}<a href="#s">{said}</a></h1>'
    found = read(f"<article><p>Wasserwege</p>{heading}{LEADS}{TEXT}</article>")
    assert (found.kicker, found.title) == ("Wasserwege", TITLE)
    found = read(f"<article>{heading}{LEADS}{TEXT}</article>")
    assert (found.kicker, found.title) == (None, TITLE)


DAYS = {
    "bracket": "<span><time>[4.6.2019]</time></span>",
    "day": "<span>4. Juni 2019</span>",
    "author": "<span>Von Rieke Tamm</span>",
}
KEYS = {
    "elements": "<span><span>Schlagwörter:</span> <i>Hafen</i> <i>Neue Schleuse</i> <i>Lotsen</i></span>",
    "links": '<span>Schlagwörter: <a href="/tag/h/">Hafen</a> <a href="/tag/s/">Neue Schleuse</a> <a href="/tag/l/">Lotsen</a></span>',
    "typed": "<span>Schlagwörter: Hafen, Neue Schleuse, Lotsen</span>",
}  # fmt: skip


@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
@pytest.mark.parametrize("day", DAYS.values(), ids=DAYS)
@pytest.mark.parametrize("section", ["", "<span><span>Schiffe</span></span> "])
def test_keywords_in_the_line_of_date_or_author_are_no_lead(
    day: str, keys: str, section: str
) -> None:
    line = f"<div class=f><p>{day} {section}{keys}</p></div>"
    found = read(f"<article>{H1}{line}<div>{LEADS}</div>{TEXT}</article>")
    assert found.tags == ("Hafen", "Neue Schleuse", "Lotsen")
    assert (found.teaser, found.body) == (LEAD, f"{P1}\n\n{P2}")
