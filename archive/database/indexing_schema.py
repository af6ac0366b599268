"""How new articles wait for the full-text indexes; applied by a migration, never edited."""

from __future__ import annotations

# An article that waits is in no index: what changes it, or takes it away, has nothing to forget.
INDEXED_TOGETHER = """
CREATE TABLE unindexed (
    article_id INTEGER PRIMARY KEY
);

DROP TRIGGER texts_insert;
CREATE TRIGGER texts_insert AFTER INSERT ON texts BEGIN
    INSERT OR IGNORE INTO unindexed (article_id) VALUES (new.article_id);
END;

DROP TRIGGER texts_update;
CREATE TRIGGER texts_update AFTER UPDATE OF body ON texts
WHEN old.body IS NOT new.body
    AND NOT EXISTS (SELECT 1 FROM unindexed WHERE article_id = old.article_id)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body)
    SELECT 'delete', id, kicker, title, teaser, old.body FROM articles WHERE id = old.article_id;
    INSERT INTO articles_fts (rowid, kicker, title, teaser, body)
    SELECT id, kicker, title, teaser, new.body FROM articles WHERE id = new.article_id;
END;

DROP TRIGGER texts_delete;
CREATE TRIGGER texts_delete BEFORE DELETE ON texts
WHEN NOT EXISTS (SELECT 1 FROM unindexed WHERE article_id = old.article_id)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body)
    SELECT 'delete', id, kicker, title, teaser, old.body FROM articles WHERE id = old.article_id;
END;

DROP TRIGGER articles_update;
CREATE TRIGGER articles_update AFTER UPDATE OF kicker, title, teaser ON articles
WHEN (old.kicker IS NOT new.kicker OR old.title IS NOT new.title OR old.teaser IS NOT new.teaser)
    AND NOT EXISTS (SELECT 1 FROM unindexed WHERE article_id = old.id)
BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, kicker, title, teaser, body)
    SELECT 'delete', old.id, old.kicker, old.title, old.teaser, body
    FROM texts WHERE article_id = old.id;
    INSERT INTO articles_fts (rowid, kicker, title, teaser, body)
    SELECT new.id, new.kicker, new.title, new.teaser, body FROM texts WHERE article_id = new.id;
END;
"""
