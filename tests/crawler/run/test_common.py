"""A passage that stands on many new articles is told, wherever it stands; a common line is not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from archive.program import PROGRAM
from crawler.reader.wording.passages import blotted
from crawler.run.common import NewestText, repeated
from crawler.run.expectations import judge
from crawler.run.observation import Observation
from crawler.sites.profile import Expects

WORDS = "Rat Bau Weg Amt Land Kita Netz Wald Bad Tor Saal Park Dorf Platz Markt Hafen".split()
MONTHS = ("Januar", "April", "Mai", "Juli", "Dezember")
NOTE = "Dieses Portal fördern die Stadtwerke Seewalde, ein Partner vieler Gemeinden."
SURELY = 8
"""Articles of thirty with one note that are no coincidence."""


def always(said: str) -> Callable[[int], str]:
    return lambda n: said  # noqa: ARG005


def prose(n: int, i: int) -> str:
    """A paragraph that no other text has, whatever its numbers are."""
    first, then = WORDS[n % 16], WORDS[(n // 16 + 2 * i) % 16]
    return f"Absatz {i}: {first} und {then} kosten die Stadt {n} Euro, und das {i} Jahre lang."


def texts(
    of: int, having: int, said: Callable[[int], str], at: int = 4, own: int = 4
) -> list[NewestText]:
    """Articles of which every third or so, ``having`` in all, has a passage at some place."""
    with_it = {n * of // having for n in range(having)} if having else set()
    made = []
    for n in range(of):
        parts = [prose(n, i) for i in range(own)]
        if n in with_it:
            parts.insert(at, said(n))
        url = f"http://www.rathausblick.example/k21-meldungen/{n}/"
        made.append(NewestText(url=url, teaser=f"Vorspann {n}.", body="\n\n".join(parts)))
    return made


def told(
    newest: Sequence[NewestText], history: int = 3, constant: tuple[str, ...] = ()
) -> str | None:
    seen = Observation(
        counts={"read": 3.0}, history=[{"read": 3.0}] * history, newest=newest,
        furniture_of=lambda urls: f"p.n{len(urls)}",
    )  # fmt: skip
    return judge(seen, Expects(constant=constant), "home").findings.get("newest:passage")


SAID: dict[str, tuple[Callable[[int], str], int]] = {
    "word for word": (always(NOTE), SURELY),
    "with a number": (lambda n: f"{NOTE} Seit {n} Jahren.", SURELY),
    "with a day": (lambda n: f"{NOTE} Stand: {n + 1}. {MONTHS[n % 5]} 2025", SURELY),
    "with a time": (lambda n: f"{NOTE} Nächster Termin: Montag, {n % 12}:30 Uhr", SURELY),
    "a label": (always("Unsere Partner:"), 15),
    "a short label": (always("Hinweis"), 15),
}


@pytest.mark.parametrize("at", [0, 2, 4])
@pytest.mark.parametrize("said", SAID)
def test_a_passage_that_many_new_articles_have_is_told(said: str, at: int) -> None:
    made, enough = SAID[said]
    sentence = told(texts(30, enough, made, at)) or ""
    assert f"{enough} of the 30 newest articles have one and the same paragraph" in sentence
    assert 'hints=Hints(furniture="p.n3") in the profile leaves it out' in sentence
    assert f"`{PROGRAM} reextract` mends" in sentence
    assert made(0)[:80] in sentence
    assert sentence.endswith("peek http://www.rathausblick.example/k21-meldungen/0/`")
    assert told(texts(30, enough - 1, made, at)) is None


def test_it_is_told_at_first_contact_too() -> None:
    assert told(texts(30, SURELY, always(NOTE)), history=0)


def test_what_the_profile_expects_is_not_told() -> None:
    assert told(texts(30, 30, always(NOTE)), constant=("passage",)) is None


COMMON: dict[str, Callable[[int], str]] = {
    "the mark of an author": always("(ve)"),
    "where more is to be read": always("Weitere Informationen unter www.stadt-seewalde.example"),
    "more of it": always("» Mehr Infos zum Projekt auf den Seiten des Landes"),
    "a day": always("12. März 2025"),
    "a figure": lambda n: f"{n} %",
    "a subheading of some": lambda n: "Hintergrund" if n % 3 else f"Titel {WORDS[n % 16]}",
}


@pytest.mark.parametrize("line", COMMON)
def test_a_line_that_is_common_is_not_told(line: str) -> None:
    having = 18 if line == "a subheading of some" else 30
    assert told(texts(30, having, COMMON[line])) is None


def test_a_report_of_every_month_is_no_furniture() -> None:
    """Most of its passages return with other numbers."""

    def report(n: int) -> NewestText:
        parts = [f"Im {MONTHS[n % 5]} zählte die Stadt {n * 7} Besucher in Museen und Bädern.",
                 f"Das sind {n} Prozent mehr als im Vorjahr, wie das Amt am {n}. Mai mitteilte.",
                 f"Am meisten kamen ins Freibad: {n * 3} an einem Tag, mehr als je."]  # fmt: skip
        return NewestText(url=f"u{n}", teaser=f"{n}", body="\n\n".join(parts))

    assert repeated([report(n) for n in range(30)])["newest:passage"] is None
    noted = [NewestText(t.url, t.teaser, f"{t.body}\n\n{NOTE}") for t in map(report, range(30))]
    found = repeated(noted)["newest:passage"]
    assert found is not None
    assert found.says == NOTE


def test_a_text_of_one_paragraph_is_another_matter() -> None:
    short = [NewestText(url=f"u{n}", teaser=f"{n}", body=NOTE) for n in range(30)]
    found = repeated(short)
    assert found["newest:passage"] is None
    assert found["newest:body"] is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stand: 3. März 2025", "Stand: 12. Mai 2024"),
        ("Noch 3 Tage", "Noch 1.200 Tage"),
        ("Am Montag, 9:30 Uhr", "Am Freitag, 14 Uhr"),
    ],
)
def test_numbers_and_days_are_blotted_out(one: str, other: str) -> None:
    assert blotted(one) == blotted(other)
    assert blotted(blotted(one)) == blotted(one)


@pytest.mark.parametrize("words", ["Die Maikäfer kommen", "Marktplatz", "Montagehalle"])
def test_words_are_not(words: str) -> None:
    assert blotted(words) == words
