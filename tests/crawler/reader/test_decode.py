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
    ],
)  # fmt: skip
def test_decode(body: bytes, header: str | None, text: str) -> None:
    assert decode(body, header) == text


@given(st.binary(), st.none() | st.text())
def test_never_raises(body: bytes, header: str | None) -> None:
    decode(body, header)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode(), "text/html; charset=iso-8859-1") == text.removeprefix("\ufeff")
