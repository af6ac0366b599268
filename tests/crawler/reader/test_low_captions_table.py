"""Captions in a heading of a low rank, alone with their picture, and headings beside one."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_lead_parts_table import BODY, read, told
from tests.crawler.reader.test_promoted_table import LEAD

PICTURE = '<img src="/wp-content/uploads/kanal.jpg" alt="Ein Kanal" width="640" height="400">'
CAPTION = "Der Sammler liegt unter der Färbergasse."


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("rank", ["h4", "h5", "h6"])
@pytest.mark.parametrize("form", ["<div>{}</div>", '<div class="b"><div>{}</div></div>'])
def test_a_sentence_in_a_low_heading_alone_with_a_picture_is_its_caption(
    form: str, rank: str, host: str
) -> None:
    box = form.format(f"{PICTURE}<{rank}>{CAPTION}</{rank}>")
    found = read(f"<h3>{LEAD}</h3>{box}<p>02.10.2025</p>{told()}", host)
    assert (found.teaser, found.body, found.image_caption) == (LEAD, BODY, CAPTION)


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("line", ["<h2>Der Sammler liegt tief.</h2>", "<h4>Der Sammler</h4>"])
def test_a_heading_of_the_text_below_a_picture_is_none(line: str, host: str) -> None:
    found = read(f"<p>{LEAD}</p><div>{PICTURE}{line}{told()}</div>", host)
    assert (found.body or "").startswith("Der Sammler")
    assert found.image_caption is None
