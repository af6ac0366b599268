"""Export, import, merge, back up, verify and cite an archive."""
