"""Searches narrowed and counted: facets, histories and totals, from an index held in memory."""
