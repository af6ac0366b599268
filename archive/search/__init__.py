"""Search: query text in, article ids out."""
