"""A label for sharing above a short text takes no paragraph with it."""

from __future__ import annotations

import pytest

from archive.records import THIN_BODY, Article
from crawler.reader import read_article
from crawler.sites import site_of
from tests.crawler.reader.test_promoted_table import LEAD, TITLE
from tests.support.composed import FETCHED_AT

URL = "https://www.uferbote.example/meldungen/kanal"
SHORT = (
    "Im Sammler unter der Färbergasse ist das Wasser zwölf Grad warm.",
    "Geplant wurde die Anlage mit der Hochschule Torfstein.",
    "Die Kosten trägt zur Hälfte das Land.",
)


def read(inner: str) -> Article:
    page = f"<title>{TITLE}</title><main><article><h1>{TITLE}</h1><p>{LEAD}</p>{inner}</article>"
    return read_article(f"{page}</main>", URL, site_of(URL), FETCHED_AT).article


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("label", ["Teilen", "TEILEN", "Drucken", "Merken"])
def test_a_label_for_sharing_stands_above_the_text(label: str, count: int) -> None:
    text = "".join(f"<p>{line}</p>" for line in SHORT[:count])
    bar = f"<div><div><span>{label}</span></div></div>"
    assert read(f"<div>{bar}<div><div>{text}</div></div></div>").body == "\n\n".join(SHORT[:count])


def test_a_text_that_went_with_a_label_is_told() -> None:
    """Below an empty place for an advertisement a very short text looks like one."""
    more = "Das teilte die Stadt am Dienstag mit, wie auch schon im Jahr zuvor, und nannte Gründe."
    said = "".join(f"<p>{line} {more}</p>" for line in SHORT[:2])
    found = read(f"<div><div><span>Anzeige</span></div>{said}</div>")
    assert found.body is None
    assert [remark.reason for remark in found.remarks] == [THIN_BODY]
