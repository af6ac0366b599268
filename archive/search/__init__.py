"""The search: a query in, ids out."""
