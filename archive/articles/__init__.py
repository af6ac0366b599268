"""One article is one row: a file per table, with every statement on it."""
