"""Filter and count searches: facets, histories and totals, from an index in memory."""
