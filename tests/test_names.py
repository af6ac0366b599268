"""The name of a test is the same in every worker."""

from __future__ import annotations

import gzip

import pytest


@pytest.mark.parametrize("packed", [gzip.compress(b"Rathaus"), gzip.compress(b"Rat")])
def test_bytes_with_a_time_in_them_name_no_test(
    packed: bytes, request: pytest.FixtureRequest
) -> None:
    assert request.node.callspec.id in ("packed0", "packed1"), packed
