"""A search narrowed and counted: facets, histories and totals from an index in memory."""
