"""Bytes into text, whatever the header claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reader import decode


@pytest.mark.parametrize(
    ("body", "header", "text"),
    [
        ("Grüße".encode(), "text/html; charset=utf-8", "Grüße"),
        ("Grüße".encode(), "text/html; charset=iso-8859-1", "Grüße"),  # the header is wrong
        ("Grüße".encode("latin-1"), "text/html; charset=iso-8859-1", "Grüße"),
        ("Grüße".encode("latin-1"), None, "Grüße"),
        (b'<meta charset="windows-1252">\x84Gr\xfc\xdfe\x93', None,
         '<meta charset="windows-1252">„Grüße“'),
        ("Grüße ".encode() + b"\x84dort\x93", "text/html; charset=utf-8", "Grüße „dort“"),
        (b"\xef\xbb\xbfGr\xc3\xbc\xc3\x9fe", "text/html", "Grüße"),
        (b"", None, ""),
        ("Bürger prüfen „Gebühren‘ – je 5 €".encode().decode("cp1252").encode(), None,
         "Bürger prüfen „Gebühren‘ – je 5 €"),
        ("<p>Grüße</p> <p>Größe für Bürger, schön</p>".encode().decode("latin-1").encode(), None,
         "<p>Grüße</p> <p>Größe für Bürger, schön</p>"),
        ("Ein „BMÜ“ und ein „Ä“, sowie „Ü“ im Äußeren".encode(), None,
         "Ein „BMÜ“ und ein „Ä“, sowie „Ü“ im Äußeren"),
        ("Aus ü wird dann Ã¼, aus ß wird ÃŸ.".encode(), None, "Aus ü wird dann Ã¼, aus ß wird ÃŸ."),
    ],
)  # fmt: skip
def test_decode(body: bytes, header: str | None, text: str) -> None:
    assert decode(body, header) == text


@given(st.binary(), st.none() | st.text())
def test_never_raises(body: bytes, header: str | None) -> None:
    decode(body, header)


@given(st.text("äöüßÄÖÜ„“–€ aZ", min_size=3))
def test_what_was_encoded_twice_comes_back(text: str) -> None:
    text += "üüü"
    assert decode(text.encode().decode("latin-1").encode(), None) == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="Ãâ")))
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode(), "text/html; charset=iso-8859-1") == text.removeprefix("\ufeff")
