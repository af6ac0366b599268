"""Content codings are undone, whatever is in the bytes, and never beyond the limit."""

from __future__ import annotations

import contextlib
import gzip
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from crawler.reader import CodingError, undone

PAGE = b"<p>Rathaus</p>" * 500


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


CODINGS = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": raw_deflate,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("coding", CODINGS)
def test_each_coding_is_undone(coding: str) -> None:
    assert undone(CODINGS[coding](PAGE), coding) == (PAGE, None)


@pytest.mark.parametrize("coding", CODINGS)
def test_what_is_cut_stays_as_it_came(coding: str) -> None:
    cut = CODINGS[coding](PAGE)[:-5]
    assert undone(cut, coding) == (cut, coding.lower())


@pytest.mark.parametrize("coding", CODINGS)
def test_a_bomb_is_refused(coding: str) -> None:
    with pytest.raises(CodingError, match="more than 1000 bytes"):
        undone(CODINGS[coding](b"\0" * 5_000_000), coding, 1000)


def test_codings_are_undone_from_the_last_to_the_first() -> None:
    assert undone(gzip.compress(brotli.compress(PAGE)), "br, gzip") == (PAGE, None)
    assert undone(gzip.compress(b"?"), "secret, gzip") == (b"?", "secret")
    assert undone(PAGE, "identity") == (PAGE, None)
    assert undone(b"", "gzip") == (b"", None)


def test_gzip_of_several_members_with_rubbish_behind() -> None:
    body = gzip.compress(b"a") + gzip.compress(b"b")
    assert undone(body, "gzip") == (b"ab", None)
    assert undone(body + b"rubbish", "gzip") == (b"ab", None)


@given(st.binary(max_size=300), st.sampled_from([*CODINGS, "br, gzip", "?", None, ","]))
def test_no_bytes_are_an_error(body: bytes, coding: str | None) -> None:
    with contextlib.suppress(CodingError):
        undone(body, coding, 1000)


@given(st.binary(max_size=300), st.sampled_from(sorted(CODINGS)))
def test_what_was_coded_comes_back(body: bytes, coding: str) -> None:
    assert undone(CODINGS[coding](body), coding) == (body, None)
