"""What a crawl measures of itself thins out by age; sums stay what they were."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive import Archive
from archive.clock import stamp


def test_metrics_older_than_a_year_are_a_sum_a_month(tmp_path: Path) -> None:
    start = datetime(2024, 1, 1, 5, tzinfo=UTC)
    with Archive.open(tmp_path / "archive.db") as archive:
        for day in range(500):
            at = stamp(start + timedelta(days=day))
            run = archive.start_run("a", at)
            archive.finish_run(run, finished=at, outcome="finished", requests=20)
            archive.journal.save_metrics(run, {"read": 2.0, "dated": 1.0})
            if day % 50 == 49:
                archive.journal.thin_metrics("a", at)
        found = archive.db.execute("SELECT count(DISTINCT run_id), sum(value) FROM _metrics")
        runs, total = found.fetchone()
        assert 400 <= runs <= 400 + 5
        assert total == 3 * 500
        archive.journal.thin_metrics("a", stamp(start + timedelta(days=499)))
        again = archive.db.execute("SELECT count(DISTINCT run_id), sum(value) FROM _metrics")
        assert again.fetchone() == (runs, total)
        assert archive.journal.usual_requests("a", 20) == 20
