"""The data files of the demo are valid, are all used, and are included in the wheel."""

from __future__ import annotations

import itertools
import random
import tomllib
from datetime import date
from pathlib import Path
from typing import get_args

from demo import text
from demo.blocks import Macro, Paragraph, Span, Subheading, paragraph
from demo.brands import BRANDS
from demo.model import SITES, SiteName
from demo.phrases import Cast, Person
from demo.text.assignments import ASSIGNMENTS, read_body
from demo.text.topics import GENERAL, TOPICS, Line, read_topic
from tests.conftest import ROOT

FOLDER = Path(text.__path__[0])
TOPIC = """\
section: Licht
kickers: Licht | {Ort}
tags: Licht, Lampe

# titles
Es werde Licht
# leads
In {Ort} [brennt|leuchtet] es.
# openers
= [Die|Eine] Lampe [brennt|leuchtet].
# sentences
{P} sagt {n}.
# subheads
Hell
# lists
Farben: | Rot | Grün
# captions
Lampe in {Ort}.
"""


def test_a_topic_is_read_by_its_headings() -> None:
    topic = read_topic("licht", TOPIC)
    assert (topic.name, topic.section) == ("licht", "Licht")
    assert topic.kickers == ("Licht", "{Ort}")
    assert topic.tags == ("Licht", "Lampe")
    assert topic.openers == (Line("[Die|Eine] Lampe [brennt|leuchtet].", linked=True),)
    assert topic.leads == (Line("In {Ort} [brennt|leuchtet] es."),)
    assert topic.lists == (Line("Farben: | Rot | Grün"),)


def test_every_slot_is_filled() -> None:
    person = Person("Jutta", "Ahlmann", "Landrätin")
    cast = Cast(
        town="Auental", kind="Stadt", town2="Elmsiek", kind2="Samtgemeinde", leader=person,
        district="Kreis Wendmark", company="AKTIS", product="K!Cloud", expert=person,
        day=date(2025, 10, 10),
    )  # fmt: skip
    for topic in (GENERAL, *TOPICS["rathausblick"], *TOPICS["werkblick"]):
        kinds = (topic.titles, topic.leads, topic.openers, topic.sentences, topic.subheads)
        assert all(kinds)
        for line in itertools.chain(*kinds, topic.lists, topic.captions, map(Line, topic.kickers)):
            assert not set("[]{}") & set(cast.fill(line, random.Random(1))), line


def test_every_assignment_has_a_topic() -> None:
    for assignment in ASSIGNMENTS:
        assert assignment.topic in {topic.name for topic in TOPICS[assignment.site]}
        assert type(assignment.day) is date
        assert assignment.oddity in (None, "joint", "macro", "table", "quote")


def test_a_body_is_read_line_by_line() -> None:
    assert read_body("Ein Satz.\n\n## Kurz\n\n**Wer?**\n\n#titel+Ach#titel-\n") == (
        paragraph("Ein Satz."),
        Subheading("Kurz"),
        Paragraph((Span("Wer?", mark="strong"),)),
        Macro("Ach"),
    )


def test_every_site_has_words() -> None:
    assert set(BRANDS) == set(SITES) == set(get_args(SiteName)) == set(TOPICS)
    assert {assignment.site for assignment in ASSIGNMENTS} == set(SITES)


def test_every_topic_file_is_in_the_order() -> None:
    found = {p.relative_to(FOLDER).as_posix() for p in FOLDER.glob("*/*.txt")}
    assert found == {f"{site}/{topic.name}.txt" for site in SITES for topic in TOPICS[site]}


def test_a_wheel_takes_every_data_file_along() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["demo.text"]
    listed = {path for pattern in patterns for path in FOLDER.glob(pattern)}
    data = {p for p in FOLDER.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")}
    assert data
    assert listed == data
