"""What a German word is found by."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.search import german
from archive.search.german import (
    GAP,
    algorithm,
    beginning,
    fold,
    indexed,
    keys,
    parts,
    prefixes,
    stem,
)
from archive.search.lexicon import COMPOUNDED

ENDINGS = ("", "en", "s", "n", "er", "ern", "ung", "heit")


@given(st.text())
@example("\U0001f130")
@example("\u0149")
@example("K\u0363\u1e9e")
def test_fold_never_raises_and_twice_is_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_what_is_stored_is_words_between_blanks(text: str) -> None:
    assert re.fullmatch(r"(?:[^\W_]+(?: [^\W_]+)*)?", indexed(text))
    indexed(text).encode()


@pytest.mark.parametrize(
    "forms",
    [
        "Kündigung Kuendigung Kündigungen KÜNDIGUNG Ku\u0308ndigung",
        "Straße Strasse Straßen STRASSE",
        "Haus Häuser Häusern Haeuser Hauses",
        "Müll Muell",
        "Bürgeramt Bürgerämter Buergeraemtern",
        "Projekt Projekte Projekten Projekts",
        "digital digitale digitalen",
    ],
)
def test_forms_and_spellings_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    ("compound", "word"),
    [
        ("Verwaltungsleistungen", "Leistungen"),
        ("Verwaltungsleistungen", "Verwaltung"),
        ("Verwaltungsleistungsportal", "Leistung"),
        ("Verwaltungsleistungsportal", "Verwaltungsleistung"),
        ("Onlinezugangsgesetz", "Zugang"),
        ("Bürgerämter", "Amt"),
        ("Waermeplanung", "Wärme"),
        ("Wärmeplanung", "Planung"),
        ("Glasfaserausbau", "Ausbau"),
        ("Straßenverkehrsordnung", "Strasse"),
        ("Kraftfahrzeugzulassung", "Zulassungen"),
        ("Gewerbesteuer", "Steuern"),
        ("Elterngeld", "Geld"),
        ("Bundesministerium", "Ministerium"),
        ("Verwaltungscloud", "Cloud"),
        ("Fahrradständer", "Fahrrad"),
        ("Personalausweis", "Ausweise"),
        ("Grundschulen", "Schule"),
        ("Landkreise", "Kreis"),
        ("Ladesäulen", "Säule"),
    ],
)
def test_a_compound_is_found_by_its_parts(compound: str, word: str) -> None:
    assert stem(word) in parts(compound), parts(compound)


@pytest.mark.parametrize(
    "word",
    "Verband Vorstand gesamt Digitalisierung Unternehmen Zusammenarbeit Bürgerinnen unterstützen "
    "beschleunigt verschiedenen gemeinsamen Möglichkeiten Anforderungen entwickelten "
    "20251010".split(),
)
def test_what_is_no_compound_has_no_parts(word: str) -> None:
    assert parts(word) == ()


def test_parts_stand_behind_a_gap() -> None:
    assert indexed("Neue Verwaltungsleistungen online") == (
        f"neu verwaltungsleist onlin {GAP} leistung verwalt"
    )
    assert indexed("Der Online-Zugang").endswith(f"{GAP} onlinezugang")
    assert indexed(None) == indexed("–") == ""


def test_a_beginning_has_two_spellings() -> None:
    assert prefixes("Häus") == ("haeus", "haus")
    assert prefixes("que") == ("que",)


def test_very_long_words_are_no_trouble() -> None:
    assert len(keys("Verwaltung" * 5000)[0]) <= 60


def test_the_algorithm_has_a_name() -> None:
    assert re.fullmatch(r"\d+-[0-9a-f]{16}", algorithm())


@given(st.lists(st.sampled_from(COMPOUNDED), min_size=1, max_size=3), st.sampled_from(ENDINGS))
def test_a_word_that_cannot_have_a_key_is_told_by_its_letters(pieces: list[str], end: str) -> None:
    word = pieces[0] + "".join(piece.lower() for piece in pieces[1:]) + end
    for form in (word, fold(word), word.upper()):
        for key in keys(form):
            german._KEYS.clear()  # a word whose keys are known is asked for those
            assert german.has_key(form, frozenset([key]), (beginning(key),))
        german._KEYS.clear()
        assert not german.has_key(form, frozenset(["0"]), ("0",))
