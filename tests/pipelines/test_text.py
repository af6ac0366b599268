"""Texts: what is repaired, what stays; never raises; twice is once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.articles.text import plain_text
from pipelines.text import clean, clean_html, clean_kicker, clean_line


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("a\u00a0b  c\tk", "a b c k"),
        ("Stra\u00adße", "Straße"),
        ("Bu\u0308rger", "Bürger"),
        ("erste\n\n\n\nzweite", "erste\n\nzweite"),
        ("Der Rat hat beschlossen.Die Stadt baut.", "Der Rat hat beschlossen. Die Stadt baut."),
        ("Ist es so?Ja.", "Ist es so?Ja."),  # `Ja` begins no known sentence: left as printed
        ("sagt er.“Die Stadt", "sagt er.“ Die Stadt"),
        ("nicht….Die Frage", "nicht…. Die Frage"),
        ("das Portal Rathaus.Direkt läuft", "das Portal Rathaus.Direkt läuft"),
        ("d.3ecm, i-Kfz und AKTA | CMS", "d.3ecm, i-Kfz und AKTA | CMS"),
        ("Bürger*innen, Prozessmanager/in", "Bürger*innen, Prozessmanager/in"),
        ("www.stadt.Die Seite", "www.stadt. Die Seite"),
        ("„Gänse“ – so ‚wörtlich‘", "„Gänse“ – so ‚wörtlich‘"),
        ("Verwalltung", "Verwalltung"),
        ("\u200b \ufeff", ""),
        ("Rat\u200dhaus\u200c digital\u200d", "Rathaus digital"),
        (
            "\U0001f469\u200d\U0001f4bb \U0001f3f3\ufe0f\u200d\U0001f308",
            "\U0001f469\u200d\U0001f4bb \U0001f3f3\ufe0f\u200d\U0001f308",
        ),
        (
            "\U0001f468\U0001f3fd\u200d\u2695\ufe0f im Dienst",
            "\U0001f468\U0001f3fd\u200d\u2695\ufe0f im Dienst",
        ),
        ("\U0001f469\u200d Rat \u200d\U0001f4bb", "\U0001f469 Rat \U0001f4bb"),
    ],
)
def test_clean(printed: str, kept: str) -> None:
    assert clean(printed) == kept


def test_lines_and_kickers() -> None:
    assert clean_line("eine\n Zeile ") == "eine Zeile"
    assert clean_line(None) is None
    assert clean_kicker("Interview:") == "Interview"
    assert clean_kicker(" : ") is None


@given(st.text())
def test_twice_is_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    line = clean_line(text)
    assert clean_line(line) == line
    kicker = clean_kicker(text)
    assert clean_kicker(kicker) == kicker


WORDS = st.text(alphabet=st.characters(exclude_characters="<>&", codec="utf-8"), max_size=30)
INLINE = st.one_of(
    WORDS,
    WORDS.map(lambda t: f"<em>{t}</em>"),
    WORDS.map(lambda t: f'<a href="https://a.example/x">{t}</a>'),
)
BLOCKS = st.lists(
    st.tuples(st.sampled_from(["p", "h2", "h3"]), st.lists(INLINE, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_size=4,
).map("".join)


@given(BLOCKS)
def test_clean_html_twice_is_once_and_keeps_the_tags(markup: str) -> None:
    once = clean_html(markup)
    assert clean_html(once) == once
    assert once.count("<") == markup.count("<")
    assert plain_text(once) == plain_text(clean_html(once))
