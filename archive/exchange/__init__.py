"""Out of and into an archive."""
