"""The records of crawls: one file per table."""
