"""What a text is filed under at its end, and facts that only look so."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_kicker_cards_table import HOSTS
from tests.crawler.reader.test_lead_parts_table import BODY, read, told
from tests.crawler.reader.test_promoted_table import LEAD

ABOVE = f"<p>{LEAD}</p>{told()}"


def pairs(*said: tuple[str, str]) -> str:
    return "<dl>" + "".join(f"<dt>{label}</dt><dd>{name}</dd>" for label, name in said) + "</dl>"


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("head", ["", "<h3>Zuordnung</h3>", "<h4>Einordnung</h4>"])
@pytest.mark.parametrize("said", [
    [("Geschäftsfeld", "Wärme aus Abwasser")],
    [("Handlungsfelder", "Wärme aus Abwasser")],
    [("Themenfeld:", "Wärme"), ("Stichworte:", "Kanal, Färbergasse")],
    [("Bereich", "Netze"), ("Arbeitsgebiet", "Wärme"), ("Branche", "Stadtwerke")],
])  # fmt: skip
def test_what_a_text_is_filed_under_is_none_of_it(
    said: list[tuple[str, str]], head: str, host: str
) -> None:
    signed = "<div><span>Text:</span> <span>Hanne Ulmer</span></div>"
    found = read(f"{ABOVE}{signed}<div>{head}{pairs(*said)}</div>", host)
    assert (found.body, found.byline) == (BODY, "Hanne Ulmer")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_facts_at_the_end_of_a_text_stay(host: str) -> None:
    said = [("Geschäftsfeld", "Wärme"), ("Laufzeit", "bis 2028"), ("Kosten", "5 Millionen Euro")]
    found = read(f"{ABOVE}<div><h3>Das Projekt</h3>{pairs(*said)}</div>", host)
    lines = ["Das Projekt", *(part for pair in said for part in pair)]
    assert (found.body or "").split("\n\n")[-7:] == lines


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("name", ["schlagwortliste", "stichwort-liste", "art-stichworte", "tags"])
def test_a_list_that_is_called_one_of_keywords_holds_them(name: str, host: str) -> None:
    rows = "".join(f"<li>{word}</li>" for word in ("Abwärme", "Kanal", "Färbergasse"))
    found = read(f'{ABOVE}<ul class="{name}">{rows}</ul>', host)
    assert (found.body, found.tags) == (BODY, ("Abwärme", "Kanal", "Färbergasse"))


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_list_without_such_a_name_is_of_the_text(host: str) -> None:
    rows = "".join(f"<li>{word}</li>" for word in ("Abwärme", "Kanal", "Färbergasse"))
    found = read(f'{ABOVE}<ul class="wortliste">{rows}</ul>', host)
    assert (found.body or "").endswith("Abwärme\nKanal\nFärbergasse")


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("row", [
    "<span>Rubrik</span> <span>Netze</span> <span>Schlagwörter</span> <span>Abwärme</span>",
    "<b>Bereich:</b> <span>Netze</span>",
    "<span>12 Personen gefällt das</span> <span>248 Ansichten</span>",
    "<span>1.248 Aufrufe</span>",
])  # fmt: skip
def test_a_row_about_the_article_at_its_end_is_none_of_it(row: str, host: str) -> None:
    assert read(f"{ABOVE}<div>{row}</div>", host).body == BODY


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_a_sentence_about_a_section_or_a_count_is_of_the_text(host: str) -> None:
    line = "<b>Bereich</b> für Bereich wird umgestellt, 248 Ansichten liegen im Amt schon aus."
    assert (read(f"{ABOVE}<p>{line}</p>", host).body or "").endswith("schon aus.")
