"""The search keys of German words."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.search import forms
from archive.search.alike import variants
from archive.search.forms import algorithm, keys, parts, prefixes, stem
from archive.search.german import indexed
from archive.search.lemma import fold
from archive.search.lexicon import COMPOUNDED
from archive.search.looks import beginning, looks

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
        "Thema Themen",
        "Risiko Risiken",
        "Kita Kitas KITAS",
        "Büro Büros Buero",
        "Kündigung kündigung",
        "Ärztin Ärztinnen",
        "beschließen beschlossen beschließt beschloss",
        "fördern gefördert geförderte fördert",
        "Mitarbeitende Mitarbeitenden Mitarbeitender",
        "KI KIs",
        "Bürgeramt Bürgerämter Buergeraemtern",
        "Projekt Projekte Projekten Projekts",
        "digital digitale digitalen",
        "Vorsitzende Vorsitzender Vorsitzenden",
        "Beamter Beamte Beamten",
        "Photovoltaik Fotovoltaik",
        "Potential Potenzials Potentiale",
        "selbständig selbstständige",
        "Schifffahrt Schiffahrt",
        "Łódź Lodz",
    ],
)
def test_forms_and_spellings_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Förderung Forderung", "Bürger Burg", "Zustand zuständig", "Nutzer nutzen",
        "Kammer Kämmerin", "Verbrauch Verbraucher", "Eigentum Eigentümer", "zahlen zählen",
        "Rat Rate", "Gas Gasse", "schon schön",
    ],
)  # fmt: skip
def test_words_of_different_meaning_share_nothing(words: str) -> None:
    one, two = words.split()
    assert not set(keys(one)) & set(keys(two))


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
        ("Bauamt", "Amt"),
        ("Erdgas", "Gas"),
        ("Rapsöl", "Öl"),
        ("Radschnellweg", "Weg"),
        ("Volkshochschule", "Hochschule"),
        ("Starkregenvorsorge", "Vorsorge"),
        ("Teilstück", "Stück"),
        ("Digitalisierungskodex", "Digitalisierung"),
        ("Bürgerinnen", "Bürger"),
        ("Amtsärztin", "Arzt"),
        ("Hilfsfonds", "Hilfe"),
        ("Geschichtsverein", "Geschichte"),
        ("Beamtinnen", "Beamter"),
        ("sinkende", "sinken"),
    ],
)
def test_a_compound_is_found_by_its_parts(compound: str, word: str) -> None:
    assert stem(word) in parts(compound), parts(compound)


@pytest.mark.parametrize(
    "word",
    "Verband Vorstand gesamt Digitalisierung Unternehmen Zusammenarbeit unterstützen "
    "beschleunigt verschiedenen gemeinsamen Möglichkeiten Anforderungen entwickelten "
    "20251010 praktisch durchführen anspricht Hamburg Hochzeit Wirtschaft Preis Aufruhr Besatzung "
    "Haushalt Apparat Sanierungen Geschichte".split(),
)
def test_what_is_no_compound_has_no_parts(word: str) -> None:
    assert parts(word) == ()


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        (
            "Neue Verwaltungsleistungen online",
            "neu verwaltungsleistung online 0leistung 0verwaltung",
        ),
        (None, ""),
        ("–", ""),
        ("50.000 Euro, 1,5 Grad", "50000 euro 1komma5 grad"),
    ],
)
def test_what_is_stored(text: str | None, stored: str) -> None:
    assert indexed(text) == stored


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Der Online-Zugang", "onlinezugang"),
        ("Datenschutz\u2011Grundverordnung", "datenschutzgrundverordnung"),
        ("die Kfz-Zulassungsstelle", "kfzzulassung"),
        ("OpenSource", "source"),
        ("die gGmbH", "gmbh"),
        ("Wasser- und Gasversorgung", "wasserversorgung"),
        ("Kreis-, Stadt- und Gemeinderäte", "kreisrat"),
        ("Haushaltsplanung und -sicherung", "haushaltssicherung"),
        ("Der Kreis kündigt den Umbau für Mai an.", "ankuendigen"),
        ("Bürger*innen", "buergerin"),
        ("Bürger/-innen", "buergerin"),
        ("am 3. April 2024", "d20240403"),
        ("am 03.04.2024", "d20240403"),
    ],
)
def test_what_else_a_text_is_found_by(text: str, part: str) -> None:
    assert f"0{part}" in indexed(text).split()


def test_a_word_of_capitals_does_not_stand_for_all_its_pieces_joined() -> None:
    """Each neighbour with each would be 300 million letters."""
    assert len(indexed("Ab" * 1000)) < 10_000


def test_a_noun_may_be_typed_in_small_letters() -> None:
    assert stem("Schulen") in variants("schulen")
    assert stem("Gas") in variants("gas")


def test_beginnings_keep_their_umlauts() -> None:
    assert prefixes("Klär") == ("klaer",)


def test_very_long_words_are_no_trouble() -> None:
    assert len(keys("Verwaltung" * 5000)[0]) <= 60


def test_the_algorithm_has_a_name() -> None:
    assert re.fullmatch(r"\d+-[0-9a-f]{16}", algorithm())


@given(st.lists(st.sampled_from(COMPOUNDED), min_size=1, max_size=3), st.sampled_from(ENDINGS))
def test_a_word_that_cannot_have_a_key_is_told_by_its_letters(pieces: list[str], end: str) -> None:
    word = pieces[0] + "".join(piece.lower() for piece in pieces[1:]) + end
    for form in (word, fold(word), word.upper()):
        for key in keys(form):
            assert forms.has_key(form, frozenset([key]), (beginning(key),))
        assert not forms.has_key(form, frozenset(["0"]), ((0, "0"),))


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("ankündigen", "angekündigt"),
        ("ankündigen", "anzukündigen"),
        ("abschließen", "abgeschlossen"),
        ("wahrnehmen", "wahrgenommen"),
        ("vorangehen", "vorangegangen"),
        ("einbringen", "eingebracht"),
        ("zurückziehen", "zurückgezogen"),
        ("bereitstehen", "bereitgestanden"),
        ("beraten", "beratenen"),
    ],
)
def test_a_form_of_a_verb_is_told_by_its_letters(verb: str, form: str) -> None:
    key = stem(verb)
    assert stem(form) == key
    assert forms.has_key(form, frozenset([key]), tuple(looks(key)))


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("Stadt", "Bestandteil"),
        ("Netz", "Unternehmer"),
        ("Energie", "Konradsberg"),
        ("Schule", "Schienenverkehr"),
    ],
)
def test_no_keys_are_made_of_words_with_other_letters(word: str, other: str) -> None:
    key = stem(word)
    keys.cache_clear()
    assert not forms.has_key(other, frozenset([key]), tuple(looks(key)))
    assert keys.cache_info().misses == 0


@pytest.mark.parametrize(
    ("word", "form"), [("gut", "beste"), ("sein", "waren"), ("üben", "geübt"), ("wir", "uns")]
)
def test_short_forms_with_other_letters_are_found(word: str, form: str) -> None:
    key = stem(word)
    assert key in keys(form)
    assert forms.has_key(form, frozenset([key]), tuple(looks(key)))
