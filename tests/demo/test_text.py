"""The data files of the demo are valid, are all used, and are included in the wheel."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

import pytest

from demo import text
from demo.blocks import Macro, Paragraph, Span, Subheading, paragraph
from demo.brands import BRANDS
from demo.model import SITES, SiteName
from demo.phrases import Cast, Person
from demo.text.assignments import ASSIGNMENTS, read_assignments, read_body
from demo.text.load import TextError, make_record, read_table
from demo.text.topics import SLOTS, TOPICS, Line, read_topic
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


@dataclass(frozen=True, kw_only=True)
class Shape:
    kind: Literal["rss", "atom"]
    pairs: tuple[tuple[str, str], ...]
    sites: dict[SiteName, bool]
    day: date | None = None


SHAPED: dict[str, object] = {
    "kind": "rss",
    "pairs": [["a", "b"]],
    "sites": {"rathausblick": True, "werkblick": False},
}


def test_a_topic_is_read_by_its_headings() -> None:
    topic = read_topic("licht", TOPIC, "licht.txt")
    assert (topic.name, topic.section) == ("licht", "Licht")
    assert topic.kickers == ("Licht", "{Ort}")
    assert topic.tags == ("Licht", "Lampe")
    assert topic.openers == (Line("[Die|Eine] Lampe [brennt|leuchtet].", linked=True),)
    assert topic.leads == (Line("In {Ort} [brennt|leuchtet] es."),)
    assert topic.lists == (Line("Farben: | Rot | Grün"),)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("# titles", "# headlines", "line 5: expected one of # titles"),
        ("section:", "topic:", "line 1: expected one of section"),
        ("{P} sagt", "{PP} sagt", r"line 12: \{PP\} is no slot"),
        ("[brennt|leuchtet] es", "[brennt|leuchtet es", r"line 8: a \[ has no partner"),
        ("Lampe in {Ort}", "Lampe in {Ort", r"line 18: a \{ has no partner"),
        ("| {Ort}\n", "| {ort}\n", r"line 2: \{ort\} is no slot"),
        ("Hell\n", "", "has no subheads"),
        ("tags: Licht, Lampe\n", "", "has no tags"),
    ],
)
def test_a_wrong_topic_is_refused_with_its_line(old: str, new: str, said: str) -> None:
    assert old in TOPIC
    with pytest.raises(TextError, match=said):
        read_topic("licht", TOPIC.replace(old, new), "licht.txt")


def test_every_slot_is_filled() -> None:
    person = Person("Jutta", "Ahlmann", "Landrätin")
    cast = Cast(
        town="Auental", kind="Stadt", town2="Elmsiek", kind2="Samtgemeinde", leader=person,
        district="Kreis Wendmark", company="AKTIS", product="K!Cloud", expert=person,
        day=date(2025, 10, 10),
    )  # fmt: skip
    for slot in SLOTS:
        assert "{" not in cast.fill(Line(f"{{{slot}}}"), random.Random(1))


def test_a_body_is_read_line_by_line() -> None:
    assert read_body("Ein Satz.\n\n## Kurz\n\n**Wer?**\n\n#titel+Ach#titel-\n") == (
        paragraph("Ein Satz."),
        Subheading("Kurz"),
        Paragraph((Span("Wer?", mark="strong"),)),
        Macro("Ach"),
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"topic": "wind"}, "article 1: topic wind is not in topics.toml"),
        ({"titel": "x"}, "article 1: titel is unknown"),
        ({"day": "2025-01-01"}, "article 1: day is '2025-01-01'; expected date"),
        ({"oddity": "odd"}, "article 1: oddity is 'odd'; expected Literal"),
    ],
)
def test_a_wrong_assignment_is_refused_with_its_number(
    change: dict[str, object], said: str
) -> None:
    good = {"day": date(2025, 1, 1), "topic": "ki", "title": "Neu"}
    assert read_assignments("rathausblick", {"article": [good]}, "a.toml")[0].title == "Neu"
    with pytest.raises(TextError, match=said):
        read_assignments("rathausblick", {"article": [good | change]}, "a.toml")


def test_an_assignment_file_holds_nothing_else() -> None:
    with pytest.raises(TextError, match=r"expected \[\[article\]\]"):
        read_assignments("werkblick", {"articles": []}, "a.toml")


def test_a_record_takes_lists_as_tuples() -> None:
    shape = make_record(Shape, SHAPED, "x.toml")
    assert shape.pairs == (("a", "b"),)
    assert shape.day is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "json"}, "x.toml: kind is 'json'; expected Literal"),
        ({"pairs": []}, "pairs is"),
        ({"pairs": [["a"]]}, "pairs, 1. is"),
        ({"pairs": [["a", 1]]}, "pairs, 1., 2. is 1; expected str"),
        ({"sites": {"rathausblick": True}}, "sites needs exactly rathausblick, werkblick"),
        ({"sites": {"rathausblick": 1, "werkblick": 0}}, "sites.rathausblick is 1; expected bool"),
        ({"more": 1}, "more is unknown; known are kind"),
    ],
)
def test_a_record_of_another_shape_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(TextError, match=said):
        make_record(Shape, SHAPED | change, "x.toml")


def test_a_record_without_a_field_is_refused() -> None:
    with pytest.raises(TextError, match="pairs is missing"):
        make_record(Shape, {"kind": "rss", "sites": SHAPED["sites"]}, "x.toml")


def test_a_file_that_is_missing_is_named() -> None:
    with pytest.raises(TextError, match=r"demo/text/nothing.toml is missing"):
        read_table("nothing.toml")


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
