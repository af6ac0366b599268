"""Exports are valid according to other tools, and nothing in them is executed."""

from __future__ import annotations

import csv
import importlib.resources
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from lxml import etree

from archive import Archive, Link, Remark
from archive.articles import sources
from archive.exchange import cite
from archive.exchange.export import FORMS
from archive.exchange.formats.vrt import tokens
from archive.exchange.selection import Selection
from archive.search.narrow import Filter
from tests.support.records import SITE, T1, T4, article

ALL = Selection()
EVIL = '=HYPERLINK("http://evil.example";"x")'
AT = "2025-10-10T08:15:00+02:00"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        opened.register("rathausblick", "Rathausblick", SITE)
        html = "<h2>Das Haus</h2><p>Ein Satz &amp; mehr.</p><ul><li>eins</li><li>zwei</li></ul>"
        body = "Vorweg.\n\nDas Haus\n\nEin Satz & mehr.\n\neins\nzwei"
        link = Link(url=f"{SITE}/k21-meldungen/b", text="wir berichteten")
        opened.save(
            article(title=EVIL, body=body, body_html=f"<p>Vorweg.</p>{html}", published_at=AT,
                    tags=("Brücken", 'a"b'), links=(link,), byline="<bs>",
                    evidence=(("title", "printed"),), reader="r", capture=3)
        )  # fmt: skip
        opened.save(article("b", title="Zwei Häuser", body="Die Häuser\x0b standen. " * 3000))
        opened.save(article("c", title="Ohne Tag", body="Nichts.", published=None,
                            published_text=None, published_from=None))  # fmt: skip
        yield opened


def written(archive: Archive, tmp_path: Path, form: str, selection: Selection = ALL) -> Path:
    target = tmp_path / f"out.{FORMS[form].suffix}"
    assert archive.export(selection, target, form) == 3
    return target


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "atom", "tei", "xlsx"])
def test_a_data_package_is_valid(archive: Archive, tmp_path: Path, form: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import frictionless  # noqa: PLC0415  (it warns of its own)

        archive.package(ALL, tmp_path / "p", form, T4)
        report = frictionless.validate(tmp_path / "p" / "datapackage.json")
    assert report.valid, report.to_summary()
    told = json.loads((tmp_path / "p" / "datapackage.json").read_text("utf-8"))
    assert told["licenses"][0]["title"] == told["rights"]
    assert told["articlesPerYear"] == {"2025": 2, "undated": 1}
    assert told["id"].startswith("urn:uuid:")


@pytest.mark.parametrize("form", ["csv", "jsonl", "graphml"])
def test_a_package_in_the_words_of_others(archive: Archive, tmp_path: Path, form: str) -> None:
    archive.introduce(operator="Das Institut")
    archive.package(ALL, tmp_path / "p", form, T4)
    read = {file.name: file.read_text("utf-8") for file in (tmp_path / "p").iterdir()}
    crate = {node["@id"]: node for node in json.loads(read["ro-crate-metadata.json"])["@graph"]}
    assert crate["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    for part in crate["./"]["hasPart"]:
        assert part["@id"] in read
        assert crate[part["@id"]]["@type"] == "File"
    refers = re.findall(r'"@id": "([^"]+)"', json.dumps(crate["./"]))
    assert set(refers) <= crate.keys(), "every name that is referred to is explained"
    cited = yaml.safe_load(read["CITATION.cff"])
    assert (cited["cff-version"], cited["authors"]) == ("1.2.0", [{"name": "Das Institut"}])
    made = json.loads(read["croissant.json"])
    (file,) = made["distribution"]
    assert file["@id"] in read
    for record in made["recordSet"]:
        assert len({field["@id"] for field in record["field"]}) == len(record["field"]) > 20
        assert all(f["source"]["fileObject"]["@id"] == file["@id"] for f in record["field"])


def test_a_spreadsheet_runs_nothing_and_has_real_dates(archive: Archive, tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415

    sheet = openpyxl.load_workbook(written(archive, tmp_path, "xlsx")).active
    head, first, second, third = sheet.iter_rows()
    row = dict(zip((cell.value for cell in head), first, strict=True))
    assert (row["title"].value, row["title"].data_type) == (EVIL, "s")
    assert row["published"].value == datetime(2025, 10, 10)
    assert row["published_at"].value == datetime(2025, 10, 10, 6, 15)
    assert row["id"].value == 1
    assert list(row)[-1] == "body"
    assert not any(cell.hyperlink for cell in (*first, *second, *third))
    assert len(second[-1].value) == 32_767
    assert second[-1].value.endswith("[…]")


def test_plain_texts_for_a_concordancer(archive: Archive, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(archive, tmp_path, "text")) as made:
        assert made.testzip() is None
        listed = list(csv.DictReader(io.StringIO(made.read("metadata.csv").decode())))
        assert {row["filename"] for row in listed} | {"metadata.csv"} == set(made.namelist())
        text = made.read(listed[0]["filename"]).decode()
    assert text.startswith(f"Musterstadt\n\n{EVIL}\n\nDie Stadt baut.\n\nVorweg.\n\nDas Haus\n\n")
    assert listed[0]["published"] == "2025-10-10"
    assert len(listed[0]["version"]) == 32


def test_vertical_text(archive: Archive, tmp_path: Path) -> None:
    lines = written(archive, tmp_path, "vrt").read_text("utf-8").splitlines()
    assert "Häuser\tHaus" in lines
    assert "&amp;\t&amp;" in lines
    marks = [line for line in lines if line.startswith("<")]
    etree.fromstring("".join(marks))
    assert all("\t" in line for line in lines if not line.startswith("<"))
    texts = [etree.fromstring(f"{line}</text>") for line in marks if line.startswith("<text ")]
    assert [text.get("year") for text in texts] == ["2025", "2025", ""]
    assert texts[0].get("title") == EVIL
    assert texts[0].get("byline") == "<bs>"


def test_every_letter_is_in_a_token() -> None:
    text = "Der 1. Bürger*innen-Rat (am 3.4.2025, 10:30 Uhr) zahlt 1.500,50 €; Ost‑West …"
    assert "".join(tokens(text)) == "".join(text.split())


def test_tei_is_valid(archive: Archive, tmp_path: Path) -> None:
    document = etree.parse(written(archive, tmp_path, "tei"))
    schema = importlib.resources.files("trafilatura") / "data" / "tei_corpus.dtd"
    with importlib.resources.as_file(schema) as file:
        dtd = etree.DTD(str(file))
    assert dtd.validate(document), dtd.error_log
    tei = "{http://www.tei-c.org/ns/1.0}"
    first = document.find(f"{tei}TEI")
    assert first is not None
    heads = [head.text for head in first.iter(f"{tei}head")]
    assert heads == [EVIL, "Das Haus"]
    assert [item.text for item in first.iter(f"{tei}item")] == ["eins", "zwei"]


def test_language_and_rights_are_those_of_each_text(archive: Archive, tmp_path: Path) -> None:
    sources.describe(archive.db, "rathausblick", {"publisher": "Verlag", "rights": "Frei."})
    foreign = Remark(reason="not-german", detail="It is English.")
    english = article("b", title="Zwei Häuser", body="The houses were there.", seen_at=T4)
    archive.save(replace(english, remarks=(foreign,)))
    says = "tdm-reservation: 1"
    page, robots = f"{SITE}/k21-meldungen/c", f"{SITE}/robots.txt"
    for at, url, origin, reserved in (
        (T1, robots, "ai-rules", True), (T1, page, "meta", True), (T4, robots, "ai-rules", False),
    ):  # fmt: skip
        run = archive.start_run("rathausblick", at)
        archive.journal.save_notice(run, url, origin, says, reserved=reserved)
        archive.finish_run(run, finished=at, outcome="finished")
    tei = etree.parse(written(archive, tmp_path, "tei"))
    names = {"tei": "http://www.tei-c.org/ns/1.0", "a": "http://www.w3.org/2005/Atom"}
    assert tei.xpath("//tei:text/@xml:lang", namespaces=names) == ["de", "und", "de"]
    assert set(tei.xpath("//tei:bibl/tei:publisher/text()", namespaces=names)) == {"Verlag"}
    said = [
        given.xpath("tei:p/text()", namespaces=names)
        for given in tei.xpath("//tei:availability", namespaces=names)
    ]
    assert said == [["Frei."], ["Frei."], ["Frei."], ["Frei.", f"{says} ({page})"]]
    atom = etree.parse(written(archive, tmp_path, "atom"))
    assert atom.xpath("//a:entry/@xml:lang", namespaces=names) == ["und"]
    assert atom.xpath("//a:rights/text()", namespaces=names)[-1] == f"Frei. {says} ({page})"
    before = written(archive, tmp_path, "tei", Selection(as_of=T1))
    assert etree.parse(before).xpath("//tei:text/@xml:lang", namespaces=names) == ["de"] * 3
    assert f"{says} ({robots})" in before.read_text("utf-8")
    assert [archive.cite(str(n)).language for n in (1, 2)] == ["de", None]
    assert [cited.language for cited in cite.all_of(archive.db, [1, 2])] == ["de", None]


def test_the_network_of_citations(archive: Archive, tmp_path: Path) -> None:
    import networkx  # noqa: PLC0415

    made = networkx.read_graphml(written(archive, tmp_path, "graphml"))
    assert set(made.edges) == {("a1", "a2")}
    assert made.nodes["a2"]["title"] == "Zwei Häuser"
    part = tmp_path / "part.graphml"
    archive.export(Selection(narrowed=Filter(since="2025", tag="Brücken")), part, "graphml")
    alone = networkx.read_graphml(part)
    assert (len(alone.nodes), len(alone.edges)) == (1, 0)


def test_a_part_is_an_archive(archive: Archive, tmp_path: Path) -> None:
    target = tmp_path / "part.db"
    chosen = Selection(narrowed=Filter(since="2025"))
    assert archive.export(chosen, target, "sqlite") == 2
    assert not list(tmp_path.glob("part.db-*")), "one file, nothing beside it"
    with Archive.open(target) as part:
        assert part.verify() == []
        assert [hit.title for hit in part.search("Haus")] == [EVIL, "Zwei Häuser"]
        ((name, uuid),) = part.db.conn.execute("SELECT name, uuid FROM archive")
        assert "2025" in name
        assert uuid != archive.db.conn.execute("SELECT uuid FROM archive").fetchone()[0]
        site = part.db.conn.execute("SELECT title, url FROM sources").fetchone()
        assert site == ("Rathausblick", SITE)
        hashes = "SELECT hash FROM revisions WHERE article_id < 3 ORDER BY article_id, number"
        assert list(part.db.conn.execute(hashes)) == list(archive.db.conn.execute(hashes))


@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"sqlite"}))
def test_the_same_articles_make_the_same_file(archive: Archive, tmp_path: Path, form: str) -> None:
    first = written(archive, tmp_path, form).read_bytes()
    assert written(archive, tmp_path, form).read_bytes() == first


@pytest.mark.parametrize("form", sorted(FORMS))
def test_an_export_of_nothing(tmp_path: Path, form: str) -> None:
    with Archive.open(tmp_path / "empty.db") as empty:
        assert empty.export(ALL, tmp_path / "out", form) == 0
        assert empty.package(ALL, tmp_path / "p", form, T1) == 0
    assert (tmp_path / "out").exists()


def test_articles_without_a_date_are_counted_or_taken(archive: Archive, tmp_path: Path) -> None:
    dated = Selection(narrowed=Filter(since="2025"))
    assert archive.left_out(dated) == 1
    assert archive.export(dated, tmp_path / "a", "csv") == 2
    taken = Selection(narrowed=Filter(since="2025", undated=True))
    assert archive.left_out(taken) == 0
    assert archive.export(taken, tmp_path / "a", "csv") == 3
    late = Selection(narrowed=Filter(since="2026", undated=True))
    assert archive.export(late, tmp_path / "a", "csv") == 1


def test_a_spreadsheet_takes_any_date(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415

    with Archive.open(tmp_path / "dates.db") as dates:
        for day, at in (
            ("0001-01-01", "T00:00:00+02:00"), ("1899-12-31", "T00:00:00+01:00"),
            ("9999-12-31", "T23:59:59-05:00"),
        ):  # fmt: skip
            dates.save(article(day, title=day, published=day, published_at=f"{day}{at}"))
        assert dates.export(ALL, tmp_path / "out.xlsx", "xlsx") == 3
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    (heads, *cells) = sheet.iter_rows(values_only=True)
    days = [row[heads.index("published")] for row in cells]
    assert days == ["0001-01-01", "1899-12-31", "9999-12-31"]
