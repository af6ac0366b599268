"""What the archive says about the kept pages; applied by a migration, never edited."""

from __future__ import annotations

KEPT_PAGES = """
ALTER TABLE revisions ADD COLUMN cause TEXT NOT NULL DEFAULT 'publisher';
ALTER TABLE revisions ADD COLUMN capture INTEGER;
ALTER TABLE revisions ADD COLUMN corrected_at TEXT;
ALTER TABLE pages ADD COLUMN capture INTEGER;

-- A row of the cause 'reader' corrects the row before it. So the row before a publisher's one is
-- the best reading of the version before, and the last row before the next publisher's one is the
-- best reading of the version itself.
DROP VIEW changed_headlines;
CREATE VIEW changed_headlines AS
SELECT
    later.article_id, articles.source, articles.url, articles.published, later.seen_at,
    earlier.title AS old_title, best.title AS new_title
FROM revisions AS later
JOIN revisions AS earlier
    ON earlier.article_id = later.article_id AND earlier.number = later.number - 1
JOIN revisions AS best
    ON best.article_id = later.article_id AND best.number = coalesce(
        (SELECT min(number) - 1 FROM revisions AS next WHERE next.article_id = later.article_id
            AND next.number > later.number AND next.cause = 'publisher'),
        (SELECT max(number) FROM revisions AS last WHERE last.article_id = later.article_id))
JOIN articles ON articles.id = later.article_id
WHERE later.cause = 'publisher' AND best.title IS NOT earlier.title
    AND EXISTS (SELECT 1 FROM json_each(later.changed) WHERE value = 'title');

CREATE VIEW corrections AS
SELECT
    later.article_id, articles.source, articles.url, later.number, later.seen_at,
    later.corrected_at, later.capture, later.changed,
    earlier.kicker AS old_kicker, later.kicker AS new_kicker,
    earlier.title AS old_title, later.title AS new_title,
    earlier.teaser AS old_teaser, later.teaser AS new_teaser,
    earlier.body AS old_body, later.body AS new_body,
    earlier.published AS old_published, later.published AS new_published
FROM revisions AS later
JOIN revisions AS earlier
    ON earlier.article_id = later.article_id AND earlier.number = later.number - 1
JOIN articles ON articles.id = later.article_id
WHERE later.cause = 'reader';
"""
