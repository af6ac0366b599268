"""Dates: every known spelling, every refusal; never raises."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.dates import EARLIEST, read_date

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("[21.2.2011]", "2011-02-21"),
        ("[10.10.2025]", "2025-10-10"),
        ("[9.3.2023]", "2023-03-09"),
        ("[09.03.2023]", "2023-03-09"),
        (" [ 1. 4. 2019 ] ", "2019-04-01"),
        ("[6. März 2025]", "2025-03-06"),
        ("[06. Okt 2024]", "2024-10-06"),
        ("[6. Dez. 2024, ve]", "2024-12-06"),
        ("[10.10.2025, 13:30 Uhr]", "2025-10-10"),
        ("[10.10.2025 | 13:30]", "2025-10-10"),
        ("[Fr., 10. Okt. 2025]", "2025-10-10"),
        ("[Freitag, 10.10.2025]", "2025-10-10"),
        ("[2025-10-10]", "2025-10-10"),
        ("23.10.2024", "2024-10-23"),
        ("10. Oktober 2025", "2025-10-10"),
        ("Freitag, 10. Oktober 2025", "2025-10-10"),
        ("Ausgabe vom Freitag, 27. April 2001", "2001-04-27"),
        ("3. März 2020", "2020-03-03"),
        ("5. Jänner 2018", "2018-01-05"),
        ("2025-10-10", "2025-10-10"),
        ("2025-10-10T07:00:00+02:00", "2025-10-10"),
        ("2025-10-09T22:30:00Z", "2025-10-10"),  # half past midnight in Germany
        ("2025-10-09T22:30:00+00:00", "2025-10-10"),
        ("2025-10-10T00:15:00", "2025-10-10"),
        ("2025-10-10 08:00", "2025-10-10"),
        ("Fri, 10 Oct 2025 06:00:00 +0000", "2025-10-10"),
        ("Thu, 09 Oct 2025 23:00:00 +0000", "2025-10-10"),
        ("Do, 09 Okt 2025 08:00:00 +0200", "2025-10-09"),
        ("Thu, 09 October 2025 08:00:00 +0200", "2025-10-09"),
        ("Thursday, 9 Sept 2025 8:00 GMT", "2025-09-09"),
        ("Thu, 09 Oct 2025", "2025-10-09"),
        ("Thu, 09 Oct 2025 24:00:00 +0200", "2025-10-09"),
        ("Thu, 09 Oct 25 23:30:00 GMT", "2025-10-10"),  # the weekday confirms the year
        ("Thu, 09-Oct-2025 08:00:00 GMT", "2025-10-09"),
        ("Thu, 09 Oct 2025 23:30:00 -0000", "2025-10-10"),  # 3.3: Universal Time all the same
        ("Thu, 09 Oct 2025 21:30:00 -0000", "2025-10-09"),
        ("2025-10-09T23:30:00-00:00", "2025-10-10"),  # RFC 3339, 4.3
        ("Thu, 09 Oct 2025 20:00:00 EST", "2025-10-10"),
        ("Thu, 09 Oct 2025 23:30:00 MESZ (Sommerzeit)", "2025-10-09"),
        ("Thu, 09 Oct 2025 08:00:00 (CEST) +0200", "2025-10-09"),  # RFC 5322, 3.2.2
        ("(heute) Thu, 09 Oct 2025 08:00:00 +0200", "2025-10-09"),
        ("Thu,09 Oct 2025 08:00:00 GMT", "2025-10-09"),  # 3.3: the blank may be missing
        ("Thu, 9 Oct 2025 8:0:0 GMT", "2025-10-09"),
        ("9 Oct 2025 08:00 +0200", "2025-10-09"),  # 3.3: day of the week and seconds may be missing
        ("Thu, 09 Oct 2025 23:30:00 A", "2025-10-09"),  # 4.3: the letters of the military
        ("Thu, 09 Oct 2025 23:30:00 Europe/Berlin", "2025-10-09"),
        ("Thu Oct  9 08:00:00 2025", "2025-10-09"),  # asctime
        ("Thu Oct 09 23:30:00 GMT 2025", "2025-10-10"),
        ("20251009T223000Z", "2025-10-10"),  # ISO 8601, basic
        ("20251009", "2025-10-09"),
        ("2025/10/09 08:00", "2025-10-09"),
        ("2025.10.09", "2025-10-09"),
        ("21-04-2024", "2024-04-21"),
        ("Mittwoch, 23.10.2024", "2024-10-23"),
        ("Mi, 23.10.2024", "2024-10-23"),
        ("23.10.2024, 14:30 Uhr", "2024-10-23"),
        ("23.10.2024 | 14:30", "2024-10-23"),
        ("10. Okt. 2025", "2025-10-10"),
        ("3. MÄRZ 2020", "2020-03-03"),
        ("November 24, 2025", "2025-11-24"),
        ("Freitag, 10. Oktober 2025, 8.15 Uhr", "2025-10-10"),
        ("2025-10-09 08:00:00 UTC", "2025-10-09"),
        ("2025-10-09 23:30:00 UTC", "2025-10-10"),
        ("2025-10-09T23:30:00.123456+0000", "2025-10-10"),
        ("2025-10-09T24:00:00", "2025-10-10"),  # ISO 8601: the next day's 0:00
        ("2025-10-09T24:00", "2025-10-10"),
        ("2025-10-09T24:00:00+02:00", "2025-10-10"),
        ("2025-10-09T24:00:00+04:00", "2025-10-09"),  # 22:00 in Germany
        ("20251009T240000Z", "2025-10-10"),
        ("9. Oktober 2025, 24:00 Uhr", "2025-10-09"),  # an editor means the end of the day
        ("26 | 01 | 2022", "2022-01-26"),
        ("26 · 01 · 2022", "2022-01-26"),
        ("02.03.25", "2025-03-02"),
        ("02.03.98", "1998-03-02"),
        ("9. Sept. 2025", "2025-09-09"),
        ("9 Sept 2025", "2025-09-09"),
        ("Sept 9, 2025", "2025-09-09"),
        ("[03.03.2026]", "2026-03-03"),  # a day ahead may be the time zone
    ],
)
def test_known_spellings(text: str, day: str) -> None:
    assert read_date(text, TODAY) == (date.fromisoformat(day), None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[31.02.2024]", "impossible-date"),
        ("[29.02.2023]", "impossible-date"),
        ("[00.00.0000]", "impossible-date"),
        ("[10.13.2025]", "impossible-date"),  # day and month are never swapped
        ("30. Februar 2024", "impossible-date"),
        ("[30. Februar 2024]", "impossible-date"),
        ("[6. Etage 2025]", "unreadable-date"),
        ("2025-02-30", "impossible-date"),
        ("2025-10-10T25:00:00Z", "impossible-date"),
        ("2025-10-10T24:00:01Z", "impossible-date"),
        ("26 | 13 | 2022", "impossible-date"),
        ("23.10.2024, 25:30 Uhr", "impossible-date"),
        ("Fri, 10 Oct 2025 08:61:00 GMT", "impossible-date"),
        ("02 ott 2022", "unreadable-date"),
        ("03-04-2024", "unreadable-date"),  # March or April
        ("2025.10-09", "unreadable-date"),
        ("10 Oct 25", "unreadable-date"),
        ("Mon, 09 Oct 25 08:00:00 GMT", "unreadable-date"),  # it was a Thursday
        ("[1.1.70]", "unreadable-date"),
        ("[10/12/2025]", "unreadable-date"),
        ("10/12/2025", "unreadable-date"),
        ("Oktober 2025", "unreadable-date"),
        ("10. Vendémiaire 2025", "unreadable-date"),
        ("", "unreadable-date"),
        ("[]", "unreadable-date"),
        ("[10.10.2052]", "future-date"),
        ("[04.03.2026]", "future-date"),
        ("[1.1.1970]", "ancient-date"),
        ("[١٠.١٠.٢٠٢٥]", "unreadable-date"),
        ("9" * 10_000, "unreadable-date"),
    ],
)
def test_refusals(text: str, reason: str) -> None:
    assert read_date(text, TODAY) == (None, reason)


@given(st.text())
def test_never_raises_and_says_either_day_or_reason(text: str) -> None:
    read = read_date(text, TODAY)
    assert (read.day is None) != (read.reason is None)


@given(st.dates(min_value=EARLIEST, max_value=TODAY), st.booleans())
def test_whatever_is_printed_is_read_back(day: date, padded: bool) -> None:
    numeric = f"{day:%d.%m.%Y}" if padded else f"{day.day}.{day.month}.{day.year}"
    for text in (f"[{numeric}]", numeric, day.isoformat()):
        assert read_date(text, TODAY).day == day


@given(st.dates(min_value=TODAY + timedelta(days=2)))
def test_no_day_after_the_fetch(day: date) -> None:
    assert read_date(f"[{day.day}.{day.month}.{day.year:04}]", TODAY).reason == "future-date"
