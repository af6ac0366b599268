"""Date and author in the block of the lead, on a line or in an element in front of it."""

from __future__ import annotations

import pytest

from tests.crawler.reader.test_names_table import LEAD, P1, P2, read

H1 = "<p>Unterwald</p><h1>Pegel melden sich selbst</h1>"
TEXT = f"<p>{P1}</p><p>{P2}</p>"
SAID = (
    "03.03.2025", "3. März 2025", "Montag, 3. März 2025", "Mo., 03.03.2025", "3. Mrz. 2025",
    "03.03.2025, 14:30 Uhr", "3. März 2025 um 14:30", "03.03.2025 | 14:30", "Auental, 3. März 2025",
    "Auental, den 3. März 2025", "Veröffentlicht am 3. März 2025", "Erschienen am 03.03.2025",
    "Erstellt: 03.03.2025", "Datum: 03.03.2025", "vom 03.03.2025", "Pressemitteilung vom 3. März 2025",
    "Stand: 03.03.2025", "03.03.2025 von Redaktion", "Redaktion | 03.03.2025", "Posted on 3. März 2025",
    "03.03.2025 | Lesezeit: 3 Minuten", "Von Vera Ender | 03.03.2025",
)  # fmt: skip
FORMS = {
    "line": "<p>{said}<br>{lead}</p>",
    "line in bold": "<p><b>{said}</b><br>{lead}</p>",
    "element": '<p><span class="day">{said}</span> {lead}</p>',
    "emphasis": "<p><em>{said}</em> {lead}</p>",
    "box": "<div><small>{said}</small> {lead}</div>",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("said", SAID)
def test_it_is_no_part_of_the_lead(said: str, form: str) -> None:
    found = read(f"<main>{H1}{form.format(said=said, lead=LEAD)}{TEXT}</main>")
    assert (found.teaser, found.published, found.body) == (LEAD, "2025-03-03", f"{P1}\n\n{P2}")


@pytest.mark.parametrize(
    "lead",
    [
        "<p>Am 3. März 2025 tagte der Kreis, und die Pegel waren das einzige Thema des Abends.</p>",
        "<p>Seit <b>03.03.2025</b> melden sich die Pegel selbst, und der Kreis schaut nur noch zu.</p>",
        "<p><b>3. März 2025</b> war der Tag, an dem der Kreis die Pegel ans Netz genommen hat.</p>",
    ],
)
def test_a_day_of_the_sentence_stays(lead: str) -> None:
    found = read(f"<main>{H1}{lead}{TEXT}</main>")
    assert (found.teaser or "").startswith(("Am 3.", "Seit 03", "3. März"))


def test_the_chronicle_of_a_text_keeps_its_days() -> None:
    days = "<p><b>4. März 2025</b><br>Der Rat berät über die Pegel und fragt nach dem Preis.</p>"
    found = read(f"<main>{H1}<p>[03.03.2025] {LEAD}</p>{days}{TEXT}</main>")
    assert (found.published, (found.body or "").splitlines()[0]) == ("2025-03-03", "4. März 2025")
