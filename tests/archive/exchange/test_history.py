"""Changes between the versions of an article."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from archive import Archive
from archive.exchange.history import diff, shortened
from tests.support.records import T2, T3, article

TEXTS = st.lists(st.sampled_from(["Die", "Stadt", "baut", " ", "\n\n", "Brücke."])).map("".join)


@given(TEXTS, TEXTS)
def test_a_diff_holds_both_texts(old: str, new: str) -> None:
    changes = diff(old, new)
    assert "".join(text for sign, text in changes if sign in "=-") == old
    assert "".join(text for sign, text in changes if sign in "=+") == new


def test_what_stayed_is_shortened() -> None:
    changes = diff("eins " * 50 + "alt " + "zwei " * 50, "eins " * 50 + "neu " + "zwei " * 50)
    shown = shortened(changes)
    assert shown[0][1].startswith("…")
    assert shown[-1][1].endswith("…")
    assert ("-", "alt") in shown
    assert len("".join(text for _, text in shown)) < 120


def test_history_by_any_address_and_by_id(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive.db") as archive:
        archive.save(article())
        archive.save(article(seen_at=T2, title="Alte Brücke für die Straße"))
        archive.save(article(seen_at=T3, title="Alte Brücke für die Straße", kicker="Anderswo"))
        steps = archive.history(article().url + "/?utm_source=x")
        assert steps == archive.history("1")
        assert [step.changed for step in steps] == [(), ("title",), ("kicker",)]
        assert steps[1].changes["title"][:2] == [("-", "Neue"), ("+", "Alte")]
        assert archive.history("99") == archive.history("x") == []
