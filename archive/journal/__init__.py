"""A crawl's own books: a file per table."""
