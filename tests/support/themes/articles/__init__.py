"""Articles, a theme a file; see the table in ``figures``."""
