"""The page store: what servers sent, in a second file."""
